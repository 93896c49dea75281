//! The inspector: everything the system knows of one slot, in words and terms, and everything that can be done to it.

pub mod deeds;
pub mod draft;
pub mod facts;
pub mod inspecting;
pub mod parse_error;

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::drawn::{Draw, drawn};
use super::elements::with_code;
use super::slot_node::{glyph, short_pid};
use super::strategy_choice::StrategyChoice;
use crate::otp::Strategy;
use crate::telling::view::{Inspection, SlotView, Waits};
use deeds::Deeds;
use facts::{State, fact, generations, mailbox, parties, seconds, shortened, window};
use inspecting::Inspecting;

/// The inspector.
#[derive(Debug, PartialEq)]
pub struct Inspector {
    /// The slot, if it is still there.
    pub slot: Option<Rc<SlotView>>,
    /// Its path, if one is selected.
    pub path: Option<String>,
    /// The strategy that it has as a supervisor, if it can be chosen.
    pub strategy: Option<Strategy>,
    /// What is known of it.
    pub inspecting: Rc<Inspecting>,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for Inspector {
    fn draw(&self) -> Html {
        let (Some(slot), Some(inspection)) = (&self.slot, &self.inspecting.inspection) else {
            return nobody(self.path.as_deref());
        };
        let path = slot.path.clone();
        let gone = slot.pid.is_none();
        html! {
            <article class="inspector" data-path={path.clone()}>
                <h2 class="who"><bdi>{ shortened(&slot.label) }</bdi>
                    <span class="pid">{ slot.pid.as_deref().map(|pid| short_pid(pid).to_owned()) }</span>
                    <span class="state-word" data-status={slot.status.word()}>{ glyph(slot.status) }{ " " }{ slot.status.word() }</span>
                </h2>
                <p class="path"><bdi>{ shortened(&inspection.path) }</bdi></p>
                if gone {
                    <p class="vacant" id="vacant">{ "Nobody lives here now." }</p>
                }
                if !inspection.why.is_empty() {
                    <p class="why" id="why">{ with_code(&inspection.why) }</p>
                }
                <div class="kill">
                    <button type="button" class="button danger" id="kill" disabled={!self.inspecting.kill.possible} aria-describedby="prediction"
                        onclick={self.on.reform(move |_| Action::Kill(path.clone()))}>{ "Kill" }</button>
                    <p class="prediction" id="prediction">{ with_code(&self.inspecting.kill.text) }</p>
                </div>
                <Deeds path={slot.path.clone()} inspecting={self.inspecting.clone()} on={self.on.clone()} />
                if let Some(chosen) = self.strategy {
                    { drawn(StrategyChoice { id: "strategy-here".to_owned(), path: slot.path.clone(), label: shortened(&slot.label), chosen, quiet: false, on: self.on.clone() }) }
                }
                if !gone {
                    { of_process(inspection, &self.on) }
                }
                <h3>{ "Child spec" }</h3>
                <dl class="facts" id="spec">
                    { fact("restart", vec![html! { { inspection.restart.clone() } }], "") }
                    { fact("shutdown", said(&inspection.shutdown), "–") }
                    { fact("restarts", inspection.window.iter().map(window).collect(), "nobody counts them") }
                    if let Some(own) = &inspection.own_window {
                        { fact("below", vec![window(own)], "") }
                    }
                </dl>
                <h3>{ "Generations" }</h3>
                { generations(&inspection.generations) }
            </article>
        }
    }
}

/// What is known of a process while it lives.
fn of_process(inspection: &Inspection, on: &Callback<Action>) -> Html {
    let names = inspection
        .names
        .iter()
        .map(|name| html! { <code>{ name.clone() }</code> });
    html! {
        <>
            <h3>{ "State" }</h3>
            <State term={inspection.state.clone()} />
            <h3>{ "Mailbox" }</h3>
            { mailbox(inspection, on) }
            <h3>{ "Process" }</h3>
            <dl class="facts">
                { fact("waits for", inspection.waits.iter().map(waits).collect(), "nothing: it is at work") }
                { fact("names", names.collect(), "none") }
                { fact("links", parties(&inspection.links, on), "none") }
                { fact("monitors", parties(&inspection.monitors, on), "nobody") }
                { fact("watched by", parties(&inspection.monitored_by, on), "nobody") }
                { fact("traps exits", vec![html! { { if inspection.traps_exits { "yes" } else { "no" } } }], "") }
            </dl>
        </>
    }
}

fn said(text: &str) -> Vec<Html> {
    let text = (!text.is_empty()).then(|| text.to_owned());
    text.into_iter().map(|text| html! { { text } }).collect()
}

fn waits(waits: &Waits) -> Html {
    let until = waits
        .until_ms
        .map(|until| format!(", until {} at the most", seconds(until)));
    html! {
        <span id="waiting" class={classes!(waits.blocked.then_some("blocked"))}>
            { waits.what.clone() }{ format!(", since {}", seconds(waits.since_ms)) }{ until }
        </span>
    }
}

fn nobody(path: Option<&str>) -> Html {
    match path {
        None => html! {
            <p class="empty">{ "No process is selected. Take the tool " }<b>{ "Look" }</b>{ " and click one, or cut one: it shows up here." }</p>
        },
        Some(path) => html! {
            <article class="inspector" data-path={path.to_owned()}>
                <h2 class="who"><bdi>{ shortened(path.rsplit('/').next().unwrap_or(path)) }</bdi></h2>
                <p class="path"><bdi>{ shortened(path) }</bdi></p>
                <p class="vacant" id="vacant">{ "This place is not in the tree now: its process ended, and nobody has asked for it since." }</p>
            </article>
        },
    }
}
