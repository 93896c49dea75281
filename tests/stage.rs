//! What is drawn of processes, registries and the disk says what is so, from the first frame to the last.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/playing.rs"]
mod playing;

use std::collections::BTreeSet;

use coppice::telling::Simulation;
use coppice::telling::view::{LeftToDo, SlotKind, SlotView, Status, TableOwner, View};
use playing::{FRAME_MS, at_rest, play, play_and_look};

const SYSTEM: &str = "Todo.System";
const REGISTRY: &str = "Todo.System/Todo.ProcessRegistry";
const PARTITION: &str = "Todo.System/Todo.ProcessRegistry/Todo.ProcessRegistry.PIDPartition0";
const DATABASE: &str = "Todo.System/Todo.Database";
const WORKER_2: &str = "Todo.System/Todo.Database/2";
const ALICE: &str = "Todo.System/Todo.Cache/Alice";

fn slot<'a>(view: &'a View, path: &str) -> &'a SlotView {
    let found = view.slot(path);
    found.unwrap_or_else(|| panic!("there is no slot {path}"))
}

fn strategy(slot: &SlotView) -> Option<&'static str> {
    match slot.kind {
        SlotKind::Supervisor { strategy, .. } => Some(strategy),
        SlotKind::Worker | SlotKind::Dynamic | SlotKind::Partition | SlotKind::Block(_) => None,
    }
}

/// Notes what is otherwise than it was when it was noted last.
fn note<T: PartialEq>(all: &mut Vec<T>, now: T) {
    if all.last() != Some(&now) {
        all.push(now);
    }
}

/// What is seen of something while the system plays until nothing moves, without repetitions.
fn seen<T: PartialEq>(simulation: &mut Simulation, of: impl Fn(&View) -> T) -> Vec<T> {
    let mut all = vec![of(&simulation.view())];
    play_and_look(simulation, |view| note(&mut all, of(view)));
    all
}

#[test]
fn before_its_first_process_has_begun_a_supervisor_says_no_strategy() {
    let mut simulation = playing::new();
    let seen = seen(&mut simulation, |view| {
        view.slot(REGISTRY).and_then(|slot| strategy(slot))
    });
    let said: Vec<_> = seen.into_iter().flatten().filter(|said| !said.is_empty()).collect();
    assert_eq!(said, ["one_for_all"]);
}

#[test]
fn a_supervisor_that_is_down_or_starting_keeps_the_strategy_that_was_said_last() {
    let mut simulation = at_rest();
    simulation.kill(REGISTRY);
    let seen = seen(&mut simulation, |view| strategy(slot(view, REGISTRY)));
    assert_eq!(seen, [Some("one_for_all")]);
}

#[test]
fn an_old_partition_is_an_orphan_until_it_ends_and_says_what_it_waits_for() {
    let mut simulation = at_rest();
    let old = slot(&simulation.view(), PARTITION).pid.clone();
    simulation.kill(REGISTRY);
    let (mut left, mut owner, mut orphaned_under_another) = (Vec::new(), Vec::new(), false);
    play_and_look(&mut simulation, |view| {
        let (registry, partition) = (slot(view, REGISTRY), slot(view, PARTITION));
        if partition.pid == old {
            let another = registry.pid.is_some() && registry.generation > 1;
            assert_eq!(
                partition.orphan,
                another || registry.pid.is_none(),
                "at {} ms",
                view.time_ms
            );
            orphaned_under_another |= another;
        } else {
            assert!(!partition.orphan, "nobody lives there");
        }
        note(&mut owner, view.tables[0].owner);
        if partition.status == Status::Exiting {
            note(&mut left, partition.ending);
        }
    });
    assert!(orphaned_under_another);
    assert_eq!(owner, [TableOwner::Abandoned, TableOwner::Gone]);
    // Three workers and two servers are registered, and so linked to it.
    assert_eq!(left.first(), Some(&Some(LeftToDo::Report(5))));
    let asked: Vec<_> = left.iter().flatten().collect();
    let fewer = asked.windows(2).all(|pair| match pair {
        [LeftToDo::Report(before), LeftToDo::Report(after)] => after < before,
        _ => false,
    });
    assert!(fewer, "{asked:?}");
}

