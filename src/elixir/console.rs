//! `iex`: a process that evaluates one piece of text after the other, with the variables of those before.
//!
//! It is a process like any other: `self()` is its pid, its links and messages are real, and a call that blocks blocks it. It
//! takes its input out of its mailbox by a receive of its own, so that whatever else is sent to it stays there for `flush`.

use std::rc::Rc;

use super::compile::{CompileError, compile};
use super::environment::Environment;
use super::evaluation::run;
use super::host::Host;
use super::machine::{Invocation, Machine, compile_exception};
use super::outline::modules_of;
use super::syntax::{self, SyntaxError};
use crate::otp::{Await, Cx, Event, Got, JobStep, Waited};
use crate::runtime::{Atom, CaseClause, MatchPattern, Next, Select, Term, Wake, digest_of};
use crate::tuple;

/// What marks a message as input.
pub const INPUT: &str = "$console_input";
/// The name that errors give to what is typed.
const FILE: &str = "iex";
/// What begins a note of what is typed: `{:console, number, text}`.
const NOTE: &str = "console";
/// What begins a note of what has failed: `{:console_failed, file, line}`.
const FAILED: &str = "console_failed";

/// Source that is evaluated as a whole, and what errors say that it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// What it is called: `counter.ex`.
    pub name: Rc<str>,
    /// The source.
    pub source: Rc<str>,
}

crate::digest!(struct Script { name, source });

/// What a console says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsoleNote<'a> {
    /// It begins to evaluate what was typed.
    Typed {
        /// The number of the line, from 1.
        number: u32,
        /// What was typed.
        text: &'a str,
    },
    /// What it evaluated has failed.
    Failed {
        /// The source: `iex`, or that of a script.
        file: &'a str,
        /// The line of it, from 1; `None` when it is not known.
        line: Option<u32>,
    },
}

impl<'a> ConsoleNote<'a> {
    /// Reads a note; `None` for one that is no console's.
    #[must_use]
    pub fn of(note: &'a Term) -> Option<Self> {
        match note.elements()? {
            [tag, number, Term::Str(text)] if tag.is_atom(NOTE) => Some(Self::Typed {
                number: u32::try_from(number.as_int()?).ok()?,
                text,
            }),
            [tag, Term::Str(file), line] if tag.is_atom(FAILED) => Some(Self::Failed {
                file,
                line: line.as_int().and_then(|line| u32::try_from(line).ok()),
            }),
            _ => None,
        }
    }
}

/// A console.
#[derive(Clone, Debug)]
pub struct Console {
    environment: Environment,
    bound: Vec<(Atom, Term)>,
    /// The number of the line that comes next.
    number: u32,
    machine: Machine,
    doing: ConsoleStage,
    waiting: Option<Await>,
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

crate::digest!(struct Console { environment, bound, number, machine, doing, waiting, scripts, script, is_loading, traps_exits, beside });

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
        Self {
            environment: Environment::default(),
            bound: Vec::new(),
            number: 1,
            machine: Machine::default(),
            doing: ConsoleStage::Reading,
            waiting: None,
            scripts: Vec::new(),
            script: None,
            is_loading: false,
            traps_exits: false,
            beside: None,
        }
    }
}

impl Console {
    /// One that evaluates scripts one after the other, up to the first that fails, and hears of the end of what they have
    /// started, because it traps exits.
    #[must_use]
    pub fn of_scripts(mut scripts: Vec<Script>) -> Self {
        scripts.reverse();
        Self {
            scripts,
            traps_exits: true,
            ..Self::default()
        }
    }

    /// One for a system of Rust's: it evaluates the Elixir of that system's modules first, so that their functions can be
    /// called. Their processes stay Rust's.
    #[must_use]
    pub fn beside(modules: Script) -> Self {
        Self {
            beside: Some(Rc::clone(&modules.name)),
            scripts: vec![modules],
            ..Self::default()
        }
    }

    /// Does it evaluate scripts before it reads anything?
    #[must_use]
    pub fn is_of_scripts(&self) -> bool {
        self.traps_exits
    }

