//! The self-correction checklist: what it says of the chapter's system, in Rust and in Elixir, of the flat one, and of systems
//! that somebody has built wrong, under whatever names.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/playing.rs"]
mod playing;

use std::collections::BTreeMap;
use std::rc::Rc;

use coppice::play::{Beginning, Deed};
use coppice::systems::todo::samples;
use coppice::systems::{CodeFile, Design};
use coppice::telling::Simulation;
use coppice::telling::checklist::CheckVerdict::{self, Broken, Held, Unknown};
use coppice::telling::checklist::{CheckLine, check};
use playing::{first_visit, rest};

const CHAPTER: &str = include_str!("../src/systems/todo/chapter.ex");
const FLAT: &str = include_str!("../src/systems/flat/flat.ex");

fn written(source: &str, start: &str) -> Simulation {
    let file = CodeFile {
        name: "mine.ex".to_owned(),
        source: source.to_owned(),
        start: start.to_owned(),
    };
    let mut simulation = Simulation::of(Beginning {
        design: Design::Written(Rc::new(file)),
        lists: BTreeMap::new(),
        ..Beginning::default()
    });
    rest(&mut simulation);
    let transcript = simulation.transcript();
    let said: Vec<&str> = transcript.iter().map(|line| line.text.as_str()).collect();
    assert!(!said.iter().any(|line| line.starts_with("** (")), "it starts: {said:?}");
    simulation
}

fn type_in(simulation: &mut Simulation, line: &str) {
    simulation.evaluate(line);
    rest(simulation);
}

fn verdicts(lines: &[CheckLine]) -> Vec<CheckVerdict> {
    lines.iter().map(|line| line.verdict).collect()
}

/// The chapter's source with that put in the place of this, which it must have once.
fn changed(this: &str, that: &str) -> String {
    assert_eq!(CHAPTER.matches(this).count(), 1, "{this}");
    CHAPTER.replace(this, that)
}

/// A system in which the lists Alice and Bob have been asked for.
fn with_lists(source: &str, start: &str) -> Simulation {
    let mut simulation = written(source, start);
    for name in ["Alice", "Bob"] {
        type_in(&mut simulation, &format!("Todo.Cache.server_process({name:?})"));
    }
    simulation
}

#[test]
fn all_holds_of_the_chapters_system() {
    let lines = check(&first_visit());
    assert_eq!(verdicts(&lines), [Held; 4], "{lines:#?}");
    assert_eq!(
        lines[0].how,
        "Todo.Database is a Supervisor, one_for_one. Of its 3 specs worker 1, worker 2 and worker 3 run."
    );
    assert_eq!(lines[0].about, ["Todo.System/Todo.Database"]);
    assert!(
        lines[2]
            .how
            .contains("{:via, Registry, {Todo.ProcessRegistry, {Todo.Server,"),
        "{}",
        lines[2].how
    );
    assert!(lines[3].how.starts_with("By spec temporary: "), "{}", lines[3].how);
}

#[test]
fn all_holds_of_the_chapters_elixir() {
    let lines = check(&with_lists(CHAPTER, "Todo.System.start_link()"));
    assert_eq!(verdicts(&lines), [Held; 4], "{lines:#?}");
}

#[test]
fn without_a_list_nothing_is_known_of_its_server() {
    let lines = check(&written(CHAPTER, "Todo.System.start_link()"));
    assert_eq!(verdicts(&lines), [Held, Held, Held, Unknown], "{lines:#?}");
    assert!(lines[3].how.contains("Open a list"));
}

#[test]
fn the_flat_system_is_wrong_in_every_line() {
    let mut flat = Simulation::of(Beginning {
        design: Design::flat(),
        ..first_visit().start().clone()
    });
    rest(&mut flat);
    flat.open_list("Alice");
    rest(&mut flat);
    let lines = check(&flat);
    assert_eq!(verdicts(&lines), [Broken; 4], "{lines:#?}");
    assert!(
        lines[0]
            .how
            .starts_with("Flat.Database is no supervisor: it holds no specs.")
    );
    assert!(
        lines[2].how.contains("Flat.Cache keeps pids itself"),
        "{}",
        lines[2].how
    );
    assert!(
        lines[2]
            .how
            .contains("Flat.Database keeps pids itself: its state has a map with 3 of them")
    );
    assert!(
        lines[3].how.contains("No supervisor has a spec of Alice"),
        "{}",
        lines[3].how
    );
    assert!(!samples().is_empty(), "a first visit has lists");
}

