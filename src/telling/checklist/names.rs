//! Processes are found by via tuples, and not by a map of pids.

use super::finding::Finding;
use super::line::{CheckLine, Evidence};
use crate::otp::{Process, ServerRef};
use crate::runtime::{Pid, Term};
use crate::telling::event_sentences::brief;
use crate::telling::places::PlaceId;

/// Terms of a state that are looked through at the most.
const MOST_TERMS: usize = 10_000;

pub(super) fn line(finding: &Finding<'_>) -> CheckLine {
    let (mut against, mut in_favour) = (String::new(), String::new());
    let mut about = Vec::new();
    for (keeper, pids, map) in keepers(finding) {
        let who = finding.label(keeper.0);
        against.push_str(&format!(
            "{who} keeps pids itself: its state has a map with {pids} of them, {map}. "
        ));
        about.push(keeper);
    }
    let searched = searched(finding);
    let (mut nameless, mut shown) = (Vec::new(), String::new());
    for (place, pid) in &searched {
        match finding.world.picture().names.name_of(*place, *pid) {
            Some((registry, key)) => shown = ServerRef::Via(registry, key).to_term().to_string(),
            None => nameless.push((*place, *pid)),
        }
    }
    if !nameless.is_empty() {
        let who = finding.list(&nameless);
        against.push_str(&format!(
            "Without a name in a registry: {who}. Only who was told their pids can reach them."
        ));
        about.append(&mut nameless);
    }
    if !searched.is_empty() {
        let who = finding.list(&searched);
        in_favour = format!("Registries hold names for {who}: {shown}. No state has a map of pids.");
    }
    if against.is_empty() {
        about = searched;
    }
    let evidence = Evidence {
        against,
        in_favour,
        otherwise: "There is no worker and no to-do server to be found.",
    };
    evidence.line(
        "Processes are found by via tuples, not by a map of pids",
        "A pid means one process for ever. A name means whoever has it now: nobody has to be told of a restart, and what has \
         ended is not kept.",
        finding.paths(&about),
    )
}

/// Who has to be found: the workers, and the servers of lists.
fn searched(finding: &Finding<'_>) -> Vec<(PlaceId, Pid)> {
    let mut all = finding.workers();
    let database = finding.database.map(|(database, _)| database);
    let servers = finding.servers().into_iter();
    all.extend(servers.filter(|(place, _)| finding.places().parent(*place) != database));
    all
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
