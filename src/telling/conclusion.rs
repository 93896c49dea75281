//! What an incident came to, once everything is at rest again, and what a person may want to do then.

use std::rc::Rc;

use super::Simulation;
use super::story::list;
use super::toll::IncidentToll;
use super::view::{Conclusion, Offer, SlotKind, SlotView, Status, View, short};

/// Has the root gone for good?
#[must_use]
pub fn is_over(view: &View) -> bool {
    let root = view.slots.first();
    root.is_some_and(|root| root.pid.is_none() && root.status == Status::Dead)
}

/// What the last incident came to; nothing while something still happens, or when nobody has died.
#[must_use]
pub fn conclusion(simulation: &Simulation, view: &View) -> Option<Conclusion> {
    if view.story.is_some() || !simulation.has_settled() {
        return None;
    }
    let incident = simulation.ended_incident();
    let toll = simulation.toll();
    let again = incident.map(Offer::Again);
    let conclude = |text: String, detail: String, next: Option<Offer>| Conclusion {
        text,
        detail,
        offers: next
            .into_iter()
            .chain(again)
            .chain(incident.map(|_| Offer::Why))
            .collect(),
        incident: incident.unwrap_or_default(),
    };
    if is_over(view) {
        let root = short(&view.slots.first()?.label);
        let stored = simulation.start().design.when_over();
        let stored = stored.map_or_else(String::new, |stored| format!("; {stored}"));
        return Some(conclude(
            match simulation.gave_up() {
                true => format!("{root} gave up, and nobody supervises it: the application has ended"),
                false => format!("{root} is gone, and nobody supervises it: the application has ended"),
            },
            format!("{}{stored}", died(&toll)),
            Some(Offer::StartOver),
        ));
    }
    incident?;
    if toll.died.is_empty() {
        return None;
    }
    let mut returned: Vec<&str> = Vec::new();
    for started in &toll.started {
        if view
            .slots
            .iter()
            .any(|slot| slot.path == started.path && slot.pid.is_some())
            && !returned.contains(&&*started.who)
        {
            returned.push(&started.who);
        }
    }
    let are = if returned.len() == 1 { "is" } else { "are" };
    let back = match returned.len() {
        0 => None,
        1..=4 => Some(format!("{} {are} back", list(returned.iter().map(|who| short(who))))),
        many => Some(format!("{many} processes are back")),
    };
    let unserved = unserved(view);
    if let Some(slot) = unserved.first() {
        let others = match returned.len() {
            0..=2 => back,
            many => Some(format!("{many} others are back")),
        };
        let stored = match unserved.len() {
            1 => "its list is stored, and a new process loads it",
            _ => "their lists are stored, and new processes load them",
        };
        let back = others.map_or_else(String::new, |others| format!("{others}; "));
        let mut all = conclude(
            down(&unserved, slot.restart),
            format!("{back}{stored}"),
            Some(Offer::Ask(slot.label.clone())),
        );
        // There is room for four things to do.
        if let [_, other] = unserved[..] {
            all.offers.insert(1, Offer::Ask(other.label.clone()));
        }
        return Some(all);
    }
    let text = back.unwrap_or_else(|| format!("{}, and nobody is started again", died(&toll)));
    Some(conclude(text, used_up(&toll, view), None))
}

/// Who is down until somebody asks for them.
fn down(unserved: &[&SlotView], restart: &str) -> String {
    let names = unserved.iter().map(|slot| short(&slot.label));
    match unserved.len() {
        1 => format!(
            "{} is down: it is {restart}, and stays so until somebody asks",
            list(names)
        ),
        2..=4 => format!(
            "{} are down: they are {restart}, and stay so until somebody asks",
            list(names)
        ),
        many => format!("{many} servers are down: they are {restart}, and stay so until somebody asks"),
    }
}

/// How many died.
fn died(toll: &IncidentToll) -> String {
    match toll.died.as_slice() {
        [one] => format!("{} has died: {}", one.who, short(&one.reason)),
        many => format!("{} processes have died", many.len()),
    }
}

/// What the supervisors that started somebody again have left, and which of them gave up.
fn used_up(toll: &IncidentToll, view: &View) -> String {
    if let [who] = &*toll.gave_up
        && toll.started.iter().any(|started| started.who == *who)
    {
        return format!("{who} gave up; one level up, its own supervisor started it again with its children");
    }
    let started = |slot: &&Rc<SlotView>| toll.started.iter().any(|started| started.by == slot.label);
    let mut used = Vec::new();
    for slot in view.slots.iter().filter(started) {
        if let SlotKind::Supervisor {
            restarts: restarts @ 1..,
            max_restarts,
            max_seconds,
            ..
        } = slot.kind
        {
            used.push(format!(
                "{}: {restarts} of {max_restarts} restarts in {max_seconds} s",
                slot.label
            ));
        }
    }
    if !used.is_empty() {
        return used.join("; ");
    }
    let (process, counted) = match toll.started.len() {
        1 => ("a new process in its old place", "the restart is"),
        _ => ("each a new process in its old place", "restarts are"),
    };
    // Those that were counted are forgotten when their time is over.
    let window = view.slots.iter().find(started).and_then(|slot| match slot.kind {
        SlotKind::Supervisor { max_seconds, .. } => Some(max_seconds),
        _ => None,
    });
    window.map_or_else(
        || process.to_owned(),
        |seconds| format!("{process}; after {seconds} s {counted} counted no more"),
    )
}

/// The places of lists that nobody serves although they are stored, as long as there is somebody to ask for them.
fn unserved(view: &View) -> Vec<&SlotView> {
    let Some(stored) = view.storage.as_ref() else {
        return Vec::new();
    };
    let is_stored = |name: &String| stored.rows.iter().any(|row| row.list == *name);
    let has_a_supervisor = |path: &Option<String>| {
        let above = path.as_deref().and_then(|path| view.slot(path));
        above.is_some_and(|above| above.pid.is_some())
    };
    let unserved = |slot: &&Rc<SlotView>| {
        slot.resting && slot.kind == SlotKind::Dynamic && is_stored(&slot.label) && has_a_supervisor(&slot.parent)
    };
    view.slots.iter().filter(unserved).map(|slot| &**slot).collect()
}
