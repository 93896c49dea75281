//! What a process that writes its crash report asks the others.

use crate::runtime::{Context, Pid, Program};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// Who is linked to it?
    Links(Pid),
    /// Does it trap exits? That can be read, unless it is busy.
    TrapsExits(Pid),
    /// A part of the report on a neighbour.
    Part(Pid, ReportPart),
    /// None: one turn is lost.
    NoRoom(Pid),
}

crate::digest!(enum Question { "links" => Links(pid), "traps_exits" => TrapsExits(pid), "part" => Part(pid, part), "no_room" => NoRoom(pid) });

/// What a neighbour itself has to answer for its report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReportPart {
    /// Its dictionary.
    InitialCall,
    CurrentFunction,
    /// Its dictionary once more.
    Ancestors,
    Links,
    StackTrace,
}

crate::digest!(enum ReportPart {
    "initial_call" => InitialCall,
    "current_function" => CurrentFunction,
    "ancestors" => Ancestors,
    "links" => Links,
    "stack_trace" => StackTrace,
});

/// All of them, in the order in which they are asked for.
pub(super) const PARTS: [ReportPart; 5] = [
    ReportPart::InitialCall,
    ReportPart::CurrentFunction,
    ReportPart::Ancestors,
    ReportPart::Links,
    ReportPart::StackTrace,
];

impl Question {
    /// Whom it is about.
    pub(super) fn about(self) -> Pid {
        match self {
            Self::Links(pid) | Self::TrapsExits(pid) | Self::Part(pid, _) | Self::NoRoom(pid) => pid,
        }
    }

    /// Does the other process itself have to answer?
    pub(super) fn has_to_be_asked<P: Program>(self, cx: &Context<'_, P>) -> bool {
        match self {
            Self::Links(pid) | Self::Part(pid, _) => cx.traps_exits_of(pid).is_some(),
            Self::TrapsExits(pid) => pid != cx.me() && cx.is_busy(pid),
            Self::NoRoom(_) => false,
        }
    }
}
