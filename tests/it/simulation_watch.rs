//! A small floor to play by hand: calls at given moments, a script of duties, and everything that is told.

use breather::engine::signals::{Again, Agent, Behaviour, Contact, Responses, Story as CallersStory};
use breather::engine::simulation::arrivals::Source;
use breather::engine::simulation::centre::{Centre, Pick, QueueSpec, Redial, Route, Take, TeamSpec};
use breather::engine::simulation::clock::{Limits, Simulation};
use breather::engine::simulation::ledger::{Account, Division, Ledger, Time};
use breather::engine::simulation::presence::Days;
use breather::engine::simulation::watch::Watch;
use breather::math::law::{Family, Law};
use breather::math::streams::Key;
use std::cell::RefCell;
use std::rc::Rc;

/// What is told of a call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Told {
    Came { serial: u64, queue: usize, at: f64, attempt: u32 },
    Blocked { serial: u64, at: f64 },
    Answered { serial: u64, at: f64, ends: f64, team: usize, agent: usize },
    Abandoned { serial: u64, at: f64 },
}

/// Keeps all that is told, where a test can read it while the run has the recorder.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recorder<const EAGER: bool>(pub(crate) Rc<RefCell<Vec<Told>>>);

impl<const EAGER: bool> Watch for Recorder<EAGER> {
    const EAGER: bool = EAGER;
    fn came(&mut self, serial: u64, queue: usize, at: f64, attempt: u32) {
        self.0.borrow_mut().push(Told::Came { serial, queue, at, attempt });
    }
    fn blocked(&mut self, serial: u64, at: f64) {
        self.0.borrow_mut().push(Told::Blocked { serial, at });
    }
    fn answered(&mut self, serial: u64, at: f64, ends: f64, team: usize, agent: usize) {
        self.0.borrow_mut().push(Told::Answered { serial, at, ends, team, agent });
    }
    fn abandoned(&mut self, serial: u64, at: f64) {
        self.0.borrow_mut().push(Told::Abandoned { serial, at });
    }
}

/// Nobody has a mood; every contact taken is kept, with its key.
#[derive(Clone, Debug, Default)]
pub(crate) struct Taken(pub(crate) Rc<RefCell<Vec<Contact>>>);

impl Responses for Taken {
    fn issue(&mut self, _: usize, _: Key) -> Option<CallersStory> {
        Some(CallersStory::default())
    }
    fn hostility(&mut self, _: Agent, contact: &Contact) -> f64 {
        self.0.borrow_mut().push(*contact);
        0.0
    }
    fn behaviour(&mut self, _: Agent, _: &Contact, _: f64) -> Behaviour {
        Behaviour::INERT
    }
    fn handled(&mut self, _: Agent, _: &Contact, _: f64, _: f64) -> Option<Again> {
        None
    }
    fn unanswered(&mut self, _: usize, _: Key, _: CallersStory, _: bool) {}
}

impl Days for Taken {}

/// A change of duty, or the end of an interval (with `true`, of a day).
#[derive(Clone, Copy, Debug)]
pub(crate) enum Do {
    On(usize, usize),
    Off(usize, usize),
    Resume(usize, usize),
    Staff(usize, usize),
    Turn(bool),
}

/// What came of a script.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Story {
    told: Vec<Told>,
    pub(crate) contacts: Vec<Contact>,
    /// By queue, all days together.
    pub(crate) accounts: Vec<Account>,
    /// By team, all days together.
    pub(crate) times: Vec<Time>,
    /// By team and interval of the cycle.
    pub(crate) cycle: Vec<Time>,
    /// By team and day.
    pub(crate) days: Vec<Time>,
    /// Seconds waited, by queue.
    pub(crate) waiting: Vec<f64>,
}

impl Story {
    /// When a call, by the order of attempts from 1, was taken, and by which agent of which team.
    pub(crate) fn taken(&self, number: u64) -> Option<(f64, usize, usize)> {
        self.told.iter().find_map(|told| match *told {
            Told::Answered { serial, at, team, agent, .. } if serial == number => Some((at, team, agent)),
            _ => None,
        })
    }

    /// Who hung up, and when, in the order it is told.
    pub(crate) fn hung_up(&self) -> Vec<(u64, f64)> {
        let hung_up = |told: &Told| match *told {
            Told::Abandoned { serial, at } => Some((serial, at)),
            _ => None,
        };
        self.told.iter().filter_map(hung_up).collect()
    }

    pub(crate) fn blocked(&self) -> Vec<(u64, f64)> {
        let blocked = |told: &Told| match *told {
            Told::Blocked { serial, at } => Some((serial, at)),
            _ => None,
        };
        self.told.iter().filter_map(blocked).collect()
    }

    /// Which attempts came, to which queue, when, and the how-manieth each is.
    pub(crate) fn came(&self) -> Vec<(u64, usize, f64, u32)> {
        let came = |told: &Told| match *told {
            Told::Came { serial, queue, at, attempt } => Some((serial, queue, at, attempt)),
            _ => None,
        };
        self.told.iter().filter_map(came).collect()
    }
}

