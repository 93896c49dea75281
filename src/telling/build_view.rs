//! One look at what is shown: made of what the last look made, as far as that still holds.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::picture::World;
use super::places::slot_views::{Glance, Sight};
use super::sibling_blocks::Folding;
use super::view::{SignalView, SlotView, StorageView, Story, TableView, View};
use crate::otp::Event as OtpEvent;
use crate::runtime::{EventKind, Pid};

/// What a viewer remembers from one look to the next, and what he has folded, opened and looks for.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// What is folded and what is lifted out.
    pub folding: Folding,
    /// Of which history: versions are numbered anew in each.
    history: u64,
    glance: Glance,
    tables: Rc<Vec<Rc<TableView>>>,
    tables_of: Option<TablesOf>,
    /// `None` where nothing is kept on the disk for anybody to see.
    storage: Option<Rc<StorageView>>,
    story: Option<Rc<Story>>,
    signals: Rc<Vec<SignalView>>,
}

/// What the tables were made of: names of that version, until a row is no longer fresh, and places.
#[derive(Clone, Debug, PartialEq)]
struct TablesOf {
    version: u64,
    stale_at_us: Option<u64>,
    slots: Rc<Vec<Rc<SlotView>>>,
}

impl Look {
    /// What is remembered is of that history, or forgotten.
    fn of(&mut self, history: u64) {
        if self.history != history {
            self.folding.forget_found();
            *self = Self {
                folding: std::mem::take(&mut self.folding),
                history,
                ..Self::default()
            };
        }
    }
}

/// What the page shows of it, in that history.
pub(super) fn look(world: &World, history: u64, look: &mut Look) -> View {
    look.of(history);
    let decided = decided_ahead(world);
    let sight = Sight {
        system: world.system(),
        teller: &world.picture().teller,
        live: world.pending().is_empty(),
        decided: &decided,
        folding: &look.folding,
    };
    let slots = world.picture().places.views(sight, &mut look.glance);
    look_at_tables(world, look, &slots);
    look_at_storage(world, look);
    let story = world
        .picture()
        .teller
        .story()
        .map(|beat| beat.shown(&world.picture().places, world.picture().teller.steps()));
    if look.story.as_deref() != story.as_ref() {
        look.story = story.map(Rc::new);
    }
    let signals = world.picture().signals.view(&world.picture().places, world.clock_us());
    if *look.signals != signals {
        look.signals = Rc::new(signals);
    }
    View {
        step: world.system().steps(),
        time_ms: world.system().now_ms(),
        idle: world.is_idle(),
        slots,
        tables: Rc::clone(&look.tables),
        storage: look.storage.clone(),
        story: look.story.clone(),
        signals: Rc::clone(&look.signals),
    }
}

/// How far ahead is looked: what a supervisor decides in a turn is among the first events of it.
const AHEAD: usize = 256;

/// How often each supervisor has decided already, or has given up, although that is yet to be shown.
fn decided_ahead(world: &World) -> BTreeMap<Pid, u32> {
    let mut decided = BTreeMap::new();
    for event in world.pending().iter().take(AHEAD) {
        if let EventKind::Program(OtpEvent::RestartDecided { .. } | OtpEvent::LimitReached { .. }) = event.kind {
            *decided.entry(event.pid).or_default() += 1;
        }
    }
    decided
}

fn look_at_tables(world: &World, look: &mut Look, slots: &Rc<Vec<Rc<SlotView>>>) {
    let made_of = TablesOf {
        version: world.picture().names.version(),
        stale_at_us: world.picture().names.stale_at_us(world.clock_us()),
        slots: Rc::clone(slots),
    };
    if look.tables_of.as_ref() == Some(&made_of) {
        return;
    }
    look.tables_of = Some(made_of);
    let tables = world
        .picture()
        .names
        .tables(&world.picture().places, slots, world.clock_us());
    let same = look.tables.iter().map(|table| &**table).eq(tables.iter());
    if !same {
        let keep = |(at, table): (usize, TableView)| match look.tables.get(at) {
            Some(known) if **known == table => Rc::clone(known),
            Some(_) | None => Rc::new(table),
        };
        look.tables = Rc::new(tables.into_iter().enumerate().map(keep).collect());
    }
}

fn look_at_storage(world: &World, look: &mut Look) {
    let picture = world.picture();
    if !picture.design.serves_lists() {
        look.storage = None;
        return;
    }
    let is_served = |list: &str| picture.todo_client.serves(list, &picture.places);
    let storage = picture.files.view(world.clock_us(), &picture.places, is_served);
    if look.storage.as_deref() != Some(&storage) {
        look.storage = Some(Rc::new(storage));
    }
}
