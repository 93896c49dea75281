//! `IO`, and the simulated disk.

use super::asked::{EffectCall, attempt, badarg, ok, raise, value};
use crate::elixir::declared::as_declared;
use crate::elixir::effect::Effect;
use crate::elixir::fault::Fault;
use crate::elixir::host::Host;
use crate::elixir::library::{concat, inspect_options, inspected};
use crate::elixir::machine::{EffectOutcome, Raised};
use crate::otp::{Cx, Event};
use crate::runtime::{Atom, Term};

pub(super) fn perform<M: Host>(
    effect: Effect,
    asked: &EffectCall<'_, '_>,
    cx: &mut Cx<'_, M>,
) -> Option<EffectOutcome> {
    let a = asked.arguments;
    Some(match effect {
        Effect::Puts => {
            let text = attempt!(characters(a));
            print(&format!("{text}\n"), cx);
            ok()
        }
        Effect::Write => {
            let text = attempt!(characters(a));
            print(&text, cx);
            ok()
        }
        Effect::Inspect => {
            let shown = as_declared(&a[0], asked.loaded);
            EffectOutcome::from(inspected(&shown, a.get(1)))
        }
        Effect::InspectOut => {
            let given = a.get(1).cloned().unwrap_or(Term::list([]));
            let label = match super::asked::option(Some(&given), "label") {
                Some(label) if !label.is_atom("nil") && !label.is_atom("false") => {
                    format!("{}: ", attempt!(text(std::slice::from_ref(label))))
                }
                _ => String::new(),
            };
            let shown = as_declared(&a[0], asked.loaded).inspect_with(&inspect_options(&given));
            print(&format!("{label}{shown}\n"), cx);
            value(a[0].clone())
        }
        Effect::BinaryToTerm => match a[0].as_bytes().and_then(Term::from_external) {
            Some(term) => value(as_declared(&term, asked.loaded).into_owned()),
            None => badarg(1, "invalid external representation of a term"),
        },
        Effect::DiskFiles => value(Term::list(cx.files().map(Term::str).collect::<Vec<_>>())),
        Effect::DiskRead => match a[0].as_str() {
            Some(path) => value(cx.read_file(path).unwrap_or(Term::atom("nil"))),
            None => raise(Fault::function_clause()),
        },
        Effect::DiskWrite => match a[0].as_str() {
            Some(path) => {
                cx.write_file(path, a[1].clone());
                ok()
            }
            None => raise(Fault::function_clause()),
        },
        Effect::DiskDelete => value(Term::from(a[0].as_str().is_some_and(|path| cx.delete_file(path)))),
        _ => return None,
    })
}

/// The text of what is written as it is. A list goes to the device as it is, which says what is wrong with it.
fn characters(a: &[Term]) -> Result<String, EffectOutcome> {
    let given = a.last().cloned().unwrap_or(Term::str(""));
    let refused = |fault: Fault| {
        let arguments = [Term::atom("standard_io"), Term::atom("unicode"), given.clone()];
        let called = (Atom::new("io"), Atom::new("put_chars"));
        EffectOutcome::Raise(Raised::in_builtin(fault, called, &arguments))
    };
    let no_text = || Fault {
        error: Term::atom("no_translation"),
        ..Fault::badarg(&[(1, "device failed to transcode string from unicode to unicode")])
    };
    match concat(std::slice::from_ref(&given)) {
        Ok(Term::Str(text)) => Ok(text.to_string()),
        Ok(_) => Err(refused(no_text())),
        Err(fault) if matches!(given, Term::List(_)) => Err(refused(match fault.error.field("encoded") {
            Some(_) => no_text(),
            None => Fault::badarg(&[(2, "not valid character data (an iodata term)")]),
        })),
        Err(fault) => Err(EffectOutcome::Raise(Raised::from(fault))),
    }
}

/// The text of `IO.puts(text)` and `IO.puts(device, text)`.
fn text(a: &[Term]) -> Result<String, EffectOutcome> {
    let given = a.last().cloned().unwrap_or(Term::str(""));
    match concat(&[given]) {
        Ok(text) => Ok(text.as_str().map(str::to_owned).unwrap_or_default()),
        Err(fault) => Err(EffectOutcome::Raise(Raised::from(fault))),
    }
}

fn print<M: Host>(text: &str, cx: &mut Cx<'_, M>) {
    cx.report_with(|| Event::Output(text.into()));
}
