//! Lines that are typed into a console, and what it prints of them.

use crate::elixir::{input, syntax};
use crate::otp::{Event, Process};
use crate::runtime::{EventKind, Message, Record};
use crate::systems::{PlainCode, System, todo};

use std::rc::Rc;

/// How many steps one line may take. What takes longer goes on while the next is read.
const STEPS: u64 = 50_000;
/// How many steps others have behind a line before the next is read.
const BEHIND: u64 = 500;

/// Evaluates the lines of a text one after the other. A line that is not complete is continued by the next. Pids are printed
/// without their numbers, and of what is raised the first lines in one.
#[must_use]
pub fn transcript(text: &str) -> String {
    let mut session = Session::new();
    session.print(todo::CHAPTER);
    let mut printed = String::new();
    let mut pending = String::new();
    for line in text.lines() {
        let prompt = if pending.is_empty() { "iex> " } else { "...> " };
        printed.push_str(&format!("{prompt}{line}\n"));
        pending.push_str(line);
        if syntax::parse(&pending, "iex", 1).is_err_and(|error| error.is_incomplete()) {
            pending.push('\n');
            continue;
        }
        if !pending.trim().is_empty() {
            printed.push_str(&session.evaluate(&pending));
        }
        pending.clear();
    }
    printed
}

/// A system with a console.
pub struct Session {
    system: System,
    console: crate::runtime::Pid,
    /// How many lines it was given.
    lines: u32,
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

impl Session {
    /// A system in which nothing runs but a console.
    ///
    /// # Panics
    /// Never: there is room for one process.
    #[must_use]
    pub fn new() -> Self {
        let mut system = System::new(1);
        system.set_record(Record::Lifecycle);
        let console = PlainCode::Console(Box::default());
        let console = system
            .spawn(Process::Plain(Rc::new(console)))
            .expect("room for one process");
        system.run(STEPS);
        drop(system.take_events());
        let lines = 0;
        Self { system, console, lines }
    }

    /// What the console prints of that text, as it is.
    pub fn print(&mut self, text: &str) -> String {
        self.print_within(text, STEPS)
    }

    /// What it has printed of that text after at most so many steps.
    pub fn print_within(&mut self, text: &str, steps: u64) -> String {
        self.system.send(self.console, self.console, Message::Term(input(text)));
        self.lines += 1;
        let mut left = steps;
        while !self.has_read(self.lines) && left > 0 {
            left -= 1;
            if self.system.step() {
                continue;
            }
            match self.system.next_timer_at() {
                Some(at) => self.system.advance_to(at),
                None => break,
            }
        }
        // What the line has set in motion goes on for a while, whether or not it ever ends.
        self.system.run(BEHIND.min(steps));
        let mut printed = String::new();
        for event in self.system.take_events() {
            if let EventKind::Program(Event::Output(text)) = event.kind {
                printed.push_str(&text);
            }
        }
        printed
    }

    /// Has the console evaluated so many lines, and waits for the next? One that is gone waits for nothing.
    fn has_read(&self, lines: u32) -> bool {
        match self.system.program(self.console) {
            Some(Process::Plain(plain)) => {
                matches!(&**plain, PlainCode::Console(console) if console.is_reading() && console.number() > lines)
            }
            _ => true,
        }
    }

    /// The same as the console of a transcript prints it.
    fn evaluate(&mut self, text: &str) -> String {
        let printed = self.print(text);
        let mut shown = String::new();
        let mut lines = printed.lines();
        while let Some(line) = lines.next() {
            shown.push_str(&without_numbers(line));
            if line.starts_with("** (") {
                for more in lines.by_ref() {
                    shown.push_str(&format!(" | {}", without_numbers(more.trim())));
                }
            }
            shown.push('\n');
        }
        shown
    }
}

/// `#PID<0.110.0>` as `#PID<>`.
fn without_numbers(line: &str) -> String {
    let mut shown = String::new();
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once("#PID<") {
        shown.push_str(before);
        shown.push_str("#PID<>");
        rest = behind.split_once('>').map_or("", |(_, rest)| rest);
    }
    shown.push_str(rest);
    shown
}
