//! What is no text prints byte by byte.

use std::fmt::{self, Formatter};

use super::super::Bitstring;
use super::quoted::write_string;

/// A binary that is no text, unless so much of it is that the rest is not looked at; or a bitstring.
pub(super) fn write_bits(
    f: &mut Formatter<'_>,
    bits: &Bitstring,
    printable_limit: Option<usize>,
    limit: Option<usize>,
) -> fmt::Result {
    let (bytes, odd) = (bits.bytes(), bits.odd_bits());
    let text = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let is_text = |most: &usize| odd == 0 && text.chars().count() >= *most;
    let as_text = printable_limit.filter(is_text).and_then(|most| {
        let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
        let shown = write_string(f, &text[..end], None);
        shown.map(|written| written.and_then(|()| f.write_str(" <> ...")))
    });
    as_text.unwrap_or_else(|| write_bytes(f, bytes, odd, limit))
}

/// The bytes, the last of which may not be whole.
pub(super) fn write_bytes(f: &mut Formatter<'_>, bytes: &[u8], odd: u8, limit: Option<usize>) -> fmt::Result {
    let shown = limit.map_or(bytes.len(), |limit| limit.min(bytes.len()));
    f.write_str("<<")?;
    for (at, byte) in bytes[..shown].iter().enumerate() {
        f.write_str(if at > 0 { ", " } else { "" })?;
        match odd {
            1.. if at + 1 == bytes.len() => write!(f, "{}::size({odd})", byte >> (8 - odd))?,
            _ => write!(f, "{byte}")?,
        }
    }
    if shown < bytes.len() {
        f.write_str(if shown > 0 { ", ..." } else { "..." })?;
    }
    f.write_str(">>")
}
