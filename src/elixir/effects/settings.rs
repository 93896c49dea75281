//! What a program sets for the whole system, and what it logs.

use super::asked::{EffectCall, ok, raise, value};
use crate::elixir::effect::Effect;
use crate::elixir::fault::Fault;
use crate::elixir::host::Host;
use crate::elixir::machine::EffectOutcome;
use crate::otp::log::Level;
use crate::otp::{Cx, Event};
use crate::runtime::Term;
use crate::tuple;

pub(super) fn perform<M: Host>(
    effect: Effect,
    asked: &EffectCall<'_, '_>,
    cx: &mut Cx<'_, M>,
) -> Option<EffectOutcome> {
    let a = asked.arguments;
    Some(match effect {
        Effect::Logged => match (&a[0], a[1].as_str()) {
            (Term::Atom(level), Some(text)) => match Level::named(level.name()) {
                Some(level) => {
                    cx.report_with(|| Event::Logged {
                        level,
                        text: text.into(),
                    });
                    ok()
                }
                None => raise(Fault::function_clause()),
            },
            _ => raise(Fault::function_clause()),
        },
        Effect::IsWritten => value(Term::from(
            matches!(&a[0], Term::Atom(module) if asked.loaded.module(*module).is_some()),
        )),
        Effect::PidOf => {
            let number = a[0].as_int().and_then(|number| u32::try_from(number).ok());
            let named = cx.processes().into_iter().find(|pid| Some(pid.number()) == number);
            match named {
                Some(pid) => value(pid),
                None => raise(Fault::limit(
                    "pid/3 makes no pid of a process that there is not in Coppice",
                )),
            }
        }
        Effect::Setting => value(cx.code().settings().get(&a[0]).unwrap_or(&a[1]).clone()),
        Effect::Settings => {
            let pair = |(key, value): (&Term, &Term)| tuple![key.clone(), value.clone()];
            value(Term::list(cx.code().settings().iter().map(pair).collect::<Vec<_>>()))
        }
        Effect::PutSetting => {
            cx.code_mut().settings_mut().insert(a[0].clone(), a[1].clone());
            ok()
        }
        Effect::DeleteSetting => {
            cx.code_mut().settings_mut().remove(&a[0]);
            ok()
        }
        _ => return None,
    })
}
