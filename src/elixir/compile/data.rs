//! Maps, structs, binaries, sigils: what data is written as.

use super::body::{Body, Want};
use super::error::Compiled;
use super::quoted::{NodeExt, QuotedExt};
use crate::elixir::code::{Failure, Instruction, Source};
use crate::elixir::syntax::{Node, Quoted};
use crate::runtime::{Atom, Term};

use std::rc::Rc;

/// The fields of a struct with their defaults, in the order of its `defstruct`.
pub(super) type Fields = Rc<[(Term, Term)]>;

impl Body<'_, '_> {
    /// `%{a => b}`, `%{map | a => b}`.
    pub(super) fn map(&mut self, pairs: &[Quoted], want: Want) -> Compiled<Source> {
        if let [update] = pairs
            && let Some([map, Quoted::List(changes)]) = update.as_call("|", 2)
        {
            let mut row = vec![map];
            self.push_pairs(changes, &mut row)?;
            return self.made(row.into_iter(), want, |_, to, row| Ok(Instruction::Update { to, row }));
        }
        let mut row = Vec::new();
        self.push_pairs(pairs, &mut row)?;
        self.made(row.into_iter(), want, |_, to, row| Ok(Instruction::Map { to, row }))
    }

    fn push_pairs<'q>(&mut self, pairs: &'q [Quoted], row: &mut Vec<&'q Quoted>) -> Compiled<()> {
        for pair in pairs {
            match pair {
                Quoted::Pair(pair) => row.extend([&pair.0, &pair.1]),
                _ => return Err(self.error("expected key-value pairs in a map")),
            }
        }
        Ok(())
    }

    /// `%Module{a: b}`, `%Module{struct | a: b}`.
    pub(super) fn structure(&mut self, module: &Quoted, map: &Node, want: Want) -> Compiled<Source> {
        let Some(Term::Atom(module)) = self.constant_value(module)? else {
            return Err(self.error("expected struct name to be a compile time atom or alias"));
        };
        let arguments = map.arguments().unwrap_or_default();
        let (updated, pairs) = match arguments {
            [update] => match update.as_call("|", 2) {
                Some([value, Quoted::List(pairs)]) => (Some(value), &**pairs),
                _ => (None, arguments),
            },
            _ => (None, arguments),
        };
        let mut row = Vec::new();
        self.push_pairs(pairs, &mut row)?;
        let fields = match self.fitting_fields(module, &row, updated.is_some()) {
            Ok(fields) => fields,
            // What is wrong in the values is said first.
            Err(wrong) => {
                let values: Vec<_> = updated.into_iter().chain(row).collect();
                self.values(values.into_iter())?;
                return Err(wrong);
            }
        };
        let line = self.line();
        if let Some(updated) = updated {
            let why = Failure::Struct(self.unit.constant(Term::Atom(module), line)?);
            let to = self.target(want)?;
            let mark = self.mark();
            let values = self.row(row.len() + 1)?;
            // It is looked at before there are any values.
            let (scope, value) = (self.scope(), Source::Slot(values.first));
            self.expression(updated, Want::Into(values.first))?;
            self.emit(Instruction::Fail { why, value });
            let mut bound = self.set_aside(scope);
            self.values_into(values.first + 1, 0, &row, &mut bound)?;
            self.bring_back(scope, bound);
            self.emit(Instruction::Update { to, row: values });
            self.release(mark);
            return Ok(self.done(want, Source::Slot(to)));
        }
        let base = Term::structure(module, fields.iter().cloned());
        let constant = self.unit.constant(base, line)?;
        self.made(row.into_iter(), want, |_, to, row| {
            Ok(Instruction::Struct { to, constant, row })
        })
    }

    /// The fields of that struct, when these keys and values fit it.
    fn fitting_fields(&self, module: Atom, row: &[&Quoted], is_update: bool) -> Compiled<Fields> {
        let fields = self.struct_fields(module, u8::from(!is_update))?;
        for key in row.iter().step_by(2) {
            if let Quoted::Literal(key) = key
                && !fields.iter().any(|(field, _)| field == key)
            {
                let wrong = self.unknown_key(key, module);
                return Err(if is_update { wrong } else { wrong.no_field(key) });
            }
        }
        if !is_update {
            self.check_enforced(module, row)?;
        }
        Ok(fields)
    }

    fn check_enforced(&self, module: Atom, row: &[&Quoted]) -> Compiled<()> {
        let enforced = self.unit.loaded.enforced(module);
        let given = |key: &Atom| {
            row.iter()
                .step_by(2)
                .any(|known| matches!(known, Quoted::Literal(Term::Atom(name)) if name == key))
        };
        let missing: Vec<_> = enforced
            .iter()
            .filter(|key| !given(key))
            .map(|key| Term::Atom(*key))
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        let message = format!(
            "the following keys must also be given when building struct {}: {}",
            Term::Atom(module),
            Term::list(missing)
        );
        Err(self.error(&message).argument_error())
    }

    /// The fields of the struct of a module; `given` is how many arguments the function that makes it would be called with.
    pub(super) fn struct_fields(&self, module: Atom, given: u8) -> Compiled<Fields> {
        if self.unit.module == Some(module)
            && let Some(fields) = &self.unit.fields
        {
            return Ok(Rc::clone(fields));
        }
        if let Some(fields) = self.unit.loaded.fields(module) {
            return Ok(fields);
        }
        let shown = Term::Atom(module);
        let message = format!(
            "{shown}.__struct__/{given} is undefined, cannot expand struct {shown}. Make sure the struct name is correct. If the struct name exists and is correct but it still cannot be found, you likely have cyclic module usage in your code"
        );
        Err(self.error(&message))
    }

    pub(super) fn unknown_key(&self, key: &Term, module: Atom) -> super::error::CompileError {
        self.error(&format!("unknown key {key} for struct {}", Term::Atom(module)))
    }
}
