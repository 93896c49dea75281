//! A whole system as one value, and the only ways to move it.

use std::rc::Rc;

use super::entry::State;
use super::kernel::Kernel;
use super::table::Table;
use super::{
    Atom, Context, Event, EventId, ExitReason, Fault, Limits, Message, Millis, Next, OrdMap, Pattern, Pid, Program,
    Record, Scheduling, Term,
};

/// Processes, their programs, and everything between them.
#[derive(Clone, Debug)]
pub struct System<P: Program> {
    pub(super) kernel: Kernel<P::Event>,
    pub(super) programs: Table<Option<P>>,
    pub(super) code: P::Code,
    newborn: Vec<(Pid, P)>,
}

/// What can be seen of one process from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Local name.
    pub name: Option<Atom>,
    /// Traps exits?
    pub trap_exit: bool,
    /// Linked processes, in pid order.
    pub links: Vec<Pid>,
    /// Whom it monitors.
    pub monitors: Vec<Pid>,
    /// Who monitors it.
    pub monitored_by: Vec<Pid>,
    /// Its messages, oldest first.
    pub mailbox: Vec<Message>,
    /// The events that led to them, in the same order: for a message that was recorded, that it was sent.
    pub mailbox_causes: Vec<EventId>,
    /// The receive it is in; `None` while it has work to do.
    pub waits_for: Option<Pattern>,
    /// Since when, in virtual milliseconds.
    pub since: Millis,
    /// When that receive times out.
    pub deadline: Option<Millis>,
}

