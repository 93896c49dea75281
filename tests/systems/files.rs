//! Trees as files: what is read, what is refused, and with which words.

use coppice::systems::scenario::TreeFile;
use coppice::systems::scenario::file::{MAX_BYTES, MAX_CHILDREN, MAX_DEPTH, MAX_OPS};
use coppice::systems::{Design, scenario};
use serde_json::{Value, json};

use crate::running::{Running, tree as every_kind};

fn read(value: &Value) -> Result<TreeFile, String> {
    TreeFile::read(value.to_string().as_bytes()).map_err(|error| error.to_string())
}

/// Why it is refused; it must be one line.
fn refused(value: &Value) -> String {
    let error = read(value).expect_err("refused");
    assert!(!error.contains('\n'), "{error}");
    error
}

fn refused_text(text: &str) -> String {
    TreeFile::read(text.as_bytes()).expect_err("refused").to_string()
}

/// A root over those children.
fn over(children: &Value) -> Value {
    json!({"type": "supervisor", "id": "r", "children": children})
}

fn with_op(op: &Value) -> Value {
    json!({"tree": {"type": "supervisor", "id": "r"}, "ops": [op]})
}

/// The file of a design that is a tree.
fn file_of(design: &Design) -> TreeFile {
    match design {
        Design::Tree(file) => (**file).clone(),
        Design::Nested { .. } | Design::Flat { .. } | Design::Written(_) => panic!("no tree"),
    }
}

#[test]
fn a_scenario_a_recorded_line_and_a_supervisor_alone_are_read() {
    let tree = over(&json!([{"type": "worker", "id": "a"}]));
    let ops = json!([{"op": "exit", "target": "a", "reason": "kill"}]);
    let scenario = json!({"name": "one worker", "tree": tree, "ops": ops, "log": true});
    let file = read(&scenario).expect("a scenario");
    assert_eq!((file.name.as_str(), file.ops.len()), ("one worker", 1));
    assert_eq!(read(&json!({"scenario": scenario, "variants": []})), Ok(file.clone()));
    let alone = read(&tree).expect("a supervisor");
    assert_eq!((alone.tree, alone.name.as_str(), alone.ops.len()), (file.tree, "", 0));
    assert!(read(&json!({"version": 1, "tree": tree})).is_ok());
    let marked = format!("\u{feff}{tree}");
    assert!(
        TreeFile::read(marked.as_bytes()).is_ok(),
        "a byte order mark is no part of it"
    );
}

