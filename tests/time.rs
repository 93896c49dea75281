//! Time can be gone back in, looked at, and begun anew from; what is seen at a moment does not depend on the way there.

#![cfg(not(target_arch = "wasm32"))]

#[path = "time/run.rs"]
mod run;

use coppice::runtime::{EventKind, Random};
use coppice::simulation::speed::{AS_FAST_AS_IT_GOES, SLOWEST, place_of, speed_at};
use coppice::simulation::{Simulation, Tick, TickKind};
use run::{act, at_rest, drawn, new, play, rest, run, seen, up_to};

/// Random runs, and random positions in each.
const RUNS: u64 = 20;
const POSITIONS: u64 = 10;

const WORKER: &str = "Todo.System/Todo.Database/2";

#[test]
fn stepping_back_and_forward_again_ends_where_it_began() {
    for seed in 0..RUNS {
        let mut random = Random::new(seed);
        let mut simulation = run(seed, 60);
        for _ in 0..POSITIONS {
            simulation.seek(up_to(&mut random, simulation.position().last));
            simulation.step_forward();
            let before = seen(&simulation);
            let presses = (0..up_to(&mut random, 12))
                .take_while(|_| simulation.step_back())
                .count();
            for _ in 0..presses {
                assert!(simulation.step_forward(), "seed {seed}: there was a step back");
            }
            assert_eq!(seen(&simulation), before, "seed {seed}, {presses} steps");
        }
    }
}

#[test]
fn every_press_changes_what_is_seen_and_shows_one_event() {
    for seed in 0..RUNS {
        let mut simulation = run(seed, 30);
        simulation.step_back();
        let mut presses = 0;
        loop {
            let (before, at) = (drawn(&simulation), simulation.position().event);
            if !simulation.step_back() {
                break;
            }
            assert_ne!(
                drawn(&simulation),
                before,
                "seed {seed}: nothing changed back from event {at}"
            );
            presses += 1;
        }
        assert_eq!(simulation.position().event, 0, "seed {seed}");
        for _ in 0..presses {
            let (before, from) = (drawn(&simulation), simulation.position().event);
            assert!(simulation.step_forward(), "seed {seed}");
            let position = simulation.position();
            let unchanged = drawn(&simulation) == before;
            assert!(
                !unchanged,
                "seed {seed}: nothing changed from {from} to {}",
                position.event
            );
        }
    }
}

#[test]
fn a_moment_looks_as_it_did_when_it_was_the_present() {
    for seed in 0..RUNS {
        let mut random = Random::new(seed);
        let mut simulation = new();
        let mut moments = Vec::new();
        for _ in 0..40 {
            play(&mut simulation, &mut random);
            if random.below(4) == 0 {
                act(&mut simulation, &mut random);
            }
            if simulation.step_forward() {
                moments.push((simulation.moment(), simulation.position().event, seen(&simulation)));
            }
        }
        for _ in 0..POSITIONS {
            let chosen = up_to(&mut random, moments.len() as u64 - 1);
            let (moment, event, then) = &moments[usize::try_from(chosen).expect("an index")];
            simulation.seek_moment(*moment);
            assert_eq!(&seen(&simulation), then, "seed {seed}, event {event}");
            assert_eq!(simulation.position().event, *event, "seed {seed}");
        }
    }
}

#[test]
fn an_event_is_reached_from_anywhere_alike() {
    for seed in 0..RUNS {
        let mut random = Random::new(seed);
        let mut simulation = run(seed, 60);
        let last = simulation.position().last;
        for _ in 0..POSITIONS {
            let event = up_to(&mut random, last);
            simulation.seek(0);
            simulation.seek(event);
            let from_the_start = seen(&simulation);
            assert_eq!(simulation.position().event, event, "seed {seed}");
            simulation.seek(up_to(&mut random, last));
            simulation.seek(event);
            assert_eq!(seen(&simulation), from_the_start, "seed {seed}, event {event}");
            simulation.seek_present();
            assert!(!simulation.is_in_the_past());
            simulation.seek(event);
            assert_eq!(seen(&simulation), from_the_start, "seed {seed}, event {event}");
        }
    }
}

