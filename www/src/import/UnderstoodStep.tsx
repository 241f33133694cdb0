import type { JSX } from "preact";
import type { FieldRow, ImportOptions, Understood } from "../../../src/boundary/breather";
import { inputField } from "../state/describe.ts";
import { Preview } from "./Preview.tsx";
import { columnUses, CORRECTIONS, offered, valueInWords, type Correction } from "./model.ts";
import { correct, lastResult, options } from "./reading.ts";

/** What was understood of the file, each point of it a control that corrects it, beside its first lines. */
export function UnderstoodStep(): JSX.Element {
  const understood = lastResult.value?.understood ?? null;
  return (
    <section class="import-step" aria-labelledby="import-understood">
      <h3 id="import-understood">2 · What was understood</h3>
      <p class="quiet">Correct here whatever was read wrongly; the preview and the findings follow.</p>
      <div class="import-understood">
        <div class="import-corrections">
          {CORRECTIONS.filter((one) => offered(one, understood)).map((one) => (
            <Correct key={one.path} correction={one} understood={understood} />
          ))}
        </div>
        {understood && <Preview {...understood} uses={columnUses(understood)} />}
      </div>
    </section>
  );
}

function choices(row: FieldRow, correction: Correction, understood: Understood | null): { value: string; label: string }[] {
  if (correction.column) {
    const columns = understood?.columns ?? [];
    return columns.map((name, at) => ({ value: String(at + 1), label: `${at + 1}: ${name || "no name"}` }));
  }
  if (row.kind === "flag") {
    return [
      { value: "true", label: "Yes" },
      { value: "false", label: "No" },
    ];
  }
  if (row.path === "intervalMinutes") {
    return [5, 6, 10, 15, 20, 30, 60].map((minutes) => ({ value: String(minutes), label: `${minutes} minutes` }));
  }
  return (row.options ?? []).map((option) => ({ value: String(option.value), label: option.label }));
}

function parsed(row: FieldRow, text: string): ImportOptions[keyof ImportOptions] {
  if (text === "") return null;
  if (row.kind === "flag") return text === "true";
  return row.kind === "number" ? Number(text) : (text as ImportOptions["separator"]);
}

function asFound(row: FieldRow, correction: Correction, understood: Understood | null): string {
  if (correction.path === "duplicates") return "Tell me, do not guess";
  if (correction.path === "missing") return "Leave unknown";
  if (!understood || !correction.found) return "Find it in the file";
  const value = understood[correction.found];
  if (value === null) return "As found: none";
  if (correction.column) return `As found: ${String(value)}: ${understood.columns[Number(value) - 1] || "no name"}`;
  if (row.path === "intervalMinutes") return `As found: ${String(value)} minutes`;
  return `As found: ${valueInWords(row, value)}`;
}

function Correct({ correction, understood }: { correction: Correction; understood: Understood | null }): JSX.Element {
  const row = inputField("importVolumes", correction.path);
  const given = options.value[correction.path];
  const id = `import-${correction.path}`;
  const ambiguous = understood?.ambiguous.includes(correction.path) ?? false;
  const found = given === undefined || given === null;
  return (
    <div class={ambiguous && found ? "import-correct ambiguous" : "import-correct"}>
      <label for={id}>{row.label}</label>
      <select
        id={id}
        value={found ? "" : String(given)}
        {...(ambiguous ? { "aria-describedby": `${id}-note` } : {})}
        onChange={(event) => correct(correction.path, parsed(row, event.currentTarget.value))}
      >
        <option value="">{asFound(row, correction, understood)}</option>
        {choices(row, correction, understood).map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      {ambiguous && (
        <p id={`${id}-note`} class="import-note">
          {found ? "The file can be read in more than one way here. Please check." : "Chosen by you; the file alone leaves it open."}
        </p>
      )}
    </div>
  );
}
