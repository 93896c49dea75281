//! The body of a module that is run: attributes, what takes effect, and the module at its end.

use std::rc::Rc;

use super::{Going, Halt, Machine, Raised};
use crate::elixir::code::Instruction;
use crate::elixir::compile::{CompileError, CompileErrorKind, compile_module};
use crate::elixir::definition::Written;
use crate::elixir::fault::exception;
use crate::elixir::loaded::Loaded;
use crate::runtime::{Atom, Term};
use crate::tuple;

/// The attributes that say something of what comes next, and are gone then.
const DOC: Atom = Atom::new("doc");
const MODULE_DOC: Atom = Atom::new("moduledoc");

impl Machine {
    pub(super) fn module_instruction(&mut self, instruction: &Instruction, base: usize, loaded: &Loaded) -> Going {
        match *instruction {
            Instruction::BeginModule { definition } => {
                let Some(frame) = self.frames.last() else { return Ok(()) };
                let definition = Rc::clone(&frame.unit.pool.definitions[usize::from(definition)]);
                self.defining.push((definition, Written::default()));
                Ok(())
            }
            Instruction::SetAttribute { name, value } => {
                let (name, value) = (self.constant_atom(name, base), self.source(value, base));
                if let Some((_, written)) = self.defining.last_mut() {
                    written.attributes.insert(name, value);
                }
                Ok(())
            }
            Instruction::GetAttribute { to, name } => {
                let name = self.constant_atom(name, base);
                let value = self
                    .defining
                    .last()
                    .and_then(|(_, written)| written.attributes.get(&name).cloned());
                self.set(base, to, value.unwrap_or(Term::atom("nil")));
                Ok(())
            }
            Instruction::Define { part } => {
                if let Some((definition, written)) = self.defining.last_mut() {
                    if let Some(Term::Str(doc)) = written.attributes.remove(&DOC)
                        && let Some(part) = definition.parts.get(part as usize)
                    {
                        written.docs.insert(part.signature, doc);
                    }
                    written.attributes.remove(&Atom::new("impl"));
                    let attributes = written.attributes.clone();
                    written.defined.push((part, attributes));
                }
                Ok(())
            }
            Instruction::DefineStruct { to, fields } => {
                let fields = self.source(fields, base);
                let refused = |message: String| {
                    Raised::error(exception("Elixir.ArgumentError", [("message", Term::str(&message))]))
                };
                let Some(fields) = struct_fields(&fields) else {
                    return self.raise(refused(format!("struct fields definition must be list, got: {fields}")));
                };
                let Some((definition, written)) = self.defining.last_mut() else {
                    return Ok(());
                };
                let module = Term::Atom(definition.name);
                if written.fields.is_some() {
                    return self.raise(refused(format!(
                        "defstruct has already been called for {module}, defstruct can only be called once per module"
                    )));
                }
                let own = (Term::atom("__struct__"), module);
                self.slots[base + usize::from(to)] = Term::map(fields.iter().cloned().chain([own]));
                written.fields = Some(fields.into());
                Ok(())
            }
            Instruction::EndModule { to, value } => {
                let value = self.source(value, base);
                let Some((definition, mut written)) = self.defining.pop() else {
                    return Ok(());
                };
                if let Some(Term::Str(doc)) = written.attributes.remove(&MODULE_DOC) {
                    written.docs.insert((Atom::new("nil"), 0), doc);
                }
                match compile_module(&definition, &written, loaded) {
                    Ok(unit) => {
                        let name = definition.name;
                        let made = tuple![Atom::new("module"), name, Term::str(""), value];
                        self.set(base, to, made);
                        Err(Halt::Load(Rc::new(unit)))
                    }
                    Err(error) => self.raise(Raised::error(compile_exception(&error, &definition.file))),
                }
            }
            _ => Ok(()),
        }
    }

    fn constant_atom(&self, constant: u16, base: usize) -> Atom {
        match self.source(crate::elixir::code::Source::Constant(constant), base) {
            Term::Atom(name) => name,
            _ => Atom::new("nil"),
        }
    }
}

/// The exception that it is.
pub(in crate::elixir) fn compile_exception(error: &CompileError, file: &str) -> Term {
    match &error.kind {
        CompileErrorKind::Compile => {}
        CompileErrorKind::Argument => {
            return exception("Elixir.ArgumentError", [("message", Term::str(&error.message))]);
        }
        CompileErrorKind::NoClause(module, function, arity) => {
            let fields = [
                ("module", Term::atom(module)),
                ("function", Term::atom(function)),
                ("arity", Term::Int((*arity).into())),
            ];
            return exception("Elixir.FunctionClauseError", fields);
        }
        CompileErrorKind::NoField(key) => return exception("Elixir.KeyError", [("key", key.clone())]),
    }
    let fields = [
        ("file", Term::str(file)),
        ("line", Term::Int(error.line.into())),
        ("description", Term::str(&error.message)),
    ];
    exception("Elixir.CompileError", fields)
}

/// `[:a, b: 1]` as fields with defaults.
fn struct_fields(fields: &Term) -> Option<Vec<(Term, Term)>> {
    let field = |field: &Term| match field {
        Term::Atom(name) => Some((Term::Atom(*name), Term::atom("nil"))),
        pair => match pair.elements()? {
            [name @ Term::Atom(_), default] => Some((name.clone(), default.clone())),
            _ => None,
        },
    };
    fields.as_list()?.iter().map(field).collect()
}
