//! Which of many siblings are drawn: beyond some fifty they fold into one block that says its counts.
//!
//! What a person looks at, looks for or follows stands as a node all the same: what is focused or selected, what is found,
//! what is dying, and what the story touches. The block can be opened: then a window of it is drawn, and can be moved.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::places::{PlaceId, Places};
use super::story::Teller;
use crate::runtime::gather;

/// The most siblings that are all drawn: what fits a screen at a size that can be read.
const UNFOLDED: usize = 50;

/// How many of an open block are drawn.
pub const WINDOW: u32 = 30;

/// How many of the dying, and how many of the found, are lifted out of one block at the most: beyond, they are counted.
const LIFTED: usize = 24;

/// What a person has opened, looks for and keeps in sight.
#[derive(Clone, Debug, Default)]
pub struct Folding {
    /// The first sibling shown of each open block, from 0.
    open: BTreeMap<PlaceId, u32>,
    /// Paths of what is focused or selected.
    kept: Vec<String>,
    query: String,
    found: RefCell<Option<Found>>,
}

/// What was found, in places of that structure.
#[derive(Clone, Debug)]
struct Found {
    structure: u64,
    places: Rc<BTreeSet<PlaceId>>,
}

/// The first sibling that a window shows, from 0, and how many it shows.
pub(super) type Span = (u32, u32);

/// One group to pick from.
pub(super) struct Pick<'a, I> {
    pub(super) group: &'a [PlaceId],
    pub(super) lifted: &'a BTreeSet<PlaceId>,
    pub(super) found: &'a BTreeSet<PlaceId>,
    pub(super) uncalm: I,
    pub(super) teller: &'a Teller,
}

impl Folding {
    /// Are so many siblings folded?
    pub(super) fn folds(count: usize) -> bool {
        count > UNFOLDED
    }

    /// Opens the block below a place at that sibling, from 0, or closes it.
    pub fn open(&mut self, place: PlaceId, first: Option<u32>) {
        match first {
            Some(first) => self.open.insert(place, first),
            None => self.open.remove(&place),
        };
    }

    /// Keeps those paths in sight.
    pub fn keep(&mut self, paths: impl IntoIterator<Item = String>) {
        self.kept = paths.into_iter().collect();
    }

    /// Looks for what has that in its name, its pid or its key; for nothing when it is empty.
    pub fn search(&mut self, query: &str) {
        let query = query.trim().to_lowercase();
        if query != self.query {
            self.query = query;
            self.found.replace(None);
        }
    }

    /// Other places are there: what was found was not in these.
    pub(super) fn forget_found(&mut self) {
        self.found.replace(None);
    }

    /// What is looked for.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query
    }

    pub(super) fn kept(&self, places: &Places) -> Vec<PlaceId> {
        self.kept.iter().filter_map(|path| places.at(path)).collect()
    }

    /// The places that are found.
    pub(super) fn found(&self, places: &Places) -> Rc<BTreeSet<PlaceId>> {
        if self.query.is_empty() {
            return Rc::default();
        }
        let mut found = self.found.borrow_mut();
        if let Some(found) = &*found
            && found.structure == places.structure()
        {
            return Rc::clone(&found.places);
        }
        let matches = |id: &PlaceId| places.get(*id).is_some_and(|place| place.matches(&self.query));
        let matching = Rc::new(places.all().into_iter().filter(matches).collect());
        *found = Some(Found {
            structure: places.structure(),
            places: Rc::clone(&matching),
        });
        matching
    }

    /// Which of a group are drawn, each with its place in it, and the window that is open.
    pub(super) fn pick(
        &self,
        above: PlaceId,
        pick: Pick<'_, impl Iterator<Item = PlaceId>>,
    ) -> (Vec<(PlaceId, usize)>, Option<Span>) {
        let mut chosen: BTreeSet<PlaceId> = pick.lifted.clone();
        chosen.extend(pick.uncalm.take(LIFTED));
        let here = |id: &PlaceId| pick.group.binary_search(id).is_ok();
        chosen.extend(pick.teller.involved().filter(here).take(LIFTED));
        chosen.extend(pick.found.iter().copied().filter(here).take(LIFTED));
        // Places are numbered in the order in which they came, so a group is sorted.
        let lifted = chosen
            .into_iter()
            .filter_map(|id| Some((id, pick.group.binary_search(&id).ok()?)));
        let mut picks: BTreeMap<usize, PlaceId> = gather(lifted.map(|(id, at)| (at, id)));
        let window = self.open.get(&above).map(|first| {
            let last = u32::try_from(pick.group.len()).unwrap_or(u32::MAX).saturating_sub(1);
            let first = (*first).min(last / WINDOW * WINDOW);
            (first, WINDOW.min(last + 1 - first))
        });
        if let Some((first, count)) = window {
            let shown = pick.group.iter().enumerate().skip(first as usize).take(count as usize);
            picks.extend(shown.map(|(at, id)| (at, *id)));
        }
        (picks.into_iter().map(|(at, id)| (id, at)).collect(), window)
    }
}
