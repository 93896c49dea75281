//! What evaluated code needs and nothing else does is fetched when somebody first wants to evaluate something.

use super::App;
use crate::elixir::{LIBRARY_VERSION, is_library_here, provide_library};
use crate::ui::action::{Action, Tab};
use crate::ui::fetching::fetch_text;
use crate::ui::library::Library;
use crate::ui::system_choice::DesignKind;

impl App {
    /// Does the action have to wait until the library has come?
    pub(super) fn must_wait(&self, action: &Action) -> bool {
        let evaluates = match action {
            Action::Evaluate(_) | Action::Foretell(Some(_)) | Action::RunCode | Action::LoadCode => true,
            Action::OpenedCode(_, code) => code.is_ok(),
            Action::Show(showing) => showing.has(DesignKind::Code),
            Action::Course(act) => self.lesson_evaluates(act),
            _evaluates_nothing => false,
        };
        evaluates && !is_library_here()
    }

    /// Does it when the library has come.
    pub(super) fn do_later(&mut self, action: Action) {
        self.waiting.push(action);
        self.fetch_library();
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
        let waiting = std::mem::take(&mut self.waiting);
        match text.and_then(provide_library) {
            Ok(()) => {
                self.library = Library::Here;
                for action in waiting {
                    self.on.emit(action);
                }
            }
            Err(why) => {
                self.said = format!("Elixir's library has not come: {why}.");
                self.library = Library::Missing(why);
                if !waiting.is_empty() {
                    self.tab = Tab::Elixir;
                }
            }
        }
    }
}
