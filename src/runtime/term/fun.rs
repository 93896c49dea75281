//! Functions as values: plain data that says which code is meant.
//!
//! A capture names a function of a module. A closure names code by a number which whoever evaluates has chosen for it, and
//! holds what it has captured. Both are compared by what they are, so a copied system runs the same.

use super::{Atom, Term, Tuple};

/// A function that can be called.
#[derive(Clone)]
pub enum Fun {
    /// `&Module.function/arity`.
    Capture {
        /// The module.
        module: Atom,
        /// The function.
        function: Atom,
        /// How many arguments it takes.
        arity: u8,
    },
    /// What `fn` makes.
    Closure {
        /// Which code it is, among all that the evaluator knows.
        code: u64,
        /// How many arguments it takes.
        arity: u8,
        /// The values that it has captured, in the order in which its code counts them.
        environment: Tuple,
    },
}

impl Fun {
    /// How many arguments it takes.
    #[must_use]
    pub const fn arity(&self) -> u8 {
        match self {
            Self::Capture { arity, .. } | Self::Closure { arity, .. } => *arity,
        }
    }

    /// The values that it has captured.
    #[must_use]
    pub fn environment(&self) -> &[Term] {
        match self {
            Self::Capture { .. } => &[],
            Self::Closure { environment, .. } => environment,
        }
    }
}
