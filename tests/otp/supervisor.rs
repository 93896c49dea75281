//! OTP's `supervisor_SUITE` and Elixir's `supervisor_test.exs`: the cases by theme, each under its own name.

mod elixir;
mod faulty;
mod life;
mod management;
mod observed;
mod restart_types;
mod restarting;
mod significant;
mod start;
mod stop;
mod strategies;