#[test]
fn every_recorded_tree_is_written_and_read_again_as_it_was() {
    let mut count = 0;
    for recorded in [
        "basic",
        "handwritten",
        "registry-deaths",
        "supervisor-kills",
        "tasks",
        "turns",
    ] {
        let path = format!(
            "{}/tests/fidelity/recorded/{recorded}.jsonl",
            env!("CARGO_MANIFEST_DIR")
        );
        for line in std::fs::read_to_string(path).expect("the recorded file").lines() {
            let file = TreeFile::read(line.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{line}"));
            let written = file.to_json();
            assert_eq!(TreeFile::read(written.as_bytes()).as_ref(), Ok(&file), "{written}");
            count += 1;
        }
    }
    assert!(count > 480, "only {count}");
    let file = file_of(&every_kind());
    assert_eq!(TreeFile::read(file.to_json().as_bytes()), Ok(file));
}

#[test]
fn what_is_written_leaves_defaults_out() {
    let file = read(&over(&json!([{"type": "worker", "id": "a", "trap_exit": true}]))).expect("a tree");
    let written: Value = serde_json::from_str(&file.to_json()).expect("JSON");
    assert_eq!(written["version"], 1);
    let worker = json!({"id": "a", "restart": "permanent", "trap_exit": true, "type": "worker"});
    assert_eq!(written["tree"]["children"], json!([worker]));
}

#[test]
fn what_is_no_tree_is_refused_with_what_it_is() {
    assert!(refused_text("").starts_with("the file is no JSON: EOF"));
    assert!(refused_text("hello").starts_with("the file is no JSON"));
    assert!(refused_text("{\"tree\":").starts_with("the file is no JSON: EOF"));
    assert!(refused_text("{} {}").contains("trailing characters"));
    assert_eq!(refused(&json!(3)), "this is no tree: expected an object, not a number");
    assert_eq!(
        refused(&json!({})),
        "this is no tree: there is neither a field `tree` nor a supervisor with a `type`"
    );
    assert_eq!(
        refused(&json!({"tree": 3})),
        "the tree: expected an object, not a number"
    );
    let worker = json!({"type": "worker", "id": "w"});
    assert_eq!(refused(&worker), "the tree must be a supervisor, and \"w\" is none");
    assert!(
        TreeFile::read(&[b'"', 0xff, b'"'])
            .expect_err("refused")
            .to_string()
            .starts_with("the file is no text")
    );
}

#[test]
fn a_truncated_file_is_refused_wherever_it_ends() {
    let whole = file_of(&every_kind()).to_json();
    assert!(whole.is_ascii(), "it can be cut anywhere");
    for end in 0..whole.len() {
        let error = refused_text(&whole[..end]);
        assert!(error.starts_with("the file is no JSON"), "{end}: {error}");
    }
}

#[test]
fn a_file_of_a_newer_version_is_refused() {
    let tree = over(&json!([]));
    let newer = "a newer Coppice wrote the file (version 2, this one reads 1)";
    assert_eq!(refused(&json!({"version": 2, "tree": tree})), newer);
    assert_eq!(
        refused(&json!({"version": 2, "trees": [], "colour": 1})),
        newer,
        "whatever else it has"
    );
    assert_eq!(refused(&json!({"version": 2, "type": "supervisor", "id": "r"})), newer);
    for wrong in [json!(0), json!(-1), json!("1"), json!(1.5), json!(null)] {
        let expected = "version: expected a number from 1 on";
        assert_eq!(refused(&json!({"version": wrong, "tree": tree})), expected);
    }
}

#[test]
fn an_unknown_field_is_named_with_its_child() {
    let tree = over(&json!([]));
    assert_eq!(
        refused(&json!({"tree": tree, "opps": []})),
        "a scenario has no field \"opps\""
    );
    assert_eq!(
        refused(&json!({"scenario": {"tree": tree}, "colour": 1})),
        "a recorded line has no field \"colour\""
    );
    for kind in [
        "worker",
        "supervisor",
        "dynamic",
        "registry",
        "task_supervisor",
        "agent",
    ] {
        let child = json!({"type": kind, "id": "x", "colour": "red"});
        let error = refused(&over(&json!([child])));
        assert!(
            error.starts_with(&format!("{kind} \"x\": unknown field `colour`")),
            "{error}"
        );
    }
    let leaf = refused(&over(&json!([{"type": "worker", "id": "x", "children": []}])));
    assert!(leaf.starts_with("worker \"x\": unknown field `children`"), "{leaf}");
    let deep = over(&json!([{"type": "supervisor", "id": "s", "children": [{"type": "worker", "id": "x", "a": 1}]}]));
    assert!(refused(&deep).starts_with("worker \"x\": unknown field `a`"));
}

#[test]
fn a_wrong_value_is_named_with_its_field_and_its_child() {
    let cases = [
        (json!({"type": "worker"}), "child 1 of \"r\": missing field `id`"),
        (json!({"id": "x"}), "child \"x\": missing field `type`"),
        (json!(["worker"]), "child 1 of \"r\": expected an object, not a list"),
        (
            json!({"type": "robot", "id": "x"}),
            "robot \"x\": type: unknown variant `robot`",
        ),
        (
            json!({"type": "worker", "id": 7}),
            "child 1 of \"r\": id: invalid type: integer `7`",
        ),
        (
            json!({"type": "worker", "id": "x#1"}),
            "worker \"x#1\": id: the id \"x#1\" must not hold #",
        ),
        (
            json!({"type": "worker", "id": ""}),
            "worker \"\": id: an id must not be empty",
        ),
        (
            json!({"type": "worker", "id": "x", "restart": "often"}),
            "worker \"x\": restart: unknown variant `often`",
        ),
        (
            json!({"type": "worker", "id": "x", "shutdown": "soon"}),
            "worker \"x\": shutdown: shutdown must be brutal_kill, infinity or milliseconds, not \"soon\"",
        ),
        (
            json!({"type": "worker", "id": "x", "name": ["reg"]}),
            "worker \"x\": name: invalid length 1",
        ),
        (
            json!({"type": "worker", "id": "x", "init": ["ok", 1]}),
            "worker \"x\": init: invalid type: integer `1`, expected a string",
        ),
        (
            json!({"type": "worker", "id": "x", "terminate_ms": 2e9}),
            "worker \"x\": terminate_ms: invalid type: floating point",
        ),
        (
            json!({"type": "worker", "id": "x", "local": "n".repeat(201)}),
            "worker \"x\": local: is longer than 200 characters",
        ),
        (
            json!({"type": "supervisor", "id": "x", "max_seconds": 0}),
            "supervisor \"x\": max_seconds: must be positive",
        ),
        (
            json!({"type": "supervisor", "id": "x", "children": {}}),
            "supervisor \"x\": children: expected a list, not an object",
        ),
        (
            json!({"type": "dynamic", "id": "x", "max_children": -1}),
            "dynamic \"x\": max_children: invalid value: integer `-1`",
        ),
        (
            json!({"type": "registry", "id": "x", "keys": "many"}),
            "registry \"x\": keys: unknown variant `many`",
        ),
        (
            json!({"type": "agent", "id": "x", "init": ["1".repeat(201)]}),
            "agent \"x\": init: is longer than 200 characters",
        ),
    ];
    for (child, expected) in cases {
        let error = refused(&over(&json!([child])));
        assert!(error.starts_with(expected), "{child} gave {error}");
    }
}

#[test]
fn an_id_stands_in_one_place() {
    let worker = |id: &str| json!({"type": "worker", "id": id});
    assert_eq!(
        refused(&over(&json!([worker("a"), worker("b"), worker("a")]))),
        "id: two children of \"r\" are called \"a\""
    );
    let inner = json!({"type": "supervisor", "id": "s", "children": [worker("a")]});
    assert_eq!(
        refused(&over(&json!([worker("a"), inner]))),
        "id: a child of \"r\" and one of \"s\" are both called \"a\""
    );
    assert_eq!(
        refused(&over(&json!([worker("r")]))),
        "id: the root and a child of \"r\" are both called \"r\""
    );
}

#[test]
fn a_wrong_op_is_named_with_its_number_its_field_and_its_child() {
    let child = |child: Value| json!({"op": "start_child", "sup": "r", "child": child});
    let cases = [
        (json!(3), "op 1: expected an object, not a number"),
        (json!({"op": "explode"}), "op 1: op: unknown variant `explode`"),
        (
            json!({"op": "stop_tree", "id": "r"}),
            "op 1: op: unknown variant `stop_tree`",
        ),
        (json!({"op": "delete_child", "sup": "r"}), "op 1: missing field `id`"),
        (
            json!({"op": "delete_child", "sup": "r", "id": "a", "why": 1}),
            "op 1: unknown field `why`",
        ),
        (
            json!({"op": "task", "kind": "async", "id": "t", "fun": "ok:1", "why": 1}),
            "op 1: unknown field `why`",
        ),
        (
            json!({"op": "cast", "target": "a", "msg": 3}),
            "op 1: msg: invalid type: integer `3`",
        ),
        (
            json!({"op": "alive", "target": {"via": ["one"]}}),
            "op 1: target: expected an id",
        ),
        (
            json!({"op": "alive", "target": {"local": "a", "why": 1}}),
            "op 1: target: expected an id",
        ),
        (
            json!({"op": "sleep_ms", "ms": 2_000_000_000}),
            "op 1: ms: is a time longer than",
        ),
        (
            json!({"op": "as", "who": "a", "do": {"op": "advance", "seconds": 1}}),
            "op 1: do: nobody but the driver can advance the time",
        ),
        (
            child(json!({"type": "worker", "id": "x", "colour": 1})),
            "op 1: worker \"x\": unknown field `colour`",
        ),
        (
            json!({"op": "as", "who": "a", "do": child(json!({"type": "worker", "id": "x", "load": 1}))}),
            "op 1: do: worker \"x\": load: invalid type: integer `1`",
        ),
    ];
    for (op, expected) in cases {
        let error = refused(&with_op(&op));
        assert!(error.starts_with(expected), "{op} gave {error}");
    }
    let ops = |ops: Value| refused(&json!({"tree": over(&json!([])), "ops": ops}));
    assert_eq!(ops(json!({})), "ops: expected a list, not an object");
    let many = vec![json!({"op": "sleep_ms", "ms": 1}); MAX_OPS + 1];
    assert_eq!(
        ops(Value::from(many)),
        format!("ops: there are {}, and at most {MAX_OPS} are done", MAX_OPS + 1)
    );
}

/// So many supervisors, one below the other.
fn nested(levels: usize) -> String {
    let open: String = (1..=levels)
        .map(|level| format!(r#"{{"type":"supervisor","id":"s{level}","children":["#))
        .collect();
    format!("{open}{}", "]}".repeat(levels))
}

#[test]
fn a_tree_is_as_deep_as_the_limit_and_no_deeper() {
    let deepest = TreeFile::read(nested(MAX_DEPTH).as_bytes()).expect("as deep as it may be");
    let running = Running::start(&Design::Tree(deepest.into()));
    assert_eq!(running.calls().len(), MAX_DEPTH, "all of them run");
    let scenario = format!(r#"{{"scenario":{{"tree":{}}},"variants":[]}}"#, nested(MAX_DEPTH));
    assert!(TreeFile::read(scenario.as_bytes()).is_ok(), "whatever is around it");
    let error = refused_text(&nested(MAX_DEPTH + 1));
    assert_eq!(error, "supervisor \"s50\": children: the tree is deeper than 50 levels");
    let too_deep = "more than 120 brackets are open at once, and a tree is at most 50 levels deep";
    for levels in [200, 100_000] {
        assert_eq!(refused_text(&nested(levels)), too_deep);
    }
    assert_eq!(refused_text(&"[".repeat(MAX_BYTES)), too_deep);
    let ops = r#"{"op":"as","who":"w","do":"#.repeat(10_000);
    assert_eq!(refused_text(&format!(r#"{{"ops":[{ops}"#)), too_deep);
    let in_a_text = json!({"name": "[".repeat(150), "tree": over(&json!([{"type": "worker", "id": "\\\"["}]))});
    assert!(read(&in_a_text).is_ok(), "what stands in a text is no nesting");
}

#[test]
fn a_file_is_as_large_as_the_limit_and_no_larger() {
    let tree = over(&json!([])).to_string();
    let padded = |length: usize| format!("{tree}{}", " ".repeat(length - tree.len()));
    assert!(TreeFile::read(padded(MAX_BYTES).as_bytes()).is_ok());
    assert_eq!(
        refused_text(&padded(MAX_BYTES + 1)),
        "the file has 10000001 bytes, and at most 10000000 are read"
    );
}

#[test]
fn a_tree_has_as_many_children_as_the_limit_and_no_more() {
    let children = |count: usize| {
        let children: Vec<_> = (0..count)
            .map(|number| format!(r#"{{"type":"worker","id":"w{number}"}}"#))
            .collect();
        format!(
            r#"{{"type":"supervisor","id":"r","children":[{}]}}"#,
            children.join(",")
        )
    };
    let most = TreeFile::read(children(MAX_CHILDREN).as_bytes()).expect("as many as there may be");
    assert_eq!(most.tree.children.len(), MAX_CHILDREN);
    assert_eq!(
        refused_text(&children(MAX_CHILDREN + 1)),
        "children: there are more than 20000 in all"
    );
}

#[test]
fn a_design_that_holds_a_tree_is_read_as_strictly() {
    let design =
        |tree: Value| serde_json::from_value::<Design>(json!({"tree": tree})).map_err(|error| error.to_string());
    assert!(design(json!({"tree": over(&json!([]))})).is_ok());
    let error =
        design(json!({"tree": over(&json!([{"type": "worker", "id": "x", "colour": 1}]))})).expect_err("refused");
    assert!(error.starts_with("worker \"x\": unknown field `colour`"), "{error}");
    assert!(
        design(json!({"version": 2}))
            .expect_err("refused")
            .starts_with("a newer Coppice")
    );
}

#[test]
fn what_a_file_says_is_checked_as_a_scenario_is() {
    let file = file_of(&every_kind());
    assert_eq!(scenario::check::check(&file.tree), Ok(()));
    assert!(file.ops.iter().all(|op| scenario::check::check_op(&op.op).is_ok()));
}

/// Nobody is spawned for the sake of places, and whoever is killed comes back.
#[test]
fn a_tree_with_partitions_runs_as_any_other() {
    let children = json!([
        {"type": "registry", "id": "reg", "partitions": 3},
        {"type": "worker", "id": "w", "name": ["reg", "w"]},
        {"type": "partition_supervisor", "id": "ps", "partitions": 2, "with_arguments": true,
         "child": {"type": "worker", "id": "p"}},
    ]);
    let design = Design::Tree(read(&over(&children)).expect("a tree").into());
    let mut running = Running::start(&design);
    let before = running.labels();
    for started in [
        "r#1",
        "reg#1",
        "reg.partition0#1",
        "reg.partition2#1",
        "w#1",
        "ps#1",
        "p.0#1",
        "p.1#1",
    ] {
        assert!(before.iter().any(|label| label == started), "{started} in {before:?}");
    }
    // Everybody is named, the shell too.
    assert_eq!(running.system.pids().count(), before.len());
    let partition = running
        .whereis("Elixir.fidelity_reg.PIDPartition1")
        .expect("a partition");
    running.kill(partition);
    assert!(
        running
            .labels()
            .iter()
            .any(|label| label.starts_with("w#") && label != "w#1"),
        "{:?}",
        running.labels()
    );
    let same = json!([
        {"type": "worker", "id": "p.1"},
        {"type": "partition_supervisor", "id": "ps", "partitions": 2, "with_arguments": true,
         "child": {"type": "worker", "id": "p"}},
    ]);
    assert!(refused(&over(&same)).contains("are both called \"p.1\""));
}
