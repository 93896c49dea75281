//! No input harms: what would take all time or memory is refused in words, or goes on in turns and can be stopped.

#![cfg(not(target_arch = "wasm32"))]

use coppice::fidelity::Session;
use coppice::play::Beginning;
use coppice::play::speed::AS_FAST_AS_IT_GOES;
use coppice::telling::Simulation;

/// What the console says of it, which names a limit.
fn is_refused(piece: &str, why: &str) {
    let said = Session::new().print(piece);
    assert!(
        said.contains(why),
        "{piece}\n  says: {}",
        said.chars().take(300).collect::<String>()
    );
}

const ROOM: &str =
    "** (Coppice.LimitError) the process holds more than 256 MB, which is more than Coppice has room for";
const ELEMENTS: &str = "** (Coppice.LimitError) a list of that many elements is longer than Coppice has room for";
const TEXT: &str = "** (Coppice.LimitError) the text would be longer than the 128 MB that Coppice has room for";
const INTEGER: &str =
    "** (Coppice.LimitError) the integer would have more than the 4,194,304 bits that Coppice has room for";
const CALLS: &str = "** (Coppice.LimitError) calls nest deeper than Coppice has room for";

#[test]
fn lists_of_a_billion_elements_are_refused() {
    is_refused("Enum.to_list(1..1_000_000_000)", ELEMENTS);
    is_refused("List.duplicate(:a, 1_000_000_000)", ELEMENTS);
    is_refused(":lists.seq(1, 1_000_000_000)", ELEMENTS);
}

#[test]
fn texts_of_a_billion_bytes_are_refused() {
    is_refused("String.duplicate(\"a\", 1_000_000_000)", TEXT);
    is_refused(":binary.copy(\"abc\", 1_000_000_000)", TEXT);
    is_refused("Enum.reduce(1..60, \"ab\", fn _, t -> t <> t end)", TEXT);
    is_refused("Enum.reduce(1..60, \"ab\", fn _, t -> \"#{t}#{t}\" end)", TEXT);
    is_refused("<<0::size(100_000_000_000)>>", "LimitError");
}

#[test]
fn a_text_of_100_mb_is_made_and_let_go_of() {
    let mut session = Session::new();
    let made = "for(_ <- 1..20, do: byte_size(String.duplicate(\"a\", 100_000_000))) |> Enum.uniq()";
    assert_eq!(session.print(made), "[100000000]\n");
    let kept = session.print("for _ <- 1..20, do: String.duplicate(\"a\", 100_000_000)");
    assert!(kept.starts_with(ROOM), "{}", &kept[..100]);
}

#[test]
fn integers_of_millions_of_digits_are_refused() {
    is_refused("Integer.pow(10, 10_000_000)", INTEGER);
    is_refused("10 ** 10_000_000", INTEGER);
    is_refused("Bitwise.bsl(1, 1_000_000_000)", INTEGER);
    is_refused("Enum.reduce(1..60, 3, fn _, n -> n * n end)", INTEGER);
}

#[test]
fn recursion_without_end_is_refused() {
    is_refused("f = fn f, n -> 1 + f.(f, n + 1) end; f.(f, 0)", CALLS);
}

#[test]
fn what_grows_without_end_is_refused() {
    // A hundred elements at a time, so that it does not take long.
    is_refused(
        &format!(
            "f = fn f, acc -> f.(f, {{acc, acc{}}}) end; f.(f, {{}})",
            ", 0".repeat(98)
        ),
        ROOM,
    );
    is_refused(
        &format!(
            "f = fn f, acc -> f.(f, [{} | acc]) end; f.(f, [])",
            "0, ".repeat(99) + "0"
        ),
        ROOM,
    );
    is_refused("Enum.reduce(1..60, [1], fn _, t -> t ++ t end)", "LimitError");
    is_refused("Enum.map(1..1_000_000_000, &String.duplicate(\"a\", &1))", ROOM);
    is_refused(
        "Stream.cycle([String.duplicate(\"a\", 100_000)]) |> Enum.map(&(&1 <> \"b\"))",
        ROOM,
    );
}

