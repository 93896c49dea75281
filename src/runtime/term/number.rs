//! Arithmetic on terms, as the BEAM's operators do it: integers of any size, floats, and both together.
//!
//! Invariant: a result that fits into 64 bits is a [`Term::Int`]. Two integers that do are counted with in registers; only
//! what overflows takes memory.

mod rounding;

use std::ops::{BitAnd, BitOr, BitXor};

use num_bigint::BigInt;

use super::big::integer;
use super::{Float, Term};

pub(super) use rounding::compare_worth;
pub use rounding::{ceil, floor, round, to_float, trunc};

/// How many bits an integer may have: with more, to multiply two takes longer than a moment. The BEAM's limit is that of its
/// memory.
const MOST_BITS: u64 = 1 << 22;
/// The most bits to the left that an integer is shifted by.
const MOST_SHIFT: i64 = 1 << 22;

/// Why there is no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArithmeticError {
    /// `:badarith`: an operand is no number, or no integer where one is needed; a division by zero; beyond all floats.
    Badarith,
    /// `:system_limit`: the integer would be too large.
    SystemLimit,
}

impl ArithmeticError {
    /// The reason of the error that the BEAM raises.
    #[must_use]
    pub const fn to_term(self) -> Term {
        Term::atom(match self {
            Self::Badarith => "badarith",
            Self::SystemLimit => "system_limit",
        })
    }
}

/// What an operator comes to.
pub type Computed = Result<Term, ArithmeticError>;

use ArithmeticError::{Badarith, SystemLimit};

fn float(number: f64) -> Computed {
    Float::new(number).map(Term::Float).ok_or(Badarith)
}

/// The integer as one of any size.
fn whole(term: &Term) -> Result<BigInt, ArithmeticError> {
    match term {
        Term::Int(number) => Ok(BigInt::from(*number)),
        Term::Big(number) => Ok(number.number().clone()),
        _ => Err(Badarith),
    }
}

fn real(term: &Term) -> Result<f64, ArithmeticError> {
    match term {
        Term::Int(number) => Ok(*number as f64),
        Term::Big(number) => number.to_f64().ok_or(Badarith),
        Term::Float(number) => Ok(number.get()),
        _ => Err(Badarith),
    }
}

/// The operator on two numbers: in registers, on integers of any size, or on floats when one of them is a float.
fn arithmetic(
    a: &Term,
    b: &Term,
    small: impl FnOnce(i64, i64) -> Option<i64>,
    large: impl FnOnce(BigInt, BigInt) -> BigInt,
    floats: impl FnOnce(f64, f64) -> f64,
) -> Computed {
    match (a, b) {
        (Term::Int(one), Term::Int(other)) => match small(*one, *other) {
            Some(number) => Ok(Term::Int(number)),
            None => Ok(integer(large(BigInt::from(*one), BigInt::from(*other)))),
        },
        (Term::Float(_), _) | (_, Term::Float(_)) => float(floats(real(a)?, real(b)?)),
        _ => Ok(integer(large(whole(a)?, whole(b)?))),
    }
}

/// `a + b`.
///
/// # Errors
/// As [`ArithmeticError`] has them; so it is with all operators here.
pub fn add(a: &Term, b: &Term) -> Computed {
    arithmetic(a, b, i64::checked_add, |a, b| a + b, |a, b| a + b)
}

/// `a - b`.
///
/// # Errors
/// As [`add`].
pub fn subtract(a: &Term, b: &Term) -> Computed {
    arithmetic(a, b, i64::checked_sub, |a, b| a - b, |a, b| a - b)
}

/// `a * b`.
///
/// # Errors
/// As [`add`], and [`SystemLimit`] for one of more than 4,194,304 bits.
pub fn multiply(a: &Term, b: &Term) -> Computed {
    let bits = |term: &Term| match term {
        Term::Big(number) => number.number().bits(),
        _ => 64,
    };
    if (matches!(a, Term::Big(_)) || matches!(b, Term::Big(_))) && bits(a) + bits(b) > MOST_BITS {
        return Err(SystemLimit);
    }
    arithmetic(a, b, i64::checked_mul, |a, b| a * b, |a, b| a * b)
}

/// `a / b`, which is a float.
///
/// # Errors
/// As [`add`].
pub fn divide(a: &Term, b: &Term) -> Computed {
    let (a, b) = (real(a)?, real(b)?);
    if b == 0.0 { Err(Badarith) } else { float(a / b) }
}

/// `div(a, b)`, towards zero.
///
/// # Errors
/// As [`add`].
pub fn div(a: &Term, b: &Term) -> Computed {
    integers(a, b, i64::checked_div, |a, b| a / b)
}

/// `rem(a, b)`, with the sign of `a`.
///
/// # Errors
/// As [`add`].
pub fn rem(a: &Term, b: &Term) -> Computed {
    integers(a, b, i64::checked_rem, |a, b| a % b)
}

