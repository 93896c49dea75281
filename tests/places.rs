//! Places: every process has exactly one, whoever started it, and nothing that a person can type is mistaken for another.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use coppice::otp::Strategy;
use coppice::play::{Beginning, Deed};
use coppice::runtime::{Random, Term};
use coppice::systems::Design;
use coppice::systems::scenario::TreeFile;
use coppice::systems::scenario::file::EXAMPLE;
use coppice::systems::todo::List;
use coppice::telling::run_record::SavedRun;
use coppice::telling::view::{SlotKind, Status, View};
use coppice::telling::{Look, Simulation};

/// One frame of the page at 60 Hz, in milliseconds, played as fast as it goes.
const FRAME_MS: f64 = 16.0;

fn lists(names: &[&str]) -> BTreeMap<String, List> {
    let document = r#"{"version":1,"next_id":2,"entries":[{"id":1,"date":"2023-01-01","title":"Audit"}]}"#;
    let list = List::from_json(document).expect("a list");
    names.iter().map(|name| ((*name).to_owned(), list.clone())).collect()
}

fn rest(simulation: &mut Simulation) {
    simulation.set_speed(coppice::play::speed::AS_FAST_AS_IT_GOES);
    for _ in 0..10_000 {
        simulation.frame(FRAME_MS);
        if simulation.view().idle {
            return;
        }
    }
    panic!("the simulation does not come to rest");
}

fn at_rest(design: Design, names: &[&str]) -> Simulation {
    let mut simulation = Simulation::of(Beginning {
        design,
        lists: lists(names),
        ..Beginning::default()
    });
    rest(&mut simulation);
    simulation
}

fn designs() -> Vec<Design> {
    let mut all = designs_with_lists();
    all.push(example());
    all.push(linked());
    all
}

/// A tree whose workers start processes and servers by themselves, and timers that come long after.
fn linked() -> Design {
    let started = r#"{"do":"perform","op":{"op":"start_link","child":{"type":"worker","id":"l","trap_exit":true}}}"#;
    let spawned = r#"{"do":"perform","op":{"op":"spawn","id":"p","fun":"wait"}}"#;
    let later = r#"{"do":"perform","op":{"op":"send_after","timer":"t","target":"b","msg":"late","ms":9000000000}}"#;
    let text = format!(
        r#"{{"name":"linked","tree":{{"type":"supervisor","id":"r","children":[
            {{"type":"worker","id":"a","in_init":[{started},{spawned}]}},
            {{"type":"worker","id":"b","trap_exit":true,"in_init":[{later}]}}]}},
            "ops":[{{"op":"as","who":"b","in":"call","do":{{"op":"spawn","id":"q","fun":"wait","trap_exit":true}}}}]}}"#
    );
    let file = TreeFile::read(text.as_bytes()).expect("it is a tree");
    Design::Tree(Rc::new(file))
}

fn designs_with_lists() -> Vec<Design> {
    let nested = |system: Strategy, database: Strategy| Design::Nested {
        system: system.into(),
        database: database.into(),
    };
    vec![
        nested(Strategy::OneForOne, Strategy::OneForOne),
        nested(Strategy::RestForOne, Strategy::OneForAll),
        nested(Strategy::OneForAll, Strategy::RestForOne),
        Design::flat(),
    ]
}

/// The tree that comes with the page: two registries, dynamic supervisors one in the other, tasks, agents.
fn example() -> Design {
    let file = TreeFile::read(EXAMPLE.as_bytes()).expect("the example is a tree");
    Design::Tree(Rc::new(file))
}

/// Every process that lives is in exactly one place of the picture, each path and number is there once, and what the
/// picture says of a place is what the system says of the process there.
fn picture_is_the_systems(simulation: &Simulation, what: &str) {
    let view = simulation.view();
    let paths: BTreeSet<_> = view.slots.iter().map(|slot| &slot.path).collect();
    assert_eq!(paths.len(), view.slots.len(), "{what}: a path is there twice");
    let ids: BTreeSet<_> = view.slots.iter().map(|slot| slot.id).collect();
    assert_eq!(ids.len(), view.slots.len(), "{what}: a number is there twice");
    let drawn: Vec<_> = view.slots.iter().filter_map(|slot| slot.pid.clone()).collect();
    let system = simulation.system();
    // The shell is outside the tree, and nobody makes a request at rest.
    let shell = system.pids().next().expect("the shell").to_string();
    let alive: BTreeSet<_> = system
        .pids()
        .map(|pid| pid.to_string())
        .filter(|pid| *pid != shell)
        .collect();
    assert_eq!(drawn.len(), alive.len(), "{what}: {drawn:?} for {alive:?}");
    assert_eq!(drawn.into_iter().collect::<BTreeSet<_>>(), alive, "{what}");
    for slot in view.slots.iter() {
        let alive = matches!(slot.status, Status::Alive | Status::Waiting);
        assert_eq!(slot.pid.is_some(), alive, "{what}: {} is {:?}", slot.path, slot.status);
    }
    for row in view.names() {
        let slot = row.slot.as_deref().and_then(|path| view.slot(path));
        // Who registered because somebody told it to does not do so again by itself.
        let told = row.key == "\"orders\"" && row.pid.is_none();
        assert!(
            told || row.pid == slot.and_then(|slot| slot.pid.clone()),
            "{what}: {row:?}"
        );
    }
}

