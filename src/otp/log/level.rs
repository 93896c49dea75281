//! How serious it is what is logged.

/// How serious an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The system cannot be used.
    Emergency,
    /// Something has to be done at once.
    Alert,
    /// It is critical.
    Critical,
    /// Something went wrong.
    Error,
    /// Something might.
    Warning,
    /// Something out of the ordinary, and in order.
    Notice,
    /// Information: a supervisor's progress.
    Info,
    /// Of interest to who looks for a mistake.
    Debug,
}

impl Level {
    /// Its name in Elixir.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::Alert => "alert",
            Self::Critical => "critical",
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
            Self::Info => "info",
            Self::Debug => "debug",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let all = [
            Self::Emergency,
            Self::Alert,
            Self::Critical,
            Self::Error,
            Self::Warning,
            Self::Notice,
            Self::Info,
            Self::Debug,
        ];
        all.into_iter().find(|level| level.name() == name)
    }
}
