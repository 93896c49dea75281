//! `peers NAME`: reads orders (`call 1 200000`) and answers each with its figure, as a JSON list; with an empty one when
//! there is no such thing. What each of them is stands in ../order.rs. Every one asserts that it was done.
//!
//! Whoever asks is a task of the same thread, not an actor: that is how these libraries are used. Mailboxes are unbounded,
//! as they are on the BEAM.

mod on_actix;
mod on_kameo;
mod on_ractor;

use std::io::BufRead;
use std::time::Instant;

/// How many actors send to one.
const SENDERS: u64 = 8;

/// A workload, what it is made of, and how often.
#[derive(Clone, Copy)]
struct Order<'a> {
    work: &'a str,
    size: u64,
    count: u64,
}

impl<'a> Order<'a> {
    fn read(line: &'a str) -> Self {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [work, size, count] = words[..] else {
            panic!("no order: {line}");
        };
        let number = |word: &str| word.parse().unwrap_or_else(|_| panic!("no order: {line}"));
        Self {
            work,
            size: number(size),
            count: number(count),
        }
    }

    fn bursts(&self) -> u64 {
        self.count.div_ceil(SENDERS * self.size)
    }
}

fn main() {
    let name = std::env::args().nth(1).unwrap_or_default();
    let orders = || std::io::stdin().lock().lines().map_while(Result::ok);
    match name.as_str() {
        "actix" => {
            let system = actix::System::new();
            for line in orders() {
                answer(&line, |order| system.block_on(on_actix::answer(order)));
            }
        }
        "kameo" | "ractor" => {
            let runtime = tokio::runtime::Builder::new_current_thread().build();
            let runtime = runtime.expect("an event loop");
            for line in orders() {
                answer(&line, |order| match name.as_str() {
                    "kameo" => runtime.block_on(on_kameo::answer(order)),
                    _ => runtime.block_on(on_ractor::answer(order)),
                });
            }
        }
        other => panic!("no peer is called {other:?}"),
    }
}

fn answer(line: &str, figure: impl FnOnce(Order<'_>) -> Option<f64>) {
    match line {
        "about" => println!("[]"),
        order => match figure(Order::read(order)) {
            Some(ns) => println!("[{ns:?}]"),
            None => println!("[]"),
        },
    }
}

/// Nanoseconds an operation, when so many were done since then.
fn ns_each(began: Instant, done: u64) -> Option<f64> {
    Some(began.elapsed().as_nanos() as f64 / done as f64)
}
