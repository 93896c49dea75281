//! Random programs, here and on the BEAM: what they print, their value, and what they raise are equal.
//!
//! `COPPICE_SEED` says which, and `COPPICE_PROGRAMS` how many; by default the seed is new every time, and printed.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::disallowed_types,
    reason = "a native test beside a real BEAM: it takes its seed from the clock"
)]

#[expect(dead_code, reason = "of the corpus, only how what differs every time is left away")]
#[path = "elixir/corpus.rs"]
mod corpus;

mod programs {
    pub mod beam;
    pub mod collections;
    pub mod control;
    pub mod modules;
    pub mod pipelines;
    pub mod processes;
    pub mod program;
    pub mod shrink;
    pub mod values;
    pub mod writer;
}

use std::time::SystemTime;

use programs::beam::{Said, ours, stirred, theirs};
use programs::program::Program;
use programs::shrink::{first_difference, shrink};

/// How many programs a run compares.
const PROGRAMS: u64 = 1_000;
/// How many the BEAM is asked about at once.
const BATCH: u64 = 1_000;
/// One in so many may differ. What has been found to has been mended, and was one in some 2,000 last: what nobody has met yet is
/// rarer, so that two in a run of 1,000 are hardly chance.
const ADMITTED: u64 = 1_000;
/// How many of those that differ are made smaller.
const SHRUNK: usize = 5;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|number| number.parse().ok())
}

fn seed() -> u64 {
    let clock = || SystemTime::UNIX_EPOCH.elapsed().expect("a clock after 1970").as_secs();
    let seed = number("COPPICE_SEED").unwrap_or_else(clock);
    println!("seed {seed}");
    seed
}

/// What the text that the judge's programs print into says of bytes that are no text, where a console says something else.
const NO_TEXT: &str = "protocol String.Chars not implemented for {:error, ";

/// Is it the judge that differs: its own way to print, or that it comes to no end of its own? There are parts at which Elixir's
/// compiler fails and asks that it be reported, and messages that Erlang cannot print.
fn is_of_the_judge(program: &Program, said: &Said) -> bool {
    let at = first_difference(&ours(program), said);
    said.get(at).is_none_or(|said| said.contains(NO_TEXT))
}

/// What Coppice says of what it lacks, of functions and of long code in a message.
const LIMITS: [&str; 2] = ["** (Coppice.LimitError)", "which Coppice does not write out"];

/// Is it something that Coppice lacks, and says that it does?
fn is_a_limit(program: &Program, said: &Said) -> bool {
    let ours = ours(program);
    let at = first_difference(&ours, said);
    ours.get(at)
        .is_some_and(|ours| LIMITS.iter().any(|limit| ours.contains(limit)))
}

/// Tells of the first part that differs.
fn tell(program: &Program, said: &Said) {
    let ours = ours(program);
    let at = first_difference(&ours, said);
    let of = |said: &Said| said.get(at).cloned().unwrap_or("nothing\n".to_owned());
    let part = program.parts.get(at).map_or("", String::as_str);
    println!(
        "--- part:\n{part}\n--- coppice:\n{}--- the BEAM:\n{}",
        of(&ours),
        of(said)
    );
}

#[test]
fn random_programs_do_here_what_they_do_on_the_beam() {
    if corpus::left_out() {
        return;
    }
    let (seed, count) = (seed(), number("COPPICE_PROGRAMS").unwrap_or(PROGRAMS));
    let mut different = Vec::new();
    for first in (0..count).step_by(BATCH as usize) {
        let programs: Vec<_> = (first..count.min(first + BATCH))
            .map(|number| Program::of(seed.wrapping_mul(1 << 32).wrapping_add(number)))
            .collect();
        let said = theirs("programs", &programs);
        different.extend(
            programs
                .into_iter()
                .zip(said)
                .filter(|(program, said)| ours(program) != *said),
        );
    }
    // What the BEAM itself does otherwise another time is not compared.
    let different: Vec<_> = different.into_iter().map(|(program, _)| program).collect();
    let again = if different.is_empty() {
        Vec::new()
    } else {
        theirs("programs_again", &different)
    };
    let both = different.into_iter().zip(again);
    let differs = both.filter(|(program, said)| ours(program) != *said);
    let (of_the_judge, certain): (Vec<_>, Vec<_>) = differs.partition(|(program, said)| is_of_the_judge(program, said));
    println!("{} programs came to what the judge fails at itself", of_the_judge.len());
    assert!(of_the_judge.len() as u64 <= count.div_ceil(ADMITTED), "seed {seed}");
    let (limits, certain): (Vec<_>, Vec<_>) = certain
        .into_iter()
        .partition(|(program, said)| is_a_limit(program, said));
    println!("{} programs came to what Coppice says that it lacks", limits.len());
    let (raced, certain): (Vec<_>, Vec<_>) = certain
        .into_iter()
        .partition(|(program, _)| stirred(program).contains(&ours(program)));
    println!(
        "{} programs came to what the BEAM does too when its turns end elsewhere",
        raced.len()
    );
    assert!(raced.len() as u64 <= count.div_ceil(ADMITTED), "seed {seed}");
    for (number, (program, said)) in certain.iter().enumerate() {
        if number < SHRUNK {
            let (program, said) = shrink(program, said);
            println!("--- differs:\n{}", program.parts.join("\n\n"));
            tell(&program, &said);
        } else {
            tell(program, said);
        }
    }
    println!("{} of {count} programs differ", certain.len());
    assert!(
        certain.len() as u64 <= count.div_ceil(ADMITTED),
        "seed {seed}: {} of {count} programs differ",
        certain.len()
    );
}
