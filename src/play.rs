//! One system in time: it is started, hit, played at a pace that can be followed, gone back in and gone on from there.
//!
//! Ground truth is a design, a seed, a disk and what came from outside. Here is nothing of what is told: what is shown of
//! the events is a [`Projection`] of them, of which this layer knows no more than how much an event changes and how long
//! it is to be looked at.

mod branch;
mod command;
mod event_log;
mod history;
mod input;
mod pace;
mod playback;
mod position;
mod projection;
mod run;
pub mod speed;
mod storage_sync;
mod travel;
mod world;

pub use branch::BranchView;
pub use command::{Command, Deed, LONGEST_DELAY_MS, MOST_FAILURES, MOST_MESSAGES};
pub use event_log::EventLog;
pub use history::{Landmark, LandmarkKind};
pub use input::{Asked, Beginning, Input};
pub use pace::Clock;
pub use playback::FRAME_BUDGET;
pub use position::{Dropped, Position, seconds};
pub use projection::{Projection, Register, Salience, Setting, Shown};
pub use run::{Came, Run};
pub use world::{Instant, Moment, World};
