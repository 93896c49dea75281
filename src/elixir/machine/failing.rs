//! What does not fit, and what a `receive` waits for.

use std::rc::Rc;

use super::{Going, Halt, Machine, Raised};
use crate::elixir::code::Failure;
use crate::elixir::library;
use crate::otp::{Await, MAX_RECEIVE_MS};
use crate::runtime::{Atom, GuardFunction, Select, Term};
use crate::tuple;

impl Machine {
    pub(super) fn begin_receive(&mut self, receive: u16, timeout: Option<Term>, base: usize) -> Going {
        let Some(frame) = self.frames.last() else { return Ok(()) };
        let timeout = match timeout {
            None => None,
            Some(Term::Int(ms)) if (0..=MAX_RECEIVE_MS as i64).contains(&ms) => Some(ms as u64),
            Some(forever) if forever.is_atom("infinity") => None,
            Some(_) => return self.raise(Raised::error(Term::atom("timeout_value"))),
        };
        let clauses = Rc::clone(&frame.unit.pool.receives[usize::from(receive)]);
        let function = &frame.unit.functions[frame.function as usize];
        let slots = self.slots[base..base + usize::from(function.slots)].into();
        let select = Rc::new(Select { clauses, slots });
        Err(Halt::Receive(Await::Select { select, timeout }))
    }

    pub(super) fn fail(&mut self, why: Failure, value: Term) -> Going {
        let error = |name: &'static str, value: Term| Raised::error(tuple![Atom::new(name), value]);
        match why {
            Failure::Function => self.no_clause(),
            Failure::Match => self.raise(error("badmatch", value)),
            Failure::Case => self.raise(error("case_clause", value)),
            Failure::Cond => self.raise(Raised::error(Term::atom("cond_clause"))),
            Failure::With => self.raise(error("with_clause", value)),
            Failure::Try => self.raise(error("try_clause", value)),
            Failure::Struct(_) => Ok(()),
        }
    }

    /// An operator does not take such values.
    pub(super) fn wrong_operand(&mut self, function: GuardFunction, values: &[Term]) -> Going {
        let fault = library::operand_fault(function, values);
        let name = Atom::new(function.name());
        self.raise(Raised::in_builtin(fault, (Atom::new("erlang"), name), values))
    }
}
