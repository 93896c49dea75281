//! What a crash report takes: the words of every answer and of what is made of it, by the code of `proc_lib`.
//!
//! The numbers of words follow from that code and from the terms; where it begins, and how deep the stack is, was read with
//! `process_info/2` while a registry's partition wrote its report (OTP 25). A process that has not done anything before is
//! assumed: what it had on its heap is collected before, but decides how large that is then.

use super::heap::{CELL, Heap};
use super::question::{Question, ReportPart};
use crate::runtime::{Context, Pid, Program};

const TUPLE_OF_2: u32 = 3;
/// `{module, function, arity}`.
const FUNCTION: u32 = 4;
const REFERENCE: u32 = 3;
/// `{reference, {item, …}}`: any answer without what it says.
const ANSWER: u32 = 2 * TUPLE_OF_2 + REFERENCE;
/// The two calls of a stack trace that waits in the loop of a server, with file (a literal) and line.
const CALLS: u32 = 2 * 17;
/// `$initial_call` and `$ancestors` in a dictionary, without the ancestors.
const DICTIONARY: u32 = 2 * (CELL + TUPLE_OF_2) + FUNCTION;
/// `"Argument__" ++ integer_to_list(1)`.
const ARGUMENT: [u32; 2] = [CELL, 10 * CELL];
/// The 13 entries of a report, and the first of them.
const ENTRIES: u32 = 13 * CELL + TUPLE_OF_2;
/// `{N - 1, [P | Vs]}` of `visit`.
const VISITED: u32 = TUPLE_OF_2 + CELL;

/// The block and the old heap when it begins, and how much of them is used.
const BEGINS: (u32, u32) = (376, 6);
const BEGINS_OLD: (u32, u32) = (610, 44);
/// What it makes to describe itself, without ancestors and links, and how much of that is in the report.
const OF_ITSELF: (u32, u32) = (134, 74);

/// The stack while it searches: below the first process, and for each that it has come to.
const SEARCHING: u32 = 17;
const DEEPER: u32 = 2;
/// The stack while it reports on the first neighbour, and how much of that is given back at the end of each.
const REPORTING: u32 = 22;
const FRAME: u32 = 13;

/// The heap and the stack of a process that writes a crash report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Account {
    heap: Heap,
    /// The stack below what is called for a question.
    stack: u32,
    neighbours: u32,
    reports: bool,
    /// What it has asked.
    asked: Option<Question>,
    /// It has the answer, and has lost its turn.
    has_lost_turn: bool,
}

crate::digest!(struct Account { heap, stack, neighbours, reports, asked, has_lost_turn });

impl Account {
    pub(super) fn new<P: Program>(neighbours: usize, cx: &Context<'_, P>) -> Self {
        let (ancestors, links) = (ancestors(cx.me(), cx), links(cx.me(), cx));
        let (size, left) = BEGINS;
        let (old_size, old) = BEGINS_OLD;
        let mut heap = Heap::collected(size, left, old_size, old + ancestors);
        let (made, kept) = OF_ITSELF;
        heap.make(made + 2 * ancestors + 2 * links);
        heap.keep(kept + ancestors + links);
        Self {
            heap,
            stack: SEARCHING,
            neighbours: u32::try_from(neighbours).unwrap_or(u32::MAX),
            reports: false,
            asked: None,
            has_lost_turn: false,
        }
    }

    /// The next question: is it asked, or can the answer be read? `rest` are the linked processes of the same one that are
    /// looked at afterwards.
    pub(super) fn put<P: Program>(&mut self, question: Question, is_asked: bool, rest: usize, cx: &Context<'_, P>) {
        self.prepare(question, cx);
        if is_asked {
            self.ask(question, rest);
        } else {
            self.read(question, rest, cx);
        }
    }

    /// Takes the answer to what was asked, if there is one. Is the turn lost with it? Not if the next process is asked at once.
    pub(super) fn loses_turn<P: Program>(&mut self, asks_at_once: bool, rest: usize, cx: &Context<'_, P>) -> bool {
        let Some(question) = self.asked else {
            return false;
        };
        if self.has_lost_turn {
            self.go_on(question, rest, cx);
        } else if self.take(question, cx) && !asks_at_once {
            self.has_lost_turn = true;
            return true;
        }
        (self.asked, self.has_lost_turn) = (None, false);
        self.look_at(question, cx);
        false
    }

    /// What is done before a question.
    fn prepare<P: Program>(&mut self, question: Question, cx: &Context<'_, P>) {
        match question {
            Question::TrapsExits(_) | Question::NoRoom(_) => {}
            Question::Links(_) => {
                if self.stack > SEARCHING {
                    self.heap.make(VISITED);
                }
                self.stack += DEEPER;
            }
            Question::Part(pid, ReportPart::InitialCall) => {
                if self.reports {
                    self.stack += DEEPER;
                } else {
                    self.heap.make(VISITED);
                    self.heap.make_list(self.neighbours);
                    (self.stack, self.reports) = (REPORTING, true);
                }
                self.heap.use_cell();
                if cx.name_of(pid).is_some() {
                    self.enter();
                }
            }
            Question::Part(..) => {}
        }
    }

    /// It asks.
    fn ask(&mut self, question: Question, rest: usize) {
        self.heap.make(REFERENCE);
        let needed = REFERENCE + self.needed_to_search(rest);
        self.heap.relieve(self.depth(question), needed);
        self.asked = Some(question);
    }

    /// It reads without asking.
    fn read<P: Program>(&mut self, question: Question, rest: usize, cx: &Context<'_, P>) {
        if let Question::TrapsExits(pid) = question {
            self.heap.make(TUPLE_OF_2);
            self.heap.relieve(self.depth(question), self.needed_to_search(rest));
            if cx.traps_exits_of(pid) == Some(false) {
                self.heap.make(CELL);
            }
        }
    }

