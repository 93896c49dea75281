//! Elixir's `Task.Supervisor`: a DynamicSupervisor whose children are tasks, and what its clients ask it for.

mod pending_async;
mod request;

pub use super::task::SUPERVISOR as MODULE;
pub use pending_async::{Link, PendingAsync};
pub(super) use request::start_task;

use super::wait::PendingCall;
use super::{
    Await, ChildSpec, DynamicFlags, DynamicInit, DynamicSupervisor, Exception, Intensity, Kind, Module, Restart,
    ServerRef, Shutdown, Start, StartCall, call, task,
};
use crate::runtime::{Atom, Context, Millis, Pid, Program, Term};
use crate::tuple;

/// How long a task is given to stop, in milliseconds.
const USUAL_SHUTDOWN_MS: Millis = 5_000;

/// The options of `Task.Supervisor.start_link/1`; what is not given is as in DynamicSupervisor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The name it takes.
    pub name: Option<ServerRef>,
    /// How many tasks at once.
    pub max_children: Option<u32>,
    /// How many restarts.
    pub max_restarts: Option<u32>,
    /// In how many seconds.
    pub max_seconds: Option<u32>,
    /// When a task that does not say is restarted: never by default.
    pub restart: Option<Restart>,
    /// How one that does not say is stopped: it is given 5 seconds by default.
    pub shutdown: Option<Shutdown>,
}

impl Options {
    /// The keyword list.
    #[must_use]
    pub fn to_term(&self) -> Term {
        let numbers = self.numbers();
        let named = self.name.iter().map(|name| tuple![Atom::new("name"), name.to_term()]);
        let restart = self
            .restart
            .map(|restart| tuple![Atom::new("restart"), Term::atom(restart.name())]);
        let shutdown = self
            .shutdown
            .map(|shutdown| tuple![Atom::new("shutdown"), shutdown.to_term()]);
        Term::list(named.chain(numbers).chain(restart).chain(shutdown).collect::<Vec<_>>())
    }

