//! The first two drills: solved by what the console's process does, in whatever code, and by nothing else.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/playing.rs"]
mod playing;

use std::rc::Rc;

use coppice::play::Beginning;
use coppice::systems::{CodeFile, Design};
use coppice::telling::Simulation;
use coppice::telling::drills::console::{ConsoleDrills, DrillProgress, done_in_the_console};
use playing::{at_rest, rest};

const DONE: DrillProgress = DrillProgress {
    found: true,
    sent: true,
    absent: true,
};

/// The registry and the key of a list's server, as the chapter has them.
const ALICE: &str = r#"Todo.ProcessRegistry, {Todo.Server, "Alice"}"#;
const NOBODY: &str = r#"Todo.ProcessRegistry, {Todo.Server, "Nobody"}"#;

fn type_in(simulation: &mut Simulation, line: &str) -> ConsoleDrills {
    let line = line.replace("ALICE", ALICE).replace("NOBODY", NOBODY);
    simulation.evaluate(&line);
    rest(simulation);
    done_in_the_console(simulation)
}

fn after(lines: &[&str]) -> ConsoleDrills {
    let mut simulation = at_rest();
    for line in lines {
        type_in(&mut simulation, line);
    }
    done_in_the_console(&simulation)
}

#[test]
fn nothing_is_done_before_anything_is_typed() {
    assert_eq!(done_in_the_console(&at_rest()), ConsoleDrills::default());
}

#[test]
fn the_first_drill_is_done_step_by_step() {
    let mut simulation = at_rest();
    let looked_up = type_in(&mut simulation, "[{pid, _}] = Registry.lookup(ALICE)").lookup;
    assert_eq!(
        (looked_up.found, looked_up.sent, looked_up.absent),
        (true, false, false)
    );
    let sent = type_in(&mut simulation, "send(pid, :hello)").lookup;
    assert_eq!((sent.sent, sent.absent), (true, false));
    let absent = type_in(&mut simulation, "Registry.lookup(NOBODY)");
    assert_eq!(absent.lookup, DONE);
    assert!(absent.lookup.is_solved());
    assert_eq!(absent.via, DrillProgress::default(), "no via tuple was used");
}

#[test]
fn any_code_that_does_it_counts() {
    let module = r#"
    defmodule Post do
      def hand(key) do
        case Registry.lookup(Todo.ProcessRegistry, {Todo.Server, key}) do
          [{pid, _}] -> Todo.Server.entries(pid)
          [] -> {:error, :nobody}
        end
      end
    end
    "#;
    let done = after(&[module, r#"{Post.hand("Alice"), Post.hand("Nobody")}"#]);
    assert_eq!(done.lookup, DONE);
}

#[test]
fn a_pid_that_was_not_looked_up_does_not_count() {
    let by_the_cache = after(&[r#"send(Todo.Cache.server_process("Alice"), :hello)"#]);
    assert_eq!(by_the_cache.lookup, DrillProgress::default());
    let other = after(&[
        "Registry.lookup(ALICE)",
        r#"send(Todo.Cache.server_process("Bob"), :hello)"#,
    ]);
    assert!(
        other.lookup.found && !other.lookup.sent,
        "that was sent to another: {other:?}"
    );
}

#[test]
fn who_stumbles_over_an_absent_name_has_not_mastered_it() {
    let stumbled = after(&["[{pid, _}] = Registry.lookup(NOBODY)"]);
    assert!(!stumbled.lookup.absent, "a MatchError was raised");
    let again = after(&["[{pid, _}] = Registry.lookup(NOBODY)", "Registry.lookup(NOBODY) == []"]);
    assert!(again.lookup.absent);
}

#[test]
fn a_message_to_a_process_that_is_gone_does_not_arrive() {
    let gone = after(&[
        "[{pid, _}] = Registry.lookup(ALICE)",
        "Process.exit(pid, :kill)",
        "send(pid, :hello)",
    ]);
    assert!(gone.lookup.found && !gone.lookup.sent);
}

#[test]
fn the_second_drill_is_done_through_via_tuples_alone() {
    let via = "via = fn key -> {:via, Registry, {Todo.ProcessRegistry, {Todo.Server, key}}} end";
    let called = after(&[via, r#"GenServer.call(via.("Alice"), :entries)"#]);
    assert!(called.via.found && called.via.sent && !called.via.absent, "{called:?}");
    assert_eq!(called.lookup, DrillProgress::default(), "nothing was looked up by hand");
    let cast = after(&[
        via,
        r#"GenServer.cast(via.("Alice"), {:delete_entry, 1})"#,
        r#"GenServer.cast(via.("Nobody"), {:delete_entry, 1})"#,
    ]);
    assert_eq!(cast.via, DONE);
    let tried = after(&[via, r#"GenServer.call(via.("Nobody"), :entries)"#]);
    assert!(tried.via.absent && !tried.via.sent, "the exit is part of the lesson");
}

#[test]
fn to_ask_where_somebody_is_sends_nothing() {
    let asked = after(&["GenServer.whereis({:via, Registry, {ALICE}})", "send(self(), :hello)"]);
    assert!(asked.via.found && !asked.via.sent, "{asked:?}");
}

#[test]
fn what_a_look_up_and_a_via_tuple_find_is_told_apart() {
    let both = after(&[
        "[{pid, _}] = Registry.lookup(ALICE)",
        "GenServer.cast({:via, Registry, {ALICE}}, {:delete_entry, 1})",
    ]);
    assert!(both.via.sent && !both.lookup.sent, "{both:?}");
}

#[test]
fn what_a_console_has_done_ends_with_it() {
    let mut simulation = at_rest();
    type_in(&mut simulation, "Registry.lookup(ALICE)");
    simulation.stop_console();
    rest(&mut simulation);
    let next = type_in(&mut simulation, "1 + 1");
    assert_eq!(next, ConsoleDrills::default());
    let before = DrillProgress {
        found: true,
        ..DrillProgress::default()
    };
    assert!(next.lookup.with(before).found, "who keeps it keeps it");
}

/// A learner's own system, with names of its own.
const PHONES: &str = r#"
defmodule Phone do
  use Agent
  def start_link(name), do: Agent.start_link(fn -> [] end, name: via(name))
  def via(name), do: {:via, Registry, {Phone.Book, name}}
  def ring(name), do: GenServer.cast(via(name), {:cast, {:erlang, :hd, []}})
end

defmodule Phone.System do
  def start_link do
    children = [{Registry, keys: :unique, name: Phone.Book}, {Phone, "Ann"}]
    Supervisor.start_link(children, strategy: :one_for_one)
  end
end
"#;

#[test]
fn they_are_done_in_a_system_of_ones_own_too() {
    let mut simulation = Simulation::of(Beginning {
        design: Design::Written(Rc::new(CodeFile {
            name: "phones.ex".to_owned(),
            source: PHONES.to_owned(),
            start: "Phone.System.start_link()".to_owned(),
        })),
        ..Beginning::default()
    });
    rest(&mut simulation);
    type_in(&mut simulation, r#"Agent.get(Phone.via("Ann"), & &1)"#);
    let through = type_in(&mut simulation, r#"Phone.ring("Ben")"#);
    assert_eq!(through.via, DONE);
    type_in(&mut simulation, r#"[{ann, _}] = Registry.lookup(Phone.Book, "Ann")"#);
    type_in(&mut simulation, "Agent.update(ann, fn _ -> [1] end)");
    let by_hand = type_in(
        &mut simulation,
        r#"if Registry.lookup(Phone.Book, "Ben") == [], do: :nobody"#,
    );
    assert_eq!(by_hand.lookup, DONE);
}
