//! Coppice: Erlang/OTP supervision on a single-threaded, deterministic scheduler, and a page that shows it.
//!
//! The modules are layers. Each knows only those above it in this list; `tests/layers.rs` holds them to it.

pub mod runtime;

pub mod otp;

pub mod elixir;

pub mod systems;

pub mod storage;

pub mod fidelity;

pub mod play;

pub mod telling;

pub mod diagram;

#[cfg(target_arch = "wasm32")]
pub mod ui;
