//! `GenServer` and `:sys`.

use super::asked::{EffectCall, attempt, ok, option, raise, started, timeout, value, wait};
use super::looking_up::meant;
use crate::elixir::effect::Effect;
use crate::elixir::fault::Fault;
use crate::elixir::host::Host;
use crate::elixir::machine::{EffectOutcome, Expected, Raised};
use crate::otp::{Cx, Kind, ServerRef, Start, call, cast, start_link, stop_within, sys};
use crate::runtime::{Millis, Pid, Reference, ReplyTo, Term};

/// How long a call waits by default.
const TIMEOUT_MS: Millis = 5_000;

pub(super) fn perform<M: Host>(
    effect: Effect,
    asked: &mut EffectCall<'_, '_>,
    cx: &mut Cx<'_, M>,
) -> Option<EffectOutcome> {
    let a = asked.arguments;
    Some(match effect {
        Effect::Call => {
            let (to, time) = (
                attempt!(meant(&a[0], cx)),
                attempt!(timeout(a.get(2), Some(TIMEOUT_MS))),
            );
            wait(call(cx, &to, a[1].clone(), time))
        }
        Effect::Cast => {
            let to = attempt!(meant(&a[0], cx));
            cast(cx, &to, a[1].clone());
            ok()
        }
        Effect::Reply => match reply_to(&a[0]) {
            Some(to) => {
                cx.reply(to, a[1].clone());
                ok()
            }
            None => raise(Fault::function_clause()),
        },
        Effect::ServerStart => start(a, true, asked, cx),
        Effect::ServerStartAlone => start(a, false, asked, cx),
        Effect::Stop => {
            let to = attempt!(meant(&a[0], cx));
            let reason = a.get(1).cloned().unwrap_or(Term::atom("normal"));
            let time = attempt!(timeout(a.get(2), None));
            match stop_within(cx, &to, reason, time) {
                Ok(wait) => EffectOutcome::Wait(wait, Expected::End),
                Err(exception) => EffectOutcome::Raise(Raised::from(exception)),
            }
        }
        Effect::WhereisServer => {
            let to = attempt!(meant(&a[0], cx));
            match to.whereis(cx) {
                Ok(found) => value(found.map_or(Term::atom("nil"), Term::Pid)),
                Err(exception) => EffectOutcome::Raise(Raised::from(exception)),
            }
        }
        Effect::Sys => {
            let to = attempt!(meant(&a[0], cx));
            let time = attempt!(timeout(Some(&a[3]), None));
            wait(sys::ask(cx, &to, a[1].clone(), a[2].clone(), time))
        }
        _ => return None,
    })
}

/// `GenServer.start_link(module, argument, options)`.
fn start<M: Host>(a: &[Term], linked: bool, asked: &EffectCall<'_, '_>, cx: &mut Cx<'_, M>) -> EffectOutcome {
    let Term::Atom(module) = &a[0] else {
        return raise(Fault::function_clause());
    };
    let name = match name(a.get(2)) {
        Ok(name) => name,
        Err(outcome) => return outcome,
    };
    let time = match timeout(option(a.get(2), "timeout"), None) {
        Ok(time) => time,
        Err(outcome) => return outcome,
    };
    let _ = asked;
    let kind = Kind::Server(M::server(*module, a[1].clone()));
    let start = if linked && time.is_none() {
        Start::Link { kind, name }
    } else {
        Start::With {
            kind,
            name,
            linked,
            timeout: time,
        }
    };
    started(start_link(start, cx))
}

/// The name that the options give.
pub(super) fn name(options: Option<&Term>) -> Result<Option<ServerRef>, EffectOutcome> {
    match option(options, "name") {
        None => Ok(None),
        Some(nil) if nil.is_atom("nil") => Ok(None),
        Some(name) => match ServerRef::of_name(name) {
            Some(name) => Ok(Some(name)),
            None => {
                let message = format!(
                    "expected :name option to be one of the following:\n\n  * nil\n  * atom\n  * {{:global, term}}\n  * {{:via, module, term}}\n\nGot: {}\n",
                    name.inspect()
                );
                Err(raise(Fault::argument(&message)))
            }
        },
    }
}

/// `{pid, [:alias | reference]}`.
fn reply_to(from: &Term) -> Option<ReplyTo> {
    let [Term::Pid(pid), tag] = from.elements()? else {
        return None;
    };
    let reference: Reference = match tag {
        Term::Reference(reference) => *reference,
        Term::List(tag) => match tag.split()? {
            (_, Term::Reference(reference)) => *reference,
            _ => return None,
        },
        _ => return None,
    };
    let pid: Pid = *pid;
    Some(ReplyTo { pid, reference })
}
