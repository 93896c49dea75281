//! What hitting one process of a whole design comes to: who ends and why, what supervisors report, who is new
//! afterwards, what each list answers then, and what of it is lost. The real BEAM is asked the same (`docs/fidelity.md`).
//!
//! As in a scenario, each thing is done when everything has settled; time moves only while somebody waits.

mod rig;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use rig::Bench;

use crate::runtime::{Atom, Term};
use crate::systems::scenario::spec::Strategy;
use crate::systems::{Crash, Design, Errand, Request, flat, todo};

/// The lists that are opened.
const LISTS: [&str; 2] = ["Alice", "Bob"];
/// Whose last change is not stored when that is asked for.
const LATE: &str = "Bob";

/// What is done, and to what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hit {
    /// What it is called.
    pub name: String,
    /// Whose processes these are.
    pub design: Which,
    /// Who is hit.
    pub place: String,
    /// `kill`, or how a callback ends.
    pub how: String,
    /// The strategies of supervisors, by the ids on the way to them: `Todo.System/Todo.Database`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub strategies: BTreeMap<String, Strategy>,
    /// Does a list have a change that is not on the disk yet?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unstored: bool,
    /// Of what so many starts fail from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failing: Option<(String, u32)>,
}

/// The designs of the chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// `Todo.System`.
    Nested,
    /// `Flat.System`.
    Flat,
}

impl Hit {
    /// The design, with the strategies that were chosen.
    fn design(&self) -> Result<Design, String> {
        let design = match self.design {
            Which::Nested => Design::nested(),
            Which::Flat => Design::flat(),
        };
        let mut chosen = self.strategies.iter();
        chosen.try_fold(design, |design, (path, strategy)| {
            let ids: Vec<String> = path.split('/').map(str::to_owned).collect();
            let with = design.with_strategy(&ids, (*strategy).into());
            with.ok_or_else(|| format!("{path} has no strategy to choose"))
        })
    }
}

/// The toll of a hit: what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Toll {
    /// Ends, logs and reports until everything had settled, in order.
    pub events: Vec<Value>,
    /// Who lived before and not afterwards.
    pub gone: BTreeSet<String>,
    /// Who lived afterwards and not before.
    pub new: BTreeSet<String>,
    /// What each list answers when it is asked for afterwards, and who serves it then.
    pub answers: BTreeMap<String, Value>,
    /// What each list held and is not there any more.
    pub lost: BTreeMap<String, Vec<String>>,
}

/// Does it to a fresh system.
///
/// # Errors
/// What is wrong with the hit, or why it does not come to an end.
pub fn hit(hit: &Hit, seed: u64) -> Result<Toll, String> {
    let mut bench = Bench::start(&hit.design()?, seed)?;
    for list in LISTS {
        bench.add(list, "stored")?;
    }
    let suspended = hit.unstored.then(|| bench.worker_of(LATE)).flatten();
    if let Some(worker) = suspended {
        bench.call(Errand::Suspend(worker))?;
        bench.add(LATE, "late")?;
    }
    let held: BTreeMap<_, _> = LISTS.map(|list| (list, bench.held(list))).into();
    let before = bench.living();
    if let Some((place, times)) = &hit.failing {
        let name = fault_name(hit.design, place).ok_or_else(|| format!("no start of {place} can be made to fail"))?;
        bench.call(Errand::FailStart(name, *times))?;
    }
    bench.take_told();
    let target = bench
        .present(&hit.place)
        .ok_or_else(|| format!("nobody is called {}", hit.place))?;
    match Crash::ALL.into_iter().find(|crash| crash.name() == hit.how) {
        Some(crash) => bench.call(Errand::Crash(target, crash))?,
        None if hit.how == "kill" => bench.kill(target)?,
        None => return Err(format!("there is no way of ending called {}", hit.how)),
    }
    let events = bench.take_told();
    let afterwards = bench.living();
    if let Some(worker) = suspended.filter(|worker| bench.is_alive(*worker)) {
        bench.call(Errand::Resume(worker))?;
    }
    let mut answers = BTreeMap::new();
    let mut lost = BTreeMap::new();
    for list in LISTS {
        let (answer, there) = match bench.ask(list, Request::Entries)? {
            Ok(titles) => (json!({"entries": titles, "server": bench.who_serves(list)}), titles),
            Err(reason) => (json!({"exit": reason}), bench.stored(list)),
        };
        let gone = held
            .get(list)
            .into_iter()
            .flatten()
            .filter(|title| !there.contains(title));
        lost.insert(list.to_owned(), gone.cloned().collect());
        answers.insert(list.to_owned(), answer);
    }
    Ok(Toll {
        events,
        gone: before.difference(&afterwards).cloned().collect(),
        new: afterwards.difference(&before).cloned().collect(),
        answers,
        lost,
    })
}

/// Under what name the starts of what is called so can be made to fail.
fn fault_name(design: Which, place: &str) -> Option<Term> {
    let (worker, server) = match design {
        Which::Nested => (todo::DATABASE_WORKER, todo::SERVER),
        Which::Flat => (flat::DATABASE_WORKER, flat::SERVER),
    };
    if let Some(number) = place.strip_prefix("worker ") {
        return Some(crate::tuple![Atom::new(worker), number.parse::<i64>().ok()?]);
    }
    if LISTS.contains(&place) {
        return Some(crate::tuple![Atom::new(server), place]);
    }
    let modules = [todo::DATABASE, todo::CACHE, flat::DATABASE, flat::CACHE];
    let named = |module: &&str| module.strip_prefix("Elixir.") == Some(place);
    modules
        .into_iter()
        .find(named)
        .map(|module| Term::Atom(Atom::new(module)))
}
