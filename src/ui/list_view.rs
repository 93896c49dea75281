//! The tree as a nested list: the same processes as in the diagram, in the same order, each with its status in words.
//!
//! Made of ordinary lists and buttons, for those whom a picture does not serve: it is read from top to bottom, and it
//! grows with the text.

use yew::prelude::*;

use super::action::Action;
use super::ids::{Side, kill_id, slot_id};
use super::slot_node::glyph;
use super::tableau::Tableau;
use crate::diagram::label;
use crate::telling::view::{SlotKind, SlotView};

/// Room for a name, in ems: people may type names of any length.
const NAME_EMS: f64 = 60.0;

/// Props of [`ListView`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// Which system it is part of.
    pub side: Side,
    /// What is shown.
    pub shown: Tableau,
    /// The slot in the inspector.
    pub selected: Option<String>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The list, and beside it what is on the disk.
#[component]
pub fn ListView(props: &Props) -> Html {
    let shown = &props.shown;
    html! {
        <div class="list-view" id={props.side.id("list-view")}>
            <h2 class="unseen">{ "Processes" }</h2>
            { children(props, None) }
            <h2>{ "On the disk" }</h2>
            if shown.storage.rows.is_empty() {
                <p class="quiet">{ "No list is stored." }</p>
            }
            <ul class="stored">
                { for shown.storage.rows.iter().map(|row| html! {
                    <li key={row.list.clone()}><bdi>{ named(&row.list) }</bdi>{ format!(": {}", count(row.entries, "entry", "entries")) }</li>
                }) }
                if shown.storage.more > 0 {
                    <li class="quiet">{ format!("and {} more", shown.storage.more) }</li>
                }
            </ul>
        </div>
    }
}

/// The slots below this one, each with those below it.
fn children(props: &Props, parent: Option<&str>) -> Html {
    let mut below = props
        .shown
        .slots
        .iter()
        .filter(|slot| slot.parent.as_deref() == parent)
        .peekable();
    if below.peek().is_none() {
        return Html::default();
    }
    html! {
        <ul>
            { for below.map(|slot| html! {
                <li key={slot.path.clone()}>
                    { item(props, slot) }
                    { children(props, Some(&slot.path)) }
                </li>
            }) }
        </ul>
    }
}

fn item(props: &Props, slot: &SlotView) -> Html {
    let act = |action: fn(String) -> Action| {
        let path = slot.path.clone();
        props.on.reform(move |_: MouseEvent| action(path.clone()))
    };
    let onfocusin = {
        let path = slot.path.clone();
        props.on.reform(move |_: FocusEvent| Action::Focused(path.clone()))
    };
    let selected = props.selected.as_deref() == Some(&slot.path);
    let told = props.shown.story.as_ref().filter(|story| story.at == slot.path);
    let classes = classes!(
        "item",
        slot.affected.then_some("affected"),
        selected.then_some("selected"),
        told.is_some().then_some("told"),
    );
    html! {
        <div class={classes} data-slot={slot.path.clone()} data-pid={slot.pid.clone().unwrap_or_default()}
            data-generation={slot.generation.to_string()} data-status={slot.status.word()}
            data-affected={slot.affected.then_some("true")} {onfocusin}>
            <button type="button" class="item-name" id={slot_id(props.side, &slot.path)} aria-pressed={selected.to_string()}
                title="Show everything that is known of it" onclick={act(Action::Select)}>
                <bdi>{ named(&slot.label) }</bdi>
            </button>
            <span class="state-word" data-status={slot.status.word()}>
                <span aria-hidden="true">{ glyph(slot.status) }</span>{ " " }{ slot.status.word() }
            </span>
            <span class="pid">{ slot.pid.clone().unwrap_or_else(|| "no process".to_owned()) }</span>
            <span class="item-more">{ more(&props.shown, slot) }</span>
            if slot.pid.is_some() || !slot.resting {
                <button type="button" class="button danger item-kill" id={kill_id(props.side, &slot.path)} aria-label={format!("Kill {}", named(&slot.label))}
                    onclick={act(Action::Kill)}>{ "Kill" }</button>
            }
        </div>
    }
}

/// What else the diagram says of it, in words.
fn more(shown: &Tableau, slot: &SlotView) -> String {
    let mut words = Vec::new();
    match &slot.kind {
        SlotKind::Supervisor {
            strategy,
            restarts,
            max_restarts,
            max_seconds,
        } => {
            words.push(format!("supervisor, {strategy}"));
            words.push(format!("{restarts} of {max_restarts} restarts in {max_seconds} s"));
        }
        SlotKind::Worker => words.push(format!("worker, {}", slot.restart)),
        SlotKind::Dynamic => words.push(format!("dynamic child, {}", slot.restart)),
        SlotKind::Partition => words.push("the registry’s table".to_owned()),
        SlotKind::Block(_) => {}
    }
    if slot.generation > 1 {
        words.push(format!("generation {}", slot.generation));
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
    let names = shown.names().filter(|row| row.slot.as_ref() == Some(&slot.path));
    words.extend(names.map(|row| match row.pid {
        Some(_) => format!("registered as {}", label::fit(&row.key, NAME_EMS)),
        None => format!("its name {} leads nowhere", label::fit(&row.key, NAME_EMS)),
    }));
    words.join(" · ")
}

fn named(name: &str) -> String {
    if name.is_empty() {
        "(empty name)".to_owned()
    } else {
        label::fit(name, NAME_EMS)
    }
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
