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
    if !view.idle || view.story.is_some() {
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
            format!("The application has ended: {root} had no supervisor"),
            format!("{}{stored}", died(&toll)),
            Some(Offer::StartOver),
        ));
    }
    incident?;
    if toll.died.is_empty() {
        return None;
    }
    if let Some(slot) = unserved(view) {
        let name = short(&slot.label);
        return Some(conclude(
            format!(
                "{name} is down: it is {}, and stays so until somebody asks",
                slot.restart
            ),
            "its list is stored, and a new process loads it".to_owned(),
            Some(Offer::Ask(slot.label.clone())),
        ));
    }
    let mut back: Vec<&str> = Vec::new();
    for started in &toll.started {
        if view
            .slots
            .iter()
            .any(|slot| slot.path == started.path && slot.pid.is_some())
            && !back.contains(&&*started.who)
        {
            back.push(&started.who);
        }
    }
    let are = if back.len() == 1 { "is" } else { "are" };
    let text = match back.len() {
        0 => format!("{}, and nobody is started again", died(&toll)),
        1..=4 => format!("{} {are} back", list(back.iter().map(|who| short(who)))),
        many => format!("{many} processes are back"),
    };
    Some(conclude(text, used_up(&toll, view), None))
}

/// How many died.
fn died(toll: &IncidentToll) -> String {
    match toll.died.as_slice() {
        [one] => format!("{} has died: {}", one.who, short(&one.reason)),
        many => format!("{} processes have died", many.len()),
    }
}

/// What the supervisors that started somebody again have left.
fn used_up(toll: &IncidentToll, view: &View) -> String {
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
    if used.is_empty() {
        "each a new process in its old place".to_owned()
    } else {
        used.join("; ")
    }
}

/// The place of a list that nobody serves although it is stored, as long as there is somebody to ask for it.
fn unserved(view: &View) -> Option<&SlotView> {
    let stored = view.storage.as_ref()?;
    let is_stored = |name: &String| stored.rows.iter().any(|row| row.list == *name);
    let has_a_supervisor = |path: &Option<String>| {
        let above = path.as_deref().and_then(|path| view.slot(path));
        above.is_some_and(|above| above.pid.is_some())
    };
    let unserved = |slot: &&Rc<SlotView>| {
        slot.resting && slot.kind == SlotKind::Dynamic && is_stored(&slot.label) && has_a_supervisor(&slot.parent)
    };
    view.slots.iter().find(unserved).map(|slot| &**slot)
}
