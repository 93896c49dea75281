//! A slot in words: for who reads it, for who hears the tree, and for where there is little room.

use crate::diagram::label;
use crate::telling::view::{self, LeftToDo, SlotKind, SlotView, Status, gauge};

/// The sign beside the status word.
#[must_use]
pub fn glyph(status: Status) -> &'static str {
    match status {
        Status::Alive => "●",
        Status::Starting => "↻",
        Status::Waiting => "◔",
        Status::Exiting => "◌",
        Status::Dead => "✕",
        Status::Restarting => "↺",
    }
}

/// A pid without its wrapping, for where there is little room: `0.112.0`.
#[must_use]
pub fn short_pid(pid: &str) -> &str {
    pid.trim_start_matches("#PID<").trim_end_matches('>')
}

/// The how many-th process this is, when it is not the first: `4th`.
#[must_use]
pub fn ordinal(slot: &SlotView) -> Option<String> {
    Some(slot.ordinal).filter(|number| *number > 1).map(view::ordinal)
}

/// What stands in a node's last line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Note {
    /// How it looks.
    pub(super) class: &'static str,
    pub(super) words: String,
}

/// What is most worth to be said of a slot: why nobody is there; what its process has still to do; what befalls it; and while
/// nothing does, what its supervisor has been told to do when it ends.
pub(super) fn note(slot: &SlotView) -> Note {
    let note = |class, words: String| Note { class, words };
    if slot.pid.is_none() {
        return note("note reason", slot.exit_gist.clone());
    }
    if let SlotKind::Supervisor {
        restarts, max_restarts, ..
    } = slot.kind
        && restarts > max_restarts
    {
        return note("note gauge full", policy(slot));
    }
    if slot.status == Status::Exiting {
        return note("note ending", slot.ending.map_or_else(String::new, ending));
    }
    match slot.kind {
        _ if slot.orphan => note("note ending", its_starter_is_gone(slot).to_owned()),
        _ if slot.doomed => note("note ending", "about to end".to_owned()),
        SlotKind::Supervisor {
            restarts, max_restarts, ..
        } => {
            let class = match restarts {
                0 => "note gauge",
                _ if restarts < max_restarts => "note gauge used",
                _ => "note gauge full",
            };
            note(class, policy(slot))
        }
        SlotKind::Worker | SlotKind::Dynamic | SlotKind::Partition | SlotKind::Block(_) => {
            let words = [policy(slot), waiting(slot)];
            let said: Vec<_> = words.into_iter().filter(|words| !words.is_empty()).collect();
            note("note", said.join(" · "))
        }
    }
}

/// What a supervisor does about its children, or what is done about a worker.
fn policy(slot: &SlotView) -> String {
    match slot.kind {
        SlotKind::Supervisor {
            strategy,
            restarts,
            max_restarts,
            max_seconds,
        } if !strategy.is_empty() => {
            let gauge = gauge(restarts, max_restarts, max_seconds);
            // What it would do about a child is over when it gives up.
            if restarts > max_restarts {
                gauge
            } else {
                format!("{strategy} · {gauge}")
            }
        }
        SlotKind::Supervisor { .. } | SlotKind::Block(_) => String::new(),
        SlotKind::Worker | SlotKind::Dynamic | SlotKind::Partition if slot.supervised => slot.restart.to_owned(),
        SlotKind::Worker | SlotKind::Dynamic | SlotKind::Partition => "not supervised".to_owned(),
    }
}

/// What a process that is exiting has still to do, as far as a node has room for it.
fn ending(ending: LeftToDo) -> String {
    match ending {
        LeftToDo::Report(0) => "writes its crash report".to_owned(),
        LeftToDo::Report(asked) => format!("report asks its {asked} links first"),
        LeftToDo::Children(1) => "stops its child first".to_owned(),
        LeftToDo::Children(left) => format!("stops its {left} children first"),
    }
}

fn its_starter_is_gone(slot: &SlotView) -> &'static str {
    if slot.supervised {
        "its supervisor is gone"
    } else {
        "who started it is gone"
    }
}

/// How many messages wait.
fn waiting(slot: &SlotView) -> String {
    match slot.mailbox {
        0 => String::new(),
        1 => "1 message".to_owned(),
        messages => format!("{messages} messages"),
    }
}

/// What stands beside the name, the most important first.
pub(super) fn beside_name(slot: &SlotView) -> Vec<String> {
    let orphan = if slot.orphan { "orphan" } else { "" };
    let mail = match slot.kind {
        SlotKind::Supervisor { .. } => waiting(slot),
        SlotKind::Worker | SlotKind::Dynamic | SlotKind::Partition | SlotKind::Block(_) => String::new(),
    };
    // Of who is gone, it stands beside the reason.
    let detail = if slot.pid.is_some() { &*slot.detail } else { "" };
    let all = [
        orphan.to_owned(),
        detail.to_owned(),
        ordinal(slot).unwrap_or_default(),
        mail,
    ];
    all.into_iter().filter(|words| !words.is_empty()).collect()
}

/// The whole node in words.
pub(super) fn spoken(slot: &SlotView) -> String {
    let pid = slot.pid.as_deref().unwrap_or("no process");
    let mut words = format!("{}, {}, {pid}", label::fit(&slot.label, 60.0), slot.status.word());
    let mut say = |more: &str| {
        words += ", ";
        words += more;
    };
    match &slot.kind {
        SlotKind::Supervisor {
            strategy,
            restarts,
            max_restarts,
            max_seconds,
        } if slot.pid.is_some() => {
            say(&format!(
                "supervisor {strategy}, {}",
                gauge(*restarts, *max_restarts, *max_seconds)
            ));
        }
        SlotKind::Supervisor { .. } => say("supervisor"),
        SlotKind::Worker | SlotKind::Dynamic | SlotKind::Partition => say(&policy(slot)),
        SlotKind::Block(_) => {}
    }
    if let Some(ordinal) = ordinal(slot) {
        say(&format!("the {ordinal} process here"));
    }
    if slot.orphan {
        say(&format!("orphan: {}", its_starter_is_gone(slot)));
    }
    match slot.ending {
        Some(LeftToDo::Report(asked)) if asked > 0 => say(&format!(
            "still ending: it writes its crash report, and asks its {asked} neighbours first, all that it is linked to"
        )),
        Some(rest) => say(&format!("still ending: it {}", ending(rest))),
        None if slot.doomed => say("about to end"),
        None => {}
    }
    if let Some(reason) = slot.exit_reason.as_deref().filter(|_| slot.pid.is_none()) {
        say(&format!("it ended because of {}", label::fit(reason, 60.0)));
    }
    for more in [&slot.detail, &waiting(slot)] {
        if !more.is_empty() {
            say(more);
        }
    }
    words
}
