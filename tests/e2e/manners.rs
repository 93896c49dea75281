//! What the page does not do: run what is written into it, ask other origins for anything, or stop when the site changes.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::page::in_browser;
use crate::site::Site;

/// Tries what the policy is to refuse; what came of it, and which directives were broken.
const TRY_WHAT_IS_REFUSED: &str = "
    const done = arguments[arguments.length - 1], broken = new Set();
    document.addEventListener('securitypolicyviolation', event => broken.add(event.effectiveDirective));
    const inline = document.createElement('script');
    inline.textContent = 'window.ran = true';
    document.body.append(inline);
    const handler = document.createElement('div');
    handler.setAttribute('onclick', 'window.ran = true');
    document.body.append(handler);
    handler.click();
    const other = document.createElement('script');
    other.src = arguments[0] + 'other.js';
    document.body.append(other);
    document.body.append(Object.assign(new Image(), { src: arguments[0] + 'picture.png' }));
    fetch(arguments[0]).then(() => 'answered', () => 'refused').then(fetched =>
        setTimeout(() => done({ ran: window.ran ?? false, fetched, broken: [...broken].sort() }), 50))";

#[test]
fn a_script_that_is_written_into_the_page_and_a_foreign_request_are_refused() {
    in_browser(async |page| {
        page.open().await;
        // Another port is another origin, and somebody answers there.
        let foreign = Site::open();
        let came = page
            .script_async(TRY_WHAT_IS_REFUSED, vec![json!(foreign.url("/"))])
            .await;
        let expected = json!({
            "ran": false,
            "fetched": "refused",
            "broken": ["connect-src", "img-src", "script-src-attr", "script-src-elem"],
        });
        assert_eq!(came, expected);
    });
}

#[test]
fn the_page_asks_nobody_but_its_own_site() {
    in_browser(async |page| {
        page.open_at_rest().await;
        page.click("#tab-elixir").await;
        let asked = "return performance.getEntriesByType('resource').map(entry => new URL(entry.name))
            .filter(url => url.origin !== location.origin && url.protocol !== 'data:').map(String)";
        page.until(
            "what only the console needs has come",
            "return performance.getEntriesByType('resource').some(entry => entry.name.includes('/library.ex'))",
            vec![],
        )
        .await;
        assert_eq!(page.script(asked, vec![]).await, json!([]));
        page.has_no_console_error().await;
    });
}

#[test]
fn a_page_that_outlives_an_update_says_so_and_goes_on() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("updated-site");
    fs::create_dir_all(&folder).expect("a folder");
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    for file in fs::read_dir(built).expect("a page in dist/").flatten() {
        fs::copy(file.path(), folder.join(file.file_name())).expect("a copy");
    }
    let site = Site::of(folder.clone());
    let index = folder.join("index.html");
    in_browser(async |page| {
        page.devtools("Page.navigate", json!({ "url": site.url("/") })).await;
        page.alive("Todo.System/Todo.Cache").await;
        let come_back = "document.dispatchEvent(new Event('visibilitychange'))";
        let said = "return document.querySelector('#updated p')?.textContent ?? null";
        page.script(come_back, vec![]).await;
        assert_eq!(page.script(said, vec![]).await, json!(null), "it is the same");

        let newer = fs::read_to_string(&index)
            .expect("a page")
            .replace("_bg.wasm", "_bg-newer.wasm");
        fs::write(&index, newer).expect("a newer page");
        // It looks once a minute at the most.
        page.script("performance.now = () => 3_600_000", vec![]).await;
        page.script(come_back, vec![]).await;
        page.until("the update is said", said, vec![]).await;
        let cache = page.alive("Todo.System/Todo.Cache").await;
        page.click_process("Todo.System/Todo.Cache").await;
        page.alive_unlike("Todo.System/Todo.Cache", &cache.pid).await;
        page.click("#updated button:last-child").await;
        assert_eq!(page.script(said, vec![]).await, json!(null));
    });
}
