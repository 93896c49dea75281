//! What one beat of the story says, and which places it is about.

use std::rc::Rc;

use super::super::places::{PlaceId, Places};
use super::super::view;

/// One beat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::telling) struct Beat {
    /// 1 exit, 2 signal, 3 decision, 4 a new process, 5 names and data are back.
    pub(in crate::telling) beat: u8,
    pub(in crate::telling) caption: String,
    pub(in crate::telling) detail: String,
    /// The place that it is about.
    pub(in crate::telling) at: PlaceId,
    /// Where a signal goes to in beat 2, its origin being `at`.
    pub(in crate::telling) to: Option<PlaceId>,
    /// The other places that it is about.
    pub(in crate::telling) with: Rc<[PlaceId]>,
    /// Whose end this comes of, when it is told as part of that.
    pub(super) of: Option<PlaceId>,
    /// What this step of the story is called; empty for more of the step before.
    pub(super) step: String,
}

/// What the steps are called, unless there is more to say: by beat.
const STEPS: [&str; 5] = ["exit", "signal", "decision", "new process", "back"];

impl Beat {
    pub(super) fn new(beat: u8, at: PlaceId, caption: String, detail: String) -> Self {
        Self {
            beat,
            caption,
            detail,
            at,
            to: None,
            with: Rc::new([]),
            of: None,
            step: STEPS[usize::from(beat).clamp(1, STEPS.len()) - 1].to_owned(),
        }
    }

    /// It as a step of that name.
    pub(super) fn called(self, step: impl Into<String>) -> Self {
        Self {
            step: step.into(),
            ..self
        }
    }

    pub(super) fn to(self, place: PlaceId) -> Self {
        Self {
            to: Some(place),
            ..self
        }
    }

    pub(super) fn of(self, ended: PlaceId) -> Self {
        Self {
            of: Some(ended),
            ..self
        }
    }

    pub(super) fn with(self, with: Rc<[PlaceId]>) -> Self {
        Self { with, ..self }
    }

    /// It as it is shown.
    pub(in crate::telling) fn shown(&self, places: &Places, steps: Rc<[view::StoryStep]>) -> view::Story {
        let path = |place: &PlaceId| places.path_of(*place).to_string();
        view::Story {
            beat: self.beat,
            caption: self.caption.clone(),
            detail: self.detail.clone(),
            at: path(&self.at),
            to: self.to.as_ref().map(path),
            with: self.with.iter().map(path).collect(),
            steps,
        }
    }
}
