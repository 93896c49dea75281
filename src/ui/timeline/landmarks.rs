//! The landmarks above the slider: what a person looks for when going back. A shape and a colour for each kind.

use std::rc::Rc;

use yew::prelude::*;

use super::Timeline;
use crate::diagram::fixed::fixed;
use crate::play::LandmarkKind;
use crate::ui::action::{Action, Travel};
use crate::ui::browser;

const KINDS: [LandmarkKind; 4] = [
    LandmarkKind::Input,
    LandmarkKind::Exit,
    LandmarkKind::Restart,
    LandmarkKind::LimitReached,
];

/// The sign of a kind.
fn sign(kind: LandmarkKind) -> (&'static str, &'static str) {
    match kind {
        LandmarkKind::Input => ("mark-you", "M1 2.5h8L5 9z"),
        LandmarkKind::Exit => ("mark-exit", "M1.8 1.8l6.4 6.4M8.2 1.8 1.8 8.2"),
        LandmarkKind::Restart => ("mark-restart", "M5 1.3a3.7 3.7 0 1 0 .01 0z"),
        LandmarkKind::LimitReached => ("mark-limit", "M5 0l5 5-5 5-5-5z"),
    }
}

fn picture(kind: LandmarkKind, style: Option<String>) -> Html {
    let (class, shape) = sign(kind);
    html! { <svg class={classes!("landmark", class)} viewBox="0 0 10 10" aria-hidden="true" {style}><path d={shape} /></svg> }
}

/// Props of [`Stops`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What there is to say about time.
    pub timeline: Rc<Timeline>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// Marks to see, and stops to reach: one tab stop, with arrows from one to the next.
#[component]
pub fn Stops(props: &Props) -> Html {
    let current = use_state_eq(|| 0_usize);
    let landmarks = &props.timeline.landmarks;
    let last = landmarks.stops.len().saturating_sub(1);
    let tab_stop = (*current).min(last);
    let onkeydown = {
        let current = current.clone();
        Callback::from(move |press: KeyboardEvent| {
            let next = match press.key().as_str() {
                "ArrowLeft" => tab_stop.saturating_sub(1),
                "ArrowRight" => (tab_stop + 1).min(last),
                "Home" => 0,
                "End" => last,
                _no_key_of_the_stops => return,
            };
            press.prevent_default();
            current.set(next);
            browser::focus(&stop_id(next));
        })
    };
    html! {
        <div class="landmarks">
            { for landmarks.marks.iter().map(|mark| picture(mark.kind, Some(place(mark.at)))) }
            <div class="stops" role="group" aria-label="Landmarks of the history" {onkeydown}>
                { for landmarks.stops.iter().enumerate().map(|(index, stop)| {
                    let event = stop.event;
                    let on_the_right = (stop.at > 0.5).then_some("on-the-right");
                    let onfocus = {
                        let current = current.clone();
                        Callback::from(move |_: FocusEvent| current.set(index))
                    };
                    html! {
                        <button type="button" class={classes!("stop", on_the_right)} id={stop_id(index)} style={place(stop.at)}
                            aria-label={stop.name.replace('\n', "; ")} data-name={stop.name.clone()} tabindex={if index == tab_stop { "0" } else { "-1" }} {onfocus}
                            onclick={props.on.reform(move |_| Action::Travel(Travel::Seek(event)))} />
                    }
                }) }
            </div>
        </div>
    }
}

fn stop_id(index: usize) -> String {
    format!("landmark-{index}")
}

fn place(at: f64) -> String {
    format!("--at:{}", fixed(at, 5))
}

/// What the signs mean.
#[component]
pub fn Key() -> Html {
    html! {
        <ul class="landmark-key" aria-label="Signs on the scrubber">
            { for KINDS.into_iter().map(|kind| html! { <li>{ picture(kind, None) }{ kind.word() }</li> }) }
        </ul>
    }
}
