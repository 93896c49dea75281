//! `Task.async_stream/5`, `Task.Supervisor.async_stream/6` and `async_stream_nolink/6`: a task for each element of a list, so
//! many at once, and what became of each.
//!
//! The owner spawns a [`StreamMonitor`], to which it is linked and which it watches. That one starts the tasks, is linked to
//! them or not, gives each its time, and tells the owner of their ends. The owner gives the orders, collects the answers,
//! and tells the monitor when it needs no more: then all tasks that are left are killed. What a stream comes to is a list;
//! with [`take`](StreamOptions::take) it is closed as soon as it has so many results.

mod monitor;
mod options;
mod owner;
mod start;

pub use monitor::StreamMonitor;
pub use options::{OnTimeout, StreamOptions, StreamStarter};
pub use owner::Stream;
pub use start::{async_stream, stream_monitor};
