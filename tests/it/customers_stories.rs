//! Every customer's story, followed by its keys: what may come after what, and nothing that comes from nowhere or twice.
//! Every expectation is a *law*.

use super::customers_flows::{OUTCOMES, journeys, same};
use super::people_lives::{part, world};
use breather::engine::signals::{Again, Agent, Behaviour, Contact, Kind, Responses, Story, lanes};
use breather::engine::simulation::arrivals::lanes::NEXT_ATTEMPT;
use breather::engine::simulation::duty::OffPhone;
use breather::engine::simulation::journeys::{FLOWS, Flow, Journeys};
use breather::engine::simulation::living::Living;
use breather::engine::simulation::presence::{Attends, Days, Hours, Interval, Laid, Today};
use breather::engine::simulation::replication::{Part, Replication};
use breather::engine::simulation::watch::Nobody;
use breather::engine::simulation::weeks::Weeks;
use breather::engine::simulation::world::World;
use breather::math::streams::Key;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What was seen of customers, in order.
#[derive(Clone, Copy, Debug)]
enum Seen {
    /// A first contact came, or did not after all.
    First(usize, Key, Option<Story>),
    /// An agent took a contact and will be done with it at the moment that follows; what became of it, and what comes today.
    Answered(Agent, Contact, f64, Flow, Option<Again>),
    /// A caller hung up or heard a busy tone, and calls again or not.
    Unanswered(usize, Key, Story, bool),
    /// A contact comes back on the day that begins.
    Back(Again),
    /// What a team's people feel of an interval.
    Felt(Interval),
}

/// People who live as they would, looked on by somebody who writes down all that customers do.
struct Followed {
    living: Living,
    seen: Rc<RefCell<Vec<Seen>>>,
}

impl Followed {
    /// The counts of a contact's kind on its day.
    fn row(&self, contact: &Contact) -> [f64; FLOWS] {
        let journeys = self.living.journeys().expect("customers who respond");
        let weekday = ((contact.taken / 86_400.0) as usize + 6) % 7;
        journeys.rows[journeys.at(weekday, contact.queue, contact.story)]
    }
}

impl Responses for Followed {
    fn issue(&mut self, queue: usize, key: Key) -> Option<Story> {
        let story = self.living.issue(queue, key);
        self.seen.borrow_mut().push(Seen::First(queue, key, story));
        story
    }

    fn hostility(&mut self, agent: Agent, contact: &Contact) -> f64 {
        self.living.hostility(agent, contact)
    }

    fn behaviour(&mut self, agent: Agent, contact: &Contact, hostility: f64) -> Behaviour {
        self.living.behaviour(agent, contact, hostility)
    }

    fn handled(&mut self, agent: Agent, contact: &Contact, hostility: f64, seconds: f64) -> Option<Again> {
        let before = self.row(contact);
        let again = self.living.handled(agent, contact, hostility, seconds);
        let after = self.row(contact);
        let became = OUTCOMES.iter().filter(|outcome| after[**outcome as usize] > before[**outcome as usize]);
        let [became] = became.collect::<Vec<_>>()[..] else { panic!("one thing becomes of {contact:?}") };
        assert_eq!(after[Flow::Answered as usize], before[Flow::Answered as usize] + 1.0);
        let seen = Seen::Answered(agent, *contact, contact.taken + seconds, *became, again);
        self.seen.borrow_mut().push(seen);
        again
    }

    fn unanswered(&mut self, queue: usize, key: Key, story: Story, again: bool) {
        self.seen.borrow_mut().push(Seen::Unanswered(queue, key, story, again));
        self.living.unanswered(queue, key, story, again);
    }
}

impl Days for Followed {
    const RESTS: bool = Living::RESTS;

    fn morning(&mut self, today: &Today<'_>) {
        self.living.morning(today);
    }

    fn issues_per_call(&self, queue: usize, weekday: usize) -> f64 {
        self.living.issues_per_call(queue, weekday)
    }

    fn opens(&mut self, hours: &Hours<'_>, coming: &mut Vec<Again>) {
        assert!(coming.is_empty());
        self.living.opens(hours, coming);
        for again in &*coming {
            assert!(again.at >= hours.midnight && again.at < hours.midnight + 86_400.0, "{again:?}");
        }
        self.seen.borrow_mut().extend(coming.iter().map(|again| Seen::Back(*again)));
    }

