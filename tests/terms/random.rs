//! Random terms of every kind that crosses, and random patterns with guards for them. One seed makes one row of them.

use coppice::runtime::{Atom, Date, Random, Term, TermList, number};

/// Names of atoms: plain ones, odd ones, modules, operators.
const NAMES: [&str; 40] = [
    "ok",
    "error",
    "nil",
    "true",
    "false",
    "a",
    "b",
    "value",
    "with space",
    "",
    "Elixir.Todo.List",
    "Elixir.Enum",
    "Elixir",
    "Elixir.foo",
    "Foo",
    "foo?",
    "bar!",
    "a@b",
    "+",
    "..",
    "{}",
    "%{}",
    "<<>>",
    "::",
    "->",
    "not",
    "when",
    "\"quoted\"",
    "#{x}",
    "new\nline",
    "été",
    "日本",
    "é",
    "привет",
    "a\u{301}",
    "9a",
    "_x",
    "a-b",
    "$gen_call",
    "^^^",
];

/// Numbers at which something changes.
const EDGES: [i64; 16] = [
    0,
    1,
    -1,
    255,
    256,
    -128,
    134_217_727,
    134_217_728,
    -134_217_728,
    -134_217_729,
    4_294_967_296,
    576_460_752_303_423_487,
    576_460_752_303_423_488,
    i64::MAX,
    i64::MIN,
    9_007_199_254_740_993,
];

const FLOATS: [f64; 14] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.1,
    1e15,
    1e16,
    9_007_199_254_740_992.0,
    1e22,
    1e-5,
    1e-4,
    5e-324,
    f64::MAX,
    f64::MIN_POSITIVE,
];

pub struct Terms {
    random: Random,
}

impl Terms {
    pub fn new(seed: u64) -> Self {
        Self {
            random: Random::new(seed),
        }
    }

    pub fn below(&mut self, bound: u32) -> u32 {
        self.random.below(bound)
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        let at = self.below(u32::try_from(all.len()).expect("few"));
        all[at as usize].clone()
    }

    /// A term that nests at most so deep.
    pub fn term(&mut self, depth: u32) -> Term {
        let kinds = if depth == 0 { 9 } else { 18 };
        match self.below(kinds) {
            0 | 1 => self.integer(),
            2 => self.float(),
            3 | 4 => self.atom(),
            5 => Term::str(&self.text()),
            6 => self.bits(),
            7 => self.capture(),
            8 => self.date(),
            9 | 10 => Term::tuple(self.some(depth, 5)),
            11 | 12 => Term::list(self.some(depth, 6)),
            13 => {
                let elements = self.some(depth, 4);
                let end = self.term(depth - 1);
                TermList::with_tail(elements, end)
            }
            14 => self.charlist(),
            15 => self.keywords(depth),
            16 => self.map(depth),
            _ => self.structure(depth),
        }
    }

    fn some(&mut self, depth: u32, most: u32) -> Vec<Term> {
        // A long one is now and then longer than what is printed by default.
        let count = if self.below(60) == 0 {
            40 + self.below(40)
        } else {
            self.below(most)
        };
        (0..count).map(|_| self.term(depth - 1)).collect()
    }

    pub fn integer(&mut self) -> Term {
        match self.below(5) {
            0 => Term::Int(i64::from(self.below(5))),
            1 => Term::Int(i64::from(self.below(300)) - 100),
            2 => Term::Int(self.one_of(&EDGES)),
            3 => Term::Int(self.random.next_u64() as i64),
            _ => {
                let small = Term::Int(self.random.next_u64() as i64);
                let shifted = number::shift_left(&small, &Term::Int(i64::from(self.below(200))));
                let low = Term::Int(i64::from(self.below(3)) - 1);
                number::add(&shifted.expect("an integer"), &low).expect("an integer")
            }
        }
    }

    pub fn float(&mut self) -> Term {
        let number = match self.below(5) {
            0 => self.one_of(&FLOATS),
            1 => f64::from(self.below(5)),
            2 => f64::from(self.below(100_000)) / 100.0,
            3 => (self.random.next_u64() >> 8) as f64 * 2.0,
            _ => f64::from_bits(self.random.next_u64()),
        };
        Term::float(number).unwrap_or(Term::Int(0))
    }

