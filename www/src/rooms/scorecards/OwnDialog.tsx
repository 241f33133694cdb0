import type { JSX } from "preact";
import type { AgentFigure, AgentsResult, FieldRow, ImportAgentsOptions } from "../../../../src/boundary/breather";
import { number, several } from "../../format.ts";
import { Choose } from "../../import/Choose.tsx";
import { encodingInWords } from "../../import/decode.ts";
import { valueInWords } from "../../import/model.ts";
import { Preview } from "../../import/Preview.tsx";
import { told } from "../../import/told.ts";
import { description, inputField } from "../../state/describe.ts";
import { Button, DataTable, Dialog, Fold, Status } from "../../ui/index.ts";
import { ask, correct, failure, forgetFile, from, importing, lastResult, openError, options, problems, reading, result, takeFile, takeText, use } from "./own.ts";

const EXAMPLE = "agent\tcalls\tAHT\tQA score\tevaluations\nA. Example\t410\t312\t85\t6\nB. Example\t388\t340\t78\t6";

/** From a paste or a file to people with their figures: read, checked, corrected, and used only when confirmed. */
export function OwnDialog(): JSX.Element {
  const source = from.value;
  const found = result.value;
  const close = (): void => {
    forgetFile();
    importing.value = false;
  };
  const ready = found !== null && !reading.stale.value;
  return (
    <Dialog
      open={importing.value}
      onClose={close}
      title="Bring your own figures"
      wide
      actions={
        <>
          <span class="quiet import-promise">{ready ? `${several(found.rowsUsed, "person", "people")} with figures. Nothing is kept unless you ask for it.` : "Nothing is used yet."}</span>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" disabled={!ready} onClick={() => found && source && use(found, source.name)}>
            Use these figures
          </Button>
        </>
      }
    >
      <section class="import-step" aria-labelledby="own-source">
        <h3 id="own-source">1 · Your figures</h3>
        {source ? (
          <div class="import-chosen">
            <p>
              <strong>{source.name}</strong>, {number(source.text.length)} characters. {encodingInWords(source.encoding)}
            </p>
            <Button onClick={forgetFile}>Choose another</Button>
          </div>
        ) : (
          <Choose
            about="One line for each agent, with the figures of a month or a quarter and how many calls, surveys or evaluations they stand on. The text is read inside this page and never leaves your computer. Nothing is kept unless you ask for it."
            example={EXAMPLE}
            fileLabel="File of agents' figures"
            onText={takeText}
            onFile={(file) => void takeFile(file)}
          />
        )}
        {openError.value && (
          <p class="import-error" role="alert">
            {openError.value}
          </p>
        )}
        <Names />
      </section>
      {source && (
        <>
          <Status job={reading.job.value} label={`Reading ${source.name}`} onCancel={reading.cancel} />
          {failure.value && (
            <p class="import-error" role="alert">
              {failure.value} <Button onClick={ask}>Read it again</Button>
            </p>
          )}
          <Told />
          <Understood />
        </>
      )}
    </Dialog>
  );
}

/** What becomes of names; numbers take their place unless a person wants them otherwise. */
function Names(): JSX.Element {
  const row = inputField("importAgents", "names");
  return (
    <div class="import-correct">
      <label for="own-names">{row.label}</label>
      <select id="own-names" value={options.value.names ?? "numbers"} aria-describedby="own-names-help" onChange={(event) => correct({ names: event.currentTarget.value as "numbers" })}>
        {(row.options ?? []).map(({ value, label }) => (
          <option key={value} value={String(value)}>
            {label}
          </option>
        ))}
      </select>
      <p id="own-names-help" class="quiet">
        {options.value.names === "keep" ? "Names will stand in the tables, and in what you save of them." : "Names are replaced as the text is read: they are in no table and in nothing that is saved. Numbers follow the order of the file."}
      </p>
    </div>
  );
}

/** Problems that stop the import, and notes that do not. */
function Told(): JSX.Element {
  const wrong = problems.value;
  const notes = result.value?.notes ?? [];
  return (
    <>
      {wrong.length > 0 && (
        <section class="problems" role="alert" aria-labelledby="own-problems">
          <h3 id="own-problems">{wrong.length === 1 ? "One thing stands in the way" : `${number(wrong.length)} things stand in the way`}</h3>
          <p>Correct the file, or how it is read below.</p>
          <DataTable caption="Problems by line and column" quietCaption table={told(wrong)} file="import problems" most={50} rowHeads={false} />
          {options.value.acceptRest !== true && <Button onClick={() => correct({ acceptRest: true })}>Leave out what is wrong and use the rest</Button>}
        </section>
      )}
      {options.value.acceptRest === true && (
        <p class="import-note">
          What cannot be used is left out, each told below. <Button onClick={() => correct({ acceptRest: false })}>Do not leave it out</Button>
        </p>
      )}
      {notes.length > 0 && (
        <Fold title="Worth knowing" open={notes.length <= 12} aside={several(notes.length, "note")}>
          <DataTable caption="Notes by line and column" quietCaption table={told(notes)} file="import notes" most={50} rowHeads={false} />
        </Fold>
      )}
    </>
  );
}

