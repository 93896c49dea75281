//! `IO` and `File`.

use super::asked::{EffectCall, attempt, error, ok, raise, value};
use crate::elixir::host::Host;
use crate::elixir::effect::Effect;
use crate::elixir::fault::Fault;
use crate::elixir::library::{concat, inspect_options};
use crate::elixir::machine::{EffectOutcome, Raised};
use crate::otp::{Cx, Event};
use crate::runtime::{Atom, Term};
use crate::tuple;

pub(super) fn perform<M: Host>(effect: Effect, asked: &EffectCall<'_, '_>, cx: &mut Cx<'_, M>) -> Option<EffectOutcome> {
    let a = asked.arguments;
    Some(match effect {
        Effect::Puts => {
            let text = attempt!(text(a));
            print(&format!("{text}\n"), cx);
            ok()
        }
        Effect::Write => {
            let text = attempt!(text(a));
            print(&text, cx);
            ok()
        }
        Effect::InspectOut => {
            let given = a.get(1).cloned().unwrap_or(Term::list([]));
            let label = match super::asked::option(Some(&given), "label") {
                Some(label) if !label.is_atom("nil") && !label.is_atom("false") => {
                    format!("{}: ", attempt!(text(std::slice::from_ref(label))))
                }
                _ => String::new(),
            };
            let shown = a[0].inspect_with(&inspect_options(&given));
            print(&format!("{label}{shown}\n"), cx);
            value(a[0].clone())
        }
        Effect::FileRead => match a[0].as_str().and_then(|path| cx.read_file(path)) {
            Some(content) => value(tuple![Atom::new("ok"), content]),
            None => value(error(Atom::new("enoent"))),
        },
        Effect::FileWrite => match a[0].as_str() {
            Some(path) => {
                cx.write_file(path, a[1].clone());
                ok()
            }
            None => raise(Fault::function_clause()),
        },
        Effect::FileExists => {
            let there = a[0].as_str().is_some_and(|path| cx.files().any(|file| file == path));
            value(Term::from(there))
        }
        // Folders are there as soon as they are needed.
        Effect::FileMakeFolder => ok(),
        Effect::FileRemove => match a[0].as_str() {
            Some(path) if cx.delete_file(path) => ok(),
            _ => value(error(Atom::new("enoent"))),
        },
        Effect::FileList => {
            let folder = a.first().and_then(Term::as_str).unwrap_or(".");
            let prefix = if folder == "." {
                String::new()
            } else {
                format!("{}/", folder.trim_end_matches('/'))
            };
            let mut names: Vec<String> = cx
                .files()
                .filter_map(|file| file.strip_prefix(&prefix))
                .filter_map(|rest| rest.split('/').next().map(str::to_owned))
                .collect();
            names.dedup();
            value(tuple![
                Atom::new("ok"),
                Term::list(names.iter().map(|name| Term::str(name)).collect::<Vec<_>>())
            ])
        }
        _ => return None,
    })
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
