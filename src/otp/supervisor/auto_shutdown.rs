//! Whether a supervisor shuts down when its significant children end.

use crate::runtime::Term;

/// When the end of a significant child shuts the supervisor down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum AutoShutdown {
    /// Never.
    #[default]
    Never,
    /// When any of them ends by itself.
    AnySignificant,
    /// When the last of them ends by itself.
    AllSignificant,
}

crate::digest!(enum AutoShutdown {
    "never" => Never,
    "any_significant" => AnySignificant,
    "all_significant" => AllSignificant,
});

impl AutoShutdown {
    /// Its name in OTP.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::AnySignificant => "any_significant",
            Self::AllSignificant => "all_significant",
        }
    }

    pub(in super::super) fn from_term(term: &Term) -> Option<Self> {
        [Self::Never, Self::AnySignificant, Self::AllSignificant]
            .into_iter()
            .find(|when| term.is_atom(when.name()))
    }
}
