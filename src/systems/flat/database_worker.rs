//! `Flat.DatabaseWorker`: reads and writes lists on the disk, as the nested design's workers do. It has no name.

use crate::otp::{Callbacks, Cx, Exception, Kind, Module, Return, Start, StartCall};
use crate::runtime::{ReplyTo, Term};
use crate::systems::todo::{FOLDER, load, store};
use crate::tuple;

/// The module.
pub const MODULE: &str = "Elixir.Flat.DatabaseWorker";

/// A worker. Its state is the folder; which of the workers it is, it was only told when it was started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlatDatabaseWorker {
    folder: Term,
    number: i64,
}

crate::digest!(struct FlatDatabaseWorker { folder, number });

/// `start_link({folder, number})`.
pub(super) fn start_link<M: Module>(call: &StartCall) -> Option<Start<M>>
where
    M::Server: From<FlatDatabaseWorker>,
{
    let [folder, number] = call.args.first()?.elements()? else {
        return None;
    };
    let worker = FlatDatabaseWorker {
        folder: folder.clone(),
        number: number.as_int()?,
    };
    Some(Start::Link {
        kind: Kind::Server(worker.into()),
        name: None,
    })
}

/// The start of the worker of that number, in the folder of the lists.
pub(super) fn of_number<M: Module>(number: u32) -> Start<M>
where
    M::Server: From<FlatDatabaseWorker>,
{
    let worker = FlatDatabaseWorker {
        folder: Term::str(FOLDER),
        number: number.into(),
    };
    Start::Link {
        kind: Kind::Server(worker.into()),
        name: None,
    }
}

impl FlatDatabaseWorker {
    /// The call that started it.
    #[must_use]
    pub fn start_call(&self) -> StartCall {
        StartCall::link(MODULE, [tuple![self.folder.clone(), self.number]])
    }
}

impl<M: Module> Callbacks<M> for FlatDatabaseWorker {
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
