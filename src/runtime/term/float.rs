//! Floats: what the BEAM has of them, which is every finite number of 64 bits.
//!
//! Invariant: neither infinite nor no number. `0.0` and `-0.0` are equal, as in OTP 25, though each prints as it is.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::super::{Digest, Digester};

/// A finite float.
#[derive(Clone, Copy, PartialEq)]
pub struct Float(f64);

/// From here on, 2^53, not every integer is a float, and the BEAM writes an exponent.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// From here on, `inspect` writes exponents too.
const SIXTEEN_DIGITS: f64 = 1e16;

impl Float {
    /// That float; `None` for an infinite one and for what is no number.
    #[must_use]
    pub fn new(number: f64) -> Option<Self> {
        number.is_finite().then_some(Self(number))
    }

    /// What `inspect` prints: the same, but that a whole number below 10^16 has no exponent.
    #[must_use]
    pub fn inspect(self) -> String {
        if (1.0..SIXTEEN_DIGITS).contains(&self.0.abs()) && self.0.trunc() == self.0 {
            return format!("{:.1}", self.0);
        }
        self.to_string()
    }

    /// Its worth.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl Eq for Float {}

impl PartialOrd for Float {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Float {
    fn cmp(&self, other: &Self) -> Ordering {
        // Finite numbers always compare.
        self.0.partial_cmp(&other.0).unwrap_or(Ordering::Equal)
    }
}

impl Hash for Float {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Makes one of both zeros.
        (self.0 + 0.0).to_bits().hash(state);
    }
}

/// Its bits: zero and minus zero print differently, so they can be told apart.
impl Digest for Float {
    fn digest_into(&self, digester: &mut Digester) {
        digester.word(self.0.to_bits());
    }
}

/// The fewest digits that are read as the same float; with an exponent where that is shorter: what `Float.to_string/1` is,
/// and `float_to_binary` of OTP 25 when it is asked for the short form.
impl fmt::Display for Float {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = shortest(self.0.abs());
        let (digits, exponent) = written.split_once('e').unwrap_or((&written, "0"));
        let digits: String = digits.chars().filter(|char| *char != '.').collect();
        let (first, more) = digits.split_at(1);
        let scientific = format!("{first}.{}e{exponent}", if more.is_empty() { "0" } else { more });
        let decimal = decimal(&digits, exponent.parse().unwrap_or(0));
        let is_short = decimal.len() <= scientific.len() && self.0.abs() < EXACT;
        let sign = if self.0.is_sign_negative() { "-" } else { "" };
        write!(f, "{sign}{}", if is_short { decimal } else { scientific })
    }
}

/// The fewest digits, with an exponent. Where two texts are as near as each other, the BEAM takes the one that ends in an
/// even digit, and the standard library the other.
fn shortest(number: f64) -> String {
    // More than any two texts differ in.
    const ALL: usize = 24;
    let written = format!("{number:e}");
    let Some((digits, exponent)) = written.split_once('e') else {
        return written;
    };
    let last = digits.as_bytes()[digits.len() - 1];
    if digits.len() < 3 || last % 2 == 0 {
        return written;
    }
    let even = format!("{}{}", &digits[..digits.len() - 1], char::from(last - 1));
    let exact = format!("{number:.ALL$e}");
    let behind = exact.strip_prefix(&even).and_then(|rest| rest.split('e').next());
    let is_halfway = behind.is_some_and(|rest| rest.starts_with('5') && rest[1..].bytes().all(|digit| digit == b'0'));
    let other = format!("{even}e{exponent}");
    if is_halfway && other.parse() == Ok(number) {
        other
    } else {
        written
    }
}

/// Without an exponent; the first digit counts as many times as ten to that power says.
fn decimal(digits: &str, power: i32) -> String {
    let Ok(before) = usize::try_from(power) else {
        let zeros = usize::try_from(-power - 1).unwrap_or(0);
        return format!("0.{}{digits}", "0".repeat(zeros));
    };
    match digits.split_at_checked(before + 1) {
        Some((whole, "")) => format!("{whole}.0"),
        Some((whole, part)) => format!("{whole}.{part}"),
        None => format!("{digits}{}.0", "0".repeat(before + 1 - digits.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Recorded from Elixir 1.14 on OTP 25.
    #[test]
    fn a_whole_number_is_inspected_without_an_exponent() {
        let recorded = [
            (100_000.0, "100000.0"),
            (1e15, "1000000000000000.0"),
            (9_007_199_254_740_992.0, "9007199254740992.0"),
            (1e16, "1.0e16"),
            (-1.0, "-1.0"),
            (-0.0, "-0.0"),
            (0.0, "0.0"),
            (1.5e-5, "1.5e-5"),
        ];
        for (number, text) in recorded {
            assert_eq!(Float::new(number).unwrap().inspect(), text);
        }
    }

    /// Recorded from `Float.to_string/1` of Elixir 1.14 on OTP 25.
    #[test]
    fn a_float_prints_as_on_the_beam() {
        let recorded = [
            "1.0",
            "1.0e5",
            "1.0e20",
            "1.0e-5",
            "0.0001",
            "1.23e-4",
            "1.0e23",
            "12345.678",
            "123450.0",
            "1.2345e10",
            "-0.0",
            "0.0",
            "5.0e-324",
            "1.7976931348623157e308",
            "9.007199254740992e15",
            "4503599627370496.0",
            "0.3",
            "1.2345678901234568e16",
            "1.2e15",
            "1000.1",
            "0.1",
            "1017497363180918.2",
        ];
        for text in recorded {
            let number = Float::new(text.parse().unwrap()).unwrap();
            assert_eq!(number.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_finite_number_is_no_float() {
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(Float::new(number).is_none());
        }
    }
}
