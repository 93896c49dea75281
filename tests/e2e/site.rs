//! The built page on a free port of this machine, as any static host would serve it.

use std::convert::Infallible;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::thread::JoinHandle;

use http::header::CONTENT_TYPE;
use http::{Request, Response, StatusCode};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// A page of the same origin on which nothing of Coppice runs: there a test prepares what storage holds.
pub const BLANK: &str = "/blank";

pub struct Site {
    stop: Option<oneshot::Sender<Infallible>>,
    thread: Option<JoinHandle<()>>,
    address: String,
}

impl Site {
    pub fn open() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
        assert!(
            root.join("index.html").exists(),
            "no page in dist/: build it first, with `make page`"
        );
        Self::of(root)
    }

    /// A site of the files in a folder.
    #[expect(
        clippy::disallowed_methods,
        reason = "the server answers while the test waits for the browser"
    )]
    pub fn of(root: PathBuf) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port on the loopback");
        listener
            .set_nonblocking(true)
            .expect("a listener that an event loop takes");
        let address = format!("http://{}", listener.local_addr().expect("a port"));
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || serve(listener, root, stopped));
        Self {
            stop: Some(stop),
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
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}

/// Answers until `stopped` says so. A browser keeps connections open that it does not use: none keeps another waiting.
fn serve(listener: std::net::TcpListener, root: PathBuf, stopped: oneshot::Receiver<Infallible>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("an event loop");
    let accept = async move {
        let listener = TcpListener::from_std(listener).expect("a listener");
        while let Ok((stream, _)) = listener.accept().await {
            let root = root.clone();
            let service = service_fn(move |request| {
                let answer = answer(&root, &request);
                async { Ok::<_, Infallible>(answer) }
            });
            let connection = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            // A browser that has gone away in the meantime is no concern of the site.
            tokio::spawn(async { drop(connection.await) });
        }
    };
    runtime.block_on(async {
        tokio::select! {
            () = accept => {}
            _ = stopped => {}
        }
    });
}

fn answer(root: &Path, request: &Request<Incoming>) -> Response<Full<Bytes>> {
    let path = request.uri().path();
    let (kind, content) = if path == BLANK {
        let blank = Bytes::from_static(b"<!doctype html><link rel=icon href=\"data:,\">");
        (content_type(Path::new("blank.html")), Some(blank))
    } else {
        let file = file_for(root, path);
        let kind = file.as_deref().map_or("text/plain", content_type);
        (kind, file.and_then(|file| fs::read(file).ok()).map(Bytes::from))
    };
    let status = if content.is_some() {
        StatusCode::OK
    } else {
        StatusCode::NOT_FOUND
    };
    Response::builder()
        .status(status)
        .header(CONTENT_TYPE, kind)
        .body(Full::new(content.unwrap_or_default()))
        .expect("a status and a content type")
}

fn file_for(root: &Path, path: &str) -> Option<PathBuf> {
    let path = path.trim_start_matches('/');
    let relative = Path::new(if path.is_empty() { "index.html" } else { path });
    let stays_inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
    let file = root.join(relative);
    (stays_inside && fs::metadata(&file).is_ok_and(|found| found.is_file())).then_some(file)
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json" | "webmanifest") => "application/json",
        _ => "application/octet-stream",
    }
}
