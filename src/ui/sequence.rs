//! The sequence diagram of the last story: names, lifelines, arrows, and a row to select for each event.
//!
//! The picture is for the eye; the rows and names are lists of buttons that lie over it, each a sentence. Rows are one
//! tab stop: the arrow keys walk.

mod picture;

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::browser::{self, Listener};
use super::drawn::drawn;
use crate::diagram::number_text::tenths;
use crate::diagram::sequence::{self as geometry, Layout};
use crate::telling::causes::Selection;
use crate::telling::sequence::{Column, Sequence};
use picture::SequencePicture;

const SCROLLER: &str = "sequence";

/// So many columns are drawn at the least, however narrow the window: you, whom you hit, who decides, and all others.
const FEWEST: usize = 4;

/// Props of [`SequenceView`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The story.
    pub sequence: Rc<Sequence>,
    /// What is selected.
    pub selection: Option<Rc<Selection>>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The diagram. It follows its end while a story is told, unless the person has scrolled up to read.
#[component]
pub fn SequenceView(props: &Props) -> Html {
    let width = use_width(props.sequence.rows.is_empty());
    let node = use_node_ref();
    let drawing = use_memo((props.sequence.clone(), width), |(sequence, width)| {
        let sequence = Rc::new(sequence.folded(geometry::columns_for(f64::from(*width)).max(FEWEST)));
        let layout = Rc::new(geometry::lay_out(&sequence, f64::from(*width)));
        (sequence, layout)
    });
    let (sequence, layout) = &*drawing;
    let picked = props
        .selection
        .as_ref()
        .and_then(|selection| selection.row)
        .and_then(|event| sequence.row_of(event));
    use_scrolling(&node, layout, sequence, picked);
    if sequence.rows.is_empty() {
        return html! {
            <div class="sequence" id={SCROLLER}>
                <p class="empty">{ "Nothing has been cut yet. Kill a process: who told whom, who decided and what came back is drawn here." }</p>
            </div>
        };
    }
    let head = if layout.slanted {
        "sequence-heads slanted"
    } else {
        "sequence-heads"
    };
    html! {
        <>
            <h2 class="unseen">{ "The last story as a sequence diagram" }</h2>
            <div class="sequence" id={SCROLLER} ref={node}>
                <div class="sequence-paper" style={format!("width:{}px", tenths(layout.width))}>
                    <ul class={head} aria-label="Lifelines">
                        { for sequence.columns.iter().enumerate().map(|(at, column)| name(props, layout, at, column)) }
                    </ul>
                    <div class="sequence-story" style={format!("height:{}px", tenths(layout.height))}>
                        { drawn(SequencePicture { sequence: sequence.clone(), layout: layout.clone(), selection: props.selection.clone() }) }
                        <ol class="sequence-rows" aria-label="What happened, in order">
                            { for (0..sequence.rows.len()).map(|at| row(props, &drawing, at, picked)) }
                        </ol>
                    </div>
                    if sequence.more > 0 {
                        <p class="quiet small sequence-more">{ format!("… and {} more that are not drawn", sequence.more) }</p>
                    }
                </div>
            </div>
            <ul class="sequence-legend" aria-hidden="true">
                <li><i class="works" />{ "works" }</li>
                <li><i class="waits" />{ "waits" }</li>
                <li><i class="along" />{ "along a link" }</li>
                <li>{ "✕ ends" }</li>
            </ul>
        </>
    }
}

/// The name over a lifeline: a button that selects the process.
fn name(props: &Props, layout: &Layout, at: usize, column: &Column) -> Html {
    let pids: Vec<_> = column.lives.iter().map(|life| life.pid.as_str()).collect();
    // The last process in the slot, and the one that it took the place of.
    let short: Vec<_> = pids
        .iter()
        .rev()
        .take(2)
        .rev()
        .map(|pid| super::slot_node::short_pid(pid))
        .collect();
    let chosen = column.slot.is_some()
        && props
            .selection
            .as_ref()
            .is_some_and(|selection| selection.slot == column.slot);
    let x = layout.columns.get(at).copied().unwrap_or_default();
    let style = format!(
        "left:{}px;width:{}px",
        tenths(x - layout.column_width / 2.0),
        tenths(layout.column_width)
    );
    let pids = if column.slot.is_some() {
        pids.join(" → ")
    } else {
        String::new()
    };
    let title = format!("{}\n{}", column.label, column.about.as_deref().unwrap_or(&pids));
    let words = html! {
        <span class="head-words">
            <bdi class="head-name">{ breakable(&column.label) }</bdi>{ " " }
            if column.slot.is_some() {
                <span class="head-pid">{ short.join(" → ") }</span>
            }
        </span>
    };
    let class = classes!("head", chosen.then_some("chosen"));
    html! {
        <li {style} key={at}>
            if let Some(slot) = column.slot.clone() {
                <button type="button" {class} {title} aria-pressed={chosen.to_string()} data-lifeline={slot.clone()}
                    onclick={props.on.reform(move |_: MouseEvent| Action::PickProcess(slot.clone()))}>{ words }</button>
            } else {
                <span {class} {title}>{ words }</span>
            }
        </li>
    }
}

/// A name that may go on in another line where one of its words ends.
fn breakable(name: &str) -> Html {
    let mut parts = vec![String::new()];
    let mut before = ' ';
    for letter in name.chars() {
        if before == '.' || (before.is_lowercase() && letter.is_uppercase()) {
            parts.push(String::new());
        }
        parts.last_mut().into_iter().for_each(|part| part.push(letter));
        before = letter;
    }
    parts.into_iter().map(|part| html! { <>{ part }<wbr /></> }).collect()
}

