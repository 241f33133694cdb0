//! Contacts per issue where closed forms hold. Expectations are *theory*: geometric numbers of further contacts
//! (evidence.md, section 2), each within its own standard error.

use super::customers_flows::{CHASE, FIRST, REPEAT, flow, of_kind};
use super::people_lives::{part, world};
use breather::assumptions::Assumptions;
use breather::engine::customers::reference::{Cause, Reference};
use breather::engine::simulation::journeys::Flow;
use breather::engine::simulation::replication::Part;

/// Nothing moves an agent's chance to resolve a contact.
pub(crate) const ALIKE: &str = r#""agentSd": 0, "speedCorrelation": 0, "newcomer": 0, "perSd": 0,
    "fatigueLogOdds": 0, "perHour": 0, "perLogHandle": 0"#;

/// More people than are needed, and customers who wait for half a day.
pub(crate) const AMPLE: &str = r#""preset": "helpDesk20", "teams": [{"heads": 44}],
    "queues": [{"callsPerWeek": 3500, "patienceSeconds": 36000, "patienceCv": 0}]"#;

fn years(json: &str, count: u32) -> Vec<Part> {
    let world = world(json, 52);
    (0..count).map(|number| part(&world, 11, number)).collect()
}

/// Whether a mean number of further contacts, each following with the same chance, is as the chance says.
///
/// The number is geometric, with variance q ÷ (1 − q)². What is on its way at the end stands for what was at the start.
fn geometric(parts: &[Part], cause: usize, again: f64, what: &str) {
    let issues = flow(parts, Flow::Answered, |its, kind| its == cause && kind == FIRST);
    let contacts = flow(parts, Flow::Answered, |its, _| its == cause);
    let error = libm::sqrt(again) / (1.0 - again) / libm::sqrt(issues);
    let (seen, theory) = (contacts / issues, 1.0 / (1.0 - again));
    eprintln!("{what}: {seen:.4} contacts per issue, in theory {theory:.4}, standard error {error:.4}");
    assert!((seen - theory).abs() < 3.5 * error, "{what}: {seen} is not {theory} ± {error}");
}

#[test]
fn theory_contacts_per_issue_is_the_identity() {
    for (resolved, calls_back) in
        [(0.6, 0.5), (0.6, 0.95), (0.7, 0.75), (0.7, 0.95), (0.8, 0.75), (0.8, 0.95), (0.3, 0.9)]
    {
        let json = format!(
            r#"{{{AMPLE}, "causes": [], "assumptions": {{"demand": {{"unansweredToday": 0}},
                "resolution": {{{ALIKE}, "first": {resolved}, "repeatOdds": 1}}, "repeats": {{"callBack": {calls_back}}}}}}}"#
        );
        let parts = years(&json, 2);
        let what = format!("{resolved} resolved, {calls_back} call back");
        // Some of the last minutes before closing find nobody there any more: too few to tell.
        let given_up = flow(&parts, Flow::GaveUp, |_, _| true) / flow(&parts, Flow::Answered, |_, _| true);
        assert!(given_up < 0.0005, "{what}: {given_up} are not answered");
        geometric(&parts, 0, (1.0 - resolved) * calls_back, &what);
        // A first-contact resolution that was entered is that.
        let (of, n) = (of_kind(&parts, Flow::Resolved, FIRST), of_kind(&parts, Flow::Answered, FIRST));
        let error = libm::sqrt(resolved * (1.0 - resolved) / n);
        assert!((of / n - resolved).abs() < 3.5 * error, "{what}: {} resolved", of / n);
    }
}

