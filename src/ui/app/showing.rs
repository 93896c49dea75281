//! Which systems are shown, and which of them a person has turned to.

use super::App;
use crate::ui::exhibit::Exhibit;
use crate::ui::ids::Side;
use crate::ui::pair::Pair;
use crate::ui::showing::{Showing, is_kind_of};
use crate::ui::todo_pane::Answers;

impl App {
    /// What is shown.
    pub(super) fn exhibits(&self) -> &[Exhibit] {
        match &self.pair {
            Some(pair) => &pair.both,
            None => std::slice::from_ref(&self.own),
        }
    }

    /// The same, to change it.
    pub(super) fn exhibits_mut(&mut self) -> &mut [Exhibit] {
        match &mut self.pair {
            Some(pair) => &mut pair.both,
            None => std::slice::from_mut(&mut self.own),
        }
    }

    /// The one that a person has turned to.
    pub(super) fn here(&self) -> &Exhibit {
        match &self.pair {
            Some(pair) => pair.at(self.here),
            None => &self.own,
        }
    }

    /// The same, to change it.
    pub(super) fn here_mut(&mut self) -> &mut Exhibit {
        match &mut self.pair {
            Some(pair) => &mut pair.both[self.here.at()],
            None => &mut self.own,
        }
    }

    /// A person has turned to the one that stands there.
    pub(super) fn turn_to(&mut self, side: Side) {
        if self.pair.is_some() {
            self.here = side;
        }
    }

    /// Is time standing still?
    pub(super) fn paused(&self) -> bool {
        self.here().simulation.paused()
    }

    /// Stops time in all, or lets it go on.
    pub(super) fn set_paused(&mut self, paused: bool) {
        for exhibit in self.exhibits_mut() {
            exhibit.simulation.set_paused(paused);
        }
    }

    /// Sets the speed of all.
    pub(super) fn set_speed(&mut self, factor: f64) {
        for exhibit in self.exhibits_mut() {
            exhibit.simulation.set_speed(factor);
        }
    }

    /// Shows that. A person's own system goes on where it was, unless another design is to run on the lists.
    pub(super) fn show(&mut self, showing: Showing) {
        let (speed, paused) = (self.here().simulation.speed(), self.paused());
        self.here = Side::First;
        self.showing = showing;
        self.unmeasured = true;
        self.answers = Answers::default();
        match showing.own() {
            None if self.pair.is_some() => {}
            None => {
                let mut pair = Pair::beside(&self.own.simulation, &self.on);
                for exhibit in &mut pair.both {
                    exhibit.arrange();
                }
                self.pair = Some(pair);
            }
            Some(design) => {
                let was_compared = self.pair.take().is_some();
                self.own.simulation.set_speed(speed);
                if was_compared {
                    self.own.simulation.set_paused(paused);
                }
                if !is_kind_of(&self.own.simulation.start().design, &design) {
                    self.own.simulation.begin(design);
                    self.own.turn_away();
                }
            }
        }
    }
}
