//! What whatever text must come to: an end, in a time that follows its length, and without more stack.

use std::time::Instant;

use coppice::elixir::syntax::{parse, tokens};

use super::highlight::assert_parts;
use crate::programs::Programs;
use crate::{pieces, programs, seed};

/// How many random pieces are read; `COPPICE_PIECES` says how many instead.
const READ: usize = 5_000;

#[test]
fn whatever_is_read_comes_to_a_tree_or_to_an_error() {
    let seed = seed();
    let given = std::env::var("COPPICE_PIECES")
        .ok()
        .and_then(|count| count.parse().ok());
    let mut random = Programs::new(seed.wrapping_add(2));
    let hard = pieces(include_str!("../elixir/pieces.txt"));
    let programs = programs();
    for at in 0..given.unwrap_or(READ) {
        let text = match at % 8 {
            0 => random.soup(),
            1 => random.noise(),
            2 | 3 => hard[at / 8 % hard.len()].clone(),
            4 => random.slice(&programs[at / 8 % programs.len()].1, 400),
            _ => random.program(),
        };
        let text = if at % 3 == 0 {
            random.beginning(&text)
        } else {
            random.changed(&text)
        };
        if let Err(error) = parse(&text, "nofile", 1) {
            let at = error.to_string();
            assert!(at.starts_with("nofile:"), "{at}");
        }
        assert_parts(&text);
    }
}

/// Twice as much takes at most about twice as long: of a quadratic way, sixteen times as much would take 256 times as long.
/// What a very long integer is worth is found out in more than linear time, here as on the BEAM, and is left out.
#[test]
fn the_time_that_it_takes_follows_the_length() {
    const SMALL: usize = 500;
    const FACTOR: usize = 16;
    const TRIES: usize = 40;
    let took = |piece: &str| {
        let start = Instant::now();
        let tree = parse(piece, "nofile", 1);
        let parts = tokens(piece).count();
        assert!(parts > 0 || tree.is_ok());
        start.elapsed().as_secs_f64()
    };
    let rows = [
        "a",
        "é",
        "e\u{301}",
        "1 ",
        "1_a",
        "a@",
        "A",
        "?",
        "'",
        "\"",
        "\"a' ",
        "\\",
        "~s(",
        "~s[(",
        "\"\"\"\n",
        "#",
        "# a\r",
        "\u{202a}",
        "<",
        "<<<<<<<\n",
        "0x",
        "1.0e",
        "a:b ",
        "Foo(",
        ":",
        ":\"",
        ":\"a\" ",
        "&",
        "%",
        "%(",
        "do ",
        " do",
        "fn ",
        "end ",
        "end do ",
        "do end end ",
        "in ",
        "not in ",
        "/ ",
        "+ /",
        " -",
        "x -1 ",
        "\"#{",
        "\"#{}\"",
        "a.#\n",
        "a.\"b\"",
        "[",
        "[]",
        "(",
        "()",
        "{",
        "<<",
        "f(",
        "f ",
        "f f, ",
        "a: ",
        "a: 1, ",
        "f do ",
        "fn -> ",
        "a -> ",
        "a;",
        "a\n",
        "a.",
        ".a",
        "A.",
        ".A",
        "a |> ",
        "a + ",
        "a = ",
        "- ",
        "%a{",
        "%{a | ",
        "@",
        "\"\"\"\na\n\"\"\"\n",
        "~S'a' ",
        "x = 1\n",
        "\n",
        ";",
        ",",
        "a, ",
        "1..",
    ];
    let mut slow = Vec::new();
    for row in rows {
        for (before, after) in [("", ""), ("x = [", "]"), ("\"", "\""), (":\"", "")] {
            let piece = |count: usize| format!("{before}{}{after}", row.repeat(count));
            let (small, large) = (piece(SMALL), piece(SMALL * FACTOR));
            // A busy machine takes its time often, but not always: what counts is the least of many tries.
            let (mut least_small, mut least_large) = (f64::MAX, f64::MAX);
            let is_linear = (0..TRIES).any(|_| {
                least_small = least_small.min(took(&small));
                least_large = least_large.min(took(&large));
                least_large < least_small * (FACTOR * 6) as f64
            });
            if !is_linear {
                slow.push(format!("{before}{row}{after}"));
            }
        }
    }
    assert!(slow.is_empty(), "these take more than their length: {slow:?}");
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
        for depth in [10, 40, 140, 160, 990, 1_100, 3_000] {
            for piece in nested(depth) {
                match parse(&piece, "nofile", 1) {
                    Ok(tree) => drop((tree.clone() == tree, tree.to_term())),
                    Err(error) if depth <= 40 => {
                        assert!(!error.to_string().contains("which Coppice does not read"), "{error}");
                    }
                    Err(_) => {}
                }
                assert!(tokens(&piece).count() > 0);
            }
        }
    };
    let thread = std::thread::Builder::new().stack_size(STACK_BYTES).spawn(test);
    thread.expect("a thread").join().expect("nothing runs out of stack");
}