    /// Those that the callback's `init` gets.
    fn numbers(&self) -> impl Iterator<Item = Term> + use<> {
        let numbers = [
            ("max_children", self.max_children),
            ("max_restarts", self.max_restarts),
            ("max_seconds", self.max_seconds),
        ];
        let given = |(name, number): (&'static str, Option<u32>)| Some(tuple![Atom::new(name), i64::from(number?)]);
        numbers.into_iter().filter_map(given)
    }

    fn of(options: &Term) -> Option<Self> {
        let mut found = Self::default();
        for option in options.as_list()? {
            let [Term::Atom(name), value] = option.elements()? else {
                return None;
            };
            let number = value.as_int().and_then(|number| u32::try_from(number).ok());
            match name.name() {
                "name" => found.name = Some(ServerRef::of_name(value)?),
                "max_children" => found.max_children = number,
                "max_restarts" => found.max_restarts = number,
                "max_seconds" => found.max_seconds = number,
                "restart" => found.restart = Some(restart_of(value)?),
                "shutdown" => found.shutdown = Some(shutdown_of(value)?),
                _ => {}
            }
        }
        Some(found)
    }
}

fn restart_of(term: &Term) -> Option<Restart> {
    match term {
        Term::Atom(name) => Restart::from_name(name.name()),
        _ => None,
    }
}

fn shutdown_of(term: &Term) -> Option<Shutdown> {
    match term {
        Term::Atom(name) if name.name() == "brutal_kill" => Some(Shutdown::BrutalKill),
        Term::Atom(name) if name.name() == "infinity" => Some(Shutdown::Infinity),
        term => Millis::try_from(term.as_int()?).ok().map(Shutdown::Timeout),
    }
}

/// `Task.Supervisor.child_spec/1`: the name is the id.
#[must_use]
pub fn child_spec(options: &Options) -> ChildSpec {
    let id = match &options.name {
        Some(ServerRef::Name(name)) => Term::Atom(*name),
        Some(ServerRef::Via(registry, key)) => tuple![*registry, key.clone()],
        Some(ServerRef::ViaValue(registry, named)) => tuple![*registry, named.0.clone(), named.1.clone()],
        Some(ServerRef::PartitionOf(supervisor, key)) => tuple![*supervisor, key.clone()],
        Some(ServerRef::Pid(_)) | None => Term::atom(MODULE),
    };
    ChildSpec::supervisor(id, StartCall::link(MODULE, [options.to_term()]))
}

/// `Task.Supervisor.start_link/1`.
#[must_use]
pub fn start_link<M: Module>(options: Options) -> Start<M> {
    let restart = options.restart.unwrap_or(Restart::Temporary);
    let shutdown = options.shutdown.unwrap_or(Shutdown::Timeout(USUAL_SHUTDOWN_MS));
    let defaults = tuple![Atom::new(restart.name()), shutdown.to_term()];
    let argument = tuple![defaults, Term::list(options.numbers().collect::<Vec<_>>())];
    let callback = StartCall::link(MODULE, [argument]);
    Start::Link {
        kind: Kind::dynamic(DynamicSupervisor::new(callback)),
        name: options.name,
    }
}

/// The start function of a supervisor's child; `None` for a call of another module.
///
/// # Errors
/// When no clause takes the arguments.
pub fn child_start<M: Module>(call: &StartCall) -> Result<Option<Start<M>>, Exception> {
    if call.module.name() != MODULE {
        return Ok(None);
    }
    let options = match &*call.args {
        [] => Some(Options::default()),
        [options] => Options::of(options),
        _ => None,
    };
    let options = options.ok_or_else(|| Exception::function_clause(MODULE, "start_link", 1))?;
    Ok(Some(start_link(options)))
}

/// `Task.Supervisor.init/1`; `None` for another module's call.
#[must_use]
pub fn init(call: &StartCall) -> Option<DynamicInit> {
    if call.module.name() != MODULE {
        return None;
    }
    let [_, options] = call.args.first()?.elements()? else {
        return None;
    };
    let options = Options::of(options)?;
    let usual = Intensity::default();
    let intensity = Intensity::new(
        options.max_restarts.unwrap_or(usual.max_restarts),
        options.max_seconds.unwrap_or(usual.max_seconds),
    );
    Some(DynamicInit::Ok(DynamicFlags {
        intensity,
        max_children: options.max_children,
        ..DynamicFlags::default()
    }))
}

/// `Task.Supervisor.async/5` and `async_nolink/5`: the answer is the `%Task{}` ([`Task::from_term`](super::Task::from_term)).
///
/// # Errors
/// What the call of the supervisor exits with at once.
pub fn r#async<P: Program>(
    cx: &mut Context<'_, P>,
    supervisor: &ServerRef,
    link: Link,
    callers: &[Pid],
    function: &StartCall,
    shutdown: Option<Shutdown>,
) -> Result<Await, Exception> {
    let arguments = [task::owner(cx), Term::atom("monitor")];
    let request = start_task(arguments, Some(Restart::Temporary), shutdown);
    let call = PendingCall::begin(cx, supervisor, request, None)?;
    Ok(task::Wait::Start(PendingAsync::new(call, link, callers, function)).into())
}

/// `Task.Supervisor.start_child/5`: the answer is `{:ok, pid}` or `{:error, :max_children}`.
///
/// # Errors
/// As [`r#async`].
pub fn start_child<P: Program>(
    cx: &mut Context<'_, P>,
    supervisor: &ServerRef,
    callers: &[Pid],
    function: &StartCall,
    restart: Option<Restart>,
    shutdown: Option<Shutdown>,
) -> Result<Await, Exception> {
    let callers = task::with_caller(cx.me(), callers);
    let arguments = [task::owner(cx), callers, function.to_term()];
    call(cx, supervisor, start_task(arguments, restart, shutdown), None)
}

/// `Task.Supervisor.children/1`: the answer is what [`pids`] reads.
///
/// # Errors
/// As [`r#async`].
pub fn children<P: Program>(cx: &mut Context<'_, P>, supervisor: &ServerRef) -> Result<Await, Exception> {
    call(cx, supervisor, Term::atom("which_children"), None)
}

/// The pids in an answer of `which_children`.
#[must_use]
pub fn pids(children: &Term) -> Vec<Pid> {
    let rows = children.as_list().unwrap_or_default().iter();
    rows.filter_map(|row| row.elements()?.get(1)?.as_pid()).collect()
}

/// `Task.Supervisor.terminate_child/2`: the answer is `:ok` or `{:error, :not_found}`.
///
/// # Errors
/// As [`r#async`].
pub fn terminate_child<P: Program>(
    cx: &mut Context<'_, P>,
    supervisor: &ServerRef,
    pid: Pid,
) -> Result<Await, Exception> {
    call(cx, supervisor, tuple![Atom::new("terminate_child"), pid], None)
}
