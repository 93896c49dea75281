//! `String` and `:binary`: what takes no functions. The rest of `String` is `string.ex`, which calls this.

use super::functions::{Functions, Modules, bytes};
use super::graphemes::{codepoints, graphemes};
use super::{cases, jaro};
use crate::elixir::fault::Fault;
use crate::runtime::{Atom, Term};
use crate::tuple;

pub(super) const MODULES: Modules = &[("binary", BINARY), ("erlang", ERLANG), ("Elixir.Coppice", COPPICE)];

const BINARY: Functions = &[
    ("matches", 2, matches),
    ("copy", 2, |a| match (a[0].as_bytes(), a[1].as_int()) {
        (None, _) => Err(Fault::badarg(&[(1, "not a binary")])),
        (_, Some(0..)) => copies(a),
        (_, Some(_)) => Err(Fault::badarg(&[(2, "out of range")])),
        (_, None) => Err(Fault::badarg(&[(2, "not an integer")])),
    }),
    ("bin_to_list", 1, |a| {
        let bytes = a[0].as_bytes().ok_or_else(|| Fault::badarg(&[(1, "not a binary")]))?;
        Ok(Term::list(
            bytes.iter().map(|byte| Term::Int((*byte).into())).collect::<Vec<_>>(),
        ))
    }),
];

const ERLANG: Functions = &[
    ("iolist_to_binary", 1, |a| {
        let mut bytes = Vec::new();
        match flatten(&a[0], &mut bytes) {
            Some(()) => Ok(Term::binary(bytes)),
            None => Err(Fault::badarg(&[(1, "not an iodata term")])),
        }
    }),
    ("binary_to_list", 1, |a| {
        let bytes = a[0].as_bytes().ok_or_else(|| Fault::badarg(&[(1, "not a binary")]))?;
        Ok(Term::list(
            bytes.iter().map(|byte| Term::Int((*byte).into())).collect::<Vec<_>>(),
        ))
    }),
    ("binary_to_atom", 1, |a| atom(&a[0])),
    ("binary_to_atom", 2, |a| atom(&a[0])),
    ("binary_to_existing_atom", 1, |a| atom(&a[0])),
    ("binary_to_existing_atom", 2, |a| atom(&a[0])),
    ("atom_to_binary", 1, |a| match &a[0] {
        Term::Atom(name) => Ok(Term::str(name.name())),
        _ => Err(Fault::badarg(&[(1, "not an atom")])),
    }),
    ("atom_to_list", 1, |a| match &a[0] {
        Term::Atom(name) => Ok(super::numbers::characters(&Term::str(name.name()))),
        _ => Err(Fault::badarg(&[(1, "not an atom")])),
    }),
    ("list_to_binary", 1, |a| {
        let mut bytes = Vec::new();
        match a[0].as_list().and_then(|_| flatten(&a[0], &mut bytes)) {
            Some(()) => Ok(Term::binary(bytes)),
            None => Err(Fault::badarg(&[(1, "not an iolist term")])),
        }
    }),
];

const COPPICE: Functions = &[
    ("text_length", 1, |a| {
        Ok(Term::Int(graphemes(bytes(&a[0])?).len() as i64))
    }),
    ("graphemes", 1, |a| Ok(all(graphemes(bytes(&a[0])?).into_iter()))),
    ("codepoints", 1, |a| Ok(all(codepoints(bytes(&a[0])?)))),
    ("slice_text", 3, slice),
    ("copies", 2, copies),
    ("upcase", 2, |a| cases::change(&a[0], &a[1], cases::Case::Upper)),
    ("downcase", 2, |a| cases::change(&a[0], &a[1], cases::Case::Lower)),
    ("capitalize", 2, |a| cases::capitalize(&a[0], &a[1])),
    ("trim_text", 2, trim),
    ("words", 1, words),
    ("valid_text?", 1, |a| Ok(Term::from(matches!(a[0], Term::Str(_))))),
    ("printable_text?", 2, |a| {
        let most = a[1]
            .as_int()
            .map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(0));
        let is_printable = |part: &[u8]| std::str::from_utf8(part).is_ok_and(|text| text.chars().all(printable));
        Ok(Term::from(codepoints(bytes(&a[0])?).take(most).all(is_printable)))
    }),
    ("jaro_distance", 2, |a| {
        let likeness = jaro::distance(&graphemes(bytes(&a[0])?), &graphemes(bytes(&a[1])?));
        Ok(Term::float(likeness).unwrap_or(Term::Int(0)))
    }),
    ("to_charlist", 1, charlist),
];

