/** A floor ranked by a card: each person's score as the rule sees it, and where it truly may lie. */
import type { JSX } from "preact";
import type { ScorecardResult } from "../../../../src/boundary/breather";
import { AxisX, AxisY, Label, panel, RuleY, scaleLinear, ticks, type Drawing, type Frame, type Stop } from "../../charts/index.ts";
import { number, share } from "../../format.ts";
import type { TableData } from "../../ui/index.ts";

/** What became of a person; before the truth is revealed only the first two are told apart. */
export type Fate = "flagged" | "spared" | "rightly" | "wrongly" | "missed";

export interface Ranking {
  card: ScorecardResult;
  revealed: boolean;
  /** The score below which people are flagged; null where another rule holds. */
  limit: number | null;
  /** Points, or deviations of the group. */
  unit: string;
  confidence: number;
  /** Places of people on the hostile queue and of those who game; told once the truth is. */
  hard: ReadonlySet<number>;
  games: ReadonlySet<number>;
}

/** Everybody's places in the order of the list that the rule saw, the best first. */
export function listed({ agents }: ScorecardResult): number[] {
  const order = agents.id.map((_, at) => at);
  return order.sort((a, b) => agents.decided[b]! - agents.decided[a]! || Number(agents.flagged[a]) - Number(agents.flagged[b]) || a - b);
}

/** More people than a drawing shows one by one. */
const MOST_DRAWN = 1000;

/** Every how many people one is drawn: all of them where there is room. */
export function everyOf({ agents }: ScorecardResult): number {
  return Math.ceil(agents.id.length / MOST_DRAWN);
}

export function fateOf({ card, revealed }: Pick<Ranking, "card" | "revealed">, at: number): Fate {
  const flagged = card.agents.flagged[at]!;
  if (!revealed || !card.revealed) return flagged ? "flagged" : "spared";
  const belongs = card.revealed.agents.belongs[at]!;
  return flagged ? (belongs ? "rightly" : "wrongly") : belongs ? "missed" : "spared";
}

export const FATES: Record<Fate, string> = {
  flagged: "flagged",
  spared: "not flagged",
  rightly: "flagged, and truly belongs there",
  wrongly: "flagged unjustly",
  missed: "missed: truly belongs there",
};

const COLOURS: Record<Fate, string> = { flagged: "var(--bad)", spared: "var(--baseline)", rightly: "var(--bad)", wrongly: "var(--warn)", missed: "var(--third)" };

/** A mark for each fate; the shapes tell them apart without colour. */
export function FateMark({ fate, x, y, r }: { fate: Fate; x: number; y: number; r: number }): JSX.Element {
  const fill = COLOURS[fate];
  switch (fate) {
    case "flagged":
    case "rightly":
      return <path d={`M${x - r - 1} ${y - r}H${x + r + 1}L${x} ${y + r + 1}Z`} fill={fill} />;
    case "wrongly":
      return <path d={`M${x - r - 1} ${y - r - 1}L${x + r + 1} ${y + r + 1}M${x + r + 1} ${y - r - 1}L${x - r - 1} ${y + r + 1}`} stroke={fill} stroke-width={r > 3 ? 2.6 : 1.6} fill="none" />;
    case "missed":
      return <circle cx={x} cy={y} r={r + 0.5} fill="var(--card)" stroke={fill} stroke-width={r > 3 ? 2.4 : 1.4} />;
    case "spared":
      return <circle cx={x} cy={y} r={r} fill={fill} />;
  }
}

function lines(ranking: Ranking, at: number, place: number): string[] {
  const { card, revealed, hard, games, confidence } = ranking;
  const { agents } = card;
  const found = [
    agents.id[at]!,
    `Number ${number(place)} of ${number(agents.id.length)} on the list, score ${number(agents.decided[at]!, 1)}`,
    `True score: ${number(agents.low[at]!, 1)} to ${number(agents.high[at]!, 1)} (${share(confidence, 0)})`,
    `True rank: ${number(agents.rankLow[at]!)} to ${number(agents.rankHigh[at]!)}`,
    agents.flagged[at] ? `Flagged; right with a chance of ${share(agents.belongs[at]!, 0)}` : `Belongs among the flagged with a chance of ${share(agents.belongs[at]!, 0)}`,
  ];
  const truth = revealed ? card.revealed?.agents : undefined;
  if (truth) {
    const notes = [hard.has(at) ? "on the hostile queue" : "", games.has(at) ? "games a figure" : ""].filter((text) => text !== "");
    found.push(`Truth: rank ${number(truth.rank[at]!)}, score ${number(truth.score[at]!, 1)}`, [FATES[fateOf(ranking, at)], ...notes].join(", "));
  }
  return found;
}

