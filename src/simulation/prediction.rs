//! What will come of a deed, told before it is done.
//!
//! Nothing is guessed: a system is a value, so the deed is done to a copy of it, which runs until it is at rest. What
//! happened there is put into words together with the reasons that the specs give: restart types, strategies, counts.
//! No time passes in the copy: what only time brings (a time-out, a late message) is not part of a prediction.

mod words;

use std::collections::{BTreeMap, BTreeSet};

use super::Simulation;
use super::act::Act;
use super::deed::Deed;
use super::input::Input;
use super::playback::FRAME_BUDGET;
use super::slots::Slots;
use super::world::World;
use crate::otp::{Event as OtpEvent, Restart, Strategy};
use crate::runtime::{Event, EventKind, ExitReason, Pid, Term};
use crate::systems::todo::TodoSystem;

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
    supervisor: String,
    strategy: Strategy,
    child: String,
    /// The slots that are restarted with it.
    others: Vec<String>,
    count: u32,
    max_restarts: u32,
    max_seconds: u32,
}

/// What happened in the copy.
#[derive(Debug, Default)]
struct Facts {
    /// Slots and why their processes ended, in order.
    ended: Vec<(String, ExitReason)>,
    decided: Vec<Decision>,
    /// Supervisors that gave up, with their windows.
    gave_up: Vec<(String, u32, u32)>,
    /// How often starts under a supervisor failed on restart.
    failures: BTreeMap<String, u32>,
    /// Children that are not restarted.
    rests: Vec<(String, Restart)>,
    /// Messages that somebody got and did not expect.
    unexpected: u32,
    /// The exit signal did nothing.
    ignored: bool,
    /// What the caller was answered.
    answer: Option<Result<Term, ExitReason>>,
    /// Slots that are filled at the end and were not, or not by this process.
    filled: BTreeSet<String>,
}

/// A system to try things with, and what is known of its slots.
struct Copy {
    system: TodoSystem,
    slots: Slots,
    facts: Facts,
}

impl Copy {
    fn of(world: &World) -> Self {
        let mut slots = world.slots.clone();
        for event in &world.pending {
            slots.apply(event);
        }
        Self {
            system: world.system.clone(),
            slots,
            facts: Facts::default(),
        }
    }

    /// Does it, and runs until nothing more happens at once.
    fn try_out(mut self, act: &Act, shell: Pid) -> (Facts, Slots) {
        let before = self.filled();
        let input = match act {
            Act::Signal(pid, reason) => Input::Exit(*pid, reason.clone()),
            Act::Errand(errand) => Input::Errand(errand.clone()),
            Act::Fault(pid, at, fault) => Input::Fault(*pid, *at, *fault),
            Act::Open(_) | Act::Ask(..) => return (self.facts, self.slots),
        };
        input.apply(&mut self.system, shell);
        self.listen();
        let mut steps = 0;
        while steps < MOST_STEPS && self.system.step() {
            self.listen();
            steps += 1;
        }
        let after = self.filled();
        let new = after.difference(&before);
        self.facts.filled = new.map(|(path, _)| path.clone()).collect();
        (self.facts, self.slots)
    }

    fn filled(&self) -> BTreeSet<(String, Pid)> {
        let paths = self.slots.paths();
        paths
            .filter_map(|path| Some((path.clone(), self.slots.pid(path)?)))
            .collect()
    }

    fn listen(&mut self) {
        for event in self.system.take_events() {
            self.slots.apply(&event);
            self.note(&event);
        }
    }

    fn note(&mut self, event: &Event<OtpEvent>) {
        let here = self.slots.of(event.pid).map(str::to_owned);
        match (&event.kind, here) {
            (EventKind::Exited { reason, .. }, Some(slot)) => self.facts.ended.push((slot, reason.clone())),
            (EventKind::ExitIgnored { .. }, Some(_)) => self.facts.ignored = true,
            (EventKind::Program(report), here) => self.note_report(report, here),
            _ => {}
        }
    }

    fn note_report(&mut self, report: &OtpEvent, here: Option<String>) {
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
                let child = pid.and_then(|pid| self.slots.of(pid)).map(str::to_owned);
                let child = child.unwrap_or_else(|| format!("{supervisor}/{id}"));
                let mut others = self.slots.children(&supervisor, affected);
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
                let child = self.slots.of(*pid).map(str::to_owned);
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

impl World {
    /// What a deed will come to.
    pub(super) fn predict(&self, path: &str, deed: &Deed) -> Prediction {
        let act = match self.act_of(path, deed) {
            Ok(act) => act,
            Err(why) => {
                return Prediction {
                    text: why,
                    ..Prediction::default()
                };
            }
        };
        let (facts, after) = Copy::of(self).try_out(&act, self.shell);
        let (mut ends, mut gives_up) = (Vec::new(), Vec::new());
        for (slot, _) in &facts.ended {
            if !ends.contains(slot) {
                ends.push(slot.clone());
            }
        }
        for (slot, ..) in &facts.gave_up {
            if !gives_up.contains(slot) {
                gives_up.push(slot.clone());
            }
        }
        let filled = |slot: &&String| facts.filled.contains(*slot);
        Prediction {
            text: words::Telling::new(self, path, &facts, &after).tell(deed),
            possible: true,
            comes_back: ends.iter().filter(filled).cloned().collect(),
            starts: facts
                .filled
                .iter()
                .filter(|slot| !ends.contains(slot))
                .cloned()
                .collect(),
            answer: match &facts.answer {
                Some(Ok(answer)) => answer.to_string(),
                Some(Err(reason)) => format!("** (exit) {}", crate::otp::log::format_exit(reason)),
                None => String::new(),
            },
            ends,
            gives_up,
        }
    }
}

impl Simulation {
    /// What a deed will come to, if it is done now and nothing else is meanwhile.
    #[must_use]
    pub fn predict(&self, slot: &str, deed: &Deed) -> Prediction {
        let shown = &self.world;
        if shown.is_alive(slot) || self.playback.is_paused() || !deed.needs_a_process() {
            return shown.predict(slot, deed);
        }
        // It would be done to the process that comes next.
        let mut ahead = shown.clone();
        ahead.catch_up(FRAME_BUDGET);
        if ahead.is_alive(slot) {
            return ahead.predict(slot, deed);
        }
        Prediction {
            text: ahead.nobody(slot),
            ..Prediction::default()
        }
    }
}
