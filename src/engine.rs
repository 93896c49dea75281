//! What runs: processes on a deterministic scheduler, OTP's behaviours, Elixir evaluated on them, the systems that are built
//! of them, and their playback. Nothing here knows how it is shown.
//!
//! The modules are layers. Each knows only those above it in this list; `tests/layers.rs` holds them to it.

pub mod runtime;

pub mod otp;

pub mod elixir;

pub mod systems;

pub mod play;
