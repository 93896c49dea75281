//! What a timer is: a moment of virtual time at which something happens.

use super::super::{Atom, EventId, Message, Millis, Pid, Reference};

/// The last moment for which a BEAM takes a timer, in milliseconds after its start: then its clock ends
/// (`erlang:system_info(end_time)`; measured, OTP 25).
pub const LAST_TIMER_MS: Millis = 9_223_372_034_999;

/// What happens when it is time. Nearly all are deadlines, one for each call; what the others need stands apart, so that
/// little is moved for these.
#[derive(Clone, Debug)]
pub(super) enum Timer {
    /// The receive that this process is in, since that event, is over.
    Deadline(Pid, EventId),
    /// Send a message to a process.
    Send(Box<DelayedMessage>),
    /// Send the message of a timer that can be asked for and cancelled.
    Started(Box<StartedTimer>),
}

crate::digest!(enum Timer {
    "deadline" => Deadline(pid, cause),
    "send" => Send(delayed),
    "started" => Started(started),
});

/// A message that is sent to a process when it is time.
#[derive(Clone, Debug)]
pub(super) struct DelayedMessage {
    pub to: Pid,
    pub message: Message,
    pub cause: EventId,
}

crate::digest!(struct DelayedMessage { to, message, cause });

/// A timer that can be asked for and cancelled.
#[derive(Clone, Debug)]
pub(super) struct StartedTimer {
    pub reference: Reference,
    pub to: Destination,
    pub message: Message,
    pub cause: EventId,
}

crate::digest!(struct StartedTimer { reference, to, message, cause });

/// Whom a timer sends its message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// That process: the timer ends with it.
    Process(Pid),
    /// Whoever has that name when it is time.
    Name(Atom),
}

crate::digest!(enum Destination { "process" => Process(pid), "name" => Name(name) });
