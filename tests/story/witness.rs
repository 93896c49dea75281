//! What a page would have shown, frame by frame, and what the runtime itself says.

use std::collections::{BTreeMap, BTreeSet};

use coppice::otp::{Event as OtpEvent, Process, Strategy};
use coppice::runtime::{EventKind, Pid, Term};
use coppice::systems::System;
use coppice::telling::Simulation;
use coppice::telling::view::{SlotKind, Status, View};

use crate::playing::{play, play_and_look};

/// The system started over with that strategy, at rest.
pub fn with_strategy(mut simulation: Simulation, strategy: Strategy) -> Simulation {
    simulation.start_over_with("Todo.System", strategy);
    play(&mut simulation);
    simulation
}

/// A sentence of the story, and the picture when it was said.
pub struct Told {
    pub beat: u8,
    pub caption: String,
    pub detail: String,
    pub at: String,
    pub view: View,
}

impl Told {
    pub fn line(&self) -> String {
        format!("{} {} | {}", self.beat, self.caption, self.detail)
    }

    /// The slots outlined when it was said.
    pub fn affected(&self) -> BTreeSet<String> {
        let slots = self.view.slots.iter();
        slots
            .filter(|slot| slot.affected)
            .map(|slot| slot.path.clone())
            .collect()
    }

    /// The restart gauge of the supervisor it speaks of.
    pub fn gauge(&self) -> Option<(u32, u32, u32)> {
        let slot = self.view.slots.iter().find(|slot| slot.path == self.at)?;
        match slot.kind {
            SlotKind::Supervisor {
                restarts,
                max_restarts,
                max_seconds,
                ..
            } => Some((restarts, max_restarts, max_seconds)),
            SlotKind::Worker | SlotKind::Dynamic | SlotKind::Partition | SlotKind::Block(_) => None,
        }
    }
}

/// Plays until nothing moves, and keeps every sentence.
pub fn watch(simulation: &mut Simulation) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    play_and_look(simulation, |view| {
        if let Some(story) = &view.story {
            let next = Told {
                beat: story.beat,
                caption: story.caption.clone(),
                detail: story.detail.clone(),
                at: story.at.clone(),
                view: view.clone(),
            };
            if told.last().is_none_or(|last| last.line() != next.line()) {
                told.push(next);
            }
        }
    });
    told
}

/// Plays and keeps every sentence, as lines.
pub fn lines(simulation: &mut Simulation) -> Vec<String> {
    watch(simulation).iter().map(Told::line).collect()
}

/// A decision as the supervisor reported it: who was affected, how many restarts, of how many, in how many seconds.
pub type Decision = (Vec<String>, (u32, u32, u32));

/// The decisions of the runtime after that event, in its own words.
pub fn decisions(simulation: &Simulation, after: u64) -> Vec<Decision> {
    let events = (after + 1..=simulation.position().last).filter_map(|id| simulation.event(id));
    let decided = |kind: &EventKind<OtpEvent>| match kind {
        EventKind::Program(OtpEvent::RestartDecided {
            affected,
            count,
            max_restarts,
            max_seconds,
            ..
        }) => Some((
            affected.iter().map(Term::to_string).collect(),
            (*count, *max_restarts, *max_seconds),
        )),
        _ => None,
    };
    events.filter_map(|event| decided(&event.kind)).collect()
}

/// Does a caption tell what a supervisor decides?
pub fn tells_a_decision(caption: &str) -> bool {
    caption.contains(" decides: ") || caption.contains(" tries again, try ")
}

/// The decisions as they were told, with what was outlined and what the gauge showed.
pub fn decisions_told(told: &[Told]) -> Vec<Decision> {
    let decides = told.iter().filter(|told| tells_a_decision(&told.caption));
    decides
        .map(|told| {
            let affected = told.view.slots.iter().filter(|slot| slot.affected);
            let id = |path: &String| path.rsplit('/').next().unwrap_or_default().to_owned();
            (
                affected.map(|slot| id(&slot.path)).collect(),
                told.gauge().expect("a supervisor decides"),
            )
        })
        .collect()
}

/// The processes of the tree by path, read off the supervisors' own states and nothing else.
pub fn tree(system: &System) -> BTreeMap<String, String> {
    let mut tree = BTreeMap::new();
    let root = system.pids().find(|pid| {
        let supervisor = system.program(*pid).and_then(Process::as_supervisor);
        supervisor.is_some_and(|supervisor| {
            supervisor
                .children()
                .any(|child| child.spec.id.to_string() == "Todo.Database")
        })
    });
    if let Some(root) = root {
        grow(system, root, "Todo.System".to_owned(), &mut tree);
    }
    tree
}

fn grow(system: &System, pid: Pid, path: String, tree: &mut BTreeMap<String, String>) {
    tree.insert(path.clone(), pid.to_string());
    let Some(program) = system.program(pid) else { return };
    if let Some(supervisor) = program.as_supervisor() {
        for child in supervisor.children() {
            if let Some(below) = child.pid.running() {
                grow(system, below, format!("{path}/{}", child.spec.id), tree);
            }
        }
    }
}

/// What the picture says lives where, but for the to-do servers: their supervisor does not know their names.
pub fn pictured(view: &View) -> BTreeMap<String, String> {
    let slots = view.slots.iter().filter(|slot| slot.kind != SlotKind::Dynamic);
    slots
        .filter_map(|slot| Some((slot.path.clone(), slot.pid.clone()?)))
        .collect()
}

/// The picture at rest is the runtime's: pids, restart counts, and every name leads to the process that has it.
pub fn picture_is_the_runtimes(simulation: &Simulation) {
    let (view, system) = (simulation.view(), simulation.system());
    assert_eq!(pictured(&view), tree(system));
    for slot in view.slots.iter() {
        let alive = system.pids().find(|pid| Some(pid.to_string()) == slot.pid);
        assert_eq!(alive.is_some(), slot.status == Status::Alive, "{}", slot.path);
        assert!(!slot.affected && !slot.doomed, "{} is left alone", slot.path);
        let supervisor = alive.and_then(|pid| system.program(pid)?.as_supervisor());
        if let (Some(supervisor), SlotKind::Supervisor { restarts, .. }) = (supervisor, &slot.kind) {
            assert_eq!(*restarts, supervisor.flags.intensity.count(system.now_ms()));
        }
    }
    for row in view.names() {
        let slot = view.slots.iter().find(|slot| Some(&slot.path) == row.slot.as_ref());
        assert_eq!(row.pid, slot.and_then(|slot| slot.pid.clone()), "{}", row.key);
    }
}
