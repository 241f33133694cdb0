import type { JSX } from "preact";
import type { ScorecardMetricId } from "../../../../src/boundary/breather";
import { CARDS, METRICS, type Cards } from "../../state/cards.ts";
import { description, inputField } from "../../state/describe.ts";
import { doc, edit, settle } from "../../state/document.ts";
import { get, put } from "../../state/paths.ts";
import { Button, Fold, NumberField, Segmented, Term } from "../../ui/index.ts";
import { AssumptionItem } from "../scenario/Acts.tsx";
import { flagBy, flagsOf, has, problems, shown } from "./ask.ts";
import { Control } from "./Control.tsx";
import { source } from "./own.ts";
import { metricLabel } from "./words.ts";

const FLAGS = { share: "a share", below: "a score", reds: "red metrics" } as const;

/** On a narrow page the levers stand below the answer, all folded. */
const BESIDE = matchMedia("(min-width: 861px)");

/** How many of these differ from what a new visitor sees. */
function changed(cards: Cards, names: readonly (keyof Cards)[]): string {
  const count = names.filter((name) => JSON.stringify(cards[name]) !== JSON.stringify(CARDS[name])).length;
  return count === 0 ? "" : "changed";
}

/** The scorecard's design, the made-up floor, and what both rest on. */
export function Levers(): JSX.Element {
  const { cards } = doc.value;
  const scoring = (description.value?.assumptions ?? []).filter(({ id }) => id.startsWith("scoring.") || id === "absence.spellDays");
  const fresh = JSON.stringify(cards) === JSON.stringify(CARDS);
  return (
    <section class="lab-levers levers" aria-labelledby="card-heading">
      <h2 id="card-heading" class="levers-title">
        The scorecard
      </h2>
      <Fold title="Metrics and weights" aside={changed(cards, ["metrics", "weights"])} open={BESIDE.matches} class="card lever-group">
        <Metrics cards={cards} />
      </Fold>
      <Fold title="Rule and flag" aside={changed(cards, ["rule", "flag"])} open={BESIDE.matches} class="card lever-group">
        <Rule cards={cards} />
      </Fold>
      <Fold title="Adjustment and certainty" aside={changed(cards, ["caseMix", "confidence", "wantedReliability"])} open={false} class="card lever-group">
        <Control of="scorecard" path="caseMix" compact={false} />
        <Control of="scorecard" path="wantedReliability" compact={false} />
        <Control of="scorecard" path="confidence" compact={false} />
      </Fold>
      {source.value === "drawn" && (
        <>
          <h2 class="levers-title">The made-up floor</h2>
          <Fold title="People and samples" aside={floorChanged(cards, ["agents", "samples"])} open={BESIDE.matches} class="card lever-group">
            <Control of="drawFloor" path="agents" at="floor.agents" slider={{ min: 10, max: 200, step: 5 }} />
            <Control of="drawFloor" path="samples.evaluations" at="floor.samples.evaluations" slider={{ min: 1, max: 100, step: 1 }} />
            <Control of="drawFloor" path="samples.surveys" at="floor.samples.surveys" slider={{ min: 1, max: 200, step: 1 }} />
            <Control of="drawFloor" path="samples.calls" at="floor.samples.calls" slider={{ min: 50, max: 2000, step: 50 }} />
            <Control of="drawFloor" path="samples.days" at="floor.samples.days" slider={{ min: 5, max: 250, step: 1 }} />
          </Fold>
        </>
      )}
      {source.value === "own" && <h2 class="levers-title">The practice of a year</h2>}
      <Fold title="Hard calls" aside={floorChanged(cards, ["mix"])} open={false} class="card lever-group">
        {["share", "excess", "penalty", "usual", "shareSd"].map((name) => (
          <Control key={name} of="drawFloor" path={`mix.${name}`} at={`floor.mix.${name}`} compact={false} />
        ))}
      </Fold>
      <Fold title="Gaming" aside={floorChanged(cards, ["gaming"])} open={false} class="card lever-group">
        {["share", "gain", "metric"].map((name) => (
          <Control key={name} of="drawFloor" path={`gaming.${name}`} at={`floor.gaming.${name}`} compact={false} />
        ))}
      </Fold>
      <h2 class="levers-title">What it rests on</h2>
      <Fold title="How much agents differ" aside={changed(cards, ["assumptions"])} lazy open={false} class="card lever-group">
        <p class="quiet">
          <Term id="intraclassCorrelation">What one call says</Term> about the agent decides how far any figure can be trusted. Where figures tell it themselves, they are asked first.
        </p>
        <ul class="assumptions">
          {scoring.map((row) => (
            <AssumptionItem
              key={row.id}
              row={row}
              path={`cards.assumptions.${row.id}`}
              value={(get(cards, `assumptions.${row.id}`) ?? row.default) as number}
              was={row.default}
              problem={problems.value.find(({ path }) => path === `assumptions.${row.id}`)?.message}
              onInput={(next) => edit(`Assumption: ${row.label}`, (d) => put(d, `cards.assumptions.${row.id}`, next))}
            />
          ))}
        </ul>
      </Fold>
      <p class="lab-start">
        <Button
          disabled={fresh}
          onClick={() => {
            settle();
            edit("Set the scorecard back", (d) => ({ ...d, cards: CARDS }));
          }}
        >
          Set all back
        </Button>
      </p>
    </section>
  );
}

