//! However long a history is, it takes little memory, and little work to go anywhere in it.

use coppice::runtime::Random;
use coppice::telling::Simulation;

use crate::playing::{at_rest, rest};
use crate::run::{WORKER, seen, up_to};

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
    assert!(simulation.landmarks().iter().all(|tick| tick.event > position.first));
    let present = seen(&simulation);
    simulation.seek(0);
    assert_eq!(simulation.position().event, position.first);
    assert!(!simulation.step_back());
    rest(&mut simulation);
    assert_eq!(seen(&simulation), present);
    let replayed = simulation.played_again();
    assert_eq!(replayed.system().digest(), simulation.system().digest());
    simulation.seek(position.first + 1_000);
    simulation.fork();
    simulation.kill(WORKER);
    rest(&mut simulation);
    let replayed = simulation.played_again();
    assert_eq!(replayed.system().digest(), simulation.system().digest());
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
