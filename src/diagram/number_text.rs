//! Numbers as pictures want them: with a few digits, made of integers.
//!
//! Equal places give equal text, `-0` included, and no text is longer than it must be. The shortest text that reads back
//! as the same float is what a picture never needs, and dear to find.

use std::fmt;

/// A number with so many digits after the point, at the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fixed {
    units: i64,
    digits: u32,
}

/// A length: tenths are finer than any screen.
#[must_use]
pub fn tenths(value: f64) -> Fixed {
    fixed(value, 1)
}

/// A number with at most so many digits after the point.
#[must_use]
pub fn fixed(value: f64, digits: u32) -> Fixed {
    let scale = 10_i64.pow(digits) as f64;
    #[expect(clippy::cast_possible_truncation, reason = "a picture is smaller than that")]
    let units = (value * scale).round() as i64;
    Fixed { units, digits }
}

impl fmt::Display for Fixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = 10_u64.pow(self.digits);
        let (whole, mut part) = (self.units.unsigned_abs() / scale, self.units.unsigned_abs() % scale);
        if self.units < 0 {
            f.write_str("-")?;
        }
        write!(f, "{whole}")?;
        if part == 0 {
            return Ok(());
        }
        let mut digits = self.digits as usize;
        while part.is_multiple_of(10) {
            part /= 10;
            digits -= 1;
        }
        write!(f, ".{part:0digits$}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_has_no_more_digits_than_it_needs() {
        let lengths = [0.0, -0.04, 12.0, 12.25, -3.5, 0.05, -0.1, 1_000_000.0];
        let texts: Vec<_> = lengths.iter().map(|length| tenths(*length).to_string()).collect();
        assert_eq!(texts, ["0", "0", "12", "12.3", "-3.5", "0.1", "-0.1", "1000000"]);
    }

    #[test]
    fn zeros_between_the_point_and_the_digits_stay() {
        assert_eq!(fixed(0.004_2, 4).to_string(), "0.0042");
        assert_eq!(fixed(-1.050_0, 3).to_string(), "-1.05");
        assert_eq!(fixed(2.999_96, 4).to_string(), "3");
    }

    #[test]
    fn what_is_no_number_is_written_as_one() {
        assert_eq!(tenths(f64::NAN).to_string(), "0");
    }
}
