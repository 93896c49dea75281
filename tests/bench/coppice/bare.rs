//! Processes that spawn, send and receive, and nothing else.

use std::rc::Rc;

use coppice::otp::{Cx, Process};
use coppice::runtime::{Message, Next, Pattern, Pid, Reference, Term, Wake};

use super::bench::{Bench, Client, LOOP};

/// How many processes send to one.
pub const SENDERS: u64 = 8;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bare {
    /// Ends at once.
    Short,
    /// Spawns one `Short` after the other, and waits for the end of each.
    Spawner {
        left: u64,
        monitor: Option<Reference>,
        ended: u64,
    },
    /// Sends to where each message came from.
    Echo,
    /// Sends to its peer and waits for the answer, so many times.
    Pinger { peer: Pid, left: u64, answers: u64 },
    /// Hands a token on to the next, or to `end` when it has gone far enough.
    Hop { next: Option<Pid>, end: Pid },
    /// Counts what it gets.
    End { got: u64 },
    /// Sends so many messages to one receiver.
    Sender { to: Pid, left: u64 },
    /// Has so many bursts sent to it, one after the other.
    Sink { each: u64, bursts_left: u64, taken: u64 },
}

coppice::digest!(enum Bare {
    "short" => Short,
    "spawner" => Spawner { left, monitor, ended },
    "echo" => Echo,
    "pinger" => Pinger { peer, left, answers },
    "hop" => Hop { next, end },
    "end" => End { got },
    "sender" => Sender { to, left },
    "sink" => Sink { each, bursts_left, taken },
});

impl Bare {
    pub fn run(&mut self, wake: Wake, cx: &mut Cx<'_, Bench>) -> Next {
        match self {
            Self::Short => Next::Exit(Term::atom("normal")),
            Self::Spawner { left, monitor, ended } => {
                if let Wake::Message(Message::Down { reference, .. }) = wake {
                    assert_eq!(Some(reference), *monitor, "the end of another process");
                    *ended += 1;
                }
                if *left == 0 {
                    return LOOP;
                }
                *left -= 1;
                let short = spawn(Self::Short, cx);
                let reference = cx.monitor(short);
                *monitor = Some(reference);
                Next::Receive(Pattern::Down(reference), None)
            }
            Self::Echo => {
                if let Wake::Message(Message::Term(Term::Pid(from))) = wake {
                    cx.send(from, me(cx));
                }
                LOOP
            }
            Self::Pinger { peer, left, answers } => {
                *answers += u64::from(wake != Wake::Start);
                if *left > 0 {
                    *left -= 1;
                    cx.send(*peer, me(cx));
                }
                LOOP
            }
            Self::Hop { next, end } => {
                match wake {
                    Wake::Message(Message::Term(Term::Int(0))) => cx.send(*end, Message::Term(Term::atom("done"))),
                    Wake::Message(Message::Term(Term::Int(left))) => {
                        let next = next.expect("the ring is closed before the token goes round");
                        cx.send(next, Message::Term(Term::Int(left - 1)));
                    }
                    Wake::Message(Message::Term(Term::Pid(first))) => *next = Some(first),
                    Wake::Message(_) | Wake::Start | Wake::Timeout => {}
                }
                LOOP
            }
            Self::End { got } => {
                *got += u64::from(wake != Wake::Start);
                LOOP
            }
            Self::Sender { to, left } => {
                for _ in 0..*left {
                    cx.send(*to, Message::Term(Term::Int(1)));
                }
                Next::Exit(Term::atom("normal"))
            }
            Self::Sink {
                each,
                bursts_left,
                taken,
            } => {
                *taken += u64::from(wake != Wake::Start);
                if *bursts_left > 0 && *taken % (SENDERS * *each) == 0 {
                    *bursts_left -= 1;
                    let sender = Self::Sender {
                        to: cx.me(),
                        left: *each,
                    };
                    for _ in 0..SENDERS {
                        spawn(sender.clone(), cx);
                    }
                }
                LOOP
            }
        }
    }
}

fn me(cx: &Cx<'_, Bench>) -> Message {
    Message::Term(Term::Pid(cx.me()))
}

fn spawn(bare: Bare, cx: &mut Cx<'_, Bench>) -> Pid {
    let spawned = cx.spawn(Process::Plain(Rc::new(Client::Bare(bare))));
    spawned.expect("below the limit of processes")
}