type Understanding = AgentsResult["understood"];

function label(figure: string): string {
  return inputField("importAgents", `columns.${figure}`).label;
}

/** Which columns are used for what, by number from 1. */
function uses({ idColumn, used }: Understanding): Map<number, string> {
  const found = new Map(used.map(({ column, figure, hundredths }) => [column, `${label(figure)}${hundredths ? ", in percent" : ""}`] as const));
  if (idColumn !== null) found.set(idColumn, "name");
  return found;
}

function Understood(): JSX.Element {
  const understood = lastResult.value?.understood ?? null;
  const figures = figureNames();
  const used = new Set<string>(understood?.used.map(({ figure }) => figure));
  return (
    <section class="import-step" aria-labelledby="own-understood">
      <h3 id="own-understood">2 · What was understood</h3>
      <p class="quiet">Correct here whatever was read wrongly; the preview follows.</p>
      <div class="import-understood">
        <div class="import-corrections">
          {(["separator", "decimalMark", "headerRow"] as const).map((path) => (
            <Correct key={path} path={path} understood={understood} />
          ))}
          {["id", ...figures.filter((figure) => used.has(figure))].map((figure) => (
            <ColumnOf key={figure} figure={figure} understood={understood} />
          ))}
          <Fold title="Other figures" aside={several(figures.length - used.size, "figure")} class="inner" lazy>
            {figures
              .filter((figure) => !used.has(figure))
              .map((figure) => (
                <ColumnOf key={figure} figure={figure} understood={understood} />
              ))}
          </Fold>
        </div>
        {understood && <Preview preview={understood.preview} columns={understood.columns} headerRow={understood.headerRow} uses={uses(understood)} />}
      </div>
    </section>
  );
}

/** The names of all figures, from the fields of the import. */
function figureNames(): AgentFigure[] {
  const rows = description.value?.inputs.importAgents ?? [];
  return rows.flatMap(({ path }) => (path.startsWith("columns.") && path !== "columns.id" ? [path.slice("columns.".length) as AgentFigure] : []));
}

/** Columns that are offered by number while the file cannot be read. */
const UNREAD = 30;

type Path = "separator" | "decimalMark" | "headerRow";

function parsed(row: FieldRow, text: string): unknown {
  if (text === "") return null;
  return row.kind === "flag" ? text === "true" : text;
}

function Correct({ path, understood }: { path: Path; understood: Understanding | null }): JSX.Element {
  const row = inputField("importAgents", path);
  const given = options.value[path];
  const id = `own-${path}`;
  const unsure = understood?.ambiguous.includes(path) === true;
  const found = given === undefined || given === null;
  const choices = row.kind === "flag" ? [{ value: "true", label: "Yes" }, { value: "false", label: "No" }] : (row.options ?? []).map(({ value, label: words }) => ({ value: String(value), label: words }));
  return (
    <div class={unsure && found ? "import-correct ambiguous" : "import-correct"}>
      <label for={id}>{row.label}</label>
      <select id={id} value={found ? "" : String(given)} onChange={(event) => correct({ [path]: parsed(row, event.currentTarget.value) } as Partial<ImportAgentsOptions>)}>
        <option value="">{understood ? `As found: ${valueInWords(row, understood[path])}` : "Find it in the file"}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      {unsure && <p class="import-note">{found ? "The file can be read in more than one way here. Please check." : "Chosen by you; the file alone leaves it open."}</p>}
    </div>
  );
}

function ColumnOf({ figure, understood }: { figure: string; understood: Understanding | null }): JSX.Element {
  const given = options.value.columns?.[figure as AgentFigure];
  const id = `own-column-${figure}`;
  const at = figure === "id" ? (understood?.idColumn ?? null) : (understood?.used.find((one) => one.figure === figure)?.column ?? null);
  const columns = understood?.columns ?? [];
  const name = (column: number): string => (understood ? `${column}: ${columns[column - 1] || "no name"}` : `Column ${column}`);
  const unsure = understood?.ambiguous.includes(figure) === true;
  return (
    <div class={unsure ? "import-correct ambiguous" : "import-correct"}>
      <label for={id}>{label(figure)}</label>
      <select
        id={id}
        value={given === undefined || given === null ? "" : String(given)}
        onChange={(event) => {
          const text = event.currentTarget.value;
          correct({ columns: { ...options.peek().columns, [figure]: text === "" ? null : Number(text) } });
        }}
      >
        <option value="">{!understood ? "Find it in the file" : at === null ? "As found: none" : `As found: ${name(at)}`}</option>
        {Array.from(understood ? columns : { length: UNREAD }, (_, i) => (
          <option key={i} value={String(i + 1)}>
            {name(i + 1)}
          </option>
        ))}
      </select>
      {unsure && <p class="import-note">The column says %, and holds nothing above 1: it was read as shares. Please check.</p>}
    </div>
  );
}