    /// The number of the line that comes next.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
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
        let got = match waiting.resume(wake, cx) {
            Waited::Done(got) => got,
            Waited::Still(wait) => return self.wait(wait),
        };
        match self.doing {
            ConsoleStage::Reading => match got {
                Got::Reply(input) => match input.elements() {
                    Some([_, Term::Str(text)]) => {
                        self.number += 1;
                        self.note(text, cx);
                        self.evaluate(text, cx)
                    }
                    Some([_, Term::Str(name), Term::Str(source)]) => {
                        self.number += 1;
                        self.note(&format!("c({:?})", &**name), cx);
                        self.script = Some(Script {
                            name: Rc::clone(name),
                            source: Rc::clone(source),
                        });
                        self.is_loading = true;
                        self.evaluate(source, cx)
                    }
                    _ => self.read(cx),
                },
                _ => self.read(cx),
            },
            ConsoleStage::Evaluating | ConsoleStage::Wording => self.go_on(Some(got), cx),
        }
    }

    /// Goes on with what is to be evaluated, else waits for input.
    fn read<M: Host>(&mut self, cx: &mut Cx<'_, M>) -> Next {
        self.doing = ConsoleStage::Reading;
        self.is_loading = false;
        self.script = self.scripts.pop();
        if let Some(script) = self.script.clone() {
            return self.evaluate(&script.source, cx);
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
        self.wait(Await::Select { select, timeout: None })
    }

    fn wait(&mut self, wait: Await) -> Next {
        let next = wait.next();
        self.waiting = Some(wait);
        next
    }

    fn evaluate<M: Host>(&mut self, text: &str, cx: &mut Cx<'_, M>) -> Next {
        let (file, first) = match &self.script {
            Some(script) => (Rc::clone(&script.name), 1),
            None => (Rc::from(FILE), self.number - 1),
        };
        let quoted = match syntax::parse(text, &file, first) {
            Ok(quoted) => quoted,
            Err(error) => {
                print(&format!("** ({}) {error}\n", kind_of(&error)), cx);
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

    fn file(&self) -> &str {
        self.script.as_ref().map_or(FILE, |script| &script.name)
    }

    /// Says what was typed as the line before the next.
    fn note<M: Host>(&self, text: &str, cx: &mut Cx<'_, M>) {
        let number = i64::from(self.number - 1);
        cx.report_with(|| Event::Note(tuple![Atom::new(NOTE), number, text]));
    }

    /// What is evaluated has failed: what was to be evaluated behind it is not.
    fn fail<M: Host>(&mut self, line: Option<u32>, cx: &mut Cx<'_, M>) {
        self.scripts.clear();
        let line = line.map_or(Term::atom("nil"), |line| Term::Int(line.into()));
        cx.report_with(|| Event::Note(tuple![Atom::new(FAILED), self.file(), line]));
    }

    fn word<M: Host>(&mut self, kind: Term, value: Term, trace: Term, cx: &mut Cx<'_, M>) -> Next {
        let arguments = Rc::from([kind, value, trace]);
        let entry = Invocation::Call(Atom::new("Elixir.Exception"), Atom::new("format_banner"), arguments);
        self.machine.begin(entry);
        self.doing = ConsoleStage::Wording;
        self.go_on(None, cx)
    }

    fn go_on<M: Host>(&mut self, got: Option<Got>, cx: &mut Cx<'_, M>) -> Next {
        match run(&mut self.machine, got, cx) {
            JobStep::Wait(wait) => self.wait(wait),
            JobStep::Done(Ok(value)) if self.doing == ConsoleStage::Wording => {
                print(&format!("{}\n", value.as_str().unwrap_or_default()), cx);
                self.read(cx)
            }
            JobStep::Done(Ok(value)) => {
                self.bound = self.machine.bound().to_vec();
                match &self.script {
                    None => print(&format!("{}\n", value.inspect()), cx),
                    Some(script) if self.is_loading => {
                        print(&format!("[{}]\n", modules_of(&script.source).join(", ")), cx);
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

/// The message that is input for a console.
#[must_use]
pub fn input(text: &str) -> Term {
    tuple![Atom::new(INPUT), text]
}

/// The message that has a console load a file: its name, and what is in it.
#[must_use]
pub fn file_input(name: &str, source: &str) -> Term {
    tuple![Atom::new(INPUT), name, source]
}

/// The line of a file that an exception says it is about: one that was raised in compiling.
fn line_of(exception: &Term, file: &str) -> Option<u32> {
    let line = exception.field("line").and_then(Term::as_int);
    let line = line.filter(|_| exception.field("file").and_then(Term::as_str) == Some(file));
    u32::try_from(line?).ok()
}

/// The line of a file that a stack trace names first.
fn line_in(trace: &Term, file: &str) -> Option<u32> {
    let entries = trace.as_list()?;
    entries.iter().find_map(|entry| {
        let [.., location] = entry.elements()? else { return None };
        let at = |key: &str| {
            let pairs = location.as_list()?;
            let mut pairs = pairs.iter().filter_map(Term::elements);
            pairs.find(|pair| pair[0].is_atom(key))?.get(1)
        };
        let charlist = |term: &Term| {
            term.as_list()
                .map(|chars| chars.iter().filter_map(letter).collect::<String>())
        };
        let named = at("file").and_then(charlist)? == file;
        let line = at("line").and_then(Term::as_int).filter(|_| named)?;
        u32::try_from(line).ok()
    })
}

/// A letter of a charlist.
fn letter(term: &Term) -> Option<char> {
    char::from_u32(u32::try_from(term.as_int()?).ok()?)
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
