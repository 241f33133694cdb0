import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Problem } from "../../../src/boundary/breather";
import { number } from "../format.ts";
import { description, field } from "../state/describe.ts";
import { doc, edit } from "../state/document.ts";
import { openScenario, saveScenario } from "../state/files.ts";
import { link } from "../state/keep.ts";
import { put } from "../state/paths.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ProblemsPanel } from "../ui/ProblemsPanel.tsx";
import { TextField } from "../ui/fields.tsx";

interface Props {
  open: boolean;
  onClose: () => void;
}

/** Chat programs cut links off at about this length. */
const LONG_LINK = 2000;

/** Opens a scenario file. */
export function OpenDialog({ open, onClose }: Props): JSX.Element {
  const [problems, setProblems] = useState<Problem[]>([]);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      const found = await openScenario(file);
      setProblems(found);
      if (found.length === 0) onClose();
    } catch (error) {
      setProblems([{ path: "", code: "failed", message: error instanceof Error ? error.message : String(error) }]);
    }
  };
  return (
    <Dialog open={open} onClose={() => (setProblems([]), onClose())} title="Open a scenario">
      <p>
        A scenario file (<code>.breather.json</code>) that was saved here or elsewhere. It takes the place of the scenario shown; Undo
        brings that one back. The file is read by this page and goes nowhere.
      </p>
      <label class="file">
        Scenario file
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            const input = event.currentTarget;
            void take(input.files?.[0]).then(() => (input.value = ""));
          }}
        />
      </label>
      <ProblemsPanel problems={problems} consequence="The file was not opened." control={() => null} focus />
    </Dialog>
  );
}

/** Saves the scenario by name, or copies the link that holds everything. */
export function SaveDialog({ open, onClose }: Props): JSX.Element {
  const [copied, setCopied] = useState("");
  const { scenario } = doc.value;
  const name = scenario.name ?? "";
  const address = link.value;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      setCopied("The link is on the clipboard.");
    } catch {
      setCopied("The browser did not allow copying. The address bar holds the same link.");
    }
  };
  return (
    <Dialog open={open} onClose={() => (setCopied(""), onClose())} title="Save">
      <section class="dialog-part">
        <h3>As a file</h3>
        <p>The scenario of the rooms Scenario, People and Staffing, as text that people and programs can read. It opens in this and later versions.</p>
        {description.value && (
          <TextField field={field("name")} value={name} onInput={(next) => edit("Name of the scenario", (d) => put(d, "scenario.name", next))} compact />
        )}
        <Button look="primary" onClick={() => saveScenario(scenario, name, description.value?.schemaVersion ?? 1)}>
          Save the file
        </Button>
      </section>
      <section class="dialog-part">
        <h3>As a link</h3>
        <p>
          The address of this page holds everything typed, in every room; people&rsquo;s own figures are never in it. It is {number(address.length)} characters long
          {address.length > LONG_LINK
            ? "; many chat and mail programs cut links of that length short, so a file is safer."
            : ", which chat and mail programs pass on whole."}{" "}
          Who opens it needs the same file at the same place, or their own copy with what stands after the # added.
        </p>
        <Button onClick={() => void copy()} disabled={address === ""}>
          Copy the link
        </Button>
        <p role="status">{copied}</p>
      </section>
      <p class="quiet">Every change is also kept in this browser, until it forgets.</p>
    </Dialog>
  );
}
