//! A to-do server is temporary.

use super::finding::Finding;
use super::line::{CheckLine, Evidence};
use crate::otp::{ChildPid, Restart};
use crate::runtime::Pid;
use crate::telling::places::PlaceId;

pub(super) fn line(finding: &Finding<'_>) -> CheckLine {
    let servers = finding.servers();
    let (mut unsupervised, mut restarted) = (Vec::new(), Vec::new());
    let mut says = "";
    for server in &servers {
        match spec(finding, *server) {
            None => unsupervised.push(*server),
            Some(Restart::Temporary) => {}
            Some(restart) => {
                says = restart.name();
                restarted.push(*server);
            }
        }
    }
    let (mut against, mut in_favour) = (String::new(), String::new());
    if !restarted.is_empty() {
        let who = finding.list(&restarted);
        against = format!("By spec {says}: {who}. The supervisor starts it again by itself, up to its limit. ");
    }
    if !unsupervised.is_empty() {
        let who = finding.list(&unsupervised);
        against.push_str(&format!(
            "No supervisor has a spec of {who}: an end takes along whoever has started it and is linked to it."
        ));
    }
    if !servers.is_empty() {
        in_favour = format!("By spec temporary: {}.", finding.list(&servers));
    }
    let about = match against.is_empty() {
        true => servers,
        false => [restarted, unsupervised].concat(),
    };
    let evidence = Evidence {
        against,
        in_favour,
        otherwise: "No to-do server runs now. Open a list, and there is one.",
    };
    evidence.line(
        "A to-do server is temporary",
        "Whoever needs the list asks for it again, and the new server loads what was stored. One that were always started \
         again and failed each time would use up the restarts of the cache, and all other lists with it.",
        finding.paths(&about),
    )
}

/// When its supervisor starts a process again; `None` when no supervisor has a spec of it.
fn spec(finding: &Finding<'_>, (place, pid): (PlaceId, Pid)) -> Option<Restart> {
    let above = finding.places().parent(place)?;
    let program = finding.program(finding.places().pid(above)?)?;
    if let Some(supervisor) = program.as_supervisor() {
        let mut children = supervisor.children();
        return children
            .find(|child| child.pid == ChildPid::Pid(pid))
            .map(|child| child.spec.restart);
    }
    Some(program.as_dynamic_supervisor()?.child(pid)?.spec.restart)
}
