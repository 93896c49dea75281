//! `Supervisor` and `DynamicSupervisor`.

use super::asked::{EffectCall, attempt, error, raise, started, value, wait};
use super::looking_up::meant;
use super::servers::name;
use crate::elixir::effect::Effect;
use crate::elixir::fault::Fault;
use crate::elixir::host::Host;
use crate::elixir::machine::{EffectOutcome, Expected, Raised};
use crate::otp::{
    ChildSpec, Cx, DynamicSupervisor, Kind, Start, StartCall, Supervisor, call, partition_supervisor, start_link,
};
use crate::runtime::{Atom, Term};
use crate::tuple;

/// The module by whose name a supervisor is found that has none of its own.
const SUPERVISOR: &str = "Elixir.Supervisor.Default";

pub(super) fn perform<M: Host>(
    effect: Effect,
    asked: &mut EffectCall<'_, '_>,
    cx: &mut Cx<'_, M>,
) -> Option<EffectOutcome> {
    let a = asked.arguments;
    let ask = |cx: &mut Cx<'_, M>, request: Term| match meant(&a[0], cx) {
        Ok(to) => wait(call(cx, &to, request, None)),
        Err(outcome) => outcome,
    };
    let verb = |name: &'static str, argument: &Term| tuple![Atom::new(name), argument.clone()];
    Some(match effect {
        Effect::SupervisorStart => attempt!(start(a, cx)),
        Effect::DynamicStart => attempt!(start_dynamic(a, cx)),
        Effect::SupervisorCall => ask(cx, Term::atom("which_children")),
        Effect::CountChildren => {
            let to = attempt!(meant(&a[0], cx));
            match call(cx, &to, Term::atom("count_children"), None) {
                Ok(wait) => EffectOutcome::Wait(wait, Expected::Map),
                Err(exception) => EffectOutcome::Raise(Raised::from(exception)),
            }
        }
        Effect::StartChild => ask(cx, verb("start_child", &a[1])),
        Effect::StartDynamicChild => match ChildSpec::from_dynamic_term(&a[1]) {
            Ok(spec) => ask(cx, spec.to_dynamic_request()),
            Err(reason) => value(error(reason)),
        },
        Effect::TerminateChild => ask(cx, verb("terminate_child", &a[1])),
        Effect::RestartChild => ask(cx, verb("restart_child", &a[1])),
        Effect::DeleteChild => ask(cx, verb("delete_child", &a[1])),
        Effect::PartitionsStart => match &a[0] {
            Term::Atom(name) => started(start_link(
                partition_supervisor::start_children(*name, a[1].clone()),
                cx,
            )),
            _ => raise(Fault::function_clause()),
        },
        Effect::Partitions => match &a[0] {
            Term::Atom(name) => {
                let many = partition_supervisor::partitions(*name, cx);
                EffectOutcome::from(many.map(|many| Term::Int(many.into())))
            }
            _ => raise(Fault::function_clause()),
        },
        _ => return None,
    })
}

/// `start_supervisor(init, options)`, of what an `init` without a module returned, and `start_supervisor(module, argument, options)`.
fn start<M: Host>(a: &[Term], cx: &mut Cx<'_, M>) -> Result<EffectOutcome, EffectOutcome> {
    let (supervisor, options) = match a {
        [Term::Atom(module), argument, options] => (Supervisor::new(callback(*module, argument)), options),
        [init, options] => (Supervisor::of_children(callback(Atom::new(SUPERVISOR), init)), options),
        _ => return Err(raise(Fault::function_clause())),
    };
    let name = name(Some(options))?;
    let kind = Kind::supervisor(supervisor);
    Ok(started(start_link(Start::Link { kind, name }, cx)))
}

/// The same of a DynamicSupervisor.
fn start_dynamic<M: Host>(a: &[Term], cx: &mut Cx<'_, M>) -> Result<EffectOutcome, EffectOutcome> {
    let (supervisor, options) = match a {
        [Term::Atom(module), argument, options] => (DynamicSupervisor::new(callback(*module, argument)), options),
        [init, options] => (
            DynamicSupervisor::of_options(callback(Atom::new(SUPERVISOR), init)),
            options,
        ),
        _ => return Err(raise(Fault::function_clause())),
    };
    let name = name(Some(options))?;
    let kind = Kind::dynamic(supervisor);
    Ok(started(start_link(Start::Link { kind, name }, cx)))
}

/// What a supervisor's `init` is found by.
fn callback(module: Atom, argument: &Term) -> StartCall {
    StartCall {
        module,
        function: Atom::new("start_link"),
        args: [argument.clone()].into(),
    }
}

/// What the `init` of a supervisor without a module of its own returned, when that is one: its start was given it.
#[must_use]
pub fn given_init(call: &StartCall) -> Option<&Term> {
    let is_default = call.module.name() == SUPERVISOR;
    call.args.first().filter(|init| is_default && init.elements().is_some())
}
