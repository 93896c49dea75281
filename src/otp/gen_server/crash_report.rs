//! The crash report of a process that ends abnormally (`proc_lib:crash_report`), and how long it takes.
//!
//! Nothing of its text matters here, but the time does: while a process writes its report it is still alive, keeps its
//! names and can be killed. The time goes into asking other processes. Some things of a process can be read at once
//! unless it has signals to handle; for others it has to be scheduled and answer, and the others run meanwhile (seen on
//! OTP 25 with one scheduler, by tracing which process runs when).
//!
//! A process that takes an answer for which its heap has no room loses its turn: the five reductions that it keeps are
//! not enough to come to its next question, unless that follows at once. So the words of the answers are counted here,
//! and those of what is made of them ([`account`]).

mod account;
mod heap;
mod question;

use account::Account;
use question::{PARTS, Question, ReportPart};

use crate::runtime::{Context, Digest, Digester, Next, Pattern, Program, Queue};

/// `proc_lib:max_neighbours/0`.
const MAX_NEIGHBOURS: usize = 15;

/// A crash report being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrashReport {
    left: Queue<Question>,
    /// What it takes on the heap, if that is known. Without neighbours there is always room.
    account: Option<Box<Account>>,
}

impl Digest for CrashReport {
    fn digest_into(&self, digester: &mut Digester) {
        let Self { left, account } = self;
        left.digest_into(digester);
        if let Some(account) = account {
            account.digest_into(digester);
        }
    }
}

impl CrashReport {
    /// Searches the neighbours, the linked processes that trap no exits and theirs, nearest first, as far as they can
    /// be found now; then reports on each, the last found first (`neighbours`, `make_neighbour_reports`).
    ///
    /// Is it known how much is on its heap? If not, a turn is lost with the third answer of the first neighbour, which is
    /// what happens most often.
    pub(in super::super) fn new<P: Program>(heap_is_known: bool, cx: &Context<'_, P>) -> Self {
        let mut left = Queue::default();
        let mut found = vec![cx.me()];
        let mut next = 0;
        while let Some(at) = found.get(next).copied() {
            if at != cx.me() {
                left.push_back(Question::Links(at));
            }
            for linked in cx.links_of(at) {
                left.push_back(Question::TrapsExits(linked));
                if cx.traps_exits_of(linked) == Some(false) && found.len() <= MAX_NEIGHBOURS && !found.contains(&linked)
                {
                    found.push(linked);
                }
            }
            next += 1;
        }
        let neighbours = found.len() - 1;
        for (at, pid) in found.into_iter().skip(1).rev().enumerate() {
            for part in PARTS {
                left.push_back(Question::Part(pid, part));
                if at == 0 && part == ReportPart::Ancestors && !heap_is_known {
                    left.push_back(Question::NoRoom(pid));
                }
            }
        }
        let account = (neighbours > 0 && heap_is_known).then(|| Box::new(Account::new(neighbours, cx)));
        Self { left, account }
    }

    /// How many processes it has still to report on.
    #[must_use]
    pub fn neighbours(&self) -> usize {
        let mut about = None;
        let questions = self.left.iter().filter(|question| match question {
            Question::Part(pid, _) => about.replace(*pid) != Some(*pid),
            Question::Links(_) | Question::TrapsExits(_) | Question::NoRoom(_) => false,
        });
        questions.count()
    }

    /// Goes on until another process has to be asked, and then waits for it; `None` when it is done. What a dead process
    /// is asked is answered at once.
    pub(in super::super) fn turn<P: Program>(&mut self, cx: &mut Context<'_, P>) -> Option<Next> {
        if self.loses_turn(cx) {
            return Some(Next::Yield);
        }
        while let Some(question) = self.left.pop_front() {
            if let Question::Links(pid) = question
                && !cx.is_alive(pid)
            {
                // Gone, or on its way: nobody is told whom it is linked to.
                while let Some(Question::TrapsExits(_)) = self.left.front() {
                    self.left.pop_front();
                }
            }
            let is_asked = question.has_to_be_asked(cx);
            if let Some(account) = &mut self.account {
                let rest = rest_of_links(&self.left);
                account.put(question, is_asked, rest, cx);
            }
            if matches!(question, Question::NoRoom(pid) if cx.traps_exits_of(pid).is_some()) {
                return Some(Next::Yield);
            }
            if is_asked {
                let pid = question.about();
                cx.ask_info(pid);
                return Some(Next::Receive(Pattern::InfoOf(pid), None));
            }
        }
        None
    }

    /// Takes the answer to what was asked, if there is one. Is the turn lost with it?
    fn loses_turn<P: Program>(&mut self, cx: &Context<'_, P>) -> bool {
        let Some(account) = &mut self.account else {
            return false;
        };
        let rest = rest_of_links(&self.left);
        let next = self.left.front().filter(|_| rest > 0);
        let asks_at_once = next.is_some_and(|next| next.has_to_be_asked(cx));
        account.loses_turn(asks_at_once, rest, cx)
    }
}

/// How many more linked processes of the same one are looked at next.
fn rest_of_links(left: &Queue<Question>) -> usize {
    let rest = left.iter().take_while(|next| matches!(next, Question::TrapsExits(_)));
    rest.count()
}
