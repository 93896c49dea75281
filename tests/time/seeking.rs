//! What is seen at a moment depends neither on the way there nor on the pace.

use coppice::play::Moment;
use coppice::play::speed::{AS_FAST_AS_IT_GOES, SLOWEST, place_of, speed_at};
use coppice::runtime::Random;
use coppice::telling::Simulation;

use crate::playing::{at_rest, new, rest};
use crate::run::{POSITIONS, RUNS, WORKER, act, move_on, run, seen, up_to};

#[test]
fn a_moment_looks_as_it_did_when_it_was_the_present() {
    for seed in 0..RUNS {
        let mut random = Random::new(seed);
        let mut simulation = new();
        let mut moments = Vec::new();
        for _ in 0..40 {
            move_on(&mut simulation, &mut random);
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
        let (present, inputs) = (seen(&simulation), simulation.commands());
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
        assert_eq!(simulation.commands(), inputs, "seed {seed}");
        assert!(simulation.view().idle, "seed {seed}");
    }
}

/// After the last beat of a story that is past, while time passes; the moment at which it began to pass.
fn between_two_moments(simulation: &mut Simulation) -> Moment {
    simulation.set_paused(true);
    while simulation.view().story.is_none_or(|story| story.beat != 5) {
        assert!(simulation.step_beat_back());
    }
    let then_ms = simulation.view().time_ms;
    simulation.set_paused(false);
    while simulation.view().time_ms == then_ms {
        simulation.frame(16.0);
    }
    assert!(simulation.is_in_the_past());
    simulation.moment()
}

#[test]
fn time_that_is_passing_again_is_left_and_ended_as_it_was() {
    let mut simulation = at_rest();
    simulation.kill(WORKER);
    rest(&mut simulation);
    let present = seen(&simulation);
    let moment = between_two_moments(&mut simulation);
    let between = seen(&simulation);
    simulation.seek_moment(moment);
    assert_ne!(seen(&simulation), between);
    let before = seen(&simulation);
    simulation.seek(0);
    simulation.seek_moment(moment);
    assert_eq!(seen(&simulation), before);
    simulation.step_forward();
    let after = seen(&simulation);
    between_two_moments(&mut simulation);
    simulation.step_forward();
    assert!(simulation.is_in_the_past());
    assert_eq!(seen(&simulation), after);
    between_two_moments(&mut simulation);
    rest(&mut simulation);
    assert_eq!(seen(&simulation), present);
    between_two_moments(&mut simulation);
    simulation.seek_present();
    assert_eq!(seen(&simulation), present);
    between_two_moments(&mut simulation);
    let then_ms = simulation.view().time_ms;
    simulation.kill(WORKER);
    assert_eq!(
        simulation.view().time_ms,
        then_ms,
        "it is done where one is, not where one was"
    );
    let acted = simulation.moment();
    rest(&mut simulation);
    let replayed = simulation.played_again();
    assert_eq!(replayed.system().digest(), simulation.system().digest());
    simulation.seek_moment(acted);
    assert_eq!(simulation.view().time_ms, then_ms);
}

#[test]
fn what_happens_does_not_depend_on_the_pace() {
    let mut ends = Vec::new();
    for (speed, frame_ms) in [
        (1.0, 16.0),
        (1.0, 6.9),
        (0.25, 40.0),
        (300.0, 16.0),
        (AS_FAST_AS_IT_GOES, 1.0),
    ] {
        let mut simulation = new();
        simulation.set_speed(speed);
        for path in ["", WORKER, "Todo.System/Todo.Cache/Alice", "Todo.System/Todo.Database"] {
            simulation.kill(path);
            while !simulation.view().idle {
                simulation.frame(frame_ms);
            }
        }
        ends.push((seen(&simulation), simulation.moment(), simulation.commands()));
    }
    for end in &ends {
        assert_eq!(end, &ends[0]);
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
