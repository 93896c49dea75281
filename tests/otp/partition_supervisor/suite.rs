//! The cases of `partition_supervisor_test.exs`.

use coppice::otp::{DynamicFlags, Exception, Got, ServerRef, StartCall, agent, call, partition_supervisor};
use coppice::runtime::{Atom, Term};
use coppice::tuple;

use super::super::lab::{Lab, define_dynamic, define_job};
use super::super::terms::t;

const NAME: Atom = Atom::new("partitioned");
const PARTITIONS: i64 = 3;

/// A lab with the functions of the agents.
fn lab() -> Lab {
    let lab = Lab::new();
    define_job("hello", |_, _| done(Term::atom("hello")));
    define_job("first", |call, _| done(call.args[0].clone()));
    define_job("identity", |call, _| done(call.args[0].clone()));
    define_job("unused", |_, _| panic!("nobody runs it"));
    define_dynamic("Elixir.Case.Dynamic", |_| Ok(DynamicFlags::default()));
    lab
}

fn done(value: Term) -> coppice::otp::JobStep {
    coppice::otp::JobStep::Done(Ok(value))
}

/// `{Agent, fun}`.
fn agents(function: &'static str) -> Term {
    agent::child_spec(Term::atom(function)).to_term()
}

/// `DynamicSupervisor`, with a callback module.
fn dynamics() -> Term {
    t("%{id: Case.Dynamic, start: {Case.Dynamic, :start_link, []}, type: :supervisor}")
}

fn options(child_spec: Term) -> Term {
    Term::list([
        tuple![Atom::new("name"), NAME],
        tuple![Atom::new("child_spec"), child_spec],
        tuple![Atom::new("partitions"), PARTITIONS],
    ])
}

fn started(child_spec: Term) -> Lab {
    let mut lab = lab();
    lab.started(partition_supervisor::MODULE, [options(child_spec)]);
    lab
}

fn via(key: impl Into<Term>) -> ServerRef {
    ServerRef::PartitionOf(NAME, key.into())
}

fn partitions(lab: &mut Lab, name: Atom) -> Result<u32, Exception> {
    lab.act(move |cx| partition_supervisor::partitions(name, cx))
}

fn get(lab: &mut Lab, key: i64) -> Term {
    let answer = lab.answer(move |cx| agent::get(cx, &via(Term::Int(key)), Term::atom("identity"), Some(5_000)));
    answer.expect("an agent")
}

fn rows(lab: &mut Lab) -> Vec<Term> {
    let rows = lab.answer(|cx| partition_supervisor::which_children(cx, NAME));
    let mut rows = rows.expect("a supervisor").list_elements().expect("a list");
    rows.sort();
    rows
}

/// What `start_link(options)` raises.
fn refused(options: &str) -> String {
    let call = StartCall::link(partition_supervisor::MODULE, [t(options)]);
    let mut lab = lab();
    let raised = lab.act(move |cx| partition_supervisor::start::<super::super::lab::Bench>(&call, cx).err());
    let Some(Exception::Error(error, _)) = raised else {
        panic!("{raised:?} is no error");
    };
    assert!(
        error
            .field("__struct__")
            .expect("an exception")
            .is_atom("Elixir.ArgumentError")
    );
    let message = error.field("message").and_then(Term::as_str);
    message.expect("a message").to_owned()
}

#[test]
fn uses_the_atom_name_as_id() {
    let spec = partition_supervisor::child_spec(&t("[name: Foo]"));
    assert_eq!(spec.id, t("Foo"));
    assert_eq!(
        spec.start.to_term(),
        t("{PartitionSupervisor, :start_link, [[name: Foo]]}")
    );
    assert_eq!(spec.kind.name(), "supervisor");
}

#[test]
fn uses_the_via_value_as_id() {
    let spec = partition_supervisor::child_spec(&t("[name: {:via, Foo, {:bar, :baz}}]"));
    assert_eq!(spec.id, t("{:bar, :baz}"));
}

