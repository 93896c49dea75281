//! The console, and the Elixir of one's own: run, loaded, opened, kept from one visit to the next.

use std::rc::Rc;

use gloo_file::File;
use gloo_file::callbacks::{FileReader, read_as_bytes};
use yew::Callback;

use super::App;
use crate::storage::{LocalStorage, Storage};
use crate::systems::{CodeFile, MAX_SOURCE, elixir_source, notation};
use crate::telling::view::short;
use crate::ui::action::{Action, Tab};
use crate::ui::browser;
use crate::ui::console::Foretelling;
use crate::ui::open_tree_dialog::{Opening, as_link};
use crate::ui::system_choice::DesignKind;

/// Beside the lists, and no list.
const KEY: &str = "coppice/1/code";

/// Is a file of that name one of source?
pub(super) fn is_source(name: &str) -> bool {
    [".ex", ".exs", ".livemd"].into_iter().any(|end| name.ends_with(end))
}

/// Reads a file of source, and hands on what it holds. Reading ends when the result is dropped.
///
/// # Errors
/// Why it is not even read.
pub(super) fn read(file: web_sys::File, on: &Callback<Action>) -> Result<FileReader, String> {
    let file = File::from(file);
    if file.size() > MAX_SOURCE as u64 {
        return Err(format!(
            "the file has {} bytes, and at most {MAX_SOURCE} are read",
            file.size()
        ));
    }
    let (name, on) = (file.name(), on.clone());
    Ok(read_as_bytes(&file, move |bytes| {
        let code = match bytes {
            Ok(bytes) => CodeFile::read(&name, &bytes),
            Err(error) => Err(format!("the browser cannot read it ({error})")),
        };
        on.emit(Action::OpenedCode(name, code.map(Box::new)));
    }))
}

impl App {
    /// Everything that has to do with it.
    pub(super) fn act_on_elixir(&mut self, action: Action) {
        match action {
            Action::Evaluate(pieces) => {
                self.foretold = None;
                for piece in &pieces {
                    self.in_all(|simulation| simulation.evaluate(piece));
                }
            }
            Action::Foretell(source) => {
                let simulation = &self.here().simulation;
                self.foretold = source.map(|source| {
                    let foretold = simulation.foretell(&source);
                    Rc::new(Foretelling { source, foretold })
                });
            }
            Action::StopConsole => self.in_all(|simulation| simulation.stop_console()),
            Action::PickPid(pid) => self.pick_pid(&pid),
            Action::SaveSystem => self.save_system(),
            Action::EditCode(code) => self.keep_code(code),
            Action::RunCode => {
                self.leave_lesson();
                self.begin_opened(DesignKind::Code);
                "The code runs: every process is new.".clone_into(&mut self.said);
            }
            Action::LoadCode => {
                let code = Rc::clone(&self.code);
                self.in_all(|simulation| simulation.load(&code));
            }
            Action::OpenedCode(name, Ok(code)) => {
                self.reader = None;
                self.opening = Opening::default();
                self.keep_code(*code);
                self.tab = Tab::Elixir;
                self.leave_lesson();
                self.begin_opened(DesignKind::Code);
                self.said = format!("Opened {}.", short(&name));
            }
            Action::OpenedCode(name, Err(why)) => {
                self.reader = None;
                // It is said where the person looks.
                if self.tab == Tab::Elixir && self.showing.has(DesignKind::Code) {
                    self.refused = Some(format!("“{}” was not opened: {why}.", short(&name)).into());
                } else {
                    self.opening.refuse(&short(&name), &why);
                }
            }
            _nothing_of_elixir => {}
        }
    }

    /// Saves the modules and the lists of the system that a person has turned to.
    fn save_system(&mut self) {
        let simulation = &self.here().simulation;
        let design = &simulation.start().design;
        let name = design
            .name()
            .to_lowercase()
            .replace(|letter: char| !letter.is_alphanumeric(), "_");
        let source = elixir_source(design, &simulation.lists());
        browser::save(&format!("{name}.ex"), &as_link("text/plain", &source));
        self.said = format!("Saved as {name}.ex.");
    }

    fn keep_code(&mut self, code: CodeFile) {
        self.refused = None;
        let kept = LocalStorage.write(KEY, &notation::text(&code));
        if let Err(error) = kept {
            let trouble = format!("Your code is kept in memory only and will be gone after a reload: {error}.");
            self.tell_storage_trouble(trouble.into());
        }
        self.code = Rc::new(code);
    }

    /// Turns to the process of a pid that is printed somewhere.
    fn pick_pid(&mut self, pid: &str) {
        let slots = &self.here().view.slots;
        let lives = slots.iter().find(|slot| slot.pid.as_deref() == Some(pid));
        let slot = lives.or_else(|| slots.iter().find(|slot| slot.ghost.as_deref() == Some(pid)));
        match slot.map(|slot| slot.path.clone()) {
            Some(path) => {
                self.act(Action::PickProcess(path.clone()));
                self.act(Action::Focus(path));
            }
            None => self.said = format!("{pid} is not in the tree."),
        }
    }

    /// The code of the last visit, else the one that comes with the page.
    pub(super) fn code_of_last_visit() -> Rc<CodeFile> {
        let kept = LocalStorage.read(KEY).ok().flatten();
        let kept = kept.and_then(|kept| notation::of_text(&kept));
        Rc::new(kept.unwrap_or_else(CodeFile::counter))
    }
}
