//! `:ets`: tables as a whole, and which table is meant.

use super::asked::{EffectCall, attempt, badarg, raise, value};
use crate::elixir::effect::Effect;
use crate::elixir::fault::Fault;
use crate::elixir::host::Host;
use crate::elixir::machine::EffectOutcome;
use crate::otp::Cx;
use crate::runtime::{Atom, ObjectTable, Reference, TableKind, TableProtection, Term};
use crate::tuple;

/// What is said of tables in `:ets.info/1`, in its order.
const INFO: [&str; 14] = [
    "id",
    "decentralized_counters",
    "read_concurrency",
    "write_concurrency",
    "compressed",
    "memory",
    "owner",
    "heir",
    "name",
    "size",
    "node",
    "named_table",
    "type",
    "keypos",
];
/// There is no such key.
pub(super) const NO_KEY: &str = "not a key that exists in the table";
const NO_TABLE: &str = "the table identifier does not refer to an existing ETS table";
const NO_ACCESS: &str = "the table identifier refers to an ETS table with insufficient access rights";

/// What is wanted of a table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// It is read.
    Read,
    /// It is written.
    Write,
}

/// The table that is meant by a term, when it may be used so.
pub(super) fn table<M: Host>(term: &Term, access: Access, cx: &Cx<'_, M>) -> Result<Reference, EffectOutcome> {
    if !matches!(term, Term::Atom(_) | Term::Reference(_)) {
        return Err(badarg(1, "not an atom or a table identifier"));
    }
    let found = cx.table_of(term).and_then(|id| Some((id, cx.object_table(id)?)));
    let Some((id, table)) = found else {
        return Err(badarg(1, NO_TABLE));
    };
    let may = match access {
        Access::Read => table.may_read(cx.me()),
        Access::Write => table.may_write(cx.me()),
    };
    if may { Ok(id) } else { Err(badarg(1, NO_ACCESS)) }
}

pub(super) fn perform<M: Host>(
    effect: Effect,
    asked: &EffectCall<'_, '_>,
    cx: &mut Cx<'_, M>,
) -> Option<EffectOutcome> {
    let a = asked.arguments;
    let yes = || value(Term::from(true));
    Some(match effect {
        Effect::TableNew => new(a, cx),
        Effect::TableDelete => {
            let id = attempt!(table(&a[0], Access::Write, cx));
            cx.drop_table(id);
            yes()
        }
        Effect::TableRename => {
            let id = attempt!(table(&a[0], Access::Write, cx));
            let Term::Atom(name) = &a[1] else {
                return Some(badarg(2, "not an atom"));
            };
            let named = cx.table_named(*name);
            match cx.object_table_mut(id) {
                Some(table) if table.is_named && named.is_some() => badarg(2, "table name already exists"),
                Some(table) => {
                    table.name = *name;
                    value(if table.is_named {
                        Term::Atom(*name)
                    } else {
                        a[0].clone()
                    })
                }
                None => badarg(1, NO_TABLE),
            }
        }
        Effect::TableWhereis => match &a[0] {
            Term::Atom(name) => value(cx.table_named(*name).map_or(Term::atom("undefined"), Term::Reference)),
            _ => badarg(1, "not an atom"),
        },
        Effect::TableInfo => match cx.table_of(&a[0]) {
            _ if !matches!(a[0], Term::Atom(_) | Term::Reference(_)) => badarg(1, "not an atom or a table identifier"),
            None => value(Atom::new("undefined")),
            Some(id) => info(id, a.get(1), cx),
        },
        Effect::TableAll => {
            let shown = |(id, table): (Reference, &ObjectTable)| {
                if table.is_named {
                    Term::Atom(table.name)
                } else {
                    Term::Reference(id)
                }
            };
            value(Term::list(cx.object_tables().map(shown).collect::<Vec<_>>()))
        }
        Effect::TableGive => {
            let id = attempt!(table(&a[0], Access::Write, cx));
            let me = cx.me();
            if cx.object_table(id).is_some_and(|table| table.owner != me) {
                return Some(badarg(
                    1,
                    "the table identifier refers to an ETS table with insufficient access rights",
                ));
            }
            match &a[1] {
                Term::Pid(pid) if *pid == me => badarg(2, "the table is already owned by the process"),
                Term::Pid(pid) if !cx.is_alive(*pid) => badarg(2, "the pid refers to a terminated process"),
                Term::Pid(pid) => {
                    cx.give_table(id, *pid, a[2].clone());
                    yes()
                }
                _ => badarg(2, "not a pid"),
            }
        }
        _ => return None,
    })
}

