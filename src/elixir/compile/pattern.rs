//! Patterns: what stands to the left of `=`, `<-` and `->`.

use super::body::Body;
use super::error::Compiled;
use super::quoted::{NodeExt, QuotedExt, integer};
use crate::elixir::syntax::{Arguments, Head, Node, Quoted};
use crate::runtime::{Atom, KnownValue, MatchPattern, Slot, Term, TermList};

/// The variables that a pattern binds, in order.
pub(super) type Bound = Vec<(Atom, Slot)>;

impl Body<'_, '_> {
    /// The pattern; its variables are bound in the scope when it has been read.
    pub(super) fn pattern(&mut self, quoted: &Quoted) -> Compiled<MatchPattern> {
        let mut bound = Bound::new();
        let pattern = self.pattern_part(quoted, &mut bound)?;
        self.bind_all(bound);
        Ok(pattern)
    }

    fn bind_all(&mut self, bound: Bound) {
        for (name, slot) in bound {
            self.bind_to(name, slot);
        }
    }

    fn pattern_parts(&mut self, quoted: &[Quoted], bound: &mut Bound) -> Compiled<Vec<MatchPattern>> {
        quoted.iter().map(|part| self.pattern_part(part, bound)).collect()
    }

    pub(super) fn pattern_part(&mut self, quoted: &Quoted, bound: &mut Bound) -> Compiled<MatchPattern> {
        self.deeper(|body| match quoted {
            Quoted::Literal(term) => Ok(MatchPattern::literal(term.clone())),
            Quoted::Pair(pair) => {
                let both = [body.pattern_part(&pair.0, bound)?, body.pattern_part(&pair.1, bound)?];
                Ok(MatchPattern::Tuple(both.into()))
            }
            Quoted::List(elements) => body.list_pattern(elements, bound),
            Quoted::Node(node) => body.node_pattern(node, bound),
        })
    }

    fn list_pattern(&mut self, elements: &[Quoted], bound: &mut Bound) -> Compiled<MatchPattern> {
        let empty = || MatchPattern::literal(Term::List(TermList::EMPTY));
        let Some((last, before)) = elements.split_last() else {
            return Ok(empty());
        };
        let (mut heads, last) = match last.as_call("|", 2) {
            Some([head, tail]) => {
                let mut heads = self.pattern_parts(before, bound)?;
                heads.push(self.pattern_part(head, bound)?);
                (heads, self.pattern_part(tail, bound)?)
            }
            _ => (self.pattern_parts(elements, bound)?, empty()),
        };
        // A tail that is written as a list is part of this one.
        if let MatchPattern::List(more, end) = last {
            heads.extend(more);
            return Ok(MatchPattern::List(heads.into(), end));
        }
        Ok(MatchPattern::List(heads.into(), Box::new(last)))
    }

    fn node_pattern(&mut self, node: &Node, bound: &mut Bound) -> Compiled<MatchPattern> {
        self.at_line(node.meta.line);
        let Head::Name(name) = &node.head else {
            return Err(self.error("cannot invoke remote function inside a match"));
        };
        let Arguments::Some(arguments) = &node.arguments else {
            return self.variable_pattern(*name, bound);
        };
        match (name.name(), &**arguments) {
            ("{}", elements) => Ok(MatchPattern::Tuple(self.pattern_parts(elements, bound)?.into())),
            ("=", [one, other]) => {
                let both = (self.pattern_part(one, bound)?, self.pattern_part(other, bound)?);
                Ok(MatchPattern::Both(Box::new(both)))
            }
            ("^", [Quoted::Node(pinned)]) if pinned.is_variable() => {
                let slot = self.pinned(pinned)?;
                Ok(MatchPattern::Same(KnownValue::Slot(slot)))
            }
            ("%{}", pairs) => {
                let pairs = self.map_pattern(pairs, bound)?;
                Ok(MatchPattern::Map(pairs.into()))
            }
            ("%", [module, Quoted::Node(map)]) => self.struct_pattern(module, map, bound),
            ("<>", [prefix, rest]) => self.prefix_pattern(prefix, rest, bound),
            ("<<>>", segments) => self.binary_pattern(segments, bound),
            ("++", [list, rest]) => {
                let heads = match list {
                    Quoted::List(elements) => self.pattern_parts(elements, bound)?,
                    Quoted::Literal(Term::List(list)) => list.iter().cloned().map(MatchPattern::literal).collect(),
                    _ => return Err(self.error("the left argument of ++ inside a match must be a literal list")),
                };
                let rest = self.pattern_part(rest, bound)?;
                Ok(if heads.is_empty() {
                    rest
                } else {
                    MatchPattern::List(heads.into(), Box::new(rest))
                })
            }
            ("-" | "+", [number]) => match integer(number) {
                Some(value) => Ok(MatchPattern::literal(value.signed(name.name() == "-"))),
                None => Err(self.error("invalid pattern in match")),
            },
            ("..", [first, last]) => {
                let step = MatchPattern::Any;
                self.range_pattern(first, last, step, bound)
            }
            ("..//", [first, last, step]) => {
                let step = self.pattern_part(step, bound)?;
                self.range_pattern(first, last, step, bound)
            }
            ("__aliases__", _) => match self.environment.expand(node)? {
                Some(module) => Ok(MatchPattern::literal(Term::Atom(module))),
                None => Err(self.error("invalid pattern in match")),
            },
            ("@", _) => match self.attribute_value(node)? {
                Some(value) => Ok(MatchPattern::literal(value)),
                None => Err(self.error("invalid pattern in match, a module attribute has to be a constant there")),
            },
            ("::", _) => Err(self.error("misplaced operator ::/2")),
            (sigil, _) if sigil.starts_with("sigil_") => match self.sigil_constant(node)? {
                Some(value) => Ok(MatchPattern::literal(value)),
                None => Err(self.error("invalid pattern in match, a sigil has to be a constant there")),
            },
            (name, arguments) => {
                let message = format!(
                    "cannot invoke local {name}/{} inside match, called as: ",
                    arguments.len()
                );
                Err(self.error(message.trim_end_matches(", called as: ")))
            }
        }
    }