#[test]
fn a_supervisor_that_ends_says_how_many_children_it_stops_first() {
    let mut simulation = at_rest();
    // Todo.System gives up because of it, and stops its other children.
    simulation.kill(REGISTRY);
    let left = seen(&mut simulation, |view| slot(view, DATABASE).ending);
    let children = [3, 2, 1].map(|left| Some(LeftToDo::Children(left)));
    assert!(
        left.starts_with(&[None]) && children.iter().all(|children| left.contains(children)),
        "{left:?}"
    );
    assert_eq!(left.last(), Some(&None));
}

#[test]
fn only_a_process_that_has_come_up_is_counted() {
    let mut simulation = at_rest();
    assert_eq!(slot(&simulation.view(), WORKER_2).ordinal, 1);
    simulation.kill(WORKER_2);
    assert_eq!(seen(&mut simulation, |view| slot(view, WORKER_2).ordinal), [1, 0, 2]);
    // Three processes are started in place of this one, and none of them comes up.
    simulation.kill(REGISTRY);
    assert_eq!(seen(&mut simulation, |view| slot(view, REGISTRY).ordinal), [1, 0]);
    assert_eq!(slot(&simulation.view(), REGISTRY).generation, 4);
}

#[test]
fn a_stored_list_is_served_exactly_while_its_process_lives() {
    let mut simulation = at_rest();
    let is_so = |view: &View| {
        let disk = view.storage.as_ref().expect("there is a disk");
        for row in &disk.rows {
            let server = format!("Todo.System/Todo.Cache/{}", row.list);
            let lives = view.slot(&server).is_some_and(|slot| slot.pid.is_some());
            assert_eq!(row.served, lives, "{} at {} ms", row.list, view.time_ms);
        }
        disk.rows.iter().map(|row| row.served).collect::<Vec<_>>()
    };
    simulation.kill(ALICE);
    assert_eq!(seen(&mut simulation, is_so), [[true, true], [false, true]]);
    simulation.open_list("Alice");
    assert_eq!(seen(&mut simulation, is_so), [[false, true], [true, true]]);
    simulation.kill(SYSTEM);
    play(&mut simulation);
    assert_eq!(is_so(&simulation.view()), [false, false]);
}

#[test]
fn an_exit_signal_is_seen_along_every_link() {
    let mut simulation = at_rest();
    simulation.kill(PARTITION);
    let mut told = BTreeSet::new();
    play_and_look(&mut simulation, |view| {
        let from_it = view.signals.iter().filter(|signal| signal.from == PARTITION);
        told.extend(from_it.map(|signal| (signal.to.clone(), signal.monitor)));
    });
    let linked = [
        REGISTRY,
        "Todo.System/Todo.Database/1",
        WORKER_2,
        "Todo.System/Todo.Database/3",
        ALICE,
        "Todo.System/Todo.Cache/Bob",
    ];
    let linked = linked.map(|path| (path.to_owned(), false)).into_iter().collect();
    assert_eq!(told, linked);
    assert!(simulation.view().signals.is_empty(), "nothing runs at rest");
}

#[test]
fn what_ran_in_the_past_is_seen_again_there() {
    let mut simulation = at_rest();
    simulation.kill(WORKER_2);
    let mut ran = None;
    for _ in 0..200 {
        simulation.frame(FRAME_MS);
        let view = simulation.view();
        if !view.signals.is_empty() {
            ran = Some((simulation.moment(), view));
            break;
        }
    }
    let (at, before) = ran.expect("its link tells its supervisor");
    play(&mut simulation);
    simulation.seek_moment(at);
    let again = simulation.view();
    assert_eq!((again.signals, again.slots), (before.signals, before.slots));
}
