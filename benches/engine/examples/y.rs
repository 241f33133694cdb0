use breather::engine::simulation::{ledger::Account, run::*};
use breather::input::Value;
use breather::scenario::Scenario;
use std::time::Instant;
fn main() {
    for p in ["serviceCentre100", "helpDesk20", "outsourcer400"] {
        let s = Scenario::from_input(&Value::object(vec![("preset", p.into())])).unwrap();
        for f in [Fidelity::Preview, Fidelity::Full] {
            let mut o = Options { replications: 2, first: 0, seed: 1, fidelity: f };
            let t = Instant::now();
            let mut r = ScenarioRun::new(&s, o).unwrap();
            let t0 = t.elapsed();
            let t = Instant::now();
            while !r.step(10_000) {}
            let t1 = t.elapsed();
            let part = &r.parts()[0];
            let mut a = Account::default();
            for d in &part.days {
                a.add(d);
            }
            let st: f64 = part.days_staffed.iter().sum();
            let b: f64 = part.days_busy.iter().sum();
            let mut c = Account::default();
            for d in &part.cycle {
                c.add(d);
            }
            println!(
                "{p} setup {t0:?} run {t1:?} per call {:.1} ns  offered {} sl {:.4} ab {:.4} occ {:.4} asa {:.2} absent {:.4} insys {} cyc {} ev/call {:.3}",
                t1.as_secs_f64() / 2.0 / a.offered * 1e9,
                a.offered,
                a.answered_in_time() / a.offered,
                a.abandoned / a.offered,
                b / st,
                a.waited / a.answered(),
                part.absent / part.scheduled,
                a.in_system(),
                c == a,
                part.events / a.offered
            );
            o.seed = 2;
        }
    }
}
