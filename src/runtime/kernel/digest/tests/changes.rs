//! What can be observed changes the digest, part by part.

use super::super::super::super::bonds::{Bonds, Monitor, Watcher};
use super::super::super::super::entry::State;
use super::super::super::super::ets::EtsTable;
use super::super::super::super::message::{Envelope, Signal};
use super::super::super::super::spares::Spares;
use super::super::super::super::{
    Atom, Destination, Fault, Limits, Message, Pattern, Pid, Random, Record, Reference, Scheduling, System, Term,
};
use super::super::super::timer::{DelayedMessage, StartedTimer, Timer};
use super::{Counter, at_rest, first, kernel, put_timers};

fn message(cause: u64, content: i64) -> Envelope<Message> {
    let content = Message::Term(Term::Int(content));
    Envelope { cause, content }
}

fn table(owner: Pid, key: i64, values: &[i64]) -> EtsTable {
    let mut table = EtsTable::new(owner);
    let values = values.iter().map(|value| Term::Int(*value)).collect();
    table.rows.insert(Term::Int(key), values);
    table
}

fn put_started(system: &mut System<Counter>, reference: u64, to: Destination) {
    let timer = StartedTimer {
        reference: Reference(reference),
        to,
        message: Message::Term(Term::Int(1)),
        cause: 0,
    };
    kernel(system).timers.insert((5, 0), Timer::Started(Box::new(timer)));
}

fn bonds(system: &mut System<Counter>) -> &mut Bonds {
    Spares::default().lend(&mut first(system).bonds)
}

fn put(system: &mut System<Counter>, message: Envelope<Message>) {
    Spares::default().push_back(&mut first(system).mailbox, message);
}

