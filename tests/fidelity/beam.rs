//! The real BEAM, asked one scenario at a time.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};

use serde_json::{Value, json};

/// A running recorder (`tests/beam/record.exs`).
pub struct Beam {
    process: Child,
    asked: ChildStdin,
    answers: Receiver<String>,
}

/// How often a scenario is run there.
#[derive(Clone, Copy)]
pub struct Runs {
    /// As it is.
    pub plain: u32,
    /// With callbacks that leave garbage, in each run another amount.
    pub littered: u32,
    /// With processes giving way at random moments.
    pub stirred: u32,
}

impl Runs {
    /// So many as it is, and so many stirred.
    pub const fn of(plain: u32, stirred: u32) -> Self {
        Self {
            plain,
            littered: 0,
            stirred,
        }
    }
}

impl Beam {
    /// Starts the recorder; `None` where there is no `elixir`.
    pub fn start() -> Option<Self> {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/beam/record.exs");
        let mut process = Command::new("elixir")
            .args(["--erl", "+S 1:1", script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        let (asked, written) = (process.stdin.take()?, process.stdout.take()?);
        // Read all the time: a recorder that cannot write does not read either.
        let (line, answers) = channel();
        std::thread::spawn(move || {
            for written in BufReader::new(written).lines().map_while(Result::ok) {
                if line.send(written).is_err() {
                    return;
                }
            }
        });
        Some(Self {
            process,
            asked,
            answers,
        })
    }

    /// Asks for a scenario, without waiting for the answer.
    pub fn ask(&mut self, scenario: &Value, runs: Runs) {
        let request =
            json!({"scenario": scenario, "runs": runs.plain, "littered": runs.littered, "stirred": runs.stirred});
        self.ask_in_text(&request.to_string());
    }

    /// The same with the request as it is written.
    pub fn ask_in_text(&mut self, request: &str) {
        writeln!(self.asked, "{request}")
            .and_then(|()| self.asked.flush())
            .expect("the recorder listens");
    }

    /// The next answer: the distinct traces that the BEAM showed.
    pub fn answer(&mut self) -> Vec<Value> {
        self.whole_answer()["variants"].as_array().cloned().expect("variants")
    }

    /// The next answer with the scenario that it is of.
    pub fn whole_answer(&mut self) -> Value {
        let line = self
            .answers
            .recv()
            .expect("the recorder has stopped; its error is above");
        serde_json::from_str(&line).expect("an answer is JSON")
    }

    /// What the BEAM does with a scenario.
    pub fn record(&mut self, scenario: &Value, runs: Runs) -> Vec<Value> {
        self.ask(scenario, runs);
        self.answer()
    }
}

impl Drop for Beam {
    fn drop(&mut self) {
        // It ends by itself when its input does; a test that failed does not wait for that.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
