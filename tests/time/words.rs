//! What is said of time: how fast it plays, what the clock does, what a fork drops.

use coppice::play::speed::{AS_FAST_AS_IT_GOES, SLOWEST, faster, round, slower, speed_at, warning, words};
use coppice::play::{Clock, Dropped, seconds};

use crate::playing::{at_rest, new, rest};
use crate::run::WORKER;

#[test]
fn a_speed_is_said_as_a_person_would() {
    let said: Vec<_> = [SLOWEST, 0.1, 0.5, 1.0, 7.0, 1_000.0, AS_FAST_AS_IT_GOES]
        .map(words)
        .into();
    assert_eq!(
        said,
        ["1/1000×", "1/10×", "1/2×", "1×", "7×", "1000×", "as fast as it goes"]
    );
    assert_eq!(words(round(speed_at(0.25))), "1/30×");
    assert_eq!(words(round(speed_at(0.64))), "7×");
    assert_eq!(round(AS_FAST_AS_IT_GOES), AS_FAST_AS_IT_GOES);
}

#[test]
fn keys_go_through_the_whole_scale_and_stop_at_its_ends() {
    let mut speeds = vec![SLOWEST];
    while let Some(&last) = speeds.last().filter(|last| last.is_finite()) {
        speeds.push(faster(last));
    }
    assert_eq!(speeds.len(), 20);
    assert!(speeds.contains(&1.0));
    assert!(speeds.windows(2).all(|pair| slower(pair[1]) == pair[0]));
    assert_eq!(slower(SLOWEST), SLOWEST);
    assert_eq!(faster(AS_FAST_AS_IT_GOES), AS_FAST_AS_IT_GOES);
}

#[test]
fn a_high_speed_says_why_kills_do_not_escalate() {
    assert_eq!(warning(1.0), None);
    assert_eq!(warning(2.0), None);
    let said = warning(20.0).expect("a high speed");
    assert_eq!(
        said,
        "At 20× the 5 s in which restarts are counted pass in 0.25 s, so kills hardly escalate."
    );
    let said = warning(1_000.0).expect("a high speed");
    assert!(said.contains("pass in 0.005 s"), "{said}");
    assert!(warning(AS_FAST_AS_IT_GOES).is_some());
}

#[test]
fn the_clock_is_held_by_a_story_runs_after_it_and_rests_in_the_end() {
    let mut simulation = new();
    assert_eq!(simulation.clock(), Clock::Held, "the system is about to boot");
    rest(&mut simulation);
    assert_eq!(simulation.clock(), Clock::Rests);
    simulation.kill(WORKER);
    let mut clocks = vec![simulation.clock()];
    while !simulation.view().idle {
        let (then, before_ms) = (simulation.clock(), simulation.view().time_ms);
        simulation.frame(16.0);
        if then == Clock::Held && simulation.clock() == Clock::Held {
            assert_eq!(simulation.view().time_ms, before_ms, "it stands still while it is held");
        }
        clocks.push(simulation.clock());
    }
    clocks.dedup();
    assert_eq!(clocks, [Clock::Held, Clock::Runs, Clock::Rests]);
    simulation.set_paused(true);
    assert_eq!(simulation.clock(), Clock::Paused);
}

#[test]
fn what_is_dropped_is_said_before_and_remembered_after() {
    let dropped = |events, inputs| Dropped {
        from: 120,
        events,
        inputs,
        time_ms: 3_456,
        watched_ms: 0,
    };
    assert_eq!(
        dropped(140, 2).words(),
        "the 140 events after it, 2 things you did and 3.4 s of virtual time"
    );
    assert_eq!(
        dropped(1, 1).words(),
        "the event after it, 1 thing you did and 3.4 s of virtual time"
    );
    assert_eq!(dropped(0, 0).words(), "only 3.4 s of virtual time");
    assert_eq!(seconds(61_099), "61.0 s");

    let mut simulation = at_rest();
    simulation.kill(WORKER);
    rest(&mut simulation);
    simulation.step_beat_back();
    simulation.step_beat_back();
    let said = simulation.dropped_by_acting();
    assert_eq!(simulation.take_forked(), None);
    simulation.kill(WORKER);
    assert_eq!(simulation.take_forked(), said);
    assert_eq!(simulation.take_forked(), None);
}
