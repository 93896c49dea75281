//! The run of things: frames while something happens, and everything drawn derived anew after each change.

use std::rc::Rc;

use yew::AttrValue;

use super::App;
use super::put::put;
use crate::diagram::scene::Arrangement;
use crate::telling::view::{RegistryRow, SlotView, Status, View};
use crate::ui::action::Tab;
use crate::ui::browser;
use crate::ui::following::Following;
use crate::ui::tableau::Tableau;

/// Longest time one frame may tell of: after a hidden tab the story goes on where it was.
const LONGEST_FRAME_MS: f64 = 100.0;
/// Names that a caption repeats at the most.
const MOST_NAMES: usize = 3;

impl App {
    /// One animation frame. True when something must be drawn.
    pub(super) fn frame(&mut self, now: f64) -> bool {
        self.ticker.came();
        self.settled = self.settled.saturating_add(u8::from(self.viewport.0 > 0.0));
        if browser::hidden() || self.simulation.paused() {
            self.last_frame_ms = None;
            return false;
        }
        let elapsed = self
            .last_frame_ms
            .map_or(0.0, |last| (now - last).clamp(0.0, LONGEST_FRAME_MS));
        let first = self.last_frame_ms.is_none();
        self.last_frame_ms = Some(now);
        let changed = self.simulation.frame(elapsed);
        let behind = |now| self.vigil.is_behind(now) || self.time.is_behind(now);
        let drawn = (changed || behind(now)) && self.refresh(now);
        let behind = self.vigil.is_behind(f64::INFINITY) || self.time.is_behind(f64::INFINITY);
        if changed || first || !self.view.idle || behind {
            self.ticker.ask();
        } else {
            self.last_frame_ms = None;
        }
        drawn
    }

    /// Is the tree so long that the story must be followed, and has it come to another slot?
    fn is_followed(&self, next: &View) -> bool {
        let place = |view: &View| view.story.as_ref().map(|story| (story.beat, story.at.clone()));
        let outline = matches!(self.arrangement, Arrangement::Outline);
        outline && next.story.is_some() && place(next) != place(&self.view) && browser::is_in_sight("stage")
    }

    /// The names of the slot that the story is at, and of those under it, that have just moved or lead nowhere.
    pub(super) fn names_that_move(&self) -> Vec<RegistryRow> {
        let Some(story) = &self.view.story else {
            return Vec::new();
        };
        let under = |slot: &str| {
            slot.strip_prefix(story.at.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let moving = |row: &&RegistryRow| row.fresh || row.pid.is_none();
        let rows = self.view.names().filter(moving);
        rows.filter(|row| row.slot.as_deref().is_some_and(under))
            .take(MOST_NAMES)
            .cloned()
            .collect()
    }

    pub(super) fn wake(&mut self) {
        if !browser::hidden() && !self.simulation.paused() {
            self.ticker.ask();
        }
    }

    /// Derives everything that is drawn, as far as it can be otherwise, and stores what the simulated disk took. True when
    /// something is, beside the clock.
    pub(super) fn refresh(&mut self, now: f64) -> bool {
        let mut drawn = self.look();
        let log = self.simulation.log();
        drawn |= !Rc::ptr_eq(&self.log, &log);
        self.log = log;
        if self.tab == Tab::Sequence {
            let sequence = self.simulation.sequence();
            drawn |= !Rc::ptr_eq(&self.sequence, &sequence);
            self.sequence = sequence;
        }
        drawn |= self.look_at_todo() | self.inspect(now) | self.look_at_selection() | self.look_at_time(now);
        drawn |= self.count_finds() | self.set_aside_forgotten();
        for (list, document) in self.simulation.take_writes() {
            if let Err(trouble) = self.keeper.save(&list, &document) {
                self.tell_storage_trouble(trouble.into());
                drawn = true;
            }
        }
        drawn
    }

    /// Looks at the system; true when something is drawn otherwise, beside the clock.
    fn look(&mut self) -> bool {
        self.keep_in_sight();
        let view = self.simulation.look(&mut self.look);
        let same = Tableau::of(&view) == Tableau::of(&self.view) && view.idle == self.view.idle;
        if !same {
            self.announcer.hear(&view, self.simulation.paused());
            self.tell_where(&view);
            if self.is_followed(&view) {
                self.following = Following::start(&view);
            }
            if !Rc::ptr_eq(&view.slots, &self.view.slots) {
                self.keep_focus(&view);
            }
        }
        self.view = view;
        if !same {
            self.draw();
        } else if self.heart.is_turned_to() {
            self.aim();
        }
        // A moved camera may bring something into sight that was not drawn.
        self.cull() | !same
    }

    /// The lists change with what happens, and with nothing else.
    fn look_at_todo(&mut self) -> bool {
        let here = Some(self.simulation.moment());
        self.todo_at.replace(self.simulation.moment()) != here && put(&mut self.todo, self.simulation.todo())
    }

    fn inspect(&mut self, now: f64) -> bool {
        let selected = self.selected.as_deref().filter(|_| self.tab == Tab::Process);
        self.vigil
            .refresh(&mut self.inspecting, &self.simulation, selected, now)
    }

    fn look_at_selection(&mut self) -> bool {
        let slot = self.selected.clone().filter(|_| self.tab != Tab::Todo);
        let here = (self.simulation.moment(), self.picked, slot);
        if self.selected_at.as_ref() == Some(&here) {
            return false;
        }
        let selection = match (self.picked, &here.2) {
            (Some(event), _) => self.simulation.selection(event),
            (None, Some(slot)) => Some(self.simulation.selection_of_slot(slot)),
            (None, None) => None,
        };
        self.selected_at = Some(here);
        let otherwise = self.selection.as_deref() != selection.as_ref();
        if otherwise {
            self.selection = selection.map(Rc::new);
        }
        otherwise
    }

    /// The slot in the inspector, if it is drawn.
    pub(super) fn slot_selected(&self) -> Option<Rc<SlotView>> {
        self.view.slot(self.selected.as_deref()?).cloned()
    }

    pub(super) fn tell_storage_trouble(&mut self, trouble: AttrValue) {
        if !self.storage_troubles.contains(&trouble) {
            Rc::make_mut(&mut self.storage_troubles).push(trouble);
        }
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

    /// Is the root gone for good, and everything told?
    pub(super) fn is_over(&self) -> bool {
        let root = self.view.slots.first();
        let gone = root.is_some_and(|root| root.pid.is_none() && root.status == Status::Dead);
        gone && self.view.idle && self.view.story.is_none()
    }
}
