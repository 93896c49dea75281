//! What a design does once it has started.

use serde::{Deserialize, Serialize};

use crate::runtime::{Message, Millis, Pid, Term};
use crate::systems::System;

/// Something that a design has planned for after its start: one after the other, each once nothing else happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Overture {
    /// The shell does the op of that number.
    Op(usize),
    /// So much virtual time passes.
    Advance(Millis),
}

impl Overture {
    /// Does it to a system that the shell of that pid started.
    pub fn apply(self, system: &mut System, shell: Pid) {
        match self {
            Self::Op(number) => {
                let number = i64::try_from(number).unwrap_or(i64::MAX);
                system.send(shell, shell, Message::Term(Term::Int(number)));
            }
            Self::Advance(ms) => system.advance_to(system.now_ms().saturating_add(ms)),
        }
    }
}
