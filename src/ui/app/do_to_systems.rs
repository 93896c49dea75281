//! What a person does to systems: to the one that is shown, or to both at the same moment.

use yew::AttrValue;

use super::App;
use crate::otp::Strategy;
use crate::play::Deed;
use crate::telling::Simulation;
use crate::ui::action::Action;
use crate::ui::exhibit::Exhibit;
use crate::ui::todo_pane::Answers;

impl App {
    /// Kills the process there.
    pub(super) fn kill(&mut self, path: String) {
        self.invite();
        self.do_to(&path, &Deed::Kill, |here| here.simulation.kill(&path));
        self.time.acted = true;
        self.here_mut().select(path);
    }

    /// Does something else to it.
    pub(super) fn hit(&mut self, path: &str, deed: &Deed) {
        self.do_to(path, deed, |here| {
            here.vigil.act(&mut here.inspecting, &mut here.simulation, path, deed);
        });
    }

    /// Does it where the person has turned to, and to a process of the other that is for the same.
    fn do_to(&mut self, path: &str, deed: &Deed, act: impl FnOnce(&mut Exhibit)) {
        let here = self.here;
        let Some(pair) = &mut self.pair else {
            return act(self.here_mut());
        };
        pair.leaving(|pair| {
            pair.join(here);
            pair.mirror(here, path, deed);
            act(&mut pair.both[here.at()]);
        });
        if let Some(note) = &pair.note {
            self.said = note.to_string();
        }
    }

    /// Uses the lists as an application would: all are asked the same. What the one that the person has turned to says.
    fn ask<T>(&mut self, ask: impl Fn(&mut Simulation) -> T) -> T {
        let here = self.here;
        let Some(pair) = &mut self.pair else {
            return ask(&mut self.here_mut().simulation);
        };
        pair.leaving(|pair| {
            pair.join(here);
            // The other says the same, or says it in its own pane.
            let _ = ask(&mut pair.both[here.other().at()].simulation);
            ask(&mut pair.both[here.at()].simulation)
        })
    }

    /// Does that to all systems that are shown.
    pub(super) fn in_all(&mut self, act: impl Fn(&mut Simulation)) {
        self.ask(act);
    }

    /// What the to-do pane asks for.
    pub(super) fn use_lists(&mut self, action: Action) {
        match action {
            Action::OpenList(name) => {
                self.ask(|simulation| simulation.open_list(&name));
                self.answers = Answers::default();
            }
            Action::Add { date, title } => {
                let answer = self.ask(|simulation| simulation.add_entry(&date, &title));
                self.answers.added += u32::from(answer.is_ok());
                self.answers.add_error = answer.err().map(AttrValue::from);
            }
            Action::Edit(id) => {
                self.answers.editing = id;
                self.answers.edit_error = None;
            }
            Action::Update { id, date, title, done } => {
                let answer = self.ask(|simulation| simulation.update_entry(id, &date, &title, done));
                if answer.is_ok() && self.answers.editing == Some(id) {
                    self.answers.editing = None;
                }
                self.answers.edit_error = answer.err().map(|error| (id, AttrValue::from(error)));
            }
            Action::Delete(id) => self.ask(|simulation| simulation.delete_entry(id)),
            _nothing_of_the_pane => {}
        }
    }

    /// Every process of every system that is shown is new.
    pub(super) fn start_over(&mut self) {
        if self.begin_lesson_again() {
            return;
        }
        for exhibit in self.exhibits_mut() {
            exhibit.simulation.start_over();
        }
        let lists = self.here().simulation.start().design.serves_lists();
        let lists = if lists {
            ", and the lists are as they were stored"
        } else {
            ""
        };
        self.begun_again(format!("Started over: every process is new{lists}."));
    }

    /// The same, with another strategy of a supervisor of the one that the person has turned to.
    pub(super) fn start_over_with(&mut self, path: &str, strategy: Strategy) {
        let here = self.here;
        for exhibit in self.exhibits_mut() {
            if exhibit.side == here {
                exhibit.simulation.start_over_with(path, strategy);
            } else {
                exhibit.simulation.start_over();
            }
        }
        let (who, strategy) = (path.rsplit('/').next().unwrap_or(path), strategy.name());
        self.begun_again(format!("Started over: {who} restarts its children {strategy}."));
    }

    fn begun_again(&mut self, said: String) {
        if let Some(pair) = &mut self.pair {
            pair.begin_again();
        }
        for exhibit in self.exhibits_mut() {
            exhibit.turn_away();
        }
        self.answers = Answers::default();
        self.said = said;
    }

    /// The strategy of the supervisor in the inspector, if it can be chosen.
    pub(super) fn strategy_selected(&self) -> Option<Strategy> {
        if self.course.taken.is_some() {
            return None;
        }
        let here = self.here();
        here.strategy_of(here.selected.as_deref()?)
    }
}
