//! A supervisor's strategy.

use crate::runtime::Term;

/// Which siblings restart along with a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Strategy {
    /// None.
    #[default]
    OneForOne,
    /// Those started after it.
    RestForOne,
    /// All.
    OneForAll,
}

crate::digest!(enum Strategy {
    "one_for_one" => OneForOne,
    "rest_for_one" => RestForOne,
    "one_for_all" => OneForAll,
});

impl Strategy {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::OneForOne, Self::RestForOne, Self::OneForAll];

    /// Its name in OTP.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OneForOne => "one_for_one",
            Self::RestForOne => "rest_for_one",
            Self::OneForAll => "one_for_all",
        }
    }

    pub(super) fn from_term(term: &Term) -> Option<Self> {
        [Self::OneForOne, Self::RestForOne, Self::OneForAll]
            .into_iter()
            .find(|strategy| term.is_atom(strategy.name()))
    }
}
