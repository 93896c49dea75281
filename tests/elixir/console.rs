//! Transcripts: what `iex` prints of lines that are piped into it, and what a console here prints of them.
//!
//! Not compared are empty lines, the time of day, where in Elixir's own files something was raised, and what is another each
//! time.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use coppice::elixir::syntax;
use coppice::fidelity::Session;

use crate::corpus::{folder, without_numbers};

/// The files of lines, in order.
pub fn consoles() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder("consoles")).expect("there are some");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    files.sort();
    files
}

/// Where it is written down what `iex` prints of a file of lines.
fn recorded(file: &Path) -> PathBuf {
    folder("recorded")
        .join(file.file_stem().expect("a name"))
        .with_extension("txt")
}

/// What `iex` prints of it.
pub fn of_iex(file: &Path) -> String {
    let lines = fs::read_to_string(file).expect("it can be read") + ":erlang.halt(0)\n";
    let mut iex = Command::new("iex")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("`iex` comes with Elixir");
    std::io::Write::write_all(&mut iex.stdin.take().expect("it is piped"), lines.as_bytes()).expect("it reads");
    let output = iex.wait_with_output().expect("it ends");
    normal(&String::from_utf8_lossy(&output.stdout))
}

/// What a console prints here.
pub fn of_coppice(file: &Path) -> String {
    let mut session = Session::iex();
    let (mut printed, mut pending) = (String::new(), String::new());
    for line in fs::read_to_string(file).expect("it can be read").lines() {
        let number = session.number();
        let mark = if pending.is_empty() { "iex" } else { "..." };
        printed.push_str(&format!("{mark}({number})> "));
        pending.push_str(line);
        pending.push('\n');
        if syntax::parse(&pending, "iex", 1).is_err_and(|error| error.is_incomplete()) {
            continue;
        }
        printed.push_str(&session.print(pending.trim_end_matches('\n')));
        pending.clear();
    }
    let number = session.number();
    normal(&format!("{printed}iex({number})> "))
}

pub fn read(file: &Path) -> String {
    let path = recorded(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn write(file: &Path) {
    fs::write(recorded(file), of_iex(file)).expect("it can be written");
}

/// The first lines in which two transcripts differ.
pub fn difference(file: &Path, ours: &str, theirs: &str) -> Option<String> {
    let (mut our_lines, mut their_lines) = (ours.lines(), theirs.lines());
    loop {
        match (our_lines.next(), their_lines.next()) {
            (None, None) => return None,
            (one, other) if one == other => {}
            (one, other) => {
                return Some(format!(
                    "{}:\n  this:\n    {}\n  iex:\n    {}",
                    file.display(),
                    some(one, our_lines),
                    some(other, their_lines)
                ));
            }
        }
    }
}

/// A few lines.
fn some<'t>(first: Option<&'t str>, lines: std::str::Lines<'t>) -> String {
    let lines: Vec<_> = first.into_iter().chain(lines.take(4)).collect();
    lines.join("\n    ")
}

fn normal(text: &str) -> String {
    let kept = |line: &&str| {
        let is_of_elixir = ["(elixir ", "(iex ", "(stdlib ", "(kernel ", "(logger "]
            .iter()
            .any(|app| line.trim_start().starts_with(app));
        !line.trim().is_empty() && !is_of_elixir && !line.starts_with("Interactive Elixir (")
    };
    // The time before the level of what is logged.
    let timeless = |line: &str| match line.split_once(" [") {
        Some((time, rest)) if time.len() == 12 && time.as_bytes()[2] == b':' => format!("[{}", rest.trim_end()),
        _ => line.trim_end().to_owned(),
    };
    let lines: Vec<_> = text.lines().filter(kept).map(timeless).collect();
    without_numbers(&lines.join("\n")) + "\n"
}
