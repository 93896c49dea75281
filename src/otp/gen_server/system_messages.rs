//! System messages, from the server's side (`sys:handle_system_msg`). They leave the server as idle as it was: a timeout
//! that it waits for begins anew.

use super::super::{Cx, Exception, Module, StartCall};
use super::phase::Replacing;
use super::{Frame, GenServer, Handled};
use crate::runtime::{Atom, Millis, Next, Pattern, ReplyTo, Term};
use crate::tuple;

impl<M: Module> GenServer<M> {
    pub(super) fn handle_system(&mut self, from: ReplyTo, body: &Term, before: &Frame, cx: &mut Cx<'_, M>) -> Next {
        let (suspended, timeout) = match before {
            Frame::Suspended(timeout) => (true, *timeout),
            Frame::Idle(timeout) => (false, *timeout),
            Frame::Init { .. }
            | Frame::Call(_)
            | Frame::Handle
            | Frame::Replacing(..)
            | Frame::Terminate(..)
            | Frame::Logging(_)
            | Frame::CrashReport(..) => (false, None),
        };
        let ok = Term::atom("ok");
        match (body, body.elements()) {
            (_, Some([verb, reason])) if verb.is_atom("terminate") => {
                cx.reply(from, ok);
                return self.terminate(reason.clone(), None, Handled::default(), cx);
            }
            (_, Some([verb, function @ Term::Fun(_)])) if verb.is_atom("replace_state") => {
                self.frame = Frame::Replacing(Box::new(Replacing {
                    from,
                    suspended: suspended.then_some(timeout),
                    timeout,
                }));
                let call = StartCall {
                    module: Atom::new("erlang"),
                    function: Atom::new("apply"),
                    args: [function.clone(), Term::list([self.state()])].into(),
                };
                return self.begin_job(&call, Handled::default(), cx);
            }
            // What it would report of itself, it does not: there is nothing to turn off.
            (_, Some([verb, _])) if verb.is_atom("debug") => cx.reply(from, ok),
            (_, Some([verb, with])) if verb.is_atom("replace_state") => {
                let replaced = self.kind.replace_state(with.clone());
                let answer = replaced.map_or_else(callback_failed, |()| self.state());
                cx.reply(from, answer);
            }
            (body, _) if body.is_atom("get_state") => cx.reply(from, self.state()),
            (body, _) if body.is_atom("suspend") => {
                cx.reply(from, ok);
                return self.suspend(timeout);
            }
            (body, _) if body.is_atom("resume") => {
                cx.reply(from, ok);
                return self.idle(timeout);
            }
            (body, _) => {
                let unknown = tuple![Atom::new("unknown_system_msg"), body.clone()];
                cx.reply(from, tuple![Atom::new("error"), unknown]);
            }
        }
        if suspended {
            self.suspend(timeout)
        } else {
            self.idle(timeout)
        }
    }

    /// The function of `:sys.replace_state/2` has run: the server goes on as idle or suspended as it was.
    pub(super) fn replaced(&mut self, result: Result<Term, Exception>, cx: &mut Cx<'_, M>) -> Next {
        let Frame::Replacing(replacing) = &self.frame else {
            return self.idle(None);
        };
        let Replacing {
            from,
            suspended,
            timeout,
        } = **replacing;
        let answer = result.and_then(|state| self.kind.replace_state(state));
        cx.reply(from, answer.map_or_else(callback_failed, |()| self.state()));
        match suspended {
            Some(timeout) => self.suspend(timeout),
            None => self.idle(timeout),
        }
    }

    fn suspend(&mut self, timeout: Option<Millis>) -> Next {
        self.frame = Frame::Suspended(timeout);
        Next::Receive(Pattern::System(self.parent), None)
    }
}

/// `{:error, {:callback_failed, {:gen_server, :system_replace_state}, {class, reason}}}`.
fn callback_failed(exception: Exception) -> Term {
    let (class, reason) = match exception {
        Exception::Error(error, _) => ("error", error),
        Exception::Exit(reason) => ("exit", reason),
        Exception::Throw(value) => ("throw", value),
    };
    let callback = tuple![Atom::new("gen_server"), Atom::new("system_replace_state")];
    let failed = tuple![Atom::new("callback_failed"), callback, tuple![Atom::new(class), reason]];
    tuple![Atom::new("error"), failed]
}
