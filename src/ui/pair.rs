//! Two systems side by side, on copies of the same lists: what is done to one is done to the other at the same moment.
//!
//! Invariant: nothing that either writes reaches the storage. What was done to both is kept as sync points, from which the same
//! moment is found in both ([`lockstep`]).

mod lockstep;
mod sync_point;

use std::collections::BTreeMap;

use yew::{AttrValue, Callback};

use super::action::Action;
use super::exhibit::Exhibit;
use super::ids::Side;
use super::system_choice::DesignKind;
use crate::play::{Beginning, Deed};
use crate::systems::Design;
use crate::systems::todo::List;
use crate::telling::Simulation;
use crate::telling::view::short;
use sync_point::{Left, SyncPoint};

/// Both.
pub struct Pair {
    /// The left one first.
    pub both: [Exhibit; 2],
    /// What was done last, and in which of them.
    pub note: Option<AttrValue>,
    /// Where something was done, oldest first; the first sync point is the beginning.
    sync_points: Vec<SyncPoint>,
    /// The futures that were left.
    left: Vec<Left>,
}

impl Pair {
    /// These two, with those lists.
    #[must_use]
    pub fn beside(designs: [Design; 2], lists: &BTreeMap<String, List>, speed: f64, on: &Callback<Action>) -> Self {
        let exhibit = |side: Side, design: Design| {
            let mut simulation = Simulation::of(Beginning {
                design,
                lists: lists.clone(),
                ..Beginning::default()
            });
            simulation.set_speed(speed);
            let on = on.reform(move |action| Action::At(side, Box::new(action)));
            let mut exhibit = Exhibit::new(side, simulation, on);
            exhibit.beside = true;
            exhibit
        };
        let [first, second] = designs;
        Self {
            both: [exhibit(Side::First, first), exhibit(Side::Second, second)],
            note: None,
            sync_points: vec![SyncPoint::default()],
            left: Vec::new(),
        }
    }

    /// Which design one of them runs.
    #[must_use]
    pub fn kind(&self, side: Side) -> DesignKind {
        DesignKind::of(&self.at(side).simulation.start().design)
    }

    /// What one of them is called.
    #[must_use]
    pub fn name(&self, side: Side) -> &'static str {
        self.at(side).name()
    }

    /// One of them.
    #[must_use]
    pub fn at(&self, side: Side) -> &Exhibit {
        &self.both[side.at()]
    }

    /// Does it to a process of the other that is for the same, and says whether there is one. The first has been or will
    /// be asked by whoever calls.
    pub fn mirror(&mut self, side: Side, path: &str, deed: &Deed) {
        let (here, there) = (side, side.other());
        let label = self.at(here).view.slot(path).map_or_else(
            || short(path.rsplit('/').next().unwrap_or(path)),
            |slot| short(&slot.label),
        );
        let role = self.at(here).simulation.role_of(path);
        let place = role.and_then(|role| self.at(there).simulation.path_of_role(&role));
        // Of the same design each has the same places.
        let same = self.kind(here) == self.kind(there) && self.at(there).view.slot(path).is_some();
        let place = place.or_else(|| same.then(|| path.to_owned()));
        let (one, other) = (self.kind(here).in_words(), self.kind(there).in_words());
        let did = did(deed);
        let note = match place {
            None => format!("{did} {label} in {one} only: {other} has no process that is for the same."),
            Some(path) => match self.both[there.at()].simulation.do_to(&path, deed) {
                Ok(()) => format!("{did} {label} in both."),
                Err(why) => format!("{did} {label} in {one} only. In {other}: {why}"),
            },
        };
        self.note = Some(note.into());
    }

    /// Something is about to be done to both.
    pub fn join(&mut self, side: Side) {
        let at = self.sync_point_before(side);
        self.sync_points.truncate(at + 1);
        let sync_point = SyncPoint::of(&self.both);
        if self.sync_points.last() != Some(&sync_point) {
            self.sync_points.push(sync_point);
        }
    }

    /// Both begin again.
    pub fn begin_again(&mut self) {
        self.sync_points = vec![SyncPoint::default()];
        self.left.clear();
        self.note = None;
    }
}

/// What a person did, as the beginning of a sentence.
fn did(deed: &Deed) -> &'static str {
    match deed {
        Deed::Kill => "You killed",
        Deed::Exit(_) => "You sent an exit signal to",
        Deed::Crash(_) => "You crashed",
        Deed::Stop(_) => "You stopped",
        Deed::TerminateChild => "You terminated the child",
        Deed::RestartChild => "You restarted the child",
        Deed::DeleteChild => "You deleted the child",
        Deed::Suspend => "You suspended",
        Deed::Resume => "You resumed",
        Deed::Fill(_) => "You filled the mailbox of",
        Deed::NextMessage(_) | Deed::Message(..) => "You hit a message to",
        Deed::FailStart(_) => "You made the next start fail of",
    }
}
