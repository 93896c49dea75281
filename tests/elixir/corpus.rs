//! The corpus: its files, what the BEAM says of its pieces, and what Coppice says.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use coppice::fidelity::Session;
use serde::{Deserialize, Serialize};

/// One piece, and what comes of it: what it prints, then its value or what it raises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub file: String,
    #[serde(rename = "in")]
    pub text: String,
    #[serde(rename = "out")]
    pub said: String,
}

pub fn folder(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/elixir")).join(name)
}

/// The files of the corpus in order.
pub fn files() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder("corpus")).expect("the corpus is there");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    files.sort();
    files
}

/// Why nothing is compared, where that is so.
pub fn left_out() -> bool {
    let left_out = std::env::var_os("COPPICE_WITHOUT_ELIXIR").is_some();
    if left_out {
        println!("COPPICE_WITHOUT_ELIXIR is set: nothing was compared.");
    }
    left_out
}

/// What the BEAM says.
pub fn beam(files: &[PathBuf]) -> Vec<Said> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/beam/console.exs");
    // What a piece writes to the disk, it writes there.
    let mut elixir = Command::new("elixir");
    elixir.current_dir(env!("CARGO_TARGET_TMPDIR")).arg(script).args(files);
    let output = elixir.output().expect(
        "there is no `elixir` here to compare with: install it (on Debian: apt-get install erlang-base elixir), or leave \
         this test out with COPPICE_WITHOUT_ELIXIR=1",
    );
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).expect("the answers are text");
    let read = |line: &str| {
        let said: Said = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let plain = without_numbers(&said.said);
        Said { said: plain, ..said }
    };
    // What a process prints that has outlived its piece stands between the answers.
    let answers = lines.lines().filter(|line| line.starts_with("{\"file\""));
    answers.map(read).collect()
}

/// What was recorded, file by file.
pub fn recorded() -> Vec<Said> {
    let mut all = Vec::new();
    for file in files() {
        let path = folder("recorded")
            .join(file.file_stem().expect("a name"))
            .with_extension("jsonl");
        let lines = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        all.extend(
            lines
                .lines()
                .map(|line| serde_json::from_str::<Said>(line).expect("it was written here")),
        );
    }
    all
}

/// Records it, of these files.
pub fn write(files: &[PathBuf], all: &[Said]) {
    for file in files {
        let stem = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let of_file = all.iter().filter(|said| said.file == stem);
        let lines: Vec<_> = of_file
            .map(|said| serde_json::to_string(said).expect("it is text"))
            .collect();
        let path = folder("recorded").join(&stem).with_extension("jsonl");
        fs::write(path, lines.join("\n") + "\n").expect("it can be written");
    }
}

/// The pieces of which Coppice says something else, in a few lines each.
pub fn differences(all: &[Said]) -> Vec<String> {
    let mut found = Vec::new();
    let (mut session, mut of) = (Session::new(), String::new());
    for said in all {
        if of != said.file {
            session = Session::new();
            of.clone_from(&said.file);
        }
        let ours = without_numbers(&session.print(&said.text));
        if ours != said.said {
            found.push(format!(
                "{}: {}\n  coppice: {ours}  the BEAM: {}",
                said.file, said.text, said.said
            ));
        }
    }
    found
}

/// Without what is another every time: the numbers of pids and references, which function a closure is, and what a module is
/// compiled to.
pub fn without_numbers(text: &str) -> String {
    let mut plain = text.to_owned();
    // The bytes of a compiled module.
    while let Some((before, behind)) = plain.split_once("<<70, 79, 82, 49, ")
        && let Some((_, after)) = behind.split_once(">>")
    {
        plain = format!("{before}\"\"{after}");
    }
    for begin in ["#PID<", "#Reference<", "#Function<"] {
        let mut shown = String::new();
        let mut rest = plain.as_str();
        while let Some((before, behind)) = rest.split_once(begin) {
            shown.push_str(before);
            shown.push_str(begin);
            let (inside, after) = behind.split_once('>').unwrap_or((behind, ""));
            // Of a function, how many arguments it takes and where it is.
            if let Some((_, kept)) = inside.split_once('/') {
                shown.push('/');
                shown.push_str(kept);
            }
            shown.push('>');
            rest = after;
        }
        shown.push_str(rest);
        plain = shown;
    }
    plain
}
