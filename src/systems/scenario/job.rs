//! The functions that a scenario's tasks and agents run, `Fidelity.Jobs`: a text says what they do.

use std::rc::Rc;

use super::shared_table;
use super::spec::Child;
use super::written_number::{receive_time, sleep};
use crate::otp::{Await, Cx, Exception, Got, Job as Run, JobStep, Module, StartCall, frame};
use crate::runtime::{Atom, Pid, Term, number};
use crate::tuple;

const MODULE: &str = "Elixir.Fidelity.Jobs";

/// The functions of that module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    /// `task(id, text)`: labels its process, then does what the text says.
    Task,
    /// `item([id, text])`: the same of a task of many, which may also send an exit signal.
    Item,
    /// `first(id, number)`: the same of an agent's start; what it returns is the first value.
    First,
    /// `nothing()`: ends at once.
    Nothing,
    /// `get(value, text)`.
    Get,
    /// `update(value, text)`.
    Update,
    /// `get_and_update(value, text)`.
    GetAndUpdate,
}

crate::digest!(enum Function {
    "task" => Task,
    "first" => First,
    "item" => Item,
    "nothing" => Nothing,
    "get" => Get,
    "update" => Update,
    "get_and_update" => GetAndUpdate,
});

impl Function {
    const ALL: [Self; 7] = [
        Self::Task,
        Self::Item,
        Self::First,
        Self::Nothing,
        Self::Get,
        Self::Update,
        Self::GetAndUpdate,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::First => "first",
            Self::Item => "item",
            Self::Nothing => "nothing",
            Self::Get => "get",
            Self::Update => "update",
            Self::GetAndUpdate => "get_and_update",
        }
    }
}

/// One of them with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    function: Function,
    args: Rc<[Term]>,
}

crate::digest!(struct Job { function, args });

/// `{Fidelity.Jobs, function, args}`.
pub(super) fn named<const N: usize>(function: Function, args: [Term; N]) -> StartCall {
    StartCall {
        module: Atom::new(MODULE),
        function: Atom::new(function.name()),
        args: args.into(),
    }
}

/// The function of such a call.
pub(in crate::systems) fn of_call(call: &StartCall) -> Option<Job> {
    let named = |function: &Function| call.module.name() == MODULE && function.name() == call.function.name();
    let function = Function::ALL.into_iter().find(named)?;
    let args = match (function, &*call.args) {
        (Function::Item, [item]) => item.as_list()?.elements()?,
        _ => Rc::clone(&call.args),
    };
    (args.len() == 2).then_some(Job { function, args })
}

impl<M: Module> Run<M> for Job {
    fn run(&mut self, got: Option<Got>, _callers: &[Pid], cx: &mut Cx<'_, M>) -> JobStep {
        let [one, two] = &*self.args else {
            return JobStep::Done(Err(no_clause("run", 1)));
        };
        let got = got.as_ref();
        match (self.function, two.as_str().unwrap_or_default()) {
            (Function::Task | Function::Item, text) if got.is_none() => {
                let id = one.as_str().unwrap_or_default();
                let number = shared_table::next_incarnation(id, cx);
                let label = label(id, number, cx);
                shared_table::event([Term::atom("started"), Term::str(&label)], cx);
                match text.strip_prefix("exit_of:").and_then(|rest| rest.split_once(':')) {
                    Some((whom, reason)) if self.function == Function::Item => JobStep::Done(exit_of(whom, reason, cx)),
                    Some(_) | None => run(text, got, cx),
                }
            }
            (Function::Nothing, _) => JobStep::Done(Ok(Term::atom("ok"))),
            (Function::First, _) => first(one.as_str().unwrap_or_default(), two.as_int().unwrap_or(1), got, cx),
            (Function::Get, "value") => JobStep::Done(Ok(one.clone())),
            (Function::Update, "inc") => JobStep::Done(plus_one(one)),
            (Function::Update, text) => match text.strip_prefix("slow_inc:") {
                Some(_) if got.is_some() => JobStep::Done(plus_one(one)),
                Some(ms) => begin_sleep(ms),
                None => run(text, got, cx),
            },
            (Function::GetAndUpdate, "inc") => JobStep::Done(plus_one(one).map(|new| tuple![one.clone(), new])),
            (Function::GetAndUpdate, "bad") => JobStep::Done(Ok(Term::atom("bad"))),
            (Function::GetAndUpdate, text) => match run(text, got, cx) {
                JobStep::Done(Ok(answer)) => JobStep::Done(Ok(tuple![answer, one.clone()])),
                other => other,
            },
            (Function::Task | Function::Item | Function::Get, text) => run(text, got, cx),
        }
    }
}

