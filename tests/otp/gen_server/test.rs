//! The cases of `gen_server_test.exs`.

use coppice::otp::registry::{self, Keys};
use coppice::otp::{self, Exception, Return, ServerRef, Start};
use coppice::runtime::{Atom, ReplyTo, Term};
use coppice::tuple;

use super::super::lab::{Behaviour, Bench, C, Lab, define, pid_of, server, unlinked};
use super::{atom, exit_of};

const STACK: &str = "Elixir.Case.Stack";

/// A stack of terms.
struct Stack;

impl Behaviour for Stack {
    fn handle_call(&self, request: Term, _from: ReplyTo, state: &mut Term, cx: &mut C<'_>) -> Return {
        match request {
            request if request.is_atom("pop") => {
                let items = state.list_elements().expect("a stack");
                let (first, rest) = items.split_first().expect("an item");
                *state = Term::list(rest.to_vec());
                Return::Reply(first.clone())
            }
            request if request.is_atom("noreply") => Return::Ok,
            request if request.is_atom("stop_self") => {
                let me = ServerRef::Pid(cx.me());
                match otp::stop(cx, &me, atom("normal")) {
                    Err(Exception::Exit(reason)) => Return::Reply(reason),
                    other => panic!("stopping itself came to {other:?}"),
                }
            }
            other => Return::Bad(other),
        }
    }

    fn handle_cast(&self, request: Term, state: &mut Term, _cx: &mut C<'_>) -> Return {
        let pushed = request.elements().expect("{:push, item}")[1].clone();
        let items = state.list_elements().expect("a stack");
        *state = Term::list([vec![pushed], items].concat());
        Return::Ok
    }
}

fn lab() -> Lab {
    let lab = Lab::new();
    define(STACK, Stack);
    lab
}

fn stack<const N: usize>(items: [&'static str; N], name: Option<ServerRef>) -> Start<Bench> {
    server(STACK, Term::list(items.map(atom)), name)
}

fn push(item: &'static str) -> Term {
    tuple![atom("push"), atom(item)]
}

fn name(name: &'static str) -> ServerRef {
    ServerRef::Name(Atom::new(name))
}

#[test]
fn start_link_3_with_via() {
    let mut lab = lab();
    let registry = Atom::new("Elixir.Case.Registry");
    let call = registry::start_call(registry, Keys::Unique);
    lab.started(registry::MODULE, call.args);
    let via = ServerRef::Via(registry, atom("via_stack"));
    let pid = pid_of(&lab.start(stack(["hello"], Some(via.clone()))));
    assert_eq!(lab.call(via.clone(), atom("pop")), Ok(atom("hello")));
    assert_eq!(lab.act(move |cx| via.whereis(cx)), Ok(Some(pid)));
}

#[test]
fn start_link_3_with_local() {
    let mut lab = lab();
    lab.start(stack(["hello"], Some(name("stack"))));
    assert_eq!(lab.call(name("stack"), atom("pop")), Ok(atom("hello")));
}

#[test]
fn start_link_2_call_2_and_cast_2() {
    let mut lab = lab();
    let pid = pid_of(&lab.start(stack(["hello"], None)));
    assert_eq!(lab.links(lab.me), [pid]);
    assert_eq!(lab.call(pid, atom("pop")), Ok(atom("hello")));
    lab.cast(pid, push("world"));
    assert_eq!(lab.call(pid, atom("pop")), Ok(atom("world")));
    assert_eq!(lab.stop(pid, atom("normal")), Ok(()));

    // A cast to nobody is lost without a word.
    lab.cast(ServerRef::Via(Atom::new("foo"), atom("bar")), push("world"));
    lab.cast(name("foo"), push("world"));
    assert_eq!(lab.flush(), []);
}

#[test]
fn call_3_exit_messages() {
    let mut lab = lab();
    let me = lab.me;
    lab.act(|cx| cx.register(Atom::new("self"))).expect("a free name");
    let pid = pid_of(&lab.start(stack(["hello"], None)));
    let stopped = pid_of(&lab.start(unlinked(stack(["hello"], None))));
    lab.stop(stopped, atom("normal")).expect("it stops");
    let exit =
        |reason, server, request, limit| Err(exit_of(atom(reason), "call", [server, atom(request), Term::Int(limit)]));

    assert_eq!(
        lab.call(name("self"), atom("pop")),
        exit("calling_self", atom("self"), "pop", 5_000)
    );
    assert_eq!(
        lab.call(me, atom("pop")),
        exit("calling_self", Term::Pid(me), "pop", 5_000)
    );
    assert_eq!(
        lab.call_within(pid, atom("noreply"), Some(1)),
        exit("timeout", Term::Pid(pid), "noreply", 1)
    );
    assert_eq!(
        lab.call(name("nil"), atom("pop")),
        exit("noproc", atom("nil"), "pop", 5_000)
    );
    assert_eq!(
        lab.call(stopped, atom("pop")),
        exit("noproc", Term::Pid(stopped), "pop", 5_000)
    );
}

#[test]
fn nil_name() {
    let mut lab = lab();
    let pid = pid_of(&lab.start(stack(["hello"], None)));
    assert_eq!(lab.system.snapshot(pid).expect("alive").name, None);
}

#[test]
fn start_2() {
    let mut lab = lab();
    let pid = pid_of(&lab.start(unlinked(stack(["hello"], None))));
    assert_eq!(lab.links(lab.me), []);
    assert_eq!(lab.system.snapshot(pid).expect("alive").monitored_by, []);
    assert_eq!(lab.stop(pid, atom("normal")), Ok(()));
}

#[test]
fn abcast_3() {
    let mut lab = lab();
    lab.start(stack([], Some(name("stack"))));
    for item in ["hello", "world"] {
        lab.act(move |cx| otp::abcast(cx, Atom::new("stack"), push(item)));
        assert_eq!(lab.call(name("stack"), atom("pop")), Ok(atom(item)));
    }
    lab.act(|cx| otp::abcast(cx, Atom::new("nobody"), push("hello")));
}

#[test]
fn whereis_1() {
    let mut lab = lab();
    let pid = pid_of(&lab.start(stack([], Some(name("whereis_server")))));
    let mut whereis = |server: ServerRef| lab.act(move |cx| server.whereis(cx));
    assert_eq!(whereis(name("whereis_server")), Ok(Some(pid)));
    assert_eq!(whereis(ServerRef::Pid(pid)), Ok(Some(pid)));
    assert_eq!(whereis(name("whereis_bad_server")), Ok(None));
}

#[test]
fn stop_3() {
    let mut lab = lab();
    let exit = |reason, server| {
        let arguments = [server, atom("normal"), atom("infinity")];
        Err(exit_of(atom(reason), "stop", arguments))
    };
    let stopped = pid_of(&lab.start(unlinked(stack([], None))));
    assert_eq!(lab.stop(stopped, atom("normal")), Ok(()));
    assert_eq!(lab.stop(stopped, atom("normal")), exit("noproc", Term::Pid(stopped)));
    assert_eq!(lab.stop(name("nil"), atom("normal")), exit("noproc", atom("nil")));

    let pid = pid_of(&lab.start(unlinked(stack([], None))));
    let itself = lab.call(pid, atom("stop_self"));
    assert_eq!(
        itself.map_or_else(Err, Err::<(), _>),
        exit("calling_self", Term::Pid(pid))
    );

    lab.start(unlinked(stack([], Some(name("stack")))));
    assert_eq!(lab.stop(name("stack"), atom("normal")), Ok(()));
    assert_eq!(lab.whereis("stack"), None);
}
