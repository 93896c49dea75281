//! A to-do server is temporary.

use super::finding::Finding;
use super::line::{CheckLine, CheckVerdict};
use crate::otp::{ChildPid, Restart};
use crate::runtime::Pid;
use crate::telling::places::PlaceId;

pub(super) fn line(finding: &Finding<'_>) -> CheckLine {
    let servers = finding.servers();
    let spec_of = |server: &(PlaceId, Pid)| (*server, spec(finding, *server));
    let specs: Vec<_> = servers.iter().map(spec_of).collect();
    let those = |wanted: fn(Option<Restart>) -> bool| -> Vec<(PlaceId, Pid)> {
        let those = specs.iter().filter(|(_, restart)| wanted(*restart));
        those.map(|(server, _)| *server).collect()
    };
    let unsupervised = those(|restart| restart.is_none());
    let restarted = those(|restart| matches!(restart, Some(Restart::Permanent | Restart::Transient)));
    let mut how = Vec::new();
    if !restarted.is_empty() {
        let types: Vec<&str> = [Restart::Permanent, Restart::Transient]
            .into_iter()
            .filter(|restart| specs.iter().any(|(_, known)| known == &Some(*restart)))
            .map(Restart::name)
            .collect();
        how.push(format!(
            "{} {}: the supervisor starts it again by itself, up to its limit.",
            specs_say(finding, &restarted),
            types.join(" or ")
        ));
    }
    if !unsupervised.is_empty() {
        how.push(format!(
            "No supervisor has a spec of {}: its end takes along whoever has started it and is linked to it.",
            finding.list(&unsupervised)
        ));
    }
    let verdict = match (how.is_empty(), servers.is_empty()) {
        (false, _) => CheckVerdict::Broken,
        (true, false) => CheckVerdict::Held,
        (true, true) => CheckVerdict::Unknown,
    };
    match verdict {
        CheckVerdict::Held => how.push(format!("{} temporary.", specs_say(finding, &servers))),
        CheckVerdict::Unknown => how.push("No to-do server runs now. Open a list, and there is one.".to_owned()),
        CheckVerdict::Broken => {}
    }
    let about = match verdict {
        CheckVerdict::Broken => [restarted, unsupervised].concat(),
        CheckVerdict::Held | CheckVerdict::Unknown => servers,
    };
    CheckLine {
        claim: "A to-do server is temporary",
        verdict,
        how: how.join(" "),
        why: "Whoever needs the list asks for it again, and the new server loads what was stored. One that were always \
              started again and failed each time would use up the restarts of the cache, and all other lists with it.",
        about: finding.paths(&about),
    }
}

fn specs_say(finding: &Finding<'_>, those: &[(PlaceId, Pid)]) -> String {
    let whose = finding.list(those);
    match those {
        [_] => format!("The spec of {whose} says"),
        _ => format!("The specs of {whose} say"),
    }
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
