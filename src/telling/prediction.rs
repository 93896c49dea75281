//! What will come of a deed, told before it is done.
//!
//! Nothing is guessed: a system is a value, so the deed is done to a copy of it, which runs until it is at rest. What
//! happened there is put into words together with the reasons that the specs give: restart types, strategies, counts.
//! No time passes in the copy: what only time brings (a time-out, a late message) is not part of a prediction.

pub(super) mod trial;
mod words;

use std::collections::BTreeSet;

use super::command_to_input::{NO_PLACE, input_of, nobody};
use super::picture::{World, is_alive};
use super::places::PlaceId;
use crate::play::{Deed, FRAME_BUDGET};
use trial::Trial;

/// What a deed will come to.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Prediction {
    /// One line, or why there is no such thing to do.
    pub text: String,
    /// Can it be done?
    pub possible: bool,
    /// The slots whose processes will end, in order.
    pub ends: Vec<String>,
    /// Those of them that will be filled again.
    pub comes_back: Vec<String>,
    /// Empty slots that will be filled.
    pub starts: Vec<String>,
    /// The supervisors that will give up.
    pub gives_up: Vec<String>,
    /// What the caller will be answered, as `inspect` prints it; empty while it waits, or when nobody is asked.
    pub answer: String,
}

/// What a deed will come to.
fn predict(world: &World, place: PlaceId, deed: &Deed) -> Prediction {
    let input = match input_of(world, place, deed) {
        Ok(input) => input,
        Err(why) => return Prediction::refused(why),
    };
    let (facts, after) = Trial::of(world).try_out(input);
    let mut ends: Vec<PlaceId> = Vec::new();
    let mut gives_up: Vec<PlaceId> = Vec::new();
    let mut seen = BTreeSet::new();
    ends.extend(
        facts
            .ended
            .iter()
            .map(|(place, _)| *place)
            .filter(|place| seen.insert(*place)),
    );
    let ended = std::mem::take(&mut seen);
    gives_up.extend(
        facts
            .gave_up
            .iter()
            .map(|(place, ..)| *place)
            .filter(|place| seen.insert(*place)),
    );
    let paths = |places: &mut dyn Iterator<Item = PlaceId>| -> Vec<String> {
        places.map(|place| after.path_of(place).to_string()).collect()
    };
    Prediction {
        text: words::Sentences::new(world, place, &facts, &after).tell(deed),
        possible: true,
        comes_back: paths(&mut ends.iter().copied().filter(|place| facts.filled.contains(place))),
        starts: paths(&mut facts.filled.iter().copied().filter(|place| !ended.contains(place))),
        answer: match &facts.answer {
            Some(Ok(answer)) => answer.to_string(),
            Some(Err(reason)) => format!("** (exit) {}", crate::otp::log::format_exit(reason)),
            None => String::new(),
        },
        ends: paths(&mut ends.into_iter()),
        gives_up: paths(&mut gives_up.into_iter()),
    }
}

impl Prediction {
    fn refused(why: String) -> Self {
        Self {
            text: why,
            ..Self::default()
        }
    }
}

/// What a deed will come to, if it is done now and nothing else is meanwhile. `waits` says that time stands still.
pub(super) fn predict_at(shown: &World, path: &str, deed: &Deed, waits: bool) -> Prediction {
    let place = shown.picture().places.at(path);
    let alive = place.is_some_and(|place| is_alive(shown, place));
    if let Some(place) = place.filter(|_| alive || waits || !deed.needs_a_process()) {
        return predict(shown, place, deed);
    }
    // It would be done to the process that comes next.
    let mut ahead = shown.clone();
    ahead.catch_up(FRAME_BUDGET);
    let Some(next) = ahead.picture().places.at(path) else {
        return Prediction::refused(NO_PLACE.to_owned());
    };
    if is_alive(&ahead, next) {
        return predict(&ahead, next, deed);
    }
    Prediction::refused(nobody(&ahead, next))
}
