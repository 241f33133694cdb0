//! Hostile callers: how many, how long their calls are, and what they leave in the agent.

use super::{Assumption, Grade, Seen, Shape, Source, sources};

pub(super) const HOSTILE_SHARE: Assumption = Assumption {
    id: "hostility.share",
    label: "Hostile calls",
    unit: "share of calls",
    default: 0.08,
    low: 0.02,
    high: 0.2,
    bounds: (0.0, 0.6),
    shape: Shape::LogTriangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[Source { seen: Seen::Derived, ..sources::GRANDEY_2004 }, sources::ICS_2024],
    seen: "Agents' own count of ten verbally aggressive events a day, which is 10 to 17 % of 60 to 100 calls; press reports of a yearly panel.",
    population: "198 agents of two US call centres; a UK panel of customer-facing staff.",
    note: "How many calls are hostile depends on what one calls hostile: rude calls are a tenth or more, real abuse is far rarer. The default lies between; count your own if you can.",
};

pub(super) const HOSTILE_SEVERITY_CV: Assumption = Assumption {
    id: "hostility.severityCv",
    label: "Scatter of how bad a hostile call is",
    unit: "standard deviation ÷ mean",
    default: 0.5,
    low: 0.0,
    high: 1.0,
    bounds: (0.0, 3.0),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[],
    seen: "Nothing.",
    population: "Nobody.",
    note: "There is no evidence on how unevenly bad hostile calls are; rude and abusive ones are counted together in what was published. 0 makes all alike.",
};

pub(super) const HOSTILE_HANDLE_FACTOR: Assumption = Assumption {
    id: "hostility.handleFactor",
    label: "Length of a hostile call",
    unit: "times an ordinary call",
    default: 1.35,
    low: 1.1,
    high: 2.2,
    bounds: (0.5, 5.0),
    shape: Shape::LogTriangular,
    neutral: Some(1.0),
    grade: Grade::C,
    sources: &[
        sources::CALLMINER_2019,
        sources::MATTERSIGHT_2016,
        sources::ALTMAN_2021,
        sources::RAFAELI_2019,
    ],
    seen: "A vendor's claim that calls with profanity take 8.3 minutes longer, as others report it; that emotional load slows agents in chats, from abstracts, without sizes.",
    population: "82 million and 118,000 calls analysed by vendors; 145,995 chats.",
    note: "Hostile and emotional calls do take longer, but part of that is that hard cases make people angry. The size at equal difficulty is a guess.",
};

pub(super) const HOSTILE_WAIT_LOG_ODDS: Assumption = Assumption {
    id: "hostility.waitLogOddsPerMinute",
    label: "Waiting makes calls hostile",
    unit: "log-odds per minute of wait",
    default: 0.05,
    low: 0.0,
    high: 0.15,
    bounds: (-0.5, 0.5),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[sources::EFRAT_TREISTER_2020, sources::EFRAT_TREISTER_2019, sources::CALLMINER_2019],
    seen: "That longer waits and crowding go with aggression; no size per minute of waiting.",
    population: "Hospital emergency departments; callers in a vendor's data.",
    note: "Waiting makes people aggressive, as hospitals' emergency departments show; how much a minute on the phone does was not measured.",
};

pub(super) const HOSTILE_STRAIN_LOG_ODDS: Assumption = Assumption {
    id: "hostility.strainLogOddsPerSd",
    label: "Strained agents meet more hostility",
    unit: "log-odds per SD of strain",
    default: 0.15,
    low: 0.0,
    high: 0.35,
    bounds: (-1.0, 1.0),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::B,
    sources: &[sources::GUTHIER_2020, sources::REIS_2016],
    seen: "That strain brings about stressors more than stressors bring about strain, less so with control and support; the coefficients were not seen.",
    population: "48 studies over time with 26,319 people; 203 Portuguese call-centre workers.",
    note: "Worn-out people meet, or provoke, more trouble, and studies over time find this stronger than the way back. For hostile calls the size is not known.",
};

pub(super) const HOSTILE_FATIGUE_JUMP: Assumption = Assumption {
    id: "hostility.fatigueJump",
    label: "Fatigue left by a hostile call",
    unit: "share of the way to full fatigue",
    default: 0.15,
    low: 0.05,
    high: 0.35,
    bounds: (0.0, 1.0),
    shape: Shape::LogTriangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[sources::RAFAELI_2012],
    seen: "That aggression impairs memory and the quality of work, and that taking the customer's view lessens it; effect sizes were not seen.",
    population: "Four experiments, some with employees of a mobile phone company.",
    note: "Experiments agree that an aggressive customer costs attention at once. How large that is on a scale from rested to exhausted is a guess.",
};

pub(super) const HOSTILE_STRAIN: Assumption = Assumption {
    id: "hostility.strainPerDailyCall",
    label: "Strain from hostile calls",
    unit: "SD per hostile call a day more",
    default: 0.04,
    low: 0.016,
    high: 0.074,
    bounds: (-0.3, 0.3),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::B,
    sources: &[
        Source { seen: Seen::Derived, ..sources::DORMANN_ZAPF_2004 },
        sources::WU_2023,
        sources::DUDENHOEFFER_2015,
    ],
    seen: "That four customer stressors together explain 14 % of the variance of exhaustion; two meta-analyses agree on the sign, their coefficients were not seen.",
    population: "591 people in three German service jobs; service staff of many countries in 155 samples and studies.",
    note: "Well supported in kind and moderate in size. The studies are mostly surveys at one time, so about half of what they show is taken: a fifth of an SD for five hostile calls a day more.",
};

pub(super) const HOSTILE_REFERENCE: Assumption = Assumption {
    id: "hostility.referencePerDay",
    label: "Hostile calls at which strain is average",
    unit: "hostile calls per working day",
    default: 4.8,
    low: 1.2,
    high: 12.0,
    bounds: (0.0, 60.0),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::C,
    sources: &[],
    seen: "Nothing.",
    population: "Nobody.",
    note: "A point of reference and not a finding: the default share of hostile calls on 60 calls a day. There is no evidence of its own for it.",
};
