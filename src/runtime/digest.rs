//! A digest of what can be observed: one number that is the same for the same state, on every target and however the
//! state is laid out in memory.
//!
//! What is written is a stream of 64-bit words. Numbers are widened to 64 bits, texts are their length and their bytes
//! in little-endian words, sequences are their length and their elements, and the variants of an enum are told apart by
//! a text that is written down beside them ([`digest!`](crate::digest)). Nothing is derived: no capacity, box, index or
//! discriminant can get in, and a field that is forgotten does not compile.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

/// Where a digest begins: FNV's offset basis.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
/// What a word is multiplied with: 2^64 divided by the golden ratio, made odd.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Something of which a digest can be made.
pub trait Digest {
    /// Writes what can be observed of it, always in the same order.
    fn digest_into(&self, digester: &mut Digester);
}

/// Makes a number of the words that it is given: FNV-1a's step, on words instead of bytes. The shift brings the high bits
/// of a product down again. Each step is reversible, so two streams that differ in one word never meet in that step.
#[derive(Clone, Debug)]
pub struct Digester(u64);

impl Default for Digester {
    fn default() -> Self {
        Self(BASIS)
    }
}

impl Digester {
    /// Takes one word.
    pub fn word(&mut self, word: u64) {
        let mixed = (self.0 ^ word).wrapping_mul(FACTOR);
        self.0 = mixed ^ (mixed >> 32);
    }

    /// Takes a length.
    pub fn length(&mut self, length: usize) {
        self.word(length as u64);
    }

    /// Takes a text: its length in bytes, then its bytes, eight a word, the last word filled up with zeros.
    pub fn text(&mut self, text: &str) {
        self.length(text.len());
        for bytes in text.as_bytes().chunks(8) {
            let mut word = [0; 8];
            word[..bytes.len()].copy_from_slice(bytes);
            self.word(u64::from_le_bytes(word));
        }
    }

    /// The number that everything taken so far comes to.
    #[must_use]
    pub fn finish(&self) -> u64 {
        let mut digester = self.clone();
        digester.word(BASIS);
        digester.0
    }
}

/// Writes an [`impl Digest`](crate::runtime::Digest) out: the fields of a struct in that order, or for each variant of an
/// enum the text that stands for it and its fields. Every field and every variant has to be there.
///
/// `digest!(struct StartCall { module, function, args });`
///
/// `digest!(enum Shutdown { "brutal_kill" => BrutalKill, "timeout" => Timeout(ms), "infinity" => Infinity });`
#[macro_export]
macro_rules! digest {
    (struct $type:ident $(<$parameter:ident: $bound:path>)? { $($field:ident),* $(,)? }) => {
        impl $(<$parameter: $bound>)? $crate::runtime::Digest for $type $(<$parameter>)? {
            fn digest_into(&self, digester: &mut $crate::runtime::Digester) {
                let Self { $($field),* } = self;
                let _ = &digester;
                $($crate::runtime::Digest::digest_into($field, digester);)*
            }
        }
    };
    (enum $type:ident $(<$parameter:ident: $bound:path>)? {
        $($text:literal => $variant:ident $(($($element:ident),*))? $({ $($field:ident),* })?),* $(,)?
    }) => {
        impl $(<$parameter: $bound>)? $crate::runtime::Digest for $type $(<$parameter>)? {
            fn digest_into(&self, digester: &mut $crate::runtime::Digester) {
                match self {
                    $(Self::$variant $(($($element),*))? $({ $($field),* })? => {
                        digester.text($text);
                        $($($crate::runtime::Digest::digest_into($element, digester);)*)?
                        $($($crate::runtime::Digest::digest_into($field, digester);)*)?
                    })*
                }
            }
        }
    };
}

/// Numbers are widened; what is signed keeps its sign.
macro_rules! numbers {
    ($($type:ty => $wide:ty),*) => {
        $(impl Digest for $type {
            fn digest_into(&self, digester: &mut Digester) {
                digester.word(<$wide>::from(*self) as u64);
            }
        })*
    };
}

numbers!(bool => u64, u8 => u64, u16 => u64, u32 => u64, u64 => u64, i16 => i64, i32 => i64, i64 => i64);

/// Nothing is nothing.
impl Digest for () {
    fn digest_into(&self, _digester: &mut Digester) {}
}

impl Digest for usize {
    fn digest_into(&self, digester: &mut Digester) {
        digester.length(*self);
    }
}

