//! The table of operators: which signs are one, and of which class.

use super::super::token::OperatorClass;

use OperatorClass as O;

/// Of three signs.
#[inline(never)]
pub(super) fn of_three(rest: &str) -> Option<OperatorClass> {
    Some(match rest.get(..3)? {
        "~~~" => O::Unary,
        "===" | "!==" => O::Comp,
        "&&&" => O::And,
        "|||" => O::Or,
        "^^^" => O::Xor,
        "+++" | "---" => O::Concat,
        "<<<" | ">>>" | "~>>" | "<<~" | "<~>" | "<|>" => O::Arrow,
        _ => return None,
    })
}

/// Of two.
#[inline(never)]
pub(super) fn of_two(rest: &str) -> Option<OperatorClass> {
    Some(match rest.get(..2)? {
        "//" => O::Ternary,
        "**" => O::Power,
        ".." => O::Range,
        "++" | "--" | "<>" => O::Concat,
        "|>" | "~>" | "<~" => O::Arrow,
        "==" | "=~" | "!=" => O::Comp,
        "<=" | ">=" => O::Rel,
        "&&" => O::And,
        "||" => O::Or,
        "<-" | "\\\\" => O::InMatch,
        "::" => O::Type,
        "->" => O::Stab,
        _ => return None,
    })
}

/// Of one.
#[inline(never)]
pub(super) fn of_one(rest: &str) -> Option<OperatorClass> {
    Some(match rest.get(..1)? {
        "&" => O::Capture,
        "@" => O::At,
        "!" | "^" => O::Unary,
        "<" | ">" => O::Rel,
        "+" | "-" => O::Dual,
        "*" | "/" => O::Mult,
        "=" => O::Match,
        "|" => O::Pipe,
        _ => return None,
    })
}

/// How many bytes there are of an operator that an atom can be: `:+`.
#[inline(never)]
pub(super) fn of_atom(rest: &str) -> Option<usize> {
    const NAMES: [&str; 6] = ["...", "<<>>", "%{}", "%", "{}", "..//"];
    if let Some(name) = NAMES.into_iter().find(|name| rest.starts_with(name)) {
        return Some(name.len());
    }
    let two = |class: &OperatorClass| !matches!(class, O::Type | O::Ternary);
    if of_three(rest).is_some() {
        Some(3)
    } else if rest.starts_with("::") || of_two(rest).filter(two).is_some() {
        Some(2)
    } else if rest.starts_with('.') || of_one(rest).is_some() {
        Some(1)
    } else {
        None
    }
}

/// How many bytes there are of an operator that can be called: `Kernel.+`.
#[inline(never)]
pub(super) fn of_call(rest: &str) -> Option<usize> {
    let two = |class: &OperatorClass| !matches!(class, O::Stab | O::Ternary);
    if of_three(rest).is_some() {
        Some(3)
    } else if of_two(rest).filter(two).is_some() {
        Some(2)
    } else {
        of_one(rest).map(|_| 1)
    }
}

/// How many bytes there are of the key of a keyword that is no operator by itself: `<<>>: 1`.
#[inline(never)]
pub(super) fn of_key(rest: &str) -> Option<usize> {
    const NAMES: [&str; 8] = [".", "...", "<<>>", "%{}", "%", "&", "{}", "..//"];
    let is_key = |name: &&str| rest.strip_prefix(*name).is_some_and(is_colon_and_space);
    NAMES.into_iter().find(is_key).map(str::len)
}

/// True for the `: ` that makes a keyword of what stands before.
#[inline(never)]
pub(super) fn is_colon_and_space(rest: &str) -> bool {
    let mut bytes = rest.bytes();
    bytes.next() == Some(b':') && matches!(bytes.next(), Some(b' ' | b'\t' | b'\r' | b'\n'))
}
