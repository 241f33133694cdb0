//! The full service-quality model of Oliva & Sterman's lending centre, with our step where it cuts corners and erodes.
//!
//! Its backlog, overtime, fatigue and staff are that centre's and not Breather's, which simulates each of them call by
//! call and person by person; they stand here because the published weeks can be reproduced only as a whole.
//! Written from the equations and constants that its authors published (a Vensim model), in their order;
//! the expectations were computed from the original file with PySD. Time is in weeks, work in hours, orders in orders.

use super::policy_standards::{LEAST_HOURS, columns};
use breather::engine::policy::{Adjustment, Erosion, Standard};

/// Euler's step of the model.
const DT: f64 = 0.125;
const STEPS_A_WEEK: usize = 8;

const ORDERS: f64 = 2071.07;
const ABSENT: f64 = 0.1654;
const HOURS_PER_PERSON: f64 = 35.0;

const DELIVERY_DELAY: f64 = 0.1;
const SHORTEST_RESIDENCE: f64 = 0.1;

const ELASTICITY: f64 = -0.63934;
const TAU_DOWN: f64 = 18.7321;
const TAU_UP: f64 = 813_564.0;
const OVERTIME_SLOPE: f64 = 0.370_546;

const FATIGUE_WEEKS: f64 = 3.0;
const BURNOUT_WEEKS: f64 = 52.0;
const FATIGUE_PRODUCTIVITY: [(f64, f64); 9] = [
    (0.8, 1.0),
    (1.0, 1.0),
    (1.1429, 1.0),
    (1.2857, 0.92),
    (1.428, 0.785),
    (1.5714, 0.695),
    (1.7143, 0.64),
    (1.8571, 0.6),
    (2.0, 0.57),
];
const BURNOUT_TENURE: [(f64, f64); 3] = [(0.8, 1.0), (1.0, 1.0), (2.0, 0.593)];

const ROOKIE_WORTH: f64 = 0.35;
const TRAINING_A_ROOKIE: f64 = 0.05;
const ROOKIE_WEEKS: f64 = 12.0;
const TENURE_WEEKS: f64 = 400.784;
const HIRING_WEEKS: f64 = 29.9836;
const CANCEL_WEEKS: f64 = 1.0;
const ADJUST_LABOUR_WEEKS: f64 = 11.5442;
const PERCEIVE_PRODUCTIVITY_WEEKS: f64 = 6.70261;
const DESIRE_LABOUR_WEEKS: f64 = 18.762;

const EXPECTED_HOURS: f64 = 1.16519;
const QUALITY_OF_TIME: [(f64, f64); 11] = [
    (-0.5, 0.2),
    (-0.4, 0.45),
    (-0.3, 0.65),
    (-0.2, 0.8),
    (-0.1, 0.95),
    (0.0, 1.0),
    (0.1, 1.05),
    (0.2, 1.2),
    (0.3, 1.35),
    (0.4, 1.55),
    (0.5, 1.8),
];
const EMPLOYEES_SEE_WEEKS: f64 = 4.0;
const MANAGERS_SEE_WEEKS: f64 = 12.0;
const CUSTOMERS_SEE_WEEKS: f64 = 52.0;

/// A graph's value, with straight lines between its points and level beyond them.
fn read(graph: &[(f64, f64)], x: f64) -> f64 {
    let after = graph.partition_point(|point| point.0 <= x);
    match (after.checked_sub(1).and_then(|before| graph.get(before)), graph.get(after)) {
        (Some(&(x0, y0)), Some(&(x1, y1))) => y0 + (y1 - y0) * (x - x0) / (x1 - x0),
        (Some(&(_, y)), None) | (None, Some(&(_, y))) => y,
        (None, None) => f64::NAN,
    }
}

fn quality(hours: f64) -> f64 {
    read(&QUALITY_OF_TIME, (hours - EXPECTED_HOURS) / EXPECTED_HOURS)
}

/// What the centre carries from one step to the next.
struct Centre {
    backlog: f64,
    standard: Standard,
    fatigue: f64,
    burnout: f64,
    rookies: f64,
    experienced: f64,
    vacancies: f64,
    productivity: f64,
    desired_labour: f64,
    seen: [f64; 3],
}

/// What follows from that within a step: the columns that are no stock.
struct Now {
    fulfilled: f64,
    hours: f64,
    standard_after: Standard,
    gap: f64,
    intensity: f64,
    capacity: f64,
    desired_capacity: f64,
    leaving: f64,
    quality: f64,
}

impl Centre {
    fn new(orders: f64) -> Self {
        let (start, productivity) = (1.0758, 0.77907);
        Self {
            backlog: DELIVERY_DELAY * orders,
            standard: Standard::new(start),
            fatigue: 1.0,
            burnout: 1.0,
            rookies: 14.06,
            experienced: 64.099,
            vacancies: 0.0008,
            productivity,
            desired_labour: orders * start / (HOURS_PER_PERSON * productivity),
            seen: [quality(start); 3],
        }
    }

    fn labour(&self) -> f64 {
        self.rookies + self.experienced
    }

