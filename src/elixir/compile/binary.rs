//! Binaries: texts with what is interpolated, and segments.

use super::body::{Body, Want};
use super::error::Compiled;
use super::pattern::Bound;
use super::quoted::{NodeExt, QuotedExt};
use crate::elixir::code::{Instruction, Source};
use crate::elixir::syntax::{Arguments, Head, Quoted};
use crate::runtime::{Endianness, KnownValue, MatchPattern, Segment, SegmentKind, SegmentSize, Term};

impl Body<'_, '_> {
    /// `<<…>>`: a text with what is interpolated, or segments.
    pub(super) fn binary(&mut self, segments: &[Quoted], want: Want) -> Compiled<Source> {
        let mut values = Vec::new();
        let mut are_texts = true;
        for segment in segments {
            match segment {
                Quoted::Literal(text @ Term::Str(_)) => values.push(Quoted::Literal(text.clone())),
                other => match other.as_call("::", 2) {
                    // `"#{value}"`
                    Some([value, Quoted::Node(kind)]) if kind.is("binary") && is_to_string(value) => {
                        values.push(value.clone())
                    }
                    _ => are_texts = false,
                },
            }
        }
        if are_texts {
            return self.made(values.iter(), want, |_, to, row| Ok(Instruction::Concat { to, row }));
        }
        let mut parts = Vec::new();
        let mut values = Vec::new();
        for segment in segments {
            let (value, kind, size) = self.segment(segment, false)?;
            values.push(value);
            parts.push(Segment {
                kind,
                size,
                value: MatchPattern::Any,
            });
        }
        let line = self.line();
        let pattern = self.unit.pattern(MatchPattern::Binary(parts.into()), line)?;
        self.made(values.iter(), want, |_, to, row| {
            Ok(Instruction::Build { to, pattern, row })
        })
    }

    pub(super) fn binary_pattern(&mut self, segments: &[Quoted], bound: &mut Bound) -> Compiled<MatchPattern> {
        if segments.is_empty() {
            return Ok(MatchPattern::literal(Term::str("")));
        }
        let mut parts = Vec::new();
        for segment in segments {
            // A text is as many bytes as it has.
            if let Quoted::Literal(text) = segment
                && let Some(bytes) = text.as_bytes()
            {
                let size = SegmentSize::Times(KnownValue::Literal(Term::Int(bytes.len() as i64)), 8);
                let value = MatchPattern::literal(text.clone());
                parts.push(Segment {
                    kind: SegmentKind::Bits,
                    size,
                    value,
                });
                continue;
            }
            let mark = bound.len();
            let (value, kind, size) = self.segment_in(segment, Some(bound))?;
            let value = self.pattern_part(&value, bound)?;
            let _ = mark;
            parts.push(Segment { kind, size, value });
        }
        Ok(MatchPattern::Binary(parts.into()))
    }

    fn segment(&mut self, segment: &Quoted, _matched: bool) -> Compiled<(Quoted, SegmentKind, SegmentSize)> {
        self.segment_in(segment, None)
    }

