//! Directives: `alias`, `import`, `require`, `use`.

use super::body::{Body, Want};
use super::error::Compiled;
use super::quoted::{NodeExt, QuotedExt, call, keyword, keywords};
use super::uses;
use crate::elixir::code::Source;
use crate::elixir::environment;
use crate::elixir::syntax::{Head, Quoted};
use crate::runtime::{Atom, Term};

impl Body<'_, '_> {
    /// `alias`, `import`, `require`, `use`.
    pub(super) fn directive(
        &mut self,
        kind: &str,
        of: &Quoted,
        given: Option<&Quoted>,
        want: Want,
    ) -> Compiled<Source> {
        if let Some((base, parts)) = several(of) {
            let mut last = Term::atom("nil");
            for part in parts {
                let joined = joined(base, part);
                self.directive(kind, &joined, given, Want::Value)?;
                if let Some(module) = self.constant_value(&joined)? {
                    last = module;
                }
            }
            return self.literal(Term::list([last]), want);
        }
        let Some(module @ Term::Atom(name)) = self.constant_value(of)? else {
            return Err(self.error(&format!(
                "invalid argument for {kind}, expected a compile time atom or alias"
            )));
        };
        let short = match given.and_then(|given| keyword(given, "as")) {
            Some(Quoted::Node(short)) if short.is("__aliases__") => environment::written(short)?,
            _ => None,
        };
        match kind {
            "alias" => self.environment.alias(name, short)?,
            "require" if short.is_some() => self.environment.alias(name, short)?,
            "require" => {}
            "import" => {
                let pairs = |which: &str| given.and_then(|given| keyword(given, which)).and_then(keywords);
                let signatures = |pairs: Vec<(Atom, &Quoted)>| {
                    let signature = |(name, arity): (Atom, &Quoted)| match arity {
                        Quoted::Literal(Term::Int(arity)) => Some((name, u8::try_from(*arity).ok()?)),
                        _ => None,
                    };
                    pairs.into_iter().filter_map(signature).collect::<Vec<_>>()
                };
                let only = pairs("only").map(signatures);
                let except = pairs("except").map(signatures).unwrap_or_default();
                self.environment.import(name, only, except);
            }
            _ => return uses::of_module(self, name, given, want),
        }
        self.literal(module, want)
    }
}

/// `Base.{A, B}`.
fn several(of: &Quoted) -> Option<(&Quoted, &[Quoted])> {
    let Quoted::Node(node) = of else { return None };
    let Head::Quoted(head) = &node.head else { return None };
    match head.as_call(".", 2) {
        Some([base, Quoted::Literal(several)]) if several.is_atom("{}") => Some((base, node.arguments()?)),
        _ => None,
    }
}

/// `Base.A` of the two.
fn joined(base: &Quoted, part: &Quoted) -> Quoted {
    let parts = |quoted: &Quoted| match quoted {
        Quoted::Node(node) if node.is("__aliases__") => node.arguments().unwrap_or_default().to_vec(),
        other => vec![other.clone()],
    };
    call("__aliases__", parts(base).into_iter().chain(parts(part)).collect())
}
