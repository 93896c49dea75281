//! The console of a system that is shown: what is typed is evaluated by a process like any other, and goes back and forth
//! with the history.

use std::collections::BTreeMap;
use std::rc::Rc;

use coppice::play::Beginning;
use coppice::systems::{CodeFile, Design};
use coppice::telling::Simulation;
use coppice::telling::console::ConsoleLineKind;

#[path = "support/playing.rs"]
mod playing;

use playing::rest;

/// What the console shows, as one text.
fn shown(simulation: &Simulation) -> String {
    let lines = simulation.transcript();
    let line = |kind: ConsoleLineKind, text: &str| match kind {
        ConsoleLineKind::Failed(_) => String::new(),
        ConsoleLineKind::Typed(number) => format!("iex({number})> {text}\n"),
        ConsoleLineKind::Printed | ConsoleLineKind::Logged | ConsoleLineKind::Ended => format!("{text}\n"),
    };
    lines.iter().map(|each| line(each.kind, &each.text)).collect()
}

fn typed(simulation: &mut Simulation, text: &str) -> String {
    let before = shown(simulation);
    simulation.evaluate(text);
    rest(simulation);
    let now = shown(simulation);
    let new = now.strip_prefix(&before).expect("nothing that was shown goes");
    new.split_once('\n')
        .map_or("", |(_, printed)| printed)
        .trim_end()
        .to_owned()
}

fn nested() -> Simulation {
    let mut simulation = Simulation::of(Beginning::default());
    rest(&mut simulation);
    simulation
}

fn file(source: &str, start: &str) -> CodeFile {
    CodeFile {
        name: "code.ex".to_owned(),
        source: source.to_owned(),
        start: start.to_owned(),
    }
}

fn written(source: &str, start: &str) -> Simulation {
    let mut simulation = Simulation::of(Beginning {
        design: Design::Written(Rc::new(file(source, start))),
        lists: BTreeMap::new(),
        ..Beginning::default()
    });
    rest(&mut simulation);
    simulation
}

const COUNTER: &str = "\
defmodule Counter do
  use GenServer

  def start_link(from), do: GenServer.start_link(__MODULE__, from, name: __MODULE__)
  def next, do: GenServer.call(__MODULE__, :next)

  def init(from), do: {:ok, from}

  def handle_call(:next, _from, count) do
    {:reply, count, count + 1}
  end
end

defmodule Counter.Supervisor do
  use Supervisor

  def start_link(_), do: Supervisor.start_link(__MODULE__, [], name: __MODULE__)
  def init(_), do: Supervisor.init([{Counter, 5}], strategy: :one_for_one)
end
";

#[test]
fn a_line_is_evaluated_by_a_process_of_the_system_and_variables_go_on() {
    let mut simulation = nested();
    assert_eq!(typed(&mut simulation, "x = 1 + 1"), "2");
    assert_eq!(typed(&mut simulation, "x * 21"), "42");
    assert!(typed(&mut simulation, "self()").starts_with("#PID<"));
    assert_eq!(simulation.console().number, 4);
    assert_eq!(simulation.console().variables, ["x"]);
    assert!(!simulation.console().busy);
}

#[test]
fn the_chapters_functions_are_called_on_the_system_that_is_shown() {
    let mut simulation = nested();
    let server = typed(&mut simulation, "alice = Todo.Cache.server_process(\"Alice\")");
    let place = simulation
        .view()
        .slot("Todo.System/Todo.Cache/Alice")
        .cloned()
        .expect("Alice has a server");
    assert_eq!(place.pid.as_deref(), Some(server.as_str()));
    let add = "Todo.Server.add_entry(alice, %{date: ~D[2023-12-19], title: \"Dentist\"})";
    assert_eq!(typed(&mut simulation, add), ":ok");
    let entries = typed(&mut simulation, "Todo.Server.entries(alice, ~D[2023-12-19])");
    assert_eq!(entries, "[%{date: ~D[2023-12-19], id: 1, title: \"Dentist\"}]");
    typed(&mut simulation, "Process.exit(alice, :kill)");
    let again = typed(&mut simulation, "alice = Todo.Cache.server_process(\"Alice\")");
    assert_ne!(again, server);
    assert_eq!(
        typed(&mut simulation, "Todo.Server.entries(alice, ~D[2023-12-19])"),
        entries
    );
    assert!(
        simulation.lists().contains_key("Alice"),
        "and the page’s lists have what was stored"
    );
}

#[test]
fn a_console_that_dies_of_a_link_says_so_and_another_one_begins() {
    let mut simulation = nested();
    typed(&mut simulation, "x = 1");
    let printed = typed(&mut simulation, "spawn_link(fn -> exit(:boom) end)");
    assert!(
        printed.ends_with("shell process exited with reason: :boom"),
        "{printed}"
    );
    assert_eq!(simulation.console().number, 1);
    assert!(
        typed(&mut simulation, "x").contains("undefined"),
        "its variables are gone"
    );
}

#[test]
fn a_loop_without_end_lets_time_and_others_go_on_and_ends_with_its_console() {
    let mut simulation = nested();
    simulation.evaluate("loop = fn loop -> loop.(loop) end; loop.(loop)");
    let before = simulation.view().time_ms;
    for _ in 0..15 {
        simulation.frame(16.0);
    }
    assert!(simulation.console().busy);
    assert!(simulation.view().time_ms >= before + 100, "time passes meanwhile");
    simulation.kill("Todo.System/Todo.Database/2");
    simulation.set_speed(f64::INFINITY);
    let told = |simulation: &Simulation| {
        simulation
            .view()
            .slot("Todo.System/Todo.Database/2")
            .is_some_and(|it| it.generation == 2)
    };
    for _ in 0..20 {
        if !told(&simulation) {
            simulation.frame(16.0);
        }
    }
    let worker = simulation
        .view()
        .slot("Todo.System/Todo.Database/2")
        .cloned()
        .expect("worker 2");
    assert_eq!(worker.generation, 2, "it was restarted beside the loop");
    simulation.stop_console();
    rest(&mut simulation);
    assert!(shown(&simulation).ends_with("shell process exited with reason: killed\n"));
    assert_eq!(typed(&mut simulation, "1 + 1"), "2");
}

