//! What Elixir says of pieces of source (`tests/beam/syntax.exs`), and what Coppice does.

use std::fs;
use std::process::{Command, Stdio};

use coppice::elixir::syntax::{SyntaxErrorKind, parse};
use coppice::runtime::Term;

use crate::external_format::{decode, from_hex, to_hex};

/// What a piece is.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    Quoted(Term),
    SyntaxError(String),
    TokenMissing(String),
    /// What only Elixir says: its own error fails.
    Raised(String),
}

/// What Coppice makes of a piece.
pub fn ours(piece: &str) -> Verdict {
    match parse(piece, "nofile", 1) {
        Ok(quoted) => Verdict::Quoted(quoted.to_term()),
        Err(error) => match error.kind {
            SyntaxErrorKind::SyntaxError => Verdict::SyntaxError(error.to_string()),
            SyntaxErrorKind::TokenMissing => Verdict::TokenMissing(error.to_string()),
        },
    }
}

/// The verdict that an answer is.
pub fn said(answer: &str) -> Verdict {
    let (kind, digits) = answer.split_once(' ').expect("a kind and what was said");
    let bytes = from_hex(digits);
    let text = || String::from_utf8_lossy(&bytes).into_owned();
    match kind {
        "q" => Verdict::Quoted(decode(&bytes)),
        "s" => Verdict::SyntaxError(text()),
        "t" => Verdict::TokenMissing(text()),
        _ => Verdict::Raised(text()),
    }
}

/// Why nothing is compared, where that is so.
pub fn left_out() -> bool {
    let left_out = std::env::var_os("COPPICE_WITHOUT_ELIXIR").is_some();
    if left_out {
        println!("COPPICE_WITHOUT_ELIXIR is set: nothing was compared.");
    }
    left_out
}

/// What Elixir says of each of these pieces.
pub fn theirs(name: &str, pieces: &[String]) -> Vec<Verdict> {
    let file = format!("{}/{name}", env!("CARGO_TARGET_TMPDIR"));
    let questions: Vec<String> = pieces.iter().map(|piece| to_hex(piece.as_bytes())).collect();
    fs::write(&file, questions.join("\n")).expect("the questions are written");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/beam/syntax.exs");
    let mut elixir = Command::new("elixir");
    let output = elixir.args([script, &file]).stderr(Stdio::piped()).output().expect(
        "there is no `elixir` here to compare with: install it (on Debian: apt-get install erlang-base elixir), or leave \
         this test out with COPPICE_WITHOUT_ELIXIR=1",
    );
    let answers = String::from_utf8(output.stdout).expect("the answers are text");
    let answers: Vec<Verdict> = answers.lines().map(said).collect();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!(answers.len(), pieces.len(), "{complaint}");
    answers
}

/// How two verdicts differ: `None` for the same tree or the same message.
pub fn difference(piece: &str, ours: &Verdict, theirs: &Verdict) -> Option<Difference> {
    let text = format!("{piece}\n  coppice: {}\n  the BEAM: {}", shown(ours), shown(theirs));
    match (ours, theirs) {
        _ if ours == theirs => None,
        (Verdict::Quoted(_), _) | (_, Verdict::Quoted(_)) => Some(Difference::Tree(text)),
        // Whoever asks for another line goes by the kind.
        (Verdict::TokenMissing(_), Verdict::SyntaxError(_)) | (Verdict::SyntaxError(_), Verdict::TokenMissing(_)) => {
            Some(Difference::Kind(text))
        }
        (_, Verdict::Raised(_)) => None,
        _ => Some(Difference::Message(text)),
    }
}

/// Two verdicts that differ.
#[derive(Debug)]
pub enum Difference {
    /// One is a tree, or both are and differ.
    Tree(String),
    /// One could go on, and the other could not.
    Kind(String),
    /// Both refuse in other words.
    Message(String),
}

fn shown(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Quoted(term) => term.to_string(),
        Verdict::SyntaxError(text) => format!("SyntaxError {text}"),
        Verdict::TokenMissing(text) => format!("TokenMissingError {text}"),
        Verdict::Raised(text) => format!("raises {text}"),
    }
}
