//! Looking for places, and at siblings that are folded: what is drawn of them stands with the simulation's folding.

use super::Exhibit;
use crate::telling::sibling_blocks::WINDOW;
use crate::telling::view::{Block, SlotKind};
use crate::telling::{Look, PlaceId};
use crate::ui::action::{Fold, Search};
use crate::ui::browser;

impl Exhibit {
    /// Keeps in sight what a person has to do with, before the system is looked at.
    pub(super) fn keep_in_sight(&mut self) {
        let gone_to = self.finds.at.as_ref().map(|(path, _)| path.clone());
        let kept = [Some(self.focused.clone()), self.selected.clone(), gone_to];
        self.look.folding.keep(kept.into_iter().flatten());
    }

    /// Opens, closes or turns the pages of a block.
    pub fn fold(&mut self, place: u32, fold: Fold) {
        let of_place = self.view.slots.iter().find_map(|slot| match &slot.kind {
            SlotKind::Block(block) if slot.id.number() == place => Some((slot, block)),
            SlotKind::Block(_)
            | SlotKind::Supervisor { .. }
            | SlotKind::Worker
            | SlotKind::Dynamic
            | SlotKind::Partition => None,
        });
        let Some((slot, block)) = of_place else { return };
        let siblings = slot.siblings;
        let Some(first) = folded(block, siblings, fold) else {
            return;
        };
        self.look.folding.open(PlaceId::numbered(place), first);
        self.announcer.say(match first {
            Some(first) => format!(
                "{} to {} of {siblings} are shown.",
                first + 1,
                (first + WINDOW).min(siblings)
            ),
            None => "They are folded.".to_owned(),
        });
        let path = slot.path.clone();
        self.turn_to(path);
    }

    /// Looks for a place.
    pub fn search(&mut self, search: Search) {
        match search {
            Search::Open => {
                self.finds.open = true;
                self.to_search = true;
            }
            Search::For(text) => {
                self.look.folding.search(&text);
                self.finds.text = text;
                self.finds.at = None;
            }
            Search::Next { back } => self.go_to_found(back),
            Search::Close => self.close_search(),
        }
    }

    fn go_to_found(&mut self, back: bool) {
        let found = self.simulation.found(&self.look);
        let here = self.finds.at.as_ref();
        let here = here.and_then(|(path, _)| found.iter().position(|found| found == path));
        let last = found.len().saturating_sub(1);
        let next = match (here, back) {
            (Some(here), false) if here < last => here + 1,
            (Some(here), true) => here.checked_sub(1).unwrap_or(last),
            (None, true) => last,
            (Some(_) | None, false) => 0,
        };
        self.finds.at = found.get(next).map(|path| (path.clone(), next + 1));
        if let Some(path) = found.into_iter().nth(next) {
            self.turn_to(path);
        }
    }

    /// The focus goes to what was found last, or back to where it was in the tree.
    fn close_search(&mut self) {
        let was_in_it = browser::focus_is_in(".search");
        if let Some((path, _)) = self.finds.at.take() {
            self.focused = path;
        }
        self.look.folding.search("");
        self.finds = Default::default();
        self.refocus |= was_in_it;
    }

    /// Forgets what was folded and opened: places are numbered anew.
    pub fn forget_places(&mut self) {
        self.look = Look::default();
        self.look.folding.search(&self.finds.text);
    }

    /// Counts what is found, and how much of it is drawn.
    pub fn count_finds(&mut self) -> bool {
        if !self.finds.open {
            return false;
        }
        let mut finds = self.finds.clone();
        finds.found = self.simulation.found(&self.look).len();
        finds.shown = self.view.slots.iter().filter(|slot| slot.found).count();
        let otherwise = self.finds != finds;
        self.finds = finds;
        otherwise
    }
}

/// Where the window of a block begins after that; no answer when there is nothing to turn.
fn folded(block: &Block, siblings: u32, fold: Fold) -> Option<Option<u32>> {
    let last = siblings.saturating_sub(1) / WINDOW * WINDOW;
    match (fold, block.window) {
        (Fold::Toggle, None) => Some(Some(0)),
        (Fold::Toggle | Fold::Close, Some(_)) => Some(None),
        (Fold::Back, Some((first, _))) if first > 0 => Some(Some(first.saturating_sub(WINDOW))),
        (Fold::On, Some((first, _))) if first < last => Some(Some(first + WINDOW)),
        (Fold::Back | Fold::On, Some(_)) | (Fold::Back | Fold::On | Fold::Close, None) => None,
    }
}
