/**
 * Breather: a contact-centre scenario lab.
 *
 * Durations are seconds, rates are per hour, shares are 0 to 1, weekdays count from Monday = 0.
 * Invalid input throws a {@link ProblemsError}; nothing else is thrown for bad input.
 */

/** One thing that is wrong with an input. */
export interface Problem {
  /** The field, as in `queues[1].talkSeconds`; empty for the whole input. */
  path: string;
  /** A stable word for the kind of problem. */
  code: string;
  /** A sentence for a person. */
  message: string;
  /** What would have been accepted. */
  bound?: string;
  /** What was given, shortened. */
  got?: string;
  /** Line in an imported file, from 1, header included. */
  line?: number;
  /** Column in an imported file, from 1. */
  column?: number;
}

/** What is thrown for invalid input: every problem at once. */
export interface ProblemsError extends Error {
  name: "ProblemsError";
  /** Never empty. */
  problems: Problem[];
}

// ---------------------------------------------------------------- closed forms

export type QueueModel = "erlangB" | "erlangC" | "erlangA";

export interface QueueInput {
  /** `erlangB`: no queue; `erlangC`: nobody abandons; `erlangA`: exponential patience. */
  model: QueueModel;
  callsPerHour: number;
  handleSeconds: number;
  /** May be fractional for Erlang B, and for Erlang C without `lines`. */
  agents: number;
  /** Mean patience; required for Erlang A, ignored by the others. */
  patienceSeconds?: number | null;
  /** The most calls in the system, queueing and being served; absent means unbounded. */
  lines?: number | null;
  /** Time within which a call should be answered; 20 if absent. */
  targetSeconds?: number;
  /** Share of abandoned and blocked callers who call again; 0 if absent. `callsPerHour` then counts first attempts. */
  redialShare?: number;
  /** Also work out the wait percentiles, which takes longer than all the rest; false if absent. */
  waitPercentiles?: boolean;
}

export interface QueueResult {
  /** Load offered by first attempts. */
  offeredErlangs: number;
  /** Share of calls not blocked that find all agents busy. */
  waitProbability: number;
  /** Answered within the target, of all offered. */
  serviceLevel: number;
  /** Answered within the target, of all answered. */
  serviceLevelAnswered: number;
  /** Answered within the target, of all offered but those who abandoned within it. */
  serviceLevelExcludingShortAbandons: number;
  /** Mean wait of answered calls; `null` if infinite. */
  averageSpeedOfAnswerSeconds: number | null;
  /** Mean wait of all calls not blocked, abandoned ones included; `null` if infinite. */
  meanWaitSeconds: number | null;
  /** Of offered calls. */
  abandonedShare: number;
  /** Of offered calls. */
  blockedShare: number;
  /** Share of agents' time busy with calls. */
  occupancy: number;
  /** Mean number waiting; `null` if infinite. */
  meanQueue: number | null;
  /** Whether the queue has a steady state. */
  stable: boolean;
  /** Offered calls per hour with redials; equals `callsPerHour` without. All shares are of these. */
  attemptsPerHour: number;
  /** Time that 50, 80, 90, 95 and 99 of 100 calls not blocked wait at most, abandoned ones included; `null` if infinite. Only if asked for. */
  waitPercentilesSeconds?: { p50: number | null; p80: number | null; p90: number | null; p95: number | null; p99: number | null };
}

export interface GoalsInput {
  /** At least this share of offered calls answered within the target. */
  serviceLevel?: number | null;
  /** At most this mean wait of answered calls. */
  averageSpeedOfAnswerSeconds?: number | null;
  /** At most this share of offered calls abandoned. */
  abandonedShare?: number | null;
  /** At most this occupancy. */
  occupancy?: number | null;
}

export type StaffInput = Omit<QueueInput, "agents"> & { goals: GoalsInput };

export interface StaffResult {
  /** The smallest whole number of agents that meets every goal. */
  agents: number;
  result: QueueResult;
  /** With one agent fewer; `null` where there is none to take away. */
  oneFewer: QueueResult | null;
}

// ---------------------------------------------------------------- scenarios

/** A row of the field table. */
export interface FieldRow {
  path: string;
  label: string;
  unit: string;
  help: string;
  /** What the field accepts, in words. */
  bound: string;
  kind: "number" | "numbers" | "choice" | "text" | "flag" | "list";
  default: unknown;
  min?: number;
  max?: number;
  step?: number;
  whole?: boolean;
  optional?: boolean;
  minItems?: number;
  maxItems?: number;
  maxLength?: number;
  options?: { value: string | number; label: string }[];
}

/** A publication that an assumption rests on. */
export interface AssumptionSource {
  /** Authors, year and place. */
  cite: string;
  /** Digital object identifier, where it was seen. */
  doi: string | null;
  /** What was read: its abstract or first page, only others' reports of it, or figures from which the row's is computed. */
  seen: "firstPage" | "secondary" | "derived";
}

/** A coefficient of the people, policy and customer models; a scenario may state it at `assumptions.<id>`. */
export interface AssumptionRow {
  /** `group.name` */
  id: string;
  label: string;
  unit: string;
  default: number;
  /** The least and the most that are plausible. */
  low: number;
  high: number;
  /** The least and the most that an input may say. */
  min: number;
  max: number;
  /** How it is drawn from low to high, with its peak at the default. */
  shape: "triangular" | "logTriangular";
  /** The value at which its effect is gone; null where it has no effect of its own, as a half-life. */
  neutral: number | null;
  /**
   * How good the evidence for the value is (its sign may be surer): A field experiments in call centres or a
   * meta-analysis of experiments; B a meta-analysis of correlations, a quasi-experiment or large operational data of
   * another service; C a single survey, practitioners' number, analogy or nothing.
   */
  grade: "A" | "B" | "C";
  /** The sources' citations in one line; empty where there is no evidence. */
  source: string;
  sources: AssumptionSource[];
  /** What was seen of the sources. */
  seen: string;
  /** Whom they observed. */
  population: string;
  /** What is known and how sure it is, in a sentence or two. */
  note: string;
}

export interface Preset {
  id: string;
  label: string;
  /** Who it stands for and where its figures come from. */
  about: string;
  /** What it states beyond the fields' defaults. */
  input: ScenarioInput;
  /** The same with every field filled in. */
  complete: CompleteScenario;
}

export interface Term {
  id: string;
  term: string;
  /** The exact definition, with its denominator. */
  definition: string;
}

export interface Description {
  version: string;
  schemaVersion: number;
  fields: FieldRow[];
  /** The fields of the other functions' inputs. */
  inputs: {
    queue: FieldRow[];
    staff: FieldRow[];
    importVolumes: FieldRow[];
    importAgents: FieldRow[];
    plan: FieldRow[];
    simulateQueue: FieldRow[];
    traceQueue: FieldRow[];
    traceDay: FieldRow[];
    start: FieldRow[];
    drawFloor: FieldRow[];
    score: FieldRow[];
    scorecard: FieldRow[];
    scorecardReliability: FieldRow[];
  };
  assumptions: AssumptionRow[];
  /** The levers that act on people, in the order in which they are shown. */
  levers: LeverRow[];
  /** What a scenario may be scored on, those of one part together. */
  criteria: CriterionRow[];
  presets: Preset[];
  glossary: Term[];
  /** JSON Schema of the scenario file. */
  schema: Record<string, unknown>;
}

type DeepPartial<T> = T extends (infer U)[] ? (U extends object ? DeepPartial<U>[] : U[]) : T extends object ? { [K in keyof T]?: DeepPartial<T[K]> } : T;

export interface CompleteQueue {
  name: string;
  /** The file and dates behind imported volumes; empty for a starting point's own. */
  source: string;
  callsPerWeek: number;
  weekdayWeights: number[];
  hourlyWeights: number[];
  /** Empty, or one number per interval of the week, Monday first. */
  callsByInterval: number[];
  /** Growth of every interval alike, on top of either: 0.1 is a tenth more. */
  volumeChange: number;
  talkSeconds: number;
  holdSeconds: number;
  afterCallSeconds: number;
  handleSecondsByInterval: number[];
  /** Longer in every interval alike: 0.1 is a tenth longer. */
  handleChange: number;
  dayToDayCv: number;
  /** Coefficient of variation of a call's handling time, which is lognormal. */
  handleCv: number;
  patienceSeconds: number;
  /** Coefficient of variation of patience, which is Weibull: 1 is exponential. */
  patienceCv: number;
  redialShare: number;
  redialDelaySeconds: number;
  /** 1 is answered first. */
  priority: number;
  /** Share of its calls that are hostile; the assumption's where it is null. */
  hostileShare: number | null;
  /** Share of its issues resolved at first contact today; the assumption's where it is null. */
  resolution: number | null;
}