    fn passes(&mut self, today: &Today<'_>, midnight: f64) {
        self.living.passes(today, midnight);
    }

    fn attends(&self, team: usize, place: usize) -> Attends {
        self.living.attends(team, place)
    }

    fn off_phone(&self, team: usize, place: usize) -> &[OffPhone] {
        self.living.off_phone(team, place)
    }

    fn laid_out(&mut self, team: usize, place: usize, shift: &Laid<'_>) {
        self.living.laid_out(team, place, shift);
    }

    fn begins(&mut self, team: usize, place: usize, at: f64) {
        self.living.begins(team, place, at);
    }

    fn resumes(&mut self, team: usize, place: usize, at: f64, rest: f64) {
        self.living.resumes(team, place, at, rest);
    }

    fn is_home(&self, team: usize, place: usize) -> bool {
        self.living.is_home(team, place)
    }

    fn interval(&mut self, team: usize, slot: usize, interval: &Interval) -> usize {
        self.seen.borrow_mut().push(Seen::Felt(*interval));
        self.living.interval(team, slot, interval)
    }

    fn goes_home(&mut self, team: usize, place: usize, at: f64) -> bool {
        self.living.goes_home(team, place, at)
    }

    fn over(&mut self) {
        self.living.over();
    }

    fn journeys(&self) -> Option<&Journeys> {
        self.living.journeys()
    }

    fn weeks(&self) -> Option<&Weeks> {
        self.living.weeks()
    }
}

/// Contacts that are to come, or have come and are neither answered nor given up: by key, the queue, the story, and
/// the moment before which they cannot.
#[derive(Default)]
struct Open {
    expected: BTreeMap<u64, (usize, Story, f64)>,
    known: BTreeSet<u64>,
    began: f64,
    ended: f64,
    /// Issues that began before the run and of which a contact has come.
    seeded: f64,
    /// How many contacts came as each kind, and the most that one issue had before.
    kinds: [u32; 3],
    most_before: u8,
}

impl Open {
    fn expect(&mut self, key: Key, queue: usize, story: Story, from: f64) {
        assert!(self.known.insert(key.bits()), "a contact of its own has a key of its own");
        self.expected.insert(key.bits(), (queue, story, from));
    }

    /// Takes a contact that was expected.
    fn take(&mut self, queue: usize, key: Key, story: Story, at: f64) {
        let expected = self.expected.remove(&key.bits()).unwrap_or_else(|| panic!("{story:?} from nowhere"));
        let (of_queue, its, from) = expected;
        assert_eq!((queue, story), (of_queue, its), "what is told of a contact is its story");
        assert!(at >= from, "at {at}, before {from}");
    }

    fn look(&mut self, seen: &Seen) {
        match *seen {
            Seen::First(queue, key, story) => {
                if let Some(story) = story {
                    assert_eq!((story.kind, story.prior), (Kind::First, 0));
                    self.began += 1.0;
                    self.expect(key, queue, story, 0.0);
                }
            }
            Seen::Back(again) => {
                // One that nobody sent was on its way as the run began.
                if self.expected.contains_key(&again.key.bits()) {
                    self.take(again.queue, again.key, again.story, again.at);
                    self.expected.insert(again.key.bits(), (again.queue, again.story, again.at));
                } else {
                    assert!(again.story.kind != Kind::First && again.story.prior > 0, "{again:?}");
                    self.seeded += 1.0;
                    self.expect(again.key, again.queue, again.story, again.at);
                }
            }
            Seen::Unanswered(queue, key, story, again) => {
                self.take(queue, key, story, f64::INFINITY);
                if again {
                    self.expect(key.child(NEXT_ATTEMPT), queue, story, 0.0);
                } else {
                    self.ended += 1.0;
                }
            }
            Seen::Felt(_) => {}
            Seen::Answered(_, contact, ends, became, again) => self.answered(&contact, ends, became, again),
        }
    }

