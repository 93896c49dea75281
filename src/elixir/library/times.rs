//! `Time` and `NaiveDateTime`, as far as they are written as `~T` and `~N`.

use super::dates;
use crate::runtime::{Atom, Date, Term};
use crate::tuple;

/// The time that a text is, or why it is none.
pub fn time(text: &str) -> Result<Term, &'static str> {
    let clock = clock(text)?;
    Ok(Term::structure(
        Atom::new("Elixir.Time"),
        clock.into_iter().chain([calendar()]),
    ))
}

/// The date with a time that a text is, or why it is none.
pub fn naive(text: &str) -> Result<Term, &'static str> {
    let at = 10 + usize::from(text.starts_with(['+', '-']));
    let (Some(day), Some(rest)) = (text.get(..at), text.get(at..)) else {
        return Err("invalid_format");
    };
    let rest = rest.strip_prefix([' ', 'T', 't']).ok_or("invalid_format")?;
    let clock = clock(rest)?;
    let date = Date::parse(day).map_err(|error| dates::reason(&error))?;
    let day = [
        (Term::atom("year"), Term::Int(date.year().into())),
        (Term::atom("month"), Term::Int(date.month().into())),
        (Term::atom("day"), Term::Int(date.day().into())),
    ];
    let fields = day.into_iter().chain(clock).chain([calendar()]);
    Ok(Term::structure(Atom::new("Elixir.NaiveDateTime"), fields))
}

fn calendar() -> (Term, Term) {
    (Term::atom("calendar"), Term::atom("Elixir.Calendar.ISO"))
}

/// `10:20:30.123`, with what may follow: the offset from the time of Greenwich, which is left out.
fn clock(text: &str) -> Result<Vec<(Term, Term)>, &'static str> {
    const WRONG: &str = "invalid_format";
    let bytes = text.as_bytes();
    let &[h1, h2, b':', m1, m2, b':', s1, s2, ref rest @ ..] = bytes else {
        return Err(WRONG);
    };
    let number = |one: u8, other: u8| match (one, other) {
        (b'0'..=b'9', b'0'..=b'9') => Ok(i64::from(one - b'0') * 10 + i64::from(other - b'0')),
        _ => Err(WRONG),
    };
    let (hour, minute, second) = (number(h1, h2)?, number(m1, m2)?, number(s1, s2)?);
    let (microsecond, rest) = match rest {
        [b'.' | b',', digits @ ..] => {
            let count = digits.iter().take_while(|digit| digit.is_ascii_digit()).count();
            if count == 0 {
                return Err(WRONG);
            }
            let places = count.min(6);
            let parts = digits[..places]
                .iter()
                .fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
            let parts = parts * 10_i64.pow(6 - places as u32);
            (tuple![parts, places as i64], &digits[count..])
        }
        rest => (tuple![0, 0], rest),
    };
    let is_offset = match rest {
        [] | [b'Z'] => true,
        [b'+' | b'-', hours @ ..] => matches!(hours, [_, _] | [_, _, b':', _, _] | [_, _, _, _]),
        _ => false,
    };
    if !is_offset {
        return Err(WRONG);
    }
    if hour > 23 || minute > 59 || second > 59 {
        return Err("invalid_time");
    }
    Ok(vec![
        (Term::atom("hour"), Term::Int(hour)),
        (Term::atom("minute"), Term::Int(minute)),
        (Term::atom("second"), Term::Int(second)),
        (Term::atom("microsecond"), microsecond),
    ])
}
