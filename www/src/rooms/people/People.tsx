import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { Metric, PeopleResult } from "../../../../src/boundary/breather";
import { deviations, format, kindOf, number, share } from "../../format.ts";
import { description } from "../../state/describe.ts";
import { go } from "../../state/document.ts";
import { Button, Figure, ProblemsPanel, Term } from "../../ui/index.ts";
import { answer, follow, pair, problems, stale, type Answer } from "../scenario/answers.ts";
import { differenceOf, metricOf } from "../scenario/outcomes.ts";
import { RunLine } from "../scenario/RunLine.tsx";
import { certainty, giveWords, listed, movedOf } from "../scenario/words.ts";
import { drawFatigue, drawTenure, fatigueTable, listOf, tenureTable } from "./classes.tsx";
import { Day } from "./Day.tsx";
import { dotsTable, drawDots, rowsOf } from "./dots.tsx";
import { followDay, people, who, type Who } from "./store.ts";
import { weekLines, weekTable, type WeekMeasure } from "./weekLines.tsx";

const few = (value: number): string => number(value, 1);
const percent = (value: number): string => share(value, 0);

/** Columns of the weeks that are drawn, each with what it counts. */
const WEEKS: readonly (WeekMeasure & { title: string; about: string; only?: boolean })[] = [
  { id: "strainMean", label: "Mean strain", title: "Mean strain", about: "SD of the base workforce, people on the phone", words: deviations, axis: (value) => number(value, 2), zero: false },
  { id: "absenceShare", label: "Absence", title: "Absence", about: "Of scheduled days", words: share, axis: percent },
  { id: "leftOwnWill", label: "Left of their own will", title: "Left of their own will", about: "People in the week", words: few },
  { id: "leftOther", label: "Left for another reason", title: "Left for another reason", about: "People in the week; it has nothing to do with strain", words: few },
  { id: "vacant", label: "Vacancies", title: "Vacancies", about: "Wanted places that nobody holds", words: few },
  { id: "classroom", label: "In the classroom", title: "In the classroom", about: "Newcomers in initial training, or trained and without a place", words: few },
  { id: "nesting", label: "Nesting", title: "Nesting", about: "In their first weeks on the phone", words: few },
  { id: "tenureWeeksMedian", label: "Median tenure", title: "Median tenure", about: "Weeks on the phone of the person in the middle", words: few, zero: false },
  { id: "proficiency", label: "Speed", title: "Speed of the people on the phone", about: "Of a fully trained person's", words: share, axis: percent, zero: false },
  { id: "hostileShare", label: "Hostile calls", title: "Hostile calls", about: "Of calls that agents took", words: share, axis: (value) => share(value, 1), zero: false },
  { id: "protectedDaysGiven", label: "Protected days given", title: "Protected days given", about: "Days in the week", words: few, only: true },
  { id: "protectedDaysCancelled", label: "Protected days cancelled", title: "Protected days cancelled", about: "Days in the week, for want of people", words: few, only: true },
  { id: "protectedDaysDeferred", label: "Protected days put off", title: "Protected days put off", about: "Days in the week, for want of people", words: few, only: true },
  { id: "overtimeDays", label: "Overtime", title: "Days off that were worked", about: "Days in the week", words: few, only: true },
];

/** People as dots and over the year, and the day behind the call. */
export function People(): JSX.Element {
  useEffect(() => {
    const stop = [follow(), followDay()];
    return () => stop.forEach((end) => end());
  }, []);
  const shown = people.value;
  const off = answer.value !== null && answer.value.now.people === null;
  if (!shown) {
    return (
      <>
        <ProblemsPanel problems={problems.value} />
        {off ? (
          <div class="people">
            <h1>People are kept constant in this scenario.</h1>
            <p class="sub">
              Nobody tires, learns, falls ill more often or leaves, so that there is nothing to show here. It is switched by &ldquo;People respond&rdquo; of the scenario file.{" "}
              <Button look="plain" onClick={() => go("scenario")}>
                To the scenario
              </Button>
            </p>
          </div>
        ) : (
          <p class="starting" aria-busy={problems.value.length === 0}>
            Simulating the people.
          </p>
        )}
      </>
    );
  }
  return <Shown answer={shown} />;
}

