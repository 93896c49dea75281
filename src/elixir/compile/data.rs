//! Maps, structs, binaries, sigils: what data is written as.

use super::Compiled;
use super::body::{Body, Want};
use super::pattern::Bound;
use super::quoted::{NodeExt, QuotedExt, call, remote};
use crate::elixir::code::{Instruction, Source};
use crate::elixir::library;
use crate::elixir::syntax::{Arguments, Head, Node, Quoted};
use crate::runtime::{Atom, Endianness, KnownValue, MatchPattern, Segment, SegmentKind, SegmentSize, Term};

use std::rc::Rc;

/// The fields of a struct with their defaults, in the order of its `defstruct`.
pub(super) type Fields = Rc<[(Term, Term)]>;

impl Body<'_, '_> {
    /// `%{a => b}`, `%{map | a => b}`.
    pub(super) fn map(&mut self, pairs: &[Quoted], want: Want) -> Compiled<Source> {
        if let [update] = pairs
            && let Some([map, Quoted::List(changes)]) = update.as_call("|", 2)
        {
            let mut row = vec![map];
            self.push_pairs(changes, &mut row)?;
            return self.made(row.into_iter(), want, |_, to, row| Ok(Instruction::Update { to, row }));
        }
        let mut row = Vec::new();
        self.push_pairs(pairs, &mut row)?;
        self.made(row.into_iter(), want, |_, to, row| Ok(Instruction::Map { to, row }))
    }

    fn push_pairs<'q>(&mut self, pairs: &'q [Quoted], row: &mut Vec<&'q Quoted>) -> Compiled<()> {
        for pair in pairs {
            match pair {
                Quoted::Pair(pair) => row.extend([&pair.0, &pair.1]),
                _ => return Err(self.error("expected key-value pairs in a map")),
            }
        }
        Ok(())
    }

    /// `%Module{a: b}`, `%Module{struct | a: b}`.
    pub(super) fn structure(&mut self, module: &Quoted, map: &Node, want: Want) -> Compiled<Source> {
        let Some(Term::Atom(module)) = self.constant_value(module)? else {
            return Err(self.error("expected struct name to be a compile time atom or alias"));
        };
        let fields = self.struct_fields(module)?;
        let arguments = map.arguments().unwrap_or_default();
        let (updated, pairs) = match arguments {
            [update] => match update.as_call("|", 2) {
                Some([value, Quoted::List(pairs)]) => (Some(value), &**pairs),
                _ => (None, arguments),
            },
            _ => (None, arguments),
        };
        let mut row = Vec::new();
        self.push_pairs(pairs, &mut row)?;
        for key in row.iter().step_by(2) {
            if let Quoted::Literal(key) = key
                && !fields.iter().any(|(field, _)| field == key)
            {
                return Err(self.unknown_key(key, module));
            }
        }
        let line = self.line();
        if let Some(updated) = updated {
            row.insert(0, updated);
            let module = self.unit.constant(Term::Atom(module), line)?;
            return self.made(row.into_iter(), want, |body, to, row| {
                let (why, value) = (crate::elixir::code::Failure::Struct(module), Source::Slot(row.first));
                body.emit(Instruction::Fail { why, value });
                Ok(Instruction::Update { to, row })
            });
        }
        self.check_enforced(module, &row)?;
        let base = Term::structure(module, fields.iter().cloned());
        let constant = self.unit.constant(base, line)?;
        self.made(row.into_iter(), want, |_, to, row| {
            Ok(Instruction::Struct { to, constant, row })
        })
    }

    fn check_enforced(&self, module: Atom, row: &[&Quoted]) -> Compiled<()> {
        let enforced = self.unit.loaded.enforced(module);
        let given = |key: &Atom| {
            row.iter()
                .step_by(2)
                .any(|known| matches!(known, Quoted::Literal(Term::Atom(name)) if name == key))
        };
        let missing: Vec<_> = enforced
            .iter()
            .filter(|key| !given(key))
            .map(|key| Term::Atom(*key))
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        let message = format!(
            "the following keys must also be given when building struct {}: {}",
            Term::Atom(module),
            Term::list(missing)
        );
        Err(self.error(&message).argument_error())
    }

    /// The fields of the struct of a module.
    pub(super) fn struct_fields(&self, module: Atom) -> Compiled<Fields> {
        if self.unit.module == Some(module)
            && let Some(fields) = &self.unit.fields
        {
            return Ok(Rc::clone(fields));
        }
        if let Some(fields) = self.unit.loaded.fields(module) {
            return Ok(fields);
        }
        let shown = Term::Atom(module);
        let message = format!(
            "{shown}.__struct__/1 is undefined, cannot expand struct {shown}. Make sure the struct name is correct. If the struct name exists and is correct but it still cannot be found, you likely have cyclic module usage in your code"
        );
        Err(self.error(&message))
    }

    pub(super) fn unknown_key(&self, key: &Term, module: Atom) -> super::CompileError {
        self.error(&format!("unknown key {key} for struct {}", Term::Atom(module)))
    }

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
        let kind_name = kind.unwrap_or(match value {
            Quoted::Literal(Term::Float(_)) => "float",
            Quoted::Literal(Term::Str(_)) => "binary",
            _ => "integer",
        });
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

pub(super) fn empty_map() -> Quoted {
    call("%{}", Vec::new())
}
