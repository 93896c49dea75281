//! A system, played: what is shown of it now, how it came to that, and the ways back and on.
//!
//! Every move of the present is recorded as it is made; a move of the past is made again as it was recorded.

use super::branch::{Branch, BranchView};
use super::command::Command;
use super::event_log::EventLog;
use super::history::{History, Landmark, Outside};
use super::input::{Beginning, Input};
use super::pace::Pace;
use super::position::Dropped;
use super::projection::{Projection, Salience};
use super::storage_sync::StorageSync;
use super::world::{Moment, Move, World};
use crate::runtime::EventKind;
use crate::systems::System;

/// The most futures that are kept beside the present; the one left first goes first.
const BRANCHES: usize = 8;

/// What came from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came<'a> {
    /// A person did something.
    Did(&'a Command),
    /// So many microseconds passed.
    Passed(u64),
}

/// A system, played.
#[derive(Clone, Debug)]
pub struct Run<P: Projection> {
    start: Beginning,
    /// What is shown: the present, or a moment of the past.
    pub(super) world: World<P>,
    /// While the past is shown: the present, to come back to.
    pub(super) present: Option<Box<World<P>>>,
    pub(super) history: History<P>,
    pub(super) pace: Pace,
    pub(super) mirror: StorageSync,
    /// Moves made again by the last seek.
    pub(super) replayed: u64,
    /// What the last fork dropped, until it is asked for.
    pub(super) forked: Option<Dropped>,
    branches: Vec<Branch<P>>,
    /// How many futures have been left.
    left: u32,
}

impl<P: Projection> Run<P> {
    /// A system that has not begun. `prepare` changes what is shown before anything has happened.
    #[must_use]
    pub fn new(start: Beginning, prepare: impl FnOnce(&mut P)) -> Self {
        let (system, shell) = start.boot();
        let mut world = World::new(system, shell);
        world.prepare(prepare);
        Self {
            start,
            history: History::new(&world),
            present: None,
            pace: Pace::default(),
            mirror: StorageSync::new(world.system.disk()),
            world,
            replayed: 0,
            forked: None,
            branches: Vec::new(),
            left: 0,
        }
    }

    /// Another system in the place of this one. The pace stays, and the storage outside follows.
    pub fn begin_again(&mut self, start: Beginning, prepare: impl FnOnce(&mut P)) {
        let mut fresh = Self::new(start, prepare);
        fresh.pace.keep_settings(&self.pace);
        fresh.history.follow(&self.history);
        std::mem::swap(&mut fresh.mirror, &mut self.mirror);
        fresh.mirror.follow(fresh.world.system.disk());
        *self = fresh;
    }

    /// How it started.
    #[must_use]
    pub fn start(&self) -> &Beginning {
        &self.start
    }

    /// What is shown, with the system behind it.
    #[must_use]
    pub fn world(&self) -> &World<P> {
        &self.world
    }

    /// The system itself, to look at.
    #[must_use]
    pub fn system(&self) -> &System {
        &self.world.system
    }

    /// What has been shown.
    #[must_use]
    pub fn events(&self) -> &EventLog {
        self.history.events()
    }

    /// What stands beside that.
    #[must_use]
    pub fn register(&self) -> &P::Register {
        self.history.register()
    }

    /// The landmarks of the history, oldest first.
    #[must_use]
    pub fn landmarks(&self) -> &[Landmark] {
        self.history.landmarks()
    }

    /// What a person did so far, with the moments at which he did: with how the system started and how time passed, all
    /// that is needed to get here again. In the past, what came later is among it until somebody acts.
    pub fn commands(&self) -> impl Iterator<Item = (Moment, &Command)> {
        self.history.came().filter_map(|(at, outside)| match outside {
            Outside::Act(command, _) => Some((at, command)),
            Outside::Passed(_) => None,
        })
    }

    /// All that came from outside, with the number of moves made before it.
    pub fn came(&self) -> impl Iterator<Item = (u64, Came<'_>)> {
        self.history.came().map(|(at, outside)| match outside {
            Outside::Act(command, _) => (at.0, Came::Did(command)),
            Outside::Passed(us) => (at.0, Came::Passed(*us)),
        })
    }

    /// Makes the moves of the present that can be made without time or a person, until so many have been made in all.
    pub fn play_until(&mut self, moves: u64) {
        while self.world.moment.0 < moves && self.make_move().is_some() {}
    }

    /// Lets so many microseconds pass as they were recorded: what moves by itself meanwhile moves.
    pub fn pass_again(&mut self, us: u64) {
        let mut left = us;
        loop {
            let step = self.world.until_change().map_or(left, |until| until.min(left));
            self.world.pass(step);
            self.keep_pass();
            left -= step;
            if left == 0 {
                return;
            }
            while self.make_move().is_some() {}
        }
    }

