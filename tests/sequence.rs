//! The sequence diagram of the last story, and the chain of causes of what is selected.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/playing.rs"]
mod playing;
#[path = "support/mod.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};

use coppice::runtime::{Event, EventKind, Message, Record, Scheduling, Term};
use coppice::telling::Simulation;
use coppice::telling::sequence::{Act, Fate, MAX_ROWS, Row, Sequence};
use playing::{FRAME_MS, at_rest, play};
use support::{Chapter, random_hits};

const WORKER_2: &str = "Todo.System/Todo.Database/2";
const DATABASE: &str = "Todo.System/Todo.Database";
const PARTITION: &str = "Todo.System/Todo.ProcessRegistry/Todo.ProcessRegistry.PIDPartition0";
const ALICE: &str = "Todo.System/Todo.Cache/Alice";

fn after_killing(path: &str) -> Simulation {
    let mut simulation = at_rest();
    simulation.kill(path);
    play(&mut simulation);
    simulation
}

/// The rows, one a line: beat, who (to whom), what.
fn told(sequence: &Sequence) -> Vec<String> {
    let line = |row: &Row| {
        let from = &sequence.columns[row.from].label;
        let to = &sequence.columns[row.to].label;
        let who = if row.from == row.to {
            from.clone()
        } else {
            format!("{from} → {to}")
        };
        let fate = match row.fate {
            Fate::Arrived => "",
            Fate::Ignored => " (ignored)",
            Fate::Lost => " (lost)",
        };
        let what = format!("{} {who} {} {}", row.beat, row.act.word(), row.label);
        what.trim_end().to_owned() + fate
    };
    sequence.rows.iter().map(line).collect()
}

fn columns(sequence: &Sequence) -> Vec<&str> {
    sequence.columns.iter().map(|column| column.label.as_str()).collect()
}

/// Every arrow that arrives has both ends on a life; every life that began in the story began with its row.
fn is_sound(sequence: &Sequence) {
    let alive = |column: usize, row: usize| {
        sequence.columns[column]
            .lives
            .iter()
            .any(|life| life.from.is_none_or(|from| from <= row) && life.to.is_none_or(|to| row <= to))
    };
    for (at, row) in sequence.rows.iter().enumerate() {
        assert!(
            alive(row.from, at),
            "{} begins at a lifeline that is not there",
            row.words
        );
        let arrives = row.fate != Fate::Lost;
        assert!(
            !arrives || alive(row.to, at),
            "{} ends at a lifeline that is not there",
            row.words
        );
        assert!(!row.words.is_empty(), "row {at} has a sentence");
    }
    for column in &sequence.columns {
        for (life, next) in column.lives.iter().zip(column.lives.iter().skip(1)) {
            let one_after_the_other = life.ended.as_ref().is_some_and(|(end, _)| Some(*end) <= next.from);
            assert!(
                column.slot.is_none() || one_after_the_other,
                "{}: two lives at once",
                column.label
            );
        }
        for (bar, next) in column.bars.iter().zip(column.bars.iter().skip(1)) {
            assert!(
                column.slot.is_none() || bar.to <= next.from,
                "{}: {bar:?} {next:?}",
                column.label
            );
        }
        let last = sequence.rows.len();
        assert!(
            column.bars.iter().all(|bar| bar.from <= bar.to && bar.to < last),
            "{}",
            column.label
        );
    }
}

