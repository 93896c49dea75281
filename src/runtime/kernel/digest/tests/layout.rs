//! Where things are kept does not change the digest.

use super::super::super::super::{Message, Record, System, Term};
use super::{Counter, at_rest, first, kernel, put_timers};

#[test]
fn a_clone_that_is_run_on_has_the_digest_of_the_system_that_was_never_cloned() {
    let run = |checkpoints: bool| {
        let (mut system, pids) = at_rest(70);
        let mut kept = Vec::new();
        for at in 0..40 {
            system.send(pids[0], pids[at], Message::Term(Term::Pid(pids[69 - at])));
            system.step();
            if checkpoints {
                kept.push(system.clone());
                system = kept[at].clone();
            }
        }
        let at_the_time: Vec<_> = kept.iter().map(System::digest).collect();
        system.run(u64::MAX);
        assert_eq!(at_the_time, kept.iter().map(System::digest).collect::<Vec<_>>());
        system.digest()
    };
    assert_eq!(run(true), run(false));
}

#[test]
fn a_mailbox_that_was_long_is_as_one_that_never_was() {
    let stop = || Message::Term(Term::Int(1));
    let (mut at_once, pids) = at_rest(2);
    for _ in 0..1_000 {
        at_once.send(pids[1], pids[0], stop());
    }
    at_once.run(u64::MAX);
    let (mut one_by_one, pids) = at_rest(2);
    for _ in 0..1_000 {
        one_by_one.send(pids[1], pids[0], stop());
        one_by_one.run(u64::MAX);
    }
    assert_eq!(at_once.digest(), one_by_one.digest());
}

#[test]
fn a_process_table_that_has_grown_is_as_one_that_never_did() {
    let stop = |system: &mut System<Counter>, pid| {
        system.send(pid, pid, Message::Term(Term::atom("stop")));
        system.run(u64::MAX);
    };
    let (mut grown, pids) = at_rest(100);
    for pid in pids {
        stop(&mut grown, pid);
    }
    let mut one_by_one = at_rest(0).0;
    for _ in 0..100 {
        let pid = one_by_one.spawn(Counter::default()).unwrap();
        one_by_one.run(u64::MAX);
        stop(&mut one_by_one, pid);
    }
    assert!(grown.kernel.entries.len() > one_by_one.kernel.entries.len());
    assert_eq!(grown.digest(), one_by_one.digest());
    let pids = [&mut grown, &mut one_by_one].map(|system| system.spawn(Counter::default()).unwrap());
    assert_eq!(pids[0].number(), pids[1].number());
    assert_eq!(grown.digest(), one_by_one.digest());
}

#[test]
fn which_slots_are_free_in_which_order_makes_no_difference() {
    let ended = |order: [usize; 2]| {
        let (mut system, pids) = at_rest(3);
        for at in order {
            system.send(pids[2], pids[at], Message::Term(Term::atom("stop")));
            system.run(u64::MAX);
        }
        system
    };
    let (mut one, mut other) = (ended([0, 1]), ended([1, 0]));
    assert_eq!(one.digest(), other.digest());
    let pids = [&mut one, &mut other].map(|system| {
        let pids = [0, 1].map(|_| system.spawn(Counter::default()).unwrap());
        system.send(pids[0], pids[1], Message::Term(Term::Pid(pids[0])));
        system.run(u64::MAX);
        pids
    });
    assert_ne!(pids[0], pids[1], "they live in other slots");
    assert_eq!(one.digest(), other.digest());
}

#[test]
fn a_link_that_was_one_of_many_is_as_one_that_never_was() {
    let (mut many, pids) = at_rest(9);
    for pid in &pids[1..9] {
        first(&mut many).links.insert(*pid);
    }
    for pid in &pids[2..9] {
        first(&mut many).links.remove(*pid);
    }
    let (mut one, _) = at_rest(9);
    first(&mut one).links.insert(pids[1]);
    assert_eq!(many.digest(), one.digest());
}

#[test]
fn the_number_of_a_timer_makes_no_difference() {
    let (mut few, pids) = at_rest(2);
    put_timers(&mut few, 0, &[(5, pids[0]), (5, pids[1])]);
    let (mut many, _) = at_rest(2);
    kernel(&mut many).next_timer = 1_000;
    put_timers(&mut many, 900, &[(5, pids[0]), (5, pids[1])]);
    assert_eq!(few.digest(), many.digest());
}

#[test]
fn events_that_nobody_has_fetched_make_no_difference() {
    let (mut system, pids) = at_rest(2);
    system.set_record(Record::Everything);
    system.send(pids[0], pids[1], Message::Term(Term::Int(1)));
    system.run(u64::MAX);
    let before = system.digest();
    assert!(!system.take_events().is_empty());
    assert_eq!(system.digest(), before);
}
