//! Clauses on terms, and in the receive of a process.

use std::rc::Rc;

use super::*;
use crate::runtime::{
    Atom, Context, Date, Digest, Digester, Message, Next, Pattern, Pid, Program, System, Wake, digest_of,
};
use crate::tuple;

fn variable(name: &'static str) -> MatchPattern {
    MatchPattern::Variable(Atom::new(name))
}

fn literal(term: impl Into<Term>) -> MatchPattern {
    MatchPattern::Literal(term.into())
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
    let bound = clause(pattern, []).matches(term)?;
    let told = bound.iter().map(|(name, value)| format!("{}={value}", name.name()));
    Some(told.collect::<Vec<_>>().join(" "))
}

#[test]
fn a_variable_that_occurs_again_has_to_be_the_same() {
    let twice = || pair(variable("a"), variable("a"));
    assert_eq!(matched(twice(), &tuple![1, 1]).as_deref(), Some("a=1"));
    assert_eq!(matched(twice(), &tuple![1, 2]), None);
    assert_eq!(matched(twice(), &tuple![1, Term::float(1.0).unwrap()]), None);
}

#[test]
fn a_list_is_taken_apart_and_its_end_is_shared() {
    let list = Term::list([1, 2, 3].map(Term::Int));
    let first = MatchPattern::List([variable("h")].into(), Box::new(variable("t")));
    assert_eq!(matched(first, &list).as_deref(), Some("h=1 t=[2, 3]"));
    assert_eq!(
        matched(MatchPattern::list([MatchPattern::Any, MatchPattern::Any]), &list),
        None
    );
    let improper = Term::cons(Term::Int(1), Term::Int(2));
    let both = MatchPattern::List([variable("h")].into(), Box::new(variable("t")));
    assert_eq!(matched(both, &improper).as_deref(), Some("h=1 t=2"));
}

#[test]
fn a_map_needs_the_keys_alone_and_a_binary_its_beginning() {
    let map = Term::map([(Term::atom("a"), Term::Int(1)), (Term::Int(1), Term::str("x"))]);
    let with = |key: Term| MatchPattern::Map([(key, variable("v"))].into());
    assert_eq!(matched(with(Term::atom("a")), &map).as_deref(), Some("v=1"));
    assert_eq!(matched(with(Term::float(1.0).unwrap()), &map), None);
    assert_eq!(
        matched(
            with(Term::atom("year")),
            &Term::Date(Date::parse("2023-01-01").unwrap())
        )
        .as_deref(),
        Some("v=2023")
    );
    let prefix = || MatchPattern::Prefix(b"ab".as_slice().into(), Box::new(variable("rest")));
    assert_eq!(matched(prefix(), &Term::str("abc")).as_deref(), Some(r#"rest="c""#));
    assert_eq!(
        matched(prefix(), &Term::binary([97, 98, 255])).as_deref(),
        Some("rest=<<255>>")
    );
    assert_eq!(matched(prefix(), &Term::bitstring([97, 98, 255], 20)), None);
}

#[test]
fn a_guard_that_raises_fails_alone() {
    let a = || Guard::Variable(Atom::new("a"));
    let value = |term: Term| Guard::Value(term);
    let raises = Guard::call(GuardFunction::Head, [a()]);
    let large = Guard::call(GuardFunction::Greater, [a(), value(Term::Int(5))]);
    let clauses = |guards: Vec<Guard>| clause(variable("a"), guards).matches(&Term::Int(7)).is_some();
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
    clauses: Rc<[CaseClause]>,
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

    fn run(&mut self, wake: Wake, cx: &mut Context<'_, Self>) -> Next {
        cx.trap_exit(true);
        if let Wake::Message(message) = wake {
            let term = message.to_term();
            assert!(select(&self.clauses, &term).is_some(), "{term} was not waited for");
            self.got.push(term);
        }
        Next::Receive(Pattern::Clauses(Rc::clone(&self.clauses)), None)
    }
}

/// Three clauses: `{:want, n} when n > 5`, `{:EXIT, _, :boom}`, `{:"$gen_call", {_, _}, :get}`.
fn waiting() -> Waiting {
    let atom = |name| literal(Term::atom(name));
    let large = Guard::call(
        GuardFunction::Greater,
        [Guard::Variable(Atom::new("n")), Guard::Value(Term::Int(5))],
    );
    let exit = [atom("EXIT"), MatchPattern::Any, atom("boom")];
    let call = [
        atom("$gen_call"),
        pair(MatchPattern::Any, MatchPattern::Any),
        atom("get"),
    ];
    let clauses = [
        clause(pair(atom("want"), variable("n")), [large]),
        clause(MatchPattern::Tuple(exit.into()), []),
        clause(MatchPattern::Tuple(call.into()), []),
    ];
    let (clauses, got) = (Rc::from(clauses), Vec::new());
    Waiting { clauses, got }
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
    let (one, mut other) = (waiting(), waiting());
    assert_eq!(digest_of(&one), digest_of(&other));
    let guards = other.clauses[0].guards.clone();
    other.clauses = Rc::from([clause(other.clauses[0].pattern.clone(), guards)]);
    assert_ne!(digest_of(&one), digest_of(&other));
    let loose = clause(variable("a"), []);
    let strict = clause(variable("a"), [Guard::Value(Term::from(true))]);
    assert_ne!(digest_of(&loose), digest_of(&strict));
}
