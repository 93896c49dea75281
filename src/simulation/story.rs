//! The restart story: which event is which beat, and how long each is shown.
//!
//! Five beats, always in this order: 1 exit, 2 signal, 3 decision, 4 a new process, 5 names and data are back. Nothing
//! is guessed: a beat is told when its event is shown, and its caption says what the event says.

use std::collections::BTreeSet;

use super::slots::Slots;
use super::view::{Story, short};
use crate::otp::{Event as OtpEvent, Restart, Strategy};
use crate::runtime::{Event, EventKind, Pid};
use crate::todo::FOLDER;

/// How long the last beat stays once nothing more happens, in microseconds at speed 1.
const LINGER_US: u64 = 2_600_000;

/// Stories after the first are told in that part of the time, in hundredths.
const LATER: u64 = 55;

/// A repeated beat of one story is shown for that part of the time, in hundredths.
const REPEATED: u64 = 40;

#[derive(Clone, Debug, Default)]
pub(super) struct Teller {
    story: Option<Story>,
    /// Slots that the present decision is about.
    affected: BTreeSet<String>,
    /// Slots that this story has touched.
    involved: BTreeSet<String>,
    /// Beats told in this story, to shorten repetitions.
    told: BTreeSet<u8>,
    stories: u32,
    linger_us: u64,
}

/// What telling an event came to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// How long it is to be shown, in microseconds at speed 1.
    pub(super) hold_us: u64,
    /// Is it another sentence than before?
    pub(super) new: bool,
}

impl Teller {
    pub(super) fn story(&self) -> Option<&Story> {
        self.story.as_ref()
    }

    pub(super) fn is_affected(&self, slot: &str) -> bool {
        self.affected.contains(slot)
    }

    pub(super) fn is_involved(&self, slot: &str) -> bool {
        self.involved.contains(slot)
    }

    /// Lets the last beat linger; true when the story has just ended.
    pub(super) fn pass(&mut self, us: u64) -> bool {
        if self.story.is_none() {
            return false;
        }
        self.linger_us = self.linger_us.saturating_sub(us);
        if self.linger_us > 0 {
            return false;
        }
        self.story = None;
        self.affected.clear();
        self.involved.clear();
        self.told.clear();
        true
    }

    /// How much longer the last beat stays, if there is one.
    pub(super) fn until_end_us(&self) -> Option<u64> {
        self.story.as_ref().map(|_| self.linger_us)
    }

    /// Tells an event, if it is part of a story. `slots` is what is shown already.
    pub(super) fn tell(&mut self, event: &Event<OtpEvent>, slots: &Slots) -> Option<Told> {
        let beat = match &event.kind {
            EventKind::Exited { .. }
            | EventKind::ExitSignal { .. }
            | EventKind::Spawned { .. }
            | EventKind::Registered(_)
            | EventKind::FileRead(..) => self.tell_process(event, slots),
            EventKind::Program(report) => self.tell_report(event.pid, report, slots),
            _ => None,
        };
        beat.map(|(story, ms)| self.show(story, ms))
    }

    fn show(&mut self, story: Story, ms: u64) -> Told {
        if self.story.is_none() {
            self.stories += 1;
        }
        self.involved.insert(story.at.clone());
        let repeated = !self.told.insert(story.beat);
        let later = if self.stories > 1 { LATER } else { 100 };
        let again = if repeated { REPEATED } else { 100 };
        let new = self.story.as_ref() != Some(&story);
        self.story = Some(story);
        self.linger_us = LINGER_US;
        // Milliseconds times two parts in a hundred are tenths of a microsecond.
        let hold_us = ms * later * again / 10;
        Told { hold_us, new }
    }

    fn tell_process(&mut self, event: &Event<OtpEvent>, slots: &Slots) -> Option<(Story, u64)> {
        let at = slots.of(event.pid)?.to_owned();
        let label = slots.label(&at);
        let generation = slots.generation(&at);
        match &event.kind {
            EventKind::Exited { reason, lost } => {
                let detail = match lost {
                    0 => String::new(),
                    1 => "1 message in its mailbox is lost".to_owned(),
                    lost => format!("{lost} messages in its mailbox are lost"),
                };
                Some((beat(1, format!("{label} exits: {reason}"), detail, at, None), 1_200))
            }
            EventKind::ExitSignal {
                to,
                reason,
                by_link: true,
            } => {
                let parent = slots.get(&at)?.parent.clone()?;
                if slots.of(*to) != Some(&parent) {
                    return None;
                }
                let caption = format!("Its link tells {}: {reason}", slots.label(&parent));
                let detail = "an exit signal runs along every link".to_owned();
                Some((beat(2, caption, detail, at, Some(parent)), 1_000))
            }
            // The first process of a slot is part of the start, not of a story.
            EventKind::Spawned { .. } if generation < 2 => None,
            EventKind::Spawned { .. } => {
                let generations = &slots.get(&at)?.generations;
                let old = generations[generations.len() - 2].pid;
                let caption = format!("{label}: a new process in the same place");
                Some((beat(4, caption, format!("{old} → {}", event.pid), at, None), 1_000))
            }
            EventKind::Registered(name) if generation >= 2 => {
                let name = crate::runtime::Term::Atom(*name);
                let caption = format!("The name {name} leads to the new process");
                Some((beat(5, caption, event.pid.to_string(), at, None), 1_200))
            }
            EventKind::FileRead(path, there) => self.tell_read(path, *there, slots),
            _ => None,
        }
    }

