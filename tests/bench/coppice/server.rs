//! The GenServers of this bench: one in Rust, and those that are written in Elixir.

use coppice::elixir::WrittenServer;
use coppice::otp::{Callbacks, Cx, Exception, Got, Return};
use coppice::runtime::{ExitReason, Message, Pid, ReplyTo, Term};

use super::bench::{Bench, ECHO};

#[derive(Clone, Debug)]
pub enum Server {
    /// It answers every call with what it was asked.
    Echo {
        /// Who is told that it has started.
        told: Option<Pid>,
    },
    /// One of a module that is evaluated; boxed, as in the page.
    Written(Box<WrittenServer>),
}

coppice::digest!(enum Server { "echo" => Echo { told }, "written" => Written(server) });

impl Callbacks<Bench> for Server {
    fn module(&self) -> &'static str {
        match self {
            Self::Echo { .. } => ECHO,
            Self::Written(server) => server.module.name(),
        }
    }

    fn state(&self) -> Term {
        match self {
            Self::Echo { .. } => Term::atom("nil"),
            Self::Written(server) => Callbacks::<Bench>::state(&**server),
        }
    }

    fn init(&mut self, cx: &mut Cx<'_, Bench>) -> Return {
        match self {
            Self::Echo { told } => {
                if let Some(told) = *told {
                    cx.send(told, Message::Term(Term::Pid(cx.me())));
                }
                Return::Ok
            }
            Self::Written(server) => server.init(cx),
        }
    }

    fn handle_call(&mut self, request: Term, from: ReplyTo, cx: &mut Cx<'_, Bench>) -> Return {
        match self {
            Self::Echo { .. } => Return::Reply(request),
            Self::Written(server) => server.handle_call(request, from, cx),
        }
    }

    fn resume(&mut self, got: Got, cx: &mut Cx<'_, Bench>) -> Return {
        match self {
            Self::Echo { .. } => Return::Raise(Exception::function_clause(ECHO, "resume", 1)),
            Self::Written(server) => server.resume(got, cx),
        }
    }

    fn terminate(&mut self, reason: &ExitReason, cx: &mut Cx<'_, Bench>) -> Return {
        match self {
            Self::Echo { .. } => Return::Ok,
            Self::Written(server) => server.terminate(reason, cx),
        }
    }
}
