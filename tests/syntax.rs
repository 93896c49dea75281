//! What Coppice makes of Elixir's syntax, beside what Elixir 1.14 does (docs/fidelity.md): the quoted form of what it
//! takes, and the message of what it refuses.
//!
//! Hard pieces are compared with what was recorded, and others with the Elixir of this machine. `COPPICE_SEED` says which
//! random pieces; by default the seed is new every time, and printed.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::disallowed_types,
    reason = "a native test beside a real BEAM: it takes its seed from the clock"
)]

#[expect(dead_code, reason = "these tests read terms and write none")]
#[path = "terms/external_format.rs"]
mod external_format;
mod syntax {
    pub mod beam;
}

#[path = "support/syntax.rs"]
mod programs;

use std::time::SystemTime;

use external_format::from_hex;
use programs::Programs;
use syntax::beam::{Difference, difference, left_out, ours, said, theirs};

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

/// How many differ of each kind, with the first of them.
fn compared(name: &str, pieces: &[String]) -> [Vec<Difference>; 3] {
    let mut found = [Vec::new(), Vec::new(), Vec::new()];
    let answers = theirs(name, pieces);
    let trees = answers
        .iter()
        .filter(|answer| matches!(answer, syntax::beam::Verdict::Quoted(_)))
        .count();
    for (piece, answer) in pieces.iter().zip(&answers) {
        if let Some(difference) = difference(piece, &ours(piece), answer) {
            let kind = match difference {
                Difference::Tree(_) => 0,
                Difference::Kind(_) => 1,
                Difference::Message(_) => 2,
            };
            found[kind].push(difference);
        }
    }
    let [tree, kind, message] = &found;
    println!(
        "{name}: {} pieces, {trees} of them Elixir; {} differ in their tree, {} in their kind of error, {} in their message",
        pieces.len(),
        tree.len(),
        kind.len(),
        message.len()
    );
    for difference in found.iter().flat_map(|kind| kind.iter().take(SHOWN)) {
        println!("{}\n", told(difference));
    }
    found
}

#[test]
fn random_programs_are_to_coppice_what_they_are_to_elixir() {
    if left_out() {
        return;
    }
    let mut programs = Programs::new(seed());
    let pieces: Vec<String> = (0..PROGRAMS).map(|_| programs.program()).collect();
    compared("random-programs", &pieces);
}

#[test]
fn changed_programs_are_to_coppice_what_they_are_to_elixir() {
    if left_out() {
        return;
    }
    let mut programs = Programs::new(seed().wrapping_add(1));
    let hard = pieces(include_str!("elixir/pieces.txt"));
    let pieces: Vec<String> = (0..CHANGED)
        .map(|at| {
            let text = if at % 2 == 0 {
                programs.program()
            } else {
                hard[at % hard.len()].clone()
            };
            if at % 5 == 0 {
                programs.beginning(&text)
            } else {
                programs.changed(&text)
            }
        })
        .collect();
    compared("changed-programs", &pieces);
}

/// Source that nests so deep, in every way that there is.
fn nested(depth: usize) -> Vec<String> {
    let ways = [
        ("[", "]"),
        ("{", "}"),
        ("<<", ">>"),
        ("(", ")"),
        ("f(", ")"),
        ("%{a: ", "}"),
        ("%{1 => ", "}"),
        ("%A{a: ", "}"),
        ("fn -> ", " end"),
        ("f do ", " end"),
        ("f x do ", " end"),
        ("fn (a, ", ") -> 1 end"),
        ("a b ", ""),
        ("a b, ", ""),
        ("a b: ", ""),
        ("[a: ", "]"),
        ("a[", "]"),
        ("a.b(", ")"),
        ("a.{", "}"),
        ("\"#{", "}\""),
        ("'#{", "}'"),
        ("~s(#{", "})"),
        (":\"#{", "}\""),
        ("[\"#{", "}\": 1]"),
        ("-", ""),
        ("not ", ""),
        ("@", ""),
        ("&", ""),
        ("1 + ", ""),
        ("a = ", ""),
        ("a | ", ""),
        ("a ++ ", ""),
        ("(a -> ", ")"),
        ("(-> ", ")"),
        ("%a{b | c: ", "}"),
        ("%-", "a{}"),
        ("case x do 1 -> ", " end"),
        ("f do 1 else ", " end"),
        ("a when ", ""),
        ("f (", ")"),
        ("f [", "]"),
        ("a.(", ")"),
        ("a.b ", ""),
        ("f()(", ")"),
        ("(;", ")"),
        ("@a[", "]"),
        ("(1; ", ")"),
        ("fn x when ", " -> 1 end"),
        ("fn () when ", " -> 1 end"),
        ("%@a{x: ", "}"),
        ("f -", ""),
        ("x |> f ", ""),
    ];
    let mut pieces: Vec<String> = ways
        .iter()
        .map(|(open, close)| format!("{}1{}", open.repeat(depth), close.repeat(depth)))
        .collect();
    for tail in [
        " + 1", ".a", ".a()", "[1]", " |> f", ".A", " and 1", ".()", "; 1", "\n1", ", 1", " a", ".b 1",
    ] {
        pieces.push(format!("a{}", tail.repeat(depth)));
        pieces.push(format!("[a{}]", tail.repeat(depth)));
    }
    pieces
}

#[test]
fn what_nests_too_deep_is_refused_and_takes_no_more_stack() {
    // As much as a thread has by default, which a browser's is near to.
    const STACK_BYTES: usize = 2 * 1024 * 1024;
    let test = || {
        for depth in [10, 60, 140, 160, 400, 990, 1_100, 5_000] {
            for piece in nested(depth) {
                match coppice::elixir::syntax::parse(&piece, "nofile", 1) {
                    Ok(tree) => drop((tree.clone() == tree, tree.to_term())),
                    Err(error) if depth <= 40 => {
                        assert!(!error.to_string().contains("which Coppice does not read"), "{error}");
                    }
                    Err(_) => {}
                }
                assert!(coppice::elixir::syntax::tokens(&piece).count() > 0);
            }
        }
    };
    let thread = std::thread::Builder::new().stack_size(STACK_BYTES).spawn(test);
    thread.expect("a thread").join().expect("nothing runs out of stack");
}