#[test]
fn as_fast_as_it_goes_a_loop_without_end_takes_no_more_of_a_frame_than_its_budget() {
    let mut simulation = nested();
    simulation.set_speed(f64::INFINITY);
    simulation.evaluate("loop = fn loop -> loop.(loop) end; loop.(loop)");
    let turns = simulation.system().whole_turns();
    simulation.frame(16.0);
    let taken = simulation.system().whole_turns() - turns;
    assert!((1..=101).contains(&taken), "{taken} turns in a frame");
}

#[test]
fn what_was_evaluated_is_gone_back_through_and_comes_again() {
    let mut simulation = written(COUNTER, "Counter.Supervisor.start_link([])");
    typed(&mut simulation, "Counter.next()");
    simulation.kill("Counter.Supervisor/Counter");
    rest(&mut simulation);
    typed(&mut simulation, "Enum.map(1..3, fn _ -> Counter.next() end)");
    let (end, all) = (simulation.world().system().digest(), shown(&simulation));
    let last = simulation.position().last;
    let mut earlier = Vec::new();
    for event in (simulation.position().first..=last).rev().step_by(7) {
        simulation.seek(event);
        assert!(all.starts_with(&shown(&simulation)), "at event {event}");
        earlier.push((event, simulation.world().system().digest()));
    }
    for (event, digest) in earlier.into_iter().rev() {
        simulation.seek(event);
        assert_eq!(simulation.world().system().digest(), digest, "at event {event}");
    }
    simulation.seek_present();
    assert_eq!(simulation.world().system().digest(), end);
    assert_eq!(shown(&simulation), all);
    assert_eq!(simulation.played_again().world().system().digest(), end);
}

#[test]
fn a_run_with_a_console_is_recorded_and_comes_to_the_same_present() {
    let mut simulation = written(COUNTER, "Counter.Supervisor.start_link([])");
    typed(&mut simulation, "Counter.next()");
    simulation.kill("Counter.Supervisor/Counter");
    rest(&mut simulation);
    simulation.stop_console();
    rest(&mut simulation);
    typed(&mut simulation, "Counter.next()");
    let text = simulation.saved().write();
    let read = coppice::telling::run_record::SavedRun::read(&text).expect("a record");
    let (mut again, left_out) = Simulation::replayed_from(&read).expect("a run");
    rest(&mut again);
    assert_eq!(left_out, []);
    assert_eq!(again.world().system().digest(), simulation.world().system().digest());
}

#[test]
fn code_of_ones_own_is_a_tree_that_is_cut_and_mended() {
    let broken = COUNTER.replace("{:reply, count, count + 1}", "{:reply, count, count + nil}");
    let mut simulation = written(&broken, "Counter.Supervisor.start_link([])");
    let counter = |simulation: &Simulation| {
        let view = simulation.view();
        view.slot("Counter.Supervisor/Counter").cloned().expect("a counter")
    };
    assert_eq!(counter(&simulation).generation, 1);
    let said = typed(&mut simulation, "Counter.next()");
    assert!(said.contains("ArithmeticError"), "{said}");
    assert_eq!(counter(&simulation).generation, 2, "its supervisor started it again");
    simulation.load(&Rc::new(file(COUNTER, "")));
    rest(&mut simulation);
    assert!(shown(&simulation).ends_with("iex(1)> c(\"code.ex\")\n[Counter, Counter.Supervisor]\n"));
    assert_eq!(
        typed(&mut simulation, "Counter.next()"),
        "5",
        "the next call takes the new code"
    );
    assert_eq!(typed(&mut simulation, "Counter.next()"), "6");
    assert_eq!(counter(&simulation).generation, 2);
}

#[test]
fn a_line_is_foretold_and_nothing_of_it_has_happened() {
    let mut simulation = nested();
    typed(&mut simulation, "x = 20");
    let before = simulation.world().system().digest();
    assert_eq!(simulation.foretell("x + 1").printed, "21");
    let kill = simulation.foretell("Todo.Cache |> Process.whereis() |> Process.exit(:kill)");
    assert!(kill.tree.contains("Todo.Cache"), "{kill:?}");
    assert_eq!(simulation.world().system().digest(), before);
}

#[test]
fn source_that_fails_says_in_which_line() {
    let failed = |source: &str, start: &str| {
        let simulation = written(source, start);
        let lines = simulation.transcript();
        lines.iter().find_map(|line| match line.kind {
            ConsoleLineKind::Failed(at) => Some((line.text.clone(), at)),
            _ => None,
        })
    };
    let code = |line| Some(("code.ex".to_owned(), Some(line)));
    assert_eq!(failed("1\n2 +* 3", ""), code(2), "syntax");
    assert_eq!(failed("1\n\nfoo", ""), code(3), "a name that is not there");
    assert_eq!(failed("x = 0\n1 / x", ""), code(2), "what is raised");
    assert_eq!(
        failed("defmodule A do\n  def f, do: y\nend", ""),
        code(2),
        "in a module"
    );
    assert_eq!(
        failed(COUNTER, "Counter.Supervisor.start_link()"),
        Some(("start".to_owned(), Some(1)))
    );
    assert_eq!(failed(COUNTER, "Counter.Supervisor.start_link(1)"), None);
}
