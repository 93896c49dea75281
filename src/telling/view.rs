//! What the page draws: plain data, derived from state and events after every frame that changed something.
//!
//! Nothing here is a source of truth and nothing here knows how it is drawn. All text is text, never markup.

mod beside;
mod counting;
mod incident;

use std::rc::Rc;

use super::places::PlaceId;
pub use super::status::{LeftToDo, Status};
pub use beside::{FileUse, RegistryRow, SignalView, StorageRow, StorageView, TableOwner, TableView};
pub use counting::{gauge, one_too_many, ordinal};
pub use incident::{Conclusion, Offer, Story, StoryStep};

/// Everything one frame shows. What has not changed since the last is the same allocation, so that to compare two views
/// is to compare pointers.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct View {
    /// Steps the scheduler has taken since the start.
    pub step: u64,
    /// Virtual time in milliseconds since the start.
    pub time_ms: u64,
    /// True while there is nothing to do: no message, no signal, no story being told.
    pub idle: bool,
    /// The places of the tree in preorder, each parent before its children. Of many siblings a few, and a block.
    pub slots: Rc<Vec<Rc<SlotView>>>,
    /// The registries, in the order in which they came.
    pub tables: Rc<Vec<Rc<TableView>>>,
    /// The disk.
    pub storage: Option<Rc<StorageView>>,
    /// The restart story being told, if any.
    pub story: Option<Rc<Story>>,
    /// What has just been sent along links and monitors, from place to place.
    pub signals: Rc<Vec<SignalView>>,
}

impl View {
    /// The place of that path, if it is drawn.
    #[must_use]
    pub fn slot(&self, path: &str) -> Option<&Rc<SlotView>> {
        self.slots.iter().find(|slot| slot.path == path)
    }

    /// The rows of all registries.
    pub fn names(&self) -> impl Iterator<Item = &RegistryRow> {
        self.tables.iter().flat_map(|table| table.rows.iter())
    }
}

/// A child's place in the tree: it outlives the processes that fill it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotView {
    /// Its number; of a block, that of the place above.
    pub id: PlaceId,
    /// Path of child ids, for example `Todo.System/Todo.Database/2`. Stable and unique.
    pub path: String,
    /// Path of the slot above; `None` for the root.
    pub parent: Option<String>,
    /// What people call it: `Todo.Database`, `worker 2`, `Alice`. May hold anything a person typed.
    pub label: String,
    /// A few more words, for example `3 entries`; empty when there is nothing to add.
    pub detail: String,
    /// What kind of process lives here.
    pub kind: SlotKind,
    /// The pid that lives here, printed `#PID<0.112.0>`; `None` while no process does.
    pub pid: Option<String>,
    /// The pid that lived here before, kept while its ghost is shown.
    pub ghost: Option<String>,
    /// How many processes have lived here, the present one included.
    pub generation: u32,
    /// The how many-th of those that came up lives here; 0 while none does that has.
    pub ordinal: u32,
    /// What the process is doing.
    pub status: Status,
    /// What it has still to do while it is exiting.
    pub ending: Option<LeftToDo>,
    /// Its supervisor, or who else started it, is gone, and it lives on.
    pub orphan: bool,
    /// Why the last process ended, as `inspect` prints it: `:killed`.
    pub exit_reason: Option<String>,
    /// The same in as few words as tell it.
    pub exit_gist: String,
    /// `permanent`, `transient` or `temporary`.
    pub restart: &'static str,
    /// Was it started by a child spec, so that `restart` says what becomes of it?
    pub supervised: bool,
    /// Messages in its mailbox.
    pub mailbox: usize,
    /// True while the story's affected set includes this slot.
    pub affected: bool,
    /// Its end is certain: what it is linked to has ended, or its supervisor is about to stop it.
    pub doomed: bool,
    /// Nobody lives here, and no supervisor will start another process by itself.
    pub resting: bool,
    /// Depth in the tree, 1 for the root.
    pub level: u32,
    /// Place among its siblings, from 1, those that are not drawn included.
    pub position: u32,
    /// How many siblings there are, this one included.
    pub siblings: u32,
    /// Are there places below it?
    pub opens: bool,
    /// Is it what is searched for?
    pub found: bool,
}

/// What kind of process lives in a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// A `Supervisor` or `DynamicSupervisor` with its restart gauge.
    Supervisor {
        /// `one_for_one`, `rest_for_one`, `one_for_all`, or `dynamic` for a DynamicSupervisor; empty until the first
        /// process here has said which.
        strategy: &'static str,
        /// Restarts counted in the window now.
        restarts: u32,
        /// How many the window allows.
        max_restarts: u32,
        /// The window's length in seconds.
        max_seconds: u32,
    },
    /// A worker named in its supervisor's child specs.
    Worker,
    /// A child started by a DynamicSupervisor: it has no id.
    Dynamic,
    /// The registry's partition process.
    Partition,
    /// No process: it stands for the siblings that are not drawn.
    Block(Block),
}

