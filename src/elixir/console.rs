//! `iex`: a process that evaluates one piece of text after the other, with the variables of those before.
//!
//! It is a process like any other: `self()` is its pid, its links and messages are real, and a call that blocks blocks it. It
//! takes its input out of its mailbox by a receive of its own, so that whatever else is sent to it stays there for `flush`.

use std::rc::Rc;

use super::compile::{CompileError, compile};
use super::environment::Environment;
use super::evaluation::run;
use super::host::Host;
use super::library::inspect_options;
use super::machine::{Invocation, Machine, compile_exception};
use super::syntax::{self, SyntaxError};
use crate::otp::log::format_exit;
use crate::otp::{Await, Cx, Event, Got, JobStep, Waited};
use crate::runtime::{
    Atom, CaseClause, MatchPattern, Message, Millis, Next, Pid, Queue, Select, Term, Wake, digest_of,
};
use crate::tuple;

/// What marks a message as input.
pub const INPUT: &str = "$console_input";
/// The name that errors give to what is typed.
const FILE: &str = "iex";
/// How many values `v/1` knows.
const REMEMBERED: usize = 20;
/// The value of what has printed all that there is to print.
const NOT_SHOWN: &str = "do not show this result in output";

/// A console.
#[derive(Clone, Debug)]
pub struct Console {
    environment: Environment,
    bound: Vec<(Atom, Term)>,
    /// The number that the prompt shows.
    number: u32,
    /// How many inputs it has taken.
    taken: u32,
    style: ConsoleStyle,
    machine: Machine,
    doing: ConsoleStage,
    waiting: Option<Await>,
    /// Since when it waits.
    since: Millis,
    /// Input that has come while it evaluated, oldest first.
    later: Queue<Term>,
}

crate::digest!(struct Console { environment, bound, number, taken, style, machine, doing, waiting, since, later });

/// How it prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ConsoleStyle {
    /// As `iex`: in lines of 80 columns, with what is to blame and where it was.
    Iex,
    /// Values as `inspect/1` has them, and of what is raised what it says.
    Plain,
}

crate::digest!(enum ConsoleStyle { "iex" => Iex, "plain" => Plain });

/// What it is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ConsoleStage {
    /// It waits for input.
    Reading,
    /// It evaluates.
    Evaluating,
    /// It makes a text of what has been raised.
    Wording,
}

crate::digest!(enum ConsoleStage { "reading" => Reading, "evaluating" => Evaluating, "wording" => Wording });

impl Default for Console {
    fn default() -> Self {
        let mut environment = Environment::default();
        environment.import(Atom::new("Elixir.IEx.Helpers"), None, Vec::new());
        Self {
            environment,
            style: ConsoleStyle::Iex,
            ..Self::plain()
        }
    }
}

impl Console {
    /// One that prints values as `inspect/1` has them, and of what is raised what it says; it has no helpers.
    #[must_use]
    pub fn plain() -> Self {
        Self {
            environment: Environment::default(),
            bound: Vec::new(),
            number: 1,
            taken: 0,
            style: ConsoleStyle::Plain,
            machine: Machine::default(),
            doing: ConsoleStage::Reading,
            waiting: None,
            since: 0,
            later: Queue::default(),
        }
    }

    /// The number that the prompt shows. What raises does not count.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// How many inputs it has taken.
    #[must_use]
    pub fn taken(&self) -> u32 {
        self.taken
    }

    /// Does it wait for input?
    #[must_use]
    pub fn is_reading(&self) -> bool {
        self.doing == ConsoleStage::Reading
    }

    /// The variables that are bound, with their values.
    #[must_use]
    pub fn bound(&self) -> &[(Atom, Term)] {
        &self.bound
    }

