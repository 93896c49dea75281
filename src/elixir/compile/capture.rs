//! Captures: `&name/1`, `&Module.name/1`, `&(&1 + 1)`.

use std::collections::BTreeSet;

use super::body::{Body, Want};
use super::error::{CompileError, Compiled};
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
        if let Quoted::Literal(place @ (Term::Int(_) | Term::Big(_))) = captured {
            return self.placeholder(place, want);
        }
        if let Some([of, Quoted::Literal(arity)]) = captured.as_call("/", 2)
            && let Quoted::Node(of) = of
            && arity.is_integer()
            && match &of.head {
                Head::Name(_) => of.is_variable(),
                Head::Quoted(_) => of.arguments().is_none_or(<[Quoted]>::is_empty),
            }
        {
            let Some(arity) = arity.as_int().and_then(|arity| u8::try_from(arity).ok()) else {
                return Err(self.wrong_place(arity));
            };
            return self.capture_named(of, arity, want);
        }
        if captured.arguments_of("__block__").is_some_and(|block| block.len() != 1) {
            let message = "block expressions are not allowed inside the capture operator &, got: ";
            return Err(self.error(&format!("{message}{}", written(captured))));
        }
        let mut named = BTreeSet::new();
        // What is called is looked at before what it is given.
        if let Quoted::Node(node) = captured
            && let Head::Quoted(head) = &node.head
            && let Some([of, _]) = head.as_call(".", 2)
        {
            self.places(of, &mut named)?;
            if named.is_empty() && self.places(captured, &mut BTreeSet::new()).is_err() {
                self.expression(of, Want::Value)?;
            }
        }
        self.places(captured, &mut named)?;
        let arity = named.len() as i64;
        if arity == 0 {
            let message = "invalid args for &, expected one of:\n\n  * &Mod.fun/arity to capture a remote function, such as &Enum.map/2\n  * &fun/arity to capture a local or imported function, such as &is_atom/1\n  * &some_code(&1, ...) containing at least one argument as &1, such as &List.flatten(&1)";
            return Err(self.error(&format!("{message}\n\nGot: {}", written(captured))));
        }
        self.numbered(&named)?;
        if let Some(remote) = self.forwarded(captured, arity)? {
            return self.literal(remote, want);
        }
        let parameters = (1..=arity).map(|place| named_variable(place_name(place))).collect();
        self.closure(&[arrow(parameters, captured.clone())], want)
    }

    fn wrong_place(&self, place: &Term) -> CompileError {
        self.error(&format!("capture argument &{place} must be numbered between 1 and 255"))
    }

    /// The places are numbered from 1 on, and none is left out.
    fn numbered(&self, named: &BTreeSet<Term>) -> Compiled<()> {
        for (before, place) in named.iter().enumerate() {
            let without = before + 1;
            if without > MOST_PLACES {
                return Err(self.wrong_place(place));
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

    /// The places that an expression names. There is no capture within a capture.
    fn places(&self, quoted: &Quoted, named: &mut BTreeSet<Term>) -> Compiled<()> {
        let node = match quoted {
            Quoted::Literal(_) => return Ok(()),
            Quoted::Pair(pair) => {
                self.places(&pair.0, named)?;
                return self.places(&pair.1, named);
            }
            Quoted::List(elements) => return elements.iter().try_for_each(|element| self.places(element, named)),
            Quoted::Node(node) => node,
        };
        if node.is("&") {
            match node.arguments() {
                Some([Quoted::Literal(place @ (Term::Int(_) | Term::Big(_)))])
                    if place.compare(&Term::Int(0)).is_gt() =>
                {
                    named.insert(place.clone());
                    return Ok(());
                }
                Some([Quoted::Literal(place @ (Term::Int(_) | Term::Big(_)))]) => return Err(self.wrong_place(place)),
                _ => {}
            }
            let message = "nested captures are not allowed. You cannot define a function using  the capture operator & inside another function defined via &. Got invalid nested capture: ";
            return Err(self.error(&format!("{message}{}", written(quoted))));
        }
        if let Head::Quoted(head) = &node.head {
            self.places(head, named)?;
        }
        let arguments = node.arguments().unwrap_or_default();
        arguments.iter().try_for_each(|argument| self.places(argument, named))
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

    fn placeholder(&mut self, place: &Term, want: Want) -> Compiled<Source> {
        let found = match place.as_int() {
            Some(number @ 1..=255) => self.find(place_name(number))?,
            _ => None,
        };
        found.map(|slot| self.done(want, Source::Slot(slot))).ok_or_else(|| {
            self.error(&format!(
                "capture argument &{place} must be used within the capture operator &"
            ))
        })
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
