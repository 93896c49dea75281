//! Clauses on terms, and in the receive of a process.

use std::rc::Rc;

use super::*;
use crate::runtime::{
    Atom, Context, Date, Digest, Digester, Message, Next, Pattern, Pid, Program, System, Wake, digest_of,
};
use crate::tuple;

fn bind(slot: Slot) -> MatchPattern {
    MatchPattern::Bind(slot)
}

fn literal(term: impl Into<Term>) -> MatchPattern {
    MatchPattern::literal(term.into())
}

/// What stands in the slots before: nothing that a pattern would take for its own.
fn slots() -> [Term; 3] {
    [const { Term::atom("unbound") }; 3]
}

fn pair(one: MatchPattern, other: MatchPattern) -> MatchPattern {
    MatchPattern::Tuple([one, other].into())
}

fn clause(pattern: MatchPattern, guards: impl Into<Box<[Guard]>>) -> CaseClause {
    let guards = guards.into();
    CaseClause { pattern, guards }
}

/// What the variables stand for, printed.
fn matched(pattern: MatchPattern, term: &Term) -> Option<String> {
    let mut slots = slots();
    if !clause(pattern, []).takes(term, &mut slots) {
        return None;
    }
    let bound = slots.iter().filter(|value| !value.is_atom("unbound"));
    Some(bound.map(ToString::to_string).collect::<Vec<_>>().join(" "))
}

#[test]
fn a_variable_that_occurs_again_has_to_be_the_same() {
    let twice = || pair(bind(0), MatchPattern::Same(KnownValue::Slot(0)));
    assert_eq!(matched(twice(), &tuple![1, 1]).as_deref(), Some("1"));
    assert_eq!(matched(twice(), &tuple![1, 2]), None);
    assert_eq!(matched(twice(), &tuple![1, Term::float(1.0).unwrap()]), None);
}

#[test]
fn a_list_is_taken_apart_and_its_end_is_shared() {
    let list = Term::list([1, 2, 3].map(Term::Int));
    let first = MatchPattern::List([bind(0)].into(), Box::new(bind(1)));
    assert_eq!(matched(first, &list).as_deref(), Some("1 [2, 3]"));
    assert_eq!(
        matched(MatchPattern::list([MatchPattern::Any, MatchPattern::Any]), &list),
        None
    );
    let improper = Term::cons(Term::Int(1), Term::Int(2));
    let both = MatchPattern::List([bind(0)].into(), Box::new(bind(1)));
    assert_eq!(matched(both, &improper).as_deref(), Some("1 2"));
}

