//! What the page keeps about the slot in the inspector: what is known of it, what is about to be done to it, and what
//! became of the last thing done.

use std::rc::Rc;

use yew::AttrValue;

use crate::play::Deed;
use crate::play::Moment;
use crate::telling::Simulation;
use crate::telling::prediction::Prediction;
use crate::telling::view::Inspection;

/// All of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inspecting {
    /// The slot, which may be gone.
    pub path: Option<String>,
    /// What is known of it.
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
    /// The last event shown when it was done.
    asked_after: Option<u64>,
    /// Where and for what the predictions were made.
    made_for: Option<(Moment, String, Option<Deed>)>,
}

impl Inspecting {
    /// Does a deed, and keeps what is said of it.
    pub fn act(&mut self, simulation: &mut Simulation, path: &str, deed: &Deed) {
        let after = simulation.position().event;
        self.refusal = simulation.do_to(path, deed).err().map(AttrValue::from);
        self.asked_after = Some(after);
        self.answer = AttrValue::default();
    }

    /// Another slot is looked at: what was said of the last is over.
    pub fn turn(&mut self) {
        self.refusal = None;
        self.asked_after = None;
        self.answer = AttrValue::default();
    }

    /// Takes in what is known now of that slot; `None` while the inspector is not seen.
    pub fn refresh(&mut self, simulation: &Simulation, path: Option<&str>) {
        let Some(path) = path else {
            self.made_for = None;
            return;
        };
        self.path = Some(path.to_owned());
        let inspection = simulation.inspect(path);
        if self.inspection.as_deref() != inspection.as_ref() {
            self.inspection = inspection.map(Rc::new);
        }
        if let Some(after) = self.asked_after {
            let lines = simulation.log();
            let mut mine = lines
                .iter()
                .rev()
                .filter(|line| line.level == "you" && line.event > after);
            if let Some(line) = mine.next()
                && *self.answer != *line.text
            {
                self.answer = AttrValue::from(line.text.clone());
            }
        }
        let weighed = self.weighed.clone().filter(|_| self.open);
        let here = Some((simulation.moment(), path.to_owned(), weighed.clone()));
        if self.made_for != here {
            self.made_for = here;
            self.kill = Rc::new(simulation.predict(path, &Deed::Kill));
            self.forecast = weighed.map(|deed| Rc::new(simulation.predict(path, &deed)));
        }
    }
}
