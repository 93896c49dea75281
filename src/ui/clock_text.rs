//! How the page writes what has a form of its own.

/// Virtual time as minutes, seconds and milliseconds.
#[must_use]
pub fn clock(time_ms: u64) -> String {
    format!(
        "{:02}:{:02}.{:03}",
        time_ms / 60_000,
        time_ms / 1_000 % 60,
        time_ms % 1_000
    )
}
