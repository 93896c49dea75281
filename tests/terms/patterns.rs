//! Random clauses, as data and as Elixir: patterns that are like a term, and guards over what they bind.

use coppice::runtime::{CaseClause, Guard, GuardFunction, KnownValue, MatchPattern, Slot, Term};

use super::random::Terms;

pub const VARIABLES: [&str; 5] = ["a", "b", "c", "d", "e"];

/// A clause, and what it is in Elixir.
pub struct Written {
    pub clause: CaseClause,
    pub elixir: String,
    /// The variables that it binds, in order.
    pub variables: Vec<&'static str>,
}

pub fn clause(terms: &mut Terms, term: &Term) -> Written {
    let mut writer = Writer {
        terms,
        variables: Vec::new(),
    };
    let (pattern, mut elixir) = writer.pattern(term, 4);
    let mut guards = Vec::new();
    for at in 0..writer.terms.below(3) {
        let (guard, written) = writer.guard(3);
        guards.push(guard);
        let word = if at == 0 { "when" } else { "\n  when" };
        elixir.push_str(&format!(" {word} {written}"));
    }
    let guards = guards.into();
    Written {
        clause: CaseClause { pattern, guards },
        elixir,
        variables: writer.variables,
    }
}

struct Writer<'a> {
    terms: &'a mut Terms,
    variables: Vec<&'static str>,
}

