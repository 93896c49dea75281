//! The board and the third drill: what they say comes from a tree that was hit, and the BEAM says the same of each.
//!
//! `COPPICE_WRITE_RECORDED=1 cargo test --test board every_tree` records what the BEAM does of them anew.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::disallowed_methods,
    reason = "a native test beside a real BEAM, whose answers a thread reads"
)]

mod fidelity {
    pub mod beam;
    pub mod comparison;
}

use std::fmt::Write;

use coppice::fidelity as scenarios;
use coppice::systems::scenario::spec::{Lifetime, Strategy};
use coppice::telling::board::BoardCell;
use coppice::telling::board::sheet::BoardSheet;
use coppice::telling::board::small_tree::{SmallTree, WorkerEnd};
use coppice::telling::course::{CourseProgress, LessonResult, PlaceFate};
use coppice::telling::drills::strategies::MatchQuestion;
use fidelity::beam::{Beam, Runs};
use fidelity::comparison::{Verdict, judge};
use serde_json::{Value, json};

/// How often the BEAM does each.
const RUNS: Runs = Runs::of(5, 20);

/// Every tree that is hit, with what it is called.
fn trees() -> Vec<(String, SmallTree)> {
    let cells = BoardCell::all().iter().map(|cell| (cell.id(), cell.tree()));
    let questions = MatchQuestion::ALL.into_iter().flat_map(|question| {
        let under = |strategy: Strategy| {
            let name = format!("drill 3: {} under {}", question.seen(), strategy.written());
            (name, question.tree(strategy))
        };
        BoardCell::STRATEGIES.map(under)
    });
    cells.chain(questions).collect()
}

/// The tree as a scenario: what is done to the worker, and a look at what there is then.
fn scenario(name: &str, tree: &SmallTree) -> Value {
    let target = tree.workers[tree.hit];
    let hit = match tree.end {
        WorkerEnd::Normal => json!({"op": "stop", "target": target, "reason": "normal"}),
        WorkerEnd::Shutdown => json!({"op": "stop", "target": target, "reason": "shutdown"}),
        WorkerEnd::ShutdownWith => json!({"op": "stop", "target": target, "reason": "{shutdown,why}"}),
        WorkerEnd::Raise => json!({"op": "cast", "target": target, "msg": "crash:raise"}),
        WorkerEnd::Kill => json!({"op": "exit", "target": target, "reason": "kill"}),
    };
    let file: Value = serde_json::from_str(&tree.file().to_json()).expect("a tree is JSON");
    let look = json!({"op": "which_children", "sup": file["tree"]["id"]});
    json!({"name": name, "tree": file["tree"], "ops": [hit, look]})
}

/// What has become of each worker by a trace: the incarnations that its supervisor names in the end.
fn fates(tree: &SmallTree, trace: &Value) -> Vec<PlaceFate> {
    let children = trace[2]["result"].as_array().cloned().unwrap_or_default();
    let fate = |worker: &&str| {
        let child = children.iter().find(|child| child[0] == **worker);
        match child.and_then(|child| child[1].as_str()) {
            Some(process) if process == format!("{worker}#1") => PlaceFate::Same,
            Some(process) if process == format!("{worker}#2") => PlaceFate::New,
            // Its spec has gone, or no process is under it.
            None | Some("undefined") => PlaceFate::Gone,
            Some(other) => panic!("what is {other}?"),
        }
    };
    tree.workers.iter().map(fate).collect()
}

fn recorded_file() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fidelity/recorded/board.jsonl").to_owned()
}

fn recorded() -> Vec<Value> {
    let text = std::fs::read_to_string(recorded_file()).expect("what was recorded");
    let lines = text.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("a recorded line is JSON"))
        .collect()
}

/// Asks the BEAM of every tree, and writes down what it says.
fn record() {
    let mut beam = Beam::start().expect("elixir is installed");
    let mut written = String::new();
    for (name, tree) in trees() {
        let scenario = scenario(&name, &tree);
        let variants = beam.record(&scenario, RUNS);
        let line = json!({"scenario": scenario, "variants": variants});
        writeln!(written, "{line}").expect("a text takes all");
    }
    std::fs::write(recorded_file(), written).expect("the file is written");
}

