//! Reads a file of ops, strictly: an error names the line and the field.
//!
//! Every op but the passing of time is a piece of Elixir. `tests/beam/modules.ex` writes the same pieces.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::{Map, Value};

use super::deed::{ModuleDeed, ModuleOp};
use crate::elixir::syntax;
use crate::runtime::Millis;

/// What is wrong with a file of ops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpsError {
    /// In which line, from 1.
    pub line: usize,
    /// What, with the field.
    pub problem: String,
}

impl fmt::Display for OpsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.problem)
    }
}

impl std::error::Error for OpsError {}

/// Reads the ops of a file, one JSON object a line. Empty lines are left out.
///
/// # Errors
/// Everything that is wrong with it, a line each.
pub fn read_ops(text: &str) -> Result<Vec<ModuleOp>, Vec<OpsError>> {
    let (mut ops, mut errors, mut started) = (Vec::new(), Vec::new(), false);
    for (line, written) in text.lines().enumerate().map(|(at, written)| (at + 1, written)) {
        if written.trim().is_empty() {
            continue;
        }
        match read_op(written, &mut started) {
            Ok((written, deed)) => ops.push(ModuleOp { line, written, deed }),
            Err(problem) => errors.push(OpsError { line, problem }),
        }
    }
    if errors.is_empty() { Ok(ops) } else { Err(errors) }
}

fn read_op(line: &str, started: &mut bool) -> Result<(Value, ModuleDeed), String> {
    let written: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let Value::Object(fields) = &written else {
        return Err(format!("expected an object, not {}", kind(&written)));
    };
    let mut fields = OpFields {
        fields,
        read: BTreeSet::new(),
        started: *started,
    };
    let op = fields.text("op")?;
    let deed = deed(op, &mut fields)?;
    fields.nothing_more(op)?;
    *started |= op == "start";
    Ok((written, deed))
}

fn deed(op: &str, fields: &mut OpFields<'_>) -> Result<ModuleDeed, String> {
    let text = match op {
        "advance" => return Ok(ModuleDeed::Advance(fields.ms("ms")?.ok_or("field `ms` is missing")?)),
        "start" => {
            let call = fields.source("call")?;
            format!(
                "started = ({call})\n\
                 root = case started do\n  {{:ok, pid}} -> pid\n  _ -> nil\nend\n\
                 started"
            )
        }
        "eval" => fields.source("code")?.to_owned(),
        "call" => {
            let (target, message) = (fields.target("target")?, fields.source("msg")?);
            match fields.ms("timeout")? {
                Some(ms) => format!("GenServer.call({target}, ({message}), {ms})"),
                None => format!("GenServer.call({target}, ({message}))"),
            }
        }
        "cast" => format!(
            "GenServer.cast({}, ({}))",
            fields.target("target")?,
            fields.source("msg")?
        ),
        "send" => format!("send({}, ({}))", fields.target("target")?, fields.source("msg")?),
        "kill" => format!("Process.exit(GenServer.whereis({}), :kill)", fields.target("target")?),
        "exit" => {
            let (target, reason) = (fields.target("target")?, fields.source("reason")?);
            format!("Process.exit(GenServer.whereis({target}), ({reason}))")
        }
        "stop" => {
            let target = fields.target("target")?;
            let reason = fields.optional_source("reason")?.unwrap_or(":normal");
            match fields.ms("timeout")? {
                Some(ms) => format!("GenServer.stop({target}, ({reason}), {ms})"),
                None => format!("GenServer.stop({target}, ({reason}))"),
            }
        }
        "alive" => {
            let target = fields.target("target")?;
            format!("case GenServer.whereis({target}) do\n  nil -> false\n  pid -> Process.alive?(pid)\nend")
        }
        "which_children" | "count_children" => format!("Supervisor.{op}({})", fields.target("sup")?),
        "terminate_child" if fields.has("pid_of") => {
            let (sup, child) = (fields.target("sup")?, fields.target("pid_of")?);
            format!("DynamicSupervisor.terminate_child({sup}, GenServer.whereis({child}))")
        }
        "terminate_child" | "restart_child" | "delete_child" => {
            format!("Supervisor.{op}({}, ({}))", fields.target("sup")?, fields.source("id")?)
        }
        "lookup" => format!(
            "Registry.lookup(({}), ({}))",
            fields.source("registry")?,
            fields.source("key")?
        ),
        _ => return Err(format!("field `op`: there is no op {op}")),
    };
    Ok(ModuleDeed::Evaluate(text))
}

