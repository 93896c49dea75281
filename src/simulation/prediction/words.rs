//! Predictions in words: one line of one to three short sentences.

use super::super::deed::Deed;
use super::super::reason::in_short;
use super::super::slots::Slots;
use super::super::words::brief;
use super::super::world::World;
use super::{Copy, Decision, Facts};
use crate::otp::{Restart, Strategy};
use crate::runtime::{Fault, Pattern, Term};

/// How many names a list tells before it counts.
const NAMED: usize = 4;

pub(super) struct Telling<'a> {
    world: &'a World,
    path: &'a str,
    label: String,
    facts: &'a Facts,
    after: &'a Slots,
}

impl<'a> Telling<'a> {
    pub(super) fn new(world: &'a World, path: &'a str, facts: &'a Facts, after: &'a Slots) -> Self {
        Self {
            world,
            path,
            label: world.slots.label(path),
            facts,
            after,
        }
    }

    pub(super) fn tell(&self, deed: &Deed) -> String {
        let label = &self.label;
        match deed {
            Deed::Kill | Deed::Exit(_) => self.ending().unwrap_or_else(|| self.no_end()),
            Deed::Crash(_) | Deed::Stop(_) => self.ending().unwrap_or_else(|| self.queued()),
            Deed::TerminateChild => self.terminating(),
            Deed::RestartChild => self.restarting(),
            Deed::DeleteChild => self.deleting(),
            Deed::Suspend => match self.facts.answer {
                Some(Ok(_)) if self.is_suspended() => format!("Nothing changes: {label} is suspended already."),
                Some(Ok(_)) => format!(
                    "{label} takes no message until it is resumed: they queue up, and callers wait. Exit signals still act."
                ),
                Some(Err(_)) | None => self.queued(),
            },
            Deed::Resume => match (self.is_suspended(), self.waiting_messages()) {
                (false, _) => format!("Nothing changes: {label} is not suspended."),
                (true, 0) => format!("{label} goes on; its mailbox is empty."),
                (true, waiting) => {
                    let then = self.ending().map(|end| format!(" {end}")).unwrap_or_default();
                    format!("{label} goes on and takes {}.{then}", messages(waiting))
                }
            },
            Deed::Fill(count) => self.filling(*count),
            Deed::NextMessage(Fault::Drop) => format!(
                "The next message to {label} is lost. Who waits for an answer waits until its time-out; a cast is missed \
                 by nobody."
            ),
            Deed::NextMessage(Fault::Delay(ms)) => {
                format!("The next message to {label} comes {ms} ms later than sent; others may overtake it.")
            }
            Deed::Message(at, Fault::Drop) => format!("Message {} of {label} is lost; nobody is told.", at + 1),
            Deed::Message(at, Fault::Delay(ms)) => {
                format!(
                    "Message {} of {label} is taken back and comes again in {ms} ms.",
                    at + 1
                )
            }
            Deed::FailStart(count) => self.failing(*count),
        }
    }

    fn name(&self, slot: &str) -> String {
        self.after.label(slot)
    }

    fn parent(&self) -> Option<String> {
        let parent = self.world.slots.get(self.path)?.parent.as_ref()?;
        Some(self.world.slots.label(parent))
    }

    fn is_suspended(&self) -> bool {
        let seen = self.world.slots.pid(self.path);
        let seen = seen.and_then(|pid| self.world.system.snapshot(pid));
        seen.is_some_and(|seen| matches!(seen.waits_for, Some(Pattern::System(_))))
    }

    fn waiting_messages(&self) -> usize {
        let pid = self.world.slots.pid(self.path);
        pid.map_or(0, |pid| self.world.system.mailbox_len(pid))
    }

    /// Who is asked is busy: the answer comes when it has time.
    fn queued(&self) -> String {
        let label = &self.label;
        if self.is_suspended() {
            format!("Nothing at once: {label} is suspended, and takes it when it is resumed.")
        } else {
            format!("Nothing at once: {label} is waiting for something else, and takes it afterwards.")
        }
    }

