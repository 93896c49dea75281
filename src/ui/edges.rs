//! Lines: supervision, names, and the signals that run along them.

use std::rc::Rc;

use yew::prelude::*;

use crate::diagram::scene::{self, Scene};
use crate::telling::view::{SlotView, Status, View};

/// Props of all three.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What is drawn.
    pub view: Rc<View>,
    /// Where it goes.
    pub scene: Rc<Scene>,
}

/// Supervision edges. Where one of the two is gone there is no link, so the edge fades to a trace of the slot.
#[component]
pub fn Edges(props: &Props) -> Html {
    let slots = &props.view.slots;
    html! {
        <g class="edges" aria-hidden="true">
            { for props.scene.edges.iter().filter_map(|edge| {
                let (above, below) = (slots.get(edge.from)?, slots.get(edge.to)?);
                let class = classes!(
                    "edge",
                    hot(props, above, below).then_some("hot"),
                    (below.pid.is_none() || above.pid.is_none()).then_some("cut"),
                    (below.status == Status::Starting).then_some("new"),
                );
                Some(html! { <path key={below.path.clone()} {class} d={edge.down.clone()} /> })
            }) }
        </g>
    }
}

/// Does the story's signal run along this edge now?
fn hot(props: &Props, above: &SlotView, below: &SlotView) -> bool {
    props
        .view
        .story
        .as_ref()
        .is_some_and(|story| story.beat == 2 && story.at == below.path && story.to.as_deref() == Some(&above.path))
}

/// Lines from registered processes to their rows; a detached name has none until it is taken again.
#[component]
pub fn Ties(props: &Props) -> Html {
    let (slots, tables) = (&props.view.slots, &props.view.tables);
    html! {
        <g class="ties" aria-hidden="true">
            { for props.scene.ties.iter().filter_map(|tie| {
                let (slot, table) = (slots.get(tie.node)?, tables.get(tie.table)?);
                let row = table.rows.get(tie.row)?;
                // The slot may hold a new process already while the name still stands for the old one.
                let held = row.pid.is_some() && row.pid == slot.pid;
                let class = classes!("tie", (!held).then_some("detached"), (held && row.fresh).then_some("fresh"));
                Some(html! { <path key={format!("{} {}", table.registry, row.key)} {class} d={tie.path.clone()} /> })
            }) }
        </g>
    }
}

/// Beat 2: pulses from the process to whom its exit is told: its supervisor, and those that die with it. Where motion is
/// not wanted, numbered markers stand in the middle of their ways; the stylesheet chooses.
#[component]
pub fn Signals(props: &Props) -> Html {
    html! { <>{ for ways(props).unwrap_or_default().into_iter().map(signal) }</> }
}

fn signal((path, aside): (String, bool)) -> Html {
    let along = format!("offset-path:path('{path}')");
    html! {
        <g class={classes!("signals", aside.then_some("aside"))} aria-hidden="true" key={path.clone()}>
            <path class="signal-way" d={path} />
            <circle class="pulse-trail" r="10" style={along.clone()} />
            <circle class="pulse" r="6" style={along.clone()} />
            <g class="marker" style={along}><circle r="10" /><text y="4">{ "2" }</text></g>
        </g>
    }
}

/// The ways of all signals of the beat; which of them are not the one to the supervisor.
fn ways(props: &Props) -> Option<Vec<(String, bool)>> {
    let story = props.view.story.as_ref().filter(|story| story.beat == 2)?;
    let slots = &props.view.slots;
    let index = |path: &str| slots.iter().position(|slot| slot.path == path);
    let from = index(&story.at)?;
    let to = index(story.to.as_deref()?)?;
    let others = story.with.iter().filter_map(|path| index(path));
    let all = std::iter::once((to, false)).chain(others.map(|to| (to, true)));
    Some(all.map(|(to, aside)| (way(&props.scene, from, to), aside)).collect())
}

/// From one slot to another: along the edge that joins them, or straight across.
fn way(scene: &Scene, from: usize, to: usize) -> String {
    let joins = |edge: &&scene::Edge| (edge.from, edge.to) == (from, to) || (edge.from, edge.to) == (to, from);
    match scene.edges.iter().find(joins) {
        Some(edge) if edge.from == from => edge.down.clone(),
        Some(edge) => edge.up.clone(),
        None => scene::between(scene.nodes[from], scene.nodes[to]),
    }
}