impl Writer<'_> {
    fn pattern(&mut self, term: &Term, depth: u32) -> (MatchPattern, String) {
        match self.terms.below(if depth == 0 { 5 } else { 14 }) {
            0 => (MatchPattern::Any, "_".to_owned()),
            1..=3 => self.variable(),
            4 => self.literal(term),
            5 if depth > 0 => {
                let (one, first) = self.pattern(term, depth - 1);
                let (other, second) = self.variable();
                (
                    MatchPattern::Both(Box::new((one, other))),
                    format!("({first} = {second})"),
                )
            }
            // What another term is like.
            6 => {
                let other = self.terms.term(2);
                self.alike(&other, depth)
            }
            _ => self.alike(term, depth),
        }
    }

    fn variable(&mut self) -> (MatchPattern, String) {
        let at = self.terms.below(5) as usize;
        let name = VARIABLES[at];
        // A variable that comes again has to be what it is already.
        let pattern = match self.slot(name) {
            Some(slot) => MatchPattern::Same(KnownValue::Slot(slot)),
            None => {
                self.variables.push(name);
                MatchPattern::Bind((self.variables.len() - 1) as Slot)
            }
        };
        (pattern, name.to_owned())
    }

    fn slot(&self, name: &str) -> Option<Slot> {
        let at = self.variables.iter().position(|bound| *bound == name)?;
        Some(at as Slot)
    }

    /// That term itself, or a number that is near; what cannot be written as a pattern is anything.
    fn literal(&mut self, term: &Term) -> (MatchPattern, String) {
        let other = match self.terms.below(4) {
            0 => self.terms.integer(),
            1 => self.terms.float(),
            _ => term.clone(),
        };
        if !is_written_as_printed(&other) {
            return (MatchPattern::Any, "_".to_owned());
        }
        let written = other.to_string();
        (MatchPattern::literal(other), written)
    }

    /// A pattern of the kind of that term.
    fn alike(&mut self, term: &Term, depth: u32) -> (MatchPattern, String) {
        let depth = depth.saturating_sub(1);
        match term {
            Term::Tuple(elements) if elements.len() < 8 => {
                let (patterns, written) = self.all(elements.iter(), depth);
                (MatchPattern::Tuple(patterns.into()), format!("{{{written}}}"))
            }
            Term::List(list) if !list.is_empty() => {
                let count = 1 + self.terms.below(3) as usize;
                let mut elements = list.iter();
                let heads: Vec<_> = elements.by_ref().take(count).collect();
                let (patterns, written) = self.all(heads.into_iter(), depth);
                if self.terms.below(2) == 0 {
                    return (MatchPattern::list(patterns), format!("[{written}]"));
                }
                let rest = Term::List(elements.rest().clone());
                let (end, tail) = self.pattern(elements.end().unwrap_or(&rest), depth);
                let heads = patterns.into();
                (
                    MatchPattern::List(heads, Box::new(end)),
                    format!("[{written} | {tail}]"),
                )
            }
            Term::Map(_) | Term::Date(_) => {
                let map = term.as_map().expect("a map");
                let mut pairs = Vec::new();
                let mut written = Vec::new();
                for (key, value) in map.iter().take(3).filter(|(key, _)| is_written_as_printed(key)) {
                    let (pattern, of_value) = self.pattern(value, depth);
                    written.push(format!("{key} => {of_value}"));
                    pairs.push((KnownValue::Literal(key.clone()), pattern));
                }
                (MatchPattern::Map(pairs.into()), format!("%{{{}}}", written.join(", ")))
            }
            Term::Str(text) => {
                let count = self.terms.below(3) as usize;
                let prefix: String = text.chars().take(count).collect();
                let (rest, written) = self.variable();
                let prefix_term = Term::str(&prefix);
                if !prefix_term.to_string().starts_with('"') || !is_written_as_printed(&prefix_term) {
                    return (rest, written);
                }
                let bytes = prefix.as_bytes().into();
                (
                    MatchPattern::Prefix(bytes, Box::new(rest)),
                    format!("{prefix_term} <> {written}"),
                )
            }
            other => self.literal(other),
        }
    }

    fn all<'t>(&mut self, terms: impl Iterator<Item = &'t Term>, depth: u32) -> (Vec<MatchPattern>, String) {
        let both: Vec<_> = terms.map(|term| self.pattern(term, depth)).collect();
        let written: Vec<_> = both.iter().map(|(_, written)| written.clone()).collect();
        (
            both.into_iter().map(|(pattern, _)| pattern).collect(),
            written.join(", "),
        )
    }

    fn guard(&mut self, depth: u32) -> (Guard, String) {
        if depth == 0 || self.terms.below(6) == 0 {
            return self.operand();
        }
        match self.terms.below(5) {
            0 => {
                let ((a, one), (b, other)) = (self.guard(depth - 1), self.guard(depth - 1));
                (Guard::AndAlso(Box::new((a, b))), format!("({one} and {other})"))
            }
            1 => {
                let ((a, one), (b, other)) = (self.guard(depth - 1), self.guard(depth - 1));
                (Guard::OrElse(Box::new((a, b))), format!("({one} or {other})"))
            }
            2 => {
                let (value, written) = self.operand();
                let list: Vec<_> = (0..1 + self.terms.below(3)).map(|_| self.terms.integer()).collect();
                let printed: Vec<_> = list.iter().map(ToString::to_string).collect();
                (
                    Guard::is_in(&value, list),
                    format!("({written} in [{}])", printed.join(", ")),
                )
            }
            _ => {
                let at = self.terms.below(GuardFunction::ALL.len() as u32) as usize;
                let function = GuardFunction::ALL[at];
                let arguments: Vec<_> = (0..function.arity()).map(|_| self.guard(depth - 1)).collect();
                let written: Vec<_> = arguments.iter().map(|(_, written)| written.clone()).collect();
                let arguments: Vec<_> = arguments.into_iter().map(|(guard, _)| guard).collect();
                let call = format!(":erlang.{}({})", name(function), written.join(", "));
                (Guard::call(function, arguments), call)
            }
        }
    }

    /// A variable that is bound, or a literal.
    fn operand(&mut self) -> (Guard, String) {
        let bound = self.variables.len() as u32;
        if bound > 0 && self.terms.below(3) > 0 {
            let slot = self.terms.below(bound);
            let name = self.variables[slot as usize];
            return (Guard::Variable(slot as Slot), name.to_owned());
        }
        let literal = match self.terms.below(4) {
            0 => Term::from(self.terms.below(2) == 0),
            1 => self.terms.float(),
            _ => self.terms.integer(),
        };
        let written = literal.to_string();
        (Guard::Value(literal), written)
    }
}

/// As Elixir writes the function behind `:erlang.`.
fn name(function: GuardFunction) -> String {
    match function.name() {
        quoted @ ("/=" | "=:=" | "=/=" | "=<") => format!("\"{quoted}\""),
        plain => plain.to_owned(),
    }
}

/// Whether what is printed of it is a pattern that means the same.
fn is_written_as_printed(term: &Term) -> bool {
    match term {
        Term::Int(_) | Term::Big(_) | Term::Float(_) => true,
        Term::Bits(bits) => bits.bytes().len() < 30,
        // What Elixir escapes with `\\x` it does not read as the same character, and what turns the writing it refuses.
        Term::Str(_) | Term::Atom(_) => {
            let printed = term.to_string();
            !printed.contains("\\x") && printed.chars().all(|char| char.is_ascii() || char.is_alphanumeric())
        }
        Term::Tuple(elements) => elements.iter().all(is_written_as_printed),
        Term::List(list) => {
            let mut elements = list.iter();
            let is_printed = list.is_empty() || elements.by_ref().all(is_written_as_printed);
            is_printed && elements.end().is_none_or(is_written_as_printed)
        }
        _ => false,
    }
}
