//! Who has a turn when, and how much is done in it.

use super::super::super::{Context, EventKind, Message, Next, Pattern, Pid, Program, System, Term, Wake};

/// Spends what each message says, and reports it.
#[derive(Clone, Debug)]
struct Spender;

crate::digest!(
    struct Spender {}
);

impl Program for Spender {
    type Event = i64;
    type Code = ();

    fn run(&mut self, wake: Wake, cx: &mut Context<'_, Self>) -> Next {
        if let Wake::Message(Message::Term(term)) = wake {
            let spends = term.as_int().unwrap_or_default();
            cx.spend(u16::try_from(spends).unwrap_or_default());
            cx.report(spends);
        }
        Next::Receive(Pattern::Any, None)
    }
}

/// Two processes with that many messages each, each of which takes so many reductions.
fn two(messages: usize, spends: i64) -> (System<Spender>, [Pid; 2]) {
    let mut system = System::new(1);
    let pids = [(); 2].map(|()| system.spawn(Spender).unwrap());
    system.run(u64::MAX);
    for pid in pids {
        for _ in 0..messages {
            system.send(pids[0], pid, Message::Term(Term::Int(spends)));
        }
    }
    (system, pids)
}

/// How many messages each turn handles, turn by turn: the first process has the first turn.
fn turns(system: &mut System<Spender>) -> Vec<usize> {
    let _ = system.take_events();
    system.run(u64::MAX);
    let events = system.take_events();
    let ran: Vec<_> = events
        .iter()
        .filter(|event| matches!(event.kind, EventKind::Program(_)))
        .map(|event| event.pid)
        .collect();
    ran.chunk_by(|one, next| one == next).map(<[_]>::len).collect()
}

#[test]
fn a_process_that_waits_has_the_whole_mailbox_handled_in_a_turn_if_that_takes_little() {
    let (mut system, _) = two(100, 0);
    assert_eq!(turns(&mut system), [100, 100]);
}

#[test]
fn a_turn_ends_after_four_thousand_reductions() {
    // A message takes ten by itself.
    let (mut system, _) = two(10, 990);
    assert_eq!(turns(&mut system), [4, 4, 4, 4, 2, 2]);
    let (mut system, _) = two(1_000, 0);
    assert_eq!(turns(&mut system), [400, 400, 400, 400, 200, 200]);
}

#[test]
fn what_a_turn_spends_too_much_is_missing_from_the_next() {
    // Three take 4,500: 500 too many. With the 3,500 that are left a third begins again, and then there are 3,000.
    let (mut system, _) = two(9, 1_490);
    assert_eq!(turns(&mut system), [3, 3, 3, 3, 2, 2, 1, 1]);
    // Two take 5,000, and then the next has 3,000.
    let (mut system, _) = two(6, 2_490);
    assert_eq!(turns(&mut system), [2, 2, 2, 2, 1, 1, 1, 1]);
}

#[test]
fn who_spends_several_turns_at_once_loses_them() {
    let (mut system, _) = two(2, 9_990);
    // Each message takes two and a half turns; the two processes take theirs in turn.
    assert_eq!(turns(&mut system), [1, 1, 1, 1]);
    let mut system: System<Spender> = System::new(1);
    let [dear, cheap] = [(); 2].map(|()| system.spawn(Spender).unwrap());
    system.run(u64::MAX);
    for _ in 0..2 {
        system.send(dear, dear, Message::Term(Term::Int(9_990)));
    }
    for _ in 0..12 {
        system.send(dear, cheap, Message::Term(Term::Int(1_990)));
    }
    assert_eq!(
        turns(&mut system),
        [1, 4, 1, 8],
        "the dear one pays with two turns in between"
    );
}

#[test]
fn who_waits_owes_nothing_in_its_next_turn() {
    let (mut system, pids) = two(1, 9_990);
    assert_eq!(turns(&mut system), [1, 1]);
    for _ in 0..10 {
        system.send(pids[0], pids[0], Message::Term(Term::Int(990)));
        system.send(pids[0], pids[1], Message::Term(Term::Int(990)));
    }
    assert_eq!(turns(&mut system), [4, 4, 4, 4, 2, 2]);
}