    /// Runs until the next receive.
    pub fn run<M: Host>(&mut self, wake: Wake, cx: &mut Cx<'_, M>) -> Next {
        let Some(waiting) = self.waiting.take() else {
            return self.read(cx);
        };
        // What is typed meanwhile is no message to whoever receives.
        if self.doing != ConsoleStage::Reading
            && let Some(text) = typed(&wake)
        {
            self.later.push_back(text);
            let passed = cx.now_ms().saturating_sub(self.since);
            return self.wait(shortened(waiting, passed), cx);
        }
        let got = match waiting.resume(wake, cx) {
            Waited::Done(got) => got,
            Waited::Still(wait) => return self.wait(wait, cx),
        };
        match self.doing {
            ConsoleStage::Reading => match got {
                Got::Reply(input) => self.take(&input, cx),
                _ => self.read(cx),
            },
            ConsoleStage::Evaluating | ConsoleStage::Wording => self.go_on(Some(got), cx),
        }
    }

    fn take<M: Host>(&mut self, input: &Term, cx: &mut Cx<'_, M>) -> Next {
        match input.elements() {
            Some([_, Term::Str(text)]) => {
                let text = Rc::clone(text);
                self.evaluate(&text, cx)
            }
            _ => self.read(cx),
        }
    }

    /// Waits for input, unless there is some.
    fn read<M: Host>(&mut self, cx: &mut Cx<'_, M>) -> Next {
        self.doing = ConsoleStage::Reading;
        if let Some(input) = self.later.pop_front() {
            return self.take(&input, cx);
        }
        let marked = MatchPattern::Tuple([MatchPattern::literal(Term::atom(INPUT)), MatchPattern::Any].into());
        let clause = CaseClause {
            pattern: marked,
            guards: Box::default(),
        };
        let select = Rc::new(Select {
            clauses: Rc::from([clause]),
            slots: Rc::from([]),
        });
        self.wait(Await::Select { select, timeout: None }, cx)
    }

    fn wait<M: Host>(&mut self, wait: Await, cx: &Cx<'_, M>) -> Next {
        self.since = cx.now_ms();
        let next = wait.next();
        self.waiting = Some(wait);
        next
    }

    fn evaluate<M: Host>(&mut self, text: &str, cx: &mut Cx<'_, M>) -> Next {
        let number = self.number;
        self.taken += 1;
        if self.style == ConsoleStyle::Plain {
            self.number += 1;
        }
        let quoted = match syntax::parse(text, FILE, number) {
            Ok(quoted) => quoted,
            Err(error) => {
                let behind = match self.style {
                    ConsoleStyle::Iex => "\n",
                    ConsoleStyle::Plain => "",
                };
                print(&format!("** ({}) {error}\n{behind}", kind_of(&error)), cx);
                return self.read(cx);
            }
        };
        let names: Vec<Atom> = self.bound.iter().map(|(name, _)| *name).collect();
        let source = digest_of(&(text, u64::from(number)));
        match compile(&quoted, FILE, source, self.environment.clone(), &names, cx.code()) {
            Ok(evaluable) => {
                self.environment = evaluable.environment;
                cx.code_mut().load(&evaluable.unit);
                let values = self.bound.iter().map(|(_, value)| value.clone()).collect();
                self.machine.begin(Invocation::Unit(evaluable.unit, values));
                self.doing = ConsoleStage::Evaluating;
                self.go_on(None, cx)
            }
            Err(error) => self.word_error(&error, cx),
        }
    }

    /// It cannot be compiled: that is worded like anything that is raised.
    fn word_error<M: Host>(&mut self, error: &CompileError, cx: &mut Cx<'_, M>) -> Next {
        let exception = compile_exception(error, FILE);
        self.word(Term::atom("error"), exception, Term::list([]), cx)
    }

    fn word<M: Host>(&mut self, kind: Term, value: Term, trace: Term, cx: &mut Cx<'_, M>) -> Next {
        let arguments = Rc::from([kind, value, trace]);
        let (module, function) = match self.style {
            ConsoleStyle::Iex => ("Elixir.IEx.Evaluator", "worded"),
            ConsoleStyle::Plain => ("Elixir.Exception", "format_banner"),
        };
        let entry = Invocation::Call(Atom::new(module), Atom::new(function), arguments);
        self.machine.begin(entry);
        self.doing = ConsoleStage::Wording;
        self.go_on(None, cx)
    }

