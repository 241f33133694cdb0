/** Failure demand by cause and department, as bars: the scenario's below the baseline's. */
import type { JSX } from "preact";
import type { DepartmentStatement, Estimate, RunResult } from "../../../../src/boundary/breather";
import { panel, scaleLinear, type Drawing, type Frame, type Stop } from "../../charts/index.ts";
import { about, count, give, hours, money } from "../../format.ts";
import type { TableData } from "../../ui/index.ts";
import { byContacts, withGive } from "./words.ts";

interface Row {
  key: string;
  label: string;
  department: string;
  now: Estimate | null;
  start: Estimate | null;
}

const NONE = "Its own repeats";

/** The rows of a result: a cause each; the centre's own repeats have none. */
function rowsOf(result: RunResult): Pick<Row, "label" | "department">[] {
  return byContacts(result.departments).flatMap((one) => (one.causes.length === 0 ? [{ label: NONE, department: nameOf(one) }] : one.causes.map(({ name }) => ({ label: name, department: nameOf(one) }))));
}

function nameOf({ centre, name }: DepartmentStatement): string {
  return centre ? "The centre itself" : name;
}

/** Answered contacts of a row in a result; null where the result has no such row. */
function contactsOf(result: RunResult, label: string, department: string): Estimate | null {
  const found = result.departments.find((one) => nameOf(one) === department);
  if (!found) return null;
  // A department with one cause or none is its cause; of several the journey knows each.
  if (found.causes.length <= 1) return (found.causes[0]?.name ?? NONE) === label ? found.contacts : null;
  return result.journey?.byCause.find((one) => one.name === label && one.department === found.name)?.contacts ?? null;
}

export function demandRows(now: RunResult, start: RunResult | null): Row[] {
  const all = [...rowsOf(now), ...(start ? rowsOf(start) : [])];
  const keys = new Set<string>();
  return all.flatMap(({ label, department }) => {
    const key = `${department}\n${label}`;
    if (keys.has(key)) return [];
    keys.add(key);
    return [{ key, label, department, now: contactsOf(now, label, department), start: start && contactsOf(start, label, department) }];
  });
}

const TALL = 46;

export function drawDemand(rows: readonly Row[], same: boolean): (frame: Frame) => Drawing {
  return ({ width }) => {
    const height = rows.length * TALL + 6;
    const longest = Math.max(0, ...rows.map(({ now }) => said(now).length));
    const place = panel(width, height, { left: 0, right: 14 + 7 * longest, top: 4, bottom: 2 });
    const most = Math.max(1, ...rows.flatMap(({ now, start }) => [top(now), top(start)]));
    const x = scaleLinear([0, most], [place.left, place.right]);
    const stops = rows.map(({ label, department, now, start }, at): Stop => ({
      x: x(now?.mean ?? 0),
      y: place.top + at * TALL + 28,
      row: at,
      box: { x: 0, y: place.top + at * TALL + 1, width: width - 1, height: TALL - 4 },
      lines: [`${label}, ${department}`, ...(same ? [said(now)] : [`Baseline ${said(start)}`, `Scenario ${said(now)}`])],
    }));
    return {
      width,
      height,
      marks: rows.map((row, at) => <Bars key={row.key} row={row} y={place.top + at * TALL} x={x} same={same} />),
      cursor: { panel: place, stops },
    };
  };
}

function top(of: Estimate | null): number {
  return (of?.mean ?? 0) + (of?.halfWidth ?? 0);
}

function said(of: Estimate | null): string {
  return of ? withGive(of) : "none";
}

function Bars({ row: { label, department, now, start }, y, x, same }: { row: Row; y: number; x: (value: number) => number; same: boolean }): JSX.Element {
  const bars = same ? [{ of: now, colour: "var(--baseline)", at: y + 20, tall: 15 }] : [{ of: start, colour: "var(--baseline)", at: y + 19, tall: 6 }, { of: now, colour: "var(--scenario)", at: y + 27, tall: 11 }];
  const last = bars.at(-1)!;
  return (
    <g>
      <text x={0} y={y + 13} fill="var(--ink)">
        {label}
        <tspan fill="var(--muted)">{`  ${department}`}</tspan>
      </text>
      {bars.map(({ of, colour, at, tall }) => (
        <g key={colour}>
          <rect x={0} y={at} width={Math.max(1, x(of?.mean ?? 0))} height={tall} rx={2} fill={colour} opacity={0.85} />
          {of?.halfWidth != null && of.mean !== null && (
            <line x1={x(Math.max(0, of.mean - of.halfWidth))} x2={x(of.mean + of.halfWidth)} y1={at + tall / 2} y2={at + tall / 2} stroke="var(--ink)" stroke-width={1.5} />
          )}
        </g>
      ))}
      <text x={x(Math.max(top(now), same ? 0 : top(start))) + 7} y={last.at + last.tall / 2} dy="0.32em" fill="var(--muted)">
        <tspan fill="var(--ink)" font-weight={600}>
          {now?.mean == null ? "none" : count(now.mean)}
        </tspan>
        {now?.halfWidth != null && ` \u00b1 ${give(now.halfWidth)}`}
      </text>
    </g>
  );
}

/** Every cause's contacts, hours and costs; what differs from the baseline stands beside it. */
export function demandTable(now: RunResult, start: RunResult | null): TableData {
  const figure = (label: string, unit: string, format: (value: number) => string = about) => ({ label, unit, kind: "number" as const, format });
  return {
    columns: [
      { label: "Cause", kind: "text" },
      { label: "Department", kind: "text" },
      ...(start ? [figure("Baseline", "answered contacts")] : []),
      figure(start ? "Scenario" : "Contacts", "answered contacts"),
      figure("Interval", "\u00b1 contacts"),
      figure("First contacts", "contacts"),
      figure("Repeats", "contacts"),
      figure("Chasers", "contacts"),
      figure("Handed on", "contacts"),
      figure("Handling time", "hours", hours),
      figure("Cost", "money", money),
    ],
    rows: demandRows(now, start).map(({ label, department, now: is, start: was }) => {
      const one = now.departments.find((each) => nameOf(each) === department);
      const cause = one?.causes.find(({ name }) => name === label);
      const of = cause ?? (one && one.causes.length === 0 ? one : null);
      return [label, department, ...(start ? [was?.mean ?? null] : []), is?.mean ?? null, is?.halfWidth ?? null, ...[cause?.first, cause?.repeats, cause?.chasers, cause?.handedOn, of?.hours, of?.cost].map((each) => each?.mean ?? null)];
    }),
  };
}
