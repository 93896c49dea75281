//! The sigils of Elixir.

use crate::runtime::{Atom, Date, Term};

/// The value of a sigil with that text and those modifiers; what is wrong with it, or nothing when there is no such sigil.
pub fn sigil(name: &str, text: &str, modifiers: &str) -> Result<Term, Option<String>> {
    match name {
        "sigil_s" | "sigil_S" => Ok(Term::str(text)),
        "sigil_c" | "sigil_C" => Ok(charlist(text)),
        "sigil_w" | "sigil_W" => {
            let words = text.split_ascii_whitespace();
            let word = |word: &str| match modifiers {
                "" | "s" => Ok(Term::str(word)),
                "a" => Atom::intern(word).map(Term::Atom).ok_or(None),
                "c" => Ok(charlist(word)),
                _ => Err(Some("modifier must be one of: s, a, c".to_owned())),
            };
            Ok(Term::list(words.map(word).collect::<Result<Vec<_>, _>>()?))
        }
        "sigil_D" => match Date::parse(text) {
            Ok(date) => Ok(Term::Date(date)),
            Err(_) => Err(Some(format!(
                "cannot parse {text:?} as Date for calendar Calendar.ISO, reason: :invalid_format"
            ))),
        },
        _ => Err(None),
    }
}

fn charlist(text: &str) -> Term {
    let points = text.chars().map(|character| Term::Int(i64::from(u32::from(character))));
    Term::list(points.collect::<Vec<_>>())
}
