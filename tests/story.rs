//! The restart story is told in its five beats, in order, with what really happened in its captions.

#![cfg(not(target_arch = "wasm32"))]

#[path = "story/beside.rs"]
mod beside;
#[path = "story/escalation.rs"]
mod escalation;
#[path = "story/incidents.rs"]
mod incidents;
#[path = "story/order.rs"]
mod order;
#[path = "support/playing.rs"]
mod playing;
#[path = "story/stories.rs"]
mod stories;
#[path = "story/witness.rs"]
mod witness;

use coppice::telling::view::{SlotKind, SlotView, Status, View};
use playing::{FRAME_MS, at_rest, play, play_and_look, rest};
use witness::lines;

/// What is said of the signals of a process that the registry knows.
const SIGNAL_OF_A_NAME: &str = "it traps exits, and lives; so does the registry, which forgets the name";

fn slot<'a>(view: &'a View, path: &str) -> &'a SlotView {
    let found = view.slots.iter().find(|slot| slot.path == path);
    found.unwrap_or_else(|| panic!("there is no slot {path}"))
}

#[test]
fn a_killed_worker_is_told_in_five_beats() {
    let mut simulation = at_rest();
    let before = simulation.view();
    simulation.kill("Todo.System/Todo.Database/2");
    let told = lines(&mut simulation);
    let after = simulation.view();
    let (old, new) = (
        slot(&before, "Todo.System/Todo.Database/2")
            .pid
            .clone()
            .expect("running"),
        slot(&after, "Todo.System/Todo.Database/2")
            .pid
            .clone()
            .expect("running again"),
    );
    assert_eq!(
        told,
        [
            "1 worker 2 exits: :killed | ".to_owned(),
            format!("2 Its link tells Todo.Database: :killed | {SIGNAL_OF_A_NAME}"),
            "3 Todo.Database decides: one_for_one → restart only worker 2 | 1 of 3 restarts in 5 s".to_owned(),
            format!("4 worker 2: a new process in the same place | {old} → {new}"),
            format!("5 The name {{Todo.DatabaseWorker, 2}} leads to the new process | {new}"),
            "5 worker 2 is ready again | its state is what init made, its mailbox is empty; the lists are safe in storage".to_owned(),
        ]
    );
    for (before, after) in before.slots.iter().zip(after.slots.iter()) {
        assert_eq!(before.path, after.path);
        let hit = before.path == "Todo.System/Todo.Database/2";
        assert_eq!(before.pid != after.pid, hit, "{}", before.path);
        assert_eq!(after.generation, if hit { 2 } else { 1 }, "{}", before.path);
        assert_eq!(after.status, Status::Alive, "{}", before.path);
    }
}

#[test]
fn the_affected_set_is_outlined_before_anything_moves() {
    let mut simulation = at_rest();
    simulation.kill("Todo.System/Todo.Database/2");
    for _ in 0..1_000 {
        simulation.frame(FRAME_MS);
        let view = simulation.view();
        if view.story.as_ref().is_some_and(|story| story.beat == 3) {
            let worker = slot(&view, "Todo.System/Todo.Database/2");
            assert!(worker.affected && worker.pid.is_none());
            assert!(!slot(&view, "Todo.System/Todo.Database/1").affected);
            return;
        }
    }
    panic!("the decision was never shown");
}

#[test]
fn a_temporary_server_rests_until_it_is_asked_for_and_loads_again() {
    let mut simulation = at_rest();
    simulation.kill("Todo.System/Todo.Cache/Alice");
    let told = lines(&mut simulation);
    assert_eq!(
        told.last().expect("a story"),
        "3 Todo.Cache lets Alice rest | temporary: never restarted, nor counted; open the list and it starts again"
    );
    let view = simulation.view();
    let alice = slot(&view, "Todo.System/Todo.Cache/Alice");
    assert_eq!(
        (alice.pid.as_deref(), alice.status, alice.resting),
        (None, Status::Dead, true)
    );
    assert_eq!(
        (alice.detail.as_str(), alice.exit_reason.as_deref()),
        ("not restarted", Some(":killed"))
    );
    assert!(
        view.names().all(|row| row.slot.as_deref() != Some(&alice.path)),
        "the name is not kept for it"
    );
    assert!(
        simulation
            .todo()
            .trouble
            .expect("nobody serves Alice")
            .contains("Nobody serves “Alice”")
    );
    simulation.open_list("Alice");
    play(&mut simulation);
    assert_eq!(simulation.todo().entries[0].title, "Audit");
    assert_eq!(simulation.todo().trouble, None);
    assert_eq!(lists(&simulation.view()), ["Alice", "Bob"], "it has its old place");
}

