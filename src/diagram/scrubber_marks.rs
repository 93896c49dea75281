//! Where the landmarks of an incident go on a scrubber, thinned so that they stay apart however many there are. What a person
//! did is never thinned away because of what came of it: acts stay apart from each other alone.
//!
//! What they are called is asked for once; when nothing is new, they are the same allocation.
//!
//! Two rows come of it: the marks that are seen, and the stops that a pointer or a key can reach. A stop has room for a
//! finger and stands for all marks in it; it is named after them.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::play::{Landmark, LandmarkKind};
use crate::runtime::EventId;

/// Marks are at least so many pixels apart.
const MARK: f64 = 8.0;
/// Stops are at least so many pixels apart: a target's size.
pub const STOP: f64 = 24.0;
/// A stop names at most so many landmarks.
const NAMED: usize = 3;

/// A sign on the scrubber: what matters most of all that is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where, between 0 and 1.
    pub at: f64,
    /// What.
    pub kind: LandmarkKind,
}

impl Eq for Mark {}

/// A place to go to.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// Where, between 0 and 1.
    pub at: f64,
    /// The first event of it, which is where it leads.
    pub event: EventId,
    /// What happened there, a line each.
    pub name: Rc<str>,
}

impl Eq for Stop {}

/// The landmarks of an incident on a scrubber.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Landmarks {
    /// What is seen.
    pub marks: Vec<Mark>,
    /// Where one can go.
    pub stops: Vec<Stop>,
    /// The width that they are laid out for, in pixels.
    pub width: u32,
}

/// The landmarks as they were laid out last, to lay out the next from.
#[derive(Debug, Default)]
pub struct Marking {
    ticks: Vec<Landmark>,
    /// First and last event, and the width in pixels.
    scale: (EventId, EventId, u32),
    names: BTreeMap<Group, Rc<str>>,
    landmarks: Rc<Landmarks>,
}

/// A stop by its first landmark's event, and how many it has.
type Group = (EventId, usize);

impl Marking {
    /// On a scrubber of that many pixels that goes from one event to another. `words` says what an event was; it is asked
    /// for no more than are named, and for none twice.
    pub fn mark(
        &mut self,
        landmarks: &[Landmark],
        (first, last): (EventId, EventId),
        width: u32,
        words: &dyn Fn(&Landmark) -> String,
    ) -> Rc<Landmarks> {
        let at = |event: EventId| landmarks.partition_point(|landmark| landmark.event < event);
        let ticks = &landmarks[at(first)..at(last + 1)];
        let scale = (first, last, width);
        if self.scale == scale && self.ticks == ticks {
            return Rc::clone(&self.landmarks);
        }
        // Where the history is another than it was, an event of that number may be another too.
        if !ticks.starts_with(&self.ticks) {
            self.names.clear();
            self.ticks.clear();
        }
        self.ticks.extend(&ticks[self.ticks.len()..]);
        self.scale = scale;
        let landmarks = self.lay_out(words);
        if *self.landmarks != landmarks {
            self.landmarks = Rc::new(landmarks);
        }
        Rc::clone(&self.landmarks)
    }

    fn lay_out(&mut self, words: &dyn Fn(&Landmark) -> String) -> Landmarks {
        let (begin, end, width) = self.scale;
        let (length, width) = (end.saturating_sub(begin).max(1) as f64, f64::from(width.max(1)));
        let at = |event: EventId| event.saturating_sub(begin) as f64 / length;
        let mark = |group: &[Landmark]| {
            Some(Mark {
                at: at(group.first()?.event),
                kind: group.iter().map(|landmark| landmark.kind).max()?,
            })
        };
        let known = std::mem::take(&mut self.names);
        let names = &mut self.names;
        let stop = |group: &[Landmark]| {
            let event = group.first()?.event;
            let key = (event, group.len());
            let name = known.get(&key).cloned().unwrap_or_else(|| Rc::from(name(group, words)));
            names.insert(key, Rc::clone(&name));
            Some(Stop {
                at: at(event),
                event,
                name,
            })
        };
        let is_act = |landmark: &Landmark| landmark.kind == LandmarkKind::Input;
        let (acts, came): (Vec<_>, Vec<_>) = self.ticks.iter().copied().partition(is_act);
        Landmarks {
            marks: [came.as_slice(), &acts]
                .into_iter()
                .flat_map(|ticks| groups(ticks, &at, MARK / width).filter_map(mark))
                .collect(),
            stops: groups(&self.ticks, &at, STOP / width).filter_map(stop).collect(),
            width: self.scale.2,
        }
    }
}

/// The ticks in groups, each less than `apart` long.
fn groups<'a>(ticks: &'a [Landmark], at: &dyn Fn(EventId) -> f64, apart: f64) -> impl Iterator<Item = &'a [Landmark]> {
    let mut rest = ticks;
    std::iter::from_fn(move || {
        let end = at(rest.first()?.event) + apart;
        let (group, later) = rest.split_at(rest.partition_point(|landmark| at(landmark.event) < end));
        rest = later;
        Some(group)
    })
}

