//! `String`, `Atom`, binaries: what takes no functions.

use super::functions::{Functions, Modules};
use super::numbers::characters;
use crate::elixir::fault::{Fault, exception};
use crate::runtime::{Atom, Fun, Term};
use crate::tuple;

pub(super) const MODULES: Modules = &[
    ("Elixir.Atom", ATOM),
    ("Elixir.Kernel", &[("to_string", 1, to_string)]),
    ("Elixir.String.Chars", &[("to_string", 1, to_string)]),
    ("Elixir.List.Chars", &[("to_charlist", 1, to_charlist)]),
    ("Elixir.Coppice", COPPICE),
    ("erlang", &[("make_fun", 3, make_fun)]),
];

const COPPICE: Functions = &[
    ("option", 3, option),
    ("module_name", 1, module_name),
    ("function_info", 2, function_info),
];

fn make_fun(a: &[Term]) -> Result<Term, Fault> {
    match (&a[0], &a[1], a[2].as_int().and_then(|arity| u8::try_from(arity).ok())) {
        (Term::Atom(module), Term::Atom(name), Some(arity)) => Ok(Term::capture(*module, *name, arity)),
        (Term::Atom(_), Term::Atom(_), None) => Err(Fault::badarg(&[(3, "not an integer")])),
        (Term::Atom(_), _, _) => Err(Fault::badarg(&[(2, "not an atom")])),
        _ => Err(Fault::badarg(&[(1, "not an atom")])),
    }
}

/// `{key, value}` of what is known of a function.
fn function_info(a: &[Term]) -> Result<Term, Fault> {
    let Term::Fun(function) = &a[0] else {
        return Err(Fault::badarg(&[(1, "not a fun")]));
    };
    let arity = Term::Int(function.arity().into());
    let (module, name, kind) = match &**function {
        Fun::Capture { module, function, .. } => (*module, *function, "external"),
        Fun::Closure { .. } => (Atom::new("erl_eval"), Atom::new("-expr/6-fun-0-"), "local"),
    };
    let value = match &a[1] {
        key if key.is_atom("arity") => arity,
        key if key.is_atom("module") => Term::Atom(module),
        key if key.is_atom("name") => Term::Atom(name),
        key if key.is_atom("type") => Term::atom(kind),
        key if key.is_atom("env") => Term::list(function.environment().to_vec()),
        _ => return Err(Fault::badarg(&[(2, "invalid item")])),
    };
    Ok(tuple![a[1].clone(), value])
}

/// The module that those names are together.
fn module_name(a: &[Term]) -> Result<Term, Fault> {
    let mut name = "Elixir".to_owned();
    for part in a[0].list_elements().ok_or_else(Fault::function_clause)? {
        let part = match &part {
            Term::Atom(atom) if atom.name() == "nil" => continue,
            Term::Atom(atom) => atom.name().to_owned(),
            Term::Str(text) => text.to_string(),
            _ => return Err(Fault::function_clause()),
        };
        let part = part.strip_prefix("Elixir.").unwrap_or(&part).trim_start_matches('.');
        if !part.is_empty() && part != "Elixir" {
            name.push('.');
            name.push_str(part);
        }
    }
    Atom::intern_made(&name)
        .map(Term::Atom)
        .ok_or_else(|| Fault::from(Term::atom("system_limit")))
}

const ATOM: Functions = &[
    ("to_string", 1, |a| Ok(Term::str(atom_name(&a[0])?))),
    ("to_charlist", 1, |a| Ok(characters(&Term::str(atom_name(&a[0])?)))),
];

fn atom_name(term: &Term) -> Result<&'static str, Fault> {
    match term {
        Term::Atom(name) => Ok(name.name()),
        _ => Err(Fault::badarg(&[(1, "not an atom")])),
    }
}

/// `String.Chars`.
pub(super) fn to_string(a: &[Term]) -> Result<Term, Fault> {
    match &a[0] {
        text @ Term::Str(_) => Ok(text.clone()),
        Term::Atom(name) if name.name() == "nil" => Ok(Term::str("")),
        Term::Atom(name) => Ok(Term::str(name.name())),
        Term::Float(number) => Ok(Term::str(&number.to_string())),
        number @ (Term::Int(_) | Term::Big(_)) => Ok(Term::str(&number.to_string())),
        Term::List(_) => charlist_to_string(&a[0]),
        Term::Date(date) => Ok(Term::str(&date.to_string())),
        bits @ Term::Bits(whole) if whole.odd_bits() == 0 => Ok(bits.clone()),
        other => match other.clock() {
            Some(time) => Ok(Term::str(&time)),
            None => Err(protocol("Elixir.String.Chars", other)),
        },
    }
}

