//! The partition supervisors of a scenario: their start, and what is done to one partition.

use super::op::{Manage, RoutingKey};
use super::spec::PartitionSupervisor;
use super::{child_specs, shared_table};
use crate::otp::{ChildSpec, ChildType, Cx, Exception, Module, Start, partition_supervisor};
use crate::runtime::{Atom, Term};
use crate::systems::scenario::spec::PartitionSupervisor as Spec;
use crate::tuple;

/// `Fidelity.Others.start_partition_supervisor`, in the starter.
pub(super) fn start<M: Module>(spec: &PartitionSupervisor, cx: &mut Cx<'_, M>) -> Result<Start<M>, Exception> {
    let child = written(&child_specs::child_spec(&spec.child, cx));
    let mut options =
        partition_supervisor::PartitionOptions::new(shared_table::name(&spec.id), child, spec.partitions)?;
    options.init_options = Term::list([
        tuple![
            Atom::new("strategy"),
            Atom::new(crate::otp::Strategy::from(spec.strategy).name())
        ],
        tuple![Atom::new("max_restarts"), i64::from(spec.max_restarts)],
        tuple![Atom::new("max_seconds"), i64::from(spec.max_seconds)],
    ]);
    if spec.with_arguments {
        options = options.with_arguments(|arguments, partition| {
            let id = arguments.first().and_then(Term::as_str).unwrap_or_default();
            Ok(Term::list([Term::str(&Spec::numbered(id, partition))]))
        })?;
    }
    Ok(partition_supervisor::start_link(options))
}

/// The child spec as the recorder writes it.
fn written(spec: &ChildSpec) -> Term {
    let mut fields = vec![
        ("id", spec.id.clone()),
        ("restart", Term::atom(spec.restart.name())),
        ("start", spec.start.to_term()),
        ("type", Term::atom(spec.kind.name())),
    ];
    if spec.kind == ChildType::Worker {
        fields.push(("shutdown", spec.shutdown.to_term()));
    }
    if spec.significant {
        fields.push(("significant", Term::from(true)));
    }
    Term::map(fields.into_iter().map(|(name, value)| (Term::atom(name), value)))
}

/// The request that is made of a partition supervisor for the child of that number.
pub(super) fn request(what: Manage, partition: u32) -> Term {
    let verb = match what {
        Manage::Terminate => "terminate_child",
        Manage::Restart => "restart_child",
        Manage::Delete => "delete_child",
    };
    tuple![Atom::new(verb), i64::from(partition)]
}

/// What a key is routed by.
pub(super) fn key(written: &RoutingKey) -> Term {
    match written {
        RoutingKey::Number(number) => Term::Int(*number),
        RoutingKey::Text(text) => Term::str(text),
    }
}
