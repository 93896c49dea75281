//! Captures: `&name/1`, `&Module.name/1`, `&(&1 + 1)`.

use std::collections::BTreeSet;

use super::body::{Body, Want};
use super::error::Compiled;
use super::quoted::{NodeExt, QuotedExt, arrow, named_variable};
use super::written::written;
use crate::elixir::code::Source;
use crate::elixir::library;
use crate::elixir::syntax::{Head, Node, Quoted};
use crate::runtime::{Atom, Term};

/// How many places there may be: as many as a function may have arguments.
const MOST_PLACES: usize = 255;

impl Body<'_, '_> {
    /// `&…`.
    pub(super) fn capture(&mut self, captured: &Quoted, want: Want) -> Compiled<Source> {
        if let Quoted::Literal(Term::Int(place)) = captured {
            return self.placeholder(*place, want);
        }
        if let Some([of, Quoted::Literal(Term::Int(arity))]) = captured.as_call("/", 2)
            && let Quoted::Node(of) = of
            && let Ok(arity) = u8::try_from(*arity)
            && of.arguments().is_none_or(<[Quoted]>::is_empty)
        {
            return self.capture_named(of, arity, want);
        }
        let mut named = BTreeSet::new();
        gather(captured, &mut named);
        self.numbered(&named)?;
        let arity = named.len() as i64;
        if arity == 0 {
            let message = "invalid args for &, expected one of:\n\n  * &Mod.fun/arity to capture a remote function, such as &Enum.map/2\n  * &fun/arity to capture a local or imported function, such as &is_atom/1\n  * &some_code(&1, ...) containing at least one argument as &1, such as &List.flatten(&1)";
            let got = written(captured).map_or(String::new(), |text| format!("\n\nGot: {text}"));
            return Err(self.error(&format!("{message}{got}")));
        }
        if is_nested(captured) {
            return Err(self.error("nested captures via & are not allowed"));
        }
        if let Some(remote) = self.forwarded(captured, arity)? {
            return self.literal(remote, want);
        }
        let parameters = (1..=arity).map(|place| named_variable(place_name(place))).collect();
        self.closure(&[arrow(parameters, captured.clone())], want)
    }

    /// The places are numbered from 1 on, and none is left out.
    fn numbered(&self, named: &BTreeSet<Term>) -> Compiled<()> {
        for (before, place) in named.iter().enumerate() {
            let without = before + 1;
            if place.compare(&Term::Int(1)).is_lt() || without > MOST_PLACES {
                return Err(self.error(&format!("capture argument &{place} must be numbered between 1 and 255")));
            }
            if *place != Term::Int(without as i64) {
                return Err(self.error(&format!(
                    "capture argument &{place} cannot be defined without &{without} (you cannot skip arguments, all \
                     arguments must be numbered)"
                )));
            }
        }
        Ok(())
    }

    /// `&Module.name(&1, &2)` is `&Module.name/2`.
    fn forwarded(&mut self, captured: &Quoted, arity: i64) -> Compiled<Option<Term>> {
        let Quoted::Node(node) = captured else { return Ok(None) };
        let arguments = node.arguments().unwrap_or_default();
        let in_order = |(at, argument): (usize, &Quoted)| {
            let place = argument.as_call("&", 1).map(|place| &place[0]);
            matches!(place, Some(Quoted::Literal(Term::Int(place))) if *place == at as i64 + 1)
        };
        if arguments.len() as i64 != arity || !arguments.iter().enumerate().all(in_order) {
            return Ok(None);
        }
        let (module, name) = match &node.head {
            Head::Quoted(head) => match head.as_call(".", 2) {
                Some([Quoted::Node(alias), Quoted::Literal(Term::Atom(name))]) if alias.is("__aliases__") => {
                    (self.environment.expand(alias)?, *name)
                }
                Some([Quoted::Literal(Term::Atom(module)), Quoted::Literal(Term::Atom(name))]) => {
                    (Some(*module), *name)
                }
                _ => return Ok(None),
            },
            Head::Name(name) => {
                let arity = arity as u8;
                let own = self.unit.named.get(&(*name, arity)).is_some();
                (if own { None } else { self.found(*name, arity) }, *name)
            }
        };
        Ok(module.map(|module| captured_function(module, name, arity as u8)))
    }

