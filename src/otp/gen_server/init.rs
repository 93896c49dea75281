//! The start of a server: name, `init`, acknowledgement (`gen:init_it`, `gen_server:init_it`).

use super::super::start::already_started;
use super::super::{Cx, Event, Exception, Module, ServerRef, frame, partition_supervisor, registry};
use super::{Frame, GenServer, Handled, Return};
use crate::runtime::{Atom, ExitReason, Message, Next, Pattern, Term};
use crate::tuple;

impl<M: Module> GenServer<M> {
    pub(super) fn begin(&mut self, cx: &mut Cx<'_, M>) -> Next {
        if matches!(self.frame, Frame::Init { linked: false, .. }) {
            self.parent = cx.me();
        }
        match self.take_name(cx) {
            Ok(()) => {}
            Err(NameError::Taken(holder)) => {
                self.acknowledge(already_started(holder), cx);
                return Next::Exit(Term::atom("normal"));
            }
            Err(NameError::Raised(exception)) => return self.exit(exception.into_reason(), cx),
        }
        cx.report(Event::InitBegun);
        let outcome = self.kind.init(cx);
        self.conclude(outcome, Handled::default(), cx)
    }

    fn take_name(&mut self, cx: &mut Cx<'_, M>) -> Result<(), NameError> {
        match self.name.as_deref() {
            None | Some(ServerRef::Pid(_)) => Ok(()),
            // A partition that is found has its name, and one that is not has raised before.
            Some(ServerRef::PartitionOf(..)) => {
                let message = "{:via, PartitionSupervisor, _} cannot be given on registration";
                let place = frame(partition_supervisor::MODULE, "register_name", 2);
                Err(NameError::Raised(Exception::runtime_error(message, place)))
            }
            Some(ServerRef::Name(name)) => cx.register(*name).map_err(|holder| NameError::Taken(Term::Pid(holder))),
            Some(ServerRef::Via(registry, key)) => {
                let (registry, key) = (*registry, key.clone());
                take_key(registry, key, Term::atom("nil"), cx)
            }
            Some(ServerRef::ViaValue(registry, named)) => {
                let (registry, (key, value)) = (*registry, (**named).clone());
                take_key(registry, key, value, cx)
            }
        }
    }

    fn give_name_up(&mut self, cx: &mut Cx<'_, M>) {
        match self.name.as_deref() {
            None | Some(ServerRef::Pid(_) | ServerRef::PartitionOf(..)) => {}
            Some(ServerRef::Name(_)) => cx.unregister(),
            Some(ServerRef::Via(registry, key)) => {
                let _ = registry::unregister(*registry, key, cx);
            }
            Some(ServerRef::ViaValue(registry, named)) => {
                let _ = registry::unregister(*registry, &named.0, cx);
            }
        }
    }

    fn acknowledge(&self, result: Term, cx: &mut Cx<'_, M>) {
        let ack = tuple![Atom::new("ack"), cx.me(), result];
        let starter = match self.frame {
            Frame::Init { starter, .. } => starter,
            _ => self.parent,
        };
        cx.send(starter, Message::Term(ack));
    }

    pub(super) fn conclude_init(&mut self, outcome: Return, cx: &mut Cx<'_, M>) -> Next {
        match outcome {
            Return::Ok | Return::Timeout(_) => {
                self.initialized(cx);
                match outcome {
                    Return::Timeout(ms) => self.idle_for(ms, cx),
                    _ => self.idle(None),
                }
            }
            Return::Continue(argument) => {
                self.initialized(cx);
                self.handle_continue(argument, cx)
            }
            // A throw is the callback's return value, and the atom is the same wherever it comes from.
            Return::Raise(Exception::Throw(value)) | Return::Bad(value) if value.is_atom("ignore") => {
                self.conclude_init(Return::Ignore, cx)
            }
            Return::Ignore => self.init_failed(Term::atom("ignore"), Term::atom("normal"), cx),
            Return::Stop(reason) => self.init_error(reason, cx),
            Return::Raise(Exception::Throw(value)) | Return::Bad(value) => self.init_bad(value, cx),
            Return::Raise(exception) => self.init_error(exception.into_reason(), cx),
            Return::Reply(_) | Return::ReplyTimeout(..) | Return::ReplyContinue(..) | Return::StopReply(..) => {
                self.init_bad(Term::atom("reply"), cx)
            }
            Return::Await(_) => Next::Receive(Pattern::Any, None),
        }
    }

    fn initialized(&mut self, cx: &mut Cx<'_, M>) {
        self.acknowledge(tuple![Atom::new("ok"), cx.me()], cx);
        self.frame = Frame::Handle;
        cx.report(Event::InitDone);
    }

    fn init_error(&mut self, reason: ExitReason, cx: &mut Cx<'_, M>) -> Next {
        let result = tuple![Atom::new("error"), reason.clone()];
        self.init_failed(result, reason, cx)
    }

    /// A value that `init` may not return. OTP gives the name up only when the process ends.
    fn init_bad(&mut self, value: Term, cx: &mut Cx<'_, M>) -> Next {
        let reason = super::bad_return(value);
        self.init_refused(tuple![Atom::new("error"), reason.clone()], reason, cx)
    }

    /// The name is given up before the starter hears.
    fn init_failed(&mut self, result: Term, reason: ExitReason, cx: &mut Cx<'_, M>) -> Next {
        self.give_name_up(cx);
        self.init_refused(result, reason, cx)
    }

    fn init_refused(&mut self, result: Term, reason: ExitReason, cx: &mut Cx<'_, M>) -> Next {
        cx.report(Event::InitFailed(reason.clone()));
        self.acknowledge(result, cx);
        self.exit(reason, cx)
    }
}

/// `register_name`, and who has the name when it is taken.
fn take_key<M: Module>(registry: Atom, key: Term, value: Term, cx: &mut Cx<'_, M>) -> Result<(), NameError> {
    match registry::register(registry, key, value, cx) {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(holder)) => Err(NameError::Taken(Term::Pid(holder))),
        Err(exception) => Err(NameError::Raised(exception)),
    }
}

enum NameError {
    Taken(Term),
    Raised(Exception),
}
