//! Random settings of the levers: how often does a preview say what the full run says?
//!
//! For each setting the figures of the preview, sharpened by what is known of the baseline as the page does it, are held
//! against the full run's 95 % intervals, in the worlds of one of several seeds, so that one baseline's luck is not
//! everybody's. Prints every miss, how many settings have none, and how far each figure is off.

#![allow(clippy::print_stdout, reason = "printing is what this program is for")]

use breather::boundary::MetricView;
use breather::fields::{Fallback, Field, Kind};
use breather::input::Value;
use breather::math::streams::Key;
use breather::scenario::levers::{LEVERS, POLICY};
use breather::{compare_parts, simulate, start};
use std::time::Instant;

/// The figures that stand in large type in the three columns of the page.
const HEADLINE: [&str; 13] = [
    "serviceLevel",
    "averageSpeedOfAnswerSeconds",
    "firstContactResolution",
    "satisfaction",
    "attritionPerYear",
    "strainAboveOneSd",
    "absenceShare",
    "writeUps",
    "unjustWriteUpShare",
    "occupancy",
    "costTotal",
    "costPerResolvedIssue",
    "costFailureDemand",
];
/// Others of the page's figures.
const OTHERS: [&str; 13] = [
    "failureDemandShare",
    "contactsPerIssue",
    "abandonedShare",
    "customersLost",
    "handleSeconds",
    "hostileShare",
    "fatigueMean",
    "strainMean",
    "vacancyShare",
    "headcount",
    "proficiency",
    "costTurnover",
    "costPerContact",
];
/// Seeds of the worlds, in turn.
const SEEDS: usize = 15;
/// Each lever is moved with this chance.
const MOVED: f64 = 0.12;
/// A number is moved by at most so many of its control's steps.
const STEPS: f64 = 8.0;

/// Uniform numbers of a setting.
struct Draws(Key, u64);

