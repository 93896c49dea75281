//! Quoted expressions as the compiler reads and writes them.

use crate::elixir::syntax::{Arguments, Extra, Head, Meta, Node, Quoted};
use crate::runtime::{Atom, GuardFunction, Term};

/// How the compiler looks at a node.
pub(super) trait NodeExt {
    /// Is that its name?
    fn is(&self, name: &str) -> bool;
    /// Its arguments, when it has a list of them.
    fn arguments(&self) -> Option<&[Quoted]>;
    /// Is it a variable, or a call without parentheses and arguments?
    fn is_variable(&self) -> bool;
    /// `a.b`, without parentheses.
    fn has_no_parens(&self) -> bool;
    /// What stands before the text of a sigil: `[`.
    fn delimiter(&self) -> Option<&'static str>;
}

impl NodeExt for Node {
    fn is(&self, name: &str) -> bool {
        matches!(&self.head, Head::Name(own) if own.name() == name)
    }

    fn arguments(&self) -> Option<&[Quoted]> {
        match &self.arguments {
            Arguments::Some(arguments) => Some(arguments),
            Arguments::Variable => None,
        }
    }

    fn is_variable(&self) -> bool {
        matches!((&self.head, &self.arguments), (Head::Name(_), Arguments::Variable))
    }

    fn has_no_parens(&self) -> bool {
        self.meta.extra == Extra::NoParens
    }

    fn delimiter(&self) -> Option<&'static str> {
        match self.meta.extra {
            Extra::Delimiter(delimiter) => Some(delimiter),
            _ => None,
        }
    }
}

/// How the compiler looks at what is quoted.
pub(super) trait QuotedExt {
    /// The arguments of a node of that name with so many.
    fn as_call(&self, name: &str, count: usize) -> Option<&[Quoted]>;
}

impl QuotedExt for Quoted {
    fn as_call(&self, name: &str, count: usize) -> Option<&[Quoted]> {
        self.arguments_of(name).filter(|arguments| arguments.len() == count)
    }
}

/// A node as what it is.
pub(super) fn quoted(node: &Node) -> Quoted {
    Quoted::Node(std::rc::Rc::new(node.clone()))
}

/// The value under a keyword: `do`, `else`.
pub(super) fn keyword<'q>(options: &'q Quoted, name: &str) -> Option<&'q Quoted> {
    let Quoted::List(pairs) = options else { return None };
    pairs.iter().find_map(|pair| match pair {
        Quoted::Pair(pair) => match &pair.0 {
            Quoted::Literal(key) if key.is_atom(name) => Some(&pair.1),
            _ => None,
        },
        _ => None,
    })
}

/// All keywords with their values, when these are keywords.
pub(super) fn keywords(options: &Quoted) -> Option<Vec<(Atom, &Quoted)>> {
    let pairs = match options {
        Quoted::List(pairs) => pairs,
        Quoted::Literal(Term::List(list)) if list.is_empty() => return Some(Vec::new()),
        _ => return None,
    };
    let mut read = Vec::new();
    for pair in pairs.iter() {
        let Quoted::Pair(pair) = pair else { return None };
        let Quoted::Literal(Term::Atom(key)) = &pair.0 else {
            return None;
        };
        read.push((*key, &pair.1));
    }
    Some(read)
}

/// `parameters when guard -> body`.
#[derive(Clone, Copy, Debug)]
pub(super) struct ArrowClause<'q> {
    pub parameters: &'q [Quoted],
    pub guard: Option<&'q Quoted>,
    pub body: &'q Quoted,
    pub line: u32,
}

impl<'q> ArrowClause<'q> {
    fn of(quoted: &'q Quoted) -> Option<Self> {
        let Quoted::Node(node) = quoted else { return None };
        let Some([Quoted::List(left), body]) = node.arguments().filter(|_| node.is("->")) else {
            return None;
        };
        let (parameters, guard) = match &**left {
            [one] => match one.arguments_of("when") {
                Some([parameters @ .., guard]) => (parameters, Some(guard)),
                _ => (&**left, None),
            },
            all => (all, None),
        };
        Some(Self {
            parameters,
            guard,
            body,
            line: node.meta.line,
        })
    }
}

/// The clauses behind a `do` or a `fn`.
pub(super) fn arrows(quoted: &Quoted) -> Option<Vec<ArrowClause<'_>>> {
    let Quoted::List(clauses) = quoted else { return None };
    clauses.iter().map(ArrowClause::of).collect()
}

pub(super) fn clauses(quoted: &[Quoted]) -> Option<Vec<ArrowClause<'_>>> {
    quoted.iter().map(ArrowClause::of).collect()
}

/// The name of a variable; `None` for anything else, and for `_` and what looks like one and is none.
pub(super) fn variable(quoted: &Quoted) -> Option<Atom> {
    let Quoted::Node(node) = quoted else { return None };
    match (&node.head, &node.arguments) {
        (Head::Name(name), Arguments::Variable) if !name.name().starts_with("__") && name.name() != "_" => Some(*name),
        _ => None,
    }
}

/// An integer or a float that is written.
pub(super) fn integer(quoted: &Quoted) -> Option<Number<'_>> {
    match quoted {
        Quoted::Literal(term) if term.is_number() => Some(Number(term)),
        _ => None,
    }
}

pub(super) struct Number<'q>(&'q Term);

impl Number<'_> {
    pub(super) fn signed(&self, negative: bool) -> Term {
        let negated = || GuardFunction::Negate.of_one(self.0);
        if negative {
            negated().unwrap_or_else(|| self.0.clone())
        } else {
            self.0.clone()
        }
    }
}

// What the compiler writes.

pub(super) fn call(name: &'static str, arguments: Vec<Quoted>) -> Quoted {
    node(Head::Name(Atom::new(name)), arguments)
}

fn node(head: Head, arguments: Vec<Quoted>) -> Quoted {
    Quoted::node(head, Meta::none(), Arguments::Some(arguments))
}

pub(super) fn nowhere() -> Meta {
    Meta::none()
}

pub(super) fn list(elements: Vec<Quoted>) -> Quoted {
    Quoted::List(elements.into())
}

pub(super) fn pair(one: Quoted, other: Quoted) -> Quoted {
    Quoted::Pair(std::rc::Rc::new((one, other)))
}

/// `Module.name(arguments)`.
pub(super) fn remote(module: &'static str, name: &'static str, arguments: Vec<Quoted>) -> Quoted {
    let target = vec![Quoted::Literal(Term::atom(module)), Quoted::Literal(Term::atom(name))];
    node(Head::Quoted(call(".", target)), arguments)
}

pub(super) fn named_variable(name: Atom) -> Quoted {
    Quoted::node(Head::Name(name), Meta::none(), Arguments::Variable)
}

pub(super) fn block(expressions: Vec<Quoted>) -> Quoted {
    call("__block__", expressions)
}

pub(super) fn atom(name: &'static str) -> Quoted {
    Quoted::Literal(Term::atom(name))
}

/// `[name: value]`.
pub(super) fn options(pairs: Vec<(&'static str, Quoted)>) -> Quoted {
    let keyed = |(name, value)| pair(atom(name), value);
    list(pairs.into_iter().map(keyed).collect())
}

/// `parameters -> body`.
pub(super) fn arrow(parameters: Vec<Quoted>, body: Quoted) -> Quoted {
    call("->", vec![list(parameters), body])
}
