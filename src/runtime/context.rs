//! What a running program may do: the built-in functions of this runtime.

mod chance;
mod dictionary;
mod disk;
mod ets;
mod info;
mod limits;
mod names;
mod object_tables;
mod timers;

pub use names::Unregistered;

use super::entry::{Entry, State};
use super::kernel::Kernel;
use super::message::{Envelope, Signal};
use super::{Atom, EventKind, ExitReason, Message, Millis, Pid, Program, Record, Reference, ReplyTo, Term};

/// The runtime as a running process sees it.
pub struct Context<'a, P: Program> {
    pub(super) kernel: &'a mut Kernel<P::Event>,
    pub(super) code: &'a mut P::Code,
    pub(super) newborn: &'a mut Vec<(Pid, P)>,
    pub(super) me: Pid,
    /// It sent itself an exit signal that will end it in its next turn: what it would still do has no effect.
    pub(super) ended: bool,
    /// A built-in function that it called lets the others run first.
    pub(super) gives_way: bool,
}

impl<P: Program> Context<'_, P> {
    /// The running process.
    #[must_use]
    pub fn me(&self) -> Pid {
        self.me
    }

    /// The code that all processes share.
    #[must_use]
    pub fn code(&self) -> &P::Code {
        self.code
    }

    /// The same, to be exchanged: whoever calls into it from now on calls the new one.
    pub fn code_mut(&mut self) -> &mut P::Code {
        self.code
    }

    /// Virtual time.
    #[must_use]
    pub fn now_ms(&self) -> Millis {
        self.kernel.now_ms
    }

    /// Says that what the running callback does takes so many reductions beside those of any message.
    pub fn spend(&mut self, reductions: u16) {
        self.kernel.spend(i32::from(reductions));
    }

    /// Says that this step has cost nothing so far: what a behaviour does around each message is spent before its callback
    /// runs, and a plain `receive` has none of that.
    pub fn spend_anew(&mut self) {
        self.kernel.spend_anew();
    }

    /// Has the running process spent its turn? On a BEAM it would go on in its next one, and so may a callback: by
    /// [`Next::Yield`](super::Next::Yield).
    #[must_use]
    pub fn turn_is_spent(&self) -> bool {
        self.kernel.turn_is_spent()
    }

    /// Says that a whole turn was spent on computing, and that the process has not come to its end.
    pub fn end_whole_turn(&mut self) {
        self.kernel.whole_turns += 1;
    }

    /// Spawns a process without a link; `None` when the limit of processes is reached.
    pub fn spawn(&mut self, program: P) -> Option<Pid> {
        if self.ended {
            return None;
        }
        let pid = self.kernel.allocate(Some(self.me), false)?;
        self.newborn.push((pid, program));
        Some(pid)
    }

    /// Spawns a process linked to the running one.
    pub fn spawn_link(&mut self, program: P) -> Option<Pid> {
        if self.ended {
            return None;
        }
        let pid = self.kernel.allocate(Some(self.me), true)?;
        self.newborn.push((pid, program));
        self.kernel.link(self.me, pid);
        Some(pid)
    }

    /// Sends a message. To a dead process it is lost, as on the BEAM.
    pub fn send(&mut self, to: Pid, message: Message) {
        if self.ended {
            return;
        }
        self.kernel.send(self.me, to, message);
    }

    /// Answers a request. Lost when the asker has given up.
    pub fn reply(&mut self, to: ReplyTo, body: Term) {
        if self.ended {
            return;
        }
        let reference = to.reference;
        self.kernel.send(self.me, to.pid, Message::Reply { reference, body });
    }

    /// Sends an exit signal, `Process.exit(pid, reason)`. One to the running process itself that ends it does so in its next
    /// turn; whatever the running callback would still do has no effect. If it traps exits, it gets a message at once.
    pub fn exit(&mut self, to: Pid, reason: ExitReason) {
        if self.ended {
            return;
        }
        if to == self.me && self.traps_exits() && !reason.is_atom("kill") {
            self.kernel.exit_self(to, reason);
        } else if to == self.me {
            self.kernel.send_exit(to, to, reason, false);
            self.ended = true;
        } else {
            self.kernel.send_exit(self.me, to, reason, false);
        }
    }

    /// `Process.flag(:trap_exit, on)`.
    pub fn trap_exit(&mut self, on: bool) {
        if let Some(entry) = self.kernel.entry_mut(self.me) {
            entry.trap_exit = on;
        }
    }

    /// True when the running process traps exits.
    #[must_use]
    pub fn traps_exits(&self) -> bool {
        self.kernel.entry(self.me).is_some_and(|entry| entry.trap_exit)
    }

    /// Links the running process to another. False when that is dead and the running process traps no exits: `link/1`
    /// then raises `:noproc`; one that traps gets an `EXIT` instead.
    pub fn link(&mut self, to: Pid) -> bool {
        self.ended || self.kernel.link(self.me, to)
    }

    /// Takes the link to another process away.
    pub fn unlink(&mut self, to: Pid) {
        if self.ended {
            return;
        }
        self.kernel.unlink(self.me, to);
    }

    /// Monitors a process. The reference is an alias too: a reply that carries it is accepted while the monitor stands.
    pub fn monitor(&mut self, target: Pid) -> Reference {
        if self.ended {
            return self.kernel.make_reference();
        }
        self.kernel.monitor(self.me, target)
    }

    /// Monitors whoever has that name now; the `DOWN` names `{name, node}`.
    pub fn monitor_name(&mut self, name: Atom) -> Reference {
        if self.ended {
            return self.kernel.make_reference();
        }
        self.kernel.monitor_name(self.me, name)
    }

    /// `Process.demonitor(reference, [:flush])`. When the monitor no longer stands, the BEAM looks for the `DOWN` in a
    /// function of its own that begins with giving way (`erts_internal:flush_monitor_messages`).
    pub fn demonitor(&mut self, reference: Reference) {
        self.gives_way |= !self.kernel.demonitor(self.me, reference);
    }

    /// True when a built-in function called since the last time one asked lets the others run first. The caller sees to it,
    /// with [`Next::Yield`](super::Next::Yield).
    pub fn take_way_given(&mut self) -> bool {
        std::mem::take(&mut self.gives_way)
    }

    /// `receive {:EXIT, ^pid, reason} -> reason after 0`: takes an EXIT that has arrived out of the mailbox.
    pub fn flush_exit(&mut self, pid: Pid) -> Option<ExitReason> {
        let wanted = |message: &Message| matches!(message, Message::Exit { pid: from, .. } if *from == pid);
        match self.kernel.flush(self.me, wanted)? {
            Message::Exit { reason, .. } => Some(reason),
            Message::Term(_)
            | Message::Request { .. }
            | Message::Tagged { .. }
            | Message::Reply { .. }
            | Message::Down { .. } => None,
        }
    }

    /// `receive {^reference, reply} -> reply after 0`: takes an answer that has arrived out of the mailbox.
    pub fn flush_reply(&mut self, wanted: Reference) -> Option<Term> {
        match self
            .kernel
            .flush(self.me, |message| message.reply_to() == Some(wanted))?
        {
            Message::Reply { body, .. } => Some(body),
            Message::Term(reply) => reply.elements()?.get(1).cloned(),
            Message::Request { .. } | Message::Tagged { .. } | Message::Exit { .. } | Message::Down { .. } => None,
        }
    }

    /// `receive … after 0`: takes the first message that is wanted out of the mailbox.
    pub fn flush(&mut self, wanted: impl Fn(&Message) -> bool) -> Option<Message> {
        self.kernel.flush(self.me, wanted)
    }

    /// `receive {:DOWN, ^reference, _, _, reason} -> reason after 0`: takes a `DOWN` that has arrived out of the mailbox.
    pub fn flush_down(&mut self, wanted: Reference) -> Option<ExitReason> {
        let wanted = |message: &Message| matches!(message, Message::Down { reference, .. } if *reference == wanted);
        match self.kernel.flush(self.me, wanted)? {
            Message::Down { reason, .. } => Some(reason),
            Message::Term(_)
            | Message::Request { .. }
            | Message::Tagged { .. }
            | Message::Reply { .. }
            | Message::Exit { .. } => None,
        }
    }

    /// `Process.info(pid, :links)`: linked processes, in the order in which the BEAM lists them.
    #[must_use]
    pub fn links_of(&self, pid: Pid) -> Vec<Pid> {
        let mut links = self
            .kernel
            .entry(pid)
            .map(|entry| entry.links.in_exit_order())
            .unwrap_or_default();
        links.reverse();
        links
    }

    /// `Process.info(pid, :trap_exit)`; `None` for a dead process.
    #[must_use]
    pub fn traps_exits_of(&self, pid: Pid) -> Option<bool> {
        Some(self.kernel.entry(pid)?.trap_exit)
    }

    /// True when something has come for that process that it has not had a turn for: until then nothing of it can be read
    /// (`erts_try_lock_sig_free`).
    #[must_use]
    pub fn is_busy(&self, pid: Pid) -> bool {
        self.kernel.entry(pid).is_some_and(|entry| entry.queued)
    }

    /// True when signals that are no messages have come for another process that it has not had a turn for: what it says
    /// of itself then comes behind them. Of one that waits for something else and has mail, that cannot be told.
    #[must_use]
    pub fn has_signals(&self, pid: Pid) -> bool {
        let signal = |envelope: &Envelope<Signal>| !matches!(envelope.content, Signal::Message(_));
        let pending = |entry: &Entry| {
            let idle = entry.state == State::Waiting && entry.mailbox.is_empty();
            entry.inbox.iter().any(signal) || (entry.queued && idle)
        };
        pid != self.me && self.kernel.entry(pid).is_some_and(pending)
    }

    /// `process_info/2` of another process that has to be asked: a receive with [`Pattern::InfoOf`] waits until it has
    /// answered, in its next turn, or is gone.
    pub fn ask_info(&mut self, pid: Pid) {
        self.kernel.ask_info(self.me, pid);
    }

    /// True when something waits in the mailbox of the running process, or is about to.
    #[must_use]
    pub fn has_mail(&self) -> bool {
        let waiting = |entry: &Entry| !entry.mailbox.is_empty() || !entry.inbox.is_empty();
        self.kernel.entry(self.me).is_some_and(waiting)
    }

    /// A new unique reference.
    pub fn make_reference(&mut self) -> Reference {
        self.kernel.make_reference()
    }

    /// `Process.alive?/1`.
    #[must_use]
    pub fn is_alive(&self, pid: Pid) -> bool {
        self.kernel.is_alive(pid)
    }

    /// Is all that is of that level recorded? What would be reported need not be found out otherwise.
    #[must_use]
    pub fn records(&self, level: Record) -> bool {
        self.kernel.record >= level
    }

    /// Reports an event of the program's own.
    pub fn report(&mut self, event: P::Event) {
        self.report_with(|| event);
    }

    /// The same of an event that is only made if it is recorded.
    pub fn report_with(&mut self, event: impl FnOnce() -> P::Event) {
        if self.ended {
            return;
        }
        let me = self.me;
        self.kernel.emit(Record::Lifecycle, me, || EventKind::Program(event()));
    }

    /// Reports a decision: an event that is the cause of what this process does in the rest of its turn.
    pub fn decide(&mut self, event: P::Event) {
        self.decide_with(|| event);
    }

    /// The same of an event that is only made if it is recorded.
    pub fn decide_with(&mut self, event: impl FnOnce() -> P::Event) {
        if self.ended {
            return;
        }
        let me = self.me;
        self.kernel.cause = self.kernel.emit(Record::Lifecycle, me, || EventKind::Program(event()));
    }
}
