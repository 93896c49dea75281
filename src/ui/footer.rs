//! The bar at the bottom: time, speed, and the log.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::log::Log;
use crate::simulation::causes::Selection;
use crate::simulation::view::LogLine;

/// Speeds a person can choose; 1 is the pace at which a story can be read.
const SPEEDS: [f64; 8] = [0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0];

/// The next speed below this one.
#[must_use]
pub fn slower(speed: f64) -> f64 {
    SPEEDS
        .into_iter()
        .rev()
        .find(|&other| other < speed - 1e-9)
        .unwrap_or(SPEEDS[0])
}

/// The next speed above this one.
#[must_use]
pub fn faster(speed: f64) -> f64 {
    SPEEDS
        .into_iter()
        .find(|&other| other > speed + 1e-9)
        .unwrap_or(SPEEDS[SPEEDS.len() - 1])
}

/// Virtual time as minutes, seconds and milliseconds.
#[must_use]
pub fn clock(time_ms: u64) -> String {
    format!(
        "{:02}:{:02}.{:03}",
        time_ms / 60_000,
        time_ms / 1_000 % 60,
        time_ms % 1_000
    )
}

/// Props of [`Footer`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// Is time standing still?
    pub paused: bool,
    /// The speed.
    pub speed: f64,
    /// Virtual time.
    pub time_ms: u64,
    /// Steps of the scheduler.
    pub step: u64,
    /// The log's last lines.
    pub log: Rc<Vec<LogLine>>,
    /// What is selected.
    pub selection: Option<Rc<Selection>>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The footer.
#[component]
pub fn Footer(props: &Props) -> Html {
    let (paused, speed) = (props.paused, props.speed);
    let (glyph, word) = if paused { ("▶", "Play") } else { ("❚❚", "Pause") };
    html! {
        <footer>
            <div class="controls" role="group" aria-label="Time">
                <button type="button" class="button strong" id="pause" aria-keyshortcuts="Space" title={format!("{word} (Space)")}
                    onclick={props.on.reform(move |_| Action::Pause(!paused))}>
                    <span class="glyph" aria-hidden="true">{ glyph }</span>{ word }
                </button>
                <button type="button" class="button" id="step" disabled={!paused} title="One event (.)"
                    onclick={props.on.reform(|_| Action::Step)}>
                    <span class="glyph" aria-hidden="true">{ "▸|" }</span>{ "Step" }
                </button>
                <span class="speed" role="group" aria-label="Speed">
                    <button type="button" class="button square" id="slower" aria-label="Slower" title="Slower ([)"
                        aria-keyshortcuts="[" onclick={props.on.reform(move |_| Action::Speed(slower(speed)))}>{ "−" }</button>
                    <output id="speed">{ speed_words(speed) }</output>
                    <button type="button" class="button square" id="faster" aria-label="Faster" title="Faster (])"
                        aria-keyshortcuts="]" onclick={props.on.reform(move |_| Action::Speed(faster(speed)))}>{ "+" }</button>
                </span>
                <span class="time" title="Virtual time since the start, and steps of the scheduler">
                    <span id="clock">{ clock(props.time_ms) }</span>
                    <span class="quiet">{ format!("step {}", props.step) }</span>
                </span>
            </div>
            <Log lines={props.log.clone()} selection={props.selection.clone()} on={props.on.clone()} />
        </footer>
    }
}

fn speed_words(speed: f64) -> String {
    if speed >= 1.0 {
        format!("{speed}×")
    } else {
        format!("1/{}×", (1.0 / speed).round())
    }
}