#[test]
fn a_killed_worker_is_drawn_row_by_row() {
    let mut simulation = at_rest();
    let pid = |simulation: &Simulation| {
        let view = simulation.view();
        let slot = view.slots.iter().find(|slot| slot.path == WORKER_2).expect("a slot");
        slot.pid.clone().expect("running")
    };
    let old = pid(&simulation);
    simulation.kill(WORKER_2);
    play(&mut simulation);
    let new = pid(&simulation);
    let sequence = simulation.sequence();
    assert_eq!(
        columns(&sequence),
        ["You", "worker 2", "PIDPartition0", "Todo.Database"]
    );
    assert_eq!(
        told(&sequence),
        [
            "0 You → worker 2 EXIT :kill".to_owned(),
            "1 worker 2 exits :killed".to_owned(),
            "2 worker 2 → PIDPartition0 EXIT :killed".to_owned(),
            "2 worker 2 → Todo.Database EXIT :killed".to_owned(),
            "2 PIDPartition0 name gone {Todo.DatabaseWorker, 2}".to_owned(),
            "3 Todo.Database decides one_for_one: restart only worker 2 · 1 of 3".to_owned(),
            format!("4 Todo.Database → worker 2 SPAWN {new}"),
            "5 worker 2 name {Todo.DatabaseWorker, 2}".to_owned(),
            "5 worker 2 → Todo.Database ACK started".to_owned(),
        ]
    );
    let lives: Vec<_> = sequence.columns[1]
        .lives
        .iter()
        .map(|life| (life.pid.clone(), life.from))
        .collect();
    assert_eq!(lives, [(old, None), (new.clone(), Some(6))]);
    assert_eq!(sequence.columns[1].lives[0].ended, Some((1, ":killed".to_owned())));
    let database = sequence.columns[3].lives[0].pid.clone();
    assert_eq!(
        sequence.rows[6].words,
        format!("Todo.Database {database} spawned worker 2 {new}")
    );
    is_sound(&sequence);
}

#[test]
fn a_supervisor_waits_from_the_spawn_to_the_acknowledgement() {
    let sequence = after_killing(WORKER_2).sequence();
    let bars: Vec<_> = sequence.columns[3]
        .bars
        .iter()
        .map(|bar| (bar.from, bar.to, bar.waits))
        .collect();
    assert_eq!(bars, [(3, 6, false), (6, 8, true), (8, 8, false)]);
}

#[test]
fn workers_of_a_killed_database_die_of_their_links_and_it_says_so() {
    let simulation = after_killing(DATABASE);
    let sequence = simulation.sequence();
    assert_eq!(
        told(&sequence)[..14],
        [
            "0 You → Todo.Database EXIT :kill",
            "1 Todo.Database exits :killed",
            "2 Todo.Database → Todo.System EXIT :killed",
            "2 Todo.Database → worker 3 EXIT :killed",
            "2 Todo.Database → worker 2 EXIT :killed",
            "2 Todo.Database → worker 1 EXIT :killed",
            "3 Todo.System decides one_for_one: restart only Todo.Database · 1 of 3",
            "4 Todo.System → Todo.Database SPAWN #PID<0.118.0>",
            "1 worker 3 exits :killed",
            "2 worker 3 → PIDPartition0 EXIT :killed",
            "1 worker 2 exits :killed",
            "2 worker 2 → PIDPartition0 EXIT :killed",
            "1 worker 1 exits :killed",
            "2 worker 1 → PIDPartition0 EXIT :killed",
        ]
    );
    let deaths = sequence
        .rows
        .iter()
        .filter(|row| row.words.contains("died of its link to Todo.Database"));
    assert_eq!(deaths.count(), 3);
    let causes: Vec<_> = simulation
        .causes(sequence.rows[8].event)
        .iter()
        .map(|cause| cause.words.to_string())
        .collect();
    assert_eq!(
        causes,
        [
            "You killed Todo.Database",
            "Todo.Database exited: :killed",
            "Todo.Database sent the exit signal :killed to worker 3 along their link",
            "worker 3 died of its link to Todo.Database: :killed",
        ]
    );
    is_sound(&sequence);
}

