//! Coppice against the real BEAM: recorded scenarios are run again, and every trace is compared (docs/fidelity.md).

#![cfg(not(target_arch = "wasm32"))]

mod fidelity {
    pub mod comparison;
}

use coppice::fidelity as scenarios;
use fidelity::comparison::{Verdict, compare, judge};
use serde_json::{Value, json};

/// How many failures are printed in full.
const SHOWN: usize = 5;

/// Runs every recorded scenario of a file; fails when any trace is none of what the BEAM showed, however much that was.
fn check(file: &str) {
    let path = format!("{}/tests/fidelity/recorded/{file}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect("the recorded file");
    let mut failed = Vec::new();
    for (line, recorded) in text.lines().enumerate() {
        let recorded: Value = serde_json::from_str(recorded).expect("a recorded line is JSON");
        let name = format!("{file}:{} {}", line + 1, recorded["scenario"]["name"]);
        let script =
            scenarios::from_value(recorded["scenario"].clone()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let trace = scenarios::run(&script, 0).unwrap_or_else(|error| panic!("{name}: {error}"));
        let trace = serde_json::to_value(trace).expect("a trace is JSON");
        let variants = recorded["variants"].as_array().expect("variants");
        match judge(variants, &trace) {
            Verdict::Equal => {}
            Verdict::Racy(difference) => failed.push(format!("{name}, none of {}\n{difference}", variants.len())),
            Verdict::Different(difference) => failed.push(format!("{name}\n{difference}")),
        }
    }
    let shown = failed.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("\n");
    assert!(failed.is_empty(), "{} of {file} differ:\n{shown}", failed.len());
}

#[test]
fn the_handwritten_scenarios_do_what_the_beam_does() {
    check("handwritten");
}

#[test]
fn random_scenarios_do_what_the_beam_does() {
    check("basic");
}

#[test]
fn scenarios_that_kill_supervisors_do_what_the_beam_does() {
    check("supervisor-kills");
}

#[test]
fn tasks_of_every_kind_that_end_in_every_way_do_what_the_beam_does() {
    check("tasks");
}

#[test]
fn an_agent_counts_beyond_64_bits_as_on_the_beam() {
    check("large-integers");
}

/// Requests and steps of `init` that no clause takes, or that are nearly right.
#[test]
fn what_is_malformed_does_what_the_beam_does() {
    check("malformed");
}

/// Ops that follow each other with nobody else running in between, but where code waits or gives way.
#[test]
fn what_is_done_at_once_does_what_the_beam_does() {
    check("at_once");
}

/// Workers that ask siblings and their own supervisors in `init` and in `terminate`.
#[test]
fn what_workers_do_in_init_and_terminate_is_as_on_the_beam() {
    check("acting");
}

/// Supervisors with names or an `init` that ignores or fails, start functions that take a taken name for an answer.
#[test]
fn names_of_supervisors_and_starts_that_come_to_nothing_are_as_on_the_beam() {
    check("names");
}

/// Registries with several partitions: whose keys and processes go when one of them does, and what is asked of all of them.
#[test]
fn registries_with_several_partitions_do_what_the_beam_does() {
    check("partitions");
}

/// Partition supervisors: what their keys are routed to, also while a partition ends or all of them.
#[test]
fn partition_supervisors_do_what_the_beam_does() {
    check("partition-supervisors");
}

/// Task supervisors that are full, and those that say how all of their tasks are restarted and stopped.
#[test]
fn task_supervisors_with_limits_do_what_the_beam_does() {
    check("task-limits");
}

/// Streams of tasks and several tasks at once: their order, their time, and who ends with whom.
#[test]
fn streams_of_tasks_do_what_the_beam_does() {
    check("streams");
}

/// Scenarios that come out otherwise when a signal that nobody waits for gives no turn, or when asking does not give way.
#[test]
fn who_runs_first_is_as_on_the_beam() {
    check("turns");
}

/// How often a supervisor tries while a registry ends or is away: that is what a turn is spent on.
#[test]
fn a_supervisor_tries_as_often_as_on_the_beam_until_a_registry_is_back() {
    check("registry-deaths");
}

/// Processes and servers that workers, other processes and the driver start and link, outside of the tree.
#[test]
fn what_workers_start_and_link_themselves_is_as_on_the_beam() {
    check("linked");
}

/// Messages that come later, cancelled in time and too late, for processes that are gone and for times that no timer takes.
#[test]
fn timers_do_what_the_beam_does() {
    check("timers");
}

/// Tasks that trap exits, shut down, killed, with owners and supervisors that are.
#[test]
fn tasks_that_trap_exits_do_what_the_beam_does() {
    check("trapping");
}

/// A trace of one op.
fn trace(result: &Value, events: &Value) -> Value {
    json!([{"op": {"op": "start_tree"}, "result": result, "events": events}])
}

#[test]
fn events_of_different_actors_may_come_in_any_order() {
    let one = trace(&json!("ok"), &json!([["started", "a#1"], ["started", "b#1"]]));
    let other = trace(&json!("ok"), &json!([["started", "b#1"], ["started", "a#1"]]));
    assert_eq!(compare(&one, &other), Ok(()));
}

#[test]
fn events_of_one_actor_may_not() {
    let one = trace(&json!("ok"), &json!([["started", "a#1"], ["exited", "a#1", "normal"]]));
    let other = trace(&json!("ok"), &json!([["exited", "a#1", "normal"], ["started", "a#1"]]));
    assert!(compare(&one, &other).is_err());
}

#[test]
fn a_registration_belongs_to_the_process_registered() {
    let one = trace(
        &json!("ok"),
        &json!([["registered", "reg", "k", "a#1"], ["registered", "reg", "l", "b#1"]]),
    );
    let other = trace(
        &json!("ok"),
        &json!([["registered", "reg", "l", "b#1"], ["registered", "reg", "k", "a#1"]]),
    );
    assert_eq!(compare(&one, &other), Ok(()));
}

#[test]
fn a_result_event_or_actor_that_differs_is_named() {
    let one = trace(&json!("ok"), &json!([["started", "a#1"]]));
    let results = compare(&one, &trace(&json!("no"), &json!([["started", "a#1"]]))).unwrap_err();
    assert!(results.contains("result"), "{results}");
    let missing = compare(&one, &trace(&json!("ok"), &json!([]))).unwrap_err();
    assert!(missing.contains("a#1") && missing.contains("nothing"), "{missing}");
    let more = compare(
        &one,
        &trace(&json!("ok"), &json!([["started", "a#1"], ["started", "c#1"]])),
    )
    .unwrap_err();
    assert!(more.contains("c#1"), "{more}");
    assert!(compare(&one, &json!([])).is_err(), "a trace that is shorter");
}

#[test]
fn one_of_several_variants_is_enough_and_none_is_racy() {
    let variant = |result: &str| trace(&json!(result), &json!([]));
    let several = [variant("a"), variant("b")];
    assert!(matches!(judge(&several, &variant("b")), Verdict::Equal));
    assert!(matches!(judge(&several, &variant("c")), Verdict::Racy(_)));
    assert!(matches!(judge(&several[..1], &variant("c")), Verdict::Different(_)));
}

/// Why a line is refused; it must be one line.
fn refused(line: &str) -> String {
    let error = scenarios::parse(line).expect_err("refused").to_string();
    assert!(!error.contains('\n'), "{error}");
    error
}

fn with_op(op: &str) -> String {
    format!(r#"{{"tree":{{"type":"supervisor","id":"r"}},"ops":[{op}]}}"#)
}

#[test]
fn a_line_that_is_no_scenario_is_refused_with_a_reason() {
    assert!(refused("{").contains("EOF"));
    assert!(refused("3").contains("expected an object, not a number"));
    assert!(refused("{}").contains("neither a field `tree`"));
    assert!(refused(r#"{"ops":[]}"#).contains("neither a field `tree`"));
    assert!(refused(r#"{"tree":{"type":"worker","id":"w"},"ops":[]}"#).contains("must be a supervisor"));
    assert!(refused(r#"{"tree":{"type":"supervisor"},"ops":[]}"#).contains("missing field `id`"));
    assert!(refused(r#"{"tree":{"type":"supervisor","id":"r","max_restarts":-1},"ops":[]}"#).contains("-1"));
    assert!(refused(r#"{"tree":{"type":"supervisor","id":"r","max_seconds":0},"ops":[]}"#).contains("max_seconds"));
    assert!(refused(r#"{"tree":{"type":"supervisor","id":"r#1"},"ops":[]}"#).contains('#'));
    assert!(refused(&with_op(r#"{"op":"explode"}"#)).contains("op 1: op: unknown variant `explode`"));
    assert!(refused(&with_op(r#"{"op":"delete_child","sup":"r"}"#)).contains("missing field `id`"));
    assert!(refused(&with_op(r#"{"op":"advance","seconds":-7}"#)).contains("-7"));
    assert!(refused(&with_op(r#"{"op":"alive","target":{"via":["one"]}}"#)).contains("via"));
    let partitions = |many: u32| {
        let registry = format!(r#"{{"type":"registry","id":"reg","partitions":{many}}}"#);
        format!(r#"{{"tree":{{"type":"supervisor","id":"r","children":[{registry}]}},"ops":[]}}"#)
    };
    assert!(refused(&partitions(0)).contains("partitions: must be 1 to 8"));
    assert!(refused(&partitions(9)).contains("partitions: must be 1 to 8"));
    let long = "x".repeat(300);
    assert!(refused(&with_op(&format!(r#"{{"op":"exit","target":"r","reason":"{long}"}}"#))).contains("longer"));
}

#[test]
fn a_tree_that_is_nested_without_end_is_refused() {
    let deep = r#"{"type":"supervisor","id":"s","children":["#.repeat(100_000);
    assert!(refused(&format!(r#"{{"tree":{deep}"#)).contains("a tree is at most 50 levels deep"));
}

#[test]
fn ops_that_are_nested_without_end_are_refused() {
    let deep = r#"{"op":"as","who":"w","do":"#.repeat(400_000);
    assert!(deep.len() > 10_000_000, "ten megabytes");
    assert!(refused(&with_op(&deep)).contains("more than 120 brackets are open at once"));
    assert!(refused(&"[".repeat(10_000_000)).contains("more than 120 brackets are open at once"));
}

#[test]
fn a_tree_in_which_a_child_has_the_id_of_one_above_it_runs() {
    // The nearest thing to a cycle that JSON can say: the id of the root again below it, and twice under one parent.
    let inner = r#"{"type":"supervisor","id":"r","children":[]}"#;
    for children in [inner.to_owned(), format!("{inner},{inner}")] {
        let line = format!(r#"{{"tree":{{"type":"supervisor","id":"r","children":[{children}]}},"ops":[]}}"#);
        let trace = scenarios::run(&scenarios::parse(&line).unwrap(), 0).unwrap();
        assert_eq!(trace.len(), 2);
    }
}

#[test]
fn what_no_process_could_do_is_refused() {
    assert!(refused(&with_op(r#"{"op":"as","who":"w","do":{"op":"advance","seconds":1}}"#)).contains("driver"));
    assert!(refused(&with_op(r#"{"op":"as","who":"w","do":{"op":"stop_tree"}}"#)).contains("unknown variant"));
    assert!(refused(&with_op(r#"{"op":"call","target":"r","msg":"get","timeout":1e300}"#)).contains("op 1"));
    let extra = r#"{"type":"dynamic","id":"d","extra_arguments":["a","b"]}"#;
    let tree = format!(r#"{{"tree":{{"type":"supervisor","id":"r","children":[{extra}]}},"ops":[]}}"#);
    assert!(refused(&tree).contains("dynamic \"d\": extra_arguments: there is more than one"));
}

#[test]
fn the_command_names_the_line_and_the_reason_and_runs_the_rest() {
    let good = r#"{"name":"good","tree":{"type":"supervisor","id":"r"},"ops":[]}"#;
    let folder = std::env::temp_dir().join(format!("coppice-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("scenarios.jsonl");
    std::fs::write(&file, format!("{good}\n{{\"ops\":[]}}\n\n{good}\n")).unwrap();
    let command = |file: &std::path::Path| {
        let headless = std::process::Command::new(env!("CARGO_BIN_EXE_headless"))
            .arg("trace")
            .arg(file)
            .output();
        headless.expect("the command runs")
    };
    let output = command(&file);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(errors.lines().count(), 1, "{errors}");
    assert!(
        errors.starts_with("line 2: this is no tree: there is neither a field `tree`"),
        "{errors}"
    );
    let traces = String::from_utf8(output.stdout).unwrap();
    assert_eq!(
        traces
            .lines()
            .filter(|line| line.starts_with(r#"{"name":"good","trace":["#))
            .count(),
        2
    );
    assert_eq!(command(&file).status.code(), Some(2), "a file that is not there");
}

#[test]
fn a_deep_tree_that_is_accepted_runs() {
    let depth = 50;
    let open: String = (0..depth)
        .map(|level| format!(r#"{{"type":"supervisor","id":"s{level}","children":["#))
        .collect();
    let line = format!(r#"{{"tree":{open}{},"ops":[]}}"#, "]}".repeat(depth));
    let script = scenarios::parse(&line).unwrap();
    let trace = scenarios::run(&script, 0).unwrap();
    assert_eq!(trace[0].events.len(), depth);
}

#[test]
fn a_restart_loop_without_a_limit_is_an_error() {
    // Every restart fails: the registry that the worker registers in is gone for good.
    let children = r#"[{"type":"registry","id":"reg","restart":"temporary"},
        {"type":"worker","id":"w","name":["reg","w"]}]"#;
    let tree = format!(r#"{{"type":"supervisor","id":"r","max_restarts":4000000000,"children":{children}}}"#);
    let kill = |id: &str| format!(r#"{{"op":"exit","target":"{id}","reason":"kill"}}"#);
    let line = format!(r#"{{"tree":{tree},"ops":[{},{}]}}"#, kill("reg"), kill("w"));
    let script = scenarios::parse(&line).unwrap();
    assert!(
        scenarios::run(&script, 0)
            .unwrap_err()
            .to_string()
            .contains("not settled")
    );
}
