//! What names mean in a piece of text: the module that it is in, aliases and imports.

use crate::runtime::{Atom, Digest, Digester, Term};

use super::syntax::{Arguments, Head, Node, Quoted};

/// The name of a function: module-local, with how many arguments it takes.
pub type Signature = (Atom, u8);

/// The name of a module is longer than an atom may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameTooLong;

/// Where a piece of text stands. What is typed one line after the other goes on with that of the line before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// The module that the text is in.
    pub module: Option<Atom>,
    /// The function that it is in.
    pub function: Option<Signature>,
    aliases: Vec<(Atom, Atom)>,
    imports: Vec<Import>,
}

crate::digest!(struct Environment { module, function, aliases, imports });

/// `import Module, only: […]`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Import {
    module: Atom,
    only: Option<Vec<Signature>>,
    except: Vec<Signature>,
}

impl Digest for Import {
    fn digest_into(&self, digester: &mut Digester) {
        self.module.digest_into(digester);
        self.only.digest_into(digester);
        self.except.digest_into(digester);
    }
}

/// The module of that name in another.
pub fn child(outer: Option<Atom>, name: &str) -> Option<Atom> {
    let full = match outer {
        Some(outer) => format!("{}.{name}", outer.name()),
        None => format!("Elixir.{name}"),
    };
    Atom::intern(&full)
}

/// The atom of an alias as it is written, whatever it is an alias of.
pub fn written(alias: &Node) -> Result<Option<Atom>, NameTooLong> {
    let parts = arguments(alias).unwrap_or_default().iter();
    let names: Vec<&str> = parts
        .filter_map(|part| match part {
            Quoted::Literal(Term::Atom(name)) => Some(name.name()),
            _ => None,
        })
        .collect();
    module_atom(&names.join(".")).map(Some)
}

/// The atom of a module: `Todo.Server` is `Elixir.Todo.Server`.
pub fn module_atom(name: &str) -> Result<Atom, NameTooLong> {
    Atom::intern(&format!("Elixir.{name}")).ok_or(NameTooLong)
}

impl Environment {
    /// The module that `{:__aliases__, _, [:Todo, :Server]}` means; `None` when it begins with a value.
    pub fn expand(&self, node: &Node) -> Result<Option<Atom>, NameTooLong> {
        let Some([first, rest @ ..]) = arguments(node) else {
            return Ok(None);
        };
        let begins = match first {
            Quoted::Literal(Term::Atom(name)) => self.resolve(*name)?,
            Quoted::Node(first) if is(first, "__MODULE__") => match self.module {
                Some(module) => module,
                None => return Ok(None),
            },
            Quoted::Literal(_) | Quoted::List(_) | Quoted::Pair(_) | Quoted::Node(_) => return Ok(None),
        };
        let mut name = begins.name().to_owned();
        for part in rest {
            if let Quoted::Literal(Term::Atom(part)) = part {
                name.push('.');
                name.push_str(part.name());
            }
        }
        let expanded = Atom::intern(&name);
        expanded.map(Some).ok_or(NameTooLong)
    }

    /// The module that the first word of an alias means.
    fn resolve(&self, name: Atom) -> Result<Atom, NameTooLong> {
        if name.name() == "Elixir" {
            return Ok(name);
        }
        let full = module_atom(name.name())?;
        let aliased = self.aliases.iter().rev().find(|(short, _)| *short == full);
        Ok(aliased.map_or(full, |(_, module)| *module))
    }

    /// `alias module, as: short`.
    pub fn alias(&mut self, module: Atom, short: Option<Atom>) -> Result<(), NameTooLong> {
        let last = module.name().rsplit('.').next().unwrap_or_default();
        let short = match short {
            Some(short) => short,
            None => module_atom(last)?,
        };
        self.aliases.retain(|(known, _)| *known != short);
        self.aliases.push((short, module));
        Ok(())
    }

    /// `import module, only: only, except: except`.
    pub fn import(&mut self, module: Atom, only: Option<Vec<Signature>>, except: Vec<Signature>) {
        self.imports.retain(|import| import.module != module);
        self.imports.push(Import { module, only, except });
    }

    /// The modules that a function of that name may be imported from, the last import first.
    pub fn imported(&self, signature: Signature) -> impl Iterator<Item = Atom> {
        let admits = move |import: &&Import| {
            let among = import.only.as_ref().is_none_or(|only| only.contains(&signature));
            among && !import.except.contains(&signature)
        };
        self.imports.iter().rev().filter(admits).map(|import| import.module)
    }

    /// The name of the module that a `defmodule` inside of this one makes.
    pub fn nested(&self, name: &Quoted) -> Result<Option<(Atom, Option<Atom>)>, NameTooLong> {
        let Quoted::Node(node) = name else {
            return Ok(match name {
                Quoted::Literal(Term::Atom(atom)) => Some((*atom, None)),
                Quoted::Literal(_) | Quoted::List(_) | Quoted::Pair(_) | Quoted::Node(_) => None,
            });
        };
        let Head::Name(head) = &node.head else { return Ok(None) };
        if head.name() != "__aliases__" {
            return Ok(if head.name() == "__MODULE__" {
                self.module.map(|module| (module, None))
            } else {
                None
            });
        }
        let plain = arguments(node)
            .unwrap_or_default()
            .iter()
            .all(|part| matches!(part, Quoted::Literal(_)));
        let (Some(outer), true) = (self.module, plain) else {
            return Ok(self.expand(node)?.map(|module| (module, None)));
        };
        let mut full = outer.name().to_owned();
        for part in arguments(node).unwrap_or_default() {
            if let Quoted::Literal(Term::Atom(part)) = part {
                full.push('.');
                full.push_str(part.name());
            }
        }
        let Some(module) = Atom::intern(&full) else {
            return Err(NameTooLong);
        };
        // Behind the definition, the first word of the name means what has been defined.
        let first = match arguments(node) {
            Some([Quoted::Literal(Term::Atom(first)), ..]) => Some(module_atom(first.name())?),
            _ => None,
        };
        Ok(Some((module, first)))
    }
}

fn arguments(node: &Node) -> Option<&[Quoted]> {
    match &node.arguments {
        Arguments::Some(arguments) => Some(arguments),
        Arguments::Variable => None,
    }
}

fn is(node: &Node, name: &str) -> bool {
    matches!(&node.head, Head::Name(own) if own.name() == name)
}