/// What is changed, and how.
type Change = (&'static str, fn(&mut System<Counter>, [Pid; 3]));

/// Every entry makes a state of its own out of the same three processes at rest.
const CHANGES: &[Change] = &[
    ("its name", |system, _| bonds(system).name = Some(Atom::new("a"))),
    ("another name", |system, _| bonds(system).name = Some(Atom::new("b"))),
    ("trap_exit", |system, _| first(system).trap_exit = true),
    ("busy", |system, _| first(system).queued = true),
    ("newborn", |system, _| first(system).state = State::Newborn(1)),
    ("newborn of another event", |system, _| {
        first(system).state = State::Newborn(2)
    }),
    ("ready", |system, _| first(system).state = State::Ready(0)),
    ("timed out", |system, _| first(system).state = State::TimedOut(1)),
    ("timed out by another event", |system, _| {
        first(system).state = State::TimedOut(2)
    }),
    ("what it waits for", |system, _| {
        first(system).pattern = Pattern::AnyDown
    }),
    ("whom it waits for", |system, [_, b, _]| {
        first(system).pattern = Pattern::Ack(b)
    }),
    ("for whom else it waits", |system, [_, _, c]| {
        first(system).pattern = Pattern::Ack(c)
    }),
    ("since when", |system, _| first(system).since = 1),
    ("until when", |system, _| bonds(system).deadline = Some((5, 0))),
    ("until later", |system, _| bonds(system).deadline = Some((6, 0))),
    ("a link", |system, [_, b, _]| _ = first(system).links.insert(b)),
    ("two links", |system, [_, b, c]| {
        first(system).links.insert(b);
        first(system).links.insert(c);
    }),
    ("two links in another exit order", |system, [_, b, c]| {
        first(system).links.insert(c);
        first(system).links.insert(b);
    }),
    ("a monitor", |system, [_, b, _]| {
        bonds(system).monitors.push(monitor(b, None))
    }),
    ("a monitor by name", |system, [_, b, _]| {
        bonds(system).monitors.push(monitor(b, Some("n")))
    }),
    ("a watcher", |system, [_, b, _]| {
        bonds(system).watchers.push(watcher(1, b))
    }),
    ("two watchers", |system, [_, b, c]| {
        [watcher(1, b), watcher(2, c)]
            .into_iter()
            .for_each(|set| bonds(system).watchers.push(set));
    }),
    ("two watchers, the other first", |system, [_, b, c]| {
        [watcher(2, c), watcher(1, b)]
            .into_iter()
            .for_each(|set| bonds(system).watchers.push(set));
    }),
    ("a message", |system, _| put(system, message(0, 1))),
    ("a message of another cause", |system, _| put(system, message(1, 1))),
    ("another message", |system, _| put(system, message(0, 2))),
    ("two messages", |system, _| {
        put(system, message(0, 1));
        put(system, message(0, 2));
    }),
    ("two messages, swapped", |system, _| {
        put(system, message(0, 2));
        put(system, message(0, 1));
    }),
    ("a signal", |system, [_, b, _]| {
        Spares::default().push_back(
            &mut first(system).inbox,
            Envelope {
                cause: 0,
                content: Signal::Link(b),
            },
        );
    }),
    ("another signal", |system, [_, b, _]| {
        Spares::default().push_back(
            &mut first(system).inbox,
            Envelope {
                cause: 0,
                content: Signal::Unlink(b),
            },
        );
    }),
    ("its state", |system, _| program(system).received = 1),
    ("its end", |system, _| first(system).pid = None),
    ("who is in the queue", |system, [a, _, _]| {
        kernel(system).run_queue.push_back(a)
    }),
    ("two in the queue", |system, [a, b, _]| {
        [a, b]
            .into_iter()
            .for_each(|pid| kernel(system).run_queue.push_back(pid))
    }),
    ("two in the queue, swapped", |system, [a, b, _]| {
        [b, a]
            .into_iter()
            .for_each(|pid| kernel(system).run_queue.push_back(pid))
    }),
    ("who has its turn", |system, [a, _, _]| {
        kernel(system).turn = Some((a, 5))
    }),
    ("how much of it is left", |system, [a, _, _]| {
        kernel(system).turn = Some((a, 4))
    }),
    ("a name", |system, [a, _, _]| {
        _ = kernel(system).names.insert(Atom::new("a"), a)
    }),
    ("a name of another", |system, [_, b, _]| {
        _ = kernel(system).names.insert(Atom::new("a"), b)
    }),
    ("a table", |system, [a, _, _]| put_table(system, "t", table(a, 1, &[1]))),
    ("another table", |system, [a, _, _]| {
        put_table(system, "u", table(a, 1, &[1]))
    }),
    ("a table of another", |system, [_, b, _]| {
        put_table(system, "t", table(b, 1, &[1]))
    }),
    ("a row", |system, [a, _, _]| put_table(system, "t", table(a, 2, &[1]))),
    ("a value", |system, [a, _, _]| put_table(system, "t", table(a, 1, &[2]))),
    ("values in order", |system, [a, _, _]| {
        put_table(system, "t", table(a, 1, &[1, 2]))
    }),
    ("values in another order", |system, [a, _, _]| {
        put_table(system, "t", table(a, 1, &[2, 1]))
    }),
    ("a file", |system, _| system.put_file("f", Term::Int(1))),
    ("another file", |system, _| system.put_file("g", Term::Int(1))),
    ("what is in it", |system, _| system.put_file("f", Term::Int(2))),
    ("a timer", |system, [a, _, _]| put_timers(system, 0, &[(5, a)])),
    ("a timer of another", |system, [_, b, _]| {
        put_timers(system, 0, &[(5, b)])
    }),
    ("a later timer", |system, [a, _, _]| put_timers(system, 0, &[(6, a)])),
    ("two timers", |system, [a, b, _]| {
        put_timers(system, 0, &[(5, a), (5, b)])
    }),
    ("two timers, the other first", |system, [a, b, _]| {
        put_timers(system, 0, &[(5, b), (5, a)])
    }),
    ("a message on its way", |system, [a, _, _]| {
        let (to, message, cause) = (a, Message::Term(Term::Int(1)), 0);
        let delayed = DelayedMessage { to, message, cause };
        kernel(system).timers.insert((5, 0), Timer::Send(Box::new(delayed)));
    }),
    ("a timer that was started", |system, [a, _, _]| {
        put_started(system, 9, Destination::Process(a));
    }),
    ("one of another reference", |system, [a, _, _]| {
        put_started(system, 8, Destination::Process(a));
    }),
    ("one for another process", |system, [_, b, _]| {
        put_started(system, 9, Destination::Process(b));
    }),
    ("one for a name", |system, _| {
        put_started(system, 9, Destination::Name(Atom::new("a")));
    }),
    ("a fault", |system, [a, _, _]| {
        _ = kernel(system).faults.0.insert(a, Fault::Drop)
    }),
    ("a delay", |system, [a, _, _]| {
        _ = kernel(system).faults.0.insert(a, Fault::Delay(1))
    }),
    ("a longer delay", |system, [a, _, _]| {
        _ = kernel(system).faults.0.insert(a, Fault::Delay(2))
    }),
    ("the time", |system, _| kernel(system).now_ms = 1),
    ("the steps", |system, _| kernel(system).step += 1),
    ("the next pid", |system, _| kernel(system).next_number += 1),
    ("the next reference", |system, _| kernel(system).next_reference += 1),
    ("the next event", |system, _| kernel(system).next_event += 1),
    ("the random numbers", |system, _| kernel(system).random = Random::new(8)),
    ("who runs next", |system, _| system.set_scheduling(Scheduling::Shuffled)),
    ("what is recorded", |system, _| system.set_record(Record::Everything)),
    ("how many processes there may be", |system, _| {
        let limits = Limits {
            processes: 3,
            ..Limits::default()
        };
        system.set_limits(limits);
    }),
    ("how many messages", |system, _| {
        let limits = Limits {
            mailbox: 3,
            ..Limits::default()
        };
        system.set_limits(limits);
    }),
];

fn monitor(target: Pid, name: Option<&'static str>) -> Monitor {
    Monitor {
        reference: Reference(1),
        target,
        name: name.map(Atom::new),
    }
}

fn watcher(reference: u64, pid: Pid) -> Watcher {
    let reference = Reference(reference);
    Watcher { reference, pid }
}

fn program(system: &mut System<Counter>) -> &mut Counter {
    system.programs.get_mut(0).unwrap().as_mut().unwrap()
}

fn put_table(system: &mut System<Counter>, name: &'static str, table: EtsTable) {
    kernel(system).tables.insert(Atom::new(name), table);
}

#[test]
fn every_part_that_can_be_observed_changes_the_digest() {
    let (base, pids) = at_rest(3);
    let mut seen = vec![("nothing", base.digest())];
    for (what, change) in CHANGES {
        let mut changed = base.clone();
        change(&mut changed, [pids[0], pids[1], pids[2]]);
        let digest = changed.digest();
        for (before, other) in &seen {
            assert_ne!(digest, *other, "{what} and {before}");
        }
        seen.push((what, digest));
        assert_eq!(
            base.digest(),
            seen[0].1,
            "the system that it was cloned from has changed with {what}"
        );
    }
}

#[test]
fn the_digest_of_one_process_is_about_that_one() {
    let (mut system, pids) = at_rest(2);
    let before = [0, 1].map(|at| system.digest_of(pids[at]));
    assert_ne!(before[0], before[1]);
    program(&mut system).received = 1;
    assert_ne!(system.digest_of(pids[0]), before[0]);
    assert_eq!(system.digest_of(pids[1]), before[1]);
    first(&mut system).pid = None;
    assert_eq!(system.digest_of(pids[0]), None);
}

/// The same links in the same exit order can be a tree of other colours, and goes on in another way.
#[test]
fn what_decides_the_order_of_links_later_is_part_of_the_digest() {
    let (mut three, pids) = at_rest(5);
    for pid in &pids[1..4] {
        first(&mut three).links.insert(*pid);
    }
    let (mut four, _) = at_rest(5);
    for pid in &pids[1..5] {
        first(&mut four).links.insert(*pid);
    }
    first(&mut four).links.remove(pids[4]);
    let order = |system: &mut System<Counter>| first(system).links.in_exit_order();
    assert_eq!(order(&mut three), order(&mut four));
    assert_ne!(three.digest(), four.digest());
}
