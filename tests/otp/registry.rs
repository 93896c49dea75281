//! Elixir's `registry_test.exs`, with one partition; `beyond` asks what the suite does not.

mod beyond;
mod duplicate;
mod general;
mod unique;

use coppice::otp::registry::{self, Keys};
use coppice::otp::{Exception, Return, ServerRef};
use coppice::runtime::{Atom, Pid, ReplyTo, Term};
use coppice::tuple;

use super::lab::{Behaviour, C, Lab, define, pid_of, server, unlinked};

/// The registry of every case.
const NAME: Atom = Atom::new("Elixir.Case.Registry");
/// Who may listen to it.
const LISTENER: Atom = Atom::new("listener");

/// A registry that the test process started, and what is asked of it from there.
struct Case {
    lab: Lab,
}

impl Case {
    fn new(keys: Keys) -> Self {
        Self::with(keys, &[])
    }

    /// One with more options than `keys` and `name`.
    fn with(keys: Keys, more: &[Term]) -> Self {
        let mut lab = Lab::new();
        define("Elixir.Case.Agent", Agent);
        let named = [pair("keys", atom(keys.name())), pair("name", Term::Atom(NAME))];
        lab.started(registry::MODULE, [Term::list([&named, more].concat())]);
        Self { lab }
    }

    /// One that the test process may listen to.
    fn listening(keys: Keys) -> Self {
        let mut case = Self::with(keys, &[pair("listeners", Term::list([Term::Atom(LISTENER)]))]);
        case.lab.act(|cx| cx.register(LISTENER)).expect("a free name");
        case
    }

    fn me(&self) -> Pid {
        self.lab.me
    }

    fn register(&mut self, key: impl Into<Term>, value: Term) -> Result<Pid, Pid> {
        self.register_in(self.lab.me, key, value)
    }

    fn register_in(&mut self, pid: Pid, key: impl Into<Term>, value: Term) -> Result<Pid, Pid> {
        let key = key.into();
        let outcome = self.lab.act_in(pid, move |cx| registry::register(NAME, key, value, cx));
        outcome.expect("a registry that is there")
    }

    /// Another process, registered: the partition, and the process.
    fn register_task(&mut self, key: &str, value: Term) -> (Pid, Pid) {
        let task = self.lab.tester();
        let owner = self.register_in(task, key, value).expect("a free key");
        (owner, task)
    }

    /// `Agent.start_link(fn -> 0 end, name: …)`.
    fn agent(&mut self, name: ServerRef) -> Pid {
        pid_of(&self.lab.start(server("Elixir.Case.Agent", Term::Int(0), Some(name))))
    }

