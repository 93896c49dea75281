//! Spawning and sending, without a behaviour: nanoseconds an operation.

use coppice::runtime::{Message, Pid, Record, Term};

use super::super::clock::timed;
use super::bare::{Bare, SENDERS};
use super::bench::Client;
use super::{Processes, check_events, client, run, spawn, system};

fn bare(system: &mut Processes, bare: Bare) -> Pid {
    spawn(system, Client::Bare(bare))
}

fn run_all(system: &mut Processes) -> f64 {
    timed(|| {
        system.run(u64::MAX);
    })
}

pub fn spawn_stop(count: u64) -> f64 {
    let mut system = system(Record::Nothing);
    let spawner = Bare::Spawner {
        left: count,
        monitor: None,
        ended: 0,
    };
    let spawner = bare(&mut system, spawner);
    let ns = run_all(&mut system);
    assert!(
        matches!(client(&system, spawner), Client::Bare(Bare::Spawner { ended, .. }) if *ended == count),
        "not every process was seen to end"
    );
    assert_eq!(system.process_count(), 1);
    ns / count as f64
}

pub fn ping_pong(count: u64) -> f64 {
    let mut system = system(Record::Nothing);
    let peer = bare(&mut system, Bare::Echo);
    let pinger = Bare::Pinger {
        peer,
        left: count,
        answers: 0,
    };
    let pinger = bare(&mut system, pinger);
    let ns = run_all(&mut system);
    assert!(
        matches!(client(&system, pinger), Client::Bare(Bare::Pinger { answers, .. }) if *answers == count),
        "not every message was answered"
    );
    ns / count as f64
}

pub fn ring(size: u64, count: u64, record: Record) -> f64 {
    let mut system = system(record);
    let end = bare(&mut system, Bare::End { got: 0 });
    let hops: Vec<Pid> = (0..size)
        .map(|_| bare(&mut system, Bare::Hop { next: None, end }))
        .collect();
    for (at, hop) in hops.iter().enumerate() {
        let next = hops[(at + 1) % hops.len()];
        system.send(end, *hop, Message::Term(Term::Pid(next)));
    }
    run(&mut system);
    let before = system.steps();
    let mut events = 0;
    let token = i64::try_from(count).expect("a count fits");
    let ns = timed(|| {
        system.send(end, hops[0], Message::Term(Term::Int(token)));
        events = run(&mut system);
    });
    // It is sent and it is received.
    check_events(record, events, 2 * count);
    assert!(
        matches!(client(&system, end), Client::Bare(Bare::End { got: 1 })),
        "the token did not come to its end"
    );
    assert!(system.steps() - before > count, "the token went not so far");
    ns / count as f64
}

pub fn fan_in(size: u64, count: u64) -> f64 {
    let mut system = system(Record::Nothing);
    let bursts = count.div_ceil(SENDERS * size);
    let sink = Bare::Sink {
        each: size,
        bursts_left: bursts,
        taken: 0,
    };
    let sink = bare(&mut system, sink);
    let ns = run_all(&mut system);
    let sent = bursts * SENDERS * size;
    assert!(
        matches!(client(&system, sink), Client::Bare(Bare::Sink { taken, .. }) if *taken == sent),
        "not every message arrived"
    );
    assert_eq!(system.process_count(), 1);
    ns / sent as f64
}