function Shown({ answer: shown }: { answer: Answer }): JSX.Element {
  const now = shown.now.people!;
  const start = shown.pair.same ? null : shown.start.people;
  const teams = shown.now.teams.map(({ name }) => name);
  const old = stale.value;
  const choose = (chosen: Who): void => {
    who.value = chosen;
    requestAnimationFrame(() => document.getElementById("day")?.scrollIntoView({ block: "nearest" }));
  };
  const rows = useMemo(() => rowsOf(now.dots, start?.dots ?? null), [now, start]);
  const draw = useMemo(() => drawDots(rows, teams, who.value, choose), [rows, who.value]);
  const all = useMemo(() => listOf(now, start), [now, start]);
  const fatigue = useMemo(() => ({ draw: drawFatigue(all), table: fatigueTable(all) }), [all]);
  const tenure = useMemo(() => ({ draw: drawTenure(all), table: tenureTable(all) }), [all]);
  return (
    <div class="people">
      <header class={old ? "stale" : ""}>
        <h1>{title(shown)}</h1>
        <p class="sub">{under(shown)}</p>
        <RunLine />
      </header>
      <ProblemsPanel problems={problems.value} consequence="What is shown belongs to the last figures that were possible." />
      <Figure
        title="Everybody on the phone at the end of the first repetition, by strain"
        subtitle={`Each dot is one person. ${aboveWords(shown)}`}
        draw={draw}
        table={dotsTable(rows, teams)}
        file="people by strain"
        stale={old}
      />
      <Day answer={shown} />
      <Protected answer={shown} />
      <section aria-labelledby="weeks-heading">
        <h2 id="weeks-heading">Over the year</h2>
        <p class="quiet">Means of all repetitions; band: 95 % interval of the {start ? "scenario; grey and dashed: the baseline" : "mean"}.</p>
        <div class="people-grid">
          {WEEKS.filter((measure) => !measure.only || any(now, start, measure)).map((measure) => (
            <Weeks key={measure.id} measure={measure} now={now} start={start} stale={old} />
          ))}
          <Figure title="Fatigue over the day" subtitle={`Mean as calls are taken, share of full${start ? "; grey and dashed: the baseline" : ""}`} draw={fatigue.draw} table={fatigue.table} file="fatigue over the day" stale={old} />
          <Figure title="How long people have been on the phone" subtitle={`Share of people at the ends of all repetitions${start ? "; grey: the baseline" : ""}`} draw={tenure.draw} table={tenure.table} file="tenure" stale={old} />
        </div>
      </section>
    </div>
  );
}

function any(now: PeopleResult, start: PeopleResult | null, { id }: WeekMeasure): boolean {
  return [now, ...(start ? [start] : [])].some(({ weeks }) => weeks[id].mean.some((value) => (value ?? 0) > 0));
}

function Weeks({ measure, now, start, stale: old }: { measure: (typeof WEEKS)[number]; now: PeopleResult; start: PeopleResult | null; stale: boolean }): JSX.Element {
  const draw = useMemo(() => weekLines(now.weeks, start?.weeks ?? null, measure), [now, start, measure]);
  const table = useMemo(() => weekTable(now.weeks, start?.weeks ?? null, measure), [now, start, measure]);
  return <Figure title={measure.title} subtitle={measure.about} draw={draw} table={table} file={`${measure.label} by week`} stale={old} />;
}

function value(metric: Metric | undefined): string {
  return metric ? format(metric.mean, kindOf(metric.unit)) : "not known";
}

function title(shown: Answer): string {
  const above = metricOf(shown, "now", "strainAboveOneSd");
  const leave = metricOf(shown, "now", "attritionPerYear");
  if (shown.pair.same) return `${value(above)} of the people have strain above +1 SD, and ${value(leave)} leave in a year.`;
  const words = (id: string, metric: Metric | undefined, was: Metric | undefined): string => {
    const difference = differenceOf(shown, id);
    return difference && certainty(difference).clear ? `${value(was)} before and ${value(metric)} now` : `${value(metric)}, with no clear change`;
  };
  return `Strain above +1 SD: ${words("strainAboveOneSd", above, metricOf(shown, "start", "strainAboveOneSd"))}. Leaving in a year: ${words("attritionPerYear", leave, metricOf(shown, "start", "attritionPerYear"))}.`;
}

function under(shown: Answer): JSX.Element {
  const moved = movedOf(shown.pair.now.complete, shown.pair.start.complete, description.value?.assumptions ?? []);
  return (
    <>
      {shown.pair.same ? "The baseline; nothing is changed. " : `Changed: ${listed(moved.slice(0, 4).map(({ label, now }) => `${label} ${now}`))}${moved.length > 4 ? ` and ${number(moved.length - 4)} more` : ""}. `}
      <Term id="strain">Strain</Term> is slow, in standard deviations of the base workforce; <Term id="fatigue">fatigue</Term> is fast and goes overnight. Neither is a diagnosis.{" "}
      <Button look="plain" onClick={() => go("scenario")}>
        To the levers
      </Button>
    </>
  );
}

function aboveWords(shown: Answer): string {
  const now = metricOf(shown, "now", "strainAboveOneSd");
  const start = metricOf(shown, "start", "strainAboveOneSd");
  if (!now || !start) return "";
  const words = `Over all weeks and repetitions ${value(now)} (${giveWords(now.halfWidth, now.unit)}) lie above +1 SD`;
  return shown.pair.same ? `${words}.` : `${words}; in the baseline ${value(start)} (${giveWords(start.halfWidth, start.unit)}).`;
}

/** What became of protected days. */
function Protected({ answer: shown }: { answer: Answer }): JSX.Element {
  const names = ["protectedDaysGiven", "protectedDaysCancelled", "protectedDaysDeferred"] as const;
  const of = (from: Answer["now"]): number[] => names.map((id) => from.metrics[id]?.mean ?? 0);
  const [given, cancelled, deferred] = of(shown.now) as [number, number, number];
  const before = of(shown.start) as [number, number, number];
  const none = given + cancelled + deferred === 0;
  const weeks = pair.value?.now.complete.calendar.horizonWeeks === shown.now.weeks && shown.now.weeks === 52 ? "a year" : `${number(shown.now.weeks)} weeks`;
  return (
    <p class="protected">
      <b>Protected days: </b>
      {none
        ? "none in this scenario; the lever is Mandatory time off, under Rest."
        : `${number(given)} given in ${weeks}, ${number(cancelled)} cancelled and ${number(deferred)} put off for want of people.`}
      {!shown.pair.same && before.some((one) => one > 0) && ` In the baseline: ${number(before[0])} given, ${number(before[1])} cancelled, ${number(before[2])} put off.`}
    </p>
  );
}
