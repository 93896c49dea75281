//! One segment of a binary, `value::binary-size(2)`: what is said of it, and whether that goes together.

use super::body::Body;
use super::error::{CompileError, Compiled};
use super::pattern::Bound;
use super::quoted::{NodeExt, QuotedExt};
use super::written::written;
use crate::elixir::syntax::Quoted;
use crate::runtime::{Atom, Endianness, KnownValue, SegmentKind, SegmentSize, Term};

/// What is said of a segment.
#[derive(Default)]
struct Said {
    kind: Option<&'static str>,
    sign: Option<&'static str>,
    endianness: Option<&'static str>,
    size: Option<KnownValue>,
    unit: Option<u16>,
}

impl Said {
    /// How many bits, of what has so many times so many when it is not said.
    fn size_or(self, size: i64, unit: u16) -> SegmentSize {
        let size = self.size.unwrap_or(KnownValue::Literal(Term::Int(size)));
        SegmentSize::Times(size, self.unit.unwrap_or(unit))
    }

    /// All that there are when it is not said.
    fn size_or_rest(self, unit: u16) -> SegmentSize {
        let unit = self.unit.unwrap_or(unit);
        self.size
            .map_or(SegmentSize::Rest(unit), |size| SegmentSize::Times(size, unit))
    }
}

impl Body<'_, '_> {
    /// In a pattern, a size may be a variable that was bound before in it.
    pub(super) fn segment(
        &mut self,
        segment: &Quoted,
        bound: Option<&mut Bound>,
    ) -> Compiled<(Quoted, SegmentKind, SegmentSize)> {
        let integer = |signed, endianness| SegmentKind::Integer { signed, endianness };
        let Some([value, options]) = segment.as_call("::", 2) else {
            if let Quoted::Literal(Term::Float(_)) = segment {
                return Ok((
                    segment.clone(),
                    SegmentKind::Float(Endianness::Big),
                    SegmentSize::bits(64),
                ));
            }
            let is_binary = matches!(segment, Quoted::Literal(Term::Str(_) | Term::Bits(_)));
            if is_binary || segment.arguments_of("<<>>").is_some() {
                return Ok((segment.clone(), SegmentKind::Bits, SegmentSize::Rest(1)));
            }
            self.literal_segment(segment, None, None)?;
            return Ok((segment.clone(), integer(false, Endianness::Big), SegmentSize::bits(8)));
        };
        let said = self.said(options, bound.as_deref())?;
        let of_literal = match value {
            Quoted::Literal(Term::Float(_)) => Some("float"),
            Quoted::Literal(Term::Str(_)) => Some("binary"),
            Quoted::Literal(Term::Int(_) | Term::Big(_)) => Some("integer"),
            other => other.arguments_of("<<>>").map(|_| "bitstring"),
        };
        self.literal_segment(value, said.kind, of_literal)?;
        let kind = said.kind.or(of_literal).unwrap_or("integer");
        self.check_together(&said, kind, of_literal)?;
        let endianness = match said.endianness {
            Some("little" | "native") => Endianness::Little,
            _ => Endianness::Big,
        };
        let (kind, size) = match kind {
            "float" => (SegmentKind::Float(endianness), said.size_or(64, 1)),
            "binary" => (SegmentKind::Bits, said.size_or_rest(8)),
            "bitstring" => (SegmentKind::Bits, said.size_or_rest(1)),
            // Each character of a text that is written out is one in UTF-8 already.
            "utf8" if of_literal == Some("binary") => (SegmentKind::Bits, SegmentSize::Rest(8)),
            "utf8" => (SegmentKind::Utf8, SegmentSize::Rest(8)),
            _ => (integer(said.sign == Some("signed"), endianness), said.size_or(8, 1)),
        };
        Ok((value.clone(), kind, size))
    }

    /// What is said behind `::`.
    fn said(&mut self, options: &Quoted, bound: Option<&Bound>) -> Compiled<Said> {
        let mut all = Vec::new();
        flatten(options, &mut all);
        let mut said = Said::default();
        for option in all {
            if let Quoted::Literal(count @ Term::Int(_)) = option {
                said.size = Some(KnownValue::Literal(count.clone()));
                continue;
            }
            let Some(name) = Self::head_name(option) else {
                return Err(self.error("unknown bitstring specifier"));
            };
            let given = match option {
                Quoted::Node(node) => node.arguments().unwrap_or_default(),
                _ => &[],
            };
            match (name.name(), given) {
                ("size", [count]) => said.size = Some(self.size_of(count, bound)?),
                ("unit", [Quoted::Literal(Term::Int(count))]) => said.unit = u16::try_from(*count).ok(),
                ("size", _) => return Err(self.error("size in bitstring expects an integer or a variable as argument")),
                ("unit", _) => return Err(self.error("unit in bitstring expects an integer")),
                (name, _) => self.say(&mut said, name)?,
            }
        }
        Ok(said)
    }