#[test]
fn every_process_of_every_design_has_one_place_whatever_is_killed() {
    for design in designs() {
        for seed in 0..8 {
            let mut random = Random::new(seed);
            let mut simulation = at_rest(design.clone(), &["Alice", "Bob"]);
            for act in 0..12 {
                let what = format!("{design:?}, seed {seed}, act {act}");
                picture_is_the_systems(&simulation, &what);
                let view = simulation.view();
                let alive: Vec<_> = view.slots.iter().filter(|slot| slot.pid.is_some()).collect();
                let Some(last) = alive.len().checked_sub(1) else {
                    break;
                };
                let chosen = &alive[random.below(u32::try_from(last).expect("few") + 1) as usize];
                // The root and the registry's supervisor end everything: seldom.
                if chosen.level > 1 && !chosen.path.ends_with("ProcessRegistry") || random.below(8) == 0 {
                    simulation.kill(&chosen.path);
                }
                if random.below(3) == 0 {
                    simulation.open_list(["Alice", "Bob", "Carol"][random.below(3) as usize]);
                }
                rest(&mut simulation);
            }
        }
    }
}

#[test]
fn what_is_predicted_comes_true_in_every_design() {
    for design in designs() {
        let before = at_rest(design.clone(), &["Alice", "Bob"]);
        for slot in before.view().slots.iter() {
            let mut simulation = before.clone();
            let predicted = simulation.predict(&slot.path, &Deed::Kill);
            let pids = |view: &View| -> BTreeMap<String, Option<String>> {
                view.slots
                    .iter()
                    .map(|slot| (slot.path.clone(), slot.pid.clone()))
                    .collect()
            };
            let then = pids(&simulation.view());
            simulation.kill(&slot.path);
            rest(&mut simulation);
            let now = pids(&simulation.view());
            let ended = |path: &&String| then[*path] != now.get(*path).cloned().flatten();
            let ended: BTreeSet<_> = then.keys().filter(ended).cloned().collect();
            let back = ended.iter().filter(|path| now.get(*path).is_some_and(Option::is_some));
            let what = format!("{design:?}, {}", slot.path);
            assert_eq!(predicted.ends.iter().cloned().collect::<BTreeSet<_>>(), ended, "{what}");
            assert_eq!(
                predicted.comes_back.iter().cloned().collect::<BTreeSet<_>>(),
                back.cloned().collect(),
                "{what}"
            );
        }
    }
}

#[test]
fn to_go_back_and_forth_changes_nothing_in_any_design() {
    for design in designs() {
        let mut simulation = at_rest(design.clone(), &["Alice", "Bob"]);
        let workers: Vec<_> = simulation.view().slots.iter().map(|slot| slot.path.clone()).collect();
        for path in workers.iter().rev().take(3) {
            simulation.kill(path);
            rest(&mut simulation);
        }
        let present = (
            simulation.view(),
            simulation.log(),
            simulation.sequence(),
            simulation.toll(),
        );
        let last = simulation.position().last;
        for event in (0..last).step_by(7) {
            simulation.seek(event);
            let seen = (
                simulation.view(),
                simulation.log(),
                simulation.sequence(),
                simulation.toll(),
            );
            simulation.seek(last / 2);
            simulation.seek(event);
            let again = (
                simulation.view(),
                simulation.log(),
                simulation.sequence(),
                simulation.toll(),
            );
            assert_eq!(again, seen, "{design:?}, event {event}");
        }
        simulation.seek_present();
        let back = (
            simulation.view(),
            simulation.log(),
            simulation.sequence(),
            simulation.toll(),
        );
        assert_eq!(back, present, "{design:?}");
    }
}

