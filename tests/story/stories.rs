//! Each story: its beats in order, in words that the events bear out.

use coppice::otp::Strategy;
use coppice::runtime::EventKind;
use coppice::telling::Simulation;
use coppice::telling::view::Status;

use super::witness::{decisions, decisions_told, lines, picture_is_the_runtimes, watch, with_strategy};
use super::{SIGNAL_OF_A_NAME, at_rest, play, slot};

const SYSTEM: &str = "Todo.System";
const DATABASE: &str = "Todo.System/Todo.Database";
const REGISTRY: &str = "Todo.System/Todo.ProcessRegistry";
const PARTITION: &str = "Todo.System/Todo.ProcessRegistry/Todo.ProcessRegistry.PIDPartition0";
const WORKER_2: &str = "Todo.System/Todo.Database/2";
const CACHE: &str = "Todo.System/Todo.Cache";
const ALICE: &str = "Todo.System/Todo.Cache/Alice";
const SIGNAL: &str = "an exit signal runs along every link; it traps exits, and lives";

/// `old → new` of a slot, read off the inspector's history.
fn pids(simulation: &Simulation, path: &str) -> String {
    let generations = simulation.inspect(path).expect("a slot").generations;
    let [.., old, new] = generations.as_slice() else {
        panic!("{path} has not been restarted")
    };
    format!("{} → {}", old.pid, new.pid)
}

fn names_of_workers() -> String {
    "{Todo.DatabaseWorker, 1}, {Todo.DatabaseWorker, 2}".to_owned()
}

/// The story of a kill: what was told, and that every decision was shown as the runtime made it.
fn told(simulation: &mut Simulation, path: &str) -> Vec<String> {
    let before = simulation.position().last;
    simulation.kill(path);
    let told = watch(simulation);
    assert_eq!(decisions_told(&told), decisions(simulation, before));
    picture_is_the_runtimes(simulation);
    told.iter().map(super::witness::Told::line).collect()
}

#[test]
fn a_supervisor_that_dies_takes_its_workers_along_and_they_come_back_with_it() {
    let mut simulation = at_rest();
    let told = told(&mut simulation, DATABASE);
    let started = |worker: u32| {
        let pids = pids(&simulation, &format!("{DATABASE}/{worker}"));
        format!("4 Todo.Database starts its children again | worker {worker}: {pids}")
    };
    assert_eq!(
        told,
        [
            "1 Todo.Database exits: :killed | its 3 workers are linked to it and will die with it".to_owned(),
            format!("2 Its link tells Todo.System: :killed | {SIGNAL}"),
            "3 Todo.System decides: one_for_one → restart only Todo.Database | 1 of 3 restarts in 5 s".to_owned(),
            format!(
                "4 Todo.Database: a new process in the same place | {}",
                pids(&simulation, DATABASE)
            ),
            started(1),
            started(2),
            started(3),
            format!(
                "5 3 names lead to the new processes | {} and {{Todo.DatabaseWorker, 3}}",
                names_of_workers()
            ),
            "5 Todo.Database is ready again | its state is what init made, not what it was".to_owned(),
        ]
    );
}

#[test]
fn rest_for_one_restarts_what_was_started_after_it() {
    let mut simulation = with_strategy(at_rest(), Strategy::RestForOne);
    let told = told(&mut simulation, DATABASE);
    let beats: Vec<_> = told.iter().map(|line| &line[..1]).collect();
    assert_eq!(beats.concat(), "12334444455");
    assert_eq!(
        told[2..4],
        [
            "3 Todo.System decides: rest_for_one → restart Todo.Database and those started after it: Todo.Cache | 1 of 3 \
             restarts in 5 s",
            "3 Todo.System stops Todo.Cache first | Alice and Bob end with it",
        ]
    );
    assert_eq!(
        told[8],
        format!(
            "4 Todo.Cache: a new process in the same place | {}",
            pids(&simulation, CACHE)
        )
    );
    assert_eq!(
        told[9..],
        [
            format!(
                "5 4 names lead to the new processes | {}, {{Todo.DatabaseWorker, 3}} and Todo.Cache",
                names_of_workers()
            ),
            "5 Todo.Database and Todo.Cache are ready again | Alice and Bob do not come back: temporary".to_owned(),
        ]
    );
    assert_eq!(
        slot(&simulation.view(), REGISTRY).generation,
        1,
        "it was started before"
    );
}

