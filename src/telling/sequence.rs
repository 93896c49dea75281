//! The last story as a sequence diagram: lifelines, arrows and activity. A view of the event log, made when somebody looks.
//!
//! A story begins with a signal of a person to a system at rest and ends when the system is at rest again; hits in
//! between belong to it. A column is a place (a slot of the tree, the person, the to-do page): a new process in it is a
//! new life in the same column. An arrow is drawn where it was sent; rows are in the order of the events.

mod activity;
mod builder;
mod fold;
mod row;

use crate::runtime::{EventId, Millis};

pub(super) use builder::Builder;

/// Rows kept of one story; of the rest only the number.
pub const MAX_ROWS: usize = 400;

/// The diagram's content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sequence {
    /// Who took part, in the order of appearance, the person first.
    pub columns: Vec<Column>,
    /// What happened, in order.
    pub rows: Vec<Row>,
    /// Rows that a long story had beyond those.
    pub more: u32,
}

/// A place that took part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What people call it.
    pub label: String,
    /// Whom it stands for, when it stands for several.
    pub about: Option<String>,
    /// Its slot; `None` for the person, the to-do page and a column of several.
    pub slot: Option<String>,
    /// The processes that lived there during the story, in order.
    pub lives: Vec<Life>,
    /// When they worked or waited, in order.
    pub bars: Vec<Bar>,
}

/// One process on a lifeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Life {
    /// Its pid as printed.
    pub pid: String,
    /// The row in which it was spawned; `None` for one that was there before.
    pub from: Option<usize>,
    /// The row in which it ended, with the reason.
    pub ended: Option<(usize, String)>,
    /// The last row that its end brought about: exit signals and monitors are told by a process that is going.
    pub to: Option<usize>,
}

/// A stretch of activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// First row.
    pub from: usize,
    /// Last row.
    pub to: usize,
    /// It waits for an answer, rather than works.
    pub waits: bool,
}

/// What an arrow or a mark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// A process was spawned.
    Spawn,
    /// An exit signal.
    Exit,
    /// A monitor told of an end.
    Down,
    /// A request that wants an answer.
    Call,
    /// A request that wants none.
    Cast,
    /// The answer to a request.
    Reply,
    /// A new process says that it has started, or not.
    Ack,
    /// Any other message.
    Send,
    /// A process ended: a cross at the end of its life.
    Ended,
    /// A supervisor decided something.
    Decides,
    /// A process took a name.
    Named,
    /// A name was taken away.
    Unnamed,
    /// A file was read.
    Reads,
    /// A file was written.
    Writes,
}

impl Act {
    /// The word beside the arrow or mark.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Spawn => "SPAWN",
            Self::Exit => "EXIT",
            Self::Down => "DOWN",
            Self::Call => "CALL",
            Self::Cast => "CAST",
            Self::Reply => "REPLY",
            Self::Ack => "ACK",
            Self::Send => "SEND",
            Self::Ended => "exits",
            Self::Decides => "decides",
            Self::Named => "name",
            Self::Unnamed => "name gone",
            Self::Reads => "reads",
            Self::Writes => "writes",
        }
    }
}

/// What became of an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It arrived.
    Arrived,
    /// It arrived and did nothing.
    Ignored,
    /// Nobody was there, or nobody waited for it any more.
    Lost,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its event.
    pub event: EventId,
    /// Virtual time.
    pub time_ms: Millis,
    /// The beat of the restart story that it belongs to; 0 for what comes from outside.
    pub beat: u8,
    /// What it is.
    pub act: Act,
    /// The column it starts at.
    pub from: usize,
    /// The column it leads to; the same for a mark.
    pub to: usize,
    /// A few words after the act's own: a reason, a request, a pid.
    pub label: String,
    /// The whole of it in a sentence, with pids.
    pub words: String,
    /// Does an exit signal run along a link?
    pub by_link: bool,
    /// What became of it.
    pub fate: Fate,
    /// How many events it stands for.
    pub count: u32,
    /// The last of them.
    pub last: EventId,
}

impl Sequence {
    /// The row of an event.
    #[must_use]
    pub fn row_of(&self, event: EventId) -> Option<usize> {
        let at = self.rows.partition_point(|row| row.event <= event).checked_sub(1)?;
        (event <= self.rows[at].last).then_some(at)
    }
}
