//! Faulty child specs and flags: what each is answered with.

use coppice::otp::check_childspecs;
use coppice::runtime::Term;

use super::super::supervisors::{start_child, start_link, suite, sup, terminate};
use super::super::terms::t;

fn error(reason: &str) -> Term {
    t(&format!("{{:error, {reason}}}"))
}

fn list_of(spec: &str) -> Term {
    t(&format!("[{spec}]"))
}

/// `supervisor:check_childspecs/1`.
fn check(specs: &Term) -> Result<(), Term> {
    check_childspecs(specs, &t(":undefined"))
}

#[test]
fn sup_start_map_faulty_specs() {
    let mut lab = suite();
    for (spec, reason) in [
        ("%{start: {:supervisor_1, :start_child, []}}", ":missing_id"),
        ("%{id: :child2}", ":missing_start"),
        (":child4", "{:invalid_child_spec, :child4}"),
    ] {
        let result = start_link(&mut lab, &format!("{{:ok, {{%{{}}, [{spec}]}}}}"));
        assert_eq!(result, error(&format!("{{:start_spec, {reason}}}")));
    }
    let sup = sup(
        &mut lab,
        "{:ok, {%{}, [%{id: :child3, start: {:supervisor_1, :start_child, []}, silly_flag: true}]}}",
    );
    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
}

#[test]
fn child_specs() {
    let mut lab = suite();
    let sup = sup(&mut lab, "{:ok, {{:one_for_one, 2, 3600}, []}}");
    assert_eq!(start_child(&mut lab, sup, ":hej"), error("{:invalid_child_spec, :hej}"));
    let bad = [
        ("{:child, :mfa, :permanent, 1000, :worker, []}", "{:invalid_mfa, :mfa}"),
        (
            "{:child, {:m, :f, [:a]}, :prmanent, 1000, :worker, []}",
            "{:invalid_restart_type, :prmanent}",
        ),
        (
            "{:child, {:m, :f, [:a]}, :permanent, -10, :worker, []}",
            "{:invalid_shutdown, -10}",
        ),
        (
            "{:child, {:m, :f, [:a]}, :permanent, 10, :wrker, []}",
            "{:invalid_child_type, :wrker}",
        ),
        (
            "{:child, {:m, :f, [:a]}, :permanent, 1000, :worker, :dy}",
            "{:invalid_modules, :dy}",
        ),
        (
            "{:child, {:m, :f, [:a]}, :permanent, 1000, :worker, [1, 2, 3]}",
            "{:invalid_module, 1}",
        ),
    ];
    for (spec, reason) in bad {
        assert_eq!(start_child(&mut lab, sup, spec), error(reason));
        assert_eq!(check(&list_of(spec)), Err(t(reason)));
        let no_list = t(spec);
        assert_eq!(check(&no_list), Err(Term::tuple([t(":badarg"), no_list.clone()])));
    }
    for restart in [":permanent", ":transient", ":temporary"] {
        for shutdown in ["0", "1000", ":infinity", ":brutal_kill"] {
            for kind in [":supervisor", ":worker"] {
                for modules in [":dynamic", "[]", "[:m]", "[:m1, :m2]"] {
                    let spec = format!("{{:child, {{:m, :f, [:a]}}, {restart}, {shutdown}, {kind}, {modules}}}");
                    assert_eq!(check(&list_of(&spec)), Ok(()), "{spec}");
                }
            }
        }
    }
    let (c1, c2) = (
        "{:child, {:m, :f, [:a]}, :permanent, :infinity, :supervisor, []}",
        "{:child, {:m, :f, [:a]}, :permanent, 1000, :supervisor, []}",
    );
    let both = format!("{c1}, {c2}");
    assert_eq!(check(&list_of(&both)), Err(t("{:duplicate_child_name, :child}")));
    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");

    let (flags, simple) = ("{:one_for_one, 2, 3600}", "{:simple_one_for_one, 2, 3600}");
    for (flags, specs, reason) in [
        (flags, bad[0].0, "{:start_spec, {:invalid_mfa, :mfa}}"),
        (simple, bad[1].0, "{:start_spec, {:invalid_restart_type, :prmanent}}"),
        (simple, "", "{:bad_start_spec, []}"),
        (flags, &both, "{:start_spec, {:duplicate_child_name, :child}}"),
        (simple, &both, &format!("{{:bad_start_spec, [{both}]}}")),
    ] {
        let result = start_link(&mut lab, &format!("{{:ok, {{{flags}, [{specs}]}}}}"));
        assert_eq!(result, error(reason));
    }
}

