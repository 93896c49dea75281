//! What the actors do.

use super::run_queue::{Letter, Pid, RunQueue};

/// How many actors send to one.
pub const SENDERS: u64 = 8;

/// How a turn ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Wait,
    End,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Ends at once.
    Short,
    /// Spawns one `Short` after the other, and waits for the end of each.
    Spawner { left: u64, ended: u64 },
    /// Sends to where each message came from.
    Echo,
    /// Sends to its peer and waits for the answer, so many times.
    Pinger { peer: Pid, left: u64, answers: u64 },
    /// Hands a token on to the next, or to `end` when it has gone far enough.
    Hop { next: Pid, end: Pid },
    /// Counts what it gets.
    End { got: u64 },
    /// Sends so many messages to one receiver.
    Sender { to: Pid, left: u64 },
    /// Has so many bursts sent to it, one after the other.
    Sink { each: u64, bursts_left: u64, taken: u64 },
    /// Answers with what it was asked.
    Server { told: Option<Pid> },
    /// Asks and waits for the answer, so many times.
    Caller { server: Pid, left: u64, answers: u64 },
    /// Spawns a server, and another whenever it has ended.
    Parent { told: Pid },
    /// Kills each server that tells it that it has started.
    Killer { left: u64, started: u64 },
    /// Spawns a server for everybody who asks.
    Nursery,
    /// Has servers started, and then asks each of them once.
    Starter(Box<Starter>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Starter {
    pub parent: Pid,
    pub wanted: usize,
    pub children: Vec<Pid>,
    pub answers: usize,
}

impl Actor {
    pub fn run(&mut self, letter: Letter, me: Pid, queue: &mut RunQueue) -> Turn {
        match self {
            Self::Short => return Turn::End,
            Self::Spawner { left, ended } => {
                *ended += u64::from(matches!(letter, Letter::Ended(_)));
                if *left > 0 {
                    *left -= 1;
                    queue.spawn(Self::Short, Some(me));
                }
            }
            Self::Echo => {
                if let Letter::Pid(from) = letter {
                    queue.send(from, Letter::Pid(me));
                }
            }
            Self::Pinger { peer, left, answers } => {
                *answers += u64::from(letter != Letter::Start);
                if *left > 0 {
                    *left -= 1;
                    queue.send(*peer, Letter::Pid(me));
                }
            }
            Self::Hop { next, end } => match letter {
                Letter::Number(0) => queue.send(*end, Letter::Number(0)),
                Letter::Number(left) => queue.send(*next, Letter::Number(left - 1)),
                Letter::Pid(first) => *next = first,
                Letter::Start | Letter::Request { .. } | Letter::Reply { .. } | Letter::Kill | Letter::Ended(_) => {}
            },
            Self::End { got } => *got += u64::from(letter != Letter::Start),
            Self::Sender { to, left } => {
                for _ in 0..*left {
                    queue.send(*to, Letter::Number(1));
                }
                return Turn::End;
            }
            Self::Sink {
                each,
                bursts_left,
                taken,
            } => {
                *taken += u64::from(letter != Letter::Start);
                if *bursts_left > 0 && *taken % (SENDERS * *each) == 0 {
                    *bursts_left -= 1;
                    for _ in 0..SENDERS {
                        queue.spawn(Self::Sender { to: me, left: *each }, None);
                    }
                }
            }
            Self::Server { told } => match letter {
                Letter::Request { from, reference, body } => queue.send(from, Letter::Reply { reference, body }),
                Letter::Start => {
                    if let Some(told) = told {
                        queue.send(*told, Letter::Pid(me));
                    }
                }
                Letter::Pid(_) | Letter::Number(_) | Letter::Reply { .. } | Letter::Kill | Letter::Ended(_) => {}
            },
            Self::Caller { server, left, answers } => {
                if let Letter::Reply { reference, body } = letter {
                    assert_eq!((reference, body), (*left, *left), "another answer");
                    *answers += 1;
                    *left -= 1;
                }
                if *left > 0 {
                    queue.send(*server, request(me, *left));
                }
            }
            Self::Parent { told } => {
                queue.spawn(Self::Server { told: Some(*told) }, Some(me));
            }
            Self::Killer { left, started } => {
                if let Letter::Pid(server) = letter {
                    *started += 1;
                    if *left > 0 {
                        *left -= 1;
                        queue.send(server, Letter::Kill);
                    }
                }
            }
            Self::Nursery => {
                if let Letter::Request { from, .. } = letter {
                    let child = queue.spawn(Self::Server { told: None }, Some(me));
                    queue.send(from, Letter::Pid(child));
                }
            }
            Self::Starter(starter) => starter.run(letter, me, queue),
        }
        Turn::Wait
    }
}

impl Starter {
    fn run(&mut self, letter: Letter, me: Pid, queue: &mut RunQueue) {
        match letter {
            Letter::Pid(child) => self.children.push(child),
            Letter::Reply { .. } => self.answers += 1,
            Letter::Start | Letter::Number(_) | Letter::Request { .. } | Letter::Kill | Letter::Ended(_) => {}
        }
        if self.children.len() < self.wanted {
            queue.send(self.parent, request(me, 0));
        } else if let Letter::Number(_) | Letter::Reply { .. } = letter
            && let Some(child) = self.children.get(self.answers)
        {
            queue.send(*child, request(me, 1));
        }
    }
}

fn request(from: Pid, number: u64) -> Letter {
    Letter::Request {
        from,
        reference: number,
        body: number,
    }
}
