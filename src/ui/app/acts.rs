//! What each action does: inputs to the systems, or changes of what is shown.

use std::rc::Rc;

use super::App;
use crate::play::speed;
use crate::ui::action::{Action, Search, Tab, Tool, Travel};
use crate::ui::browser;

/// Where the focus is on a process.
const TREE: &str = "[role='tree'], .list-view";

impl App {
    pub(super) fn act(&mut self, action: Action) {
        match action {
            // Handled before anything else, because it must not wake the ticker.
            Action::Frame(_) => {}
            Action::At(side, action) => {
                self.turn_to(side);
                self.act(*action);
            }
            Action::TurnTo(side) => self.turn_to(side),
            Action::Course(act) => self.act_on_course(act),
            Action::Show(showing) => {
                self.leave_lesson();
                self.show(showing);
            }
            Action::Opening(_) | Action::OpenFiles(_) | Action::Opened(..) | Action::OpenExample => {
                self.act_on_file(action)
            }
            Action::Resize => {
                for exhibit in self.exhibits_mut() {
                    exhibit.measure();
                }
            }
            Action::Visibility => self.last_frame_ms = None,
            Action::Key(key) => self.key(&key),
            Action::Use(path) | Action::Kill(path) if self.marks(&path) => {}
            Action::Use(path) => match self.tool {
                Tool::Cut => self.kill(path),
                Tool::Look => self.select(path),
            },
            Action::Kill(path) => self.kill(path),
            Action::Select(path) => self.select(path),
            Action::Pick(event) => {
                if self.here_mut().pick(event) && self.tab == Tab::Todo {
                    self.tab = Tab::Sequence;
                }
            }
            Action::PickProcess(path) => {
                let here = self.here_mut();
                here.picked = None;
                here.selected = Some(path);
            }
            Action::Dismiss(incident) => self.here_mut().dismissed = Some(incident),
            Action::ClearSelection => self.here_mut().turn_away(),
            Action::Focused(path) => self.here_mut().focused = path,
            Action::Focus(path) => self.here_mut().focus(path),
            Action::Do { path, deed } => self.hit(&path, &deed),
            Action::Weigh(deed) => Rc::make_mut(&mut self.here_mut().inspecting).weighed = deed,
            Action::OpenDeeds(open) => Rc::make_mut(&mut self.here_mut().inspecting).open = open,
            Action::Tool(tool) => self.tool = tool,
            Action::Tab(tab) => {
                self.tab = tab;
                if tab == Tab::Elixir {
                    self.fetch_library();
                }
            }
            Action::FetchLibrary => self.fetch_library(),
            Action::Library(text) => self.take_library(text),
            Action::Rest(came) => self.take_rest(came),
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
            Action::SingleKeys(on) => {
                self.settings.no_single_keys = !on;
                self.settings.remember();
            }
            Action::Help(open) => self.help = open,
            Action::Pause(paused) => self.set_paused(paused),
            Action::Travel(travel) => self.travel(travel),
            Action::Speed(factor) => self.set_speed(factor),
            Action::StartOver => self.start_over(),
            Action::StartOverWith(path, strategy) => self.start_over_with(&path, strategy),
            Action::Looked => {}
            Action::Zoom(factor) => self.here_mut().zoom(factor),
            Action::Fit => self.here_mut().show_everything(),
            Action::Fold(place, fold) => self.here_mut().fold(place, fold),
            Action::Search(search) => self.here_mut().search(search),
            Action::Evaluate(_)
            | Action::Foretell(_)
            | Action::StopConsole
            | Action::PickPid(_)
            | Action::SaveSystem
            | Action::EditCode(_)
            | Action::RunCode
            | Action::LoadCode
            | Action::OpenedCode(..) => self.act_on_elixir(action),
            Action::OpenList(_) | Action::Add { .. } | Action::Edit(_) | Action::Update { .. } | Action::Delete(_) => {
                self.use_lists(action)
            }
        }
    }

    /// Stores what has been chosen, if it is something else than was stored.
    pub(super) fn remember_settings(&mut self) {
        let mut chosen = self.settings.with_speed(self.here().simulation.speed());
        (chosen.tool, chosen.tab, chosen.list) = (self.tool, self.tab, self.list);
        chosen.showing = self.showing;
        if chosen != self.settings {
            self.settings = chosen;
            chosen.remember();
        }
    }

    pub(super) fn key(&mut self, key: &str) {
        if (self.help || self.opening.open) && key != "?" {
            return;
        }
        let in_tree = browser::focus_is_in(TREE);
        let single = key.chars().count() == 1 && key != " ";
        if single && self.settings.no_single_keys && !in_tree {
            return;
        }
        match key {
            "/" => self.here_mut().search(Search::Open),
            "?" => self.help = !self.help,
            " " => self.set_paused(!self.paused()),
            "[" => self.set_speed(speed::slower(self.here().simulation.speed())),
            "]" => self.set_speed(speed::faster(self.here().simulation.speed())),
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
            // Whoever types and has lost the field must not kill what was selected long ago.
            "k" | "K" if in_tree => {
                if let Some(path) = self.here().slot_meant() {
                    self.act(Action::Kill(path));
                }
            }
            "x" | "X" => {
                if let Some(path) = self.here().slot_meant() {
                    self.select(path);
                    Rc::make_mut(&mut self.here_mut().inspecting).open = true;
                    self.to_deeds = true;
                }
            }
            "+" | "=" => self.act(Action::Zoom(1.25)),
            "-" => self.act(Action::Zoom(0.8)),
            "0" => self.here_mut().show_everything(),
            _no_shortcut => {}
        }
    }

    fn select(&mut self, path: String) {
        self.here_mut().select(path);
        self.tab = Tab::Process;
    }
}
