//! The event log in OTP's wording, newest line in sight.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::action::Action;
use super::clock_text::clock;
use crate::telling::causes::Selection;
use crate::telling::view::LogLine;

/// Props of [`Log`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The lines, oldest first.
    pub lines: Rc<Vec<Rc<LogLine>>>,
    /// What is selected.
    pub selection: Option<Rc<Selection>>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// Lines drawn while nobody has scrolled up: to draw all of them anew is most of the work of going far back in time.
const AT_THE_END: usize = 40;

/// The log. It follows its end, unless the person has scrolled up to read: the style sheet turns it round, so that the
/// browser keeps the end in sight by itself and nothing has to be measured for it.
#[component]
pub fn Log(props: &Props) -> Html {
    let node = use_node_ref();
    let whole = use_state_eq(|| false);
    let unfolded = use_state_eq(|| false);
    // A list also scrolls because lines come and go: that is nobody's wish to read.
    let touched = use_mut_ref(|| false);
    let touch = {
        let touched = touched.clone();
        move || *touched.borrow_mut() = true
    };
    let onwheel = Callback::from({
        let touch = touch.clone();
        move |_: WheelEvent| touch()
    });
    let onpointerdown = Callback::from({
        let touch = touch.clone();
        move |_: PointerEvent| touch()
    });
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        touch();
        walk(&event);
    });
    let onscroll = {
        let whole = whole.clone();
        Callback::from(move |event: Event| {
            let target = event.target();
            if let Some(list) = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
                // The end is where scrolling begins, and what is above is less than zero.
                let at_the_end = list.scroll_top() > -24;
                if at_the_end || *touched.borrow() {
                    *touched.borrow_mut() = !at_the_end;
                    whole.set(!at_the_end);
                }
            }
        })
    };
    {
        let node = node.clone();
        use_effect_with(
            props.selection.as_ref().and_then(|selection| selection.line),
            move |_| {
                show_chosen(&node);
            },
        );
    }
    let chosen = props.selection.as_ref().and_then(|selection| selection.line);
    let end = props.lines.len().saturating_sub(AT_THE_END);
    let chosen_before = chosen.is_some_and(|event| props.lines[..end].iter().any(|line| line.event == event));
    let from = if *whole || chosen_before { 0 } else { end };
    // What supervisors said when the system started, before any time had passed, is one line until somebody asks for it.
    let started = |line: &&Rc<LogLine>| line.time_ms == 0 && line.level == "[info]";
    let started = props.lines.iter().take_while(started).count();
    let among = |event| props.lines[..started].iter().any(|line| line.event == event);
    let folded = !*unfolded && from < started && !chosen.is_some_and(among);
    let drawn = &props.lines[if folded { started } else { from }..];
    let tab_stop = chosen
        .filter(|event| drawn.iter().any(|line| line.event == *event))
        .or(drawn.last().map(|line| line.event));
    let onclick = {
        let on = props.on.clone();
        Callback::from(move |click: MouseEvent| {
            if let Some(event) = event_of(&click) {
                on.emit(Action::Pick(event));
            }
        })
    };
    let unfold = Callback::from(move |_: MouseEvent| unfolded.set(true));
    html! {
        <div class="log" ref={node} {onscroll} {onwheel} {onpointerdown} {onkeydown}>
        <ol aria-label="Event log" {onclick}>
            if folded {
                <li class="log-fold">
                    <span class="log-time">{ clock(0) }</span>
                    <button type="button" id="unfold-start" class="log-text" onclick={unfold}>
                        { format!("The system started: {started} {}. Show them", if started == 1 { "line" } else { "lines" }) }
                    </button>
                </li>
            }
            { for drawn.iter().map(|each| line(each, mark(each, props.selection.as_deref()), tab_stop == Some(each.event))) }
        </ol>
        </div>
    }
}

/// The lines are one tab stop; arrows, Home and End lead from line to line.
fn walk(event: &KeyboardEvent) {
    let Some(line) = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .and_then(|button| button.parent_element())
    else {
        return;
    };
    let all = line.parent_element();
    let next = match event.key().as_str() {
        "ArrowUp" => line.previous_element_sibling(),
        "ArrowDown" => line.next_element_sibling(),
        "Home" => all.and_then(|all| all.first_element_child()),
        "End" => all.and_then(|all| all.last_element_child()),
        _no_key_of_the_list => return,
    };
    event.prevent_default();
    let button = next.and_then(|line| line.query_selector("button").ok().flatten());
    if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
        // It is there: it was just found.
        let _ = button.focus();
    }
}

/// Scrolls, if need be, to the line that stands for what is selected.
fn show_chosen(node: &NodeRef) {
    let Some(list) = node.cast::<web_sys::HtmlElement>() else {
        return;
    };
    let Ok(Some(line)) = list.query_selector("li.chosen") else {
        return;
    };
    let (seen, place) = (list.get_bounding_client_rect(), line.get_bounding_client_rect());
    if place.top() < seen.top() || place.bottom() > seen.bottom() {
        #[expect(clippy::cast_possible_truncation, reason = "pixels")]
        list.set_scroll_top(list.scroll_top() + (place.top() - seen.top()) as i32 - 8);
    }
}

/// How a line has to do with what is selected.
fn mark(line: &LogLine, selection: Option<&Selection>) -> Option<&'static str> {
    let selection = selection?;
    if selection.line == Some(line.event) {
        Some("chosen")
    } else if selection.because_of(line.event) {
        Some("because")
    } else {
        (selection.event.is_none() && line.slot.is_some() && line.slot == selection.slot).then_some("about")
    }
}

/// A report as far as it is shown before somebody chooses it: what has happened, and why. How many lines there are beside
/// those.
fn folded(text: &str) -> (String, usize) {
    let mut lines = text.lines();
    let mut said = lines.next().unwrap_or_default().to_owned();
    let mut rest = lines.filter(|line| !line.is_empty()).peekable();
    while let Some(why) = rest.next_if(|line| line.trim_start().starts_with("**")) {
        said += " ";
        said += why.trim_start();
    }
    (said, rest.count())
}

/// One line; it leads to what it tells of, in every view. A report is folded until it is chosen.
fn line(line: &LogLine, mark: Option<&'static str>, tab_stop: bool) -> Html {
    let level = line.level.trim_matches(['[', ']']);
    let chosen = mark == Some("chosen");
    let (said, more) = folded(&line.text);
    let folds = more > 0;
    html! {
        <li key={line.event} data-level={level.to_owned()} data-event={line.event.to_string()} class={mark}>
            <span class="log-time">{ clock(line.time_ms) }</span>
            <span class="log-level">{ line.level }</span>
            <span class="log-who" dir="auto">{ line.who.clone() }</span>
            <button type="button" class={classes!("log-text", folds.then_some("folds"))} tabindex={if tab_stop { "0" } else { "-1" }} title="Show why"
                aria-expanded={folds.then(|| chosen.to_string())}>
                if chosen || !folds {
                    { line.text.clone() }
                } else {
                    { said }<span class="quiet">{ format!(" … and {more} more") }</span>
                }
            </button>
        </li>
    }
}

/// The event whose line was clicked on.
fn event_of(click: &MouseEvent) -> Option<u64> {
    let target = click.target()?.dyn_into::<web_sys::Element>().ok()?;
    let line = target.closest("button").ok()??.closest("li[data-event]").ok()??;
    line.get_attribute("data-event")?.parse().ok()
}
