//! `try` and `receive`.

use std::rc::Rc;

use super::body::{Body, Label, Want};
use super::error::Compiled;
use super::quoted::{
    ArrowClause, NodeExt, QuotedExt, arrows, atom, call, keyword, list, named_variable, remote, variable,
};
use crate::elixir::code::{Failure, Instruction, Source};
use crate::elixir::syntax::{Head, Quoted};
use crate::runtime::{Atom, CaseClause, Slot, Term};

/// What was raised: its kind, its value and the stack trace, in three slots.
const CAUGHT: usize = 3;
/// The variable under which the stack trace is known within `rescue` and `catch`.
const STACK_TRACE: Atom = Atom::new("__STACKTRACE__");

impl Body<'_, '_> {
    pub(super) fn stack_trace(&mut self, want: Want) -> Compiled<Source> {
        match self.find(STACK_TRACE)? {
            Some(slot) => Ok(self.done(want, Source::Slot(slot))),
            None => {
                Err(self.error("__STACKTRACE__ is available only inside catch and rescue clauses of try expressions"))
            }
        }
    }

    /// `try do … rescue … catch … else … after … end`.
    pub(super) fn r#try(&mut self, options: &Quoted, want: Want) -> Compiled<Source> {
        let Some(tried) = keyword(options, "do") else {
            return Err(self.error("missing :do option in \"try\""));
        };
        let Some(last) = keyword(options, "after") else {
            return self.tried(tried, options, want);
        };
        // What comes `after` is done on both ways out.
        let to = self.target(want)?;
        let (scope, mark) = (self.scope(), self.mark());
        let caught = self.row(CAUGHT)?;
        let (mut failed, mut end) = (Self::label(), Self::label());
        self.emit_to(
            &mut failed,
            Instruction::Try {
                at: 0,
                to: caught.first,
            },
        );
        self.tried(tried, options, Want::Into(to))?;
        self.emit(Instruction::EndTry);
        self.leave(scope);
        self.expression(last, Want::Value)?;
        self.leave(scope);
        self.jump(&mut end);
        self.place(failed);
        self.expression(last, Want::Value)?;
        self.leave(scope);
        self.emit(Instruction::Reraise { from: caught.first });
        self.place(end);
        self.release(mark);
        Ok(self.done(want, Source::Slot(to)))
    }

    /// The same without `after`.
    fn tried(&mut self, tried: &Quoted, options: &Quoted, want: Want) -> Compiled<Source> {
        let rescue = keyword(options, "rescue").and_then(arrows).unwrap_or_default();
        let catch = keyword(options, "catch").and_then(arrows).unwrap_or_default();
        let otherwise = keyword(options, "else").and_then(arrows);
        let is_plain = rescue.is_empty() && catch.is_empty();
        if is_plain && otherwise.is_none() {
            let scope = self.scope();
            let to = self.target(want)?;
            self.expression(tried, Want::Into(to))?;
            self.leave(scope);
            return Ok(self.done(want, Source::Slot(to)));
        }
        let (want, result) = self.joined(want)?;
        let (scope, mark) = (self.scope(), self.mark());
        let caught = self.row(CAUGHT)?;
        let value = self.slot()?;
        let (mut failed, mut end) = (Self::label(), Self::label());
        self.emit_to(
            &mut failed,
            Instruction::Try {
                at: 0,
                to: caught.first,
            },
        );
        self.expression(tried, Want::Into(value))?;
        self.emit(Instruction::EndTry);
        self.leave_used(scope);
        match otherwise {
            Some(clauses) => self.clauses_on(Source::Slot(value), &clauses, Failure::Try, want, &mut end)?,
            None => {
                self.done(want, Source::Slot(value));
                if want != Want::Return {
                    self.jump(&mut end);
                }
            }
        }
        self.place(failed);
        self.bind_to(STACK_TRACE, caught.first + 2);
        for clause in &rescue {
            self.rescue(clause, caught.first, want, &mut end)?;
        }
        for clause in &catch {
            self.catch(clause, caught.first, want, &mut end)?;
        }
        self.emit(Instruction::Reraise { from: caught.first });
        self.leave(scope);
        self.place(end);
        self.release(mark);
        Ok(result)
    }

    /// `error in [RuntimeError] -> body`, `RuntimeError -> body`, `error -> body`.
    fn rescue(&mut self, clause: &ArrowClause<'_>, caught: Slot, want: Want, end: &mut Label) -> Compiled<()> {
        let [pattern] = clause.parameters else {
            return Err(self.error("expected one argument for rescue clauses (->) in \"try\""));
        };
        self.at_line(clause.line);
        let mut next = Self::label();
        let (scope, mark) = (self.scope(), self.mark());
        let (name, modules) = match pattern.as_call("in", 2) {
            Some([name, modules]) => (variable(name), Some(modules)),
            _ if variable(pattern).is_some() => (variable(pattern), None),
            _ if matches!(pattern, Quoted::Node(node) if node.is("_")) => (None, None),
            _ => (None, Some(pattern)),
        };
        let modules = match modules {
            Some(Quoted::Node(any)) if any.is("_") => None,
            Some(list @ Quoted::List(_)) => Some(list.clone()),
            Some(one) => Some(list(vec![one.clone()])),
            None => None,
        };
        // The error as an exception, when it is one of those; else nil.
        let held = |slot: Slot| {
            named_variable(Atom::new(
                ["caught@kind", "caught@value", "caught@trace"][usize::from(slot)],
            ))
        };
        for at in 0..CAUGHT as Slot {
            if let Some(name) = variable(&held(at)) {
                self.bind_to(name, caught + at);
            }
        }
        let arguments = vec![held(0), held(1), held(2), modules.unwrap_or(atom("any"))];
        let exception = self.slot()?;
        let rescued = remote("Elixir.Coppice", "rescued", arguments);
        self.expression(&rescued, Want::Into(exception))?;
        let value = Source::Slot(exception);
        self.emit_to(&mut next, Instruction::Unless { value, at: 0 });
        if let Some(name) = name {
            self.bind_to(name, exception);
        }
        self.way(clause.body, want, end)?;
        self.leave(scope);
        self.release(mark);
        self.place(next);
        Ok(())
    }

    /// `:exit, reason -> body`, `value -> body`.
    fn catch(&mut self, clause: &ArrowClause<'_>, caught: Slot, want: Want, end: &mut Label) -> Compiled<()> {
        let thrown = atom("throw");
        let (kind, value) = match clause.parameters {
            [value] => (&thrown, value),
            [kind, value] => (kind, value),
            _ => return Err(self.error("expected one or two arguments for catch clauses (->) in \"try\"")),
        };
        self.at_line(clause.line);
        let mut next = Self::label();
        let (scope, mark) = (self.scope(), self.mark());
        self.take(kind, Source::Slot(caught), &mut next)?;
        self.take(value, Source::Slot(caught + 1), &mut next)?;
        self.guarded(clause.guard, &mut next)?;
        self.way(clause.body, want, end)?;
        self.leave(scope);
        self.release(mark);
        self.place(next);
        Ok(())
    }

    /// `receive do … after … end`.
    pub(super) fn receive(&mut self, options: &Quoted, want: Want) -> Compiled<Source> {
        let clauses = keyword(options, "do").and_then(arrows).unwrap_or_default();
        let after = keyword(options, "after").and_then(arrows);
        let (want, result) = self.joined(want)?;
        let (outer, mark) = (self.scope(), self.mark());
        let timeout = match after.as_deref() {
            Some([ArrowClause { parameters: [time], .. }]) => Some(self.expression(time, Want::Value)?),
            Some(_) => return Err(self.error("expected a single -> clause for :after in \"receive\"")),
            None => None,
        };
        // None of the clauses sees what the time has used.
        let timed = self.set_uses_aside(outer);
        let number = self.slot()?;
        let mut compiled = Vec::new();
        let mut scopes = Vec::new();
        for clause in &clauses {
            let [pattern] = clause.parameters else {
                return Err(self.error("expected one argument for :do clauses (->) in \"receive\""));
            };
            self.at_line(clause.line);
            let scope = self.scope();
            let pattern = self.pattern(pattern)?;
            let guards = match clause.guard {
                Some(guard) => self.guards(guard)?,
                None => Box::default(),
            };
            compiled.push(CaseClause { pattern, guards });
            scopes.push(self.bound_since(scope));
            self.leave(scope);
        }
        let line = self.line();
        let receive = self.unit.receive(Rc::from(compiled), line)?;
        let (mut late, mut end) = (Self::label(), Self::label());
        self.emit_to(
            &mut late,
            Instruction::Receive {
                to: number,
                receive,
                timeout,
                at: 0,
            },
        );
        for (is, (clause, bound)) in clauses.iter().zip(scopes).enumerate() {
            let mut next = Self::label();
            let scope = self.scope();
            let is = is as u16;
            self.emit_to(&mut next, Instruction::UnlessClause { number, is, at: 0 });
            for (name, slot) in bound {
                self.bind_to(name, slot);
            }
            self.way(clause.body, want, &mut end)?;
            self.leave(scope);
            self.place(next);
        }
        self.place(late);
        match after.as_deref() {
            Some([clause]) => self.way(clause.body, want, &mut end)?,
            _ => {
                let nil = self.constant(Term::atom("nil"))?;
                self.done(want, nil);
            }
        }
        self.place(end);
        self.bring_back(outer, timed);
        self.leave(outer);
        self.release(mark);
        Ok(result)
    }

    /// The `do` of a `def` with `rescue` and the like behind it is a `try`.
    pub(super) fn as_try(options: &Quoted) -> Option<Quoted> {
        let body = keyword(options, "do")?;
        let more = ["rescue", "catch", "else", "after"]
            .iter()
            .any(|name| keyword(options, name).is_some());
        Some(if more {
            call("try", vec![options.clone()])
        } else {
            body.clone()
        })
    }

    pub(super) fn head_name(quoted: &Quoted) -> Option<Atom> {
        match quoted {
            Quoted::Node(node) => match &node.head {
                Head::Name(name) => Some(*name),
                Head::Quoted(_) => None,
            },
            _ => None,
        }
    }
}