#[test]
fn a_map_needs_the_keys_alone_and_a_binary_its_beginning() {
    let map = Term::map([(Term::atom("a"), Term::Int(1)), (Term::Int(1), Term::str("x"))]);
    let with = |key: Term| MatchPattern::Map([(KnownValue::Literal(key), bind(0))].into());
    assert_eq!(matched(with(Term::atom("a")), &map).as_deref(), Some("1"));
    assert_eq!(matched(with(Term::float(1.0).unwrap()), &map), None);
    assert_eq!(
        matched(
            with(Term::atom("year")),
            &Term::Date(Date::parse("2023-01-01").unwrap())
        )
        .as_deref(),
        Some("2023")
    );
    let prefix = || MatchPattern::Prefix(b"ab".as_slice().into(), Box::new(bind(0)));
    assert_eq!(matched(prefix(), &Term::str("abc")).as_deref(), Some(r#""c""#));
    assert_eq!(
        matched(prefix(), &Term::binary([97, 98, 255])).as_deref(),
        Some("<<255>>")
    );
    assert_eq!(matched(prefix(), &Term::bitstring([97, 98, 255], 20)), None);
}

#[test]
fn a_guard_that_raises_fails_alone() {
    let a = || Guard::Variable(0);
    let value = |term: Term| Guard::Value(term);
    let raises = Guard::call(GuardFunction::Head, [a()]);
    let large = Guard::call(GuardFunction::Greater, [a(), value(Term::Int(5))]);
    let clauses = |guards: Vec<Guard>| clause(bind(0), guards).takes(&Term::Int(7), &mut slots());
    assert!(!clauses(vec![raises.clone()]));
    assert!(
        clauses(vec![raises.clone(), large.clone()]),
        "the other guard is asked for itself"
    );
    let orelse = Guard::OrElse(Box::new((large.clone(), raises.clone())));
    assert!(clauses(vec![orelse]), "what is not asked does not raise");
    let or = Guard::call(GuardFunction::Or, [large, raises]);
    assert!(!clauses(vec![or]));
    assert!(!clauses(vec![value(Term::Int(1))]), "only true holds");
    assert!(clauses(vec![Guard::is_in(&a(), [6, 7].map(Term::Int))]));
    assert!(!clauses(vec![Guard::is_in(&a(), [])]));
}

#[test]
fn every_function_is_found_by_its_name_and_digests_for_itself() {
    for function in GuardFunction::ALL {
        assert_eq!(GuardFunction::named(function.name(), function.arity()), Some(*function));
        let alike = GuardFunction::ALL
            .iter()
            .filter(|other| digest_of(*other) == digest_of(function));
        assert_eq!(alike.count(), 1, "{}", function.name());
    }
    assert_eq!(GuardFunction::named("spawn", 1), None);
}

/// Waits for what its clauses take, and keeps what it was given.
#[derive(Clone, Debug)]
struct Waiting {
    clauses: Rc<Select>,
    got: Vec<Term>,
}

impl Digest for Waiting {
    fn digest_into(&self, digester: &mut Digester) {
        self.clauses.digest_into(digester);
        self.got.digest_into(digester);
    }
}

impl Program for Waiting {
    type Event = ();
    type Code = ();

    fn run(&mut self, wake: Wake, cx: &mut Context<'_, Self>) -> Next {
        cx.trap_exit(true);
        if let Wake::Message(message) = wake {
            let term = message.to_term();
            assert!(self.clauses.of(&term).is_some(), "{term} was not waited for");
            self.got.push(term);
        }
        Next::Receive(Pattern::Clauses(Rc::clone(&self.clauses)), None)
    }
}

fn waiting_for(clauses: impl Into<Rc<[CaseClause]>>) -> Waiting {
    let (clauses, slots) = (clauses.into(), slots().into());
    let (clauses, got) = (Rc::new(Select { clauses, slots }), Vec::new());
    Waiting { clauses, got }
}

/// Three clauses: `{:want, n} when n > 5`, `{:EXIT, _, :boom}`, `{:"$gen_call", {_, _}, :get}`.
fn waiting() -> Waiting {
    let atom = |name| literal(Term::atom(name));
    let large = Guard::call(GuardFunction::Greater, [Guard::Variable(0), Guard::Value(Term::Int(5))]);
    let exit = [atom("EXIT"), MatchPattern::Any, atom("boom")];
    let call = [
        atom("$gen_call"),
        pair(MatchPattern::Any, MatchPattern::Any),
        atom("get"),
    ];
    let clauses = [
        clause(pair(atom("want"), bind(0)), [large]),
        clause(MatchPattern::Tuple(exit.into()), []),
        clause(MatchPattern::Tuple(call.into()), []),
    ];
    waiting_for(clauses)
}

fn started() -> (System<Waiting>, Pid) {
    let mut system = System::new(1);
    let pid = system.spawn(waiting()).expect("room for one");
    system.run(u64::MAX);
    (system, pid)
}

fn got(system: &System<Waiting>, pid: Pid) -> Vec<String> {
    let program = system.program(pid).expect("it lives");
    program.got.iter().map(ToString::to_string).collect()
}

#[test]
fn a_receive_takes_the_first_message_that_any_of_its_clauses_takes() {
    let (mut system, pid) = started();
    let want = |number: i64| Message::Term(tuple![Term::atom("want"), number]);
    for message in [want(1), want(7), Message::Term(Term::atom("other")), want(6)] {
        system.send(pid, pid, message);
    }
    system.run(u64::MAX);
    assert_eq!(got(&system, pid), ["{:want, 7}", "{:want, 6}"]);
    assert_eq!(system.mailbox_len(pid), 2, "what no clause takes stays where it is");
}

#[test]
fn what_the_system_sends_is_seen_as_the_term_that_it_is() {
    let (mut system, pid) = started();
    system.exit(pid, pid, Term::atom("fine"));
    system.exit(pid, pid, Term::atom("boom"));
    let from = system.from_outside(pid);
    for body in ["put", "get"] {
        let (tag, body) = (Atom::new("$gen_call"), Term::atom(body));
        system.send(pid, pid, Message::Request { tag, from, body });
    }
    system.run(u64::MAX);
    let me = Term::Pid(pid);
    let call = tuple![
        Atom::new("$gen_call"),
        tuple![from.pid, from.reference],
        Term::atom("get")
    ];
    assert_eq!(got(&system, pid), [format!("{{:EXIT, {me}, :boom}}"), call.to_string()]);
    assert_eq!(system.mailbox_len(pid), 2);
}

#[test]
fn clauses_that_differ_have_another_digest() {
    let (one, other) = (waiting(), waiting());
    assert_eq!(digest_of(&one), digest_of(&other));
    let other = waiting_for(&other.clauses.clauses[..1]);
    assert_ne!(digest_of(&one), digest_of(&other));
    let loose = clause(bind(0), []);
    let strict = clause(bind(0), [Guard::Value(Term::from(true))]);
    assert_ne!(digest_of(&loose), digest_of(&strict));
}

#[test]
fn a_binary_is_taken_apart_segment_by_segment() {
    let integer = |signed, endianness| SegmentKind::Integer { signed, endianness };
    let segment = |kind, size, value| Segment { kind, size, value };
    let split =
        |segments: Vec<Segment>, bytes: &[u8]| matched(MatchPattern::Binary(segments.into()), &Term::binary(bytes));
    let length = segment(integer(false, Endianness::Big), SegmentSize::bits(8), bind(0));
    let text = segment(SegmentKind::Bits, SegmentSize::slot(0, 8), bind(1));
    let rest = segment(SegmentKind::Bits, SegmentSize::Rest(8), bind(2));
    assert_eq!(
        split(vec![length.clone(), text.clone(), rest], &[2, 97, 98, 255]).as_deref(),
        Some(r#"2 "ab" <<255>>"#)
    );
    assert_eq!(split(vec![length.clone(), text.clone()], &[2, 97]), None, "too short");
    assert_eq!(split(vec![length, text], &[1, 97, 98]), None, "too long");
    let little = segment(integer(true, Endianness::Little), SegmentSize::bits(16), bind(0));
    assert_eq!(split(vec![little], &[0xfe, 0xff]).as_deref(), Some("-2"));
    let half = |slot| segment(integer(false, Endianness::Big), SegmentSize::bits(4), bind(slot));
    assert_eq!(split(vec![half(0), half(1)], &[0x5a]).as_deref(), Some("5 10"));
    let character = segment(SegmentKind::Utf8, SegmentSize::Rest(8), bind(0));
    assert_eq!(split(vec![character.clone()], "ü".as_bytes()).as_deref(), Some("252"));
    assert_eq!(split(vec![character], &[0xff]), None);
}
