//! `:erlang.phash2/1` and `/2`: a hash that is the same on every machine, and on the BEAM. It is how the book's pool picks
//! a worker, so that a name meets the worker it would there.
//!
//! Bob Jenkins' hash of 1996, as the BEAM's `make_hash2` seeds it. What is still to be hashed is kept in a list of its own
//! and not on the stack, so that no term is too deep. The hashes of pids, references and closures say nothing on the BEAM
//! that could be compared, since they differ from run to run; here they are numbers that are the same for equal terms.

use super::order::bits_of;
use super::{Fun, Map, Term, TermList};

/// 2^32 divided by the golden ratio. Every kind of term is seeded with a multiple of its own.
const GOLDEN_RATIO: u32 = 0x9e37_79b9;

const fn seed(kind: u32) -> u32 {
    GOLDEN_RATIO.wrapping_mul(kind)
}

const SMALL: u32 = seed(1);
const NIL: u32 = seed(2);
const ATOM: u32 = seed(3);
const BYTES_OF_LIST: u32 = seed(4);
const PID: u32 = seed(5);
const REFERENCE: u32 = seed(7);
const CLOSURE: u32 = seed(8);
const TUPLE: u32 = seed(9);
const NEGATIVE: u32 = seed(10);
const POSITIVE: u32 = seed(11);
const FLOAT: u32 = seed(12);
const BINARY: u32 = seed(13);
const CAPTURE: u32 = seed(14);
const ODD_BITS: u32 = seed(15);
const MAP: u32 = seed(16);
const END_OF_MAP: u32 = seed(19);

/// What `[]` alone comes to, and what stands for it within others.
const EMPTY_LIST: u32 = 3_468_870_702;
const EMPTY_WITHIN: u32 = 2;

/// The range of `phash2/1`.
const USUAL_RANGE: u64 = 1 << 27;

/// `:erlang.phash2(text, range)`: a number from 0 to `range - 1`, the same on every machine.
///
/// # Panics
///
/// When `range` is 0, which the BEAM refuses as well.
#[must_use]
pub fn phash2(text: &str, range: u32) -> u32 {
    assert!(range > 0, "phash2 needs a range of at least 1");
    binary(0, text.as_bytes()) % range
}

impl Term {
    /// `:erlang.phash2(term)`: a number below 2^27.
    #[must_use]
    pub fn phash2(&self) -> u32 {
        self.phash2_within(USUAL_RANGE)
    }

    /// `:erlang.phash2(term, range)`: a number from 0 to `range - 1`.
    ///
    /// # Panics
    ///
    /// When `range` is not one of 1 to 2^32, which the BEAM refuses as well.
    #[must_use]
    pub fn phash2_within(&self, range: u64) -> u32 {
        assert!((1..=1 << 32).contains(&range), "phash2 needs a range of 1 to 2^32");
        // What is below the range is a number of 32 bits.
        (u64::from(hash(self)) % range) as u32
    }
}

/// `:erlang.phash2(pid, range)` of the process of that number.
///
/// # Panics
///
/// When `range` is 0.
#[must_use]
pub fn phash2_of_process(number: u32, range: u32) -> u32 {
    assert!(range > 0, "phash2 needs a range of at least 1");
    process(0, number) % range
}

/// The BEAM hashes 15 bits of a process's number.
fn process(hash: u32, number: u32) -> u32 {
    one(hash, number & 0x7fff, PID)
}