#[test]
fn the_same_is_said_of_the_flat_systems_elixir() {
    let list = &CHAPTER[CHAPTER.find("defmodule Todo.List").expect("the list")..];
    let mut flat = written(&format!("{FLAT}\n{list}"), "Flat.System.start_link()");
    type_in(&mut flat, r#"Flat.Cache.server_process("Alice")"#);
    let lines = check(&flat);
    assert_eq!(verdicts(&lines), [Broken; 4], "{lines:#?}");
}

#[test]
fn a_permanent_server_is_told_and_nothing_else() {
    let source = changed("use GenServer, restart: :temporary", "use GenServer");
    let lines = check(&with_lists(&source, "Todo.System.start_link()"));
    assert_eq!(verdicts(&lines), [Held, Held, Held, Broken], "{lines:#?}");
    assert!(lines[3].how.contains("permanent"), "{}", lines[3].how);
    assert_eq!(lines[3].about.len(), 2, "both servers are shown");
}

#[test]
fn a_transient_server_is_told_too() {
    let source = changed("restart: :temporary", "restart: :transient");
    let lines = check(&with_lists(&source, "Todo.System.start_link()"));
    assert_eq!(lines[3].verdict, Broken);
    assert!(lines[3].how.contains("transient"), "{}", lines[3].how);
}

/// A cache that keeps the pids itself, under a supervisor that is otherwise right.
const CACHE_WITH_A_MAP: &str = r"
defmodule Todo.Cache do
  use GenServer
  def start_link(_), do: GenServer.start_link(__MODULE__, nil, name: __MODULE__)
  def server_process(name), do: GenServer.call(__MODULE__, {:server_process, name})
  def init(_), do: {:ok, %{servers: %{}}}
  def handle_call({:server_process, name}, _from, state) do
    case state.servers do
      %{^name => server} ->
        {:reply, server, state}
      _ ->
        {:ok, server} = Todo.Server.start_link(name)
        {:reply, server, put_in(state.servers[name], server)}
    end
  end
end
";

#[test]
fn a_cache_that_is_a_server_with_a_map_of_pids_is_told() {
    let from = CHAPTER.find("defmodule Todo.Cache do").expect("the cache");
    let to = CHAPTER.find("defmodule Todo.Server do").expect("the server");
    let source = format!("{}{CACHE_WITH_A_MAP}{}", &CHAPTER[..from], &CHAPTER[to..]);
    let lines = check(&with_lists(&source, "Todo.System.start_link()"));
    assert_eq!(verdicts(&lines), [Held, Broken, Broken, Broken], "{lines:#?}");
    assert!(
        lines[1]
            .how
            .contains("itself, and when one of them crashes, it goes along"),
        "{}",
        lines[1].how
    );
    assert!(
        lines[2].how.contains("a map with 2 of them"),
        "the map lies within the state: {}",
        lines[2].how
    );
    assert!(lines[3].how.contains("No supervisor has a spec of"), "{}", lines[3].how);
}

/// A database that does the work itself, in one process.
const ONE_WORKER: &str = r#"
defmodule Todo.Database do
  use GenServer
  def start_link(_), do: GenServer.start_link(__MODULE__, nil, name: __MODULE__)
  def store(key, data), do: GenServer.cast(__MODULE__, {:store, key, data})
  def get(key), do: GenServer.call(__MODULE__, {:get, key})
  def init(_) do
    File.mkdir_p!("./persist")
    {:ok, nil}
  end
  def handle_cast({:store, key, data}, state) do
    File.write!(Path.join("./persist", key), :erlang.term_to_binary(data))
    {:noreply, state}
  end
  def handle_call({:get, key}, _, state) do
    data =
      case File.read(Path.join("./persist", key)) do
        {:ok, contents} -> :erlang.binary_to_term(contents)
        {:error, _} -> nil
      end
    {:reply, data, state}
  end
end
"#;

fn with_one_worker() -> String {
    let from = CHAPTER.find("defmodule Todo.Database do").expect("the database");
    let to = CHAPTER.find("defmodule Todo.DatabaseWorker do").expect("the workers");
    format!("{}{ONE_WORKER}{}", &CHAPTER[..from], &CHAPTER[to..])
}

#[test]
fn a_database_that_is_one_process_is_told() {
    let lines = check(&with_lists(&with_one_worker(), "Todo.System.start_link()"));
    assert_eq!(verdicts(&lines), [Broken, Held, Held, Held], "{lines:#?}");
    assert_eq!(
        lines[0].how,
        "Todo.Database is no supervisor: it holds no specs. It does the work itself."
    );
}

/// Every name of the chapter's is another one.
fn renamed(source: &str) -> String {
    let names = [
        ("Todo.DatabaseWorker", "Shop.Clerk"),
        ("Todo.Database", "Shop.Store"),
        ("Todo.Cache", "Shop.Desk"),
        ("Todo.Server", "Shop.Basket"),
        ("Todo.", "Shop."),
    ];
    names
        .iter()
        .fold(source.to_owned(), |source, (from, to)| source.replace(from, to))
}

#[test]
fn under_other_names_they_are_found_by_what_they_do() {
    let mut shop = written(&renamed(CHAPTER), "Shop.System.start_link()");
    let before = check(&shop);
    assert_eq!(verdicts(&before), [Unknown, Held, Unknown, Unknown], "{before:#?}");
    type_in(&mut shop, r#"Shop.Desk.server_process("Zoe")"#);
    let lines = check(&shop);
    assert_eq!(verdicts(&lines), [Held; 4], "{lines:#?}");
    assert!(
        lines[0].how.starts_with("Shop.Store is a Supervisor"),
        "{}",
        lines[0].how
    );
    assert!(
        lines[1].how.starts_with("Shop.Desk is a DynamicSupervisor"),
        "{}",
        lines[1].how
    );
}

#[test]
fn one_worker_under_another_name_is_not_taken_for_its_supervisor() {
    let mut shop = written(&renamed(&with_one_worker()), "Shop.System.start_link()");
    type_in(&mut shop, r#"Shop.Desk.server_process("Zoe")"#);
    let lines = check(&shop);
    assert_eq!(lines[0].verdict, Broken, "{lines:#?}");
    assert!(
        lines[0].how.starts_with("Shop.Store is no supervisor"),
        "{}",
        lines[0].how
    );
}

#[test]
fn pids_in_an_agent_are_a_map_of_pids_too() {
    let mut simulation = with_lists(CHAPTER, "Todo.System.start_link()");
    type_in(
        &mut simulation,
        r#"Supervisor.start_link([{Agent, fn -> %{"Alice" => Todo.Cache.server_process("Alice")} end}], strategy: :one_for_one)"#,
    );
    let lines = check(&simulation);
    assert_eq!(lines[2].verdict, Broken, "{lines:#?}");
    assert!(lines[2].how.contains("a map with 1 of them"), "{}", lines[2].how);
}

#[test]
fn servers_without_a_name_are_told() {
    let source = changed(
        "do: GenServer.start_link(__MODULE__, name, name: via_tuple(name))",
        "do: GenServer.start_link(__MODULE__, name)",
    );
    let source = source.replace(
        "defp via_tuple(name), do: Todo.ProcessRegistry.via_tuple({__MODULE__, name})",
        "",
    );
    let lines = check(&with_lists(&source, "Todo.System.start_link()"));
    assert_eq!(verdicts(&lines), [Held, Held, Broken, Held], "{lines:#?}");
    assert!(
        lines[2].how.contains("Without a name in a registry"),
        "{}",
        lines[2].how
    );
    assert_eq!(lines[2].about.len(), 2);
}

#[test]
fn it_looks_at_the_system_as_it_is_now() {
    let mut simulation = first_visit();
    simulation.kill("Todo.System");
    rest(&mut simulation);
    let lines = check(&simulation);
    assert_eq!(verdicts(&lines), [Unknown; 4], "nothing runs: {lines:#?}");
    simulation.start_over();
    rest(&mut simulation);
    assert_eq!(verdicts(&check(&simulation)), [Held; 4]);
    simulation
        .do_to("Todo.System/Todo.Cache", &Deed::Kill)
        .expect("somebody is there");
    rest(&mut simulation);
    assert_eq!(verdicts(&check(&simulation))[3], Unknown, "a new cache has no servers");
}
