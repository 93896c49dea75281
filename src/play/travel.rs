//! Going back, looking, and going on from there.
//!
//! To be at another moment is to show the world that was at it: the nearest checkpoint before, and what happened since
//! played again. What happened stays what it was until somebody acts in the past. Then the history forks: what came
//! after is dropped ([`Simulation::dropped_by_acting`] says how much that is), and the storage outside follows the new
//! present. Going back and looking writes nothing.
//!
//! A *visible* event is one that changes something drawn or told: the tree, a table, the log, the open list, a caption.
//! Steps go from one to the next, so a press always changes what is seen, and never two things. What is read off the
//! system at that moment (the clock, who waits, how full a mailbox is, how fresh a row) goes with it.

use super::playback::FRAME_BUDGET;
use super::position::{Dropped, Position};
use super::projection::{Projection, Salience};
use super::run::Run;
use super::world::{Instant, Moment};
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventId};

impl<P: Projection> Run<P> {
    /// Where this is in the history.
    #[must_use]
    pub fn position(&self) -> Position {
        Position {
            event: self.world.shown,
            last: self.history.last_event(),
            first: self.history.event_at_beginning(),
        }
    }

    /// The present moment, finer than a position: what happens between two events has moments of its own.
    #[must_use]
    pub fn moment(&self) -> Moment {
        self.world.moment
    }

    /// The same, and of which history it is: for who keeps what was found out at a moment.
    #[must_use]
    pub fn instant(&self) -> Instant {
        Instant {
            history: self.history.events().generation(),
            moment: self.world.moment,
        }
    }

    /// True while something is shown that is not the present.
    #[must_use]
    pub fn is_in_the_past(&self) -> bool {
        self.present.is_some()
    }

    /// Shows the world as it was when that event had just been shown; at the last event, the present.
    pub fn seek(&mut self, event: EventId) {
        if event >= self.history.last_event() {
            return self.seek_present();
        }
        let moment = self.history.events().moment_after(event);
        self.seek_moment(moment.unwrap_or_else(|| self.history.beginning()));
    }

    /// Shows the present.
    pub fn seek_present(&mut self) {
        self.seek_moment(self.history.end());
    }

    /// Shows the world at a moment, the nearest that can be reached.
    pub fn seek_moment(&mut self, moment: Moment) {
        self.leave_present();
        let moment = moment.clamp(self.history.beginning(), self.history.end());
        self.replayed = 0;
        if moment == self.history.end()
            && let Some(present) = self.present.take()
        {
            self.world = *present;
        } else {
            let checkpoint = self.history.checkpoint(moment);
            let here = checkpoint.moment <= self.world.moment && self.world.moment <= moment;
            // A world in which time is passing is between two moments.
            if !here || (self.world.moment == moment && self.world.passed_us() > 0) {
                self.world = checkpoint.clone();
            }
            while self.world.moment < moment {
                self.move_again();
                self.replayed += 1;
            }
        }
        self.pace.begin_beat();
    }

    /// Pauses, and shows the next visible event; in the present, lets it happen. False when nothing more happens.
    pub fn step_forward(&mut self) -> bool {
        self.forward(Salience::Seen)
    }

    /// Pauses, and goes back by one visible event. False when there is none before.
    pub fn step_back(&mut self) -> bool {
        self.back(Salience::Seen)
    }

    /// Pauses, and goes to the next beat of a story; in the present, lets it happen, or the story come to its end.
    pub fn step_beat_forward(&mut self) -> bool {
        let went = self.forward(Salience::Told);
        // The end of a story looks as what comes after it does.
        if went && self.is_in_the_past() && !self.world.picture().is_telling() {
            self.forward(Salience::Told);
        }
        went
    }

    /// Pauses, and goes back to the beginning of this beat of a story, or to the one before.
    pub fn step_beat_back(&mut self) -> bool {
        let went = self.back(Salience::Told);
        if went && !self.world.picture().is_telling() {
            self.back(Salience::Told);
        }
        went
    }

    fn forward(&mut self, least: Salience) -> bool {
        self.pace.pause();
        if self.is_in_the_past() {
            let next = self.history.salient_after(self.world.moment, Salience::Seen);
            let stop = self.history.salient_after(self.world.moment, least);
            // After the last visible event, what is seen is the present.
            let later = stop.filter(|stop| self.history.salient_after(*stop, Salience::Seen).is_some());
            self.seek_moment(later.unwrap_or_else(|| self.history.end()));
            if next.is_some() {
                return true;
            }
        }
        self.pace.begin_beat();
        let mut work = FRAME_BUDGET;
        while work > 0 {
            work = work.saturating_sub(self.world.work());
            match self.go_on() {
                Some(change) if change >= least => return true,
                Some(_) => {}
                None => return false,
            }
        }
        false
    }

    fn back(&mut self, least: Salience) -> bool {
        self.pace.pause();
        self.leave_present();
        let seen = self.history.salient_before(self.world.moment.next(), Salience::Seen);
        let stop = seen.and_then(|seen| self.history.salient_before(seen, least));
        self.seek_moment(stop.unwrap_or_else(|| self.history.beginning()));
        seen.is_some()
    }

    /// What acting now would drop; `None` in the present, where it drops nothing.
    #[must_use]
    pub fn dropped_by_acting(&self) -> Option<Dropped> {
        let present = self.present.as_ref()?;
        Some(Dropped {
            from: self.world.shown,
            events: present.shown - self.world.shown,
            inputs: self.history.acts_since(self.world.moment),
            time_ms: present.system.now_ms() - self.world.system.now_ms(),
            watched_ms: (present.clock_us - self.world.clock_us) / 1_000,
        })
    }

    /// What has been dropped by acting in the past since last asked.
    #[must_use]
    pub fn take_forked(&mut self) -> Option<Dropped> {
        self.forked.take()
    }

    /// An event of the history. The last 20,000 are kept, or a few less; older ones are forgotten.
    #[must_use]
    pub fn event(&self, id: EventId) -> Option<&Event<OtpEvent>> {
        self.history.events().get(id)
    }

    /// How many moves had to be made again to show what is shown: the work of the last seek.
    #[must_use]
    pub fn replayed(&self) -> u64 {
        self.replayed
    }

    /// How many worlds are kept to go back to.
    #[must_use]
    pub fn checkpoints(&self) -> usize {
        self.history.checkpoints()
    }

    /// Keeps the present, to come back to it.
    fn leave_present(&mut self) {
        if self.present.is_none() {
            if self.world.passed_us() > 0 {
                self.keep_pass();
            }
            self.present = Some(Box::new(self.world.clone()));
        }
    }
}
