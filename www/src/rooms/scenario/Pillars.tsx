import type { JSX } from "preact";
import { ends, format, kindOf, signed } from "../../format.ts";
import { Fold, Term } from "../../ui/index.ts";
import type { Answer } from "./answers.ts";
import { CUSTOMERS_CONSTANT, customersRespond, PILLARS, told, type Pillar, type Told } from "./outcomes.ts";
import { AccountsPicture, ServicePicture, StrainPicture } from "./pictures.tsx";
import { Strip } from "./Strip.tsx";
import { certainty, giveWords, tone } from "./words.ts";

/** What comes out for customers, people and money, each figure against the baseline. */
export function Pillars({ answer }: { answer: Answer }): JSX.Element {
  return (
    <>
      {PILLARS.map((pillar) => (
        <Column key={pillar.id} pillar={pillar} answer={answer} />
      ))}
    </>
  );
}

function Column({ pillar, answer }: { pillar: Pillar; answer: Answer }): JSX.Element {
  const found = pillar.outcomes.flatMap((outcome) => told(answer, outcome) ?? []);
  const [first, rest] = [found.slice(0, pillar.headlines), found.slice(pillar.headlines)];
  const Picture = { customers: ServicePicture, people: StrainPicture, money: AccountsPicture }[pillar.id];
  return (
    <section class="card pillar" aria-labelledby={`pillar-${pillar.id}`}>
      <h2 id={`pillar-${pillar.id}`}>{pillar.title}</h2>
      <div class="outcomes">
        {first.map((one) => (
          <OutcomeRow key={one.outcome.id} told={one} answer={answer} />
        ))}
        {found.length === 0 && <p class="quiet">People are kept constant in this scenario, so that nothing is known here.</p>}
        {pillar.id === "customers" && !customersRespond(answer.now) && <p class="quiet">{CUSTOMERS_CONSTANT}</p>}
        {rest.length > 0 && (
          <Fold title={`${rest.length} more ${rest.length === 1 ? "figure" : "figures"}`} class="inner more-outcomes">
            {rest.map((one) => (
              <OutcomeRow key={one.outcome.id} told={one} answer={answer} />
            ))}
          </Fold>
        )}
      </div>
      <Picture answer={answer} />
    </section>
  );
}

/** One figure with its baseline, the difference and how sure it is. */
export function OutcomeRow({ told: { outcome, start, now, difference }, answer }: { told: Told; answer: Answer }): JSX.Element {
  const kind = outcome.kind ?? kindOf(now.unit);
  const over = outcome.over || /^(cost(?!Per)|revenue|customersLost)/.test(outcome.id) ? `, ${answer.now.weeks === 52 ? "a year" : `in ${answer.now.weeks} weeks`}` : "";
  return (
    <div class="outcome" data-metric={outcome.id}>
      <div class="kpi-name">
        <Term id={outcome.id}>{outcome.label}</Term>
        {over}
      </div>
      <div class="kpi-value">
        {difference && (
          <>
            <span class="was">
              <span class="hidden">baseline </span>
              {format(start.mean, kind)}
            </span>
            <span class="arrow" aria-hidden="true">
              {"\u2192"}
            </span>
            <span class="hidden"> scenario </span>
          </>
        )}
        <span class="now">{format(now.mean, kind)}</span>
      </div>
      {difference ? (
        <>
          <div class={`change ${tone(difference, outcome.better)}`}>
            {difference.mean === null ? "not known" : signed(difference.mean, kind)}
            <span class="sure">{certainty(difference).words}</span>
          </div>
          <div class="between">
            <Strip difference={difference} better={outcome.better} />
            {difference.low !== null && difference.high !== null && (
              <span>
                <span class="hidden">95 % interval </span>
                {ends(difference.low, difference.high, kind)}
              </span>
            )}
          </div>
        </>
      ) : (
        <div class="kpi-note">
          {giveWords(now.halfWidth, now.unit, kind)}; {outcome.note}
        </div>
      )}
    </div>
  );
}
