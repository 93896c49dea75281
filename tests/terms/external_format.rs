//! Terms as they cross to the BEAM and back, in hexadecimal digits.

use coppice::runtime::Term;

/// The bytes that `:erlang.binary_to_term/1` reads.
pub fn encode(term: &Term) -> Vec<u8> {
    term.to_external().unwrap_or_else(|| panic!("{term} does not cross"))
}

/// The term of what `:erlang.term_to_binary/1` wrote.
pub fn decode(bytes: &[u8]) -> Term {
    Term::from_external(bytes).expect("it was written by the BEAM")
}

/// Two digits a byte.
pub fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn from_hex(digits: &str) -> Vec<u8> {
    let byte = |at| u8::from_str_radix(&digits[at..at + 2], 16).expect("two digits");
    (0..digits.len()).step_by(2).map(byte).collect()
}
