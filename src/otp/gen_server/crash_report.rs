//! The crash report of a process that ends abnormally (`proc_lib:crash_report`), and how long it takes.
//!
//! Nothing of its text matters here, but the time does: while a process writes its report it is still alive, keeps its
//! names and can be killed. The time goes into asking other processes. Some things of a process can be read at once
//! unless it has signals to handle; for others it has to be scheduled and answer, and the others run meanwhile (seen on
//! OTP 25 with one scheduler, by tracing which process runs when).
//!
//! A process that takes a message for which its heap has no room keeps five reductions of its turn, to collect garbage soon
//! (`ERTS_VBUMP_LEAVE_REDS` where a message is removed). Whether that happens to one that writes a report, and how often,
//! hangs on every word of the answers and of its heap: none up to four turns are lost. Here it is one, with which the most
//! of the trees in `tests/support/registry_deaths.rs` come out: with none, half as many again do not.

use crate::runtime::{Context, Next, Pattern, Pid, Program, Queue};

/// `proc_lib:max_neighbours/0`.
const MAX_NEIGHBOURS: usize = 15;
/// What a neighbour itself has to answer for its report: its dictionary twice, its current function, its links, its
/// stack trace.
const REPORT_QUESTIONS: u32 = 5;
/// How many answers of the first neighbour there is room for: the last is its dictionary once more.
const ANSWERS_WITH_ROOM: u32 = 3;

/// A crash report being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrashReport {
    left: Queue<Question>,
}

crate::digest!(struct CrashReport { left });

#[derive(Clone, Debug, PartialEq, Eq)]
enum Question {
    /// Does it trap exits? That can be read.
    TrapsExits(Pid),
    /// That many questions that it has to answer.
    Answers(Pid, u32),
    /// None: for what that one has answered there is no room, and the turn is lost.
    NoRoom(Pid),
}

crate::digest!(enum Question {
    "traps_exits" => TrapsExits(pid),
    "answers" => Answers(pid, left),
    "no_room" => NoRoom(pid),
});

impl CrashReport {
    /// Searches the neighbours, the linked processes that trap no exits and theirs, nearest first, as far as they can
    /// be found now; then reports on each, the last found first (`neighbours`, `make_neighbour_reports`).
    pub(in super::super) fn new<P: Program>(cx: &Context<'_, P>) -> Self {
        let mut left = Queue::default();
        let mut found = vec![cx.me()];
        let mut next = 0;
        while let Some(at) = found.get(next).copied() {
            if at != cx.me() {
                left.push_back(Question::Answers(at, 1));
            }
            for linked in cx.links_of(at) {
                if linked == cx.me() {
                    continue;
                }
                left.push_back(Question::TrapsExits(linked));
                if cx.traps_exits_of(linked) == Some(false) && found.len() <= MAX_NEIGHBOURS && !found.contains(&linked)
                {
                    found.push(linked);
                }
            }
            next += 1;
        }
        let mut neighbours = found.iter().skip(1).rev();
        if let Some(first) = neighbours.next() {
            left.push_back(Question::Answers(*first, ANSWERS_WITH_ROOM));
            left.push_back(Question::NoRoom(*first));
            left.push_back(Question::Answers(*first, REPORT_QUESTIONS - ANSWERS_WITH_ROOM));
        }
        left.extend(neighbours.map(|pid| Question::Answers(*pid, REPORT_QUESTIONS)));
        Self { left }
    }

    /// Goes on until another process has to be asked, and then waits for it; `None` when it is done. What a dead process
    /// is asked is answered at once.
    pub(in super::super) fn turn<P: Program>(&mut self, cx: &mut Context<'_, P>) -> Option<Next> {
        while let Some(question) = self.left.front_mut() {
            let asked = match question {
                Question::Answers(pid, many) if *many > 0 && cx.traps_exits_of(*pid).is_some() => {
                    *many -= 1;
                    Some(*pid)
                }
                Question::TrapsExits(pid) if cx.is_busy(*pid) => {
                    let asked = *pid;
                    self.left.pop_front();
                    Some(asked)
                }
                Question::NoRoom(pid) if cx.traps_exits_of(*pid).is_some() => {
                    self.left.pop_front();
                    return Some(Next::Yield);
                }
                Question::Answers(..) | Question::TrapsExits(_) | Question::NoRoom(_) => {
                    self.left.pop_front();
                    None
                }
            };
            if let Some(pid) = asked {
                cx.ask_info(pid);
                return Some(Next::Receive(Pattern::InfoOf(pid), None));
            }
        }
        None
    }
}
