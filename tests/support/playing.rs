//! The page's own simulation, played without a page: frame by frame at the pace of a reader, or as fast as it goes.

#![allow(dead_code, reason = "every test file uses its own part of this")]

use std::collections::BTreeMap;

use coppice::play::speed::AS_FAST_AS_IT_GOES;
use coppice::systems::todo::samples;
use coppice::telling::Simulation;
use coppice::telling::view::View;

/// One frame of the page at 60 Hz, in milliseconds.
pub const FRAME_MS: f64 = 16.0;

/// Frames in which everything that these tests begin comes to rest.
const MOST_FRAMES: u32 = 20_000;

/// The system with two lists of one entry each, which has not begun.
pub fn new() -> Simulation {
    let list = r#"{"version":1,"next_id":2,"entries":[{"id":1,"date":"2023-01-01","title":"Audit"}]}"#;
    let lists = ["Alice", "Bob"].map(|name| (name.to_owned(), list.to_owned()));
    Simulation::new(BTreeMap::from(lists))
}

/// The system with two lists, at rest.
pub fn at_rest() -> Simulation {
    let mut simulation = new();
    rest(&mut simulation);
    simulation
}

/// The system of a first visit to the page, at rest.
pub fn first_visit() -> Simulation {
    let mut simulation = Simulation::new(samples());
    rest(&mut simulation);
    simulation
}

/// Plays until nothing moves.
pub fn play(simulation: &mut Simulation) {
    play_and_look(simulation, |_| {});
}

/// Plays until nothing moves, and shows every frame.
pub fn play_and_look(simulation: &mut Simulation, mut look: impl FnMut(&View)) {
    for _ in 0..MOST_FRAMES {
        simulation.frame(FRAME_MS);
        let view = simulation.view();
        look(&view);
        if view.idle {
            return;
        }
    }
    panic!("the simulation does not come to rest");
}

/// Plays as fast as it goes until nothing moves; then it is as paused and as fast as before.
pub fn rest(simulation: &mut Simulation) {
    let (paused, speed) = (simulation.paused(), simulation.speed());
    simulation.set_paused(false);
    simulation.set_speed(AS_FAST_AS_IT_GOES);
    play(simulation);
    simulation.set_speed(speed);
    simulation.set_paused(paused);
}
