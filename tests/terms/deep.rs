//! Long terms and deep ones, and everything that can be done to them, on a small stack.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::thread::Builder;

use coppice::runtime::{Term, digest_of};
use coppice::tuple;

/// A million, or a tenth of it where code is slow: calls within calls would need a hundred times the stack either way.
const MILLION: i64 = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };
/// What a thread of the page has at most; each test is given half of that.
const STACK: usize = 512 * 1024;

/// On a small stack: made twice, compared, ordered, hashed, digested, printed, cloned and let go of.
fn check(make: fn(i64) -> Term, printed_bytes: usize) {
    let all = move || {
        let (one, same, other) = (make(1), make(1), make(2));
        assert!(one == same && one != other);
        assert!(one.cmp(&same).is_eq() && one.cmp(&other).is_lt() && other.compare(&one).is_gt());
        assert!(digest_of(&one) == digest_of(&same) && digest_of(&one) != digest_of(&other));
        let hashed = |term: &Term| {
            let mut hasher = DefaultHasher::new();
            term.hash(&mut hasher);
            hasher.finish()
        };
        assert!(hashed(&one) == hashed(&same) && hashed(&one) != hashed(&other));
        assert_eq!(one.to_string().len(), printed_bytes);
        assert!(one.inspect().len() < 500, "what is printed by default is short");
        assert!(one.weight() < 1 << 20);
        assert!(one.phash2() == same.phash2() && one.phash2() != other.phash2());
        let shared = one.clone();
        drop(one);
        assert!(shared == same);
    };
    let thread = Builder::new().stack_size(STACK).spawn(all).expect("a thread");
    thread.join().expect("it holds");
}

fn nested(innermost: i64, around: impl Fn(Term) -> Term) -> Term {
    (0..MILLION).fold(Term::Int(innermost), |inner, _| around(inner))
}

#[test]
fn a_list_may_be_a_million_long() {
    // `[0, 0, …, 1]`
    let long = |last| {
        Term::list(
            (1..MILLION)
                .map(|_| Term::Int(0))
                .chain([Term::Int(last)])
                .collect::<Vec<_>>(),
        )
    };
    check(long, 3 * MILLION as usize);
}

#[test]
fn a_list_may_be_prepended_to_a_million_times() {
    let long = |last| (1..MILLION).fold(Term::list([Term::Int(last)]), |tail, _| Term::cons(Term::Int(0), tail));
    check(long, 3 * MILLION as usize);
}

#[test]
fn an_improper_list_may_be_a_million_long() {
    let long = |last| (0..MILLION).fold(Term::Int(last), |tail, _| Term::cons(Term::Int(0), tail));
    check(long, 3 * MILLION as usize + 4);
}

#[test]
fn tuples_may_nest_a_million_deep() {
    check(
        |innermost| nested(innermost, |inner| tuple![inner]),
        2 * MILLION as usize + 1,
    );
}

#[test]
fn tuples_may_nest_with_more_to_come() {
    check(
        |innermost| nested(innermost, |inner| tuple![inner, 1]),
        5 * MILLION as usize + 1,
    );
}

#[test]
fn heads_of_lists_may_nest_a_million_deep() {
    check(
        |innermost| nested(innermost, |inner| Term::list([inner, Term::atom("a")])),
        6 * MILLION as usize + 1,
    );
}

#[test]
fn values_of_maps_may_nest_a_million_deep() {
    check(
        |innermost| nested(innermost, |inner| Term::map([(Term::Int(0), inner)])),
        8 * MILLION as usize + 1,
    );
}

#[test]
fn keys_of_maps_may_nest_a_million_deep() {
    check(
        |innermost| nested(innermost, |inner| Term::map([(inner, Term::Int(0))])),
        8 * MILLION as usize + 1,
    );
}

#[test]
fn a_term_is_three_words_of_the_largest_machine() {
    assert_eq!(
        size_of::<Term>(),
        if cfg!(target_pointer_width = "64") { 24 } else { 16 }
    );
}
