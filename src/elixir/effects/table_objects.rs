//! `:ets`: the objects in a table.

use super::asked::{EffectCall, attempt, badarg, raise, value};
use super::table_counters;
use super::tables::{Access, NO_KEY, table};
use crate::elixir::effect::Effect;
use crate::elixir::fault::Fault;
use crate::elixir::host::Host;
use crate::elixir::machine::EffectOutcome;
use crate::otp::Cx;
use crate::otp::match_spec::MatchSpec;
use crate::runtime::{Atom, ObjectTable, Term};

pub(super) fn perform<M: Host>(
    effect: Effect,
    asked: &EffectCall<'_, '_>,
    cx: &mut Cx<'_, M>,
) -> Option<EffectOutcome> {
    let a = asked.arguments;
    let access = match effect {
        Effect::TableInsert
        | Effect::TableInsertNew
        | Effect::TableDeleteKey
        | Effect::TableDeleteObject
        | Effect::TableClear
        | Effect::TableTake
        | Effect::TableUpdateElement
        | Effect::TableUpdateCounter
        | Effect::TableSelectDelete => Access::Write,
        Effect::TableLookup
        | Effect::TableLookupElement
        | Effect::TableMember
        | Effect::TableList
        | Effect::TableFirst
        | Effect::TableLast
        | Effect::TableNext
        | Effect::TablePrevious
        | Effect::TableSelect
        | Effect::TableSelectCount => Access::Read,
        Effect::MatchSpecRun => {
            let run = attempt!(spec(&a[1])).run(&a[0]);
            return Some(value(run.unwrap_or(Term::from(false))));
        }
        _ => return None,
    };
    let id = attempt!(table(&a[0], access, cx));
    let table = match access {
        Access::Read => return Some(read(effect, a, cx.object_table(id)?)),
        Access::Write => cx.object_table_mut(id)?,
    };
    Some(match effect {
        Effect::TableInsert => match objects(&a[1], table) {
            Ok(objects) => {
                objects.into_iter().for_each(|object| table.insert(object));
                yes()
            }
            Err(outcome) => outcome,
        },
        Effect::TableInsertNew => match objects(&a[1], table) {
            Ok(objects) => {
                let is_there = |object: &Term| table.key_of(object).is_some_and(|key| !table.lookup(key).is_empty());
                let new = !objects.iter().any(is_there);
                if new {
                    objects.into_iter().for_each(|object| table.insert(object));
                }
                value(Term::from(new))
            }
            Err(outcome) => outcome,
        },
        Effect::TableDeleteKey => {
            table.take(&a[1]);
            yes()
        }
        Effect::TableDeleteObject => {
            table.remove(&a[1]);
            yes()
        }
        Effect::TableClear => {
            table.clear();
            yes()
        }
        Effect::TableTake => value(Term::list(table.take(&a[1]))),
        Effect::TableUpdateElement => table_counters::update_element(table, &a[1], &a[2]),
        Effect::TableUpdateCounter => table_counters::update_counter(table, &a[1], &a[2], a.get(3)),
        Effect::TableSelectDelete => match spec(&a[1]) {
            Ok(spec) => {
                let wanted = |object: &&Term| spec.run(object).is_some_and(|yes| yes.is_atom("true"));
                let wanted: Vec<_> = table.objects().filter(wanted).cloned().collect();
                wanted.iter().for_each(|object| table.remove(object));
                value(Term::Int(wanted.len() as i64))
            }
            Err(outcome) => outcome,
        },
        _ => return None,
    })
}

fn yes() -> EffectOutcome {
    value(Term::from(true))
}

/// What only reads.
fn read(effect: Effect, a: &[Term], table: &ObjectTable) -> EffectOutcome {
    let or_end = |key: Option<&Term>| value(key.cloned().unwrap_or(Term::atom("$end_of_table")));
    let neighbour = |key: &Term, found: Option<&Term>| {
        // Where keys have no order, there is none beside one that is not there.
        if table.kind.is_ordered() || !table.lookup(key).is_empty() {
            or_end(found)
        } else {
            badarg(2, NO_KEY)
        }
    };
    match effect {
        Effect::TableLookup => value(Term::list(table.lookup(&a[1]).to_vec())),
        Effect::TableLookupElement => lookup_element(table, &a[1], &a[2]),
        Effect::TableMember => value(Term::from(!table.lookup(&a[1]).is_empty())),
        Effect::TableList => value(Term::list(table.objects().cloned().collect::<Vec<_>>())),
        Effect::TableFirst => or_end(table.first()),
        Effect::TableLast => or_end(table.last()),
        Effect::TableNext => neighbour(&a[1], table.next(&a[1])),
        Effect::TablePrevious => neighbour(&a[1], table.previous(&a[1])),
        Effect::TableSelect | Effect::TableSelectCount => match spec(&a[1]) {
            Ok(spec) => {
                let made: Vec<_> = table.objects().filter_map(|object| spec.run(object)).collect();
                if effect == Effect::TableSelect {
                    return value(Term::list(made));
                }
                let count = made.iter().filter(|made| made.is_atom("true")).count();
                value(Term::Int(count as i64))
            }
            Err(outcome) => outcome,
        },
        _ => raise(Fault::from(Term::atom("undef"))),
    }
}

fn spec(term: &Term) -> Result<MatchSpec, EffectOutcome> {
    let clauses = term.list_elements();
    let spec = clauses.and_then(|clauses| MatchSpec::parse(&clauses));
    spec.ok_or_else(|| badarg(2, "not a valid match specification"))
}

/// `:ets.lookup_element(table, key, position)`: of a bag, of each object.
fn lookup_element(table: &ObjectTable, key: &Term, position: &Term) -> EffectOutcome {
    let Some(at) = position
        .as_int()
        .and_then(|at| usize::try_from(at).ok()?.checked_sub(1))
    else {
        return badarg(3, "out of range");
    };
    let objects = table.lookup(key);
    if objects.is_empty() {
        return badarg(2, NO_KEY);
    }
    let elements = objects.iter().map(|object| object.elements()?.get(at).cloned());
    match elements.collect::<Option<Vec<_>>>() {
        Some(elements) if table.kind.is_set() => value(elements[0].clone()),
        Some(elements) => value(Term::list(elements)),
        None => badarg(3, "position is greater than the size of the object"),
    }
}

/// One object, or several.
fn objects(term: &Term, table: &ObjectTable) -> Result<Vec<Term>, EffectOutcome> {
    let has_key = |object: &Term| table.key_of(object).is_some();
    let (objects, wrong) = match (term.list_elements(), term.elements()) {
        (Some(objects), _) => (objects, "not a non-empty tuple or a list of non-empty tuples"),
        (None, Some([])) => return Err(badarg(2, "is an empty tuple")),
        (None, _) => (vec![term.clone()], "not a tuple"),
    };
    if objects
        .iter()
        .any(|object| object.elements().is_none_or(<[Term]>::is_empty))
    {
        return Err(badarg(2, wrong));
    }
    if !objects.iter().all(has_key) {
        return Err(raise(Fault::from(Term::Atom(Atom::new("badarg")))));
    }
    Ok(objects)
}
