//! What any process can ask a registry. Only the tables are read, so an answer can name a process that has just ended.

use std::collections::BTreeSet;

use super::match_spec::{Clause, Spec};
use super::{Keys, argument_error, badarg, info, key_info};
use crate::otp::Exception;
use crate::runtime::{Atom, Context, Pid, Program, Term};

/// `Registry.lookup/2`: who registered the key, dead or alive, with their values, oldest first.
///
/// # Errors
/// An ArgumentError for an unknown registry.
pub fn lookup<P: Program>(registry: Atom, key: &Term, cx: &Context<'_, P>) -> Result<Vec<(Pid, Term)>, Exception> {
    let (_, table) = key_info(registry, cx)?;
    let entries = cx.ets_lookup(table, key).unwrap_or_default();
    Ok(entries.iter().filter_map(pair).collect())
}

/// `Registry.dispatch/3`: calls the function, in the caller, with what [`lookup`] finds, unless that is nothing.
///
/// # Errors
/// An ArgumentError for an unknown registry; what the function raises.
pub fn dispatch<P: Program>(
    registry: Atom,
    key: &Term,
    function: impl FnOnce(Vec<(Pid, Term)>, &mut Context<'_, P>) -> Result<(), Exception>,
    cx: &mut Context<'_, P>,
) -> Result<(), Exception> {
    let entries = lookup(registry, key, cx)?;
    if entries.is_empty() {
        return Ok(());
    }
    function(entries, cx)
}

/// `Registry.keys/2`: the keys of a process, newest first; each as often as it is registered.
///
/// # Errors
/// An ArgumentError for an unknown registry.
pub fn keys<P: Program>(registry: Atom, pid: Pid, cx: &Context<'_, P>) -> Result<Vec<Term>, Exception> {
    let info = info(registry, cx)?;
    let keys = cx.ets_lookup(info.pid_table, &Term::Pid(pid)).unwrap_or_default();
    let keys = keys.iter().rev();
    Ok(match info.keys {
        Keys::Unique => {
            let mut seen = BTreeSet::new();
            keys.filter(|key| seen.insert(*key)).cloned().collect()
        }
        Keys::Duplicate => keys.cloned().collect(),
    })
}

/// `Registry.values/3`: the values of one process under a key, oldest first.
///
/// # Errors
/// An ArgumentError for an unknown registry.
pub fn values<P: Program>(registry: Atom, key: &Term, pid: Pid, cx: &Context<'_, P>) -> Result<Vec<Term>, Exception> {
    let entries = lookup(registry, key, cx)?.into_iter();
    Ok(entries
        .filter(|(owner, _)| *owner == pid)
        .map(|(_, value)| value)
        .collect())
}

/// `Registry.count/1`: how many entries there are; `None`, `:undefined`, while the partition is gone.
///
/// # Errors
/// An ArgumentError for an unknown registry.
pub fn count<P: Program>(registry: Atom, cx: &Context<'_, P>) -> Result<Option<usize>, Exception> {
    let (_, table) = key_info(registry, cx)?;
    Ok(cx.ets_size(table))
}

/// `Registry.match/4`: the entries of a key whose value a pattern and guards pick, oldest first.
///
/// # Errors
/// An ArgumentError for an unknown registry, `:badarg` when its partition is gone or the pattern cannot be used.
pub fn match_key<P: Program>(
    registry: Atom,
    key: &Term,
    pattern: &Term,
    guards: &[Term],
    cx: &Context<'_, P>,
) -> Result<Vec<(Pid, Term)>, Exception> {
    let entries = matching(registry, key, (pattern, guards), "select", cx)?;
    Ok(entries.filter_map(pair).collect())
}

/// `Registry.count_match/4`.
///
/// # Errors
/// As [`match_key`].
pub fn count_match<P: Program>(
    registry: Atom,
    key: &Term,
    pattern: &Term,
    guards: &[Term],
    cx: &Context<'_, P>,
) -> Result<usize, Exception> {
    Ok(matching(registry, key, (pattern, guards), "select_count", cx)?.count())
}

/// `Registry.select/2`: what a match specification over `{key, pid, value}` makes of the entries. In the order of the
/// keys, where the BEAM has none.
///
/// # Errors
/// An ArgumentError for an unknown registry or heads that are no triples, `:badarg` when the partition is gone or the
/// specification cannot be used.
pub fn select<P: Program>(registry: Atom, spec: &[Term], cx: &Context<'_, P>) -> Result<Vec<Term>, Exception> {
    selected(registry, spec, "select", "select", cx)
}

/// `Registry.count_select/2`: for how many entries the specification says true.
///
/// # Errors
/// As [`select`].
pub fn count_select<P: Program>(registry: Atom, spec: &[Term], cx: &Context<'_, P>) -> Result<usize, Exception> {
    let results = selected(registry, spec, "count_select", "select_count", cx)?;
    Ok(results.iter().filter(|result| result.is_atom("true")).count())
}

fn matching<'a, P: Program>(
    registry: Atom,
    key: &'a Term,
    (pattern, guards): (&Term, &[Term]),
    function: &'static str,
    cx: &'a Context<'_, P>,
) -> Result<impl Iterator<Item = &'a Term>, Exception> {
    let (_, table) = key_info(registry, cx)?;
    let entries = cx.ets_lookup(table, key).ok_or_else(|| badarg(function, 2))?;
    let clause = Clause::of_value(pattern, guards).ok_or_else(|| badarg(function, 2))?;
    Ok(entries.iter().filter(move |entry| clause.matches(key, entry).is_some()))
}

fn selected<P: Program>(
    registry: Atom,
    spec: &[Term],
    name: &'static str,
    function: &'static str,
    cx: &Context<'_, P>,
) -> Result<Vec<Term>, Exception> {
    if !spec.iter().all(Clause::has_its_shape) {
        let shown = Term::list(spec.to_vec());
        let message = format!("invalid match specification in Registry.{name}/2: {shown}");
        return Err(argument_error(&message, "group_match_headers", 2));
    }
    let (_, table) = key_info(registry, cx)?;
    let rows = cx.ets_rows(table).ok_or_else(|| badarg(function, 2))?;
    let spec = Spec::parse(spec).ok_or_else(|| badarg(function, 2))?;
    let rows = rows
        .iter()
        .flat_map(|(key, entries)| entries.iter().map(move |entry| (key, entry)));
    Ok(rows.filter_map(|(key, entry)| spec.run(key, entry)).collect())
}

fn pair(entry: &Term) -> Option<(Pid, Term)> {
    match entry.elements() {
        Some([Term::Pid(pid), value]) => Some((*pid, value.clone())),
        Some(_) | None => None,
    }
}