    /// An exit signal that ends nothing.
    fn no_end(&self) -> String {
        let label = &self.label;
        if !self.world.is_alive(self.path) {
            return format!("Nothing: this process of {label} has ended already; its end has yet to be shown.");
        }
        if self.facts.ignored {
            format!("Nothing: an exit signal :normal from another process does nothing to {label}.")
        } else {
            format!("Nothing ends: {label} traps exits, and an exit signal from a stranger is a message that it drops.")
        }
    }

    /// What ends, who restarts it, what does not come back; `None` when the process does not end.
    fn ending(&self) -> Option<String> {
        let (_, reason) = self.facts.ended.iter().find(|(slot, _)| slot == self.path)?;
        let gone = self.after.pid(self.path).is_none();
        let why = if gone && !self.whole() {
            self.why_not_restarted()
        } else {
            String::new()
        };
        let head = format!("{} ends with {}", self.label, in_short(reason));
        Some(format!(
            "{head}{}{}{why}{}",
            self.along(),
            self.decisions(),
            self.losses()
        ))
    }

    /// Is everything gone?
    fn whole(&self) -> bool {
        self.after.paths().all(|slot| self.after.pid(slot).is_none())
    }

    /// The other places whose processes end.
    fn others(&self) -> Vec<&str> {
        let mut others: Vec<&str> = Vec::new();
        for (slot, _) in &self.facts.ended {
            if slot != self.path && !others.contains(&slot.as_str()) {
                others.push(slot);
            }
        }
        others
    }

    /// Who else ends, as the end of a sentence. What a supervisor stops because it gives up is told with that.
    fn along(&self) -> String {
        let others = self.others();
        if others.is_empty() || self.whole() || !self.facts.gave_up.is_empty() {
            return ".".to_owned();
        }
        format!(" and takes {} along.", self.list(&others))
    }

    /// The same as a sentence.
    fn along_too(&self) -> String {
        let others = self.others();
        if others.is_empty() || self.whole() || !self.facts.gave_up.is_empty() {
            return String::new();
        }
        let verb = if others.len() == 1 { "ends" } else { "end" };
        let back = others.iter().any(|slot| self.after.pid(slot).is_some());
        let losses = if back { self.losses() } else { String::new() };
        format!(" {} {verb} with it.{}{losses}", self.list(&others), self.decisions())
    }

    /// What does not come back.
    fn losses(&self) -> String {
        if self.whole() {
            return " The whole system is gone: nobody restarts Todo.System.".to_owned();
        }
        let mut lost = self.others();
        lost.retain(|slot| self.after.pid(slot).is_none());
        match lost.as_slice() {
            [] => String::new(),
            [only] => format!(" {} does not come back.", self.name(only)),
            several => format!(" {} do not come back.", self.list(several)),
        }
    }

    fn why_not_restarted(&self) -> String {
        let Some(parent) = self.parent() else {
            return " Nobody restarts it.".to_owned();
        };
        let rest = self.facts.rests.iter().find(|(slot, _)| slot == self.path);
        match rest {
            Some((_, Restart::Temporary)) => format!(" temporary: {parent} does not restart it."),
            Some((_, restart)) => format!(" {}: {parent} does not restart it.", restart.name()),
            None => " It does not come back.".to_owned(),
        }
    }

    /// Who gives up, and who restarts whom.
    fn decisions(&self) -> String {
        let mut text = String::new();
        for (supervisor, max, seconds) in &self.facts.gave_up {
            text.push_str(&self.giving_up(supervisor, *max, *seconds));
        }
        let gave_up = |decision: &&Decision| self.facts.gave_up.iter().any(|(slot, ..)| *slot == decision.supervisor);
        let lasting: Vec<_> = self.facts.decided.iter().filter(|made| !gave_up(made)).collect();
        let mut told: Vec<&str> = Vec::new();
        for decision in &lasting {
            let supervisor = decision.supervisor.as_str();
            if !told.contains(&supervisor) {
                told.push(supervisor);
                text.push_str(&self.restarts_by(supervisor, &lasting));
            }
        }
        text
    }