#[test]
fn every_tree_does_what_it_was_recorded_to_do_on_the_beam() {
    if std::env::var_os("COPPICE_WRITE_RECORDED").is_some() {
        record();
    }
    let (trees, recorded) = (trees(), recorded());
    assert_eq!(trees.len(), 15 + 9 + 9);
    assert_eq!(recorded.len(), trees.len(), "one line for each tree");
    for ((name, tree), line) in trees.iter().zip(&recorded) {
        let scenario = scenario(name, tree);
        assert_eq!(line["scenario"], scenario, "what was recorded is what is tried");
        let variants = line["variants"].as_array().expect("variants");
        let script = scenarios::from_value(scenario).expect("a scenario");
        let trace = scenarios::run(&script, 0).expect("it comes to an end");
        let trace = serde_json::to_value(trace).expect("a trace is JSON");
        match judge(variants, &trace) {
            Verdict::Equal => {}
            Verdict::Racy(difference) | Verdict::Different(difference) => panic!("{name}:\n{difference}"),
        }
        // The board does not run the scenario: it hits the tree as a person does.
        for variant in variants {
            assert_eq!(tree.try_out().fates, fates(tree, variant), "{name}");
        }
    }
}

#[test]
fn a_transient_worker_stays_down_after_each_orderly_end_and_comes_back_after_the_others() {
    let fate = |end| BoardCell::Ends(Lifetime::Transient, end).try_out().fates;
    let orderly = [WorkerEnd::Normal, WorkerEnd::Shutdown, WorkerEnd::ShutdownWith];
    assert!(orderly.iter().all(|end| fate(*end) == [PlaceFate::Gone]));
    assert_eq!(fate(WorkerEnd::Raise), [PlaceFate::New]);
    assert_eq!(fate(WorkerEnd::Kill), [PlaceFate::New]);
}

#[test]
fn what_is_said_names_who_decided() {
    let said = BoardCell::Ends(Lifetime::Transient, WorkerEnd::Normal).try_out().said;
    assert_eq!(
        said,
        "worker ends with :normal. transient: supervisor does not restart it."
    );
    let said = BoardCell::Hits(Strategy::RestForOne, 1).try_out().said;
    assert!(said.contains("rest_for_one"), "{said}");
    assert!(said.contains('C') && !said.contains('A'), "{said}");
}

#[test]
fn a_wrong_bet_stays_marked_until_it_is_won() {
    let cell = BoardCell::Ends(Lifetime::Transient, WorkerEnd::Shutdown);
    let (mut sheet, mut progress) = (BoardSheet::default(), CourseProgress::default());
    sheet.bet(cell, 0, true);
    assert_eq!(progress.result(&cell.id()), None, "a bet alone decides nothing");
    sheet.try_out(&[cell], &mut progress);
    assert_eq!(progress.result(&cell.id()), Some(LessonResult::Missed));
    let (bet, tried) = sheet.tried(cell).expect("it was tried out");
    assert_eq!(
        (bet.as_slice(), tried.are_new().as_slice()),
        (&[true][..], &[false][..])
    );
    assert_eq!(tried.fates, [PlaceFate::Gone]);

    // Another visit.
    let mut progress = CourseProgress::read(&progress.text()).expect("it was kept");
    let mut sheet = BoardSheet::default();
    assert_eq!(progress.result(&cell.id()), Some(LessonResult::Missed));
    sheet.try_out(&[cell], &mut progress);
    assert!(sheet.tried(cell).is_none(), "without a bet nothing is tried");
    sheet.bet(cell, 0, false);
    sheet.try_out(&[cell], &mut progress);
    assert_eq!(progress.result(&cell.id()), Some(LessonResult::Won));
    sheet.bet(cell, 0, true);
    sheet.try_out(&[cell], &mut progress);
    assert_eq!(
        progress.result(&cell.id()),
        Some(LessonResult::Won),
        "what is won stays won"
    );
}

