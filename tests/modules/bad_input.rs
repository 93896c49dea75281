//! What is wrong with a file of ops, or with its modules, is said with the line and the field.

use coppice::fidelity::{read_ops, run_modules};

/// What is said of a file of ops.
fn refused(ops: &str) -> Vec<String> {
    let errors = read_ops(ops).expect_err("it is refused");
    errors.iter().map(ToString::to_string).collect()
}

/// What is said of the only line.
fn of(op: &str) -> String {
    let said = refused(op);
    assert_eq!(said.len(), 1, "{said:?}");
    said[0].strip_prefix("line 1: ").expect("the line").to_owned()
}

#[test]
fn every_wrong_line_is_told_with_its_number() {
    let said = refused("{\"op\":\"eval\",\"code\":\"1\"}\n\n{\"op\":\"fly\"}\n{\"op\":\"eval\"}\n");
    assert_eq!(
        said,
        [
            "line 3: field `op`: there is no op fly",
            "line 4: field `code` is missing"
        ]
    );
}

#[test]
fn a_field_is_named_that_is_missing_or_unknown_or_of_the_wrong_kind() {
    assert_eq!(of(r#"{"op":"call","target":"A"}"#), "field `msg` is missing");
    assert_eq!(of(r#"{"op":"call","msg":"1"}"#), "field `target` is missing");
    assert_eq!(
        of(r#"{"op":"eval","code":7}"#),
        "field `code`: expected text, not a number"
    );
    assert_eq!(
        of(r#"{"op":"eval","code":"1","who":"A"}"#),
        "field `who`: the op eval has no such field"
    );
    assert_eq!(of(r#"{"target":"A"}"#), "field `op` is missing");
    assert_eq!(
        of(r#"{"op":"kill","target":{}}"#),
        "field `target`: expected text or a path of ids, not an object"
    );
    assert_eq!(
        of(r#"{"op":"advance","ms":-1}"#),
        "field `ms`: expected milliseconds from 0 to 4294967295"
    );
    assert_eq!(of(r#"{"op":"advance"}"#), "field `ms` is missing");
    assert_eq!(of("[1]"), "expected an object, not a list");
}

#[test]
fn what_is_no_elixir_is_refused_before_anything_is_run() {
    assert_eq!(
        of(r#"{"op":"eval","code":"1 +"}"#),
        "field `code`: no Elixir: syntax error: expression is incomplete"
    );
    assert_eq!(
        of(r#"{"op":"eval","code":" "}"#),
        "field `code`: expected Elixir, not nothing"
    );
    assert_eq!(
        of(r#"{"op":"cast","target":"A","msg":":a)"}"#),
        "field `msg`: no Elixir: unexpected token: )"
    );
    let said = of(r#"{"op":"eval","code":"#);
    assert!(said.starts_with("EOF while parsing"), "{said}");
}

#[test]
fn a_path_begins_at_a_root_that_was_started_before() {
    let said = of(r#"{"op":"kill","target":["A"]}"#);
    assert_eq!(
        said,
        "field `target`: a path begins at the root, and nothing has been started before"
    );
    let start = r#"{"op":"start","call":"Supervisor.start_link([], strategy: :one_for_one)"}"#;
    assert!(read_ops(&format!("{start}\n{}", r#"{"op":"kill","target":["A",1]}"#)).is_ok());
    let said = refused(&format!("{start}\n{}", r#"{"op":"kill","target":[null]}"#));
    assert_eq!(
        said,
        ["line 2: field `target`: expected ids, text or numbers, not null"]
    );
}

#[test]
fn a_source_that_cannot_be_loaded_is_refused_in_elixirs_words() {
    let failed = |source: &str| run_modules(source, &[], 0).expect_err("it is refused").to_string();
    let said = failed("defmodule A do\n  def f(, do: 1\nend");
    assert!(said.starts_with("** (SyntaxError)"), "{said}");
    let said = failed("defmodule A do\n  def f, do: unknown(1)\nend");
    assert!(said.starts_with("** (CompileError)"), "{said}");
    assert_eq!(failed("raise \"not today\""), "** (RuntimeError) not today");
}

/// It sends itself messages for ever.
const ENDLESS: &str = "defmodule A do
  def start, do: spawn(fn -> send(self(), :go); loop() end)
  defp loop do
    receive do
      :go -> send(self(), :go)
    end
    loop()
  end
end";

#[test]
fn an_op_that_does_not_come_to_an_end_is_told_with_its_line() {
    let run = |code: &str| {
        let ops = read_ops(&format!("\n{{\"op\":\"eval\",\"code\":\"{code}\"}}")).expect("it is read");
        run_modules(ENDLESS, &ops, 0)
    };
    let failed = |code: &str| run(code).expect_err("it does not end").to_string();
    assert_eq!(failed("A.start()"), "line 2: the op has not settled after 20000 steps");
    assert_eq!(
        failed("receive do :never -> 1 end"),
        "line 2: the op leaves a process blocked for ever"
    );
    assert_eq!(
        failed("Process.exit(self(), :kill)"),
        "line 2: the op gave no result: the driver is gone"
    );
    assert_eq!(run("1 + 1").expect("it ends")[0].result, "2");
}
