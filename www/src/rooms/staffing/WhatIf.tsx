import type { JSX } from "preact";
import type { CompleteScenario, FieldRow, Problem } from "../../../../src/boundary/breather";
import { description, field } from "../../state/describe.ts";
import { doc, edit } from "../../state/document.ts";
import { get, put } from "../../state/paths.ts";
import { ChoiceField, Fold, NumberField, NumbersField } from "../../ui/index.ts";
import { FIXED_BY_VOLUMES, GROUPS, REPLACED_BY_HANDLING, REPLACED_BY_VOLUMES, spread, type Group } from "./groups.ts";
import { LengthsField } from "./LengthsField.tsx";
import { problems } from "./store.ts";

/** On a narrow page the inputs stand above the outcomes, so they all start folded. */
const BESIDE = matchMedia("(min-width: 901px)");

interface WhatIfProps {
  now: CompleteScenario;
  start: CompleteScenario;
  weekdays: readonly string[];
}

/** Every input of the plan, in folded groups, each against the start. */
export function WhatIf({ now, start, weekdays }: WhatIfProps): JSX.Element {
  return (
    <section class="staffing-inputs" aria-labelledby="whatif-heading">
      <h2 id="whatif-heading">What would you change?</h2>
      {GROUPS.map((group, at) => (
        <InputGroup key={group.id} group={group} now={now} start={start} weekdays={weekdays} open={at === 0 && BESIDE.matches} />
      ))}
    </section>
  );
}

function hasVolumes(now: CompleteScenario): boolean {
  return now.queues.some((queue) => queue.callsByInterval.length > 0);
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** The paths of a group that have an effect in this scenario. */
function pathsOf(group: Group, now: CompleteScenario): string[] {
  const imported = hasVolumes(now);
  return group.paths.filter((path) => !(imported && FIXED_BY_VOLUMES.has(path))).flatMap((path) =>
    spread(path, { queues: now.queues.length, teams: now.teams.length }).filter((full) => {
      const queue = now.queues[Number(/^queues\[(\d+)\]/.exec(full)?.[1] ?? -1)];
      if (!queue) return true;
      return !(REPLACED_BY_VOLUMES.has(path) && queue.callsByInterval.length > 0) && !(REPLACED_BY_HANDLING.has(path) && queue.handleSecondsByInterval.length > 0);
    }),
  );
}

function InputGroup({ group, now, start, weekdays, open }: { group: Group; now: CompleteScenario; start: CompleteScenario; weekdays: readonly string[]; open: boolean }): JSX.Element | null {
  const paths = pathsOf(group, now);
  if (paths.length === 0) return null;
  const changed = paths.filter((path) => !same(get(now, path), get(start, path))).length;
  const imported = group.id === "calls" && hasVolumes(now);
  return (
    <Fold title={group.title} aside={changed === 0 ? "as at the start" : `${changed} changed`} open={open} class="card">
      {group.about && <p class="quiet">{group.about}</p>}
      {imported && <p class="quiet">The calls come from your imported volumes, so the weekly total and its shape are not asked for.</p>}
      {paths.map((path) => (
        <Input key={path} path={path} now={now} start={start} weekdays={weekdays} />
      ))}
    </Fold>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`);

function Input({ path, now, start, weekdays }: { path: string; now: CompleteScenario; start: CompleteScenario; weekdays: readonly string[] }): JSX.Element | null {
  // The default a person meets is the starting point's, which may state more than the field's own.
  const preset = description.value?.presets.find((one) => one.id === now.preset);
  const row: FieldRow = { ...field(path), default: get(preset?.complete, path) ?? field(path).default };
  const several = /^(queues|teams)\[(\d+)\]/.exec(path);
  const list = several?.[1] === "teams" ? now.teams : now.queues;
  const label = several && list.length > 1 ? `${row.label}: ${list[Number(several[2])]?.name ?? ""}` : row.label;
  const onInput = (value: unknown): void => edit(label, (d) => ({ ...d, scenario: filled(d.scenario, path, value, now) }));
  const common = { field: row, path, label, onInput, ...problemOf(path, problems.value) };
  // What is stated is known at once; the rest of the scenario comes back from the engine a moment later.
  const stated = get(doc.value.scenario, path);
  const value = stated === undefined ? get(now, path) : stated;
  const was = get(start, path);
  if (path === "shifts.lengthHours") return <LengthsField {...common} value={value as number[]} start={was as number[]} />;
  switch (row.kind) {
    case "number":
      return <NumberField {...common} value={(value as number | null) ?? null} start={(was as number | null) ?? null} />;
    case "choice":
      return <ChoiceField {...common} value={value as string | number} start={was as string | number} />;
    case "numbers":
      return <NumbersField {...common} value={(value as number[]) ?? []} start={(was as number[]) ?? []} names={path.endsWith("hourlyWeights") ? HOURS : weekdays} />;
    default:
      return null;
  }
}

function problemOf(path: string, all: readonly Problem[]): { problem?: string } {
  const found = all.find((problem) => problem.path === path || problem.path.startsWith(`${path}[`));
  return found ? { problem: `${found.message}.` } : {};
}

/** A list in the scenario has the length that is stated, so a change to one entry states the others as well. */
function filled(scenario: object, path: string, value: unknown, now: CompleteScenario): object {
  const list = /^(queues|teams)\[/.exec(path)?.[1] as "queues" | "teams" | undefined;
  let from: object = scenario;
  if (list) {
    const stated = (get(scenario, list) as unknown[] | undefined)?.length ?? 0;
    for (let at = stated; at < now[list].length; at += 1) from = put(from, `${list}[${at}]`, {});
  }
  return put(from, path, value);
}
