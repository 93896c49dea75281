//! Designs as Elixir: what is exported compiles on the BEAM, and builds the same tree there.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::disallowed_methods, reason = "a native test beside a real BEAM")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::{Command, Stdio};
use std::rc::Rc;

use coppice::otp::{AutoShutdown, ChildSpec, Process, ServerRef, Strategy};
use coppice::runtime::{Date, InspectOptions, Pid, Term};
use coppice::systems::scenario::TreeFile;
use coppice::systems::scenario::file::EXAMPLE;
use coppice::systems::todo::{Entry, List};
use coppice::systems::{Design, System, elixir_source};
use serde_json::{Map, Value, json};

/// Steps that no start comes near.
const BUDGET: u64 = 200_000;
/// So many of the recorded trees are exported.
const TREES: usize = 30;

/// The system that a design boots, once its tree is there: the system, and the root.
fn started(design: &Design) -> Option<(System, Pid)> {
    let (mut system, shell) = design.boot(0, &BTreeMap::new());
    assert!(system.run(BUDGET) < BUDGET, "the start comes to an end");
    let links = system.snapshot(shell)?.links;
    let root = links
        .into_iter()
        .find(|pid| system.program(*pid).is_some_and(|it| it.as_supervisor().is_some()))?;
    Some((system, root))
}

/// What a supervisor is like; of others nothing.
fn node(system: &System, pid: Pid) -> Map<String, Value> {
    let mut node = Map::new();
    let Some(program) = system.program(pid) else {
        return node;
    };
    if let Some(supervisor) = program.as_supervisor() {
        let (flags, window) = (&supervisor.flags, &supervisor.flags.intensity);
        let auto_shutdown = match flags.auto_shutdown {
            AutoShutdown::Never => "never",
            AutoShutdown::AnySignificant => "any_significant",
            AutoShutdown::AllSignificant => "all_significant",
        };
        let flags = json!([
            flags.strategy.name(),
            window.max_restarts,
            window.max_seconds,
            auto_shutdown
        ]);
        node.insert("flags".to_owned(), flags);
        let children = supervisor
            .children()
            .map(|it| child(system, &it.spec, it.pid.running()));
        node.insert("children".to_owned(), children.collect());
    } else if let Some(supervisor) = program.as_dynamic_supervisor() {
        let window = &supervisor.flags.intensity;
        let most = supervisor
            .flags
            .max_children
            .map_or("infinity".to_owned(), |most| most.to_string());
        let flags = json!(["dynamic", window.max_restarts, window.max_seconds, most]);
        node.insert("flags".to_owned(), flags);
    }
    node
}

fn child(system: &System, spec: &ChildSpec, pid: Option<Pid>) -> Value {
    let mut child = Map::new();
    // What these have below them is their own affair.
    let own = ["start_registry", "start_partition_supervisor"].contains(&spec.start.function.name());
    if let Some(pid) = pid.filter(|_| spec.kind.name() == "supervisor" && !own) {
        child = node(system, pid);
    }
    let kind = spec.kind.name();
    let plain = |term: &Term| without_prefix(&term.inspect());
    child.insert("id".to_owned(), plain(&spec.id).into());
    child.insert("type".to_owned(), kind.into());
    child.insert("restart".to_owned(), spec.restart.name().into());
    child.insert(
        "shutdown".to_owned(),
        plain(&spec.shutdown.to_term()).trim_start_matches(':').into(),
    );
    child.insert("significant".to_owned(), spec.significant.into());
    child.insert("name".to_owned(), pid.map_or(Value::Null, |pid| name(system, pid)));
    child.into()
}

/// The names of scenarios have a prefix.
fn without_prefix(text: &str) -> String {
    text.replace("fidelity_", "")
}

fn name(system: &System, pid: Pid) -> Value {
    let server = system.program(pid).and_then(Process::as_server);
    match server.and_then(|server| server.name.as_deref()) {
        Some(ServerRef::Name(name)) => without_prefix(&Term::Atom(*name).inspect()).into(),
        Some(ServerRef::Via(registry, key)) => {
            let named = Term::tuple([Term::Atom(*registry), key.clone()]);
            without_prefix(&named.inspect()).into()
        }
        _ => Value::Null,
    }
}

/// The trees that were recorded, as far as every child of them starts.
fn trees() -> Vec<Design> {
    let recorded = [
        include_str!("fidelity/recorded/basic.jsonl"),
        include_str!("fidelity/recorded/handwritten.jsonl"),
        include_str!("fidelity/recorded/partition-supervisors.jsonl"),
        include_str!("fidelity/recorded/task-limits.jsonl"),
        include_str!("fidelity/recorded/trapping.jsonl"),
        include_str!("fidelity/recorded/names.jsonl"),
    ];
    let mut seen = BTreeSet::new();
    let mut trees = vec![TreeFile::read(EXAMPLE.as_bytes()).expect("the example is a tree")];
    let scripted = [
        "\"init\"",
        "\"in_init\"",
        "\"load\"",
        "\"already_started\"",
        "\"terminate_ms\"",
        "\"with_arguments\"",
    ];
    for line in recorded.iter().flat_map(|lines| lines.lines()) {
        let recorded: Value = serde_json::from_str(line).expect("a recorded line is JSON");
        let tree = recorded["scenario"]["tree"].clone();
        let text = tree.to_string();
        if scripted.iter().all(|field| !text.contains(field)) && seen.insert(text) {
            trees.extend(TreeFile::from_value(json!({"tree": tree})).ok());
        }
    }
    trees
        .into_iter()
        .map(|tree| Design::Tree(Rc::new(tree)))
        .take(TREES)
        .collect()
}

