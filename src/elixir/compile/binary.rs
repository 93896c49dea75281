//! Binaries: texts with what is interpolated, and segments.

use super::body::{Body, Want};
use super::error::Compiled;
use super::pattern::Bound;
use super::quoted::{NodeExt, QuotedExt, atom, remote};
use crate::elixir::code::{Instruction, Source};
use crate::elixir::syntax::{Arguments, Head, Quoted};
use crate::runtime::{KnownValue, MatchPattern, Segment, SegmentKind, SegmentSize, Term};

impl Body<'_, '_> {
    /// `<<…>>`: a text with what is interpolated, or segments.
    pub(super) fn binary(&mut self, segments: &[Quoted], want: Want) -> Compiled<Source> {
        let segments = &*self.segments(segments, false)?;
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
            let (value, kind, size) = self.segment(segment, None)?;
            values.push(value);
            parts.push(Segment {
                kind,
                size,
                value: MatchPattern::Any,
            });
        }
        if self.environment.function.is_some()
            && parts
                .iter()
                .zip(&values)
                .any(|(part, value)| self.never_fits(part.kind, value))
        {
            // Compiled code says no more than that it is wrong, when all values are there.
            self.values(values.iter())?;
            return self.expression(&remote("erlang", "error", vec![atom("badarg")]), want);
        }
        let line = self.line();
        let pattern = self.unit.pattern(MatchPattern::Binary(parts.into()), line)?;
        self.made(values.iter(), want, |_, to, row| {
            Ok(Instruction::Build { to, pattern, row })
        })
    }

    /// Is it written out, and nothing that such a segment takes?
    fn never_fits(&mut self, kind: SegmentKind, value: &Quoted) -> bool {
        let value = match value {
            Quoted::Pair(_) => return true,
            Quoted::Node(node) if node.is("{}") => return true,
            Quoted::Node(node) if node.is("%{}") => {
                let mut pairs = node.arguments().unwrap_or_default().iter();
                return pairs.all(|pair| matches!(self.constant_value(pair), Ok(Some(_))));
            }
            other => self.constant_value(other),
        };
        value.ok().flatten().is_some_and(|value| match kind {
            SegmentKind::Integer { .. } => !value.is_integer(),
            SegmentKind::Float(_) => !value.is_number(),
            SegmentKind::Bits => value.bit_size().is_none(),
            SegmentKind::Utf8 => !value.is_integer(),
        })
    }

    pub(super) fn binary_pattern(&mut self, segments: &[Quoted], bound: &mut Bound) -> Compiled<MatchPattern> {
        if segments.is_empty() {
            return Ok(MatchPattern::literal(Term::str("")));
        }
        let mut parts = Vec::new();
        for segment in &self.segments(segments, true)? {
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
            let (value, kind, size) = self.segment(segment, Some(bound))?;
            let value = self.pattern_part(&value, bound)?;
            parts.push(Segment { kind, size, value });
        }
        Ok(MatchPattern::Binary(parts.into()))
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
