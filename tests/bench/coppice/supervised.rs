//! What OTP adds: calls to a GenServer under a supervisor, restarts, and children that do nothing.

use coppice::runtime::{Message, Pid, Record, Term};

use super::super::clock::{memory_bytes, now_ns, timed};
use super::bench::Client;
use super::caller::Caller;
use super::restarter::Restarter;
use super::starter::Starter;
use super::{Processes, check_events, client, run, spawn, system};

/// Supervisors with that many restarts in all of their windows are made ready at a time.
const HELD_AT_A_TIME: u64 = 100_000;

/// More of them would be no small part of the caches that the others measure with.
const SUPERVISORS_AT_A_TIME: u64 = 100;

fn restarter(system: &Processes, pid: Pid) -> &Restarter {
    match client(system, pid) {
        Client::Restarter(restarter) => restarter,
        other => panic!("no restarter: {other:?}"),
    }
}

/// Nanoseconds a call.
pub fn call(count: u64, record: Record) -> f64 {
    let mut system = system(record);
    let starter = spawn(&mut system, Client::Restarter(Restarter::new(1, 0, 3)));
    run(&mut system);
    let supervisor = restarter(&system, starter).supervisor();
    let server = child(&system, supervisor);
    let caller = spawn(&mut system, Client::Caller(Caller::new(server, count)));
    let mut events = 0;
    let ns = timed(|| events = run(&mut system));
    assert!(
        matches!(client(&system, caller), Client::Caller(caller) if caller.answers == count),
        "not every call was answered"
    );
    // A request and its answer, each sent and received.
    check_events(record, events, 4 * count);
    ns / count as f64
}

/// Nanoseconds a restart, with 0 to `each` of them in the window.
pub fn restart(each: u64, count: u64, record: Record) -> f64 {
    let mut system = system(record);
    let supervisors = count.div_ceil(each);
    let most = u32::try_from(each).expect("a limit fits");
    let client = spawn(&mut system, Client::Restarter(Restarter::new(supervisors, each, most)));
    let mut events = 0;
    let ns = timed(|| events = run(&mut system));
    let done = supervisors * each;
    assert_eq!(
        restarter(&system, client).restarts,
        done,
        "not every child was restarted"
    );
    assert_eq!(system.process_count(), 3, "a client, the last supervisor and its child");
    assert_window(&system, client, each);
    // A child ends, and another is spawned.
    check_events(record, events, 2 * done);
    ns / done as f64
}

/// Nanoseconds a restart, with `held` to 1.1 times `held` of them in the window.
pub fn restart_holding(held: u64, count: u64) -> f64 {
    let supervisors = (HELD_AT_A_TIME / held).clamp(1, SUPERVISORS_AT_A_TIME);
    let more = (held / 10).max(1).min(count.div_ceil(supervisors));
    let (mut ns, mut done) = (0.0, 0);
    while done < count {
        let mut system = system(Record::Nothing);
        let restarters: Vec<Pid> = (0..supervisors)
            .map(|_| spawn(&mut system, Client::Restarter(Restarter::new(1, held, u32::MAX))))
            .collect();
        system.run(u64::MAX);
        for client in &restarters {
            assert_window(&system, *client, held);
        }
        let order = Message::Term(Term::Int(i64::try_from(more).expect("a count fits")));
        ns += timed(|| {
            for client in &restarters {
                system.send(*client, *client, order.clone());
                system.run(u64::MAX);
            }
        });
        for client in &restarters {
            assert_eq!(restarter(&system, *client).restarts, held + more);
            assert_window(&system, *client, held + more);
        }
        done += more * supervisors;
    }
    ns / done as f64
}

/// Bytes of an idle child before its first message, and after it.
pub fn idle(count: u64) -> [f64; 2] {
    let before = memory_bytes();
    let (mut system, client) = started(count);
    let started = memory_bytes();
    system.send(client, client, Message::Term(Term::atom("call")));
    system.run(u64::MAX);
    let called = memory_bytes();
    assert_eq!(starter(&system, client).answers, count, "not every child has answered");
    [started - before, called - before].map(|bytes| bytes / count as f64)
}

/// Milliseconds to start so many children, and the MiB that they take.
pub fn crowd(count: u64) -> [f64; 2] {
    let (memory, began) = (memory_bytes(), now_ns());
    let (system, _) = started(count);
    let (ns, bytes) = (now_ns() - began, memory_bytes() - memory);
    drop(system);
    [ns / 1e6, bytes / f64::from(1 << 20)]
}

fn started(count: u64) -> (Processes, Pid) {
    let mut system = system(Record::Nothing);
    let client = spawn(&mut system, Client::Starter(Starter::new(count)));
    system.run(u64::MAX);
    assert_eq!(starter(&system, client).children.len() as u64, count);
    assert_eq!(u64::from(system.process_count()), count + 2, "not every child is there");
    (system, client)
}

fn starter(system: &Processes, pid: Pid) -> &Starter {
    match client(system, pid) {
        Client::Starter(starter) => starter,
        other => panic!("no starter: {other:?}"),
    }
}

fn child(system: &Processes, supervisor: Pid) -> Pid {
    let program = system.program(supervisor).and_then(|program| program.as_supervisor());
    let child = program.and_then(|supervisor| supervisor.children().next()?.pid.running());
    child.expect("a supervisor with a child")
}

fn assert_window(system: &Processes, client: Pid, held: u64) {
    let supervisor = system.program(restarter(system, client).supervisor());
    let window = supervisor.and_then(|supervisor| supervisor.window(system.now_ms()));
    assert_eq!(
        window.map(|window| u64::from(window.restarts)),
        Some(held),
        "the window"
    );
}
