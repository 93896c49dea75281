//! Runs to travel in: a person who cuts, asks and waits at random, and what can be seen at a moment.

use std::rc::Rc;

use coppice::play::Deed;
use coppice::runtime::{Fault, Random, Term};
use coppice::systems::Crash;
use coppice::telling::Simulation;
use coppice::telling::sequence::Sequence;
use coppice::telling::view::{Inspection, LogLine, SlotView, TodoView, View};

use crate::playing::{new, rest};

/// How many random runs.
pub const RUNS: u64 = 20;

/// How many random positions in each.
pub const POSITIONS: u64 = 10;

/// A worker that is cut where it does not matter which.
pub const WORKER: &str = "Todo.System/Todo.Database/2";

/// Everything that can be seen, and the fingerprint of what cannot.
#[derive(Debug, PartialEq)]
pub struct Seen {
    pub digest: u64,
    pub view: View,
    pub log: Rc<Vec<Rc<LogLine>>>,
    pub sequence: Rc<Sequence>,
    pub todo: TodoView,
    pub inspections: Vec<Option<Inspection>>,
}

pub fn seen(simulation: &Simulation) -> Seen {
    let mut view = simulation.view();
    // The past is never idle, and the present may be: the one difference there is meant to be.
    view.idle = false;
    Seen {
        digest: simulation.system().digest(),
        todo: simulation.todo(),
        log: simulation.log(),
        sequence: simulation.sequence(),
        inspections: view.slots.iter().map(|slot| simulation.inspect(&slot.path)).collect(),
        view,
    }
}

/// What is drawn and told, without what is read off the system at the moment and without how fresh a row is.
pub fn drawn(simulation: &Simulation) -> impl PartialEq + std::fmt::Debug + use<> {
    let view = simulation.view();
    let slots: Vec<_> = view
        .slots
        .iter()
        .map(|slot| SlotView {
            mailbox: 0,
            detail: String::new(),
            ending: None,
            ..(**slot).clone()
        })
        .collect();
    let registry: Vec<_> = view
        .names()
        .map(|row| (row.key.clone(), row.pid.clone(), row.slot.clone()))
        .collect();
    let storage: Vec<_> = view
        .storage
        .iter()
        .flat_map(|disk| &disk.rows)
        .map(|row| (row.list.clone(), row.entries, row.used.clone()))
        .collect();
    let todo = simulation.todo();
    let application = (todo.open, todo.entries, todo.trouble);
    (slots, registry, storage, view.story, simulation.log(), application)
}

/// A path of the tree drawn; the registry's supervisor and the root end everything, so they are hit seldom.
fn some_slot(simulation: &Simulation, random: &mut Random) -> Option<String> {
    let slots = simulation.view().slots;
    let index = random.below(u32::try_from(slots.len()).expect("a small tree").max(1));
    let path = slots.get(index as usize)?.path.clone();
    let vital = path == "Todo.System" || path.starts_with("Todo.System/Todo.ProcessRegistry");
    (!vital || random.below(30) == 0).then_some(path)
}

/// One thing that a person does by the inspector.
fn some_deed(random: &mut Random) -> Deed {
    let fault = match random.below(2) {
        0 => Fault::Drop,
        _ => Fault::Delay(u64::from(random.below(700))),
    };
    match random.below(12) {
        0 => Deed::Kill,
        1 => Deed::Crash(Crash::ALL[random.below(4) as usize]),
        2 => Deed::Stop(Term::atom(["normal", "oops"][random.below(2) as usize])),
        3 => Deed::TerminateChild,
        4 => Deed::RestartChild,
        5 => Deed::DeleteChild,
        6 => Deed::Suspend,
        7 => Deed::Resume,
        8 => Deed::Fill(random.below(5) + 1),
        9 => Deed::NextMessage(fault),
        10 => Deed::Message(random.below(2) as usize, fault),
        _ => Deed::FailStart(random.below(3) + 1),
    }
}

/// One thing that a person does to the system.
pub fn act(simulation: &mut Simulation, random: &mut Random) {
    match random.below(9) {
        0..=2 => {
            if let Some(path) = some_slot(simulation, random) {
                simulation.kill(&path);
            }
        }
        3 => {
            if let Some(path) = some_slot(simulation, random) {
                let reason = [":boom", ":normal", ":shutdown"][random.below(3) as usize];
                simulation.exit(&path, reason).expect("a reason");
            }
        }
        4 | 5 => {
            if let Some(path) = some_slot(simulation, random) {
                let deed = some_deed(random);
                // Refused where there is no such thing to do.
                let _ = simulation.do_to(&path, &deed);
            }
        }
        6 => simulation.open_list(["Alice", "Bob", "Carol", "ünï"][random.below(4) as usize]),
        _ => {
            // Refused while no list is open.
            let _ = simulation.add_entry("2024-02-29", "Leap");
        }
    }
}

/// Lets it play, or presses a key, or waits: what moves the present on without an act.
pub fn move_on(simulation: &mut Simulation, random: &mut Random) {
    match random.below(4) {
        0 => rest(simulation),
        1 => {
            simulation.step_forward();
        }
        2 => {
            simulation.step_beat_forward();
        }
        _ => {
            simulation.set_paused(false);
            simulation.set_speed([0.001, 0.25, 1.0, 16.0, 1_000.0][random.below(5) as usize]);
            for _ in 0..random.below(60) {
                simulation.frame(f64::from(random.below(40)) + 0.3);
            }
        }
    }
}

/// A run of that seed, ended in the present.
pub fn run(seed: u64, acts: u32) -> Simulation {
    let mut random = Random::new(seed);
    let mut simulation = new();
    for _ in 0..acts {
        move_on(&mut simulation, &mut random);
        act(&mut simulation, &mut random);
        // Where everything was ended for good, there is nothing left to hit.
        if simulation.view().slots.iter().all(|slot| slot.pid.is_none()) && simulation.position().event > 50 {
            break;
        }
    }
    simulation
}

/// A number up to that one.
pub fn up_to(random: &mut Random, most: u64) -> u64 {
    u64::from(random.below(u32::try_from(most + 1).expect("a short history")))
}
