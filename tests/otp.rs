//! The behaviours against their own suites: cases of OTP's and Elixir's tests, each under the name it has there.
//! `docs/suites.md` lists them, with those that do not apply and why.

#![cfg(not(target_arch = "wasm32"))]

mod otp {
    pub mod lab;

    mod supervisor;
}