    fn variable_pattern(&mut self, name: Atom, bound: &mut Bound) -> Compiled<MatchPattern> {
        match name.name() {
            "_" => return Ok(MatchPattern::Any),
            "__MODULE__" => {
                let module = self.environment.module.map_or(Term::atom("nil"), Term::Atom);
                return Ok(MatchPattern::literal(module));
            }
            _ => {}
        }
        if let Some((_, slot)) = bound.iter().find(|(known, _)| *known == name) {
            return Ok(MatchPattern::Same(KnownValue::Slot(*slot)));
        }
        let slot = self.slot()?;
        bound.push((name, slot));
        Ok(MatchPattern::Bind(slot))
    }

    fn pinned(&mut self, pinned: &Node) -> Compiled<Slot> {
        let Head::Name(name) = &pinned.head else {
            return Err(self.error("invalid argument for unary operator ^"));
        };
        match self.find(*name)? {
            Some(slot) => Ok(slot),
            None => Err(self.error(&format!(
                "undefined variable ^{}. No variable \"{0}\" has been defined before the current pattern",
                name.name()
            ))),
        }
    }

    fn map_pattern(&mut self, pairs: &[Quoted], bound: &mut Bound) -> Compiled<Vec<(KnownValue, MatchPattern)>> {
        let mut read = Vec::new();
        for pair in pairs {
            let Quoted::Pair(pair) = pair else {
                return Err(self.error("expected key-value pairs in a map"));
            };
            let key = match &pair.0 {
                Quoted::Node(node) if node.is("^") => match node.arguments() {
                    Some([Quoted::Node(pinned)]) => KnownValue::Slot(self.pinned(pinned)?),
                    _ => return Err(self.error("invalid argument for unary operator ^")),
                },
                key => match self.pattern_part(key, bound)? {
                    MatchPattern::Same(KnownValue::Literal(key)) => KnownValue::Literal(key),
                    key => match constant_of(&key) {
                        Some(key) => KnownValue::Literal(key),
                        None => {
                            return Err(self.error("cannot use variable as map key inside a pattern. If you are attempting to match on an existing variable, use the pin operator ^"));
                        }
                    },
                },
            };
            read.push((key, self.pattern_part(&pair.1, bound)?));
        }
        Ok(read)
    }

    fn struct_pattern(&mut self, module: &Quoted, map: &Node, bound: &mut Bound) -> Compiled<MatchPattern> {
        let mut pairs = self.map_pattern(map.arguments().unwrap_or_default(), bound)?;
        let of = match self.pattern_part(module, bound)? {
            MatchPattern::Same(KnownValue::Literal(Term::Atom(module))) => {
                let fields = self.struct_fields(module, 0)?;
                for (key, _) in &pairs {
                    if let KnownValue::Literal(key) = key
                        && !fields.iter().any(|(field, _)| field == key)
                    {
                        return Err(self.unknown_key(key, module));
                    }
                }
                MatchPattern::literal(Term::Atom(module))
            }
            variable => variable,
        };
        pairs.insert(0, (KnownValue::Literal(Term::atom("__struct__")), of));
        Ok(MatchPattern::Map(pairs.into()))
    }

    fn prefix_pattern(&mut self, prefix: &Quoted, rest: &Quoted, bound: &mut Bound) -> Compiled<MatchPattern> {
        let Quoted::Literal(prefix) = prefix else {
            let message = "the left argument of <> operator inside a match should always be a literal binary because its size can't be verified";
            return Err(self.error(message));
        };
        let Some(bytes) = prefix.as_bytes() else {
            return Err(self.error("expected binary argument in <> operator"));
        };
        let rest = self.pattern_part(rest, bound)?;
        Ok(MatchPattern::Prefix(bytes.into(), Box::new(rest)))
    }

    fn range_pattern(
        &mut self,
        first: &Quoted,
        last: &Quoted,
        step: MatchPattern,
        bound: &mut Bound,
    ) -> Compiled<MatchPattern> {
        let field = |name: &'static str| KnownValue::Literal(Term::atom(name));
        let [first, last] = [self.pattern_part(first, bound)?, self.pattern_part(last, bound)?];
        let range = MatchPattern::literal(Term::atom("Elixir.Range"));
        let pairs = [
            (field("__struct__"), range),
            (field("first"), first),
            (field("last"), last),
            (field("step"), step),
        ];
        Ok(MatchPattern::Map(pairs.into()))
    }
}

/// The value of a pattern that only one value matches.
fn constant_of(pattern: &MatchPattern) -> Option<Term> {
    match pattern {
        MatchPattern::Same(KnownValue::Literal(value)) => Some(value.clone()),
        MatchPattern::Tuple(elements) => elements
            .iter()
            .map(constant_of)
            .collect::<Option<Vec<_>>>()
            .map(Term::tuple),
        MatchPattern::List(elements, end) => {
            let elements = elements.iter().map(constant_of).collect::<Option<Vec<_>>>()?;
            Some(TermList::with_tail(elements, constant_of(end)?))
        }
        _ => None,
    }
}
