//! Which systems are shown, and which of them a person has turned to.

use std::rc::Rc;

use super::App;
use crate::play::Beginning;
use crate::systems::Design;
use crate::systems::scenario::TreeFile;
use crate::telling::Simulation;
use crate::ui::action::Tab;
use crate::ui::exhibit::Exhibit;
use crate::ui::ids::Side;
use crate::ui::pair::Pair;
use crate::ui::system_choice::{DesignKind, Showing};
use crate::ui::todo_pane::Answers;

impl App {
    /// What is shown.
    pub(super) fn exhibits(&self) -> &[Exhibit] {
        if let Some(pair) = &self.pair {
            return &pair.both;
        }
        if let Some(taken) = &self.course.taken {
            return std::slice::from_ref(&taken.exhibit);
        }
        if let Some(watched) = &self.practice.watched {
            return std::slice::from_ref(&watched.exhibit);
        }
        let opened = self.opened_kind().and_then(|kind| self.opened.get(&kind));
        std::slice::from_ref(opened.unwrap_or(&self.own))
    }

    /// The same, to change it.
    pub(super) fn exhibits_mut(&mut self) -> &mut [Exhibit] {
        let kind = self.opened_kind();
        if let Some(pair) = &mut self.pair {
            return &mut pair.both;
        }
        if let Some(taken) = &mut self.course.taken {
            return std::slice::from_mut(&mut taken.exhibit);
        }
        if let Some(watched) = &mut self.practice.watched {
            return std::slice::from_mut(&mut watched.exhibit);
        }
        let opened = kind.and_then(|kind| self.opened.get_mut(&kind));
        std::slice::from_mut(opened.unwrap_or(&mut self.own))
    }

    /// The one that a person has turned to.
    pub(super) fn here(&self) -> &Exhibit {
        &self.exhibits()[self.turned_to().at()]
    }

    /// The same, to change it.
    pub(super) fn here_mut(&mut self) -> &mut Exhibit {
        let turned_to = self.turned_to();
        &mut self.exhibits_mut()[turned_to.at()]
    }

    /// Where that stands: one alone is the first.
    fn turned_to(&self) -> Side {
        if self.pair.is_some() { self.here } else { Side::First }
    }

    /// Is what is shown the person's own system, which writes to the storage?
    pub(super) fn shows_own(&self) -> bool {
        let another = self.course.taken.is_some() || self.practice.watched.is_some();
        self.pair.is_none() && !another && self.opened_kind().is_none()
    }

    /// Which of one's own is shown alone, rather than a system that runs on the lists.
    fn opened_kind(&self) -> Option<DesignKind> {
        match self.showing {
            Showing::Alone(kind) if !kind.serves_lists() => Some(kind),
            Showing::Alone(_) | Showing::Beside(_) => None,
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

    /// Shows that. A system that is still there goes on where it was: a person's own, unless another design is to run on the
    /// lists, and the tree that was opened. Without such a tree, it is asked for one.
    pub(super) fn show(&mut self, showing: Showing) {
        if showing.has(DesignKind::Tree) && self.file.is_none() {
            self.opening.open = true;
            return;
        }
        let same = showing == self.showing && (self.pair.is_some() || matches!(showing, Showing::Alone(_)));
        let (speed, paused) = (self.here().simulation.speed(), self.paused());
        self.here = Side::First;
        self.showing = showing;
        self.unmeasured = true;
        self.answers = Answers::default();
        // Code of one's own is written where it is shown, and serves no lists.
        if showing == Showing::Alone(DesignKind::Code) && self.tab == Tab::Todo {
            self.tab = Tab::Elixir;
        }
        match showing {
            Showing::Beside(_) if same => {}
            Showing::Beside(kinds) => {
                let file = self.file.as_ref();
                let designs = kinds.map(|kind| kind.design(file, &self.code).unwrap_or_default());
                self.pair = Some(Pair::beside(designs, &self.own.simulation.lists(), speed, &self.on));
                for exhibit in self.exhibits_mut() {
                    exhibit.arrange();
                }
            }
            Showing::Alone(kind) => {
                self.pair = None;
                let begins = match kind.design(self.file.as_ref(), &self.code) {
                    Some(design) if kind.serves_lists() => self.run_on_lists(design),
                    Some(design) => self.show_opened(kind, design),
                    None => false,
                };
                self.set_speed(speed);
                if !same && !begins {
                    self.set_paused(paused);
                }
            }
        }
    }

    /// Runs that design on the person's own lists; true when it begins.
    fn run_on_lists(&mut self, design: Design) -> bool {
        let begins = DesignKind::of(&self.own.simulation.start().design) != DesignKind::of(&design);
        if begins {
            self.own.simulation.begin(design);
            self.own.turn_away();
        }
        begins
    }

    /// What was opened is there; true when it begins.
    fn show_opened(&mut self, kind: DesignKind, design: Design) -> bool {
        let begins = !self.opened.contains_key(&kind);
        if begins {
            let simulation = Simulation::of(Beginning {
                design,
                ..Beginning::default()
            });
            let mut exhibit = Exhibit::new(Side::First, simulation, self.on.clone());
            exhibit.arrange();
            self.opened.insert(kind, exhibit);
        }
        begins
    }

    /// Another tree of one's own: what ran the one before begins again with this.
    pub(super) fn open(&mut self, file: TreeFile) {
        self.file = Some(Rc::new(file));
        self.begin_opened(DesignKind::Tree);
    }

    /// What is of one's own begins again, where it is shown, else alone.
    pub(super) fn begin_opened(&mut self, kind: DesignKind) {
        self.opened.remove(&kind);
        let showing = match self.showing {
            Showing::Beside(both) if both.contains(&kind) => {
                self.pair = None;
                self.showing
            }
            Showing::Alone(_) | Showing::Beside(_) => Showing::Alone(kind),
        };
        self.show(showing);
    }
}
