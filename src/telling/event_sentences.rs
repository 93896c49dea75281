//! Events in words: one sentence each, for the sequence diagram's rows and the chain of causes.

use std::fmt::{self, Display, Write};

use super::places::CONSOLE;
use super::view::{one_too_many, short};
use crate::elixir::ConsoleNote;
use crate::otp::{Event as OtpEvent, Restart, Strategy, log};
use crate::runtime::{Event, EventKind, Fault, Message, Pid, Term};

/// Longest part of a term that a sentence quotes, in characters.
const QUOTED: usize = 60;

/// The exit signal that an event is about or was caused by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signal {
    pub(super) from: Pid,
    pub(super) by_link: bool,
}

/// How processes are called in a sentence.
pub(super) struct Naming<'a> {
    pub(super) name: &'a dyn Fn(Pid) -> String,
    pub(super) is_shell: &'a dyn Fn(Pid) -> bool,
}

impl Naming<'_> {
    fn of(&self, pid: Pid) -> String {
        (self.name)(pid)
    }
}

/// One sentence; `None` for what only accompanies something else. `signal` is the exit signal that led to it, if one did.
pub(super) fn words(event: &Event<OtpEvent>, signal: Option<&Signal>, names: &Naming<'_>) -> Option<String> {
    let me = || names.of(event.pid);
    Some(match &event.kind {
        EventKind::Spawned {
            parent: Some(parent), ..
        } => format!("{} spawned {}", names.of(*parent), me()),
        EventKind::Spawned { parent: None, .. } if (names.is_shell)(event.pid) => "The system was started".to_owned(),
        EventKind::Spawned { parent: None, .. } if me() == CONSOLE => "A console was started".to_owned(),
        EventKind::Spawned { parent: None, .. } => "The to-do page made a request".to_owned(),
        EventKind::ExitSignal { to, reason, by_link } => exit_signal(event.pid, *to, reason, *by_link, names),
        EventKind::Exited { reason, .. } => match signal {
            Some(Signal { from, by_link: true }) if *from != event.pid => {
                format!("{} died of its link to {}: {}", me(), names.of(*from), brief(reason))
            }
            Some(_) | None => format!("{} exited: {}", me(), brief(reason)),
        },
        EventKind::ExitIgnored { reason, .. } => format!("{} ignored the exit signal {}", me(), brief(reason)),
        EventKind::Down { to } => format!("A monitor told {} that {} is gone", names.of(*to), me()),
        EventKind::Sent { to, message } => sent(&me(), &names.of(*to), message)?,
        EventKind::Registered(name) => format!("{} took the name {}", me(), Term::Atom(*name)),
        EventKind::Unregistered(name) => format!("{} lost the name {}", me(), Term::Atom(*name)),
        EventKind::FileRead(path, true) => format!("{} read {}", me(), short(path)),
        EventKind::FileRead(path, false) => format!("{} found no {}", me(), short(path)),
        EventKind::FileWritten(path) => format!("{} wrote {}", me(), short(path)),
        EventKind::LimitReached(limit) => format!("{} reached the limit of {limit}", me()),
        EventKind::Fault { fault, message } => faulted(&me(), *fault, message.as_ref()),
        EventKind::Program(report) => reported(&me(), report, names)?,
        EventKind::Linked(_)
        | EventKind::Unlinked(_)
        | EventKind::Monitored(..)
        | EventKind::Received(_)
        | EventKind::Lost(_)
        | EventKind::Note(_) => return None,
    })
}

/// A fault of the way to a process, that lies in wait or has hit a message.
pub(super) fn faulted(me: &str, fault: Fault, message: Option<&Message>) -> String {
    let becomes = match fault {
        Fault::Drop => "is lost".to_owned(),
        Fault::Delay(ms) => format!("comes {ms} ms later"),
    };
    match message {
        None => format!("A fault was set: the next message to {me} {becomes}"),
        Some(message) => format!(
            "By a fault that was set, {} to {me} {becomes}",
            brief(&message.to_term())
        ),
    }
}

fn exit_signal(from: Pid, to: Pid, reason: &Term, by_link: bool, names: &Naming<'_>) -> String {
    let (kill, reason) = (reason.is_atom("kill"), brief(reason));
    let (me, other) = (names.of(from), names.of(to));
    match (by_link, (names.is_shell)(from)) {
        (true, _) => format!("{me} sent the exit signal {reason} to {other} along their link"),
        (false, true) if kill => format!("You killed {other}"),
        (false, true) => format!("You sent {other} the exit signal {reason}"),
        (false, false) if kill => format!("{me} killed {other}"),
        (false, false) => format!("{me} asked {other} to exit: {reason}"),
    }
}

fn sent(me: &str, other: &str, message: &Message) -> Option<String> {
    Some(match message {
        Message::Request { body, .. } => format!("{me} called {other}: {}", request(body)),
        Message::Tagged { body, .. } => format!("{me} cast to {other}: {}", brief(body)),
        Message::Reply { body, .. } => format!("{me} replied to {other}: {}", brief(body)),
        Message::Term(term) => match acknowledged(term) {
            Some(true) => format!("{me} told {other} that it has started"),
            Some(false) => format!("{me} told {other} that it could not start"),
            None => format!("{me} sent {other} {}", brief(term)),
        },
        Message::Exit { .. } | Message::Down { .. } => return None,
    })
}

