//! What the inspector says of a process.

use coppice::otp::Strategy;
use coppice::play::Deed;
use coppice::runtime::Fault;
use coppice::systems::Crash;
use coppice::systems::todo::choose_worker;
use coppice::telling::Simulation;
use coppice::telling::view::{Inspection, Letter, Party, Window};

use crate::playing::{at_rest, rest};
use crate::run::WORKER;

const DATABASE: &str = "Todo.System/Todo.Database";
const CACHE: &str = "Todo.System/Todo.Cache";
const ALICE: &str = "Todo.System/Todo.Cache/Alice";

fn inspect(simulation: &Simulation, path: &str) -> Inspection {
    simulation.inspect(path).expect("a slot")
}

fn labels(parties: &[Party]) -> Vec<&str> {
    let mut labels: Vec<_> = parties.iter().map(|party| party.label.as_str()).collect();
    labels.sort_unstable();
    labels
}

fn pid(simulation: &Simulation, path: &str) -> String {
    inspect(simulation, path).pid
}

fn letter(kind: &'static str, from: &str, term: &str) -> (&'static str, String, String) {
    (kind, from.to_owned(), term.to_owned())
}

fn letters(inspection: &Inspection) -> Vec<(&'static str, String, String)> {
    let told = |letter: &Letter| {
        let from = letter
            .from
            .as_ref()
            .map(|party| party.label.clone())
            .unwrap_or_default();
        (letter.kind, from, letter.term.clone())
    };
    inspection.mailbox.iter().map(told).collect()
}

#[test]
fn a_worker_shows_state_names_links_and_what_its_spec_says() {
    let simulation = at_rest();
    let worker = inspect(&simulation, WORKER);
    assert_eq!(worker.state, "\"./persist\"");
    assert_eq!(
        worker.names,
        ["{:via, Registry, {Todo.ProcessRegistry, {Todo.DatabaseWorker, 2}}}"]
    );
    assert_eq!(labels(&worker.links), ["PIDPartition0", "Todo.Database"]);
    assert_eq!(
        (worker.restart.as_str(), worker.shutdown.as_str()),
        ("permanent", "5000 ms")
    );
    assert!(!worker.traps_exits);
    let waits = worker.waits.expect("it is at rest");
    assert_eq!(
        (waits.what.as_str(), waits.blocked, waits.until_ms),
        ("the next message", false, None)
    );
    let window = Window {
        supervisor: "Todo.Database".to_owned(),
        restarts: 0,
        max_restarts: 3,
        max_seconds: 5,
    };
    assert_eq!(worker.window.as_ref(), Some(&window));
    assert_eq!(worker.own_window, None);
    let database = inspect(&simulation, DATABASE);
    assert_eq!(database.own_window, Some(window));
    assert!(database.traps_exits);
    assert_eq!(
        labels(&database.links),
        ["Todo.System", "worker 1", "worker 2", "worker 3"]
    );
    assert_eq!(database.shutdown, ":infinity");
    assert_eq!(inspect(&simulation, CACHE).names, ["Todo.Cache"]);
}

#[test]
fn links_are_seen_from_both_ends_and_lead_to_each_other() {
    let simulation = at_rest();
    for slot in simulation.view().slots.iter() {
        let here = inspect(&simulation, &slot.path);
        for party in &here.links {
            let Some(path) = &party.slot else {
                assert_eq!(party.label, "the shell");
                continue;
            };
            let there = inspect(&simulation, path);
            assert!(
                there.links.iter().any(|back| back.pid == here.pid),
                "{path} and {}",
                slot.path
            );
        }
    }
}

#[test]
fn a_long_state_is_broken_into_lines_that_fit() {
    let simulation = at_rest();
    assert_eq!(
        inspect(&simulation, ALICE).state,
        "{\n  \"Alice\",\n  %Todo.List{\n    next_id: 2,\n    entries: %{\n      1 => %{\n        date: ~D[2023-01-01],\n        id: 1,\n        \
         title: \"Audit\"\n      }\n    }\n  }\n}"
    );
    for slot in simulation.view().slots.iter() {
        let state = inspect(&simulation, &slot.path).state;
        assert!(!state.is_empty(), "{}", slot.path);
    }
}