    fn say(&self, said: &mut Said, name: &str) -> Compiled<()> {
        let (what, place, value) = match name {
            "signed" => ("sign", &mut said.sign, "signed"),
            "unsigned" => ("sign", &mut said.sign, "unsigned"),
            "big" => ("endianness", &mut said.endianness, "big"),
            "little" => ("endianness", &mut said.endianness, "little"),
            "native" => ("endianness", &mut said.endianness, "native"),
            "integer" => ("type", &mut said.kind, "integer"),
            "float" => ("type", &mut said.kind, "float"),
            "binary" | "bytes" => ("type", &mut said.kind, "binary"),
            "bitstring" | "bits" => ("type", &mut said.kind, "bitstring"),
            "utf8" => ("type", &mut said.kind, "utf8"),
            "utf16" | "utf32" => return Err(self.error(&format!("{name} is not part of Coppice"))),
            _ => return Err(self.error(&format!("unknown bitstring specifier: {name}()"))),
        };
        match *place {
            Some(other) if other != value => Err(self.error(&format!(
                "conflicting {what} specification for bit field: \"{value}\" and \"{other}\""
            ))),
            _ => {
                *place = Some(value);
                Ok(())
            }
        }
    }

    /// Sizes and signs are for some kinds alone.
    fn check_together(&self, said: &Said, kind: &str, of_literal: Option<&str>) -> Compiled<()> {
        let is_sized = said.size.is_some() || said.unit.is_some();
        let is_number = matches!(kind, "integer" | "float");
        let wrong = if of_literal == Some("bitstring") && is_sized {
            "literal <<>> in bitstring supports only type specifiers, which must be one of: binary or bitstring"
        } else if of_literal == Some("binary") && is_sized {
            "literal string in bitstring supports only endianness and type specifiers, which must be one of: little, big, native, utf8, utf16, utf32, bits, bytes, binary or bitstring"
        } else if kind == "utf8" && is_sized {
            "size and unit are not supported on utf types"
        } else if !is_number && said.sign.is_some() {
            "signed and unsigned specifiers are supported only on integer and float types"
        } else if is_number && said.unit.is_some() && said.size.is_none() {
            "integer and float types require a size specifier if the unit specifier is given"
        } else {
            let Some(KnownValue::Literal(Term::Int(size))) = &said.size else {
                return Ok(());
            };
            let bits = size.saturating_mul(said.unit.unwrap_or(1).into());
            return match bits {
                16 | 32 | 64 => Ok(()),
                _ if kind != "float" => Ok(()),
                _ => Err(self.error(&format!(
                    "float requires size*unit to be 16, 32, or 64 (default), got: {bits}"
                ))),
            };
        };
        Err(self.error(wrong))
    }

    /// What is written out has to be of the kind that is said.
    fn literal_segment(&mut self, value: &Quoted, kind: Option<&str>, of_literal: Option<&str>) -> Compiled<()> {
        let is_constant = |name: Atom| matches!(name.name(), "__aliases__" | "__MODULE__" | "sigil_w" | "sigil_W");
        if Self::head_name(value).is_some_and(is_constant)
            && let Some(constant @ (Term::Atom(_) | Term::List(_))) = self.constant_value(value)?
        {
            return Err(self.invalid_literal(&Quoted::Literal(constant)));
        }
        match value {
            Quoted::Literal(Term::Atom(_)) => return Err(self.invalid_literal(value)),
            Quoted::List(_) | Quoted::Literal(Term::List(_)) => return Err(self.invalid_literal(value)),
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
            Some("bitstring") => matches!(said, "binary" | "bitstring"),
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

    fn invalid_literal(&self, value: &Quoted) -> CompileError {
        let shown = written(value);
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

/// `a-b-c`.
pub(super) fn flatten<'q>(quoted: &'q Quoted, all: &mut Vec<&'q Quoted>) {
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