/// A request; of one that brings a child spec, what it starts.
pub(super) fn request(body: &Term) -> String {
    let call = match body.elements() {
        Some([name, spec]) => spec.elements().and_then(|spec| Some((name, spec.first()?.elements()?))),
        Some(_) | None => None,
    };
    match call {
        Some((name, start)) => brief(&format_args!("{name} {}", log::format_call(start))),
        None => brief(body),
    }
}

/// Of `{:ack, pid, result}`, with which a start is acknowledged: has it succeeded?
pub(super) fn acknowledged(term: &Term) -> Option<bool> {
    match term.elements()? {
        [ack, Term::Pid(_), result] if ack.is_atom("ack") => {
            Some(result.elements().is_some_and(|result| result[0].is_atom("ok")))
        }
        _ => None,
    }
}

fn reported(me: &str, report: &OtpEvent, names: &Naming<'_>) -> Option<String> {
    Some(match report {
        OtpEvent::RestartDecided {
            strategy,
            id,
            pid,
            count,
            max_restarts,
            max_seconds,
            ..
        } => {
            let child = pid.map_or_else(|| brief(id), |pid| names.of(pid));
            let what = restarted(*strategy, &child);
            let name = strategy.name();
            format!("{me} decided to restart {what} ({name}, {count} of {max_restarts} in {max_seconds} s)")
        }
        OtpEvent::NotRestarted { pid, restart, .. } => match restart {
            Restart::Temporary => format!("{me} let {} rest: it is temporary", names.of(*pid)),
            Restart::Transient | Restart::Permanent => {
                format!("{me} let {} rest: it ended in an orderly way", names.of(*pid))
            }
        },
        OtpEvent::LimitReached {
            max_restarts,
            max_seconds,
            ..
        } => format!("{me} gave up, as {}", one_too_many(*max_restarts, *max_seconds)),
        OtpEvent::TryAgain(id) => format!("{me} could not start {} and will try again", brief(id)),
        OtpEvent::Output(text) => format!("{me} wrote {}", brief(&text.trim_end())),
        OtpEvent::Logged { level, text } => format!("{me} logged {}: {}", level.name(), brief(&text.trim_end())),
        OtpEvent::InitDone => format!("{me} is ready"),
        OtpEvent::InitFailed(reason) => format!("{me} failed to start: {}", brief(reason)),
        OtpEvent::Terminating(reason) => format!("{me} terminates: {}", brief(reason)),
        OtpEvent::TerminatingLog { reason, .. } | OtpEvent::TaskTerminatingLog { reason, .. } => {
            format!("{me} crashed: {}", brief(reason))
        }
        OtpEvent::ChildStarting { start, .. } => format!("{me} starts a child: {}", brief(start)),
        OtpEvent::ChildStarted { pid, .. } => format!("{me} has started {}", names.of((*pid)?)),
        OtpEvent::ChildStopping { pid, .. } => format!("{me} stops {}", names.of(*pid)),
        OtpEvent::Report { context, reason, .. } => format!("{me} reported {}: {}", context.name(), brief(reason)),
        OtpEvent::KeyRegistered { key, .. } => format!("{me} took the name {}", brief(key)),
        OtpEvent::KeyRemoved { key, owner, .. } => {
            format!("{me} removed the name {} of {}", brief(key), names.of(*owner))
        }
        OtpEvent::Note(note) => match ConsoleNote::of(note) {
            Some(ConsoleNote::Typed { text, .. }) => format!("You typed {}", brief(&text)),
            Some(ConsoleNote::Failed { .. }) => return None,
            None => format!("You asked for {}", asked(note)?),
        },
        OtpEvent::InitBegun | OtpEvent::ChildForgotten { .. } => return None,
    })
}

/// Does a person have a process make a call, or evaluate something, and does it begin to?
pub(super) fn is_asked(note: &Term) -> bool {
    if matches!(ConsoleNote::of(note), Some(ConsoleNote::Typed { .. })) {
        return true;
    }
    match note.elements() {
        Some([tag, _, outcome]) => tag.is_atom("errand") && outcome.is_atom("asked"),
        Some(_) | None => false,
    }
}

/// The call that a person has a process make, when it begins to.
pub(super) fn asked(note: &Term) -> Option<String> {
    match note.elements()? {
        [tag, call, outcome] if tag.is_atom("errand") && outcome.is_atom("asked") => {
            Some(brief(&log::format_call(call.elements()?)))
        }
        _ => None,
    }
}

/// What a strategy restarts because of that child.
pub(super) fn restarted(strategy: Strategy, child: &str) -> String {
    match strategy {
        Strategy::OneForOne => format!("only {child}"),
        Strategy::RestForOne => format!("{child} and those started after it"),
        Strategy::OneForAll => format!("all of its children because of {child}"),
    }
}

/// A value as far as a sentence has room for it. Reads no more of a long one than it quotes.
pub(super) fn brief(value: &impl Display) -> String {
    let mut quoted = InQuotes {
        text: String::new(),
        room: QUOTED,
    };
    if write!(quoted, "{value}").is_err() {
        quoted.text.push('…');
    }
    quoted.text
}

struct InQuotes {
    text: String,
    room: usize,
}

impl Write for InQuotes {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for character in text.chars() {
            self.room = self.room.checked_sub(1).ok_or(fmt::Error)?;
            self.text.push(if character.is_control() { ' ' } else { character });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::brief;
    use crate::runtime::Term;

    #[test]
    fn a_long_term_is_quoted_in_part() {
        assert_eq!(brief(&Term::atom("killed")), ":killed");
        let long = brief(&Term::str(&"x".repeat(100_000)));
        assert_eq!(long.chars().count(), 61);
        assert!(long.ends_with("x…"), "{long}");
    }
}