export interface CompleteTeam {
  name: string;
  heads: number;
  takes: number[];
  lines: number | null;
}

/** Errors of another department that make customers call. */
export interface CompleteCause {
  name: string;
  department: string;
  /** Name of the contact reason it comes to; empty for all. */
  queues: string;
  /** Of the first contacts of the contact reasons it comes to; where it is null, an even part of the assumption's. */
  share: number | null;
  /** Mean time the department takes for what is handed on, days. */
  handoffDays: number;
  /** Share of its first contacts that a fix prevents. */
  fixedShare: number;
  /** Week of the horizon, from 1. */
  fixedFromWeek: number;
  /** Money for fixing the whole of it, once. */
  fixCost: number;
  /** Share of the time of a hand-off that is saved. */
  fasterShare: number;
  /** Week of the horizon, from 1. */
  fasterFromWeek: number;
  /** Money a year for saving the whole of that time. */
  fasterCostPerYear: number;
}

/** A scenario with every field filled in. */
export interface CompleteScenario {
  schemaVersion: number;
  preset: string;
  name: string;
  calendar: { horizonWeeks: number; intervalMinutes: number; opensHour: number[]; closesHour: number[] };
  queues: CompleteQueue[];
  teams: CompleteTeam[];
  causes: CompleteCause[];
  goals: {
    serviceLevel: number | null;
    targetSeconds: number;
    averageSpeedOfAnswerSeconds: number | null;
    abandonedShare: number | null;
    occupancy: number | null;
    model: "erlangA" | "erlangC";
    busyDay: number;
  };
  shrinkage: {
    leaveDaysPerYear: number;
    sicknessShare: number;
    trainingHoursPerMonth: number;
    coachingHoursPerMonth: number;
    meetingHoursPerMonth: number;
    breakMinutesPerShift: number;
    otherShare: number;
  };
  mandatoryTimeOff: {
    daysPerPeriod: number;
    periodWeeks: number;
    placement: "rotating" | "quietDays" | "byStrain";
    /** 1 is fully paid. */
    paidShare: number;
    whenShort: "honoured" | "deferred" | "cancelled";
  };
  shifts: {
    lengthHours: number[];
    startEveryMinutes: number;
    mealMinutes: number;
    breaks: number;
    daysPerWeek: number;
    consecutiveDaysOff: number;
    minimumRestHours: number;
    rosterWeeks: number;
  };
  people: {
    /** People respond. */
    simulated: boolean;
    /** How fast the good of time off fades. */
    fadeOut: "fast" | "slow";
    /** How occupancy strains. */
    occupancyEffect: "threshold" | "linear";
  };
  staffing: {
    /** Overtime, hours per agent per week. */
    overtimeHoursPerWeek: number;
    /** Send home when quiet. */
    sendHome: "none" | "voluntary" | "required";
    /** Send home below an occupancy of, share of time on the phone. */
    sendHomeBelowOccupancy: number;
  };
  rest: {
    /** Leave taken in whole weeks, share of leave days. */
    leaveInWeeksShare: number;
    /** Short breaks more in a shift, breaks. */
    microBreaksPerShift: number;
    /** Length of a short break, minutes. */
    microBreakMinutes: number;
    /** Pause after a hostile call, seconds. */
    pauseAfterHostileSeconds: number;
    /** Breaks taken together, minutes per agent per week. */
    teamBreakMinutesPerWeek: number;
  };
  support: {
    /** Supportive leadership, standard deviations above or below today's. */
    leadership: number;
    /** Rounds of being asked, a year. */
    voiceRoundsPerYear: number;
    /** Something is done about what they say. */
    voiceActedOn: boolean;
    /** Counselling. */
    counselling: boolean;
    /** Resilience training, rounds a year. */
    resilienceRoundsPerYear: number;
    /** Training against stress, rounds a year. */
    stressTrainingRoundsPerYear: number;
    /** With practice in groups at work. */
    stressTrainingInGroups: boolean;
    /** Peer network, rounds a year. */
    peerRoundsPerYear: number;
    /** Recognition, times a year. */
    recognitionPerYear: number;
    /** Announced beforehand. */
    recognitionAnnounced: boolean;
    /** Reward for attendance. */
    attendanceReward: "none" | "cash" | "timeOff";
    /** Town halls, a year. */
    townHallsPerYear: number;
  };
  training: {
    /** Technical training, rounds a year. */
    technicalRoundsPerYear: number;
    /** Length of technical training, days. */
    technicalDays: number;
    /** Share of agents trained in a round, share of agents. */
    technicalShare: number;
    /** Soft-skill training, rounds a year. */
    softSkillRoundsPerYear: number;
    /** Length of soft-skill training, days. */
    softSkillDays: number;
    /** Exercise before the shift, minutes a day. */
    preShiftMinutes: number;
  };
  hiring: {
    /** Time to fill a place, weeks. */
    leadWeeks: number;
    /** Initial training, weeks. */
    trainingWeeks: number;
    /** Nesting, weeks. */
    nestingWeeks: number;
    /** Smallest class, newcomers. */
    classSize: number;
    /** Leaving that hiring reckons with, share of people a year. */
    expectedLeavingPerYear: number;
    /** Hiring for attributes, standard deviations of selection. */
    selection: number;
    /** A job test that nobody overrules. */
    jobTest: boolean;
    /** Newcomers by referral, share of newcomers. */
    referralShare: number;
    /** Pay for staying, share of pay. */
    stayBonusShare: number;
  };
  customers: {
    /** Customers call back; where people do not respond, they do not either. */
    simulated: boolean;
  };
  demand: {
    /** Empower agents to resolve, share of what could be left to them. */
    empowerment: number;
    /** Self-service, share of first contacts. */
    selfServiceShare: number;
    /** Self-service from week, week of the horizon. */
    selfServiceFromWeek: number;
    /** Staff exchange with other departments. */
    staffExchange: boolean;
  };
  policy: {
    /** Who is measured. */
    metrics: "individual" | "team" | "none";
    /** Monitoring of individuals, -1 is none, 0 as today, 1 everything. */
    monitoringChange: number;
    /** What monitoring is felt to be for. */
    purpose: "asToday" | "developmental" | "punitive";
    /** Pressure to meet a handling-time target, 0 none, 1 followed up, 2 jobs depend on it. */
    handlePressure: number;
    /** Handling-time target, times today's handling time. */
    handleTarget: number;
    /** Target from week, week of the horizon. */
    targetFromWeek: number;
    /** Target until week, week of the horizon. */
    targetUntilWeek: number;
    /** What follows from the scorecard. */
    consequence: "none" | "coaching" | "recognition" | "writeUp" | "office" | "dismissal";
    /** Share of agents flagged each month, share of agents. */
    flagShare: number;
    /** Write-ups within a year until dismissal, write-ups. */
    strikes: number;
    /** Evaluated calls, calls per agent and month. */
    evaluationsPerMonth: number;
    /** Answered surveys, surveys per agent and month. */
    surveysPerMonth: number;
    /** Weight of the quality score. */
    weightQuality: number;
    /** Weight of handling time. */
    weightHandle: number;
    /** Weight of first-contact resolution. */
    weightResolution: number;
    /** Weight of satisfaction. */
    weightSatisfaction: number;
    /** Weight of adherence. */
    weightAdherence: number;
    /** Weight of attendance. */
    weightAttendance: number;
    /** Being sent home and protected days count against people. */
    countsAgainst: boolean;
    /** Spells of absence in a quarter that make a write-up, spells; 0 is no such rule. */
    attendanceLimit: number;
    /** Supportive coaching for everybody, hours per agent and month. */
    coachingHoursPerMonth: number;
  };
  world: {
    /** Angry times, times the odds of a hostile call. */
    angryTimes: number;
    /** Fear for jobs, 1 is the announcement of a merger. */
    securityShock: number;
    /** Week of the shock, week of the horizon. */
    securityShockWeek: number;
  };
  prices: {
    /** Wage, money per paid hour. */
    wagePerHour: number;
    /** On-costs, share of the wage. */
    onCostShare: number;
    /** Overtime premium, share of the wage. */
    overtimePremium: number;
    /** Time for leadership, hours per agent per month and standard deviation. */
    leadershipHoursPerMonth: number;
    /** Time for a round of being asked, hours per agent. */
    voiceHoursPerRound: number;
    /** Counselling, money per agent per year. */
    counsellingPerAgent: number;
    /** Time for resilience training, hours per agent and round. */
    resilienceHoursPerRound: number;
    /** Time for training against stress, hours per agent and round. */
    stressTrainingHoursPerRound: number;
    /** Fee of a course, money per agent and round. */
    coursePerAgent: number;
    /** Time for the peer network, hours per agent and round. */
    peerHoursPerRound: number;
    /** Recognition, money per agent and time. */
    recognitionPerAgent: number;
    /** Reward for attendance, money per agent per year. */
    attendanceRewardPerAgent: number;
    /** Time for a town hall, hours per agent. */
    townHallHours: number;
    /** Selection and tests, money per newcomer. */
    testPerNewcomer: number;
    /** Bonus for a referral, money per newcomer referred. */
    referralBonus: number;
    /** Technology, money per seat and year. */
    technologyPerSeat: number;
    /** Concessions, money per resolved contact at full empowerment. */
    concessionPerCase: number;
    /** Self-service, money per year. */
    selfServicePerYear: number;
    /** Days of staff exchange, days per agent per year. */
    exchangeDaysPerYear: number;
    /** Evaluating a call, minutes of an evaluator. */
    evaluationMinutes: number;
    /** Coaching after a flag, hours off the phone. */
    coachingHoursPerFlag: number;
    /** Value of a customer, money per customer lost. */
    customerValue: number;
  };
  /** The coefficients of the people, policy and customer models, by group and name; rows in `describe().assumptions`. */
  assumptions: Record<string, Record<string, number>>;
}