#[test]
fn what_holds_itself_twice_takes_no_more_than_it_is_and_prints_in_bounds() {
    let mut session = Session::new();
    let doubled = "t = Enum.reduce(1..100, {}, fn _, t -> {t, t} end); tuple_size(t)";
    assert_eq!(session.print(doubled), "2\n");
    let printed = session.print("t");
    assert!(printed.ends_with("... (Coppice prints no more than 4 MB of a term)\n"));
    assert_eq!(session.print("byte_size(inspect(t)) < 5_000_000"), "true\n");
}

#[test]
fn a_flood_of_messages_ends_at_a_full_mailbox() {
    is_refused(
        "f = fn f -> send(self(), :flood); f.(f) end; f.(f)",
        "** (Coppice.LimitError) the mailbox that it is sent to is full: Coppice has no room for more messages in it",
    );
}

#[test]
fn atoms_made_in_a_loop_end_at_the_limit_of_the_beam_and_the_console_goes_on() {
    let mut session = Session::new();
    let said = session.print("f = fn f, n -> String.to_atom(\"atom_#{n}\"); f.(f, n + 1) end; f.(f, 0)");
    assert_eq!(said, "** (SystemLimitError) a system limit has been reached\n");
    assert_eq!(session.print("Enum.map([1, 2], &(&1 + 1))"), "[2, 3]\n");
    assert_eq!(session.print("String.to_atom(\"atom_1\")"), ":atom_1\n");
}

#[test]
fn processes_spawned_in_a_loop_end_at_the_limit_of_the_beam() {
    // Each of them has its first turn before the next few hundred are spawned.
    let without_end = "f = fn f -> spawn(fn -> Process.sleep(:infinity) end); f.(f) end; f.(f)";
    let said = Session::new().print_within(without_end, 1_000_000);
    assert!(
        said.contains("** (SystemLimitError) a system limit has been reached"),
        "{said}"
    );
}

#[test]
fn a_loop_that_sends_leaves_the_other_processes_their_turns() {
    let mut session = Session::new();
    session.print("read = fn read -> receive do _ -> read.(read) end end; reader = spawn(fn -> read.(read) end)");
    session.print_within("Enum.each(1..200_000, fn n -> send(reader, n) end)", 1_000_000);
    let left = "Process.info(reader, :message_queue_len) |> elem(1) |> Kernel.<(5_000)";
    assert_eq!(session.print(left), "true\n");
}

#[test]
fn a_loop_that_sends_ends_its_turn_and_with_it_the_frame() {
    let mut simulation = Simulation::of(Beginning::default());
    simulation.set_speed(AS_FAST_AS_IT_GOES);
    while simulation.frame(16.0) {}
    simulation.evaluate("Enum.each(1..200_000, fn n -> send(self(), n) end)");
    let (mut frames, mut most) = (0, 0);
    while simulation.frame(16.0) {
        frames += 1;
        most = most.max(simulation.world().pending().len());
    }
    // A turn has 4,000 reductions, and one step may end what was begun.
    assert!(frames > 10 && most < 5_000, "{most} events at once in {frames} frames");
}

#[test]
fn what_nests_deep_is_made_and_printed() {
    let mut session = Session::new();
    let deep = "t = Enum.reduce(1..1_000_000, [], fn _, t -> [t] end); length(t)";
    assert_eq!(session.print(deep), "1\n");
    assert!(session.print("t").ends_with("]\n"));
    assert_eq!(session.print("t == [hd(t)]"), "true\n");
    let source = format!("{}1{}", "(".repeat(100_000), ")".repeat(100_000));
    assert!(session.print(&source).starts_with("** (SyntaxError)"));
    let source = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(session.print(&source).starts_with("** (SyntaxError)"));
}

#[test]
fn a_limit_that_is_caught_leaves_room_for_more() {
    let mut session = Session::new();
    session.print(&format!(
        "f = fn f, acc -> f.(f, [{} | acc]) end",
        "0, ".repeat(99) + "0"
    ));
    let caught = "for _ <- 1..2, do: (try do f.(f, []) rescue e in Coppice.LimitError -> e.__struct__ end)";
    assert_eq!(session.print(caught), "[Coppice.LimitError, Coppice.LimitError]\n");
}
