//! Fast fatigue, which grows and fades within hours.

use super::{Assumption, Grade, Shape, sources};

pub(super) const FATIGUE_GROWTH: Assumption = Assumption {
    id: "fatigue.growthPerBusyHour",
    label: "Fatigue from an hour of calls",
    unit: "share of the way to full fatigue per busy hour",
    default: 0.05,
    low: 0.0,
    high: 0.15,
    bounds: (0.0, 1.0),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[],
    seen: "Nothing.",
    population: "Nobody.",
    note: "That people tire over a shift is well known; how fast calls alone do it was not measured, so there is no evidence for this figure.",
};

pub(super) const FATIGUE_HALF_LIFE: Assumption = Assumption {
    id: "fatigue.halfLifeMinutes",
    label: "Half-life of fatigue off the phone",
    unit: "minutes",
    default: 45.0,
    low: 15.0,
    high: 180.0,
    bounds: (1.0, 1440.0),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::C,
    sources: &[],
    seen: "Nothing.",
    population: "Nobody.",
    note: "There is no evidence on how fast fatigue from calls fades once the phone is down; the range runs from a quarter of an hour to three hours.",
};

pub(super) const FATIGUE_OVERNIGHT: Assumption = Assumption {
    id: "fatigue.overnightShare",
    label: "Fatigue still there next morning",
    unit: "share of the evening's fatigue",
    default: 0.25,
    low: 0.05,
    high: 0.5,
    bounds: (0.0, 1.0),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[sources::WANG_2013, sources::ZHAN_2011, sources::WANG_2011],
    seen: "That a day of mistreatment predicts the mood of the next morning and worse treatment of customers; sizes were not seen.",
    population: "149 and 131 agents of Chinese call centres, with diaries.",
    note: "Diaries show that a bad day is carried into the next morning. How much of it is a guess.",
};

pub(super) const FATIGUE_TENURE_BUFFER: Assumption = Assumption {
    id: "fatigue.tenureBuffer",
    label: "What experience leaves of that",
    unit: "times",
    default: 0.8,
    low: 0.6,
    high: 1.0,
    bounds: (0.0, 2.0),
    shape: Shape::Triangular,
    neutral: Some(1.0),
    grade: Grade::C,
    sources: &[sources::WANG_2011],
    seen: "That mistreatment turns into bad service less among those with longer tenure; the size was not seen.",
    population: "131 agents of Chinese call centres.",
    note: "Experienced agents pass on less of what customers do to them. That they also carry less over the night, and how much less, is an analogy.",
};

pub(super) const FATIGUE_TENURE_YEARS: Assumption = Assumption {
    id: "fatigue.tenureBufferYears",
    label: "Years until experience protects",
    unit: "years",
    default: 2.0,
    low: 1.0,
    high: 4.0,
    bounds: (0.0, 20.0),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::C,
    sources: &[sources::WANG_2011],
    seen: "That tenure protects; not from when on.",
    population: "131 agents of Chinese call centres.",
    note: "Tenure protects, but there is no evidence on after how many years.",
};

pub(super) const HANDLE_PER_HOUR: Assumption = Assumption {
    id: "fatigue.handlePerHour",
    label: "Calls grow longer over a shift",
    unit: "share per hour on shift",
    default: 0.006,
    low: 0.0,
    high: 0.015,
    bounds: (-0.05, 0.1),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[sources::COLLEWET_2017, sources::DAI_2015],
    seen: "That longer hours go with longer handling times; that a rule was kept 8.7 percentage points less often after twelve hours. The slope of handling time was not seen.",
    population: "Part-time agents of a Dutch call centre; 4,157 caregivers in 35 hospitals.",
    note: "Calls do get longer with hours worked. The slope itself was not seen, so that its size is an analogy with hospitals, where care slips by under one percentage point an hour.",
};
