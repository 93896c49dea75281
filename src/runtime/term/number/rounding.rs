//! Floats made integers, integers made floats, and both compared.

use std::cmp::Ordering;

use num_bigint::BigInt;

use super::super::Term;
use super::super::big::integer;
use super::ArithmeticError::Badarith;
use super::{Computed, float, real};

/// An integer of a float that is one.
fn of_whole_float(number: f64) -> Term {
    // What is below 2^53 is exact, and what is above is a multiple of a power of two.
    const MANTISSA_BITS: u64 = 52;
    const BIAS: u64 = 1_075;
    if number.abs() < (1_u64 << 53) as f64 {
        return Term::Int(number as i64);
    }
    let bits = number.to_bits();
    let exponent = (bits >> MANTISSA_BITS & 0x7ff) - BIAS;
    let mantissa = bits & ((1 << MANTISSA_BITS) - 1) | 1 << MANTISSA_BITS;
    let worth = BigInt::from(mantissa) << exponent;
    integer(if number < 0.0 { -worth } else { worth })
}

/// A float made an integer in that way; an integer is one.
fn rounded(a: &Term, how: impl FnOnce(f64) -> f64) -> Computed {
    match a {
        Term::Float(number) => Ok(of_whole_float(how(number.get()))),
        Term::Int(_) | Term::Big(_) => Ok(a.clone()),
        _ => Err(Badarith),
    }
}

/// `:erlang.float(a)`.
///
/// # Errors
/// As [`abs`].
pub fn to_float(a: &Term) -> Computed {
    float(real(a)?)
}

/// `round(a)`: halves go away from zero.
///
/// # Errors
/// As [`abs`].
pub fn round(a: &Term) -> Computed {
    rounded(a, f64::round)
}

/// `trunc(a)`.
///
/// # Errors
/// As [`abs`].
pub fn trunc(a: &Term) -> Computed {
    rounded(a, f64::trunc)
}

/// `floor(a)`.
///
/// # Errors
/// As [`abs`].
pub fn floor(a: &Term) -> Computed {
    rounded(a, f64::floor)
}

/// `ceil(a)`.
///
/// # Errors
/// As [`abs`].
pub fn ceil(a: &Term) -> Computed {
    rounded(a, f64::ceil)
}

/// Two numbers by what they are worth, exactly: an integer is not made a float for it. `None` when one is none.
pub(in super::super) fn compare_worth(a: &Term, b: &Term) -> Option<Ordering> {
    match (a, b) {
        (Term::Int(a), Term::Int(b)) => Some(a.cmp(b)),
        (Term::Float(a), Term::Float(b)) => Some(a.cmp(b)),
        (Term::Big(a), Term::Big(b)) => Some(a.cmp(b)),
        (Term::Int(_), Term::Big(b)) => Some(if b.is_negative() {
            Ordering::Greater
        } else {
            Ordering::Less
        }),
        (Term::Big(_), Term::Int(_)) => compare_worth(b, a).map(Ordering::reverse),
        (Term::Int(_) | Term::Big(_), Term::Float(b)) => {
            let below = b.get().floor();
            let part = if below < b.get() {
                Ordering::Less
            } else {
                Ordering::Equal
            };
            compare_worth(a, &of_whole_float(below)).map(|order| order.then(part))
        }
        (Term::Float(_), Term::Int(_) | Term::Big(_)) => compare_worth(b, a).map(Ordering::reverse),
        _ => None,
    }
}
