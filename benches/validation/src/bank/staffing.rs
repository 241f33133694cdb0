//! Who was on duty, as far as the names beside the calls tell.

use super::log::Call;

/// An agent's time on duty on a day.
#[derive(Clone, Debug)]
pub(super) struct Duty {
    pub(super) agent: usize,
    pub(super) from: f64,
    pub(super) to: f64,
}

/// How many agents a day had, and when they were on duty: from the first service of a stretch to the end of its last,
/// where a stretch has no gap longer than this between one service and the next.
pub(super) fn duties(calls: &[&Call], gap: f64) -> (usize, Vec<Duty>) {
    let mut names: Vec<&str> =
        calls.iter().map(|call| call.server.as_str()).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    let mut duties = Vec::new();
    for (agent, name) in names.iter().enumerate() {
        let mut services: Vec<(f64, f64)> = calls
            .iter()
            .filter(|call| call.answered && call.server == *name)
            .map(|call| (call.begins, call.begins + call.served))
            .collect();
        services.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut stretch: Option<(f64, f64)> = None;
        for (begins, ends) in services {
            match &mut stretch {
                Some((_, to)) if begins - *to <= gap => *to = to.max(ends),
                _ => {
                    duties.extend(stretch.map(|(from, to)| Duty { agent, from, to }));
                    stretch = Some((begins, ends));
                }
            }
        }
        duties.extend(stretch.map(|(from, to)| Duty { agent, from, to }));
    }
    (names.len(), duties)
}

/// Mean time between a service and the next one of the same agent, of calls that were waiting as the first ended.
pub(super) fn mean_pause(calls: &[Call]) -> f64 {
    let mut by_agent: Vec<&Call> =
        calls.iter().filter(|call| call.answered && !call.server.is_empty()).collect();
    by_agent.sort_by(|a, b| {
        a.date.cmp(&b.date).then_with(|| a.server.cmp(&b.server)).then(a.begins.total_cmp(&b.begins))
    });
    let mut pauses = Vec::new();
    for pair in by_agent.windows(2) {
        let [one, next] = pair else { continue };
        let ends = one.begins + one.served;
        if one.date == next.date && one.server == next.server && next.waited > 0.0 && next.came <= ends {
            let pause = next.begins - ends;
            // What overlaps is a slip of the log, and ten minutes are a break.
            if (0.0..600.0).contains(&pause) {
                pauses.push(pause);
            }
        }
    }
    pauses.iter().sum::<f64>() / pauses.len().max(1) as f64
}

/// Of the calls that waited, how many began to wait while somebody on duty had been off the phone for this long at least.
pub(super) fn waited_beside_idle(calls: &[&Call], duties: &[Duty], pause: f64) -> f64 {
    let mut names: Vec<&str> =
        calls.iter().map(|call| call.server.as_str()).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    let mut services = vec![Vec::new(); names.len()];
    for call in calls.iter().filter(|call| call.answered) {
        if let Ok(agent) = names.binary_search(&call.server.as_str()) {
            services[agent].push((call.begins, call.begins + call.served));
        }
    }
    let idle = |agent: usize, at: f64| {
        !services[agent].iter().any(|&(begins, ends): &(f64, f64)| begins <= at && at < ends + pause)
    };
    let waited = calls.iter().filter(|call| call.waited > 0.0);
    waited
        .filter(|call| {
            let at = call.came;
            duties.iter().any(|duty| duty.from <= at && at < duty.to && idle(duty.agent, at))
        })
        .count() as f64
}
