//! Elixir as it is evaluated here, and as the BEAM evaluates it: a corpus of pieces of code, recorded and live.
//!
//! `COPPICE_WRITE_RECORDED=1 cargo test --test elixir` records what the BEAM says; `COPPICE_WRITE_RECORDED=lists,maps` does
//! so of these files of the corpus alone.

#[path = "elixir/console.rs"]
mod console;
#[path = "elixir/corpus.rs"]
mod corpus;
#[path = "elixir/limits.rs"]
mod limits;

use std::path::{Path, PathBuf};

use coppice::elixir::provide_library;
use coppice::fidelity::Session;
use corpus::{Said, beam, differences, files, left_out, recorded, write};

/// How often `iex` is asked before it counts that it prints something else.
const RUNS: usize = 3;

/// Is that file to be recorded?
fn is_named(file: &Path, which: &str) -> bool {
    which == "1"
        || which
            .split(',')
            .any(|name| file.file_stem().is_some_and(|stem| stem == name))
}

#[test]
fn every_piece_of_the_corpus_does_what_it_did_on_the_beam() {
    if let Ok(which) = std::env::var("COPPICE_WRITE_RECORDED") {
        let chosen: Vec<_> = files().into_iter().filter(|file| is_named(file, &which)).collect();
        write(&chosen, &beam(&chosen));
    }
    let found = differences(&recorded());
    assert!(
        found.is_empty(),
        "{} of the pieces differ:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn the_corpus_is_recorded_as_it_stands() {
    if left_out() {
        return;
    }
    let (mut now, then) = (beam(&files()), recorded());
    assert_eq!(now.len(), then.len());
    let changed = |now: &[Said]| -> Vec<Said> { now.iter().filter(|said| !then.contains(said)).cloned().collect() };
    // A few pieces wait for some milliseconds. On a machine that is busy otherwise the BEAM itself may be late once: what
    // differs is asked again, with all of its file.
    let mut different = changed(&now);
    for _ in 0..4 {
        if different.is_empty() {
            break;
        }
        let of = |file: &PathBuf| different.iter().any(|said| is_named(file, &said.file));
        now = beam(&files().into_iter().filter(of).collect::<Vec<_>>());
        let again = changed(&now);
        different.retain(|said| {
            again
                .iter()
                .any(|other| (&other.file, &other.text) == (&said.file, &said.text))
        });
    }
    let different: Vec<_> = different.iter().map(|said| &said.text).collect();
    assert!(
        different.is_empty(),
        "what the BEAM says of these is not what was recorded: {different:#?}"
    );
}

#[test]
fn a_console_prints_what_iex_prints() {
    if let Ok(which) = std::env::var("COPPICE_WRITE_RECORDED") {
        let files = console::consoles().into_iter();
        files
            .filter(|file| is_named(file, &which))
            .for_each(|file| console::write(&file));
    }
    let files = console::consoles();
    let differ = |file: &PathBuf| console::difference(file, &console::of_coppice(file), &console::read(file));
    let found: Vec<_> = files.iter().filter_map(differ).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_iex_prints_is_recorded_as_it_stands() {
    if left_out() {
        return;
    }
    let files = console::consoles();
    // What others print meanwhile comes when they have their turn: on a busy machine a run may be unlike the others.
    let differ = |file: &PathBuf| {
        let recorded = console::read(file);
        let mut runs = (0..RUNS).map(|_| console::difference(file, &recorded, &console::of_iex(file)));
        runs.try_fold(None, |_, differs| differs.map(Some)).flatten()
    };
    let found: Vec<_> = files.iter().filter_map(differ).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_elixir_has_and_coppice_has_not_is_written_down() {
    if left_out() {
        return;
    }
    let missing = limits::missing();
    if std::env::var("COPPICE_WRITE_RECORDED").is_ok_and(|which| which == "limits") {
        limits::write(&missing);
    }
    assert_eq!(limits::written(), missing);
}

#[test]
fn what_is_typed_while_a_line_waits_for_any_message_is_read_afterwards() {
    let mut session = Session::new();
    session.print("me = self()");
    session.print("spawn(fn -> Process.sleep(50); send(me, {:\"$console_input\", \"1 + 1\"}) end)");
    let line = "began = System.monotonic_time(:millisecond); receive do any -> any after 100 -> :nothing end";
    assert_eq!(session.print(line), ":nothing\n2\n");
    assert_eq!(session.print("System.monotonic_time(:millisecond) - began"), "100\n");
}

#[test]
fn an_endless_loop_shares_its_turns_and_is_killed_like_any_process() {
    let mut session = Session::new();
    session.print("loop = fn loop -> loop.(loop) end");
    session.print("pid = spawn(fn -> loop.(loop) end)");
    assert_eq!(session.print("Enum.sum(1..100)"), "5050\n", "the console has its turns");
    assert_eq!(session.print("Process.alive?(pid)"), "true\n");
    session.print("Process.exit(pid, :kill)");
    assert_eq!(session.print("Process.alive?(pid)"), "false\n");
}

#[test]
fn what_a_page_fetches_of_the_library_is_what_is_compiled_in_elsewhere() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/elixir/library");
    let entries = std::fs::read_dir(folder).expect("the folder of the library");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "ex"));
    files.sort();
    let text = |path| std::fs::read_to_string(path).expect("source is text");
    let all: String = files.iter().map(text).collect();
    assert!(provide_library(all.replace("defmodule Enum do", "defmodule Enum  do")).is_err());
    assert_eq!(
        provide_library(all),
        Ok(()),
        "the files in the order of their names, as `cat` puts them together"
    );
}
