//! What Coppice makes of Elixir's syntax, beside what Elixir 1.14 does (docs/fidelity.md): the quoted form of what it
//! takes, and the message of what it refuses.
//!
//! Hard pieces are compared with what was recorded, and others with the Elixir of this machine. `COPPICE_SEED` says which
//! random pieces; by default the seed is new every time, and printed.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::disallowed_types,
    reason = "a native test beside a real BEAM: it takes its seed and its time from the clock, and a thread has a small stack"
)]

#[expect(dead_code, reason = "these tests read terms and write none")]
#[path = "terms/external_format.rs"]
mod external_format;
mod syntax {
    pub mod beam;
    pub mod highlight;
    pub mod limits;
}

#[path = "support/syntax.rs"]
mod programs;

use std::time::SystemTime;

use coppice::elixir::syntax::parse;
use external_format::from_hex;
use programs::Programs;
use syntax::beam::{Difference, Verdict, difference, left_out, ours, said, theirs};

/// How many differences are shown.
const SHOWN: usize = 10;

/// How many random programs a run compares, and how many of them are changed.
const PROGRAMS: usize = 5_000;
const CHANGED: usize = 5_000;

fn seed() -> u64 {
    let given = std::env::var("COPPICE_SEED").ok().and_then(|seed| seed.parse().ok());
    let clock = || SystemTime::UNIX_EPOCH.elapsed().expect("a clock after 1970").as_secs();
    let seed = given.unwrap_or_else(clock);
    println!("seed {seed}");
    seed
}

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

/// Programs of plausible shape: what is in `tests/elixir/programs`, by their names.
fn programs() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/elixir/programs");
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut all: Vec<(String, String)> = entries
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let text = std::fs::read_to_string(&path).expect("a program");
            (path.display().to_string(), text)
        })
        .collect();
    all.sort();
    all
}

/// What is recorded, piece by piece.
fn recorded_pieces() -> Vec<String> {
    let mut pieces = pieces(include_str!("elixir/pieces.txt"));
    pieces.extend(programs().into_iter().map(|(_, text)| text));
    pieces
}

#[test]
fn the_recorded_pieces_are_those_of_the_files() {
    let pieces = recorded_pieces();
    let recorded = include_str!("elixir/recorded/syntax.txt");
    assert_eq!(pieces.len(), recorded.lines().count());
    for (piece, line) in pieces.iter().zip(recorded.lines()) {
        let written = line.split(' ').next().expect("a piece");
        assert_eq!(&from_hex(written), piece.as_bytes(), "{piece}");
    }
}

#[test]
fn hard_pieces_are_to_elixir_what_was_recorded() {
    if left_out() {
        return;
    }
    let pieces = recorded_pieces();
    let recorded = include_str!("elixir/recorded/syntax.txt");
    let answers = theirs("hard-pieces", &pieces);
    for ((piece, line), answer) in pieces.iter().zip(recorded.lines()).zip(&answers) {
        let (_, recorded) = line.split_once(' ').expect("an answer");
        assert_eq!(&said(recorded), answer, "{piece}");
    }
}

#[test]
fn programs_of_plausible_shape_are_elixir() {
    for (name, text) in programs() {
        let tree = parse(&text, &name, 1);
        assert!(tree.is_ok(), "{tree:?}");
    }
}

/// Every program that begins like one and ends early is either whole or asks for more, as Elixir's shell does.
#[test]
fn the_beginning_of_a_program_at_the_end_of_a_line_is_whole_or_incomplete() {
    for (name, text) in programs() {
        let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
        for end in ends {
            if let Err(error) = parse(&text[..=end], &name, 1) {
                assert!(error.is_incomplete(), "{error}");
            }
        }
    }
}

#[test]
fn an_error_counts_lines_from_where_the_source_is_said_to_begin() {
    let error = parse("x =\n  1 2", "iex", 41).expect_err("it is wrong");
    assert_eq!((error.line, error.column, error.is_incomplete()), (42, Some(5), false));
    assert_eq!(
        error.to_string(),
        "iex:42:5: syntax error before: \"2\"\n    |\n 42 |   1 2\n    |     ^"
    );
}

/// What a comparison found.
#[derive(Default)]
struct Compared {
    /// How many pieces are Elixir.
    programs: usize,
    trees: Vec<Difference>,
    kinds: Vec<Difference>,
    messages: Vec<Difference>,
}

fn compared(name: &str, pieces: &[String]) -> Compared {
    let mut found = Compared::default();
    for (piece, answer) in pieces.iter().zip(&theirs(name, pieces)) {
        found.programs += usize::from(matches!(answer, Verdict::Quoted(_)));
        let Some(difference) = difference(piece, &ours(piece), answer) else {
            continue;
        };
        match difference {
            Difference::Tree(_) => found.trees.push(difference),
            Difference::Kind(_) => found.kinds.push(difference),
            Difference::Message(_) => found.messages.push(difference),
        }
    }
    let (of, programs) = (pieces.len(), found.programs);
    let (trees, kinds, messages) = (found.trees.len(), found.kinds.len(), found.messages.len());
    println!(
        "{name}: {of} pieces, {programs} of them Elixir; {trees} differ in their tree, {kinds} in whether more text could \
         help, {messages} in their message"
    );
    let all = found.trees.iter().chain(&found.kinds).chain(&found.messages);
    all.take(SHOWN)
        .for_each(|difference| println!("{}\n", told(difference)));
    found
}

/// Every tree is as in Elixir, and nearly every message; gives how many pieces are Elixir.
fn assert_alike(seed: u64, found: &Compared, of: usize) -> usize {
    let wrong = found.trees.len() + found.kinds.len();
    assert!(
        wrong == 0,
        "seed {seed}: {wrong} of {of} are another tree or end another way"
    );
    let messages = found.messages.len();
    assert!(
        messages * 1_000 <= of,
        "seed {seed}: {messages} of {of} have another message"
    );
    found.programs
}

#[test]
fn random_programs_are_to_coppice_what_they_are_to_elixir() {
    if left_out() {
        return;
    }
    let seed = seed();
    let mut programs = Programs::new(seed);
    let pieces: Vec<String> = (0..PROGRAMS).map(|_| programs.program()).collect();
    let share = assert_alike(seed, &compared("random-programs", &pieces), pieces.len());
    assert!(share > PROGRAMS / 3, "seed {seed}: only {share} are Elixir");
}

#[test]
fn changed_programs_are_to_coppice_what_they_are_to_elixir() {
    if left_out() {
        return;
    }
    let seed = seed();
    let mut programs = Programs::new(seed.wrapping_add(1));
    let hard = pieces(include_str!("elixir/pieces.txt"));
    let pieces: Vec<String> = (0..CHANGED)
        .map(|at| {
            let text = if at % 2 == 0 {
                programs.program()
            } else {
                hard[at % hard.len()].clone()
            };
            match at % 5 {
                0 => programs.beginning(&text),
                1 => programs.soup(),
                _ => programs.changed(&text),
            }
        })
        .collect();
    assert_alike(seed, &compared("changed-programs", &pieces), pieces.len());
}