    fn answered(&mut self, contact: &Contact, ends: f64, became: Flow, again: Option<Again>) {
        let story = contact.story;
        self.take(contact.queue, contact.key, story, contact.taken);
        self.kinds[story.kind as usize] += 1;
        self.most_before = self.most_before.max(story.prior);
        assert_eq!(story.prior == 0, story.kind == Kind::First, "{story:?}");
        let with_a_department = matches!(became, Flow::HandedOn | Flow::Chases);
        assert_eq!(
            with_a_department,
            story.kind == Kind::Chase || with_a_department && story.kind == Kind::First,
            "{story:?} {became:?}: repeats are the agents' own, and what a department has stays with it"
        );
        assert!(!with_a_department || story.cause > 0, "value demand needs no department");
        let kind = match became {
            Flow::CallsBack => Kind::Repeat,
            Flow::Chases => Kind::Chase,
            _ => {
                assert!(again.is_none(), "nothing follows from what is settled or let be");
                self.ended += 1.0;
                return;
            }
        };
        let next = contact.key.child(lanes::NEXT_CONTACT);
        let story = Story { kind, prior: story.prior.saturating_add(1), cause: story.cause };
        if let Some(again) = again {
            assert_eq!((again.key, again.queue, again.story), (next, contact.queue, story));
            assert!(again.at >= ends && again.at < (contact.taken / 86_400.0).ceil() * 86_400.0);
        }
        self.expect(next, contact.queue, story, again.map_or(ends, |again| again.at));
    }
}

fn follow(world: &World, seed: u64) -> (Open, Part, Vec<Seen>) {
    let people = world.people().expect("people who respond");
    let seen = Rc::<RefCell<Vec<Seen>>>::default();
    // The child of a world's key that its people draw from; that all comes out as without looking shows that it is.
    let living = Living::new(people, Key::new(seed).child(0).child(2));
    let followed = Followed { living, seen: seen.clone() };
    let mut replication = Replication::with(world, seed, 0, (followed, Nobody));
    while !replication.step(world, 1_000_000) {}
    let told = replication.part(world);
    assert!(same(&told, &part(world, seed, 0)), "looking on changes nothing");
    let mut open = Open::default();
    seen.borrow().iter().for_each(|seen| open.look(seen));
    let balance = journeys(&told).balance;
    assert_eq!((open.began, open.ended), (balance.began, balance.ended));
    // Who is expected still is under way, beside those who were on their way all the time.
    assert!(open.seeded <= balance.seeded);
    assert_eq!(open.began + open.seeded - open.ended, open.expected.len() as f64);
    let all = seen.borrow().clone();
    (open, told, all)
}

/// What became of each answered contact, by its key: with the same key it is the same customer with the same issue.
pub(crate) fn fates(world: &World, seed: u64) -> BTreeMap<u64, (Story, Flow)> {
    let (_, _, seen) = follow(world, seed);
    let fate = |seen: &Seen| match seen {
        Seen::Answered(_, contact, _, became, _) => Some((contact.key.bits(), (contact.story, *became))),
        _ => None,
    };
    seen.iter().filter_map(fate).collect()
}

/// First contacts of the first team that each place's holder resolved, and all that it answered.
pub(crate) fn resolved_by_place(world: &World, seed: u64) -> BTreeMap<usize, (f64, f64)> {
    let (_, _, seen) = follow(world, seed);
    let mut by_place = BTreeMap::<usize, (f64, f64)>::new();
    for seen in &seen {
        if let Seen::Answered(agent, contact, _, became, _) = seen
            && contact.story.kind == Kind::First
            && agent.team == 0
        {
            let (resolved, answered) = by_place.entry(agent.number).or_default();
            *resolved += f64::from(u8::from(*became == Flow::Resolved));
            *answered += 1.0;
        }
    }
    by_place
}

