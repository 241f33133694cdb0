import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { CompleteScenario, LeverRow } from "../../../../src/boundary/breather";
import { description } from "../../state/describe.ts";
import { get } from "../../state/paths.ts";
import { Fold } from "../../ui/index.ts";
import { problems } from "../scenario/answers.ts";
import { handlesOf, isMoved, leverRows } from "../scenario/handles.ts";
import { Lever } from "../scenario/Lever.tsx";

const PARTS: readonly { title: string; levers: readonly string[] }[] = [
  { title: "Target", levers: ["policy.handlePressure"] },
  { title: "Who is measured", levers: ["policy.metrics", "policy.monitoringChange"] },
  { title: "What follows", levers: ["policy.consequence", "policy.attendanceLimit"] },
  { title: "Coaching", levers: ["policy.coachingHoursPerMonth"] },
];

interface PolicyProps {
  now: CompleteScenario;
  start: CompleteScenario;
}

/** The levers of measuring, all with what belongs to them. */
export function Policy({ now, start }: PolicyProps): JSX.Element {
  const rows = useMemo(() => leverRows().filter(({ group }) => group === "measuring"), [description.value]);
  const rest = rows.filter(({ path }) => !PARTS.some(({ levers }) => levers.includes(path)));
  const parts = [...PARTS.map(({ title, levers }) => ({ title, of: rows.filter(({ path }) => levers.includes(path)) })), { title: "More", of: rest }];
  return (
    <section class="levers" aria-labelledby="policy-heading">
      <h2 id="policy-heading" class="levers-title">
        What is measured, and what follows?
      </h2>
      {parts.map(({ title, of }, at) => of.length > 0 && <Part key={title} title={title} levers={of} now={now} start={start} open={at < 2 || of.some((lever) => handlesOf(lever, now).some((handle) => isMoved(handle, now, start)))} />)}
    </section>
  );
}

function Part({ title, levers, now, start, open }: PolicyProps & { title: string; levers: readonly LeverRow[]; open: boolean }): JSX.Element {
  const moved = levers.flatMap((lever) => handlesOf(lever, now)).filter((handle) => isMoved(handle, now, start)).length;
  return (
    <Fold title={title} aside={moved === 0 ? "as baseline" : <b class="count">{`${moved} changed`}</b>} open={open} class="card lever-group">
      {levers.map((lever) => (
        <StillLever key={lever.path} lever={lever} now={now} start={start} />
      ))}
    </Fold>
  );
}

/** Drawn anew only when something that it shows has changed. */
function StillLever({ lever, now, start }: PolicyProps & { lever: LeverRow }): JSX.Element {
  const paths = [lever.path, ...lever.details, ...lever.assumptions.map((id) => `assumptions.${id}`)];
  const of = (from: CompleteScenario): unknown[] => paths.map((path) => get(from, path));
  const shows = JSON.stringify([now.preset, of(now), of(start), problems.value]);
  const [handle] = handlesOf(lever, now);
  return useMemo(() => <Lever handle={handle!} now={now} start={start} problems={problems.value} full />, [lever, shows]);
}
