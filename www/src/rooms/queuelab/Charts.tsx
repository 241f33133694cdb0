import type { JSX } from "preact";
import { useCallback, useMemo } from "preact/hooks";
import type { Frame } from "../../charts/index.ts";
import { number, seconds } from "../../format.ts";
import { doc } from "../../state/document.ts";
import { Figure } from "../../ui/index.ts";
import { drawCurves, tableOf, type Picture } from "./pictures.tsx";
import { curves, NAMES, type Around, type Curves } from "./questions.ts";

const LOST: Picture["names"] = { erlangA: "A: hang up", erlangC: "C: hang up", erlangB: "B: busy tone" };

/** Calls lost before an agent: those who hang up, and with Erlang B, where nobody waits, those turned away. */
const lost: Picture["of"] = (result, model) => (model === "erlangB" ? result.blockedShare : result.abandonedShare);
const inTime: Picture["of"] = (result) => result.serviceLevel;

function pictures({ now, start }: Around, told: Curves, goals: { serviceLevel: number | null; abandonedShare: number | null }): Picture[] {
  const agents = { label: "Agents on the phone", values: told.agents, now: now.agents, start: start.agents };
  const calls = { label: "Calls an hour", values: told.calls, now: now.callsPerHour, start: start.callsPerHour };
  const service = { of: inTime, names: NAMES, metric: "Service level", goal: goals.serviceLevel, whole: true };
  const leaving = { of: lost, names: LOST, metric: "Lost calls", goal: goals.abandonedShare, whole: false };
  return [
    { axis: agents, curve: told.byAgents, ...service },
    { axis: agents, curve: told.byAgents, ...leaving },
    { axis: calls, curve: told.byCalls, ...service },
    { axis: calls, curve: told.byCalls, ...leaving },
  ];
}

function Chart({ picture, title, subtitle, file, stale }: { picture: Picture; title: string; subtitle: string; file: string; stale: boolean }): JSX.Element {
  const draw = useCallback((frame: Frame) => drawCurves(picture, frame), [picture]);
  const table = useMemo(() => tableOf(picture), [picture]);
  return <Figure title={title} subtitle={subtitle} draw={draw} table={table} file={file} stale={stale} />;
}

/** Service level and lost calls, against agents and against load. */
export function Charts(): JSX.Element | null {
  const told = curves.answer.value;
  const { goals } = doc.value.lab;
  const service = goals.serviceLevel ?? null;
  const abandoned = goals.abandonedShare ?? null;
  const drawn = useMemo(() => (told ? pictures(told.input, told.value, { serviceLevel: service, abandonedShare: abandoned }) : []), [told, service, abandoned]);
  if (!told) return null;
  const { now } = told.input;
  const target = seconds(now.targetSeconds);
  const texts = [
    {
      title: `What each agent adds to service at ${number(now.callsPerHour, 1)} calls an hour`,
      subtitle: `Service level: % of offered calls answered within ${target}, by agents on the phone`,
      file: "queue lab, service level by agents",
    },
    {
      title: "What each agent saves in lost calls",
      subtitle: "% of offered calls that hang up (A, C) or hear a busy tone (B), by agents on the phone",
      file: "queue lab, lost calls by agents",
    },
    {
      title: `How service falls as load grows, with ${number(now.agents, 1)} agents`,
      subtitle: `Service level: % of offered calls answered within ${target}, from half to one and a half times the calls`,
      file: "queue lab, service level by load",
    },
    {
      title: "How lost calls grow with load",
      subtitle: "% of offered calls that hang up (A, C) or hear a busy tone (B), by calls an hour",
      file: "queue lab, lost calls by load",
    },
  ];
  return (
    <div class="charts">
      {drawn.map((picture, i) => (
        <Chart key={i} picture={picture} {...texts[i]!} stale={curves.stale.value} />
      ))}
    </div>
  );
}
