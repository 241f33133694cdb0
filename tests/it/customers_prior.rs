//! P13 of evidence.md, section 4: centres whose every coefficient is drawn from its row's range. Expectations are *published*
//! bands; the share of draws within them is *measured*.

use super::customers_flows::{contacts_per_issue, first_resolution};
use super::people_lives::{absence, attrition, part, world};
use breather::assumptions::{Assumption, REGISTRY, Shape};
use breather::math::streams::Key;

/// The value of a row at a share of its law: triangular, or triangular in its logarithm.
fn drawn(row: &Assumption, u: f64) -> f64 {
    let log = row.shape == Shape::LogTriangular;
    let to = |x: f64| if log { libm::log(x) } else { x };
    let back = |x: f64| if log { libm::exp(x) } else { x };
    let (low, peak, high) = (to(row.low), to(row.default), to(row.high));
    let (width, left) = (high - low, peak - low);
    if width <= 0.0 {
        return row.default;
    }
    let x = if u * width < left {
        low + libm::sqrt(u * width * left)
    } else {
        high - libm::sqrt((1.0 - u) * width * (high - peak))
    };
    back(x).clamp(row.low, row.high)
}

/// A help desk with coefficients of its own.
fn stated(draw: u64) -> String {
    let mut groups = std::collections::BTreeMap::<&str, Vec<String>>::new();
    for (row, place) in REGISTRY.iter().zip(0..) {
        let (group, name) = row.id.split_once('.').expect("a group");
        let value = drawn(row, Key::new(77).child(draw).uniform(place));
        groups.entry(group).or_default().push(format!(r#""{name}": {value}"#));
    }
    let groups: Vec<String> =
        groups.iter().map(|(group, rows)| format!(r#""{group}": {{{}}}"#, rows.join(", "))).collect();
    format!(r#"{{"preset": "helpDesk20", "assumptions": {{{}}}}}"#, groups.join(", "))
}

#[test]
fn law_draws_are_of_their_laws() {
    for row in REGISTRY {
        let n = 2000;
        let draws: Vec<f64> = (0..n).map(|at| drawn(row, (f64::from(at) + 0.5) / f64::from(n))).collect();
        assert!(draws.is_sorted() && draws[0] >= row.low && draws[draws.len() - 1] <= row.high, "{}", row.id);
        if row.shape == Shape::Triangular {
            // The mean of a triangular law is that of its corners.
            let mean = draws.iter().sum::<f64>() / f64::from(n);
            let corners = (row.low + row.default + row.high) / 3.0;
            assert!((mean - corners).abs() < 1e-3 * (row.high - row.low), "{}", row.id);
        }
    }
}

/// P13: attrition of 18 to 45 %, absence of 3 to 8 %, first-contact resolution of 60 to 80 % over the whole prior. A year
/// of a desk of 24 people has an attrition with a standard error of 11 points, so that two years are taken together;
/// draws outside would be rejected.
#[test]
fn p13_the_whole_prior() {
    let count = 80;
    let mut inside = [0; 4];
    let mut figures = Vec::new();
    for draw in 0..count {
        let world = world(&stated(draw), 52);
        let parts: Vec<_> = (0..2).map(|number| part(&world, 51 + draw, number)).collect();
        let (left, absent, resolved) = (attrition(&parts), absence(&parts), first_resolution(&parts));
        let within = [
            (0.18..=0.45).contains(&left),
            (0.03..=0.08).contains(&absent),
            (0.60..=0.80).contains(&resolved),
        ];
        within.iter().zip(&mut inside).for_each(|(within, inside)| *inside += u32::from(*within));
        inside[3] += u32::from(within.iter().all(|within| *within));
        figures.push([left, absent, resolved, contacts_per_issue(&parts)]);
    }
    let tell = |place: usize| {
        let mut of: Vec<f64> = figures.iter().map(|figure| figure[place]).collect();
        of.sort_by(f64::total_cmp);
        let at = |share: f64| of[(share * (of.len() - 1) as f64) as usize];
        format!(
            "{:.3} to {:.3}, middle {:.3}, outer tenths {:.3} and {:.3}",
            at(0.0),
            at(1.0),
            at(0.5),
            at(0.1),
            at(0.9)
        )
    };
    eprintln!(
        "P13: of {count} draws {} within the band of attrition ({}), {} of absence ({}), {} of resolution ({}), {} of all three; contacts per issue {}",
        inside[0],
        tell(0),
        inside[1],
        tell(1),
        inside[2],
        tell(2),
        inside[3],
        tell(3)
    );
    assert!(inside[3] * 2 > count as u32, "{inside:?} of {count}");
}
