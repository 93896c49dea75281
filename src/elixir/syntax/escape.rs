//! Escapes within strings: `\n`, `\x41`, `\u{1F600}`.

use crate::runtime::Term;

/// What stands behind a backslash for one character: `?\n`.
pub(super) fn single(escaped: char) -> char {
    match escaped {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        'd' => '\u{7f}',
        'e' => '\u{1b}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        's' => ' ',
        't' => '\t',
        'v' => '\u{b}',
        other => other,
    }
}

/// The text with its escapes undone, which may be no text any more; or what is wrong, and behind what.
pub(in crate::elixir) fn unescape(text: &str) -> Result<Term, String> {
    if !text.contains('\\') {
        return Ok(Term::str(text));
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        bytes.extend(&rest.as_bytes()[..at]);
        rest = &rest[at + 1..];
        let Some(escaped) = rest.chars().next() else {
            bytes.push(b'\\');
            break;
        };
        rest = &rest[escaped.len_utf8()..];
        match escaped {
            'x' => rest = hexadecimal(rest, &mut bytes)?,
            'u' => rest = unicode(rest, &mut bytes)?,
            '\n' => {}
            '\r' if rest.starts_with('\n') => rest = &rest[1..],
            _ => push(single(escaped), &mut bytes),
        }
    }
    bytes.extend(rest.as_bytes());
    Ok(Term::binary(bytes))
}

fn push(char: char, bytes: &mut Vec<u8>) {
    bytes.extend(char.encode_utf8(&mut [0; 4]).as_bytes());
}

/// `\xHH` is a byte; `\xH` and `\x{H}` are characters, which Elixir still takes.
fn hexadecimal<'a>(rest: &'a str, bytes: &mut Vec<u8>) -> Result<&'a str, String> {
    const WRONG: &str =
        "invalid hex escape character, expected \\xHH where H is a hexadecimal digit. Syntax error after: \\x";
    if let Some(digits) = rest.get(..2).filter(|digits| are_digits(digits)) {
        bytes.extend(u8::from_str_radix(digits, 16));
        return Ok(&rest[2..]);
    }
    if let Some(digit) = rest.get(..1).filter(|digit| are_digits(digit)) {
        code_point(digit, bytes)?;
        return Ok(&rest[1..]);
    }
    braced(rest, bytes)?.ok_or_else(|| WRONG.to_owned())
}

/// `\uHHHH` and `\u{H}`, with up to six digits.
fn unicode<'a>(rest: &'a str, bytes: &mut Vec<u8>) -> Result<&'a str, String> {
    const WRONG: &str = "invalid Unicode escape character, expected \\uHHHH or \\u{H*} where H is a hexadecimal digit. \
                         Syntax error after: \\u";
    if let Some(digits) = rest.get(..4).filter(|digits| are_digits(digits)) {
        code_point(digits, bytes)?;
        return Ok(&rest[4..]);
    }
    braced(rest, bytes)?.ok_or_else(|| WRONG.to_owned())
}

fn braced<'a>(rest: &'a str, bytes: &mut Vec<u8>) -> Result<Option<&'a str>, String> {
    const MOST_DIGITS: usize = 6;
    let Some(inside) = rest.strip_prefix('{') else {
        return Ok(None);
    };
    let length = inside.bytes().take_while(u8::is_ascii_hexdigit).count();
    if !(1..=MOST_DIGITS).contains(&length) || inside.as_bytes().get(length) != Some(&b'}') {
        return Ok(None);
    }
    code_point(&inside[..length], bytes)?;
    Ok(Some(&inside[length + 1..]))
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn code_point(digits: &str, bytes: &mut Vec<u8>) -> Result<(), String> {
    let char = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    let char =
        char.ok_or_else(|| format!("invalid or reserved Unicode code point \\u{{{digits}}}. Syntax error after: \\u"))?;
    push(char, bytes);
    Ok(())
}