fn all<'a>(parts: impl Iterator<Item = &'a [u8]>) -> Term {
    Term::list(parts.map(Term::binary).collect::<Vec<_>>())
}

/// Puts the bytes of an iolist or a binary one behind the other; `None` when something in it is neither.
pub(super) fn flatten(term: &Term, bytes: &mut Vec<u8>) -> Option<()> {
    let mut left = vec![term.clone()];
    while let Some(term) = left.pop() {
        match &term {
            Term::Int(byte) => bytes.push(u8::try_from(*byte).ok()?),
            Term::List(list) => {
                if let Some((head, tail)) = list.split() {
                    if !matches!(tail, Term::List(_) | Term::Str(_) | Term::Bits(_)) {
                        return None;
                    }
                    left.push(tail.clone());
                    left.push(head.clone());
                }
            }
            other => bytes.extend_from_slice(other.as_bytes()?),
        }
    }
    Some(())
}

fn atom(text: &Term) -> Result<Term, Fault> {
    match text {
        Term::Str(text) => Atom::intern_made(text)
            .map(Term::Atom)
            .ok_or_else(|| Fault::from(Term::atom("system_limit"))),
        Term::Bits(bits) if bits.odd_bits() == 0 => Err(Fault::badarg(&[(1, "invalid UTF8 encoding")])),
        _ => Err(Fault::badarg(&[(1, "not a binary")])),
    }
}

/// So many clusters from there on.
fn slice(a: &[Term]) -> Result<Term, Fault> {
    let bytes = bytes(&a[0])?;
    let count = |term: &Term| term.as_int().and_then(|count| usize::try_from(count).ok());
    let (from, count) = (count(&a[1]).unwrap_or(0), count(&a[2]).unwrap_or(usize::MAX));
    let all = graphemes(bytes);
    let skipped: usize = all.iter().take(from).map(|cluster| cluster.len()).sum();
    let taken: usize = all.iter().skip(from).take(count).map(|cluster| cluster.len()).sum();
    Ok(Term::binary(&bytes[skipped..skipped + taken]))
}

fn copies(a: &[Term]) -> Result<Term, Fault> {
    let count = a[1].as_int().and_then(|count| usize::try_from(count).ok());
    let bytes = bytes(&a[0])?;
    let count = count.ok_or_else(too_long)?;
    within(bytes.len().saturating_mul(count))?;
    Ok(Term::binary(bytes.repeat(count)))
}

/// How many bytes a text may have: what a page can hold of one.
const MOST_BYTES: usize = 128 << 20;

fn too_long() -> Fault {
    Fault::limit("the text would be longer than the 128 MB that Coppice has room for")
}

/// May a text have so many bytes?
pub(super) fn within(bytes: usize) -> Result<(), Fault> {
    if bytes > MOST_BYTES { Err(too_long()) } else { Ok(()) }
}