#[test]
fn watching_the_past_again_leads_to_the_present() {
    for seed in 0..RUNS {
        let mut random = Random::new(seed);
        let mut simulation = run(seed, 60);
        simulation.seek_present();
        rest(&mut simulation);
        let (present, inputs) = (seen(&simulation), simulation.inputs().clone());
        simulation.seek(up_to(&mut random, simulation.position().last));
        simulation.set_speed([1.0, 16.0, AS_FAST_AS_IT_GOES][random.below(3) as usize]);
        simulation.set_paused(false);
        for _ in 0..200_000 {
            simulation.frame(16.0);
            if !simulation.is_in_the_past() {
                break;
            }
        }
        assert_eq!(seen(&simulation), present, "seed {seed}");
        assert_eq!(simulation.inputs(), &inputs, "seed {seed}");
        assert!(simulation.view().idle, "seed {seed}");
    }
}

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
        let first = (seen(&simulation), simulation.inputs().clone(), simulation.position());
        let ticks = simulation.ticks().to_vec();
        simulation.seek_moment(here);
        simulation.fork();
        go_on(&mut simulation, seed);
        let second = (seen(&simulation), simulation.inputs().clone(), simulation.position());
        assert_eq!(second, first, "seed {seed}");
        assert_eq!(simulation.ticks(), ticks, "seed {seed}");
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
    let replayed = simulation.inputs().replay(simulation.system().steps());
    assert_eq!(replayed.fingerprint(), simulation.system().fingerprint());
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

#[test]
fn the_ticks_of_a_kill_and_its_causes_are_told() {
    let mut simulation = at_rest();
    let quiet = simulation.position().last;
    simulation.kill(WORKER);
    rest(&mut simulation);
    let ticks: Vec<Tick> = simulation
        .ticks()
        .iter()
        .copied()
        .filter(|tick| tick.event > quiet)
        .collect();
    let kinds: Vec<_> = ticks.iter().map(|tick| tick.kind).collect();
    assert_eq!(kinds, [TickKind::Input, TickKind::Exit, TickKind::Restart]);
    let born = (quiet..=simulation.position().last)
        .rev()
        .find(|id| {
            let event = simulation.event(*id);
            event.is_some_and(|event| matches!(event.kind, EventKind::Spawned { parent: Some(_), .. }))
        })
        .expect("a process was spawned");
    let causes = simulation.causes(born);
    assert!(causes.windows(2).all(|pair| pair[0] > pair[1]), "{causes:?}");
    assert!(causes.contains(&ticks[1].event), "the exit is a cause: {causes:?}");
    assert_eq!(causes.last(), Some(&ticks[0].event), "it began with the click");
    assert_eq!(simulation.event(ticks[0].event).expect("kept").cause, 0);
}

#[test]
fn beats_are_stepped_through_one_by_one() {
    let mut simulation = at_rest();
    simulation.kill(WORKER);
    let beat = |simulation: &Simulation| simulation.view().story.map(|story| story.beat);
    let mut told = Vec::new();
    while simulation.step_beat_forward() {
        told.push(beat(&simulation));
    }
    assert_eq!(told, [Some(1), Some(2), Some(3), Some(4), Some(5), None]);
    // What the last press let happen, no beat among it, is gone back over first.
    let mut back = Vec::new();
    for _ in 0..told.len() {
        assert!(simulation.step_beat_back());
        back.push(beat(&simulation));
    }
    back.reverse();
    assert_eq!(back, told);
}

/// Hits the system until so many events have been shown.
fn hammer(events: u64) -> Simulation {
    let mut simulation = at_rest();
    let mut random = Random::new(1);
    while simulation.position().last < events {
        let path = ["Todo.System/Todo.Database/1", WORKER, "Todo.System/Todo.Database"][random.below(3) as usize];
        simulation.kill(path);
        simulation.open_list("Alice");
        rest(&mut simulation);
    }
    simulation
}

