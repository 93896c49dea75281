//! Time can be gone back in, looked at, and begun anew from; what is seen at a moment does not depend on the way there.

#![cfg(not(target_arch = "wasm32"))]

#[path = "time/bounds.rs"]
mod bounds;
#[path = "time/forking.rs"]
mod forking;
#[path = "support/playing.rs"]
mod playing;
#[path = "time/run.rs"]
mod run;
#[path = "time/seeking.rs"]
mod seeking;
#[path = "time/stepping.rs"]
mod stepping;
#[path = "time/words.rs"]
mod words;
