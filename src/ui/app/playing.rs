//! The run of things: frames while something happens, and everything drawn derived anew after each change.

use std::rc::Rc;

use yew::AttrValue;

use super::App;
use crate::diagram::camera::Camera;
use crate::diagram::scene::{self, Arrangement};
use crate::simulation::view::{RegistryRow, View};
use crate::ui::action::Tab;
use crate::ui::browser;
use crate::ui::following::Following;

/// Longest time one frame may tell of: after a hidden tab the story goes on where it was.
const LONGEST_FRAME_MS: f64 = 100.0;
/// Names that a caption repeats at the most.
const MOST_NAMES: usize = 3;
/// What the choice of the strategy and the legend take at the foot of the stage.
const BELOW: f64 = 62.0;
/// Below this width the tree is an outline.
const NARROW: f64 = 700.0;

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
        if changed {
            self.refresh();
        }
        if changed || first || !self.view.idle {
            self.ticker.ask();
        } else {
            self.last_frame_ms = None;
        }
        changed
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
        let rows = self.view.registry.iter().filter(moving);
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

    /// Derives everything that is drawn, and stores what the simulated disk took.
    pub(super) fn refresh(&mut self) {
        let view = self.simulation.view();
        if *self.view != view {
            self.announcer.hear(&view, self.simulation.paused());
            if self.is_followed(&view) {
                self.following = Following::start(&view);
            }
            self.keep_focus(&view);
            let scene = scene::draw(&view.slots, &view.registry, &view.storage, self.arrangement);
            if *self.scene != scene {
                self.scene = Rc::new(scene);
            }
            self.view = Rc::new(view);
        }
        let todo = self.simulation.todo();
        if *self.todo != todo {
            self.todo = Rc::new(todo);
        }
        let selected = self.selected.as_deref().filter(|_| self.tab == Tab::Process);
        Rc::make_mut(&mut self.inspecting).refresh(&self.simulation, selected);
        let selection = match (self.picked, &self.selected) {
            (Some(event), _) => self.simulation.selection(event),
            (None, Some(slot)) if self.tab != Tab::Todo => Some(self.simulation.selection_of_slot(slot)),
            (None, _) => None,
        };
        if self.selection.as_deref() != selection.as_ref() {
            self.selection = selection.map(Rc::new);
        }
        self.look_at_time();
        self.set_aside_forgotten();
        for (list, document) in self.simulation.take_writes() {
            if let Err(trouble) = self.keeper.save(&list, &document) {
                self.tell_storage_trouble(trouble.into());
            }
        }
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

    pub(super) fn measure(&mut self) {
        self.arrange();
        if let Some(size) = browser::size_of("stage") {
            self.viewport = size;
        }
        let scene = scene::draw(
            &self.view.slots,
            &self.view.registry,
            &self.view.storage,
            self.arrangement,
        );
        self.scene = Rc::new(scene);
    }

    pub(super) fn arrange(&mut self) {
        let narrow = browser::window_width() < NARROW;
        self.arrangement = if narrow {
            Arrangement::Outline
        } else {
            Arrangement::Wide
        };
    }

    pub(super) fn camera(&self) -> Camera {
        let (width, height) = self.viewport;
        self.camera
            .unwrap_or_else(|| Camera::fit(self.scene.bounds, width, height - BELOW, 26.0, 52.0, 1.3))
    }
}