/// `Process.exit(pid, reason)` of the newest process of that id.
fn exit_of<M: Module>(id: &str, reason: &str, cx: &mut Cx<'_, M>) -> Result<Term, Exception> {
    let badarg = || Exception::Error(Term::atom("badarg"), frame("erlang", "exit", 2));
    let pid = shared_table::present(id, cx).ok_or_else(badarg)?;
    cx.exit(pid, shared_table::reason(reason));
    Ok(Term::str("sent"))
}

fn label<M: Module>(id: &str, number: i64, cx: &mut Cx<'_, M>) -> String {
    let me = cx.me();
    shared_table::label(id, number, me, cx)
}

/// The start of an agent does what its spec says of that attempt.
fn first<M: Module>(id: &str, number: i64, got: Option<&Got>, cx: &mut Cx<'_, M>) -> JobStep {
    let Some(Child::Agent(spec)) = shared_table::spec(id, cx) else {
        return JobStep::Done(Err(no_clause("first", 2)));
    };
    let step = shared_table::init_step(id, number, &spec.init, cx);
    let step = step.as_deref().unwrap_or("ok");
    if got.is_some() {
        return run(step, got, cx);
    }
    let label = label(id, number, cx);
    if step != "ok" {
        return run(step, got, cx);
    }
    if let Some((registry, key)) = &spec.name {
        let [registry, key, who] = [registry, key, &label].map(|field| Term::str(field));
        shared_table::event([Term::atom("registered"), registry, key, who], cx);
    }
    shared_table::event([Term::atom("started"), Term::str(&label)], cx);
    JobStep::Done(Ok(spec.value.to_term()))
}

/// What a text says to do, up to its sleep or after it.
pub(super) fn run<M: Module>(text: &str, got: Option<&Got>, cx: &mut Cx<'_, M>) -> JobStep {
    if let Some(rest) = text.strip_prefix("trap:") {
        cx.trap_exit(true);
        return run(rest, got, cx);
    }
    let raise = |message| Exception::runtime_error(message, frame(MODULE, "run", 1));
    let (verb, rest) = text
        .split_once(':')
        .map_or((text, None), |(verb, rest)| (verb, Some(rest)));
    JobStep::Done(match (verb, rest) {
        ("ok", Some(value)) => Ok(Term::str(value)),
        ("raise", message) => Err(raise(message.unwrap_or("boom"))),
        ("throw", None) => Err(Exception::Throw(Term::atom("ball"))),
        ("exit", Some(reason)) => Err(Exception::Exit(shared_table::reason(reason))),
        ("sleep", Some(_)) if got.is_some() => Ok(Term::str("slept")),
        ("sleep", Some(ms)) => return begin_sleep(ms),
        ("hear", Some(ms)) => match got {
            None => return begin_hearing(ms),
            Some(got) => Ok(Term::str(heard(got, cx))),
        },
        _ => Err(no_clause("run", 1)),
    })
}

fn begin_sleep(ms: &str) -> JobStep {
    match sleep(ms) {
        Ok(wait) => JobStep::Wait(wait),
        Err(exception) => JobStep::Done(Err(exception)),
    }
}

/// `receive` of an `EXIT` for so many milliseconds.
fn begin_hearing(ms: &str) -> JobStep {
    match receive_time(ms) {
        Ok(timeout) => JobStep::Wait(Await::AnyExit { timeout }),
        Err(exception) => JobStep::Done(Err(exception)),
    }
}

/// What came of that.
fn heard<M: Module>(got: &Got, cx: &mut Cx<'_, M>) -> &'static str {
    if let Got::Reply(exit) = got
        && let Some([_, pid, reason]) = exit.elements()
    {
        let me = Term::Pid(cx.me());
        shared_table::event([Term::atom("exit_msg"), me, pid.clone(), reason.clone()], cx);
        return "heard";
    }
    "heard nothing"
}

/// `value + 1`.
fn plus_one(value: &Term) -> Result<Term, Exception> {
    number::add(value, &Term::Int(1)).map_err(|error| {
        let operands = Term::list([value.clone(), Term::Int(1)]);
        let place = tuple![Atom::new("erlang"), Atom::new("+"), operands, Term::list([])];
        Exception::Error(error.to_term(), place)
    })
}

fn no_clause(function: &'static str, arity: i64) -> Exception {
    Exception::function_clause(MODULE, function, arity)
}
