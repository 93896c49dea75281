//! What is drawn of a system, derived anew as far as it can be otherwise.

use std::rc::Rc;

use super::Exhibit;
use crate::diagram::scene::Arrangement;
use crate::play::Clock;
use crate::systems::Design;
use crate::telling::conclusion::{conclusion, is_over};
use crate::telling::view::{Conclusion, RegistryRow, SlotView, View};
use crate::ui::action::Tab;
use crate::ui::browser;
use crate::ui::elixir_pane::ElixirView;
use crate::ui::ids::slot_id;
use crate::ui::scroll_to_story::Following;
use crate::ui::search;
use crate::ui::set_if_changed::put;
use crate::ui::timeline::clock::{ClockReading, Hand};
use crate::ui::timeline::landmarks;
use crate::ui::view_without_clock::DrawnView;

/// While things happen, landmarks are laid out so often: each that comes moves all that were there.
const BETWEEN_MARKS_MS: f64 = 100.0;

/// Names that a caption repeats at the most.
const MOST_NAMES: usize = 3;

impl Exhibit {
    /// Looks at the system; true when something is drawn otherwise, beside the clock.
    pub fn look(&mut self) -> bool {
        self.keep_in_sight();
        let view = self.simulation.look(&mut self.look);
        let same = DrawnView::of(&view) == DrawnView::of(&self.view) && view.idle == self.view.idle;
        if !same {
            self.announcer.hear(&view, self.simulation.paused());
            self.tell_where(&view);
            if self.is_followed(&view) {
                self.following = Following::start(self.side, &view);
            }
            if !Rc::ptr_eq(&view.slots, &self.view.slots) {
                self.keep_focus(&view);
            }
        }
        let conclusion = conclusion(&self.simulation, &view);
        let concluded = conclusion == self.conclusion;
        self.conclusion = conclusion;
        self.view = view;
        if !same {
            self.draw();
        } else if self.target.is_turned_to() {
            self.aim();
        }
        // A moved camera may bring something into sight that was not drawn.
        self.cull() | self.count_finds() | !same | !concluded
    }

    /// Looks at what is shown beside the picture, of the exhibit that a person has turned to.
    pub fn look_closer(&mut self, tab: Tab, now: f64) -> bool {
        let log = self.simulation.log();
        let mut drawn = !Rc::ptr_eq(&self.log, &log);
        self.log = log;
        if tab == Tab::Sequence {
            let sequence = self.simulation.sequence();
            drawn |= !Rc::ptr_eq(&self.sequence, &sequence);
            self.sequence = sequence;
        }
        if tab == Tab::Elixir {
            drawn |= self.look_at_elixir();
        }
        drawn | self.look_at_todo() | self.inspect(tab, now) | self.look_at_selection(tab)
    }

    /// Looks at what the last incident came to; true when that is otherwise, or goes on.
    pub fn look_at_toll(&mut self) -> bool {
        let toll = self.simulation.toll();
        let otherwise = !Rc::ptr_eq(&self.toll, &toll);
        self.toll = toll;
        let lasts = self.toll.outages.iter().any(|outage| outage.until_ms.is_none());
        otherwise || (lasts && self.simulation.clock() == Clock::Runs)
    }

    /// The caption's story in words, as it is now.
    pub fn story_told(&mut self) -> Option<String> {
        let view = self.simulation.look(&mut self.look);
        view.story.map(|story| story.caption.replace('`', ""))
    }

    /// Turns the clock on, and finds out whether there is more to say about time.
    pub fn look_at_time(&mut self, hand: Option<(&Hand, Clock)>, now: f64) -> bool {
        if let Some((hand, clock)) = hand {
            hand.show(ClockReading {
                time_ms: self.view.time_ms,
                clock,
                event: self.simulation.position().event,
                step: self.view.step,
            });
        }
        let too_soon = self.simulation.clock() == Clock::Held && now - self.marked_ms < BETWEEN_MARKS_MS;
        self.unmarked = too_soon;
        let landmarks = if too_soon {
            Rc::clone(&self.timeline.landmarks)
        } else {
            self.marked_ms = now;
            landmarks(&self.simulation, &mut self.marking)
        };
        let next = self.timeline.next(&self.simulation, self.view.time_ms, landmarks);
        put(&mut self.timeline, next)
    }

