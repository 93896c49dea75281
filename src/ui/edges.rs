//! Lines: supervision, names, and the signals that run along them.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::Key;

use super::drawn::Draw;
use super::view_without_clock::DrawnView;
use crate::diagram::scene::{Arrangement, Scene};
use crate::telling::view::{SlotKind, SlotView, Status, Story};

/// What all three of them are drawn from.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// What is drawn.
    pub shown: DrawnView,
    /// Where it goes.
    pub scene: Rc<Scene>,
    /// Wide or outline.
    pub how: Arrangement,
}

/// Supervision edges. Where one of the two is gone there is no link, so the edge fades to a trace of the slot.
#[derive(Debug, PartialEq)]
pub struct Edges(pub Lines);

impl Draw for Edges {
    fn draw(&self) -> Html {
        let slots = &self.0.shown.slots;
        let story = self.0.shown.story.as_deref();
        html! {
            <g class="edges" aria-hidden="true">
                { for self.0.scene.edges.iter().filter_map(|edge| {
                    let (above, below) = (slots.get(edge.from)?, slots.get(edge.to)?);
                    Some(html! { <path key={key(below)} class={looks(story, above, below)} d={edge.path.clone()} /> })
                }) }
            </g>
        }
    }
}

fn key(slot: &SlotView) -> Key {
    match slot.kind {
        SlotKind::Block(_) => Key::from(format!("block {}", slot.id.number())),
        SlotKind::Supervisor { .. } | SlotKind::Worker | SlotKind::Dynamic | SlotKind::Partition => {
            Key::from(slot.id.number())
        }
    }
}

fn looks(story: Option<&Story>, above: &SlotView, below: &SlotView) -> &'static str {
    let block = matches!(below.kind, SlotKind::Block(_));
    let there = above.pid.is_some() && (block || below.pid.is_some());
    // Does the story's signal run along this edge now?
    let hot = story.is_some_and(|story| {
        story.beat == 2 && story.at == below.path && story.to.as_deref() == Some(above.path.as_str())
    });
    match (hot, there, below.status == Status::Starting) {
        (true, true, _) => "edge hot",
        (true, false, _) => "edge hot cut",
        (false, true, true) => "edge new",
        (false, true, false) => "edge",
        (false, false, _) => "edge cut",
    }
}

/// Lines from registered processes to their rows; a detached name has none until it is taken again.
#[derive(Debug, PartialEq)]
pub struct Ties(pub Lines);

impl Draw for Ties {
    fn draw(&self) -> Html {
        let (slots, tables) = (&self.0.shown.slots, &self.0.shown.tables);
        html! {
            <g class="ties" aria-hidden="true">
                { for self.0.scene.ties.iter().filter_map(|tie| {
                    let (slot, table) = (slots.get(tie.node)?, tables.get(tie.table)?);
                    let row = table.rows.get(tie.row)?;
                    // The slot may hold a new process already while the name still stands for the old one.
                    let held = row.pid.is_some() && row.pid == slot.pid;
                    let class = match (held, row.fresh) {
                        (true, true) => "tie fresh",
                        (true, false) => "tie",
                        (false, _) => "tie detached",
                    };
                    Some(html! { <path key={format!("{} {}", table.registry, row.key)} {class} d={tie.path.clone()} /> })
                }) }
            </g>
        }
    }
}

/// Beat 2: pulses from the process to whom its exit is told: its supervisor, and those that die with it. Where motion is
/// not wanted, numbered markers stand in the middle of their ways; the stylesheet chooses.
#[derive(Debug, PartialEq)]
pub struct Signals(pub Lines);

impl Draw for Signals {
    fn draw(&self) -> Html {
        html! { <>{ for ways(&self.0).unwrap_or_default().into_iter().map(signal) }</> }
    }
}

fn signal((path, aside): (Rc<str>, bool)) -> Html {
    let along = format!("offset-path:path('{path}')");
    html! {
        <g class={classes!("signals", aside.then_some("aside"))} aria-hidden="true" key={&*path}>
            <path class="signal-way" d={path} />
            <circle class="pulse-trail" r="10" style={along.clone()} />
            <circle class="pulse" r="6" style={along.clone()} />
            <g class="marker" style={along}><circle r="10" /><text y="4">{ "2" }</text></g>
        </g>
    }
}

/// The ways of all signals of the beat; which of them are not the one to the supervisor.
fn ways(lines: &Lines) -> Option<Vec<(Rc<str>, bool)>> {
    let story = lines.shown.story.as_ref().filter(|story| story.beat == 2)?;
    let slots = &lines.shown.slots;
    let index = |path: &str| slots.iter().position(|slot| slot.path == path);
    let from = index(&story.at)?;
    let to = index(story.to.as_deref()?)?;
    // Who is told of it as the one who started it may be linked to it as the others are.
    let others = story
        .with
        .iter()
        .filter_map(|path| index(path))
        .filter(|other| *other != to);
    let all = std::iter::once((to, false)).chain(others.map(|to| (to, true)));
    Some(
        all.map(|(to, aside)| (lines.scene.way(from, to, lines.how), aside))
            .collect(),
    )
}