#[test]
fn on_success_with_atom_name() {
    let mut lab = started(dynamics());
    assert_eq!(partitions(&mut lab, NAME), Ok(3));
    let keys: Vec<_> = (0..100).map(|key: i64| tuple![Atom::new("key"), key]).collect();
    for key in keys.clone() {
        let spec = agent::child_spec(tuple![
            Atom::new("Elixir.Case"),
            Atom::new("first"),
            Term::list([key.clone()])
        ]);
        let answer = lab.answer(move |cx| call(cx, &via(key), spec.to_dynamic_request(), None));
        assert!(answer.expect("a supervisor").elements().expect("a tuple")[0].is_atom("ok"));
    }
    let (mut found, mut used) = (Vec::new(), 0);
    for row in rows(&mut lab) {
        let below = row.elements().expect("a row")[1].as_pid().expect("a partition");
        let children = lab.call(below, Term::atom("which_children")).expect("its children");
        let children = children.list_elements().expect("a list");
        used += usize::from(!children.is_empty());
        for child in children {
            let agent = ServerRef::Pid(child.elements().expect("a row")[1].as_pid().expect("an agent"));
            let value = lab.answer(move |cx| agent::get(cx, &agent, Term::atom("identity"), Some(5_000)));
            found.push(value.expect("an agent"));
        }
    }
    found.sort();
    assert_eq!((found, used), (keys, 3));
}

#[test]
fn with_arguments() {
    let mut lab = lab();
    let child = t("%{id: Agent, start: {Agent, :start_link, [:unused]}}");
    let options = partition_supervisor::PartitionOptions::new(NAME, child, 3).expect("a start function");
    let options = options.with_arguments(|arguments, partition| {
        assert_eq!(arguments, [Term::atom("unused")]);
        let first = tuple![
            Atom::new("Elixir.Case"),
            Atom::new("first"),
            Term::list([Term::Int(partition.into())])
        ];
        Ok(Term::list([first]))
    });
    lab.start(partition_supervisor::start_link(options.expect("lists")));
    assert_eq!(partitions(&mut lab, NAME), Ok(3));
    let values = [0, 1, 2, 3, -1].map(|key| get(&mut lab, key));
    assert_eq!(values, [0, 1, 2, 0, 1].map(Term::Int));
}

#[test]
fn raises_without_name() {
    let message = "the :name option must be given to PartitionSupervisor";
    assert_eq!(refused("[child_spec: DynamicSupervisor]"), message);
}

#[test]
fn raises_without_child_spec() {
    let message = "the :child_spec option must be given to PartitionSupervisor";
    assert_eq!(refused("[name: Foo]"), message);
}

#[test]
fn raises_on_bad_partitions() {
    let message = "the :partitions option must be a positive integer, got: 0";
    assert_eq!(refused("[name: Foo, child_spec: %{}, partitions: 0]"), message);
}

#[test]
fn raises_on_bad_with_arguments() {
    let message = refused("[name: Foo, child_spec: %{}, with_arguments: 123]");
    assert!(
        message.starts_with("the :with_arguments option must be a function that receives two arguments"),
        "{message}"
    );
}

#[test]
fn is_synchronous() {
    let mut lab = started(agents("hello"));
    let stopped = lab.wait(|cx| partition_supervisor::stop(cx, NAME, Term::atom("normal"), None));
    assert_eq!(stopped.map(|got| matches!(got, Got::Failed(_))), Ok(false));
    assert_eq!(lab.whereis(NAME.name()), None);
}

#[test]
fn raises_noproc_for_unknown_atom_partition_supervisor() {
    let raised = partitions(&mut lab(), Atom::new("unknown"));
    assert_eq!(
        raised,
        Err(Exception::Exit(t(
            "{:noproc, {PartitionSupervisor, :partitions, [:unknown]}}"
        )))
    );
}

#[test]
fn returns_all_partitions() {
    let mut lab = started(agents("hello"));
    let rows = rows(&mut lab);
    assert_eq!(rows.len(), 3);
    for (row, partition) in rows.into_iter().zip(0..) {
        let pid = lab.act(move |cx| partition_supervisor::whereis_name(NAME, &Term::Int(partition), cx));
        let pid = pid.expect("a partition");
        assert_eq!(row.to_string(), format!("{{{partition}, {pid}, :worker, [Agent]}}"));
    }
}

fn counts(child_spec: Term) -> String {
    let mut lab = started(child_spec);
    let counts = lab.answer(|cx| partition_supervisor::count_children(cx, NAME));
    counts.expect("a supervisor").to_string()
}

#[test]
fn with_workers() {
    assert_eq!(
        counts(agents("hello")),
        "[specs: 3, active: 3, supervisors: 0, workers: 3]"
    );
}

#[test]
fn with_supervisors() {
    assert_eq!(counts(dynamics()), "[specs: 3, active: 3, supervisors: 3, workers: 0]");
}

#[test]
fn raises_noproc_for_unknown_partition_supervisor() {
    let raised = lab().answer(|cx| partition_supervisor::count_children(cx, Atom::new("unknown")));
    let reason = raised.expect_err("nobody").to_string();
    assert!(reason.starts_with("{:noproc, "), "{reason}");
}
