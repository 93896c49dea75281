//! The sigils of Elixir.

use super::functions::{Functions, Modules};
use super::numbers::characters;
use super::{dates, times};
use crate::elixir::fault::Fault;
use crate::runtime::{Atom, Date, Term};

pub(super) const MODULES: Modules = &[("Elixir.Coppice", COPPICE)];

const COPPICE: Functions = &[("sigil_words", 2, |a| {
    let words = words(&a[0], a[1].as_str().unwrap_or_default());
    words.map_err(|wrong| Fault::argument(&wrong.unwrap_or_default()))
})];

/// The value of a sigil with that text and those modifiers; what is wrong with it, or nothing when there is no such sigil.
pub fn sigil(name: &str, text: &Term, modifiers: &str) -> Result<Term, Option<String>> {
    let plain = text.as_str().unwrap_or_default();
    match name {
        "sigil_s" | "sigil_S" => Ok(text.clone()),
        "sigil_c" | "sigil_C" => Ok(characters(text)),
        "sigil_w" | "sigil_W" => words(text, modifiers),
        "sigil_D" => match Date::parse(plain) {
            Ok(date) => Ok(Term::Date(date)),
            Err(error) => Err(unread(plain, "Date", dates::reason(&error))),
        },
        "sigil_T" => times::time(plain).map_err(|reason| unread(plain, "Time", reason)),
        "sigil_N" => times::naive(plain).map_err(|reason| unread(plain, "NaiveDateTime", reason)),
        _ => Err(None),
    }
}

fn unread(text: &str, kind: &str, reason: &str) -> Option<String> {
    Some(format!(
        "cannot parse {} as {kind} for Calendar.ISO, reason: :{reason}",
        Term::str(text)
    ))
}

fn words(text: &Term, modifiers: &str) -> Result<Term, Option<String>> {
    let words = text.as_str().unwrap_or_default().split_whitespace();
    let word = |word: &str| match modifiers {
        "" | "s" => Ok(Term::str(word)),
        "a" => Atom::intern(word).map(Term::Atom).ok_or(None),
        "c" => Ok(characters(&Term::str(word))),
        _ => Err(Some("modifier must be one of: s, a, c".to_owned())),
    };
    Ok(Term::list(words.map(word).collect::<Result<Vec<_>, _>>()?))
}
