//! `System` and `:rand`: the virtual time, numbers that are used once, and the generator that each process has.

use super::asked::{EffectCall, badarg, raise, value};
use super::random::{Generator, uniform_float, uniform_integer};
use crate::elixir::effect::Effect;
use crate::elixir::fault::{Fault, exception};
use crate::elixir::host::Host;
use crate::elixir::library;
use crate::elixir::machine::{EffectOutcome, Raised};
use crate::otp::Cx;
use crate::runtime::{Atom, Term, number};

/// Nanoseconds of a millisecond: the native unit of time is the nanosecond, as it is on Linux.
const NANOSECONDS: i64 = 1_000_000;
/// The least integer that takes one word of a BEAM: with it, unique integers begin.
const LEAST_INTEGER: i64 = -(1 << 59);

pub(super) fn perform<M: Host>(
    effect: Effect,
    asked: &mut EffectCall<'_, '_>,
    cx: &mut Cx<'_, M>,
) -> Option<EffectOutcome> {
    let a = asked.arguments;
    Some(match effect {
        Effect::MonotonicTime | Effect::SystemTime => time(a.first(), cx),
        Effect::UniqueInteger => unique_integer(a.first(), cx),
        Effect::StructOf => match &a[0] {
            Term::Atom(module) => value(match asked.loaded.fields(*module) {
                Some(fields) => Term::structure(*module, fields.iter().cloned()),
                None => Term::atom("nil"),
            }),
            _ => raise(Fault::function_clause()),
        },
        Effect::Exports => match &a[0] {
            Term::Atom(module) => exports(*module, asked),
            _ => raise(Fault::function_clause()),
        },
        Effect::RandomSeed => match seeded(a, cx) {
            Some(generator) => {
                remember(&generator, asked);
                value(generator.to_term())
            }
            None => raise(Fault::limit("of the algorithms of :rand Coppice has :exsss alone")),
        },
        Effect::RandomUniform => {
            let mut generator = generator(asked, cx);
            let drawn = match a {
                [] => Some(uniform_float(&mut generator)),
                [most] => uniform_integer(&mut generator, most),
                _ => None,
            };
            let Some(drawn) = drawn else {
                let called = (Atom::new("rand"), Atom::new("uniform_s"));
                let given = [a[0].clone(), generator.to_term()];
                let raised = Raised::in_builtin(Fault::function_clause(), called, &given);
                return Some(EffectOutcome::Raise(raised));
            };
            remember(&generator, asked);
            value(drawn)
        }
        Effect::RandomDraw => {
            let mut generator = generator(asked, cx);
            let drawn = generator.next();
            remember(&generator, asked);
            value(Term::Int(drawn as i64))
        }
        _ => return None,
    })
}

/// Each is larger than those before, and negative unless a positive one is asked for.
fn unique_integer<M: Host>(options: Option<&Term>, cx: &mut Cx<'_, M>) -> EffectOutcome {
    let Some(options) = options.map_or(Some(Vec::new()), Term::list_elements) else {
        return badarg(1, "invalid modifier");
    };
    if !options
        .iter()
        .all(|option| option.is_atom("positive") || option.is_atom("monotonic"))
    {
        return badarg(1, "invalid modifier");
    }
    let number = cx.make_reference().number() as i64;
    let positive = options.iter().any(|option| option.is_atom("positive"));
    value(Term::Int(if positive { number } else { LEAST_INTEGER + number }))
}

/// The time in nanoseconds, or in that unit.
fn time<M: Host>(unit: Option<&Term>, cx: &mut Cx<'_, M>) -> EffectOutcome {
    let now = cx.now_ms() as i64;
    let per_second = match unit {
        None => return value(Term::Int(now.saturating_mul(NANOSECONDS))),
        Some(Term::Int(parts)) if *parts > 0 => *parts,
        Some(Term::Atom(name)) => match name.name() {
            "second" | "seconds" => 1,
            "millisecond" | "milliseconds" | "milli_seconds" => 1_000,
            "microsecond" | "microseconds" | "micro_seconds" => 1_000_000,
            "nanosecond" | "nanoseconds" | "nano_seconds" | "native" => 1_000_000_000,
            _ => return wrong_unit(unit),
        },
        Some(_) => return wrong_unit(unit),
    };
    let parts = number::multiply(&Term::Int(now), &Term::Int(per_second));
    let whole = parts.and_then(|parts| number::div(&parts, &Term::Int(1_000)));
    value(whole.unwrap_or(Term::Int(0)))
}

fn wrong_unit(unit: Option<&Term>) -> EffectOutcome {
    let message = format!(
        "unsupported time unit. Expected :second, :millisecond, :microsecond, :nanosecond, or a positive integer, got {}",
        unit.map(Term::inspect).unwrap_or_default()
    );
    let error = exception("Elixir.ArgumentError", [("message", Term::str(&message))]);
    raise(Fault::from(error))
}

/// The public functions of a module, with how many arguments each takes.
fn exports(module: Atom, asked: &EffectCall<'_, '_>) -> EffectOutcome {
    let pair = |(name, arity): (Atom, u8)| crate::tuple![name, i64::from(arity)];
    let pairs: Vec<_> = match asked.loaded.module(module) {
        Some(unit) => unit.exports().map(pair).collect(),
        None => {
            let exports = library::exports(module).into_iter();
            exports
                .filter_map(|(name, arity)| Some(pair((Atom::intern(name)?, arity))))
                .collect()
        }
    };
    value(Term::list(pairs))
}

/// The generator of the process; one that begins with a number of the system's, when it has none yet.
fn generator<M: Host>(asked: &EffectCall<'_, '_>, cx: &mut Cx<'_, M>) -> Generator {
    let kept = asked.machine.dictionary.get(&Term::atom("rand_seed"));
    kept.and_then(Generator::of_term)
        .unwrap_or_else(|| Generator::of_number(cx.random()))
}

/// The generator that is asked for: without a number, one that begins with the system's own.
fn seeded<M: Host>(a: &[Term], cx: &mut Cx<'_, M>) -> Option<Generator> {
    match a {
        [algorithm, seed] => Generator::seeded(algorithm, seed),
        [algorithm] => Generator::seeded(algorithm, &Term::Int((cx.random() >> 1) as i64)),
        _ => None,
    }
}

fn remember(generator: &Generator, asked: &mut EffectCall<'_, '_>) {
    asked
        .machine
        .dictionary
        .insert(Term::atom("rand_seed"), generator.to_term());
}
