//! One look at what is shown: made of what the last look made, as far as that still holds.

use std::rc::Rc;

use super::folding::Folding;
use super::places::drawn::{Glance, Sight};
use super::view::{SlotView, StorageView, Story, TableView, View};
use super::world::World;

/// What a viewer remembers from one look to the next, and what he has folded, opened and looks for.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// What is folded and what is lifted out.
    pub folding: Folding,
    glance: Glance,
    tables: Rc<Vec<Rc<TableView>>>,
    tables_of: Option<TablesOf>,
    storage: Rc<StorageView>,
    /// The version of the files, and when the next row is no longer fresh.
    storage_of: Option<(u64, Option<u64>)>,
    story: Option<Rc<Story>>,
}

/// What the tables were made of: names of that version, until a row is no longer fresh, and places.
#[derive(Clone, Debug, PartialEq)]
struct TablesOf {
    version: u64,
    stale_at_us: Option<u64>,
    slots: Rc<Vec<Rc<SlotView>>>,
}

impl World {
    /// What the page shows of it.
    pub(super) fn look(&self, look: &mut Look) -> View {
        let slots = self.places.views(self.sight(&look.folding), &mut look.glance);
        self.look_at_tables(look, &slots);
        self.look_at_storage(look);
        let story = self.teller.story().map(|beat| beat.shown(&self.places));
        if look.story.as_deref() != story.as_ref() {
            look.story = story.map(Rc::new);
        }
        View {
            step: self.system.steps(),
            time_ms: self.system.now_ms(),
            idle: self.is_idle(),
            slots,
            tables: Rc::clone(&look.tables),
            storage: Rc::clone(&look.storage),
            story: look.story.clone(),
        }
    }

    fn sight<'a>(&'a self, folding: &'a Folding) -> Sight<'a> {
        Sight {
            system: &self.system,
            teller: &self.teller,
            live: self.pending.is_empty(),
            folding,
        }
    }

    fn look_at_tables(&self, look: &mut Look, slots: &Rc<Vec<Rc<SlotView>>>) {
        let made_of = TablesOf {
            version: self.names.version(),
            stale_at_us: self.names.stale_at_us(self.clock_us),
            slots: Rc::clone(slots),
        };
        if look.tables_of.as_ref() == Some(&made_of) {
            return;
        }
        look.tables_of = Some(made_of);
        let tables = self.names.tables(&self.places, slots, self.clock_us);
        let same = look.tables.iter().map(|table| &**table).eq(tables.iter());
        if !same {
            let keep = |(at, table): (usize, TableView)| match look.tables.get(at) {
                Some(known) if **known == table => Rc::clone(known),
                Some(_) | None => Rc::new(table),
            };
            look.tables = Rc::new(tables.into_iter().enumerate().map(keep).collect());
        }
    }

    fn look_at_storage(&self, look: &mut Look) {
        let made_of = (self.files.version(), self.files.stale_at_us(self.clock_us));
        if look.storage_of == Some(made_of) {
            return;
        }
        look.storage_of = Some(made_of);
        let storage = self.files.view(self.clock_us);
        if *look.storage != storage {
            look.storage = Rc::new(storage);
        }
    }
}
