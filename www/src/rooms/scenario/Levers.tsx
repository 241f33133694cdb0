import type { ComponentChildren, JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { AssumptionRow, CompleteScenario, LeverRow, Problem } from "../../../../src/boundary/breather";
import { CurrencyChoice } from "../../shell/CurrencyChoice.tsx";
import { description } from "../../state/describe.ts";
import { go } from "../../state/document.ts";
import { get, same } from "../../state/paths.ts";
import { Button, Fold } from "../../ui/index.ts";
import { Input } from "../Input.tsx";
import { Acts } from "./Acts.tsx";
import { problems } from "./answers.ts";
import { Causes } from "./Causes.tsx";
import { causesOf } from "./causes.ts";
import { GROUPS, handlesOf, isMoved, leverRows } from "./handles.ts";
import { Lever } from "./Lever.tsx";
import { pathsOf } from "./words.ts";

/** On a narrow page the levers stand below the outcomes, all folded. */
const BESIDE = matchMedia("(min-width: 861px)");

interface LeversProps {
  now: CompleteScenario;
  start: CompleteScenario;
}

export function Levers({ now, start }: LeversProps): JSX.Element {
  const rows = useMemo(leverRows, [description.value]);
  const all = description.value?.assumptions ?? [];
  const changed = all.filter(({ id }) => !same(get(now, `assumptions.${id}`), get(start, `assumptions.${id}`))).length;
  const model = ["people.fadeOut", "people.occupancyEffect"];
  const resolution = pathsOf("queues[].resolution", now);
  const purse = useMemo(() => (description.value?.fields ?? []).filter(({ path }) => path.startsWith("prices.")).map(({ path }) => path), [description.value]);
  return (
    <section class="levers" aria-labelledby="levers-heading">
      <h2 id="levers-heading" class="levers-title">
        What would you change?
      </h2>
      {GROUPS.map(({ id, title }) => {
        const levers = rows.filter(({ group }) => group === id);
        if (levers.length === 0) return null;
        const moved = levers.flatMap((lever) => handlesOf(lever, now)).filter((handle) => isMoved(handle, now, start)).length;
        return (
          <Group key={id} title={title} moved={moved} open={BESIDE.matches && (id === "rest" || id === "staffing")}>
            {id === "departments" ? (
              <Causes levers={levers} now={now} start={start} />
            ) : (
              levers.map((lever) => <StillLever key={lever.path} lever={lever} now={now} start={start} problems={problems.value} />)
            )}
            {id === "measuring" && (
              <p class="quiet group-way">
                What a target does step by step, and whom write-ups hit:{" "}
                <Button look="plain" onClick={() => go("metrics")}>
                  Metric policy
                </Button>
              </p>
            )}
          </Group>
        );
      })}
      <h2 class="levers-title">What it rests on</h2>
      <Group title="How people respond" moved={changed + model.filter((path) => !same(get(now, path), get(start, path))).length} lazy>
        <p class="quiet">Two questions on which studies disagree, and every coefficient of the model. What is changed here changes the scenario, not the baseline.</p>
        {model.map((path) => (
          <Input key={path} path={path} now={now} start={start} problems={problems.value} />
        ))}
        {families(all).map(([name, of]) => (
          <Fold key={name} title={name} aside={`${of.length}`} class="inner" lazy>
            <Acts rows={of} now={now} start={start} problems={problems.value} within="all" />
          </Fold>
        ))}
      </Group>
      <Group title="How customers respond" moved={resolution.filter((path) => !same(get(now, path), get(start, path))).length} lazy>
        <p class="quiet">First-contact resolution as you have measured it. Where it is left empty the assumption holds, which stands with the others under How people respond: Resolution, Repeats, Failure, Satisfaction, Lost.</p>
        {resolution.map((path) => (
          <Input key={path} path={path} now={now} start={start} problems={problems.value} compact />
        ))}
      </Group>
      <Group title="Prices" moved={purse.filter((path) => !same(get(now, path), get(start, path))).length} lazy>
        <p class="quiet">Your own figures, in the currency that you think in. Change them in the baseline too if they are to hold for both.</p>
        <CurrencyChoice id="currency-prices" />
        {purse.map((path) => (
          <Input key={path} path={path} now={now} start={start} problems={problems.value} compact />
        ))}
      </Group>
    </section>
  );
}

/** Assumptions by the first part of their ids. */
function families(all: readonly AssumptionRow[]): [string, AssumptionRow[]][] {
  const found = new Map<string, AssumptionRow[]>();
  for (const row of all) {
    const name = row.id.split(".")[0]!;
    const title = name.charAt(0).toUpperCase() + name.slice(1);
    found.set(title, [...(found.get(title) ?? []), row]);
  }
  return [...found];
}

function Group({ title, moved, open = false, lazy = false, children }: { title: string; moved: number; open?: boolean; lazy?: boolean; children: ComponentChildren }): JSX.Element {
  return (
    <Fold title={title} aside={moved === 0 ? "as baseline" : <b class="count">{`${moved} changed`}</b>} open={open} lazy={lazy} class="card lever-group">
      {children}
    </Fold>
  );
}

interface LeverProps extends LeversProps {
  lever: LeverRow;
  problems: readonly Problem[];
}

/** A lever, drawn anew only when something that it shows has changed: most of them stand still while one is moved. */
function StillLever(props: LeverProps): JSX.Element {
  const { lever, now, start, problems: found } = props;
  const paths = [lever.path, ...lever.details, ...lever.assumptions.map((id) => `assumptions.${id}`)];
  const of = (from: CompleteScenario): unknown[] => paths.flatMap((path) => pathsOf(path, from)).map((path) => get(from, path));
  const names = [now, start].map((from) => [...from.queues, ...from.teams, ...causesOf(from)].map(({ name }) => name));
  const shows = JSON.stringify([now.preset, names, of(now), of(start), found]);
  const [handle] = handlesOf(lever, now);
  return useMemo(() => <Lever handle={handle!} now={now} start={start} problems={found} />, [lever, shows]);
}
