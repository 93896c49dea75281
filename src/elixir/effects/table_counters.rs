//! `:ets`: elements of objects that are changed where they stand.

use super::asked::{badarg, value};
use super::tables::NO_KEY;
use crate::elixir::machine::EffectOutcome;
use crate::runtime::{ObjectTable, Term, number};

const SAME_AS_KEY: &str = "the position is the same as the key position";
const NOT_FOR_BAGS: &str = "the table identifier refers to an ETS table of a type not supported by this operation";
const NO_OPERATION: &str = "not a valid update operation";

/// `:ets.update_element(table, key, {position, value})`, or a list of them.
pub(super) fn update_element(table: &mut ObjectTable, key: &Term, updates: &Term) -> EffectOutcome {
    if !table.kind.is_set() {
        return badarg(1, NOT_FOR_BAGS);
    }
    let updates = updates.list_elements().unwrap_or_else(|| vec![updates.clone()]);
    let Some(mut elements) = found(table, key) else {
        return value(Term::from(false));
    };
    for update in &updates {
        let Some([Term::Int(at), new]) = update.elements() else {
            return badarg(3, "is not a valid element specification");
        };
        match place(*at, &elements, table) {
            Ok(at) => elements[at] = new.clone(),
            Err(why) => return badarg(3, why),
        }
    }
    table.insert(Term::tuple(elements));
    value(Term::from(true))
}

/// `:ets.update_counter(table, key, operation, default)`, where an operation is an increment, `{position, increment}`,
/// `{position, increment, threshold, value}`, or a list of the latter two.
pub(super) fn update_counter(
    table: &mut ObjectTable,
    key: &Term,
    operation: &Term,
    default: Option<&Term>,
) -> EffectOutcome {
    if !table.kind.is_set() {
        return badarg(1, NOT_FOR_BAGS);
    }
    let elements = found(table, key).or_else(|| default?.elements().map(<[Term]>::to_vec));
    let Some(mut elements) = elements else {
        return badarg(2, NO_KEY);
    };
    let is_list = matches!(operation, Term::List(_));
    let operations = operation.list_elements().unwrap_or_else(|| vec![operation.clone()]);
    let mut results = Vec::new();
    for operation in &operations {
        match counted(operation, &mut elements, table) {
            Ok(result) => results.push(result),
            Err(why) => return badarg(3, why),
        }
    }
    table.insert(Term::tuple(elements));
    match results.as_slice() {
        [result] if !is_list => value(result.clone()),
        _ => value(Term::list(results)),
    }
}

fn found(table: &ObjectTable, key: &Term) -> Option<Vec<Term>> {
    table.lookup(key).first()?.elements().map(<[Term]>::to_vec)
}

/// The index of an element that may be changed.
fn place(at: i64, elements: &[Term], table: &ObjectTable) -> Result<usize, &'static str> {
    let index = usize::try_from(at).ok().and_then(|at| at.checked_sub(1));
    match index {
        Some(index) if index + 1 == table.key_position => Err(SAME_AS_KEY),
        Some(index) if index < elements.len() => Ok(index),
        _ => Err("out of range"),
    }
}

/// Does one operation: the new value of the counter.
fn counted(operation: &Term, elements: &mut [Term], table: &ObjectTable) -> Result<Term, &'static str> {
    let (at, increment, limit) = match (operation, operation.elements()) {
        (increment, _) if increment.is_integer() => (table.key_position as i64 + 1, increment, None),
        (_, Some([Term::Int(at), increment])) => (*at, increment, None),
        (_, Some([Term::Int(at), increment, threshold, set])) => (*at, increment, Some((threshold, set))),
        _ => return Err(NO_OPERATION),
    };
    let limits = limit.iter().flat_map(|(threshold, set)| [*threshold, *set]);
    if !std::iter::once(increment).chain(limits).all(Term::is_integer) {
        return Err(NO_OPERATION);
    }
    let at = place(at, elements, table)?;
    if !elements[at].is_integer() {
        return Err("the value in the given position, in the object, is not an integer");
    }
    let sum = number::add(&elements[at], increment).map_err(|_| NO_OPERATION)?;
    let result = match limit {
        Some((threshold, set)) => {
            let falls = increment.compare(&Term::Int(0)).is_lt();
            let beyond = if falls {
                sum.compare(threshold).is_lt()
            } else {
                sum.compare(threshold).is_gt()
            };
            if beyond { set.clone() } else { sum }
        }
        None => sum,
    };
    elements[at] = result.clone();
    Ok(result)
}
