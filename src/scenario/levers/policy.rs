//! One row for each lever of measuring: who is measured, what for, and what follows.

use super::{Consequence, Measured, Policy, Purpose, Weights};
use crate::fields::read::Complete;
use crate::fields::{Fallback, Field, Kind, number, whole};

/// The fields of the metric policy. At their defaults they do nothing: what is measured today is in today's figures.
pub static POLICY: &[Field] = &[
    Field {
        path: "policy.metrics",
        label: "Who is measured",
        unit: "",
        kind: Kind::Choice {
            options: &[("individual", "Individuals"), ("team", "Teams only"), ("none", "Nobody")],
            default: Fallback::Is("individual"),
        },
        help: "Individuals is today. Where only teams are measured, no target, flag or consequence reaches one person; where nobody is, monitoring ends too. No study has removed all metrics in an inbound service.",
    },
    Field {
        path: "policy.monitoringChange",
        label: "Monitoring of individuals",
        unit: "-1 is none, 0 as today, 1 everything",
        kind: number(-1.0, 1.0, 0.25, 0.0),
        help: "How closely screens, calls and times of individuals are watched, against today.",
    },
    Field {
        path: "policy.purpose",
        label: "What monitoring is felt to be for",
        unit: "",
        kind: Kind::Choice {
            options: &[
                ("asToday", "As today"),
                ("developmental", "To help people improve"),
                ("punitive", "To catch them"),
            ],
            default: Fallback::Is("asToday"),
        },
        help: "The same monitoring strains less where it is there to help, and more where it is there to catch.",
    },
    Field {
        path: "policy.handlePressure",
        label: "Pressure to meet a handling-time target",
        unit: "0 none, 1 followed up, 2 jobs depend on it",
        kind: number(0.0, 2.0, 0.25, 0.0),
        help: "How hard the target below is pressed on people whose calls take longer.",
    },
    Field {
        path: "policy.handleTarget",
        label: "Handling-time target",
        unit: "times today's handling time",
        kind: number(0.5, 1.5, 0.05, 0.9),
        help: "Works only with pressure. Calls below it are nobody's concern; time saved below what a call needs comes back as repeat calls.",
    },
    Field {
        path: "policy.targetFromWeek",
        label: "Target from week",
        unit: "week of the horizon",
        kind: whole(1.0, 260.0, 1.0),
        help: "When the target is set.",
    },
    Field {
        path: "policy.targetUntilWeek",
        label: "Target until week",
        unit: "week of the horizon",
        kind: whole(1.0, 260.0, 260.0),
        help: "The last week with it. What has become usual by then goes back slowly.",
    },
    Field {
        path: "policy.consequence",
        label: "What follows from the scorecard",
        unit: "",
        kind: Kind::Choice {
            options: &[
                ("none", "Nothing"),
                ("coaching", "Coaching of the lowest"),
                ("recognition", "Recognition of the highest"),
                ("writeUp", "A write-up of the lowest"),
                ("office", "A meeting in the principal's office"),
                ("dismissal", "Write-ups, then dismissal"),
            ],
            default: Fallback::Is("none"),
        },
        help: "Once a month, for the share below. A meeting in the principal's office counts as a write-up: nobody has measured it by itself.",
    },
    Field {
        path: "policy.flagShare",
        label: "Share of agents flagged each month",
        unit: "share of agents",
        kind: number(0.0, 0.5, 0.05, 0.1),
        help: "Of those past nesting, team by team.",
    },
    Field {
        path: "policy.strikes",
        label: "Write-ups within a year until dismissal",
        unit: "write-ups",
        kind: whole(1.0, 12.0, 3.0),
        help: "Only where dismissal follows.",
    },
    Field {
        path: "policy.evaluationsPerMonth",
        label: "Evaluated calls",
        unit: "calls per agent and month",
        kind: whole(0.0, 60.0, 6.0),
        help: "Calls listened to for the quality score. Six are usual; more tell more about a person and cost evaluators' time.",
    },
    Field {
        path: "policy.surveysPerMonth",
        label: "Answered surveys",
        unit: "surveys per agent and month",
        kind: whole(0.0, 400.0, 10.0),
        help: "What the satisfaction on the scorecard stands on.",
    },
    Field {
        path: "policy.weightQuality",
        label: "Weight of the quality score",
        unit: "",
        kind: number(0.0, 5.0, 0.5, 1.0),
        help: "Weights count relative to each other.",
    },
    Field {
        path: "policy.weightHandle",
        label: "Weight of handling time",
        unit: "",
        kind: number(0.0, 5.0, 0.5, 0.0),
        help: "Shorter counts as better.",
    },
    Field {
        path: "policy.weightResolution",
        label: "Weight of first-contact resolution",
        unit: "",
        kind: number(0.0, 5.0, 0.5, 0.0),
        help: "Share of an agent's first contacts that need no other.",
    },
    Field {
        path: "policy.weightSatisfaction",
        label: "Weight of satisfaction",
        unit: "",
        kind: number(0.0, 5.0, 0.5, 0.0),
        help: "Mean of an agent's surveys.",
    },
    Field {
        path: "policy.weightAdherence",
        label: "Weight of adherence",
        unit: "",
        kind: number(0.0, 5.0, 0.5, 0.0),
        help: "Days worked as scheduled. Being sent home and protected days lower it where they count against people.",
    },
    Field {
        path: "policy.weightAttendance",
        label: "Weight of attendance",
        unit: "",
        kind: number(0.0, 5.0, 0.5, 0.0),
        help: "Spells of absence, fewest best.",
    },
    Field {
        path: "policy.countsAgainst",
        label: "Being sent home and protected days count against people",
        unit: "",
        kind: Kind::Flag { default: false },
        help: "As in centres whose adherence figures know the schedule and not the reason.",
    },
    Field {
        path: "policy.attendanceLimit",
        label: "Spells of absence in a quarter that make a write-up",
        unit: "spells; 0 is no such rule",
        kind: whole(0.0, 12.0, 0.0),
        help: "Whatever their cause.",
    },
    Field {
        path: "policy.coachingHoursPerMonth",
        label: "Supportive coaching for everybody",
        unit: "hours per agent and month",
        kind: number(0.0, 4.0, 0.25, 0.0),
        help: "Off the phone, beside the coaching that shrinkage has already. An hour a month is what was studied; more is not known to do more.",
    },
];