/// Names that look like something else in the tree or in a path.
const ODD: [&str; 6] = [
    "Todo.ProcessRegistry.PIDPartition0",
    "a/b",
    "a",
    "1",
    ":undefined",
    "Alice#2",
];

#[test]
fn a_list_of_any_name_is_a_place_and_a_row_of_its_own() {
    let mut simulation = at_rest(Design::default(), &[]);
    for name in ODD {
        simulation.open_list(name);
        rest(&mut simulation);
    }
    let view = simulation.view();
    let dynamic = |view: &View| -> Vec<String> {
        let slots = view.slots.iter().filter(|slot| slot.kind == SlotKind::Dynamic);
        slots.map(|slot| slot.label.clone()).collect()
    };
    assert_eq!(dynamic(&view), ODD);
    let servers = view.names().filter(|row| row.key.starts_with("{Todo.Server"));
    assert_eq!(servers.count(), ODD.len());
    picture_is_the_systems(&simulation, "odd names");
    // Whoever is killed, no name but his is gone.
    for (at, name) in ODD.iter().enumerate() {
        let before = simulation.view();
        let slot = before.slots.iter().find(|slot| slot.label == *name).expect("drawn");
        simulation.kill(&slot.path);
        rest(&mut simulation);
        let after = simulation.view();
        let held = |view: &View| view.names().filter(|row| row.pid.is_some()).count();
        assert_eq!(held(&after), held(&before) - 1, "{name}");
        let gone: Vec<_> = after.slots.iter().filter(|slot| slot.pid.is_none()).collect();
        assert_eq!(gone.len(), at + 1, "{name}: each stays in its own place");
    }
}

#[test]
fn the_flat_tree_loses_every_server_with_one_worker_and_the_nested_one_restarts_one_process() {
    let kill_worker_2 = |design: Design| {
        let mut simulation = at_rest(design, &["Alice", "Bob"]);
        let worker = simulation.path_of_role("worker 2").expect("both have a worker 2");
        simulation.kill(&worker);
        rest(&mut simulation);
        simulation
    };
    let nested = kill_worker_2(Design::default());
    let toll = nested.toll();
    let died: Vec<_> = toll.died.iter().map(|died| died.who.as_str()).collect();
    assert_eq!(died, ["worker 2"]);
    assert_eq!(
        toll.started
            .iter()
            .map(|started| (&*started.who, &*started.by))
            .collect::<Vec<_>>(),
        [("worker 2", "Todo.Database")]
    );
    assert_eq!(toll.outages, []);

    let mut flat = kill_worker_2(Design::flat());
    let toll = flat.toll();
    let died: BTreeSet<_> = toll.died.iter().map(|died| died.who.as_str()).collect();
    let everything = [
        "worker 1",
        "worker 2",
        "worker 3",
        "Flat.Database",
        "Flat.Cache",
        "Alice",
        "Bob",
    ];
    assert_eq!(died, BTreeSet::from(everything));
    let out = |flat: &Simulation| -> BTreeMap<String, bool> {
        let outages = flat.toll();
        let outages = outages.outages.iter();
        outages
            .map(|outage| (outage.list.clone(), outage.until_ms.is_none()))
            .collect()
    };
    let both = |alice, bob| BTreeMap::from([("Alice".to_owned(), alice), ("Bob".to_owned(), bob)]);
    assert_eq!(out(&flat), both(true, true), "nobody starts them again by himself");
    flat.open_list("Alice");
    rest(&mut flat);
    assert_eq!(
        out(&flat),
        both(false, true),
        "Alice is served again, since she was asked for"
    );
}

