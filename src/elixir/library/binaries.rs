//! `<<a, b::16>>`: how a binary is made of its segments.

use crate::elixir::fault::Fault;
use crate::runtime::{Endianness, KnownValue, Segment, SegmentKind, SegmentSize, Term, half_of, number};

/// How many bits an integer in a binary may take: as many as an integer may have.
const MOST_INTEGER_BITS: usize = 1 << 22;

/// Bits, one behind the other.
#[derive(Default)]
struct Packed {
    bytes: Vec<u8>,
    bits: usize,
}

impl Packed {
    fn bit(&mut self, bit: bool) {
        if self.bits.is_multiple_of(8) {
            self.bytes.push(0);
        }
        if bit && let Some(last) = self.bytes.last_mut() {
            *last |= 0x80 >> (self.bits % 8);
        }
        self.bits += 1;
    }

    fn bytes(&mut self, bytes: &[u8]) {
        if self.bits.is_multiple_of(8) {
            self.bytes.extend_from_slice(bytes);
            self.bits += bytes.len() * 8;
            return;
        }
        for byte in bytes {
            self.low_bits(*byte, 8);
        }
    }

    /// The lowest so many bits of a byte, the highest first.
    fn low_bits(&mut self, byte: u8, count: usize) {
        (0..count).rev().for_each(|at| self.bit(byte >> at & 1 == 1));
    }
}

/// The binary of those segments. What is evaluated without being compiled first says less of a segment that should be a
/// binary, as on the BEAM.
pub fn pack(segments: &[Segment], values: &[Term], slots: &[Term], is_compiled: bool) -> Result<Term, Fault> {
    let mut packed = Packed::default();
    for (at, (segment, value)) in segments.iter().zip(values).enumerate() {
        let size = size_of(segment, slots)?;
        let most = match segment.kind {
            SegmentKind::Integer { .. } => MOST_INTEGER_BITS,
            SegmentKind::Bits | SegmentKind::Utf8 | SegmentKind::Float(_) => usize::MAX,
        };
        if size.is_some_and(|size| size > most) {
            return Err(Fault::limit(
                "the segment would be longer than the 4,194,304 bits that Coppice has room for",
            ));
        }
        super::strings::within(packed.bytes.len() + value.bit_size().unwrap_or(0) / 8)?;
        let wrong = |kind: &str, what: &str| {
            let message = format!(
                "construction of binary failed: segment {} of type '{kind}': {what}",
                at + 1
            );
            // What has other characters than those of Latin-1 in it, the BEAM does not say.
            let can_be_said = message.chars().all(|character| u32::from(character) < 256);
            Fault {
                error: Term::atom("badarg"),
                details: can_be_said.then(|| Term::str(&message)),
            }
        };
        let expected = |kind: &str, what: &str| wrong(kind, &format!("expected {what} but got: {}", value.inspect()));
        match segment.kind {
            SegmentKind::Bits => {
                let Some(has) = value.bit_size() else {
                    return Err(match is_compiled || size.is_some() {
                        true => expected("binary", "a binary"),
                        false => Fault::badarg(&[(1, "not a bitstring")]),
                    });
                };
                if let SegmentSize::Rest(unit) = &segment.size
                    && has % usize::from(*unit).max(1) != 0
                {
                    let what = format!(
                        "the size of the value {} is not a multiple of the unit for the segment",
                        value.inspect()
                    );
                    return Err(match is_compiled {
                        true => wrong("binary", &what),
                        false => Fault::from(Term::atom("badarg")),
                    });
                }
                let take = size.unwrap_or(has);
                if take > has {
                    let what = format!("the value {} is shorter than the size of the segment", value.inspect());
                    return Err(wrong("binary", &what));
                }
                push_bits(&mut packed, value, take);
            }
            SegmentKind::Utf8 => {
                let point = value.as_int().and_then(|point| u32::try_from(point).ok());
                let Some(character) = point.and_then(char::from_u32) else {
                    return Err(expected("utf8", "a non-negative integer encodable as utf8"));
                };
                packed.bytes(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
            SegmentKind::Integer { endianness, .. } => {
                if !value.is_integer() {
                    return Err(expected("integer", "an integer"));
                }
                push_integer(&mut packed, value, size.unwrap_or(8), endianness);
            }
            SegmentKind::Float(endianness) => {
                let real = match number::to_float(value) {
                    Ok(Term::Float(real)) => real.get(),
                    _ => return Err(expected("float", "a float or an integer")),
                };
                let mut bytes = match size {
                    Some(16) => half_of(real).to_be_bytes().to_vec(),
                    Some(32) => (real as f32).to_be_bytes().to_vec(),
                    _ => real.to_be_bytes().to_vec(),
                };
                if endianness == Endianness::Little {
                    bytes.reverse();
                }
                packed.bytes(&bytes);
            }
        }
    }
    Ok(Term::bitstring(packed.bytes, packed.bits))
}

/// How many bits a segment is to have, where that is said.
fn size_of(segment: &Segment, slots: &[Term]) -> Result<Option<usize>, Fault> {
    let SegmentSize::Times(count, unit) = &segment.size else {
        return Ok(None);
    };
    let count = match count {
        KnownValue::Literal(count) => count.as_int(),
        KnownValue::Slot(slot) => slots.get(usize::from(*slot)).and_then(Term::as_int),
    };
    let count = count.and_then(|count| usize::try_from(count).ok());
    let bits = count.and_then(|count| count.checked_mul(usize::from(*unit)));
    bits.map(Some).ok_or_else(|| Fault::from(Term::atom("badarg")))
}

fn push_bits(packed: &mut Packed, value: &Term, take: usize) {
    let all = match value {
        Term::Str(text) => text.as_bytes(),
        Term::Bits(bits) => bits.bytes(),
        _ => return,
    };
    packed.bytes(&all[..take / 8]);
    if !take.is_multiple_of(8) {
        packed.low_bits(all[take / 8] >> (8 - take % 8), take % 8);
    }
}

/// An integer in two's complement, of whatever size.
fn push_integer(packed: &mut Packed, value: &Term, size: usize, endianness: Endianness) {
    let mut bytes = Vec::new();
    let mut rest = value.clone();
    for _ in 0..size.div_ceil(8) {
        let low = number::bit_and(&rest, &Term::Int(0xff))
            .ok()
            .and_then(|low| low.as_int());
        bytes.push(low.unwrap_or(0) as u8);
        rest = number::shift_right(&rest, &Term::Int(8)).unwrap_or(Term::Int(0));
    }
    let odd = size % 8;
    match endianness {
        Endianness::Big => {
            let mut highest_first = bytes.iter().rev();
            if odd != 0
                && let Some(first) = highest_first.next()
            {
                packed.low_bits(*first, odd);
            }
            packed.bytes(&highest_first.copied().collect::<Vec<_>>());
        }
        Endianness::Little => {
            let whole = size / 8;
            packed.bytes(&bytes[..whole]);
            if odd != 0 {
                packed.low_bits(bytes[whole], odd);
            }
        }
    }
}