#[test]
fn a_mailbox_says_what_came_and_from_whom() {
    let mut simulation = at_rest();
    let worker = format!("{DATABASE}/{}", choose_worker("Alice"));
    simulation.open_list("Alice");
    rest(&mut simulation);
    simulation.do_to(&worker, &Deed::Suspend).expect("it lives");
    rest(&mut simulation);
    simulation.add_entry("2024-02-29", "Leap").expect("a list is open");
    rest(&mut simulation);
    simulation.do_to(&worker, &Deed::Fill(1)).expect("it lives");
    rest(&mut simulation);
    let seen = inspect(&simulation, &worker);
    let (kind, from, term) = letters(&seen)[0].clone();
    assert_eq!((kind, from.as_str()), ("cast", "Alice"));
    assert!(term.starts_with("{:store, \"Alice\", %Todo.List{"), "{term}");
    assert_eq!(
        letters(&seen)[1..],
        [letter("message", "the to-do page", "{:unexpected, 1}")]
    );
    let waits = seen.waits.expect("it waits");
    assert_eq!(
        (waits.what.as_str(), waits.blocked),
        ("to be resumed: it is suspended", true)
    );
}

#[test]
fn a_blocked_process_says_for_whom_it_waits_since_when_and_until_when() {
    let mut simulation = at_rest();
    let worker = format!("{DATABASE}/{}", choose_worker("Carol"));
    simulation.do_to(&worker, &Deed::Suspend).expect("it lives");
    rest(&mut simulation);
    simulation.open_list("Carol");
    let carol = format!("{CACHE}/Carol");
    while simulation
        .inspect(&carol)
        .is_none_or(|carol| carol.waits.is_none_or(|waits| !waits.blocked))
    {
        assert!(simulation.step_forward());
    }
    let now_ms = simulation.view().time_ms;
    let waits = inspect(&simulation, &carol).waits.expect("it waits");
    let number = choose_worker("Carol");
    assert_eq!(
        waits.what,
        format!("the reply of {{Todo.DatabaseWorker, {number}}} to {{:get, \"Carol\"}}")
    );
    assert_eq!((waits.since_ms, waits.until_ms), (now_ms, Some(now_ms + 5_000)));
    assert_eq!(
        letters(&inspect(&simulation, &worker)),
        [letter("call", "Carol", "{:get, \"Carol\"}")]
    );
    let carol_pid = pid(&simulation, &carol);
    let watched = inspect(&simulation, &worker).monitored_by;
    assert!(
        watched.iter().any(|party| party.pid == carol_pid),
        "a call monitors: {watched:?}"
    );
    assert_eq!(
        labels(&inspect(&simulation, &carol).monitors),
        [format!("worker {number}")]
    );
}

#[test]
fn generations_tell_pids_starts_and_ends() {
    let mut simulation = at_rest();
    let first = pid(&simulation, WORKER);
    let killed_ms = simulation.view().time_ms;
    simulation.kill(WORKER);
    rest(&mut simulation);
    let seen = inspect(&simulation, WORKER);
    let generations: Vec<_> = seen
        .generations
        .iter()
        .map(|life| (life.number, life.pid.clone(), life.born_ms, life.ended.clone()))
        .collect();
    assert_eq!(
        generations,
        [
            (1, first, 0, Some((killed_ms, ":killed".to_owned()))),
            (2, pid(&simulation, WORKER), killed_ms, None)
        ]
    );
    assert_eq!(
        seen.why,
        "The process before ended with :killed. Todo.Database started this one."
    );
}

#[test]
fn an_empty_slot_says_what_its_supervisor_will_do() {
    let mut simulation = at_rest();
    let mut why = |path: &str, deed: &Deed| {
        simulation.do_to(path, deed).expect("it can be done");
        rest(&mut simulation);
        let seen = inspect(&simulation, path);
        assert_eq!((seen.pid.as_str(), seen.state.as_str()), ("", ""));
        seen.why
    };
    assert_eq!(
        why(WORKER, &Deed::TerminateChild),
        "It ended with :shutdown. Todo.Database keeps its spec, and starts it when it is asked to: restart_child."
    );
    assert_eq!(
        why(WORKER, &Deed::DeleteChild),
        "It ended with :shutdown. Todo.Database knows it no more: its spec was deleted."
    );
    assert_eq!(
        why(ALICE, &Deed::Kill),
        "It ended with :killed. It is temporary: Todo.Cache does not restart it. Open the list again to start it: the new \
         process loads what was stored."
    );
    assert_eq!(
        why("Todo.System", &Deed::Kill),
        "It ended with :killed. Nobody restarts it: Start over begins again."
    );
    assert_eq!(
        inspect(&simulation, WORKER).why,
        "It ended with :shutdown. Todo.Database is gone too, and starts it if it comes back itself."
    );
}

