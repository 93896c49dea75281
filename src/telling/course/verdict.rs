//! Bet and truth, side by side.

use super::census::{Census, PlaceFate};
use super::lesson::Lesson;
use crate::telling::Simulation;

/// What a bet came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Was the bet right?
    pub won: bool,
    /// Was there one?
    pub was_bet: bool,
    /// Of a bet on places: those that were marked, and those that should have been.
    pub places: Vec<JudgedPlace>,
    /// Of a choice: which was true, from 0.
    pub truth: Option<usize>,
    /// What was chosen.
    pub chosen: Option<usize>,
}

/// A place that was marked, or should have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedPlace {
    /// Its path.
    pub path: String,
    /// What people call it.
    pub label: String,
    /// What the mark was worth.
    pub marking: MarkWorth,
}

/// What a mark on a place was worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkWorth {
    /// Marked, and it is so.
    Right,
    /// Not marked, and it is so.
    Missed,
    /// Marked, and that has become of it instead.
    Wrong(PlaceFate),
    /// It is so, and nobody has bet.
    Shown,
}

impl MarkWorth {
    /// In a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Missed => "missed",
            Self::Wrong(_) => "wrong",
            Self::Shown => "so it is",
        }
    }

    /// As a sign.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Right => "✓",
            Self::Missed => "+",
            Self::Wrong(_) => "✕",
            Self::Shown => "•",
        }
    }
}

impl Verdict {
    /// What the mark on a place was worth.
    #[must_use]
    pub fn marking(&self, path: &str) -> Option<MarkWorth> {
        let judged = self.places.iter().find(|place| place.path == path);
        judged.map(|place| place.marking)
    }

    /// Judges a bet by what has become of the system.
    #[must_use]
    pub(super) fn of(lesson: &Lesson, bet: Option<Bet<'_>>, before: &Census, simulation: &Simulation) -> Self {
        let now = Census::of(simulation);
        let mut places = Vec::new();
        if let Some(fate) = lesson.bet.mark {
            for path in before.paths() {
                let became = before.fate(path, &now);
                let is_so = became == Some(fate);
                let marking = match bet.map(|bet| bet.marked.iter().any(|marked| marked == path)) {
                    Some(true) if is_so => MarkWorth::Right,
                    Some(true) => MarkWorth::Wrong(became.unwrap_or(PlaceFate::Gone)),
                    Some(false) if is_so => MarkWorth::Missed,
                    None if is_so => MarkWorth::Shown,
                    Some(false) | None => continue,
                };
                places.push(JudgedPlace {
                    path: path.to_owned(),
                    label: before.label(path).to_owned(),
                    marking,
                });
            }
        }
        let mut options = lesson.bet.options.iter();
        let truth = options.position(|option| option.when.holds(before, simulation));
        let right = places.iter().all(|place| place.marking == MarkWorth::Right);
        let chosen = bet.and_then(|bet| bet.chosen);
        Self {
            won: bet.is_some() && right && chosen == truth,
            was_bet: bet.is_some(),
            places,
            truth,
            chosen,
        }
    }
}

/// A bet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bet<'a> {
    /// The paths of the places that are marked.
    pub(super) marked: &'a [String],
    /// The option that is chosen.
    pub(super) chosen: Option<usize>,
}
