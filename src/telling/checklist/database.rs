//! The database is a Supervisor.

use super::finding::{Finding, counted};
use super::line::{CheckLine, CheckVerdict};

pub(super) fn line(finding: &Finding<'_>) -> CheckLine {
    let found = finding.database;
    let (verdict, how) = match found {
        Some((place, pid)) => {
            let label = finding.label(place);
            let program = finding.program(pid);
            let workers = finding.workers();
            match (
                program.and_then(|program| program.as_supervisor()),
                program.and_then(|program| program.as_dynamic_supervisor()),
            ) {
                (Some(supervisor), _) if supervisor.children().next().is_none() => (
                    CheckVerdict::Broken,
                    format!("{label} is a Supervisor, but holds no spec: nobody does the work."),
                ),
                (Some(supervisor), _) => (
                    CheckVerdict::Held,
                    format!(
                        "{label} is a Supervisor, {}. It holds {}: {}.",
                        supervisor.flags.strategy.name(),
                        counted(supervisor.children().count(), "spec"),
                        if workers.is_empty() {
                            "nobody runs now".to_owned()
                        } else {
                            format!("{} run", finding.list(&workers))
                        }
                    ),
                ),
                (None, Some(_)) => (
                    CheckVerdict::Broken,
                    format!("{label} is a DynamicSupervisor: when it is started again, it has no workers."),
                ),
                (None, None) if workers.is_empty() => (
                    CheckVerdict::Broken,
                    format!("{label} is one process that does everything itself: it holds no specs."),
                ),
                (None, None) => (
                    CheckVerdict::Broken,
                    format!(
                        "{label} is no supervisor: it holds no specs. It has started {} itself, and when one of them \
                         crashes, it goes along.",
                        finding.list(&workers)
                    ),
                ),
            }
        }
        None => (
            CheckVerdict::Unknown,
            "No process is called Database, and none has read or written a file.".to_owned(),
        ),
    };
    CheckLine {
        claim: "The database is a Supervisor",
        verdict,
        how,
        why: "It holds the specs of its workers: one that ends is started again, and nobody else needs to know.",
        about: finding.paths(found.as_slice()),
    }
}
