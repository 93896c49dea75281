//! Timers that a process starts, reads and cancels.

use super::asked::{EffectCall, badarg, option, value};
use crate::elixir::effect::Effect;
use crate::elixir::host::Host;
use crate::elixir::machine::{EffectOutcome, Raised};
use crate::otp::Cx;
use crate::runtime::{Atom, Destination, Message, Millis, Reference, Term};
use crate::tuple;

/// What a timer sends when it is time.
enum Sent {
    /// The message as it is.
    Plain,
    /// `{:timeout, timer, message}`.
    Marked,
}

pub(super) fn perform<M: Host>(
    effect: Effect,
    asked: &EffectCall<'_, '_>,
    cx: &mut Cx<'_, M>,
) -> Option<EffectOutcome> {
    let a = asked.arguments;
    Some(match effect {
        Effect::SendAfter => start((&a[2], &a[0], &a[1]), a.get(3), Sent::Plain, cx),
        Effect::StartSendTimer => start((&a[0], &a[1], &a[2]), a.get(3), Sent::Plain, cx),
        Effect::StartTimer => start((&a[0], &a[1], &a[2]), a.get(3), Sent::Marked, cx),
        Effect::CancelTimer => match &a[0] {
            Term::Reference(timer) => cancel(*timer, a.get(1), cx),
            _ => badarg(1, "not a reference"),
        },
        Effect::ReadTimer => match &a[0] {
            Term::Reference(timer) => value(left(cx.read_timer(*timer))),
            _ => badarg(1, "not a reference"),
        },
        _ => return None,
    })
}

/// Starts a timer of that time to that destination, with that message.
fn start<M: Host>(
    (time, to, message): (&Term, &Term, &Term),
    options: Option<&Term>,
    sent: Sent,
    cx: &mut Cx<'_, M>,
) -> EffectOutcome {
    let absolute = option(options, "abs").is_some_and(|abs| abs.is_atom("true"));
    let after = |time: i64, now: Millis| {
        if absolute {
            Some(Millis::try_from(time).unwrap_or(0).saturating_sub(now))
        } else {
            Millis::try_from(time).ok()
        }
    };
    let started = match (destination(to), time) {
        (Some(to), Term::Int(time)) => after(*time, cx.now_ms()).and_then(|after| match sent {
            Sent::Plain => cx.start_timer(after, to, Message::Term(message.clone())),
            Sent::Marked => cx.start_marked_timer(after, to, |timer| {
                Message::Term(tuple![Atom::new("timeout"), timer, message.clone()])
            }),
        }),
        _ => None,
    };
    match started {
        Some(timer) => value(timer),
        // What is wrong with the arguments says whoever words the error.
        None => {
            let arguments = Term::list([time.clone(), to.clone(), message.clone()]);
            let place = tuple![Atom::new("erlang"), Atom::new("send_after"), arguments, Term::list([])];
            EffectOutcome::Raise(Raised {
                top: Some(place),
                ..Raised::error(Term::atom("badarg"))
            })
        }
    }
}

fn destination(term: &Term) -> Option<Destination> {
    match term {
        Term::Pid(pid) => Some(Destination::Process(*pid)),
        Term::Atom(name) => Some(Destination::Name(*name)),
        _ => None,
    }
}

/// `Process.cancel_timer(timer, options)`: with `async: true` what was left comes as a message, with `info: false` nobody is
/// told.
fn cancel<M: Host>(timer: Reference, options: Option<&Term>, cx: &mut Cx<'_, M>) -> EffectOutcome {
    let is = |name: &str, wanted: &str| option(options, name).is_some_and(|value| value.is_atom(wanted));
    let (asynchronous, silent) = (is("async", "true"), is("info", "false"));
    let left = left(cx.cancel_timer(timer));
    if asynchronous && !silent {
        let me = cx.me();
        cx.send(
            me,
            Message::Term(tuple![Atom::new("cancel_timer"), timer, left.clone()]),
        );
    }
    value(if asynchronous || silent { Term::atom("ok") } else { left })
}

/// The milliseconds that are left, or false.
fn left(left: Option<Millis>) -> Term {
    let left = left.map(|left| Term::Int(i64::try_from(left).unwrap_or(i64::MAX)));
    left.unwrap_or(Term::from(false))
}