/** A scenario file: what differs from its preset; `null` takes away a goal or a limit that the preset states. */
export type ScenarioInput = DeepPartial<CompleteScenario>;

export interface CheckResult {
  ok: boolean;
  problems: Problem[];
  /** The input with preset and defaults filled in, if it is ok. */
  complete: CompleteScenario | null;
}

// ---------------------------------------------------------------- planning

export interface PlanOptions {
  /** Also lay out shifts and people; takes longer. */
  roster?: boolean;
}

/** Columns of equal length, one entry per interval of the week (closed ones included), Monday first. */
export interface PlanIntervals {
  weekday: number[];
  startMinute: number[];
  open: boolean[];
  /** Expected calls in the interval. */
  calls: number[];
  /** Calls planned for, which is more than expected where the plan is for a busy day. */
  plannedCalls: number[];
  handleSeconds: number[];
  offeredErlangs: number[];
  /** Agents on the phone that meet every goal. */
  requiredAgents: number[];
  /** Agents that must be rostered so that the required number is on the phone: required ÷ (1 − shrinkage within the day). */
  requiredScheduled: number[];
  /** Agents rostered: by the roster if there is one, else as required. */
  scheduledAgents: number[];
  /** Of those, on the phone after breaks, absence and other time off the phone. */
  availableAgents: number[];
  /** At the available agents (the requirement's if there is no roster). */
  serviceLevel: number[];
  averageSpeedOfAnswerSeconds: (number | null)[];
  abandonedShare: number[];
  occupancy: number[];
  /** Required minus available agents, where that is positive. */
  shortAgents: number[];
}

/** Queues that share agents, planned as one: calls pooled, handling time and patience averaged by calls. */
export interface PlanPool {
  name: string;
  queues: number[];
  teams: number[];
  heads: number;
  intervals: PlanIntervals;
  totals: PlanTotals;
  roster: Roster | null;
}

export interface PlanTotals {
  callsPerWeek: number;
  /** Handling time offered in the week. */
  workHours: number;
  requiredHours: number;
  /** Hours on the roster that the requirement needs. */
  scheduledHours: number;
  /** People on the payroll that the requirement needs, by hours alone: scheduled hours ÷ (1 − planned time off) ÷ contracted hours. */
  requiredHeads: number;
  /** Over the week, weighted by calls. */
  serviceLevel: number;
  abandonedShare: number;
  averageSpeedOfAnswerSeconds: number | null;
  /** Over the week, weighted by available agents. */
  occupancy: number;
  /** The interval with the most required agents. */
  peakWeekday: number;
  peakStartMinute: number;
  peakRequiredAgents: number;
}

export interface ShrinkagePart {
  id: string;
  label: string;
  /** Whole days away, or time within a day at work. */
  kind: "planned" | "unplanned" | "inDay";
  /** Of contracted time; the parts add up to the total. */
  share: number;
  hoursPerAgentPerWeek: number;
}

export interface PlanResult {
  intervalMinutes: number;
  weekdays: string[];
  contractedHoursPerWeek: number;
  shrinkage: { parts: ShrinkagePart[]; planned: number; unplanned: number; inDay: number; total: number };
  pools: PlanPool[];
  /** How many times busier than expected the planned day is. */
  busyDayFactor: number[];
  digest: string;
}

export interface RosterShift {
  /** Minutes after midnight of its day; the end may be past 1440. */
  startMinute: number;
  endMinute: number;
  /** Start and length of meal and paid breaks. */
  mealStartMinute: number | null;
  mealMinutes: number;
  breaks: { startMinute: number; minutes: number }[];
}

export interface RosterPerson {
  /** "Agent 1" and so on. */
  name: string;
  team: number;
  /** One entry per day of the roster, from the first Monday: an index into `shifts`, or a word for a day without one. */
  days: (number | "off" | "protected" | "leave")[];
}

export interface RosterGap {
  week: number;
  weekday: number;
  startMinute: number;
  requiredAgents: number;
  availableAgents: number;
  /** Why, in a few words: too few people, no shift reaches it, rest rules, hours at other times. */
  reason: string;
}

export interface Roster {
  weeks: number;
  shifts: RosterShift[];
  people: RosterPerson[];
  /** Every interval that falls short in any week; empty when the roster covers the requirement. */
  gaps: RosterGap[];
  /** Protected rest days that the rules ask for in the roster, and those given. */
  protectedDaysDue: number;
  protectedDaysGiven: number;
  /** Days off, rest and protected days that could not be kept, in words; empty when every rule holds. */
  broken: string[];
  /** Hours rostered ÷ hours required, less one. */
  overcover: number;
  /** Whether the shift mix is proven to be the best, or the best found within the bound of work. */
  proven: boolean;
}

// ---------------------------------------------------------------- import

export interface ImportOptions {
  separator?: "comma" | "semicolon" | "tab" | "pipe" | null;
  decimalMark?: "point" | "comma" | null;
  dateOrder?: "yearMonthDay" | "dayMonthYear" | "monthDayYear" | null;
  headerRow?: boolean | null;
  intervalMinutes?: number | null;
  layout?: "long" | "wideDays" | "weekGrid" | null;
  /** Columns of a long layout, counted from 1. */
  timeColumn?: number | null;
  dateColumn?: number | null;
  callsColumn?: number | null;
  handleColumn?: number | null;
  /** What to do with an interval that is given more than once; refused if absent. */
  duplicates?: "add" | "first" | "last" | null;
  /** What an absent interval within a day's usual hours means; told and left open if absent. */
  missing?: "zero" | "leaveOut" | null;
  /** Take the rest although some cells cannot be used. */
  leaveOutBadCells?: boolean;
  /** Length of an interval for planning: 5, 10, 15, 20, 30 or 60, a multiple of the file's; 30 if absent, or the next that fits. */
  planIntervalMinutes?: number | null;
  /** The Monday of one week in the file, as 2003-03-31; the mean of all weeks if absent. */
  week?: string | null;
}

export interface Understood {
  separator: "comma" | "semicolon" | "tab" | "pipe";
  decimalMark: "point" | "comma";
  dateOrder: "yearMonthDay" | "dayMonthYear" | "monthDayYear" | "none";
  headerRow: boolean;
  intervalMinutes: number;
  layout: "long" | "wideDays" | "weekGrid";
  columns: string[];
  timeColumn: number | null;
  dateColumn: number | null;
  callsColumn: number | null;
  handleColumn: number | null;
  /** Which of these were given rather than found, and which were ambiguous in the file. */
  given: string[];
  ambiguous: string[];
  /** The first lines as cells, so that a person can see what was read. */
  preview: string[][];
}

export interface VolumesResult {
  understood: Understood;
  /** Things worth knowing that do not stop the import: closed days, missing intervals, cells left out. */
  notes: Problem[];
  rowsRead: number;
  rowsUsed: number;
  totalCalls: number;
  /** ISO dates that have rows, in order; empty for a week grid. */
  dates: string[];
  intervalsPerDay: number;
  /** `dates.length` × `intervalsPerDay`; NaN where an interval was not in the file. */
  calls: Float64Array;
  /** Mean handling time in the same places; NaN where there is none; empty if the file has no such column. */
  handleSeconds: Float64Array;
  /** Every day from the first to the last, also those without rows (`intervals` 0, closed); empty for a week grid. */
  days: { date: string; weekday: number; calls: number; intervals: number; closed: boolean }[];
  profile: VolumeProfile;
  /** The volumes as a scenario states them: interval, opening hours, and the first queue's calls, handling times and scatter; `null` where no interval of a scenario is a multiple of the file's. */
  scenario: ScenarioInput | null;
  /** Time the engine took, by the performance clock. */
  engineMilliseconds: number;
}

