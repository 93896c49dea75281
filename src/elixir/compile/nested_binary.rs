//! A binary that is written within another is part of it: `<<1, <<2, 3>>::binary>>` has three segments, and so has `"a#{b}" <> c`.

use super::body::Body;
use super::error::Compiled;
use super::quoted::{NodeExt, QuotedExt, call, named_variable};
use super::segment::flatten;
use super::written::written;
use crate::elixir::syntax::Quoted;
use crate::runtime::{Atom, Term};

impl Body<'_, '_> {
    /// The segments, with those of binaries within in the place of these.
    ///
    /// # Errors
    /// When one within is said to be a binary and is none, or cannot be compiled.
    pub(super) fn segments(&mut self, segments: &[Quoted], in_pattern: bool) -> Compiled<Vec<Quoted>> {
        let mut all = Vec::new();
        for segment in segments {
            if let Some(within) = self.within(segment, in_pattern)? {
                all.extend(within);
                continue;
            }
            // What is said of a concatenation is said of a binary.
            all.push(match segment.as_call("::", 2) {
                Some([value, options]) if value.as_call("<>", 2).is_some() && !in_pattern => {
                    let joined = self.written_binary(value, false)?.unwrap_or_default();
                    call("::", vec![call("<<>>", joined), options.clone()])
                }
                _ => segment.clone(),
            });
        }
        Ok(all)
    }

    /// The segments of the binary that a segment is; `None` when it is none, or one whose size is not known.
    fn within(&mut self, segment: &Quoted, in_pattern: bool) -> Compiled<Option<Vec<Quoted>>> {
        let (value, is_binary) = match segment.as_call("::", 2) {
            Some([value, options]) => match kind_alone(options) {
                Some(is_binary) => (value, is_binary),
                None => return Ok(None),
            },
            _ => (segment, false),
        };
        let Some(within) = self.written_binary(value, in_pattern)? else {
            return Ok(None);
        };
        if !is_binary {
            return Ok(Some(within));
        }
        match within.iter().map(odd_bits).sum::<Option<i64>>() {
            Some(bits) if bits % 8 == 0 => Ok(Some(within)),
            None => Ok(None),
            Some(_) => {
                let spelled = call("<<>>", within.iter().map(spelled).collect());
                let shown = written(&spelled);
                let message = format!("expected {shown} to be a binary but its number of bits is not divisible by 8");
                Err(self.error(&message))
            }
        }
    }

    /// The segments of what is written as `<<…>>`, as a text with something interpolated, or as a concatenation of texts.
    fn written_binary(&mut self, value: &Quoted, in_pattern: bool) -> Compiled<Option<Vec<Quoted>>> {
        if let Some(segments) = value.arguments_of("<<>>") {
            return self.segments(segments, in_pattern).map(Some);
        }
        let Quoted::Node(node) = value else { return Ok(None) };
        if in_pattern {
            return Ok(None);
        }
        if node.is("sigil_s")
            && let Some([text, _]) = node.arguments()
        {
            let text = self.unescaped(text)?;
            return self.written_binary(&text, false);
        }
        match (node.is("<>"), node.arguments()) {
            (true, Some(both @ [_, _])) => match self.expand_macro(Atom::new("<>"), both)? {
                Some(joined) => self.written_binary(&joined, false),
                None => Ok(None),
            },
            _ => Ok(None),
        }
    }
}

/// Whether nothing else is said of a segment than that it is a binary, or a bitstring.
fn kind_alone(options: &Quoted) -> Option<bool> {
    let mut all = Vec::new();
    flatten(options, &mut all);
    let mut is_binary = false;
    for option in all {
        match Body::head_name(option)?.name() {
            "binary" | "bytes" => is_binary = true,
            "bitstring" | "bits" | "big" | "little" | "native" => {}
            _ => return None,
        }
    }
    Some(is_binary)
}

/// What is said of a segment in words.
#[derive(Default)]
struct InWords {
    kind: Option<&'static str>,
    others: Vec<&'static str>,
    size: Option<Quoted>,
    unit: Option<i64>,
}

fn in_words(segment: &Quoted) -> (&Quoted, InWords) {
    let mut words = InWords::default();
    let Some([value, options]) = segment.as_call("::", 2) else {
        words.kind = Some(match segment {
            Quoted::Literal(Term::Float(_)) => "float",
            Quoted::Literal(Term::Str(_)) => "binary",
            other if other.arguments_of("<<>>").is_some() => "bitstring",
            _ => "integer",
        });
        return (segment, words);
    };
    let mut all = Vec::new();
    flatten(options, &mut all);
    for option in all {
        let given = match option {
            Quoted::Node(node) => node.arguments().unwrap_or_default(),
            Quoted::Literal(_) | Quoted::Pair(_) | Quoted::List(_) => {
                words.size = Some(option.clone());
                continue;
            }
        };
        match (Body::head_name(option).map_or("", |name| name.name()), given) {
            ("size", [size]) => words.size = Some(size.clone()),
            ("unit", [Quoted::Literal(Term::Int(unit))]) => words.unit = Some(*unit),
            ("binary" | "bytes", _) => words.kind = Some("binary"),
            ("bitstring" | "bits", _) => words.kind = Some("bitstring"),
            ("float", _) => words.kind = Some("float"),
            ("utf8", _) => words.kind = Some("utf8"),
            ("signed", _) => words.others.push("signed"),
            ("unsigned", _) => words.others.push("unsigned"),
            ("big", _) => words.others.push("big"),
            ("little", _) => words.others.push("little"),
            ("native", _) => words.others.push("native"),
            _ => {}
        }
    }
    let of_value = in_words(value).1.kind;
    words.kind = words.kind.or(of_value);
    (value, words)
}

/// How many bits a segment has beyond whole bytes; `None` when that is not known beforehand.
fn odd_bits(segment: &Quoted) -> Option<i64> {
    let (_, words) = in_words(segment);
    let size = match &words.size {
        None => None,
        Some(Quoted::Literal(Term::Int(size))) => Some(*size),
        Some(_) => return matches!(words.kind, Some("binary" | "float")).then_some(0),
    };
    match (words.kind, size) {
        (Some("integer" | "bitstring"), Some(size)) => Some(size.saturating_mul(words.unit.unwrap_or(1)) % 8),
        (Some("binary"), Some(size)) => Some(size.saturating_mul(words.unit.unwrap_or(8)) % 8),
        (Some("bitstring"), None) => None,
        _ => Some(0),
    }
}

/// A segment with all that is said of it, as Elixir spells that.
fn spelled(segment: &Quoted) -> Quoted {
    let (value, words) = in_words(segment);
    let word = |name: &'static str| named_variable(Atom::new(name));
    let first = word(words.kind.unwrap_or("integer"));
    let others = words.others.iter().map(|name| word(name));
    let unit = words
        .unit
        .map(|unit| call("unit", vec![Quoted::Literal(Term::Int(unit))]));
    let size = words.size.map(|size| call("size", vec![size]));
    let options = others
        .chain(unit)
        .chain(size)
        .fold(first, |before, next| call("-", vec![before, next]));
    call("::", vec![value.clone(), options])
}