#[test]
fn child_specs_map() {
    let mut lab = suite();
    let sup = sup(&mut lab, "{:ok, {%{}, []}}");
    assert_eq!(start_child(&mut lab, sup, ":hej"), error("{:invalid_child_spec, :hej}"));
    let with = |what: &str| format!("%{{id: :child, start: {{:m, :f, [:a]}}, {what}}}");
    let bad = [
        ("%{}".to_owned(), ":missing_id"),
        ("%{id: :child}".to_owned(), ":missing_start"),
        ("%{start: {:m, :f, [:a]}}".to_owned(), ":missing_id"),
        (with("start: :mfa"), "{:invalid_mfa, :mfa}"),
        (with("restart: :prmanent"), "{:invalid_restart_type, :prmanent}"),
        (with("shutdown: -10"), "{:invalid_shutdown, -10}"),
        (with("type: :wrker"), "{:invalid_child_type, :wrker}"),
        (with("modules: :dy"), "{:invalid_modules, :dy}"),
        (with("modules: [1, 2, 3]"), "{:invalid_module, 1}"),
        (with("significant: :maybe"), "{:invalid_significant, :maybe}"),
    ];
    for (spec, reason) in &bad {
        assert_eq!(start_child(&mut lab, sup, spec), error(reason));
        assert_eq!(check(&list_of(spec)), Err(t(reason)));
        let no_list = t(spec);
        assert_eq!(check(&no_list), Err(Term::tuple([t(":badarg"), no_list.clone()])));
    }
    assert_eq!(
        check_childspecs(&t("[]"), &t(":sometimes")),
        Err(t("{:badarg, :sometimes}"))
    );
    check_every_combination();
    let twice = format!("{}, {}", with(""), with(""));
    assert_eq!(check(&list_of(&twice)), Err(t("{:duplicate_child_name, :child}")));
    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");

    let simple = "{:simple_one_for_one, 2, 3600}";
    let never = "[auto_shutdown: :never, significant: true]";
    for (flags, specs, reason) in [
        ("%{}", &bad[3].0, "{:start_spec, {:invalid_mfa, :mfa}}"),
        (simple, &bad[4].0, "{:start_spec, {:invalid_restart_type, :prmanent}}"),
        (simple, &String::new(), "{:bad_start_spec, []}"),
        (simple, &twice, &format!("{{:bad_start_spec, [{twice}]}}")),
        (
            "%{auto_shutdown: :never}",
            &with("significant: true"),
            &format!("{{:start_spec, {{:bad_combination, {never}}}}}"),
        ),
    ] {
        let result = start_link(&mut lab, &format!("{{:ok, {{{flags}, [{specs}]}}}}"));
        assert_eq!(result, error(reason));
    }
}

/// Every combination of the fields that a spec can have or leave out, under every `auto_shutdown`.
fn check_every_combination() {
    let options = |key: &str, values: &[&str]| -> Vec<String> {
        let set = values.iter().map(|value| format!("{key}: {value}, "));
        std::iter::once(String::new()).chain(set).collect()
    };
    let restarts = options("restart", &[":permanent", ":transient", ":temporary"]);
    let shutdowns = options("shutdown", &["0", "1000", ":infinity", ":brutal_kill"]);
    let types = options("type", &[":supervisor", ":worker"]);
    let modules = options("modules", &[":dynamic", "[]", "[:m]", "[:m1, :m2]"]);
    let significants = options("significant", &["true", "false"]);
    for auto_shutdown in [":undefined", ":never", ":any_significant", ":all_significant"] {
        for restart in &restarts {
            for significant in &significants {
                let expected = if !significant.contains("true") {
                    Ok(())
                } else if auto_shutdown == ":never" {
                    Err(t("{:bad_combination, [auto_shutdown: :never, significant: true]}"))
                } else if restart.is_empty() || restart.contains("permanent") {
                    Err(t("{:bad_combination, [restart: :permanent, significant: true]}"))
                } else {
                    Ok(())
                };
                for shutdown in &shutdowns {
                    for kind in &types {
                        for modules in &modules {
                            let spec = format!(
                                "[%{{id: :child, start: {{:m, :f, [:a]}}, \
                                 {restart}{significant}{shutdown}{kind}{modules}dummy: :dummy}}]"
                            );
                            assert_eq!(check_childspecs(&t(&spec), &t(auto_shutdown)), expected, "{spec}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn sup_flags() {
    let mut lab = suite();
    for (flags, reason) in [
        ("{:none_for_one, 2, 3600}", "{:invalid_strategy, :none_for_one}"),
        ("%{strategy: :none_for_one}", "{:invalid_strategy, :none_for_one}"),
        ("{:one_for_one, :infinity, 3600}", "{:invalid_intensity, :infinity}"),
        ("%{intensity: :infinity}", "{:invalid_intensity, :infinity}"),
        ("%{intensity: -1}", "{:invalid_intensity, -1}"),
        ("{:one_for_one, 2, 0}", "{:invalid_period, 0}"),
        ("%{period: 0}", "{:invalid_period, 0}"),
        ("{:one_for_one, 2, :infinity}", "{:invalid_period, :infinity}"),
        ("%{period: :infinity}", "{:invalid_period, :infinity}"),
        ("%{auto_shutdown: :sometimes}", "{:invalid_auto_shutdown, :sometimes}"),
        ("{:one_for_one, 2}", "{:invalid_type, {:one_for_one, 2}}"),
        ("[]", "{:invalid_type, []}"),
        ("%{strategy: :x, intensity: -1}", "{:invalid_strategy, :x}"),
    ] {
        let result = start_link(&mut lab, &format!("{{:ok, {{{flags}, []}}}}"));
        assert_eq!(result, error(&format!("{{:supervisor_data, {reason}}}")));
    }
    let sup = sup(&mut lab, "{:ok, {%{silly_flag: true}, []}}");
    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
}
