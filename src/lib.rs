//! Coppice: Erlang/OTP supervision on a single-threaded, deterministic scheduler, and a page that shows it.
//!
//! What runs is the package `coppice-engine`, which is built for speed; what shows it stands here, and is built for size.
//! The modules are layers. Each knows only those above it in this list; `tests/layers.rs` holds them to it.

pub use coppice_engine::{digest, elixir, notation, otp, play, runtime, systems, tuple};

pub mod storage;

pub mod fidelity;

pub mod telling;

pub mod diagram;

#[cfg(target_arch = "wasm32")]
pub mod ui;
