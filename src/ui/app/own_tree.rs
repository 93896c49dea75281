//! Opening a tree of one's own, and keeping it from one visit to the next.

use std::rc::Rc;

use yew::AttrValue;

use super::{App, code};
use crate::storage::{LocalStorage, Storage};
use crate::systems::scenario::TreeFile;
use crate::systems::scenario::file::EXAMPLE;
use crate::telling::view::short;
use crate::ui::action::Action;
use crate::ui::open_tree_dialog::{self, Opening};

/// Beside the lists, and no list.
pub(super) const KEY: &str = "coppice/1/tree";

impl App {
    /// Everything that has to do with it.
    pub(super) fn act_on_file(&mut self, action: Action) {
        match action {
            Action::Opening(open) => {
                // Who closes it wants no file any more.
                self.reader = None;
                self.opening = Opening {
                    open,
                    ..Opening::default()
                };
            }
            Action::OpenFiles(files) => self.read(files),
            Action::Opened(_, Ok(tree)) => self.opened(*tree),
            Action::Opened(name, Err(why)) => self.opening.refuse(&short(&name), &why),
            Action::OpenExample => match TreeFile::read(EXAMPLE.as_bytes()) {
                Ok(tree) => self.opened(tree),
                Err(error) => self.opening.refuse("the example", &error.to_string()),
            },
            _nothing_of_files => {}
        }
    }

    fn read(&mut self, mut files: Vec<web_sys::File>) {
        let many = files.len();
        let Some(file) = files.pop() else { return };
        let name = short(&file.name());
        if many > 1 {
            let why = format!("one tree is opened at a time, and these are {many} files");
            return self.opening.refuse(&name, &why);
        }
        let read = if code::is_source(&file.name()) {
            code::read(file, &self.on)
        } else {
            open_tree_dialog::read(file, &self.on)
        };
        match read {
            Ok(reader) => {
                self.opening = Opening {
                    reading: Some(name.into()),
                    trouble: None,
                    ..self.opening.clone()
                };
                self.reader = Some(reader);
            }
            Err(why) => self.opening.refuse(&name, &why),
        }
    }

    fn opened(&mut self, tree: TreeFile) {
        self.leave_lesson();
        self.reader = None;
        self.opening = Opening::default();
        if let Err(error) = LocalStorage.write(KEY, &tree.to_json()) {
            let trouble = format!("Your tree is kept in memory only and will be gone after a reload: {error}.");
            self.tell_storage_trouble(trouble.into());
        }
        self.open(tree);
        let name = self.here().simulation.start().design.name().to_owned();
        self.said = format!("Opened {}.", short(&name));
    }

    /// The tree of the last visit, and what is wrong with it.
    pub(super) fn tree_of_last_visit() -> (Option<Rc<TreeFile>>, Option<AttrValue>) {
        match LocalStorage
            .read(KEY)
            .ok()
            .flatten()
            .map(|kept| TreeFile::read(kept.as_bytes()))
        {
            None => (None, None),
            Some(Ok(tree)) => (Some(Rc::new(tree)), None),
            Some(Err(error)) => {
                let trouble = format!(
                    "The stored tree cannot be read: {error}. It stays in localStorage under “{KEY}” until you open another."
                );
                (None, Some(trouble.into()))
            }
        }
    }
}
