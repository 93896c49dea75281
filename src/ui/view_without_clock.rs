//! What of a view is drawn, without its clock: to compare two is to compare pointers.

use std::rc::Rc;

use crate::telling::view::{RegistryRow, SignalView, SlotView, StorageView, Story, TableView, View};

/// It.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DrawnView {
    /// The places of the tree in preorder.
    pub slots: Rc<Vec<Rc<SlotView>>>,
    /// The registries.
    pub tables: Rc<Vec<Rc<TableView>>>,
    /// The disk, if there is one to be seen.
    pub storage: Option<Rc<StorageView>>,
    /// The restart story being told, if any.
    pub story: Option<Rc<Story>>,
    /// What runs along links and monitors.
    pub signals: Rc<Vec<SignalView>>,
}

impl DrawnView {
    /// What is drawn of a view.
    #[must_use]
    pub fn of(view: &View) -> Self {
        Self {
            slots: Rc::clone(&view.slots),
            tables: Rc::clone(&view.tables),
            storage: view.storage.clone(),
            story: view.story.clone(),
            signals: Rc::clone(&view.signals),
        }
    }

    /// The place of that path, if it is drawn.
    #[must_use]
    pub fn slot(&self, path: &str) -> Option<&Rc<SlotView>> {
        self.slots.iter().find(|slot| slot.path == path)
    }

    /// The rows of all registries.
    pub fn names(&self) -> impl Iterator<Item = &RegistryRow> {
        self.tables.iter().flat_map(|table| table.rows.iter())
    }
}
