//! Bare processes on the runtime: spawn, ping-pong, ring, fan-in.

use coppice::runtime::{Context, Message, Next, Pattern, Pid, Program, Record, System, Term, Wake};

/// What the processes of these benchmarks do.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Worker {
    /// Ends at once.
    Short,
    /// Spawns one `Short` after the other.
    Spawner { left: u64 },
    /// Sends every message back to where it came from.
    Echo,
    /// Sends to a peer and waits for the answer, so many times.
    Pinger { peer: Pid, left: u64 },
    /// Hands what it gets to the next.
    Hop { next: Option<Pid>, left: u64 },
    /// Sends so many messages to one receiver.
    Sender { to: Pid, left: u64 },
    /// Takes everything.
    Sink,
}

coppice::digest!(enum Worker {
    "short" => Short,
    "spawner" => Spawner { left },
    "echo" => Echo,
    "pinger" => Pinger { peer, left },
    "hop" => Hop { next, left },
    "sender" => Sender { to, left },
    "sink" => Sink,
});

const LOOP: Next = Next::Receive(Pattern::Any, None);

impl Program for Worker {
    type Event = ();

    fn run(&mut self, wake: Wake, cx: &mut Context<'_, Self>) -> Next {
        let me = Message::Term(Term::Pid(cx.me()));
        match self {
            Self::Short => return Next::Exit(Term::atom("normal")),
            Self::Spawner { left } => {
                if *left == 0 {
                    return Next::Exit(Term::atom("normal"));
                }
                *left -= 1;
                cx.spawn(Self::Short);
                cx.send(cx.me(), me);
            }
            Self::Echo => {
                if let Wake::Message(Message::Term(Term::Pid(from))) = wake {
                    cx.send(from, me);
                }
            }
            Self::Pinger { peer, left } => {
                if *left == 0 {
                    return Next::Exit(Term::atom("normal"));
                }
                *left -= 1;
                cx.send(*peer, me);
            }
            Self::Hop { next, left } => match wake {
                Wake::Message(Message::Term(Term::Pid(first))) if next.is_none() => *next = Some(first),
                Wake::Message(message) if *left > 0 => {
                    *left -= 1;
                    if let Some(next) = next {
                        cx.send(*next, message);
                    }
                }
                Wake::Message(_) | Wake::Start | Wake::Timeout => {}
            },
            Self::Sender { to, left } => {
                for _ in 0..*left {
                    cx.send(*to, Message::Term(Term::Int(1)));
                }
                return Next::Exit(Term::atom("normal"));
            }
            Self::Sink => {}
        }
        LOOP
    }
}

fn system() -> System<Worker> {
    let mut system = System::new(1);
    system.set_record(Record::Nothing);
    system
}

fn spawn(system: &mut System<Worker>, worker: Worker) -> Pid {
    system.spawn(worker).expect("below the limit of processes")
}

/// One process spawns and ends after the other.
pub fn spawn_and_stop(count: u64) {
    let mut system = system();
    spawn(&mut system, Worker::Spawner { left: count });
    system.run(u64::MAX);
    assert_eq!(system.process_count(), 0);
}

/// One message there and one back.
pub fn ping_pong(count: u64) {
    let mut system = system();
    let peer = spawn(&mut system, Worker::Echo);
    spawn(&mut system, Worker::Pinger { peer, left: count });
    system.run(u64::MAX);
    assert_eq!(system.process_count(), 1);
}

/// One token round a ring of a thousand.
pub fn ring(count: u64) {
    const SIZE: u64 = 1_000;
    let mut system = system();
    let left = count / SIZE;
    let hops: Vec<_> = (0..SIZE)
        .map(|_| spawn(&mut system, Worker::Hop { next: None, left }))
        .collect();
    system.run(u64::MAX);
    for (at, hop) in hops.iter().enumerate() {
        let next = hops[(at + 1) % hops.len()];
        system.send(*hop, *hop, Message::Term(Term::Pid(next)));
    }
    system.run(u64::MAX);
    let before = system.steps();
    system.send(hops[0], hops[0], Message::Term(Term::Int(1)));
    system.run(u64::MAX);
    assert!(system.steps() - before >= left * SIZE);
}

/// Eight senders, one receiver.
pub fn fan_in(count: u64) {
    const SENDERS: u64 = 8;
    let mut system = system();
    let to = spawn(&mut system, Worker::Sink);
    for _ in 0..SENDERS {
        spawn(
            &mut system,
            Worker::Sender {
                to,
                left: count / SENDERS,
            },
        );
    }
    let taken = system.run(u64::MAX);
    assert!(taken >= count);
}