    /// A worker read a file: the list of a to-do server that has been started again comes back.
    fn tell_read(&self, path: &str, there: bool, slots: &Slots) -> Option<(Story, u64)> {
        let list = path.strip_prefix(FOLDER)?.strip_prefix('/')?;
        let at = self.involved.iter().find(|slot| slots.is_called(slot, list))?.clone();
        let list = short(list);
        let (caption, detail) = if there {
            (format!("{list} loads its list again"), "what was stored is back")
        } else {
            (
                format!("{list} finds nothing in storage"),
                "what was never stored does not return",
            )
        };
        Some((beat(5, caption, detail.to_owned(), at, None), 1_400))
    }

    fn tell_report(&mut self, pid: Pid, report: &OtpEvent, slots: &Slots) -> Option<(Story, u64)> {
        let at = slots.of(pid)?.to_owned();
        let label = slots.label(&at);
        match report {
            OtpEvent::RestartDecided {
                strategy,
                id,
                pid,
                affected,
                count,
                max_restarts,
                max_seconds,
            } => {
                let ended = pid
                    .and_then(|pid| slots.of(pid))
                    .map_or_else(|| format!("{at}/{id}"), str::to_owned);
                let affected = match affected.is_empty() {
                    true => vec![ended.clone()],
                    false => slots.children(&at, affected),
                };
                let what = decision(*strategy, &slots.label(&ended), &affected, slots);
                self.affected = affected.into_iter().collect();
                let caption = format!("{label} decides: {} → {what}", strategy.name());
                let detail = format!("{count} of {max_restarts} restarts in {max_seconds} s");
                Some((beat(3, caption, detail, at, None), 1_900))
            }
            OtpEvent::NotRestarted { pid, restart, .. } => {
                let child = slots.of(*pid).map(|slot| slots.label(slot)).unwrap_or_default();
                let why = match restart {
                    Restart::Temporary => "temporary: never restarted",
                    Restart::Transient | Restart::Permanent => "transient: it ended in an orderly way",
                };
                self.affected.clear();
                let caption = format!("{label} lets {child} rest");
                Some((beat(3, caption, why.to_owned(), at, None), 1_700))
            }
            OtpEvent::LimitReached {
                max_restarts,
                max_seconds,
                ..
            } => {
                self.affected.clear();
                let caption = format!("{label} gives up and exits: :shutdown");
                let detail = format!("more than {max_restarts} restarts in {max_seconds} s");
                Some((beat(3, caption, detail, at, None), 1_900))
            }
            OtpEvent::KeyRegistered { key, .. } if slots.generation(&at) >= 2 => {
                let caption = format!("The name {} leads to the new process", short(&key.to_string()));
                Some((beat(5, caption, pid.to_string(), at, None), 1_200))
            }
            OtpEvent::InitDone if slots.generation(&at) >= 2 && self.is_involved(&at) => {
                let already = self
                    .story
                    .as_ref()
                    .is_some_and(|story| story.beat == 5 && story.at == at);
                if already {
                    return None;
                }
                let caption = format!("{label} is ready again");
                let detail = "its state is what init made, not what it was".to_owned();
                Some((beat(5, caption, detail, at, None), 1_000))
            }
            _ => None,
        }
    }
}

fn beat(beat: u8, caption: String, detail: String, at: String, to: Option<String>) -> Story {
    Story {
        beat,
        caption,
        detail,
        at,
        to,
    }
}

/// What a strategy means for this child, in words.
fn decision(strategy: Strategy, child: &str, affected: &[String], slots: &Slots) -> String {
    let others = || {
        let labels: Vec<_> = affected
            .iter()
            .map(|slot| slots.label(slot))
            .filter(|label| label != child)
            .collect();
        labels.join(", ")
    };
    match strategy {
        Strategy::OneForOne => format!("restart only {child}"),
        Strategy::RestForOne if affected.len() > 1 => {
            format!("restart {child} and those started after it: {}", others())
        }
        Strategy::RestForOne => format!("restart {child}: none was started after it"),
        Strategy::OneForAll if affected.len() > 1 => format!("restart all: {child}, {}", others()),
        Strategy::OneForAll => format!("restart all: {child} is the only child"),
    }
}