    /// `value::binary-size(2)`: in a pattern, a size may be a variable that was bound before in it.
    fn segment_in(
        &mut self,
        segment: &Quoted,
        bound: Option<&mut Bound>,
    ) -> Compiled<(Quoted, SegmentKind, SegmentSize)> {
        let integer = |signed, endianness| SegmentKind::Integer { signed, endianness };
        let Some([value, options]) = segment.as_call("::", 2) else {
            if let Quoted::Literal(Term::Str(_) | Term::Bits(_)) = segment {
                return Ok((segment.clone(), SegmentKind::Bits, SegmentSize::Rest(1)));
            }
            self.literal_segment(segment, None, None)?;
            return Ok((segment.clone(), integer(false, Endianness::Big), SegmentSize::bits(8)));
        };
        let mut all = Vec::new();
        flatten(options, &mut all);
        let (mut kind, mut signed, mut endianness) = (None, false, Endianness::Big);
        let (mut size, mut unit) = (None, None);
        for option in all {
            match option {
                Quoted::Literal(count @ Term::Int(_)) => size = Some(KnownValue::Literal(count.clone())),
                other => match (Self::head_name(other).map(|name| name.name()), other) {
                    (Some("size"), Quoted::Node(node)) => {
                        let Some([count]) = node.arguments() else {
                            return Err(self.error("size in bitstring expects an integer or a variable as argument"));
                        };
                        size = Some(self.size_of(count, bound.as_deref())?);
                    }
                    (Some("unit"), Quoted::Node(node)) => match node.arguments() {
                        Some([Quoted::Literal(Term::Int(count))]) => unit = u16::try_from(*count).ok(),
                        _ => return Err(self.error("unit in bitstring expects an integer")),
                    },
                    (Some("signed"), _) => signed = true,
                    (Some("unsigned" | "big"), _) => {}
                    (Some("little"), _) => endianness = Endianness::Little,
                    (Some(name @ ("integer" | "float" | "binary" | "bytes" | "bitstring" | "bits" | "utf8")), _) => {
                        kind = Some(name)
                    }
                    (Some(name), _) => return Err(self.error(&format!("unknown bitstring specifier: {name}()"))),
                    (None, _) => return Err(self.error("unknown bitstring specifier")),
                },
            }
        }
        let of_literal = match value {
            Quoted::Literal(Term::Float(_)) => Some("float"),
            Quoted::Literal(Term::Str(_)) => Some("binary"),
            Quoted::Literal(Term::Int(_) | Term::Big(_)) => Some("integer"),
            _ => None,
        };
        let kind_name = kind.unwrap_or(of_literal.unwrap_or("integer"));
        self.literal_segment(value, kind, of_literal)?;
        let times = |size, unit| SegmentSize::Times(size, unit);
        Ok(match kind_name {
            "float" => {
                let size = size.unwrap_or(KnownValue::Literal(Term::Int(64)));
                (
                    value.clone(),
                    SegmentKind::Float(endianness),
                    times(size, unit.unwrap_or(1)),
                )
            }
            "binary" | "bytes" => {
                let unit = unit.unwrap_or(8);
                let size = size.map_or(SegmentSize::Rest(unit), |size| times(size, unit));
                (value.clone(), SegmentKind::Bits, size)
            }
            "bitstring" | "bits" => {
                let unit = unit.unwrap_or(1);
                let size = size.map_or(SegmentSize::Rest(unit), |size| times(size, unit));
                (value.clone(), SegmentKind::Bits, size)
            }
            "utf8" => (value.clone(), SegmentKind::Utf8, SegmentSize::Rest(8)),
            _ => {
                let size = size.unwrap_or(KnownValue::Literal(Term::Int(8)));
                (
                    value.clone(),
                    integer(signed, endianness),
                    times(size, unit.unwrap_or(1)),
                )
            }
        })
    }

    /// What is written out has to be of the kind that is said.
    fn literal_segment(&self, value: &Quoted, kind: Option<&str>, of_literal: Option<&str>) -> Compiled<()> {
        match value {
            Quoted::Literal(Term::Atom(_)) => return Err(self.invalid_literal(value)),
            Quoted::List(elements) if elements.is_empty() => return Err(self.invalid_literal(value)),
            _ => {}
        }
        let said = match kind {
            Some("bytes" | "binary") => "binary",
            Some("bits" | "bitstring") => "bitstring",
            Some(other) => other,
            None => return Ok(()),
        };
        let fits = match of_literal {
            Some("integer") => matches!(said, "integer" | "float" | "utf8"),
            Some("float") => said == "float",
            Some(_) => matches!(said, "binary" | "bitstring" | "utf8"),
            None => true,
        };
        let literal = of_literal.unwrap_or_default();
        match fits {
            true => Ok(()),
            false => Err(self.error(&format!(
                "conflicting type specification for bit field: \"{said}\" and \"{literal}\""
            ))),
        }
    }

    fn invalid_literal(&self, value: &Quoted) -> super::error::CompileError {
        let shown = match value {
            Quoted::Literal(literal) => literal.inspect(),
            _ => "[]".to_owned(),
        };
        self.error(&format!("invalid literal {shown} in <<>>"))
    }

    fn size_of(&mut self, count: &Quoted, bound: Option<&Bound>) -> Compiled<KnownValue> {
        if let Quoted::Literal(count @ Term::Int(_)) = count {
            return Ok(KnownValue::Literal(count.clone()));
        }
        let Some(name) = super::quoted::variable(count) else {
            return Err(self.error("size in bitstring expects an integer or a variable as argument"));
        };
        let within = bound.and_then(|bound| bound.iter().rev().find(|(known, _)| *known == name));
        let slot = match within {
            Some((_, slot)) => Some(*slot),
            None => self.find(name)?,
        };
        slot.map(KnownValue::Slot).ok_or_else(|| self.undefined_variable(name))
    }
}

/// `Kernel.to_string(value)`, as interpolation is read.
fn is_to_string(quoted: &Quoted) -> bool {
    let Quoted::Node(node) = quoted else { return false };
    match (&node.head, &node.arguments) {
        (Head::Quoted(head), Arguments::Some(_)) => {
            matches!(head.as_call(".", 2), Some([Quoted::Literal(module), Quoted::Literal(name)])
                if module.is_atom("Elixir.Kernel") && name.is_atom("to_string"))
        }
        _ => false,
    }
}

/// `a-b-c`.
fn flatten<'q>(quoted: &'q Quoted, all: &mut Vec<&'q Quoted>) {
    match quoted.as_call("-", 2) {
        Some([before, last]) => {
            flatten(before, all);
            all.push(last);
        }
        _ => match quoted.as_call("*", 2) {
            Some([size, _]) => all.push(size),
            _ => all.push(quoted),
        },
    }
}