impl<P: Program> System<P> {
    /// An empty system.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            kernel: Kernel::new(seed),
            programs: Table::default(),
            code: P::Code::default(),
            newborn: Vec::new(),
        }
    }

    /// Chooses who runs next.
    pub fn set_scheduling(&mut self, scheduling: Scheduling) {
        self.kernel.scheduling = scheduling;
    }

    /// Chooses how much is recorded.
    pub fn set_record(&mut self, record: Record) {
        self.kernel.record = record;
    }

    /// Chooses what is refused.
    pub fn set_limits(&mut self, limits: Limits) {
        self.kernel.limits = limits;
    }

    /// Spawns a process from outside; `None` when the limit of processes is reached.
    pub fn spawn(&mut self, program: P) -> Option<Pid> {
        self.kernel.cause = 0;
        let pid = self.kernel.allocate(None, false)?;
        self.install(pid, program);
        Some(pid)
    }

    /// Sends an exit signal from outside, in the name of `from`.
    pub fn exit(&mut self, from: Pid, to: Pid, reason: ExitReason) {
        self.kernel.cause = 0;
        self.kernel.send_exit(from, to, reason, false);
        self.kernel.pass_idle_turns();
    }

    /// Sends a message from outside, in the name of `from`.
    pub fn send(&mut self, from: Pid, to: Pid, message: Message) {
        self.kernel.cause = 0;
        self.kernel.send(from, to, message);
        self.kernel.pass_idle_turns();
    }

    /// Lets a fault lie in wait for the next message that another process sends to that one. False when it is gone.
    pub fn fault_next(&mut self, pid: Pid, fault: Fault) -> bool {
        self.kernel.hit_next(pid, fault)
    }

    /// Hits a message that waits in a mailbox, by its index. False when there is none.
    pub fn fault_waiting(&mut self, pid: Pid, at: usize, fault: Fault) -> bool {
        self.kernel.hit_waiting(pid, at, fault)
    }

    /// The fault that lies in wait for the next message to a process.
    #[must_use]
    pub fn waiting_fault(&self, pid: Pid) -> Option<Fault> {
        self.kernel.faults.waiting_for(pid)
    }

    /// A return address for a request from outside: nobody waits for the reply.
    pub fn from_outside(&mut self, pid: Pid) -> super::ReplyTo {
        super::ReplyTo {
            pid,
            reference: self.kernel.make_reference(),
        }
    }

    /// Puts a file on the disk, as a former run left it.
    pub fn put_file(&mut self, path: &str, content: Term) {
        self.kernel.disk.insert(Rc::from(path), content);
    }

    /// The code that its processes share.
    #[must_use]
    pub fn code(&self) -> &P::Code {
        &self.code
    }

    /// The files on the disk.
    #[must_use]
    pub fn disk(&self) -> &OrdMap<Rc<str>, Term> {
        &self.kernel.disk
    }

    /// Delivers one signal or message to one process, to completion. False when no process can run.
    pub fn step(&mut self) -> bool {
        let Some(pid) = self.kernel.next_turn() else {
            return false;
        };
        self.kernel.step += 1;
        let mut work = None;
        if let Some(wake) = self.kernel.take_work(pid)
            && let Some(Some(program)) = self.programs.get_mut(pid.slot)
        {
            let mut cx = Context {
                kernel: &mut self.kernel,
                code: &mut self.code,
                newborn: &mut self.newborn,
                me: pid,
                ended: false,
                gives_way: false,
            };
            let next = program.run(wake, &mut cx);
            let next = if cx.ended { Next::Yield } else { next };
            work = self.kernel.apply_next(pid, next);
            while let Some((pid, program)) = self.newborn.pop() {
                self.install(pid, program);
            }
        }
        while let Some(slot) = self.kernel.ended.pop() {
            if let Some(program) = self.programs.get_mut(slot) {
                *program = None;
            }
        }
        self.kernel.end_step(work);
        true
    }

    fn install(&mut self, pid: Pid, program: P) {
        while self.programs.len() <= pid.slot as usize {
            self.programs.push(None);
        }
        if let Some(row) = self.programs.get_mut(pid.slot) {
            *row = Some(program);
        }
    }

    /// Steps until no process can run or the budget is used up; the steps taken.
    pub fn run(&mut self, budget: u64) -> u64 {
        let mut taken = 0;
        while taken < budget && self.step() {
            taken += 1;
        }
        taken
    }

    /// True when some process can run without time moving on.
    #[must_use]
    pub fn can_run(&self) -> bool {
        self.kernel.can_run()
    }

    /// How many turns processes have spent whole on computing: what is far from rest, without end perhaps, is told by it from
    /// what is about to rest.
    #[must_use]
    pub fn whole_turns(&self) -> u64 {
        self.kernel.whole_turns
    }

    /// When the next timer fires.
    #[must_use]
    pub fn next_timer_at(&self) -> Option<Millis> {
        self.kernel.next_timer_at()
    }

    /// Moves virtual time on and fires what is due. Time never goes back.
    pub fn advance_to(&mut self, to: Millis) {
        self.kernel.advance_to(to);
    }

    /// Runs and lets time jump from timer to timer until nothing is left to do or the budget is used up.
    pub fn settle(&mut self, budget: u64) -> u64 {
        let mut taken = 0;
        loop {
            taken += self.run(budget - taken);
            match self.kernel.next_timer_at() {
                Some(at) if taken < budget => self.kernel.advance_to(at),
                _ => return taken,
            }
        }
    }

    /// Virtual time.
    #[must_use]
    pub fn now_ms(&self) -> Millis {
        self.kernel.now_ms
    }

    /// Steps taken.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.kernel.step
    }

    /// How many messages receives have looked at. That grows with the steps, unless mailboxes are walked again and again.
    #[must_use]
    pub fn messages_examined(&self) -> u64 {
        self.kernel.examined
    }

    /// Processes alive.
    #[must_use]
    pub fn process_count(&self) -> u32 {
        self.kernel.alive
    }

    /// The pids of the processes alive, in the order of the process table.
    pub fn pids(&self) -> impl Iterator<Item = Pid> {
        self.kernel.entries.iter().filter_map(|entry| entry.pid)
    }

    /// True when that process is there and no exit signal that will end it is on its way.
    #[must_use]
    pub fn is_alive(&self, pid: Pid) -> bool {
        self.kernel.is_alive(pid)
    }

    /// True when that process is there and traps exits.
    #[must_use]
    pub fn traps_exits(&self, pid: Pid) -> bool {
        self.kernel.entry(pid).is_some_and(|entry| entry.trap_exit)
    }

    /// The program of a process.
    #[must_use]
    pub fn program(&self, pid: Pid) -> Option<&P> {
        self.kernel.entry(pid)?;
        self.programs.get(pid.slot)?.as_ref()
    }

    /// Who has that local name.
    #[must_use]
    pub fn whereis(&self, name: Atom) -> Option<Pid> {
        self.kernel.names.get(&name).copied()
    }

    /// The local name of a process.
    #[must_use]
    pub fn name_of(&self, pid: Pid) -> Option<Atom> {
        self.kernel.entry(pid)?.name()
    }

    /// The rows of a table in key order; `None` when there is no such table.
    #[must_use]
    pub fn ets_rows(&self, table: Atom) -> Option<&OrdMap<Term, Vec<Term>>> {
        Some(&self.kernel.tables.get(&table)?.rows)
    }

    /// Length of a mailbox.
    #[must_use]
    pub fn mailbox_len(&self, pid: Pid) -> usize {
        self.kernel.entry(pid).map_or(0, |entry| entry.mailbox.len())
    }

    /// True when that process is blocked in a receive that is not its main loop.
    #[must_use]
    pub fn is_blocked(&self, pid: Pid) -> bool {
        self.kernel
            .entry(pid)
            .is_some_and(|entry| entry.pattern != Pattern::Any && entry.state == State::Waiting)
    }

    /// Everything that can be seen of a process.
    #[must_use]
    pub fn snapshot(&self, pid: Pid) -> Option<Snapshot> {
        let entry = self.kernel.entry(pid)?;
        Some(Snapshot {
            name: entry.name(),
            trap_exit: entry.trap_exit,
            links: entry.links.to_vec(),
            monitors: entry.monitors().map(|monitor| monitor.target).collect(),
            monitored_by: entry.watchers().map(|watcher| watcher.pid).collect(),
            mailbox: entry.mailbox.iter().map(|envelope| envelope.content.clone()).collect(),
            mailbox_causes: entry.mailbox.iter().map(|envelope| envelope.cause).collect(),
            waits_for: (entry.state == State::Waiting).then(|| entry.pattern.clone()),
            since: entry.since,
            deadline: entry.deadline(),
        })
    }

    /// The events since they were last taken.
    #[must_use]
    pub fn take_events(&mut self) -> Vec<Event<P::Event>> {
        std::mem::take(&mut self.kernel.events)
    }
}
