//! `Float` and `:math`, and the functions of `:erlang` that turn floats into texts and back.

use super::functions::{Functions, Modules};
use super::numbers::characters;
use crate::elixir::fault::Fault;
use crate::runtime::{Term, number};
use crate::tuple;

pub(super) const MODULES: Modules = &[("math", MATH), ("erlang", ERLANG), ("Elixir.Coppice", COPPICE)];

const MATH: Functions = &[
    ("pi", 0, |_| float(std::f64::consts::PI)),
    ("sqrt", 1, |a| of_one(a, f64::sqrt)),
    ("exp", 1, |a| of_one(a, f64::exp)),
    ("log", 1, |a| of_one(a, f64::ln)),
    ("log2", 1, |a| of_one(a, f64::log2)),
    ("log10", 1, |a| of_one(a, f64::log10)),
    ("sin", 1, |a| of_one(a, f64::sin)),
    ("cos", 1, |a| of_one(a, f64::cos)),
    ("tan", 1, |a| of_one(a, f64::tan)),
    ("asin", 1, |a| of_one(a, f64::asin)),
    ("acos", 1, |a| of_one(a, f64::acos)),
    ("atan", 1, |a| of_one(a, f64::atan)),
    ("sinh", 1, |a| of_one(a, f64::sinh)),
    ("cosh", 1, |a| of_one(a, f64::cosh)),
    ("tanh", 1, |a| of_one(a, f64::tanh)),
    ("asinh", 1, |a| of_one(a, f64::asinh)),
    ("acosh", 1, |a| of_one(a, f64::acosh)),
    ("atanh", 1, |a| of_one(a, f64::atanh)),
    ("ceil", 1, |a| of_one(a, f64::ceil)),
    ("floor", 1, |a| of_one(a, f64::floor)),
    ("pow", 2, |a| of_two(a, f64::powf)),
    ("atan2", 2, |a| of_two(a, f64::atan2)),
    ("fmod", 2, |a| of_two(a, |one, other| one % other)),
];

const ERLANG: Functions = &[
    ("float", 1, |a| {
        number::to_float(&a[0]).map_err(|_| Fault::badarg(&[(1, "not a number")]))
    }),
    ("float_to_binary", 1, |a| scientific(&a[0])),
    ("float_to_list", 1, |a| Ok(characters(&scientific(&a[0])?))),
    ("float_to_binary", 2, |a| with_options(&a[0], &a[1])),
    ("float_to_list", 2, |a| Ok(characters(&with_options(&a[0], &a[1])?))),
    ("binary_to_float", 1, |a| match a[0].as_bytes() {
        None => Err(Fault::badarg(&[(1, "not a binary")])),
        Some(bytes) => std::str::from_utf8(bytes)
            .ok()
            .and_then(read)
            .ok_or_else(|| Fault::badarg(&[(1, "not a textual representation of a float")])),
    }),
];

const COPPICE: Functions = &[
    ("round_float", 3, round),
    ("parse_float", 1, parse),
    ("float_ratio", 1, ratio),
    ("shown", 1, |a| super::texts::to_string(a)),
];

fn badarith() -> Fault {
    Fault::from(Term::atom("badarith"))
}

/// What is no number is no float either: that is an error of arithmetic.
fn float(number: f64) -> Result<Term, Fault> {
    Term::float(number).ok_or_else(badarith)
}

/// The argument at that place, from 0.
fn real(a: &[Term], at: usize) -> Result<f64, Fault> {
    match number::to_float(&a[at]) {
        Ok(Term::Float(real)) => Ok(real.get()),
        _ if a[at].is_number() => Err(badarith()),
        _ => Err(Fault::badarg(&[(at as i64 + 1, "not a number")])),
    }
}

fn of_one(a: &[Term], function: fn(f64) -> f64) -> Result<Term, Fault> {
    float(function(real(a, 0)?))
}

fn of_two(a: &[Term], function: fn(f64, f64) -> f64) -> Result<Term, Fault> {
    float(function(real(a, 0)?, real(a, 1)?))
}

/// `1.0e+00` with twenty digits: what `float_to_binary/1` gives.
fn scientific(term: &Term) -> Result<Term, Fault> {
    let Term::Float(real) = term else {
        return Err(Fault::badarg(&[(1, "not a float")]));
    };
    Ok(Term::str(&exponential(real.get(), 20)))
}

fn exponential(real: f64, decimals: usize) -> String {
    let shown = format!("{real:.decimals$e}");
    match shown.split_once('e') {
        Some((digits, power)) => {
            let (sign, power) = match power.strip_prefix('-') {
                Some(power) => ('-', power),
                None => ('+', power),
            };
            format!("{digits}e{sign}{power:0>2}")
        }
        None => shown,
    }
}

