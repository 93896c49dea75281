//! The landmarks above the slider: what a person looks for when going back. A shape and a colour for each kind.

use std::rc::Rc;

use yew::prelude::*;

use super::Timeline;
use crate::diagram::number_text::{fixed, tenths};
use crate::diagram::scrubber_marks::Landmarks;
use crate::play::LandmarkKind;
use crate::ui::action::{Action, Travel};
use crate::ui::browser;
use crate::ui::drawn::Draw;

const KINDS: [LandmarkKind; 4] = [
    LandmarkKind::Exit,
    LandmarkKind::Restart,
    LandmarkKind::LimitReached,
    LandmarkKind::Input,
];

/// The class of a kind.
fn class(kind: LandmarkKind) -> &'static str {
    match kind {
        LandmarkKind::Input => "mark-you",
        LandmarkKind::Exit => "mark-exit",
        LandmarkKind::Restart => "mark-restart",
        LandmarkKind::LimitReached => "mark-limit",
    }
}

/// The sign of a kind, with its middle there.
fn sign(kind: LandmarkKind, x: f64) -> String {
    let x = tenths(x);
    match kind {
        LandmarkKind::Input => format!("M{x} 13m-4 -4.5h8l-4 6.5z"),
        LandmarkKind::Exit => format!("M{x} 11.7m-3.2 -3.2l6.4 6.4m0 -6.4l-6.4 6.4"),
        LandmarkKind::Restart => format!("M{x} 8a3.7 3.7 0 1 0 .01 0z"),
        LandmarkKind::LimitReached => format!("M{x} 5.2l6.5 6.5l-6.5 6.5l-6.5 -6.5z"),
    }
}

/// All signs, a path for each kind: what matters most lies on top, and what a person did over everything. They are drawn ten times a second while
/// much happens, so they are few elements however many they are.
fn signs(landmarks: &Landmarks) -> Html {
    let width = f64::from(landmarks.width.max(1));
    let path = |kind: LandmarkKind| {
        let marks = landmarks.marks.iter().filter(|mark| mark.kind == kind);
        let shape: String = marks.map(|mark| sign(kind, mark.at * width)).collect();
        html! { <path class={classes!("landmark", class(kind))} d={shape} /> }
    };
    html! {
        <svg class="signs" viewBox={format!("0 0 {} 20", landmarks.width.max(1))} preserveAspectRatio="none" aria-hidden="true">
            { for KINDS.into_iter().map(path) }
        </svg>
    }
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
            { signs(landmarks) }
            <div class="stops" role="group" aria-label="Landmarks of what is told" {onkeydown}>
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
    format!("left:calc({}% - 8px)", fixed(at * 100.0, 3))
}

/// What the signs mean.
#[derive(Debug, PartialEq)]
pub struct LandmarkKey;

impl Draw for LandmarkKey {
    fn draw(&self) -> Html {
        html! {
            <ul class="landmark-key">
                { for KINDS.into_iter().map(|kind| html! {
                    <li>
                        <svg class="sign-of" viewBox="-7 4.7 14 14" aria-hidden="true"><path class={classes!("landmark", class(kind))} d={sign(kind, 0.0)} /></svg>
                        { kind.word() }
                    </li>
                }) }
            </ul>
        }
    }
}