#[test]
fn empty_places_of_temporary_servers_do_not_pile_up() {
    let mut simulation = at_rest();
    for list in 0..20 {
        simulation.open_list(&list.to_string());
        play(&mut simulation);
        simulation.kill(&format!("Todo.System/Todo.Cache/{list}"));
        play(&mut simulation);
    }
    let stay: Vec<_> = (8..20).map(|list| list.to_string()).collect();
    assert_eq!(
        lists(&simulation.view())[2..],
        stay,
        "the last twelve, beside Alice and Bob"
    );
}

#[test]
fn a_log_line_says_in_the_pages_own_words_whom_it_speaks_of() {
    let mut simulation = at_rest();
    simulation.kill("Todo.System/Todo.Database/2");
    play(&mut simulation);
    let log = simulation.log();
    let line = |part: &str| {
        let found = log.iter().rev().find(|line| line.text.contains(part));
        found.unwrap_or_else(|| panic!("no line has {part}"))
    };
    assert_eq!(line("Process.exit(").who, "worker 2");
    assert_eq!(line("Child 2 of Supervisor").who, "worker 2");
    assert_eq!(line("exited with :killed").who, "worker 2");
    assert_eq!(line("Child Todo.Cache of Supervisor").who, "Todo.Cache");
}

fn lists(view: &View) -> Vec<String> {
    let lists = view.slots.iter().filter(|slot| slot.kind == SlotKind::Dynamic);
    lists.map(|slot| slot.label.clone()).collect()
}

#[test]
fn an_entry_that_was_added_is_written_for_the_storage_outside() {
    let mut simulation = at_rest();
    simulation.open_list("Carol");
    simulation.add_entry("2024-02-29", "Leap").expect("a day");
    play(&mut simulation);
    let writes = simulation.take_writes();
    assert_eq!(writes.len(), 1);
    assert_eq!(
        writes[0],
        (
            "Carol".to_owned(),
            r#"{"version":1,"next_id":2,"entries":[{"id":1,"date":"2024-02-29","title":"Leap","done":false}]}"#
                .to_owned()
        )
    );
    assert!(simulation.take_writes().is_empty());
}

#[test]
fn escalation_tells_that_the_limit_was_exceeded() {
    let mut simulation = at_rest();
    // Hammered: virtual time does not pass while a story is told.
    for generation in 2..=4 {
        simulation.kill("Todo.System/Todo.Database/1");
        while slot(&simulation.view(), "Todo.System/Todo.Database/1").generation < generation {
            simulation.frame(FRAME_MS);
        }
    }
    simulation.kill("Todo.System/Todo.Database/1");
    let told = lines(&mut simulation);
    let gave_up = told.iter().any(|line| {
        line.starts_with(
            "3 Todo.Database gives up and exits: :shutdown | a 4th restart in 5 s is wanted: the limit is 3",
        )
    });
    assert!(gave_up, "{told:#?}");
    let view = simulation.view();
    assert_eq!(slot(&view, "Todo.System/Todo.Database").generation, 2);
    assert_eq!(slot(&view, "Todo.System/Todo.Cache").generation, 1);
}

#[test]
fn impossible_dates_and_empty_titles_are_refused_in_words() {
    let mut simulation = at_rest();
    let error = simulation.add_entry("2023-02-30", "x").expect_err("no such day");
    assert!(error.contains("2023-02-30 does not exist"), "{error}");
    assert!(simulation.add_entry("yesterday", "x").is_err());
    assert!(simulation.add_entry("2023-01-01", "  ").is_err());
}

#[test]
fn replaying_the_inputs_gives_the_same_digest() {
    let mut simulation = at_rest();
    simulation.kill("Todo.System/Todo.Cache/Bob");
    simulation.kill("Todo.System/Todo.ProcessRegistry/Todo.ProcessRegistry.PIDPartition0");
    play(&mut simulation);
    simulation.open_list("Bob");
    play(&mut simulation);
    let system = simulation.system();
    let replayed = simulation.played_again();
    assert_eq!(replayed.system().digest(), system.digest());
}

#[test]
fn a_list_opened_again_while_its_end_is_still_being_told_is_served_again() {
    for frames in [1, 60, 150, 200, 250, 300] {
        let mut simulation = at_rest();
        simulation.open_list("Alice");
        simulation.add_entry("2023-01-02", "Shopping").expect("a day");
        play(&mut simulation);
        simulation.kill("Todo.System/Todo.Cache/Alice");
        for _ in 0..frames {
            simulation.frame(FRAME_MS);
        }
        simulation.open_list("Alice");
        play(&mut simulation);
        let view = simulation.view();
        assert_eq!(
            slot(&view, "Todo.System/Todo.Cache/Alice").status,
            Status::Alive,
            "{frames} frames"
        );
        assert_eq!(simulation.todo().entries.len(), 2, "{frames} frames");
    }
}

