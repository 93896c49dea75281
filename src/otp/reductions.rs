//! How many reductions OTP's own code takes: what ends the turn of a process that never waits.
//!
//! Measured on OTP 25 and Elixir 1.14: the reductions of a supervisor that tries again and again, read in a handler of the
//! logger each time it reports. What a turn is spent on decides how often a supervisor tries while others are to have their
//! turn. Garbage collection makes a real figure vary by a tenth. Of what lies within that, these are the ones with which the
//! most supervisors of one to eight children try as often as there (`tests/support/registry_deaths.rs`).

use super::Exception;
use super::supervisor::Strategy;

/// A supervisor finds out which child has ended.
pub(super) const CHILD_EXITED: u16 = 33;
/// It logs a report.
pub(super) const SUPERVISOR_REPORT: u16 = 122;
/// It decides that a child is to be restarted, beside [`EACH_RESTART`].
pub(super) const RESTART: u16 = 61;
/// It looks at one of the restarts in its window: all of them at every restart (`supervisor:add_restart/1`).
const EACH_RESTART: u16 = 5;
/// It catches what a start function raised, and casts to itself that it is to try again.
pub(super) const START_FAILED: u16 = 35;
/// A start function finds its name taken.
pub(super) const START_REFUSED: u16 = 45;
/// An exception's message is put together with `inspect/1`.
const MESSAGE_WORDED: u16 = 105;
/// A registry's partition forgets a process that has ended, with one key.
pub(super) const FORGET_OWNER: u16 = 14;

/// What a restart takes with so many in the window.
pub(super) fn restart(in_window: u32) -> u16 {
    let in_window = u16::try_from(in_window).unwrap_or(u16::MAX);
    in_window.saturating_mul(EACH_RESTART).saturating_add(RESTART)
}

/// What it takes beside to restart so many of a supervisor's children together, with so many before them: they are taken
/// apart from the others, stopped and put together again. Measured with up to three on either side, none after it running.
pub(super) fn restart_group(strategy: Strategy, group: usize, before: usize) -> u16 {
    let (decided, each) = match strategy {
        Strategy::OneForOne => return 0,
        Strategy::OneForAll => (13, 6),
        Strategy::RestForOne => (29, 10),
    };
    let children = group.saturating_mul(each).saturating_add(before.saturating_mul(2));
    u16::try_from(children.saturating_add(decided)).unwrap_or(u16::MAX)
}

/// What it takes to raise that and to catch it.
pub(super) fn raised(exception: &Exception) -> u16 {
    match exception {
        Exception::Error(error, _) if error.field("message").is_some() => MESSAGE_WORDED + START_FAILED,
        Exception::Error(..) | Exception::Exit(_) | Exception::Throw(_) => START_FAILED,
    }
}
