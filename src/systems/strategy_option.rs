//! The options that a start function is given for the strategies of supervisors: `[strategy: :one_for_all]`.

use crate::otp::{StartCall, Strategy};
use crate::runtime::{Atom, Term};
use crate::tuple;

/// The arguments of a start call: one list of those options that are not the default, or nothing.
pub(super) fn given<const N: usize>(options: [(&'static str, Strategy); N]) -> Vec<Term> {
    let chosen = options
        .into_iter()
        .filter(|(_, strategy)| *strategy != Strategy::default());
    let chosen: Vec<_> = chosen
        .map(|(name, strategy)| tuple![Atom::new(name), Atom::new(strategy.name())])
        .collect();
    match chosen.is_empty() {
        true => Vec::new(),
        false => vec![Term::list(chosen)],
    }
}

/// The strategy that an option of a start call says, or the default.
pub(super) fn strategy(call: &StartCall, name: &str) -> Strategy {
    let options = call.args.first().and_then(Term::as_list).unwrap_or_default();
    let option = options.iter().find_map(|option| match option.elements()? {
        [key, value] if key.is_atom(name) => Some(value),
        _ => None,
    });
    let all = [Strategy::OneForOne, Strategy::RestForOne, Strategy::OneForAll];
    let named = |strategy: &Strategy| option.is_some_and(|option| option.is_atom(strategy.name()));
    all.into_iter().find(named).unwrap_or_default()
}
