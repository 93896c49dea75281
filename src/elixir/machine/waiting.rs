//! What comes of a wait.

use super::{Class, EffectOutcome, Expected, Machine, Raised};
use crate::elixir::code::Instruction;
use crate::otp::Got;
use crate::runtime::Term;

impl Machine {
    /// What the end of the wait comes to.
    pub(in crate::elixir) fn received(&mut self, got: Got) -> EffectOutcome {
        match std::mem::take(&mut self.expected) {
            Expected::Nothing | Expected::Turn => EffectOutcome::Resume,
            Expected::Message => {
                self.message(got);
                EffectOutcome::Resume
            }
            Expected::Always(value) => EffectOutcome::Value(value),
            Expected::Map => match got {
                Got::Reply(Term::List(pairs)) => {
                    let pair =
                        |pair: &Term| Some((pair.elements()?.first()?.clone(), pair.elements()?.get(1)?.clone()));
                    EffectOutcome::Value(Term::map(pairs.iter().filter_map(pair)))
                }
                other => value_of(other),
            },
            Expected::Value => value_of(got),
            Expected::End => match got {
                Got::Failed(_) | Got::Raised(_) => value_of(got),
                Got::Reply(_) | Got::Started(_) | Got::Down(..) | Got::Timeout => {
                    EffectOutcome::Value(Term::atom("ok"))
                }
            },
        }
    }
}

impl Machine {
    /// The message that a `receive` was for, or that there was none in time.
    fn message(&mut self, got: Got) {
        let Some(frame) = self.frames.last_mut() else { return };
        let Some(Instruction::Receive { to, receive, at, .. }) = frame.body.get(frame.at as usize - 1) else {
            return;
        };
        let (to, at) = (*to, *at);
        let Got::Reply(message) = got else {
            frame.at = at;
            return;
        };
        let clauses = &frame.unit.pool.receives[usize::from(*receive)];
        let slots = &mut self.slots[frame.base as usize..];
        if let Some(number) = clauses.iter().position(|clause| clause.takes(&message, slots)) {
            slots[usize::from(to)] = Term::Int(number as i64);
        }
    }
}

fn value_of(got: Got) -> EffectOutcome {
    match got {
        Got::Reply(value) | Got::Started(value) => EffectOutcome::Value(value),
        Got::Raised(exception) => EffectOutcome::Raise(Raised::from(exception)),
        Got::Failed(reason) => EffectOutcome::Raise(Raised::of(Class::Exit, reason)),
        Got::Down(_, reason) => EffectOutcome::Value(reason),
        Got::Timeout => EffectOutcome::Value(Term::atom("ok")),
    }
}
