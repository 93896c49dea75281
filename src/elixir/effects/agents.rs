//! `Agent`.

use super::asked::{EffectCall, attempt, ok, option, raise, started, timeout, wait};
use super::looking_up::meant;
use super::servers::name;
use crate::elixir::effect::Effect;
use crate::elixir::fault::Fault;
use crate::elixir::host::Host;
use crate::elixir::machine::EffectOutcome;
use crate::otp::{Await, Cx, Exception, ServerRef, agent, start_link};
use crate::runtime::{Millis, Term};
use crate::tuple;

/// The function of a client.
type Client<M> = fn(&mut Cx<'_, M>, &ServerRef, Term, Option<Millis>) -> Result<Await, Exception>;

pub(super) fn perform<M: Host>(
    effect: Effect,
    asked: &EffectCall<'_, '_>,
    cx: &mut Cx<'_, M>,
) -> Option<EffectOutcome> {
    let a = asked.arguments;
    let ask = |cx: &mut Cx<'_, M>, client: Client<M>| {
        let (function, time) = function(&a[1..]);
        let (to, time) = (meant(&a[0], cx)?, timeout(time, Some(agent::TIMEOUT_MS))?);
        Ok(wait(client(cx, &to, function, time)))
    };
    Some(match effect {
        Effect::AgentStart | Effect::AgentStartAlone => {
            let (function, options) = match a {
                [function] => (function.clone(), None),
                [function, options] => (function.clone(), Some(options)),
                [module, function, arguments] => (tuple![module.clone(), function.clone(), arguments.clone()], None),
                [module, function, arguments, options, ..] => (
                    tuple![module.clone(), function.clone(), arguments.clone()],
                    Some(options),
                ),
                [] => return Some(raise(Fault::function_clause())),
            };
            let name = attempt!(name(options));
            let timeout = attempt!(timeout(option(options, "timeout"), None));
            let options = agent::Options { name, timeout };
            let start = if effect == Effect::AgentStart {
                agent::start_link(function, options)
            } else {
                agent::start(function, options)
            };
            started(start_link(start, cx))
        }
        Effect::AgentGet => attempt!(ask(cx, agent::get)),
        Effect::AgentUpdate => attempt!(ask(cx, agent::update)),
        Effect::AgentGetAndUpdate => attempt!(ask(cx, agent::get_and_update)),
        Effect::AgentCast => {
            let to = attempt!(meant(&a[0], cx));
            agent::cast(cx, &to, function(&a[1..]).0);
            ok()
        }
        _ => return None,
    })
}

/// The function that an agent is to run, as it is or as module, name and arguments, and what stands behind it.
fn function(given: &[Term]) -> (Term, Option<&Term>) {
    match given {
        [module, name, arguments, rest @ ..] => {
            let named = tuple![module.clone(), name.clone(), arguments.clone()];
            (named, rest.first())
        }
        [function, rest @ ..] => (function.clone(), rest.first()),
        [] => (Term::atom("nil"), None),
    }
}
