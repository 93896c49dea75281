//! The event log in OTP's wording, newest line in sight.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::action::Action;
use super::footer::clock;
use crate::simulation::view::LogLine;

/// Props of [`Log`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The lines, oldest first.
    pub lines: Rc<Vec<LogLine>>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The log. It follows its end, unless the person has scrolled up to read.
#[component]
pub fn Log(props: &Props) -> Html {
    let node = use_node_ref();
    let follows = use_mut_ref(|| true);
    let onscroll = {
        let follows = follows.clone();
        Callback::from(move |event: Event| {
            if let Some(list) = event
                .target()
                .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            {
                *follows.borrow_mut() = list.scroll_height() - list.scroll_top() - list.client_height() < 24;
            }
        })
    };
    {
        let node = node.clone();
        let last = props.lines.last().map(|line| line.event);
        use_effect_with(last, move |_| {
            if let Some(list) = node.cast::<web_sys::Element>().filter(|_| *follows.borrow()) {
                list.set_scroll_top(list.scroll_height());
            }
        });
    }
    html! {
        <ol class="log" ref={node} {onscroll} tabindex="0" aria-label="Event log">
            { for props.lines.iter().map(|line| html! { <Line key={line.event} line={line.clone()} on={props.on.clone()} /> }) }
        </ol>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct LineProps {
    line: LogLine,
    on: Callback<Action>,
}

/// One line; one that speaks of a slot leads to it.
#[component]
fn Line(props: &LineProps) -> Html {
    let line = &props.line;
    let level = line.level.trim_matches(['[', ']']);
    let onclick = line
        .slot
        .clone()
        .map(|slot| props.on.reform(move |_: MouseEvent| Action::Select(slot.clone())));
    html! {
        <li data-level={level.to_owned()}>
            <span class="log-time">{ clock(line.time_ms) }</span>
            <span class="log-level">{ line.level }</span>
            if onclick.is_some() {
                <button type="button" class="log-text" tabindex="-1" title="Show this process" {onclick}>{ line.text.clone() }</button>
            } else {
                <span class="log-text">{ line.text.clone() }</span>
            }
        </li>
    }
}