#[test]
fn four_quick_clicks_on_a_worker_are_four_kills() {
    let mut simulation = at_rest();
    for _ in 0..4 {
        simulation.kill("Todo.System/Todo.Database/1");
        simulation.frame(FRAME_MS);
    }
    play(&mut simulation);
    let view = simulation.view();
    assert_eq!(slot(&view, "Todo.System/Todo.Database").generation, 2);
    assert_eq!(slot(&view, "Todo.System/Todo.Database/1").generation, 5);
    assert_eq!(slot(&view, "Todo.System/Todo.Database/2").generation, 2);
}

#[test]
fn an_exit_signal_that_does_nothing_is_said_in_the_log() {
    let mut simulation = at_rest();
    let worker = "Todo.System/Todo.Database/2";
    simulation.exit(worker, ":normal").expect("a reason");
    play(&mut simulation);
    let view = simulation.view();
    assert_eq!(slot(&view, worker).generation, 1);
    let log = simulation.log();
    let last = log.last().expect("a line");
    assert!(last.text.contains("ignored the exit signal :normal"), "{}", last.text);
    assert_eq!(last.slot.as_deref(), Some(worker));
}

#[test]
fn a_dead_supervisor_is_drawn_as_the_one_it_was() {
    let mut simulation = at_rest();
    simulation.kill("Todo.System");
    play(&mut simulation);
    let view = simulation.view();
    let supervisors: Vec<_> = view
        .slots
        .iter()
        .filter_map(|slot| match &slot.kind {
            SlotKind::Supervisor { strategy, .. } => Some((slot.label.as_str(), *strategy, slot.status)),
            SlotKind::Worker | SlotKind::Dynamic | SlotKind::Partition | SlotKind::Block(_) => None,
        })
        .collect();
    assert_eq!(
        supervisors,
        [
            ("Todo.System", "one_for_one", Status::Dead),
            ("Todo.ProcessRegistry", "one_for_all", Status::Dead),
            ("Todo.Database", "one_for_one", Status::Dead),
            ("Todo.Cache", "dynamic", Status::Dead),
        ]
    );
}

/// Frames at the pace of a reader until the death of a cache of so many lists has been told.
fn frames_of_a_cache_of(count: u32) -> u32 {
    let mut simulation = at_rest();
    for number in 0..count {
        simulation.open_list(&format!("list {number}"));
        rest(&mut simulation);
    }
    simulation.kill("Todo.System/Todo.Cache");
    let mut frames = 0;
    play_and_look(&mut simulation, |view| frames += u32::from(view.story.is_some()));
    frames
}

#[test]
fn the_death_of_hundreds_is_no_film_of_minutes() {
    let (ten, hundreds) = (frames_of_a_cache_of(10), frames_of_a_cache_of(300));
    let seconds = |frames: u32| f64::from(frames) * FRAME_MS / 1_000.0;
    assert!(hundreds >= ten, "{ten} frames, {hundreds} frames");
    assert!(
        seconds(hundreds) <= seconds(ten) + 8.0,
        "{} s, {} s",
        seconds(ten),
        seconds(hundreds)
    );
}

/// Frames at the pace of a reader until the deaths of so many lists have been told, which one line kills one by one.
fn frames_of_killed_lists(count: u32) -> u32 {
    let mut simulation = at_rest();
    for number in 0..count {
        simulation.open_list(&format!("list {number}"));
        rest(&mut simulation);
    }
    let of = "DynamicSupervisor.which_children(Todo.Cache)";
    simulation.evaluate(&format!("for {{_, pid, _, _}} <- {of}, do: Process.exit(pid, :kill)"));
    let mut frames = 0;
    play_and_look(&mut simulation, |view| frames += u32::from(view.story.is_some()));
    frames
}

#[test]
fn hundreds_of_deaths_one_after_the_other_are_told_ever_faster() {
    let (tens, hundreds) = (frames_of_killed_lists(30), frames_of_killed_lists(300));
    let seconds = |frames: u32| f64::from(frames) * FRAME_MS / 1_000.0;
    let (tens, hundreds) = (seconds(tens), seconds(hundreds));
    assert!(hundreds <= tens + 30.0, "{tens} s, {hundreds} s");
}
