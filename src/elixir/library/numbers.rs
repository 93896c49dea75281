//! `Integer`, `Bitwise`, and the functions of `:erlang` that turn numbers into texts and back.

use super::functions::{Functions, Modules};
use super::guards::guard;
use crate::elixir::fault::Fault;
use crate::runtime::{GuardFunction, Term, number};
use crate::tuple;

pub(super) const MODULES: Modules = &[
    ("erlang", ERLANG),
    ("Elixir.Bitwise", BITWISE),
    ("Elixir.Coppice", COPPICE),
];

const ERLANG: Functions = &[
    ("integer_to_binary", 1, |a| written(a, &Term::Int(10))),
    ("integer_to_binary", 2, |a| written(a, &a[1])),
    ("integer_to_list", 1, |a| Ok(characters(&written(a, &Term::Int(10))?))),
    ("integer_to_list", 2, |a| Ok(characters(&written(a, &a[1])?))),
    ("binary_to_integer", 1, |a| read_binary(&a[0], &Term::Int(10))),
    ("binary_to_integer", 2, |a| read_binary(&a[0], &a[1])),
    ("list_to_integer", 1, |a| read_list(&a[0], &Term::Int(10))),
    ("list_to_integer", 2, |a| read_list(&a[0], &a[1])),
];

const BITWISE: Functions = &[
    ("band", 2, |a| guard(GuardFunction::BitAnd, a)),
    ("bor", 2, |a| guard(GuardFunction::BitOr, a)),
    ("bxor", 2, |a| guard(GuardFunction::BitXor, a)),
    ("bnot", 1, |a| guard(GuardFunction::BitNot, a)),
    ("bsl", 2, |a| guard(GuardFunction::ShiftLeft, a)),
    ("bsr", 2, |a| guard(GuardFunction::ShiftRight, a)),
    ("&&&", 2, |a| guard(GuardFunction::BitAnd, a)),
    ("|||", 2, |a| guard(GuardFunction::BitOr, a)),
    ("^^^", 2, |a| guard(GuardFunction::BitXor, a)),
    ("~~~", 1, |a| guard(GuardFunction::BitNot, a)),
    ("<<<", 2, |a| guard(GuardFunction::ShiftLeft, a)),
    (">>>", 2, |a| guard(GuardFunction::ShiftRight, a)),
];

const COPPICE: Functions = &[("parse_integer", 2, parse)];

const BASE: &str = "not an integer in the range 2 through 36";

/// A base from 2 to 36.
fn base(term: &Term) -> Option<u32> {
    let base = u32::try_from(term.as_int()?).ok()?;
    (2..=36).contains(&base).then_some(base)
}

/// A number's digits in a base.
fn written(a: &[Term], in_base: &Term) -> Result<Term, Fault> {
    let known = base(in_base);
    match (a[0].is_integer(), known) {
        (true, Some(10)) => Ok(Term::str(&a[0].to_string())),
        (true, Some(base)) => Ok(Term::str(&digits(&a[0], base))),
        (false, Some(_)) => Err(Fault::badarg(&[(1, "not an integer")])),
        (true, None) => Err(Fault::badarg(&[(2, BASE)])),
        (false, None) => Err(Fault::badarg(&[(1, "not an integer"), (2, BASE)])),
    }
}

fn digits(integer: &Term, base: u32) -> String {
    let mut digits = Vec::new();
    let is_negative = integer.compare(&Term::Int(0)).is_lt();
    let mut rest = integer.clone();
    let by = Term::Int(base.into());
    loop {
        let digit = number::rem(&rest, &by)
            .ok()
            .and_then(|digit| digit.as_int())
            .unwrap_or(0);
        let digit = char::from_digit(digit.unsigned_abs() as u32, base).unwrap_or('0');
        digits.push(digit.to_ascii_uppercase());
        rest = number::div(&rest, &by).unwrap_or(Term::Int(0));
        if rest == Term::Int(0) {
            break;
        }
    }
    if is_negative {
        digits.push('-');
    }
    digits.iter().rev().collect()
}

/// A text as a list of its characters.
pub(super) fn characters(text: &Term) -> Term {
    let characters = text.as_str().into_iter().flat_map(str::chars);
    let points = characters.map(|character| Term::Int(u32::from(character).into()));
    Term::list(points.collect::<Vec<_>>())
}

/// The number that a whole text is.
fn read(text: &str, base: u32) -> Option<Term> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if unsigned.is_empty() || !unsigned.chars().all(|digit| digit.is_digit(base)) {
        return None;
    }
    let number = number::parse_digits(unsigned, base)?;
    if text.starts_with('-') {
        return number::negate(&number).ok();
    }
    Some(number)
}

const NO_INTEGER: &str = "not a textual representation of an integer";

fn read_binary(text: &Term, in_base: &Term) -> Result<Term, Fault> {
    let Some(known) = base(in_base) else {
        return Err(Fault::badarg(&[(2, BASE)]));
    };
    let Some(bytes) = text.as_bytes() else {
        return Err(Fault::badarg(&[(1, "not a binary")]));
    };
    let number = std::str::from_utf8(bytes).ok().and_then(|text| read(text, known));
    number.ok_or_else(|| Fault::badarg(&[(1, NO_INTEGER)]))
}

fn read_list(list: &Term, in_base: &Term) -> Result<Term, Fault> {
    let Some(known) = base(in_base) else {
        return Err(Fault::badarg(&[(2, BASE)]));
    };
    let Some(elements) = list.list_elements() else {
        return Err(Fault::badarg(&[(1, "not a list")]));
    };
    let character = |term: &Term| char::from_u32(u32::try_from(term.as_int()?).ok()?);
    let text = elements.iter().map(character).collect::<Option<String>>();
    let number = text.and_then(|text| read(&text, known));
    number.ok_or_else(|| Fault::badarg(&[(1, NO_INTEGER)]))
}

/// The number that a binary begins with, and what is behind it; `:error` when it begins with none.
fn parse(a: &[Term]) -> Result<Term, Fault> {
    let (Some(bytes), Some(base)) = (a[0].as_bytes(), base(&a[1])) else {
        return Err(Fault::function_clause());
    };
    let signed = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let count = bytes[signed..]
        .iter()
        .take_while(|byte| char::from(**byte).is_digit(base))
        .count();
    let (digits, rest) = bytes.split_at(if count == 0 { 0 } else { signed + count });
    let number = std::str::from_utf8(digits).ok().and_then(|text| read(text, base));
    Ok(match number {
        Some(number) => tuple![number, Term::binary(rest)],
        None => Term::atom("error"),
    })
}
