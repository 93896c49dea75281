//! What is predicted comes true: for everything that can be done to every process of the tree.

use std::collections::BTreeMap;

use coppice::otp::Strategy;
use coppice::play::Deed;
use coppice::runtime::{Fault, Random, Term};
use coppice::systems::Crash;
use coppice::telling::Simulation;
use coppice::telling::prediction::Prediction;
use coppice::telling::view::{SlotView, Status};

use crate::playing::{at_rest, rest};
use crate::run::WORKER;

const SYSTEM: &str = "Todo.System";
const DATABASE: &str = "Todo.System/Todo.Database";
const ALICE: &str = "Todo.System/Todo.Cache/Alice";
const REGISTRY: &str = "Todo.System/Todo.ProcessRegistry";

/// Everything that a person can do to a process.
fn deeds() -> Vec<Deed> {
    let mut deeds = vec![
        Deed::Kill,
        Deed::Stop(Term::atom("normal")),
        Deed::Stop(Term::atom("oops")),
        Deed::TerminateChild,
        Deed::RestartChild,
        Deed::DeleteChild,
        Deed::Suspend,
        Deed::Resume,
        Deed::Fill(3),
        Deed::NextMessage(Fault::Drop),
        Deed::NextMessage(Fault::Delay(200)),
        Deed::Message(0, Fault::Drop),
        Deed::FailStart(2),
    ];
    deeds.extend(["normal", "shutdown", "kill", "boom"].map(|reason| Deed::Exit(Term::atom(reason))));
    deeds.extend(Crash::ALL.map(Deed::Crash));
    deeds
}

/// The system under a `Todo.System` of that strategy, at rest.
fn with(strategy: Strategy) -> Simulation {
    let mut simulation = at_rest();
    simulation.start_over_with("Todo.System", strategy);
    rest(&mut simulation);
    simulation
}

fn paths(simulation: &Simulation) -> Vec<String> {
    simulation.view().slots.iter().map(|slot| slot.path.clone()).collect()
}

/// Who lives where.
fn pids(simulation: &Simulation) -> BTreeMap<String, Option<String>> {
    let slots = simulation.view().slots;
    slots.iter().map(|slot| (slot.path.clone(), slot.pid.clone())).collect()
}

/// What a deed did, read off the tree.
#[derive(Debug, PartialEq)]
struct Came {
    ended: Vec<String>,
    back: Vec<String>,
    started: Vec<String>,
}

fn sorted(mut paths: Vec<String>) -> Vec<String> {
    paths.sort();
    paths
}

impl Came {
    fn between(before: &BTreeMap<String, Option<String>>, after: &BTreeMap<String, Option<String>>) -> Self {
        let mut came = Self {
            ended: Vec::new(),
            back: Vec::new(),
            started: Vec::new(),
        };
        for (path, old) in before {
            let new = after.get(path).cloned().flatten();
            match (old, new) {
                (Some(old), Some(new)) if *old != new => {
                    came.ended.push(path.clone());
                    came.back.push(path.clone());
                }
                (Some(_), None) => came.ended.push(path.clone()),
                (None, Some(_)) => came.started.push(path.clone()),
                (Some(_), Some(_)) | (None, None) => {}
            }
        }
        came
    }

    fn predicted(by: &Prediction) -> Self {
        Self {
            ended: sorted(by.ends.clone()),
            back: sorted(by.comes_back.clone()),
            started: sorted(by.starts.clone()),
        }
    }
}

/// Does it and checks that it comes to what was predicted. The prediction.
fn do_it(simulation: &mut Simulation, path: &str, deed: &Deed) -> Prediction {
    let predicted = simulation.predict(path, deed);
    let before = pids(simulation);
    let log = simulation.log().last().map_or(0, |line| line.event);
    let done = simulation.do_to(path, deed);
    assert_eq!(done.is_ok(), predicted.possible, "{path} {deed:?}: {done:?}");
    if let Err(why) = done {
        assert_eq!(why, predicted.text, "{path} {deed:?}");
        return predicted;
    }
    rest(simulation);
    let came = Came::between(&before, &pids(simulation));
    assert_eq!(came, Came::predicted(&predicted), "{path} {deed:?}: {}", predicted.text);
    let lines = simulation.log();
    let told = |text: &str| lines.iter().any(|line| line.event > log && line.text.contains(text));
    for supervisor in &predicted.gives_up {
        assert!(
            told("reached_max_restart_intensity"),
            "{supervisor} gives up: {predicted:?}"
        );
    }
    assert_eq!(
        told("reached_max_restart_intensity"),
        !predicted.gives_up.is_empty(),
        "{path} {deed:?}: {}",
        predicted.text
    );
    predicted
}

