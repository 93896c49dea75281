//! Calendar dates, read and written as ISO 8601.
//!
//! Invariant: a [`Date`] is a day that exists, in the years 0 to 9999, which is what four digits can write.

use std::fmt;

/// A day of the proleptic Gregorian calendar: Elixir's `Date` with `Calendar.ISO`.
///
/// Ordered by time, as `Date.compare/2` does; a [`Term`](super::Term) orders it as the map that it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

crate::digest!(struct Date { year, month, day });

/// Why there is no such date. Its `Display` tells a person what is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// The text does not have the form YYYY-MM-DD.
    Format,
    /// The year is not one of 0 to 9999.
    Year {
        /// The year asked for.
        year: i16,
    },
    /// The month is not one of 1 to 12.
    Month {
        /// The year asked for.
        year: i16,
        /// The month asked for.
        month: u8,
        /// The day asked for.
        day: u8,
    },
    /// The month does not have that day.
    Day {
        /// The year asked for.
        year: i16,
        /// The month asked for, one that exists.
        month: u8,
        /// The day asked for.
        day: u8,
    },
}

impl Date {
    /// That day.
    ///
    /// # Errors
    ///
    /// When it does not exist, or its year is not one of 0 to 9999.
    pub fn new(year: i16, month: u8, day: u8) -> Result<Self, DateError> {
        if !(0..=9999).contains(&year) {
            return Err(DateError::Year { year });
        }
        if !(1..=12).contains(&month) {
            return Err(DateError::Month { year, month, day });
        }
        if !(1..=days_in_month(year, month)).contains(&day) {
            return Err(DateError::Day { year, month, day });
        }
        Ok(Self { year, month, day })
    }

    /// Reads `2023-01-01`, as strictly as Elixir's `Date.from_iso8601/1`: a sign is allowed, nothing else is.
    ///
    /// # Errors
    ///
    /// When the text has another form, or there is no such day in the years 0 to 9999.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let (sign, digits) = match text.as_bytes() {
            [b'-', digits @ ..] => (-1, digits),
            [b'+', digits @ ..] => (1, digits),
            digits => (1, digits),
        };
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = digits else {
            return Err(DateError::Format);
        };
        let year = sign * number(&[y1, y2, y3, y4])?;
        // Two digits are at most 99, so the conversions lose nothing.
        Self::new(year, number(&[m1, m2])? as u8, number(&[d1, d2])? as u8)
    }

    /// The year, 0 to 9999.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = self;
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "~D[{self}]")
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Format => write!(f, "write a date as YYYY-MM-DD, for example 2023-01-01"),
            Self::Year { year } => write!(f, "the year {year} is out of range: years go from 0 to 9999"),
            Self::Month { year, month, day } => write!(
                f,
                "{year:04}-{month:02}-{day:02} does not exist: months go from 01 to 12"
            ),
            Self::Day { year, month, day } => write!(
                f,
                "{year:04}-{month:02}-{day:02} does not exist: {name} {year} has {days} days",
                name = month_name(month),
                days = days_in_month(year, month),
            ),
        }
    }
}

impl std::error::Error for DateError {}

fn number(digits: &[u8]) -> Result<i16, DateError> {
    digits.iter().try_fold(0, |number, digit| match digit {
        b'0'..=b'9' => Ok(number * 10 + i16::from(digit - b'0')),
        _ => Err(DateError::Format),
    })
}

fn days_in_month(year: i16, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn month_name(month: u8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let shown = Date::parse(text).map_or_else(|error| error.to_string(), |date| date.to_string());
        assert_eq!(shown, expected, "parsing {text:?}");
    }

    #[test]
    fn what_elixir_reads_is_read() {
        check("2023-01-01", "2023-01-01");
        check("+2023-01-01", "2023-01-01");
        check("-0000-01-01", "0000-01-01");
        check("0000-02-29", "0000-02-29");
        check("2000-02-29", "2000-02-29");
        check("2024-02-29", "2024-02-29");
        check("9999-12-31", "9999-12-31");
    }

    #[test]
    fn another_form_is_no_date() {
        for text in [
            "",
            "2023",
            "2023-1-1",
            " 2023-01-01",
            "2023-01-01 ",
            "20230101",
            "+-2023-01-01",
            "٢٠٢٣-01-01",
            "10000-01-01",
            "2023-01-0a",
            "2023/01/01",
            "2023-01-+1",
        ] {
            check(text, "write a date as YYYY-MM-DD, for example 2023-01-01");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_says_why() {
        check("2023-02-30", "2023-02-30 does not exist: February 2023 has 28 days");
        check("2024-02-30", "2024-02-30 does not exist: February 2024 has 29 days");
        check("1900-02-29", "1900-02-29 does not exist: February 1900 has 28 days");
        check("2023-06-31", "2023-06-31 does not exist: June 2023 has 30 days");
        check("2023-01-00", "2023-01-00 does not exist: January 2023 has 31 days");
        check("2023-13-01", "2023-13-01 does not exist: months go from 01 to 12");
        check("2023-00-10", "2023-00-10 does not exist: months go from 01 to 12");
        check("-0001-01-01", "the year -1 is out of range: years go from 0 to 9999");
    }

    #[test]
    fn dates_are_ordered_by_time() {
        let date = |text| Date::parse(text).unwrap();
        assert!(date("2023-01-31") < date("2023-02-01"));
        assert!(date("2022-12-31") < date("2023-01-01"));
    }
}