#[test]
fn one_for_all_restarts_everything() {
    let mut simulation = with_strategy(at_rest(), Strategy::OneForAll);
    let told = told(&mut simulation, DATABASE);
    let beats: Vec<_> = told.iter().map(|line| &line[..1]).collect();
    assert_eq!(beats.concat(), "1233444444455");
    assert_eq!(
        told[2..4],
        [
            "3 Todo.System decides: one_for_all → restart all: Todo.Database, Todo.ProcessRegistry and Todo.Cache | 1 of \
             3 restarts in 5 s",
            "3 Todo.System stops Todo.Cache and Todo.ProcessRegistry first | last started, first stopped; Alice, Bob and \
             PIDPartition0 end with them",
        ]
    );
    assert_eq!(
        told[11..],
        [
            "5 6 names lead to the new processes | Todo.ProcessRegistry, Todo.ProcessRegistry.PIDPartition0, \
             {Todo.DatabaseWorker, 1} and 3 more",
            "5 Todo.ProcessRegistry, Todo.Database and Todo.Cache are ready again | Alice and Bob do not come back: \
             temporary",
        ]
    );
    let view = simulation.view();
    for path in [REGISTRY, PARTITION, DATABASE, CACHE] {
        assert_eq!(slot(&view, path).generation, 2, "{path}");
    }
}

#[test]
fn a_strategy_is_kept_when_the_system_starts_over_and_its_inputs_replay() {
    let mut simulation = with_strategy(at_rest(), Strategy::OneForAll);
    simulation.start_over();
    play(&mut simulation);
    assert_eq!(simulation.strategies()[0].1, Strategy::OneForAll);
    told(&mut simulation, DATABASE);
    let system = simulation.system();
    let replayed = simulation.played_again();
    assert_eq!(replayed.system().digest(), system.digest());
    assert_eq!(slot(&simulation.view(), REGISTRY).generation, 2);
}

#[test]
fn a_temporary_child_is_let_rest_and_comes_back_with_what_was_stored() {
    let mut simulation = at_rest();
    assert_eq!(
        told(&mut simulation, ALICE),
        [
            "1 Alice exits: :killed | ",
            &format!("2 Its link tells Todo.Cache: :killed | {SIGNAL_OF_A_NAME}"),
            "3 Todo.Cache lets Alice rest | temporary: never restarted, nor counted; open the list and it starts again",
        ]
    );
    simulation.open_list("Alice");
    let back = lines(&mut simulation);
    let pid = slot(&simulation.view(), ALICE).pid.clone().expect("a new process");
    assert_eq!(
        back,
        [
            format!(
                "4 Alice: a new process in the same place | {}",
                pids(&simulation, ALICE)
            ),
            format!("5 The name {{Todo.Server, \"Alice\"}} leads to the new process | {pid}"),
            "5 Alice loads its list again | 1 entry is back from storage".to_owned(),
        ]
    );
}

#[test]
fn what_was_never_stored_does_not_come_back_and_that_is_said() {
    let mut simulation = at_rest();
    simulation.open_list("Alice");
    play(&mut simulation);
    simulation.add_entry("2024-02-29", "Leap").expect("a day");
    play(&mut simulation);
    // Back to where the entry was on its way to the storage: the worker is hit before it reads the message.
    let store = |kind: &EventKind<_>| matches!(kind, EventKind::Sent { message, .. } if format!("{message:?}").contains("store"));
    let last = simulation.position().last;
    let sent = (1..=last)
        .rev()
        .find(|id| simulation.event(*id).is_some_and(|event| store(&event.kind)));
    simulation.seek(sent.expect("it was stored"));
    simulation.kill(&format!(
        "{DATABASE}/{}",
        coppice::systems::todo::choose_worker("Alice")
    ));
    assert_eq!(
        lines(&mut simulation)[0],
        "1 worker 3 exits: :killed | 1 message in its mailbox is lost"
    );
    simulation.kill(ALICE);
    play(&mut simulation);
    simulation.open_list("Alice");
    let back = lines(&mut simulation);
    assert_eq!(
        back.last().expect("a story"),
        "5 Alice loads its list again | 1 entry is back from storage; 1 entry was never stored and does not return"
    );
    assert_eq!(simulation.todo().entries.len(), 1);
}

