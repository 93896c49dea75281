//! The instructions that make maps, structs and binaries.

use super::{Going, Machine, Raised, ValuePlace};
use crate::elixir::code::{Instruction, Source};
use crate::elixir::fault::Fault;
use crate::elixir::library::{concat, pack};
use crate::elixir::loaded::Loaded;
use crate::runtime::{Atom, MatchPattern, Term};
use crate::tuple;

impl Machine {
    /// The instructions that are rarer.
    pub(super) fn other(&mut self, instruction: &Instruction, base: usize, loaded: &Loaded) -> Going {
        match *instruction {
            Instruction::Map { to, row } => {
                let pairs = pairs(self.row(base, row));
                self.set(base, to, Term::map(pairs));
                Ok(())
            }
            Instruction::Update { to, row } => {
                let values = self.row(base, row).to_vec();
                let Some((map, changes)) = values.split_first() else {
                    return Ok(());
                };
                let Some(mut updated) = Some(map.clone()).filter(|map| map.as_map().is_some()) else {
                    return self.raise(Raised::error(tuple![Atom::new("badmap"), map.clone()]));
                };
                for (key, value) in pairs(changes) {
                    if updated.as_map().is_none_or(|map| map.get(&key).is_none()) {
                        let missing = tuple![Atom::new("badkey"), key.clone()];
                        return self.raise(self.not_updated(missing, [key, value, updated]));
                    }
                    updated = updated.put(key, value);
                }
                self.set(base, to, updated);
                Ok(())
            }
            Instruction::Struct { to, constant, row } => {
                let Some(frame) = self.frames.last() else { return Ok(()) };
                let mut made = frame.unit.pool.constants[usize::from(constant)].clone();
                for (key, value) in pairs(self.row(base, row)) {
                    made = made.put(key, value);
                }
                self.set(base, to, made);
                Ok(())
            }
            Instruction::Concat { to, row } => {
                let parts = self.row(base, row);
                match concat(parts) {
                    Ok(text) => {
                        self.set(base, to, text);
                        Ok(())
                    }
                    Err(fault) => self.raise(Raised::from(fault)),
                }
            }
            Instruction::Build { to, pattern, row } => {
                let Some(frame) = self.frames.last() else { return Ok(()) };
                let MatchPattern::Binary(segments) = &frame.unit.pool.patterns[usize::from(pattern)] else {
                    return Ok(());
                };
                let is_compiled = self.frames.last().is_some_and(|frame| frame.unit.module.is_some());
                match pack(segments, self.row(base, row), &self.slots[base..], is_compiled) {
                    Ok(bits) => {
                        self.set(base, to, bits);
                        Ok(())
                    }
                    Err(fault) => match fault.details {
                        Some(details) if details.as_str().is_some() => self.raise_here(fault.error, &details),
                        None => self.raise(Raised::from(fault)),
                        Some(_) => {
                            let measured = (Atom::new("erlang"), Atom::new("bit_size"));
                            self.raise(Raised::from(fault).in_call(measured, &[]))
                        }
                    },
                }
            }
            Instruction::Dynamic {
                to,
                module,
                name,
                row,
                field,
            } => {
                let (value, arguments) = (self.source(module, base), self.row(base, row).to_vec());
                let Term::Atom(name) = self.source(Source::Constant(name), base) else {
                    return Ok(());
                };
                self.destination = ValuePlace::Slot(to);
                self.dynamic(value, name, arguments, field, loaded)
            }
            Instruction::Reraise { from } => self.reraise(base, from),
            _ => self.module_instruction(instruction, base, loaded),
        }
    }

    pub(super) fn source(&self, source: Source, base: usize) -> Term {
        match source {
            Source::Slot(slot) => self.slots[base + usize::from(slot)].clone(),
            Source::Constant(constant) => match self.frames.last() {
                Some(frame) => frame.unit.pool.constants[usize::from(constant)].clone(),
                None => Term::atom("nil"),
            },
        }
    }

    /// A key that an update was for is not there. Compiled code does not tell in what it was looked for.
    fn not_updated(&self, missing: Term, arguments: [Term; 3]) -> Raised {
        let is_compiled = self.frames.last().is_some_and(|frame| frame.unit.module.is_some());
        if is_compiled {
            return Raised::error(missing);
        }
        let called = (Atom::new("maps"), Atom::new("update"));
        Raised::in_builtin(Fault::from(missing), called, &arguments)
    }

    fn reraise(&mut self, base: usize, from: crate::runtime::Slot) -> Going {
        let at = base + usize::from(from);
        let [class, value, trace] = [0, 1, 2].map(|more| self.slots[at + more].clone());
        let class = super::Class::named(&class).unwrap_or(super::Class::Error);
        self.raise(Raised {
            trace: Some(trace),
            ..Raised::of(class, value)
        })
    }
}

/// Keys and values that stand in turn.
fn pairs(row: &[Term]) -> Vec<(Term, Term)> {
    row.chunks_exact(2)
        .map(|pair| (pair[0].clone(), pair[1].clone()))
        .collect()
}