/// What is still to be hashed.
enum Unhashed<'a> {
    Term(&'a Term),
    Row(&'a [Term]),
    /// The pairs of a map, of which the hashes so far are combined; and the hash before the map.
    Pairs {
        left: &'a [(Term, Term)],
        combined: u32,
        before: u32,
    },
    /// A pair of it is done.
    Pair,
}

fn hash(term: &Term) -> u32 {
    let mut hash = 0;
    let mut rest = vec![Unhashed::Term(term)];
    while let Some(next) = rest.pop() {
        match next {
            Unhashed::Term(Term::Map(map)) => hash = enter_map(hash, map, &mut rest),
            Unhashed::Term(Term::List(list)) => hash = list_of(hash, list, &mut rest),
            Unhashed::Term(term) => hash = other(hash, term, &mut rest),
            Unhashed::Row([]) => {}
            Unhashed::Row([first, more @ ..]) => {
                rest.push(Unhashed::Row(more));
                rest.push(Unhashed::Term(first));
            }
            Unhashed::Pair => {
                if let Some(Unhashed::Pairs { combined, .. }) = rest.last_mut() {
                    *combined ^= hash;
                }
            }
            // Each pair is hashed for itself, so that their order does not matter.
            Unhashed::Pairs { left, combined, before } => match left {
                [] => hash = one(before, combined, END_OF_MAP),
                [(key, value), left @ ..] => {
                    hash = 0;
                    rest.push(Unhashed::Pairs { left, combined, before });
                    rest.extend([Unhashed::Pair, Unhashed::Term(value), Unhashed::Term(key)]);
                }
            },
        }
    }
    hash
}

fn enter_map<'a>(hash: u32, map: &'a Map, rest: &mut Vec<Unhashed<'a>>) -> u32 {
    let before = one(hash, map.len() as u32, MAP);
    if !map.is_empty() {
        let (left, combined) = (&**map, 0);
        rest.push(Unhashed::Pairs { left, combined, before });
    }
    before
}

/// Bytes at the head of a list are taken four at a time.
fn list_of<'a>(mut hash: u32, list: &'a TermList, rest: &mut Vec<Unhashed<'a>>) -> u32 {
    let (mut word, mut count) = (0_u32, 0);
    let mut left = list;
    let mut end = None;
    while let Some((Term::Int(byte @ 0..=255), tail)) = left.split() {
        word = (word << 8) + *byte as u32;
        count += 1;
        if count == 4 {
            hash = one(hash, word, BYTES_OF_LIST);
            (word, count) = (0, 0);
        }
        match tail {
            Term::List(tail) => left = tail,
            improper => {
                end = Some(improper);
                break;
            }
        }
    }
    if count > 0 {
        hash = one(hash, word, BYTES_OF_LIST);
    }
    match (end, left.split()) {
        (Some(end), _) => rest.push(Unhashed::Term(end)),
        (None, Some((head, tail))) => rest.extend([Unhashed::Term(tail), Unhashed::Term(head)]),
        (None, None) if hash == 0 => return EMPTY_LIST,
        (None, None) => return one(hash, EMPTY_WITHIN, NIL),
    }
    hash
}

fn other<'a>(hash: u32, term: &'a Term, rest: &mut Vec<Unhashed<'a>>) -> u32 {
    match term {
        Term::Int(number) => integer(hash, *number),
        Term::Big(number) => {
            let kind = if number.is_negative() { NEGATIVE } else { POSITIVE };
            number.words().fold(hash, |hash, word| two(hash, word, kind))
        }
        // The high half first; and both zeros are one.
        Term::Float(number) => two(hash, (number.get() + 0.0).to_bits().rotate_left(32), FLOAT),
        Term::Atom(atom) if hash == 0 => name(atom.name()),
        Term::Atom(atom) => one(hash, name(atom.name()), ATOM),
        Term::Str(text) => binary(hash, text.as_bytes()),
        Term::Bits(_) => bits_of(term).map_or(hash, |(bytes, odd)| odd_binary(hash, bytes, odd)),
        Term::Pid(pid) => process(hash, pid.number()),
        Term::Reference(reference) => two(hash, reference.0, REFERENCE),
        Term::Fun(fun) => function(hash, fun, rest),
        Term::Tuple(elements) => {
            rest.push(Unhashed::Row(elements));
            one(hash, elements.len() as u32, TUPLE)
        }
        Term::Date(date) => date_of(hash, &super::map::date_pairs(*date)),
        // Their parts are taken one by one.
        Term::List(_) | Term::Map(_) => hash,
    }
}

fn date_of(before: u32, pairs: &[(Term, Term)]) -> u32 {
    let before = one(before, pairs.len() as u32, MAP);
    let flat = |hash, term| other(hash, term, &mut Vec::new());
    let combined = pairs
        .iter()
        .fold(0, |combined, (key, value)| combined ^ flat(flat(0, key), value));
    one(before, combined, END_OF_MAP)
}

