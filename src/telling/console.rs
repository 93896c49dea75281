//! What is to be read on the console: what was typed, what processes wrote, what was logged, and how a console
//! ended. A view of the event log, so that it goes back and forth with the history.

use super::kept_events::KeptEvents;
use super::log;
use super::picture::World;
use super::prediction::trial::{Facts, Trial};
use crate::elixir::{Console, ConsoleNote, end_of_console};
use crate::otp::{Event as OtpEvent, Process};
use crate::play::Input;
use crate::runtime::{Event, EventKind, Pid, Term};
use crate::systems::PlainCode;

/// How many of the last events are shown.
pub(super) const LINES: usize = 400;

/// What one event put on the console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsoleLine {
    /// Number of the event; grows, and is unique.
    pub event: u64,
    /// What it is.
    pub kind: ConsoleLineKind,
    /// The text, without the line's end; may hold several lines.
    pub text: String,
}

/// What a line of the console is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsoleLineKind {
    /// What was typed, as the line of that number.
    Typed(u32),
    /// What the console or another process wrote.
    Printed,
    /// What was logged.
    Logged,
    /// The console's end: another one begins with line 1.
    Ended,
    /// What was evaluated has failed in that line of the file that the text names; it is not shown.
    Failed(Option<u32>),
}

/// How the console is now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsoleState {
    /// The number of the line that comes next.
    pub number: u32,
    /// Does it evaluate, or wait for something?
    pub busy: bool,
    /// Its pid, printed; empty while there is none.
    pub pid: String,
    /// The variables that are bound.
    pub variables: Vec<&'static str>,
}

/// What a line will come to, if it is evaluated now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Foretold {
    /// What will be printed.
    pub printed: String,
    /// What else comes of it, in a sentence; empty when nothing of the tree changes.
    pub tree: String,
}

pub(super) fn line(event: &Event<OtpEvent>, record: KeptEvents<'_>) -> Option<ConsoleLine> {
    let (kind, text) = match &event.kind {
        EventKind::Exited { reason, .. } => {
            let text = end_of_console(event.pid, reason);
            (ConsoleLineKind::Ended, text.trim_end().to_owned())
        }
        EventKind::Program(OtpEvent::Output(text)) => (ConsoleLineKind::Printed, without_end(text).to_owned()),
        EventKind::Program(OtpEvent::Note(note)) => match ConsoleNote::of(note)? {
            ConsoleNote::Typed { number, text } => (ConsoleLineKind::Typed(number), text.to_owned()),
            ConsoleNote::Failed { file, line } => (ConsoleLineKind::Failed(line), file.to_owned()),
        },
        EventKind::Program(_) => {
            let said = log::line(event, record)?;
            (ConsoleLineKind::Logged, format!("{} {}", said.level, said.text))
        }
        _ => return None,
    };
    Some(ConsoleLine {
        event: event.id,
        kind,
        text,
    })
}

fn without_end(text: &str) -> &str {
    text.strip_suffix('\n').unwrap_or(text)
}

/// The console that runs, with its pid.
fn running(world: &World) -> Option<(Pid, &Console)> {
    let pid = world.console().filter(|pid| world.system().is_alive(*pid))?;
    match world.system().program(pid)? {
        Process::Plain(plain) => match &**plain {
            PlainCode::Console(console) => Some((pid, console)),
            _ => None,
        },
        _ => None,
    }
}

/// What a variable of the console is bound to.
pub(super) fn bound(world: &World, name: &str) -> Option<Term> {
    let (_, console) = running(world)?;
    let mut bound = console.bound().iter();
    bound.find_map(|(variable, value)| (variable.name() == name).then(|| value.clone()))
}

/// How the console of a world is now.
pub(super) fn state(world: &World) -> ConsoleState {
    let Some((pid, console)) = running(world) else {
        return ConsoleState {
            number: 1,
            ..ConsoleState::default()
        };
    };
    let waiting = world.system().mailbox_len(pid) > 0 && world.system().can_run();
    ConsoleState {
        number: console.number(),
        busy: !console.is_reading() || waiting,
        pid: pid.to_string(),
        variables: variables(console),
    }
}

fn variables(console: &Console) -> Vec<&'static str> {
    console.bound().iter().map(|(name, _)| name.name()).collect()
}

/// What a line will come to: it is evaluated by the console of a copy of the system.
pub(super) fn foretell(world: &World, source: &str) -> Foretold {
    let (facts, after) = Trial::of(world).try_out(Input::Evaluate(source.into()));
    let Facts {
        printed, ended, filled, ..
    } = &facts;
    let mut ends: Vec<String> = Vec::new();
    for (place, _) in ended {
        let label = after.label(*place);
        let back = if filled.contains(place) {
            " (and comes back)"
        } else {
            ""
        };
        let said = format!("{label}{back}");
        if !ends.contains(&said) {
            ends.push(said);
        }
    }
    let new = filled
        .iter()
        .filter(|place| !ended.iter().any(|(gone, _)| gone == *place));
    let starts: Vec<String> = new.map(|place| after.label(*place)).collect();
    let mut tree = Vec::new();
    if !ends.is_empty() {
        tree.push(format!("Ends: {}.", ends.join(", ")));
    }
    if !starts.is_empty() {
        tree.push(format!("Starts: {}.", starts.join(", ")));
    }
    Foretold {
        printed: without_end(printed).to_owned(),
        tree: tree.join(" "),
    }
}
