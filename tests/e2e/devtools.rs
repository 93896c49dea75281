//! A line to the browser on which commands of its DevTools protocol are answered one at a time. Of what it reports
//! meanwhile, only what a test may ask for is kept.

use std::collections::VecDeque;
use std::time::Duration;

use serde_json::{Value, json};

use super::browser::Browser;
use super::socket::Socket;

/// Far longer than anything takes, on however busy a machine.
pub const DEADLINE: Duration = Duration::from_secs(60);

/// Reports that are kept until they are taken.
const KEPT: [&str; 6] = [
    "Page.loadEventFired",
    "Log.entryAdded",
    "Runtime.consoleAPICalled",
    "Runtime.exceptionThrown",
    "Tracing.dataCollected",
    "Tracing.tracingComplete",
];

pub struct Devtools {
    socket: Socket,
    asked: u64,
    reports: VecDeque<Value>,
}

impl Devtools {
    pub async fn connect(browser: &Browser) -> Self {
        let socket = Socket::open(&browser.address, &browser.path).await;
        Self {
            socket: socket.expect("Chromium listens"),
            asked: 0,
            reports: VecDeque::new(),
        }
    }

    /// Has a command done, by the browser itself or, given a session, by a page.
    pub async fn ask(&mut self, session: Option<&str>, name: &str, parameters: &Value) -> Result<Value, String> {
        self.asked += 1;
        let asked = self.asked;
        let mut command = json!({ "id": asked, "method": name, "params": parameters });
        if let Some(session) = session {
            command["sessionId"] = json!(session);
        }
        let answer = async {
            let sent = self.socket.send(&command.to_string()).await;
            sent.map_err(|error| error.to_string())?;
            loop {
                let mut message = self.receive().await?;
                if message["id"] == json!(asked) {
                    let error = &message["error"];
                    return match error.is_null() {
                        true => Ok(message["result"].take()),
                        false => Err(error["message"].as_str().unwrap_or_default().to_owned()),
                    };
                }
                self.keep(message);
            }
        };
        let answered = tokio::time::timeout(DEADLINE, answer).await;
        answered
            .unwrap_or_else(|_elapsed| Err(format!("no answer in {DEADLINE:?}")))
            .map_err(|error| format!("{name}: {error}"))
    }

    /// Waits until that is reported, from now on or since the reports were taken.
    pub async fn reported(&mut self, name: &str) -> Result<(), String> {
        let wait = async {
            while !self.reports.iter().any(|report| report["method"] == name) {
                let message = self.receive().await?;
                self.keep(message);
            }
            Ok(())
        };
        let reported = tokio::time::timeout(DEADLINE, wait).await;
        reported.unwrap_or_else(|_elapsed| Err(format!("{name} is not reported in {DEADLINE:?}")))
    }

    /// What was reported with one of these names, taken out.
    pub fn take_reports(&mut self, names: &[&str]) -> Vec<Value> {
        let (taken, left) = std::mem::take(&mut self.reports)
            .into_iter()
            .partition(|report| names.iter().any(|name| report["method"] == *name));
        self.reports = left;
        Vec::from(taken)
    }

    async fn receive(&mut self) -> Result<Value, String> {
        let message = self.socket.receive().await.map_err(|error| error.to_string())?;
        let message: Value = serde_json::from_slice(&message).map_err(|error| error.to_string())?;
        match message["method"].as_str() {
            Some("Inspector.targetCrashed") => Err("the page has crashed".to_owned()),
            _ => Ok(message),
        }
    }

    fn keep(&mut self, message: Value) {
        if KEPT.iter().any(|name| message["method"] == *name) {
            self.reports.push_back(message);
        }
    }
}
