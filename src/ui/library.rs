//! What evaluated code needs and nothing else does: the built-in modules that are written in Elixir.

/// How far it has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Library {
    /// Nobody has needed it yet.
    #[default]
    Unasked,
    /// It is on its way.
    Coming,
    /// It is there.
    Here,
    /// It has not come, for that reason.
    Missing(String),
}