/// Where patterns are in a binary, one behind the other: of those that begin at one place, the longest.
fn matches(a: &[Term]) -> Result<Term, Fault> {
    let wrong = || Fault::badarg(&[(2, "not a valid pattern")]);
    let subject = a[0].as_bytes().ok_or_else(|| Fault::badarg(&[(1, "not a binary")]))?;
    // In nothing, nothing is looked for: not even whether it is a pattern.
    if subject.is_empty() {
        return Ok(Term::list([]));
    }
    let given = match &a[1] {
        Term::List(list) => list.elements::<Vec<_>>().ok_or_else(wrong)?,
        one => vec![one.clone()],
    };
    let patterns = given
        .iter()
        .map(Term::as_bytes)
        .collect::<Option<Vec<_>>>()
        .ok_or_else(wrong)?;
    if patterns.is_empty() || patterns.iter().any(|pattern| pattern.is_empty()) {
        return Err(wrong());
    }
    let (mut found, mut at) = (Vec::new(), 0);
    while at < subject.len() {
        let here = patterns.iter().filter(|pattern| subject[at..].starts_with(pattern));
        match here.map(|pattern| pattern.len()).max() {
            Some(size) => {
                found.push(tuple![at as i64, size as i64]);
                at += size;
            }
            None => at += 1,
        }
    }
    Ok(Term::list(found))
}

fn trim(a: &[Term]) -> Result<Term, Fault> {
    let bytes = bytes(&a[0])?;
    let is_space = |part: &&[u8]| std::str::from_utf8(part).is_ok_and(|text| text.chars().all(char::is_whitespace));
    let parts: Vec<_> = codepoints(bytes).collect();
    let size = |parts: &[&[u8]]| parts.iter().map(|part| part.len()).sum::<usize>();
    if a[1].is_atom("leading") {
        let count = parts.iter().take_while(|part| is_space(part)).count();
        return Ok(Term::binary(&bytes[size(&parts[..count])..]));
    }
    let count = parts.iter().rev().take_while(|part| is_space(part)).count();
    Ok(Term::binary(
        &bytes[..bytes.len() - size(&parts[parts.len() - count..])],
    ))
}

/// `String.split/1`: spaces that forbid a break do not part words.
fn words(a: &[Term]) -> Result<Term, Fault> {
    let bytes = a[0].as_bytes().ok_or_else(|| Fault::badarg(&[(1, "not a binary")]))?;
    let breaks =
        |character: char| character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}');
    let (mut words, mut word) = (Vec::new(), Vec::new());
    for part in codepoints(bytes) {
        if std::str::from_utf8(part).is_ok_and(|text| text.chars().all(breaks)) {
            if !word.is_empty() {
                words.push(Term::binary(std::mem::take(&mut word)));
            }
        } else {
            word.extend_from_slice(part);
        }
    }
    if !word.is_empty() {
        words.push(Term::binary(word));
    }
    Ok(Term::list(words))
}

/// What `String.printable?/1` takes for printable.
fn printable(character: char) -> bool {
    matches!(character, ' '..='~' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
        || matches!(character, '\x07'..='\x0d' | '\x1b' | '\x7f')
}

pub(super) fn charlist(a: &[Term]) -> Result<Term, Fault> {
    let bytes = bytes(&a[0])?;
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(super::numbers::characters(&Term::str(text))),
        Err(_) => Err(unconverted(bytes, |text| super::numbers::characters(&Term::str(text)))),
    }
}

/// The `UnicodeConversionError` of bytes that are no text; what of them is one is told in the form that was wanted.
pub(super) fn unconverted(bytes: &[u8], wanted: impl FnOnce(&str) -> Term) -> Fault {
    let (valid, invalid) = match bytes.utf8_chunks().next() {
        Some(chunk) => (chunk.valid(), chunk.invalid()),
        None => ("", bytes),
    };
    let rest = Term::binary(&bytes[valid.len()..]);
    let how = if valid.len() + invalid.len() == bytes.len() && is_begun(invalid) {
        "incomplete"
    } else {
        "invalid"
    };
    let message = format!("{how} encoding starting at {}", rest.inspect());
    let fields = [("encoded", wanted(valid)), ("message", Term::str(&message))];
    Fault::from(crate::elixir::fault::exception("Elixir.UnicodeConversionError", fields))
}

/// Is that the beginning of a character that more bytes would end?
fn is_begun(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}
