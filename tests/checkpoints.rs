//! What it costs to keep a world: bytes for what has changed since the last one that was kept, whatever there is.
//!
//! A checkpoint is a clone of a world: of a system and of everything shown of it. What one costs is counted in bytes: those
//! that are allocated while it is cloned, and those that are freed when it goes while its successor stays, which is what it
//! alone has kept.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;
use std::rc::Rc;

use allocation_counter::measure;
use coppice::play::speed::AS_FAST_AS_IT_GOES;
use coppice::play::{Beginning, Deed, World};
use coppice::systems::Design;
use coppice::systems::scenario::TreeFile;
use coppice::systems::todo::List;
use coppice::telling::{Picture, Simulation};
use serde_json::{Value, json};

/// How many times as many processes, lists or children there are in the large system as in the small one.
const TIMES: u32 = 10;

/// What a clone may take by itself: a pointer for every few hundred processes, and what is being said.
const CLONE: u64 = 4_096;

/// So many events of a story lie between two worlds that are kept.
const EVENTS: u64 = 100;

/// Plays as fast as it goes until nothing moves.
fn rest(simulation: &mut Simulation) {
    simulation.set_speed(AS_FAST_AS_IT_GOES);
    while simulation.frame(16.0) {}
}

fn at_rest(design: Design, lists: BTreeMap<String, List>) -> Simulation {
    let mut simulation = Simulation::of(Beginning {
        design,
        lists,
        ..Beginning::default()
    });
    rest(&mut simulation);
    simulation
}

/// A tree of so many workers, half of them under a Supervisor and half under a DynamicSupervisor, all of them registered.
fn workers(processes: u32) -> Simulation {
    let worker = |id: String| json!({"type": "worker", "id": id, "name": ["names", id]});
    let fixed: Vec<Value> = (0..processes / 2).map(|at| worker(format!("s{at}"))).collect();
    let start = |at| json!({"op": "start_child", "sup": "dynamic", "child": worker(format!("d{at}"))});
    let started: Vec<Value> = (0..processes / 2).map(start).collect();
    let tree = json!({"type": "supervisor", "id": "top", "children": [
        {"type": "registry", "id": "names"},
        {"type": "supervisor", "id": "static", "children": fixed},
        {"type": "dynamic", "id": "dynamic"},
    ]});
    let file = TreeFile::from_value(json!({"tree": tree, "ops": started})).expect("a tree");
    let simulation = at_rest(Design::Tree(Rc::new(file)), BTreeMap::new());
    assert!(simulation.system().process_count() > processes);
    simulation
}

/// A system of that design with so many lists, all of them stored and open.
fn lists(design: Design, lists: u32) -> Simulation {
    let document = r#"{"version":1,"next_id":2,"entries":[{"id":1,"date":"2023-01-01","title":"Audit"}]}"#;
    let stored = |at| (name(at), List::from_json(document).expect("a list"));
    let mut simulation = at_rest(design, (0..lists).map(stored).collect());
    for at in 0..lists {
        simulation.open_list(&name(at));
        rest(&mut simulation);
    }
    assert!(simulation.system().process_count() > lists);
    simulation
}

fn name(at: u32) -> String {
    format!("list {at}")
}

/// The chapter's system with so many agents more below Todo.Cache, which the console has started.
fn crowd(agents: u32) -> Simulation {
    let mut simulation = at_rest(Design::nested(), BTreeMap::new());
    simulation.evaluate(&format!(
        "Enum.each(1..{agents}, fn _ -> {{:ok, _}} = DynamicSupervisor.start_child(Todo.Cache, {{Agent, fn -> 0 end}}) end)"
    ));
    rest(&mut simulation);
    assert!(simulation.system().process_count() > agents);
    simulation
}