    fn now(&self, erosion: &Erosion) -> Now {
        let skill = (self.experienced + self.rookies * (ROOKIE_WORTH - TRAINING_A_ROOKIE)) / self.labour();
        let present = self.labour() * HOURS_PER_PERSON * (1.0 - ABSENT);
        let capacity = present * skill.max(0.0) * read(&FATIGUE_PRODUCTIVITY, self.fatigue);
        let desired_capacity = self.backlog / DELIVERY_DELAY * self.standard.time();
        let gap = (desired_capacity - capacity) / desired_capacity;
        let intensity = libm::exp(OVERTIME_SLOPE * gap);
        // The model's response e^(elasticity · gap) is our power of the pressure e^gap.
        let worked = self.standard.step(libm::exp(gap), erosion);
        let possible = capacity * intensity / worked.time;
        let tenure = TENURE_WEEKS * read(&BURNOUT_TENURE, self.burnout);
        Now {
            fulfilled: possible.min(self.backlog / SHORTEST_RESIDENCE),
            hours: worked.time,
            standard_after: worked.standard,
            gap,
            intensity,
            capacity,
            desired_capacity,
            leaving: self.experienced / tenure,
            quality: quality(worked.time),
        }
    }

    fn step(&mut self, orders: f64, now: &Now) {
        let labour = self.labour();
        let replaced = if self.desired_labour >= labour { now.leaving } else { 0.0 };
        let wanted = replaced + (self.desired_labour - labour) / ADJUST_LABOUR_WEEKS;
        let opened = wanted + (wanted * HIRING_WEEKS - self.vacancies) / ADJUST_LABOUR_WEEKS;
        let opened = opened.max(-self.vacancies / CANCEL_WEEKS);
        let hired = self.vacancies / HIRING_WEEKS;
        let matured = self.rookies / ROOKIE_WEEKS;
        let needed = now.desired_capacity / (HOURS_PER_PERSON * self.productivity);

        self.backlog += DT * (orders - now.fulfilled);
        self.standard = now.standard_after;
        self.fatigue += DT * (now.intensity - self.fatigue) / FATIGUE_WEEKS;
        self.burnout += DT * (now.intensity - self.burnout) / BURNOUT_WEEKS;
        self.rookies += DT * (hired - matured);
        self.experienced += DT * (matured - now.leaving);
        self.vacancies += DT * (opened - hired);
        self.desired_labour += DT * (needed - self.desired_labour) / DESIRE_LABOUR_WEEKS;
        let shown = now.capacity / (labour * HOURS_PER_PERSON);
        self.productivity += DT * (shown - self.productivity) / PERCEIVE_PRODUCTIVITY_WEEKS;
        let delays = [EMPLOYEES_SEE_WEEKS, MANAGERS_SEE_WEEKS, CUSTOMERS_SEE_WEEKS];
        for (seen, weeks) in self.seen.iter_mut().zip(delays) {
            *seen += DT * (now.quality - *seen) / weeks;
        }
    }
}

/// Runs the model and compares each week's row of the table, every column.
#[expect(clippy::print_stdout, reason = "the largest difference is what a reader wants to see")]
fn agrees(name: &str, orders: impl Fn(f64) -> f64) {
    let table = columns(&format!("tests/data/policy/{name}.csv")).expect("a table of this repository");
    assert_eq!((table.len(), table["week"].len(), table["week"][0]), (20, 248, 53.0));
    let euler = Adjustment { down: DT / TAU_DOWN, up: DT / TAU_UP };
    let erosion = Erosion::new(ELASTICITY, euler, LEAST_HOURS, f64::MAX);
    let mut centre = Centre::new(orders(53.0));
    let mut worst = 0.0_f64;
    for (place, &week) in table["week"].iter().enumerate() {
        for part in 0..STEPS_A_WEEK {
            let now = centre.now(&erosion);
            if part == 0 {
                let row = [
                    ("Service Backlog", centre.backlog),
                    ("order fulfillment", now.fulfilled),
                    ("time per order", now.hours),
                    ("Desired To", centre.standard.time()),
                    ("work pressure", now.gap),
                    ("work intensity", now.intensity),
                    ("Fatigue E", centre.fatigue),
                    ("Fatigue A", centre.burnout),
                    ("Rookies", centre.rookies),
                    ("Experienced Personnel", centre.experienced),
                    ("Vacancies", centre.vacancies),
                    ("Desired Labor", centre.desired_labour),
                    ("Perceived Labor Productivity", centre.productivity),
                    ("service capacity", now.capacity),
                    ("turnover rate", now.leaving),
                    ("delivered quality", now.quality),
                    ("Emp Perception Of Quality", centre.seen[0]),
                    ("Mgmt Perception Of Quality", centre.seen[1]),
                    ("Cust Perception Of Quality", centre.seen[2]),
                ];
                assert_eq!(row.len() + 1, table.len());
                for (column, got) in row {
                    let off = (got / table[column][place] - 1.0).abs();
                    assert!(off < 1e-8, "{name}: {column} of week {week}: {got}, {off:e} off");
                    worst = worst.max(off);
                }
            }
            centre.step(orders(week + DT * part as f64), &now);
        }
    }
    println!("{name}: 248 weeks, 19 columns, largest relative difference {worst:.1e}");
}

/// *Published* model, solved by another program: the lending centre with the orders of an average week.
#[test]
fn published_the_whole_lending_centre_without_a_step() {
    agrees("oliva_sterman_full_A_no_step", |_| ORDERS);
}

/// *Published* model, solved by another program: the same with a tenth more orders from week 60 on.
#[test]
fn published_the_whole_lending_centre_with_a_tenth_more_orders() {
    agrees(
        "oliva_sterman_full_B_step_plus10pct_week60",
        |week| {
            if week >= 60.0 { ORDERS * 1.1 } else { ORDERS }
        },
    );
}
