//! The cache is a DynamicSupervisor.

use super::finding::Finding;
use super::line::{CheckLine, Evidence};

pub(super) fn line(finding: &Finding<'_>) -> CheckLine {
    let found = finding.cache;
    let (mut against, mut in_favour) = (String::new(), String::new());
    if let Some((place, pid)) = found {
        let label = finding.label(place);
        let program = finding.program(pid);
        if let Some(supervisor) = program.and_then(|program| program.as_dynamic_supervisor()) {
            let children = supervisor.children().count();
            in_favour = format!("{label} is a DynamicSupervisor. It began without children; now it has {children}.");
        } else if program.is_some_and(|program| program.as_supervisor().is_some()) {
            against = format!("{label} is a Supervisor, which is told all its children when it starts.");
        } else {
            against = finding.no_supervisor(place);
        }
    }
    let evidence = Evidence {
        against,
        in_favour,
        otherwise: "No process is called Cache, and there is no DynamicSupervisor.",
    };
    evidence.line(
        "The cache is a DynamicSupervisor",
        "To-do servers are started when somebody asks for a list. A DynamicSupervisor takes a child at any time; a \
         Supervisor is told all of them at its start.",
        finding.paths(found.as_slice()),
    )
}
