//! Code as `Macro.to_string/1` writes it: what messages of the compiler say of an expression.
//!
//! It writes one line, and the elements of a long list in lines of their own. What Elixir would break in another way, because
//! it is long within or has a block, it gives no text of, and says so.

mod literals;

use super::quoted::{NodeExt, QuotedExt, clauses};
use crate::elixir::syntax::{Arguments, Head, Node, Quoted};
use crate::runtime::{Atom, Term};
use literals::{charlist, literal};

/// How many columns a line has.
const COLUMNS: usize = 98;
/// How deep that nests which is written.
const MOST_DEEP: usize = 64;
/// How tightly what is no operator holds together.
const TIGHT: u8 = 100;

/// The text of an expression, or that it has none here.
pub(super) fn written(quoted: &Quoted) -> String {
    lines(quoted).unwrap_or("code of several lines, which Coppice does not write out".to_owned())
}

/// The text of an expression; `None` when it is none of these lines.
fn lines(quoted: &Quoted) -> Option<String> {
    let is_line = |text: &str, columns| text.chars().count() <= columns && !text.contains('\n');
    let whole = plain(quoted, MOST_DEEP)?;
    if is_line(&whole, COLUMNS) {
        return Some(whole);
    }
    let Quoted::List(elements) = quoted else { return None };
    let lines = parts(elements, MOST_DEEP, true)?;
    // An indentation before each, and a comma behind.
    let fit = lines.iter().all(|line| is_line(line, COLUMNS - 3));
    fit.then(|| format!("[\n  {}\n]", lines.join(",\n  ")))
}

/// How tightly an operator of two holds, and whether it goes together with itself from the left.
fn operator(name: &str) -> Option<(u8, bool)> {
    Some(match name {
        "|" => (10, false),
        "::" => (12, false),
        "when" => (14, false),
        "=" => (20, false),
        "||" | "|||" | "or" => (30, true),
        "&&" | "&&&" | "and" => (32, true),
        "==" | "!=" | "=~" | "===" | "!==" => (34, true),
        "<" | ">" | "<=" | ">=" => (36, true),
        "|>" | "<<<" | ">>>" | "<~" | "~>" => (38, true),
        "in" => (40, true),
        "++" | "--" | "<>" | ".." => (46, false),
        "+" | "-" => (48, true),
        "*" | "/" => (50, true),
        "**" => (52, true),
        _ => return None,
    })
}

/// One side of an operator. Of some, another operator is put into parentheses however tightly it holds, unless it is written
/// without spaces.
fn side(name: &str, side: &Quoted, least: u8, deep: usize) -> Option<String> {
    let parted = matches!(
        name,
        "|>" | "<<<" | ">>>" | "<~" | "~>" | "in" | "++" | "--" | ".." | "<>"
    );
    let inner = side.as_node().and_then(|node| match &node.head {
        Head::Name(inner) if node.arguments().is_some_and(|both| both.len() == 2) => Some(inner.name()),
        Head::Name(_) | Head::Quoted(_) => None,
    });
    let is_other = inner.is_some_and(|inner| inner != name && inner != ".." && operator(inner).is_some());
    held(side, if parted && is_other { TIGHT } else { least }, deep)
}

/// The text, and how tightly it holds together.
fn write(quoted: &Quoted, deep: usize) -> Option<(String, u8)> {
    let deep = deep.checked_sub(1)?;
    let tight = |text: String| Some((text, TIGHT));
    match quoted {
        Quoted::Literal(term) => tight(literal(term)),
        Quoted::Pair(pair) => tight(format!("{{{}, {}}}", plain(&pair.0, deep)?, plain(&pair.1, deep)?)),
        Quoted::List(elements) => match charlist(elements) {
            Some(text) => tight(text),
            None => tight(format!("[{}]", row(elements, deep, true)?)),
        },
        Quoted::Node(node) => match (&node.head, &node.arguments) {
            (Head::Name(name), Arguments::Variable) => tight(name.name().to_owned()),
            (Head::Name(name), Arguments::Some(arguments)) => match &**arguments {
                [Quoted::Node(text), Quoted::List(modifiers)] if name.name().starts_with("sigil_") => {
                    tight(sigil(node, text, modifiers)?)
                }
                arguments => named(*name, arguments, deep),
            },
            (Head::Quoted(head), arguments) => tight(called(node, head, arguments, deep)?),
        },
    }
}

