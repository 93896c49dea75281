//! The one Chromium that all tests of this process share. It starts with the first test that needs it; each test has a
//! profile of its own in it (`tab.rs`).
//!
//! Nothing here ends it: a process that panics or is interrupted may have no time left to. It ends, with all that it
//! started, because this process does (`browser.sh`).

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::LazyLock;

use serde_json::Value;

const SHELL_SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/browser.sh");

/// What Chromium prints when it listens, before its address.
const ANNOUNCEMENT: &str = "DevTools listening on ws://";

/// Several windows are open at once, and none of them may be taken for one that nobody looks at.
const ALL_IN_SIGHT: [&str; 3] = [
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
];

pub struct Browser {
    /// Host and port.
    pub address: String,
    /// Where the browser itself is asked, not one of its pages.
    pub path: String,
    pub profile: PathBuf,
    /// As long as it is open, the browser lives.
    held: ChildStdin,
    shell: Child,
}

/// The browser, started if need be.
pub fn browser() -> &'static Browser {
    static BROWSER: LazyLock<Result<Browser, String>> = LazyLock::new(|| Browser::start("shared"));
    BROWSER
        .as_ref()
        .unwrap_or_else(|printed| panic!("Chromium does not start; it printed:\n{printed}"))
}

impl Browser {
    /// Starts Chromium; what it printed if it does not start.
    pub fn start(name: &str) -> Result<Self, String> {
        let profile = folder().join(format!("profile-{name}-{}", std::process::id()));
        let mut shell = Command::new("sh")
            .arg(SHELL_SCRIPT)
            .arg(&profile)
            .args(arguments())
            // A group of its own: what interrupts this process is not sent to it as well.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("sh: {error}"))?;
        let held = shell.stdin.take().expect("its input was piped");
        let printed = BufReader::new(shell.stdout.take().expect("its output was piped"));
        let (address, path) = announced(printed)?;
        Ok(Self {
            address,
            path,
            profile,
            held,
            shell,
        })
    }

    /// Holds it open no longer, and waits until it has ended.
    pub fn let_go(mut self) {
        drop(self.held);
        self.shell.wait().expect("a child can be waited for");
    }
}

/// Where the profile is: among what cargo has built for tests, or, in what is no test, among all that is temporary.
fn folder() -> PathBuf {
    option_env!("CARGO_TARGET_TMPDIR").map_or_else(std::env::temp_dir, PathBuf::from)
}

/// What Chromium is started with: the same as for the tests of single components, and what a shared one needs.
fn arguments() -> Vec<String> {
    let shared: Value =
        serde_json::from_str(include_str!("../../webdriver.json")).expect("webdriver.json is a JSON object");
    let shared = shared["goog:chromeOptions"]["args"].as_array();
    let shared = shared.expect("a list of arguments").iter();
    let text = |argument: &Value| argument.as_str().expect("an argument is a text").to_owned();
    shared
        .map(text)
        .chain(ALL_IN_SIGHT.map(str::to_owned))
        .chain(["--remote-debugging-port=0", "--lang=en-GB"].map(str::to_owned))
        .collect()
}

/// Reads the address, and from then on whatever is printed, so that printing never waits.
#[expect(
    clippy::disallowed_methods,
    reason = "what the browser prints is read while the tests wait for it"
)]
fn announced(mut printed: BufReader<ChildStdout>) -> Result<(String, String), String> {
    let mut all = String::new();
    loop {
        let mut line = String::new();
        match printed.read_line(&mut line) {
            Ok(0) | Err(_) => return Err(all),
            Ok(_) => {}
        }
        if let Some((address, path)) = line
            .trim_end()
            .strip_prefix(ANNOUNCEMENT)
            .and_then(|url| url.split_once('/'))
        {
            let found = (address.to_owned(), format!("/{path}"));
            std::thread::spawn(move || std::io::copy(&mut printed, &mut std::io::sink()));
            return Ok(found);
        }
        all += &line;
    }
}