    /// The same system, started again, with all done to it that was done: it comes to the present of this one.
    #[must_use]
    pub fn played_again(&self, prepare: impl FnOnce(&mut P)) -> Self {
        let mut again = Self::new(self.start.clone(), prepare);
        for (at, outside) in self.history.came() {
            while again.world.moment < at && again.make_move().is_some() {}
            match outside {
                Outside::Act(command, input) => again.act(command.clone(), input.clone()),
                Outside::Passed(us) => {
                    again.world.pass(*us);
                    again.keep_pass();
                }
            }
        }
        let end = self.history.end();
        while again.world.moment < end && again.make_move().is_some() {}
        let present = self.present.as_deref().unwrap_or(&self.world);
        if present.passed_us() > 0 {
            again.world.pass(present.passed_us());
        }
        again
    }

    /// Lists written since last asked, with their documents: what is to be mirrored to storage. Looking at the past
    /// writes nothing; acting in it writes what differs from then on.
    #[must_use]
    pub fn take_writes(&mut self) -> Vec<(String, String)> {
        self.mirror.take_writes().into_iter().collect()
    }

    /// Lists that the storage holds and the present has never heard of, because a future was left, since last asked.
    /// They are to be set aside in the storage, where nothing is lost.
    #[must_use]
    pub fn take_forgotten(&mut self) -> Vec<String> {
        self.mirror.take_forgotten().into_iter().collect()
    }

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
            None => {
                let made = self.world.advance();
                debug_assert!(made.is_some(), "what moved by itself moves by itself again");
            }
        }
        self.pace.begin_beat();
        self.arrive();
    }

    /// Makes the next move of the present, and keeps a record of it; what it changed.
    pub(super) fn make_move(&mut self) -> Option<Salience> {
        let salience = match self.world.advance()? {
            Move::Shown {
                event,
                salience,
                landmark,
            } => {
                if let EventKind::FileWritten(path) = &event.kind {
                    self.mirror.written(path, self.world.system.disk());
                }
                self.history.record_event(event, landmark, &self.world);
                salience
            }
            Move::Stepped { salience } | Move::Planned { salience } => salience,
        };
        self.pace.begin_beat();
        self.history.record_move(&self.world, salience);
        Some(salience)
    }

    /// Keeps a record of the time that has passed.
    pub(super) fn keep_pass(&mut self) -> Salience {
        let at = self.world.moment;
        let (us, salience) = self.world.end_pass();
        self.history.record_outside(at, Outside::Passed(us));
        self.history.record_move(&self.world, salience);
        salience
    }

    /// Does what a person does, here and now: in the past, what came after is left as another branch.
    pub fn act(&mut self, command: Command, input: Input) {
        self.fork();
        if self.world.passed_us() > 0 {
            self.keep_pass();
        }
        let at = self.world.moment;
        let salience = self.world.act(&input);
        self.history.record_outside(at, Outside::Act(command, input));
        self.history.record_move(&self.world, salience);
    }

    /// Makes what is shown the present: what came after it is left as a branch, and the storage outside follows. Whoever
    /// acts in the past forks first.
    pub fn fork(&mut self) {
        let Some((present, dropped)) = self.leave() else {
            return;
        };
        let from = self.world.moment;
        self.forked = Some(dropped);
        self.left += 1;
        let later = self.branches.extract_if(.., |branch| branch.tail.from > from).collect();
        self.branches.push(Branch {
            number: self.left,
            tail: self.history.cut(&self.world),
            present,
            dropped,
            branches: later,
        });
        if self.branches.len() > BRANCHES {
            self.branches.remove(0);
        }
        self.mirror.follow(self.world.system.disk());
    }

    fn leave(&mut self) -> Option<(Box<World<P>>, Dropped)> {
        let dropped = self.dropped_by_acting()?;
        Some((self.present.take()?, dropped))
    }

    /// The futures that were left and can be returned to, the one left last at the end.
    #[must_use]
    pub fn branches(&self) -> Vec<BranchView> {
        let reachable = self.branches.iter().filter(|branch| self.is_reachable(branch));
        let view = |branch: &Branch<P>| BranchView {
            number: branch.number,
            dropped: branch.dropped,
        };
        reachable.map(view).collect()
    }

    fn is_reachable(&self, branch: &Branch<P>) -> bool {
        (self.history.beginning()..=self.history.end()).contains(&branch.tail.from)
    }

    /// Goes to the present of a branch: what is the present now is left as a branch itself. False when there is no such
    /// branch to return to.
    pub fn return_to(&mut self, number: u32) -> bool {
        let found = self
            .branches
            .iter()
            .position(|branch| branch.number == number && self.is_reachable(branch));
        let Some(at) = found else {
            return false;
        };
        let branch = self.branches.remove(at);
        self.seek_moment(branch.tail.from);
        self.fork();
        self.forked = None;
        self.history.graft(branch.tail);
        self.branches.extend(branch.branches);
        self.world = *branch.present;
        self.present = None;
        self.pace.begin_beat();
        self.mirror.follow(self.world.system.disk());
        true
    }
}
