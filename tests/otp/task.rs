//! Elixir's `task_test.exs` and `task/supervisor_test.exs`; `beyond` asks what they do not.

mod await_many;
mod await_one;
mod beyond;
mod ignore;
mod shutdown;
mod shutdown_brutal_kill;
mod start;
mod streams;
mod supervisor;
mod support;
mod r#yield;
mod yield_many;