/// Worlds that are kept one after the other.
#[derive(Default)]
struct Kept(Vec<(&'static str, World<Picture>)>);

impl Kept {
    /// Keeps the world before something is done.
    #[track_caller]
    fn before(&mut self, what: &'static str, simulation: &Simulation) {
        let mut world = None;
        let cost = measure(|| world = Some(simulation.world().clone()));
        assert!(
            cost.bytes_total <= CLONE,
            "{what}: a clone alone takes {} bytes",
            cost.bytes_total
        );
        self.0.extend(world.map(|world| (what, world)));
    }

    /// What each of them has kept, in bytes, when the present goes on without its history.
    fn costs(self, simulation: Simulation) -> Vec<(&'static str, i64)> {
        let present = simulation.world().clone();
        drop(simulation);
        let cost = |(what, world)| (what, -measure(|| drop(world)).bytes_current);
        let costs = self.0.into_iter().map(cost).collect();
        drop(present);
        costs
    }
}

/// What was done to a small system and to a large one costs at most so much, and in the large one hardly more than in the
/// small one: trees are a little deeper there.
#[track_caller]
fn assert_alike(small: &[(&str, i64)], large: &[(&str, i64)], most: &[i64]) {
    for (((what, small), (_, large)), most) in small.iter().zip(large).zip(most) {
        println!("{what}: {small} bytes, and {large} in a system of {TIMES} times the size");
        assert!(large <= most, "{what}: {large} bytes, which is more than {most}");
        assert!(
            2 * large <= 3 * small,
            "{what}: {large} bytes, and {small} in a small system"
        );
    }
    assert!(small.len() == most.len() && large.len() == most.len());
}

/// What a call, a kill with a restart and the like cost in a tree of so many workers.
fn costs_in_a_tree(processes: u32) -> Vec<(&'static str, i64)> {
    let mut simulation = workers(processes);
    let mut kept = Kept::default();
    let mut act = |what, path: &str, deed| {
        kept.before(what, &simulation);
        simulation.do_to(path, &deed).expect("it is there");
        rest(&mut simulation);
    };
    act("a call", "top/static/s7", Deed::Suspend);
    act("a kill and a restart", "top/static/s3", Deed::Kill);
    kept.costs(simulation)
}

/// What it costs to ask a list, to open one and to change one, where there are so many.
fn costs_with_lists(design: &Design, number: u32) -> Vec<(&'static str, i64)> {
    let mut simulation = lists(design.clone(), number);
    let mut kept = Kept::default();
    kept.before("a list that is asked", &simulation);
    simulation.open_list(&name(7));
    rest(&mut simulation);
    kept.before("a list that is opened", &simulation);
    simulation.open_list("a new list");
    rest(&mut simulation);
    kept.before("a list that is changed", &simulation);
    simulation.add_entry("2023-01-02", "Write").expect("it is open");
    rest(&mut simulation);
    kept.costs(simulation)
}

/// What a world costs that is kept after every so many events while a supervisor's children die, and how many there were.
fn costs_of_a_story(processes: u32) -> Vec<(&'static str, i64)> {
    let mut simulation = workers(processes);
    simulation.do_to("top/static", &Deed::Kill).expect("it is there");
    let mut kept = Kept::default();
    for _ in 0..5 {
        let at = simulation.position().event;
        while simulation.position().event < at + EVENTS && simulation.step_forward() {}
        kept.before("a hundred events of a story", &simulation);
    }
    let mut costs = kept.costs(simulation);
    // Before the first world that of the supervisor's end is left out, which changed all its children at once; behind the
    // last nothing has happened.
    costs.remove(0);
    costs.pop();
    costs
}

/// What is allocated in a crowd when a world is kept, when it is foretold what a kill comes to and when one is done; and
/// then when one goes back and forth in what has come of it, with how many moves that made again.
fn costs_in_a_crowd(agents: u32) -> (Vec<(&'static str, i64)>, (u64, u64)) {
    let mut simulation = crowd(agents);
    let mut costs = Vec::new();
    let worker = "Todo.System/Todo.Database/2";
    let took = measure(|| drop(simulation.world().clone()));
    costs.push(("a world that is kept", bytes(took.bytes_total)));
    let took = measure(|| drop(simulation.predict(worker, &Deed::Kill)));
    costs.push(("a kill that is foretold", bytes(took.bytes_total)));
    let took = measure(|| {
        simulation.do_to(worker, &Deed::Kill).expect("it is there");
        rest(&mut simulation);
    });
    costs.push(("a kill and a restart", bytes(took.bytes_total)));
    let mut again = 0;
    let took = measure(|| {
        for _ in 0..3 {
            assert!(simulation.step_beat_back());
            again += simulation.replayed();
        }
        for _ in 0..3 {
            assert!(simulation.step_beat_forward());
            again += simulation.replayed();
        }
    });
    (costs, (took.bytes_total, again))
}

fn bytes(total: u64) -> i64 {
    i64::try_from(total).expect("few bytes")
}

#[test]
fn foretelling_killing_and_going_back_cost_among_a_hundred_thousand_processes_what_they_cost_among_ten_thousand() {
    let ((small, few), (large, many)) = (costs_in_a_crowd(10_000), costs_in_a_crowd(10_000 * TIMES));
    assert_alike(&small[1..], &large[1..], &[64 << 10, 64 << 10]);
    let (small, large) = (small[0].1, large[0].1);
    println!("a world that is kept: {small} bytes, and {large}");
    // Two pointers for every 256 processes.
    assert!(large - small <= 90_000 * 2 * 8 / 256, "{large} bytes, and {small}");
    // How far it is to the checkpoint before differs from history to history.
    for (bytes, moves) in [few, many] {
        println!("three beats back and forth: {bytes} bytes, and {moves} moves made again");
        assert!(bytes <= 640 << 10 && moves <= 600, "{bytes} bytes and {moves} moves");
    }
}

#[test]
fn a_checkpoint_costs_what_has_changed_and_not_what_there_is() {
    let (small, large) = (costs_in_a_tree(1_000), costs_in_a_tree(1_000 * TIMES));
    assert_alike(&small, &large, &[20 << 10, 120 << 10]);
}

#[test]
fn lists_that_nobody_asks_for_cost_nothing() {
    for design in [Design::nested(), Design::flat()] {
        let (small, large) = (costs_with_lists(&design, 200), costs_with_lists(&design, 200 * TIMES));
        assert_alike(&small, &large, &[24 << 10, 76 << 10, 36 << 10]);
    }
}

#[test]
fn the_death_of_many_costs_at_every_checkpoint_what_has_happened_since_the_last() {
    let (small, large) = (costs_of_a_story(1_000), costs_of_a_story(1_000 * TIMES));
    assert_alike(&small, &large, &[256 << 10; 3]);
}
