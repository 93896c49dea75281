//! Elixir's `dynamic_supervisor_test.exs`, and the cases of OTP's `supervisor_SUITE` for `simple_one_for_one`
//! supervisors, which DynamicSupervisor stands for here.

mod init;
mod observed;
mod otp_dynamic;
mod otp_simple;
mod start_child;
mod support;
mod terminate;
mod try_again;
