//! What the suite does not ask, as it was seen on Elixir 1.14.

use coppice::otp::{Exception, JobStep, ServerRef, cast, partition_supervisor};
use coppice::runtime::{Atom, Message, Term, number};

use super::super::lab::{Behaviour, Lab, define, define_job, server};
use super::super::terms::t;

const NAME: Atom = Atom::new("partitioned");

/// Three agents, each with its own number.
fn three() -> Lab {
    let mut lab = Lab::new();
    lab.trap_exit();
    define_job("hello", |_, _| JobStep::Done(Ok(Term::atom("hello"))));
    let options =
        "[name: :partitioned, partitions: 3, child_spec: %{id: Agent, start: {Agent, :start_link, [:hello]}}]";
    lab.started(partition_supervisor::MODULE, [t(options)]);
    lab
}

fn whereis(lab: &mut Lab, key: &str) -> Result<coppice::runtime::Pid, Exception> {
    let key = number::parse_integer(key).unwrap_or_else(|| t(key));
    lab.act(move |cx| partition_supervisor::whereis_name(NAME, &key, cx))
}

/// `rem(abs(key), 3)` of integers of any size, the hash of anything else.
#[test]
fn integers_go_round_and_the_hash_decides_of_anything_else() {
    let mut lab = three();
    let partitions = ["0", "1", "2"].map(|number| whereis(&mut lab, number).expect("a partition"));
    let routed = |lab: &mut Lab, key: &str| {
        let pid = whereis(lab, key).expect("a partition");
        partitions.iter().position(|partition| *partition == pid)
    };
    // `for key <- keys, do: …` on the BEAM.
    let recorded = [
        ("-7", 1),
        ("9223372036854775808", 2),
        ("-123456789012345678901234567890", 0),
        ("\"alice\"", 2),
        ("\"bob\"", 0),
        (":a", 1),
        ("{1, 2}", 0),
        ("[]", 0),
    ];
    for (key, partition) in recorded {
        assert_eq!(routed(&mut lab, key), Some(partition), "{key}");
    }
}

#[test]
fn a_partition_that_is_gone_is_found_until_it_is_started_anew() {
    let mut lab = three();
    let before = whereis(&mut lab, "1").expect("a partition");
    // In one turn: the supervisor has not heard of it.
    let (found, alive) = lab.act(move |cx| {
        cx.exit(before, Term::atom("kill"));
        let found = partition_supervisor::whereis_name(NAME, &Term::Int(1), cx);
        (found, cx.is_alive(before))
    });
    assert_eq!((found, alive), (Ok(before), false));
    lab.settle();
    let after = whereis(&mut lab, "1").expect("a partition");
    assert!(after != before && lab.is_alive(after));
}

#[test]
fn a_cast_to_no_partition_supervisor_is_lost_and_a_send_exits() {
    let mut lab = three();
    let nowhere = ServerRef::PartitionOf(Atom::new("nope"), Term::Int(1));
    let to = nowhere.clone();
    lab.act(move |cx| cast(cx, &to, Term::atom("hello")));
    let sent = lab.act(move |cx| nowhere.send(Message::Term(Term::atom("hello")), cx));
    assert_eq!(
        sent,
        Err(Exception::Exit(t(
            "{:noproc, {PartitionSupervisor, :partitions, [:nope]}}"
        )))
    );
}

#[test]
fn a_name_that_a_partition_has_is_taken() {
    let mut lab = three();
    let holder = whereis(&mut lab, "0").expect("a partition");
    define("Elixir.Case.Named", Nothing);
    let name = ServerRef::PartitionOf(NAME, Term::Int(0));
    let result = lab.start(server("Elixir.Case.Named", Term::atom("nil"), Some(name)));
    assert_eq!(
        result.to_string(),
        format!("{{:error, {{:already_started, {holder}}}}}")
    );
}

struct Nothing;

impl Behaviour for Nothing {}

#[test]
fn a_flag_that_is_wrong_ends_it_with_the_error_of_otp() {
    let mut lab = Lab::new();
    lab.trap_exit();
    let options = "[name: :p, strategy: :foo, child_spec: %{id: Agent, start: {Agent, :start_link, [:hello]}}]";
    let result = lab.start_link(partition_supervisor::MODULE, [t(options)]);
    assert_eq!(result, t("{:error, {:supervisor_data, {:invalid_strategy, :foo}}}"));
}

#[test]
fn a_spec_without_a_start_function_and_arguments_that_are_no_list_raise() {
    let options = partition_supervisor::PartitionOptions::new(NAME, t("%{id: 1}"), 1);
    assert!(matches!(options, Err(Exception::Error(error, _)) if error == t("{:badmatch, %{id: 1}}")));
    let child = t("%{id: Agent, start: {Agent, :start_link, [:hello]}}");
    let options = partition_supervisor::PartitionOptions::new(NAME, child, 1).expect("a start function");
    let Err(Exception::Error(error, _)) = options.with_arguments(|_, _| Ok(Term::atom("oops"))) else {
        panic!("it raises");
    };
    let message = "the call to the function in :with_arguments must return a list, got: :oops";
    assert_eq!(error.field("message").and_then(Term::as_str), Some(message));
}
