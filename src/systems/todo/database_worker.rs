//! `Todo.DatabaseWorker`: reads and writes lists on the disk. `store` is a cast, `get` a call.

use super::process_registry;
use crate::otp::{Callbacks, Cx, Exception, Kind, Module, Return, ServerRef, Start, StartCall};
use crate::runtime::{Atom, ReplyTo, Term};
use crate::tuple;

/// The module.
pub const MODULE: &str = "Elixir.Todo.DatabaseWorker";

/// A worker's state: the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatabaseWorker {
    folder: Term,
}

crate::digest!(struct DatabaseWorker { folder });

pub(super) fn via_tuple(id: u32) -> ServerRef {
    process_registry::via_tuple(tuple![Atom::new(MODULE), i64::from(id)])
}

/// `start_link({folder, worker_id})`.
pub(super) fn start_link<M: Module>(call: &StartCall) -> Option<Start<M>>
where
    M::Server: From<DatabaseWorker>,
{
    let [folder, id] = call.args.first()?.elements()? else {
        return None;
    };
    let folder = folder.clone();
    Some(Start::Link {
        kind: Kind::Server(DatabaseWorker { folder }.into()),
        name: Some(via_tuple(u32::try_from(id.as_int()?).ok()?)),
    })
}

/// `Path.join(folder, key)`.
fn file_name(folder: &Term, key: &str) -> String {
    format!("{}/{key}", folder.as_str().unwrap_or_default())
}

/// `{:store, key, data}`: writes the file; `None` when the request is another.
pub(in crate::systems) fn store<M: Module>(folder: &Term, request: &Term, cx: &mut Cx<'_, M>) -> Option<()> {
    match request.elements()? {
        [verb, Term::Str(key), data] if verb.is_atom("store") => {
            cx.write_file(&file_name(folder, key), data.clone());
            Some(())
        }
        _ => None,
    }
}

/// `{:get, key}`: what the file holds, or `nil`; `None` when the request is another.
pub(in crate::systems) fn load<M: Module>(folder: &Term, request: &Term, cx: &mut Cx<'_, M>) -> Option<Term> {
    match request.elements()? {
        [verb, Term::Str(key)] if verb.is_atom("get") => {
            let data = cx.read_file(&file_name(folder, key));
            Some(data.unwrap_or(Term::atom("nil")))
        }
        _ => None,
    }
}

impl<M: Module> Callbacks<M> for DatabaseWorker {
    fn module(&self) -> &'static str {
        MODULE
    }

    fn state(&self) -> Term {
        self.folder.clone()
    }

    fn init(&mut self, _cx: &mut Cx<'_, M>) -> Return {
        Return::Ok
    }

    fn handle_cast(&mut self, request: Term, cx: &mut Cx<'_, M>) -> Return {
        match store(&self.folder, &request, cx) {
            Some(()) => Return::Ok,
            None => Return::Raise(Exception::function_clause(MODULE, "handle_cast", 2)),
        }
    }

    fn handle_call(&mut self, request: Term, _from: ReplyTo, cx: &mut Cx<'_, M>) -> Return {
        match load(&self.folder, &request, cx) {
            Some(data) => Return::Reply(data),
            None => Return::Raise(Exception::function_clause(MODULE, "handle_call", 3)),
        }
    }
}