    fn restarts_by(&self, supervisor: &str, decisions: &[&Decision]) -> String {
        let mut children: Vec<&str> = Vec::new();
        let (mut count, mut max, mut seconds) = (0, 0, 0);
        let (mut others, mut strategy): (Vec<&str>, _) = (Vec::new(), String::new());
        for made in decisions.iter().filter(|made| made.supervisor == supervisor) {
            if !children.contains(&made.child.as_str()) {
                children.push(&made.child);
            }
            (count, max, seconds) = (made.count, made.max_restarts, made.max_seconds);
            if made.strategy != Strategy::OneForOne {
                strategy = format!("{}, ", made.strategy.name());
            }
            others.extend(made.others.iter().map(String::as_str));
        }
        others.retain(|other| !children.contains(other));
        others.sort_unstable();
        others.dedup();
        let (who, restart) = match children.as_slice() {
            [only] if *only == self.path => ("it".to_owned(), self.restart_type()),
            several => (self.list(several), String::new()),
        };
        let name = self.name(supervisor);
        let with = match others.as_slice() {
            [] => String::new(),
            others => format!(" with {}", self.list(others)),
        };
        let mut text = format!(" {restart}{name} restarts {who}{with} ({strategy}{count} of {max} in {seconds} s).");
        if let Some(failures) = self.facts.failures.get(supervisor) {
            text.push_str(&format!(
                " {} {}; each try counts.",
                self.whose_start(supervisor),
                times(*failures)
            ));
        }
        text
    }

    fn whose_start(&self, supervisor: &str) -> String {
        let here = self.world.slots.get(self.path);
        if here.is_some_and(|slot| slot.parent.as_deref() == Some(supervisor)) {
            "Its start fails".to_owned()
        } else {
            format!("Starts under {} fail", self.name(supervisor))
        }
    }

    fn restart_type(&self) -> String {
        let slot = self.world.slots.get(self.path);
        slot.map(|slot| format!("{}: ", slot.restart.name()))
            .unwrap_or_default()
    }

    fn giving_up(&self, supervisor: &str, max: u32, seconds: u32) -> String {
        let name = self.name(supervisor);
        let before = self.facts.decided.iter().any(|made| made.supervisor == supervisor);
        if let Some(failures) = self.facts.failures.get(supervisor) {
            let (start, failures) = (self.whose_start(supervisor), times(*failures));
            return format!(
                " {start} {failures}, each try counts, and {max} in {seconds} s are allowed: {name} gives up."
            );
        }
        if before {
            return format!(" That takes more than {max} restarts in {seconds} s: {name} gives up.");
        }
        format!(
            " This is the {} restart in {seconds} s: {name} gives up.",
            ordinal(max + 1)
        )
    }

    fn terminating(&self) -> String {
        let (label, parent) = (&self.label, self.parent().unwrap_or_default());
        match &self.facts.answer {
            None => format!("Nothing at once: {parent} answers when it has time."),
            Some(Ok(answer)) if answer.is_atom("ok") => {
                let Some((_, reason)) = self.facts.ended.iter().find(|(slot, _)| slot == self.path) else {
                    return format!("{parent} answers :ok, and nothing changes: {label} is not running.");
                };
                let slot = self.world.slots.get(self.path);
                let kept = if slot.is_some_and(|slot| slot.restart == Restart::Temporary) {
                    "temporary, so its spec goes too"
                } else {
                    "the spec stays, and restart_child starts it again"
                };
                let head = format!("{parent} stops {label} with {}", in_short(reason));
                if self.facts.gave_up.is_empty() {
                    format!("{head}: {kept}.{}", self.along_too())
                } else {
                    format!("{head}.{}{}", self.decisions(), self.losses())
                }
            }
            Some(answer) => self.refused(answer),
        }
    }

