//! Elixir that is evaluated: a console takes it as text, as in the page. Nothing is recorded while it is timed.

use coppice::elixir::{Console, input};
use coppice::otp::Event;
use coppice::runtime::{EventKind, Message, Pid, Record};

use super::super::clock::timed;
use super::bench::Client;
use super::{Processes, spawn, system};

/// The server, its supervisor and who calls it.
const MODULES: &str = include_str!("../evaluated.ex");

/// A system with nothing in it but a console.
struct Evaluator {
    system: Processes,
    console: Pid,
}

impl Evaluator {
    fn new() -> Self {
        let mut system = system(Record::Nothing);
        let console = spawn(&mut system, Client::Console(Box::new(Console::plain())));
        system.run(u64::MAX);
        Self { system, console }
    }

    /// Evaluates that.
    fn take(&mut self, text: &str) {
        self.system.send(self.console, self.console, Message::Term(input(text)));
        self.system.run(u64::MAX);
    }

    /// What the console prints of that.
    fn says(&mut self, text: &str) -> String {
        self.system.set_record(Record::Lifecycle);
        self.take(text);
        self.system.set_record(Record::Nothing);
        let printed = |event: coppice::runtime::Event<Event>| match event.kind {
            EventKind::Program(Event::Output(text)) => Some(text.to_string()),
            _ => None,
        };
        self.system.take_events().into_iter().filter_map(printed).collect()
    }
}

/// Milliseconds to sum up the numbers to `size` with `Enum.reduce/3`, from its source on.
pub fn reduce(size: u64, count: u64) -> f64 {
    let mut evaluator = Evaluator::new();
    evaluator.take("total = 0");
    // Whatever raises leaves the total as it was.
    let source = format!("total = total + Enum.reduce(1..{size}, 0, fn x, acc -> x + acc end)");
    let ns = timed(|| (0..count).for_each(|_| evaluator.take(&source)));
    let total = count * (size * (size + 1) / 2);
    assert_eq!(evaluator.says("total"), format!("{total}\n"), "another sum");
    ns / 1e6 / count as f64
}

/// Nanoseconds a call.
pub fn call(count: u64) -> f64 {
    let mut evaluator = Evaluator::new();
    evaluator.take(MODULES);
    evaluator.take("{_, server} = Bench.Evaluated.start()");
    let ns = timed(|| evaluator.take(&format!("answers = Bench.Evaluated.calls(server, {count}, 0)")));
    assert_eq!(
        evaluator.says("answers"),
        format!("{count}\n"),
        "not every call was answered"
    );
    ns / count as f64
}
