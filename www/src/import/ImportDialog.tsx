import type { JSX } from "preact";
import type { VolumesResult } from "../../../src/boundary/breather";
import { number } from "../format.ts";
import { Button, DataTable, Dialog, Fold, Status } from "../ui/index.ts";
import { FindingsStep } from "./FindingsStep.tsx";
import { cellsCanBeLeftOut, sourceInWords } from "./model.ts";
import { correct, failure, forget, options, problems, readAgain, reading, result, source } from "./reading.ts";
import { SourceStep } from "./SourceStep.tsx";
import { told } from "./told.ts";
import { UnderstoodStep } from "./UnderstoodStep.tsx";

interface ImportDialogProps {
  open: boolean;
  onClose: () => void;
  /** The person has confirmed: the volumes, and the words for where they come from. */
  onUse: (result: VolumesResult, source: string) => void;
}

/** From a paste or a file to a week of volumes: read, checked, corrected, and used only when confirmed. */
export function ImportDialog({ open, onClose, onUse }: ImportDialogProps): JSX.Element {
  const from = source.value;
  const found = result.value;
  const close = (): void => {
    forget();
    onClose();
  };
  const ready = found !== null && found.scenario !== null && !reading.stale.value;
  return (
    <Dialog
      open={open}
      onClose={close}
      title="Bring your own volumes"
      wide
      actions={
        <>
          <span class="quiet import-promise">{ready ? "Replaces the calls, opening hours and interval of your scenario; Undo brings them back." : "Nothing is used yet."}</span>
          <Button onClick={close}>Cancel</Button>
          <Button
            look="primary"
            disabled={!ready}
            onClick={() => {
              if (!found || !from) return;
              onUse(found, sourceInWords(from, found, options.peek().week ?? null));
              forget();
            }}
          >
            Use these volumes
          </Button>
        </>
      }
    >
      <SourceStep />
      {from && (
        <>
          <Status job={reading.job.value} label={`Reading ${from.name}`} onCancel={reading.cancel} />
          {failure.value && (
            <p class="import-error" role="alert">
              {failure.value} <Button onClick={readAgain}>Read it again</Button>
            </p>
          )}
          <Told />
          <UnderstoodStep />
          {found && found.scenario === null && (
            <p class="import-error" role="alert">
              Intervals of {found.understood.intervalMinutes} minutes do not fit into any interval that a plan can have.
            </p>
          )}
          {found && (
            <div class={reading.stale.value ? "stale" : ""}>
              <FindingsStep result={found} />
            </div>
          )}
        </>
      )}
    </Dialog>
  );
}

/** Problems that stop the import, and notes that do not. */
function Told(): JSX.Element {
  const wrong = problems.value;
  const notes = result.value?.notes ?? [];
  return (
    <>
      {wrong.length > 0 && (
        <section class="problems" role="alert" aria-labelledby="import-problems">
          <h3 id="import-problems">{wrong.length === 1 ? "One thing stands in the way" : `${number(wrong.length)} things stand in the way`}</h3>
          <p>Correct the file, or how it is read below.</p>
          <DataTable caption="Problems by line and column" quietCaption table={told(wrong)} file="import problems" most={50} rowHeads={false} />
          {cellsCanBeLeftOut(wrong, options.value) && (
            <Button onClick={() => correct("leaveOutBadCells", true)}>Leave out these cells and use the rest</Button>
          )}
        </section>
      )}
      {options.value.leaveOutBadCells === true && (
        <p class="import-note">
          Cells that cannot be used are left out, each told below. <Button onClick={() => correct("leaveOutBadCells", null)}>Do not leave them out</Button>
        </p>
      )}
      {notes.length > 0 && (
        <Fold title="Worth knowing" open={notes.length <= 12} aside={`${number(notes.length)} ${notes.length === 1 ? "note" : "notes"}`}>
          <DataTable caption="Notes by line and column" quietCaption table={told(notes)} file="import notes" most={50} rowHeads={false} />
        </Fold>
      )}
    </>
  );
}
