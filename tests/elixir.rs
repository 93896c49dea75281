//! Elixir as it is evaluated here, and as the BEAM evaluates it: a corpus of pieces of code, recorded and live.
//!
//! `COPPICE_WRITE_RECORDED=1 cargo test --test elixir` records what the BEAM says; `COPPICE_WRITE_RECORDED=lists,maps` does
//! so of these files of the corpus alone.

#[path = "elixir/corpus.rs"]
mod corpus;

use std::path::PathBuf;

use coppice::fidelity::Session;
use corpus::{Said, beam, differences, files, left_out, recorded, write};

#[test]
fn every_piece_of_the_corpus_does_what_it_did_on_the_beam() {
    if let Ok(which) = std::env::var("COPPICE_WRITE_RECORDED") {
        let named = |file: &PathBuf| {
            which == "1"
                || which
                    .split(',')
                    .any(|name| file.file_stem().is_some_and(|stem| stem == name))
        };
        let chosen: Vec<_> = files().into_iter().filter(named).collect();
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
    let (now, then) = (beam(&files()), recorded());
    let changed = |said: &&Said| !then.contains(said);
    let changed: Vec<_> = now.iter().filter(changed).map(|said| &said.text).collect();
    assert!(
        changed.is_empty(),
        "what the BEAM says of these is not what was recorded: {changed:#?}"
    );
    assert_eq!(now.len(), then.len());
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
