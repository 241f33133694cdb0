import type { JSX } from "preact";
import { number, seconds } from "../../format.ts";
import { lostLately, servedAt, waitingAt, type Hour } from "./hour.ts";

interface StageProps {
  hour: Hour;
  /** The moment that has come last, and the time that the clock shows. */
  at: number;
  time: number;
  /** Seconds of the hour for which a lost call stays in sight. */
  lingers: number;
  targetSeconds: number;
  width: number;
}

/** More agents than this are drawn as one bar. */
const PLACES = 120;
const DOT = 16;
/** Few agents have larger places. */
const PLACE = { few: 28, many: 20, limit: 40 };
/** Rows of waiting calls before the rest is only counted. */
const ROWS = 4;
const HEAD = 24;
/** More dots than this move by jumps, since every frame of a glide is drawn. */
const GLIDING = 24;

/** Calls that wait as dots, agents as places that are taken or free, lost calls as crosses. */
export function HourStage({ hour, at, time, lingers, targetSeconds, width }: StageProps): JSX.Element {
  const { trace } = hour;
  const moment = trace.moments[at]!;
  const waiting = waitingAt(hour, at);
  const lost = lostLately(hour, at, time - lingers, 12);
  const perRow = Math.max(6, Math.floor((width - 8) / DOT));
  // As many rows as the fullest moment takes, so that nothing moves while it plays.
  const rows = Math.min(ROWS, Math.max(1, Math.ceil(hour.fullest / perRow)));
  const seen = waiting.slice(0, perRow * rows);
  const queueTop = HEAD;
  const lostTop = queueTop + rows * DOT + 12;
  const agentsTop = lostTop + 34;
  const bar = trace.agents > PLACES;
  const place = trace.agents <= PLACE.limit ? PLACE.few : PLACE.many;
  const across = Math.max(6, Math.floor((width - 8) / place));
  const agentRows = bar ? 1 : Math.ceil(trace.agents / across);
  const height = agentsTop + HEAD + agentRows * place + 6;
  return (
    <svg class={seen.length <= GLIDING ? "hour-stage gliding" : "hour-stage"} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <text x={4} y={14} class="head">
        Waiting: {number(moment.waiting)}
      </text>
      {waiting.length === 0 && (
        <text x={4} y={queueTop + 14} class="none">
          nobody
        </text>
      )}
      {seen.map((call, i) => {
        const late = time - trace.calls[call]!.arrives > targetSeconds;
        return <circle key={call} class={late ? "call late" : "call"} cx={8 + (i % perRow) * DOT} cy={queueTop + 9 + Math.floor(i / perRow) * DOT} r={5.5} />;
      })}
      {waiting.length > seen.length && (
        <text x={width - 4} y={14} text-anchor="end" class="none">
          and {number(waiting.length - seen.length)} more
        </text>
      )}
      <text x={4} y={lostTop + 12} class="head">
        Lost: {number(moment.abandonedSoFar + moment.blockedSoFar)}
      </text>
      {lost.map((gone, i) => (
        <g key={gone.call} class="lost" transform={`translate(${84 + i * DOT} ${lostTop + 8})`} opacity={lingers > 0 ? Math.max(0.25, 1 - (time - gone.seconds) / lingers) : 1}>
          <path d={gone.kind === "abandoned" ? "M-4 -4L4 4M-4 4L4 -4" : "M-5 0H5"} />
        </g>
      ))}
      <text x={4} y={agentsTop + 12} class="head">
        Agents busy: {number(moment.busy)} of {number(trace.agents)}
      </text>
      {bar ? (
        <>
          <rect class="place" x={4} y={agentsTop + HEAD} width={width - 8} height={16} rx={4} />
          <rect class="place busy" x={4} y={agentsTop + HEAD} width={(width - 8) * (moment.busy / trace.agents)} height={16} rx={4} />
        </>
      ) : (
        servedAt(hour, at).map((call, agent) => (
          <rect key={agent} class={call === null ? "place" : "place busy"} x={5 + (agent % across) * place} y={agentsTop + HEAD + Math.floor(agent / across) * place} width={place - 5} height={place - 5} rx={4}>
            <title>{call === null ? `Agent ${agent + 1}: free` : `Agent ${agent + 1}: busy for ${seconds(Math.max(0, time - (trace.calls[call]!.answered ?? 0)))}`}</title>
          </rect>
        ))
      )}
    </svg>
  );
}
