//! Lines: supervision, names, and what runs along links and monitors.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::Key;

use super::drawn::{Draw, keyed};
use super::ids::{Side, names_id};
use super::view_without_clock::DrawnView;
use crate::diagram::number_text::tenths;
use crate::diagram::path;
use crate::diagram::scene::{Arrangement, Scene, Tie, disk_line};
use crate::telling::view::{SlotKind, SlotView, Status, StorageRow, TableOwner};

/// What all of them are drawn from.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// What is drawn.
    pub shown: DrawnView,
    /// Where it goes.
    pub scene: Rc<Scene>,
    /// Wide or outline.
    pub how: Arrangement,
}

impl Lines {
    fn index(&self, path: &str) -> Option<usize> {
        self.shown.slots.iter().position(|slot| slot.path == path)
    }

    /// The ends of what runs now, by index, and whether it runs along a monitor.
    fn running(&self) -> impl Iterator<Item = (usize, usize, bool)> {
        let ends = |signal: &crate::telling::view::SignalView| {
            Some((self.index(&signal.from)?, self.index(&signal.to)?, signal.monitor))
        };
        self.shown.signals.iter().filter_map(ends)
    }

    fn is_joined(&self, one: usize, other: usize) -> bool {
        let joins = |from, to| (from, to) == (one, other) || (from, to) == (other, one);
        self.scene.edges.iter().any(|edge| joins(edge.from, edge.to))
    }
}

/// Supervision edges. Where one of the two is gone, or the child is that of another process than stands there, there is no
/// link: the edge is cut.
#[derive(Debug, PartialEq)]
pub struct Edges {
    /// What they are drawn from.
    pub lines: Lines,
    /// Are they seen from so far off that those of one supervisor are one line?
    pub farther: bool,
}

impl Draw for Edges {
    fn draw(&self) -> Html {
        let slots = &self.lines.shown.slots;
        let runs: Vec<_> = self.lines.running().map(|(from, to, _)| (from, to)).collect();
        let mut branches: BTreeMap<usize, Vec<DrawnEdge>> = BTreeMap::new();
        for edge in &self.lines.scene.edges {
            let (Some(above), Some(below)) = (slots.get(edge.from), slots.get(edge.to)) else {
                continue;
            };
            let hot = runs.contains(&(edge.from, edge.to)) || runs.contains(&(edge.to, edge.from));
            branches.entry(edge.from).or_default().push(DrawnEdge {
                key: key(below),
                class: looks(hot, above, below),
                path: edge.path.clone(),
            });
        }
        html! {
            <g class="edges" aria-hidden="true">
                { for branches.into_iter().filter_map(|(from, edges)| {
                    Some(keyed(slots.get(from)?.id.number(), EdgesBelow { edges, as_one: self.farther }))
                }) }
            </g>
        }
    }
}

/// The edges from one supervisor: those of others are not drawn again when one of these changes.
#[derive(Debug, PartialEq)]
struct EdgesBelow {
    edges: Vec<DrawnEdge>,
    /// Are those that are as ever one line?
    as_one: bool,
}

#[derive(Debug, PartialEq)]
struct DrawnEdge {
    key: Key,
    class: &'static str,
    path: Rc<str>,
}

impl Draw for EdgesBelow {
    fn draw(&self) -> Html {
        let (mut all, mut apart) = (String::new(), Vec::new());
        for edge in &self.edges {
            if self.as_one && edge.class == PLAIN {
                all.push_str(&edge.path);
            } else {
                apart.push(line(edge.key.clone(), edge.class, edge.path.clone()));
            }
        }
        if self.as_one {
            apart.push(line(Key::from("all"), PLAIN, Rc::from(all)));
        }
        html! { <>{ for apart }</> }
    }
}

fn line(key: Key, class: &'static str, path: Rc<str>) -> Html {
    html! { <path {key} {class} pathLength="100" d={path} /> }
}

fn key(slot: &SlotView) -> Key {
    match slot.kind {
        SlotKind::Block(_) => Key::from(format!("block {}", slot.id.number())),
        SlotKind::Supervisor { .. } | SlotKind::Worker | SlotKind::Dynamic | SlotKind::Partition => {
            Key::from(slot.id.number())
        }
    }
}

/// The class of an edge that is as ever.
const PLAIN: &str = "edge";

fn looks(hot: bool, above: &SlotView, below: &SlotView) -> &'static str {
    let block = matches!(below.kind, SlotKind::Block(_));
    let there = above.pid.is_some() && (block || below.pid.is_some()) && !below.orphan;
    match (hot, there, below.status == Status::Starting) {
        (true, ..) => "edge hot",
        (false, true, true) => "edge new",
        (false, true, false) => PLAIN,
        (false, false, _) => "edge cut",
    }
}

