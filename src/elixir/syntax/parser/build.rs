//! Quoted code as it is put together: with how deep it is, and what it may be part of.

use std::rc::Rc;

use super::super::error::{Complaint, Outcome};
use super::super::quoted::{Arguments, Extra, Head, Meta, Quoted};
use super::super::token::MOST_DEEP;
use crate::runtime::{Atom, Term};

/// What an expression ends with, which decides where it may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CallShape {
    /// Nothing of note.
    Matched,
    /// `do … end`.
    Unmatched,
    /// Arguments without parentheses, of which there are several, or one that is such a call in turn.
    NoParens,
}

/// What an expression is, as far as that decides what may follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Whatever `[` may follow: a literal, something in brackets.
    Access,
    /// A module's name.
    Alias,
    /// An atom.
    Atom,
    /// A name with `[` right behind it.
    Bracket,
    /// A name without arguments.
    Name,
    /// A call without parentheses and with one argument.
    One,
    /// A call with parentheses.
    Parens,
    /// What may name a struct, with an operator before it.
    Prefixed,
    /// An operator, a call with a block.
    Other,
}

/// An expression.
#[derive(Debug)]
pub(super) struct Built {
    pub(super) quoted: Quoted,
    pub(super) depth: u32,
    pub(super) shape: CallShape,
    pub(super) form: Form,
}

/// Expressions in a row.
#[derive(Debug, Default)]
pub(super) struct Series {
    pub(super) items: Vec<Quoted>,
    /// Of the deepest.
    pub(super) depth: u32,
}

impl Form {
    /// True for what a bracket behind it looks something up in.
    pub(super) fn takes_bracket(self) -> bool {
        match self {
            Self::Access | Self::Alias | Self::Atom | Self::Bracket | Self::Parens => true,
            Self::Name | Self::One | Self::Prefixed | Self::Other => false,
        }
    }

    /// True for what may name a struct.
    pub(super) fn names_struct(self) -> bool {
        match self {
            Self::Alias | Self::Atom | Self::Name | Self::Parens | Self::Prefixed => true,
            Self::Access | Self::Bracket | Self::One | Self::Other => false,
        }
    }
}

impl CallShape {
    /// The shape of an operator with such operands.
    pub(super) fn beside(self, right: Self) -> Self {
        match (self, right) {
            (Self::Unmatched, _) | (_, Self::Unmatched) => Self::Unmatched,
            (_, Self::NoParens) => Self::NoParens,
            (left, Self::Matched) => left,
        }
    }
}

impl Series {
    #[inline(never)]
    pub(super) fn push(&mut self, built: Built) {
        self.depth = self.depth.max(built.depth);
        self.items.push(built.quoted);
    }

    #[inline(never)]
    pub(super) fn append(&mut self, mut other: Self) {
        self.depth = self.depth.max(other.depth);
        self.items.append(&mut other.items);
    }

    /// The list of them.
    #[inline(never)]
    pub(super) fn list(self) -> Built {
        Built {
            depth: self.depth + 1,
            ..access(Quoted::List(Rc::from(self.items)))
        }
    }
}

impl<const N: usize> From<[Built; N]> for Series {
    fn from(all: [Built; N]) -> Self {
        let mut many = Self::default();
        all.into_iter().for_each(|built| many.push(built));
        many
    }
}

/// What is as deep as nothing.
pub(super) fn access(quoted: Quoted) -> Built {
    Built {
        quoted,
        depth: 0,
        shape: CallShape::Matched,
        form: Form::Access,
    }
}

/// A literal.
#[inline(never)]
pub(super) fn literal(term: Term) -> Built {
    access(Quoted::Literal(term))
}

/// A pair.
#[inline(never)]
pub(super) fn pair(first: Built, second: Built) -> Built {
    let depth = first.depth.max(second.depth) + 1;
    Built {
        depth,
        ..access(Quoted::Pair(Rc::new((first.quoted, second.quoted))))
    }
}

/// A node with a name that is known when the program is written.
#[inline(never)]
pub(super) fn node(name: &'static str, meta: Meta, arguments: Series) -> Outcome<Built> {
    headed(Head::Name(Atom::new(name)), 0, meta, arguments)
}

/// A node with a head that is so deep.
#[inline(never)]
pub(super) fn headed(head: Head, head_depth: u32, meta: Meta, arguments: Series) -> Outcome<Built> {
    let depth = arguments.depth.max(head_depth) + 1;
    if depth > MOST_DEEP {
        return Err(too_long(meta.line, meta.column.max(1)));
    }
    Ok(Built {
        depth,
        ..access(Quoted::node(head, meta, Arguments::Some(arguments.items)))
    })
}

/// The error of a tree that is too deep, which Elixir does not have.
pub(super) fn too_long(line: u32, column: u32) -> Box<Complaint> {
    let what = format!("the code is a tree of more than {MOST_DEEP} levels here, which Coppice does not read");
    Complaint::new(line, column, what)
}

/// `module.function(arguments)`, of a module that Elixir puts there.
#[inline(never)]
pub(super) fn remote(module: &'static str, function: &'static str, meta: Meta, arguments: Series) -> Outcome<Built> {
    let names = Series {
        items: vec![Quoted::name(module), Quoted::name(function)],
        depth: 0,
    };
    let dot = node(".", meta.clone(), names)?;
    headed(Head::Quoted(dot.quoted), dot.depth, meta, arguments)
}

/// Expressions that follow each other; one alone is itself, unless Elixir marks that it stood in a block.
pub(super) fn block(mut all: Vec<Built>) -> Outcome<Built> {
    let is_marked = |quoted: &Quoted| {
        let one = |name| quoted.arguments_of(name).is_some_and(|arguments| arguments.len() == 1);
        one("not") || one("!") || one("unquote_splicing")
    };
    if all.len() == 1 && !is_marked(&all[0].quoted) {
        return Ok(all.remove(0));
    }
    let mut many = Series::default();
    all.into_iter().for_each(|built| many.push(built));
    node("__block__", Meta::none(), many)
}

/// A block in parentheses, which stand there: the block knows of them.
pub(super) fn in_parentheses(mut built: Built, parenthesis: &Meta) -> Built {
    built.shape = CallShape::Matched;
    built.form = Form::Access;
    let Quoted::Node(node) = &mut built.quoted else {
        return built;
    };
    let is_block = matches!(node.head, Head::Name(name) if name.name() == "__block__");
    if is_block && let Some(node) = Rc::get_mut(node) {
        let meta = &mut node.meta;
        if meta.line == 0 {
            *meta = parenthesis.clone();
        } else {
            let mut lines = match &meta.extra {
                Extra::Parentheses(lines) => lines.to_vec(),
                _ => Vec::new(),
            };
            lines.push(parenthesis.line);
            meta.extra = Extra::Parentheses(Rc::from(lines));
        }
    }
    built
}

/// A variable.
pub(super) fn variable(name: Atom, meta: Meta) -> Quoted {
    Quoted::node(Head::Name(name), meta, Arguments::Variable)
}
