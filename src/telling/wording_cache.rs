//! What has been worded of the event log, kept for as long as the history goes on from there: who looks again pays for what
//! is new.

use std::rc::Rc;

use super::console::{self, ConsoleLine};
use super::kept_events::KeptEvents;
use super::log;
use super::picture::Incident;
use super::sequence::{Builder, Sequence};
use super::toll::{IncidentToll, Reckoning};
use super::view::LogLine;
use crate::runtime::EventId;

/// Lines and rows that have been worded.
#[derive(Clone, Debug, Default)]
pub(super) struct WordingCache {
    /// Of which history.
    generation: u64,
    /// The last event that the lines know.
    upto: EventId,
    lines: Rc<Vec<Rc<LogLine>>>,
    /// The same for what is read on the console.
    console_upto: EventId,
    transcript: Rc<Vec<Rc<ConsoleLine>>>,
    incident: Option<(Incident, Builder)>,
    /// The first event of what is reckoned, the last that was taken in, and what it has come to.
    reckoned: Option<(EventId, EventId, Reckoning)>,
}

impl WordingCache {
    fn of(&mut self, record: KeptEvents<'_>) {
        if self.generation != record.events.generation() {
            *self = Self {
                generation: record.events.generation(),
                ..Self::default()
            };
        }
    }

    /// The last lines of the log up to an event, oldest first.
    pub(super) fn log(&mut self, record: KeptEvents<'_>, upto: EventId) -> Rc<Vec<Rc<LogLine>>> {
        self.of(record);
        let word = |event| Some(Rc::new(log::line(record.get(event)?, record)?));
        if upto < self.upto {
            self.lines = Rc::new(record.people.lines().last(upto, log::LINES).filter_map(word).collect());
        } else if record.people.lines().after(self.upto, upto).next().is_some() {
            let new: Vec<_> = record
                .people
                .lines()
                .last(upto, log::LINES)
                .filter(|event| *event > self.upto)
                .filter_map(word)
                .collect();
            let all = self.lines.iter().cloned().chain(new.iter().cloned());
            let skip = (self.lines.len() + new.len()).saturating_sub(log::LINES);
            self.lines = Rc::new(all.skip(skip).collect());
        }
        self.upto = upto;
        Rc::clone(&self.lines)
    }

    /// What is to be read on the console up to an event, oldest first.
    pub(super) fn transcript(&mut self, record: KeptEvents<'_>, upto: EventId) -> Rc<Vec<Rc<ConsoleLine>>> {
        self.of(record);
        let noted = record.people.on_the_console();
        let word = |event| Some(Rc::new(console::line(record.get(event)?, record)?));
        if upto < self.console_upto {
            self.transcript = Rc::new(noted.last(upto, console::LINES).filter_map(word).collect());
        } else if noted.after(self.console_upto, upto).next().is_some() {
            let new: Vec<_> = noted
                .last(upto, console::LINES)
                .filter(|event| *event > self.console_upto)
                .filter_map(word)
                .collect();
            let skip = (self.transcript.len() + new.len()).saturating_sub(console::LINES);
            self.transcript = Rc::new(self.transcript.iter().cloned().chain(new).skip(skip).collect());
        }
        self.console_upto = upto;
        Rc::clone(&self.transcript)
    }

    /// What an incident has come to up to an event: a list that was out may be served again long after it is over.
    pub(super) fn toll(&mut self, record: KeptEvents<'_>, incident: Incident, upto: EventId) -> Rc<IncidentToll> {
        self.of(record);
        if incident.first == 0 {
            return Rc::default();
        }
        let (known, mut reckoning) = match self.reckoned.take() {
            Some((first, known, reckoning)) if first == incident.first && known <= upto => (known, reckoning),
            Some(_) | None => (incident.first - 1, Reckoning::default()),
        };
        for event in record.events.between(known + 1, upto) {
            reckoning.apply(event, record);
        }
        let toll = reckoning.toll();
        self.reckoned = Some((incident.first, upto, reckoning));
        toll
    }

    /// The sequence diagram of an incident.
    pub(super) fn sequence(&mut self, record: KeptEvents<'_>, incident: Incident) -> Rc<Sequence> {
        self.of(record);
        if incident.first == 0 {
            return Rc::default();
        }
        let (known, mut builder) = match self.incident.take() {
            Some((known, builder)) if known.first == incident.first && known.last <= incident.last => {
                (known.last, builder)
            }
            Some(_) | None => (incident.first - 1, Builder::default()),
        };
        for event in record.events.between(known + 1, incident.last) {
            builder.apply(event, record);
        }
        let sequence = builder.sequence();
        self.incident = Some((incident, builder));
        sequence
    }
}
