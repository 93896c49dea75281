//! Going through the history, and what is said when acting in the past has dropped the future.

use super::App;
use crate::telling::view::short;
use crate::ui::action::Travel;
use crate::ui::browser;

/// What takes the arrow keys for itself.
const ARROWS_MEAN_SOMETHING: &str = "[role=tree], [role=tablist], [role=listbox], .log, .sequence, dialog";

impl App {
    pub(super) fn travel(&mut self, travel: Travel) {
        if let Travel::Branch(number) = travel {
            return self.return_to(number);
        }
        self.time.waits = false;
        let played = !self.paused();
        let was_past = self.here().simulation.is_in_the_past();
        let simulation = &mut self.here_mut().simulation;
        let moved = match travel {
            Travel::Step => simulation.step_forward(),
            Travel::StepBack => simulation.step_back(),
            Travel::Beat => simulation.step_beat_forward(),
            Travel::BeatBack => simulation.step_beat_back(),
            Travel::Seek(event) => {
                simulation.set_paused(true);
                simulation.seek(event);
                true
            }
            Travel::Present | Travel::Branch(_) => {
                simulation.seek_present();
                true
            }
        };
        // The button goes with the past, and must not take the focus along.
        if travel == Travel::Present && browser::active_id().as_deref() == Some("back-to-now") {
            browser::focus("scrubber");
        }
        let past = self.here().simulation.is_in_the_past();
        if past && !was_past {
            self.time.resume = played;
        }
        if let Some(pair) = &mut self.pair {
            pair.follow(self.here, travel);
        }
        if travel == Travel::Present && was_past {
            self.set_paused(!self.time.resume);
        } else if !moved {
            // A step that led nowhere is no reason to stand still.
            self.set_paused(!played);
            let end = if matches!(travel, Travel::Step | Travel::Beat) {
                "Nothing more happens by itself."
            } else {
                "This is the beginning."
            };
            end.clone_into(&mut self.said);
            return;
        } else {
            let paused = self.paused();
            self.set_paused(paused);
        }
        self.say_where();
    }

    /// Goes back to a future that was left.
    fn return_to(&mut self, number: u32) {
        let here = self.here;
        let returned = match &mut self.pair {
            Some(pair) => pair.return_to(here, number),
            None => self.here_mut().simulation.return_to(number),
        };
        if !returned {
            return;
        }
        if browser::active_id().as_deref() == Some("return-to-branch") {
            browser::focus("scrubber");
        }
        let event = self.here().simulation.position().event;
        self.time.forked = Some(format!("You are back in what was, at event {event}.").into());
        self.time.left = false;
        if let Some(sign) = self.time.sign() {
            self.said = sign.to_string();
        }
    }

    /// For those who cannot see the picture change. The slider says it by itself.
    fn say_where(&mut self) {
        if browser::active_id().as_deref() == Some("scrubber") {
            return;
        }
        let here = self.here_mut();
        let story = here.story_told().map(|story| format!(" {story}")).unwrap_or_default();
        let position = here.simulation.position();
        self.said = if here.simulation.is_in_the_past() {
            format!("The past, event {} of {}.{story}", position.event, position.last)
        } else {
            format!("Now, event {}.{story}", position.event)
        };
    }

    /// An arrow key that nothing else has taken.
    pub(super) fn arrow(&mut self, travel: Travel) {
        if !browser::focus_is_in(ARROWS_MEAN_SOMETHING) {
            self.travel(travel);
        }
    }

    /// After any action: says what was dropped, if acting in the past has dropped something, and plays on.
    pub(super) fn settle_time(&mut self) {
        let mut dropped = None;
        let here = self.here;
        for exhibit in self.exhibits_mut() {
            let left = exhibit.simulation.take_forked();
            if exhibit.side == here || dropped.is_none() {
                dropped = left.or(dropped);
            }
        }
        if dropped.is_some() && self.time.resume {
            self.set_paused(false);
        }
        if let Some(dropped) = &dropped {
            let said = format!(
                "The present goes on from event {} now. Dropped: {}.",
                dropped.from,
                dropped.words()
            );
            self.time.forked = Some(said.into());
            self.time.left = !self.here().simulation.branches().is_empty();
        }
        let acted = std::mem::take(&mut self.time.acted);
        self.time.waits = self.paused() && (acted || self.time.waits);
        if (self.time.waits && acted || dropped.is_some())
            && let Some(sign) = self.time.sign()
        {
            self.said = sign.to_string();
        }
    }

    /// Lists that the new present has never heard of are set aside in the storage, where nothing is lost.
    pub(super) fn set_aside_forgotten(&mut self) -> bool {
        let forgotten = self.own.simulation.take_forgotten();
        for list in &forgotten {
            let kept = self.keeper.forget(list);
            let said = format!("“{}” is not in this present. {kept}", short(list));
            let before = self.time.forked.take().unwrap_or_default();
            let all = if before.is_empty() {
                said
            } else {
                format!("{before} {said}")
            };
            self.said.clone_from(&all);
            self.time.forked = Some(all.into());
        }
        !forgotten.is_empty()
    }
}