#[test]
fn whoever_is_linked_to_a_killed_partition_dies_and_its_supervisor_restarts_all_it_has() {
    let sequence = after_killing(PARTITION).sequence();
    let dead: Vec<_> = sequence
        .rows
        .iter()
        .filter(|row| row.act == Act::Ended)
        .map(|row| row.from)
        .collect();
    let dead: Vec<_> = dead
        .into_iter()
        .map(|column| sequence.columns[column].label.as_str())
        .collect();
    assert_eq!(
        dead,
        ["PIDPartition0", "worker 2", "Bob", "Alice", "worker 3", "worker 1"]
    );
    let decisions: Vec<_> = told(&sequence)
        .into_iter()
        .filter(|row| row.contains("decides"))
        .collect();
    assert_eq!(
        decisions,
        [
            "3 Todo.ProcessRegistry decides one_for_all: restart all of its children because of PIDPartition0 · 1 of 3",
            "3 Todo.Database decides one_for_one: restart only worker 2 · 1 of 3",
            "3 Todo.Cache decides Bob rests: temporary",
            "3 Todo.Cache decides Alice rests: temporary",
            "3 Todo.Database decides one_for_one: restart only worker 3 · 2 of 3",
            "3 Todo.Database decides one_for_one: restart only worker 1 · 3 of 3",
        ]
    );
    is_sound(&sequence);
}

#[test]
fn four_kills_are_one_story_that_escalates() {
    let mut simulation = at_rest();
    for _ in 0..4 {
        simulation.kill(WORKER_2);
        for _ in 0..200 {
            simulation.frame(FRAME_MS);
        }
    }
    play(&mut simulation);
    let sequence = simulation.sequence();
    let rows = told(&sequence);
    assert_eq!(
        rows.iter().filter(|row| *row == "0 You → worker 2 EXIT :kill").count(),
        4
    );
    let from = rows
        .iter()
        .position(|row| row.contains("gives up"))
        .expect("it gives up");
    assert_eq!(
        rows[from..from + 17],
        [
            "3 Todo.Database decides gives up · a 4th in 5 s: limit is 3",
            "3 Todo.Database → worker 3 EXIT :shutdown",
            "1 worker 3 exits :shutdown",
            "2 worker 3 → PIDPartition0 EXIT :shutdown",
            "2 worker 3 → Todo.Database EXIT :shutdown",
            "2 worker 3 → Todo.Database DOWN",
            "2 PIDPartition0 name gone {Todo.DatabaseWorker, 3}",
            "2 Todo.Database → worker 1 EXIT :shutdown",
            "1 worker 1 exits :shutdown",
            "2 worker 1 → PIDPartition0 EXIT :shutdown",
            "2 worker 1 → Todo.Database EXIT :shutdown",
            "2 worker 1 → Todo.Database DOWN",
            "2 PIDPartition0 name gone {Todo.DatabaseWorker, 1}",
            "1 Todo.Database exits :shutdown",
            "2 Todo.Database → Todo.System EXIT :shutdown",
            "3 Todo.System decides one_for_one: restart only Todo.Database · 1 of 3",
            "4 Todo.System → Todo.Database SPAWN #PID<0.121.0>",
        ]
    );
    let restarted = sequence
        .rows
        .iter()
        .find(|row| row.label == "#PID<0.121.0>")
        .expect("the spawn");
    let causes: Vec<_> = simulation
        .causes(restarted.event)
        .iter()
        .map(|cause| cause.words.to_string())
        .collect();
    assert_eq!(causes[0], "You killed worker 2");
    assert_eq!(
        causes[3],
        "Todo.Database gave up, as a 4th restart in 5 s is wanted: the limit is 3"
    );
    assert_eq!(
        causes.last().map(String::as_str),
        Some("Todo.System spawned Todo.Database")
    );
    is_sound(&sequence);
}

