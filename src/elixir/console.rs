//! `iex`: a process that evaluates one piece of text after the other, with the variables of those before.
//!
//! It is a process like any other: `self()` is its pid, its links and messages are real, and a call that blocks blocks it. It
//! takes its input out of its mailbox by a receive of its own, so that whatever else is sent to it stays there for `flush`.

mod beginning;
mod note;
mod noting;
mod typed_ahead;

use std::rc::Rc;

pub use note::{ConsoleNote, Script, end_of_console};
use note::{kind_of, line_in, line_of};
use typed_ahead::{INPUT, shortened, typed};
pub use typed_ahead::{file_input, input};

use super::compile::{CompileError, compile};
use super::declared::as_declared;
use super::environment::Environment;
use super::evaluation::run;
use super::host::Host;
use super::library::inspect_options;
use super::machine::{Invocation, Machine, compile_exception};
use super::outline::modules_of;
use super::syntax;
use crate::otp::{Await, Cx, Event, Got, JobStep, Waited};
use crate::runtime::{Atom, CaseClause, MatchPattern, Millis, Next, Queue, Select, Term, Wake, digest_of};
use crate::tuple;

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
    /// What is still to be evaluated before anything is read.
    scripts: Vec<Script>,
    /// What is evaluated, if it is no line that was typed.
    script: Option<Script>,
    /// Is that a file that a person has it load?
    is_loading: bool,
    /// Does it trap exits from its start?
    traps_exits: bool,
    /// The file of the modules that Rust runs.
    beside: Option<Rc<str>>,
}

crate::digest!(struct Console {
    environment,
    bound,
    number,
    taken,
    style,
    machine,
    doing,
    waiting,
    since,
    later,
    scripts,
    script,
    is_loading,
    traps_exits,
    beside,
});

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

impl Console {
    /// Does it evaluate scripts before it reads anything?
    #[must_use]
    pub fn is_of_scripts(&self) -> bool {
        self.traps_exits
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
            if self.traps_exits {
                cx.trap_exit(true);
            }
            if let Some(file) = &self.beside {
                cx.code_mut().leave_to_rust(file);
            }
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
                self.note(text, cx);
                self.evaluate(text, cx)
            }
            Some([_, Term::Str(name), Term::Str(source)]) => {
                self.note(&format!("c({:?})", &**name), cx);
                self.script = Some(Script {
                    name: Rc::clone(name),
                    source: Rc::clone(source),
                });
                self.is_loading = true;
                self.evaluate(source, cx)
            }
            _ => self.read(cx),
        }
    }

    /// Goes on with what is to be evaluated, else waits for input, unless there is some.
    fn read<M: Host>(&mut self, cx: &mut Cx<'_, M>) -> Next {
        self.doing = ConsoleStage::Reading;
        self.is_loading = false;
        self.script = self.scripts.pop();
        if let Some(script) = self.script.clone() {
            return self.evaluate(&script.source, cx);
        }
        if let Some(input) = self.later.pop_front() {
            return self.take(&input, cx);
        }
        let marked = |more: usize| {
            let mark = MatchPattern::literal(Term::atom(INPUT));
            let elements = std::iter::once(mark).chain(std::iter::repeat_n(MatchPattern::Any, more));
            CaseClause {
                pattern: MatchPattern::Tuple(elements.collect()),
                guards: Box::default(),
            }
        };
        let select = Rc::new(Select {
            clauses: Rc::from([marked(1), marked(2)]),
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
        let (file, first) = match &self.script {
            Some(script) => (Rc::clone(&script.name), 1),
            None => (Rc::from(FILE), self.number),
        };
        let is_typed = self.script.is_none() || self.is_loading;
        self.taken += u32::from(is_typed);
        if is_typed && self.style == ConsoleStyle::Plain {
            self.number += 1;
        }
        let quoted = match syntax::parse(text, &file, first) {
            Ok(quoted) => quoted,
            Err(error) => {
                let behind = match self.style {
                    ConsoleStyle::Iex => "\n",
                    ConsoleStyle::Plain => "",
                };
                print(&format!("** ({}) {error}\n{behind}", kind_of(&error)), cx);
                self.fail(Some(error.line), cx);
                return self.read(cx);
            }
        };
        let names: Vec<Atom> = self.bound.iter().map(|(name, _)| *name).collect();
        let source = digest_of(&(text, u64::from(first)));
        match compile(&quoted, &file, source, self.environment.clone(), &names, cx.code()) {
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
        let exception = compile_exception(error, self.file());
        self.fail(Some(error.line), cx);
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
        let shown = as_declared(value, cx.code()).inspect_with(&options);
        print(&format!("{shown}\n"), cx);
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
                match &self.script {
                    None if self.style == ConsoleStyle::Plain => {
                        let shown = as_declared(&value, cx.code()).inspect().to_string();
                        print(&format!("{shown}\n"), cx);
                    }
                    None => self.show(&value, cx),
                    Some(script) if self.is_loading => {
                        print(&format!("[{}]\n", modules_of(&script.source).join(", ")), cx);
                        self.number += u32::from(self.style == ConsoleStyle::Iex);
                    }
                    Some(_) => {}
                }
                self.read(cx)
            }
            JobStep::Done(Err(exception)) if self.doing == ConsoleStage::Wording => {
                print(&format!("** {}\n", exception.into_reason().inspect()), cx);
                self.read(cx)
            }
            JobStep::Done(Err(exception)) => match self.machine.take_raised() {
                Some((kind, value, trace)) => {
                    let line = line_of(&value, self.file()).or_else(|| line_in(&trace, self.file()));
                    self.fail(line, cx);
                    self.word(kind, value, trace, cx)
                }
                None => {
                    print(&format!("** {}\n", exception.into_reason().inspect()), cx);
                    self.fail(None, cx);
                    self.read(cx)
                }
            },
        }
    }
}

fn print<M: Host>(text: &str, cx: &mut Cx<'_, M>) {
    cx.report_with(|| Event::Output(text.into()));
}
