//! Lines that are typed into a console, and what it prints of them.

use crate::elixir::{Console, end_of_console, input, syntax};
use crate::otp::{Event, Process, log};
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

/// Begins a console.
fn begun(console: Console, system: &mut System) -> crate::runtime::Pid {
    let console = PlainCode::Console(Box::new(console));
    let pid = system
        .spawn(Process::Plain(Rc::new(console)))
        .expect("room for one process");
    system.run(STEPS);
    pid
}

/// What the log prints in a console: all but what supervisors report.
fn console_log(event: &Event) -> String {
    match event {
        Event::Report { .. } | Event::ChildStarted { .. } => String::new(),
        event => log::entry(event).map_or(String::new(), |(level, text)| format!("\n[{}] {text}\n", level.name())),
    }
}

/// A system with a console.
pub struct Session {
    system: System,
    console: crate::runtime::Pid,
    /// How many lines it was given.
    lines: u32,
    /// Does it print as `iex`, with the log, and begin anew when its process has ended?
    is_iex: bool,
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
        Self::with(Console::plain(), false)
    }

    /// The same as `iex` prints it: with what is logged, and a new console when the process of the last has ended.
    ///
    /// # Panics
    /// Never: there is room for one process.
    #[must_use]
    pub fn iex() -> Self {
        Self::with(Console::default(), true)
    }

    fn with(console: Console, is_iex: bool) -> Self {
        let mut system = System::new(1);
        system.set_record(Record::Lifecycle);
        let console = begun(console, &mut system);
        drop(system.take_events());
        let lines = 0;
        Self {
            system,
            console,
            lines,
            is_iex,
        }
    }

    /// The number that the prompt shows.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.console().map_or(1, Console::number)
    }

    fn console(&self) -> Option<&Console> {
        match self.system.program(self.console) {
            Some(Process::Plain(plain)) => match &**plain {
                PlainCode::Console(console) => Some(console),
                _ => None,
            },
            _ => None,
        }
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
            match event.kind {
                EventKind::Program(Event::Output(text)) => printed.push_str(&text),
                EventKind::Program(logged) if self.is_iex => printed.push_str(&console_log(&logged)),
                EventKind::Exited { reason, .. } if self.is_iex && event.pid == self.console => {
                    printed.push_str(&end_of_console(event.pid, &reason));
                }
                _ => {}
            }
        }
        if self.is_iex && self.console().is_none() {
            self.console = begun(Console::default(), &mut self.system);
            self.lines = 0;
        }
        printed
    }

    /// Has the console evaluated so many lines, and waits for the next? One that is gone waits for nothing.
    fn has_read(&self, lines: u32) -> bool {
        self.console()
            .is_none_or(|console| console.is_reading() && console.taken() >= lines)
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
