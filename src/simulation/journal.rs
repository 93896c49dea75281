//! The log: what OTP would log, in its wording, and what it would not, said as such.

use std::rc::Rc;

use super::slots::Slots;
use super::view::LogLine;
use super::words::{brief, faulted};
use crate::otp::{Event as OtpEvent, log};
use crate::runtime::{Event, EventKind, Pid, Term};

/// Lines kept.
const CAPACITY: usize = 300;

#[derive(Clone, Debug, Default)]
pub(super) struct Journal {
    lines: Rc<Vec<LogLine>>,
}

impl Journal {
    pub(super) fn lines(&self) -> Rc<Vec<LogLine>> {
        Rc::clone(&self.lines)
    }

    /// Writes what an event has to say; true when that is something.
    pub(super) fn apply(&mut self, event: &Event<OtpEvent>, slots: &Slots, shell: Pid) -> bool {
        let Some((level, text, about)) = line(event, slots, shell) else {
            return false;
        };
        let lines = Rc::make_mut(&mut self.lines);
        if lines.len() >= CAPACITY {
            lines.remove(0);
        }
        lines.push(LogLine {
            event: event.id,
            time_ms: event.time_ms,
            level,
            text,
            slot: slots.of(about).map(str::to_owned),
            who: slots.of(about).map(|slot| slots.label(slot)).unwrap_or_default(),
        });
        true
    }
}

type Line = (&'static str, String, Pid);

fn line(event: &Event<OtpEvent>, slots: &Slots, shell: Pid) -> Option<Line> {
    let pid = event.pid;
    let name = |pid: Pid| slots.of(pid).map_or_else(|| pid.to_string(), |slot| slots.label(slot));
    match &event.kind {
        EventKind::ExitSignal {
            to,
            reason,
            by_link: false,
        } if pid == shell => Some(("you", format!("Process.exit({to}, {reason})"), *to)),
        EventKind::Exited { reason, .. } if slots.of(pid).is_some() => {
            // OTP itself logs nothing here; the page says what happened all the same.
            Some(("[debug]", format!("{} {pid} exited with {reason}", name(pid)), pid))
        }
        EventKind::ExitIgnored { reason, .. } if slots.of(pid).is_some() => {
            let text = format!(
                "{} {pid} ignored the exit signal {reason}: it does not trap exits",
                name(pid)
            );
            Some(("[debug]", text, pid))
        }
        EventKind::Fault { fault, message } if slots.of(pid).is_some() => {
            let level = if message.is_some() { "[debug]" } else { "you" };
            Some((level, faulted(&name(pid), *fault, message.as_ref()), pid))
        }
        EventKind::LimitReached(limit) => Some(("[error]", format!("{}: limit of {limit} reached", name(pid)), pid)),
        EventKind::Program(report) => report_line(pid, report),
        _ => None,
    }
}

fn report_line(pid: Pid, report: &OtpEvent) -> Option<Line> {
    if let OtpEvent::Note(note) = report {
        if let Some((text, about)) = errand(note) {
            return Some(("you", text, about.unwrap_or(pid)));
        }
        let text = format!(
            "{pid} received unexpected message in handle_info/2: {}",
            unexpected(note)?
        );
        return Some(("[error]", text, pid));
    }
    let (level, text) = log::entry(report)?;
    let about = match report {
        OtpEvent::Report { child, .. } => child.last(),
        OtpEvent::ChildStarted { pid: child, .. } => *child,
        _ => None,
    };
    let level = match level {
        log::Level::Info => "[info]",
        log::Level::Error => "[error]",
    };
    Some((level, text, about.unwrap_or(pid)))
}

/// What a person asked of a process, and what came of it.
fn errand(note: &Term) -> Option<(String, Option<Pid>)> {
    let [tag, call, outcome] = note.elements()? else {
        return None;
    };
    let call = call.elements().filter(|_| tag.is_atom("errand"))?;
    let about = call.last()?.as_list()?.first()?.as_pid();
    let text = log::format_call(call);
    Some(match outcome.elements() {
        None => (text, about),
        Some([how, answer]) if how.is_atom("ok") => (format!("{text} returned {}", brief(answer)), about),
        Some([_, reason]) => (format!("{text}\n** (exit) {}", log::format_exit(reason)), about),
        Some(_) => return None,
    })
}

fn unexpected(note: &Term) -> Option<&Term> {
    match note.elements()? {
        [tag, message] if tag.is_atom("unexpected") => Some(message),
        _ => None,
    }
}
