//! Quoted code: what Elixir code is as data.

use std::rc::Rc;

use crate::runtime::{Atom, Term};

/// A piece of code.
#[derive(Clone, Debug, PartialEq)]
pub enum Quoted {
    /// An integer, a float, an atom or a binary, which stand for themselves.
    Literal(Term),
    /// A list; a charlist is one of integers, and keywords are one of pairs.
    List(Rc<[Quoted]>),
    /// A tuple of two.
    Pair(Rc<(Quoted, Quoted)>),
    /// Everything else: `{head, meta, arguments}`.
    Node(Rc<Node>),
}

/// A call, an operator, a block, a variable.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What is called, or the name of the variable.
    pub head: Head,
    /// Where it stands.
    pub meta: Meta,
    /// With what.
    pub arguments: Arguments,
}

/// The first element of a node.
#[derive(Clone, Debug, PartialEq)]
pub enum Head {
    /// `{:foo, …}`.
    Name(Atom),
    /// `{{:., …}, …}`, and calls of what a call returns.
    Quoted(Quoted),
}

/// The last element of a node.
#[derive(Clone, Debug, PartialEq)]
pub enum Arguments {
    /// `nil`: a variable, or a call without parentheses and arguments.
    Variable,
    /// Arguments.
    Some(Vec<Quoted>),
}

/// The middle element of a node.
#[derive(Clone, Debug, PartialEq)]
pub struct Meta {
    /// From what the source was said to begin with; 0 where Elixir says no line, in a block that is written nowhere.
    pub line: u32,
    /// In characters, from 1. Elixir does not say it by default, and [`Quoted::to_term`] does not either.
    pub column: u32,
    /// What else there is to say.
    pub extra: Extra,
}

/// What the meta of some nodes says beside the line.
#[derive(Clone, Debug, PartialEq)]
pub enum Extra {
    /// Nothing.
    Nothing,
    /// `no_parens: true`: `a.b`, without parentheses.
    NoParens,
    /// `ambiguous_op: nil`: `a -1`, which may have been meant as a subtraction.
    AmbiguousOp,
    /// `delimiter:`, of a sigil.
    Delimiter(&'static str),
    /// `indentation:`, of a sigil's heredoc, in spaces.
    Indentation(u32),
    /// The lines of further parentheses around a block.
    Parentheses(Rc<[u32]>),
}

impl Meta {
    /// Of a block that is written nowhere.
    #[must_use]
    pub const fn none() -> Self {
        Self::at(0, 0)
    }

    /// Of what stands there.
    #[must_use]
    pub const fn at(line: u32, column: u32) -> Self {
        Self {
            line,
            column,
            extra: Extra::Nothing,
        }
    }

    /// The same, with that to say.
    #[must_use]
    pub fn with(self, extra: Extra) -> Self {
        Self { extra, ..self }
    }

    /// The keywords that Elixir makes of it by default.
    #[must_use]
    pub fn to_term(&self) -> Term {
        let pair = |key: &'static str, value: Term| Term::tuple([Term::atom(key), value]);
        let line = |line: u32| pair("line", Term::Int(line.into()));
        let mut pairs = Vec::new();
        match &self.extra {
            Extra::Nothing | Extra::Parentheses(_) => {}
            Extra::NoParens => pairs.push(pair("no_parens", Term::atom("true"))),
            Extra::AmbiguousOp => pairs.push(pair("ambiguous_op", Term::atom("nil"))),
            Extra::Delimiter(delimiter) => pairs.push(pair("delimiter", Term::str(delimiter))),
            Extra::Indentation(spaces) => pairs.push(pair("indentation", Term::Int((*spaces).into()))),
        }
        if self.line > 0 {
            pairs.push(line(self.line));
        }
        if let Extra::Parentheses(lines) = &self.extra {
            pairs.extend(lines.iter().map(|further| line(*further)));
        }
        Term::list(pairs)
    }
}

impl Quoted {
    /// An atom.
    #[must_use]
    pub const fn atom(atom: Atom) -> Self {
        Self::Literal(Term::Atom(atom))
    }

    /// The atom of a name that is known when the program is written.
    #[must_use]
    pub const fn name(name: &'static str) -> Self {
        Self::atom(Atom::new(name))
    }

    /// A node with a name and arguments.
    #[must_use]
    pub fn call(name: Atom, meta: Meta, arguments: Vec<Self>) -> Self {
        Self::node(Head::Name(name), meta, Arguments::Some(arguments))
    }

    /// A node.
    #[must_use]
    pub fn node(head: Head, meta: Meta, arguments: Arguments) -> Self {
        Self::Node(Rc::new(Node { head, meta, arguments }))
    }

    /// The node, when this is one.
    #[must_use]
    pub fn as_node(&self) -> Option<&Node> {
        match self {
            Self::Node(node) => Some(node),
            Self::Literal(_) | Self::List(_) | Self::Pair(_) => None,
        }
    }

    /// The arguments, when this is a node of that name that has some, or at least a list of them.
    #[must_use]
    pub fn arguments_of(&self, name: &str) -> Option<&[Self]> {
        let node = self.as_node()?;
        match (&node.head, &node.arguments) {
            (Head::Name(own), Arguments::Some(arguments)) if own.name() == name => Some(arguments),
            (Head::Name(_) | Head::Quoted(_), Arguments::Some(_) | Arguments::Variable) => None,
        }
    }

    /// The term that `Code.string_to_quoted/2` gives by default.
    #[must_use]
    pub fn to_term(&self) -> Term {
        let all = |elements: &[Self]| Term::list(elements.iter().map(Self::to_term).collect::<Vec<_>>());
        match self {
            Self::Literal(term) => term.clone(),
            Self::List(elements) => all(elements),
            Self::Pair(pair) => Term::tuple([pair.0.to_term(), pair.1.to_term()]),
            Self::Node(node) => {
                let head = match &node.head {
                    Head::Name(name) => Term::Atom(*name),
                    Head::Quoted(quoted) => quoted.to_term(),
                };
                let arguments = match &node.arguments {
                    Arguments::Variable => Term::atom("nil"),
                    Arguments::Some(arguments) => all(arguments),
                };
                Term::tuple([head, node.meta.to_term(), arguments])
            }
        }
    }
}
