//! What a process is doing, as one word and one sign can say it.

/// What a process is doing, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// In its receive loop.
    Alive,
    /// Between spawn and the end of `init` (and of `handle_continue`, if it asked for one).
    Starting,
    /// Blocked in a call, a start or a shutdown.
    Waiting,
    /// Asked to stop and not gone yet.
    Exiting,
    /// Gone, and its supervisor has not started another.
    Dead,
    /// Its start failed and its supervisor will try again.
    Restarting,
}

/// What a process that is exiting has still to do before it is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftToDo {
    /// It writes its crash report, and has to ask so many processes that it is linked to, directly or through others.
    Report(usize),
    /// So many of its children have to end first.
    Children(usize),
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Alive,
        Self::Starting,
        Self::Waiting,
        Self::Exiting,
        Self::Dead,
        Self::Restarting,
    ];

    /// The word shown beside the glyph and written to `data-status`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Alive => "alive",
            Self::Starting => "starting",
            Self::Waiting => "waiting",
            Self::Exiting => "exiting",
            Self::Dead => "dead",
            Self::Restarting => "restarting",
        }
    }
}