#[test]
fn ten_thousand_events_are_kept_in_bounds_and_reached_with_little_work() {
    let mut simulation = hammer(10_000);
    assert!(simulation.checkpoints() <= 64, "{}", simulation.checkpoints());
    assert_eq!(simulation.position().first, 0);
    let mut random = Random::new(2);
    let mut most = 0;
    for _ in 0..200 {
        simulation.seek(up_to(&mut random, 10_000));
        most = most.max(simulation.replayed());
        simulation.step_back();
        most = most.max(simulation.replayed());
    }
    assert!(most <= 2_500, "{most} moves were made again");
}

#[test]
fn a_very_long_history_forgets_its_beginning_and_nothing_else() {
    let mut simulation = hammer(30_000);
    let position = simulation.position();
    let kept = position.last - position.first;
    assert!((15_000..=21_000).contains(&kept), "{position:?}");
    assert!(simulation.checkpoints() <= 64, "{}", simulation.checkpoints());
    assert!(simulation.event(position.first).is_none());
    assert_eq!(
        simulation.event(position.first + 1).expect("kept").id,
        position.first + 1
    );
    assert!(simulation.ticks().iter().all(|tick| tick.event > position.first));
    let present = seen(&simulation);
    simulation.seek(0);
    assert_eq!(simulation.position().event, position.first);
    assert!(!simulation.step_back());
    rest(&mut simulation);
    assert_eq!(seen(&simulation), present);
    let replayed = simulation.inputs().replay(simulation.system().steps());
    assert_eq!(replayed.fingerprint(), simulation.system().fingerprint());
    simulation.seek(position.first + 1_000);
    simulation.fork();
    simulation.kill(WORKER);
    rest(&mut simulation);
    let replayed = simulation.inputs().replay(simulation.system().steps());
    assert_eq!(replayed.fingerprint(), simulation.system().fingerprint());
}

/// Everything a person can press, at random.
fn press(simulation: &mut Simulation, random: &mut Random) {
    match random.below(10) {
        0 | 1 => act(simulation, random),
        2..=4 => play(simulation, random),
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
        let replayed = simulation.inputs().replay(system.steps());
        assert_eq!(replayed.fingerprint(), system.fingerprint(), "seed {seed}");
    }
}

#[test]
fn the_scale_of_speeds_is_logarithmic_and_has_no_upper_end() {
    assert_eq!(speed_at(0.0), SLOWEST);
    assert!((speed_at(0.5) - 1.0).abs() < 1e-9);
    assert_eq!(speed_at(1.0), AS_FAST_AS_IT_GOES);
    for speed in [0.001, 0.125, 1.0, 16.0, 500.0] {
        let there_and_back = speed_at(place_of(speed));
        assert!((there_and_back / speed - 1.0).abs() < 1e-9, "{speed}");
    }
    let mut simulation = new();
    simulation.set_speed(0.0);
    assert_eq!(simulation.speed(), SLOWEST);
    simulation.set_speed(1e9);
    assert_eq!(simulation.speed(), AS_FAST_AS_IT_GOES);
    simulation.frame(1.0);
    assert!(simulation.view().idle, "one frame was enough");
}

/// How long it takes, in release: `cargo test --release --test time -- --ignored --nocapture`.
#[test]
#[ignore = "measures time"]
#[expect(clippy::disallowed_types, reason = "a measurement needs the wall clock")]
fn seeking_in_ten_thousand_events_takes_milliseconds() {
    let mut simulation = hammer(10_000);
    let mut random = Random::new(3);
    let (mut seeks, mut steps) = (Vec::new(), Vec::new());
    for _ in 0..400 {
        let event = up_to(&mut random, 10_000);
        let began = std::time::Instant::now();
        simulation.seek(event);
        seeks.push(began.elapsed());
        let began = std::time::Instant::now();
        simulation.step_back();
        steps.push(began.elapsed());
    }
    for (name, times) in [("seek", &mut seeks), ("step back", &mut steps)] {
        times.sort();
        println!("{name}: median {:?}, longest {:?}", times[200], times[399]);
        assert!(times[399].as_millis() <= 50, "{name} takes {:?}", times[399]);
    }
}
