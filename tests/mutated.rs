//! Random and mutated source does no harm: nothing panics, nothing takes long at once, nothing takes much memory.
//!
//! `COPPICE_SEED` says which, and `COPPICE_MUTATED` how many; by default the seed is new every time, and printed.
//! `COPPICE_NUMBER` says which of a seed's alone is typed.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::disallowed_types,
    reason = "a native test that takes its seed from the clock"
)]

mod programs {
    pub mod collections;
    pub mod control;
    pub mod modules;
    pub mod pipelines;
    pub mod processes;
    pub mod program;
    pub mod values;
    pub mod writer;
}

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::SystemTime;

use coppice::fidelity::Session;
use coppice::runtime::Random;
use programs::program::Program;

/// How many a run tries.
const INPUTS: u64 = 2_000;
/// How many turns a part of an input has until it is done, and as many behind it: an endless loop goes on in turns, each of
/// which takes a moment.
const TURNS: u64 = 20;
/// How much processor time a part of an input may take. A build that is not optimised takes that many times as long.
const MOST_NS: u64 = if cfg!(debug_assertions) {
    20_000_000_000
} else {
    1_000_000_000
};
/// How many bytes an input may take: an evaluation may hold 256 MB, and what is made of them at once as much again.
const MOST_BYTES: u64 = 1 << 30;

/// What is put somewhere.
const SCRAPS: [&str; 48] = [
    " ",
    "\n",
    ";",
    ",",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<<",
    ">>",
    " do ",
    " end ",
    "fn ",
    " -> ",
    "=>",
    "\"",
    "'",
    "\"\"\"",
    "#{",
    "\\",
    "%",
    "%{",
    "&",
    "&1",
    "@",
    "..",
    ":",
    "a: ",
    "::",
    "|",
    "=",
    "!",
    " when ",
    "^",
    "~s(",
    "?",
    "999999999999",
    "-1",
    "1.0e308",
    "nil",
    "Enum",
    "self()",
    "é",
    "\u{202e}",
    "\0",
    "|> ",
];

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|number| number.parse().ok())
}

/// The pieces of the corpus.
fn pieces() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/elixir/corpus");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the corpus is there")
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    files.sort();
    let texts = files.iter().map(|file| fs::read_to_string(file).expect("it is text"));
    texts
        .flat_map(|text| text.split("\n\n").map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// Words, numbers, signs and spaces.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let kind = |character: char| match character {
        _ if character.is_alphanumeric() || character == '_' => 0,
        _ if character.is_whitespace() => 1,
        _ => 2,
    };
    for character in text.chars() {
        match tokens.last_mut() {
            Some(last) if kind(character) < 2 && last.chars().all(|other| kind(other) == kind(character)) => {
                last.push(character)
            }
            _ => tokens.push(character.to_string()),
        }
    }
    tokens
}

/// A text that something has been done to, some times over.
fn mutated(text: &str, pieces: &[String], random: &mut Random) -> String {
    let mut tokens = tokens(text);
    for _ in 0..1 + random.below(4) {
        let count = tokens.len() as u32;
        let [at, other] = [0, 1].map(|_| random.below(count.max(1)) as usize);
        match random.below(7) {
            _ if count < 2 => tokens.push(SCRAPS[random.below(48) as usize].to_owned()),
            0 => tokens.swap(at, other),
            1 => drop(tokens.remove(at)),
            2 => drop(tokens.drain(at.min(other)..at.max(other))),
            3 => tokens.insert(at, SCRAPS[random.below(48) as usize].to_owned()),
            4 => tokens[at] = SCRAPS[random.below(48) as usize].to_owned(),
            5 => {
                let grafted = self::tokens(&pieces[random.below(pieces.len() as u32) as usize]);
                let from = random.below(grafted.len() as u32 + 1) as usize;
                tokens.splice(at..at, grafted.into_iter().skip(from).take(20));
            }
            _ => {
                let again: Vec<_> = tokens[at.min(other)..at.max(other)].iter().take(200).cloned().collect();
                tokens.splice(at..at, again);
            }
        }
    }
    tokens.concat()
}

/// Bytes, read as text.
fn noise(random: &mut Random) -> String {
    let bytes: Vec<u8> = (0..random.below(200)).map(|_| random.below(256) as u8).collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// How long this thread has had a processor, in nanoseconds; `None` where that is not told.
fn processor_ns() -> Option<u64> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok()
}

/// What is typed, part by part.
fn input(random: &mut Random, pieces: &[String]) -> Vec<String> {
    match random.below(8) {
        0 => vec![noise(random)],
        1..=4 => {
            let piece = &pieces[random.below(pieces.len() as u32) as usize];
            vec![mutated(piece, pieces, random)]
        }
        _ => {
            let program = Program::of(random.next_u64());
            let parts = program.parts.iter();
            parts.map(|part| mutated(part, pieces, random)).collect()
        }
    }
}

/// The most that a part of an input took: processor time in nanoseconds, and bytes. An error when it panics.
fn most_of(parts: &[String]) -> Result<(u64, u64), ()> {
    let mut session = Session::new();
    let mut most = (0, 0);
    for part in parts {
        let began = processor_ns();
        let mut ended = Ok(());
        let used = allocation_counter::measure(|| {
            let typed = AssertUnwindSafe(|| drop(session.print_within(part, TURNS)));
            ended = catch_unwind(typed).map_err(drop);
        });
        ended?;
        let took = processor_ns().zip(began).map_or(0, |(now, began)| now - began);
        most = (most.0.max(took), most.1.max(used.bytes_max));
    }
    Ok(most)
}

#[test]
fn whatever_is_typed_nothing_panics_or_takes_long_or_much() {
    let clock = || SystemTime::UNIX_EPOCH.elapsed().expect("a clock after 1970").as_secs();
    let seed = number("COPPICE_SEED").unwrap_or_else(clock);
    println!("seed {seed}");
    let numbers = match number("COPPICE_NUMBER") {
        Some(only) => only..only + 1,
        None => 0..number("COPPICE_MUTATED").unwrap_or(INPUTS),
    };
    let pieces = pieces();
    let (mut longest, mut largest) = (0, 0);
    // What is told of each input that takes too long or too much, or panics.
    let mut wrong = Vec::new();
    for at in numbers {
        let mut random = Random::new(seed.wrapping_mul(1 << 32).wrapping_add(at));
        let parts = input(&mut random, &pieces);
        // An abort leaves no other trace.
        fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/mutated"), parts.join("\n\n")).expect("it can be written");
        let most = most_of(&parts);
        if let Ok((took, used)) = most {
            (longest, largest) = (longest.max(took), largest.max(used));
        }
        let why = match most {
            Err(()) => "it panics".to_owned(),
            Ok((took, _)) if took >= MOST_NS => format!("it takes {} ms", took / 1_000_000),
            Ok((_, used)) if used >= MOST_BYTES => format!("it takes {} MB", used >> 20),
            Ok(_) => continue,
        };
        println!("number {at}: {why}:\n{}", parts.join("\n\n"));
        wrong.push((at, why));
    }
    println!(
        "the longest took {} ms, the largest {} MB",
        longest / 1_000_000,
        largest >> 20
    );
    assert!(wrong.is_empty(), "seed {seed}: {wrong:?}");
}
