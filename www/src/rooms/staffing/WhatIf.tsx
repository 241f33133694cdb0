import type { JSX } from "preact";
import type { CompleteScenario } from "../../../../src/boundary/breather";
import { get } from "../../state/paths.ts";
import { Fold } from "../../ui/index.ts";
import { Input } from "../Input.tsx";
import { LABELS, FIXED_BY_VOLUMES, GROUPS, REPLACED_BY_HANDLING, REPLACED_BY_VOLUMES, spread, type Group } from "./groups.ts";
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
        <Input key={path} path={path} now={now} start={start} weekdays={weekdays} problems={problems.value} short={LABELS[path]} />
      ))}
    </Fold>
  );
}
