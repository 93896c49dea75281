//! What will come of a deed, told before it is done.
//!
//! Nothing is guessed: a system is a value, so the deed is done to a copy of it, which runs until it is at rest. What
//! happened there is put into words together with the reasons that the specs give: restart types, strategies, counts.
//! No time passes in the copy: what only time brings (a time-out, a late message) is not part of a prediction.

mod words;

use std::collections::{BTreeMap, BTreeSet};

use super::Simulation;
use super::deed::{NO_PLACE, input_of, nobody};
use super::picture::{World, is_alive};
use super::places::{PlaceId, Places};
use crate::otp::{Event as OtpEvent, Restart, Strategy};
use crate::play::{Deed, FRAME_BUDGET, Input};
use crate::runtime::{Event, EventKind, ExitReason, Pid, Term};
use crate::systems::System;

/// Steps that a copy runs at the most. All of the chapter's system ends in fewer.
const MOST_STEPS: u64 = 20_000;

/// What a deed will come to.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Prediction {
    /// One line, or why there is no such thing to do.
    pub text: String,
    /// Can it be done?
    pub possible: bool,
    /// The slots whose processes will end, in order.
    pub ends: Vec<String>,
    /// Those of them that will be filled again.
    pub comes_back: Vec<String>,
    /// Empty slots that will be filled.
    pub starts: Vec<String>,
    /// The supervisors that will give up.
    pub gives_up: Vec<String>,
    /// What the caller will be answered, as `inspect` prints it; empty while it waits, or when nobody is asked.
    pub answer: String,
}

/// A supervisor's decision to restart.
#[derive(Debug)]
struct Decision {
    supervisor: PlaceId,
    strategy: Strategy,
    child: PlaceId,
    /// The places that are restarted with it.
    others: Vec<PlaceId>,
    count: u32,
    max_restarts: u32,
    max_seconds: u32,
}

/// What happened in the copy.
#[derive(Debug, Default)]
struct Facts {
    /// Places and why their processes ended, in order.
    ended: Vec<(PlaceId, ExitReason)>,
    decided: Vec<Decision>,
    /// Supervisors that gave up, with their windows.
    gave_up: Vec<(PlaceId, u32, u32)>,
    /// How often starts under a supervisor failed on restart.
    failures: BTreeMap<PlaceId, u32>,
    /// Children that are not restarted.
    rests: Vec<(PlaceId, Restart)>,
    /// Messages that somebody got and did not expect.
    unexpected: u32,
    /// The exit signal did nothing.
    ignored: bool,
    /// What the caller was answered.
    answer: Option<Result<Term, ExitReason>>,
    /// Places that somebody moved into, and where he still is at the end.
    filled: BTreeSet<PlaceId>,
}

/// A copy of a system to try things with, and what is known of its places.
struct Trial {
    system: System,
    places: Places,
    facts: Facts,
}

impl Trial {
    fn of(world: &World) -> Self {
        let mut places = world.picture().places.clone();
        for event in world.pending() {
            places.apply(event, world.system());
        }
        Self {
            system: world.system().clone(),
            places,
            facts: Facts::default(),
        }
    }

    /// Does it, and runs until nothing more happens at once.
    fn try_out(mut self, input: Input, shell: Pid) -> (Facts, Places) {
        input.apply(&mut self.system, shell);
        self.listen();
        let mut steps = 0;
        while steps < MOST_STEPS && self.system.step() {
            self.listen();
            steps += 1;
        }
        let places = &self.places;
        self.facts.filled.retain(|place| places.is_filled(*place));
        (self.facts, self.places)
    }

    fn listen(&mut self) {
        for event in self.system.take_events() {
            self.places.apply(&event, &self.system);
            self.note(&event);
        }
    }

    fn note(&mut self, event: &Event<OtpEvent>) {
        let here = self.places.in_tree(event.pid);
        match (&event.kind, here) {
            (EventKind::Spawned { .. }, Some(place)) => {
                self.facts.filled.insert(place);
            }
            (EventKind::Exited { reason, .. }, Some(place)) => self.facts.ended.push((place, reason.clone())),
            (EventKind::ExitIgnored { .. }, Some(_)) => self.facts.ignored = true,
            (EventKind::Program(report), here) => self.note_report(report, here),
            _ => {}
        }
    }