#[test]
fn a_fault_in_wait_is_said_and_a_message_it_hits_is_lost() {
    let mut simulation = at_rest();
    let worker = format!("{DATABASE}/{}", choose_worker("Alice"));
    simulation.open_list("Alice");
    rest(&mut simulation);
    simulation
        .do_to(&worker, &Deed::NextMessage(Fault::Drop))
        .expect("it lives");
    assert_eq!(
        inspect(&simulation, &worker).fault,
        "The next message to it will be lost: a fault that you set."
    );
    let stored = |simulation: &Simulation| {
        simulation
            .view()
            .storage
            .iter()
            .flat_map(|disk| &disk.rows)
            .map(|row| row.entries)
            .collect::<Vec<_>>()
    };
    let before = stored(&simulation);
    simulation.add_entry("2024-02-29", "Leap").expect("a list is open");
    rest(&mut simulation);
    assert_eq!(simulation.todo().entries.len(), 2, "the server has it");
    assert_eq!(stored(&simulation), before, "the cast to the worker was lost");
    assert_eq!(inspect(&simulation, &worker).fault, "");
    simulation
        .do_to(&worker, &Deed::NextMessage(Fault::Delay(300)))
        .expect("it lives");
    let now_ms = simulation.view().time_ms;
    simulation.add_entry("2024-03-01", "Later").expect("a list is open");
    while stored(&simulation) == before {
        assert!(simulation.step_forward());
    }
    assert_eq!(simulation.view().time_ms, now_ms + 300);
}

#[test]
fn a_message_that_waits_can_be_lost_or_late() {
    let mut simulation = at_rest();
    simulation.do_to(WORKER, &Deed::Suspend).expect("it lives");
    simulation.do_to(WORKER, &Deed::Fill(3)).expect("it lives");
    rest(&mut simulation);
    simulation
        .do_to(WORKER, &Deed::Message(1, Fault::Drop))
        .expect("it is there");
    let term = |simulation: &Simulation| {
        letters(&inspect(simulation, WORKER))
            .into_iter()
            .map(|(.., term)| term)
            .collect::<Vec<_>>()
    };
    assert_eq!(term(&simulation), ["{:unexpected, 1}", "{:unexpected, 3}"]);
    simulation
        .do_to(WORKER, &Deed::Message(0, Fault::Delay(100)))
        .expect("it is there");
    assert_eq!(term(&simulation), ["{:unexpected, 3}"]);
    rest(&mut simulation);
    assert_eq!(term(&simulation), ["{:unexpected, 3}", "{:unexpected, 1}"]);
    let replayed = simulation.played_again();
    assert_eq!(replayed.system().digest(), simulation.system().digest());
}

#[test]
fn what_was_asked_and_answered_is_in_the_log() {
    let mut simulation = at_rest();
    let (worker, database) = (pid(&simulation, WORKER), pid(&simulation, DATABASE));
    simulation
        .do_to(WORKER, &Deed::DeleteChild)
        .expect("there is a supervisor");
    rest(&mut simulation);
    let lines = simulation.log();
    let mine: Vec<_> = lines
        .iter()
        .filter(|line| line.level == "you")
        .map(|line| line.text.as_str())
        .collect();
    assert_eq!(
        mine,
        [
            format!("Supervisor.delete_child({database}, 2)"),
            format!("Supervisor.delete_child({database}, 2) returned {{:error, :running}}")
        ]
    );
    assert_eq!(pid(&simulation, WORKER), worker);
}

#[test]
fn what_was_asked_is_the_cause_of_what_came_of_it() {
    let mut simulation = at_rest();
    let worker = pid(&simulation, WORKER);
    simulation.do_to(WORKER, &Deed::Crash(Crash::Raise)).expect("it lives");
    rest(&mut simulation);
    let selection = simulation.selection_of_slot(WORKER);
    let chain: Vec<_> = selection.causes.iter().map(|cause| cause.words.to_string()).collect();
    let asked = format!("You asked for GenServer.cast({worker}, {{:crash, :raise}})");
    assert!(chain.contains(&asked), "{chain:#?}");
    assert!(
        chain
            .iter()
            .any(|words| words.starts_with("Todo.Database decided to restart only worker 2"))
    );
    let rows = &simulation.sequence().rows;
    assert!(
        rows.iter().any(|row| row.label == "{:crash, :raise}"),
        "the sequence diagram tells it"
    );
}

#[test]
fn whose_end_restarts_a_group_is_not_said_to_be_left_until_somebody_asks() {
    let mut simulation = at_rest();
    simulation.start_over_with(DATABASE, Strategy::OneForAll);
    rest(&mut simulation);
    simulation.kill(WORKER);
    rest(&mut simulation);
    let mut said = Vec::new();
    for event in 0..=simulation.position().last {
        simulation.seek(event);
        said.extend(simulation.inspect(WORKER).map(|inspection| inspection.why));
    }
    let about = |words: &str| said.iter().any(|why| why.contains(words));
    assert!(
        about("starts another when it has stopped those that go with it"),
        "{said:?}"
    );
    assert!(!about("restart_child"), "{said:?}");
}