fn name(group: &[Landmark], words: &dyn Fn(&Landmark) -> String) -> String {
    let mut lines: Vec<_> = group
        .iter()
        .take(NAMED)
        .map(|landmark| format!("event {}: {}", landmark.event, words(landmark)))
        .collect();
    let more = group.len().saturating_sub(NAMED);
    if more > 0 {
        lines.push(format!("and {more} more up to event {}", group[group.len() - 1].event));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    fn tick(event: EventId, kind: LandmarkKind) -> Landmark {
        Landmark { event, kind }
    }

    fn word(landmark: &Landmark) -> String {
        landmark.kind.word().to_owned()
    }

    /// Lays out for the first time.
    fn lay_out(ticks: &[Landmark], last: EventId, width: u32) -> Rc<Landmarks> {
        Marking::default().mark(ticks, (0, last), width, &word)
    }

    #[test]
    fn ticks_with_room_are_marked_one_by_one() {
        let ticks = [
            tick(10, LandmarkKind::Input),
            tick(50, LandmarkKind::Exit),
            tick(90, LandmarkKind::Restart),
        ];
        let landmarks = lay_out(&ticks, 100, 1_000);
        let places: Vec<_> = landmarks.marks.iter().map(|mark| (mark.at, mark.kind)).collect();
        let expected = [
            (0.5, LandmarkKind::Exit),
            (0.9, LandmarkKind::Restart),
            (0.1, LandmarkKind::Input),
        ];
        assert_eq!(places, expected);
        let events: Vec<_> = landmarks.stops.iter().map(|stop| stop.event).collect();
        assert_eq!(events, [10, 50, 90]);
        assert_eq!(&*landmarks.stops[1].name, "event 50: exit");
    }

    #[test]
    fn of_those_in_one_place_the_gravest_is_seen_beside_the_act_and_the_first_is_where_it_leads() {
        let kinds = [
            LandmarkKind::Input,
            LandmarkKind::Exit,
            LandmarkKind::LimitReached,
            LandmarkKind::Restart,
        ];
        let ticks: Vec<_> = (50..).zip(kinds).map(|(event, kind)| tick(event, kind)).collect();
        let landmarks = lay_out(&ticks, 1_000, 1_000);
        let [mark, act] = landmarks.marks.as_slice() else {
            panic!("{landmarks:?}");
        };
        assert_eq!((mark.at, mark.kind), (0.051, LandmarkKind::LimitReached));
        assert_eq!((act.at, act.kind), (0.05, LandmarkKind::Input));
        let [stop] = landmarks.stops.as_slice() else {
            panic!("{landmarks:?}");
        };
        assert_eq!(stop.event, 50);
        let name = "event 50: you\nevent 51: exit\nevent 52: gives up\nand 1 more up to event 53";
        assert_eq!(&*stop.name, name);
    }

    #[test]
    fn a_scrubber_has_what_lies_between_its_ends() {
        let ticks: Vec<_> = (1..=9).map(|event| tick(event * 100, LandmarkKind::Exit)).collect();
        let landmarks = Marking::default().mark(&ticks, (250, 750), 1_000, &word);
        let events: Vec<_> = landmarks.stops.iter().map(|stop| (stop.event, stop.at)).collect();
        assert_eq!(events, [(300, 0.1), (400, 0.3), (500, 0.5), (600, 0.7), (700, 0.9)]);
    }

    #[test]
    fn thousands_leave_room_for_each_other() {
        let ticks: Vec<_> = (1..=9_000).map(|event| tick(event, LandmarkKind::Exit)).collect();
        let landmarks = lay_out(&ticks, 9_000, 300);
        let apart = |places: Vec<f64>| {
            let between = places.windows(2).map(|pair| pair[1] - pair[0]);
            between.fold(f64::INFINITY, f64::min) * 300.0 + 1e-6
        };
        let stops: Vec<_> = landmarks.stops.iter().map(|stop| stop.at).collect();
        assert!(stops.len() <= 13, "{}", stops.len());
        assert!(apart(stops) >= STOP);
        assert!(apart(landmarks.marks.iter().map(|mark| mark.at).collect()) >= MARK);
    }

    #[test]
    fn an_empty_history_and_a_scrubber_without_width_have_no_trouble() {
        assert_eq!(*lay_out(&[], 0, 0), Landmarks::default());
        let landmarks = lay_out(&[tick(0, LandmarkKind::Input)], 0, 0);
        assert_eq!(landmarks.marks.len(), 1);
    }

    #[test]
    fn nothing_is_worded_twice_and_what_is_the_same_is_the_same_allocation() {
        let asked = Cell::new(0);
        let words = |landmark: &Landmark| {
            asked.set(asked.get() + 1);
            word(landmark)
        };
        let ticks: Vec<_> = (1..=9).map(|event| tick(event * 100, LandmarkKind::Exit)).collect();
        let mut marking = Marking::default();
        let first = marking.mark(&ticks[..8], (0, 800), 1_000, &words);
        assert_eq!(asked.get(), 8);
        assert!(Rc::ptr_eq(&first, &marking.mark(&ticks[..8], (0, 800), 1_000, &words)));
        let longer = marking.mark(&ticks, (0, 900), 1_000, &words);
        assert_eq!((longer.stops.len(), asked.get()), (9, 9));
    }

    #[test]
    fn another_history_has_other_names() {
        let mut marking = Marking::default();
        let mut name = |kind| {
            let landmarks = marking.mark(&[tick(50, kind)], (0, 100), 1_000, &word);
            landmarks.stops[0].name.to_string()
        };
        assert_eq!(name(LandmarkKind::Exit), "event 50: exit");
        assert_eq!(name(LandmarkKind::Restart), "event 50: restart");
    }
}