/// `~D[2024-01-01]`, as it was written.
fn sigil(node: &Node, text: &Node, modifiers: &[Quoted]) -> Option<String> {
    let Head::Name(name) = &node.head else { return None };
    let letter = name.name().strip_prefix("sigil_").filter(|letter| !letter.is_empty())?;
    let [Quoted::Literal(Term::Str(text))] = text.arguments()? else {
        return None;
    };
    let opening = node.delimiter().unwrap_or("(");
    let pair = ["()", "[]", "{}", "<>"]
        .into_iter()
        .find(|pair| pair.starts_with(opening));
    let closing = pair.map_or(opening, |pair| &pair[1..]);
    let modifiers = charlist(modifiers).unwrap_or_default();
    Some(format!(
        "~{letter}{opening}{text}{closing}{}",
        modifiers.trim_matches('\'')
    ))
}

fn plain(quoted: &Quoted, deep: usize) -> Option<String> {
    write(quoted, deep).map(|(text, _)| text)
}

/// With parentheses around it when it holds less tightly than that.
fn held(quoted: &Quoted, least: u8, deep: usize) -> Option<String> {
    let (text, tight) = write(quoted, deep)?;
    Some(if tight < least { format!("({text})") } else { text })
}

/// Elements with commas between them, and keywords at their end as `key: value`.
fn row(elements: &[Quoted], deep: usize, keywords: bool) -> Option<String> {
    Some(parts(elements, deep, keywords)?.join(", "))
}

fn parts(elements: &[Quoted], deep: usize, keywords: bool) -> Option<Vec<String>> {
    let is_keyword = |element: &&Quoted| match element {
        Quoted::Pair(pair) => matches!(&pair.0, Quoted::Literal(Term::Atom(_))),
        _ => false,
    };
    let last = elements.iter().rev().take_while(is_keyword).count();
    // In a list that is not keywords alone, they are pairs.
    let from = if keywords && last > 0 {
        elements.len() - last
    } else {
        elements.len()
    };
    let mut parts = Vec::new();
    for (at, element) in elements.iter().enumerate() {
        parts.push(match element {
            Quoted::Pair(pair) if at >= from => {
                let Quoted::Literal(key @ Term::Atom(_)) = &pair.0 else {
                    return None;
                };
                // A list of one keyword says how the key is written.
                let keyword = Term::list([Term::tuple([key.clone(), Term::Int(0)])]).inspect();
                let key = keyword.strip_prefix('[')?.strip_suffix("0]")?.to_owned();
                key + &plain(&pair.1, deep)?
            }
            other => plain(other, deep)?,
        });
    }
    Some(parts)
}

/// Arguments of a call: a list of keywords that comes last is written without brackets.
fn arguments(all: &[Quoted], deep: usize) -> Option<String> {
    match all.split_last() {
        Some((Quoted::List(last), before))
            if !last.is_empty() && super::quoted::keywords(&Quoted::List(last.clone())).is_some() =>
        {
            let whole: Vec<Quoted> = before.iter().chain(last.iter()).cloned().collect();
            row(&whole, deep, true)
        }
        _ => row(all, deep, false),
    }
}

