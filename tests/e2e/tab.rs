//! A tab in a browser profile of its own: what is stored, chosen or emulated in it, no other test sees. The browser
//! forgets it all, however the test ends, because the line on which it was asked for is closed then.

use serde_json::{Value, json};
use tokio::sync::Mutex;

use super::browser::browser;
use super::devtools::Devtools;

/// The window of a laptop.
const WIDTH: u32 = 1280;
const HEIGHT: u32 = 800;

/// What the console can complain with.
const COMPLAINTS: [&str; 3] = ["Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown"];

/// The page draws in several turns of the event loop when it takes long, as on a busy machine. `drawn` waits for the
/// last.
const TURNS: &str = "
    const timeout = window.setTimeout;
    let turns = 0;
    window.setTimeout = (then, ms, ...more) => {
        if (ms) return timeout(then, ms, ...more);
        turns += 1;
        return timeout(() => { turns -= 1; then(...more) }, 0);
    };
    window.drawn = async () => { while (turns) await new Promise(then => timeout(then, 0)) }";

pub struct Tab {
    line: Mutex<Devtools>,
    session: String,
    /// The browser's name for the profile.
    pub profile: String,
}

impl Tab {
    pub async fn open() -> Self {
        Self::try_open().await.expect("a window opens")
    }

    /// Opens a window; why it does not open.
    pub async fn try_open() -> Result<Self, String> {
        let mut line = Devtools::connect(browser()).await;
        let profile = json!({ "disposeOnDetach": true });
        let profile = line.ask(None, "Target.createBrowserContext", &profile).await?;
        let profile = profile["browserContextId"]
            .as_str()
            .expect("a profile has an id")
            .to_owned();
        let window = json!({
            "url": "about:blank", "browserContextId": profile,
            "newWindow": true, "width": WIDTH, "height": HEIGHT,
        });
        let target = line.ask(None, "Target.createTarget", &window).await?;
        let attached = json!({ "targetId": target["targetId"], "flatten": true });
        let attached = line.ask(None, "Target.attachToTarget", &attached).await?;
        let session = attached["sessionId"].as_str().expect("a session has an id").to_owned();
        let tab = Self {
            line: Mutex::new(line),
            session,
            profile,
        };
        for domain in ["Page.enable", "Runtime.enable", "Log.enable"] {
            tab.command(domain, &json!({})).await?;
        }
        tab.command(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": format!("{{ {TURNS} }}") }),
        )
        .await?;
        // Each test has the focus, as if its window were the only one.
        tab.command("Emulation.setFocusEmulationEnabled", &json!({ "enabled": true }))
            .await?;
        Ok(tab)
    }

    pub async fn command(&self, name: &str, parameters: &Value) -> Result<Value, String> {
        let mut line = self.line.lock().await;
        line.ask(Some(&self.session), name, parameters).await
    }

    /// Goes to an address, and waits until it is loaded.
    pub async fn goto(&self, url: &str) -> Result<(), String> {
        self.load("Page.navigate", &json!({ "url": url })).await
    }

    pub async fn reload(&self) -> Result<(), String> {
        self.load("Page.reload", &json!({})).await
    }

    async fn load(&self, name: &str, parameters: &Value) -> Result<(), String> {
        let mut line = self.line.lock().await;
        line.take_reports(&["Page.loadEventFired"]);
        let answer = line.ask(Some(&self.session), name, parameters).await?;
        match answer["errorText"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => line.reported("Page.loadEventFired").await,
        }
    }

    /// Runs a script as the body of a function when all is drawn, and hands back what it returns.
    pub async fn execute(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        let arguments = json!(arguments);
        self.evaluate(&format!("(function () {{ {script}\n}}).apply(null, {arguments})"))
            .await
    }

    /// Runs a script that hands its result to a function, its last argument.
    pub async fn execute_async(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        let arguments = json!(arguments);
        let body = format!("(function () {{ {script}\n}}).apply(null, [...{arguments}, done])");
        self.evaluate(&format!("new Promise(done => {{ {body} }})")).await
    }

    async fn evaluate(&self, expression: &str) -> Result<Value, String> {
        let when_drawn = format!("(async () => {{ await window.drawn?.(); return {expression} }})()");
        let parameters = json!({
            "expression": when_drawn, "returnByValue": true, "awaitPromise": true, "userGesture": true,
        });
        let mut answer = self.command("Runtime.evaluate", &parameters).await?;
        match answer.get("exceptionDetails") {
            Some(thrown) => Err(thrown["exception"]["description"].to_string()),
            None => Ok(answer["result"]["value"].take()),
        }
    }

    /// Ends the browser's tracing, and hands back what it recorded.
    pub async fn end_tracing(&self) -> Result<Vec<Value>, String> {
        let mut line = self.line.lock().await;
        line.ask(Some(&self.session), "Tracing.end", &json!({})).await?;
        line.reported("Tracing.tracingComplete").await?;
        let reports = line.take_reports(&["Tracing.dataCollected", "Tracing.tracingComplete"]);
        let events = reports
            .into_iter()
            .filter_map(|mut report| match report["params"]["value"].take() {
                Value::Array(events) => Some(events),
                _no_events => None,
            });
        Ok(events.flatten().collect())
    }

    /// A picture of what is in sight, as PNG.
    pub async fn screenshot(&self) -> Result<Vec<u8>, String> {
        let picture = self
            .command("Page.captureScreenshot", &json!({ "format": "png" }))
            .await?;
        Ok(from_base64(picture["data"].as_str().unwrap_or_default()))
    }

    /// What the console has complained of since it was last asked.
    pub async fn complaints(&self) -> Result<Vec<String>, String> {
        // The answer comes after all that was reported before.
        self.evaluate("null").await?;
        let reports = self.line.lock().await.take_reports(&COMPLAINTS);
        let severe = reports.iter().map(|report| (&report["method"], &report["params"]));
        let severe = severe.filter(|(method, params)| match method.as_str() {
            Some("Log.entryAdded") => params["entry"]["level"] == "error",
            Some("Runtime.consoleAPICalled") => params["type"] == "error" || params["type"] == "assert",
            _ => true,
        });
        Ok(severe.map(|(_, params)| params.to_string()).collect())
    }
}

fn from_base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    // By what a digit looks like: a picture of a large window has millions of them.
    let mut values = [None; 256];
    for (value, digit) in (0_u32..).zip(DIGITS) {
        values[usize::from(*digit)] = Some(value);
    }
    let mut bytes = Vec::new();
    for four in text.as_bytes().chunks(4) {
        let (mut bits, mut digits) = (0_u32, 0);
        for digit in four {
            let value = values[usize::from(*digit)];
            bits = bits << 6 | value.unwrap_or(0);
            digits += usize::from(value.is_some());
        }
        bytes.extend_from_slice(&bits.to_be_bytes()[1..digits]);
    }
    bytes
}
