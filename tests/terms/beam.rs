//! The real BEAM, asked about many terms at once (`tests/beam/terms.exs`).

use std::fs;
use std::process::{Command, Stdio};

use coppice::runtime::Term;

use super::external_format::{encode, from_hex, to_hex};

/// What the BEAM says of one term.
pub struct Said {
    pub phash2: u32,
    pub wide: u32,
    pub inspected: String,
    pub in_full: String,
}

/// Why nothing is compared, where that is so.
pub fn left_out() -> bool {
    let left_out = std::env::var_os("COPPICE_WITHOUT_ELIXIR").is_some();
    if left_out {
        println!("COPPICE_WITHOUT_ELIXIR is set: nothing was compared.");
    }
    left_out
}

/// The answers to these questions, a line each.
pub fn ask(name: &str, questions: &[String]) -> Vec<String> {
    let file = format!("{}/{name}", env!("CARGO_TARGET_TMPDIR"));
    fs::write(&file, questions.join("\n")).expect("the questions are written");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/beam/terms.exs");
    let mut elixir = Command::new("elixir");
    let output = elixir.args([script, &file]).stderr(Stdio::piped()).output().expect(
        "there is no `elixir` here to compare with: install it (on Debian: apt-get install erlang-base elixir), or leave \
         this test out with COPPICE_WITHOUT_ELIXIR=1",
    );
    let answers = String::from_utf8(output.stdout).expect("the answers are text");
    let answers: Vec<String> = answers.lines().map(str::to_owned).collect();
    let complaint = String::from_utf8_lossy(&output.stderr);
    let end = complaint.len().saturating_sub(2_000);
    let end = (end..).find(|at| complaint.is_char_boundary(*at)).unwrap_or(0);
    assert_eq!(answers.len(), questions.len(), "{}", &complaint[end..]);
    answers
}

/// `t`: what is asked about a term.
pub fn question(term: &Term) -> String {
    format!("t {}", to_hex(&encode(term)))
}

/// The answer to that; what is behind it says nothing of the term.
pub fn said(answer: &str) -> Said {
    let parts: Vec<&str> = answer.split(' ').collect();
    let [phash2, wide, inspected, in_full, ..] = parts[..] else {
        panic!("{answer} is no answer");
    };
    let text = |digits| String::from_utf8(from_hex(digits)).expect("what is inspected is text");
    Said {
        phash2: phash2.parse().expect("a number"),
        wide: wide.parse().expect("a number"),
        inspected: text(inspected),
        in_full: text(in_full),
    }
}

/// How a term differs from what the BEAM says of it, in a line each.
pub fn differences(term: &Term, said: &Said) -> Vec<String> {
    let mut found = Vec::new();
    let mut check = |what: &str, ours: String, theirs: String| {
        if ours != theirs {
            // What comes before the difference is mostly long.
            let same = ours
                .chars()
                .zip(theirs.chars())
                .take_while(|(one, other)| one == other)
                .count();
            let shown = |text: String| text.chars().skip(same.saturating_sub(40)).take(120).collect::<String>();
            let (ours, theirs) = (shown(ours), shown(theirs));
            found.push(format!(
                "{what}, from character {same}\n  coppice: {ours}\n  the BEAM: {theirs}"
            ));
        }
    };
    check("inspect/1", term.inspect(), said.inspected.clone());
    check("inspect without limits", term.to_string(), said.in_full.clone());
    let of = |hash: u32| format!("{hash} of {}", said.inspected);
    check("phash2/1", of(term.phash2()), of(said.phash2));
    check("phash2/2", of(term.phash2_within(1 << 32)), of(said.wide));
    found
}
