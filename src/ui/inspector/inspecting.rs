//! What the page keeps about the slot in the inspector: what is known of it, what is about to be done to it, and what
//! became of the last thing done.

use std::rc::Rc;

use yew::AttrValue;

use crate::play::{Clock, Deed, Instant};
use crate::telling::Simulation;
use crate::telling::prediction::Prediction;
use crate::telling::view::Inspection;

/// What is seen of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inspecting {
    /// What is known of the slot.
    pub inspection: Option<Rc<Inspection>>,
    /// What a kill will come to.
    pub kill: Rc<Prediction>,
    /// The deed that is about to be done, as far as what was typed is one.
    pub weighed: Option<Deed>,
    /// What it will come to.
    pub forecast: Option<Rc<Prediction>>,
    /// Are the other actions open?
    pub open: bool,
    /// Why the last deed was refused.
    pub refusal: Option<AttrValue>,
    /// What was said of the last deed: the call, then what it returned.
    pub answer: AttrValue,
}

/// When and for what that was found out, so that it is found out again only when it may be otherwise.
#[derive(Debug, Default)]
pub struct Vigil {
    /// The last event shown when something was done.
    asked_after: Option<u64>,
    /// Restarts are counted in whole seconds.
    inspected: Option<(Instant, u64, String)>,
    predicted: Option<(Instant, Question)>,
    /// When that was, on the browser's clock.
    predicted_ms: f64,
    /// Something has happened since, and will be told in the next prediction.
    behind: bool,
}

/// What a prediction is about: a slot, and the deed that is about to be done beside the kill.
type Question = (String, Option<Deed>);

/// While things happen, so often is it found out what will come of a deed: that is the run of a whole system.
const BETWEEN_PREDICTIONS_MS: f64 = 200.0;

impl Vigil {
    /// Does a deed, and keeps what is said of it.
    pub fn act(&mut self, seen: &mut Rc<Inspecting>, simulation: &mut Simulation, path: &str, deed: &Deed) {
        self.asked_after = Some(simulation.position().event);
        let seen = Rc::make_mut(seen);
        seen.refusal = simulation.do_to(path, deed).err().map(AttrValue::from);
        seen.answer = AttrValue::default();
    }

    /// Another slot is looked at: what was said of the last is over.
    pub fn turn(&mut self, seen: &mut Rc<Inspecting>) {
        self.asked_after = None;
        let seen = Rc::make_mut(seen);
        seen.refusal = None;
        seen.answer = AttrValue::default();
    }

    /// Takes in what is known of that slot at that time of the browser's clock; no slot while the inspector is not seen.
    /// True when something is otherwise.
    pub fn refresh(
        &mut self,
        seen: &mut Rc<Inspecting>,
        simulation: &Simulation,
        path: Option<&str>,
        now: f64,
    ) -> bool {
        let Some(path) = path else {
            (self.inspected, self.predicted, self.behind) = (None, None, false);
            return false;
        };
        self.inspect(seen, simulation, path) | self.hear(seen, simulation) | self.predict(seen, simulation, path, now)
    }

    /// Is there a prediction to be made by then that waits for things to calm down?
    #[must_use]
    pub fn is_behind(&self, now: f64) -> bool {
        self.behind && now - self.predicted_ms >= BETWEEN_PREDICTIONS_MS
    }

    fn inspect(&mut self, seen: &mut Rc<Inspecting>, simulation: &Simulation, path: &str) -> bool {
        let second = simulation.system().now_ms() / 1_000;
        let here = Some((simulation.instant(), second, path.to_owned()));
        if self.inspected == here {
            return false;
        }
        self.inspected = here;
        let inspection = simulation.inspect(path);
        let otherwise = seen.inspection.as_deref() != inspection.as_ref();
        if otherwise {
            Rc::make_mut(seen).inspection = inspection.map(Rc::new);
        }
        otherwise
    }

    /// What the log says of the last deed.
    fn hear(&self, seen: &mut Rc<Inspecting>, simulation: &Simulation) -> bool {
        let Some(after) = self.asked_after else {
            return false;
        };
        let lines = simulation.log();
        let later = lines.iter().rev().take_while(|line| line.event > after);
        let Some(line) = later.into_iter().find(|line| line.level == "you") else {
            return false;
        };
        let otherwise = *seen.answer != *line.text;
        if otherwise {
            Rc::make_mut(seen).answer = AttrValue::from(line.text.clone());
        }
        otherwise
    }

    fn predict(&mut self, seen: &mut Rc<Inspecting>, simulation: &Simulation, path: &str, now: f64) -> bool {
        let weighed = seen.weighed.clone().filter(|_| seen.open);
        let (moment, question) = (simulation.instant(), (path.to_owned(), weighed.clone()));
        let known = self.predicted.as_ref();
        let asked = known.is_none_or(|(_, known)| *known != question);
        let otherwise = known.is_none_or(|(at, _)| *at != moment);
        let flows = simulation.clock() == Clock::Held && now - self.predicted_ms < BETWEEN_PREDICTIONS_MS;
        self.behind = otherwise && flows && !asked;
        if !(asked || otherwise) || self.behind {
            return false;
        }
        self.predicted = Some((moment, question));
        self.predicted_ms = now;
        let kill = simulation.predict(path, &Deed::Kill);
        let forecast = weighed.map(|deed| simulation.predict(path, &deed));
        let same = *seen.kill == kill && seen.forecast.as_deref() == forecast.as_ref();
        if !same {
            let seen = Rc::make_mut(seen);
            (seen.kill, seen.forecast) = (Rc::new(kill), forecast.map(Rc::new));
        }
        !same
    }
}