#[test]
fn every_deed_on_every_process_comes_to_what_was_predicted() {
    for strategy in [Strategy::OneForOne, Strategy::RestForOne, Strategy::OneForAll] {
        let simulation = with(strategy);
        for path in paths(&simulation) {
            for deed in deeds() {
                do_it(&mut simulation.clone(), &path, &deed);
            }
        }
    }
}

#[test]
fn so_does_the_next_deed_whatever_was_done_before() {
    for seed in 0..40 {
        let mut random = Random::new(seed);
        let mut simulation = at_rest();
        let all = deeds();
        for _ in 0..12 {
            let paths = paths(&simulation);
            let mut below = |count: usize| random.below(u32::try_from(count).expect("a few")) as usize;
            let path = paths[below(paths.len())].clone();
            let deed = &all[below(all.len())];
            let vital = path == SYSTEM || path.starts_with(REGISTRY);
            if vital || matches!(deed, Deed::NextMessage(_)) {
                // What ends everything leaves nothing to try, and a fault that lies in wait may meet no message.
                continue;
            }
            do_it(&mut simulation, &path, deed);
        }
    }
}

fn says(simulation: &Simulation, path: &str, deed: &Deed, expected: &str) {
    assert_eq!(simulation.predict(path, deed).text, expected, "{path} {deed:?}");
}

#[test]
fn a_prediction_names_restart_type_supervisor_and_count() {
    let simulation = at_rest();
    let kill = Deed::Kill;
    says(
        &simulation,
        WORKER,
        &kill,
        "worker 2 ends with :killed. permanent: Todo.Database restarts it (1 of 3 in 5 s).",
    );
    says(
        &simulation,
        ALICE,
        &kill,
        "Alice ends with :killed. temporary: Todo.Cache does not restart it.",
    );
    says(
        &simulation,
        DATABASE,
        &kill,
        "Todo.Database ends with :killed and takes worker 1, worker 2 and worker 3 along. permanent: Todo.System restarts it (1 \
         of 3 in 5 s).",
    );
    says(
        &simulation,
        SYSTEM,
        &kill,
        "Todo.System ends with :killed. The whole system is gone: nobody restarts Todo.System.",
    );
    says(
        &simulation,
        WORKER,
        &Deed::Exit(Term::atom("normal")),
        "Nothing: an exit signal :normal from another process does nothing to worker 2.",
    );
    says(
        &simulation,
        DATABASE,
        &Deed::Exit(Term::atom("boom")),
        "Nothing ends: Todo.Database traps exits, and an exit signal from a stranger is a message that it drops.",
    );
}

#[test]
fn a_prediction_says_when_a_supervisor_will_give_up() {
    let mut simulation = at_rest();
    for count in 1..=3 {
        let text = simulation.predict(WORKER, &Deed::Kill).text;
        assert!(text.ends_with(&format!("({count} of 3 in 5 s).")), "{text}");
        let old = pids(&simulation)[WORKER].clone();
        simulation.kill(WORKER);
        let ready = |slot: &SlotView| slot.path == WORKER && slot.pid != old && slot.status == Status::Alive;
        while !simulation.view().slots.iter().any(|slot| ready(slot)) {
            assert!(simulation.step_forward());
        }
    }
    says(
        &simulation,
        WORKER,
        &Deed::Kill,
        "worker 2 ends with :killed. This is the 4th restart in 5 s: Todo.Database gives up. Todo.System restarts \
         Todo.Database (1 of 3 in 5 s).",
    );
}

#[test]
fn the_partition_takes_along_what_is_registered_in_it() {
    let simulation = at_rest();
    let paths = paths(&simulation);
    let partition = paths.iter().find(|path| path.starts_with(&format!("{REGISTRY}/")));
    let partition = partition.expect("a registry has a partition");
    says(
        &simulation,
        partition,
        &Deed::Kill,
        "PIDPartition0 ends with :killed and takes Alice, Bob, worker 1 and 2 more along. permanent: Todo.ProcessRegistry \
         restarts it (one_for_all, 1 of 3 in 5 s). Todo.Database restarts worker 1, worker 2 and worker 3 (3 of 3 in 5 s). Alice and \
         Bob do not come back.",
    );
    says(
        &simulation,
        REGISTRY,
        &Deed::Kill,
        "Todo.ProcessRegistry ends with :killed. Its start fails 3 times, each try counts, and 3 in 5 s are allowed: \
         Todo.System gives up. The whole system is gone: nobody restarts Todo.System.",
    );
}

