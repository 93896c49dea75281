//! What Coppice makes of Elixir's syntax, beside what Elixir 1.14 does (docs/fidelity.md): the quoted form of what it
//! takes, and the message of what it refuses.
//!
//! Hard pieces are compared with what was recorded, and others with the Elixir of this machine. `COPPICE_SEED` says which
//! random pieces; by default the seed is new every time, and printed.

#![cfg(not(target_arch = "wasm32"))]

#[expect(dead_code, reason = "these tests read terms and write none")]
#[path = "terms/external_format.rs"]
mod external_format;
mod syntax {
    pub mod beam;
}

use external_format::from_hex;
use syntax::beam::{Difference, difference, left_out, ours, said, theirs};

/// How many differences are shown.
const SHOWN: usize = 10;

/// The pieces of a file of them: see `tests/beam/syntax.exs`.
fn pieces(text: &str) -> Vec<String> {
    let pieces = text.trim_end_matches('\n').split("\n----\n");
    pieces
        .map(|piece| piece.replace('␍', "\r").replace('␉', "\t"))
        .collect()
}

fn told(difference: &Difference) -> String {
    match difference {
        Difference::Tree(text) => format!("another tree\n{text}"),
        Difference::Kind(text) => format!("another kind of error\n{text}"),
        Difference::Message(text) => format!("another message\n{text}"),
    }
}

fn assert_none(differences: &[Difference], of: usize) {
    let shown: Vec<String> = differences.iter().take(SHOWN).map(told).collect();
    assert!(
        differences.is_empty(),
        "{} of {of} differ\n{}",
        differences.len(),
        shown.join("\n\n")
    );
}

#[test]
fn hard_pieces_are_to_coppice_what_they_were_to_elixir() {
    let recorded = include_str!("elixir/recorded/syntax.txt");
    let differs = |line: &str| {
        let (piece, answer) = line.split_once(' ').expect("a piece and an answer");
        let piece = String::from_utf8(from_hex(piece)).expect("text");
        difference(&piece, &ours(&piece), &said(answer))
    };
    let found: Vec<Difference> = recorded.lines().filter_map(differs).collect();
    assert_none(&found, recorded.lines().count());
}

#[test]
fn the_recorded_pieces_are_those_of_the_file_and_elixir_still_says_the_same_of_them() {
    if left_out() {
        return;
    }
    let pieces = pieces(include_str!("elixir/pieces.txt"));
    let recorded = include_str!("elixir/recorded/syntax.txt");
    assert_eq!(pieces.len(), recorded.lines().count());
    let answers = theirs("hard-pieces", &pieces);
    for ((piece, line), answer) in pieces.iter().zip(recorded.lines()).zip(&answers) {
        let (written, recorded) = line.split_once(' ').expect("a piece and an answer");
        assert_eq!(&from_hex(written), piece.as_bytes(), "{piece}");
        assert_eq!(&said(recorded), answer, "{piece}");
    }
}