impl Policy {
    pub(super) fn read(input: Complete<'_>) -> Self {
        let weight = |name: &str| input.number(name);
        Self {
            metrics: match input.text("policy.metrics") {
                "team" => Measured::Team,
                "none" => Measured::Nobody,
                _ => Measured::Individual,
            },
            monitoring_change: input.number("policy.monitoringChange"),
            purpose: match input.text("policy.purpose") {
                "developmental" => Purpose::Developmental,
                "punitive" => Purpose::Punitive,
                _ => Purpose::AsToday,
            },
            handle_pressure: input.number("policy.handlePressure"),
            handle_target: input.number("policy.handleTarget"),
            target_from_week: input.number("policy.targetFromWeek"),
            target_until_week: input.number("policy.targetUntilWeek"),
            consequence: match input.text("policy.consequence") {
                "coaching" => Consequence::Coaching,
                "recognition" => Consequence::Recognition,
                "writeUp" => Consequence::WriteUp,
                "office" => Consequence::Office,
                "dismissal" => Consequence::Dismissal,
                _ => Consequence::Nothing,
            },
            flag_share: input.number("policy.flagShare"),
            strikes: input.number("policy.strikes"),
            evaluations_per_month: input.number("policy.evaluationsPerMonth"),
            surveys_per_month: input.number("policy.surveysPerMonth"),
            weights: Weights {
                quality: weight("policy.weightQuality"),
                handle: weight("policy.weightHandle"),
                resolution: weight("policy.weightResolution"),
                satisfaction: weight("policy.weightSatisfaction"),
                adherence: weight("policy.weightAdherence"),
                attendance: weight("policy.weightAttendance"),
            },
            counts_against: input.flag("policy.countsAgainst"),
            attendance_limit: input.number("policy.attendanceLimit"),
            coaching_hours_per_month: input.number("policy.coachingHoursPerMonth"),
        }
    }
}