#[test]
fn what_is_asked_of_a_supervisor_is_told_with_its_answer() {
    let mut simulation = at_rest();
    let (terminate, restart, delete) = (Deed::TerminateChild, Deed::RestartChild, Deed::DeleteChild);
    says(
        &simulation,
        WORKER,
        &delete,
        "Todo.Database refuses with {:error, :running}: it is running.",
    );
    says(
        &simulation,
        DATABASE,
        &terminate,
        "Todo.System stops Todo.Database with :shutdown: the spec stays, and restart_child starts it again. worker 1, \
         worker 2 and worker 3 end with it.",
    );
    says(
        &simulation,
        ALICE,
        &terminate,
        "Todo.Cache stops Alice with :shutdown: temporary, so its spec goes too.",
    );
    says(
        &simulation,
        ALICE,
        &restart,
        "Todo.Cache is a DynamicSupervisor, which has no restart_child: it keeps no spec of a child that has ended.",
    );
    assert_eq!(do_it(&mut simulation, WORKER, &terminate).answer, ":ok");
    says(
        &simulation,
        WORKER,
        &terminate,
        "Todo.Database answers :ok, and nothing changes: worker 2 is not running.",
    );
    says(
        &simulation,
        WORKER,
        &restart,
        "Todo.Database starts worker 2 again. No restart is counted.",
    );
    do_it(&mut simulation, WORKER, &restart);
    do_it(&mut simulation, WORKER, &terminate);
    do_it(&mut simulation, WORKER, &delete);
    says(
        &simulation,
        WORKER,
        &restart,
        "Todo.Database knows worker 2 no more: its spec was deleted.",
    );
}

#[test]
fn starts_that_are_to_fail_are_counted_in_what_follows() {
    let mut simulation = at_rest();
    says(
        &simulation,
        WORKER,
        &Deed::FailStart(2),
        "Nothing now. The next 2 starts of worker 2 fail. If you kill it then: it ends with :killed. permanent: \
         Todo.Database restarts it (3 of 3 in 5 s). Its start fails twice; each try counts.",
    );
    let text = simulation.predict(WORKER, &Deed::FailStart(3)).text;
    assert_eq!(
        text,
        "Nothing now. The next 3 starts of worker 2 fail. If you kill it then: it ends with :killed. Its start fails 3 \
         times, each try counts, and 3 in 5 s are allowed: Todo.Database gives up. Todo.System restarts Todo.Database (1 \
         of 3 in 5 s)."
    );
    do_it(&mut simulation, WORKER, &Deed::FailStart(3));
    let kill = do_it(&mut simulation, WORKER, &Deed::Kill);
    assert_eq!(kill.gives_up, [DATABASE]);
    assert_eq!(
        text.split_once(": it ").map(|(_, then)| then),
        kill.text.split_once("worker 2 ").map(|(_, then)| then)
    );
}

#[test]
fn a_suspended_process_lets_messages_wait() {
    let mut simulation = at_rest();
    do_it(&mut simulation, WORKER, &Deed::Suspend);
    says(
        &simulation,
        WORKER,
        &Deed::Fill(100),
        "100 messages that nobody expects arrive and wait: 100 messages in the mailbox of worker 2.",
    );
    do_it(&mut simulation, WORKER, &Deed::Fill(100));
    let slots = simulation.view().slots;
    let mailbox = slots.iter().find(|slot| slot.path == WORKER).map(|slot| slot.mailbox);
    assert_eq!(mailbox, Some(100));
    says(
        &simulation,
        WORKER,
        &Deed::Crash(Crash::Raise),
        "Nothing at once: worker 2 is suspended, and takes it when it is resumed.",
    );
    do_it(&mut simulation, WORKER, &Deed::Crash(Crash::Raise));
    says(
        &simulation,
        WORKER,
        &Deed::Resume,
        "worker 2 goes on and takes 101 messages. worker 2 ends with RuntimeError (a fault was injected). permanent: Todo.Database restarts it \
         (1 of 3 in 5 s).",
    );
    do_it(&mut simulation, WORKER, &Deed::Resume);
}

#[test]
fn a_prediction_says_whom_a_strategy_restarts_too() {
    says(
        &with(Strategy::RestForOne),
        DATABASE,
        &Deed::Kill,
        "Todo.Database ends with :killed and takes Alice, Bob, Todo.Cache and 3 more along. permanent: Todo.System restarts \
         it with Todo.Cache (rest_for_one, 1 of 3 in 5 s). Alice and Bob do not come back.",
    );
    says(
        &with(Strategy::OneForAll),
        DATABASE,
        &Deed::Kill,
        "Todo.Database ends with :killed and takes Alice, Bob, PIDPartition0 and 5 more along. permanent: Todo.System \
         restarts it with Todo.Cache and Todo.ProcessRegistry (one_for_all, 1 of 3 in 5 s). Alice and Bob do not come \
         back.",
    );
}
