//! A chromedriver of the test's own, on a port that the system chose. It and its browser end with this value, whatever
//! happens to the test.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;
use std::{env, fs};

use serde_json::{Map, Value, json};

pub struct Driver {
    process: Child,
    /// Kept open, since chromedriver must have somewhere to print.
    _output: BufReader<ChildStdout>,
    port: u16,
    profile: PathBuf,
}

impl Driver {
    pub fn start() -> Self {
        let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start: {error}"));
        let mut output = BufReader::new(process.stdout.take().expect("its output was piped"));
        let port = announced_port(&mut output);
        let profile = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("profile-{port}-{}", process.id()));
        Self {
            process,
            _output: output,
            port,
            profile,
        }
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// A browser that has never been here, with its console kept.
    pub fn capabilities(&self) -> Map<String, Value> {
        let shared: Value =
            serde_json::from_str(include_str!("../../webdriver.json")).expect("webdriver.json is a JSON object");
        let Value::Object(mut capabilities) = shared else {
            panic!("webdriver.json is a JSON object")
        };
        let arguments = capabilities["goog:chromeOptions"]["args"]
            .as_array_mut()
            .expect("a list of arguments");
        arguments.push(json!(format!("--user-data-dir={}", self.profile.display())));
        arguments.push(json!("--window-size=1280,800"));
        arguments.push(json!("--lang=en-GB"));
        capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
        capabilities
    }

    /// Asks chromedriver to close its browsers and itself; killed outright it would leave the browsers behind.
    fn shut_down(&self) -> std::io::Result<()> {
        let mut connection = TcpStream::connect(("127.0.0.1", self.port))?;
        connection.set_read_timeout(Some(Duration::from_secs(10)))?;
        connection.write_all(b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        connection.read_to_end(&mut Vec::new()).map(|_bytes| ())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Nothing here can be answered better than by going on to the next, firmer step.
        let _asked = self.shut_down();
        let _killed = self.process.kill();
        let _waited = self.process.wait();
        let _removed = fs::remove_dir_all(&self.profile);
    }
}

/// Chromedriver prints "… was started successfully on port 34567."
fn announced_port(output: &mut impl BufRead) -> u16 {
    output
        .lines()
        .map_while(Result::ok)
        .find_map(|line| {
            line.rsplit_once("successfully on port ")?
                .1
                .trim_end_matches('.')
                .parse()
                .ok()
        })
        .expect("chromedriver says on which port it listens")
}
