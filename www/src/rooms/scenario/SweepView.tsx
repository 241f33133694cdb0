import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { AxisX, AxisY, Band, Dot, Line, panel, scaleLinear, type Drawing, type Frame, type Stop } from "../../charts/index.ts";
import { isShare, kindOf, number, share, signed } from "../../format.ts";
import { currency } from "../../state/currency.ts";
import { get } from "../../state/paths.ts";
import { Button, Figure, Status, type TableData } from "../../ui/index.ts";
import type { Pair } from "./answers.ts";
import { PILLARS, type Outcome } from "./outcomes.ts";
import { sweep, sweepable, sweeps, type Sweep } from "./sweep.ts";
import { valueWords } from "./words.ts";
import type { FieldRow } from "../../../../src/boundary/breather";

const SHOWN = ["serviceLevel", "strainAboveOneSd", "attritionPerYear", "costTotal"];

/** What a lever would do at other values: asked for, then drawn. */
export function SweepView({ path, row, pair }: { path: string; row: FieldRow; pair: Pair }): JSX.Element | null {
  if (!sweepable(row)) return null;
  const found = sweeps.value.find((one) => one.path === path && one.pair === pair);
  if (!found) {
    return (
      <p>
        <Button onClick={() => void sweep(path, row, pair)}>
          What if it were more, or less?<span class="hidden"> {row.label}</span>
        </Button>
      </p>
    );
  }
  const outcomes = PILLARS.flatMap(({ outcomes: of }) => of.filter(({ id }) => SHOWN.includes(id)));
  return (
    <div class="sweep" data-sweep={found.done ? "done" : "running"}>
      {!found.done && found.failed === null && <Status job={found} label="Trying other values" />}
      {found.failed !== null && <p class="quiet">{found.failed}</p>}
      {found.points.length > 1 && (
        <>
          <p class="quiet">By previews, everything else as in the scenario; differences from the baseline with their 95 % intervals.</p>
          {found.done && <Turns found={found} outcomes={outcomes} />}
          <div class="smalls">
            {outcomes.map((outcome) => (
              <One key={outcome.id} found={found} outcome={outcome} />
            ))}
          </div>
        </>
      )}
    </div>
  );
}

function Turns({ found, outcomes }: { found: Sweep; outcomes: readonly Outcome[] }): JSX.Element {
  const words = outcomes.flatMap((outcome) => turning(found, outcome) ?? []);
  if (words.length === 0) return <p>Nothing turns from better to worse within this range beyond chance.</p>;
  return (
    <ul>
      {words.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}

/** Where more turns from better to worse beyond chance, among the values tried; null where it does not. */
function turning({ points, row }: Sweep, { id, better, label }: Outcome): string | null {
  if (better === "neither") return null;
  const way = better === "less" ? 1 : -1;
  const seen = points.flatMap(({ value, differences }) => {
    const found = differences[id];
    return found && found.mean !== null && found.low !== null && found.high !== null ? [{ value, mean: found.mean * way, low: Math.min(found.low * way, found.high * way), high: Math.max(found.low * way, found.high * way) }] : [];
  });
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last) return null;
  const best = seen.reduce((least, one) => (one.mean < least.mean ? one : least));
  if (best === first || best === last) return null;
  // Where the intervals overlap it may be chance, of which nothing is said.
  if (!(best.high < last.low && best.high < first.low)) return null;
  return `${label} is best at ${valueWords(row, best.value)}${isShare(row.unit) ? "" : ` ${row.unit}`} of the values tried, and worse again beyond: its interval there overlaps neither end's.`;
}

function One({ found, outcome }: { found: Sweep; outcome: Outcome }): JSX.Element {
  const { points, row, pair, path } = found;
  const now = get(pair.now.complete, path) as number;
  const drawn = useMemo(() => {
    const seen = points.flatMap(({ value, differences }) => {
      const of = differences[outcome.id];
      return of && of.mean !== null ? [{ x: value, y: of.mean, low: of.low, high: of.high, unit: of.unit }] : [];
    });
    const kind = kindOf(seen[0]?.unit ?? "");
    const words = (value: number): string => (isShare(row.unit) ? share(value, 0) : number(value, 2));
    const table: TableData = {
      columns: [
        { label: row.label, unit: row.unit, kind: "number", format: words },
        ...["Difference", "Low", "High"].map((label) => ({ label, kind: "number" as const, format: (value: number) => signed(value, kind) })),
      ],
      rows: seen.map(({ x, y, low, high }) => [x, y, low, high]),
    };
    const draw = ({ width }: Frame): Drawing => {
      const height = 170;
      const place = panel(width, height, { top: 10, right: 12, bottom: 26, left: kind === "money" ? 74 : 66 });
      const values = seen.flatMap(({ y, low, high }) => [y, low ?? y, high ?? y]);
      const x = scaleLinear([seen[0]?.x ?? 0, seen.at(-1)?.x ?? 1], [place.left, place.right]);
      const y = scaleLinear([Math.min(0, ...values), Math.max(0, ...values, 1e-9)], [place.bottom, place.top]).nice(4);
      const mark = seen.find((one) => one.x === now);
      return {
        width,
        height,
        marks: (
          <>
            <AxisX panel={place} scale={x} ticks={x.ticks(5)} format={words} />
            <AxisY panel={place} scale={y} ticks={y.ticks(4)} format={(value) => signed(value, kind).replace(" points", " pts").replace(" million", " m")} />
            <line x1={place.left} x2={place.right} y1={y(0)} y2={y(0)} stroke="var(--baseline)" stroke-dasharray="4 3" />
            <Band points={seen} x={x} y={y} colour="var(--scenario)" />
            <Line points={seen} x={x} y={y} colour="var(--scenario)" />
            {mark && <Dot x={x(mark.x)} y={y(mark.y)} colour="var(--scenario)" />}
          </>
        ),
        cursor: {
          panel: place,
          stops: seen.map((one): Stop => ({
            x: x(one.x),
            y: (place.top + place.bottom) * 0.5,
            row: 0,
            lines: [`${words(one.x)}${isShare(row.unit) ? "" : ` ${row.unit}`}`, signed(one.y, kind), ...(one.low !== null && one.high !== null ? [`${signed(one.low, kind)} to ${signed(one.high, kind)}`] : [])],
            dots: [{ y: y(one.y), colour: "var(--scenario)" }],
          })),
        },
      };
    };
    return { table, draw };
  }, [points, outcome, now, currency.value]);
  return <Figure title={outcome.label} subtitle={`Difference from the baseline, by ${row.label.toLowerCase()}`} draw={drawn.draw} table={drawn.table} file={`${outcome.label} by ${row.label}`} />;
}
