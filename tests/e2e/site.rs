//! The built page on a free port of this machine, as any static host would serve it.

use std::fs::{self, File};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

use tiny_http::{Header, Request, Response, Server};

/// A page of the same origin on which nothing of Coppice runs: there a test prepares what storage holds.
pub const BLANK: &str = "/blank";

pub struct Site {
    server: Arc<Server>,
    thread: Option<JoinHandle<()>>,
    address: String,
}

impl Site {
    #[expect(
        clippy::disallowed_methods,
        reason = "the server answers while the test waits for the browser"
    )]
    pub fn open() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
        assert!(
            root.join("index.html").exists(),
            "no page in dist/: build it first, with `make page`"
        );
        let server = Arc::new(Server::http("127.0.0.1:0").expect("a free port on the loopback"));
        let address = format!("http://{}", server.server_addr());
        let thread = std::thread::spawn({
            let server = Arc::clone(&server);
            move || server.incoming_requests().for_each(|request| answer(&root, request))
        });
        Self {
            server,
            thread: Some(thread),
            address,
        }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.unblock();
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}

fn answer(root: &Path, request: Request) {
    let file = if request.url() == BLANK {
        None
    } else {
        file_for(root, request.url())
    };
    // A browser that has gone away in the meantime is no concern of the site.
    let _sent = match file.and_then(|path| File::open(&path).ok().map(|file| (path, file))) {
        Some((path, file)) => request.respond(Response::from_file(file).with_header(content_type(&path))),
        None if request.url() == BLANK => request.respond(
            Response::from_string("<!doctype html><link rel=icon href=\"data:,\">")
                .with_header(content_type(Path::new("blank.html"))),
        ),
        None => request.respond(Response::empty(404)),
    };
}

fn file_for(root: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let relative = Path::new(if path.is_empty() { "index.html" } else { path });
    let stays_inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
    let file = root.join(relative);
    (stays_inside && fs::metadata(&file).is_ok_and(|found| found.is_file())).then_some(file)
}

fn content_type(path: &Path) -> Header {
    let kind = match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json" | "webmanifest") => "application/json",
        _ => "application/octet-stream",
    };
    Header::from_bytes("Content-Type", kind).expect("a content type is plain ASCII")
}
