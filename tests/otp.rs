//! The behaviours against their own suites: cases of OTP's and Elixir's tests, each under the name it has there.
//! `docs/suites/` lists them, with those that do not apply and why.

#![cfg(not(target_arch = "wasm32"))]

mod otp {
    pub mod lab;
    pub mod supervisors;
    pub mod terms;

    mod agent;
    mod dynamic_supervisor;
    mod gen_server;
    mod partition_supervisor;
    mod registry;
    mod supervisor;
    mod task;
}