/// `:ets.new(name, options)`.
fn new<M: Host>(a: &[Term], cx: &mut Cx<'_, M>) -> EffectOutcome {
    let Term::Atom(name) = &a[0] else {
        return badarg(1, "not an atom");
    };
    let Some(options) = a[1].list_elements() else {
        return badarg(2, "not a list");
    };
    let mut table = ObjectTable::new(*name, false, TableKind::Set, TableProtection::Protected, cx.me());
    for option in &options {
        let taken = match (option, option.elements()) {
            (Term::Atom(option), _) => match option.name() {
                "named_table" => {
                    table.is_named = true;
                    true
                }
                "compressed" => true,
                name => match (TableKind::named(name), TableProtection::named(name)) {
                    (Some(kind), _) => {
                        table.kind = kind;
                        true
                    }
                    (None, Some(protection)) => {
                        table.protection = protection;
                        true
                    }
                    (None, None) => false,
                },
            },
            (_, Some([key, at])) if key.is_atom("keypos") => {
                match at.as_int().and_then(|at| usize::try_from(at).ok()) {
                    Some(at) if at > 0 => {
                        table.key_position = at;
                        true
                    }
                    _ => false,
                }
            }
            (_, Some([key, none])) if key.is_atom("heir") && none.is_atom("none") => true,
            (_, Some([key, ..])) if key.is_atom("heir") => {
                return raise(Fault::limit(
                    "the heir of a table is not part of Coppice, though Elixir has it",
                ));
            }
            (_, Some([Term::Atom(key), _])) => matches!(
                key.name(),
                "read_concurrency" | "write_concurrency" | "decentralized_counters"
            ),
            _ => false,
        };
        if !taken {
            return badarg(2, "invalid options");
        }
    }
    let is_named = table.is_named;
    match cx.make_table(table) {
        Some(_) if is_named => value(*name),
        Some(id) => value(id),
        None => badarg(1, "table name already exists"),
    }
}

/// `:ets.info(table)`, and one item of it.
fn info<M: Host>(id: Reference, item: Option<&Term>, cx: &Cx<'_, M>) -> EffectOutcome {
    let Some(table) = cx.object_table(id) else {
        return value(Atom::new("undefined"));
    };
    let of = |name: &str| {
        Some(match name {
            "id" => Term::Reference(id),
            "decentralized_counters" | "read_concurrency" | "write_concurrency" | "compressed" | "fixed" => {
                Term::from(false)
            }
            "owner" => Term::Pid(table.owner),
            "heir" => Term::atom("none"),
            "name" => Term::Atom(table.name),
            "size" => Term::Int(table.objects().count() as i64),
            "node" => Term::atom("nonode@nohost"),
            "named_table" => Term::from(table.is_named),
            "type" => Term::atom(table.kind.name()),
            "keypos" => Term::Int(table.key_position as i64),
            "protection" => Term::atom(table.protection.name()),
            _ => return None,
        })
    };
    match item {
        None => {
            let items = INFO.iter().chain(&["protection"]);
            let items = items.filter_map(|name| Some(tuple![Term::atom(name), of(name)?]));
            value(Term::list(items.collect::<Vec<_>>()))
        }
        Some(Term::Atom(name)) if name.name() == "memory" => raise(Fault::limit(
            "how much memory a table takes is not part of Coppice, though Elixir has it",
        )),
        Some(Term::Atom(name)) => match of(name.name()) {
            Some(found) => value(found),
            None => badarg(2, "not a valid info item"),
        },
        Some(_) => badarg(2, "not a valid info item"),
    }
}