    pub fn atom(&mut self) -> Term {
        if self.below(4) > 0 {
            return Term::atom(self.one_of(&NAMES));
        }
        let text = self.text();
        Term::Atom(Atom::intern(&text).unwrap_or(Atom::new("long")))
    }

    pub fn text(&mut self) -> String {
        let count = self.below(12);
        let char = |terms: &mut Self| match terms.below(6) {
            0..=2 => terms.one_of(&['a', 'b', 'z', '0', '_', ' ', 'A']),
            3 => terms.one_of(&[
                '"', '\'', '\\', '#', '{', '\n', '\t', '\u{7}', '\u{1b}', '\u{7f}', '\0', '\r',
            ]),
            4 => terms.one_of(&[
                'é', 'ü', '日', '😀', '\u{feff}', '\u{200b}', '\u{85}', '\u{a0}', '\u{ffff}', 'Ω',
            ]),
            _ => char::from_u32(terms.below(0x3000)).unwrap_or('x'),
        };
        let printable = self.below(3) > 0;
        let kept = |char: &char| !printable || !char.is_control();
        (0..count).map(|_| char(self)).filter(kept).collect()
    }

    fn bits(&mut self) -> Term {
        let count = if self.below(40) == 0 { 60 } else { self.below(14) };
        let bytes: Vec<u8> = (0..count).map(|_| self.below(256) as u8).collect();
        let bits = (bytes.len() * 8).saturating_sub(self.below(8) as usize);
        Term::bitstring(bytes, bits)
    }

    fn capture(&mut self) -> Term {
        let name = |terms: &mut Self| Atom::new(terms.one_of(&NAMES));
        Term::capture(name(self), name(self), self.below(256) as u8)
    }

    fn date(&mut self) -> Term {
        let (year, month, day) = (
            self.below(10_000) as i16,
            1 + self.below(12) as u8,
            1 + self.below(28) as u8,
        );
        Term::Date(Date::new(year, month, day).expect("a day that exists"))
    }

    fn charlist(&mut self) -> Term {
        let mut chars: Vec<_> = (0..1 + self.below(8))
            .map(|_| Term::Int(i64::from(32 + self.below(95))))
            .collect();
        if self.below(3) == 0 {
            chars.push(Term::Int(i64::from(self.below(300))));
        }
        Term::list(chars)
    }

    fn keywords(&mut self, depth: u32) -> Term {
        let count = self.below(5);
        let pair = |terms: &mut Self| {
            let key = terms.atom();
            Term::tuple([key, terms.term(depth - 1)])
        };
        let mut pairs: Vec<_> = (0..count).map(|_| pair(self)).collect();
        if self.below(5) == 0 {
            pairs.push(self.term(depth - 1));
        }
        Term::list(pairs)
    }

    /// At most 32 pairs: beyond, the BEAM prints them in another order.
    fn map(&mut self, depth: u32) -> Term {
        let count = if self.below(30) == 0 { 32 } else { self.below(5) };
        let atoms_only = self.below(2) == 0;
        let pair = |terms: &mut Self| {
            let key = if atoms_only {
                terms.atom()
            } else {
                terms.term(depth - 1)
            };
            (key, terms.term(depth - 1))
        };
        Term::map((0..count).map(|_| pair(self)).collect::<Vec<_>>())
    }

    fn structure(&mut self, depth: u32) -> Term {
        let field = |name, value| (Term::atom(name), value);
        match self.below(3) {
            0 => {
                let (first, last) = (self.integer(), self.integer());
                let step = Term::Int(if self.below(3) == 0 { -2 } else { 1 });
                let fields = [field("first", first), field("last", last), field("step", step)];
                Term::structure(Atom::new("Elixir.Range"), fields)
            }
            1 => {
                let elements = self.some(depth, 5).into_iter().take(32);
                let elements = Term::map(elements.map(|element| (element, Term::list([]))));
                let fields = [field("map", elements), field("version", Term::Int(2))];
                Term::structure(Atom::new("Elixir.MapSet"), fields)
            }
            _ => {
                let fields = ["mfa", "owner", "pid", "ref"].map(|name| field(name, self.term(depth - 1)));
                Term::structure(Atom::new("Elixir.Task"), fields)
            }
        }
    }
}
