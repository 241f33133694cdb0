import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { CriterionRow, Difference, ScoredCriterion, ScorePart } from "../../../../src/boundary/breather";
import { ends, format, kindOf, number, setShare, shownUnit, signed } from "../../format.ts";
import { description, inputField } from "../../state/describe.ts";
import { statedCount, weigh, weights } from "../../state/weights.ts";
import { Button, Fold, Hint, NumberField, ProblemsPanel } from "../../ui/index.ts";
import { stale } from "./answers.ts";
import { followScores, partDifference, scoreProblems, scores, scoresStale, worldsWords, type Scores } from "./scoring.ts";
import { certainty, listed, tone } from "./words.ts";

const PARTS: readonly { id: ScorePart; title: string }[] = [
  { id: "customers", title: "Customers" },
  { id: "people", title: "People" },
  { id: "money", title: "Money" },
];

const WHY: Record<string, string> = {
  absent: "not known in this scenario",
  no_span: "nothing to measure it from",
  not_everywhere: "not known in both",
};

const say = (points: number | null): string => (points === null ? "none" : format(points, "points"));

/** The three weighed against each other: a number for each and one for all, which open into what they are made of. */
export function Score(): JSX.Element | null {
  useEffect(followScores, []);
  const shown = scores.value;
  if (!shown) return null;
  const { now, start, ranking } = shown;
  const of = (part: ScorePart | null): CellProps => {
    const own = (all: typeof now): number | null => (part === null ? all.score : (all.parts.find(({ id }) => id === part)?.score ?? null));
    return { name: PARTS.find(({ id }) => id === part)?.title ?? "All together", now: own(now), start: start && own(start), compared: start !== null, difference: partDifference(ranking, part) };
  };
  const behind = stale.value || scoresStale.value;
  return (
    <section class={behind ? "card score stale" : "card score"} aria-labelledby="score-heading" aria-busy={behind} data-score={behind ? "behind" : "whole"}>
      <h2 id="score-heading">Score, by your weights</h2>
      <div class="score-cells">
        <Cell {...of(null)} id="all" worlds={ranking ? worldsWords(ranking) : ""} />
        {PARTS.map(({ id }) => (
          <Cell key={id} {...of(id)} id={id} />
        ))}
      </div>
      <p class="quiet">
        0 to 100: how much of what you want is there, by your weights and spans. Nothing in them is evidence, and another person's may turn the order round.
        {ranking && " Worlds are repetitions with other calls and callers; the assumptions are the same in all of them."}
      </p>
      <ProblemsPanel problems={scoreProblems.value} consequence="The score belongs to the last weights that were possible." />
      <Fold title="What it is made of, and your weights" aside={aside()} class="inner" lazy>
        <Made of={shown} />
      </Fold>
    </section>
  );
}

function aside(): string {
  const count = statedCount(weights.value);
  return count === 0 ? "as given" : `${number(count)} of your own`;
}

interface CellProps {
  name: string;
  now: number | null;
  start: number | null;
  compared: boolean;
  difference: Difference | null;
}

function Cell({ id, name, now, start, compared, difference, worlds = "" }: CellProps & { id: string; worlds?: string }): JSX.Element {
  return (
    <div class="score-cell" data-part={id}>
      <div class="kpi-name">{name}</div>
      <div class="kpi-value">
        {compared && (
          <>
            <span class="was">
              <span class="hidden">baseline </span>
              {say(start)}
            </span>
            <span class="arrow" aria-hidden="true">
              {"\u2192"}
            </span>
            <span class="hidden"> scenario </span>
          </>
        )}
        <span class="now">{say(now)}</span>
      </div>
      <div class="score-bars" aria-hidden="true">
        {compared && <span class="score-bar was" style={{ width: `${start ?? 0}%` }} />}
        <span class={compared ? "score-bar now" : "score-bar was"} style={{ width: `${now ?? 0}%` }} />
      </div>
      {difference && difference.mean !== null && (
        <div class={`change ${tone(difference, "more")}`}>
          {signed(difference.mean, "points")}
          {difference.low !== null && difference.high !== null && (
            <span class="score-ends">
              <span class="hidden"> 95 % interval</span> ({ends(difference.low, difference.high, "points")})
            </span>
          )}
          <span class="sure">
            {certainty(difference).words}
            {worlds && `, ${worlds}`}
          </span>
        </div>
      )}
    </div>
  );
}

