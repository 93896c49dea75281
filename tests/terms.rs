//! What Coppice makes of terms, beside what the real BEAM does (docs/fidelity.md): how they print, in which order they
//! are, which are equal, what they hash to, and which clauses take them.
//!
//! Hard terms are compared with what was recorded, and random ones with a BEAM beside it.
//! `COPPICE_SEED` says which random terms; by default the seed is new every time, and printed.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::disallowed_types,
    reason = "a native test beside a real BEAM: it takes its seed from the clock, and a thread has a small stack"
)]

mod terms {
    pub mod beam;
    pub mod deep;
    pub mod external_format;
    pub mod patterns;
    pub mod random;
}

use std::cmp::Ordering;
use std::time::SystemTime;

use coppice::runtime::Term;
use coppice::tuple;
use terms::beam::{ask, differences, left_out, question, said};
use terms::external_format::{decode, encode, from_hex, to_hex};
use terms::patterns::{VARIABLES, Written, clause};
use terms::random::Terms;

/// How many random terms a run compares, and how many pairs of them.
const TERMS: usize = 10_000;
const PAIRS: usize = 20_000;
/// How many random clauses.
const CLAUSES: usize = 2_000;
/// How deep a term nests at most.
const DEPTH: u32 = 4;
/// How many differences are shown.
const SHOWN: usize = 10;

fn seed() -> u64 {
    let given = std::env::var("COPPICE_SEED").ok().and_then(|seed| seed.parse().ok());
    let clock = || SystemTime::UNIX_EPOCH.elapsed().expect("a clock after 1970").as_secs();
    let seed = given.unwrap_or_else(clock);
    println!("seed {seed}");
    seed
}

fn assert_none(seed: u64, differences: &[String]) {
    let shown = differences.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("\n\n");
    assert!(
        differences.is_empty(),
        "seed {seed}: {} differ\n{shown}",
        differences.len()
    );
}

fn sign(order: Ordering) -> &'static str {
    match order {
        Ordering::Less => "<",
        Ordering::Equal => "=",
        Ordering::Greater => ">",
    }
}

/// How two terms compare: the answer to `p`.
fn compared(a: &Term, b: &Term) -> String {
    format!("{}{}", sign(a.compare(b)), u8::from(a == b))
}

/// The places of the terms in their order, of equal ones the first first.
fn sorted(terms: &[Term]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..terms.len()).collect();
    places.sort_by(|a, b| terms[*a].compare(&terms[*b]));
    places
}

#[test]
fn random_terms_are_to_coppice_what_they_are_to_the_beam() {
    if left_out() {
        return;
    }
    let seed = seed();
    let mut random = Terms::new(seed);
    let terms: Vec<Term> = (0..TERMS).map(|_| random.term(DEPTH)).collect();
    let mut questions: Vec<String> = terms.iter().map(question).collect();
    let order = sorted(&terms);
    // Neighbours in the order are alike, others seldom are.
    let neighbours = order.windows(2).map(|pair| (pair[0], pair[1]));
    let count = TERMS as u32;
    let others = (0..PAIRS - TERMS + 1).map(|_| (random.below(count) as usize, random.below(count) as usize));
    let pairs: Vec<(usize, usize)> = neighbours.chain(others).collect();
    questions.push("s".to_owned());
    questions.extend(pairs.iter().map(|(a, b)| format!("p {a} {b}")));
    let answers = ask("random-terms", &questions);
    let mut found = Vec::new();
    for (term, answer) in terms.iter().zip(&answers) {
        found.extend(differences(term, &said(answer)));
        assert_eq!(&decode(&encode(term)), term, "what crosses is what was sent");
    }
    for ((a, b), answer) in pairs.iter().zip(&answers[TERMS + 1..]) {
        let (a, b) = (&terms[*a], &terms[*b]);
        if compared(a, b) != *answer {
            found.push(format!("{a}\n{b}\n  coppice: {}\n  the BEAM: {answer}", compared(a, b)));
        }
    }
    let ours = order.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    if found.is_empty() && ours != answers[TERMS] {
        found.push("the order of all".to_owned());
    }
    assert_none(seed, &found);
}

/// Terms that are easily got wrong, in their order, each with what the BEAM made of it (`tests/beam/hard_terms.exs`).
#[test]
fn hard_terms_are_to_coppice_what_they_were_to_the_beam() {
    let recorded = include_str!("terms/recorded.txt");
    let lines: Vec<(&str, &str)> = recorded
        .lines()
        .map(|line| line.split_once(' ').expect("a term"))
        .collect();
    let terms: Vec<Term> = lines.iter().map(|(term, _)| decode(&from_hex(term))).collect();
    assert!(terms.len() >= 500, "{} terms were recorded", terms.len());
    let mut found = Vec::new();
    for (term, (_, answer)) in terms.iter().zip(&lines) {
        found.extend(differences(term, &said(answer)));
    }
    for (pair, (_, answer)) in terms.windows(2).zip(&lines) {
        let [a, b] = [&pair[0], &pair[1]];
        if !answer.ends_with(&compared(a, b)) {
            found.push(format!(
                "{}\n{}\n  coppice: {}",
                a.inspect(),
                b.inspect(),
                compared(a, b)
            ));
        }
    }
    assert_none(0, &found);
    // The order is one order: whoever is further to the left is not the larger.
    for (at, a) in terms.iter().enumerate() {
        for b in &terms[at..] {
            assert!(
                a.compare(b).is_le() && b.compare(a).is_ge(),
                "{} and {}",
                a.inspect(),
                b.inspect()
            );
            assert_eq!(a == b, a.cmp(b).is_eq(), "{} and {}", a.inspect(), b.inspect());
        }
    }
}

/// What a clause makes of a term: its variables, or `:none`.
fn taken(written: &Written, term: &Term) -> Term {
    let mut slots = vec![Term::atom("unbound"); VARIABLES.len()];
    if !written.clause.takes(term, &mut slots) {
        return Term::atom("none");
    }
    slots.truncate(written.variables.len());
    tuple![Term::atom("ok"), Term::list(slots)]
}

#[test]
fn random_clauses_take_what_they_take_on_the_beam() {
    if left_out() {
        return;
    }
    let seed = seed();
    let mut random = Terms::new(seed.wrapping_add(1));
    let cases: Vec<(Term, Written)> = (0..CLAUSES)
        .map(|_| {
            let term = random.term(3);
            let written = clause(&mut random, &term);
            (term, written)
        })
        .collect();
    let question = |(term, written): &(Term, Written)| {
        let variables = written.variables.join(", ");
        let source = format!(
            "case term do\n  {} -> {{:ok, [{variables}]}}\n  _ -> :none\nend",
            written.elixir
        );
        format!("c {} {}", to_hex(&encode(term)), to_hex(source.as_bytes()))
    };
    let questions: Vec<String> = cases.iter().map(question).collect();
    let answers = ask("random-clauses", &questions);
    let mut found = Vec::new();
    let mut took = 0;
    for ((term, written), answer) in cases.iter().zip(&answers) {
        let ours = taken(written, term);
        took += usize::from(!ours.is_atom("none"));
        let theirs = String::from_utf8(from_hex(answer)).expect("text");
        if ours.to_string() != theirs {
            let elixir = &written.elixir;
            found.push(format!("{term}\n{elixir}\n  coppice: {ours}\n  the BEAM: {theirs}"));
        }
    }
    assert_none(seed, &found);
    assert!(
        (CLAUSES / 10..CLAUSES * 9 / 10).contains(&took),
        "seed {seed}: {took} of {CLAUSES} took the term"
    );
}
