//! Every move of the present is recorded as it is made; a move of the past is made again as it was recorded.

use super::Simulation;
use super::command::Command;
use super::history::{Outside, Tick};
use super::input::Input;
use super::world::{Change, Move};
use crate::runtime::EventKind;

impl Simulation {
    /// Watching again has come to the present.
    pub(super) fn arrive(&mut self) {
        if self.world.moment == self.history.end() {
            self.present = None;
        }
    }

    /// Makes the move again that was made at this moment.
    pub(super) fn move_again(&mut self) {
        match self.history.outside(self.world.moment) {
            Some(Outside::Act(_, input)) => {
                self.world.act(input);
            }
            Some(Outside::Passed(us)) => {
                let left = us.saturating_sub(self.world.passed_us());
                self.world.pass(left);
                self.world.end_pass();
            }
            Some(Outside::Planned) | None => {
                let made = self.world.advance();
                debug_assert!(made.is_some(), "what moved by itself moves by itself again");
            }
        }
        self.playback.begin_beat();
        self.arrive();
    }

    /// Makes the next move of the present, and keeps a record of it; what it changed.
    pub(super) fn make_move(&mut self) -> Option<Change> {
        let at = self.world.moment;
        let change = match self.world.advance()? {
            Move::Shown { event, change, act } => {
                if let EventKind::FileWritten(path) = &event.kind {
                    self.mirror.written(path, self.world.system.disk());
                }
                let tick = Tick::of(&event, act, &self.world);
                self.history.record_event(event, tick, &self.world);
                change
            }
            Move::Stepped => Change::None,
            Move::Planned { input, change } => {
                self.inputs.push(self.world.system.steps(), input);
                self.history.record_outside(at, Outside::Planned, self.inputs.len());
                change
            }
        };
        self.playback.begin_beat();
        self.history.record_move(&self.world, change);
        Some(change)
    }

    /// Keeps a record of the time that has passed.
    pub(super) fn keep_pass(&mut self) -> Change {
        let at = self.world.moment;
        let (us, change) = self.world.end_pass();
        self.history.record_outside(at, Outside::Passed(us), self.inputs.len());
        self.history.record_move(&self.world, change);
        change
    }

    /// Does what a person does, here and now: in the past, what came after is left as another branch.
    pub(super) fn act(&mut self, command: Command, input: Input) {
        self.fork();
        if self.world.passed_us() > 0 {
            self.keep_pass();
        }
        let at = self.world.moment;
        let step = self.world.system.steps();
        let change = self.world.act(&input);
        self.inputs.push(step, input.clone());
        let came = Outside::Act(command, input);
        self.history.record_outside(at, came, self.inputs.len());
        self.history.record_move(&self.world, change);
    }
}