    /// Asks a function of `Registry` that must not raise.
    fn ask<T: 'static>(&mut self, f: impl FnOnce(&mut C<'_>) -> Result<T, Exception> + 'static) -> T {
        self.lab.act(f).expect("a registry that is there")
    }

    fn keys(&mut self, pid: Pid) -> Vec<Term> {
        self.ask(move |cx| registry::keys(NAME, pid, cx))
    }

    fn sorted_keys(&mut self) -> Vec<Term> {
        let mut keys = self.keys(self.lab.me);
        keys.sort();
        keys
    }

    fn lookup(&mut self, key: impl Into<Term>) -> Vec<(Pid, Term)> {
        let key = key.into();
        self.ask(move |cx| registry::lookup(NAME, &key, cx))
    }

    fn values(&mut self, key: &str, pid: Pid) -> Vec<Term> {
        let key = Term::str(key);
        self.ask(move |cx| registry::values(NAME, &key, pid, cx))
    }

    fn count(&mut self) -> usize {
        self.ask(|cx| registry::count(NAME, cx)).expect("a partition")
    }

    fn unregister(&mut self, key: impl Into<Term>) {
        let key = key.into();
        self.ask(move |cx| registry::unregister(NAME, &key, cx));
    }

    fn unregister_match<const N: usize>(&mut self, key: impl Into<Term>, pattern: Term, guards: [Term; N]) {
        let key = key.into();
        self.ask(move |cx| registry::unregister_match(NAME, &key, &pattern, &guards, cx));
    }

    fn matching<const N: usize>(&mut self, key: impl Into<Term>, pattern: Term, guards: [Term; N]) -> Vec<(Pid, Term)> {
        let key = key.into();
        self.ask(move |cx| registry::match_key(NAME, &key, &pattern, &guards, cx))
    }

    fn count_match<const N: usize>(&mut self, key: impl Into<Term>, pattern: Term, guards: [Term; N]) -> usize {
        let key = key.into();
        self.ask(move |cx| registry::count_match(NAME, &key, &pattern, &guards, cx))
    }

    fn select<const N: usize>(&mut self, spec: [Term; N]) -> Vec<Term> {
        self.ask(move |cx| registry::select(NAME, &spec, cx))
    }

    fn count_select<const N: usize>(&mut self, spec: [Term; N]) -> usize {
        self.ask(move |cx| registry::count_select(NAME, &spec, cx))
    }

    /// Sends what is registered under a key to who registered it, as `{:dispatch, value}`; what arrived here.
    fn dispatched(&mut self, key: &str) -> Vec<Term> {
        let key = Term::str(key);
        self.ask(move |cx| {
            let send = |entries: Vec<(Pid, Term)>, cx: &mut C<'_>| {
                for (pid, value) in entries {
                    cx.send(pid, coppice::runtime::Message::Term(tuple![atom("dispatch"), value]));
                }
                Ok(())
            };
            registry::dispatch(NAME, &key, send, cx)
        });
        self.lab.flush()
    }

    /// Dispatches to a key that nobody has; true when the function was called.
    fn dispatch_calls(&mut self, key: &str) -> bool {
        let key = Term::str(key);
        self.lab.act(move |cx| {
            let mut called = false;
            let outcome = registry::dispatch(
                NAME,
                &key,
                |_, _| {
                    called = true;
                    Ok(())
                },
                cx,
            );
            outcome.expect("a registry that is there");
            called
        })
    }

    fn kill(&mut self, pid: Pid) {
        self.lab.exit(pid, atom("kill"));
        assert!(!self.lab.is_alive(pid));
    }

    fn is_linked_to(&self, pid: Pid) -> bool {
        self.lab.links(self.lab.me).contains(&pid)
    }
}

/// A counter, as an Agent would hold it.
struct Agent;

impl Behaviour for Agent {
    fn init(&self, state: &mut Term, _cx: &mut C<'_>) -> Return {
        if state.is_atom("oops") {
            let oops = Exception::runtime_error("oops", coppice::otp::frame("Elixir.Case", "init", 1));
            return Return::Raise(oops);
        }
        Return::Ok
    }

    fn handle_call(&self, request: Term, _from: ReplyTo, state: &mut Term, _cx: &mut C<'_>) -> Return {
        if let (Term::Int(add), Term::Int(count)) = (&request, &mut *state) {
            *count += add;
            return Return::Reply(atom("ok"));
        }
        Return::Reply(state.clone())
    }
}

fn atom(name: &'static str) -> Term {
    Term::atom(name)
}

/// `:_`.
fn any() -> Term {
    Term::atom("_")
}

fn pair(key: &'static str, value: Term) -> Term {
    tuple![atom(key), value]
}

fn via(key: &str) -> ServerRef {
    ServerRef::Via(NAME, Term::str(key))
}

/// A clause of a match specification.
fn clause<const G: usize>(head: [Term; 3], guards: [Term; G], body: Term) -> Term {
    tuple![Term::tuple(head), Term::list(guards), Term::list([body])]
}

/// `{function, variable, number}`.
fn guard(function: &'static str, variable: &'static str, number: i64) -> Term {
    tuple![atom(function), atom(variable), number]
}

fn is_atom(variable: &'static str) -> Term {
    tuple![atom("is_atom"), atom(variable)]
}

/// `{{…}}` of three variables in a body.
fn triple(parts: [Term; 3]) -> Term {
    Term::tuple([Term::tuple(parts)])
}

/// The message of an ArgumentError.
#[track_caller]
fn argument_error(exception: &Exception) -> String {
    let Exception::Error(error, _) = exception else {
        panic!("{exception:?} is no error");
    };
    let module = error.field("__struct__").expect("an exception");
    assert!(module.is_atom("Elixir.ArgumentError"), "{error} is no ArgumentError");
    error
        .field("message")
        .and_then(Term::as_str)
        .expect("a message")
        .to_owned()
}

/// What a start of an agent under that name raises in the starter.
fn start_raises(lab: &mut Lab, name: ServerRef) -> Exception {
    let start = server("Elixir.Case.Agent", Term::Int(0), Some(name));
    let outcome = lab.act(move |cx| coppice::otp::start_link(unlinked(start), cx));
    outcome.expect_err("a start that raises")
}
