//! Elixir's `Agent`: a GenServer that holds a value, and runs the functions that it is sent on it.
//!
//! A function is a term: `{module, function, args}`, which is given the value before its other arguments, or an anonymous
//! one. [`Module::job`] makes a [`Job`](super::Job) of its call, so a function may wait, and the agent with it.

mod server;
mod thrown;

pub use super::gen_server::{stop, stop_within};
pub use server::{Agent, SERVER};

use super::{Await, ChildSpec, Exception, Kind, Module, ServerRef, Start, StartCall, call};
use crate::runtime::{Atom, Context, Millis, Program, Term};
use crate::tuple;

/// The module's name.
pub const MODULE: &str = "Elixir.Agent";
/// How long a call waits by default.
pub const TIMEOUT_MS: Millis = 5_000;

/// The options of a start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The name it takes.
    pub name: Option<ServerRef>,
    /// How long the function may take that makes the first value; `None` for `:infinity`.
    pub timeout: Option<Millis>,
}

impl Options {
    /// The keyword list.
    #[must_use]
    pub fn to_term(&self) -> Term {
        let name = self.name.iter().map(|name| tuple![Atom::new("name"), name.to_term()]);
        let limit = |ms: Millis| tuple![Atom::new("timeout"), i64::try_from(ms).unwrap_or(i64::MAX)];
        Term::list(name.chain(self.timeout.map(limit)).collect::<Vec<_>>())
    }

    fn of(options: &Term) -> Option<Self> {
        let mut found = Self::default();
        for option in options.as_list()? {
            let [Term::Atom(name), value] = option.elements()? else {
                return None;
            };
            match name.name() {
                "name" => found.name = Some(ServerRef::of_name(value)?),
                "timeout" => found.timeout = value.as_int().and_then(|ms| Millis::try_from(ms).ok()),
                _ => {}
            }
        }
        Some(found)
    }
}

/// `Agent.child_spec/1`.
#[must_use]
pub fn child_spec(function: Term) -> ChildSpec {
    ChildSpec::worker(Term::atom(MODULE), StartCall::link(MODULE, [function]))
}

/// `Agent.start_link/2`: the function, of no arguments or with all of its own, makes the first value.
#[must_use]
pub fn start_link<M: Module>(function: Term, options: Options) -> Start<M> {
    begin(function, options, true)
}

/// `Agent.start/2`.
#[must_use]
pub fn start<M: Module>(function: Term, options: Options) -> Start<M> {
    begin(function, options, false)
}

fn begin<M: Module>(function: Term, options: Options, linked: bool) -> Start<M> {
    let kind = Kind::Agent(Box::new(Agent::new(function)));
    let Options { name, timeout } = options;
    if linked && timeout.is_none() {
        return Start::Link { kind, name };
    }
    Start::With {
        kind,
        name,
        linked,
        timeout,
    }
}

/// The start functions of a supervisor's child, `Agent.start_link` and `Agent.start`; `None` for a call of another module.
///
/// # Errors
/// When no clause takes the arguments.
pub fn child_start<M: Module>(call: &StartCall) -> Result<Option<Start<M>>, Exception> {
    if call.module.name() != MODULE {
        return Ok(None);
    }
    let linked = call.function.name() == "start_link";
    let named = |module: &Term, function: &Term, args: &Term| tuple![module.clone(), function.clone(), args.clone()];
    let none = Term::list([]);
    let (function, options) = match &*call.args {
        [function] => (function.clone(), &none),
        [function, options] => (function.clone(), options),
        [module, function, args] => (named(module, function, args), &none),
        [module, function, args, options] => (named(module, function, args), options),
        _ => return Err(Exception::function_clause(MODULE, "start_link", 2)),
    };
    let options = Options::of(options).ok_or_else(|| Exception::function_clause(MODULE, "start_link", 2))?;
    Ok(Some(begin(function, options, linked)))
}

/// `Agent.get/3`: what the function returns for the value.
///
/// # Errors
/// What the caller exits with at once, as [`call`] has it.
pub fn get<P: Program>(
    cx: &mut Context<'_, P>,
    agent: &ServerRef,
    function: Term,
    timeout: Option<Millis>,
) -> Result<Await, Exception> {
    call(cx, agent, tuple![Atom::new("get"), function], timeout)
}

/// `Agent.update/3`: the value becomes what the function returns, and the answer is `:ok`.
///
/// # Errors
/// As [`get`].
pub fn update<P: Program>(
    cx: &mut Context<'_, P>,
    agent: &ServerRef,
    function: Term,
    timeout: Option<Millis>,
) -> Result<Await, Exception> {
    call(cx, agent, tuple![Atom::new("update"), function], timeout)
}

/// `Agent.get_and_update/3`: the function returns `{answer, value}`, and anything else ends the agent.
///
/// # Errors
/// As [`get`].
pub fn get_and_update<P: Program>(
    cx: &mut Context<'_, P>,
    agent: &ServerRef,
    function: Term,
    timeout: Option<Millis>,
) -> Result<Await, Exception> {
    call(cx, agent, tuple![Atom::new("get_and_update"), function], timeout)
}

/// `Agent.cast/2`: an update that nobody waits for, whether or not there is such an agent.
pub fn cast<P: Program>(cx: &mut Context<'_, P>, agent: &ServerRef, function: Term) {
    super::cast(cx, agent, tuple![Atom::new("cast"), function]);
}
