//! What any process can ask a registry. Only the tables are read, so an answer can name a process that has just ended.

use std::collections::BTreeSet;

use super::tables::{key_info, pid_table};
use super::{Keys, argument_error, no_match_spec, no_such_table};
use crate::otp::match_spec::{MatchClause, MatchSpec};
use crate::otp::{Exception, frame};
use crate::runtime::{Atom, Context, Pid, Program, Term};
use crate::tuple;

/// `Registry.lookup/2`: who registered the key, dead or alive, with their values, oldest first, one partition after the
/// other.
///
/// # Errors
/// An ArgumentError for an unknown registry.
pub fn lookup<P: Program>(registry: Atom, key: &Term, cx: &Context<'_, P>) -> Result<Vec<(Pid, Term)>, Exception> {
    let tables = key_info(registry, cx)?.tables_of_key(key, cx)?;
    Ok(tables.into_iter().flat_map(|table| under(table, key, cx)).collect())
}

fn under<P: Program>(table: Atom, key: &Term, cx: &Context<'_, P>) -> Vec<(Pid, Term)> {
    let entries = cx.ets_lookup(table, key).unwrap_or_default();
    entries.iter().filter_map(pair).collect()
}

/// `Registry.dispatch/3`: calls the function, in the caller, with what [`lookup`] finds, unless that is nothing: once for
/// each partition, the last one first.
///
/// # Errors
/// An ArgumentError for an unknown registry; what the function raises.
pub fn dispatch<P: Program>(
    registry: Atom,
    key: &Term,
    mut function: impl FnMut(Vec<(Pid, Term)>, &mut Context<'_, P>) -> Result<(), Exception>,
    cx: &mut Context<'_, P>,
) -> Result<(), Exception> {
    for table in key_info(registry, cx)?.tables_of_key(key, cx)?.into_iter().rev() {
        let entries = under(table, key, cx);
        if !entries.is_empty() {
            function(entries, cx)?;
        }
    }
    Ok(())
}

/// What [`dispatch`] calls its function with, of that partition, counted from the last one; `None` behind the first one.
///
/// # Errors
/// An ArgumentError for an unknown registry.
pub fn dispatched<P: Program>(
    registry: Atom,
    key: &Term,
    partition: usize,
    cx: &Context<'_, P>,
) -> Result<Option<Vec<(Pid, Term)>>, Exception> {
    let tables = key_info(registry, cx)?.tables_of_key(key, cx)?;
    Ok(tables
        .into_iter()
        .rev()
        .nth(partition)
        .map(|table| under(table, key, cx)))
}

/// `Registry.keys/2`: the keys of a process, newest first; each as often as it is registered.
///
/// # Errors
/// An ArgumentError for an unknown registry.
pub fn keys<P: Program>(registry: Atom, pid: Pid, cx: &Context<'_, P>) -> Result<Vec<Term>, Exception> {
    let (kind, table) = pid_table(registry, pid, cx)?;
    let keys = cx.ets_lookup(table, &Term::Pid(pid)).unwrap_or_default();
    let keys = keys.iter().rev();
    Ok(match kind {
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
    let info = key_info(registry, cx)?;
    let table = match info.keys {
        Keys::Unique => info.table_of(key, cx)?,
        Keys::Duplicate => info.table_of(&Term::Pid(pid), cx)?,
    };
    Ok(under(table, key, cx)
        .into_iter()
        .filter(|(owner, _)| *owner == pid)
        .map(|(_, value)| value)
        .collect())
}

/// `Registry.count/1`: how many entries there are; `None`, `:undefined`, while the only partition is gone.
///
/// # Errors
/// An ArgumentError for an unknown registry, an ArithmeticError while one of several partitions is gone.
pub fn count<P: Program>(registry: Atom, cx: &Context<'_, P>) -> Result<Option<usize>, Exception> {
    let info = key_info(registry, cx)?;
    let sizes = info.tables(cx)?.into_iter().map(|table| cx.ets_size(table));
    let total = sizes.sum::<Option<usize>>();
    if total.is_none() && info.has_several() {
        return Err(Exception::Error(Term::atom("badarith"), frame("erlang", "+", 2)));
    }
    Ok(total)
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
    Ok(entries.iter().filter_map(pair).collect())
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
    Ok(matching(registry, key, (pattern, guards), "select_count", cx)?.len())
}

/// `Registry.select/2`: what a match specification over `{key, pid, value}` makes of the entries, one partition after the
/// other. In each in the order of the keys, where the BEAM has none.
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

/// The entries of a key that a pattern and guards pick.
fn matching<P: Program>(
    registry: Atom,
    key: &Term,
    (pattern, guards): (&Term, &[Term]),
    function: &'static str,
    cx: &Context<'_, P>,
) -> Result<Vec<Term>, Exception> {
    let mut found = Vec::new();
    for table in key_info(registry, cx)?.tables_of_key(key, cx)? {
        let entries = cx.ets_lookup(table, key).ok_or_else(|| no_such_table(function))?;
        let clause = clause_of_value(pattern, guards).ok_or_else(|| no_match_spec(function))?;
        let matches = |entry: &&Term| clause.matches(&tuple![key.clone(), (*entry).clone()]).is_some();
        found.extend(entries.iter().filter(matches).cloned());
    }
    Ok(found)
}

fn selected<P: Program>(
    registry: Atom,
    spec: &[Term],
    name: &'static str,
    function: &'static str,
    cx: &Context<'_, P>,
) -> Result<Vec<Term>, Exception> {
    let Some(grouped) = spec.iter().map(grouped).collect::<Option<Vec<_>>>() else {
        let shown = Term::list(spec.to_vec());
        let message = format!("invalid match specification in Registry.{name}/2: {shown}");
        return Err(argument_error(&message, "group_match_headers", 2));
    };
    let mut found = Vec::new();
    for table in key_info(registry, cx)?.tables(cx)? {
        let rows = cx.ets_rows(table).ok_or_else(|| no_such_table(function))?;
        let spec = MatchSpec::parse(&grouped).ok_or_else(|| no_match_spec(function))?;
        let rows = rows
            .iter()
            .flat_map(|(key, entries)| entries.iter().map(move |entry| (key, entry)));
        found.extend(rows.filter_map(|(key, entry)| spec.run(&tuple![key.clone(), entry.clone()])));
    }
    Ok(found)
}

/// A clause that looks at the value alone.
pub(super) fn clause_of_value(pattern: &Term, guards: &[Term]) -> Option<MatchClause> {
    let any = Atom::new("_");
    MatchClause::new(&tuple![any, tuple![any, pattern.clone()]], guards, &[])
}

/// `{{key, pid, value}, guards, body}` over the rows of the table, which are `{key, {pid, value}}`.
fn grouped(part: &Term) -> Option<Term> {
    let [head, guards, body] = part.elements()? else {
        return None;
    };
    let [key, pid, value] = head.elements()? else {
        return None;
    };
    let head = tuple![key.clone(), tuple![pid.clone(), value.clone()]];
    Some(tuple![head, guards.clone(), body.clone()])
}

fn pair(entry: &Term) -> Option<(Pid, Term)> {
    match entry.elements() {
        Some([Term::Pid(pid), value]) => Some((*pid, value.clone())),
        Some(_) | None => None,
    }
}
