//! How a DynamicSupervisor starts.

use super::super::lab::{Lab, pid_of};
use super::super::supervisors::{counts, suite, sup, which};
use super::super::terms::t;
use super::support::{lab, simple, sleepy, start_child};
use coppice::otp::{DynamicFlags, DynamicInit, Intensity, ServerRef, Start, StartCall, registry};
use coppice::runtime::{Atom, Term};

use super::super::lab::{define_dynamic, define_start};

fn start_named(lab: &mut Lab, name: ServerRef) -> Term {
    let Start::Link { kind, .. } = simple("{:ok, %{intensity: 3}}") else {
        panic!("a start");
    };
    lab.start(Start::Link { kind, name: Some(name) })
}

/// Children of a supervisor that are DynamicSupervisors: the argument is the name.
fn define_named() {
    define_dynamic("Elixir.Simple", |args| Ok(DynamicInit::Term(args[0].clone())));
    define_start("Elixir.DynamicSupervisor", |call, _| {
        let Start::Link { kind, .. } = simple("{:ok, %{intensity: 3}}") else {
            panic!("a start");
        };
        let name = match &call.args[0] {
            Term::Atom(name) if name.name() == "nil" => None,
            Term::Atom(name) => Some(ServerRef::Name(*name)),
            via => {
                let [registry, key] = via.elements().expect("registry and key") else {
                    panic!("registry and key");
                };
                let Term::Atom(registry) = registry else {
                    panic!("a registry");
                };
                Some(ServerRef::Via(*registry, key.clone()))
            }
        };
        Ok(Start::Link { kind, name })
    });
}

#[test]
fn can_be_supervised_directly() {
    let mut lab = suite();
    define_named();
    let spec =
        "%{id: :dyn_sup_spec_test, start: {DynamicSupervisor, :start_link, [:dyn_sup_spec_test]}, type: :supervisor}";
    let supervisor = sup(&mut lab, &format!("{{:ok, {{%{{}}, [{spec}]}}}}"));
    assert_eq!(counts(&mut lab, supervisor), [1, 1, 1, 0]);
    let name = ServerRef::Name(Atom::new("dyn_sup_spec_test"));
    assert_eq!(lab.call(name, t(":which_children")), Ok(t("[]")));
}

#[test]
fn multiple_supervisors_can_be_supervised_and_identified_with_simple_child_spec() {
    let mut lab = suite();
    define_named();
    let registry = Atom::new("Elixir.DynSup.Registry");
    let call = registry::start_call(registry, registry::Keys::Unique);
    lab.start(registry::start(&call).expect("good options").expect("a registry"));
    let supervisor = sup(
        &mut lab,
        "{:ok, {%{}, [
            %{id: :simple_name, start: {DynamicSupervisor, :start_link, [:simple_name]}, type: :supervisor},
            %{id: \"via_name\", start: {DynamicSupervisor, :start_link, [{DynSup.Registry, \"via_name\"}]}, \
              type: :supervisor}]}}",
    );
    let unnamed = "%{id: DynamicSupervisor, start: {DynamicSupervisor, :start_link, [nil]}, type: :supervisor}";
    let pid = super::super::supervisors::child(&mut lab, supervisor, unnamed);
    let names = [
        ServerRef::Name(Atom::new("simple_name")),
        ServerRef::Via(registry, t("\"via_name\"")),
        ServerRef::Pid(pid),
    ];
    for name in names {
        assert_eq!(lab.call(name, t(":which_children")), Ok(t("[]")));
    }
    let again = super::super::supervisors::start_child(&mut lab, supervisor, unnamed);
    let started = Term::tuple([t(":already_started"), Term::Pid(pid)]);
    assert_eq!(again, Term::tuple([t(":error"), started]));
}

/// Three restarts in five seconds, any number of children, no extra arguments.
#[test]
fn init_1_set_default_options() {
    let flags = DynamicFlags::default();
    assert_eq!(flags.intensity, Intensity::new(3, 5));
    assert_eq!((flags.max_children, flags.extra_arguments.len()), (None, 0));
    let read = DynamicFlags::from_term(&t(
        "%{strategy: :one_for_one, intensity: 3, period: 5, max_children: :infinity, extra_arguments: []}",
    ));
    assert_eq!(read, Ok(flags));
    let left_out = DynamicFlags::from_term(&t("%{}")).expect("flags");
    assert_eq!(
        left_out.intensity,
        Intensity::new(1, 5),
        "an empty map means Erlang's one restart"
    );
}

#[test]
fn start_link_3_with_non_ok_init() {
    let mut lab = lab();
    lab.trap_exit();
    for (flags, reason) in [
        ("strategy: :unknown", "{:invalid_strategy, :unknown}"),
        ("intensity: -1", "{:invalid_intensity, -1}"),
        ("period: 0", "{:invalid_period, 0}"),
        ("max_children: -1", "{:invalid_max_children, -1}"),
        ("extra_arguments: -1", "{:invalid_extra_arguments, -1}"),
    ] {
        let result = lab.start(simple(&format!("{{:ok, %{{{flags}}}}}")));
        assert_eq!(result, t(&format!("{{:error, {{:supervisor_data, {reason}}}}}")));
    }
    for value in [":unknown", "{:ok, []}", "{:stop, :reason}"] {
        let result = lab.start(simple(value));
        let expected = format!("{{:error, {{:bad_return, {{Simple, :init, {value}}}}}}}");
        assert_eq!(result, t(&expected));
    }
    assert_eq!(lab.start(simple(":ignore")), t(":ignore"));
    // Elixir 1.14.0 knows no auto_shutdown here: it is an unknown flag.
    pid_of(&lab.start(simple("{:ok, %{auto_shutdown: :any_significant}}")));
}

#[test]
fn start_link_3_with_registered_process() {
    let mut lab = lab();
    let name = Atom::new("Elixir.DynamicSupervisorTest");
    let pid = pid_of(&start_named(&mut lab, ServerRef::Name(name)));
    assert!(lab.links(lab.me).contains(&pid));
    assert_eq!(lab.whereis("Elixir.DynamicSupervisorTest"), Some(pid));
    assert_eq!(lab.stop(name, t(":normal")), Ok(()));
    assert_eq!(lab.whereis("Elixir.DynamicSupervisorTest"), None);
}

#[test]
fn an_init_that_raises_fails_the_start() {
    let mut lab = lab();
    lab.trap_exit();
    define_dynamic("Elixir.Raises", |_| -> Result<DynamicInit, _> {
        Err(coppice::otp::Exception::Exit(t(":oops")))
    });
    let call = StartCall::link("Elixir.Raises", [t("nil")]);
    let kind = coppice::otp::Kind::dynamic(coppice::otp::DynamicSupervisor::new(call));
    assert_eq!(lab.start(Start::Link { kind, name: None }), t("{:error, :oops}"));
}

#[test]
fn typed_flags_are_taken_as_they_are() {
    let mut lab = lab();
    define_dynamic("Elixir.Typed", |_| {
        Ok(DynamicFlags {
            max_children: Some(1),
            ..DynamicFlags::default()
        })
    });
    let supervisor = lab.started("Elixir.Typed", [t("nil")]);
    pid_of(&start_child(&mut lab, supervisor, &sleepy("")));
    assert_eq!(
        start_child(&mut lab, supervisor, &sleepy("")),
        t("{:error, :max_children}")
    );
    assert_eq!(which(&mut lab, supervisor).len(), 1);
}
