//! The agents of a scenario: their start, and the op `agent`.

use super::job::{self, Function};
use super::op::{AgentOp, Ask};
use super::outcome::Outcome;
use super::shared_table;
use super::spec::Agent;
use super::target::server;
use crate::otp::{Cx, Exception, Module, Start, agent};
use crate::runtime::Term;

/// `Fidelity.Others.start_agent`, in the starter: counts the attempt before it looks the name up.
pub(super) fn start<M: Module>(spec: &Agent, cx: &mut Cx<'_, M>) -> Start<M> {
    let number = shared_table::next_incarnation(&spec.id, cx);
    let options = agent::Options {
        name: shared_table::server_name(spec.name.as_ref(), spec.local.as_deref()),
        timeout: None,
    };
    let arguments = [Term::str(&spec.id), Term::Int(number)];
    agent::start_link(job::named(Function::First, arguments).to_term(), options)
}

/// Begins the op.
///
/// # Errors
/// What the op's function exits with at once.
pub(super) fn begin<M: Module>(op: &AgentOp, cx: &mut Cx<'_, M>) -> Result<Outcome, Exception> {
    let server = server(&op.target, cx);
    let timeout = Some(op.timeout.unwrap_or(agent::TIMEOUT_MS));
    let function = |function| job::named(function, [Term::str(&op.fun)]).to_term();
    let wait = match op.kind {
        Ask::Get => agent::get(cx, &server, function(Function::Get), timeout)?,
        Ask::Update => agent::update(cx, &server, function(Function::Update), timeout)?,
        Ask::GetAndUpdate => agent::get_and_update(cx, &server, function(Function::GetAndUpdate), timeout)?,
        Ask::Cast => {
            agent::cast(cx, &server, function(Function::Update));
            return Ok(Outcome::Value(Term::atom("ok")));
        }
    };
    Ok(Outcome::Wait(wait))
}
