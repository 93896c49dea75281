//! Playing: when the next event is shown, and when virtual time moves.
//!
//! The system steps only when every event of its last step has been shown. Virtual time stands still while anything can
//! run or is being shown, and follows playback when nothing is; it goes from one change to the next and never past one,
//! so that what happens does not depend on how fast it is played, or on how many frames a second there are.
//!
//! In the past, playing is watching again: what came from outside comes again when it came, up to the present.

use super::history::Outside;
use super::pace::Clock;
use super::projection::{Projection, Salience};
use super::run::Run;
use super::speed;

/// Work done in one frame at the most, in events that are shown: the page stays responsive whatever the speed.
pub const FRAME_BUDGET: u32 = 20_000;

/// A frame's time, in microseconds at speed 1.
struct Budget(f64);

impl Budget {
    /// Takes as much of it as is needed and there, in whole microseconds.
    fn take(&mut self, needed_us: u64) -> u64 {
        let most = needed_us as f64;
        if self.0 >= most {
            self.0 -= most;
            return needed_us;
        }
        let whole = self.0.floor();
        self.0 -= whole;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole, not negative, and less than what is needed"
        )]
        let us = whole as u64;
        us
    }
}

impl<P: Projection> Run<P> {
    /// Plays for one frame of that many real milliseconds; true when what is shown has changed.
    pub fn frame(&mut self, elapsed_ms: f64) -> bool {
        if self.pace.paused || elapsed_ms.is_nan() || elapsed_ms <= 0.0 {
            return false;
        }
        let mut budget = Budget(elapsed_ms * 1_000.0 * self.pace.speed + self.pace.rest_us);
        let changed = self.spend(&mut budget);
        self.pace.rest_us = if budget.0 < 1.0 { budget.0 } else { 0.0 };
        changed
    }

    fn spend(&mut self, budget: &mut Budget) -> bool {
        let mut changed = false;
        let mut work = FRAME_BUDGET;
        while work > 0 {
            let left = self.world.hold_us.saturating_sub(self.pace.held_us);
            let held = budget.take(left);
            self.pace.held_us += held;
            if held < left {
                return changed;
            }
            if self.move_on() {
                changed = true;
                work = work.saturating_sub(self.world.work());
                continue;
            }
            work -= 1;
            let Some(left) = self.until_end_of_pass() else {
                return changed;
            };
            let us = budget.take(left);
            if us == left {
                self.pass(us);
                self.end_pass();
                changed = true;
            } else {
                if us > 0 {
                    self.pass(us);
                }
                return changed || us > 0;
            }
        }
        true
    }

    /// Makes the next move, unless it is time that passes, or there is none.
    fn move_on(&mut self) -> bool {
        if !self.is_in_the_past() {
            return self.make_move().is_some();
        }
        if matches!(self.history.outside(self.world.moment), Some(Outside::Passed(_))) {
            return false;
        }
        self.move_again();
        true
    }

    /// How much time passes from here until the next move; `None` when there is no next move.
    fn until_end_of_pass(&self) -> Option<u64> {
        if !self.is_in_the_past() {
            return self.world.until_change();
        }
        match self.history.outside(self.world.moment) {
            Some(Outside::Passed(us)) => Some(us.saturating_sub(self.world.passed_us())),
            Some(Outside::Act(..)) | None => None,
        }
    }

    fn pass(&mut self, us: u64) {
        self.world.pass(us);
        self.pace.begin_beat();
    }

    fn end_pass(&mut self) {
        if self.is_in_the_past() {
            self.world.end_pass();
            self.arrive();
        } else {
            self.keep_pass();
        }
    }

    /// Goes on by one move in the present, be it time that passes; what it changed, or `None` when nothing moves.
    pub(super) fn go_on(&mut self) -> Option<Salience> {
        if let Some(change) = self.make_move() {
            return Some(change);
        }
        let us = self.world.until_change()?;
        self.pass(us);
        Some(self.keep_pass())
    }

    /// Shows at once what is still to be shown.
    pub fn catch_up(&mut self) {
        let mut work = FRAME_BUDGET;
        while work > 0 && self.make_move().is_some() {
            work = work.saturating_sub(self.world.work());
        }
        self.pace.end_beat(self.world.hold_us);
    }

    /// What virtual time is doing now.
    #[must_use]
    pub fn clock(&self) -> Clock {
        if self.pace.paused {
            return Clock::Paused;
        }
        let told = self.world.hold_us > self.pace.held_us;
        let moves = if self.is_in_the_past() {
            !matches!(self.history.outside(self.world.moment), Some(Outside::Passed(_)))
        } else {
            self.world.moves_by_itself()
        };
        match self.until_end_of_pass() {
            _ if told || moves => Clock::Held,
            Some(_) => Clock::Runs,
            None => Clock::Rests,
        }
    }

    /// How fast it plays: 1 is the readable default.
    #[must_use]
    pub fn speed(&self) -> f64 {
        self.pace.speed
    }

    /// Sets the speed, from [`speed::SLOWEST`] to [`speed::AS_FAST_AS_IT_GOES`].
    pub fn set_speed(&mut self, factor: f64) {
        if !factor.is_nan() {
            self.pace.speed = speed::playable(factor);
        }
    }

    /// Is it paused?
    #[must_use]
    pub fn paused(&self) -> bool {
        self.pace.paused
    }

    /// Pauses or plays on.
    pub fn set_paused(&mut self, paused: bool) {
        self.pace.paused = paused;
    }
}