export interface VolumeProfile {
  /** 7 × `intervalsPerDay`, Monday first: mean calls of open days; 0 where the centre never was open. */
  callsByInterval: number[];
  /** The same for handling time, weighted by calls; empty if unknown. */
  handleSecondsByInterval: number[];
  /** Days that the mean of each weekday stands on. */
  daysByWeekday: number[];
  /** Each week's Monday, its calls, and the trend line through the full weeks. */
  weeks: { monday: string; calls: number; days: number; trend: number | null }[];
  /** Slope of the trend, as a share of the mean week, per week, with its 95 % half-width; `null` under three full weeks. */
  trendPerWeek: { mean: number; halfWidth: number } | null;
  /** Standard deviation of a day's total about its weekday's mean and the trend, beyond Poisson, as a share; `null` under two weeks. */
  dayToDayCv: number | null;
  /** Variance of a day's total ÷ its mean: 1 for Poisson. */
  dispersion: number | null;
  /** First and last open minute by weekday; equal where closed. */
  openMinutes: [number, number][];
  /** The Monday whose week `callsByInterval`, `handleSecondsByInterval`, `daysByWeekday` and `openMinutes` describe; `null` for the mean of all weeks. */
  week: string | null;
}

// ---------------------------------------------------------------- simulation of one queue

/** A figure of a simulation: its mean, and half the width of its 95 % interval; `null` where the run cannot tell. */
export interface Estimate {
  mean: number | null;
  halfWidth: number | null;
}

/** A law that a time follows. */
export interface LawInput {
  distribution: "exponential" | "lognormal" | "deterministic" | "erlang" | "hyperexponential" | "uniform" | "weibull";
  meanSeconds: number;
  /** Coefficient of variation, for lognormal, erlang (√(1/phases), the nearest), hyperexponential, uniform and weibull. */
  cv?: number | null;
}

export interface SimulateQueueInput {
  /** First attempts; redials come on top. */
  callsPerHour: number;
  agents: number;
  service: LawInput;
  /** Absent: callers wait for ever. */
  patience?: LawInput | null;
  /** The most calls in the system, queueing and being served; absent means unbounded. */
  lines?: number | null;
  /** Callers who call again after they hung up (`share`) or heard a busy tone (`blockedShare`, 0 if absent), after an exponential delay. */
  redial?: { share: number; meanDelaySeconds: number; blockedShare?: number } | null;
  targetSeconds?: number;
  /** First attempts that are measured. */
  calls: number;
  /** First attempts before them, which are not; a twentieth of `calls` if absent. */
  warmupCalls?: number | null;
  seed: number;
}

/** The figures of a simulated queue; the meanings are those of {@link QueueResult}. */
export interface SimulatedQueue {
  offeredErlangs: Estimate;
  waitProbability: Estimate;
  serviceLevel: Estimate;
  serviceLevelAnswered: Estimate;
  serviceLevelExcludingShortAbandons: Estimate;
  averageSpeedOfAnswerSeconds: Estimate;
  meanWaitSeconds: Estimate;
  abandonedShare: Estimate;
  blockedShare: Estimate;
  occupancy: Estimate;
  meanQueue: Estimate;
  attemptsPerHour: Estimate;
  waitPercentilesSeconds: { p50: Estimate; p80: Estimate; p90: Estimate; p95: Estimate; p99: Estimate };
  /** Of customers (first attempts), those answered in the end, at whichever attempt. */
  customersServedShare: Estimate;
  attemptsPerCustomer: Estimate;
  /** Whether load, patience and lines let the queue settle. */
  stable: boolean;
  /** Calls measured, redials included: offered = answered + abandoned + blocked + inSystem. */
  calls: number;
  answered: number;
  abandoned: number;
  blocked: number;
  /** Still waiting where the run was cut short; 0 after a whole run. */
  inSystem: number;
  /** First attempts measured. */
  customers: number;
  warmupCalls: number;
  /** Batches that the intervals stand on, and the correlation of neighbouring batches' mean waits. */
  batches: number;
  batchCorrelation: number | null;
  /** Arrivals, answers, changes of duty and redials that the engine went through. */
  events: number;
  /** Share of the calls asked for that these figures hold: below 1 where the run was stopped. */
  share: number;
  digest: string;
}

export interface TraceOptions {
  /** Start of the window, seconds after the first call could come; 3600 if absent. */
  startSeconds?: number;
  /** Length of the window; 3600 if absent, at most 14 400. */
  lengthSeconds?: number;
}

/** One call that was in the system in the window; times are seconds from the window's start and may lie outside it. */
export interface TracedCall {
  arrives: number;
  /** When an agent took it; `null` if none did. */
  answered: number | null;
  /** When it left: the agent was done, the caller hung up, or heard a busy tone. */
  leaves: number;
  outcome: "answered" | "abandoned" | "blocked";
  /** The agent, from 0. */
  agent: number | null;
  /** 1 for a first attempt. */
  attempt: number;
}

/** What stands after something happened. */
export interface TraceMoment {
  seconds: number;
  kind: "start" | "arrives" | "answered" | "finished" | "abandoned" | "blocked";
  /** Place in `calls`; -1 for the start. */
  call: number;
  waiting: number;
  busy: number;
  /** Since the window began. */
  answeredSoFar: number;
  abandonedSoFar: number;
  blockedSoFar: number;
}

export interface QueueTrace {
  startSeconds: number;
  lengthSeconds: number;
  agents: number;
  calls: TracedCall[];
  /** In order of time; the first is the state at the window's start. */
  moments: TraceMoment[];
}

/** A simulation under way. */
export interface Run<R> {
  /** Works for about this many milliseconds of the performance clock: at least one step of some ten thousand events, also for none or less; to the end for `Infinity`. */
  advance(budgetMs: number): { share: number; done: boolean };
  /** What there is so far. */
  result(): R;
  /** Gives its memory back. A second time does nothing; everything else throws a {@link ProblemsError} from then on. */
  free(): void;
}

// ---------------------------------------------------------------- simulation of a scenario

export interface RunOptions {
  /** Independent repetitions of the whole horizon; if absent 10, and 6 of a preview. */
  replications?: number;
  /** The first repetition's number, so that several workers share one run; 0 if absent. */
  first?: number;
  seed?: number;
  /** `preview`: people live every day of the same repetitions, and the calls of a few days are simulated; `full` if absent. */
  fidelity?: "preview" | "full";
  /** Draw the assumptions of each repetition from their ranges; no assumption is in the model yet. */
  uncertainty?: boolean;
}

/** A figure over the horizon; `low` and `high` bound its 95 % interval. */
export interface Metric extends Estimate {
  low: number | null;
  high: number | null;
  unit: string;
}

/** A column of estimates, one per interval of the week. */
export interface Column {
  mean: (number | null)[];
  halfWidth: (number | null)[];
}

/** Simulated intervals of the week, closed ones included, Monday first; calls belong to the interval they came in. */
export interface SimulatedIntervals {
  weekday: number[];
  startMinute: number[];
  /** Attempts in the interval of a mean week, redials included. */
  offered: Column;
  serviceLevel: Column;
  abandonedShare: Column;
  blockedShare: Column;
  averageSpeedOfAnswerSeconds: Column;
  /** Agents on the phone, time-weighted. */
  availableAgents: Column;
  occupancy: Column;
  meanQueue: Column;
}

/** A weekday over all weeks and repetitions: means, and the values that one day in ten is below and above. */
export interface SimulatedDays {
  weekday: number[];
  offered: DaySpread;
  serviceLevel: DaySpread;
  abandonedShare: DaySpread;
  occupancy: DaySpread;
}

export interface DaySpread {
  mean: (number | null)[];
  p10: (number | null)[];
  p90: (number | null)[];
}

/** Queues that share agents, as in {@link PlanResult}. */
export interface SimulatedPool {
  name: string;
  queues: number[];
  teams: number[];
  intervals: SimulatedIntervals;
  days: SimulatedDays;
  metrics: Record<string, Metric>;
}

export interface SimulatedPart {
  name: string;
  metrics: Record<string, Metric>;
}

