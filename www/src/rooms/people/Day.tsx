import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { AgentDay } from "../../../../src/boundary/breather";
import { problemsIn } from "../../engine.ts";
import { deviations, number } from "../../format.ts";
import { Button, Figure, ProblemsPanel, Status } from "../../ui/index.ts";
import type { Answer } from "../scenario/answers.ts";
import { dayTable, drawDay, drawStrain, strainTable } from "./dayChart.tsx";
import { beforeWords, callWords, dayWords, worst } from "./dayWords.ts";
import { personName } from "./dots.tsx";
import { day, dayChosen, days, lastDay, shownDay, who } from "./store.ts";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** The day behind the call: any person of either run, any day. */
export function Day({ answer }: { answer: Answer }): JSX.Element {
  const chosen = who.value;
  const found = shownDay.value;
  const teams = answer.now.teams.map(({ name }) => name);
  const failed = problemsIn(days.error.value);
  return (
    <section class="card day" aria-labelledby="day-heading" id="day">
      <div class="section-head">
        <h2 id="day-heading">The day behind the call</h2>
      </div>
      {!chosen ? (
        <>
          <p class="quiet">Choose a dot above to see a day of that person, call by call: what came before the call that went wrong.</p>
          <p>
            <Button onClick={() => (who.value = mostStrained(answer))}>Show the most strained person</Button>
          </p>
        </>
      ) : (
        <>
          <p>
            <b>{personName(chosen.team, chosen.place, teams)}</b>
            {answer.pair.same ? "" : chosen.of === "now" ? ", in the scenario" : ", in the baseline"}: the first repetition, simulated again up to this day.
          </p>
          <Choose answer={answer} />
          <Status job={days.job.value} label="Going back to that day" />
          <ProblemsPanel problems={failed} consequence="The day cannot be shown." control={() => null} />
          {found && failed.length === 0 && (
            <div class={days.stale.value ? "stale" : ""} aria-busy={days.stale.value}>
              <Shown key={`${found.value.team}${found.value.place}${found.value.day}`} day={found.value} queues={answer.now.queues.map(({ name }) => name)} />
            </div>
          )}
        </>
      )}
    </section>
  );
}

function mostStrained(answer: Answer): { of: "now"; team: number; place: number } | null {
  const dots = answer.now.people?.dots;
  if (!dots || dots.strain.length === 0) return null;
  const at = dots.strain.reduce((best, value, i) => (value > dots.strain[best]! ? i : best), 0);
  return { of: "now", team: dots.team[at]!, place: dots.place[at]! };
}

/** Which day, which person. */
function Choose({ answer }: { answer: Answer }): JSX.Element {
  const at = day.value;
  const last = lastDay.value;
  const week = (at - (at % 7)) / 7;
  const to = (next: number): void => {
    dayChosen.value = Math.max(0, Math.min(last, next));
  };
  const chosen = who.value!;
  const same = answer.pair.same;
  return (
    <div class="day-choose" role="group" aria-label="Which day">
      <Button onClick={() => to(at - 1)} disabled={at <= 0}>
        Day before
      </Button>
      <label>
        <span class="hidden">Weekday</span>
        <select value={String(at % 7)} onChange={(event) => to(week * 7 + Number(event.currentTarget.value))}>
          {WEEKDAYS.map((name, i) => (
            <option key={name} value={String(i)}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        of week{" "}
        <input
          class="week"
          type="number"
          min={1}
          max={answer.now.weeks}
          value={week + 1}
          onChange={(event) => {
            const typed = Number(event.currentTarget.value);
            if (Number.isInteger(typed) && typed >= 1) to((typed - 1) * 7 + (at % 7));
          }}
        />
      </label>
      <Button onClick={() => to(at + 1)} disabled={at >= last}>
        Day after
      </Button>
      {!same && (
        <Button onClick={() => (who.value = { ...chosen, of: chosen.of === "now" ? "start" : "now" })}>
          The same place in the {chosen.of === "now" ? "baseline" : "scenario"}
        </Button>
      )}
    </div>
  );
}

function Shown({ day: of, queues }: { day: AgentDay; queues: readonly string[] }): JSX.Element {
  const bad = worst(of.calls);
  const [call, setCall] = useState<number | null>(null);
  useEffect(() => setCall(null), [of]);
  const draw = useMemo(() => (of.calls.length > 0 ? drawDay(of, call, setCall) : null), [of, call]);
  const strain = useMemo(() => drawStrain(of), [of]);
  const table = useMemo(() => dayTable(of, queues), [of, queues]);
  const shown = call === null ? undefined : of.calls[call];
  const weekday = WEEKDAYS[of.weekday] ?? "";
  return (
    <>
      <p class="day-sum">
        {dayWords(of)}
        {of.tenureWeeks !== null && ` ${number(of.tenureWeeks)} weeks on the phone.`}
        {of.strain !== null && ` Strain as the day begins: ${deviations(of.strain)}.`}
      </p>
      {draw && (
        <Figure
          title={`${weekday}: calls, pauses and fatigue`}
          subtitle="Line: fatigue, share of full. Thin bars: how long each caller had waited. Blocks: calls; hostile ones in red with a mark. Grey: off the phone, dotted edge where it rests"
          draw={draw}
          table={table}
          file={`day of an agent, ${weekday}`}
        >
          <div class="day-step" role="group" aria-label="Step through the calls">
            <Button onClick={() => setCall(Math.max(0, (call ?? 1) - 1))} disabled={call === 0}>
              Previous call
            </Button>
            <Button onClick={() => setCall(call === null ? 0 : Math.min(of.calls.length - 1, call + 1))} disabled={call === of.calls.length - 1}>
              {call === null ? "First call" : "Next call"}
            </Button>
            <Button onClick={() => setCall(bad)} disabled={bad === null}>
              {bad === null ? "No hostile call that day" : "The most hostile call"}
            </Button>
          </div>
          <div class="day-call" aria-live="polite">
            {shown && call !== null && (
              <>
                <p>{callWords(shown, call, queues)}</p>
                <p>{beforeWords(of, call)}</p>
              </>
            )}
          </div>
        </Figure>
      )}
      {of.strainByWeek.week.length > 1 && (
        <Figure title="Strain of this person over the weeks" subtitle="As each week began, SD of the base workforce; dotted: +1 SD" draw={strain} table={strainTable(of)} file="strain of an agent by week" />
      )}
    </>
  );
}