#[test]
fn law_every_story_is_a_lawful_one() {
    for (json, horizon, least) in [
        // Busy and impatient, so that many redial; hand-offs that take hours, so that some chase the same day.
        (
            r#"{"preset": "helpDesk20", "teams": [{"heads": 20, "lines": 40}],
                "queues": [{"patienceSeconds": 120, "redialShare": 0.6, "redialDelaySeconds": 180}],
                "causes": [{"share": 0.4, "handoffDays": 3}, {"share": 0.2, "handoffDays": 0.1}],
                "assumptions": {"resolution": {"first": 0.4}, "repeats": {"delayDays": 0.1, "delayCv": 2},
                    "failure": {"handoffShare": 0.5}, "handoff": {"chaseDays": 0.1}}}"#,
            8,
            1000,
        ),
        (
            r#"{"preset": "serviceCentre100", "causes": [{"fixedShare": 0.5, "fixedFromWeek": 2}, {}],
                "demand": {"selfServiceShare": 0.3, "selfServiceFromWeek": 3, "empowerment": 1, "staffExchange": true}}"#,
            4,
            0,
        ),
        // Two reasons, two teams, and work through the night.
        (
            r#"{"preset": "helpDesk20", "calendar": {"opensHour": [0, 0, 0, 0, 0, 0, 0], "closesHour": [24, 24, 24, 24, 24, 24, 0]},
                "queues": [{"name": "Passwords", "callsPerWeek": 2000, "talkSeconds": 150},
                    {"name": "Outages", "callsPerWeek": 1500, "talkSeconds": 300}],
                "causes": [{"queues": "Outages", "share": 0.5}, {"share": 0.1}],
                "teams": [{"name": "First line", "heads": 24, "takes": [0]}, {"name": "Both", "heads": 30, "takes": [0, 1]}]}"#,
            6,
            0,
        ),
    ] {
        let world = world(json, horizon);
        let (open, _, seen) = follow(&world, 3);
        assert!(open.kinds.iter().all(|&came| came > 200), "{:?} came: {json}", open.kinds);
        assert!(open.most_before >= 5, "some called {} times before", open.most_before);
        let redials = seen.iter().filter(|seen| matches!(seen, Seen::Unanswered(.., true))).count();
        assert!(redials >= least, "{redials} redials: {json}");
    }
}

/// A cause comes to its queue and to no other; value demand has all that its causes leave.
#[test]
fn law_causes_come_to_their_queues() {
    let json = r#"{"preset": "helpDesk20",
        "queues": [{"name": "Passwords", "callsPerWeek": 1500}, {"name": "Outages", "callsPerWeek": 2000}],
        "causes": [{"queues": "Outages", "share": 0.5}, {"share": 0.1}, {"queues": "Passwords", "share": 0.2}],
        "teams": [{"heads": 40, "takes": [0, 1]}]}"#;
    let (_, _, seen) = follow(&world(json, 10), 4);
    let mut firsts = [[0.0; 4]; 2];
    for seen in &seen {
        if let Seen::First(queue, _, Some(story)) = seen {
            firsts[*queue][usize::from(story.cause)] += 1.0;
        }
    }
    for (counts, shares) in firsts.iter().zip([[0.7, 0.0, 0.1, 0.2], [0.4, 0.5, 0.1, 0.0]]) {
        let all: f64 = counts.iter().sum();
        for (count, share) in counts.iter().zip(shares) {
            // Four standard errors of a share.
            let error = libm::sqrt(share * (1.0 - share) / all);
            assert!((count / all - share).abs() <= 4.0 * error, "{counts:?} of {shares:?}");
        }
    }
}

/// What people feel of their intervals is all that they do: calls that began in an earlier interval keep them busy in
/// this one. Nobody works past midnight here.
#[test]
fn law_people_feel_all_that_they_do() {
    let (_, part, seen) = follow(&world(r#"{"preset": "helpDesk20"}"#, 6), 5);
    let felt = |of: fn(&Interval) -> f64| -> f64 {
        let each = |seen: &Seen| if let Seen::Felt(interval) = seen { of(interval) } else { 0.0 };
        seen.iter().map(each).sum()
    };
    for (what, felt, done) in [
        ("busy", felt(|interval| interval.busy), part.days_busy.iter().sum::<f64>()),
        ("on duty", felt(|interval| interval.staffed), part.days_staffed.iter().sum::<f64>()),
    ] {
        assert!(done > 1e6 && (felt / done - 1.0).abs() < 1e-9, "{what}: {felt} s felt of {done} s");
    }
}
