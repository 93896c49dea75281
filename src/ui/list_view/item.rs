//! One place of the list, or a block of them.

use std::rc::Rc;

use yew::prelude::*;

use crate::diagram::label;
use crate::telling::view::{RegistryRow, SlotKind, SlotView, one_too_many};
use crate::ui::action::{Action, Fold};
use crate::ui::bet_marks::BetMark;
use crate::ui::block_node::{counts, shown};
use crate::ui::drawn::Draw;
use crate::ui::ids::{Side, kill_id, slot_id};
use crate::ui::renders;
use crate::ui::slot_node::{glyph, ordinal};

/// Room for a name, in ems: people may type names of any length.
const NAME_EMS: f64 = 60.0;

/// A place: its name is a button that shows everything known of it, and beside it is one that kills.
#[derive(Debug, PartialEq)]
pub struct SlotItem {
    /// Where the system stands.
    pub side: Side,
    /// The slot.
    pub slot: Rc<SlotView>,
    /// The names that its process has or had.
    pub names: Vec<RegistryRow>,
    /// Is it in the inspector?
    pub selected: bool,
    /// The mark on it, while there is a bet.
    pub mark: Option<BetMark>,
    /// Is it the one that was found last?
    pub gone_to: bool,
    /// Is the story about it?
    pub told: bool,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for SlotItem {
    fn draw(&self) -> Html {
        renders::count_node();
        let slot = &self.slot;
        let act = |action: fn(String) -> Action| {
            let path = slot.path.clone();
            self.on.reform(move |_: MouseEvent| action(path.clone()))
        };
        let onfocusin = {
            let path = slot.path.clone();
            self.on.reform(move |_: FocusEvent| Action::Focused(path.clone()))
        };
        let classes = classes!(
            "item",
            slot.affected.then_some("affected"),
            self.selected.then_some("selected"),
            slot.found.then_some("found"),
            self.gone_to.then_some("gone-to"),
            self.told.then_some("told"),
            self.mark.is_some_and(|mark| mark.marked).then_some("marked"),
        );
        html! {
            <div class={classes} data-slot={slot.path.clone()} data-pid={slot.pid.clone().unwrap_or_default()}
                data-generation={slot.generation.to_string()} data-status={slot.status.word()}
                data-affected={slot.affected.then_some("true")} data-found={slot.found.then_some("true")} {onfocusin}>
                <button type="button" class="item-name" id={slot_id(self.side, &slot.path)} aria-pressed={if self.selected { "true" } else { "false" }}
                    title="Show everything that is known of it" onclick={act(Action::Select)}>
                    <bdi>{ named(&slot.label) }</bdi>
                </button>
                <span class="state-word" data-status={slot.status.word()}>
                    <span aria-hidden="true">{ glyph(slot.status) }</span>{ " " }{ slot.status.word() }
                </span>
                <span class="pid">{ slot.pid.clone().unwrap_or_else(|| "no process".to_owned()) }</span>
                <span class="item-more">{ more(slot, &self.names) }</span>
                if let Some(mark) = self.mark.filter(|mark| mark.open) {
                    <button type="button" class="button item-kill" id={kill_id(self.side, &slot.path)} aria-label={format!("Mark {}", named(&slot.label))}
                        aria-pressed={mark.marked.to_string()} onclick={act(Action::Use)}>{ if mark.marked { "✓ Marked" } else { "Mark" } }</button>
                } else if slot.pid.is_some() || !slot.resting {
                    <button type="button" class="button danger item-kill" id={kill_id(self.side, &slot.path)} aria-label={format!("Kill {}", named(&slot.label))}
                        onclick={act(Action::Kill)}>{ "Kill" }</button>
                }
            </div>
        }
    }
}

/// What else the diagram says of it, in words.
fn more(slot: &SlotView, names: &[RegistryRow]) -> String {
    let mut words = Vec::new();
    match &slot.kind {
        SlotKind::Supervisor {
            strategy,
            restarts,
            max_restarts,
            max_seconds,
        } => {
            words.push(format!("supervisor, {strategy}"));
            words.push(if restarts > max_restarts {
                one_too_many(*max_restarts, *max_seconds)
            } else {
                format!("{restarts} of {max_restarts} restarts in {max_seconds} s")
            });
        }
        SlotKind::Worker => words.push(format!("worker, {}", slot.restart)),
        SlotKind::Dynamic => words.push(format!("dynamic child, {}", slot.restart)),
        SlotKind::Partition => words.push("the registry’s table".to_owned()),
        SlotKind::Block(_) => {}
    }
    if let Some(ordinal) = ordinal(slot) {
        words.push(format!("the {ordinal} process here"));
    }
    if slot.orphan {
        words.push("orphan: who started it is gone".to_owned());
    }
    if let Some(reason) = slot.exit_reason.as_deref().filter(|_| slot.pid.is_none()) {
        words.push(format!("ended because of {}", label::fit(reason, NAME_EMS)));
    }
    if slot.doomed {
        words.push("about to end".to_owned());
    }
    if slot.resting {
        words.push("no supervisor starts it again".to_owned());
    }
    if slot.mailbox > 0 {
        words.push(format!("{} waiting", count(slot.mailbox, "message", "messages")));
    }
    if !slot.detail.is_empty() {
        words.push(slot.detail.clone());
    }
    words.extend(names.iter().map(|row| match row.pid {
        Some(_) => format!("registered as {}", label::fit(&row.key, NAME_EMS)),
        None => format!("its name {} leads nowhere", label::fit(&row.key, NAME_EMS)),
    }));
    words.join(" · ")
}

/// Siblings that are not listed one by one, and the buttons that turn their pages.
#[derive(Debug, PartialEq)]
pub struct BlockItem {
    /// Where the system stands.
    pub side: Side,
    /// The block.
    pub slot: Rc<SlotView>,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for BlockItem {
    fn draw(&self) -> Html {
        let slot = &self.slot;
        let SlotKind::Block(block) = &slot.kind else {
            return Html::default();
        };
        let place = slot.id.number();
        let button = |fold: Fold, word: &'static str, possible: bool| {
            html! {
                <button type="button" class="button" disabled={!possible} onclick={self.on.reform(move |_: MouseEvent| Action::Fold(place, fold))}>{ word }</button>
            }
        };
        html! {
            <div class="item block" data-block={slot.path.clone()}>
                <span class="item-block">{ shown(block, slot.siblings) }</span>
                <span class="item-more">{ counts(block) }</span>
                <span class="buttons">
                    if let Some((first, count)) = block.window {
                        { button(Fold::Back, "Earlier", first > 0) }
                        { button(Fold::On, "Later", first + count < slot.siblings) }
                        { button(Fold::Close, "Fold", true) }
                    } else {
                        { button(Fold::Toggle, "Show", true) }
                    }
                </span>
            </div>
        }
    }
}

/// A name as far as there is room for it.
pub fn named(name: &str) -> String {
    if name.is_empty() {
        "(empty name)".to_owned()
    } else {
        label::fit(name, NAME_EMS)
    }
}

/// So many of them.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