    /// It takes the answer. Is there too little room?
    #[must_use]
    fn take<P: Program>(&mut self, question: Question, cx: &Context<'_, P>) -> bool {
        let (says, kept) = match question {
            Question::TrapsExits(_) | Question::NoRoom(_) => (0, 0),
            Question::Links(pid) => (links(pid, cx), 0),
            Question::Part(pid, ReportPart::InitialCall) => (dictionary(pid, cx), 0),
            Question::Part(_, ReportPart::CurrentFunction) => (FUNCTION, TUPLE_OF_2 + FUNCTION),
            Question::Part(pid, ReportPart::Ancestors) => (dictionary(pid, cx), 0),
            Question::Part(pid, ReportPart::Links) => (links(pid, cx), TUPLE_OF_2 + links(pid, cx)),
            Question::Part(_, ReportPart::StackTrace) => (CALLS, TUPLE_OF_2 + CALLS),
        };
        self.heap.take(ANSWER + says);
        self.heap.keep(kept);
        self.heap.is_short(self.depth(question))
    }

    /// It has its next turn, with that answer.
    fn go_on<P: Program>(&mut self, question: Question, rest: usize, cx: &Context<'_, P>) {
        let (returned_to, needed) = match question {
            Question::Links(_) => (0, self.needed_to_search(rest.saturating_sub(1))),
            Question::TrapsExits(_) | Question::NoRoom(_) => (0, self.needed_to_search(rest)),
            Question::Part(pid, ReportPart::InitialCall) => (5, dictionary(pid, cx)),
            Question::Part(pid, ReportPart::Ancestors) => (3, dictionary(pid, cx)),
            Question::Part(_, ReportPart::CurrentFunction | ReportPart::Links) => (1, 0),
            Question::Part(_, ReportPart::StackTrace) => {
                self.heap.relieve(self.stack - FRAME, 0);
                return;
            }
        };
        self.heap.relieve(self.stack + returned_to, needed);
    }

    /// What is made of an answer, and read until the next question.
    fn look_at<P: Program>(&mut self, question: Question, cx: &Context<'_, P>) {
        match question {
            Question::Links(_) | Question::NoRoom(_) | Question::Part(_, ReportPart::CurrentFunction) => {}
            Question::TrapsExits(pid) => {
                if cx.traps_exits_of(pid) == Some(false) {
                    self.heap.make(CELL);
                }
            }
            Question::Part(pid, ReportPart::InitialCall) => {
                self.look_up(5, pid, cx);
                for words in ARGUMENT {
                    self.heap.make(words);
                    self.heap.relieve(self.stack + 6, words);
                }
                let call = CELL + TUPLE_OF_2 + FUNCTION;
                self.heap.make(call);
                self.heap.keep(call);
            }
            Question::Part(pid, ReportPart::Ancestors) => {
                self.look_up(3, pid, cx);
                self.heap.make(TUPLE_OF_2);
                self.heap.keep(TUPLE_OF_2 + ancestors(pid, cx));
                self.enter();
            }
            Question::Part(_, ReportPart::Links) => (0..5).for_each(|_| self.enter()),
            Question::Part(_, ReportPart::StackTrace) => {
                self.heap.make(ENTRIES);
                self.heap.keep(ENTRIES);
                self.heap.relieve(self.stack - FRAME, 0);
            }
        }
    }

    /// `lists:keysearch/3` in a dictionary.
    fn look_up<P: Program>(&mut self, returned_to: u32, pid: Pid, cx: &Context<'_, P>) {
        self.heap.make(TUPLE_OF_2);
        let needed = TUPLE_OF_2 + dictionary(pid, cx);
        self.heap.relieve(self.stack + returned_to, needed);
    }

    /// Something is read that takes the place of a number or an atom in the report.
    fn enter(&mut self) {
        self.heap.make(TUPLE_OF_2);
        self.heap.keep(TUPLE_OF_2);
        self.heap.relieve(self.stack + 5, 0);
    }

    /// The stack where it waits for an answer.
    fn depth(&self, question: Question) -> u32 {
        let called = match question {
            Question::Links(_) | Question::NoRoom(_) => 0,
            Question::TrapsExits(_) => 2,
            Question::Part(_, ReportPart::InitialCall) => 10,
            Question::Part(_, ReportPart::Ancestors) => 8,
            Question::Part(_, ReportPart::CurrentFunction | ReportPart::Links | ReportPart::StackTrace) => 5,
        };
        self.stack + called
    }

    /// What it needs of what it has found out as long as it searches; `rest` are the linked processes that it has to look at.
    fn needed_to_search(&self, rest: usize) -> u32 {
        if self.reports {
            return 0;
        }
        let rest = u32::try_from(rest).unwrap_or(u32::MAX);
        CELL.saturating_mul(self.neighbours + rest) + TUPLE_OF_2
    }
}

/// What the list of its ancestors takes.
fn ancestors<P: Program>(pid: Pid, cx: &Context<'_, P>) -> u32 {
    CELL * u32::from(cx.ancestors_of(pid))
}

/// What the list of its links takes.
fn links<P: Program>(pid: Pid, cx: &Context<'_, P>) -> u32 {
    let links = u32::try_from(cx.links_of(pid).len()).unwrap_or(u32::MAX);
    links.saturating_mul(CELL)
}

/// What its dictionary takes.
fn dictionary<P: Program>(pid: Pid, cx: &Context<'_, P>) -> u32 {
    DICTIONARY + ancestors(pid, cx) + u32::from(cx.dictionary_of(pid))
}