function floorChanged(cards: Cards, names: readonly string[]): string {
  return names.some((name) => JSON.stringify(get(cards.floor, name)) !== JSON.stringify(get(CARDS.floor, name))) ? "changed" : "";
}

function Metrics({ cards }: { cards: Cards }): JSX.Element {
  const own = source.value === "own" ? (shown.value?.people.of === "own" ? shown.value.people.agents : null) : null;
  const weight = inputField("scorecard", "weights.qa");
  const toggle = (id: ScorecardMetricId, on: boolean): void => {
    settle();
    edit(`${on ? "Take" : "Leave out"} ${metricLabel(id)}`, (d) => {
      const rest = d.cards.metrics.filter((one) => one.id !== id);
      // In the order in which metrics are shown, wherever they were put back.
      const all = on ? [...rest, { id }].sort((a, b) => METRICS.indexOf(a.id) - METRICS.indexOf(b.id)) : rest;
      return put(d, "cards.metrics", all);
    });
  };
  return (
    <ul class="card-metrics" role="list">
      {METRICS.map((id) => {
        const on = cards.metrics.some((one) => one.id === id);
        const name = metricLabel(id);
        const none = own !== null && !has(own, id);
        return (
          <li key={id}>
            <input id={`card-metric-${id}`} type="checkbox" aria-label={`${name} on the scorecard`} checked={on} onChange={(event) => toggle(id, event.currentTarget.checked)} />
            <span class="name">
              <Term id={`scorecard.${id}`}>{name}</Term>
              {none && <span class="quiet"> no figures</span>}
            </span>
            {on && (
              <NumberField
                field={{ ...weight, label: `Weight of ${name.toLowerCase()}` }}
                path={`cards.weights.${id}`}
                label={<span class="hidden">Weight of {name.toLowerCase()}</span>}
                value={cards.weights[id] ?? 1}
                compact
                onInput={(next) => edit(`Weight of ${name.toLowerCase()}`, (d) => put(d, `cards.weights.${id}`, next))}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Rule({ cards }: { cards: Cards }): JSX.Element {
  const { kind } = cards.rule;
  const by = flagBy(cards, kind);
  const can = flagsOf(kind);
  return (
    <>
      <Control of="scorecard" path="rule.kind" compact />
      {can.length > 1 && (
        <Segmented
          legend="Flag by"
          name="flag-by"
          value={by}
          options={can.map((value) => ({ value, label: FLAGS[value] }))}
          onChange={(next) => (settle(), edit("Flag by", (d) => put(d, "cards.flag.by", next)))}
        />
      )}
      {by === "share" && <Control of="scorecard" path="rule.flagShare" at="flag.share" slider={{ min: 0.01, max: 0.5, step: 0.01 }} needed />}
      {by === "below" && <Control of="scorecard" path="rule.flagBelow" at={kind === "zScores" ? "flag.zBelow" : "flag.below"} help={kind === "zScores" ? "In standard deviations of the group." : "Points, 0 to 100."} needed />}
      {by === "reds" && <Control of="scorecard" path="rule.flagReds" at="flag.reds" needed />}
      <Control of="scorecard" path="rule.figures" compact />
      {kind === "linear" && <Targets cards={cards} />}
      {(kind === "bands" || kind === "trafficLights") && <Borders cards={cards} kind={kind} />}
    </>
  );
}

function Targets({ cards }: { cards: Cards }): JSX.Element {
  return (
    <Fold title="Targets" aside="by the group where empty" open={false} class="inner">
      {cards.metrics.map(({ id }, at) =>
        (["from", "to"] as const).map((end) => (
          <Control key={`${id} ${end}`} of="scorecard" path={`metrics[${at}].${end}`} label={`${metricLabel(id)}: ${end === "from" ? "no points at" : "100 points at"}`} />
        )),
      )}
    </Fold>
  );
}

/** Borders of lights are two; of bands as many as a person gives, here three. */
function Borders({ cards, kind }: { cards: Cards; kind: "bands" | "trafficLights" }): JSX.Element {
  const names = kind === "bands" ? ["first border", "second border", "third border"] : ["amber from", "green from"];
  const row = inputField("scorecard", "metrics[].from");
  return (
    <Fold title="Borders" aside="by the group where empty" open={false} class="inner">
      {cards.metrics.map(({ id, borders = [] }, at) => (
        <div key={id}>
          {names.map((name, i) => (
            <NumberField
              key={name}
              field={{ ...row, label: `${metricLabel(id)}: ${name}`, help: "By the group's mean and deviation while one of them is empty." }}
              path={`cards.metrics[${at}].borders[${i}]`}
              value={borders[i] ?? null}
              compact
              onInput={(next) =>
                edit(`Borders of ${metricLabel(id)}`, (d) => {
                  const all = names.map((_, j) => (j === i ? next : (borders[j] ?? null)));
                  return put(d, `cards.metrics[${at}].borders`, all as number[]);
                })
              }
            />
          ))}
        </div>
      ))}
      {problems.value.some(({ path }) => path.includes("borders")) && <p class="field-problem">{problems.value.find(({ path }) => path.includes("borders"))?.message}</p>}
    </Fold>
  );
}

