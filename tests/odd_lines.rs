//! Scenario lines that are odd: written by hand, and made from good ones by changing something at random.
//!
//! None may panic, every refusal says in one line what is wrong and where, and no run takes more steps than its ops may.
//! `COPPICE_MUTATED` says how many are tried, 20,000 by default; the seed is printed.

#![cfg(not(target_arch = "wasm32"))]

use coppice::fidelity as scenarios;
use coppice::runtime::Random;
use serde_json::{Value, json};

/// Steps that no run of a line below comes near, but for those that never settle.
const MOST_STEPS: u64 = 200_000;

fn wrapped(child: &str) -> String {
    format!(r#"{{"tree":{{"type":"supervisor","id":"r","children":[{child}]}},"ops":[]}}"#)
}

fn with_op(op: &str) -> String {
    let children =
        r#"{"type":"registry","id":"reg"},{"type":"worker","id":"a","name":["reg","a"]},{"type":"dynamic","id":"d"}"#;
    format!(r#"{{"tree":{{"type":"supervisor","id":"r","children":[{children}]}},"ops":[{op}]}}"#)
}

/// What a line comes to: how many steps it takes, or why it is refused.
fn come_to(line: &str) -> Result<u64, String> {
    let script = scenarios::parse(line).map_err(|error| error.to_string())?;
    scenarios::steps(&script, 0).map_err(|error| format!("run: {error}"))
}

/// Does a refusal say where? By a child in quotes, the number of an op, a field, or a line and a column.
fn says_where(error: &str) -> bool {
    let at_the_top = [
        "name",
        "log",
        "ops",
        "version",
        "tree",
        "the tree",
        "this is no tree",
        "id",
        "children",
    ];
    let starts = |start: &&str| error.starts_with(&format!("{start}:"));
    at_the_top.iter().any(starts)
        || error.starts_with("op ")
        || error.starts_with("run: op ")
        || error.contains('"')
        || error.contains('`')
        || (error.contains(" line ") && error.contains(" column "))
        || error.contains("brackets are open at once")
        || error.contains("(version")
}

fn check_refusal(line: &str, error: &str) {
    assert!(!error.contains('\n') && !error.is_empty(), "{line}\n{error}");
    assert!(error.chars().count() < 1_000, "{line}\n{error}");
    assert!(says_where(error), "it does not say where: {error}\n{line}");
}

/// Lines that are refused, each with a part of what is said of it.
fn refused() -> Vec<(String, &'static str)> {
    let child = [
        (
            r#"{"type":"worker","id":"x","already_started":"yes"}"#,
            r#"worker "x": already_started"#,
        ),
        (r#"{"type":"dynamic","id":"x","init":["ok",1]}"#, r#"dynamic "x": init"#),
        (
            r#"{"type":"task_supervisor","id":"x","local":["a"]}"#,
            r#"task_supervisor "x": local"#,
        ),
        (
            r#"{"type":"supervisor","id":"x","name":["reg"]}"#,
            r#"supervisor "x": name"#,
        ),
        (r#"{"type":"worker"}"#, r#"child 1 of "r": missing field `id`"#),
        (r#"{"id":"x"}"#, r#"child "x": missing field `type`"#),
        (r#"{"type":"robot","id":"x"}"#, r#"robot "x": type: unknown variant"#),
        (r#"{"type":null,"id":"x"}"#, r#"child "x": type"#),
        (
            r#"{"type":"worker","id":""}"#,
            r#"worker "": id: an id must not be empty"#,
        ),
        (r##"{"type":"worker","id":"a#1"}"##, "must not hold #"),
        (r#"{"type":"worker","id":7}"#, "id: invalid type: integer `7`"),
        (r#"{"type":"worker","id":null}"#, "id: invalid type: null"),
        (
            r#"{"type":"worker","id":"x","id2":1}"#,
            r#"worker "x": unknown field `id2`"#,
        ),
        (
            r#"{"type":"worker","id":"x","children":[]}"#,
            r#"worker "x": unknown field `children`"#,
        ),
        (
            r#"{"type":"worker","id":"x","restart":"never"}"#,
            r#"worker "x": restart: unknown variant"#,
        ),
        (r#"{"type":"worker","id":"x","restart":1}"#, r#"worker "x": restart"#),
        (r#"{"type":"worker","id":"x","shutdown":-1}"#, r#"worker "x": shutdown"#),
        (
            r#"{"type":"worker","id":"x","shutdown":1.5}"#,
            r#"worker "x": shutdown"#,
        ),
        (
            r#"{"type":"worker","id":"x","shutdown":1e99}"#,
            r#"worker "x": shutdown"#,
        ),
        (
            r#"{"type":"worker","id":"x","shutdown":18446744073709551616}"#,
            r#"worker "x": shutdown"#,
        ),
        (r#"{"type":"worker","id":"x","name":"a"}"#, r#"worker "x": name"#),
        (r#"{"type":"worker","id":"x","name":["a"]}"#, r#"worker "x": name"#),
        (
            r#"{"type":"worker","id":"x","name":["a","b","c"]}"#,
            r#"worker "x": name"#,
        ),
        (r#"{"type":"worker","id":"x","init":"ok"}"#, r#"worker "x": init"#),
        (r#"{"type":"worker","id":"x","init":[["ok"]]}"#, r#"worker "x": init"#),
        (
            r#"{"type":"worker","id":"x","trap_exit":"yes"}"#,
            r#"worker "x": trap_exit"#,
        ),
        (
            r#"{"type":"worker","id":"x","significant":1}"#,
            r#"worker "x": significant"#,
        ),
        (
            r#"{"type":"worker","id":"x","terminate_ms":-1}"#,
            r#"worker "x": terminate_ms"#,
        ),
        (
            r#"{"type":"worker","id":"x","terminate_ms":1000000001}"#,
            r#"worker "x": terminate_ms"#,
        ),
        (r#"{"type":"worker","id":"x","info":"drop"}"#, r#"worker "x": info"#),
        (
            r#"{"type":"worker","id":"x","in_init":[{"do":"nap","ms":1}]}"#,
            r#"worker "x": in_init: unknown variant"#,
        ),
        (
            r#"{"type":"worker","id":"x","in_terminate":[{"do":"sleep","ms":2000000000}]}"#,
            r#"worker "x": in_terminate"#,
        ),
        (
            r#"{"type":"worker","id":"x","in_terminate":[{"do":"call","id":"a"}]}"#,
            r#"worker "x": "#,
        ),
        (
            r#"{"type":"worker","id":"x","in_init":[{"do":"perform","op":{"op":"advance","seconds":1}}]}"#,
            r#"worker "x": in_init: nobody but the driver"#,
        ),
        (
            r#"{"type":"worker","id":"x","in_init":[{"do":"perform","op":{"op":"explode"}}]}"#,
            r#"worker "x": in_init: unknown variant"#,
        ),
        (r#"{"type":"worker","id":"x","load":{}}"#, r#"worker "x": load"#),
        (
            r#"{"type":"dynamic","id":"x","max_children":-1}"#,
            r#"dynamic "x": max_children"#,
        ),
        (
            r#"{"type":"dynamic","id":"x","extra_arguments":["a","b"]}"#,
            r#"dynamic "x": extra_arguments"#,
        ),
        (
            r#"{"type":"dynamic","id":"x","max_seconds":0}"#,
            r#"dynamic "x": max_seconds"#,
        ),
        (r#"{"type":"registry","id":"x","keys":"some"}"#, r#"registry "x": keys"#),
        (
            r#"{"type":"registry","id":"x","listeners":"a"}"#,
            r#"registry "x": listeners"#,
        ),
        (r#"{"type":"agent","id":"x","value":"1"}"#, r#"agent "x": value"#),
        (
            r#"{"type":"agent","id":"x","value":9223372036854775808.5}"#,
            r#"agent "x": value"#,
        ),
        (
            r#"{"type":"task_supervisor","id":"x","max_restarts":4294967296}"#,
            r#"task_supervisor "x": max_restarts"#,
        ),
        (
            r#"{"type":"supervisor","id":"x","strategy":"all"}"#,
            r#"supervisor "x": strategy"#,
        ),
        (
            r#"{"type":"supervisor","id":"x","children":{}}"#,
            r#"supervisor "x": children"#,
        ),
        (
            r#"{"type":"supervisor","id":"x","children":[3]}"#,
            r#"child 1 of "x": expected an object"#,
        ),
        (
            r#"{"type":"supervisor","id":"x","auto_shutdown":true}"#,
            r#"supervisor "x": auto_shutdown"#,
        ),
        ("[]", r#"child 1 of "r": expected an object, not a list"#),
        ("null", r#"child 1 of "r": expected an object, not null"#),
    ];
    let op = [
        ("3", "op 1: expected an object, not a number"),
        ("{}", "op 1: missing field `op`"),
        (r#"{"op":7}"#, "op 1: op"),
        (r#"{"op":"explode"}"#, "op 1: op: unknown variant"),
        (r#"{"op":"start_tree"}"#, "op 1: op: unknown variant"),
        (r#"{"op":"stop_tree","id":"r"}"#, "op 1: op: unknown variant"),
        (r#"{"op":"alive"}"#, "op 1: missing field `target`"),
        (r#"{"op":"alive","target":7}"#, "op 1: target: expected an id"),
        (r#"{"op":"alive","target":{"via":["a"]}}"#, "op 1: target"),
        (
            r#"{"op":"alive","target":{"via":["a","b"],"local":"c"}}"#,
            "op 1: target",
        ),
        (r#"{"op":"alive","target":{}}"#, "op 1: target"),
        (
            r#"{"op":"alive","target":"a","target2":"b"}"#,
            "op 1: unknown field `target2`",
        ),
        (r#"{"op":"call","target":"a","msg":null}"#, "op 1: msg"),
        (
            r#"{"op":"call","target":"a","msg":"get","timeout":-1}"#,
            "op 1: timeout",
        ),
        (
            r#"{"op":"call","target":"a","msg":"get","timeout":2000000000}"#,
            "op 1: timeout",
        ),
        (
            r#"{"op":"cast","target":"a","msg":"inc","settle":1}"#,
            "op 1: settle: expected true or false",
        ),
        (
            r#"{"op":"cast","target":"a","msg":"inc","settle":null}"#,
            "op 1: settle",
        ),
        (
            r#"{"op":"advance","seconds":1,"settle":false}"#,
            "op 1: settle: time passes",
        ),
        (
            r#"{"op":"cast","target":"a","msg":"inc","settle":false},{"op":"advance","seconds":1}"#,
            "op 2: settle: time passes",
        ),
        (
            r#"{"op":"as","who":"a","do":{"op":"advance","seconds":1}}"#,
            "op 1: do: nobody but the driver",
        ),
        (
            r#"{"op":"as","who":"a","do":{"op":"alive"}}"#,
            "op 1: do: missing field `target`",
        ),
        (
            r#"{"op":"as","who":"a","do":{"op":"alive","target":"a","settle":false}}"#,
            "op 1: do: unknown field `settle`",
        ),
        (r#"{"op":"as","who":"a","do":3}"#, "op 1: do"),
        (
            r#"{"op":"as","who":"a","catch":"no","do":{"op":"alive","target":"a"}}"#,
            "op 1: catch",
        ),
        (r#"{"op":"start_child","sup":"r"}"#, "op 1: missing field `child`"),
        (
            r#"{"op":"start_child","sup":"r","child":3}"#,
            "op 1: the tree: expected an object",
        ),
        (
            r#"{"op":"start_child","sup":"r","child":{"type":"worker","id":"x","colour":1}}"#,
            r#"op 1: worker "x": unknown field `colour`"#,
        ),
        (r#"{"op":"task","kind":"sync","id":"t","fun":"ok:1"}"#, "op 1: kind"),
        (r#"{"op":"task","kind":"async","id":"","fun":"ok:1"}"#, "op 1: id"),
        (
            r#"{"op":"task","kind":"async","id":"t","fun":"ok:1","then":"wait"}"#,
            "op 1: then",
        ),
        (r#"{"op":"agent","target":"a","kind":"put","fun":"inc"}"#, "op 1: kind"),
        (r#"{"op":"spawn","id":"p"}"#, "op 1: missing field `fun`"),
        (r#"{"op":"spawn","id":"p#1","fun":"wait"}"#, "op 1: id"),
        (r#"{"op":"spawn","id":"p","fun":"wait","link":1}"#, "op 1: link"),
        (
            r#"{"op":"start_link","child":{"type":"worker"}}"#,
            "op 1: the tree: missing field `id`",
        ),
        (
            r#"{"op":"as","who":"a","in":"cast","do":{"op":"alive","target":"a"}}"#,
            "op 1: in",
        ),
        (
            r#"{"op":"send_after","timer":"t","target":"a","msg":"m","ms":1.5}"#,
            "op 1: ms",
        ),
        (
            r#"{"op":"send_after","timer":"t","target":"a","msg":"m","ms":"5"}"#,
            "op 1: ms",
        ),
        (r#"{"op":"cancel_timer"}"#, "op 1: missing field `timer`"),
        (r#"{"op":"read_timer","timer":7}"#, "op 1: timer"),
        (r#"{"op":"which_children","sup":"r","order":"yes"}"#, "op 1: order"),
        (r#"{"op":"register","registry":"reg","key":1}"#, "op 1: key"),
        (r#"{"op":"sleep_ms","ms":1000000001}"#, "op 1: ms"),
        (r#"{"op":"sleep_ms","ms":true}"#, "op 1: ms"),
        (r#"{"op":"advance","seconds":"5"}"#, "op 1: seconds"),
        (
            r#"{"op":"advance","seconds":1},{"op":"nothing"}"#,
            "op 2: op: unknown variant",
        ),
    ];
    let whole = [
        ("", "the line is no JSON"),
        ("{", "the line is no JSON"),
        ("{}", "neither a field `tree`"),
        ("3", "expected an object, not a number"),
        ("\"tree\"", "expected an object, not a text"),
        ("{\"tree\":3}", "the tree: expected an object"),
        ("{\"tree\":{}}", "the tree: missing field `type`"),
        ("{\"tree\":{\"type\":\"worker\",\"id\":\"w\"}}", "must be a supervisor"),
        (
            "{\"tree\":{\"type\":\"supervisor\",\"id\":\"r\"},\"op\":[]}",
            "a scenario has no field \"op\"",
        ),
        (
            "{\"tree\":{\"type\":\"supervisor\",\"id\":\"r\"},\"ops\":{}}",
            "ops: expected a list",
        ),
        (
            "{\"tree\":{\"type\":\"supervisor\",\"id\":\"r\"},\"log\":1}",
            "log: expected true or false",
        ),
        (
            "{\"tree\":{\"type\":\"supervisor\",\"id\":\"r\"},\"name\":1}",
            "name: expected a text",
        ),
        (
            "{\"tree\":{\"type\":\"supervisor\",\"id\":\"r\"},\"version\":2}",
            "a newer Coppice",
        ),
        (
            "{\"scenario\":{\"tree\":{\"type\":\"supervisor\",\"id\":\"r\"}},\"run\":1}",
            "a recorded line has no field \"run\"",
        ),
        (
            "{\"type\":\"supervisor\",\"id\":\"r\",\"ops\":[]}",
            "supervisor \"r\": unknown field `ops`",
        ),
        (
            "{\"tree\":{\"type\":\"supervisor\",\"id\":\"r\\ud800\"}}",
            "the line is no JSON",
        ),
        (
            "{\"tree\":{\"type\":\"supervisor\",\"id\":\"r\"}} x",
            "trailing characters",
        ),
    ];
    let child = child.into_iter().map(|(child, says)| (wrapped(child), says));
    let op = op.into_iter().map(|(op, says)| (with_op(op), says));
    let whole = whole.into_iter().map(|(line, says)| (line.to_owned(), says));
    child.chain(op).chain(whole).collect()
}

/// Lines that are odd and run all the same.
fn accepted() -> Vec<String> {
    let children = [
        r#"{"type":"worker","id":" "}"#,
        r#"{"type":"worker","id":"\u0000\n\"\\"}"#,
        r#"{"type":"worker","id":"\ud83c\udf33"}"#,
        r#"{"type":"worker","id":"r"}"#,
        r#"{"type":"worker","id":"a"},{"type":"worker","id":"a"}"#,
        r#"{"type":"worker","id":"x","name":["nobody","x"]}"#,
        r#"{"type":"worker","id":"x","name":["",""]}"#,
        r#"{"type":"worker","id":"x","local":"x"},{"type":"worker","id":"y","local":"x"}"#,
        r#"{"type":"worker","id":"x","shutdown":0}"#,
        r#"{"type":"worker","id":"x","init":["bad:ignore","throw:ignore","ok:","raise",""]}"#,
        r#"{"type":"worker","id":"x","significant":true}"#,
        r#"{"type":"worker","id":"x","significant":true,"restart":"temporary"}"#,
        r#"{"type":"dynamic","id":"x","max_children":0}"#,
        r#"{"type":"dynamic","id":"x","extra_arguments":[""]}"#,
        r#"{"type":"registry","id":"x","listeners":["x"]}"#,
        r#"{"type":"agent","id":"x","init":["sleep:-1"]}"#,
        r#"{"type":"supervisor","id":"x","max_restarts":0,"max_seconds":4294967295}"#,
    ];
    let ops = [
        r#"{"op":"exit","target":"nobody","reason":""}"#,
        r#"{"op":"exit","target":"r","reason":"kill"}"#,
        r#"{"op":"exit","target":"reg","reason":"kill"}"#,
        r#"{"op":"exit","target":{"local":"a"},"reason":"x"}"#,
        r#"{"op":"call","target":"a","msg":""}"#,
        r#"{"op":"call","target":"a","msg":"sleep:x"}"#,
        r#"{"op":"call","target":{"via":["reg","a"]},"msg":"get","timeout":0}"#,
        r#"{"op":"call","target":{"via":["none","a"]},"msg":"get"}"#,
        r#"{"op":"stop","target":"r","reason":"normal"}"#,
        r#"{"op":"link","a":"a","b":"a"}"#,
        r#"{"op":"monitor","a":"a","b":"nobody"}"#,
        r#"{"op":"as","who":"a","do":{"op":"as","who":"a","do":{"op":"as","who":"a","do":{"op":"alive","target":"a"}}}}"#,
        r#"{"op":"as","who":"a","do":{"op":"call","target":"a","msg":"get"},"catch":false}"#,
        r#"{"op":"start_child","sup":"a","child":{"type":"worker","id":"x"}}"#,
        r#"{"op":"start_child","sup":"nobody","child":{"type":"worker","id":"x"}}"#,
        r#"{"op":"terminate_child","sup":"r"}"#,
        r#"{"op":"terminate_child","sup":"d","pid_of":"a"}"#,
        r#"{"op":"lookup","registry":"a","key":""}"#,
        r#"{"op":"task","kind":"supervised","id":"t","fun":"ok:1"}"#,
        r#"{"op":"task","kind":"async","id":"t","fun":"","then":"await"}"#,
        r#"{"op":"agent","target":"a","kind":"get","fun":"value"}"#,
        r#"{"op":"spawn","id":"a","fun":"wait"}"#,
        r#"{"op":"spawn","id":"driver","fun":""}"#,
        r#"{"op":"spawn","id":"p","fun":"trap:trap:hear:-1"}"#,
        r#"{"op":"start_link","child":{"type":"worker","id":"a","name":["reg","a"]}}"#,
        r#"{"op":"start_link","child":{"type":"registry","id":"reg"}}"#,
        r#"{"op":"start_link","child":{"type":"worker","id":"x","in_init":[{"do":"perform","op":{"op":"sleep_ms","ms":9}}]}}"#,
        r#"{"op":"as","who":"a","in":"call","do":{"op":"as","who":"a","in":"call","do":{"op":"alive","target":"a"}}}"#,
        r#"{"op":"send_after","timer":"","target":"nobody","msg":"","ms":0}"#,
        r#"{"op":"send_after","timer":"t","target":"a","msg":"m","ms":-1}"#,
        r#"{"op":"send_after","timer":"t","target":"a","msg":"m","ms":9007199254740992}"#,
        r#"{"op":"send_after","timer":"t","target":"a","msg":"m","ms":253402300800000}"#,
        r#"{"op":"send_after","timer":"t","target":"a","msg":"m","ms":9223372034999},{"op":"sleep_ms","ms":1000000000}"#,
        r#"{"op":"send_after","timer":"t","target":"a","msg":"m","ms":18446744073709551615}"#,
        r#"{"op":"send_after","timer":"t","target":"a","msg":"m","ms":123456789012345678901234567890123456789012345}"#,
        r#"{"op":"call","target":"a","msg":"sleep:123456789012345678901234567890"}"#,
        r#"{"op":"cast","target":"a","msg":"timeout:-123456789012345678901234567890"}"#,
        r#"{"op":"cancel_timer","timer":"none"}"#,
        r#"{"op":"advance","seconds":1000000000}"#,
        r#"{"op":"sleep_ms","ms":1000000000}"#,
        r#"{"op":"cast","target":"a","msg":"crash:boom","settle":false}"#,
        r#"{"op":"exit","target":"r","reason":"kill","settle":false},{"op":"count_children","sup":"r"}"#,
    ];
    let children = children.into_iter().map(wrapped);
    children.chain(ops.into_iter().map(with_op)).collect()
}

#[test]
fn an_odd_line_is_refused_with_what_is_wrong_and_where() {
    for (line, says) in refused() {
        let error = come_to(&line).expect_err(&line);
        assert!(error.contains(says), "{line}\ngave {error}\ninstead of {says}");
        check_refusal(&line, &error);
    }
}

#[test]
fn a_line_that_is_only_odd_runs() {
    for line in accepted() {
        let steps = come_to(&line).unwrap_or_else(|error| panic!("{error}\n{line}"));
        assert!(steps < MOST_STEPS / 100, "{steps} steps: {line}");
    }
}

/// Whoever reads or runs a long `init` reads each of its steps a bounded number of times.
#[test]
fn what_a_long_init_costs_grows_with_its_length() {
    let bytes = |steps: usize| {
        let init = [vec!["ok"], vec!["error:e"; steps]].concat();
        let tree = json!({"type": "supervisor", "id": "r", "max_restarts": 100_000, "children": [
            {"type": "worker", "id": "w", "init": init}]});
        let line = json!({"tree": tree, "ops": [{"op": "exit", "target": "w", "reason": "kill"}]}).to_string();
        let mut come = Ok(0);
        let cost = allocation_counter::measure(|| come = come_to(&line));
        let taken = come.expect("it settles");
        assert!(taken > steps as u64, "every step was tried: {taken}");
        cost.bytes_total
    };
    let (short, long) = (bytes(1_000), bytes(8_000));
    // Eight times as many steps; were each read again by all, it would be 64 times as much.
    assert!(long < short * 16, "{short} bytes for 1,000 steps, {long} for 8,000");
}

/// Where something is in a line's JSON.
fn places(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(field, value)| places(value, &format!("{path}/{field}"), found)),
        Value::Array(items) => {
            let numbered = items.iter().enumerate();
            numbered.for_each(|(at, value)| places(value, &format!("{path}/{at}"), found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

struct Mutation {
    random: Random,
}

impl Mutation {
    fn below(&mut self, bound: usize) -> usize {
        self.random.below(u32::try_from(bound).expect("small")) as usize
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    /// Something that may stand anywhere.
    fn anything(&mut self) -> Value {
        let texts = [
            "",
            "r",
            "a",
            "reg",
            "x#1",
            "ok",
            "ignore",
            "kill",
            "normal",
            "error:e",
            "permanent",
            "temporary",
            "worker",
            "supervisor",
            "dynamic",
            "sleep:x",
            "timeout:-1",
            "one_for_all",
            "infinity",
            "\u{0}",
            "🌳",
        ];
        match self.below(9) {
            0 => Value::Null,
            1 => json!(self.below(2) == 0),
            2 => json!(self.pick(&[0_i64, 1, -1, 7, 1 << 32, i64::MAX, i64::MIN])),
            3 => json!(self.pick(&[0.5, 1e300])),
            4 => json!([]),
            5 => json!({}),
            6 => json!(["reg", "a"]),
            7 => json!("n".repeat(300)),
            _ => json!(self.pick(&texts)),
        }
    }

    /// One thing in the line is otherwise.
    fn change(&mut self, line: &mut Value) {
        let mut found = Vec::new();
        places(line, "", &mut found);
        let (at, other) = (self.pick(&found), self.pick(&found));
        let with = if self.below(3) == 0 {
            line.pointer(&other).cloned().unwrap_or_default()
        } else {
            self.anything()
        };
        let fields = [
            "id", "type", "init", "op", "target", "settle", "children", "colour", "timeout", "shutdown",
        ];
        let (field, place) = (self.pick(&fields), self.below(8));
        match line.pointer_mut(&at) {
            Some(Value::Object(object)) if place < 3 => drop(object.insert(field.to_owned(), with)),
            Some(Value::Object(object)) if place < 6 => {
                let keys: Vec<String> = object.keys().cloned().collect();
                if !keys.is_empty() {
                    let key = self.pick(&keys);
                    object.remove(&key);
                }
            }
            Some(Value::Array(items)) if place < 3 => items.push(with),
            Some(Value::Array(items)) if place < 6 && !items.is_empty() => {
                let at = self.below(items.len());
                let again = items[at].clone();
                items.insert(at, again);
            }
            Some(value) => *value = with,
            None => {}
        }
    }

    /// The text is cut, or a byte of it is another.
    fn tear(&mut self, line: &str) -> String {
        let mut bytes = line.as_bytes().to_vec();
        let at = self.below(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
        match self.below(3) {
            0 => bytes.truncate(at),
            1 => bytes[at] = self.pick(b"{}[]\",:0x\\ "),
            _ => drop(bytes.remove(at)),
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// What is changed at random: something of every kind.
fn whole_line() -> Value {
    let ops = json!([
        {"op": "exit", "target": "a", "reason": "kill", "settle": false},
        {"op": "call", "target": {"via": ["reg", "a"]}, "msg": "inc", "timeout": 50},
        {"op": "as", "who": "a", "do": {"op": "cast", "target": {"local": "b"}, "msg": "crash:raise"}},
        {"op": "start_child", "sup": "d", "child": {"type": "worker", "id": "n", "init": ["ok", "error:e", "ignore"]}},
        {"op": "task", "kind": "async", "id": "t", "fun": "ok:1", "then": "await"},
        {"op": "agent", "target": "g", "kind": "get", "fun": "value"},
        {"op": "lookup", "registry": "reg", "key": "a"},
        {"op": "as", "who": "a", "in": "call", "do": {"op": "spawn", "id": "p", "fun": "wait", "trap_exit": true}},
        {"op": "start_link", "child": {"type": "worker", "id": "l", "trap_exit": true}},
        {"op": "send_after", "timer": "t", "target": "p", "msg": "tick", "ms": 5000},
        {"op": "task", "kind": "async", "id": "t", "fun": "trap:hear:5", "then": "shutdown"},
        {"op": "advance", "seconds": 7},
        {"op": "cancel_timer", "timer": "t"},
    ]);
    let children = json!([
        {"type": "registry", "id": "reg"},
        {"type": "worker", "id": "a", "name": ["reg", "a"], "init": ["ok", "error:e", "raise:m"], "trap_exit": true},
        {"type": "worker", "id": "b", "local": "b", "restart": "transient", "shutdown": "brutal_kill", "load": "b",
            "in_init": [{"do": "perform", "op": {"op": "spawn", "id": "q", "fun": "wait"}}]},
        {"type": "dynamic", "id": "d", "max_children": 2},
        {"type": "supervisor", "id": "s", "strategy": "one_for_all", "children": [{"type": "agent", "id": "g", "value": 3}]},
        {"type": "task_supervisor", "id": "ts"},
    ]);
    json!({"name": "a line", "tree": {"type": "supervisor", "id": "r", "children": children}, "ops": ops})
}

#[test]
fn a_line_that_is_changed_at_random_runs_or_is_refused_with_what_is_wrong_and_where() {
    let many = std::env::var("COPPICE_MUTATED").ok().and_then(|many| many.parse().ok());
    let (many, seed) = (many.unwrap_or(20_000_u64), 1);
    println!("seed {seed}, {many} lines");
    let (mut ran, mut refused) = (0, 0);
    for number in 0..many {
        let mut mutation = Mutation {
            random: Random::new(seed * 1_000_003 + number),
        };
        let mut line = whole_line();
        for _ in 0..=mutation.below(3) {
            mutation.change(&mut line);
        }
        let mut text = line.to_string();
        if mutation.below(8) == 0 {
            text = mutation.tear(&text);
        }
        match come_to(&text) {
            Ok(steps) => {
                assert!(steps < MOST_STEPS, "number {number}: {steps} steps\n{text}");
                ran += 1;
            }
            Err(error) => {
                check_refusal(&text, &error);
                refused += 1;
            }
        }
    }
    assert!(
        ran > many / 20 && refused > many / 20,
        "{ran} ran, {refused} were refused"
    );
}