/// Siblings that are not drawn one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// How many there are.
    pub count: u32,
    /// How many of them are in which state, the most frequent first.
    pub parts: Vec<(Status, u32)>,
    /// While it is open: the first sibling that is shown, from 0, and how many are.
    pub window: Option<(u32, u32)>,
}

/// One line of the event log, in OTP's wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Number of the event it tells of; grows, and is unique.
    pub event: u64,
    /// Virtual time in milliseconds.
    pub time_ms: u64,
    /// `you`, `[info]`, `[error]`, or `[debug]` for what OTP itself would not log.
    pub level: &'static str,
    /// The text; may hold several lines.
    pub text: String,
    /// The slot it speaks of.
    pub slot: Option<String>,
    /// What people call that slot; empty if there is none.
    pub who: String,
}

/// What the inspector shows of one slot.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Inspection {
    /// The slot's path.
    pub path: String,
    /// Its pid, printed; empty while nobody lives there.
    pub pid: String,
    /// One sentence or more: why the present state came about. Empty before anything happened.
    pub why: String,
    /// The state as an Elixir term, on as many lines as it needs.
    pub state: String,
    /// The messages in the mailbox, oldest first.
    pub mailbox: Vec<Letter>,
    /// A fault that lies in wait for the next message, in words; empty when there is none.
    pub fault: String,
    /// Linked processes.
    pub links: Vec<Party>,
    /// Whom it monitors.
    pub monitors: Vec<Party>,
    /// Who monitors it.
    pub monitored_by: Vec<Party>,
    /// Names it is registered under: its local name, then those in the registry as `via` tuples.
    pub names: Vec<String>,
    /// What it waits for.
    pub waits: Option<Waits>,
    /// Does it trap exits?
    pub traps_exits: bool,
    /// `permanent`, …
    pub restart: String,
    /// `5000 ms`, `infinity`, `brutal_kill`.
    pub shutdown: String,
    /// For a supervisor: the restarts that its window counts now.
    pub own_window: Option<Window>,
    /// The window of the supervisor above, which its own restarts are counted in.
    pub window: Option<Window>,
    /// Its generations, oldest first.
    pub generations: Vec<Generation>,
}

/// A message in a mailbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// `call`, `cast`, `reply`, `EXIT`, `DOWN`, `system`, or `message`.
    pub kind: &'static str,
    /// From whom, if that is known.
    pub from: Option<Party>,
    /// The term, as it is sent or as a callback gets it.
    pub term: String,
}

/// A process that has to do with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Its pid, printed; empty when only its name is known.
    pub pid: String,
    /// What people call it; empty when it has no slot.
    pub label: String,
    /// Its slot.
    pub slot: Option<String>,
}

/// What a process waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waits {
    /// In words.
    pub what: String,
    /// Is that something else than the next message of its loop?
    pub blocked: bool,
    /// Since when, in virtual milliseconds.
    pub since_ms: u64,
    /// Until when it waits at the most.
    pub until_ms: Option<u64>,
}

/// Restarts in a supervisor's window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// Whose.
    pub supervisor: String,
    /// How many count now.
    pub restarts: u32,
    /// How many the window allows.
    pub max_restarts: u32,
    /// Its length in seconds.
    pub max_seconds: u32,
}

/// One process that lived in a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generation {
    /// From 1.
    pub number: u32,
    /// Its pid, printed.
    pub pid: String,
    /// When it was started, in virtual milliseconds.
    pub born_ms: u64,
    /// When it ended, and why.
    pub ended: Option<(u64, String)>,
}

/// A to-do list as the application sees it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TodoView {
    /// Known lists: those on the disk and those open, in name order.
    pub lists: Vec<String>,
    /// The open list.
    pub open: Option<String>,
    /// Its entries, by date, then id.
    pub entries: Vec<TodoEntry>,
    /// What the system could not serve, in the words of the exit: shown where the person is looking.
    pub trouble: Option<String>,
    /// True while a request is under way.
    pub busy: bool,
    /// Is there a process that serves the open list?
    pub served: bool,
}

/// One entry of a to-do list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TodoEntry {
    /// Its id in the list.
    pub id: i64,
    /// ISO date, `2023-01-01`.
    pub date: String,
    /// As typed.
    pub title: String,
    /// Completed?
    pub done: bool,
}

/// A name as far as a sentence has room for it: people may type names of any length.
#[must_use]
pub fn short(name: &str) -> String {
    const ROOM: usize = 40;
    if name.chars().count() <= ROOM {
        return name.to_owned();
    }
    name.chars().take(ROOM).chain(['…']).collect()
}