pub(crate) fn constant(seconds: f64) -> Law {
    Law::new(Family::Deterministic, seconds, None).expect("a duration")
}

/// Calls at these moments, handled in this time, for team 0.
pub(crate) fn calls(at: &[f64], handling: f64, patience: f64) -> QueueSpec {
    let patience = patience.is_finite().then(|| constant(patience));
    QueueSpec::plain(Source::Given(at.to_vec()), constant(handling), patience)
}

/// The same for the teams of these routes: places with ranks.
pub(crate) fn calls_for(routes: &[(usize, u32)], at: &[f64], handling: f64, patience: f64) -> QueueSpec {
    let routes = routes.iter().map(|&(team, rank)| Route { team, rank }).collect();
    QueueSpec { routes, ..calls(at, handling, patience) }
}

pub(crate) fn calling_again(queue: QueueSpec, hung_up: f64, busy_tone: f64, after: f64) -> QueueSpec {
    QueueSpec { redial: Redial { hung_up, busy_tone, delay: constant(after) }, ..queue }
}

/// A team that takes these queues, places with ranks.
pub(crate) fn team(agents: usize, takes: &[(usize, u32)], pick: Pick) -> TeamSpec {
    let takes = takes.iter().map(|&(queue, rank)| Take { queue, rank, pace: 1.0 }).collect();
    TeamSpec { agents, takes, pick }
}

pub(crate) fn centre(queues: Vec<QueueSpec>, teams: Vec<TeamSpec>) -> Centre {
    Centre { queues, teams, lines: vec![None] }
}

/// Time in one piece.
pub(crate) const UNDIVIDED: (Division, i64) =
    (Division { slot_seconds: f64::INFINITY, slots_per_day: 1, slots_in_cycle: 1, days: 1 }, 0);
/// A call is in time after 20 s.
pub(crate) const TARGET: f64 = 20.0;

fn play<const EAGER: bool>(
    centre: &Centre,
    (division, day): (Division, i64),
    script: &[(f64, Do)],
    end: f64,
) -> Story {
    let ledger = Ledger::new(division, centre.queues.len(), centre.teams.len(), TARGET, day);
    let (recorder, taken) = (Recorder::<EAGER>::default(), Taken::default());
    let mut simulation = Simulation::new(centre.clone(), ledger, taken.clone(), recorder.clone());
    for (queue, label) in (0..centre.queues.len()).zip(0..) {
        simulation.begin(queue, Key::new(1).child(label), 0.0, 1.0);
    }
    for &(at, change) in script.iter().chain(&[(end, Do::Turn(true))]) {
        simulation.run(Limits { until: at, calls: u64::MAX, events: u64::MAX });
        match change {
            Do::On(team, agent) => simulation.on_duty(team, agent, at),
            Do::Off(team, agent) => simulation.off_duty(team, agent, at),
            Do::Resume(team, agent) => simulation.resume(team, agent, at),
            Do::Staff(team, level) => simulation.staff(team, level, at),
            Do::Turn(day) => simulation.turn(at, day),
        }
    }
    let ledger = &simulation.ledger;
    let chunks = ledger.division().days;
    let all = |accounts: &[Account]| {
        accounts.iter().fold(Account::default(), |mut sum, account| {
            sum.add(account);
            sum
        })
    };
    let told = recorder.0.borrow().clone();
    let contacts = taken.0.borrow().clone();
    Story {
        told,
        contacts,
        accounts: ledger.days.chunks(chunks).map(all).collect(),
        times: ledger
            .days_time
            .chunks(chunks)
            .map(|times| Time {
                staffed: times.iter().map(|time| time.staffed).sum(),
                busy: times.iter().map(|time| time.busy).sum(),
            })
            .collect(),
        cycle: ledger.cycle_time.clone(),
        days: ledger.days_time.clone(),
        waiting: ledger.days_waiting.chunks(chunks).map(|waiting| waiting.iter().sum()).collect(),
    }
}

/// Plays a script until a moment, watched hang-up by hang-up and once more without; both must come to the same.
pub(crate) fn played_in(division: (Division, i64), centre: &Centre, script: &[(f64, Do)], end: f64) -> Story {
    let eager = play::<true>(centre, division, script, end);
    let mut other = play::<false>(centre, division, script, end);
    // Hang-ups that nobody needs to know of are not told when they are not watched.
    let without = |told: &[Told]| -> Vec<Told> {
        told.iter().filter(|told| !matches!(told, Told::Abandoned { .. })).copied().collect()
    };
    assert_eq!(without(&other.told), without(&eager.told), "looking on changes nothing");
    other.told.clone_from(&eager.told);
    assert_eq!(other, eager, "looking on changes no account");
    eager
}

pub(crate) fn played(centre: &Centre, script: &[(f64, Do)], end: f64) -> Story {
    played_in(UNDIVIDED, centre, script, end)
}
