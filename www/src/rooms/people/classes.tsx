/** Shares in classes as bars side by side: how long people have been there, how tired they get over the day. */
import type { PeopleResult } from "../../../../src/boundary/breather";
import { AxisX, AxisY, Line, panel, scaleBand, scaleLinear, type Drawing, type Frame, type Stop } from "../../charts/index.ts";
import { clock, share } from "../../format.ts";
import type { TableData } from "../../ui/index.ts";

interface Of {
  name: string;
  colour: string;
  people: PeopleResult;
}

export function listOf(now: PeopleResult, start: PeopleResult | null): Of[] {
  const own: Of = { name: start ? "Scenario" : "Baseline", colour: start ? "var(--scenario)" : "var(--baseline)", people: now };
  return start ? [{ name: "Baseline", colour: "var(--baseline)", people: start }, own] : [own];
}

const NAMES = ["under 13 weeks", "13 to 26", "26 to 52", "1 to 2 years", "2 to 4", "over 4 years"];

function tenureNames(from: readonly number[]): string[] {
  return from.length === NAMES.length ? NAMES : from.map((weeks) => `from ${weeks} weeks`);
}

export function drawTenure(all: readonly Of[]): (frame: Frame) => Drawing {
  return ({ width, roomy }) => {
    const height = 190;
    const place = panel(width, height, { top: 10, right: 6, bottom: 40, left: 46 });
    const from = all[0]!.people.tenureMix.fromWeeks;
    const names = tenureNames(from);
    const x = scaleBand(from.map((_, at) => at), [place.left, place.right]).padding(0.2);
    const most = Math.max(0.1, ...all.flatMap(({ people }) => people.tenureMix.share));
    const y = scaleLinear([0, most], [place.bottom, place.top]).nice(4);
    const wide = x.bandwidth() * (all.length === 1 ? 1 : 0.5);
    const middle = (at: number): number => (x(at) ?? 0) + x.bandwidth() * 0.5;
    return {
      width,
      height,
      marks: (
        <>
          <AxisX panel={place} scale={middle} ticks={from.map((_, at) => at)} format={(at) => (roomy ? names[at]! : names[at]!.replace(/ (weeks|years)/, "\n$1").replace("under ", "<").replace("over ", ">"))} />
          <AxisY panel={place} scale={y} ticks={y.ticks(4)} format={(value) => share(value, 0)} />
          {all.map(({ people, colour }, i) =>
            people.tenureMix.share.map((value, at) => <rect key={`${i} ${at}`} x={(x(at) ?? 0) + i * wide} y={y(value)} width={Math.max(1, wide - 1)} height={place.bottom - y(value)} fill={colour} opacity={0.85} />),
          )}
        </>
      ),
      cursor: {
        panel: place,
        stops: from.map((_, at): Stop => ({
          x: middle(at),
          y: (place.top + place.bottom) * 0.5,
          row: 0,
          box: { x: x(at) ?? 0, y: place.top, width: x.bandwidth(), height: place.bottom - place.top },
          lines: [names[at]!, ...all.map(({ name, people }) => `${name} ${share(people.tenureMix.share[at] ?? 0)}`)],
        })),
      },
    };
  };
}

export function tenureTable(all: readonly Of[]): TableData {
  const from = all[0]!.people.tenureMix.fromWeeks;
  return {
    columns: [{ label: "On the phone for", kind: "text" }, ...all.map(({ name }) => ({ label: name, kind: "number" as const, format: share }))],
    rows: tenureNames(from).map((name, at) => [name, ...all.map(({ people }) => people.tenureMix.share[at] ?? null)]),
  };
}

export function drawFatigue(all: readonly Of[]): (frame: Frame) => Drawing {
  return ({ width }) => {
    const height = 190;
    const place = panel(width, height, { top: 10, right: 10, bottom: 26, left: 46 });
    const { startMinute, mean } = all[0]!.people.fatigueByInterval;
    const open = startMinute.map((_, at) => at).filter((at) => mean[at] != null);
    const minutes = open.map((at) => startMinute[at]!);
    const x = scaleLinear([Math.min(...minutes), Math.max(...minutes)], [place.left, place.right]);
    const most = Math.max(0.1, ...all.flatMap(({ people }) => people.fatigueByInterval.mean.flatMap((value) => value ?? [])));
    const y = scaleLinear([0, most], [place.bottom, place.top]).nice(4);
    const hours = Array.from({ length: 25 }, (_, hour) => hour * 60).filter((minute) => minute >= Math.min(...minutes) && minute <= Math.max(...minutes) && minute % 180 === 0);
    return {
      width,
      height,
      marks: (
        <>
          <AxisX panel={place} scale={x} ticks={hours} format={clock} />
          <AxisY panel={place} scale={y} ticks={y.ticks(4)} format={(value) => share(value, 0)} />
          {all.map(({ people, colour }, i) => (
            <Line key={i} points={open.map((at) => ({ x: startMinute[at]!, y: people.fatigueByInterval.mean[at] ?? null }))} x={x} y={y} colour={colour} dash={all.length > 1 && i === 0 ? "4 3" : undefined} />
          ))}
        </>
      ),
      cursor: {
        panel: place,
        stops: open.map((at): Stop => ({
          x: x(startMinute[at]!),
          y: (place.top + place.bottom) * 0.5,
          row: 0,
          lines: [clock(startMinute[at]!), ...all.map(({ name, people }) => `${name} ${share(people.fatigueByInterval.mean[at] ?? 0)}`)],
          dots: all.flatMap(({ people, colour }) => {
            const value = people.fatigueByInterval.mean[at];
            return value == null ? [] : [{ y: y(value), colour }];
          }),
        })),
      },
    };
  };
}

export function fatigueTable(all: readonly Of[]): TableData {
  const { startMinute, mean } = all[0]!.people.fatigueByInterval;
  const open = startMinute.map((_, at) => at).filter((at) => mean[at] != null);
  return {
    columns: [{ label: "From", kind: "text" }, ...all.map(({ name }) => ({ label: name, kind: "number" as const, format: share }))],
    rows: open.map((at) => [clock(startMinute[at]!), ...all.map(({ people }) => people.fatigueByInterval.mean[at] ?? null)]),
  };
}
