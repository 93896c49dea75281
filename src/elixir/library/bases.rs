//! `Base`: bytes as digits of base 16 and 64. The rest of it is `base.ex`.

use super::functions::{Functions, Modules, bytes};
use crate::elixir::fault::Fault;
use crate::runtime::Term;
use crate::tuple;

pub(super) const MODULES: Modules = &[("Elixir.Coppice", COPPICE)];

const COPPICE: Functions = &[
    ("encode16", 2, encode16),
    ("decode16", 2, decode16),
    ("encode64", 3, encode64),
    ("decode64", 3, decode64),
];

const PLAIN: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn alphabet(which: &Term) -> &'static [u8; 64] {
    if which.is_atom("url") { URL } else { PLAIN }
}

fn encode16(a: &[Term]) -> Result<Term, Fault> {
    let digits = if a[1].is_atom("lower") {
        b"0123456789abcdef"
    } else {
        b"0123456789ABCDEF"
    };
    let pair = |byte: &u8| [digits[usize::from(byte >> 4)], digits[usize::from(byte & 15)]];
    Ok(Term::binary(bytes(&a[0])?.iter().flat_map(pair).collect::<Vec<_>>()))
}

/// The bytes, or which one is no digit.
fn decode16(a: &[Term]) -> Result<Term, Fault> {
    let mut decoded = Vec::new();
    for pair in bytes(&a[0])?.chunks(2) {
        let mut byte = 0;
        for digit in pair {
            let is_allowed = match &a[1] {
                letters if letters.is_atom("upper") => !digit.is_ascii_lowercase(),
                letters if letters.is_atom("lower") => !digit.is_ascii_uppercase(),
                _ => true,
            };
            match char::from(*digit).to_digit(16).filter(|_| is_allowed) {
                Some(value) => byte = byte << 4 | value as u8,
                None => return Ok(wrong(*digit)),
            }
        }
        decoded.push(byte);
    }
    Ok(Term::binary(decoded))
}

fn wrong(byte: u8) -> Term {
    tuple![Term::atom("wrong"), i64::from(byte)]
}

fn encode64(a: &[Term]) -> Result<Term, Fault> {
    let alphabet = alphabet(&a[1]);
    let is_padded = !a[2].is_atom("false");
    let mut encoded = Vec::new();
    for three in bytes(&a[0])?.chunks(3) {
        let at = |place: usize| u32::from(three.get(place).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for digit in 0..=three.len() {
            encoded.push(alphabet[(bits >> (18 - 6 * digit) & 63) as usize]);
        }
        if is_padded {
            encoded.resize(encoded.len().next_multiple_of(4), b'=');
        }
    }
    Ok(Term::binary(encoded))
}

/// The bytes, or which one is no digit, or that there are too few.
fn decode64(a: &[Term]) -> Result<Term, Fault> {
    let given = bytes(&a[0])?;
    let is_padded = !a[2].is_atom("false");
    let alphabet = alphabet(&a[1]);
    if is_padded && given.len() % 4 != 0 {
        return Ok(Term::atom("padding"));
    }
    let pads = given.iter().rev().take(2).take_while(|byte| **byte == b'=').count();
    let digits = &given[..given.len() - pads];
    let mut decoded = Vec::new();
    for four in digits.chunks(4) {
        let mut bits = 0;
        for digit in four {
            match alphabet.iter().position(|known| known == digit) {
                Some(value) => bits = bits << 6 | value as u32,
                None => return Ok(wrong(*digit)),
            }
        }
        if four.len() == 1 {
            return Ok(Term::atom("padding"));
        }
        bits <<= 6 * (4 - four.len());
        let whole = [(bits >> 16) as u8, (bits >> 8) as u8, bits as u8];
        decoded.extend_from_slice(&whole[..four.len() - 1]);
    }
    Ok(Term::binary(decoded))
}