export interface RunResult {
  metrics: Record<string, Metric>;
  /** Over all pools together. */
  series: SimulatedIntervals;
  pools: SimulatedPool[];
  queues: SimulatedPart[];
  teams: SimulatedPart[];
  /** What other departments and the centre itself cause; empty where customers do not respond. The centre comes first. */
  departments: DepartmentStatement[];
  /** How contacts follow from contacts; null where customers do not respond. */
  journey: Journey | null;
  /** What became of the people; null where `people.simulated` is false. */
  people: PeopleResult | null;
  /** Repetitions that are complete. With none, the figures are of the part of the first that was run, without intervals. */
  replications: number;
  weeks: number;
  /** Share of the run asked for. */
  share: number;
  seed: number;
  fidelity: "preview" | "full";
  modelVersion: string;
  events: number;
  digest: string;
}

/** Failure demand that one department causes, over the horizon unless it says otherwise. */
export interface DepartmentStatement {
  /** As its causes name it. */
  name: string;
  /** The centre itself: repeat contacts of issues that nobody else caused. */
  centre: boolean;
  /** Answered contacts of all kinds that go back to it. */
  contacts: Estimate;
  /** Their handling time, hours. */
  hours: Estimate;
  /** Paid time for them, money: their handling time at what a handled hour costs, waiting for calls and absence included. */
  cost: Estimate;
  /** Mean strain that their hostile calls leave in each agent, SD. */
  strain: Estimate;
  /** Leavers that this strain accounts for, people. */
  leavers: Estimate;
  /** What replacing these costs, money. */
  peopleCost: Estimate;
  causes: CauseStatement[];
  /** Twelfths of each year, from 1, each of the weeks that begin in it; the last may be part of one. */
  months: { month: number[]; weeks: number[]; contacts: Column; hours: Column; cost: Column };
}

export interface CauseStatement {
  name: string;
  /** Answered contacts: the first of each issue, repeats, chasers of late hand-offs. */
  first: Estimate;
  repeats: Estimate;
  chasers: Estimate;
  /** Handed on to the department. */
  handedOn: Estimate;
  hours: Estimate;
  cost: Estimate;
  /** Paid time that a tenth fewer of these errors would free over the horizon, in proportion: money, saved as far as staffing follows. */
  tenthLess: Estimate;
  /** What its levers cost over the horizon, money: as entered. */
  paid: Estimate;
}

/** Where contacts stand: of first contacts, repeats or chasers. */
export interface JourneyStage {
  kind: "first" | "repeat" | "chase";
  /** Tries: the calls that came, redials included. */
  attempts: Estimate;
  /** Of these, calls of people who had hung up or heard a busy tone before. */
  redials: Estimate;
  answered: Estimate;
  /** Hung up or heard a busy tone, and will call again at once. */
  redialed: Estimate;
  /** The same, and will not. */
  gaveUp: Estimate;
  /** Of the answered: resolved; handed on to a department; neither, and will call again; neither, and will not. */
  resolved: Estimate;
  handedOn: Estimate;
  callBack: Estimate;
  letBe: Estimate;
  /** Paid time for the answered, money. */
  cost: Estimate;
}

/** Contacts over the horizon. Flows that end outside it (calls still to come back) make the stages differ a little. */
export interface Journey {
  /** In the order first, repeat, chase. */
  stages: JourneyStage[];
  /** Issues that began: first contacts that came. */
  issues: Estimate;
  /** Issues that ended: resolved by an agent; solved by a department without a further call; given up by the customer. */
  resolvedIssues: Estimate;
  solvedByDepartments: Estimate;
  givenUp: Estimate;
  /** Of the customers, how many were lost. */
  lost: Estimate;
  /** Issues that a self-service or a fixed error took away, and how many. */
  deflected: Estimate;
  prevented: Estimate;
  /** Answered contacts by cause: value demand first, then the causes in order, repeats and chasers with their cause. */
  byCause: { name: string; department: string | null; contacts: Estimate }[];
}

/** Columns by week of the horizon, all teams together. */
export interface PeopleWeeks {
  /** From 0. */
  week: number[];
  /** People on the phone as the week begins; nesting ones are among them. */
  onThePhone: Column;
  nesting: Column;
  /** In the classroom, or trained and without a place. */
  classroom: Column;
  /** Places of the wanted heads that nobody holds. */
  vacant: Column;
  /** Of their own will. */
  leftOwnWill: Column;
  leftOther: Column;
  hired: Column;
  joined: Column;
  /** SD of the base workforce. */
  strainMean: Column;
  strainAboveOneSd: Column;
  /** Of scheduled days. */
  absenceShare: Column;
  /** Days. */
  leaveDays: Column;
  trainingDays: Column;
  overtimeDays: Column;
  protectedDaysGiven: Column;
  protectedDaysCancelled: Column;
  protectedDaysDeferred: Column;
  /** 1 is a fully trained person's. */
  proficiency: Column;
  tenureWeeksMedian: Column;
  /** Mean over the calls that agents took. */
  handleSeconds: Column;
  /** Of time on the phone. */
  occupancy: Column;
  /** In the week. */
  writeUps: Column;
  /** Time given to a contact over the time that it needs, mean of people as the week begins; 1 where no target presses. */
  timeGivenShare: Column;
  /** Pressure of a handling-time target that is felt, mean of people. */
  targetPressure: Column;
  /** Of calls that agents took. */
  hostileShare: Column;
  /** Of first contacts that agents took; empty cells where customers do not respond. */
  firstContactResolution: Column;
  /** Repeats and chasers, of calls that agents took; the same. */
  repeatShare: Column;
}

/** Every person on the phone at the end of the first repetition: entry by entry one person. */
export interface PeopleDots {
  /** Place of the team. */
  team: number[];
  /** The place within the team, from 0, for `traceDay`. */
  place: number[];
  /** SD of the base workforce. */
  strain: number[];
  /** Share of full fatigue when the last call ended. */
  fatigue: number[];
  tenureWeeks: number[];
  proficiency: number[];
}

export interface PeopleResult {
  weeks: PeopleWeeks;
  /** Fatigue as calls are taken, by interval of the day: mean over all days and agents. */
  fatigueByInterval: { startMinute: number[]; mean: (number | null)[] };
  dots: PeopleDots;
  /** Shares of the people on the phone at the ends of all repetitions, by strain: `from` is each class's lower bound, the classes are `width` wide, the outer ones open. */
  strainDistribution: { from: number[]; width: number; share: number[] };
  /** The same by tenure: shares of the people in the classes that begin at these weeks. */
  tenureMix: { fromWeeks: number[]; share: number[] };
}

/** One figure of two scenarios in the same worlds. */
export interface Difference {
  /** Second less first, mean of the repetitions' differences. */
  mean: number | null;
  halfWidth: number | null;
  low: number | null;
  high: number | null;
  unit: string;
  /** How likely the second scenario's figure is the higher one, from the repetitions' scatter; `null` under two of them. It knows nothing of how sure the assumptions are. */
  probabilityHigher: number | null;
}

export interface ComparedScenario {
  name: string;
  metrics: Record<string, Metric>;
  /** The figures of each repetition, which is a world that all scenarios live in; `null` where there was nothing to take one of. With `known`, those of the worlds that the first scenario is known in. */
  worlds: Record<string, (number | null)[]>;
}

export interface ComparedPair {
  /** Places in `scenarios`. */
  first: number;
  second: number;
  differences: Record<string, Difference>;
  /** In money, the second against the first; null where people do not respond. */
  worth: PairWorth | null;
}

/** What moving from the first scenario to the second is worth over the horizon. */
export interface PairWorth {
  /** What its levers cost beyond the first's, as agreed and not as simulated, in money that would not be paid without them: fees, fixes, overtime. Time off the phone is paid as before; what it costs shows in service and in `net`. */
  price: number;
  /** Everything that is paid less, lost customers included: first less second. Above 0 it pays. */
  net: Difference;
  /** `net` without `price`: the most that its levers may cost before it no longer pays. */
  worthUpTo: Difference;
  /** By week of the horizon: `net` up to its end, without the value of lost customers. */
  cumulative: Column;
  /** The first week, from 1, from whose end on `cumulative` stays at or above 0; null if there is none. */
  payBackWeek: number | null;
}

export interface Comparison {
  scenarios: ComparedScenario[];
  /** Each scenario with each later one. */
  pairs: ComparedPair[];
  replications: number;
  weeks: number;
  seed: number;
  fidelity: "preview" | "full";
  digest: string;
}

// ---------------------------------------------------------------- the score of a scenario

export type ScorePart = "customers" | "people" | "money";

