//! What all parts of the generator share: chance, the names that are bound, and pieces of text.

use coppice::runtime::Random;

/// What a value is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Int,
    Float,
    Bool,
    Atom,
    Text,
    /// A list of integers.
    Ints,
    /// A list of texts.
    Texts,
    /// A list of anything.
    List,
    Tuple,
    Map,
    Keyword,
    Range,
    Set,
    /// A function of an integer that gives one.
    Fun,
    Struct,
}

impl Kind {
    /// What a program's variables are.
    pub const ALL: [Self; 15] = [
        Self::Int,
        Self::Float,
        Self::Bool,
        Self::Atom,
        Self::Text,
        Self::Ints,
        Self::Texts,
        Self::List,
        Self::Tuple,
        Self::Map,
        Self::Keyword,
        Self::Range,
        Self::Set,
        Self::Fun,
        Self::Struct,
    ];
}

/// A function of one of the program's modules: `Module.name`, its arguments, what it gives.
#[derive(Clone, Debug)]
pub struct Known {
    pub module: &'static str,
    pub name: String,
    pub arguments: Vec<Kind>,
    pub gives: Kind,
}

/// Writes programs. One seed makes one row of them.
pub struct Writer {
    pub random: Random,
    /// What is bound, with what it is; blocks take away what they have bound.
    pub bound: Vec<(String, Kind)>,
    /// How many names there have been.
    pub named: u32,
    /// What the program's modules define.
    pub known: Vec<Known>,
    /// The modules that define a struct, `%Module{a: …, b: …}`.
    pub structs: Vec<&'static str>,
    /// All modules of the program.
    pub modules: Vec<&'static str>,
    /// In one of how many places a value is of another kind than what is asked for.
    pub wrong: u32,
}

impl Writer {
    pub fn new(seed: u64) -> Self {
        Self {
            random: Random::new(seed),
            bound: Vec::new(),
            named: 0,
            known: Vec::new(),
            structs: Vec::new(),
            modules: Vec::new(),
            wrong: 60,
        }
    }

    pub fn below(&mut self, bound: u32) -> u32 {
        self.random.below(bound)
    }

    /// Once in so many times.
    pub fn once_in(&mut self, times: u32) -> bool {
        self.below(times) == 0
    }

    pub fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len() as u32) as usize]
    }

    /// A name that nothing has yet.
    pub fn fresh(&mut self) -> String {
        self.named += 1;
        format!("v{}", self.named)
    }

    /// A name that is bound to such a value from now on.
    pub fn bind(&mut self, kind: Kind) -> String {
        let name = self.fresh();
        self.bound.push((name.clone(), kind));
        name
    }

    /// A name that is bound to such a value.
    pub fn variable(&mut self, kind: Kind) -> Option<String> {
        let fitting: Vec<_> = self.bound.iter().filter(|(_, it)| *it == kind).collect();
        let count = fitting.len() as u32;
        if count == 0 {
            return None;
        }
        let at = self.random.below(count) as usize;
        Some(fitting[at].0.clone())
    }

    /// What is written within a block: what that binds is gone behind it.
    pub fn within(&mut self, write: impl FnOnce(&mut Self) -> String) -> String {
        let before = self.bound.len();
        let text = write(self);
        self.bound.truncate(before);
        text
    }

    /// So many of them, with commas in between.
    pub fn several(&mut self, count: u32, mut one: impl FnMut(&mut Self) -> String) -> String {
        let all: Vec<_> = (0..count).map(|_| one(self)).collect();
        all.join(", ")
    }

    pub fn any_kind(&mut self) -> Kind {
        Kind::ALL[self.below(Kind::ALL.len() as u32) as usize]
    }
}

/// The text with every line that far in.
pub fn indented(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(|line| format!("  {line}")).collect();
    lines.join("\n")
}
