//! The pace: how fast events are shown, and when virtual time moves.
//!
//! The system steps only when every event of its last step has been shown. Virtual time stands still while anything can
//! run or is being shown, and follows playback when nothing is.

use super::{Input, Simulation};
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventKind};

/// Steps taken and events shown in one frame at the most: the page stays responsive whatever the speed.
const FRAME_BUDGET: u32 = 20_000;

/// How long the start of a process is shown while the system boots, in milliseconds.
const BOOT_STEP_MS: f64 = 110.0;

/// With more events waiting than this, beats are skipped rather than shown for minutes.
const HURRY_ABOVE: usize = 400;

/// The slowest and the fastest speed.
const SPEEDS: (f64, f64) = (0.001, 1_000.0);

#[derive(Clone, Debug)]
pub(super) struct Playback {
    speed: f64,
    paused: bool,
    /// How much longer the present beat is shown.
    hold_ms: f64,
    /// Playback time since the start.
    clock_ms: f64,
    /// The part of a virtual millisecond that has not passed yet.
    rest_ms: f64,
}

impl Default for Playback {
    fn default() -> Self {
        Self {
            speed: 1.0,
            paused: false,
            hold_ms: 0.0,
            clock_ms: 0.0,
            rest_ms: 0.0,
        }
    }
}

impl Playback {
    pub(super) fn clock_ms(&self) -> f64 {
        self.clock_ms
    }

    pub(super) fn is_quiet(&self) -> bool {
        self.hold_ms <= 0.0
    }

    pub(super) fn is_paused(&self) -> bool {
        self.paused
    }

    pub(super) fn keep_settings(&mut self, other: &Self) {
        self.speed = other.speed;
    }

    /// Spends a frame's time on the present beat; what is left of it.
    fn hold(&mut self, budget_ms: f64) -> f64 {
        let spent = self.hold_ms.max(0.0).min(budget_ms);
        self.hold_ms -= spent;
        self.clock_ms += spent;
        budget_ms - spent
    }
}

impl Simulation {
    /// Plays for one frame of that many real milliseconds; true when what is shown has changed.
    pub fn frame(&mut self, elapsed_ms: f64) -> bool {
        if self.playback.paused || elapsed_ms.is_nan() || elapsed_ms <= 0.0 {
            return false;
        }
        let mut budget_ms = elapsed_ms * self.playback.speed;
        let mut changed = !self.playback.is_quiet();
        for _ in 0..FRAME_BUDGET {
            budget_ms = self.playback.hold(budget_ms);
            if !self.playback.is_quiet() {
                return changed;
            }
            if self.advance() {
                changed = true;
            } else {
                return self.rest(budget_ms) || changed;
            }
        }
        true
    }

    /// Shows the next event, or takes the next step; false when there is neither.
    fn advance(&mut self) -> bool {
        if let Some(event) = self.pending.pop_front() {
            let ms = self.show(&event);
            self.playback.hold_ms = if self.pending.len() > HURRY_ABOVE { 0.0 } else { ms };
            return true;
        }
        if self.system.step() {
            self.pending.extend(self.system.take_events());
            return true;
        }
        match self.application.next_plan() {
            Some(input) => {
                self.input(input);
                true
            }
            None => false,
        }
    }

    /// Shows at once what is still to be shown.
    pub(super) fn catch_up(&mut self) {
        for _ in 0..FRAME_BUDGET {
            if !self.advance() {
                break;
            }
        }
        self.playback.hold_ms = 0.0;
    }

    /// Nothing can run: time passes.
    fn rest(&mut self, budget_ms: f64) -> bool {
        if self.is_idle() {
            return false;
        }
        self.playback.clock_ms += budget_ms;
        self.playback.rest_ms += budget_ms;
        let whole = self.playback.rest_ms.floor();
        self.playback.rest_ms -= whole;
        if self.teller.pass(budget_ms) || self.teller.story().is_none() {
            self.slots.sweep();
            self.tables.sweep(&self.slots);
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole and not negative"
        )]
        let to = self.system.now_ms() + whole as u64;
        self.input(Input::AdvanceTo(to));
        true
    }

    /// Applies an event to everything that is shown; how long it is to be looked at.
    fn show(&mut self, event: &Event<OtpEvent>) -> f64 {
        self.slots.apply(event);
        if matches!(event.kind, EventKind::Program(OtpEvent::InitDone)) {
            self.slots.remember(event.pid, &self.system);
        }
        let clock_ms = self.playback.clock_ms;
        self.tables.apply(event, &self.slots, &self.system, clock_ms);
        self.journal.apply(event, &self.slots, self.shell);
        self.application.apply(event);
        if let EventKind::FileWritten(path) = &event.kind {
            self.mirror(path);
        }
        let told = self.teller.tell(event, &self.slots);
        let booting = matches!(event.kind, EventKind::Spawned { .. })
            && self.teller.story().is_none()
            && self.slots.of(event.pid).is_some();
        if booting { BOOT_STEP_MS } else { told }
    }

    /// Takes note of a list that was written, for the storage outside.
    fn mirror(&mut self, path: &std::rc::Rc<str>) {
        let content = self.system.disk().get(path).and_then(crate::todo::List::from_term);
        if let (Some(list), Some(content)) = (super::list_name(path), content) {
            self.writes.insert(list.to_owned(), content.to_json());
        }
    }

    /// How fast it plays: 1 is the readable default.
    #[must_use]
    pub fn speed(&self) -> f64 {
        self.playback.speed
    }

    /// Sets the speed, within 1/1000 and 1000.
    pub fn set_speed(&mut self, factor: f64) {
        if !factor.is_nan() {
            self.playback.speed = factor.clamp(SPEEDS.0, SPEEDS.1);
        }
    }

    /// Is it paused?
    #[must_use]
    pub fn paused(&self) -> bool {
        self.playback.paused
    }

    /// Pauses or plays on.
    pub fn set_paused(&mut self, paused: bool) {
        self.playback.paused = paused;
    }

    /// Shows one more event, whatever the pace.
    pub fn step_once(&mut self) {
        self.playback.hold_ms = 0.0;
        // A step may have nothing to show; the next event is what a person means by a step.
        for _ in 0..FRAME_BUDGET {
            let showing = !self.pending.is_empty();
            if !self.advance() || showing {
                break;
            }
        }
        self.playback.hold_ms = 0.0;
    }
}
