//! What a person turns to in a system: the slot with the focus, the one that is selected, an event that is picked.

use super::Exhibit;
use crate::diagram::Point;
use crate::telling::view::{SlotKind, View};
use crate::ui::browser;
use crate::ui::ids::{kill_id, slot_id};

impl Exhibit {
    /// The slot that a shortcut speaks of: the one with the focus, else the selected one.
    #[must_use]
    pub fn slot_meant(&self) -> Option<String> {
        if self.focus_is_on_slot() {
            Some(self.focused.clone()).filter(|path| self.is_place(path))
        } else {
            self.selected.clone()
        }
    }

    /// Has the slot that was focused last the focus still?
    #[must_use]
    pub fn focus_is_on_slot(&self) -> bool {
        let (slot, kill) = (slot_id(self.side, &self.focused), kill_id(self.side, &self.focused));
        browser::active_id().is_some_and(|id| id == slot || id == kill)
    }

    /// Turns to a slot.
    pub fn select(&mut self, path: String) {
        self.focused.clone_from(&path);
        self.selected = Some(path);
        self.picked = None;
        self.vigil.turn(&mut self.inspecting);
    }

    /// Selects an event in every view; false for one that is no longer kept, which selects nothing.
    pub fn pick(&mut self, event: u64) -> bool {
        let Some(selection) = self.simulation.selection(event) else {
            return false;
        };
        self.picked = Some(event);
        if selection.slot.is_some() {
            self.selected = selection.slot;
        }
        true
    }

    /// Selects nothing.
    pub fn turn_away(&mut self) {
        self.picked = None;
        self.selected = None;
    }

    /// Is it a place, rather than a block of them?
    fn is_place(&self, path: &str) -> bool {
        let slot = self.view.slot(path);
        slot.is_none_or(|slot| !matches!(slot.kind, SlotKind::Block(_)))
    }

    /// Gives the focus to a slot, and shows it.
    pub fn focus(&mut self, path: String) {
        self.turn_to(path.clone());
        self.focused = path;
        self.refocus = true;
    }

    /// Magnifies around the middle.
    pub fn zoom(&mut self, factor: f64) {
        let middle = Point {
            x: self.viewport.0 / 2.0,
            y: self.viewport.1 / 2.0,
        };
        self.lens.zoom(middle, factor);
    }

    /// The tab stop stays on its slot; when the slot itself goes, its supervisor takes over.
    pub(super) fn keep_focus(&mut self, next: &View) {
        if next.slots.iter().any(|slot| slot.path == self.focused) {
            return;
        }
        let had_focus = self.focus_is_on_slot();
        let mut path = self.focused.clone();
        while !next.slots.iter().any(|slot| slot.path == path) {
            let above = self
                .view
                .slots
                .iter()
                .find(|slot| slot.path == path)
                .and_then(|slot| slot.parent.clone());
            match above.or_else(|| next.slots.first().map(|slot| slot.path.clone())) {
                // The first slot of the next view is in it, so this ends.
                Some(above) if above != path => path = above,
                Some(_) | None => break,
            }
        }
        self.focused = path;
        self.refocus = had_focus;
    }
}
