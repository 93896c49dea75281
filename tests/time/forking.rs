//! Who acts in the past begins another future; who only looks changes nothing.

use coppice::runtime::Random;
use coppice::systems::Design;
use coppice::telling::{Look, Simulation};

use crate::playing::{at_rest, new, rest};
use crate::run::{RUNS, WORKER, act, move_on, run, seen, up_to};

/// What a person does from here on, always the same for a seed.
fn go_on(simulation: &mut Simulation, seed: u64) {
    let mut random = Random::new(seed);
    for _ in 0..8 {
        act(simulation, &mut random);
        for _ in 0..random.below(20) {
            simulation.step_forward();
        }
    }
    rest(simulation);
}

#[test]
fn the_same_inputs_after_a_fork_lead_to_the_same_present() {
    for seed in 0..RUNS {
        let mut random = Random::new(seed);
        let mut simulation = run(seed, 30);
        simulation.seek(up_to(&mut random, simulation.position().last));
        simulation.step_forward();
        simulation.fork();
        let here = simulation.moment();
        go_on(&mut simulation, seed);
        let first = (seen(&simulation), simulation.commands(), simulation.position());
        let ticks = simulation.landmarks().to_vec();
        simulation.seek_moment(here);
        simulation.fork();
        go_on(&mut simulation, seed);
        let second = (seen(&simulation), simulation.commands(), simulation.position());
        assert_eq!(second, first, "seed {seed}");
        assert_eq!(simulation.landmarks(), ticks, "seed {seed}");
    }
}

#[test]
fn acting_in_the_past_says_what_it_drops_and_drops_it() {
    let mut simulation = at_rest();
    let quiet = simulation.position().last;
    assert_eq!(simulation.dropped_by_acting(), None);
    simulation.kill(WORKER);
    rest(&mut simulation);
    simulation.kill("Todo.System/Todo.Cache/Alice");
    rest(&mut simulation);
    let last = simulation.position().last;
    let now_ms = simulation.view().time_ms;
    simulation.seek(quiet);
    let dropped = simulation.dropped_by_acting().expect("in the past");
    assert_eq!((dropped.events, dropped.inputs), (last - quiet, 2));
    assert_eq!(dropped.time_ms, now_ms - simulation.view().time_ms);
    assert!(dropped.watched_ms > 10_000, "{dropped:?}");
    simulation.open_list("Bob");
    assert!(!simulation.is_in_the_past());
    assert_eq!(simulation.position().last, quiet);
    rest(&mut simulation);
    let view = simulation.view();
    let slot = view.slots.iter().find(|slot| slot.path == WORKER).expect("drawn");
    assert_eq!(slot.generation, 1, "it was never killed");
    let replayed = simulation.played_again();
    assert_eq!(replayed.system().digest(), simulation.system().digest());
}

#[test]
fn the_storage_follows_the_present_and_not_what_is_looked_at() {
    let mut simulation = at_rest();
    let quiet = simulation.position().last;
    simulation.open_list("Alice");
    simulation.add_entry("2024-02-29", "Leap").expect("a day");
    rest(&mut simulation);
    simulation.open_list("Carol");
    simulation.add_entry("2024-02-29", "Leap").expect("a day");
    rest(&mut simulation);
    let written: Vec<_> = simulation.take_writes().into_iter().map(|(list, _)| list).collect();
    assert_eq!(written, ["Alice", "Carol"]);
    simulation.seek(quiet);
    for _ in 0..20 {
        simulation.step_forward();
        simulation.step_back();
    }
    simulation.seek(0);
    rest(&mut simulation);
    assert!(!simulation.is_in_the_past());
    simulation.seek(quiet);
    assert!(simulation.take_writes().is_empty(), "looking writes nothing");
    assert!(simulation.take_forgotten().is_empty());
    simulation.kill(WORKER);
    let writes = simulation.take_writes();
    let [(list, document)] = writes.as_slice() else {
        panic!("one list is otherwise in the new present: {writes:?}");
    };
    assert_eq!(list, "Alice");
    assert!(!document.contains("Leap"), "{document}");
    assert_eq!(simulation.take_forgotten(), ["Carol"]);
    rest(&mut simulation);
    simulation.open_list("Carol");
    simulation.add_entry("2024-02-29", "Leap").expect("a day");
    rest(&mut simulation);
    assert_eq!(simulation.take_writes().len(), 1);
    assert!(simulation.take_forgotten().is_empty());
}

/// Everything a person can press, at random.
fn press(simulation: &mut Simulation, random: &mut Random) {
    match random.below(10) {
        0 | 1 => act(simulation, random),
        2..=4 => move_on(simulation, random),
        5 => simulation.seek(up_to(random, simulation.position().last)),
        6 => simulation.set_paused(!simulation.paused()),
        7 => {
            simulation.step_beat_back();
        }
        8 => simulation.seek_present(),
        _ => {
            for _ in 0..random.below(10) {
                simulation.step_back();
            }
        }
    }
}

#[test]
fn whatever_is_pressed_the_view_is_that_of_the_system() {
    for seed in 100..100 + RUNS {
        let mut random = Random::new(seed);
        let mut simulation = new();
        for _ in 0..80 {
            press(&mut simulation, &mut random);
            let system = simulation.system();
            // While signals are under way, what they will mend may be broken.
            if !system.can_run()
                && let Err(broken) = system.check_invariants()
            {
                panic!("seed {seed}: {broken}");
            }
        }
        simulation.seek_present();
        rest(&mut simulation);
        let system = simulation.system();
        let drawn: Vec<_> = simulation
            .view()
            .slots
            .iter()
            .filter_map(|slot| slot.pid.clone())
            .collect();
        let mut alive: Vec<_> = system.pids().map(|pid| pid.to_string()).collect();
        // The shell is the first process, and not part of the tree.
        alive.remove(0);
        let sorted = |mut pids: Vec<String>| {
            pids.sort();
            pids
        };
        assert_eq!(sorted(drawn), sorted(alive), "seed {seed}");
        let replayed = simulation.played_again();
        assert_eq!(replayed.system().digest(), system.digest(), "seed {seed}");
    }
}

/// The above, and what takes another history in the place of this one.
fn press_anything(simulation: &mut Simulation, random: &mut Random) {
    match random.below(12) {
        0 => simulation.start_over(),
        1 => simulation.begin(Design::flat()),
        2 => simulation.begin(Design::default()),
        3 | 4 => {
            let branches = simulation.branches();
            if let Some(branch) = branches.last() {
                assert!(simulation.return_to(branch.number), "it is offered");
            }
        }
        _ => press(simulation, random),
    }
}

#[test]
fn who_looks_on_through_every_history_sees_what_a_newcomer_sees() {
    for seed in 200..200 + RUNS {
        let mut random = Random::new(seed);
        let mut simulation = new();
        let mut looks = Look::default();
        let mut last = None;
        for _ in 0..150 {
            press_anything(&mut simulation, &mut random);
            assert_eq!(simulation.look(&mut looks), simulation.view(), "seed {seed}");
            let (instant, digest) = (simulation.instant(), simulation.system().digest());
            if let Some((before, seen)) = last.replace((instant, digest))
                && before == instant
            {
                assert_eq!(digest, seen, "seed {seed}: one instant, one system");
            }
        }
    }
}