#[test]
fn a_temporary_list_rests_until_it_is_asked_for_in_calls_and_replies() {
    let mut simulation = after_killing(ALICE);
    let sequence = simulation.sequence();
    assert_eq!(
        told(&sequence).last().map(String::as_str),
        Some("3 Todo.Cache decides Alice rests: temporary")
    );

    simulation.kill(ALICE);
    simulation.kill("Todo.System/Todo.Cache/Bob");
    simulation.open_list("Alice");
    play(&mut simulation);
    let sequence = simulation.sequence();
    let rows = told(&sequence);
    let talk = rows.iter().skip_while(|row| !row.contains("to-do page"));
    let talk: Vec<_> = talk
        .filter(|row| row.contains(" → ") && !row.contains("Bob"))
        .map(|row| row.split(" SPAWN").next().unwrap_or(row))
        .collect();
    assert_eq!(
        talk,
        [
            "0 to-do page → Todo.Cache CALL :start_child Todo.Server.start_link(\"Alice\")",
            "4 Todo.Cache → Alice",
            "5 Alice → Todo.Cache ACK started",
            "5 Alice → worker 3 CALL {:get, \"Alice\"}",
            "5 Todo.Cache → to-do page REPLY {:ok, #PID<0.119.0>}",
            "5 worker 3 → Alice REPLY %Todo.List{next_id: 2, entries: %{1 => %{date: ~D[2023-01-01…",
            "0 to-do page → Alice CALL :entries",
            "0 Alice → to-do page REPLY [%{date: ~D[2023-01-01], id: 1, title: \"Audit\"}]",
        ]
    );
    is_sound(&sequence);
}

#[test]
fn a_long_story_is_cut_and_says_how_much_is_missing() {
    let mut simulation = at_rest();
    // Often enough that the story goes on, not so often that it escalates.
    for _ in 0..50 {
        simulation.kill(WORKER_2);
        let next_ms = simulation.view().time_ms + 2_000;
        while simulation.view().time_ms < next_ms {
            simulation.frame(FRAME_MS);
        }
    }
    play(&mut simulation);
    let sequence = simulation.sequence();
    assert_eq!(sequence.rows.len(), MAX_ROWS);
    assert_eq!(sequence.more, 50 * 9 - 400);
    is_sound(&sequence);
}

#[test]
fn the_next_hit_after_a_rest_begins_another_story() {
    let mut simulation = after_killing(WORKER_2);
    let first = simulation.sequence();
    simulation.kill(ALICE);
    play(&mut simulation);
    let second = simulation.sequence();
    assert_eq!(told(&second)[0], "0 You → Alice EXIT :kill");
    assert!(second.rows[0].event > first.rows[first.rows.len() - 1].event);
}

#[test]
fn an_exit_signal_that_does_nothing_is_drawn_as_ignored() {
    let mut simulation = at_rest();
    simulation.exit(WORKER_2, "normal").expect("a reason");
    play(&mut simulation);
    assert_eq!(
        told(&simulation.sequence()),
        ["0 You → worker 2 EXIT :normal (ignored)"]
    );
}

#[test]
fn a_selected_event_has_its_row_its_line_its_slot_and_its_causes() {
    let simulation = after_killing(WORKER_2);
    let (sequence, log) = (simulation.sequence(), simulation.log());
    let spawn = sequence
        .rows
        .iter()
        .find(|row| row.act == Act::Spawn)
        .expect("a restart");
    let selection = simulation.selection(spawn.event).expect("it is kept");
    assert_eq!(selection.row, Some(spawn.event));
    assert_eq!(selection.slot.as_deref(), Some(WORKER_2));
    let line = log
        .iter()
        .find(|line| Some(line.event) == selection.line)
        .expect("a line");
    assert!(line.text.contains(" started\nPid: "), "{}", line.text);
    let words: Vec<_> = selection.causes.iter().map(|cause| cause.words.to_string()).collect();
    assert_eq!(
        words,
        [
            "You killed worker 2",
            "worker 2 exited: :killed",
            "worker 2 sent the exit signal :killed to Todo.Database along their link",
            "Todo.Database decided to restart only worker 2 (one_for_one, 1 of 3 in 5 s)",
            "Todo.Database spawned worker 2",
        ]
    );
    assert!(!selection.cut);
    // The process itself tells the same: how it came to be.
    let process = simulation.selection_of_slot(WORKER_2);
    assert_eq!((process.event, &process.causes), (None, &selection.causes));
    // Every line of the log leads somewhere.
    for line in log.iter() {
        let selection = simulation.selection(line.event).expect("it is kept");
        assert_eq!(selection.line, Some(line.event));
        assert!(!selection.causes.is_empty(), "{}", line.text);
    }
}