fn with_options(term: &Term, options: &Term) -> Result<Term, Fault> {
    let Term::Float(real) = term else {
        return Err(Fault::badarg(&[(1, "not a float")]));
    };
    let real = real.get();
    let wrong = || Fault::badarg(&[(2, "invalid option in list")]);
    let (mut text, mut is_compact) = (None, false);
    for option in options
        .list_elements()
        .ok_or_else(|| Fault::badarg(&[(2, "not a list")]))?
    {
        match option.elements() {
            Some([Term::Atom(name), Term::Int(digits)]) => {
                let digits = usize::try_from(*digits).map_err(|_| wrong())?;
                match name.name() {
                    "decimals" if digits <= 253 => text = Some(format!("{real:.digits$}")),
                    "scientific" if digits <= 249 => text = Some(exponential(real, digits)),
                    _ => return Err(wrong()),
                }
            }
            _ if option.is_atom("compact") => is_compact = true,
            _ if option.is_atom("short") => {
                text = super::texts::to_string(std::slice::from_ref(term))?
                    .as_str()
                    .map(str::to_owned)
            }
            _ => return Err(wrong()),
        }
    }
    let text = text.unwrap_or_else(|| exponential(real, 20));
    Ok(Term::str(
        &match text.contains('.') && is_compact && !text.contains('e') {
            true => compact(&text),
            false => text,
        },
    ))
}

/// Without the zeros at the end, but for one behind the point.
fn compact(text: &str) -> String {
    let short = text.trim_end_matches('0');
    if short.ends_with('.') {
        format!("{short}0")
    } else {
        short.to_owned()
    }
}

/// The float that a whole text is: with digits on both sides of a point.
fn read(text: &str) -> Option<Term> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, part) = mantissa.split_once('.')?;
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let signed = |text: &str| is_digits(text.strip_prefix(['+', '-']).unwrap_or(text));
    if !is_digits(whole) || !is_digits(part) || !exponent.is_none_or(signed) {
        return None;
    }
    Term::float(text.parse().ok()?)
}

/// The float that a binary begins with, without a sign, and what is behind it; `:error` when it begins with none.
fn parse(a: &[Term]) -> Result<Term, Fault> {
    let bytes = a[0].as_bytes().ok_or_else(Fault::function_clause)?;
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(0);
    if whole == 0 {
        return Ok(Term::atom("error"));
    }
    let mut end = whole;
    let mut text = String::from_utf8_lossy(&bytes[..whole]).into_owned();
    let mut part = 0;
    if bytes.get(end) == Some(&b'.') {
        part = digits(end + 1);
        if part > 0 {
            text.push_str(&String::from_utf8_lossy(&bytes[end..=end + part]));
            end += 1 + part;
        }
    }
    if part == 0 {
        text.push_str(".0");
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let signed = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let power = bytes.get(end + 1 + signed).map_or(0, |_| digits(end + 1 + signed));
        if power > 0 {
            let to = end + 1 + signed + power;
            text.push_str(&String::from_utf8_lossy(&bytes[end..to]));
            end = to;
        }
    }
    Ok(match read(&text) {
        Some(float) => tuple![float, Term::binary(&bytes[end..])],
        None => Term::atom("error"),
    })
}

/// `{numerator, denominator}` of a float, in lowest terms.
fn ratio(a: &[Term]) -> Result<Term, Fault> {
    let Term::Float(real) = &a[0] else {
        return Err(Fault::function_clause());
    };
    let bits = real.get().to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let (mut mantissa, mut power) = match exponent {
        0 => (fraction, -1074),
        _ => (fraction | 1 << 52, exponent - 1075),
    };
    while mantissa != 0 && mantissa % 2 == 0 {
        mantissa /= 2;
        power += 1;
    }
    let signed = if real.get().is_sign_negative() {
        -(mantissa as i64)
    } else {
        mantissa as i64
    };
    let shifted = |number: i64, places: i64| number::shift_left(&Term::Int(number), &Term::Int(places));
    let computed = if power >= 0 {
        shifted(signed, power).map(|whole| tuple![whole, 1])
    } else {
        shifted(1, -power).map(|below| tuple![signed, below])
    };
    computed.map_err(|_| badarith())
}

/// Rounds the exact value of a float to so many decimals: `:half_up` away from zero, `:ceil`, `:floor`.
fn round(a: &[Term]) -> Result<Term, Fault> {
    let (Term::Float(real), Some(precision)) = (&a[0], a[1].as_int()) else {
        return Err(Fault::function_clause());
    };
    let (real, precision) = (real.get(), precision as usize);
    if real == 0.0 {
        return Ok(a[0].clone());
    }
    // No float has more decimals than 1,074, so this is its exact value.
    let exact = format!("{:.1074}", real.abs());
    let point = exact.find('.').unwrap_or(exact.len());
    let (kept, rest) = exact.split_at(point + 1 + precision);
    if rest.bytes().all(|digit| digit == b'0') {
        return Ok(a[0].clone());
    }
    let is_negative = real.is_sign_negative();
    let up = match (&a[2], is_negative) {
        (how, false) if how.is_atom("ceil") => true,
        (how, true) if how.is_atom("floor") => true,
        (how, _) if how.is_atom("half_up") => rest.as_bytes()[0] >= b'5',
        _ => false,
    };
    let digits = number::parse_digits(&kept.replace('.', ""), 10).unwrap_or(Term::Int(0));
    let digits = number::add(&digits, &Term::Int(up.into())).map_err(|_| badarith())?;
    if digits == Term::Int(0) {
        return float(0.0);
    }
    let rounded: f64 = format!("{digits}e-{precision}").parse().map_err(|_| badarith())?;
    float(if is_negative { -rounded } else { rounded })
}
