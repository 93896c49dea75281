//! The instructions, one after the other.

use std::rc::Rc;

use super::{CALLS, Going, Halt, Machine, Raised, ValuePlace};
use crate::elixir::code::{Builtin, CallTarget, Failure, Instruction, SlotRow, Source};
use crate::elixir::compile::RAISE;
use crate::elixir::loaded::Loaded;
use crate::elixir::resolve;
use crate::runtime::{Atom, GuardFunction, Slot, Term};
use crate::tuple;

/// False and nil.
fn is_falsy(value: &Term) -> bool {
    value.is_atom("false") || value.is_atom("nil")
}

impl Machine {
    /// Goes on until something is needed that the instructions alone do not do, or so many calls have been made with those that
    /// were made before.
    pub(in crate::elixir) fn execute(&mut self, loaded: &Loaded, calls: &mut u32) -> Halt {
        self.allowance.begin();
        let stop = loop {
            if *calls >= CALLS {
                break Halt::Called;
            }
            if self.allowance.is_due()
                && let Err(stop) = self.look_through()
            {
                break stop;
            }
            if let Err(stop) = self.run_function(loaded, calls) {
                break stop;
            }
        };
        self.allowance.end();
        stop
    }

    /// Goes on within the running function until another is the running one.
    fn run_function(&mut self, loaded: &Loaded, calls: &mut u32) -> Going {
        let Some(frame) = self.frames.last_mut() else {
            return Err(Halt::Done(Term::atom("nil")));
        };
        let body = Rc::clone(&frame.body);
        let base = frame.base as usize;
        let mut at = frame.at as usize;
        // Writes down where the function goes on.
        macro_rules! leave_at {
            ($at:expr) => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.at = $at as u32;
                }
            };
        }
        macro_rules! value {
            ($source:expr) => {
                match $source {
                    Source::Slot(slot) => &self.slots[base + usize::from(slot)],
                    Source::Constant(constant) => match self.frames.last() {
                        Some(frame) => &frame.unit.pool.constants[usize::from(constant)],
                        None => return Ok(()),
                    },
                }
            };
        }
        macro_rules! set {
            ($to:expr, $value:expr) => {{
                let value = $value;
                self.slots[base + usize::from($to)] = value;
            }};
        }
        loop {
            let Some(instruction) = body.get(at) else {
                return self.r#return(Term::atom("nil"));
            };
            at += 1;
            match *instruction {
                Instruction::Move { to, from } => set!(to, value!(from).clone()),
                Instruction::Unary { to, function, of } => match function.of_one(value!(of)) {
                    Some(value) => set!(to, value),
                    None => {
                        leave_at!(at);
                        let of = value!(of).clone();
                        return self.wrong_operand(function, &[of]);
                    }
                },
                Instruction::Binary {
                    to,
                    function,
                    one,
                    other,
                } => match binary(function, value!(one), value!(other)) {
                    Some(value) => set!(to, value),
                    None => {
                        leave_at!(at);
                        let both = [value!(one).clone(), value!(other).clone()];
                        return self.wrong_operand(function, &both);
                    }
                },
                Instruction::Tuple { to, row } => set!(to, Term::tuple(self.row(base, row).to_vec())),
                Instruction::List { to, row, tail } => {
                    let tail = value!(tail).clone();
                    let elements = self.row(base, row).iter().rev();
                    set!(to, elements.fold(tail, |tail, head| Term::cons(head.clone(), tail)));
                }
                Instruction::Jump { at: there } => at = there as usize,
                Instruction::Unless { value, at: there } => {
                    if is_falsy(value!(value)) {
                        at = there as usize;
                    }
                }
                Instruction::If { value, at: there } => {
                    if !is_falsy(value!(value)) {
                        at = there as usize;
                    }
                }
                Instruction::UnlessBool {
                    value,
                    is,
                    at: there,
                    operator,
                } => match value!(value).as_bool() {
                    Some(truth) if truth == is => {}
                    Some(_) => at = there as usize,
                    None => {
                        leave_at!(at);
                        let (operator, value) = (value!(Source::Constant(operator)).clone(), value!(value).clone());
                        let operator = if let Term::Atom(name) = operator {
                            name
                        } else {
                            Atom::new("and")
                        };
                        return self.raise(Raised::error(tuple![Atom::new("badbool"), operator, value]));
                    }
                },
                Instruction::Match {
                    pattern,
                    value,
                    at: there,
                } => {
                    let Some(frame) = self.frames.last() else { return Ok(()) };
                    let pool = &frame.unit.pool;
                    let pattern = &pool.patterns[usize::from(pattern)];
                    // The pattern writes slots while the value is looked at.
                    let value = match value {
                        Source::Slot(slot) => self.slots[base + usize::from(slot)].clone(),
                        Source::Constant(constant) => pool.constants[usize::from(constant)].clone(),
                    };
                    if !pattern.matches(&value, &mut self.slots[base..]) {
                        if there == RAISE {
                            leave_at!(at);
                            return self.raise(Raised::error(tuple![Atom::new("badmatch"), value]));
                        }
                        at = there as usize;
                    }
                }
                Instruction::Guards { guards, at: there } => {
                    let Some(frame) = self.frames.last() else { return Ok(()) };
                    let guards = &frame.unit.pool.guards[usize::from(guards)];
                    let slots = &self.slots[base..];
                    if !guards.iter().any(|guard| guard.holds(slots)) {
                        at = there as usize;
                    }
                }
                Instruction::Local { to, function, row } => {
                    *calls += 1;
                    leave_at!(at);
                    self.destination = ValuePlace::Slot(to);
                    let Some(frame) = self.frames.last() else { return Ok(()) };
                    let unit = Rc::clone(&frame.unit);
                    return self.push_row(&unit, function, row, base);
                }
                Instruction::TailLocal { function, row } => {
                    *calls += 1;
                    let Some(frame) = self.frames.last() else { return Ok(()) };
                    let unit = Rc::clone(&frame.unit);
                    return self.replace(&unit, function, row);
                }
                Instruction::Remote { to, callee, row } => {
                    *calls += 1;
                    let Some(frame) = self.frames.last() else { return Ok(()) };
                    let callee = &frame.unit.pool.callees[usize::from(callee)];
                    let called = (callee.module, callee.name);
                    match resolve::target(callee, loaded) {
                        Some(CallTarget::Builtin(Builtin::Pure(function))) => match function(self.row(base, row)) {
                            Ok(value) => set!(to, value),
                            Err(fault) => {
                                leave_at!(at);
                                let raised = Raised::in_builtin(fault, called, self.row(base, row));
                                return self.raise(raised);
                            }
                        },
                        Some(CallTarget::Function(unit, function)) => {
                            leave_at!(at);
                            self.destination = ValuePlace::Slot(to);
                            return self.push_row(&unit, function, row, base);
                        }
                        Some(CallTarget::Builtin(Builtin::Effect(effect))) => {
                            leave_at!(at);
                            self.destination = ValuePlace::Slot(to);
                            return Err(Halt::Effect(effect, self.row(base, row).to_vec()));
                        }
                        None => {
                            leave_at!(at);
                            let arguments = self.row(base, row).to_vec();
                            return self.undefined(called.0, called.1, &arguments, loaded);
                        }
                    }
                    if *calls >= CALLS || self.allowance.is_due() {
                        leave_at!(at);
                        return Ok(());
                    }
                }
                Instruction::TailRemote { callee, row } => {
                    *calls += 1;
                    leave_at!(at);
                    let Some(frame) = self.frames.last() else { return Ok(()) };
                    let callee = &frame.unit.pool.callees[usize::from(callee)];
                    let called = (callee.module, callee.name);
                    return match resolve::target(callee, loaded) {
                        Some(CallTarget::Function(unit, function)) => self.replace(&unit, function, row),
                        // Where something is raised, the function that does so is part of the stack trace.
                        Some(CallTarget::Builtin(Builtin::Pure(function))) => match function(self.row(base, row)) {
                            Ok(value) => self.r#return(value),
                            Err(fault) => self.raise(Raised::in_builtin(fault, called, self.row(base, row))),
                        },
                        Some(CallTarget::Builtin(Builtin::Effect(effect))) => {
                            let arguments = self.row(base, row).to_vec();
                            if !effect.only_raises() {
                                self.leave();
                            }
                            Err(Halt::Effect(effect, arguments))
                        }
                        None => {
                            let arguments = self.row(base, row).to_vec();
                            self.undefined(called.0, called.1, &arguments, loaded)
                        }
                    };
                }
                Instruction::Apply { to, fun, row } => {
                    *calls += 1;
                    leave_at!(at);
                    self.destination = ValuePlace::Slot(to);
                    let fun = value!(fun).clone();
                    return self.call_value_on_row(&fun, row, base, loaded);
                }
                Instruction::TailApply { fun, row } => {
                    *calls += 1;
                    leave_at!(at);
                    let (fun, arguments) = (value!(fun).clone(), self.row(base, row).to_vec());
                    self.leave();
                    return self.call_value(&fun, &arguments, loaded);
                }
                Instruction::Return { value } => {
                    let value = value!(value).clone();
                    return self.r#return(value);
                }
                Instruction::Closure { to, function, row } => {
                    if let Some(closure) = self.closure(function, self.row(base, row)) {
                        set!(to, closure);
                    }
                }
                Instruction::Try { at: there, to } => self.handle(there, to),
                Instruction::EndTry => {
                    self.handlers.pop();
                }
                Instruction::UnlessClause { number, is, at: there } => {
                    if value!(Source::Slot(number)).as_int() != Some(i64::from(is)) {
                        at = there as usize;
                    }
                }
                Instruction::Fail {
                    why: Failure::Struct(module),
                    value,
                } => {
                    let (module, value) = (value!(Source::Constant(module)).clone(), value!(value).clone());
                    if value.field("__struct__") != Some(&module) {
                        leave_at!(at);
                        return self.raise(Raised::error(tuple![Atom::new("badstruct"), module, value]));
                    }
                }
                Instruction::Fail { why, value } => {
                    leave_at!(at);
                    let value = value!(value).clone();
                    return self.fail(why, value);
                }
                Instruction::Receive { receive, timeout, .. } => {
                    leave_at!(at);
                    let timeout = timeout.map(|timeout| self.source(timeout, base));
                    return self.begin_receive(receive, timeout, base);
                }
                _ => {
                    leave_at!(at);
                    self.other(instruction, base, loaded)?;
                    // What was raised may go on at the same number in another function.
                    match self.frames.last() {
                        Some(frame)
                            if frame.base as usize == base && frame.at as usize == at && !self.allowance.is_due() => {}
                        _ => return Ok(()),
                    }
                }
            }
        }
    }

    /// The values of a row.
    pub(super) fn row(&self, base: usize, row: SlotRow) -> &[Term] {
        let first = base + usize::from(row.first);
        &self.slots[first..first + usize::from(row.count)]
    }

    pub(super) fn set(&mut self, base: usize, to: Slot, value: Term) {
        self.slots[base + usize::from(to)] = value;
    }
}

/// The operators on small integers, which most are, and all others as they are.
#[inline]
fn binary(function: GuardFunction, one: &Term, other: &Term) -> Option<Term> {
    if let (Term::Int(a), Term::Int(b)) = (one, other) {
        let truth = match function {
            GuardFunction::Add => return a.checked_add(*b).map(Term::Int).or_else(|| function.of_two(one, other)),
            GuardFunction::Subtract => return a.checked_sub(*b).map(Term::Int).or_else(|| function.of_two(one, other)),
            GuardFunction::Less => a < b,
            GuardFunction::AtMost => a <= b,
            GuardFunction::Greater => a > b,
            GuardFunction::AtLeast => a >= b,
            GuardFunction::Equal | GuardFunction::Same => a == b,
            _ => return function.of_two(one, other),
        };
        return Some(Term::from(truth));
    }
    function.of_two(one, other)
}
