//! The first two drills, done in the console: a process is found by its name and sent to, and a name is tried that nobody
//! has. By `Registry.lookup/2` in the first, by a via tuple in the second.
//!
//! What counts is what the console's process does, in whatever code: the look-ups that it made, and the messages of its own
//! that somebody took. No text is compared. What one console has done ends with it: the next begins anew.

use crate::elixir::{ConsoleNote, LookUp, LookUpBy};
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventKind, Message, Pid};
use crate::telling::Simulation;

/// How far somebody has come with the first two drills.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ConsoleDrills {
    /// With the first: by `Registry.lookup/2`.
    pub lookup: DrillProgress,
    /// With the second: by a via tuple.
    pub via: DrillProgress,
}

/// How far somebody has come with one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DrillProgress {
    /// A name was looked up, and somebody had it.
    pub found: bool,
    /// A message to who was found so has been taken.
    pub sent: bool,
    /// A name was tried that nobody had; by `Registry.lookup/2`, and nothing was raised for it.
    pub absent: bool,
}

impl DrillProgress {
    /// Is all of it done?
    #[must_use]
    pub fn is_solved(self) -> bool {
        self.found && self.sent && self.absent
    }

    /// With what was done before.
    #[must_use]
    pub fn with(self, before: Self) -> Self {
        Self {
            found: self.found || before.found,
            sent: self.sent || before.sent,
            absent: self.absent || before.absent,
        }
    }
}

/// How far the console of a system has come, as far as its events are kept.
#[must_use]
pub fn done_in_the_console(simulation: &Simulation) -> ConsoleDrills {
    let (world, record) = (simulation.world(), simulation.record());
    let Some(console) = world.console() else {
        return ConsoleDrills::default();
    };
    let mut watch = ConsoleWatch::default();
    for event in record.events.between(record.events.first(), world.shown()) {
        watch.see(console, event);
    }
    if !simulation.console().busy {
        watch.line_ended();
    }
    watch.drills
}

/// What is known of a console while its events are gone through.
#[derive(Default)]
struct ConsoleWatch {
    drills: ConsoleDrills,
    /// Who was found by `Registry.lookup/2`.
    found: Vec<Pid>,
    /// Who was found by a via tuple just now, and is sent to next.
    meant: Option<Pid>,
    /// A look-up of this line found nobody.
    empty: bool,
    /// Messages on their way.
    sent: Vec<(LookUpBy, Pid, Message)>,
}

impl ConsoleWatch {
    fn see(&mut self, console: Pid, event: &Event<OtpEvent>) {
        if event.pid == console {
            self.see_console(&event.kind);
        } else if let EventKind::Received(message) = &event.kind {
            self.see_taken(event.pid, message);
        }
    }

    fn see_console(&mut self, kind: &EventKind<OtpEvent>) {
        match kind {
            EventKind::Program(OtpEvent::Note(note)) => match (ConsoleNote::of(note), LookUp::of(note)) {
                (Some(ConsoleNote::Typed { .. }), _) => self.line_ended(),
                (Some(ConsoleNote::Failed { .. }), _) => self.empty = false,
                (None, Some(looked_up)) => self.see_look_up(&looked_up),
                (None, None) => {}
            },
            EventKind::Sent { to, message } => {
                let by = match self.meant.take() {
                    Some(meant) if meant == *to => LookUpBy::Via,
                    _ if self.found.contains(to) => LookUpBy::Lookup,
                    _ => return,
                };
                self.sent.push((by, *to, message.clone()));
            }
            _ => {}
        }
    }

    fn see_look_up(&mut self, looked_up: &LookUp<'_>) {
        self.meant = None;
        match (looked_up.by, looked_up.found) {
            (LookUpBy::Lookup, Some(pid)) => {
                self.drills.lookup.found = true;
                self.found.push(pid);
            }
            (LookUpBy::Lookup, None) => self.empty = true,
            (LookUpBy::Via, Some(pid)) => {
                self.drills.via.found = true;
                self.meant = Some(pid);
            }
            (LookUpBy::Via, None) => self.drills.via.absent = true,
        }
    }

    /// A process has taken a message.
    fn see_taken(&mut self, by: Pid, message: &Message) {
        let taken = |(_, to, sent): &(LookUpBy, Pid, Message)| *to == by && sent == message;
        let Some(at) = self.sent.iter().position(taken) else {
            return;
        };
        match self.sent.swap_remove(at).0 {
            LookUpBy::Lookup => self.drills.lookup.sent = true,
            LookUpBy::Via => self.drills.via.sent = true,
        }
    }

    /// A line has come to its end: whoever found nobody in it went on.
    fn line_ended(&mut self) {
        self.drills.lookup.absent |= std::mem::take(&mut self.empty);
        self.meant = None;
    }
}