/** What a scenario may be scored on. */
export interface CriterionRow {
  /** A metric's id, or `unjustWriteUps`: write-ups times the share of them that were unjust, per person and year. */
  id: string;
  part: ScorePart;
  label: string;
  unit: string;
  /** Its weight within its part, unless stated. */
  weight: number;
  /** Where the span comes from unless stated: a band in which centres were seen, a convention, or a share above and below a reference result. */
  basis: "band" | "convention" | "reference";
  /** The figure worth no points; null where it depends on the reference. */
  from: number | null;
  /** The figure worth 100 points. */
  to: number | null;
  note: string;
}

/** What of a result a score needs: a whole result does. Without `weeks` nothing is known of write-ups. */
export type ResultFigures = Pick<RunResult, "metrics"> & Partial<Pick<RunResult, "weeks">>;

/** What of a comparison a ranking needs: a whole comparison does. */
export type ComparisonFigures = Pick<Comparison, "scenarios"> & Partial<Pick<Comparison, "weeks">>;

/** How a person weighs things. Nothing of it is evidence. */
export interface ScoreWeights {
  /** Weights of the three parts against each other; 1 each if absent. */
  customers?: number;
  people?: number;
  money?: number;
  /** By id: the weight within its part, the figure worth no points and the one worth 100; the better end is `to`. */
  criteria?: Record<string, { weight?: number; from?: number | null; to?: number | null }>;
  /** A result to measure money from: its figures are worth 50 points. Without one, `score` leaves money out unless spans are stated; `rank` takes the first scenario. */
  reference?: ResultFigures;
  /** What costs this share less than the reference is worth 100 points, and what costs so much more none; 0.2 if absent. */
  moneySpan?: number;
}

export interface ScoredCriterion {
  id: string;
  label: string;
  value: number;
  unit: string;
  from: number;
  to: number;
  /** 0 at `from`, 100 at `to`, a straight line between and nothing beyond. */
  points: number;
  /** As stated. */
  weight: number;
  /** Of all weight; the shares of all criteria add up to 1. */
  share: number;
  /** `points` times `share`. */
  contribution: number;
}

export interface ScoredPart {
  id: ScorePart;
  weight: number;
  /** Of all weight; 0 where nothing of it counts. */
  share: number;
  /** 0 to 100; null where nothing of it counts. */
  score: number | null;
  /** The sum of its criteria's contributions, to the last bit. */
  contribution: number;
  criteria: ScoredCriterion[];
}

export interface ScenarioScore {
  /** 0 to 100, the sum of the parts' contributions to the last bit; null where nothing counts. */
  score: number | null;
  /** The most that half the width of the 95 % interval can be, whatever the criteria have to do with each other (to first order); `rank` gives the width itself. Null where a figure has no interval. */
  halfWidthAtMost: number | null;
  parts: ScoredPart[];
  /** Criteria that do not count: the model behind it is off, money has nothing to be measured from, or another scenario or a world of one lacks it. Their weight goes to the rest of their part, and that of a part without any to the other parts. */
  leftOut: { id: string; part: ScorePart; label: string; weight: number; why: "absent" | "no_span" | "not_everywhere" }[];
}

export interface RankedScenario {
  name: string;
  /** Its score, with the interval that the worlds give; the mean is that of `madeOf`. */
  score: Metric;
  /** From 1; equal scores share a place. */
  place: number;
  /** Share of the worlds in which no other scenario scores higher; worlds with several such are shared out, so that these add up to 1. Null without worlds. */
  first: number | null;
  madeOf: ScenarioScore;
}

export interface RankedPair {
  /** Places in `scenarios`. */
  first: number;
  second: number;
  /** Second less first, world by world. */
  difference: Difference;
  parts: Record<ScorePart, Difference>;
  /** In how many worlds the second's score is higher, the same, and lower. */
  higher: number;
  equal: number;
  lower: number;
}

/** Scenarios by their scores. Worlds are what the comparison's repetitions are: they differ by chance, and by the assumptions only where these are drawn. */
export interface Ranking {
  scenarios: RankedScenario[];
  pairs: RankedPair[];
  /** Places in `scenarios`, the highest score first. */
  order: number[];
  /** Share of the worlds in which no scenario of this order scores lower than the next. Null without worlds. */
  orderHolds: number | null;
  worlds: number;
}

/** What a lever does to the day and the purse before anything is simulated. */
export interface LeverPrice {
  /** The field that the price belongs to: `support.peerRoundsPerYear`, `causes[0].fixedShare`. */
  path: string;
  label: string;
  /** Time off the phone, hours per agent on the phone and week; below 0 where it adds time. */
  hoursPerAgentPerWeek: number;
  /** Money a year beside the pay for that time; from the week on in which the lever begins to act. */
  moneyPerYear: number;
  /** Money that is paid once, in the week in which the lever begins to act. */
  moneyOnce: number;
  /** Pay for that time, money a year. */
  payPerYear: number;
}

export interface Prices {
  /** Only levers that are not at rest. */
  levers: LeverPrice[];
  hoursPerAgentPerWeek: number;
  moneyPerYear: number;
  moneyOnce: number;
  payPerYear: number;
}

/** What is known about a lever. */
export interface LeverRow {
  /** The field that moves it. */
  path: string;
  group: "staffing" | "rest" | "support" | "training" | "hiring" | "demand" | "departments" | "measuring" | "world";
  /** Further fields that belong to it, shown once it is not at rest. */
  details: string[];
  /** One sentence on what is known. */
  known: string;
  /** The best grade of the assumptions it acts through; null for capacity, which is arithmetic, and for the world outside. */
  grade: "A" | "B" | "C" | null;
  /** The assumptions it acts through. */
  assumptions: string[];
  /** How it is paid for, in a few words. */
  price: string;
}

export interface DayOptions {
  seed?: number;
  /** Repetition, from 0. */
  replication?: number;
  /** Measured day, from 0, a Monday. */
  day: number;
  /** Place of the team. */
  team?: number;
  /** Place within the team. */
  place: number;
}

/** One agent's day, simulated again from the world. Times are seconds after midnight. */
export interface AgentDay {
  day: number;
  weekday: number;
  team: string;
  place: number;
  /** Nobody holds the place, or what the holder does that day. */
  status: "vacant" | "off" | "leave" | "training" | "absent" | "protected" | "works";
  /** Weeks since the first day on the phone. */
  tenureWeeks: number | null;
  /** As the day begins, SD. */
  strain: number | null;
  /** Strain as each of the person's weeks began, up to this one. */
  strainByWeek: { week: number[]; strain: number[] };
  /** On the phone: from and to. */
  stretches: { from: number; to: number }[];
  /** Breaks and time off the phone between. */
  pauses: { from: number; to: number; restSeconds: number }[];
  calls: {
    came: number;
    waitedSeconds: number;
    taken: number;
    ends: number;
    queue: number;
    /** 0 if it was not hostile; 1 on average if it was. */
    severity: number;
    /** Whether it came hostile, calmed or not. */
    hostile: boolean;
    attempt: number;
    /** The first contact about its issue, a repeat of an unresolved one, or a chaser of a late department. */
    kind: "first" | "repeat" | "chase";
    /** What caused the issue, if a department did. */
    cause: string | null;
    /** What became of it: resolved; handed on to a department; neither, and the customer will call back or let it be. Null where customers do not respond. */
    outcome: "resolved" | "handedOn" | "callBack" | "letBe" | null;
    /** Handling time as a multiple of the queue's own for this call. */
    pace: number;
    fatigueBefore: number;
    fatigueAfter: number;
  }[];
  /** Fatigue as a line. */
  fatigue: { seconds: number[]; fatigue: number[] };
}

/** A run of a scenario; its repetitions can be worked on apart and put together with `merge`. */
export interface ScenarioRun extends Run<RunResult> {
  /** The complete repetitions as plain numbers, for `merge` with equal input, seed and fidelity by the same version. */
  parts(): Float64Array[];
}

// ---------------------------------------------------------------- scorecards

export type ScorecardMetricId =
  | "handleTime"
  | "afterCallWork"
  | "qa"
  | "satisfaction"
  | "firstContactResolution"
  | "adherence"
  | "attendance"
  | "compliments";

/** The names of agents' figures; `describe().inputs.scorecard` defines each. */
export type AgentFigure =
  | "calls"
  | "handleSeconds"
  | "handleSdSeconds"
  | "afterCallSeconds"
  | "afterCallSdSeconds"
  | "qaScore"
  | "qaEvaluations"
  | "qaSd"
  | "satisfaction"
  | "surveys"
  | "satisfactionSd"
  | "resolvedShare"
  | "issues"
  | "adherenceShare"
  | "scheduledDays"
  | "adherenceSd"
  | "attendanceShare"
  | "scheduledShifts"
  | "compliments"
  | "hostileShare"
  | "complexShare"
  | "failureShare";

