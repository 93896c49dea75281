//! The log: what OTP would log, in its wording, and what it would not, said as such.

use std::rc::Rc;

use super::slots::Slots;
use super::view::LogLine;
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

    /// Writes what an event has to say.
    pub(super) fn apply(&mut self, event: &Event<OtpEvent>, slots: &Slots, shell: Pid) {
        let Some((level, text, about)) = line(event, slots, shell) else {
            return;
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
        });
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
        EventKind::LimitReached(limit) => Some(("[error]", format!("{}: limit of {limit} reached", name(pid)), pid)),
        EventKind::Program(report) => report_line(pid, report, slots),
        _ => None,
    }
}

fn report_line(pid: Pid, report: &OtpEvent, slots: &Slots) -> Option<Line> {
    let supervisor = || supervisor_name(pid, slots);
    match report {
        OtpEvent::Report {
            context,
            reason,
            id,
            child,
        } => {
            let mut text = log::supervisor_report(*context, reason, id, &supervisor());
            if let Some(child) = child.last() {
                text.push_str(&format!("\nPid: {child}"));
            }
            Some(("[error]", text, child.last().unwrap_or(pid)))
        }
        OtpEvent::ChildStarted {
            id,
            pid: Some(child),
            start,
            restart,
            ..
        } => {
            let text = format!(
                "Child {id} of Supervisor {} started\nPid: {child}\nStart Call: {}\nRestart: :{}",
                supervisor(),
                log::start_call(start),
                restart.name()
            );
            Some(("[info]", text, *child))
        }
        OtpEvent::TerminatingLog {
            reason,
            last_message,
            state,
        } => {
            let mut text = format!("GenServer {pid} terminating\n** {}", log::format_reason(reason));
            if let Some(message) = last_message {
                text.push_str(&format!("\nLast message: {}", message.to_term()));
            }
            text.push_str(&format!("\nState: {state}"));
            Some(("[error]", text, pid))
        }
        OtpEvent::Note(note) => unexpected(note).map(|message| {
            (
                "[error]",
                format!("{pid} received unexpected message in handle_info/2: {message}"),
                pid,
            )
        }),
        _ => None,
    }
}

/// A registered supervisor's name, else its pid and the module that lists its children.
fn supervisor_name(pid: Pid, slots: &Slots) -> String {
    match slots.of(pid).map(|slot| slots.label(slot)) {
        Some(label) if label == "Todo.Cache" || label == "Todo.ProcessRegistry" => label,
        Some(_) | None => format!("{pid} (Supervisor.Default)"),
    }
}

fn unexpected(note: &Term) -> Option<&Term> {
    match note.elements()? {
        [tag, message] if tag.is_atom("unexpected") => Some(message),
        _ => None,
    }
}
