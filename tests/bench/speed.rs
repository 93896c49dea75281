//! `make bench`: how fast Coppice is, beside a bare run queue, the BEAM and actor libraries for Rust.
//!
//! Natively this program is three things: without arguments it runs the contenders, prints the table and writes the JSON;
//! with `answer coppice` or `answer ceiling` it is such a contender, and reads orders. Compiled to wasm32 it is both of
//! these contenders for a page. docs/bench.md says what each row does.

mod ceiling;
mod clock;
mod coppice;
mod order;

#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/browser.rs"]
#[allow(dead_code, reason = "the end-to-end tests ask more of a browser")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod cases;
#[cfg(not(target_arch = "wasm32"))]
mod contenders;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/devtools.rs"]
#[allow(dead_code, reason = "the end-to-end tests ask more of a browser")]
mod devtools;
#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(not(target_arch = "wasm32"))]
mod page;
#[cfg(not(target_arch = "wasm32"))]
mod process;
#[cfg(not(target_arch = "wasm32"))]
mod report;
#[cfg(not(target_arch = "wasm32"))]
mod rounds;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/site.rs"]
#[allow(dead_code, reason = "the end-to-end tests open the page that is in dist/")]
mod site;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/socket.rs"]
mod socket;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/tab.rs"]
#[allow(dead_code, reason = "the end-to-end tests ask more of a tab")]
mod tab;
#[cfg(not(target_arch = "wasm32"))]
mod table;
#[cfg(target_arch = "wasm32")]
mod wasm;

/// The figures of a contender as a JSON list. Panics when the work was not done.
fn answer(who: &str, line: &str) -> String {
    let order = line.parse().unwrap_or_else(|error| panic!("{error}"));
    let figures = match who {
        "coppice" => coppice::answer(order),
        "ceiling" => ceiling::answer(order),
        nobody => panic!("nobody is called {nobody}"),
    };
    format!("{figures:?}")
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {
    wasm::tell_panics();
}
