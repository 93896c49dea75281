//! `exsss`, the generator of `:rand`: Xorshift116** by Sebastiano Vigna, with 58 bits a number, seeded by SplitMix64, as OTP
//! 25 has it. The same seed gives the same numbers.

use crate::runtime::{Term, number};
use crate::tuple;

/// How many bits a number has.
const BITS: u32 = 58;
const MASK: u64 = (1 << BITS) - 1;
/// How many bits of a number a float takes.
const FLOAT_BITS: u32 = 53;

/// The state of a generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Generator {
    first: u64,
    second: u64,
}

impl Generator {
    /// `:rand.seed(algorithm, seed)` with an integer or three of them; `None` for what Coppice has not.
    pub fn seeded(algorithm: &Term, seed: &Term) -> Option<Self> {
        if !algorithm.is_atom("exsss") && !algorithm.is_atom("default") {
            return None;
        }
        match seed.elements() {
            None => Some(Self::of_number(seed.as_int()? as u64)),
            Some([one, two, three]) => {
                let number = |term: &Term| term.as_int().map(|number| number as u64);
                let (_, state) = seed58(number(one)?);
                let (second, state) = seed58(number(two)? ^ state);
                let (first, _) = seed58(number(three)? ^ state);
                Some(Self {
                    first: second,
                    second: first,
                })
            }
            Some(_) => None,
        }
    }

    /// The one that a number seeds.
    pub fn of_number(seed: u64) -> Self {
        let (first, state) = seed58(seed);
        let (second, _) = seed58(state);
        Self { first, second }
    }

    /// As it stands in the process dictionary.
    pub fn to_term(self) -> Term {
        let about = Term::map([
            (Term::atom("type"), Term::atom("exsss")),
            (Term::atom("bits"), Term::Int(BITS.into())),
        ]);
        tuple![
            about,
            Term::cons(Term::Int(self.first as i64), Term::Int(self.second as i64))
        ]
    }

    /// The one that stands there.
    pub fn of_term(term: &Term) -> Option<Self> {
        let [_, Term::List(state)] = term.elements()? else {
            return None;
        };
        let (first, second) = state.split()?;
        Some(Self {
            first: first.as_int()? as u64,
            second: second.as_int()? as u64,
        })
    }

    /// The next number, of 58 bits.
    pub fn next(&mut self) -> u64 {
        let (s1, s0) = (self.first, self.second);
        let times_5 = s0.wrapping_add(s0 << 2) & MASK;
        let turned = (times_5 << 7 | times_5 >> (BITS - 7)) & MASK;
        let drawn = turned.wrapping_add(turned << 3) & MASK;
        let mixed = (s1 ^ (s1 << 24)) & MASK;
        self.first = s0;
        self.second = mixed ^ s0 ^ (mixed >> 11) ^ (s0 >> 41);
        drawn
    }
}

/// `:rand.uniform/0`.
pub fn uniform_float(generator: &mut Generator) -> Term {
    let drawn = generator.next() >> (BITS - FLOAT_BITS);
    Term::float(drawn as f64 / (1_u64 << FLOAT_BITS) as f64).unwrap_or(Term::Int(0))
}

/// `:rand.uniform/1`; `None` for what is no number from 1.
pub fn uniform_integer(generator: &mut Generator, most: &Term) -> Option<Term> {
    let range = match most {
        Term::Int(range) if *range >= 1 => *range as u64,
        Term::Big(big) if !big.is_negative() => return uniform_big(generator, most),
        _ => return None,
    };
    if range > 1 << BITS {
        return uniform_big(generator, most);
    }
    loop {
        let drawn = generator.next();
        let below = drawn % range;
        if drawn < range || drawn - below <= (1 << BITS) - range {
            return Some(Term::Int(below as i64 + 1));
        }
    }
}

/// Of more than 58 bits: of numbers one behind the other as many bits as it takes, and two more unless it is a power of 2,
/// so that it is seldom too much.
fn uniform_big(generator: &mut Generator, range: &Term) -> Option<Term> {
    let bits = Term::Int(BITS.into());
    let one = Term::Int(1);
    let last = number::subtract(range, &one).ok()?;
    let is_power = number::bit_and(range, &last).ok()? == Term::Int(0);
    loop {
        let spare = Term::Int(if is_power { BITS } else { BITS - 2 }.into());
        let mut left = number::shift_right(range, &spare).ok()?;
        let mut drawn = Term::Int(generator.next() as i64);
        let mut limit = number::shift_left(&one, &bits).ok()?;
        while left.compare(&one).is_gt() {
            drawn = number::shift_left(&drawn, &bits).ok()?;
            drawn = number::bit_or(&drawn, &Term::Int(generator.next() as i64)).ok()?;
            limit = number::shift_left(&limit, &bits).ok()?;
            left = number::shift_right(&left, &bits).ok()?;
        }
        if is_power {
            return number::add(&number::bit_and(&drawn, &last).ok()?, &one).ok();
        }
        let below = number::rem(&drawn, range).ok()?;
        let most = number::subtract(&limit, range).ok()?;
        if number::subtract(&drawn, &below).ok()?.compare(&most).is_le() {
            return number::add(&below, &one).ok();
        }
    }
}

/// A number of 58 bits that is not 0, and the state behind it.
fn seed58(mut state: u64) -> (u64, u64) {
    loop {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let seed = (mixed ^ (mixed >> 31)) & MASK;
        if seed != 0 {
            return (seed, state);
        }
    }
}
