/** Whether the import dialog is open, and what a confirmed import writes. */

import { signal } from "@preact/signals";
import type { ScenarioInput, VolumesResult } from "../../../../src/boundary/breather";
import { takeFile } from "../../import/reading.ts";
import { edit } from "../../state/document.ts";

export const importing = signal(false);

/** Opens the dialog, with a file that was dropped if there is one. */
export function openImport(file?: File): void {
  importing.value = true;
  if (file) void takeFile(file);
}

/** Writes the volumes into the scenario as one step that can be undone. */
export function useVolumes(result: VolumesResult, source: string): void {
  // Own volumes are another centre: a what-if is judged against them, not against the starting point's.
  edit("Use these volumes", (d) => {
    const scenario = withVolumes(d.scenario, result, source);
    return { ...d, scenario, start: scenario };
  });
  importing.value = false;
}

/** The scenario with a file's volumes, handling times, hours and scatter in place of its own. */
export function withVolumes(scenario: ScenarioInput, result: VolumesResult, source: string): ScenarioInput {
  const { calendar, queues } = result.scenario ?? {};
  const [first = {}, ...others] = scenario.queues ?? [];
  return {
    ...scenario,
    calendar: { ...scenario.calendar, ...calendar },
    queues: [{ ...first, ...queues?.[0], source }, ...others],
  };
}
