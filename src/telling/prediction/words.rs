//! Predictions in words: one line of one to three short sentences.

mod ending;
mod management;

use super::super::command_to_input::input_of;
use super::super::event_sentences::brief;
use super::super::picture::{World, is_alive};
use super::super::places::{PlaceId, Places};
use super::trial::{Facts, MOST_STEPS, Trial};
use crate::play::{Deed, Input};
use crate::runtime::{Fault, Pattern, Term, sort};

/// How many names a list tells before it counts.
const NAMED: usize = 4;

pub(super) struct Sentences<'a> {
    world: &'a World,
    place: PlaceId,
    label: String,
    facts: &'a Facts,
    after: &'a Places,
}

impl<'a> Sentences<'a> {
    pub(super) fn new(world: &'a World, place: PlaceId, facts: &'a Facts, after: &'a Places) -> Self {
        Self {
            world,
            place,
            label: world.picture().places.label(place),
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

    fn name(&self, slot: PlaceId) -> String {
        self.after.label(slot)
    }

    fn parent(&self) -> Option<String> {
        let parent = self.world.picture().places.parent(self.place)?;
        Some(self.world.picture().places.label(parent))
    }

    fn is_suspended(&self) -> bool {
        let seen = self.world.picture().places.pid(self.place);
        let seen = seen.and_then(|pid| self.world.system().snapshot(pid));
        seen.is_some_and(|seen| matches!(seen.waits_for, Some(Pattern::System(_))))
    }

    fn waiting_messages(&self) -> usize {
        let pid = self.world.picture().places.pid(self.place);
        pid.map_or(0, |pid| self.world.system().mailbox_len(pid))
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
        if !is_alive(self.world, self.place) {
            return format!("Nothing: this process of {label} has ended already; its end has yet to be shown.");
        }
        if self.facts.ignored {
            format!("Nothing: an exit signal :normal from another process does nothing to {label}.")
        } else {
            format!("Nothing ends: {label} traps exits, and an exit signal from a stranger is a message that it drops.")
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
        let Some(pid) = world.picture().places.pid(self.place) else {
            return text;
        };
        let mut copy = Trial::of(world);
        let Ok(input) = input_of(world, self.place, &Deed::FailStart(count)) else {
            return text;
        };
        copy.apply(input);
        copy.system.run(MOST_STEPS);
        let _ = copy.system.take_events();
        let (facts, after) = copy.try_out(Input::Exit(pid, Term::atom("kill")));
        let then = Sentences {
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
    fn list(&self, slots: &[PlaceId]) -> String {
        let mut names: Vec<_> = slots.iter().map(|slot| self.name(*slot)).collect();
        sort(&mut names);
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
