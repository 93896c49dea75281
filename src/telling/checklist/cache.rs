//! The cache is a DynamicSupervisor.

use super::finding::{Finding, counted};
use super::line::{CheckLine, CheckVerdict};

pub(super) fn line(finding: &Finding<'_>) -> CheckLine {
    let found = finding.cache;
    let (verdict, how) = match found {
        Some((place, pid)) => {
            let label = finding.label(place);
            let program = finding.program(pid);
            match (
                program.and_then(|program| program.as_dynamic_supervisor()),
                program.and_then(|program| program.as_supervisor()),
            ) {
                (Some(supervisor), _) => {
                    let children = counted(supervisor.children().count(), "child").replace("childs", "children");
                    (
                        CheckVerdict::Held,
                        format!(
                            "{label} is a DynamicSupervisor. It was started without children, and has {children} now."
                        ),
                    )
                }
                (None, Some(supervisor)) => (
                    CheckVerdict::Broken,
                    format!(
                        "{label} is a Supervisor, which is told all its children when it starts: {} here.",
                        counted(supervisor.children().count(), "spec")
                    ),
                ),
                (None, None) => {
                    let below: Vec<_> = finding.places().children_alive(place);
                    let linked = match below.len() {
                        0 => String::new(),
                        some => format!(
                            " It has started {} itself, and when one of them crashes, it goes along.",
                            counted(some, "process").replace("processs", "processes")
                        ),
                    };
                    (
                        CheckVerdict::Broken,
                        format!("{label} is no supervisor: it holds no specs.{linked}"),
                    )
                }
            }
        }
        None => (
            CheckVerdict::Unknown,
            "No process is called Cache, and there is no DynamicSupervisor.".to_owned(),
        ),
    };
    CheckLine {
        claim: "The cache is a DynamicSupervisor",
        verdict,
        how,
        why: "To-do servers are started when somebody asks for a list. A DynamicSupervisor takes a child at any time; a \
              Supervisor is told all of them at its start.",
        about: finding.paths(found.as_slice()),
    }
}
