//! The inspector: what it says of a process, what can be done to it, and that what it predicts comes true.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/playing.rs"]
mod playing;
#[path = "time/run.rs"]
#[expect(dead_code, reason = "the tests of time use more of it")]
mod run;

mod inspector {
    mod content;
    mod predictions;
}
