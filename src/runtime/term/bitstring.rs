//! Binaries that are no text, and bitstrings, whose last byte is not whole.
//!
//! Invariant: a binary that is valid UTF-8 is a [`Term::Str`](super::Term::Str) and never one of these, and the bits
//! that a bitstring does not have are zero: so that each has one form.

use std::cmp::Ordering;

/// A row of bits that is no text.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Bitstring {
    bytes: Box<[u8]>,
    /// How many bits of the last byte there are; 0 for all.
    odd: u8,
}

crate::digest!(struct Bitstring { bytes, odd });

impl Bitstring {
    /// The first so many bits of these bytes, which are at least as many; or the text that they are.
    pub(super) fn new(mut bytes: Vec<u8>, bits: usize) -> Result<Self, String> {
        let odd = (bits % 8) as u8;
        bytes.truncate(bits.div_ceil(8));
        if odd == 0 {
            let bytes = match String::from_utf8(bytes) {
                Ok(text) => return Err(text),
                Err(error) => error.into_bytes().into_boxed_slice(),
            };
            return Ok(Self { bytes, odd });
        }
        if let Some(last) = bytes.last_mut() {
            *last &= u8::MAX << (8 - odd);
        }
        let bytes = bytes.into_boxed_slice();
        Ok(Self { bytes, odd })
    }

    /// The bytes; the last may not be whole, and has its bits at its high end.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many bits of the last byte there are; 0 for all.
    #[must_use]
    pub fn odd_bits(&self) -> u8 {
        self.odd
    }

    /// How many bits there are.
    #[must_use]
    pub fn bit_size(&self) -> usize {
        bit_size(&self.bytes, self.odd)
    }
}

/// How many bits these bytes have, when the last has only so many, or all for 0.
pub(super) fn bit_size(bytes: &[u8], odd: u8) -> usize {
    match odd {
        0 => bytes.len() * 8,
        odd => (bytes.len() - 1) * 8 + usize::from(odd),
    }
}

/// Erlang's order: bit by bit, and what begins like the other and is shorter comes first.
pub(super) fn compare_bits((a, odd_a): (&[u8], u8), (b, odd_b): (&[u8], u8)) -> Ordering {
    let (size_a, size_b) = (bit_size(a, odd_a), bit_size(b, odd_b));
    let common = size_a.min(size_b);
    let whole = common / 8;
    let part = |bytes: &[u8]| match common % 8 {
        0 => 0,
        odd => bytes[whole] >> (8 - odd),
    };
    let bytes = a[..whole].cmp(&b[..whole]);
    bytes
        .then_with(|| part(a).cmp(&part(b)))
        .then_with(|| size_a.cmp(&size_b))
}