#[test]
fn a_future_that_was_left_can_be_returned_to() {
    for design in designs_with_lists() {
        let mut simulation = at_rest(design.clone(), &["Alice", "Bob"]);
        let quiet = simulation.position().last;
        let worker = simulation.path_of_role("worker 1").expect("there is one");
        simulation.kill(&worker);
        rest(&mut simulation);
        let first = (simulation.view(), simulation.log(), simulation.commands());
        simulation.seek(quiet);
        let other = simulation.path_of_role("cache").expect("there is one");
        simulation.kill(&other);
        rest(&mut simulation);
        let second = (simulation.view(), simulation.log(), simulation.commands());
        assert_ne!(first, second);
        let branches = simulation.branches();
        assert_eq!(branches.len(), 1, "{design:?}");
        assert!(simulation.return_to(branches[0].number));
        assert!(!simulation.is_in_the_past());
        assert_eq!(
            (simulation.view(), simulation.log(), simulation.commands()),
            first,
            "{design:?}"
        );
        // What was the present is the branch now, and what happened in either can be gone through.
        let branches = simulation.branches();
        assert_eq!(branches.len(), 1);
        for event in [quiet, quiet + 5, quiet + 1] {
            simulation.seek(event);
            let seen = simulation.view();
            simulation.seek_present();
            simulation.seek(event);
            assert_eq!(simulation.view(), seen, "{design:?}, event {event}");
        }
        simulation.seek_present();
        assert!(simulation.return_to(branches[0].number));
        assert_eq!(
            (simulation.view(), simulation.log(), simulation.commands()),
            second,
            "{design:?}"
        );
        assert!(!simulation.return_to(99), "there is no such branch");
        let again = simulation.played_again();
        assert_eq!(again.view(), simulation.view(), "{design:?}: the record leads here too");
    }
}

#[test]
fn a_name_of_an_exit_reason_is_no_place() {
    let mut simulation = at_rest(Design::default(), &["Alice"]);
    let refused = simulation.do_to("Todo.System/Todo.Cache/nobody", &Deed::Exit(Term::atom("boom")));
    assert_eq!(refused, Err("There is no such place.".to_owned()));
    assert!(!simulation.predict("Todo.Sys", &Deed::Kill).possible);
}

#[test]
fn a_run_is_written_down_and_leads_to_the_same_present_from_the_record() {
    for design in designs_with_lists() {
        let mut simulation = at_rest(design.clone(), &["Alice", "Bob"]);
        let worker = simulation.path_of_role("worker 1").expect("there is one");
        simulation.kill(&worker);
        simulation.set_speed(1.0);
        simulation.frame(40.0);
        simulation.open_list("Carol");
        simulation.add_entry("2024-02-29", "Leap").expect("a day");
        simulation.exit(&worker, "{:shutdown, :why}").expect("a reason");
        for deed in [Deed::Suspend, Deed::Fill(3), Deed::Resume, Deed::FailStart(1)] {
            let _ = simulation.do_to(&worker, &deed);
        }
        rest(&mut simulation);
        let text = simulation.saved().write();
        let saved = SavedRun::read(&text).expect("what was written can be read");
        assert_eq!(saved, simulation.saved());
        let (again, left_out) = Simulation::replayed_from(&saved).expect("a record");
        assert_eq!(left_out, []);
        assert_eq!(again.view(), simulation.view(), "{design:?}");
        assert_eq!(again.log(), simulation.log(), "{design:?}");
        assert_eq!(again.system().digest(), simulation.system().digest(), "{design:?}");
        assert_eq!(again.saved(), saved, "{design:?}");
    }
}

#[test]
fn a_command_that_names_a_place_that_is_not_there_is_left_out_and_named() {
    let mut simulation = at_rest(Design::default(), &["Alice"]);
    simulation.kill("Todo.System/Todo.Database/2");
    rest(&mut simulation);
    simulation.open_list("Bob");
    rest(&mut simulation);
    let saved = simulation.saved().with_design(Design::flat());
    let (flat, left_out) = Simulation::replayed_from(&saved).expect("a record");
    let left: Vec<_> = left_out
        .iter()
        .map(|left| (left.number, left.about.as_str(), left.why.as_str()))
        .collect();
    assert_eq!(left, [(1, "Todo.System/Todo.Database/2", "There is no such place.")]);
    assert_eq!(flat.todo().open.as_deref(), Some("Bob"), "the rest was done");
}

