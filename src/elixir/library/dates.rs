//! `Date`: days counted from the first of the year 0. The rest of it is `date.ex`.

use super::functions::{Functions, Modules};
use crate::elixir::fault::Fault;
use crate::runtime::{Date, DateError, Term};

pub(super) const MODULES: Modules = &[("Elixir.Coppice", COPPICE)];

const COPPICE: Functions = &[
    ("valid_date?", 3, |a| Ok(Term::from(date(a).is_some()))),
    ("date", 3, |a| {
        date(a).map(Term::Date).ok_or_else(Fault::function_clause)
    }),
    ("read_date", 1, |a| Ok(read(a[0].as_str().unwrap_or_default()))),
    ("days_in_month", 2, |a| match (a[0].as_int(), a[1].as_int()) {
        (Some(year), Some(month @ 1..=12)) => Ok(Term::Int(days_in_month(year, month))),
        _ => Err(Fault::function_clause()),
    }),
    ("days_of_date", 3, |a| {
        let date = date(a).ok_or_else(Fault::function_clause)?;
        Ok(Term::Int(days(
            date.year().into(),
            date.month().into(),
            date.day().into(),
        )))
    }),
    ("date_of_days", 1, |a| {
        let days = a[0].as_int().ok_or_else(Fault::function_clause)?;
        of_days(days).map(Term::Date).ok_or_else(Fault::function_clause)
    }),
];

fn date(a: &[Term]) -> Option<Date> {
    let [year, month, day] = [0, 1, 2].map(|at| a[at].as_int());
    let year = i16::try_from(year?).ok()?;
    Date::new(year, u8::try_from(month?).ok()?, u8::try_from(day?).ok()?).ok()
}

/// The date, or why there is none.
pub(super) fn read(text: &str) -> Term {
    match Date::parse(text) {
        Ok(date) => Term::Date(date),
        Err(error) => Term::atom(reason(&error)),
    }
}

/// What Elixir calls that.
pub(super) fn reason(error: &DateError) -> &'static str {
    match error {
        DateError::Format => "invalid_format",
        DateError::Year { .. } | DateError::Month { .. } | DateError::Day { .. } => "invalid_date",
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days from the first of January of the year 0.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let before = year - 1;
    let years = 365 * year + before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400) + 1;
    let months: i64 = (1..month).map(|month| days_in_month(year, month)).sum();
    years + months + day - 1
}

fn of_days(count: i64) -> Option<Date> {
    let mut year = count.div_euclid(366);
    while days(year + 1, 1, 1) <= count {
        year += 1;
    }
    let mut left = count - days(year, 1, 1);
    let mut month = 1;
    while left >= days_in_month(year, month) {
        left -= days_in_month(year, month);
        month += 1;
    }
    Date::new(
        i16::try_from(year).ok()?,
        u8::try_from(month).ok()?,
        u8::try_from(left + 1).ok()?,
    )
    .ok()
}
