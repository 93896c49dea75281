//! What each action does: inputs to the simulation, or changes of what is shown.

use std::rc::Rc;

use yew::AttrValue;

use super::App;
use crate::diagram::Point;
use crate::play::speed;
use crate::telling::Look;
use crate::telling::view::SlotKind;
use crate::ui::action::{Action, Search, Tab, Tool, Travel};
use crate::ui::browser;
use crate::ui::ids::{kill_id, slot_id};
use crate::ui::todo_pane::Answers;

impl App {
    pub(super) fn act(&mut self, action: Action) {
        match action {
            // Handled before anything else, because it must not wake the ticker.
            Action::Frame(_) => {}
            Action::Resize => self.measure(),
            Action::Visibility => self.last_frame_ms = None,
            Action::Key(key) => self.key(&key),
            Action::Use(path) => match self.tool {
                Tool::Cut => self.kill(path),
                Tool::Look => self.select(path),
            },
            Action::Kill(path) => self.kill(path),
            Action::Select(path) => self.select(path),
            Action::Pick(event) => self.pick(event),
            Action::PickProcess(path) => {
                self.picked = None;
                self.selected = Some(path);
            }
            Action::ClearSelection => {
                self.picked = None;
                self.selected = None;
            }
            Action::Focused(path) => self.focused = path,
            Action::Focus(path) => self.focus(path),
            Action::Do { path, deed } => {
                self.vigil.act(&mut self.inspecting, &mut self.simulation, &path, &deed);
            }
            Action::Weigh(deed) => Rc::make_mut(&mut self.inspecting).weighed = deed,
            Action::OpenDeeds(open) => Rc::make_mut(&mut self.inspecting).open = open,
            Action::Tool(tool) => self.tool = tool,
            Action::Tab(tab) => self.tab = tab,
            Action::List(list) => self.list = list,
            Action::Theme(theme) => {
                self.settings.theme = theme;
                self.settings.remember();
                theme.apply();
            }
            Action::Still(still) => {
                self.settings.still = still;
                self.settings.remember();
                browser::mark_motion(still);
            }
            Action::Help(open) => self.help = open,
            Action::Pause(paused) => self.simulation.set_paused(paused),
            Action::Travel(travel) => self.travel(travel),
            Action::Speed(factor) => self.simulation.set_speed(factor),
            Action::StartOver => {
                self.simulation.start_over();
                self.forget();
                self.announcer
                    .say("Started over: every process is new, and the lists are as they were stored.".to_owned());
            }
            Action::StartOverWith(strategy) => {
                let root = self
                    .view
                    .slots
                    .first()
                    .map(|root| root.path.clone())
                    .unwrap_or_default();
                self.simulation.start_over_with(&root, strategy);
                self.forget();
                let strategy = strategy.name();
                self.announcer
                    .say(format!("Started over: {root} restarts its children {strategy}."));
            }
            Action::Fold(place, fold) => self.fold(place, fold),
            Action::Search(search) => self.search(search),
            Action::Looked => {}
            Action::Zoom(factor) => {
                let middle = Point {
                    x: self.viewport.0 / 2.0,
                    y: self.viewport.1 / 2.0,
                };
                self.lens.zoom(middle, factor);
            }
            Action::Fit => self.show_everything(),
            Action::OpenList(name) => {
                self.simulation.open_list(&name);
                self.answers = Answers::default();
            }
            Action::Add { date, title } => {
                let answer = self.simulation.add_entry(&date, &title);
                self.answers.added += u32::from(answer.is_ok());
                self.answers.add_error = answer.err().map(AttrValue::from);
            }
            Action::Edit(id) => {
                self.answers.editing = id;
                self.answers.edit_error = None;
            }
            Action::Update { id, date, title, done } => {
                let answer = self.simulation.update_entry(id, &date, &title, done);
                if answer.is_ok() && self.answers.editing == Some(id) {
                    self.answers.editing = None;
                }
                self.answers.edit_error = answer.err().map(|error| (id, AttrValue::from(error)));
            }
            Action::Delete(id) => self.simulation.delete_entry(id),
        }
    }