/// Harder repeats: 1 + (1 − p₁) b ÷ (1 − (1 − p₂) b), the first step with its own chance.
#[test]
fn theory_harder_repeats() {
    for (odds, calls_back) in [(0.15, 0.75), (0.5, 0.9)] {
        let json = format!(
            r#"{{{AMPLE}, "causes": [], "assumptions": {{"resolution": {{{ALIKE}, "first": 0.7, "repeatOdds": {odds}}},
                "repeats": {{"callBack": {calls_back}}}}}}}"#
        );
        let parts = years(&json, 2);
        let repeat = odds * 7.0 / 3.0 / (1.0 + odds * 7.0 / 3.0);
        for (kind, resolved) in [(FIRST, 0.7), (REPEAT, repeat)] {
            let n = of_kind(&parts, Flow::Answered, kind);
            let seen = of_kind(&parts, Flow::Resolved, kind) / n;
            let error = libm::sqrt(resolved * (1.0 - resolved) / n);
            assert!((seen - resolved).abs() < 3.5 * error, "kind {kind}: {seen} is not {resolved} ± {error}");
        }
        let (first, again) = (0.3 * calls_back, (1.0 - repeat) * calls_back);
        let repeats = of_kind(&parts, Flow::Answered, REPEAT);
        let issues = of_kind(&parts, Flow::Answered, FIRST);
        let theory = first / (1.0 - again);
        // Of a chain that begins with chance f and goes on with q: variance f (1 + q) ÷ (1 − q)² − mean².
        let variance = first * (1.0 + again) / ((1.0 - again) * (1.0 - again)) - theory * theory;
        let error = libm::sqrt(variance / issues);
        eprintln!(
            "odds {odds}: {:.4} repeats per issue, in theory {theory:.4} ± {error:.4}",
            repeats / issues
        );
        assert!((repeats / issues - theory).abs() < 3.5 * error);
    }
}

/// A department of mean R days, customers who wait C: each contact is chased with x = R ÷ (R + C), also where
/// hand-offs get faster.
#[test]
fn theory_chasers() {
    for (handoff, faster, chase) in [(7.0, 0.0, 5.0), (7.0, 0.5, 5.0), (2.0, 0.0, 8.0), (20.0, 0.9, 3.0)] {
        let json = format!(
            r#"{{{AMPLE}, "causes": [{{"share": 0.9, "handoffDays": {handoff}, "fasterShare": {faster}}}],
                "assumptions": {{"failure": {{"handoffShare": 1}}, "handoff": {{"chaseDays": {chase}}}, "demand": {{"unansweredToday": 0}}}}}}"#
        );
        let parts = years(&json, 2);
        let days = handoff * (1.0 - faster);
        let x = days / (days + chase);
        let what = format!("{days} days, chased after {chase}");
        assert_eq!(flow(&parts, Flow::Answered, |cause, kind| cause == 1 && kind == REPEAT), 0.0);
        // What is on its way as the run begins was sent by slower hand-offs, a few hundred of them.
        if faster == 0.0 {
            geometric(&parts, 1, x, &what);
        }
        let chased = flow(&parts, Flow::Chases, |cause, _| cause == 1);
        let all = flow(&parts, Flow::Answered, |cause, _| cause == 1);
        let error = libm::sqrt(x * (1.0 - x) / all);
        eprintln!("{what}: {:.4} are chased, in theory {x:.4} ± {error:.4}", chased / all);
        assert!((chased / all - x).abs() < 3.5 * error, "{what}: {} of {x}", chased / all);
    }
}

/// Faster hand-offs bring fewer chasers: per issue handed on x ÷ (1 − x), before and after.
#[test]
fn theory_faster_handoffs_bring_fewer_chasers() {
    let run = |faster: f64| {
        years(
            &format!(
                r#"{{{AMPLE}, "causes": [{{"share": 0.5, "handoffDays": 7, "fasterShare": {faster}}}],
                    "assumptions": {{"failure": {{"handoffShare": 0.6}}}}}}"#
            ),
            2,
        )
    };
    let chasers = |parts: &[Part]| of_kind(parts, Flow::Answered, CHASE);
    let handed = |parts: &[Part]| flow(parts, Flow::HandedOn, |_, _| true);
    let (slow, fast) = (run(0.0), run(0.6));
    // R ÷ C of them for each that is handed on, whoever they were: x ÷ (1 − x) = R ÷ C.
    for (parts, days) in [(&slow, 7.0), (&fast, 2.8)] {
        let (seen, theory) = (chasers(parts) / handed(parts), days / 5.0);
        let x = days / (days + 5.0);
        let error = libm::sqrt(x) / (1.0 - x) / libm::sqrt(handed(parts));
        eprintln!(
            "{days} days: {seen:.4} chasers for each that is handed on, in theory {theory:.4} ± {error:.4}"
        );
        // At the start some 250 chase a department as slow as it was, of 20 000 and more.
        assert!((seen - theory).abs() < 4.0 * error + 0.015, "{days} days: {seen} is not {theory}");
    }
    assert!(chasers(&fast) < 0.45 * chasers(&slow));
}

