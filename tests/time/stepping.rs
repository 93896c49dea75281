//! A press goes to the next thing that can be seen, or the one before.

use coppice::play::{Landmark, LandmarkKind};
use coppice::runtime::{EventKind, Random};
use coppice::telling::Simulation;

use crate::playing::{at_rest, rest};
use crate::run::{POSITIONS, RUNS, WORKER, drawn, run, seen, up_to};

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
            let log = simulation.log();
            let lines = log.iter().filter(|line| line.event > from).count();
            assert!(
                lines <= 1,
                "seed {seed}: {lines} lines from {from} to {}",
                position.event
            );
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
fn beats_are_stepped_through_one_by_one() {
    let mut simulation = at_rest();
    simulation.kill(WORKER);
    let beat = |simulation: &Simulation| simulation.view().story.map(|story| story.beat);
    let mut told = Vec::new();
    while simulation.step_beat_forward() {
        told.push(beat(&simulation));
    }
    // The fifth beat has two sentences: the name, and what is back.
    assert_eq!(told, [Some(1), Some(2), Some(3), Some(4), Some(5), Some(5), None]);
    // The first press leads back into the story that has ended, the last to before it.
    let mut back = Vec::new();
    for _ in 0..told.len() {
        assert!(simulation.step_beat_back());
        back.push(beat(&simulation));
    }
    assert_eq!(back, [Some(5), Some(5), Some(4), Some(3), Some(2), Some(1), None]);
    for expected in told {
        assert!(simulation.step_beat_forward());
        assert_eq!(beat(&simulation), expected);
    }
}

#[test]
fn the_ticks_of_a_kill_and_its_causes_are_told() {
    let mut simulation = at_rest();
    let quiet = simulation.position().last;
    simulation.kill(WORKER);
    rest(&mut simulation);
    let ticks: Vec<Landmark> = simulation
        .landmarks()
        .iter()
        .filter(|tick| tick.event > quiet)
        .cloned()
        .collect();
    let kinds: Vec<_> = ticks.iter().map(|tick| tick.kind).collect();
    assert_eq!(kinds, [LandmarkKind::Input, LandmarkKind::Exit, LandmarkKind::Restart]);
    let born = (quiet..=simulation.position().last)
        .rev()
        .find(|id| {
            let event = simulation.event(*id);
            event.is_some_and(|event| matches!(event.kind, EventKind::Spawned { parent: Some(_), .. }))
        })
        .expect("a process was spawned");
    let causes: Vec<_> = simulation.causes(born).iter().map(|cause| cause.event).collect();
    assert!(causes.windows(2).all(|pair| pair[0] < pair[1]), "{causes:?}");
    assert!(causes.contains(&ticks[1].event), "the exit is a cause: {causes:?}");
    assert_eq!(causes.first(), Some(&ticks[0].event), "it began with the click");
    assert_eq!(simulation.event(ticks[0].event).expect("kept").cause, 0);
}
