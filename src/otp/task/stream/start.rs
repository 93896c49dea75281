//! The start of a stream: its monitor is spawned, and the first task is asked for.

use std::rc::Rc;

use super::super::super::exception::exception;
use super::super::super::start::spawn;
use super::super::super::{Cx, Exception, Module, Process, Shutdown, StartCall, frame};
use super::super::SUPERVISED;
use super::super::start::owner;
use super::monitor::StreamMonitor;
use super::options::{StreamOptions, StreamStarter};
use super::owner::Stream;
use crate::runtime::{Millis, Pid, Term};

/// `Task.async_stream/5`, and those of `Task.Supervisor`: each element is put before the function's arguments. What it comes
/// to is waited for with [`stream_results`](super::super::stream_results).
///
/// # Errors
/// An ArgumentError when no task may run; `:system_limit` when there are too many processes.
pub fn async_stream<M: Module>(
    cx: &mut Cx<'_, M>,
    starter: StreamStarter,
    items: Rc<[Term]>,
    callers: &[Pid],
    function: &StartCall,
    options: StreamOptions,
) -> Result<Stream, Exception> {
    if options.max_concurrency == 0 {
        let error = exception(
            "Elixir.ArgumentError",
            ":max_concurrency must be an integer greater than zero",
        );
        return Err(Exception::Error(error, frame(SUPERVISED, "stream", 7)));
    }
    let monitor = stream_monitor(cx, starter, options.shutdown, options.timeout)?;
    Ok(Stream::begin(monitor, items, callers, function, options, cx))
}

/// Spawns the monitor of a stream, linked to the running process. It waits to be told the reference by which the stream is
/// known, as `{pid, reference}`.
///
/// # Errors
/// `:system_limit` when there are too many processes.
pub fn stream_monitor<M: Module>(
    cx: &mut Cx<'_, M>,
    starter: StreamStarter,
    shutdown: Option<Shutdown>,
    timeout: Option<Millis>,
) -> Result<Pid, Exception> {
    let monitor = StreamMonitor::new(cx.me(), owner(cx), cx.traps_exits(), starter, (shutdown, timeout));
    spawn(Process::StreamMonitor(Rc::new(monitor)), true, cx)
}