impl Digest for str {
    fn digest_into(&self, digester: &mut Digester) {
        digester.text(self);
    }
}

impl Digest for String {
    fn digest_into(&self, digester: &mut Digester) {
        digester.text(self);
    }
}

impl<T: Digest + ?Sized> Digest for &T {
    fn digest_into(&self, digester: &mut Digester) {
        (**self).digest_into(digester);
    }
}

impl<T: Digest + ?Sized> Digest for Box<T> {
    fn digest_into(&self, digester: &mut Digester) {
        (**self).digest_into(digester);
    }
}

impl<T: Digest + ?Sized> Digest for Rc<T> {
    fn digest_into(&self, digester: &mut Digester) {
        (**self).digest_into(digester);
    }
}

impl<T: Digest> Digest for Option<T> {
    fn digest_into(&self, digester: &mut Digester) {
        digester.length(usize::from(self.is_some()));
        if let Some(value) = self {
            value.digest_into(digester);
        }
    }
}

impl<A: Digest, B: Digest> Digest for (A, B) {
    fn digest_into(&self, digester: &mut Digester) {
        self.0.digest_into(digester);
        self.1.digest_into(digester);
    }
}

/// Length, then elements.
fn sequence<T: Digest>(elements: impl ExactSizeIterator<Item = T>, digester: &mut Digester) {
    digester.length(elements.len());
    for element in elements {
        element.digest_into(digester);
    }
}

impl<T: Digest> Digest for [T] {
    fn digest_into(&self, digester: &mut Digester) {
        sequence(self.iter(), digester);
    }
}

impl<T: Digest> Digest for Vec<T> {
    fn digest_into(&self, digester: &mut Digester) {
        sequence(self.iter(), digester);
    }
}

impl<T: Digest> Digest for VecDeque<T> {
    fn digest_into(&self, digester: &mut Digester) {
        sequence(self.iter(), digester);
    }
}

impl<T: Digest> Digest for BTreeSet<T> {
    fn digest_into(&self, digester: &mut Digester) {
        sequence(self.iter(), digester);
    }
}

impl<K: Digest, V: Digest> Digest for BTreeMap<K, V> {
    fn digest_into(&self, digester: &mut Digester) {
        sequence(self.iter(), digester);
    }
}

/// The digest of one value.
#[must_use]
pub fn digest_of(value: &(impl Digest + ?Sized)) -> u64 {
    let mut digester = Digester::default();
    value.digest_into(&mut digester);
    digester.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::Term;
    use crate::tuple;

    #[test]
    fn the_numbers_are_those_that_they_have_always_been() {
        let terms = tuple![Term::atom("ok"), -1, "ünï"];
        let numbers = [digest_of(""), digest_of("the quick brown fox"), digest_of(&terms)];
        assert_eq!(
            numbers,
            [
                1_221_475_259_935_614_095,
                3_004_533_007_795_742_784,
                15_001_995_867_308_813_772
            ]
        );
    }

    #[test]
    fn what_differs_has_another_digest() {
        let terms = [
            Term::atom("a"),
            Term::str("a"),
            Term::Int(1),
            Term::Int(-1),
            Term::list([]),
            tuple![],
            Term::map([]),
            Term::list([Term::Int(1)]),
            tuple![1],
            tuple![1, tuple![2]],
            tuple![tuple![1], 2],
            tuple![1, 2],
            tuple!["ab", "c"],
            tuple!["a", "bc"],
            tuple!["a\0", "bc"],
            Term::map([(Term::Int(1), Term::Int(2))]),
        ];
        for (at, term) in terms.iter().enumerate() {
            for other in &terms[at + 1..] {
                assert_ne!(digest_of(term), digest_of(other), "{term} and {other}");
            }
        }
        assert_ne!(digest_of(&Some(0)), digest_of(&None::<u32>));
        assert_ne!(digest_of(&vec![vec![1], vec![]]), digest_of(&vec![vec![], vec![1]]));
    }

    #[test]
    fn how_it_is_kept_makes_no_difference() {
        let mut grown: Vec<u32> = (0..100).collect();
        grown.truncate(2);
        assert_eq!(digest_of(&grown), digest_of(&VecDeque::from([0, 1])));
        assert_eq!(digest_of(&Box::new(7_u64)), digest_of(&7_u8));
        assert_eq!(digest_of(&Rc::<str>::from("text")), digest_of(&String::from("text")));
        assert_eq!(digest_of(&BTreeSet::from([1, 0])), digest_of(&[0, 1][..]));
    }
}