fn named(name: Atom, given: &[Quoted], deep: usize) -> Option<(String, u8)> {
    let tight = |text: String| Some((text, TIGHT));
    match (name.name(), given) {
        ("{}", elements) => tight(format!("{{{}}}", row(elements, deep, false)?)),
        ("%{}", [update]) if update.as_call("|", 2).is_some() => {
            let [map, Quoted::List(pairs)] = update.as_call("|", 2)? else {
                return None;
            };
            tight(format!("%{{{} | {}}}", held(map, 11, deep)?, entries(pairs, deep)?))
        }
        ("%{}", pairs) => tight(format!("%{{{}}}", entries(pairs, deep)?)),
        ("%", [module, map]) => {
            let map = plain(map, deep)?;
            tight(format!("%{}{}", plain(module, deep)?, map.strip_prefix('%')?))
        }
        ("__aliases__", parts) => {
            let names = parts.iter().map(|part| match part {
                Quoted::Literal(Term::Atom(name)) => Some(name.name()),
                _ => None,
            });
            tight(names.collect::<Option<Vec<_>>>()?.join("."))
        }
        ("..//", [first, last, step]) => {
            let [first, last, step] = [held(first, 47, deep)?, held(last, 46, deep)?, held(step, 46, deep)?];
            Some((format!("{first}..{last}//{step}"), 46))
        }
        ("-" | "+" | "!" | "^", [one]) => Some((format!("{}{}", name.name(), held(one, 60, deep)?), 60)),
        ("not", [one]) if one.as_call("in", 2).is_some() => {
            let [value, of] = one.as_call("in", 2)? else {
                return None;
            };
            let (value, of) = (side("in", value, 40, deep)?, side("in", of, 41, deep)?);
            Some((format!("{value} not in {of}"), 40))
        }
        ("not", [one]) => Some((format!("not {}", held(one, 60, deep)?), 60)),
        ("&", [Quoted::Literal(place @ Term::Int(_))]) => tight(format!("&{place}")),
        ("&", [captured]) => captured_text(captured, deep),
        (operator_name, [one, other]) if operator(operator_name).is_some() => {
            let (tightness, from_left) = operator(operator_name)?;
            let mut one = side(operator_name, one, tightness + u8::from(!from_left), deep)?;
            // `not a in b` would be read as `a not in b`.
            if operator_name == "in" && (one.starts_with('!') || one.starts_with("not ")) {
                one = format!("({one})");
            }
            let other = side(operator_name, other, tightness + u8::from(from_left), deep)?;
            let space = if operator_name == ".." { "" } else { " " };
            Some((format!("{one}{space}{operator_name}{space}{other}"), tightness))
        }
        ("@", [Quoted::Node(attribute)]) if attribute.is_variable() => {
            tight(format!("@{}", plain(&super::quoted::quoted(attribute), deep)?))
        }
        ("fn", [clause]) => {
            let clause = clauses(std::slice::from_ref(clause))?
                .pop()
                .filter(|clause| clause.guard.is_none())?;
            let parameters = row(clause.parameters, deep, false)?;
            let space = if parameters.is_empty() { "" } else { " " };
            tight(format!("fn{space}{parameters} -> {} end", plain(clause.body, deep)?))
        }
        ("<<>>", segments) => tight(binary(segments, deep)?),
        // `not a` in parentheses: they are written within what has one side alone.
        ("__block__", [one]) => Some((plain(one, deep)?, 59)),
        ("__block__" | "fn" | "->" | "<-" | "\\\\" | "@", _) => None,
        (name, _) if !name.starts_with(|first: char| first.is_alphabetic() || first == '_') => None,
        (name, given) => {
            // What has a block is written in lines.
            if given
                .last()
                .is_some_and(|last| super::quoted::keyword(last, "do").is_some())
            {
                return None;
            }
            tight(format!("{name}({})", arguments(given, deep)?))
        }
    }
}

