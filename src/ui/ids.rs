//! Ids of elements that are looked for by what they show.
//!
//! Two systems can stand side by side, so an id names whose it is; the first one's are as short as if it were alone.

/// Which of the systems that are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// The left one, the upper one, or the only one.
    #[default]
    First,
    /// The other.
    Second,
}

impl Side {
    /// Both, in order.
    pub const BOTH: [Self; 2] = [Self::First, Self::Second];

    /// Its place in an array of both.
    #[must_use]
    pub fn at(self) -> usize {
        match self {
            Self::First => 0,
            Self::Second => 1,
        }
    }

    /// The other.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }

    /// The id of its element of that name.
    #[must_use]
    pub fn id(self, name: &str) -> String {
        match self {
            Self::First => name.to_owned(),
            Self::Second => format!("other-{name}"),
        }
    }
}

/// Id of the button that kills the process in a slot, in the list.
#[must_use]
pub fn kill_id(side: Side, path: &str) -> String {
    side.id(&format!("kill:{path}"))
}

/// Id of the element of a slot.
#[must_use]
pub fn slot_id(side: Side, path: &str) -> String {
    side.id(&format!("slot:{path}"))
}

/// Id of the lines from a slot to its names.
#[must_use]
pub fn names_id(side: Side, path: &str) -> String {
    side.id(&format!("names:{path}"))
}