/// A division of integers.
fn integers(
    a: &Term,
    b: &Term,
    small: impl FnOnce(i64, i64) -> Option<i64>,
    large: impl FnOnce(BigInt, BigInt) -> BigInt,
) -> Computed {
    match (a, b) {
        (Term::Float(_), _) | (_, Term::Float(_) | Term::Int(0)) => Err(Badarith),
        _ => arithmetic(a, b, small, large, |_, _| f64::NAN),
    }
}

/// `-a`.
///
/// # Errors
/// As [`add`].
pub fn negate(a: &Term) -> Computed {
    match a {
        Term::Float(number) => float(-number.get()),
        _ => subtract(&Term::Int(0), a),
    }
}

/// `abs(a)`.
///
/// # Errors
/// As [`add`]; the BEAM says `:badarg` of what is no number.
pub fn abs(a: &Term) -> Computed {
    match a {
        // The BEAM leaves a zero as it is.
        Term::Float(number) if number.get() == 0.0 => Ok(a.clone()),
        Term::Float(number) => float(number.get().abs()),
        Term::Int(0..) => Ok(a.clone()),
        Term::Big(number) if !number.is_negative() => Ok(a.clone()),
        _ => negate(a),
    }
}

/// Bit by bit, on integers that go on to the left as their sign says.
fn bits(
    a: &Term,
    b: &Term,
    small: impl FnOnce(i64, i64) -> i64,
    large: impl FnOnce(BigInt, BigInt) -> BigInt,
) -> Computed {
    match (a, b) {
        (Term::Int(a), Term::Int(b)) => Ok(Term::Int(small(*a, *b))),
        _ => Ok(integer(large(whole(a)?, whole(b)?))),
    }
}

/// `Bitwise.band(a, b)`.
///
/// # Errors
/// As [`add`].
pub fn bit_and(a: &Term, b: &Term) -> Computed {
    bits(a, b, i64::bitand, BigInt::bitand)
}

/// `Bitwise.bor(a, b)`.
///
/// # Errors
/// As [`add`].
pub fn bit_or(a: &Term, b: &Term) -> Computed {
    bits(a, b, i64::bitor, BigInt::bitor)
}

/// `Bitwise.bxor(a, b)`.
///
/// # Errors
/// As [`add`].
pub fn bit_xor(a: &Term, b: &Term) -> Computed {
    bits(a, b, i64::bitxor, BigInt::bitxor)
}

/// `Bitwise.bnot(a)`.
///
/// # Errors
/// As [`add`].
pub fn bit_not(a: &Term) -> Computed {
    match a {
        Term::Float(_) => Err(Badarith),
        _ => subtract(&Term::Int(-1), a),
    }
}

/// `Bitwise.bsl(a, places)`: to the left, or to the right for a negative number.
///
/// # Errors
/// As [`add`].
pub fn shift_left(a: &Term, places: &Term) -> Computed {
    let number = whole(a)?;
    let is_zero = matches!(a, Term::Int(0));
    match places {
        _ if is_zero && places.is_integer() => Ok(Term::Int(0)),
        Term::Int(places @ 0..=MOST_SHIFT) => Ok(integer(number << *places)),
        Term::Int(places @ ..0) => Ok(shifted_right(number, places.checked_neg())),
        Term::Big(places) if places.is_negative() => Ok(shifted_right(number, None)),
        Term::Int(_) | Term::Big(_) => Err(SystemLimit),
        _ => Err(Badarith),
    }
}

/// `Bitwise.bsr(a, places)`: to the right, or to the left for a negative number.
///
/// # Errors
/// As [`add`].
pub fn shift_right(a: &Term, places: &Term) -> Computed {
    match places {
        Term::Int(_) | Term::Big(_) => shift_left(a, &negate(places)?),
        _ => Err(Badarith),
    }
}

/// By so many places, or by more than there are: what is left then is the sign.
fn shifted_right(number: BigInt, places: Option<i64>) -> Term {
    match places.and_then(|places| u64::try_from(places).ok()) {
        Some(places) if places <= number.bits() => integer(number >> places),
        Some(_) | None => Term::Int(if number.sign() == num_bigint::Sign::Minus {
            -1
        } else {
            0
        }),
    }
}

/// Reads an integer of that base, from 2 to 36, without a sign.
#[must_use]
pub fn parse_digits(digits: &str, base: u32) -> Option<Term> {
    if digits.is_empty() || !digits.chars().all(|char| char.is_digit(base)) {
        return None;
    }
    match i64::from_str_radix(digits, base) {
        Ok(number) => Some(Term::Int(number)),
        Err(_) => BigInt::parse_bytes(digits.as_bytes(), base).map(integer),
    }
}

/// Reads an integer of base 10, with a sign or without, and nothing else.
#[must_use]
pub fn parse_integer(text: &str) -> Option<Term> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let are_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits {
        return None;
    }
    match text.parse::<i64>() {
        Ok(number) => Some(Term::Int(number)),
        Err(_) => text.parse().ok().map(integer),
    }
}

#[cfg(test)]
mod tests;
