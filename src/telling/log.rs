//! The log: what OTP would log, in its wording, and what it would not, said as such. A view of the event log, worded when
//! somebody looks.

use super::event_sentences::{brief, faulted};
use super::kept_events::KeptEvents;
use super::log_filter::{asked, unexpected};
use super::view::{LogLine, short};
use crate::elixir::ConsoleNote;
use crate::otp::{Event as OtpEvent, log};
use crate::runtime::{Event, EventKind, Pid, Term};

/// Lines shown.
pub(super) const LINES: usize = 300;

/// The line of an event that the log speaks of.
pub(super) fn line(event: &Event<OtpEvent>, record: KeptEvents<'_>) -> Option<LogLine> {
    let (level, text, about) = said(event, record)?;
    let person = record.in_tree(about);
    Some(LogLine {
        event: event.id,
        time_ms: event.time_ms,
        level,
        text,
        slot: person.and_then(|person| person.path.as_deref().map(str::to_owned)),
        who: person.map(|person| short(&person.label)).unwrap_or_default(),
    })
}

/// How it is logged, what is said, and of whom.
type Said = (&'static str, String, Pid);

fn said(event: &Event<OtpEvent>, record: KeptEvents<'_>) -> Option<Said> {
    let pid = event.pid;
    let name = |pid: Pid| {
        record
            .in_tree(pid)
            .map_or_else(|| pid.to_string(), |person| short(&person.label))
    };
    match &event.kind {
        EventKind::ExitSignal { to, reason, .. } => Some(("you", format!("Process.exit({to}, {reason})"), *to)),
        // OTP itself logs nothing here; the page says what happened all the same.
        EventKind::Exited { reason, .. } => Some(("[debug]", format!("{} {pid} exited with {reason}", name(pid)), pid)),
        EventKind::ExitIgnored { reason, .. } => {
            let text = format!(
                "{} {pid} ignored the exit signal {reason}: it does not trap exits",
                name(pid)
            );
            Some(("[debug]", text, pid))
        }
        EventKind::Fault { fault, message } => {
            let level = if message.is_some() { "[debug]" } else { "you" };
            Some((level, faulted(&name(pid), *fault, message.as_ref()), pid))
        }
        EventKind::LimitReached(limit) => Some(("[error]", format!("{}: limit of {limit} reached", name(pid)), pid)),
        EventKind::Program(report) => reported(pid, report),
        _ => None,
    }
}

fn reported(pid: Pid, report: &OtpEvent) -> Option<Said> {
    if let OtpEvent::Note(note) = report
        && log::level(report).is_none()
    {
        if let Some(ConsoleNote::Typed { number, text }) = ConsoleNote::of(note) {
            return Some(("you", format!("iex({number})> {text}"), pid));
        }
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
        log::Level::Emergency => "[emergency]",
        log::Level::Alert => "[alert]",
        log::Level::Critical => "[critical]",
        log::Level::Error => "[error]",
        log::Level::Warning => "[warning]",
        log::Level::Notice => "[notice]",
        log::Level::Info => "[info]",
        log::Level::Debug => "[debug]",
    };
    Some((level, text, about.unwrap_or(pid)))
}

/// What a person asked of a process, and what came of it.
fn errand(note: &Term) -> Option<(String, Option<Pid>)> {
    let (call, outcome) = asked(note)?;
    let about = call.last()?.as_list()?.first()?.as_pid();
    let text = log::format_call(call);
    Some(match outcome.elements() {
        None => (text, about),
        Some([how, answer]) if how.is_atom("ok") => (format!("{text} returned {}", brief(answer)), about),
        Some([_, reason]) => (format!("{text}\n** (exit) {}", log::format_exit(reason)), about),
        Some(_) => return None,
    })
}
