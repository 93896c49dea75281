//! The tree as a nested list: the same processes as in the diagram, in the same order, each with its status in words.
//!
//! Made of ordinary lists and buttons, for those whom a picture does not serve: it is read from top to bottom, and it
//! grows with the text.

mod item;

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::bet_marks::BetMarks;
use super::drawn::{Draw, keyed};
use super::ids::Side;
use super::view_without_clock::DrawnView;
use crate::telling::view::{RegistryRow, SlotKind, SlotView, StorageView};
use item::{BlockItem, SlotItem, count, named};

/// The list, and beside it what is on the disk.
#[derive(Debug, PartialEq)]
pub struct ListView {
    /// Which system it is part of.
    pub side: Side,
    /// What is shown.
    pub shown: DrawnView,
    /// The slot in the inspector.
    pub selected: Option<String>,
    /// What is marked for a bet, and may be, while there is one.
    pub marks: Option<Rc<BetMarks>>,
    /// The slot that was found last.
    pub found: Option<String>,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for ListView {
    fn draw(&self) -> Html {
        let shown = &self.shown;
        html! {
            <div class="list-view" id={self.side.id("list-view")}>
                <h2 class="unseen">{ "Processes" }</h2>
                { processes(self) }
                if let Some(storage) = &shown.storage {
                    { on_the_disk(storage) }
                }
            </div>
        }
    }
}

fn on_the_disk(storage: &StorageView) -> Html {
    html! {
        <>
            <h2>{ "On the disk" }</h2>
            if storage.rows.is_empty() {
                <p class="quiet">{ "No list is stored." }</p>
            }
            <ul class="stored">
                { for storage.rows.iter().map(|row| html! {
                    <li key={row.list.clone()}><bdi>{ named(&row.list) }</bdi>{ format!(": {}{}", count(row.entries, "entry", "entries"), if row.served { "" } else { "; nobody serves it" }) }</li>
                }) }
                if storage.more > 0 {
                    <li class="quiet">{ format!("and {} more", storage.more) }</li>
                }
            </ul>
        </>
    }
}

/// The slots, each with those below it.
fn processes(list: &ListView) -> Html {
    let mut names: BTreeMap<&str, Vec<&RegistryRow>> = BTreeMap::new();
    for row in list.shown.names() {
        if let Some(slot) = &row.slot {
            names.entry(slot).or_default().push(row);
        }
    }
    // From the last to the first: what is below a slot is there before it, and no depth is too deep.
    let mut below: Vec<Vec<Html>> = Vec::new();
    for slot in list.shown.slots.iter().rev() {
        let level = slot.level as usize;
        below.resize_with(below.len().max(level + 1), Vec::new);
        let children = std::mem::take(&mut below[level]);
        let names = names.get(slot.path.as_str()).map(Vec::as_slice).unwrap_or_default();
        below[level - 1].push(html! {
            <li key={slot.path.clone()}>
                { item(list, slot, names) }
                { nested(children) }
            </li>
        });
    }
    nested(below.into_iter().next().unwrap_or_default())
}

fn nested(items: Vec<Html>) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    html! { <ul>{ for items.into_iter().rev() }</ul> }
}

fn item(list: &ListView, slot: &Rc<SlotView>, names: &[&RegistryRow]) -> Html {
    let (side, slot, on) = (list.side, slot.clone(), list.on.clone());
    let path = slot.path.clone();
    if let SlotKind::Block(_) = slot.kind {
        return keyed("block", BlockItem { side, slot, on });
    }
    keyed(
        "slot",
        SlotItem {
            side,
            names: names.iter().map(|row| (*row).clone()).collect(),
            selected: list.selected.as_ref() == Some(&path),
            mark: list.marks.as_ref().map(|marks| marks.at(&path)),
            gone_to: list.found.as_ref() == Some(&path),
            told: list.shown.story.as_ref().is_some_and(|story| story.at == path),
            slot,
            on,
        },
    )
}