/// What an event's cause may be: something of the same process, or something that reached it.
fn follows<E>(event: &Event<E>, cause: &Event<E>) -> bool {
    let actor = match &event.kind {
        EventKind::Spawned { parent, .. } => parent.unwrap_or(event.pid),
        _ => event.pid,
    };
    let reached = match &cause.kind {
        EventKind::Sent { to, .. } | EventKind::ExitSignal { to, .. } | EventKind::Down { to } => *to == actor,
        // A link or a monitor to a process that is gone is answered in its name.
        _ => false,
    };
    let answered = match &event.kind {
        EventKind::ExitSignal { by_link: true, to, .. } => *to == cause.pid,
        EventKind::Received(Message::Down { subject, .. }) => *subject == Term::Pid(cause.pid),
        _ => false,
    };
    cause.pid == actor || reached || answered
}

#[test]
fn every_event_of_50_random_runs_has_a_cause_that_reached_it_and_an_input_at_the_root() {
    for seed in 0..50 {
        let scheduling = if seed % 2 == 0 {
            Scheduling::Queue
        } else {
            Scheduling::Shuffled
        };
        let mut chapter = Chapter::start(seed, scheduling);
        chapter.system.set_record(Record::Everything);
        chapter.events.clear();
        random_hits(&mut chapter, seed, 40);
        let by_id: BTreeMap<_, _> = chapter.events.iter().map(|event| (event.id, event)).collect();
        let mut rooted = BTreeSet::from([0]);
        let start = chapter.events.first().map_or(0, |event| event.id);
        for event in &chapter.events {
            assert!(
                event.cause < event.id,
                "seed {seed}: {event:?} is caused by what comes later"
            );
            if event.cause != 0 && event.cause >= start {
                let cause = by_id[&event.cause];
                assert!(
                    follows(event, cause),
                    "seed {seed}: {event:?}\nis not a consequence of {cause:?}"
                );
                assert!(
                    rooted.contains(&event.cause),
                    "seed {seed}: {event:?} has no input at its root"
                );
            }
            rooted.insert(event.id);
        }
    }
}

#[test]
fn a_story_has_no_more_columns_than_there_is_room_for() {
    let whole = after_killing("Todo.System/Todo.ProcessRegistry").sequence();
    assert_eq!(whole.columns.len(), 11);
    assert!(whole.folded(11) == *whole, "with room for all nothing is folded");
    let folded = whole.folded(5);
    assert_eq!(
        columns(&folded),
        [
            "You",
            "Todo.ProcessRegistry",
            "PIDPartition0",
            "Todo.System",
            "7 others"
        ]
    );
    let others = folded.columns[4].about.as_deref().expect("several");
    assert_eq!(
        others,
        "Todo.Cache, Alice, Bob, Todo.Database, worker 3, worker 2, worker 1"
    );
    is_sound(&folded);
    assert!(
        folded.rows.len() < whole.rows.len(),
        "what happens to many in a row is one row"
    );
    let events: u32 = folded.rows.iter().map(|row| row.count).sum();
    assert_eq!(events as usize, whole.rows.len(), "and nothing is left out");
    for row in &whole.rows {
        let at = folded.row_of(row.event).expect("every event has its row");
        assert_eq!(folded.rows[at].act, row.act, "{}", row.words);
    }
}

#[test]
fn folded_stories_are_sound_however_little_room_there_is() {
    for path in [
        WORKER_2,
        DATABASE,
        PARTITION,
        ALICE,
        "Todo.System",
        "Todo.System/Todo.Cache",
    ] {
        let whole = after_killing(path).sequence();
        for most in 2..7 {
            let folded = whole.folded(most);
            assert_eq!(folded.columns.len(), most.min(whole.columns.len()), "{path}");
            is_sound(&folded);
        }
    }
}
