//! `case`, `cond`, `if`, `and`, `or`, `with`: where one of several ways is taken.

use super::body::{Body, Label, Want};
use super::error::Compiled;
use super::quoted::{ArrowClause, QuotedExt, arrows, keyword, variable};
use crate::elixir::code::{Failure, Instruction, Source};
use crate::elixir::syntax::Quoted;
use crate::runtime::{Atom, MatchPattern, Slot, Term};

impl Body<'_, '_> {
    /// Where the value of each of several ways goes.
    pub(super) fn joined(&mut self, want: Want) -> Compiled<(Want, Source)> {
        match want {
            Want::Return => Ok((want, Source::Slot(0))),
            Want::Into(slot) => Ok((want, Source::Slot(slot))),
            Want::Value => {
                let slot = self.slot()?;
                Ok((Want::Into(slot), Source::Slot(slot)))
            }
        }
    }

    /// One way: its variables are its own. It goes on at the end, unless it has returned.
    pub(super) fn way(&mut self, quoted: &Quoted, want: Want, end: &mut Label) -> Compiled<()> {
        let (scope, mark) = (self.scope(), self.mark());
        self.expression(quoted, want)?;
        self.leave(scope);
        self.release(mark);
        if want != Want::Return {
            self.jump(end);
        }
        Ok(())
    }

    pub(super) fn case(&mut self, value: &Quoted, options: &Quoted, want: Want) -> Compiled<Source> {
        let (want, result) = self.joined(want)?;
        let value = self.expression(value, Want::Value)?;
        let Some(clauses) = keyword(options, "do").and_then(arrows) else {
            return Err(self.error("missing :do option in \"case\""));
        };
        let mut end = Self::label();
        self.clauses_on(value, &clauses, Failure::Case, want, &mut end)?;
        self.place(end);
        Ok(result)
    }