/** One agent's own figures; what is absent is not known. A figure needs the samples that it stands on: `qaScore` needs `qaEvaluations`. */
export type AgentRow = { id?: string | null } & { [figure in AgentFigure]?: number | null };

/** The same column by column, as `importAgents` gives it; NaN is not known. */
export type AgentColumns = { id?: string[] } & { [figure in AgentFigure]?: Float64Array | (number | null)[] };

export interface ScorecardMetric {
  id: ScorecardMetricId;
  /** Rule `linear`: the figures of 0 and 100 points; two deviations about the group's mean if absent. */
  from?: number | null;
  to?: number | null;
  /** Rules `bands` and `trafficLights` (amber, green), the easiest first; by the group's mean and deviation if empty. */
  borders?: number[];
  /** Standard deviation of a single sample about its agent's level; from the figures' own deviations, the law of counts, or an assumption if absent. */
  withinSd?: number | null;
  /** What such a call adds to the figure, for the adjustment. */
  hostileEffect?: number | null;
  complexEffect?: number | null;
  failureEffect?: number | null;
}

export interface ScorecardInput {
  /** All for which there are figures if absent. */
  metrics?: ScorecardMetric[];
  /** 1 where absent. */
  weights?: { [metric in ScorecardMetricId]?: number };
  rule?: {
    kind?: "linear" | "bands" | "zScores" | "forcedRanking" | "trafficLights";
    /** One of three ways to flag: a share of the floor, scores below this, or so many red metrics. */
    flagShare?: number | null;
    flagBelow?: number | null;
    flagReds?: number | null;
    /** Which figures count when somebody is flagged. */
    figures?: "estimates" | "adjusted" | "reported";
  };
  caseMix?: "auto" | "regression" | "stated" | "none";
  /** Of all intervals; 0.95 if absent. */
  confidence?: number;
  wantedReliability?: number;
  /** The rows `scoring.*` and `absence.spellDays` of the registry. */
  assumptions?: { scoring?: Record<string, number>; absence?: { spellDays?: number } };
  /** 2 to 100 000 people. */
  agents: AgentRow[] | AgentColumns;
  /** What is true of these people, where that is known: the card is then held against it. */
  truth?: FloorTruth;
}

/** What is true of a floor. */
export interface FloorTruth {
  /** Of every metric on the card everybody's level: the figure after endlessly many samples, on the floor's mean mix of calls and without gaming. */
  levels: { [metric in ScorecardMetricId]?: number[] };
  /** Places, from 0, of the agents on a hostile queue and of those who game. */
  hard?: number[];
  games?: number[];
}

/**
 * Whether figures tell people apart. `tellsApart`: as reliably as wanted. `tooNoisy`: there are differences, and chance
 * hides most of them. `noDifference`: equal people's figures would be as different in more than one case of twenty.
 * `allEqual`: all figures are the same.
 */
export type ScorecardVerdict = "tellsApart" | "tooNoisy" | "noDifference" | "allEqual";

/** Everybody in the order of the input. */
export interface AgentScores {
  id: string[];
  flagged: boolean[];
  /** The score of the agent's levels: its mean and the ends of its interval. More is better. */
  score: Float64Array;
  low: Float64Array;
  high: Float64Array;
  /** The score that the rule looked at, by `rule.figures`. */
  decided: Float64Array;
  /** 1 is best; by `score`, with the ends of its interval. Scores count as normal here, also under bands and lights. */
  rank: Float64Array;
  rankLow: Float64Array;
  rankHigh: Float64Array;
  /** Probability that the agent's levels belong among the flagged: for the flagged, that the flag is right. */
  belongs: Float64Array;
  /** Probability that the agent is truly in the better half of this floor. */
  aboveMedian: Float64Array;
}

export interface MetricScores {
  id: ScorecardMetricId;
  label: string;
  unit: string;
  definition: string;
  kind: "mean" | "share" | "rate";
  higherIsBetter: boolean;
  /** Share of the score. */
  weight: number;
  /** Agents with a figure. */
  people: number;
  /** Mean level of the group. */
  group: number;
  /** Standard deviation of levels between agents, and of single samples about their agent's level. */
  betweenSd: number;
  withinSd: number;
  /** Where the latter is known from. With `assumed` the figures themselves say nothing about reliability. */
  withinFrom: "counted" | "given" | "stated" | "assumed";
  /** Whether `betweenSd` comes from an assumption: with `assumed` above, or from few people. */
  betweenAssumed: boolean;
  /** Share of a single sample's variance that is between agents. */
  icc: number;
  /** Samples of an agent, on average. */
  samplesMean: number;
  /** Of this metric on this floor. */
  reliability: number;
  /** Samples of each agent for the reliability wanted; null where no number is enough. */
  samplesNeeded: number | null;
  /** Chance of figures at least as different if all levels were equal; null where it cannot be known. */
  homogeneity: number | null;
  verdict: ScorecardVerdict;
  caseMix: {
    method: "regression" | "stated" | "none";
    effects: { of: "hostileShare" | "complexShare" | "failureShare"; effect: number; standardError: number }[];
  };
  /** A line through `zero`, or borders. */
  scale: { zero: number | null; pointsPerUnit: number | null; borders: number[] };
  /** Everybody's figure (NaN where there is none), its samples, and the figure without case mix. */
  reported: Float64Array;
  samples: Float64Array;
  adjusted: Float64Array;
  /** The level behind it: mean and ends of its interval. Without a figure it is the group's. */
  level: Float64Array;
  low: Float64Array;
  high: Float64Array;
  /** Weight of the agent's own figure in it; the rest is the group's. */
  ownWeight: Float64Array;
}

export interface ScorecardResult {
  verdict: {
    code: ScorecardVerdict;
    /** Of the score: how much of its true variance on this floor is known. */
    reliability: number;
    wantedReliability: number;
    /** How many times the samples would have the reliability wanted; null if no number would. */
    timesTheSamples: number | null;
    /** Metrics whose reliability rests on an assumption. */
    assumed: ScorecardMetricId[];
    /** Agents whose interval lies wholly above, or below, the mean score. */
    clearlyAbove: number;
    clearlyBelow: number;
  };
  flagged: {
    count: number;
    /** Expected shares of the flagged who belong there, and who are truly in the better half; null if nobody is flagged. */
    rightly: number | null;
    aboveMedian: number | null;
    /** Expected number of people who belong there and are not flagged. */
    missed: number;
    /** Others with the score of the last who was flagged, where a share is: the cut between them is by their place in the list. */
    tied: number;
  };
  agents: AgentScores;
  metrics: MetricScores[];
  /** The card held against the truth; null where that was not given. */
  revealed: Revealed | null;
  /** Time the engine took, by the performance clock. */
  engineMilliseconds: number;
}

/** What the rule would have said of true levels, and where the card agrees with it. */
export interface Revealed {
  /** How many agents the rule would have flagged had it seen true levels: who truly belong among the flagged. */
  belonging: number;
  /** Flagged who belong there, flagged who do not, flagged who are truly in the better half, and those who belong there and were missed. */
  rightly: number;
  wrongly: number;
  aboveMedian: number;
  missed: number;
  /** On the hostile queue: all, flagged, and flagged wrongly. */
  hard: { people: number; flagged: number; wrongly: number };
  /** Who game: all, flagged, and spared although they belong among the flagged. */
  games: { people: number; flagged: number; spared: number };
  /** Agents whose true rank, and whose true score, lies within its interval. */
  ranksHeld: number;
  scoresHeld: number;
  agents: {
    belongs: boolean[];
    betterHalf: boolean[];
    /** Score of the true levels by the card's own scales and weights; the same in SD of the floor about its mean. */
    score: Float64Array;
    level: Float64Array;
    /** 1 is best; of equal scores the better levels come first. */
    rank: Float64Array;
  };
}

export interface DrawFloorInput {
  /** 2 to 5000; 40 if absent. */
  agents?: number;
  /** The same seed gives the same people, whatever else is changed. */
  seed?: number;
  /** All if absent. */
  metrics?: { id: ScorecardMetricId }[];
  /** Of an agent in the time that is looked at; calls and surveys scatter about it. 400, 6, 15 and 21 if absent. */
  samples?: { calls?: number; evaluations?: number; surveys?: number; days?: number };
  /** The share of people on a hostile queue, the share of hostile calls elsewhere, by how much it is higher there, its SD between agents, and what a hostile call takes off a figure (SD of a single sample). */
  mix?: { share?: number; usual?: number; excess?: number; shareSd?: number; penalty?: number };
  /** The share of people who raise a figure without serving anyone, by how much (SD of a single sample), and which. */
  gaming?: { share?: number; gain?: number; metric?: ScorecardMetricId };
  /** How much agents differ: the rows `scoring.*` and `absence.spellDays` of the registry. */
  assumptions?: { scoring?: Record<string, number>; absence?: { spellDays?: number } };
}

