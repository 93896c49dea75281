//! What a person can do on the board, in the drills and with the checklist.

use crate::systems::scenario::spec::Strategy;
use crate::telling::board::BoardCell;

/// A page of the drawer beside the lessons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PracticePage {
    /// The board.
    Board,
    /// The three drills.
    Drills,
    /// The checklist.
    Checklist,
}

impl PracticePage {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Board, Self::Drills, Self::Checklist];

    /// What an address says behind its `#`, and what its button is called in the document.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::Drills => "drills",
            Self::Checklist => "checklist",
        }
    }

    /// Its heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Board => "The board",
            Self::Drills => "The three drills",
            Self::Checklist => "The checklist",
        }
    }

    /// What it is about, in a few words.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Board => "who comes back, and with whom",
            Self::Drills => "names, via tuples, strategies",
            Self::Checklist => "is what runs built right?",
        }
    }

    /// The one that an address leads to.
    #[must_use]
    pub fn at(fragment: &str) -> Option<Self> {
        let word = fragment.trim_start_matches('#');
        Self::ALL.into_iter().find(|page| page.word() == word)
    }
}

/// One thing to do there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PracticeAct {
    /// Show that page, or the list of lessons.
    Open(Option<PracticePage>),
    /// Press what says that the worker of that number will be new, or that it will not.
    Press(BoardCell, usize, bool),
    /// Try out all that is bet in the row of that number.
    Run(usize),
    /// Show the tree of that cell, and do it there; or no longer.
    Watch(Option<BoardCell>),
    /// Turn to the console.
    Console,
    /// Show the process at that path.
    Show(String),
    /// Choose a strategy for the question of that number.
    Match(usize, Strategy),
}
