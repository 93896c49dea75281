//! The ceiling: the same workloads on the least that is still a set of actors. A slab of slots with an enum of actors in
//! them, pids with generations that are checked, a queue of who has mail, one message in the slot and more behind it,
//! counters. Nothing is supervised, linked, monitored, recorded or copied: an actor's parent is told that it has ended,
//! and that is all.
//!
//! It bounds from above what a scheduler of this kind can do on a machine; it is no rival.

#[path = "ceiling/actor.rs"]
mod actor;
#[path = "ceiling/run_queue.rs"]
mod run_queue;

use super::clock::{memory_bytes, now_ns, timed};
use super::order::{Order, Work};
use actor::{Actor, SENDERS};
use run_queue::{Letter, Pid, RunQueue};

/// Does it and hands back the figures of its rows; none when it has no such thing. Panics when the work was not done.
pub fn answer(order: Order) -> Vec<f64> {
    let Order { work, size, count } = order;
    match work {
        Work::SpawnStop => vec![spawn_stop(count)],
        Work::PingPong => vec![ping_pong(count)],
        Work::Ring => vec![ring(size, count)],
        Work::FanIn => vec![fan_in(size, count)],
        Work::Call => vec![call(count)],
        Work::Restart => vec![restart(count)],
        Work::Idle => idle(count).to_vec(),
        Work::Crowd => crowd(count).to_vec(),
        Work::RingRecorded
        | Work::CallRecorded
        | Work::RestartRecorded
        | Work::RestartHolding
        | Work::ReduceEvaluated
        | Work::CallEvaluated => Vec::new(),
    }
}

fn spawn_stop(count: u64) -> f64 {
    let mut queue = RunQueue::default();
    let spawner = queue.spawn(Actor::Spawner { left: count, ended: 0 }, None);
    let ns = timed(|| queue.run());
    assert!(matches!(queue.actor(spawner), Some(Actor::Spawner { ended, .. }) if *ended == count));
    assert_eq!((queue.counts.spawned, queue.counts.ended), (count + 1, count));
    ns / count as f64
}

fn ping_pong(count: u64) -> f64 {
    let mut queue = RunQueue::default();
    let peer = queue.spawn(Actor::Echo, None);
    let pinger = Actor::Pinger {
        peer,
        left: count,
        answers: 0,
    };
    let pinger = queue.spawn(pinger, None);
    let ns = timed(|| queue.run());
    assert!(matches!(queue.actor(pinger), Some(Actor::Pinger { answers, .. }) if *answers == count));
    ns / count as f64
}

fn ring(size: u64, count: u64) -> f64 {
    let mut queue = RunQueue::default();
    let end = queue.spawn(Actor::End { got: 0 }, None);
    let hops: Vec<Pid> = (0..size)
        .map(|_| queue.spawn(Actor::Hop { next: end, end }, None))
        .collect();
    for (at, hop) in hops.iter().enumerate() {
        queue.send(*hop, Letter::Pid(hops[(at + 1) % hops.len()]));
    }
    queue.run();
    let before = queue.counts.taken;
    let ns = timed(|| {
        queue.send(hops[0], Letter::Number(count));
        queue.run();
    });
    assert!(matches!(queue.actor(end), Some(Actor::End { got: 1 })));
    assert_eq!(
        queue.counts.taken - before,
        count + 2,
        "each hop, the start of it and its end"
    );
    ns / count as f64
}

fn fan_in(size: u64, count: u64) -> f64 {
    let mut queue = RunQueue::default();
    let bursts = count.div_ceil(SENDERS * size);
    let sink = Actor::Sink {
        each: size,
        bursts_left: bursts,
        taken: 0,
    };
    let sink = queue.spawn(sink, None);
    let ns = timed(|| queue.run());
    let sent = bursts * SENDERS * size;
    assert!(matches!(queue.actor(sink), Some(Actor::Sink { taken, .. }) if *taken == sent));
    ns / sent as f64
}

fn call(count: u64) -> f64 {
    let mut queue = RunQueue::default();
    let server = queue.spawn(Actor::Server { told: None }, None);
    let caller = Actor::Caller {
        server,
        left: count,
        answers: 0,
    };
    let caller = queue.spawn(caller, None);
    let ns = timed(|| queue.run());
    assert!(matches!(queue.actor(caller), Some(Actor::Caller { answers, .. }) if *answers == count));
    ns / count as f64
}

fn restart(count: u64) -> f64 {
    let mut queue = RunQueue::default();
    let killer = Actor::Killer {
        left: count,
        started: 0,
    };
    let killer = queue.spawn(killer, None);
    queue.spawn(Actor::Parent { told: killer }, None);
    let ns = timed(|| queue.run());
    assert!(matches!(queue.actor(killer), Some(Actor::Killer { left: 0, started }) if *started == count + 1));
    assert_eq!(queue.counts.ended, count);
    ns / count as f64
}

/// So many idle servers, started one after the other by an actor that is asked to.
fn started(count: u64) -> (RunQueue, Pid) {
    let mut queue = RunQueue::default();
    let parent = queue.spawn(Actor::Nursery, None);
    let count = usize::try_from(count).expect("a count fits");
    let starter = Actor::Starter(Box::new(actor::Starter {
        parent,
        wanted: count,
        children: Vec::with_capacity(count),
        answers: 0,
    }));
    let starter = queue.spawn(starter, None);
    queue.run();
    assert_eq!(queue.alive(), count as u64 + 2, "not every actor is there");
    (queue, starter)
}

/// Bytes of an idle server before its first message, and after it.
fn idle(count: u64) -> [f64; 2] {
    let before = memory_bytes();
    let (mut queue, starter) = started(count);
    let started = memory_bytes();
    queue.send(starter, Letter::Number(0));
    queue.run();
    let called = memory_bytes();
    assert!(matches!(queue.actor(starter), Some(Actor::Starter(starter)) if starter.answers as u64 == count));
    [started - before, called - before].map(|bytes| bytes / count as f64)
}

/// Milliseconds to start so many servers, and the MiB that they take.
fn crowd(count: u64) -> [f64; 2] {
    let (memory, began) = (memory_bytes(), now_ns());
    let (queue, _) = started(count);
    let (ns, bytes) = (now_ns() - began, memory_bytes() - memory);
    drop(queue);
    [ns / 1e6, bytes / f64::from(1 << 20)]
}
