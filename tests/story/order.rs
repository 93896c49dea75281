//! What holds of every story, whoever is hit.

use coppice::telling::view::SlotKind;

use super::witness::{picture_is_the_runtimes, watch};
use super::{FRAME_MS, at_rest, slot};

/// A small generator of numbers that look random, the same on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit
    }
}

#[test]
fn beats_go_back_only_after_a_decision_that_ends_it_after_the_last_or_when_a_start_fails() {
    for seed in 0..12 {
        let mut numbers = Numbers(seed);
        let mut simulation = at_rest();
        for _ in 0..4 {
            let view = simulation.view();
            let alive: Vec<_> = view.slots.iter().filter(|slot| slot.pid.is_some()).collect();
            if alive.is_empty() {
                break;
            }
            simulation.kill(&alive[numbers.below(alive.len())].path);
            let told = watch(&mut simulation);
            for pair in told.windows(2) {
                let (before, next) = (&pair[0], &pair[1]);
                let fails = next.caption.ends_with("fails to start");
                // Who was linked to the one that ended dies when the BEAM comes to it, whatever its supervisor is at by then.
                let linked = next.detail.ends_with("runs along their links");
                assert!(
                    next.beat >= before.beat || matches!(before.beat, 3 | 5) || fails || linked,
                    "seed {seed}: {} after {}",
                    next.line(),
                    before.line()
                );
            }
            picture_is_the_runtimes(&simulation);
        }
    }
}

#[test]
fn no_outline_is_left_however_quickly_many_are_hit() {
    for seed in 0..12 {
        let mut numbers = Numbers(seed);
        let mut simulation = at_rest();
        for _ in 0..10 {
            let view = simulation.view();
            simulation.kill(&view.slots[numbers.below(view.slots.len())].path);
            for _ in 0..numbers.below(120) {
                simulation.frame(FRAME_MS);
            }
        }
        watch(&mut simulation);
        picture_is_the_runtimes(&simulation);
    }
}

#[test]
fn the_gauge_counts_a_restart_as_long_as_the_runtime_does() {
    let mut simulation = at_rest();
    simulation.kill("Todo.System/Todo.Database/2");
    let mut shown = Vec::new();
    while shown.is_empty() || !simulation.view().idle {
        simulation.frame(FRAME_MS);
        let (view, system) = (simulation.view(), simulation.system());
        let database = slot(&view, "Todo.System/Todo.Database");
        let SlotKind::Supervisor { restarts, .. } = database.kind else {
            panic!("it is a supervisor")
        };
        let pid = system.pids().find(|pid| Some(pid.to_string()) == database.pid);
        let supervisor = pid.and_then(|pid| system.program(pid)?.as_supervisor());
        let intensity = &supervisor.expect("it lives").flags.intensity;
        assert_eq!(restarts, intensity.count(system.now_ms()), "at {} ms", view.time_ms);
        if shown.last() != Some(&restarts) {
            shown.push(restarts);
        }
    }
    assert_eq!(shown, [0, 1, 0]);
    assert!(simulation.system().now_ms() > 5_000, "the window lasts five seconds");
}