/// Lines from registered processes to their rows: of who is selected or pointed at, of a name that moves, and of all while
/// who owns the table ends. A line joins each table to its owner, and a file to the process that has just read or written it.
#[derive(Debug, PartialEq)]
pub struct Ties {
    /// What they are drawn from.
    pub lines: Lines,
    /// Which system it is.
    pub side: Side,
    /// The slot in the inspector.
    pub selected: Option<String>,
}

impl Draw for Ties {
    fn draw(&self) -> Html {
        let mut by_node: BTreeMap<usize, Vec<&Tie>> = BTreeMap::new();
        for tie in &self.lines.scene.ties {
            by_node.entry(tie.node).or_default().push(tie);
        }
        html! {
            <g class="ties" aria-hidden="true">
                { for self.lines.scene.tables.iter().enumerate().map(|(table, _)| self.owner(table)) }
                { for by_node.into_iter().filter_map(|(node, ties)| {
                    let slot = self.lines.shown.slots.get(node)?;
                    Some(html! {
                        <g key={slot.id.number()} id={names_id(self.side, &slot.path)}>{ for ties.into_iter().filter_map(|tie| self.tie(slot, tie)) }</g>
                    })
                }) }
                { for self.uses() }
            </g>
        }
    }
}

impl Ties {
    fn uses(&self) -> Vec<Html> {
        let Lines { shown, scene, how } = &self.lines;
        let Some((storage, disk)) = shown
            .storage
            .as_ref()
            .zip(scene.disk)
            .filter(|_| *how == Arrangement::Wide)
        else {
            return Vec::new();
        };
        let used = storage.rows.iter().enumerate().filter(|(_, row)| row.fresh);
        let line = |(line, row): (usize, &StorageRow)| {
            let from = self.lines.index(&row.used.as_ref()?.slot)?;
            let path = path::curve(scene.nodes.get(from)?.right(), disk_line(disk, line).left());
            Some(html! { <path key={format!("file {}", row.list)} class="flow" d={path} /> })
        };
        used.filter_map(line).collect()
    }

    fn tie(&self, slot: &SlotView, tie: &Tie) -> Option<Html> {
        let table = self.lines.shown.tables.get(tie.table)?;
        let row = table.rows.get(tie.row)?;
        // The slot may hold a new process already while the name still stands for the old one.
        let held = row.pid.is_some() && row.pid == slot.pid;
        let ends = matches!(table.owner, TableOwner::Ending | TableOwner::Abandoned);
        let class = match (held, row.fresh) {
            (false, _) => "tie detached",
            (true, true) => "tie fresh",
            (true, false) if ends => "tie acts",
            (true, false) if self.selected.as_ref() == Some(&slot.path) => "tie shown",
            (true, false) => "tie",
        };
        Some(html! { <path key={format!("{} {}", table.registry, row.key)} {class} d={tie.path.clone()} /> })
    }

    fn owner(&self, table: usize) -> Html {
        let (Some(place), Some(names)) = (self.lines.scene.tables.get(table), self.lines.shown.tables.get(table))
        else {
            return Html::default();
        };
        let Some(owned) = &place.owner else {
            return Html::default();
        };
        let class = match names.owner {
            TableOwner::Serves => "owns",
            TableOwner::Ending | TableOwner::Abandoned => "owns acts",
            TableOwner::Gone => "owns cut",
        };
        html! {
            <g class={class} key={names.registry.clone()}>
                <path class="edge" pathLength="100" d={owned.path.clone()} />
                <text x={tenths(owned.end.x - 10.0).to_string()} y={tenths(owned.end.y - 7.0).to_string()}>{ "owns" }</text>
            </g>
        }
    }
}

/// Links and monitors along which something runs now, where no edge joins the two.
#[derive(Debug, PartialEq)]
pub struct Links(pub Lines);

impl Draw for Links {
    fn draw(&self) -> Html {
        let lines = &self.0;
        let apart = lines.running().filter(|(from, to, _)| !lines.is_joined(*from, *to));
        html! {
            <g class="links" aria-hidden="true">
                { for apart.map(|(from, to, monitor)| {
                    let class = if monitor { "monitor" } else { "link" };
                    html! { <path key={format!("{class} {from} {to}")} {class} d={lines.scene.way(from, to, lines.how)} /> }
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
    let from = lines.index(&story.at)?;
    let to = lines.index(story.to.as_deref()?)?;
    // Who is told of it as the one who started it may be linked to it as the others are.
    let others = story
        .with
        .iter()
        .filter_map(|path| lines.index(path))
        .filter(|other| *other != to);
    let all = std::iter::once((to, false)).chain(others.map(|to| (to, true)));
    Some(
        all.map(|(to, aside)| (lines.scene.way(from, to, lines.how), aside))
            .collect(),
    )
}
