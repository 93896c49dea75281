//! Upper, lower and title case, as far as Rust's tables of Unicode have them.

use super::functions::bytes;
use crate::elixir::fault::Fault;
use crate::runtime::Term;

/// Into which case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    Upper,
    Lower,
}

/// `String.upcase/2` and `String.downcase/2`.
pub fn change(text: &Term, mode: &Term, case: Case) -> Result<Term, Fault> {
    let mut changed = Vec::new();
    for chunk in bytes(text)?.utf8_chunks() {
        changed.extend_from_slice(of_text(chunk.valid(), mode, case).as_bytes());
        changed.extend_from_slice(chunk.invalid());
    }
    Ok(Term::binary(changed))
}

fn of_text(text: &str, mode: &Term, case: Case) -> String {
    if mode.is_atom("ascii") {
        return match case {
            Case::Upper => text.to_ascii_uppercase(),
            Case::Lower => text.to_ascii_lowercase(),
        };
    }
    let is_turkic = mode.is_atom("turkic");
    let mut changed = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, case) {
            ('i', Case::Upper) if is_turkic => changed.push('İ'),
            ('I', Case::Lower) if is_turkic => changed.push('ı'),
            ('İ', Case::Lower) if is_turkic => changed.push('i'),
            ('Σ', Case::Lower) if mode.is_atom("greek") => {
                let is_last = characters.peek().is_none_or(|next| !next.is_alphabetic());
                changed.push(if is_last { 'ς' } else { 'σ' });
            }
            (_, Case::Upper) => changed.extend(character.to_uppercase()),
            (_, Case::Lower) => changed.extend(character.to_lowercase()),
        }
    }
    changed
}

/// `String.capitalize/2`.
pub fn capitalize(text: &Term, mode: &Term) -> Result<Term, Fault> {
    let bytes = bytes(text)?;
    let valid = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let Some(first) = valid.chars().next() else {
        return change(text, mode, Case::Lower);
    };
    let begin = match mode {
        mode if mode.is_atom("ascii") => first.to_ascii_uppercase().to_string(),
        mode if mode.is_atom("turkic") && first == 'i' => "İ".to_owned(),
        _ => title(first),
    };
    let rest = change(&Term::binary(&bytes[first.len_utf8()..]), mode, Case::Lower)?;
    Ok(Term::binary(
        [begin.as_bytes(), super::functions::bytes(&rest)?].concat(),
    ))
}

/// A letter as it begins a word: of two letters in one, only the first is a capital.
fn title(letter: char) -> String {
    match letter {
        'Ǆ'..='ǆ' => "ǅ".to_owned(),
        'Ǉ'..='ǉ' => "ǈ".to_owned(),
        'Ǌ'..='ǌ' => "ǋ".to_owned(),
        'Ǳ'..='ǳ' => "ǲ".to_owned(),
        _ => {
            let mut capitals = letter.to_uppercase();
            let first = capitals.next().unwrap_or(letter);
            std::iter::once(first)
                .chain(capitals.flat_map(char::to_lowercase))
                .collect()
        }
    }
}
