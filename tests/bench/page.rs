//! A contender in Chromium: the same workloads, compiled to wasm32, in a page.

use std::path::Path;

use serde_json::{Value, json};

use super::order::Order;
use super::site::{BLANK, Site};
use super::tab::Tab;

/// Loads the wasm. What a workload is measured with stays as long as the page does, and so does its memory.
const LOAD: &str = "
    const [done] = arguments;
    import('/speed.js').then(async speed => {
        await speed.default();
        window.answer = speed.answer;
        done('loaded');
    }).catch(error => done(String(error)));";

/// What it answers, or the panic as text.
const ASK: &str = "
    const [who, order, done] = arguments;
    try { done(window.answer(who, order)) } catch (error) { done(String(error)) }";

/// A page that has loaded the workloads.
pub struct Page {
    tab: Tab,
}

impl Page {
    /// # Errors
    /// Why it does not load.
    pub async fn open(site: &Site) -> Result<Self, String> {
        let tab = Tab::try_open().await?;
        tab.goto(&site.url(BLANK)).await?;
        match tab.execute_async(LOAD, &[]).await?.as_str() {
            Some("loaded") => Ok(Self { tab }),
            other => Err(other.unwrap_or("the page has not loaded").to_owned()),
        }
    }

    /// What it answers to an order.
    ///
    /// # Errors
    /// The panic of a workload that was not done.
    pub async fn ask(&self, who: &str, order: Order) -> Result<Vec<Value>, String> {
        let arguments = [json!(who), json!(order.to_string())];
        let answer = self.tab.execute_async(ASK, &arguments).await?;
        let answer = answer.as_str().unwrap_or_default();
        serde_json::from_str(answer).map_err(|_error| answer.to_owned())
    }

    /// Which browser it is.
    ///
    /// # Errors
    /// That the page is gone.
    pub async fn about(&self) -> Result<String, String> {
        let about = self.tab.execute("return navigator.userAgent", &[]).await?;
        let agent = about.as_str().unwrap_or_default();
        let version = agent
            .split_once("Chrome/")
            .and_then(|(_, version)| version.split_once('.'));
        Ok(version.map_or(agent.to_owned(), |(major, _)| format!("Chromium {major}")))
    }
}

/// Where the wasm and its glue are, when they were built.
pub fn site() -> Option<Site> {
    let folder = std::env::var("BENCH_PAGE").ok()?;
    let folder = Path::new(&folder);
    folder.join("speed.js").exists().then(|| Site::of(folder.to_owned()))
}
