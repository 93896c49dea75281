//! Reasons and values as the recorder writes them: without pids, stack traces and other things that differ from run
//! to run.

use serde_json::Value;

use crate::otp::log;
use crate::runtime::{Term, TermList};
use crate::systems::scenario::PREFIX;

/// A term as it stands in a trace: text, or a number.
pub(super) fn norm(term: &Term) -> Value {
    match term {
        Term::Int(number) => Value::from(*number),
        Term::Big(number) => number.to_string().parse().map_or(Value::Null, Value::Number),
        Term::Atom(atom) => Value::from(strip(atom.name())),
        Term::Str(text) => Value::from(&**text),
        Term::Tuple(elements) => match &**elements {
            [first, second] => Value::from(pair(first, second).unwrap_or_else(|| inspect(term))),
            _ => Value::from(inspect(term)),
        },
        Term::Map(_) => Value::from(exception(term).unwrap_or_else(|| inspect(term))),
        Term::Float(_)
        | Term::Bits(_)
        | Term::Pid(_)
        | Term::Reference(_)
        | Term::Fun(_)
        | Term::Date(_)
        | Term::List(_) => Value::from(inspect(term)),
    }
}

/// A term within text.
pub(super) fn text(term: &Term) -> String {
    match norm(term) {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

/// A child id: text as it is, anything else as it is inspected.
pub(super) fn id(term: &Term) -> String {
    match term {
        Term::Str(text) => text.to_string(),
        other if other.is_atom("undefined") => "undefined".to_owned(),
        other => inspect(other),
    }
}

/// What `inspect` prints, without the recorder's prefix.
pub(super) fn inspect(term: &Term) -> String {
    strip(&term.to_string())
}

/// Takes the prefix of names out of a text.
pub(super) fn strip(text: &str) -> String {
    text.replace(PREFIX, "")
}

/// The shapes of two elements, first match first.
fn pair(first: &Term, second: &Term) -> Option<String> {
    if let Some([why, child, reason]) = second.elements()
        && first.is_atom("shutdown")
        && why.is_atom("failed_to_start_child")
    {
        return Some(format!(
            "{{shutdown,{{failed_to_start_child,{},{}}}}}",
            id(child),
            text(reason)
        ));
    }
    if first.is_atom("EXIT") {
        return Some(format!("{{EXIT,{}}}", text(second)));
    }
    if second.as_list().and_then(TermList::first).is_some_and(is_frame) {
        return Some(text(first));
    }
    if let Some([module, Term::Atom(function), Term::List(_)]) = second.elements()
        && let Some(module) = ["GenServer", "Task", "Task.Supervised", ":sys"]
            .into_iter()
            .find(|name| module.to_string() == *name)
    {
        return Some(format!("{{{},{{{module},{}}}}}", text(first), function.name()));
    }
    if first.is_atom("shutdown") {
        return Some(format!("{{shutdown,{}}}", text(second)));
    }
    if let Some(exception) = exception(first)
        && second.as_list().is_some()
    {
        return Some(exception);
    }
    if let Some([nocatch, value]) = first.elements()
        && nocatch.is_atom("nocatch")
        && second.as_list().is_some()
    {
        return Some(format!("nocatch:{}", text(value)));
    }
    if let Some([error, reason]) = second.elements()
        && first.is_atom("badmatch")
        && error.is_atom("error")
    {
        return Some(format!("{{badmatch,{{error,{}}}}}", text(reason)));
    }
    match first {
        Term::Atom(atom) if atom.name() == "nocatch" => Some(format!("nocatch:{}", text(second))),
        Term::Atom(atom) if atom.name() == "bad_return_value" => Some(format!("{{bad_return_value,{}}}", text(second))),
        Term::Atom(atom) if atom.name() == "already_started" => Some("already_started".to_owned()),
        _ if second
            .elements()
            .and_then(<[Term]>::first)
            .is_some_and(|tag| tag.is_atom("child")) =>
        {
            Some(text(first))
        }
        _ => None,
    }
}

/// A frame of a stack trace: `{module, function, arity or arguments, location}`.
fn is_frame(term: &Term) -> bool {
    matches!(
        term.elements(),
        Some([
            Term::Atom(_),
            Term::Atom(_),
            Term::Int(_) | Term::List(_),
            Term::List(_)
        ])
    )
}

/// An exception struct: its name and message.
fn exception(term: &Term) -> Option<String> {
    term.field("__exception__").filter(|yes| yes.is_atom("true"))?;
    let message = match term.field("message").and_then(Term::as_str) {
        Some(message) => message.to_owned(),
        None => log::message(term),
    };
    Some(format!("{}:{}", term.field("__struct__")?, strip(&message)))
}

/// The first word of an ArgumentError's message, as op results show it.
pub(super) fn argument_error(term: &Term) -> Option<String> {
    term.field("__struct__")
        .filter(|module| module.is_atom("Elixir.ArgumentError"))?;
    let message = term.field("message").and_then(Term::as_str).unwrap_or_default();
    let word = message.split([' ', ':']).next().unwrap_or_default();
    Some(format!("ArgumentError:{word}"))
}

/// Replaces what stands between `open` and the next `>`.
pub(super) fn replace_between(text: &str, open: &str, with: impl Fn(&str) -> String) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        let (inner, after) = after.split_once('>').unwrap_or((after, ""));
        shown.push_str(&format!("{before}{open}{}>", with(inner)));
        rest = after;
    }
    shown.push_str(rest);
    shown
}

/// Takes the stack traces out that stand within terms: in each frame is where in a file it was.
pub(super) fn without_stacks(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("[{") {
        let (before, list) = rest.split_at(at);
        shown.push_str(before);
        let end = stack_end(list);
        shown.push_str(if end.is_some() { "[]" } else { "[{" });
        rest = &list[end.unwrap_or(2)..];
    }
    shown.push_str(rest);
    shown
}

/// Where a list of frames ends that a text begins with: `[{Module, :function, arity, […]}, …]`.
fn stack_end(list: &str) -> Option<usize> {
    let mut fields = list[2..].splitn(3, ", ");
    let module = fields.next()?;
    let is_module = module.starts_with(|first: char| first == ':' || first.is_ascii_uppercase());
    let is_function = fields.next()?.starts_with(':');
    let arity = fields.next()?.chars().next()?;
    if !is_module || !is_function || !(arity == '[' || arity.is_ascii_digit()) {
        return None;
    }
    let mut open = 0_usize;
    for (at, byte) in list.bytes().enumerate() {
        match byte {
            b'[' => open += 1,
            b']' if open == 1 => return list[..at].ends_with("]}").then_some(at + 1),
            b']' => open -= 1,
            _ => {}
        }
    }
    None
}

/// Takes the seconds of a supervisor's restarts out of a text.
pub(super) fn without_seconds(text: &str) -> String {
    let mut parts = text.split("-57646");
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        shown.push_str("SECOND");
        shown.push_str(part.get(4..).unwrap_or_default());
    }
    shown
}