fn function<'a>(hash: u32, fun: &'a Fun, rest: &mut Vec<Unhashed<'a>>) -> u32 {
    match fun {
        Fun::Capture {
            module,
            function,
            arity,
        } => {
            let words = u64::from(name(module.name())) << 32 | u64::from(*arity);
            one(two(hash, words, SMALL), name(function.name()), CAPTURE)
        }
        Fun::Closure { code, environment, .. } => {
            rest.push(Unhashed::Row(environment));
            two(hash, *code, CLOSURE)
        }
    }
}

/// What has 28 bits counts as one word, a negative number before as it would be without its sign.
fn integer(hash: u32, number: i64) -> u32 {
    match number {
        0..0x800_0000 => one(hash, number as u32, SMALL),
        -0x800_0000..0 => one(one(hash, number.unsigned_abs() as u32, SMALL), number as u32, SMALL),
        0x800_0000.. => two(hash, number as u64, POSITIVE),
        ..-0x800_0000 => two(hash, number.unsigned_abs(), NEGATIVE),
    }
}

/// An atom's own hash, which the BEAM keeps in its table: that of P. J. Weinberger, over Latin-1 where that will do.
fn name(text: &str) -> u32 {
    let mut bytes = text.bytes().peekable();
    let mut hash = 0_u32;
    while let Some(byte) = bytes.next() {
        let follows = bytes
            .peek()
            .copied()
            .filter(|next| byte & 0xfe == 0xc2 && next & 0xc0 == 0x80);
        let byte = match follows {
            Some(next) => {
                bytes.next();
                byte << 6 | next & 0x3f
            }
            None => byte,
        };
        hash = (hash << 4).wrapping_add(u32::from(byte));
        let high = hash & 0xf000_0000;
        hash ^= high >> 24 ^ high;
    }
    hash
}

fn odd_binary(hash: u32, bytes: &[u8], odd: u8) -> u32 {
    match bytes {
        [whole @ .., last] if odd > 0 => {
            let hash = block(hash, whole);
            let last = u32::from(last >> (8 - odd));
            two(hash, u64::from(last) << 32 | u64::from(odd), ODD_BITS)
        }
        whole => binary(hash, whole),
    }
}

fn binary(hash: u32, bytes: &[u8]) -> u32 {
    if bytes.is_empty() {
        return BINARY.wrapping_add(hash);
    }
    block(hash, bytes)
}

fn block(hash: u32, bytes: &[u8]) -> u32 {
    let mut state = [GOLDEN_RATIO, GOLDEN_RATIO, BINARY.wrapping_add(hash)];
    let (blocks, rest) = bytes.as_chunks::<12>();
    for block in blocks {
        state = mix(add(state, *block));
    }
    let mut last = [0; 12];
    // The lowest byte of the last word is kept for the length, so a ninth byte and those after it move up by one.
    for (at, byte) in rest.iter().enumerate() {
        last[if at < 8 { at } else { at + 1 }] = *byte;
    }
    state[2] = state[2].wrapping_add(bytes.len() as u32);
    mix(add(state, last))[2]
}

/// One word of a kind, mixed into a hash.
fn one(hash: u32, word: u32, kind: u32) -> u32 {
    two(hash, u64::from(word), kind)
}

/// Two words of a kind, the low half before the high one.
fn two(hash: u32, words: u64, kind: u32) -> u32 {
    let (low, high) = (words as u32, (words >> 32) as u32);
    mix([kind.wrapping_add(low), kind.wrapping_add(high), hash])[2]
}

fn add(state: [u32; 3], block: [u8; 12]) -> [u32; 3] {
    let (words, _) = block.as_chunks::<4>();
    std::array::from_fn(|at| state[at].wrapping_add(u32::from_le_bytes(words[at])))
}

fn mix([mut a, mut b, mut c]: [u32; 3]) -> [u32; 3] {
    for [first, second, third] in [[13, 8, 13], [12, 16, 5], [3, 10, 15]] {
        a = a.wrapping_sub(b).wrapping_sub(c) ^ (c >> first);
        b = b.wrapping_sub(c).wrapping_sub(a) ^ (a << second);
        c = c.wrapping_sub(a).wrapping_sub(b) ^ (b >> third);
    }
    [a, b, c]
}

#[cfg(test)]
mod tests;