/** Every criterion with its figure, span, points and weight. */
function Made({ of: { now, start } }: { of: Scores }): JSX.Element {
  const rows = description.value?.criteria ?? [];
  const left = now.leftOut.filter(({ weight }) => weight > 0);
  return (
    <>
      <p class="quiet">
        A figure earns no points at one end of its span and 100 at the other, in a straight line. A criterion's weight counts within customers, people or money, and these three are weighed against each other; 0 leaves a thing out. What each adds, together, is the score. An end of a span that is emptied goes back to what was given.
      </p>
      <div class="scroll" role="region" aria-labelledby="score-caption" tabIndex={0}>
        <table class="score-table">
          <caption id="score-caption" class="hidden">
            What the score is made of
          </caption>
          <thead>
            <tr>
              {["Criterion", "Weight", "Points", "Adds", "Figure", "No points at", "100 points at"].map((head, i) => (
                <th key={head} scope="col" class={i === 0 ? "" : "number"}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          {PARTS.map(({ id, title }) => {
            const part = now.parts.find((one) => one.id === id);
            const was = start?.parts.find((one) => one.id === id);
            return (
              <tbody key={id} data-part-rows={id}>
                <tr class="score-part">
                  <th scope="row">{title}</th>
                  <td class="number">
                    <Weight path={id} />
                  </td>
                  <td class="number">
                    <Both was={was ? say(was.score) : null} now={say(part?.score ?? null)} />
                  </td>
                  <td class="number">{say(part && part.share > 0 ? part.contribution : null)}</td>
                  <td class="number" colSpan={3}>
                    {id === "money" && <MoneySpan />}
                  </td>
                </tr>
                {(part?.criteria ?? []).map((one) => (
                  <Row key={one.id} one={one} was={was?.criteria.find((other) => other.id === one.id)} row={rows.find((row) => row.id === one.id)} />
                ))}
              </tbody>
            );
          })}
          <tfoot>
            <tr>
              <th scope="row">All together</th>
              <td />
              <td class="number">
                <Both was={start ? say(start.score) : null} now={say(now.score)} />
              </td>
              <td class="number" data-total>
                {say(now.score)}
              </td>
              <td colSpan={3} />
            </tr>
          </tfoot>
        </table>
      </div>
      {left.length > 0 && (
        <p class="quiet">
          Left out: {listed(left.map(({ label, why }) => `${label.toLowerCase()} (${WHY[why]})`))}. Their weight goes to the rest.
        </p>
      )}
      {statedCount(weights.value) > 0 && (
        <p class="no-print">
          <Button onClick={() => (weights.value = {})}>Back to the weights and spans as given</Button>
        </p>
      )}
    </>
  );
}

function Both({ was, now }: { was: string | null; now: string }): JSX.Element {
  return (
    <>
      {was !== null && (
        <>
          <span class="was">{was}</span> <span aria-hidden="true">{"\u2192"}</span>{" "}
        </>
      )}
      <span class={was === null ? "" : "now"}>{now}</span>
    </>
  );
}

const BASIS: Record<CriterionRow["basis"], string> = { band: "a band of real centres", convention: "a convention", reference: "measured from the baseline" };

function Row({ one, was, row }: { one: ScoredCriterion; was: ScoredCriterion | undefined; row: CriterionRow | undefined }): JSX.Element {
  const kind = kindOf(one.unit);
  const stated = weights.value.criteria?.[one.id];
  return (
    <tr data-criterion={one.id} class={one.share === 0 ? "quiet" : ""}>
      <th scope="row">
        <Hint label={one.label}>
          {row?.note} {kind === "number" && `In ${shownUnit(one.unit)}.`} The span is {stated?.from !== undefined || stated?.to !== undefined ? "your own" : row ? BASIS[row.basis] : ""}.
        </Hint>
      </th>
      <td class="number">
        <Weight path={`criteria.${one.id}.weight`} />
      </td>
      <td class="number">
        <Both was={was ? say(was.points) : null} now={say(one.points)} />
      </td>
      <td class="number" data-adds>
        {format(one.contribution, "points")}
      </td>
      <td class="number">
        <Both was={was ? format(was.value, kind) : null} now={format(one.value, kind)} />
      </td>
      {(["from", "to"] as const).map((end) => (
        <td key={end} class="number">
          {row?.basis === "reference" ? format(one[end], kind) : <End id={one.id} end={end} value={one[end]} />}
        </td>
      ))}
    </tr>
  );
}

function problemAt(path: string): { problem?: string } {
  const found = scoreProblems.value.find((one) => one.path === path);
  return found ? { problem: found.message } : {};
}

function End({ id, end, value }: { id: string; end: "from" | "to"; value: number }): JSX.Element {
  const path = `criteria.${id}.${end}`;
  const row = inputField("score", path);
  return (
    <NumberField
      field={row}
      path={`score.${path}`}
      value={weights.value.criteria?.[id]?.[end] ?? value}
      label={<span class="hidden">{row.label}</span>}
      compact
      {...problemAt(path)}
      onInput={(next) => weigh(path, next)}
    />
  );
}

function Weight({ path }: { path: string }): JSX.Element {
  const row = inputField("score", path);
  const [name, id] = path.split(".") as [string, string?];
  const stated = id === undefined ? weights.value[name as ScorePart] : weights.value.criteria?.[id]?.weight;
  const given = row.default as number;
  return (
    <NumberField
      field={row}
      path={`score.${path}`}
      value={stated ?? given}
      label={<span class="hidden">{id === undefined ? `${row.label}: weight` : row.label}</span>}
      compact
      {...problemAt(path)}
      onInput={(next) => weigh(path, next === given ? null : next)}
    />
  );
}

/** How far above and below the baseline the span of money reaches. */
function MoneySpan(): JSX.Element {
  const row = inputField("score", "moneySpan");
  const given = row.default as number;
  return (
    <NumberField
      field={row}
      path="score.moneySpan"
      value={weights.value.moneySpan ?? given}
      label={`Span about the baseline, as given ${setShare(given)}`}
      compact
      {...problemAt("moneySpan")}
      onInput={(next) => weigh("moneySpan", next === given ? null : next)}
    />
  );
}
