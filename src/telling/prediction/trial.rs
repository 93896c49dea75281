//! A copy of a system that a deed is tried on, and what happened there.

use std::collections::{BTreeMap, BTreeSet};

use super::super::picture::World;
use super::super::places::{PlaceId, Places};
use crate::otp::{Event as OtpEvent, Restart, Strategy};
use crate::play::Input;
use crate::runtime::{Event, EventKind, ExitReason, Pid, Term};
use crate::systems::System;

/// Steps that a copy runs at the most. All of the chapter's system ends in fewer.
pub(super) const MOST_STEPS: u64 = 20_000;

/// Turns spent whole on computing that it takes at the most: about half a second's work.
const MOST_WHOLE_TURNS: u64 = 2_000;

/// A supervisor's decision to restart.
#[derive(Debug)]
pub(super) struct Decision {
    pub(super) supervisor: PlaceId,
    pub(super) strategy: Strategy,
    pub(super) child: PlaceId,
    /// The places that are restarted with it.
    pub(super) others: Vec<PlaceId>,
    pub(super) count: u32,
    pub(super) max_restarts: u32,
    pub(super) max_seconds: u32,
}

/// What happened in the copy.
#[derive(Debug, Default)]
pub(in crate::telling) struct Facts {
    /// Places and why their processes ended, in order.
    pub(in crate::telling) ended: Vec<(PlaceId, ExitReason)>,
    pub(super) decided: Vec<Decision>,
    /// Supervisors that gave up, with their windows.
    pub(super) gave_up: Vec<(PlaceId, u32, u32)>,
    /// How often starts under a supervisor failed on restart.
    pub(super) failures: BTreeMap<PlaceId, u32>,
    /// Children that are not restarted.
    pub(super) rests: Vec<(PlaceId, Restart)>,
    /// Messages that somebody got and did not expect.
    pub(super) unexpected: u32,
    /// The exit signal did nothing.
    pub(super) ignored: bool,
    /// What the caller was answered.
    pub(super) answer: Option<Result<Term, ExitReason>>,
    /// Places that somebody moved into, and where he still is at the end.
    pub(in crate::telling) filled: BTreeSet<PlaceId>,
    /// What was written.
    pub(in crate::telling) printed: String,
}

/// A copy of a system to try things with, and what is known of its places.
pub(in crate::telling) struct Trial {
    pub(super) system: System,
    pub(super) places: Places,
    pub(super) facts: Facts,
    shell: Pid,
    console: Option<Pid>,
}

impl Trial {
    pub(in crate::telling) fn of(world: &World) -> Self {
        let mut places = world.picture().places.clone();
        for event in world.pending().iter() {
            places.apply(event, world.system());
        }
        Self {
            system: world.system().clone(),
            places,
            facts: Facts::default(),
            shell: world.shell(),
            console: world.console(),
        }
    }

    /// Does it.
    pub(super) fn apply(&mut self, input: Input) {
        input.apply(&mut self.system, self.shell, &mut self.console);
    }

    /// Does it, and runs until nothing more happens at once.
    pub(in crate::telling) fn try_out(mut self, input: Input) -> (Facts, Places) {
        self.apply(input);
        self.listen();
        let turns = self.system.whole_turns();
        let mut steps = 0;
        while steps < MOST_STEPS && self.system.whole_turns() < turns + MOST_WHOLE_TURNS && self.system.step() {
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
            (OtpEvent::Output(text), _) => facts.printed.push_str(text),
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