/// A row: a button with the whole sentence.
fn row(props: &Props, (sequence, layout): &(Rc<Sequence>, Rc<Layout>), at: usize, picked: Option<usize>) -> Html {
    let (rows, Some(place)) = (&sequence.rows, layout.rows.get(at)) else {
        return Html::default();
    };
    let row = &rows[at];
    let event = row.event;
    let chosen = picked == Some(at);
    let because = props
        .selection
        .as_ref()
        .is_some_and(|selection| selection.because_of(event) || selection.because_of(row.last));
    let tab_stop = picked.unwrap_or(0) == at;
    let onclick = props.on.reform(move |_: MouseEvent| {
        if chosen {
            Action::ClearSelection
        } else {
            Action::Pick(event)
        }
    });
    let onkeydown = {
        let rows = sequence.clone();
        Callback::from(move |event: KeyboardEvent| {
            let last = rows.rows.len().saturating_sub(1);
            let next = match event.key().as_str() {
                "ArrowUp" => at.saturating_sub(1),
                "ArrowDown" => (at + 1).min(last),
                "Home" => 0,
                "End" => last,
                _no_key_of_the_list => return,
            };
            event.prevent_default();
            if let Some(row) = rows.rows.get(next) {
                browser::focus(&row_id(row.event));
            }
        })
    };
    html! {
        <li key={event} style={format!("top:{}px", tenths(place.rect.y))}>
            <button type="button" id={row_id(event)} tabindex={if tab_stop { "0" } else { "-1" }} title={row.words.clone()}
                class={classes!("sequence-row", chosen.then_some("chosen"), because.then_some("because"))}
                aria-pressed={chosen.to_string()} data-event={event.to_string()} data-act={row.act.word()}
                data-beat={row.beat.to_string()} {onkeydown}
                {onclick}>
                <span class="unseen">{ row.words.clone() }</span>
            </button>
        </li>
    }
}

fn row_id(event: u64) -> String {
    format!("row:{event}")
}

/// The width that the diagram has, in whole pixels; measured when it comes, when there is something to draw, and when the
/// window changes.
#[hook]
fn use_width(empty: bool) -> u32 {
    let width = use_state_eq(|| 300_u32);
    let measure = {
        let width = width.clone();
        move || {
            if let Some((measured, _)) = browser::size_of(SCROLLER).filter(|(measured, _)| *measured > 0.0) {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a width in pixels, not negative"
                )]
                // Room for its margins and a scroll bar beside it.
                width.set((measured - 24.0).max(0.0) as u32);
            }
        }
    };
    {
        let measure = measure.clone();
        use_effect_with(empty, move |_| measure());
    }
    use_effect_with((), move |()| {
        let listener = Listener::new(browser::window().map(Into::into), "resize", move |_| measure());
        move || drop(listener)
    });
    *width
}

/// Keeps the newest row in sight while a story is told, and a row that was selected elsewhere.
#[hook]
fn use_scrolling(node: &NodeRef, layout: &Rc<Layout>, sequence: &Rc<Sequence>, picked: Option<usize>) {
    let seen = use_mut_ref(|| (0_u64, 0_usize));
    let first = sequence.rows.first().map_or(0, |row| row.event);
    let count = sequence.rows.len();
    {
        let node = node.clone();
        use_effect_with((first, count), move |&(first, count)| {
            let before = seen.replace((first, count));
            let Some(list) = node.cast::<web_sys::Element>() else {
                return;
            };
            // Where the end was before the last rows came: who was there follows.
            let grown = count.saturating_sub(before.1) as f64 * (geometry::ROW + geometry::BAND) + 40.0;
            let below = f64::from(list.scroll_height() - list.scroll_top() - list.client_height());
            if before.0 == first && below <= grown {
                list.set_scroll_top(list.scroll_height());
            } else if before.0 != first {
                list.set_scroll_top(0);
            }
        });
    }
    let place = picked.and_then(|at| layout.rows.get(at)).map(|row| row.rect);
    // Both ends of its arrow should be in sight where the paper is wider than its window.
    let middle = picked.and_then(|at| sequence.rows.get(at)).and_then(|row| {
        let (from, to) = (layout.columns.get(row.from)?, layout.columns.get(row.to)?);
        Some(f64::midpoint(*from, *to))
    });
    let node = node.clone();
    use_effect_with(picked.map(|at| (first, at)), move |_| {
        let (Some(list), Some(rect)) = (node.cast::<web_sys::Element>(), place) else {
            return;
        };
        let names = f64::from(list.scroll_height()) - rect.height;
        let (top, height) = (f64::from(list.scroll_top()), f64::from(list.client_height()));
        // The names stay on top of what scrolls below them.
        const NAMES: f64 = 90.0;
        if rect.y < top || rect.y + rect.height + NAMES > top + height {
            #[expect(clippy::cast_possible_truncation, reason = "pixels")]
            list.set_scroll_top((rect.y - height / 3.0).clamp(0.0, names.max(0.0)) as i32);
        }
        if let Some(middle) = middle.filter(|_| list.scroll_width() > list.client_width()) {
            #[expect(clippy::cast_possible_truncation, reason = "pixels")]
            list.set_scroll_left((middle - f64::from(list.client_width()) / 2.0) as i32);
        }
    });
}