fn designs() -> Vec<Design> {
    let mut designs = trees();
    for strategy in Strategy::ALL {
        for design in [Design::nested(), Design::flat()] {
            let paths = design.strategies().into_iter().map(|(path, _)| path);
            let with = paths.map(|path| design.with_strategy(&path, strategy).expect("it has one to choose"));
            designs.extend(with.collect::<Vec<_>>());
        }
    }
    designs
}

/// What a BEAM says of those designs.
fn on_the_beam(requests: Vec<Value>) -> Vec<Value> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/beam/export.exs");
    let mut beam = Command::new("elixir")
        .args(["--erl", "+S 1:1", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect(
            "there is no `elixir` here to compare with: install it (on Debian: apt-get install erlang-base elixir), or \
             leave this test out with COPPICE_WITHOUT_ELIXIR=1",
        );
    let mut asked = beam.stdin.take().expect("it reads");
    let writer = std::thread::spawn(move || {
        for request in requests {
            writeln!(asked, "{request}").expect("it listens");
        }
    });
    let output = beam.wait_with_output().expect("it answers");
    writer.join().expect("all was asked");
    let lines = String::from_utf8(output.stdout).expect("the answers are text");
    lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("an answer is JSON"))
        .collect()
}

fn request(design: &Design) -> Value {
    let start = match design {
        Design::Nested { .. } => "Todo.System.start_link()",
        Design::Flat { .. } => "Flat.System.start_link()",
        Design::Tree(_) => "Tree.start_link()",
        Design::Written(code) => &code.start,
    };
    json!({"source": elixir_source(design, &BTreeMap::new()), "start": start})
}

#[test]
fn what_is_exported_builds_the_same_tree_on_the_beam() {
    if std::env::var_os("COPPICE_WITHOUT_ELIXIR").is_some() {
        println!("COPPICE_WITHOUT_ELIXIR is set: nothing was compared.");
        return;
    }
    let starts = |design: Design| started(&design).map(|started| (design, started));
    let (designs, systems): (Vec<_>, Vec<_>) = designs().into_iter().filter_map(starts).unzip();
    assert!(designs.len() > 25, "only {} start", designs.len());
    let trees = on_the_beam(designs.iter().map(request).collect());
    assert_eq!(
        trees.len(),
        designs.len(),
        "the BEAM has stopped at:\n{}",
        stopped_at(&designs, trees.len())
    );
    for ((design, (system, root)), theirs) in designs.iter().zip(&systems).zip(&trees) {
        let mut ours = node(system, *root);
        ours.insert("name".to_owned(), name(system, *root));
        assert_eq!(&Value::from(ours), theirs, "{}", alone(design));
    }
}

fn alone(design: &Design) -> String {
    elixir_source(design, &BTreeMap::new())
}

fn stopped_at(designs: &[Design], at: usize) -> String {
    designs.get(at).map(alone).unwrap_or_default()
}

#[test]
fn the_strategies_that_were_chosen_are_in_the_source() {
    let design = Design::nested();
    let database = &design.strategies()[1].0;
    let chosen = design
        .with_strategy(database, Strategy::OneForAll)
        .expect("it has one to choose");
    let source = alone(&chosen);
    assert!(source.contains("Supervisor.start_link(workers, strategy: :one_for_all)"));
    assert!(source.contains("Supervisor.start_link(children, strategy: :one_for_one)"));
    assert_eq!(alone(&design), coppice::systems::todo::CHAPTER);
}

#[test]
fn the_lists_are_in_the_source_and_the_servers_find_them_on_the_beam() {
    if std::env::var_os("COPPICE_WITHOUT_ELIXIR").is_some() {
        println!("COPPICE_WITHOUT_ELIXIR is set: nothing was compared.");
        return;
    }
    let mut lists = BTreeMap::new();
    for (name, count) in [("Alice", 30), ("quo\"ted #{1 + 1}\n", 1), ("Zoë", 3), ("empty", 0)] {
        let mut list = List::default();
        for number in 0..count {
            let title = format!("{name} {number} \\ \"#{{:never}}\"");
            let date = Date::new(2024, 2, 1 + number % 28).expect("there are such days");
            list.add_entry(
                &Entry {
                    date,
                    title,
                    done: number % 2 == 0,
                }
                .to_request(),
            );
        }
        // What has been deleted leaves a gap in the numbers.
        list.delete_entry(1);
        lists.insert(name.to_owned(), list);
    }
    let request = |design: &Design| {
        let mut request = request(design);
        request["source"] = elixir_source(design, &lists).into();
        let servers = match design {
            Design::Flat { .. } => {
                "Flat.Cache.server_process(name) |> :sys.get_state() |> elem(1) |> Todo.List.entries()"
            }
            _ => "Todo.Cache.server_process(name) |> Todo.Server.entries()",
        };
        let names = Term::list(lists.keys().map(|name| Term::from(name.as_str())).collect::<Vec<_>>());
        request["then"] = format!("Todo.Lists.store(); for name <- {}, do: {servers}", names.inspect()).into();
        request
    };
    let requests = vec![request(&Design::nested()), request(&Design::flat())];
    let whole = InspectOptions {
        limit: None,
        printable_limit: None,
        ..InspectOptions::default()
    };
    let entries = |list: &List| {
        let entries = list.to_term().field("entries").cloned().expect("a list has entries");
        let Term::Map(entries) = entries else {
            panic!("a map of entries")
        };
        Term::list(entries.iter().map(|(_, entry)| entry.clone()).collect::<Vec<_>>())
    };
    let ours = Term::list(lists.values().map(entries).collect::<Vec<_>>()).inspect_with(&whole);
    for tree in on_the_beam(requests) {
        assert_eq!(tree["then"], json!(ours));
    }
}
