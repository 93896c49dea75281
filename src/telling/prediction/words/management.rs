//! What a supervisor that is asked does, and answers.

use super::{Sentences, brief, is_error};
use crate::otp::Restart;
use crate::runtime::Term;
use crate::telling::reason_parser::in_short;

impl Sentences<'_> {
    pub(super) fn terminating(&self) -> String {
        let (label, parent) = (&self.label, self.parent().unwrap_or_default());
        match &self.facts.answer {
            None => format!("Nothing at once: {parent} answers when it has time."),
            Some(Ok(answer)) if answer.is_atom("ok") => {
                let Some((_, reason)) = self.facts.ended.iter().find(|(slot, _)| *slot == self.place) else {
                    return format!("{parent} answers :ok, and nothing changes: {label} is not running.");
                };
                let slot = self.world.picture().places.get(self.place);
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

    pub(super) fn restarting(&self) -> String {
        let (label, parent) = (&self.label, self.parent().unwrap_or_default());
        match &self.facts.answer {
            None => format!("Nothing at once: {parent} answers when it has time."),
            Some(Ok(answer)) if self.facts.filled.contains(&self.place) && !is_error(answer) => {
                format!("{parent} starts {label} again. No restart is counted.")
            }
            Some(answer) => self.refused(answer),
        }
    }

    pub(super) fn deleting(&self) -> String {
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
}