#[test]
fn what_is_no_record_is_refused_with_what_is_wrong_with_it() {
    let refused = |text: &str| SavedRun::read(text).expect_err("refused");
    assert!(refused("{").starts_with("This is no JSON"), "{}", refused("{"));
    assert_eq!(refused("{}"), "The record does not say its version.");
    assert_eq!(
        refused(r#"{"version":2,"design":{"flat":{}}}"#),
        "The record is of version 2; this build reads versions up to 1."
    );
    let odd = refused(r#"{"version":1,"design":{"round":{}}}"#);
    assert!(odd.contains("round"), "{odd}");
    let disk = SavedRun::read(r#"{"version":1,"design":{"flat":{}},"disk":{"Alice":7}}"#).expect("a record");
    let unreadable = Simulation::replayed_from(&disk).map(|_| ()).expect_err("no list");
    assert!(unreadable.contains("“Alice”"), "{unreadable}");
}

#[test]
fn a_list_that_is_opened_once_more_leaves_no_empty_place_behind() {
    for design in designs() {
        let mut simulation = at_rest(design, &["Alice", "Bob"]);
        let paths = |view: View| -> Vec<_> { view.slots.iter().map(|slot| slot.path.clone()).collect() };
        let before = paths(simulation.view());
        for _ in 0..3 {
            simulation.open_list("Alice");
            rest(&mut simulation);
        }
        assert_eq!(paths(simulation.view()), before);
    }
}

#[test]
fn a_task_that_runs_is_called_after_what_it_runs_and_is_not_about_to_start() {
    let mut simulation = Simulation::of(Beginning {
        design: example(),
        ..Beginning::default()
    });
    let delivery = |simulation: &Simulation| simulation.view().slot("Desk/Errands/delivery").cloned();
    let mut seen = 0;
    for _ in 0..2_000 {
        simulation.frame(FRAME_MS);
        if let Some(slot) = delivery(&simulation).filter(|slot| slot.pid.is_some()) {
            assert!(
                matches!(slot.status, Status::Alive | Status::Waiting),
                "{:?}",
                slot.status
            );
            seen += 1;
        }
    }
    assert!(seen > 100, "it sleeps for a minute and was seen in {seen} frames");
}

#[test]
fn a_block_is_about_to_end_while_its_supervisor_is_dead_and_never_else() {
    let mut simulation = at_rest(Design::default(), &[]);
    for number in 0..80 {
        simulation.open_list(&format!("list {number:02}"));
        rest(&mut simulation);
    }
    let block = |view: &View| {
        view.slots
            .iter()
            .find(|slot| matches!(slot.kind, SlotKind::Block(_)))
            .cloned()
    };
    assert!(!block(&simulation.view()).expect("eighty are folded").doomed, "at rest");
    simulation.kill("Todo.System/Todo.Cache");
    simulation.set_speed(1.0);
    let mut doomed = 0;
    for _ in 0..4_000 {
        simulation.frame(FRAME_MS);
        let view = simulation.view();
        let cache = view.slot("Todo.System/Todo.Cache").expect("its place stays").status;
        if let Some(block) = block(&view).filter(|block| block.doomed) {
            assert_eq!(cache, Status::Dead, "{}", block.path);
            doomed += 1;
        }
    }
    assert!(doomed > 0, "it was to be seen");
    assert!(
        !block(&simulation.view()).is_some_and(|block| block.doomed),
        "at the end"
    );
}

#[test]
fn processes_that_nobody_supervises_fold_beside_the_tree_as_siblings_do() {
    let mut simulation = at_rest(Design::nested(), &["Alice"]);
    simulation.evaluate("Enum.each(1..300, fn _ -> spawn(fn -> Process.sleep(:infinity) end) end)");
    rest(&mut simulation);
    let mut look = Look::default();
    let view = simulation.look(&mut look);
    let roots: Vec<_> = view.slots.iter().filter(|slot| slot.parent.is_none()).collect();
    assert_eq!(roots.len(), 2, "the system, and a block");
    assert_eq!(
        (&*roots[0].path, roots[0].siblings, roots[0].position),
        ("Todo.System", 301, 1)
    );
    let SlotKind::Block(block) = &roots[1].kind else {
        panic!("{:?} is no block", roots[1]);
    };
    assert_eq!((block.count, &*block.parts), (300, &[(Status::Alive, 300)][..]));

    // Open, it shows a window of them, each with its place among all.
    look.folding.open(roots[1].id, Some(270));
    let view = simulation.look(&mut look);
    let shown = view
        .slots
        .iter()
        .filter(|slot| slot.parent.is_none() && slot.pid.is_some());
    let positions: Vec<u32> = shown.map(|slot| slot.position).collect();
    assert_eq!(positions, [&[1][..], &(272..=301).collect::<Vec<_>>()].concat());

    // Who is looked at stands as a node.
    let path = view
        .slots
        .iter()
        .rev()
        .find(|slot| slot.pid.is_some())
        .expect("a node")
        .path
        .clone();
    let mut look = Look::default();
    look.folding.keep([path.clone()]);
    let view = simulation.look(&mut look);
    assert!(view.slots.iter().any(|slot| slot.path == path));
    assert_eq!(view.slots.iter().filter(|slot| slot.parent.is_none()).count(), 3);
}
