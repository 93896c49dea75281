//! Whatever is killed, whenever, in whatever order processes get their turns: the invariants hold.

#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::collections::BTreeSet;

use coppice::otp::registry;
use coppice::runtime::{Atom, Scheduling, Term};
use support::{Chapter, FIXED_RUN, fixed_run, random_hits};

/// How many random runs.
const RUNS: u64 = 400;

/// A run of that seed; half of them take turns as the BEAM does, half at random.
fn run(seed: u64) -> Chapter {
    let scheduling = if seed.is_multiple_of(2) {
        Scheduling::Queue
    } else {
        Scheduling::Shuffled
    };
    let mut chapter = Chapter::start(seed, scheduling);
    random_hits(&mut chapter, seed, 60);
    chapter
}

#[test]
fn random_kills_never_break_the_invariants() {
    let mut survived = 0;
    for seed in 0..RUNS {
        let chapter = run(seed);
        if let Err(broken) = chapter.system.check_invariants() {
            panic!("seed {seed}: {broken}");
        }
        check_registry(&chapter, seed);
        check_tree(&chapter, seed);
        survived += u32::from(!chapter.tree().is_empty());
    }
    assert!(
        survived > 20,
        "too few runs ({survived} of {RUNS}) left a system to check"
    );
}

/// Once settled, every registered process is alive, linked to the partition, and has its key once.
fn check_registry(chapter: &Chapter, seed: u64) {
    let name = Atom::new("Elixir.Todo.ProcessRegistry");
    let Some(rows) = chapter.system.ets_rows(registry::key_table(name, 0)) else {
        return;
    };
    let partition = chapter.system.whereis(registry::partition_name(name, 0));
    for (key, entries) in rows {
        assert_eq!(entries.len(), 1, "seed {seed}: {key} is held {} times", entries.len());
        let owner = registry::owner(&entries[0]).expect("an entry has an owner");
        let seen = chapter.system.snapshot(owner);
        let seen = seen.unwrap_or_else(|| panic!("seed {seed}: {key} leads to {owner}, which is gone"));
        assert!(
            partition.is_some_and(|pid| seen.links.contains(&pid)),
            "seed {seed}: {key}"
        );
    }
}

/// Every process but the shell is under exactly one supervisor.
fn check_tree(chapter: &Chapter, seed: u64) {
    let tree: Vec<_> = chapter.tree().into_iter().map(|(_, pid)| pid).collect();
    let unique: BTreeSet<_> = tree.iter().copied().collect();
    assert_eq!(
        unique.len(),
        tree.len(),
        "seed {seed}: a process is under two supervisors"
    );
    let alive: BTreeSet<_> = chapter.system.pids().filter(|pid| *pid != chapter.shell).collect();
    assert_eq!(unique, alive, "seed {seed}: processes without a supervisor");
}

#[test]
fn a_run_repeated_has_the_same_digest_at_every_step() {
    for seed in [3, 4] {
        let mut one = Chapter::start(seed, Scheduling::Shuffled);
        let mut other = Chapter::start(seed, Scheduling::Shuffled);
        for path in ["Database/1", "Cache/alice", "Database"] {
            for chapter in [&mut one, &mut other] {
                let pid = chapter.pid(path).expect("running");
                chapter.system.exit(chapter.shell, pid, Term::atom("kill"));
            }
            loop {
                assert_eq!(one.system.digest(), other.system.digest(), "seed {seed}");
                if !(one.system.step() & other.system.step()) {
                    break;
                }
            }
        }
    }
    for seed in 0..20 {
        assert_eq!(run(seed).system.digest(), run(seed).system.digest(), "seed {seed}");
    }
}

#[test]
fn a_checkpoint_goes_on_as_the_system_it_was_taken_of() {
    let mut chapter = Chapter::start(5, Scheduling::Queue);
    let pid = chapter.pid("Database/3").expect("running");
    chapter.system.exit(chapter.shell, pid, Term::atom("kill"));
    chapter.system.step();
    let mut checkpoint = chapter.system.clone();
    assert_eq!(checkpoint.digest(), chapter.system.digest());
    chapter.system.run(support::BUDGET);
    assert_ne!(checkpoint.digest(), chapter.system.digest());
    checkpoint.run(support::BUDGET);
    assert_eq!(checkpoint.digest(), chapter.system.digest());
}

#[test]
fn the_fixed_run_has_the_digest_that_it_has_in_the_browser() {
    assert_eq!(fixed_run(), FIXED_RUN);
}
