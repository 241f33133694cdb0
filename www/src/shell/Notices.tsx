import type { JSX } from "preact";
import { decide, notice, startFresh } from "../state/keep.ts";
import { rooms } from "../rooms.ts";
import { Button } from "../ui/Button.tsx";

/** What a person should know about where the page's content came from. */
export function Notices(): JSX.Element | null {
  const told = notice.value;
  if (!told) return null;
  const ids = rooms.map((room) => room.id);
  if (told.kind === "unreadableLink") {
    return (
      <div class="notice loud" role="alert">
        <h1>This link could not be read</h1>
        <p>{told.reason} What it was to show is not shown here. Ask for it again, or for the scenario as a file.</p>
        <p>
          <Button onClick={() => decide("kept", ids)}>Open what was last kept in this browser</Button>{" "}
          <Button onClick={() => decide("fresh", ids)}>Start fresh</Button>
        </p>
      </div>
    );
  }
  const close = (): void => {
    notice.value = null;
  };
  return (
    <div class="notice" role="status">
      {told.kind === "restored" && (
        <>
          <span>This is what you had here last time.</span> <Button onClick={startFresh}>Start fresh</Button>
        </>
      )}
      {told.kind === "unreadableStore" && <span>What this browser had kept could not be read, so the page starts fresh.</span>}
      {told.kind === "notStored" && (
        <span>This browser does not keep your work ({told.reason}). The address still holds it; save a file to be sure.</span>
      )}{" "}
      <Button look="plain" onClick={close}>
        Dismiss
      </Button>
    </div>
  );
}