/** A made-up floor: its means and scatter are invented, and how much agents differ is what the registry says. */
export interface DrawnFloor {
  /** Ready for `scorecard`. */
  agents: { id: string[] } & { [figure in AgentFigure]?: Float64Array };
  truth: Required<FloorTruth>;
}

export interface ScorecardReliabilityInput {
  /** Whose assumption says what one sample tells; `qa` if absent. */
  metric?: ScorecardMetricId;
  /** Share of one sample's variance that is between agents; the metric's assumption if absent. */
  icc?: number | null;
  /** In one look; 6 if absent. */
  samples?: number;
  /** Share of agents flagged at each look, the lowest figures; 0.1 if absent. */
  flagShare?: number;
  /** In a year; 12 if absent. */
  looks?: number;
  /** Flags in the year that make a write-up; 1 if absent. */
  strikes?: number;
  /** Agents above this part of the floor are good; 0.5 if absent. */
  goodAbove?: number;
  wantedReliability?: number;
  /** Calls that are harder than others: what one takes off its figure (SD of a single sample), the SD between agents of their share, and by how much one agent's share is above the floor's. */
  mix?: { penalty?: number; shareSd?: number; excess?: number };
  /** The share of agents who raise their figures without serving anyone, and by how much (SD of a single sample). */
  gaming?: { share?: number; gain?: number };
  /** Numbers of samples to compare; 6, 12, 30 and 100 if absent. */
  curveSamples?: number[];
  /** Lives the practice through; not done if `floors` is 0 or absent. Agents × floors × looks is at most 20 million. */
  simulate?: { agents?: number; floors?: number; seed?: number };
  assumptions?: { scoring?: Record<string, number>; absence?: { spellDays?: number } };
}

/** What a practice of flagging comes to; null where nobody was there to be counted. */
export interface JudgedPractice {
  /** Squared correlation of figure and level. */
  reliability: number | null;
  /** Correlation of one agent's figures in two looks, and of the ranks: above the reliability where a mix of calls comes back. */
  repeatability: number | null;
  rankCorrelation: number | null;
  /** Of the flagged: who truly belong to the lowest part of that size, who do not, and whose level is above the median. */
  flaggedTruly: number | null;
  flaggedWrongly: number | null;
  flaggedAboveMedian: number | null;
  /** Chance of a flag at one look for an agent at the median. */
  medianFlagged: number | null;
  /** Chance of a write-up in the year: over all good agents, and at the median. */
  goodWrittenUp: number | null;
  medianWrittenUp: number | null;
  /** Share of those written up in the year who are good. */
  writtenUpGood: number | null;
  /** By how many SD of the figure the agent with more hard calls is lowered, and the chance of a flag at one look at the median. */
  mixShift: number | null;
  mixFlagged: number | null;
  /** By how many SD of the figure gaming raises it; chance of a flag at one look at the median for those who do not and who do. */
  gamingShift: number | null;
  honestFlagged: number | null;
  gamerFlagged: number | null;
}

export interface ScorecardReliability {
  icc: number;
  samples: number;
  /** For the reliability wanted; null where no number is enough. */
  samplesNeeded: number | null;
  closedForm: JudgedPractice;
  simulated: JudgedPractice | null;
  /** Agents × floors × looks that were simulated. */
  simulatedLooks: number;
  curve: {
    samples: number;
    reliability: number;
    flaggedTruly: number;
    flaggedAboveMedian: number;
    goodWrittenUp: number;
  }[];
}

export interface ImportAgentsOptions {
  separator?: "comma" | "semicolon" | "tab" | "pipe" | null;
  decimalMark?: "point" | "comma" | null;
  headerRow?: boolean | null;
  /** What becomes of names; those that are replaced are in nothing that the import gives. */
  names?: "keep" | "initials" | "numbers";
  /** Take what can be used although something is wrong; what is left out is told in `notes`. */
  acceptRest?: boolean;
  /** Columns, counted from 1; found by their names if absent. */
  columns?: { [figure in "id" | AgentFigure]?: number | null };
}

export interface AgentsResult {
  understood: {
    separator: "comma" | "semicolon" | "tab" | "pipe";
    decimalMark: "point" | "comma";
    headerRow: boolean;
    columns: string[];
    idColumn: number | null;
    /** Which column holds which figure, and whether its shares were read as hundredths. */
    used: { column: number; figure: AgentFigure; hundredths: boolean }[];
    /** What fits more than one reading: `decimalMark`, or figures whose column says % and holds nothing above 1. */
    ambiguous: string[];
    /** The first lines as cells; without names where they are replaced. */
    preview: string[][];
  };
  /** Things worth knowing that do not stop the import, and everything left out. */
  notes: Problem[];
  rowsRead: number;
  rowsUsed: number;
  /** Ready for `scorecard`. */
  agents: { id: string[] } & { [figure in AgentFigure]?: Float64Array };
  engineMilliseconds: number;
}

// ---------------------------------------------------------------- the module

export interface SelfCheck {
  /** Hash of the results of a fixed set of cases; equal on every platform. */
  digest: string;
  cases: number;
}

export interface Breather {
  queue(input: QueueInput): QueueResult;
  staff(input: StaffInput): StaffResult;
  describe(): Description;
  check(input: ScenarioInput): CheckResult;
  plan(input: ScenarioInput, options?: PlanOptions): PlanResult;
  /** `progress` is called with the share done, 0 to 1. */
  importVolumes(text: string, options?: ImportOptions, progress?: (share: number) => void): VolumesResult;
  /** Agents' own figures from text; `progress` is called with the share done, 0 to 1. */
  importAgents(text: string, options?: ImportAgentsOptions, progress?: (share: number) => void): AgentsResult;
  /** Agents scored on their own figures, with intervals of scores and ranks, and how sure each flag is. */
  scorecard(input: ScorecardInput): ScorecardResult;
  /** How reliable a ranking is and how often its flags are right, in closed form and lived through. */
  scorecardReliability(input?: ScorecardReliabilityInput): ScorecardReliability;
  /** A made-up floor whose truth is known, for `scorecard` to be held against. */
  drawFloor(input?: DrawFloorInput): DrawnFloor;
  /** The bits of 200 mixed results, to compare machines. */
  selfCheck(): SelfCheck;
  /** One queue, call by call. */
  simulateQueue(input: SimulateQueueInput): SimulatedQueue;
  /** The same in steps, with a result at any time. */
  startQueue(input: SimulateQueueInput): Run<SimulatedQueue>;
  /** Every call of a window of the same world: the first hours of the run that `simulateQueue` begins. */
  traceQueue(input: SimulateQueueInput, options?: TraceOptions): QueueTrace;
  /** Every call of every day of the horizon, by the people of the roster. */
  start(input: ScenarioInput, options?: RunOptions): ScenarioRun;
  simulate(input: ScenarioInput, options?: RunOptions): RunResult;
  /** Scenarios in the same worlds: each one's figures, and the paired differences of each two. */
  compare(inputs: ScenarioInput[], options?: RunOptions): Comparison;
  /** The same from repetitions that were worked on apart: one list of parts for each input, with the same repetitions in each. */
  compareParts(
    inputs: ScenarioInput[],
    options: RunOptions,
    parts: Float64Array[][],
    /** Parts of a full run of the first input: the others' figures are then the first's and the differences, which are told without what a preview's days and worlds had by luck. */
    known?: Float64Array[],
  ): Comparison;
  /** The score of a result by a person's weights, with all its parts. */
  score(result: ResultFigures, weights?: ScoreWeights): ScenarioScore;
  /** Scenarios of a comparison by their scores, with intervals and in how many worlds that holds. */
  rank(comparison: ComparisonFigures, weights?: ScoreWeights): Ranking;
  /** What the levers of an input cost in time and money, without a simulation. */
  prices(input: ScenarioInput): Prices;
  /** One agent's day from a run, call by call. */
  traceDay(input: ScenarioInput, options: DayOptions): AgentDay;
  /** The result of repetitions that were worked on apart; the same bits as in one run, whatever the order. */
  merge(input: ScenarioInput, options: RunOptions, parts: Float64Array[]): RunResult;
}

export interface LoadOptions {
  /** The compiled module or its bytes; found beside the script if absent. */
  module?: WebAssembly.Module | BufferSource;
}

/** Starts the engine. */
export function load(options?: LoadOptions): Promise<Breather>;
