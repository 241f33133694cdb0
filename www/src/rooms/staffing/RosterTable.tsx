import { signal } from "@preact/signals";
import type { JSX } from "preact";
import type { Roster } from "../../../../src/boundary/breather";
import { clock, number } from "../../format.ts";
import { Button } from "../../ui/index.ts";
import { DAY_WORDS, weekOf, type DayOf } from "./roster.ts";

/** People shown at once; 400 rows of a week would be slow to scroll and slower to read. */
const PAGE = 25;

const first = signal(0);

/** People by days of one week, a page of people at a time. */
export function RosterTable({ roster, week, weekdays }: { roster: Roster; week: number; weekdays: readonly string[] }): JSX.Element {
  const count = roster.people.length;
  const from = first.value < count ? first.value : 0;
  const to = Math.min(from + PAGE, count);
  return (
    <div class="roster">
      <div class="scroll" role="region" aria-label={`Roster, week ${week + 1}`} tabIndex={0}>
        <table>
          <caption>
            Week {week + 1}, people {number(from + 1)} to {number(to)} of {number(count)}
          </caption>
          <thead>
            <tr>
              <th scope="col">Person</th>
              {weekdays.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {roster.people.slice(from, to).map((person) => (
              <tr key={person.name}>
                <th scope="row">{person.name}</th>
                {weekOf(roster, person, week).map((of, at) => (
                  <td key={at} class={of.kind}>
                    <Day of={of} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {count > PAGE && (
        <div class="table-tools">
          <Button disabled={from === 0} onClick={() => (first.value = Math.max(0, from - PAGE))}>
            Earlier people
          </Button>
          <Button disabled={to === count} onClick={() => (first.value = to)}>
            Further people
          </Button>
        </div>
      )}
    </div>
  );
}

/** A shift by its times; a protected day also by a diamond, so that colour is not needed to see it. */
function Day({ of }: { of: DayOf }): JSX.Element {
  if (of.kind === "shift") {
    const { startMinute, endMinute } = of.shift;
    return (
      <>
        {clock(startMinute)}–{endMinute > 1440 ? `${clock(endMinute - 1440)} next day` : clock(endMinute)}
      </>
    );
  }
  if (of.kind === "protected") {
    return (
      <>
        <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
          <path d="M5 0 10 5 5 10 0 5Z" fill="currentColor" />
        </svg>{" "}
        {DAY_WORDS.protected}
      </>
    );
  }
  return <>{DAY_WORDS[of.kind]}</>;
}