    /// Stores what has been chosen, if it is something else than was stored.
    pub(super) fn remember_settings(&mut self) {
        let mut chosen = self.settings.with_speed(self.simulation.speed());
        (chosen.tool, chosen.tab, chosen.list) = (self.tool, self.tab, self.list);
        if chosen != self.settings {
            self.settings = chosen;
            chosen.remember();
        }
    }

    /// Forgets what was about the system before.
    fn forget(&mut self) {
        self.answers = Answers::default();
        self.selected = None;
        self.picked = None;
        // Places are numbered anew.
        self.look = Look::default();
        self.look.folding.search(&self.finds.text);
    }

    pub(super) fn key(&mut self, key: &str) {
        if self.help && key != "?" {
            return;
        }
        match key {
            "/" => self.search(Search::Open),
            "?" => self.help = !self.help,
            " " => self.simulation.set_paused(!self.simulation.paused()),
            "[" => self.simulation.set_speed(speed::slower(self.simulation.speed())),
            "]" => self.simulation.set_speed(speed::faster(self.simulation.speed())),
            "," => self.travel(Travel::StepBack),
            "." => self.travel(Travel::Step),
            "<" => self.travel(Travel::BeatBack),
            ">" => self.travel(Travel::Beat),
            "ArrowLeft" => self.arrow(Travel::StepBack),
            "ArrowRight" => self.arrow(Travel::Step),
            "Escape" => self.act(Action::ClearSelection),
            "c" | "C" => self.tool = Tool::Cut,
            "l" | "L" => self.tool = Tool::Look,
            "v" | "V" => self.list = !self.list,
            "k" | "K" => {
                if let Some(path) = self.slot_meant() {
                    self.kill(path);
                }
            }
            "x" | "X" => {
                if let Some(path) = self.slot_meant() {
                    self.select(path);
                    Rc::make_mut(&mut self.inspecting).open = true;
                    self.to_deeds = true;
                }
            }
            "+" | "=" => self.act(Action::Zoom(1.25)),
            "-" => self.act(Action::Zoom(0.8)),
            "0" => self.show_everything(),
            _no_shortcut => {}
        }
    }

    /// The slot that a shortcut speaks of: the one with the focus, else the selected one.
    pub(super) fn slot_meant(&self) -> Option<String> {
        if self.focus_is_on_slot() {
            Some(self.focused.clone()).filter(|path| self.is_place(path))
        } else {
            self.selected.clone()
        }
    }

    /// Is it a place, rather than a block of them?
    fn is_place(&self, path: &str) -> bool {
        let slot = self.view.slot(path);
        slot.is_none_or(|slot| !matches!(slot.kind, SlotKind::Block(_)))
    }

    /// Has the slot that was focused last the focus still?
    pub(super) fn focus_is_on_slot(&self) -> bool {
        browser::active_id().is_some_and(|id| id == slot_id(&self.focused) || id == kill_id(&self.focused))
    }

    pub(super) fn kill(&mut self, path: String) {
        self.simulation.kill(&path);
        self.time.acted = true;
        self.focused.clone_from(&path);
        self.selected = Some(path);
        self.picked = None;
        self.vigil.turn(&mut self.inspecting);
    }

    pub(super) fn select(&mut self, path: String) {
        self.focused.clone_from(&path);
        self.selected = Some(path);
        self.picked = None;
        self.tab = Tab::Process;
        self.vigil.turn(&mut self.inspecting);
    }

    /// Selects an event in every view. One that is no longer kept selects nothing.
    fn pick(&mut self, event: u64) {
        let Some(selection) = self.simulation.selection(event) else {
            return;
        };
        self.picked = Some(event);
        if selection.slot.is_some() {
            self.selected = selection.slot;
        }
        if self.tab == Tab::Todo {
            self.tab = Tab::Sequence;
        }
    }

    pub(super) fn focus(&mut self, path: String) {
        self.turn_to(path.clone());
        self.focused = path;
        self.refocus = true;
    }
}
