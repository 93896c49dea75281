//! What an incident came to, as a table that fills while it happens: who died, who was started again and by whom, how long
//! each list could not be served, and what was lost. A view of the event log.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::kept_events::KeptEvents;
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventKind, Millis};
use crate::systems::todo::list_name;

/// What an incident has come to so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IncidentToll {
    /// Who died, in order, with the reason.
    pub died: Vec<Died>,
    /// Who was started again, in order, and by whom.
    pub started: Vec<Restarted>,
    /// The supervisors that gave up.
    pub gave_up: Vec<String>,
    /// The lists that could not be served, by name.
    pub outages: Vec<Outage>,
    /// Messages that were in the mailboxes of those who died.
    pub messages_lost: u32,
}

/// A process that died.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Died {
    /// What people call it.
    pub who: String,
    /// Its place's path.
    pub path: String,
    /// Why, as `inspect` prints it.
    pub reason: String,
}

/// A process that was started again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restarted {
    /// What people call it.
    pub who: String,
    /// Its place's path.
    pub path: String,
    /// Who started it.
    pub by: String,
}

/// A time for which a list could not be served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outage {
    /// The list.
    pub list: String,
    /// Since when, in virtual time.
    pub from_ms: Millis,
    /// Until when; `None` while nobody serves it.
    pub until_ms: Option<Millis>,
}

impl Outage {
    /// How long it has lasted at that virtual time.
    #[must_use]
    pub fn lasted_ms(&self, now_ms: Millis) -> Millis {
        self.until_ms.unwrap_or(now_ms).saturating_sub(self.from_ms)
    }
}

/// From the events of an incident, in order, to what it came to. It can go on where it was.
#[derive(Clone, Debug, Default)]
pub(super) struct Reckoning {
    toll: Rc<IncidentToll>,
    /// The outage of each list that is out.
    out: BTreeMap<Rc<str>, usize>,
}

impl Reckoning {
    pub(super) fn toll(&self) -> Rc<IncidentToll> {
        Rc::clone(&self.toll)
    }

    /// Takes in the next event.
    pub(super) fn apply(&mut self, event: &Event<OtpEvent>, record: KeptEvents<'_>) {
        match &event.kind {
            EventKind::Exited { reason, lost } => {
                let Some(person) = record.in_tree(event.pid) else {
                    return;
                };
                let toll = Rc::make_mut(&mut self.toll);
                toll.messages_lost += lost;
                toll.died.push(Died {
                    who: record.called(event.pid),
                    path: person.path.as_deref().unwrap_or_default().to_owned(),
                    reason: reason.to_string(),
                });
                if let Some(list) = &person.list
                    && !self.out.contains_key(list)
                {
                    self.out.insert(Rc::clone(list), toll.outages.len());
                    toll.outages.push(Outage {
                        list: list.to_string(),
                        from_ms: event.time_ms,
                        until_ms: None,
                    });
                }
            }
            EventKind::Spawned {
                parent: Some(parent), ..
            } => {
                let Some(person) = record.in_tree(event.pid).filter(|person| person.again) else {
                    return;
                };
                Rc::make_mut(&mut self.toll).started.push(Restarted {
                    who: record.called(event.pid),
                    path: person.path.as_deref().unwrap_or_default().to_owned(),
                    by: record.called(*parent),
                });
            }
            EventKind::Program(OtpEvent::LimitReached { .. }) => {
                Rc::make_mut(&mut self.toll).gave_up.push(record.called(event.pid));
            }
            // A server answers once it has loaded its list, or knows that there is none.
            EventKind::FileRead(path, _) => {
                let Some(at) = list_name(path).and_then(|list| self.out.remove(list)) else {
                    return;
                };
                Rc::make_mut(&mut self.toll).outages[at].until_ms = Some(event.time_ms);
            }
            _ => {}
        }
    }
}
