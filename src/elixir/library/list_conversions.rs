//! `List.to_integer/1` and its like: lists as other values.

use super::functions::{Functions, Modules};
use crate::elixir::fault::Fault;
use crate::runtime::{Atom, Term, number};

pub(super) const MODULES: Modules = &[("Elixir.List", LIST)];

const LIST: Functions = &[
    ("to_tuple", 1, |a| {
        let elements = a[0]
            .list_elements()
            .ok_or_else(|| Fault::badarg(&[(1, "not a list")]))?;
        Ok(Term::tuple(elements))
    }),
    ("to_atom", 1, |a| {
        let text = characters(&a[0], "not a list of characters")?;
        let atom = Atom::intern_made(&text).ok_or_else(|| Fault::from(Term::atom("system_limit")))?;
        Ok(Term::Atom(atom))
    }),
    ("to_integer", 1, |a| to_integer(&a[0], 10)),
    ("to_integer", 2, |a| {
        let base = a[1].as_int().and_then(|base| u32::try_from(base).ok());
        let base = base.filter(|base| (2..=36).contains(base));
        to_integer(
            &a[0],
            base.ok_or_else(|| Fault::badarg(&[(2, "not an integer in the range 2 through 36")]))?,
        )
    }),
    ("to_float", 1, |a| {
        let wrong = "not a textual representation of a float";
        let text = characters(&a[0], wrong)?;
        let digits = text.trim_start_matches(['-', '+']);
        let plain = digits.split_once('.').is_some_and(|(whole, behind)| {
            let all = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            let (behind, power) = behind.split_once(['e', 'E']).unwrap_or((behind, "0"));
            all(whole) && all(behind) && all(power.trim_start_matches(['-', '+']))
        });
        let number = text.parse().ok().filter(|_| plain).and_then(Term::float);
        number.ok_or_else(|| Fault::badarg(&[(1, wrong)]))
    }),
];

fn characters(list: &Term, wrong: &str) -> Result<String, Fault> {
    let wrong = || Fault::badarg(&[(1, wrong)]);
    let elements = list.list_elements().ok_or_else(wrong)?;
    let character = |one: &Term| char::from_u32(u32::try_from(one.as_int()?).ok()?);
    elements.iter().map(character).collect::<Option<_>>().ok_or_else(wrong)
}

fn to_integer(list: &Term, base: u32) -> Result<Term, Fault> {
    let wrong = "not a textual representation of an integer";
    let text = characters(list, wrong)?;
    let digits = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let is_number = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(base));
    let number = number::parse_digits(digits, base).filter(|_| is_number);
    let number = number.ok_or_else(|| Fault::badarg(&[(1, wrong)]))?;
    match text.starts_with('-') {
        true => number::negate(&number).map_err(|error| Fault::from(error.to_term())),
        false => Ok(number),
    }
}
