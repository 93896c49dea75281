//! Designs: what can be run, as data.

#![cfg(not(target_arch = "wasm32"))]

#[path = "systems/booting.rs"]
mod booting;
#[path = "systems/faults.rs"]
mod faults;
#[path = "systems/files.rs"]
mod files;
#[path = "systems/running.rs"]
mod running;
#[path = "systems/said.rs"]
mod said;
#[path = "systems/strategies.rs"]
mod strategies;