    /// `&name/arity`, `&Module.name/arity`.
    fn capture_named(&mut self, of: &Node, arity: u8, want: Want) -> Compiled<Source> {
        match &of.head {
            Head::Name(name) if of.is_variable() || of.arguments().is_some() => {
                let (name, arity) = (*name, arity);
                if let (None, Some(module)) = (self.unit.named.get(&(name, arity)), self.found(name, arity)) {
                    return self.literal(captured_function(module, name, arity), want);
                }
                let parameters: Vec<_> = (1..=i64::from(arity))
                    .map(|place| named_variable(place_name(place)))
                    .collect();
                let body = Quoted::call(name, of.meta.clone(), parameters.clone());
                self.closure(&[arrow(parameters, body)], want)
            }
            Head::Quoted(head) => match head.as_call(".", 2) {
                Some([module, Quoted::Literal(Term::Atom(name))]) => match self.constant_value(module)? {
                    Some(Term::Atom(module)) => self.literal(captured_function(module, *name, arity), want),
                    _ => {
                        let parts = [
                            module.clone(),
                            Quoted::Literal(Term::Atom(*name)),
                            Quoted::Literal(Term::Int(arity.into())),
                        ];
                        self.remote_call(Atom::new("Elixir.Function"), Atom::new("capture"), &parts, want)
                    }
                },
                _ => Err(self.error("invalid args for &")),
            },
            Head::Name(_) => Err(self.error("invalid args for &")),
        }
    }

    fn placeholder(&mut self, place: i64, want: Want) -> Compiled<Source> {
        let found = if (1..=255).contains(&place) {
            self.find(place_name(place))?
        } else {
            None
        };
        match found {
            Some(slot) => Ok(self.done(want, Source::Slot(slot))),
            None if place == 0 => Err(self.error("capture argument &0 must be numbered between 1 and 255")),
            None => Err(self.error(&format!(
                "capture argument &{place} must be used within the capture operator &"
            ))),
        }
    }
}

/// `&Module.name/arity`; what the compiler of Elixir takes for a function of `:erlang` is one.
fn captured_function(module: Atom, name: Atom, arity: u8) -> Term {
    let inlined = library::inlined(module, name, arity);
    let there = inlined.filter(|(module, name)| library::has(*module, *name, arity));
    let (module, name) = there.unwrap_or((module, name));
    Term::capture(module, name, arity)
}

/// The variable that `&1` is.
fn place_name(place: i64) -> Atom {
    Atom::intern(&format!("&{place}")).unwrap_or(Atom::new("&1"))
}

/// The places that an expression names.
fn gather(quoted: &Quoted, named: &mut BTreeSet<Term>) {
    match quoted {
        Quoted::Literal(_) => {}
        Quoted::Pair(pair) => {
            gather(&pair.0, named);
            gather(&pair.1, named);
        }
        Quoted::List(elements) => elements.iter().for_each(|element| gather(element, named)),
        Quoted::Node(node) => {
            if let Some([Quoted::Literal(place @ (Term::Int(_) | Term::Big(_)))]) = quoted.as_call("&", 1) {
                named.insert(place.clone());
                return;
            }
            if let Head::Quoted(head) = &node.head {
                gather(head, named);
            }
            let arguments = node.arguments().unwrap_or_default();
            arguments.iter().for_each(|argument| gather(argument, named));
        }
    }
}

/// Does an expression name a place?
fn has_places(quoted: &Quoted) -> bool {
    let mut named = BTreeSet::new();
    gather(quoted, &mut named);
    !named.is_empty()
}

/// Is there a capture within a capture?
fn is_nested(quoted: &Quoted) -> bool {
    match quoted {
        Quoted::Literal(_) => false,
        Quoted::Pair(pair) => is_nested(&pair.0) || is_nested(&pair.1),
        Quoted::List(elements) => elements.iter().any(is_nested),
        Quoted::Node(node) => match quoted.as_call("&", 1) {
            Some([Quoted::Literal(Term::Int(_))]) => false,
            Some([named]) => named.as_call("/", 2).is_none() || has_places(named),
            Some(_) | None => node.arguments().unwrap_or_default().iter().any(is_nested),
        },
    }
}