    fn note_report(&mut self, report: &OtpEvent, here: Option<PlaceId>) {
        let facts = &mut self.facts;
        match (report, here) {
            (
                OtpEvent::RestartDecided {
                    strategy,
                    pid,
                    id,
                    affected,
                    count,
                    max_restarts,
                    max_seconds,
                    ..
                },
                Some(supervisor),
            ) => {
                let child = pid.and_then(|pid| self.places.in_tree(pid));
                let Some(child) = child.or_else(|| self.places.child(supervisor, id)) else {
                    return;
                };
                let mut others = self.places.those(supervisor, affected);
                others.retain(|other| *other != child);
                facts.decided.push(Decision {
                    supervisor,
                    strategy: *strategy,
                    others,
                    child,
                    count: *count,
                    max_restarts: *max_restarts,
                    max_seconds: *max_seconds,
                });
            }
            (
                OtpEvent::LimitReached {
                    max_restarts,
                    max_seconds,
                    ..
                },
                Some(supervisor),
            ) => facts.gave_up.push((supervisor, *max_restarts, *max_seconds)),
            (OtpEvent::TryAgain(_), Some(supervisor)) => *facts.failures.entry(supervisor).or_default() += 1,
            (OtpEvent::NotRestarted { pid, restart, .. }, Some(_)) => {
                let child = self.places.in_tree(*pid);
                facts.rests.extend(child.map(|child| (child, *restart)));
            }
            (OtpEvent::Note(note), here) => match note.elements() {
                Some([tag, _]) if tag.is_atom("unexpected") && here.is_some() => facts.unexpected += 1,
                Some([tag, _, outcome]) if tag.is_atom("errand") => {
                    if let Some([how, what]) = outcome.elements() {
                        let what = what.clone();
                        facts.answer = Some(if how.is_atom("ok") { Ok(what) } else { Err(what) });
                    }
                }
                Some(_) | None => {}
            },
            _ => {}
        }
    }
}

/// What a deed will come to.
pub(super) fn predict(world: &World, place: PlaceId, deed: &Deed) -> Prediction {
    let input = match input_of(world, place, deed) {
        Ok(input) => input,
        Err(why) => return Prediction::refused(why),
    };
    let (facts, after) = Trial::of(world).try_out(input, world.shell());
    let mut ends: Vec<PlaceId> = Vec::new();
    let mut gives_up: Vec<PlaceId> = Vec::new();
    let mut seen = BTreeSet::new();
    ends.extend(
        facts
            .ended
            .iter()
            .map(|(place, _)| *place)
            .filter(|place| seen.insert(*place)),
    );
    let ended = std::mem::take(&mut seen);
    gives_up.extend(
        facts
            .gave_up
            .iter()
            .map(|(place, ..)| *place)
            .filter(|place| seen.insert(*place)),
    );
    let paths = |places: &mut dyn Iterator<Item = PlaceId>| -> Vec<String> {
        places.map(|place| after.path_of(place).to_string()).collect()
    };
    Prediction {
        text: words::Teller::new(world, place, &facts, &after).tell(deed),
        possible: true,
        comes_back: paths(&mut ends.iter().copied().filter(|place| facts.filled.contains(place))),
        starts: paths(&mut facts.filled.iter().copied().filter(|place| !ended.contains(place))),
        answer: match &facts.answer {
            Some(Ok(answer)) => answer.to_string(),
            Some(Err(reason)) => format!("** (exit) {}", crate::otp::log::format_exit(reason)),
            None => String::new(),
        },
        ends: paths(&mut ends.into_iter()),
        gives_up: paths(&mut gives_up.into_iter()),
    }
}

impl Prediction {
    fn refused(why: String) -> Self {
        Self {
            text: why,
            ..Self::default()
        }
    }
}

impl Simulation {
    /// What a deed will come to, if it is done now and nothing else is meanwhile.
    #[must_use]
    pub fn predict(&self, path: &str, deed: &Deed) -> Prediction {
        let shown = self.run.world();
        let place = shown.picture().places.at(path);
        let alive = place.is_some_and(|place| is_alive(shown, place));
        if let Some(place) = place.filter(|_| alive || self.paused() || !deed.needs_a_process()) {
            return predict(shown, place, deed);
        }
        // It would be done to the process that comes next.
        let mut ahead = shown.clone();
        ahead.catch_up(FRAME_BUDGET);
        let Some(next) = ahead.picture().places.at(path) else {
            return Prediction::refused(NO_PLACE.to_owned());
        };
        if is_alive(&ahead, next) {
            return predict(&ahead, next, deed);
        }
        Prediction::refused(nobody(&ahead, next))
    }
}