export function drawRanking(ranking: Ranking): (frame: Frame) => Drawing {
  const { card, revealed, limit, unit } = ranking;
  const { agents } = card;
  const every = everyOf(card);
  const all = listed(card).map((at, i) => ({ at, place: i + 1 }));
  const order = all.filter((_, i) => i % every === 0);
  const truth = revealed ? card.revealed?.agents : undefined;
  const values = order.flatMap(({ at }) => [agents.low[at]!, agents.high[at]!, agents.decided[at]!, ...(truth ? [truth.score[at]!] : [])]);
  return ({ width, roomy }) => {
    const height = roomy ? 380 : 330;
    const place = panel(width, height, { top: 30, right: 12, bottom: 46, left: 48 });
    const count = all.length;
    const x = scaleLinear([0.5, count + 0.5], [place.left + 4, place.right]);
    const low = Math.min(...values, limit ?? Infinity);
    const high = Math.max(...values, limit ?? -Infinity);
    const y = scaleLinear([low, high > low ? high : low + 1], [place.bottom, place.top]).nice(6);
    const step = x(1 + every) - x(1);
    const r = Math.max(1.4, Math.min(roomy ? 5 : 4, step / 2 - 0.6));
    const top = y.range()[1]!;
    const seen = (value: number): number => y(value);
    return {
      width,
      height,
      marks: (
        <>
          <AxisY panel={place} scale={seen} ticks={y.ticks(roomy ? 7 : 5)} format={(value) => number(value, 2)} label={unit} />
          {limit !== null && (
            <>
              <RuleY panel={place} at={y(limit)} colour="var(--bad)" dash="5 4" />
              <Label x={place.right} y={y(limit) + 9} anchor="end" colour="var(--bad)" small halo>
                flagged below
              </Label>
            </>
          )}
          <path d={order.map(({ at, place: i }) => `M${x(i).toFixed(1)} ${seen(agents.low[at]!).toFixed(1)}V${seen(agents.high[at]!).toFixed(1)}`).join("")} stroke="var(--edge)" stroke-width={Math.max(0.6, Math.min(2, step / 5))} opacity={0.9} fill="none" />
          {truth && <path d={order.map(({ at, place: i }) => `M${(x(i) - r - 1.5).toFixed(1)} ${seen(truth.score[at]!).toFixed(1)}h${(2 * r + 3).toFixed(1)}`).join("")} stroke="var(--ink)" stroke-width={roomy ? 2.4 : 2} fill="none" />}
          {order.map(({ at, place: i }) => (
            <FateMark key={at} fate={fateOf(ranking, at)} x={x(i)} y={seen(agents.decided[at]!)} r={r} />
          ))}
          <AxisX panel={place} scale={x} ticks={[1, ...ticks(1, count, roomy ? 8 : 4).filter((tick) => tick > 1 && Number.isInteger(tick))]} format={(value) => number(value)} label="place on the list, 1 is best" />
        </>
      ),
      cursor: {
        panel: { ...place, top },
        start: Math.max(0, order.findIndex(({ at }) => agents.flagged[at])),
        stops: order.map(
          ({ at, place: i }): Stop => ({
            x: x(i),
            y: seen(agents.decided[at]!),
            row: 0,
            dots: [{ y: seen(agents.decided[at]!), colour: COLOURS[fateOf(ranking, at)] }],
            lines: lines(ranking, at, i),
          }),
        ),
      },
    };
  };
}

export function rankingTable(ranking: Ranking): TableData {
  const { card, revealed } = ranking;
  const { agents } = card;
  const truth = revealed ? card.revealed?.agents : undefined;
  const points = (value: number): string => number(value, 1);
  const whole = (value: number): string => number(value);
  const chance = (value: number): string => share(value, 0);
  return {
    columns: [
      { label: "Place", kind: "number", format: whole },
      { label: "Person", kind: "text" },
      { label: "Score", kind: "number", format: points },
      { label: "True score from", kind: "number", format: points },
      { label: "to", kind: "number", format: points },
      { label: "True rank from", kind: "number", format: whole },
      { label: "to", kind: "number", format: whole },
      { label: "Flagged", kind: "text" },
      { label: "Belongs there", unit: "chance", kind: "number", format: chance },
      ...(truth
        ? [
            { label: "Truth: score", kind: "number" as const, format: points },
            { label: "Truth: rank", kind: "number" as const, format: whole },
            { label: "What became of them", kind: "text" as const },
            { label: "Hostile queue", kind: "text" as const },
            { label: "Games", kind: "text" as const },
          ]
        : []),
    ],
    rows: listed(card).map((at, i) => [
      i + 1,
      agents.id[at]!,
      agents.decided[at]!,
      agents.low[at]!,
      agents.high[at]!,
      agents.rankLow[at]!,
      agents.rankHigh[at]!,
      agents.flagged[at]!,
      agents.belongs[at]!,
      ...(truth ? [truth.score[at]!, truth.rank[at]!, FATES[fateOf(ranking, at)], ranking.hard.has(at), ranking.games.has(at)] : []),
    ]),
  };
}