#[test]
fn a_failed_start_is_tried_again_and_every_try_counts() {
    let mut simulation = at_rest();
    let told = told(&mut simulation, REGISTRY);
    let holder = "the name of PIDPartition0 is still held by";
    let failed: Vec<_> = told.iter().filter(|line| line.contains("fails to start")).collect();
    assert_eq!(failed.len(), 3);
    assert!(failed.iter().all(|line| line.contains(holder)), "{failed:#?}");
    let tries: Vec<_> = told
        .iter()
        .filter(|line| line.contains("tries again") || line.contains(" try "))
        .collect();
    assert_eq!(
        tries,
        [
            "3 Todo.System will try to start Todo.ProcessRegistry again | each try counts as a restart: the next is number 2 of 3",
            "3 Todo.System tries again, try 2: one_for_one → restart only Todo.ProcessRegistry | 2 of 3 restarts in 5 s",
            "3 Todo.System will try to start Todo.ProcessRegistry again | each try counts as a restart: the next is number 3 of 3",
            "3 Todo.System tries again, try 3: one_for_one → restart only Todo.ProcessRegistry | 3 of 3 restarts in 5 s; at one \
             more it gives up",
            "3 Todo.System has no try left for Todo.ProcessRegistry | each try counts as a restart, and 3 of 3 in 5 s are used \
             up",
        ]
    );
    let beats: String = told.iter().map(|line| &line[..1]).collect();
    assert_eq!(beats, "1234".to_owned() + "12334" + "12334" + "1233" + "33" + "11");
    assert_eq!(
        told[2],
        "3 Todo.System decides: one_for_one → restart only Todo.ProcessRegistry | 1 of 3 restarts in 5 s"
    );
    assert_eq!(
        told[told.len() - 5..],
        [
            "3 Todo.System gives up and exits: :shutdown | a 4th restart in 5 s is wanted: the limit is 3; it stops its 2 children first",
            "3 Todo.System stops Todo.Cache | which stops its 2 workers first",
            "3 Todo.System stops Todo.Database | which stops its 3 workers first",
            "1 PIDPartition0 has ended at last: :killed | worker 1 is still linked to it, and dies of that, before being \
             stopped",
            "1 Todo.System exits: :shutdown | nobody supervises it: the application has ended",
        ]
    );
}

#[test]
fn rest_for_one_saves_the_system_from_the_death_of_its_registry() {
    let mut simulation = with_strategy(at_rest(), Strategy::RestForOne);
    let told = told(&mut simulation, REGISTRY);
    let last = told.last().expect("a story");
    assert!(
        last.starts_with("5 Todo.ProcessRegistry, Todo.Database and Todo.Cache are ready again"),
        "{last}"
    );
    assert_eq!(slot(&simulation.view(), SYSTEM).generation, 1);
}

#[test]
fn a_registry_that_dies_takes_all_along_that_are_registered() {
    let mut simulation = at_rest();
    let told = told(&mut simulation, PARTITION);
    assert_eq!(
        told[0],
        "1 PIDPartition0 exits: :killed | worker 2, Bob, Alice and 2 more registered with it, which links: whoever traps no exits dies with it"
    );
    let beats: String = told.iter().map(|line| &line[..1]).collect();
    assert_eq!(
        beats,
        "1234".to_owned() + "2" + "55" + "23455" + "3" + "23455" + "23455"
    );
    assert_eq!(
        told[4],
        "2 worker 2, Bob, Alice and 2 more exit: :killed | the exit signal of PIDPartition0 runs along their links"
    );
    assert_eq!(
        told[6],
        "5 PIDPartition0 is ready again | its table begins empty: the names it held are gone"
    );
    assert_eq!(
        told[12],
        "3 Todo.Cache lets Bob and Alice rest | temporary: never restarted, nor counted; open the list and it starts again"
    );
    let full = "3 Todo.Database decides: one_for_one → restart only worker 1 | 3 of 3 restarts in 5 s; at one more it gives \
                up";
    assert!(told.iter().any(|line| line == full), "{told:#?}");
}

#[test]
fn when_the_root_is_killed_the_last_end_of_all_is_the_end_of_the_application() {
    let mut simulation = at_rest();
    let all = told(&mut simulation, SYSTEM);
    assert_eq!(
        all.last().map(String::as_str),
        Some(
            "5 Nothing is left: the application has ended | nobody supervises Todo.System, so nobody starts it again; \
             the lists are safe in storage"
        ),
        "{all:#?}"
    );
    assert!(
        !all.iter().any(|line| line.contains("stops worker")),
        "the workers had ended with the registry's table: {all:#?}"
    );
    let view = simulation.view();
    assert!(view.slots.iter().all(|slot| slot.pid.is_none()));
    assert_eq!(view.names().count(), 0, "no name is left, and none is waited for");
}

#[test]
fn a_kill_that_time_has_not_come_to_is_seen_to_be_under_way() {
    let mut simulation = at_rest();
    simulation.set_paused(true);
    simulation.kill(WORKER_2);
    let view = simulation.view();
    let doomed: Vec<_> = view.slots.iter().filter(|slot| slot.doomed).collect();
    assert_eq!(
        doomed.iter().map(|slot| slot.path.as_str()).collect::<Vec<_>>(),
        [WORKER_2]
    );
    assert_eq!(doomed[0].status, Status::Alive);
    simulation.set_paused(false);
    play(&mut simulation);
    assert!(simulation.view().slots.iter().all(|slot| !slot.doomed));
}