/// The fields of one op, and which of them were asked for.
struct OpFields<'a> {
    fields: &'a Map<String, Value>,
    read: BTreeSet<&'static str>,
    /// Has a root been started before?
    started: bool,
}

impl<'a> OpFields<'a> {
    fn has(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    fn get(&mut self, name: &'static str) -> Option<&'a Value> {
        self.read.insert(name);
        self.fields.get(name)
    }

    fn text(&mut self, name: &'static str) -> Result<&'a str, String> {
        match self.get(name) {
            Some(Value::String(text)) => Ok(text),
            Some(other) => Err(format!("field `{name}`: expected text, not {}", kind(other))),
            None => Err(format!("field `{name}` is missing")),
        }
    }

    /// Text that is Elixir.
    fn source(&mut self, name: &'static str) -> Result<&'a str, String> {
        let text = self.text(name)?;
        is_elixir(text).map_err(|problem| format!("field `{name}`: {problem}"))?;
        Ok(text)
    }

    fn optional_source(&mut self, name: &'static str) -> Result<Option<&'a str>, String> {
        if self.has(name) {
            self.source(name).map(Some)
        } else {
            Ok(None)
        }
    }

    fn ms(&mut self, name: &'static str) -> Result<Option<Millis>, String> {
        match self.get(name) {
            None => Ok(None),
            Some(value) => match value.as_u64() {
                Some(ms) if ms <= MAX_MS => Ok(Some(ms)),
                Some(_) | None => Err(format!("field `{name}`: expected milliseconds from 0 to {MAX_MS}")),
            },
        }
    }

    /// A process: Elixir that gives one or its name, or a path of ids from the root.
    fn target(&mut self, name: &'static str) -> Result<String, String> {
        let problem = |problem: &str| format!("field `{name}`: {problem}");
        match self.get(name) {
            Some(Value::Array(_)) if !self.started => Err(problem(
                "a path begins at the root, and nothing has been started before",
            )),
            Some(Value::Array(ids)) => {
                let ids: Result<Vec<_>, _> = ids.iter().map(step).collect();
                Ok(path(&ids.map_err(|error| problem(&error))?))
            }
            Some(Value::String(_)) => Ok(format!("({})", self.source(name)?)),
            Some(other) => Err(problem(&format!("expected text or a path of ids, not {}", kind(other)))),
            None => Err(format!("field `{name}` is missing")),
        }
    }

    fn nothing_more(&self, op: &str) -> Result<(), String> {
        match self.fields.keys().find(|field| !self.read.contains(field.as_str())) {
            Some(field) => Err(format!("field `{field}`: the op {op} has no such field")),
            None => Ok(()),
        }
    }
}

/// More than any timer takes.
const MAX_MS: Millis = 4_294_967_295;

/// An id on a path: a number, or Elixir.
fn step(id: &Value) -> Result<String, String> {
    match id {
        Value::String(source) => is_elixir(source).map(|()| format!("({source})")),
        Value::Number(number) if number.is_u64() => Ok(number.to_string()),
        other => Err(format!("expected ids, text or numbers, not {}", kind(other))),
    }
}

/// The process at a path. The children of a dynamic supervisor have no ids, but numbers, from 1.
fn path(ids: &[String]) -> String {
    if ids.is_empty() {
        return "root".to_owned();
    }
    format!(
        "Enum.reduce([{}], root, fn id, sup ->\n  \
           children = Supervisor.which_children(sup)\n  \
           nth = if is_integer(id), do: Enum.at(children, id - 1)\n  \
           {{_, pid, _, _}} = List.keyfind(children, id, 0) || nth\n  \
           pid\n\
         end)",
        ids.join(", ")
    )
}

fn is_elixir(text: &str) -> Result<(), String> {
    match syntax::parse(text, "it", 1) {
        Ok(_) if text.trim().is_empty() => Err("expected Elixir, not nothing".to_owned()),
        Ok(_) => Ok(()),
        Err(error) => Err(format!("no Elixir: {}", error.description)),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
