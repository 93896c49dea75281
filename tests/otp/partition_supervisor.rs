//! Elixir's `partition_supervisor_test.exs`; `beyond` asks what it does not.

mod beyond;
mod suite;