    /// Clauses on one value.
    pub(super) fn clauses_on(
        &mut self,
        value: Source,
        clauses: &[ArrowClause<'_>],
        failure: Failure,
        want: Want,
        end: &mut Label,
    ) -> Compiled<()> {
        let line = self.line();
        for clause in clauses {
            let [pattern] = clause.parameters else {
                return Err(self.error("expected one argument for a clause (->)"));
            };
            let mut next = Self::label();
            let scope = self.scope();
            let mark = self.mark();
            self.at_line(clause.line);
            self.take(pattern, value, &mut next)?;
            self.guarded(clause.guard, &mut next)?;
            self.way(clause.body, want, end)?;
            self.leave(scope);
            self.release(mark);
            self.place(next);
        }
        // That none takes it is an error of the whole.
        self.at_line(line);
        self.fail(failure, value);
        Ok(())
    }

    /// Goes on at the label when the value is not like the pattern.
    pub(super) fn take(&mut self, pattern: &Quoted, value: Source, otherwise: &mut Label) -> Compiled<()> {
        if let (Some(name), Source::Slot(slot)) = (variable(pattern), value) {
            // Nothing writes the slot of a value that clauses are tried on.
            self.bind_to(name, slot);
            return Ok(());
        }
        match self.pattern(pattern)? {
            MatchPattern::Any => {}
            MatchPattern::Bind(to) => self.emit(Instruction::Move { to, from: value }),
            pattern => {
                let line = self.line();
                let pattern = self.unit.pattern(pattern, line)?;
                self.emit_to(otherwise, Instruction::Match { pattern, value, at: 0 });
            }
        }
        Ok(())
    }

    pub(super) fn guarded(&mut self, guard: Option<&Quoted>, otherwise: &mut Label) -> Compiled<()> {
        let Some(guard) = guard else { return Ok(()) };
        let guards = self.guards(guard)?;
        let line = self.line();
        let guards = self.unit.guards(guards, line)?;
        self.emit_to(otherwise, Instruction::Guards { guards, at: 0 });
        Ok(())
    }

    pub(super) fn cond(&mut self, options: &Quoted, want: Want) -> Compiled<Source> {
        let Some(clauses) = keyword(options, "do").and_then(arrows) else {
            return Err(self.error("missing :do option in \"cond\""));
        };
        let (want, result) = self.joined(want)?;
        let mut end = Self::label();
        for clause in &clauses {
            let [condition] = clause.parameters else {
                return Err(self.error("expected one argument for a clause (->)"));
            };
            let mut next = Self::label();
            let (scope, mark) = (self.scope(), self.mark());
            let value = self.expression(condition, Want::Value)?;
            self.emit_to(&mut next, Instruction::Unless { value, at: 0 });
            self.way(clause.body, want, &mut end)?;
            self.leave_used(scope);
            self.release(mark);
            self.place(next);
        }
        let nothing = self.constant(Term::atom("nil"))?;
        self.fail(Failure::Cond, nothing);
        self.place(end);
        Ok(result)
    }

    /// `if`: one way or the other, which is `nil` where it is not written.
    pub(super) fn conditional(
        &mut self,
        condition: &Quoted,
        then: Option<&Quoted>,
        otherwise: Option<&Quoted>,
        want: Want,
    ) -> Compiled<Source> {
        let (want, result) = self.joined(want)?;
        let (scope, mark) = (self.scope(), self.mark());
        let value = self.expression(condition, Want::Value)?;
        let (mut end, mut taken) = (Self::label(), Self::label());
        self.emit_to(&mut taken, Instruction::If { value, at: 0 });
        let nil = Quoted::Literal(Term::atom("nil"));
        // What is wrong in the `else` is said first.
        self.way(otherwise.unwrap_or(&nil), want, &mut end)?;
        self.place(taken);
        self.way(then.unwrap_or(&nil), want, &mut end)?;
        self.place(end);
        // What the condition has bound stays bound behind the `if`.
        let _ = scope;
        self.release(mark);
        Ok(result)
    }

    /// `and`, `or`: the first has to be a boolean.
    pub(super) fn both(&mut self, operator: Atom, one: &Quoted, other: &Quoted, want: Want) -> Compiled<Source> {
        let to = self.target(want)?;
        let (line, is) = (self.line(), operator.name() == "and");
        self.expression(one, Want::Into(to))?;
        let mut end = Self::label();
        let operator = self.unit.constant(Term::Atom(operator), line)?;
        let value = Source::Slot(to);
        self.emit_to(
            &mut end,
            Instruction::UnlessBool {
                value,
                is,
                at: 0,
                operator,
            },
        );
        self.expression(other, Want::Into(to))?;
        self.place(end);
        Ok(self.done_at(want, to))
    }

    /// `&&`, `||`.
    pub(super) fn either(&mut self, one: &Quoted, other: &Quoted, both: bool, want: Want) -> Compiled<Source> {
        let to = self.target(want)?;
        self.expression(one, Want::Into(to))?;
        let mut end = Self::label();
        let value = Source::Slot(to);
        let instruction = if both {
            Instruction::Unless { value, at: 0 }
        } else {
            Instruction::If { value, at: 0 }
        };
        self.emit_to(&mut end, instruction);
        self.expression(other, Want::Into(to))?;
        self.place(end);
        Ok(self.done_at(want, to))
    }

    pub(super) fn negation(&mut self, value: &Quoted, want: Want) -> Compiled<Source> {
        let to = self.target(want)?;
        let mark = self.mark();
        let value = self.expression(value, Want::Value)?;
        let (mut end, mut falsy) = (Self::label(), Self::label());
        let [no, yes] = [false, true].map(Term::from);
        let (no, yes) = (self.constant(no)?, self.constant(yes)?);
        self.emit_to(&mut falsy, Instruction::Unless { value, at: 0 });
        self.emit(Instruction::Move { to, from: no });
        self.jump(&mut end);
        self.place(falsy);
        self.emit(Instruction::Move { to, from: yes });
        self.place(end);
        self.release(mark);
        Ok(self.done_at(want, to))
    }

    /// The value is in that slot.
    fn done_at(&mut self, want: Want, slot: Slot) -> Source {
        self.done(want, Source::Slot(slot))
    }

    /// `with pattern <- value, …, do: …, else: …`.
    pub(super) fn with(&mut self, arguments: &[Quoted], want: Want) -> Compiled<Source> {
        let (steps, options) = match arguments.split_last() {
            Some((options @ Quoted::List(_), steps)) if keyword(options, "do").is_some() => (steps, options),
            _ => {
                // What is wrong in the steps is said first.
                let line = self.line();
                for step in arguments.iter().filter(|step| !matches!(step, Quoted::List(_))) {
                    let Some([pattern, value]) = step.as_call("<-", 2) else {
                        self.expression(step, Want::Value)?;
                        continue;
                    };
                    self.expression(value, Want::Value)?;
                    match pattern.as_call("when", 2) {
                        Some([pattern, guard]) => {
                            self.pattern(pattern)?;
                            self.guards(guard)?;
                        }
                        _ => drop(self.pattern(pattern)?),
                    }
                }
                self.at_line(line);
                return Err(self.error("missing :do option in \"with\""));
            }
        };
        let (want, result) = self.joined(want)?;
        let (scope, mark) = (self.scope(), self.mark());
        let (mut end, mut otherwise) = (Self::label(), Self::label());
        let failed = self.slot()?;
        let mut first = None;
        for step in steps {
            let (pattern, guard, value) = match step.as_call("<-", 2) {
                Some([pattern, value]) => match pattern.as_call("when", 2) {
                    Some([pattern, guard]) => (pattern, Some(guard), value),
                    _ => (pattern, None, value),
                },
                _ => {
                    self.expression(step, Want::Value)?;
                    continue;
                }
            };
            self.expression(value, Want::Into(failed))?;
            first.get_or_insert(self.scope());
            match self.pattern(pattern)? {
                MatchPattern::Any => {}
                pattern => {
                    let line = self.line();
                    let pattern = self.unit.pattern(pattern, line)?;
                    let value = Source::Slot(failed);
                    self.emit_to(&mut otherwise, Instruction::Match { pattern, value, at: 0 });
                }
            }
            self.guarded(guard, &mut otherwise)?;
        }
        let body = keyword(options, "do");
        let nil = Quoted::Literal(Term::atom("nil"));
        self.way(body.unwrap_or(&nil), want, &mut end)?;
        // Every step stands within the one before it: only the first value is there for the `else` too.
        self.leave(first.unwrap_or(scope));
        self.leave_used(scope);
        self.place(otherwise);
        match keyword(options, "else").and_then(arrows) {
            Some(clauses) => self.clauses_on(Source::Slot(failed), &clauses, Failure::With, want, &mut end)?,
            None => {
                self.done(want, Source::Slot(failed));
            }
        }
        self.place(end);
        self.release(mark);
        Ok(result)
    }
}