    /// Is there something to be found out by then that waits for its time?
    #[must_use]
    pub fn is_behind(&self, now: f64) -> bool {
        let unmarked = self.unmarked && now - self.marked_ms >= BETWEEN_MARKS_MS;
        unmarked || self.vigil.is_behind(now)
    }

    /// Is the tree so long that the story must be followed, and has it come to another slot?
    fn is_followed(&self, next: &View) -> bool {
        let place = |view: &View| view.story.as_ref().map(|story| (story.beat, story.at.clone()));
        let outline = matches!(self.arrangement, Arrangement::Outline);
        let moved = next.story.is_some() && place(next) != place(&self.view);
        outline && moved && browser::is_in_sight(&self.side.id("stage"))
    }

    /// The names of the slot that the story is at, and of those under it, that have just moved or lead nowhere.
    #[must_use]
    pub fn names_that_move(&self) -> Vec<RegistryRow> {
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

    /// What the incident came to, unless somebody has had enough of it. That everything is over is always said.
    #[must_use]
    pub fn concluded(&self) -> Option<Conclusion> {
        let wanted = |conclusion: &&Conclusion| is_over(&self.view) || self.dismissed != Some(conclusion.incident);
        self.conclusion.as_ref().filter(wanted).cloned()
    }

    /// The lists change with what happens, and with nothing else.
    fn look_at_todo(&mut self) -> bool {
        let here = Some(self.simulation.instant());
        self.todo_at.replace(self.simulation.instant()) != here && put(&mut self.todo, self.simulation.todo())
    }

    /// What is to be read on the console, and what it is at.
    fn look_at_elixir(&mut self) -> bool {
        let here = Some(self.simulation.instant());
        if self.elixir_at == here {
            return false;
        }
        self.elixir_at = here;
        let mut state = Rc::clone(&self.elixir.state);
        put(&mut state, self.simulation.console());
        let runs = match &self.simulation.start().design {
            Design::Written(code) if !self.teaches => Some(Rc::clone(code)),
            _ => None,
        };
        let next = ElixirView {
            lines: self.simulation.transcript(),
            state,
            loaded: self.simulation.system().code().clone(),
            runs,
        };
        let otherwise = !Rc::ptr_eq(&self.elixir.lines, &next.lines)
            || !Rc::ptr_eq(&self.elixir.state, &next.state)
            || self.elixir.loaded != next.loaded
            || self.elixir.runs != next.runs;
        if otherwise {
            self.elixir = Rc::new(next);
        }
        otherwise
    }

    fn inspect(&mut self, tab: Tab, now: f64) -> bool {
        let selected = self.selected.as_deref().filter(|_| tab == Tab::Process);
        self.vigil
            .refresh(&mut self.inspecting, &self.simulation, selected, now)
    }

    fn look_at_selection(&mut self, tab: Tab) -> bool {
        self.forget_what_was_picked_elsewhere();
        let slot = self
            .selected
            .clone()
            .filter(|_| !matches!(tab, Tab::Todo | Tab::Elixir));
        let here = (self.simulation.instant(), self.picked, slot);
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

    /// In another history, the number of an event that has not come is that of another event.
    fn forget_what_was_picked_elsewhere(&mut self) {
        let here = self.simulation.instant();
        let elsewhere = self.selected_at.as_ref().is_some_and(|(at, ..)| !at.is_beside(here));
        if elsewhere && self.picked > Some(self.simulation.position().event) {
            self.picked = None;
        }
    }

    /// The slot in the inspector, if it is drawn.
    #[must_use]
    pub fn slot_selected(&self) -> Option<Rc<SlotView>> {
        self.view.slot(self.selected.as_deref()?).cloned()
    }

    /// A frame has come.
    pub fn settle(&mut self) {
        self.settled = self.settled.saturating_add(u8::from(self.viewport.0 > 0.0));
    }

    /// Once it is drawn: the focus and the page go where the story has gone, the page only where a person has turned to.
    pub fn drawn(&mut self, turned: bool) {
        if std::mem::take(&mut self.refocus) {
            browser::focus(&slot_id(self.side, &self.focused));
        }
        if let Some(following) = self.following.take().filter(|_| turned) {
            following.end();
        }
        if std::mem::take(&mut self.to_search) {
            browser::focus(&self.side.id(search::FIELD));
        }
    }
}
