//! The database is a Supervisor.

use super::finding::Finding;
use super::line::{CheckLine, Evidence};

pub(super) fn line(finding: &Finding<'_>) -> CheckLine {
    let found = finding.database;
    let (mut against, mut in_favour) = (String::new(), String::new());
    if let Some((place, pid)) = found {
        let label = finding.label(place);
        let program = finding.program(pid);
        let supervisor = program.and_then(|program| program.as_supervisor());
        let specs = supervisor.map_or(0, |supervisor| supervisor.children().count());
        let workers = finding.workers();
        match supervisor {
            Some(_) if specs == 0 => {
                against = format!("{label} is a Supervisor, but holds no spec: nobody does the work.")
            }
            Some(supervisor) => {
                let strategy = supervisor.flags.strategy.name();
                let running = match workers.len() {
                    0 => "nobody runs now".to_owned(),
                    _ => format!("{} run", finding.list(&workers)),
                };
                in_favour = format!("{label} is a Supervisor, {strategy}. Of its {specs} specs {running}.");
            }
            None if finding.is_dynamic(pid) => {
                against = format!("{label} is a DynamicSupervisor: when it is started again, it has no workers.");
            }
            None => against = finding.no_supervisor(place),
        }
    }
    let evidence = Evidence {
        against,
        in_favour,
        otherwise: "No process is called Database, and none has read or written a file.",
    };
    evidence.line(
        "The database is a Supervisor",
        "It holds the specs of its workers: one that ends is started again, and nobody else needs to know.",
        finding.paths(found.as_slice()),
    )
}
