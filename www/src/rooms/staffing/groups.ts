/** The what-if inputs in the groups of the room. Paths are those of the field table. */

export interface Group {
  id: string;
  title: string;
  /** A sentence about the group, where its title does not say enough. */
  about?: string;
  /** Paths of fields, `[]` standing for each queue or team. */
  paths: readonly string[];
}

export const GROUPS: readonly Group[] = [
  {
    id: "calls",
    title: "Calls and handling",
    paths: [
      "queues[].callsPerWeek",
      "queues[].volumeChange",
      "queues[].talkSeconds",
      "queues[].holdSeconds",
      "queues[].afterCallSeconds",
      "queues[].handleChange",
      "queues[].patienceSeconds",
      "queues[].redialShare",
      "queues[].dayToDayCv",
    ],
  },
  {
    id: "single",
    title: "Single calls and callers",
    about: "What only the simulation can take into account; the formulas do not change with it.",
    paths: ["queues[].handleCv", "queues[].patienceCv", "queues[].redialDelaySeconds", "queues[].priority"],
  },
  {
    id: "people",
    title: "People",
    paths: ["teams[].heads", "teams[].lines"],
  },
  {
    id: "goals",
    title: "Goals",
    about: "The plan puts as many agents on the phone as it takes to meet every goal that is set. An empty goal is not set.",
    paths: [
      "goals.serviceLevel",
      "goals.targetSeconds",
      "goals.averageSpeedOfAnswerSeconds",
      "goals.abandonedShare",
      "goals.occupancy",
      "goals.busyDay",
      "goals.model",
    ],
  },
  {
    id: "shrinkage",
    title: "Shrinkage",
    about: "Contracted time that is not spent on the phone, built up from its parts.",
    paths: [
      "shrinkage.leaveDaysPerYear",
      "shrinkage.sicknessShare",
      "shrinkage.trainingHoursPerMonth",
      "shrinkage.coachingHoursPerMonth",
      "shrinkage.meetingHoursPerMonth",
      "shrinkage.breakMinutesPerShift",
      "shrinkage.otherShare",
    ],
  },
  {
    id: "timeOff",
    title: "Mandatory time off (protected rest days)",
    about: "Protected days off for recovery, not being sent home when it is quiet. They are paid, kept on busy days too, and come on top of leave.",
    paths: ["mandatoryTimeOff.daysPerPeriod", "mandatoryTimeOff.periodWeeks", "mandatoryTimeOff.placement"],
  },
  {
    id: "shifts",
    title: "Shifts and roster",
    paths: [
      "shifts.lengthHours",
      "shifts.startEveryMinutes",
      "shifts.mealMinutes",
      "shifts.breaks",
      "shifts.daysPerWeek",
      "shifts.consecutiveDaysOff",
      "shifts.minimumRestHours",
      "shifts.rosterWeeks",
    ],
  },
  {
    id: "shape",
    title: "Shape of the week",
    about: "How the week's calls divide over its days and hours, where you have no volumes by interval of your own.",
    paths: ["queues[].weekdayWeights", "queues[].hourlyWeights"],
  },
  {
    id: "hours",
    title: "Opening hours",
    paths: ["calendar.opensHour", "calendar.closesHour", "calendar.intervalMinutes"],
  },
];

/** Labels of fields whose own would only say again what their group is called. */
export const LABELS: Readonly<Record<string, string>> = { "mandatoryTimeOff.daysPerPeriod": "Protected days for each agent", "mandatoryTimeOff.periodWeeks": "In each period of" };

/** Paths that have no effect in a scenario with calls by interval, since those take their place. */
export const REPLACED_BY_VOLUMES: ReadonlySet<string> = new Set(["queues[].callsPerWeek", "queues[].weekdayWeights", "queues[].hourlyWeights"]);

/** Paths that imported volumes fix, since there is one number for each interval. */
export const FIXED_BY_VOLUMES: ReadonlySet<string> = new Set(["calendar.intervalMinutes"]);

/** Paths that have no effect where every interval has its own handling time. */
export const REPLACED_BY_HANDLING: ReadonlySet<string> = new Set(["queues[].talkSeconds", "queues[].holdSeconds", "queues[].afterCallSeconds"]);

/** A table path as the paths of this scenario: one for each queue or team that `[]` stands for. */
export function spread(path: string, count: { queues: number; teams: number }): string[] {
  const list = /^(queues|teams)\[\]/.exec(path)?.[1] as "queues" | "teams" | undefined;
  if (!list) return [path];
  return Array.from({ length: count[list] }, (_, index) => path.replace("[]", `[${index}]`));
}
