//! What a map prints as: the structs among them, and those that print in a way of their own.

use super::super::{Atom, Map, Term};

/// How a map is shown.
pub(super) enum Shape<'a> {
    /// As a map.
    Plain,
    /// As a struct of that module, with these fields.
    Struct(Atom, Vec<(Atom, &'a Term)>),
    /// As `1..3`, and whatever else is one text.
    Range(String),
    /// As a lazy enumerable: of what, and the functions that its elements go through.
    Stream(&'a Term, Vec<&'a Term>),
    /// As a `MapSet` of the keys of these pairs.
    Set(&'a [(Term, Term)]),
}

pub(super) fn shape(map: &Map) -> Shape<'_> {
    let Some(Term::Atom(module)) = map.get(&Term::atom("__struct__")) else {
        return Shape::Plain;
    };
    match module.name() {
        "Elixir.Range" => range(map).map(Shape::Range),
        "Elixir.MapSet" => set(map).map(Shape::Set),
        "Elixir.Date" => date(map).map(|date| Shape::Range(format!("~D[{date}]"))),
        "Elixir.Time" => clock(map).map(|time| Shape::Range(format!("~T[{time}]"))),
        "Elixir.NaiveDateTime" => moment(map).map(|moment| Shape::Range(format!("~N[{moment}]"))),
        "Elixir.Date.Range" => days(map).map(Shape::Range),
        "Elixir.Stream" => stream(map),
        _ => None,
    }
    .unwrap_or_else(|| match map.declared_fields() {
        Some(fields) => Shape::Struct(*module, fields.filter_map(shown_field).collect()),
        None => Shape::Plain,
    })
}

/// `1..3`, and with its step when that is not the one that goes without saying; whatever else has been put into it. What a
/// bound is made of is not printed so: that may nest.
fn range(map: &Map) -> Option<String> {
    let field = |name| map.get(&Term::atom(name));
    let (first, last) = (field("first")?, field("last")?);
    let is_up = first.compare(last).is_le();
    let plain = Term::Int(if is_up { 1 } else { -1 });
    let step = field("step").unwrap_or(&plain);
    let is_flat = |term: &&Term| term.is_number() || matches!(term, Term::Atom(_));
    if ![first, last, step].iter().all(is_flat) {
        return None;
    }
    Some(match step.as_int() {
        Some(1) if is_up => format!("{first}..{last}"),
        _ => format!("{first}..{last}//{step}"),
    })
}

/// `2023-01-01` of what is no longer a date and nothing else: it may have more fields, or be on no calendar.
pub(in super::super) fn date(map: &Map) -> Option<String> {
    let calendar = map.get(&Term::atom("calendar"))?;
    let number = |field| map.get(&Term::atom(field)).and_then(Term::as_int);
    let (year, month, day) = (number("year")?, number("month")?, number("day")?);
    let sign = if year < 0 { "-" } else { "" };
    let written = format!("{sign}{:04}-{month:02}-{day:02}", year.unsigned_abs());
    calendar.is_atom("Elixir.Calendar.ISO").then_some(written)
}

/// `10:20:30.123` of a time, and of a date with one.
pub(in super::super) fn clock(map: &Map) -> Option<String> {
    let number = |field| map.get(&Term::atom(field)).and_then(Term::as_int);
    let (hour, minute, second) = (number("hour")?, number("minute")?, number("second")?);
    let [Term::Int(parts), Term::Int(places)] = map.get(&Term::atom("microsecond"))?.elements()? else {
        return None;
    };
    let digits = format!("{parts:06}");
    let shown = digits.get(..usize::try_from(*places).ok()?)?;
    let point = if shown.is_empty() { "" } else { "." };
    Some(format!("{hour:02}:{minute:02}:{second:02}{point}{shown}"))
}

/// `2023-01-01 10:20:30`.
pub(in super::super) fn moment(map: &Map) -> Option<String> {
    Some(format!("{} {}", date(map)?, clock(map)?))
}

/// `Date.range(~D[2023-01-01], ~D[2023-01-02])`.
fn days(map: &Map) -> Option<String> {
    let field = |name| map.get(&Term::atom(name));
    let (first, last) = (field("first")?, field("last")?);
    Some(match field("step")?.as_int()? {
        1 => format!("Date.range({first}, {last})"),
        step => format!("Date.range({first}, {last}, {step})"),
    })
}

/// The elements are the keys of the map within.
fn set(map: &Map) -> Option<&[(Term, Term)]> {
    match map.get(&Term::atom("map"))? {
        Term::Map(elements) => Some(elements),
        _ => None,
    }
}

/// The functions stand in the order in which they are applied.
fn stream(map: &Map) -> Option<Shape<'_>> {
    let funs = map.get(&Term::atom("funs"))?.as_list()?;
    let mut funs: Vec<_> = funs.iter().collect();
    funs.reverse();
    Some(Shape::Stream(map.get(&Term::atom("enum"))?, funs))
}

fn shown_field((key, value): &(Term, Term)) -> Option<(Atom, &Term)> {
    match key {
        Term::Atom(key) if key.name() != "__exception__" => Some((*key, value)),
        _ => None,
    }
}
