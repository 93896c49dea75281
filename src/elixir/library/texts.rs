//! `String`, `Atom`, binaries: what takes no functions.

use crate::elixir::fault::Fault;
use super::kernel;
use super::table::Modules;
use crate::runtime::{Endianness, KnownValue, Segment, SegmentKind, SegmentSize, Term};

pub(super) const MODULES: Modules = &[];

/// `"#{a}#{b}"`.
pub fn concat(parts: &[Term]) -> Result<Term, Fault> {
    let mut bytes = Vec::new();
    for part in parts {
        match part {
            Term::Str(text) => bytes.extend_from_slice(text.as_bytes()),
            other => match kernel::to_string(std::slice::from_ref(other))?.as_bytes() {
                Some(text) => bytes.extend_from_slice(text),
                None => return Err(Fault::from(Term::atom("badarg"))),
            },
        }
    }
    Ok(Term::binary(bytes))
}

/// `List.to_string/1`.
pub(super) fn charlist_to_string(list: &Term) -> Result<Term, Fault> {
    let mut bytes = Vec::new();
    flatten(list, &mut bytes)?;
    Ok(Term::binary(bytes))
}

fn flatten(term: &Term, bytes: &mut Vec<u8>) -> Result<(), Fault> {
    let wrong = || Fault::argument("cannot convert the given list to a string");
    let Some(list) = term.as_list() else {
        return Err(wrong());
    };
    for element in list {
        match element {
            Term::Int(point) => {
                let character = u32::try_from(*point).ok().and_then(char::from_u32).ok_or_else(wrong)?;
                bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
            Term::List(_) => flatten(element, bytes)?,
            other => bytes.extend_from_slice(other.as_bytes().ok_or_else(wrong)?),
        }
    }
    Ok(())
}

/// `<<a, b::16>>`: bits one behind the other.
pub fn pack(segments: &[Segment], values: &[Term], slots: &[Term]) -> Result<Term, Fault> {
    let wrong = || Fault::from(Term::atom("badarg"));
    let (mut bytes, mut bits) = (Vec::<u8>::new(), 0_usize);
    let mut push = |bit: bool| {
        if bits % 8 == 0 {
            bytes.push(0);
        }
        if bit && let Some(last) = bytes.last_mut() {
            *last |= 0x80 >> (bits % 8);
        }
        bits += 1;
    };
    for (segment, value) in segments.iter().zip(values) {
        let size = match &segment.size {
            SegmentSize::Times(count, unit) => {
                let count = match count {
                    KnownValue::Literal(count) => count.as_int(),
                    KnownValue::Slot(slot) => slots.get(usize::from(*slot)).and_then(Term::as_int),
                };
                let count = count.and_then(|count| usize::try_from(count).ok()).ok_or_else(wrong)?;
                Some(count * usize::from(*unit))
            }
            SegmentSize::Rest(_) => None,
        };
        match segment.kind {
            SegmentKind::Bits => {
                let has = value.bit_size().ok_or_else(wrong)?;
                let all = match value {
                    Term::Str(text) => text.as_bytes(),
                    Term::Bits(bits) => bits.bytes(),
                    _ => return Err(wrong()),
                };
                let take = size.unwrap_or(has);
                if take > has {
                    return Err(wrong());
                }
                for at in 0..take {
                    push(all[at / 8] & (0x80 >> (at % 8)) != 0);
                }
            }
            SegmentKind::Utf8 => {
                let point = value
                    .as_int()
                    .and_then(|point| u32::try_from(point).ok())
                    .and_then(char::from_u32)
                    .ok_or_else(wrong)?;
                for byte in point.encode_utf8(&mut [0; 4]).bytes() {
                    for at in 0..8 {
                        push(byte & (0x80 >> at) != 0);
                    }
                }
            }
            SegmentKind::Integer { endianness, .. } => {
                let number = value.as_int().ok_or_else(wrong)?;
                let size = size.unwrap_or(8);
                let bit = |at: usize| if at >= 63 { number < 0 } else { number >> at & 1 == 1 };
                match endianness {
                    Endianness::Big => (0..size).rev().for_each(|at| push(bit(at))),
                    Endianness::Little => {
                        for byte in 0..size.div_ceil(8) {
                            let width = (size - byte * 8).min(8);
                            (0..width).rev().for_each(|at| push(bit(byte * 8 + at)));
                        }
                    }
                }
            }
            SegmentKind::Float(endianness) => {
                let real = match value {
                    Term::Float(real) => real.get(),
                    Term::Int(number) => *number as f64,
                    _ => return Err(wrong()),
                };
                let mut all = if size == Some(32) {
                    (real as f32).to_be_bytes().to_vec()
                } else {
                    real.to_be_bytes().to_vec()
                };
                if endianness == Endianness::Little {
                    all.reverse();
                }
                for byte in all {
                    for at in 0..8 {
                        push(byte & (0x80 >> at) != 0);
                    }
                }
            }
        }
    }
    Ok(Term::bitstring(bytes, bits))
}
