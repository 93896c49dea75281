//! From the events of a story, in order, to rows, lives and bars. It can go on where it was, and it can begin again.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::causes::signal_before;
use super::super::event_sentences::{Naming, brief, words};
use super::super::kept_events::KeptEvents;
use super::super::places::PlaceId;
use super::super::view::short;
use super::activity::Activity;
use super::row::{self, NewRow, draft};
use super::{Act, Column, Fate, Life, MAX_ROWS, Row, Sequence};
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventId, EventKind, Pid};

/// Who has a column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Lifeline {
    Person,
    Page,
    Place(PlaceId),
}

/// The story as far as it has been taken in.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Builder {
    sequence: Rc<Sequence>,
    beat: u8,
    columns: BTreeMap<Lifeline, usize>,
    /// The column and the life of a process.
    lives: BTreeMap<Pid, (usize, usize)>,
    /// The end of a process that is telling of it, and its event.
    ending: Option<(Pid, EventId)>,
    activity: Activity,
}

impl Builder {
    /// The story, or as much of it as has been taken in.
    pub(in super::super) fn sequence(&self) -> Rc<Sequence> {
        Rc::clone(&self.sequence)
    }

    /// Takes in the next event.
    pub(in super::super) fn apply(&mut self, event: &Event<OtpEvent>, record: KeptEvents<'_>) {
        self.follow_up(event);
        let Some(draft) = draft(event, record) else {
            return;
        };
        if self.sequence.rows.len() >= MAX_ROWS {
            Rc::make_mut(&mut self.sequence).more += 1;
            return;
        }
        self.add(event, draft, record);
    }

    fn add(&mut self, event: &Event<OtpEvent>, drawn: NewRow, record: KeptEvents<'_>) {
        let at = self.sequence.rows.len();
        let born = (drawn.act == Act::Spawn).then_some(drawn.to);
        let from = self.column(drawn.from, None, record);
        let to = self.column(drawn.to, born.map(|_| at), record);
        let name = |pid: Pid| record.named(pid);
        let names = Naming {
            name: &name,
            is_shell: &|pid| record.is_shell(pid),
        };
        let signal = signal_before(event, record);
        let words = words(event, signal.as_ref(), &names).unwrap_or_default();
        self.beat = drawn.beat.unwrap_or(self.beat);
        let gone = self.is_gone(drawn.to) && drawn.from != drawn.to;
        let sequence = Rc::make_mut(&mut self.sequence);
        sequence.rows.push(Row {
            event: event.id,
            time_ms: event.time_ms,
            beat: self.beat,
            act: drawn.act,
            from,
            to,
            label: drawn.label,
            words,
            by_link: drawn.by_link,
            fate: if gone { Fate::Lost } else { Fate::Arrived },
            count: 1,
            last: event.id,
        });
        let telling = self.ending.is_some_and(|(_, end)| end == event.cause);
        if !record.is_shell(drawn.from) && !telling {
            self.activity
                .acts(sequence, drawn.from, from, event.step, at, drawn.awaits);
        }
        if let EventKind::Exited { .. } = event.kind {
            self.end(event, at);
        } else if telling {
            self.life_mut(event.pid).to = Some(at);
        }
    }

    /// What an event means for rows that are there already, and for who works.
    fn follow_up(&mut self, event: &Event<OtpEvent>) {
        let cause = self.sequence.row_of(event.cause);
        match (&event.kind, cause) {
            (EventKind::Received(_), _) if self.lives.contains_key(&event.pid) => {
                let column = self.lives[&event.pid].0;
                let sequence = Rc::make_mut(&mut self.sequence);
                self.activity.wakes(sequence, event.pid, column, event.step, cause);
            }
            (EventKind::Lost(_), Some(row)) => self.set_fate(row, Fate::Lost),
            (EventKind::ExitIgnored { .. }, Some(row)) => self.set_fate(row, Fate::Ignored),
            // A client that is served goes without a row of its own.
            (EventKind::Exited { .. }, _) if row::is_quiet_end(event, self.is_page(event.pid)) => {
                self.end(event, self.sequence.rows.len().saturating_sub(1));
            }
            _ => {}
        }
    }

    fn set_fate(&mut self, row: usize, fate: Fate) {
        Rc::make_mut(&mut self.sequence).rows[row].fate = fate;
    }

    fn end(&mut self, event: &Event<OtpEvent>, at: usize) {
        let EventKind::Exited { reason, .. } = &event.kind else {
            return;
        };
        let reason = brief(reason);
        let life = self.life_mut(event.pid);
        life.ended = Some((at, reason));
        life.to = Some(at);
        self.activity.ends(event.pid);
        self.ending = Some((event.pid, event.id));
    }

    fn is_page(&self, pid: Pid) -> bool {
        self.columns
            .get(&Lifeline::Page)
            .is_some_and(|column| self.lives.get(&pid).is_some_and(|(at, _)| at == column))
    }

    fn is_gone(&self, pid: Pid) -> bool {
        let life = self
            .lives
            .get(&pid)
            .map(|&(column, life)| &self.sequence.columns[column].lives[life]);
        life.is_some_and(|life| life.ended.is_some())
    }

    fn life_mut(&mut self, pid: Pid) -> &mut Life {
        let (column, life) = self.lives[&pid];
        &mut Rc::make_mut(&mut self.sequence).columns[column].lives[life]
    }

    /// The column of a process, which appears there if it has not yet.
    fn column(&mut self, pid: Pid, born: Option<usize>, record: KeptEvents<'_>) -> usize {
        if let Some((column, _)) = self.lives.get(&pid) {
            return *column;
        }
        let person = record.in_tree(pid);
        let place = match person {
            Some(person) => Lifeline::Place(person.place),
            None if record.is_shell(pid) => Lifeline::Person,
            None => Lifeline::Page,
        };
        let sequence = Rc::make_mut(&mut self.sequence);
        let column = *self.columns.entry(place.clone()).or_insert_with(|| {
            let (label, slot) = match (&place, person) {
                (Lifeline::Person, _) => ("You".to_owned(), None),
                (Lifeline::Place(_), Some(person)) => (short(&person.label), person.path.as_deref().map(str::to_owned)),
                (Lifeline::Page | Lifeline::Place(_), _) => ("to-do page".to_owned(), None),
            };
            sequence.columns.push(Column {
                label,
                about: None,
                slot,
                lives: Vec::new(),
                bars: Vec::new(),
            });
            sequence.columns.len() - 1
        });
        let from = born.or_else(|| (place_is_new_each_time(&sequence.columns[column])).then_some(sequence.rows.len()));
        let lives = &mut sequence.columns[column].lives;
        lives.push(Life {
            pid: pid.to_string(),
            from,
            ended: None,
            to: None,
        });
        self.lives.insert(pid, (column, lives.len() - 1));
        column
    }
}

/// The to-do page has a process a request: each appears when it first does something.
fn place_is_new_each_time(column: &Column) -> bool {
    column.slot.is_none() && column.label != "You"
}