/// `<<1, a::binary>>`, `"text #{a}"`.
fn binary(segments: &[Quoted], deep: usize) -> Option<String> {
    let interpolated = |segment: &Quoted| match segment.as_call("::", 2)? {
        [Quoted::Node(value), Quoted::Node(kind)] if kind.is("binary") => match (&value.head, value.arguments()?) {
            (Head::Quoted(head), [value]) => {
                let [Quoted::Literal(module), Quoted::Literal(name)] = head.as_call(".", 2)? else {
                    return None;
                };
                let is_text = module.is_atom("Elixir.Kernel") && name.is_atom("to_string");
                is_text.then(|| Some(format!("#{{{}}}", plain(value, deep)?))).flatten()
            }
            _ => None,
        },
        _ => None,
    };
    let as_text = |segment: &Quoted| match segment {
        Quoted::Literal(text @ Term::Str(_)) => Some(text.inspect().strip_prefix('"')?.strip_suffix('"')?.to_owned()),
        other => interpolated(other),
    };
    if segments.iter().any(|segment| interpolated(segment).is_some()) {
        let texts: Option<String> = segments.iter().map(as_text).collect();
        return Some(format!("\"{}\"", texts?));
    }
    let segment = |segment: &Quoted| match segment.as_call("::", 2) {
        Some([value, kind]) => Some(format!(
            "{}::{}",
            plain(value, deep)?,
            plain(kind, deep)?.replace(" - ", "-")
        )),
        _ => plain(segment, deep),
    };
    Some(format!(
        "<<{}>>",
        segments.iter().map(segment).collect::<Option<Vec<_>>>()?.join(", ")
    ))
}

/// `key: value`, `key => value`.
fn entries(pairs: &[Quoted], deep: usize) -> Option<String> {
    if super::quoted::keywords(&Quoted::List(pairs.into())).is_some() {
        return row(pairs, deep, true);
    }
    let entry = |pair: &Quoted| match pair {
        Quoted::Pair(pair) => Some(format!("{} => {}", plain(&pair.0, deep)?, plain(&pair.1, deep)?)),
        _ => None,
    };
    Some(pairs.iter().map(entry).collect::<Option<Vec<_>>>()?.join(", "))
}

/// `&Module.name/1`, `&(&1 + 1)`.
fn captured_text(captured: &Quoted, deep: usize) -> Option<(String, u8)> {
    if let Some([Quoted::Node(of), Quoted::Literal(arity @ Term::Int(_))]) = captured.as_call("/", 2)
        && of.arguments().is_none_or(<[Quoted]>::is_empty)
    {
        let of = plain(&super::quoted::quoted(of), deep)?;
        return Some((format!("&{}/{arity}", of.strip_suffix("()").unwrap_or(&of)), 8));
    }
    let (text, tight) = write(captured, deep)?;
    let is_call = tight == TIGHT && matches!(captured, Quoted::Node(_)) && text.ends_with(')');
    let (before, behind) = match (captured.as_call("&", 1).is_some(), is_call) {
        (true, _) => ("& ", ""),
        (false, true) => ("&", ""),
        (false, false) => ("&(", ")"),
    };
    Some((format!("{before}{text}{behind}"), 8))
}

/// `Module.name(…)`, `map.field`, `fun.(…)`, `map[key]`.
fn called(node: &Node, head: &Quoted, given: &Arguments, deep: usize) -> Option<String> {
    let given = match given {
        Arguments::Some(given) => &**given,
        Arguments::Variable => &[],
    };
    if let Some([fun]) = head.as_call(".", 1) {
        let called = match fun.arguments_of("fn") {
            Some(_) => format!("({})", plain(fun, deep)?),
            None => held(fun, TIGHT, deep)?,
        };
        return Some(format!("{called}.({})", arguments(given, deep)?));
    }
    let [of, Quoted::Literal(Term::Atom(name))] = head.as_call(".", 2)? else {
        return None;
    };
    if let (Quoted::Literal(access), [of, key]) = (of, given)
        && access.is_atom("Elixir.Access")
        && name.name() == "get"
    {
        return Some(format!("{}[{}]", held(of, TIGHT, deep)?, plain(key, deep)?));
    }
    let is_module = matches!(of, Quoted::Literal(Term::Atom(_))) || of.arguments_of("__aliases__").is_some();
    let of = held(of, TIGHT, deep)?;
    let name = name.name();
    Some(match node.has_no_parens() && !is_module {
        true => format!("{of}.{name}"),
        false => format!("{of}.{name}({})", arguments(given, deep)?),
    })
}
