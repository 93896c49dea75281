//! What stands beside the tree, the registries' tables and the disk, and what runs between its places.

/// A registry's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableView {
    /// The registry's name, as `inspect` prints it.
    pub registry: String,
    /// Its names in key order. A row stays for a while after its process died. Of many, those of the places drawn.
    pub rows: Vec<RegistryRow>,
    /// How many names there are beside those.
    pub more: usize,
    /// How the process is that the table belongs to. Before there is any, the table is only empty.
    pub owner: TableOwner,
    /// The path of that process.
    pub partition: Option<String>,
}

/// How the process is that a registry's table belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableOwner {
    /// It lives, and names can be registered and looked up.
    Serves,
    /// It is exiting, and its registry is still there.
    Ending,
    /// It is exiting, and its registry is gone: whoever registers or looks up a name is told that there is none.
    Abandoned,
    /// It is gone.
    Gone,
}

/// One name in a registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryRow {
    /// The key as `inspect` prints it: `{Todo.Server, "Alice"}`.
    pub key: String,
    /// The pid that holds it; `None` while it is detached.
    pub pid: Option<String>,
    /// The slot of that process, or of the process that held it last.
    pub slot: Option<String>,
    /// True for a moment after the name moved.
    pub fresh: bool,
    /// That process is gone, and the registry has not heard of it: it forgets the name when it has.
    pub stale: bool,
}

/// What is on the disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StorageView {
    /// Lists, in name order: the first few, and those that are fresh.
    pub rows: Vec<StorageRow>,
    /// How many lists there are beside those.
    pub more: usize,
}

/// One list on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StorageRow {
    /// The list's name, as typed.
    pub list: String,
    /// How many entries were stored.
    pub entries: usize,
    /// True for a moment after it was read or written.
    pub fresh: bool,
    /// Who has read or written it last, as far as that has been seen.
    pub used: Option<FileUse>,
    /// Does a process live that serves it?
    pub served: bool,
}

/// What a process has done to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileUse {
    /// The path of its place.
    pub slot: String,
    /// What people call it.
    pub who: String,
    /// Has it written, rather than read?
    pub writes: bool,
    /// Does it, or who came after it, live?
    pub alive: bool,
}

/// What runs along a link or a monitor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignalView {
    /// The place of who has ended.
    pub from: String,
    /// The place of who is told.
    pub to: String,
    /// Is it a `DOWN`, rather than an exit signal?
    pub monitor: bool,
}
