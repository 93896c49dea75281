//! What ends, who decides what about it, and what does not come back.

use std::collections::BTreeSet;

use super::super::trial::Decision;
use super::{Sentences, times};
use crate::otp::{Restart, Strategy};
use crate::runtime::sort;
use crate::telling::places::PlaceId;
use crate::telling::reason_parser::in_short;
use crate::telling::view::ordinal;

impl Sentences<'_> {
    /// What ends, who restarts it, what does not come back; `None` when the process does not end.
    pub(super) fn ending(&self) -> Option<String> {
        let (_, reason) = self.facts.ended.iter().find(|(slot, _)| *slot == self.place)?;
        let gone = self.after.pid(self.place).is_none();
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
    pub(super) fn whole(&self) -> bool {
        !self.after.any_alive()
    }

    /// The other places whose processes end.
    pub(super) fn others(&self) -> Vec<PlaceId> {
        let mut known = BTreeSet::from([self.place]);
        let ended = self.facts.ended.iter().map(|(slot, _)| *slot);
        ended.filter(|slot| known.insert(*slot)).collect()
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
    pub(super) fn along_too(&self) -> String {
        let others = self.others();
        if others.is_empty() || self.whole() || !self.facts.gave_up.is_empty() {
            return String::new();
        }
        let verb = if others.len() == 1 { "ends" } else { "end" };
        let back = others.iter().any(|slot| self.after.pid(*slot).is_some());
        let losses = if back { self.losses() } else { String::new() };
        format!(" {} {verb} with it.{}{losses}", self.list(&others), self.decisions())
    }

    /// What does not come back.
    pub(super) fn losses(&self) -> String {
        if self.whole() {
            let root = self
                .after
                .roots()
                .next()
                .map(|(root, _)| self.name(root))
                .unwrap_or_default();
            return format!(" The whole system is gone: nobody restarts {root}.");
        }
        let mut lost = self.others();
        lost.retain(|slot| self.after.pid(*slot).is_none());
        match lost.as_slice() {
            [] => String::new(),
            [only] => format!(" {} does not come back.", self.name(*only)),
            several => format!(" {} do not come back.", self.list(several)),
        }
    }

    fn why_not_restarted(&self) -> String {
        let Some(parent) = self.parent() else {
            return " Nobody restarts it.".to_owned();
        };
        let rest = self.facts.rests.iter().find(|(slot, _)| *slot == self.place);
        match rest {
            Some((_, Restart::Temporary)) => format!(" temporary: {parent} does not restart it."),
            Some((_, restart)) => format!(" {}: {parent} does not restart it.", restart.name()),
            None => " It does not come back.".to_owned(),
        }
    }

    /// Who gives up, and who restarts whom.
    pub(super) fn decisions(&self) -> String {
        let mut text = String::new();
        for (supervisor, max, seconds) in &self.facts.gave_up {
            text.push_str(&self.giving_up(*supervisor, *max, *seconds));
        }
        let gave_up = |decision: &&Decision| self.facts.gave_up.iter().any(|(slot, ..)| *slot == decision.supervisor);
        let lasting: Vec<_> = self.facts.decided.iter().filter(|made| !gave_up(made)).collect();
        let mut told: Vec<PlaceId> = Vec::new();
        for decision in &lasting {
            let supervisor = decision.supervisor;
            if !told.contains(&supervisor) {
                told.push(supervisor);
                text.push_str(&self.restarts_by(supervisor, &lasting));
            }
        }
        text
    }

    fn restarts_by(&self, supervisor: PlaceId, decisions: &[&Decision]) -> String {
        let mut children: Vec<PlaceId> = Vec::new();
        let (mut count, mut max, mut seconds) = (0, 0, 0);
        let (mut others, mut strategy): (Vec<PlaceId>, _) = (Vec::new(), String::new());
        for made in decisions.iter().filter(|made| made.supervisor == supervisor) {
            if !children.contains(&made.child) {
                children.push(made.child);
            }
            (count, max, seconds) = (made.count, made.max_restarts, made.max_seconds);
            if made.strategy != Strategy::OneForOne {
                strategy = format!("{}, ", made.strategy.name());
            }
            others.extend(made.others.iter().copied());
        }
        others.retain(|other| !children.contains(other));
        sort(&mut others);
        others.dedup();
        let (who, restart) = match children.as_slice() {
            [only] if *only == self.place => ("it".to_owned(), self.restart_type()),
            several => (self.list(several), String::new()),
        };
        let name = self.name(supervisor);
        let with = match others.as_slice() {
            [] => String::new(),
            others => format!(" with {}", self.list(others)),
        };
        let mut text = format!(" {restart}{name} restarts {who}{with} ({strategy}{count} of {max} in {seconds} s).");
        if let Some(failures) = self.facts.failures.get(&supervisor) {
            text.push_str(&format!(
                " {} {}; each try counts.",
                self.whose_start(supervisor),
                times(*failures)
            ));
        }
        text
    }

    fn whose_start(&self, supervisor: PlaceId) -> String {
        if self.world.picture().places.parent(self.place) == Some(supervisor) {
            "Its start fails".to_owned()
        } else {
            format!("Starts under {} fail", self.name(supervisor))
        }
    }

    fn restart_type(&self) -> String {
        let slot = self.world.picture().places.get(self.place);
        slot.map(|slot| format!("{}: ", slot.restart.name()))
            .unwrap_or_default()
    }

    fn giving_up(&self, supervisor: PlaceId, max: u32, seconds: u32) -> String {
        let name = self.name(supervisor);
        let before = self.facts.decided.iter().any(|made| made.supervisor == supervisor);
        if let Some(failures) = self.facts.failures.get(&supervisor) {
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
}