#[test]
fn a_row_is_run_at_once_and_cells_without_a_bet_stay_open() {
    let row = BoardCell::ROWS[7];
    let (mut sheet, mut progress) = (BoardSheet::default(), CourseProgress::default());
    for worker in 0..3 {
        sheet.bet(row[0], worker, true);
    }
    sheet.bet(row[2], 2, true);
    sheet.bet(row[1], 1, true);
    sheet.take_back(row[1]);
    assert_eq!(sheet.open_bets(&row), [row[0], row[2]]);
    sheet.try_out(&row, &mut progress);
    let results: Vec<Option<LessonResult>> = row.iter().map(|cell| progress.result(&cell.id())).collect();
    assert_eq!(results, [Some(LessonResult::Won), None, Some(LessonResult::Missed)]);
    assert!(sheet.open_bets(&row).is_empty());
}

#[test]
fn every_cell_has_an_id_of_its_own() {
    let ids: std::collections::BTreeSet<String> = BoardCell::all().iter().map(|cell| cell.id()).collect();
    assert_eq!(ids.len(), 15 + 9);
    assert!(ids.contains("board/transient/shutdown") && ids.contains("board/rest_for_one/B"));
}

#[test]
fn the_crash_of_the_first_worker_fits_two_strategies_and_the_others_one() {
    let fitting = MatchQuestion::ALL.map(MatchQuestion::fitting);
    assert_eq!(fitting[0], [Strategy::RestForOne, Strategy::OneForAll]);
    assert_eq!(fitting[1], [Strategy::OneForOne]);
    assert_eq!(fitting[2], [Strategy::OneForAll]);
    assert_eq!(MatchQuestion::ALL[1].seen(), "B crashes, and only B is new.");
    assert_eq!(MatchQuestion::ALL[2].seen(), "C crashes, and A, B, C and D are new.");
}

#[test]
fn a_choice_of_strategy_is_answered_by_trying_it() {
    let [first, second, _] = MatchQuestion::ALL;
    let wrong = first.answer(Strategy::OneForOne);
    assert_eq!(
        (wrong.fits, wrong.said.as_str()),
        (false, "No: under one_for_one, only A is new.")
    );
    let right = first.answer(Strategy::RestForOne);
    assert!(right.fits);
    assert_eq!(
        right.said,
        "Yes: under rest_for_one, A, B, C and D are new. So they are under one_for_all: this crash alone does not tell \
         which of them it is."
    );
    let only = second.answer(Strategy::OneForOne);
    assert_eq!(only.said, "Yes: under one_for_one, only B is new. Under no other.");
}

#[test]
fn what_is_pressed_again_is_taken_back() {
    let mut sheet = BoardSheet::default();
    let alone = BoardCell::Ends(Lifetime::Permanent, WorkerEnd::Kill);
    sheet.press(alone, 0, true);
    sheet.press(alone, 0, false);
    assert_eq!(sheet.bet_on(alone, 0), Some(false), "the other bet takes its place");
    sheet.press(alone, 0, false);
    assert_eq!(sheet.bet_on(alone, 0), None);
    let three = BoardCell::Hits(Strategy::OneForAll, 0);
    sheet.press(three, 0, true);
    sheet.press(three, 2, true);
    let marks: Vec<_> = (0..3).map(|worker| sheet.bet_on(three, worker)).collect();
    assert_eq!(marks, [Some(true), Some(false), Some(true)]);
    sheet.press(three, 0, true);
    sheet.press(three, 2, true);
    assert_eq!(sheet.bet_on(three, 0), None, "no mark at all is no bet");
}

#[test]
fn what_was_won_before_is_found_out_again_when_it_is_to_be_told() {
    let cell = BoardCell::Hits(Strategy::RestForOne, 1);
    let mut progress = CourseProgress::default();
    progress.take(&cell.id(), LessonResult::Won);
    progress.take(&BoardCell::Hits(Strategy::RestForOne, 2).id(), LessonResult::Missed);
    let mut sheet = BoardSheet::default();
    sheet.remember(&progress);
    let (bet, tried) = sheet.tried(cell).expect("it was won");
    assert_eq!(bet, &[false, true, true]);
    let [before, after] = &tried.pids[0];
    assert_eq!(before, after, "A is the process that it was");
    let [before, after] = &tried.pids[2];
    assert!(
        before != after && after.starts_with("#PID<"),
        "C is another: {before} {after}"
    );
    assert!(
        sheet.tried(BoardCell::Hits(Strategy::RestForOne, 2)).is_none(),
        "what was missed is not given away"
    );
}
