//! Who is measured, and how each is asked. Who cannot be run here is left out by name.

use std::rc::Rc;

use serde_json::Value;

use super::order::Order;
use super::page::{Page, site};
use super::process::{Process, Program};
use super::site::Site;

/// One that can be run here.
pub struct Contender {
    pub name: &'static str,
    pub about: String,
    kind: Kind,
    /// The one that is there for all rounds.
    standing: Standing,
}

enum Kind {
    Program(Program),
    Page { site: Rc<Site>, who: &'static str },
}

enum Standing {
    Process(Process),
    Page(Page),
}

/// Those that run natively in this program and, compiled to wasm32, in a page.
const OURS: [(&str, &str, &str); 2] = [
    ("Coppice", "Coppice in Chromium", "coppice"),
    ("ceiling", "ceiling in Chromium", "ceiling"),
];

const PEERS: [&str; 3] = ["ractor", "kameo", "actix"];

/// The peers' versions are those of their lock file.
const PEERS_LOCK: &str = include_str!("peers/Cargo.lock");

/// Everybody who can be run here, and who cannot.
///
/// # Errors
/// Why one that is here does not start.
pub async fn contenders() -> Result<(Vec<Contender>, Vec<String>), String> {
    let mut found = Vec::new();
    let mut left_out = Vec::new();
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let site = site().map(Rc::new);
    for (native, in_chromium, who) in OURS {
        let program = Program::new(this.display().to_string(), &["answer", who]);
        found.push(Contender::of_program(native, program)?);
        match &site {
            Some(site) => found.push(Contender::of_page(in_chromium, Rc::clone(site), who).await?),
            None => left_out.push(format!("{in_chromium}, because there is no Chromium with its driver")),
        }
    }
    match std::env::var("BENCH_BEAM") {
        Ok(folder) => {
            // As many processes as the crowd has, and some.
            let arguments = ["--erl", "+S 1:1 +P 2097152", "-pa", &folder, "-e", "Bench.main()"];
            let program = Program::new("elixir", &arguments);
            found.push(Contender::of_program("BEAM", program)?);
        }
        Err(_) => left_out.push("BEAM, because there is no elixir".to_owned()),
    }
    match std::env::var("BENCH_PEERS") {
        Ok(path) => {
            for name in PEERS {
                let mut peer = Contender::of_program(name, Program::new(&path, &[name]))?;
                peer.about = format!("{} on tokio {}, one thread", locked(name), locked("tokio"));
                found.push(peer);
            }
        }
        Err(_) => left_out.push("ractor, kameo and actix, because they could not be built".to_owned()),
    }
    Ok((found, left_out))
}

/// The version of a package in the peers' lock file.
fn locked(name: &str) -> &'static str {
    let mut lines = PEERS_LOCK
        .lines()
        .skip_while(|line| *line != format!("name = \"{name}\""));
    let version = lines.nth(1).and_then(|line| line.strip_prefix("version = "));
    version.map_or("of an unknown version", |version| version.trim_matches('"'))
}

impl Contender {
    fn of_program(name: &'static str, program: Program) -> Result<Self, String> {
        let mut process = program.start()?;
        let about = process.ask("about").map_err(|error| format!("{name}: {error}"))?;
        let about = match about.first() {
            Some(Value::String(about)) => about.clone(),
            Some(_) | None => String::new(),
        };
        Ok(Self {
            name,
            about,
            kind: Kind::Program(program),
            standing: Standing::Process(process),
        })
    }

    async fn of_page(name: &'static str, site: Rc<Site>, who: &'static str) -> Result<Self, String> {
        let page = Page::open(&site).await?;
        Ok(Self {
            name,
            about: page.about().await?,
            kind: Kind::Page { site, who },
            standing: Standing::Page(page),
        })
    }

    /// Has a workload done by the one that is there for all rounds, or by one that is started for it.
    ///
    /// # Errors
    /// That the work was not done.
    pub async fn answer(&mut self, order: Order, fresh: bool) -> Result<Vec<f64>, String> {
        let answered = match (&self.kind, &mut self.standing, fresh) {
            (Kind::Program(program), Standing::Process(_) | Standing::Page(_), true) => {
                program.start()?.ask(&order.to_string())
            }
            (Kind::Page { site, who }, Standing::Process(_) | Standing::Page(_), true) => {
                Page::open(site).await?.ask(who, order).await
            }
            (Kind::Program(_) | Kind::Page { .. }, Standing::Process(process), false) => {
                process.ask(&order.to_string())
            }
            (Kind::Page { who, .. }, Standing::Page(page), false) => page.ask(who, order).await,
            (Kind::Program(_), Standing::Page(_), false) => Err("a program is no page".to_owned()),
        };
        let figures = answered.map_err(|error| format!("{}: {order}: {error}", self.name))?;
        let figure = |value: &Value| value.as_f64().ok_or_else(|| format!("{}: {order}: {value}", self.name));
        figures.iter().map(figure).collect()
    }
}
