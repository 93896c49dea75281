//! The inspector: everything the system knows of one slot, in words and terms.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::caption::with_code;
use super::exit_form::ExitForm;
use super::slot_node::{glyph, short_pid};
use crate::simulation::view::{Inspection, SlotView};

/// Props of [`Inspector`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The slot, if it is still there.
    pub slot: Option<Rc<SlotView>>,
    /// What is known of it.
    pub inspection: Option<Rc<Inspection>>,
    /// Why the last exit could not be sent.
    pub exit_error: Option<AttrValue>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The inspector.
#[component]
pub fn Inspector(props: &Props) -> Html {
    let (Some(slot), Some(inspection)) = (&props.slot, &props.inspection) else {
        return html! {
            <p class="empty">{ "No process is selected. Take the tool " }<b>{ "Look" }</b>{ " and click one, or cut one: it shows up here." }</p>
        };
    };
    let path = slot.path.clone();
    html! {
        <article class="inspector" data-path={path.clone()}>
            <h2 class="who"><bdi>{ shortened(&slot.label) }</bdi>
                <span class="state-word" data-status={slot.status.word()}>{ glyph(slot.status) }{ " " }{ slot.status.word() }</span>
            </h2>
            <p class="path"><bdi>{ shortened(&inspection.path) }</bdi></p>
            <div class="buttons">
                <button type="button" class="button danger" id="kill" aria-keyshortcuts="K" disabled={slot.pid.is_none()}
                    onclick={props.on.reform(move |_| Action::Kill(path.clone()))}>{ "Kill " }<kbd>{ "K" }</kbd></button>
            </div>
            <p class="prediction">{ with_code(&inspection.prediction) }</p>
            <ExitForm path={slot.path.clone()} error={props.exit_error.clone()} alive={slot.pid.is_some()} on={props.on.clone()} />
            if !inspection.why.is_empty() {
                <h3>{ "Why" }</h3>
                <p class="why">{ with_code(&inspection.why) }</p>
            }
            if let Some(waiting) = &inspection.waiting {
                <h3>{ "Waits for" }</h3>
                <p class="term" id="waiting">{ waiting.clone() }</p>
            }
            <h3>{ "State" }</h3>
            if inspection.state.is_empty() {
                <p class="quiet">{ "none: nothing lives here now" }</p>
            } else {
                <pre id="state">{ inspection.state.clone() }</pre>
            }
            <h3>{ "Mailbox" }</h3>
            if inspection.mailbox.is_empty() {
                <p class="quiet">{ "empty" }</p>
            } else {
                <ol class="terms" id="mailbox">{ for inspection.mailbox.iter().map(|message| html! { <li>{ message.clone() }</li> }) }</ol>
            }
            <h3>{ "Names, links, monitors" }</h3>
            <dl class="facts">
                { fact("registered", &inspection.names, "no name") }
                { fact("linked", &inspection.links, "to nobody") }
                { fact("monitors", &inspection.monitors, "none") }
                { fact("restart", std::slice::from_ref(&inspection.restart), "–") }
                { fact("shutdown", std::slice::from_ref(&inspection.shutdown), "–") }
            </dl>
            <h3>{ "Generations" }</h3>
            <ol class="generations">
                { for inspection.generations.iter().rev().map(|(number, pid, fate)| html! {
                    <li key={*number}><span>{ *number }</span><span>{ short_pid(pid).to_owned() }</span><span>{ fate.clone() }</span></li>
                }) }
            </ol>
        </article>
    }
}

fn fact(name: &'static str, values: &[String], none: &'static str) -> Html {
    html! {
        <div>
            <dt>{ name }</dt>
            if values.is_empty() {
                <dd class="quiet">{ none }</dd>
            }
            { for values.iter().map(|value| html! { <dd class="mono"><bdi>{ shortened(value) }</bdi></dd> }) }
        </div>
    }
}

/// A heading need not repeat 10,000 characters.
fn shortened(text: &str) -> String {
    crate::diagram::label::fit(text, 120.0)
}