/// `Protocol.UndefinedError`.
pub(super) fn protocol(protocol: &'static str, value: &Term) -> Fault {
    let fields = [
        ("protocol", Term::atom(protocol)),
        ("value", value.clone()),
        ("description", Term::str("")),
    ];
    Fault::from(exception("Elixir.Protocol.UndefinedError", fields))
}

/// `List.Chars`.
fn to_charlist(a: &[Term]) -> Result<Term, Fault> {
    match &a[0] {
        Term::List(_) => Ok(a[0].clone()),
        Term::Str(_) | Term::Bits(_) => super::strings::charlist(a),
        Term::Atom(_) | Term::Int(_) | Term::Big(_) | Term::Float(_) => Ok(characters(&to_string(a)?)),
        other => Err(protocol("Elixir.List.Chars", other)),
    }
}

/// The value of the first pair with that key; what stands for it when there is none.
fn option(a: &[Term]) -> Result<Term, Fault> {
    let pairs = a[0].as_list().into_iter().flatten();
    let found = pairs
        .filter_map(Term::elements)
        .find(|pair| pair.len() == 2 && pair[0] == a[1]);
    Ok(found.map_or_else(|| a[2].clone(), |pair| pair[1].clone()))
}

/// `"#{a}#{b}"`.
pub fn concat(parts: &[Term]) -> Result<Term, Fault> {
    let mut bytes = Vec::new();
    for part in parts {
        super::strings::within(bytes.len())?;
        match part {
            Term::Str(text) => bytes.extend_from_slice(text.as_bytes()),
            other => match to_string(std::slice::from_ref(other))?.as_bytes() {
                Some(text) => bytes.extend_from_slice(text),
                None => return Err(Fault::from(Term::atom("badarg"))),
            },
        }
    }
    super::strings::within(bytes.len())?;
    Ok(Term::binary(bytes))
}

/// `List.to_string/1`.
fn charlist_to_string(list: &Term) -> Result<Term, Fault> {
    let mut bytes = Vec::new();
    match flatten(list, &mut bytes) {
        Ok(()) if std::str::from_utf8(&bytes).is_err() => Err(super::strings::unconverted(&bytes, Term::str)),
        Ok(()) => Ok(Term::binary(bytes)),
        Err(Unfit::Point(point)) => {
            let message = format!("invalid code point {point}");
            let fields = [("encoded", Term::binary(bytes)), ("message", Term::str(&message))];
            Err(Fault::from(exception("Elixir.UnicodeConversionError", fields)))
        }
        Err(Unfit::Element) => Err(Fault::argument(&format!(
            "cannot convert the given list to a string.\n\nTo be converted to a string, a list must either be empty or \
             only\ncontain the following elements:\n\n  * strings\n  * integers representing Unicode code points\n  * a \
             list containing one of these three elements\n\nPlease check the given list or call inspect/1 to get the \
             list representation, got:\n\n{}\n",
            list.inspect()
        ))),
    }
}

/// What a text cannot be made of.
enum Unfit {
    /// An integer that is no character.
    Point(Term),
    /// Neither an integer nor a text nor a list of such.
    Element,
}

/// Writes the characters of a list of characters, texts and such lists, which may end in a text.
fn flatten(term: &Term, bytes: &mut Vec<u8>) -> Result<(), Unfit> {
    // What is left to be written, the last first: however deep lists nest, that takes no more stack.
    let mut left = vec![term];
    let mut wrong = None;
    while let Some(next) = left.pop() {
        match next {
            Term::List(list) => {
                let Some((head, tail)) = list.split() else { continue };
                if matches!(tail, Term::Int(_) | Term::Big(_)) {
                    return Err(Unfit::Element);
                }
                left.extend([tail, head]);
            }
            Term::Int(_) | Term::Big(_) => {
                let point = next.as_int().and_then(|point| u32::try_from(point).ok());
                match point.and_then(char::from_u32).filter(|_| wrong.is_none()) {
                    Some(character) => bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
                    None => wrong = wrong.or(Some(next)),
                }
                // The rest is looked through for what is worse, but not behind what is so large.
                if matches!(next, Term::Big(_)) {
                    break;
                }
            }
            other => {
                let text = other.as_bytes().ok_or(Unfit::Element)?;
                if wrong.is_none() {
                    bytes.extend_from_slice(text);
                }
            }
        }
    }
    wrong.map_or(Ok(()), |point| Err(Unfit::Point(point.clone())))
}
