//! What few people need comes later: a part of the program, and what evaluated code needs and nothing else does. It is fetched when
//! somebody first turns to it.

use super::App;
use crate::elixir::{LIBRARY_VERSION, is_library_here, provide_library};
use crate::storage::{LocalStorage, Storage};
use crate::ui::action::{Action, Tab};
use crate::ui::course_act::CourseAct;
use crate::ui::fetching::{fetch_rest, fetch_text};
use crate::ui::library::Library;
use crate::ui::settings::Settings;
use crate::ui::system_choice::DesignKind;
use crate::ui::{browser, rest};

impl App {
    /// Is nothing kept of an earlier visit? Then the page stands before it is touched with what is at once there.
    #[must_use]
    pub fn is_first_visit() -> bool {
        browser::fragment().len() <= 1 && LocalStorage.keys().is_ok_and(|keys| keys.is_empty())
    }

    /// Does the page, as it was left, begin with all that comes later?
    #[must_use]
    pub fn begins_with_rest() -> bool {
        let settings = Settings::remembered();
        let was_kept = |key| LocalStorage.read(key).is_ok_and(|kept| kept.is_some());
        let shows = [DesignKind::Code, DesignKind::Tree];
        browser::fragment().len() > 1
            || matches!(settings.tab, Tab::Elixir | Tab::Sequence)
            || shows.into_iter().any(|kind| settings.showing.has(kind))
            || was_kept(super::own_tree::KEY)
    }

    /// Does the action have to wait until what it needs has come?
    pub(super) fn must_wait(&self, action: &Action) -> bool {
        self.evaluates(action) && !is_library_here() || needs_rest(action) && !rest::is_here()
    }

    fn evaluates(&self, action: &Action) -> bool {
        match action {
            Action::Evaluate(_) | Action::Foretell(Some(_)) | Action::RunCode | Action::LoadCode => true,
            Action::OpenedCode(_, code) => code.is_ok(),
            Action::Show(showing) => showing.has(DesignKind::Code),
            Action::Course(act) => self.lesson_evaluates(act),
            _evaluates_nothing => false,
        }
    }

    /// Does it when that has come.
    pub(super) fn do_later(&mut self, action: Action) {
        if self.evaluates(&action) {
            self.fetch_library();
        } else if self.waiting.is_empty() {
            fetch_rest(self.on.reform(Action::Rest));
        }
        self.waiting.push(action);
    }

    /// Asks for the library, if nobody has.
    pub(super) fn fetch_library(&mut self) {
        if is_library_here() {
            self.library = Library::Here;
        }
        if matches!(self.library, Library::Unasked | Library::Missing(_)) {
            self.library = Library::Coming;
            let address = format!("library.ex?{LIBRARY_VERSION:x}");
            fetch_text(address, self.on.reform(Action::Library));
        }
    }

    /// It has come, or it has not.
    pub(super) fn take_library(&mut self, text: Result<String, String>) {
        let came = text.and_then(provide_library);
        self.library = match &came {
            Ok(()) => Library::Here,
            Err(why) => Library::Missing(why.clone()),
        };
        match came {
            Ok(()) => self.go_on_waiting(),
            Err(why) => {
                self.said = format!("Elixir's library has not come: {why}.");
                if !std::mem::take(&mut self.waiting).is_empty() {
                    self.tab = Tab::Elixir;
                }
            }
        }
    }

    /// What comes later of the program has come, or it has not.
    pub(super) fn take_rest(&mut self, came: Result<(), String>) {
        match came {
            Ok(()) => self.go_on_waiting(),
            Err(why) => {
                self.said = format!("What comes later of the page has not come: {why}.");
                self.waiting.clear();
            }
        }
    }

    fn go_on_waiting(&mut self) {
        for action in std::mem::take(&mut self.waiting) {
            self.on.emit(action);
        }
    }
}

/// Does it need what comes later of the program (`src/parting/choice.rs`)?
fn needs_rest(action: &Action) -> bool {
    match action {
        Action::Opening(open) => *open,
        Action::Tab(tab) => matches!(tab, Tab::Sequence),
        Action::Show(showing) => showing.has(DesignKind::Tree),
        Action::Course(act) => !matches!(act, CourseAct::Open(false) | CourseAct::Decline),
        Action::OpenFiles(_) | Action::Opened(..) | Action::OpenExample | Action::Pick(_) | Action::SaveSystem => true,
        _else_stands_at_once => false,
    }
}