    fn restarting(&self) -> String {
        let (label, parent) = (&self.label, self.parent().unwrap_or_default());
        match &self.facts.answer {
            None => format!("Nothing at once: {parent} answers when it has time."),
            Some(Ok(answer)) if self.facts.filled.contains(self.path) && !is_error(answer) => {
                format!("{parent} starts {label} again. No restart is counted.")
            }
            Some(answer) => self.refused(answer),
        }
    }

    fn deleting(&self) -> String {
        let (label, parent) = (&self.label, self.parent().unwrap_or_default());
        match &self.facts.answer {
            None => format!("Nothing at once: {parent} answers when it has time."),
            Some(Ok(answer)) if answer.is_atom("ok") => {
                format!("{parent} forgets the spec of {label}, which cannot be started again until {parent} itself is.")
            }
            Some(answer) => self.refused(answer),
        }
    }

    fn refused(&self, answer: &Result<Term, Term>) -> String {
        let parent = self.parent().unwrap_or_default();
        match answer {
            Ok(answer) => {
                let why = match answer.elements() {
                    Some([_, why]) if why.is_atom("running") => ": it is running",
                    Some([_, why]) if why.is_atom("restarting") => ": it is being restarted",
                    Some(_) | None => "",
                };
                format!("{parent} refuses with {}{why}.", brief(answer))
            }
            Err(reason) => format!("The caller exits: {}.", in_short(reason)),
        }
    }

    fn filling(&self, count: u32) -> String {
        let label = &self.label;
        if let Some(end) = self.ending() {
            return format!("{label} has no clause for it. {end}");
        }
        let sent = if count == 1 {
            "1 message that nobody expects arrives".to_owned()
        } else {
            format!("{count} messages that nobody expects arrive")
        };
        if self.facts.unexpected >= count {
            return format!("{sent}: {label} logs and drops each at once.");
        }
        let there = self.waiting_messages() + count as usize;
        format!("{sent} and wait: {} in the mailbox of {label}.", messages(there))
    }

    fn failing(&self, count: u32) -> String {
        let (label, world) = (&self.label, self.world);
        let mut text = match count {
            1 => format!("Nothing now. The next start of {label} fails."),
            more => format!("Nothing now. The next {more} starts of {label} fail."),
        };
        let Some(pid) = world.slots.pid(self.path) else {
            return text;
        };
        let mut copy = Copy::of(world);
        let Ok(super::Act::Errand(errand)) = world.act_of(self.path, &Deed::FailStart(count)) else {
            return text;
        };
        super::Input::Errand(errand).apply(&mut copy.system, world.shell);
        copy.system.run(super::MOST_STEPS);
        let _ = copy.system.take_events();
        let (facts, after) = copy.try_out(&super::Act::Signal(pid, Term::atom("kill")), world.shell);
        let then = Telling {
            facts: &facts,
            after: &after,
            label: "it".to_owned(),
            ..*self
        };
        if let Some(end) = then.ending() {
            text.push_str(&format!(" If you kill it then: {end}"));
        }
        text
    }

    /// Names in a sentence.
    fn list(&self, slots: &[&str]) -> String {
        let mut names: Vec<_> = slots.iter().map(|slot| self.name(slot)).collect();
        names.sort();
        match names.as_slice() {
            [] => String::new(),
            [only] => only.clone(),
            few if few.len() <= NAMED => {
                let (last, first) = few
                    .split_last()
                    .map_or(("", few), |(last, first)| (last.as_str(), first));
                format!("{} and {last}", first.join(", "))
            }
            many => format!("{} and {} more", many[..NAMED - 1].join(", "), many.len() - (NAMED - 1)),
        }
    }
}

fn is_error(answer: &Term) -> bool {
    answer.elements().is_some_and(|elements| elements[0].is_atom("error"))
}

fn messages(count: usize) -> String {
    if count == 1 {
        "1 message".to_owned()
    } else {
        format!("{count} messages")
    }
}

fn times(count: u32) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    }
}

fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
