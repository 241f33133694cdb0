import type { ComponentChildren, JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { AssumptionRow, CompleteScenario, LeverRow, Problem } from "../../../../src/boundary/breather";
import { description, field } from "../../state/describe.ts";
import { get } from "../../state/paths.ts";
import { Fold } from "../../ui/index.ts";
import { undoable } from "../../state/document.ts";
import { Input, inputLabel } from "../Input.tsx";
import { Acts } from "./Acts.tsx";
import { answer, pair, prices, problems, stale } from "./answers.ts";
import { Grade } from "./Grade.tsx";
import { BESIDE_LEVER, brief, listed, pathsOf, priceWords } from "./words.ts";

/** On a narrow page the levers stand below the outcomes, all folded. */
const BESIDE = matchMedia("(min-width: 861px)");

export const GROUPS: readonly { id: LeverRow["group"]; title: string }[] = [
  { id: "staffing", title: "Staffing" },
  { id: "rest", title: "Rest" },
  { id: "support", title: "Support" },
  { id: "training", title: "Training" },
  { id: "hiring", title: "Hiring" },
  { id: "world", title: "The world outside" },
];

/** Levers of capacity and of the world that are arithmetic and need no evidence. */
const PLAIN: readonly LeverRow[] = [
  { path: "teams[].heads", group: "staffing", details: [], known: "Capacity against load is arithmetic: the surest effect there is.", grade: null, assumptions: [], price: "pay" },
  { path: "queues[].volumeChange", group: "world", details: [], known: "More or fewer calls in every interval alike.", grade: null, assumptions: [], price: "none" },
  { path: "queues[].handleChange", group: "world", details: [], known: "Longer or shorter calls, as a new product or system makes them.", grade: null, assumptions: [], price: "none" },
];

/** Every lever, in groups. */
export function leverRows(): LeverRow[] {
  const told = description.value?.levers ?? [];
  const missing = PLAIN.filter(({ path }) => !told.some((lever) => lever.path === path));
  return [...missing.filter(({ group }) => group === "staffing"), ...told, ...missing.filter(({ group }) => group !== "staffing")];
}

export function assumptionsOf(lever: LeverRow): AssumptionRow[] {
  const all = description.value?.assumptions ?? [];
  return lever.assumptions.flatMap((id) => all.find((row) => row.id === id) ?? []);
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** How many of a lever's own fields the scenario states otherwise than the baseline. */
export function isMoved(lever: LeverRow, now: CompleteScenario, start: CompleteScenario): boolean {
  return [lever.path, ...lever.details].flatMap((path) => pathsOf(path, now)).some((path) => !same(get(now, path), get(start, path)));
}

interface LeversProps {
  now: CompleteScenario;
  start: CompleteScenario;
}

export function Levers({ now, start }: LeversProps): JSX.Element {
  const rows = useMemo(leverRows, [description.value]);
  const all = description.value?.assumptions ?? [];
  const changed = all.filter(({ id }) => !same(get(now, `assumptions.${id}`), get(start, `assumptions.${id}`))).length;
  const model = ["people.fadeOut", "people.occupancyEffect"];
  const purse = useMemo(() => (description.value?.fields ?? []).filter(({ path }) => path.startsWith("prices.")).map(({ path }) => path), [description.value]);
  return (
    <section class="levers" aria-labelledby="levers-heading">
      <h2 id="levers-heading" class="levers-title">
        What would you change?
      </h2>
      {GROUPS.map(({ id, title }) => {
        const levers = rows.filter(({ group }) => group === id);
        if (levers.length === 0) return null;
        const moved = levers.filter((lever) => isMoved(lever, now, start)).length;
        return (
          <Group key={id} title={title} moved={moved} open={BESIDE.matches && (id === "rest" || id === "staffing")}>
            {levers.map((lever) => (
              <StillLever key={lever.path} lever={lever} now={now} start={start} problems={problems.value} />
            ))}
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
      <Group title="Prices" moved={purse.filter((path) => !same(get(now, path), get(start, path))).length} lazy>
        <p class="quiet">Your own figures, in the currency that you think in. Change them in the baseline too if they are to hold for both.</p>
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

function atRest(lever: LeverRow, now: CompleteScenario): boolean {
  return lever.path.includes("[]") || same(get(now, lever.path), field(lever.path).default);
}

/** A lever, drawn anew only when something that it shows has changed: most of them stand still while one is moved. */
function StillLever(props: LeverProps): JSX.Element {
  const { lever, now, start, problems: found } = props;
  const paths = [lever.path, ...lever.details, ...lever.assumptions.map((id) => `assumptions.${id}`)];
  const of = (from: CompleteScenario): unknown[] => paths.flatMap((path) => pathsOf(path, from)).map((path) => get(from, path));
  const names = [now, start].map(({ queues, teams }) => [...queues, ...teams].map(({ name }) => name));
  const shows = JSON.stringify([now.preset, names, of(now), of(start), found]);
  return useMemo(() => <Lever {...props} />, [lever, shows]);
}

function Lever({ lever, now, start, problems: found }: LeverProps): JSX.Element {
  const moved = isMoved(lever, now, start);
  const rows = useMemo(() => assumptionsOf(lever), [lever]);
  const own = pathsOf(lever.path, now);
  const shown = moved || !atRest(lever, now);
  return (
    <div class={moved ? "lever moved" : "lever"} data-lever={lever.path}>
      {own.map((path) => (
        <Input key={path} path={path} now={now} start={start} problems={found} slider compact />
      ))}
      <p class="lever-known">
        <span>{lever.known}</span>
        {lever.grade && <Grade grade={lever.grade} of={field(lever.path).label} />}
      </p>
      {shown && lever.details.length > 0 && (
        <div class="lever-details">
          {lever.details
            .flatMap((path) => pathsOf(path, now))
            .map((path) => (
              <Input key={path} path={path} now={now} start={start} problems={found} compact />
            ))}
        </div>
      )}
      {shown && <Price lever={lever} />}
      {moved && <Brings lever={lever} now={now} />}
      {rows.length > 0 && (
        <Fold title={`Acts through ${rows.length === 1 ? "one assumption" : `${rows.length} assumptions`}`} class="inner" lazy>
          <Acts rows={rows} now={now} start={start} problems={found} within={lever.path} />
        </Fold>
      )}
    </div>
  );
}

/** What all changes together bring, by the newest answer. */
function Brings({ lever, now }: { lever: LeverRow; now: CompleteScenario }): JSX.Element | null {
  const shown = answer.value;
  const found = shown?.comparison?.pairs[0]?.differences;
  const one = pair.value !== null && leverRows().filter((each) => isMoved(each, pair.value!.now.complete, pair.value!.start.complete)).length === 1;
  // Of several it stands beside the one that was moved last.
  const last = [lever.path, ...lever.details].flatMap((path) => pathsOf(path, now)).some((path) => inputLabel(path, now) === undoable.value);
  if (!one && !last) return null;
  const words = found && brief(found, BESIDE_LEVER);
  return (
    <p class={stale.value ? "lever-price stale" : "lever-price"}>
      <b>{one ? "Brings" : "Together they bring"} </b>
      {!words || stale.value ? "being worked out." : `${words.clear.length > 0 ? `${listed(words.clear)}` : "no clear change"}${words.clear.length > 0 && words.unclear.length > 0 ? `; no clear change in ${listed(words.unclear)}` : ""}${shown?.fidelity === "preview" ? ", by the preview" : ""}.`}
    </p>
  );
}

/** What a lever costs before anything is simulated. */
function Price({ lever }: { lever: LeverRow }): JSX.Element {
  const price = prices.value?.levers.find(({ path }) => path === lever.path);
  return (
    <p class="lever-price">
      <b>Costs </b>
      {price ? `${priceWords(price)}.` : `${lever.price}.`}
    </p>
  );
}
