//! A tree that was written down, as Elixir.

use crate::runtime::Term;
use crate::systems::scenario::TreeFile;
use crate::systems::scenario::spec::{
    Agent, AutoShutdown, Child, Dynamic, PartitionSupervisor, Registry, Shutdown, Supervisor, TaskSupervisor, Worker,
};

/// What its supervisors and workers run.
const MODULES: &str = include_str!("tree.ex");

/// The module that starts the tree, and what is started.
pub(super) fn source(file: &TreeFile) -> String {
    let call = supervisor(&file.tree, 3);
    format!(
        "defmodule Tree do\n  def start_link do\n    {{module, function, arguments}} =\n      {call}\n\n    \
         apply(module, function, arguments)\n  end\nend\n\n{MODULES}"
    )
}

/// A child's spec, indented by so many steps.
fn child_spec(child: &Child, depth: usize) -> String {
    let (start, restart, significant) = match child {
        Child::Worker(it) => (worker(it), it.restart, it.significant),
        Child::Agent(it) => (agent(it), it.restart, it.significant),
        Child::Supervisor(it) => (supervisor(it, depth + 1), it.restart, it.significant),
        Child::Dynamic(it) => (dynamic(it), it.restart, it.significant),
        Child::Registry(it) => (registry(it), it.restart, it.significant),
        Child::TaskSupervisor(it) => (task_supervisor(it), it.restart, it.significant),
        Child::PartitionSupervisor(it) => (partition_supervisor(it, depth + 1), it.restart, it.significant),
    };
    let (kind, shutdown) = match child {
        Child::Worker(it) => ("worker", shutdown(it.shutdown)),
        Child::Agent(it) => ("worker", shutdown(it.shutdown)),
        Child::Supervisor(_)
        | Child::Dynamic(_)
        | Child::Registry(_)
        | Child::TaskSupervisor(_)
        | Child::PartitionSupervisor(_) => ("supervisor", ":infinity".to_owned()),
    };
    let mut fields = vec![
        format!("id: {}", text(child.id())),
        format!("start: {start}"),
        format!("restart: :{}", restart.written()),
        format!("shutdown: {shutdown}"),
        format!("type: :{kind}"),
    ];
    if significant {
        fields.push("significant: true".to_owned());
    }
    block("%{", &fields, "}", depth)
}

/// A supervisor's start: its flags, its children, its name.
fn supervisor(spec: &Supervisor, depth: usize) -> String {
    let mut flags = vec![
        format!("strategy: :{}", spec.strategy.written()),
        format!("intensity: {}", spec.max_restarts),
        format!("period: {}", spec.max_seconds),
    ];
    if spec.auto_shutdown != AutoShutdown::Never {
        flags.push(format!("auto_shutdown: :{}", spec.auto_shutdown.written()));
    }
    let children: Vec<_> = spec.children.iter().map(|child| child_spec(child, depth + 1)).collect();
    let arguments = [
        format!("%{{{}}}", flags.join(", ")),
        block("[", &children, "]", depth),
        listed(&name(spec.name.as_ref(), spec.local.as_ref())),
    ];
    format!("{{Tree.Supervisor, :start_link, [{}]}}", arguments.join(", "))
}

fn worker(spec: &Worker) -> String {
    let mut options = name(spec.name.as_ref(), spec.local.as_ref());
    if spec.trap_exit {
        options.push("trap_exit: true".to_owned());
    }
    options.extend(spec.terminate_ms.map(|ms| format!("terminate_ms: {ms}")));
    format!("{{Tree.Worker, :start_link, [{}]}}", listed(&options))
}

fn agent(spec: &Agent) -> String {
    let options = listed(&name(spec.name.as_ref(), spec.local.as_ref()));
    let value = spec.value.to_term();
    format!("{{Agent, :start_link, [Function, :identity, [{value}], {options}]}}")
}

