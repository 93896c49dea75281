//! `<<a, b::binary-size(2), rest::binary>>`: a binary taken apart, and put together, segment by segment.

use super::super::Term;
use super::half::of_half;
use super::match_pattern::{KnownValue, MatchPattern, Slot};
use crate::runtime::number;

/// The most bits that an integer in a binary may have.
const MOST_BITS: usize = 1 << 16;

/// One segment of a binary.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Segment {
    /// What its bits are.
    pub kind: SegmentKind,
    /// How many they are.
    pub size: SegmentSize,
    /// What their value is like.
    pub value: MatchPattern,
}

crate::digest!(struct Segment { kind, size, value });

/// What the bits of a segment are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SegmentKind {
    /// An integer.
    Integer {
        /// Is its first bit its sign?
        signed: bool,
        /// Where it begins.
        endianness: Endianness,
    },
    /// A float of 16, 32 or 64 bits.
    Float(Endianness),
    /// Bits as they are: a binary, or a bitstring.
    Bits,
    /// A character in UTF-8, whose size is its own.
    Utf8,
}

crate::digest!(enum SegmentKind {
    "integer" => Integer { signed, endianness },
    "float" => Float(endianness),
    "bits" => Bits,
    "utf8" => Utf8,
});

/// Which byte of a number comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Endianness {
    /// The highest.
    Big,
    /// The lowest.
    Little,
}

crate::digest!(enum Endianness { "big" => Big, "little" => Little });

/// How many bits a segment has.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SegmentSize {
    /// So many times so many, `size(2)-unit(8)`.
    Times(KnownValue, u16),
    /// All that are left, in multiples of so many.
    Rest(u16),
}

crate::digest!(enum SegmentSize { "times" => Times(count, unit), "rest" => Rest(unit) });

impl SegmentSize {
    /// So many bits.
    #[must_use]
    pub const fn bits(count: u16) -> Self {
        Self::Times(KnownValue::Literal(Term::Int(1)), count)
    }

    /// As many times as the value of a slot says.
    #[must_use]
    pub const fn slot(slot: Slot, unit: u16) -> Self {
        Self::Times(KnownValue::Slot(slot), unit)
    }

    /// In bits; `None` when it is no size, or more than there are.
    fn of(&self, left: usize, slots: &[Term]) -> Option<usize> {
        match self {
            Self::Times(count, unit) => {
                let count = usize::try_from(count.value(slots).as_int()?).ok()?;
                count.checked_mul(usize::from(*unit)).filter(|bits| *bits <= left)
            }
            Self::Rest(unit) => left.is_multiple_of(usize::from(*unit)).then_some(left),
        }
    }
}

/// Bits that are read from the first on.
struct BitReader<'a> {
    bytes: &'a [u8],
    /// The first bit that has not been read, and how many there are in all.
    at: usize,
    end: usize,
}

impl BitReader<'_> {
    fn left(&self) -> usize {
        self.end - self.at
    }

    /// The next so many bits, filled up with zeros to whole bytes.
    fn take(&mut self, bits: usize) -> Vec<u8> {
        let (first, shift) = (self.at / 8, self.at % 8);
        let mut taken: Vec<u8> = (first..first + bits.div_ceil(8))
            .map(|at| {
                let byte = |at: usize| u16::from(self.bytes.get(at).copied().unwrap_or(0));
                ((byte(at) << 8 | byte(at + 1)) << shift >> 8) as u8
            })
            .collect();
        if let Some(last) = taken.last_mut()
            && !bits.is_multiple_of(8)
        {
            *last &= u8::MAX << (8 - bits % 8);
        }
        self.at += bits;
        taken
    }

    /// One character.
    fn character(&mut self) -> Option<i64> {
        let left = self.left() / 8;
        let bytes = BitReader { ..*self }.take(left.min(4) * 8);
        let valid = match std::str::from_utf8(&bytes) {
            Ok(text) => text,
            Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).ok()?,
        };
        let character = valid.chars().next()?;
        self.at += character.len_utf8() * 8;
        Some(i64::from(u32::from(character)))
    }
}

/// Does the term consist of these segments?
pub(super) fn matches(segments: &[Segment], term: &Term, slots: &mut [Term]) -> bool {
    let bytes = match term {
        Term::Str(text) => text.as_bytes(),
        Term::Bits(bits) => bits.bytes(),
        _ => return false,
    };
    let end = term.bit_size().unwrap_or(0);
    let mut reader = BitReader { bytes, at: 0, end };
    for segment in segments {
        let Some(value) = read(segment, &mut reader, slots) else {
            return false;
        };
        if !segment.value.matches(&value, slots) {
            return false;
        }
    }
    reader.left() == 0
}

fn read(segment: &Segment, reader: &mut BitReader<'_>, slots: &[Term]) -> Option<Term> {
    if segment.kind == SegmentKind::Utf8 {
        return reader.character().map(Term::Int);
    }
    let bits = segment.size.of(reader.left(), slots)?;
    match segment.kind {
        SegmentKind::Bits => Some(Term::bitstring(reader.take(bits), bits)),
        SegmentKind::Integer { signed, endianness } => {
            (bits <= MOST_BITS).then(|| integer(&reader.take(bits), bits, signed, endianness))
        }
        SegmentKind::Float(endianness) => {
            let mut bytes = reader.take(bits);
            if endianness == Endianness::Little {
                bytes.reverse();
            }
            let number = match bits {
                16 => of_half(u16::from_be_bytes(bytes.try_into().ok()?))?,
                32 => f64::from(f32::from_be_bytes(bytes.try_into().ok()?)),
                64 => f64::from_be_bytes(bytes.try_into().ok()?),
                _ => return None,
            };
            Term::float(number)
        }
        SegmentKind::Utf8 => None,
    }
}

/// The integer whose bits begin with the first of these bytes. Of one with the lowest byte first, the last byte may have
/// fewer than eight.
fn integer(bytes: &[u8], bits: usize, signed: bool, endianness: Endianness) -> Term {
    let odd = bits % 8;
    let whole = |byte: &u8| Term::Int(i64::from(*byte));
    let mut value = Term::Int(0);
    let shifted = |value: &Term, by: usize| number::shift_left(value, &Term::Int(by as i64)).unwrap_or(Term::Int(0));
    let plus = |a: &Term, b: &Term| number::add(a, b).unwrap_or(Term::Int(0));
    match endianness {
        Endianness::Big => {
            for (at, byte) in bytes.iter().enumerate() {
                let width = if at + 1 == bytes.len() && odd > 0 { odd } else { 8 };
                value = plus(&shifted(&value, width), &Term::Int(i64::from(byte >> (8 - width))));
            }
        }
        Endianness::Little => {
            for (at, byte) in bytes.iter().enumerate().rev() {
                let last = at + 1 == bytes.len() && odd > 0;
                let byte = if last { byte >> (8 - odd) } else { *byte };
                value = plus(&shifted(&value, 8), &whole(&byte));
            }
        }
    }
    let half = shifted(&Term::Int(1), bits.saturating_sub(1));
    if signed && bits > 0 && value.compare(&half).is_ge() {
        return number::subtract(&value, &shifted(&Term::Int(1), bits)).unwrap_or(value);
    }
    value
}