impl Draws {
    fn next(&mut self) -> f64 {
        self.1 += 1;
        self.0.uniform(self.1)
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let settings: u64 = arguments.next().map_or(100, |number| number.parse().expect("a number of settings"));
    let preset = arguments.next().unwrap_or_else(|| "serviceCentre100".to_owned());
    let base = Value::object(vec![("preset", preset.as_str().into())]);
    let options = |fidelity: &str, seed: usize| {
        Value::object(vec![("fidelity", fidelity.into()), ("seed", (seed as f64).into())])
    };
    let parts = |input: &Value, options: &Value| {
        let mut run = start(input, options).expect("a scenario");
        while !run.step() {}
        run.parts()
    };
    let known: Vec<_> = (0..SEEDS)
        .map(|seed| ["full", "preview"].map(|fidelity| parts(&base, &options(fidelity, seed))))
        .collect();
    let (mut whole, mut all, mut times) = (0, 0, [0.0; 2]);
    let mut inside = [0_u64; HEADLINE.len() + OTHERS.len()];
    let mut squares = [0.0; HEADLINE.len() + OTHERS.len()];
    for setting in 0..settings {
        let seed = setting as usize % SEEDS;
        let input = random(&preset, &mut Draws(Key::new(77).child(setting), 0));
        let started = Instant::now();
        let truth = simulate(&input, &options("full", seed)).expect("a scenario");
        times[0] += started.elapsed().as_secs_f64();
        let preview = options("preview", seed);
        let started = Instant::now();
        let mine = parts(&input, &preview);
        times[1] += started.elapsed().as_secs_f64();
        let list = Value::List(vec![base.clone(), input.clone()]);
        let [baseline, baseline_preview] = &known[seed];
        let told = compare_parts(&list, &preview, &[baseline_preview.clone(), mine], baseline)
            .expect("a comparison");
        let mut misses = Vec::new();
        for (at, id) in HEADLINE.iter().chain(&OTHERS).enumerate() {
            let of = |list: &[(&'static str, MetricView)]| {
                list.iter().find(|(name, _)| name == id).map(|(_, metric)| metric.estimate)
            };
            let (truth, said) = (of(&truth.metrics.0), of(&told.scenarios[1].metrics.0));
            let (Some(truth), Some(said)) = (truth, said) else { continue };
            let (mean, half) = (truth.mean.unwrap_or(0.0), truth.half_width.unwrap_or(0.0));
            let off = (said.mean.unwrap_or(0.0) - mean).abs();
            squares[at] += if half > 0.0 { off * off / (half * half) } else { 0.0 };
            if off <= half {
                inside[at] += 1;
            } else {
                misses.push((at, format!("{id} {:.2}", off / half)));
            }
        }
        whole += u32::from(misses.iter().all(|(at, _)| *at >= HEADLINE.len()));
        all += u32::from(misses.is_empty());
        if !misses.is_empty() {
            let misses: Vec<&str> = misses.iter().map(|(_, miss)| miss.as_str()).collect();
            println!("setting {setting}: off, in half widths: {}; {}", misses.join(", "), moved(&input));
        }
    }
    println!("{whole} of {settings} settings have all {} headline figures inside", HEADLINE.len());
    println!("{all} of {settings} have the {} others inside too", OTHERS.len());
    println!("inside, and root mean square in half widths:");
    for (id, (inside, squares)) in HEADLINE.iter().chain(&OTHERS).zip(inside.iter().zip(squares)) {
        println!("  {id:<28} {inside:>4}  {:.2}", (squares / settings as f64).sqrt());
    }
    println!(
        "preview ÷ full: {:.3}; {:.0} ms a preview, roster included",
        times[1] / times[0],
        times[1] * 1e3 / settings as f64
    );
}

/// The levers that a setting moves, in words.
fn moved(input: &Value) -> String {
    let Value::Map(groups) = input else { return String::new() };
    let fields = groups.iter().filter_map(|(group, fields)| match fields {
        Value::Map(fields) => {
            Some(fields.iter().map(move |(name, value)| format!("{group}.{name} {value:?}")))
        }
        _ => None,
    });
    fields.flatten().collect::<Vec<_>>().join(", ")
}

/// A setting: a few levers moved at random.
fn random(preset: &str, draws: &mut Draws) -> Value {
    let mut groups: Vec<(String, Vec<(String, Value)>)> = Vec::new();
    let mut set = |path: &str, value: Value| {
        let (group, name) = path.split_once('.').expect("a group and a name");
        match groups.iter_mut().find(|(known, _)| known == group) {
            Some((_, fields)) => fields.push((name.to_owned(), value)),
            None => groups.push((group.to_owned(), vec![(name.to_owned(), value)])),
        }
    };
    let levers = LEVERS
        .iter()
        .chain(POLICY)
        .filter(|field| !field.path.starts_with("people.") && !field.path.starts_with("prices."));
    for field in levers {
        let (moved, to) = (draws.next() < MOVED, draws.next());
        if let Some(value) = moved.then(|| moved_to(field, to)).flatten() {
            set(field.path, value);
        }
    }
    let (moved, to) = (draws.next() < 0.3, draws.next());
    if moved {
        set("mandatoryTimeOff.daysPerPeriod", ((to * 4.0).round() / 2.0).into());
    }
    let fields = groups.into_iter().map(|(group, fields)| (group, Value::Map(fields)));
    Value::Map(core::iter::once(("preset".to_owned(), preset.into())).chain(fields).collect())
}

fn moved_to(field: &Field, to: f64) -> Option<Value> {
    match field.kind {
        Kind::Number(number) => {
            let Fallback::Is(default) = number.default else { return None };
            let span = (number.max - number.min).min(STEPS * number.step);
            let from = (default - span / 2.0).max(number.min);
            let value = ((from + to * span) / number.step).round() * number.step;
            Some(if number.whole { value.round() } else { value }.clamp(number.min, number.max).into())
        }
        Kind::Flag { .. } => Some(Value::Flag(to < 0.5)),
        Kind::Choice { options, .. } => {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a place in the list"
            )]
            let place = (to * options.len() as f64) as usize;
            options.get(place).map(|option| option.0.into())
        }
        _ => None,
    }
}
