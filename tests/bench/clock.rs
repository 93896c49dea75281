//! The wall clock and the memory of whoever runs the workloads: a native process, or a page.

#[cfg(not(target_arch = "wasm32"))]
mod here {
    #![expect(clippy::disallowed_types, reason = "a benchmark needs the wall clock")]

    use std::sync::LazyLock;
    use std::time::Instant;

    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);

    pub fn now_ns() -> f64 {
        BEGAN.elapsed().as_nanos() as f64
    }

    /// What the operating system has given to this process and not taken back; 0 where it does not tell (it does on Linux).
    pub fn memory_bytes() -> f64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib = resident.and_then(|kib| kib.trim().strip_suffix(" kB")?.parse::<f64>().ok());
        kib.unwrap_or(0.0) * 1_024.0
    }
}

#[cfg(target_arch = "wasm32")]
mod here {
    const PAGE_BYTES: f64 = 65_536.0;

    pub fn now_ns() -> f64 {
        let performance = web_sys::window().and_then(|window| window.performance());
        performance.expect("a page has a clock").now() * 1e6
    }

    /// The linear memory, which only grows.
    pub fn memory_bytes() -> f64 {
        core::arch::wasm32::memory_size::<0>() as f64 * PAGE_BYTES
    }
}

pub use here::{memory_bytes, now_ns};

/// How many nanoseconds it takes.
pub fn timed(work: impl FnOnce()) -> f64 {
    let began = now_ns();
    work();
    now_ns() - began
}
