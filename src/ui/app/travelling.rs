//! Going through the history, and what is said when acting in the past has dropped the future.

use std::rc::Rc;

use yew::AttrValue;

use super::App;
use super::put::put;
use crate::diagram::landmarks::Marking;
use crate::play::Clock;
use crate::telling::view::short;
use crate::ui::action::Travel;
use crate::ui::browser;
use crate::ui::timeline::dial::{ClockReading, Hand};
use crate::ui::timeline::{Timeline, landmarks};

/// What the page remembers about time beside the simulation.
#[derive(Default)]
pub(super) struct Time {
    pub(super) timeline: Rc<Timeline>,
    marking: Marking,
    /// When the landmarks were laid out last, on the browser's clock.
    marked_ms: f64,
    /// Something may have happened since.
    behind: bool,
    /// What turns the clock.
    pub(super) hand: Hand,
    /// Did it play when the present was left? Then it plays again once one is back.
    resume: bool,
    /// What has just been dropped by acting in the past, in words.
    pub(super) forked: Option<AttrValue>,
    /// Has the present action done something to a process?
    pub(super) acted: bool,
    /// Something was done while time stood still, and nothing has come of it yet.
    waits: bool,
}

/// What is done while time stands still is under way, and no more.
const PAUSED: &str = "Time is paused: play or step to see what happens.";

/// While things happen, landmarks are laid out so often: each that comes moves all that were there.
const BETWEEN_MARKS_MS: f64 = 100.0;

impl Time {
    /// Are there landmarks to be laid out by then that wait for more?
    pub(super) fn is_behind(&self, now: f64) -> bool {
        self.behind && now - self.marked_ms >= BETWEEN_MARKS_MS
    }

    /// What there is to say above the bar.
    pub(super) fn sign(&self) -> Option<AttrValue> {
        match (&self.forked, self.waits) {
            (Some(forked), true) => Some(format!("{forked} {PAUSED}").into()),
            (None, true) => Some(PAUSED.into()),
            (forked, false) => forked.clone(),
        }
    }
}

/// What takes the arrow keys for itself.
const ARROWS_MEAN_SOMETHING: &str = "[role=tree], [role=tablist], [role=listbox], .log, .sequence, dialog";

impl App {
    pub(super) fn travel(&mut self, travel: Travel) {
        self.time.waits = false;
        let played = !self.simulation.paused();
        let was_past = self.simulation.is_in_the_past();
        let moved = match travel {
            Travel::Step => self.simulation.step_forward(),
            Travel::StepBack => self.simulation.step_back(),
            Travel::Beat => self.simulation.step_beat_forward(),
            Travel::BeatBack => self.simulation.step_beat_back(),
            Travel::Seek(event) => {
                self.simulation.set_paused(true);
                self.simulation.seek(event);
                true
            }
            Travel::Present => {
                self.simulation.seek_present();
                true
            }
        };
        // The button goes with the past, and must not take the focus along.
        if travel == Travel::Present && browser::active_id().as_deref() == Some("back-to-now") {
            browser::focus("scrubber");
        }
        let past = self.simulation.is_in_the_past();
        if past && !was_past {
            self.time.resume = played;
        }
        if travel == Travel::Present && was_past {
            self.simulation.set_paused(!self.time.resume);
        } else if !moved {
            // A step that led nowhere is no reason to stand still.
            self.simulation.set_paused(!played);
            let end = if matches!(travel, Travel::Step | Travel::Beat) {
                "Nothing more happens by itself."
            } else {
                "This is the beginning."
            };
            self.announcer.say(end.to_owned());
            return;
        }
        self.say_where();
    }

    /// For those who cannot see the picture change. The slider says it by itself.
    fn say_where(&mut self) {
        if browser::active_id().as_deref() == Some("scrubber") {
            return;
        }
        let position = self.simulation.position();
        let view = self.simulation.look(&mut self.look);
        let story = view.story.map(|story| format!(" {}", story.caption.replace('`', "")));
        let said = if self.simulation.is_in_the_past() {
            format!(
                "The past, event {} of {}.{}",
                position.event,
                position.last,
                story.unwrap_or_default()
            )
        } else {
            format!("Now, event {}.{}", position.event, story.unwrap_or_default())
        };
        self.announcer.say(said);
    }

    /// An arrow key that nothing else has taken.
    pub(super) fn arrow(&mut self, travel: Travel) {
        if !browser::focus_is_in(ARROWS_MEAN_SOMETHING) {
            self.travel(travel);
        }
    }

    /// After any action: says what was dropped, if acting in the past has dropped something, and plays on.
    pub(super) fn settle_time(&mut self) {
        let dropped = self.simulation.take_forked();
        if dropped.is_some() && self.time.resume {
            self.simulation.set_paused(false);
        }
        if let Some(dropped) = &dropped {
            let said = format!(
                "The present goes on from event {} now. Dropped: {}.",
                dropped.from,
                dropped.words()
            );
            self.time.forked = Some(said.into());
        }
        let acted = std::mem::take(&mut self.time.acted);
        self.time.waits = self.simulation.paused() && (acted || self.time.waits);
        if (self.time.waits && acted || dropped.is_some())
            && let Some(sign) = self.time.sign()
        {
            self.announcer.say(sign.to_string());
        }
    }

    /// Lists that the new present has never heard of are set aside in the storage, where nothing is lost.
    pub(super) fn set_aside_forgotten(&mut self) -> bool {
        let forgotten = self.simulation.take_forgotten();
        for list in &forgotten {
            let kept = self.keeper.forget(list);
            let said = format!("“{}” is not in this present. {kept}", short(list));
            let before = self.time.forked.take().unwrap_or_default();
            let all = if before.is_empty() {
                said
            } else {
                format!("{before} {said}")
            };
            self.announcer.say(all.clone());
            self.time.forked = Some(all.into());
        }
        !forgotten.is_empty()
    }

    /// Turns the clock on, and finds out whether there is more to say about time.
    pub(super) fn look_at_time(&mut self, now: f64) -> bool {
        let (time, view) = (&mut self.time, &self.view);
        let clock = self.simulation.clock();
        time.hand.show(ClockReading {
            time_ms: view.time_ms,
            clock,
            event: self.simulation.position().event,
            step: view.step,
        });
        time.behind = clock == Clock::Held && now - time.marked_ms < BETWEEN_MARKS_MS;
        let landmarks = if time.behind {
            Rc::clone(&time.timeline.landmarks)
        } else {
            time.marked_ms = now;
            landmarks(&self.simulation, &mut time.marking)
        };
        let next = time.timeline.next(&self.simulation, view.time_ms, landmarks);
        put(&mut time.timeline, next)
    }
}
