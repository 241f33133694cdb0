import type { JSX } from "preact";
import type { Difference } from "../../../../src/boundary/breather";
import { scaleLinear } from "../../charts/index.ts";
import type { Better } from "../../ui/index.ts";
import { tone } from "./words.ts";

const WIDE = 96;
const TALL = 18;

/** A difference with its interval about the line of no change; right of the line is better, or higher where neither is. */
export function Strip({ difference, better }: { difference: Difference; better: Better }): JSX.Element | null {
  const { mean, low, high } = difference;
  if (mean === null || low === null || high === null) return null;
  const most = Math.max(Math.abs(low), Math.abs(high), 1e-12);
  const way = better === "less" ? -1 : 1;
  const x = scaleLinear([-most, most], [6, WIDE - 6]);
  const [from, to] = [x(way * low), x(way * high)].sort((a, b) => a - b) as [number, number];
  const found = tone(difference, better);
  const colour = found === "" ? "var(--muted)" : `var(--${found})`;
  return (
    <svg class="strip" width={WIDE} height={TALL} viewBox={`0 0 ${WIDE} ${TALL}`} aria-hidden="true">
      <line x1={x(0)} x2={x(0)} y1={1} y2={TALL - 1} stroke="var(--edge)" stroke-width={1.5} />
      <rect x={from} y={6} width={Math.max(1, to - from)} height={6} rx={3} fill={colour} opacity={0.3} />
      <circle cx={x(way * mean)} cy={9} r={4.5} fill={colour} />
    </svg>
  );
}
