//! The time of a system that is played: its pace, and the ways back and on.

use super::Simulation;
use crate::play::{BranchView, Clock, Dropped, Instant, Landmark, Moment, Position};
use crate::runtime::EventId;

/// How many timers are waited for, one after the other, until that is taken for an end: some begin anew for ever.
const MOST_WAITS: u32 = 1_000;

impl Simulation {
    /// Plays for one frame of that many real milliseconds; true when what is shown has changed.
    pub fn frame(&mut self, elapsed_ms: f64) -> bool {
        self.run.frame(elapsed_ms)
    }

    /// What virtual time is doing now.
    #[must_use]
    pub fn clock(&self) -> Clock {
        self.run.clock()
    }

    /// Has everything happened and been told that comes about by itself? Then nothing is under way, and nobody waits for a
    /// time to come. That restarts are still counted for a while is no matter.
    #[must_use]
    pub fn has_settled(&self) -> bool {
        let rests = matches!(self.run.clock(), Clock::Runs | Clock::Rests);
        rests && self.run.system().next_timer_at().is_none()
    }

    /// Lets everything come about by itself at once; time passes only as far as somebody waits for it.
    pub fn settle(&mut self) {
        for _ in 0..MOST_WAITS {
            self.run.catch_up();
            let now_ms = self.run.system().now_ms();
            let Some(at) = self.run.system().next_timer_at() else {
                return;
            };
            self.run.pass_again(at.saturating_sub(now_ms).max(1) * 1_000);
        }
    }

    /// How fast it plays: 1 is the readable default.
    #[must_use]
    pub fn speed(&self) -> f64 {
        self.run.speed()
    }

    /// Sets the speed.
    pub fn set_speed(&mut self, factor: f64) {
        self.run.set_speed(factor);
    }

    /// Is it paused?
    #[must_use]
    pub fn paused(&self) -> bool {
        self.run.paused()
    }

    /// Pauses or plays on.
    pub fn set_paused(&mut self, paused: bool) {
        self.run.set_paused(paused);
    }

    /// Where this is in the history.
    #[must_use]
    pub fn position(&self) -> Position {
        self.run.position()
    }

    /// The present moment, finer than a position: what happens between two events has moments of its own.
    #[must_use]
    pub fn moment(&self) -> Moment {
        self.run.moment()
    }

    /// The same, and of which history it is: for who keeps what was found out at a moment.
    #[must_use]
    pub fn instant(&self) -> Instant {
        self.run.instant()
    }

    /// True while something is shown that is not the present.
    #[must_use]
    pub fn is_in_the_past(&self) -> bool {
        self.run.is_in_the_past()
    }

    /// Shows the world as it was when that event had just been shown; at the last event, the present.
    pub fn seek(&mut self, event: EventId) {
        self.run.seek(event);
    }

    /// Shows the present.
    pub fn seek_present(&mut self) {
        self.run.seek_present();
    }

    /// Shows the world at a moment, the nearest that can be reached.
    pub fn seek_moment(&mut self, moment: Moment) {
        self.run.seek_moment(moment);
    }

    /// Pauses, and shows the next visible event; in the present, lets it happen. False when nothing more happens.
    pub fn step_forward(&mut self) -> bool {
        self.run.step_forward()
    }

    /// Pauses, and goes back by one visible event. False when there is none before.
    pub fn step_back(&mut self) -> bool {
        self.run.step_back()
    }

    /// Pauses, and goes to the next beat of a story; in the present, lets it happen, or the story come to its end.
    pub fn step_beat_forward(&mut self) -> bool {
        self.run.step_beat_forward()
    }

    /// Pauses, and goes back to the beginning of this beat of a story, or to the one before.
    pub fn step_beat_back(&mut self) -> bool {
        self.run.step_beat_back()
    }

    /// What acting now would drop; `None` in the present, where it drops nothing.
    #[must_use]
    pub fn dropped_by_acting(&self) -> Option<Dropped> {
        self.run.dropped_by_acting()
    }

    /// Makes what is shown the present: what came after it is left as a branch.
    pub fn fork(&mut self) {
        self.run.fork();
    }

    /// What has been dropped by acting in the past since last asked.
    #[must_use]
    pub fn take_forked(&mut self) -> Option<Dropped> {
        self.run.take_forked()
    }

    /// The futures that were left and can be returned to, the one left last at the end.
    #[must_use]
    pub fn branches(&self) -> Vec<BranchView> {
        self.run.branches()
    }

    /// Goes to the present of a branch; what is the present now is left as a branch itself. False when there is no such
    /// branch to return to.
    pub fn return_to(&mut self, number: u32) -> bool {
        self.run.return_to(number)
    }

    /// The incident that is shown, as its first event and its last so far: from a person's first act until the next first
    /// one. Before anybody has done anything it is how the system started.
    #[must_use]
    pub fn incident(&self) -> (EventId, EventId) {
        let position = self.position();
        let (first, next) = self.run.register().incidents().around(position.event);
        let last = next.map_or(position.last, |next| next - 1);
        (first.unwrap_or(position.first), last)
    }

    /// The first event of the last incident, once everything is at rest again.
    #[must_use]
    pub fn ended_incident(&self) -> Option<EventId> {
        self.run.world().picture().incident.ended()
    }

    /// The first event of each incident that is kept.
    pub fn incidents(&self) -> impl Iterator<Item = EventId> {
        self.run.register().incidents().all()
    }

    /// The landmarks of the history, oldest first.
    #[must_use]
    pub fn landmarks(&self) -> &[Landmark] {
        self.run.landmarks()
    }
}
