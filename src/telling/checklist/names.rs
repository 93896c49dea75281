//! Processes are found by via tuples, and not by a map of pids.

use super::finding::{Finding, counted};
use super::line::{CheckLine, CheckVerdict};
use crate::otp::{Process, ServerRef};
use crate::runtime::{Pid, Term};
use crate::telling::event_sentences::brief;
use crate::telling::places::PlaceId;

/// Terms of a state that are looked through at the most.
const MOST_TERMS: usize = 10_000;

pub(super) fn line(finding: &Finding<'_>) -> CheckLine {
    let keepers = keepers(finding);
    let Searched {
        all: found,
        nameless,
        shown,
    } = searched(finding);
    let mut how = Vec::new();
    for ((place, _), pids, map) in &keepers {
        how.push(format!(
            "{} keeps pids itself: its state has a map with {}, {map}.",
            finding.label(*place),
            counted(*pids, "pid")
        ));
    }
    if !nameless.is_empty() {
        let verb = if nameless.len() == 1 { "has" } else { "have" };
        how.push(format!(
            "{} {verb} no name in a registry: only who was told the pid can reach it.",
            finding.list(&nameless)
        ));
    }
    let verdict = match (how.is_empty(), found.is_empty()) {
        (false, _) => CheckVerdict::Broken,
        (true, false) => CheckVerdict::Held,
        (true, true) => CheckVerdict::Unknown,
    };
    match verdict {
        CheckVerdict::Held => how.push(format!(
            "Registries hold a name for each of {}, {shown}; and no state has a map of pids.",
            finding.list(&found)
        )),
        CheckVerdict::Unknown => how.push("There is no worker and no to-do server to be found.".to_owned()),
        CheckVerdict::Broken => {}
    }
    let keepers: Vec<_> = keepers.into_iter().map(|(keeper, ..)| keeper).collect();
    let about = match verdict {
        CheckVerdict::Broken => [keepers, nameless].concat(),
        CheckVerdict::Held | CheckVerdict::Unknown => found,
    };
    CheckLine {
        claim: "Processes are found by via tuples, not by a map of pids",
        verdict,
        how: how.join(" "),
        why: "A pid means one process for ever. A name means whoever has it now: nobody has to be told of a restart, and what \
              has ended is not kept.",
        about: finding.paths(&about),
    }
}

/// Who has to be found.
struct Searched {
    all: Vec<(PlaceId, Pid)>,
    /// Those of them that have no name in a registry.
    nameless: Vec<(PlaceId, Pid)>,
    /// One of the names, as it is written.
    shown: String,
}

fn searched(finding: &Finding<'_>) -> Searched {
    let mut all = finding.workers();
    let database = finding.database.map(|(database, _)| database);
    let servers = finding.servers().into_iter();
    all.extend(servers.filter(|(place, _)| finding.places().parent(*place) != database));
    let (mut nameless, mut shown) = (Vec::new(), String::new());
    for (place, pid) in &all {
        match finding.world.picture().names.name_of(*place, *pid) {
            Some((registry, key)) => shown = ServerRef::Via(registry, key).to_term().to_string(),
            None => nameless.push((*place, *pid)),
        }
    }
    Searched { all, nameless, shown }
}

/// Who has a map of pids in his state: how many pids, and the map in short.
fn keepers(finding: &Finding<'_>) -> Vec<((PlaceId, Pid), usize, String)> {
    let mut keepers = Vec::new();
    for (place, pid) in &finding.alive {
        let server = finding.program(*pid).and_then(Process::as_server);
        let Some(server) = server.filter(|_| finding.has_state(*place, *pid)) else {
            continue;
        };
        if let Some((pids, map)) = map_of_pids(server.state(), finding) {
            keepers.push(((*place, *pid), pids, brief(&map.to_string())));
        }
    }
    keepers
}

/// The first map within a term that has living processes of the tree among its keys or values, and how many.
fn map_of_pids(state: Term, finding: &Finding<'_>) -> Option<(usize, Term)> {
    let mut open = vec![state];
    for _ in 0..MOST_TERMS {
        let term = open.pop()?;
        if let Some(map) = term.as_map() {
            let lives = |term: &Term| term.as_pid().is_some_and(|pid| finding.lives(pid));
            let pids = map.iter().filter(|(key, value)| lives(key) || lives(value)).count();
            if pids > 0 {
                return Some((pids, term));
            }
            open.extend(map.iter().map(|(_, value)| value.clone()));
        } else if let Some(elements) = term.elements() {
            open.extend(elements.iter().cloned());
        } else if let Some(list) = term.as_list() {
            open.extend(list.iter().cloned());
        }
    }
    None
}