    /// Prints a value as it has been configured to, and keeps it for `v/1`.
    fn show<M: Host>(&mut self, value: &Term, cx: &mut Cx<'_, M>) {
        let key = Term::atom("iex_history");
        let before = self.machine.dictionary.get(&key).and_then(Term::list_elements);
        let newest = tuple![i64::from(self.number), value.clone()];
        let history = std::iter::once(newest).chain(before.unwrap_or_default());
        let history = Term::list(history.take(REMEMBERED).collect::<Vec<_>>());
        self.machine.dictionary.insert(key, history);
        self.number += 1;
        if value.is_atom(NOT_SHOWN) {
            return;
        }
        let configured = cx.code().settings().get(&Term::atom("iex_inspect")).cloned();
        let options = inspect_options(&configured.unwrap_or(Term::list([])));
        print(&format!("{}\n", value.inspect_with(&options)), cx);
    }

    fn go_on<M: Host>(&mut self, got: Option<Got>, cx: &mut Cx<'_, M>) -> Next {
        match run(&mut self.machine, got, cx) {
            JobStep::Wait(wait) => self.wait(wait, cx),
            JobStep::Done(Ok(value)) if self.doing == ConsoleStage::Wording => {
                let end = match self.style {
                    ConsoleStyle::Iex => "",
                    ConsoleStyle::Plain => "\n",
                };
                print(&format!("{}{end}", value.as_str().unwrap_or_default()), cx);
                self.read(cx)
            }
            JobStep::Done(Ok(value)) => {
                self.bound = self.machine.bound().to_vec();
                match self.style {
                    ConsoleStyle::Iex => self.show(&value, cx),
                    ConsoleStyle::Plain => print(&format!("{}\n", value.inspect()), cx),
                }
                self.read(cx)
            }
            JobStep::Done(Err(exception)) if self.doing == ConsoleStage::Wording => {
                print(&format!("** {}\n", exception.into_reason().inspect()), cx);
                self.read(cx)
            }
            JobStep::Done(Err(exception)) => match self.machine.take_raised() {
                Some((kind, value, trace)) => self.word(kind, value, trace, cx),
                None => {
                    print(&format!("** {}\n", exception.into_reason().inspect()), cx);
                    self.read(cx)
                }
            },
        }
    }
}

/// The input that has come, if that is what has.
fn typed(wake: &Wake) -> Option<Term> {
    match wake {
        Wake::Message(Message::Term(term)) => {
            let is_input = term
                .elements()
                .is_some_and(|parts| parts.len() == 2 && parts[0].is_atom(INPUT));
            is_input.then(|| term.clone())
        }
        _ => None,
    }
}

/// A receive of which so much time has passed.
fn shortened(wait: Await, passed: Millis) -> Await {
    match wait {
        Await::Select {
            select,
            timeout: Some(timeout),
        } => {
            let timeout = Some(timeout.saturating_sub(passed));
            Await::Select { select, timeout }
        }
        other => other,
    }
}

/// What is printed when a console has ended; an empty line when it did so in an orderly way.
#[must_use]
pub fn end_of_console(pid: Pid, reason: &Term) -> String {
    if reason.is_atom("normal") {
        return "\n".to_owned();
    }
    let why = format_exit(reason);
    format!("** (EXIT from {pid}) shell process exited with reason: {why}\n")
}

/// The message that is input for a console.
#[must_use]
pub fn input(text: &str) -> Term {
    tuple![Atom::new(INPUT), text]
}

fn kind_of(error: &SyntaxError) -> &'static str {
    if error.is_incomplete() {
        "TokenMissingError"
    } else {
        "SyntaxError"
    }
}

fn print<M: Host>(text: &str, cx: &mut Cx<'_, M>) {
    cx.report_with(|| Event::Output(text.into()));
}
