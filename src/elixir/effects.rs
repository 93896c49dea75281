//! What each function that asks the process for something does.

mod agents;
mod asked;
mod clock;
mod dictionary;
mod looking_up;
mod names;
mod output;
mod process_info;
mod processes;
mod random;
mod registries;
mod servers;
mod settings;
mod supervisors;
mod table_counters;
mod table_objects;
mod tables;
mod tasks;
mod timers;

pub use supervisors::given_init;

use asked::EffectCall;

use super::effect::Effect;
use super::fault::Fault;
use super::host::Host;
use super::loaded::Loaded;
use super::machine::{EffectOutcome, Machine};
use crate::otp::Cx;
use crate::runtime::Term;

pub(super) fn perform<M: Host>(
    effect: Effect,
    arguments: &[Term],
    machine: &mut Machine,
    loaded: &Loaded,
    cx: &mut Cx<'_, M>,
) -> EffectOutcome {
    let mut asked = EffectCall {
        arguments,
        machine,
        loaded,
    };
    // What is called most is looked for first.
    let mut found = servers::perform(effect, &mut asked, cx);
    if found.is_none() {
        found = processes::perform(effect, &mut asked, cx);
    }
    if found.is_none() {
        found = rarer(effect, &mut asked, cx);
    }
    match found.unwrap_or_else(|| asked::raise(Fault::from(Term::atom("undef")))) {
        EffectOutcome::Raise(raised) => EffectOutcome::Raise(raised.in_call(effect.called(arguments.len()), arguments)),
        other => other,
    }
}

/// Kept apart, so that a call has no room to make for what is none.
#[inline(never)]
fn rarer<M: Host>(effect: Effect, asked: &mut EffectCall<'_, '_>, cx: &mut Cx<'_, M>) -> Option<EffectOutcome> {
    dictionary::perform(effect, asked)
        .or_else(|| supervisors::perform(effect, asked, cx))
        .or_else(|| registries::perform(effect, asked, cx))
        .or_else(|| agents::perform(effect, asked, cx))
        .or_else(|| tasks::perform(effect, asked, cx))
        .or_else(|| timers::perform(effect, asked, cx))
        .or_else(|| names::perform(effect, asked, cx))
        .or_else(|| process_info::perform(effect, asked, cx))
        .or_else(|| tables::perform(effect, asked, cx))
        .or_else(|| table_objects::perform(effect, asked, cx))
        .or_else(|| settings::perform(effect, asked, cx))
        .or_else(|| clock::perform(effect, asked, cx))
        .or_else(|| output::perform(effect, asked, cx))
}