fn near(a: f64, b: f64, what: &str) {
    assert!((a - b).abs() <= 1e-12 * b.abs().max(1.0), "{what}: {a} is not {b}");
}

#[test]
fn theory_the_reference_knows_the_closed_forms() {
    let value = Cause { share: 1.0, handoff_days: 0.0, failure: false };
    let mut a = Assumptions::defaults();
    for p in [0.3, 0.6, 0.7, 0.8, 0.95] {
        for b in [0.0, 0.5, 0.75, 0.95] {
            for unanswered in [0.0, 0.04, 0.3] {
                let alpha = 1.0 - unanswered;
                (a.calls_back, a.unanswered_today, a.repeat_odds) = (b, unanswered, 1.0);
                let alone = Reference::new(&[value], p, 0.08, &a);
                near(
                    alone.contacts,
                    1.0 / (1.0 - (1.0 - p) * alpha * b),
                    "repeats as easy as first contacts",
                );
                a.repeat_odds = 0.15;
                let harder = Reference::new(&[value], p, 0.08, &a);
                let second = 0.15 * p / (1.0 - p + 0.15 * p);
                near(harder.chances[1], second, "repeats");
                let (begins, again) = ((1.0 - p) * alpha * b, (1.0 - second) * alpha * b);
                near(harder.contacts, 1.0 + begins / (1.0 - again), "harder repeats");
            }
        }
    }
    a = Assumptions::defaults();
    for (share, days, unanswered) in [(0.9, 7.0, 0.0), (0.5, 7.0, 0.0), (0.5, 20.0, 0.1)] {
        (a.handoff_share, a.unanswered_today, a.repeat_odds) = (1.0, unanswered, 1.0);
        let alpha = 1.0 - unanswered;
        let cause = Cause { share, handoff_days: days, failure: true };
        let rest = Cause { share: 1.0 - share, ..value };
        // Agents have all the resolving that there is: of value demand, so much more often.
        let resolved = 0.7 * (1.0 - share);
        let reference = Reference::new(&[rest, cause], resolved, 0.08, &a);
        let x = days / (days + a.chase_days);
        let issue = 1.0 + alpha * x / (1.0 - alpha * x);
        let agents = 1.0 / (1.0 - 0.3 * alpha * a.calls_back);
        near(reference.contacts, share * issue + (1.0 - share) * agents, "chasers");
        near(
            reference.returns(1, breather::engine::signals::Kind::Chase),
            share * (issue - 1.0) / reference.contacts,
            "of each contact",
        );
    }
    // The defaults give what evidence.md, section 2, asks for.
    let contacts = Reference::new(&[value], 0.7, 0.08, &Assumptions::defaults()).contacts;
    assert!((1.4..=1.5).contains(&contacts), "{contacts}");
}

/// Base hostility and satisfaction are as entered: with the shares that the reference itself says, the mix gives them back.
#[test]
fn theory_the_reference_is_what_was_entered() {
    let a = Assumptions::defaults();
    let causes = [
        Cause { share: 0.6, handoff_days: 0.0, failure: false },
        Cause { share: 0.3, handoff_days: 7.0, failure: true },
        Cause { share: 0.1, handoff_days: 2.0, failure: true },
    ];
    for (resolved, hostile) in [(0.6, 0.02), (0.65, 0.08), (0.5, 0.3)] {
        let reference = Reference::new(&causes, resolved, hostile, &a);
        let (mut came, mut hostility) = (0.0, 0.0);
        for (place, cause) in causes.iter().enumerate() {
            let failure = if cause.failure { a.failure_hostile } else { 1.0 };
            let chance = |factor: f64| {
                let odds = reference.hostile_odds * factor;
                odds / (1.0 + odds)
            };
            let first = cause.share / reference.contacts;
            let later = reference.returns[place][1] + reference.returns[place][2];
            came += first + later;
            hostility += first * chance(failure) + later * chance(failure * a.repeat_hostile);
        }
        near(came, 1.0, "all contacts");
        assert!((hostility - hostile).abs() < 1e-9, "{hostility} is not {hostile}");
        // Agents' issues among first contacts resolve as often as all were to.
        let agents = 0.6 + 0.4 * (1.0 - a.handoff_share);
        near(reference.chances[0] * agents, resolved, "first-contact resolution");
    }
}
