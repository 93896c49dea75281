//! Where keys lead in the tree: arrows, and the first letters of a name.
//!
//! The tree grows to the right, so right is down a level and left is up one. Up and down walk the visible order, as the
//! ARIA tree pattern has it. A block stands in that order as a node, and keys turn its pages.

use std::rc::Rc;

use super::action::{Action, Fold};
use crate::telling::view::{SlotKind, SlotView};

/// The slot that has the focus after this key; `None` if the key means nothing here or leads nowhere.
#[must_use]
pub fn target(slots: &[Rc<SlotView>], focused: &str, key: &str) -> Option<String> {
    let here = slots.iter().position(|slot| slot.path == focused);
    let there = match key {
        "ArrowUp" => here?.checked_sub(1)?,
        "ArrowDown" => here? + 1,
        "ArrowLeft" => {
            let parent = slots.get(here?)?.parent.as_deref()?;
            slots.iter().position(|slot| slot.path == parent)?
        }
        "ArrowRight" => slots.iter().position(|slot| slot.parent.as_deref() == Some(focused))?,
        "Home" => 0,
        "End" => slots.len().checked_sub(1)?,
        _no_key_of_the_tree => return None,
    };
    slots.get(there).map(|slot| slot.path.clone())
}

/// What a key does to the block that has the focus.
#[must_use]
pub fn fold(slots: &[Rc<SlotView>], focused: &str, key: &str) -> Option<Action> {
    let fold = match key {
        "Enter" => Fold::Toggle,
        "PageUp" => Fold::Back,
        "PageDown" => Fold::On,
        "Escape" => Fold::Close,
        _no_key_of_a_block => return None,
    };
    let slot = slots.iter().find(|slot| slot.path == focused)?;
    matches!(slot.kind, SlotKind::Block(_)).then(|| Action::Fold(slot.id.number(), fold))
}

/// Letters typed later than this many milliseconds after the last begin another name.
const TOGETHER_MS: f64 = 900.0;

/// Keys that mean something everywhere on the page, and so begin no name unless Shift is held.
const SHORTCUTS: &str = "?/[],.<>+=-0cklvx ";

/// The beginning of a name, as far as it has been typed.
#[derive(Debug, Default)]
pub struct TypeAhead {
    typed: String,
    last_ms: f64,
}

impl TypeAhead {
    /// The slot that this key leads to. `None` if it begins no name here, and then it may mean something else: K after
    /// the first letter of a worker kills it, for no name goes on like that.
    pub fn target(
        &mut self,
        slots: &[Rc<SlotView>],
        focused: &str,
        key: &str,
        shift: bool,
        now_ms: f64,
    ) -> Option<String> {
        let mut letters = key.chars();
        let (Some(letter), None) = (letters.next(), letters.next()) else {
            return None;
        };
        let letter: String = letter.to_lowercase().collect();
        let here = slots.iter().position(|slot| slot.path == focused).unwrap_or_default();
        let goes_on = !self.typed.is_empty() && now_ms - self.last_ms < TOGETHER_MS;
        let longer = format!("{}{letter}", self.typed);
        let found = if goes_on { find(slots, here, &longer) } else { None };
        let (typed, found) = match found {
            Some(found) => (longer, Some(found)),
            None if SHORTCUTS.contains(&letter) && !(shift && letter.chars().all(char::is_alphabetic)) => {
                (String::new(), None)
            }
            None => {
                let found = find(slots, here + 1, &letter);
                (letter, found)
            }
        };
        self.typed = typed;
        self.last_ms = now_ms;
        found
    }
}

/// The first slot from this one on, and round, whose label begins so.
fn find(slots: &[Rc<SlotView>], from: usize, beginning: &str) -> Option<String> {
    let round = (0..slots.len()).filter_map(|n| slots.get((from + n) % slots.len()));
    let mut named = round.filter(|slot| slot.label.to_lowercase().starts_with(beginning));
    named.next().map(|slot| slot.path.clone())
}