fn dynamic(spec: &Dynamic) -> String {
    let mut options = vec!["strategy: :one_for_one".to_owned()];
    options.extend(window(spec.max_restarts, spec.max_seconds));
    options.extend(spec.max_children.map(|most| format!("max_children: {most}")));
    if !spec.extra_arguments.is_empty() {
        let extra: Vec<_> = spec.extra_arguments.iter().map(|extra| text(extra)).collect();
        options.push(format!("extra_arguments: {}", listed(&extra)));
    }
    options.extend(name(spec.name.as_ref(), spec.local.as_ref()));
    format!("{{DynamicSupervisor, :start_link, [{}]}}", listed(&options))
}

fn registry(spec: &Registry) -> String {
    let mut options = vec![
        format!("keys: :{}", spec.keys.written()),
        format!("name: {}", atom(&spec.id)),
    ];
    options.extend(spec.partitions.map(|partitions| format!("partitions: {partitions}")));
    if !spec.listeners.is_empty() {
        let listeners: Vec<_> = spec.listeners.iter().map(|listener| atom(listener)).collect();
        options.push(format!("listeners: {}", listed(&listeners)));
    }
    format!("{{Registry, :start_link, [{}]}}", listed(&options))
}

fn task_supervisor(spec: &TaskSupervisor) -> String {
    let mut options = window(spec.max_restarts, spec.max_seconds);
    options.extend(spec.max_children.map(|most| format!("max_children: {most}")));
    options.extend(name(spec.name.as_ref(), spec.local.as_ref()));
    format!("{{Task.Supervisor, :start_link, [{}]}}", listed(&options))
}

fn partition_supervisor(spec: &PartitionSupervisor, depth: usize) -> String {
    let mut options = vec![
        format!("name: {}", atom(&spec.id)),
        format!("partitions: {}", spec.partitions),
        format!("strategy: :{}", spec.strategy.written()),
    ];
    options.extend(window(spec.max_restarts, spec.max_seconds));
    options.push(format!("child_spec: {}", child_spec(&spec.child, depth)));
    format!("{{PartitionSupervisor, :start_link, [{}]}}", listed(&options))
}

fn window(max_restarts: u32, max_seconds: u32) -> Vec<String> {
    vec![
        format!("max_restarts: {max_restarts}"),
        format!("max_seconds: {max_seconds}"),
    ]
}

fn shutdown(shutdown: Option<Shutdown>) -> String {
    match shutdown {
        Some(Shutdown::BrutalKill) => ":brutal_kill".to_owned(),
        Some(Shutdown::Infinity) => ":infinity".to_owned(),
        Some(Shutdown::Ms(ms)) => ms.to_string(),
        None => "5000".to_owned(),
    }
}

/// The option that gives a name in a registry or a local one, if there is one.
fn name(in_registry: Option<&(String, String)>, local: Option<&String>) -> Vec<String> {
    let name = match (in_registry, local) {
        (Some((registry, key)), _) => format!("{{:via, Registry, {{{}, {}}}}}", atom(registry), text(key)),
        (None, Some(local)) => atom(local),
        (None, None) => return Vec::new(),
    };
    vec![format!("name: {name}")]
}

fn listed(elements: &[String]) -> String {
    format!("[{}]", elements.join(", "))
}

/// Each on a line of its own.
fn block(open: &str, elements: &[String], close: &str, depth: usize) -> String {
    if elements.is_empty() {
        return format!("{open}{close}");
    }
    let indent = "  ".repeat(depth);
    let lines: Vec<_> = elements.iter().map(|element| format!("{indent}  {element}")).collect();
    format!("{open}\n{}\n{indent}{close}", lines.join(",\n"))
}

fn text(text: &str) -> String {
    Term::str(text).inspect()
}

/// An atom, in quotes where it needs them.
fn atom(name: &str) -> String {
    let mut characters = name.chars();
    let is_plain = characters.next().is_some_and(|first| first.is_ascii_lowercase())
        && characters.all(|character| character.is_ascii_alphanumeric() || character == '_');
    if is_plain {
        format!(":{name}")
    } else {
        format!(":{}", text(name))
    }
}
