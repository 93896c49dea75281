//! Integers that 64 bits do not hold.
//!
//! Invariant: a [`Big`] is one that does not fit into an `i64`, so that an integer has one form. Everything that makes an
//! integer goes through [`integer`].

use std::fmt;
use std::rc::Rc;

use num_bigint::{BigInt, Sign};

use super::super::{Digest, Digester, made};
use super::Term;

/// An integer beyond an `i64`. Clones share it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Big(Rc<BigInt>);

/// The term of an integer of any size.
pub(super) fn integer(number: BigInt) -> Term {
    match i64::try_from(&number) {
        Ok(small) => Term::Int(small),
        Err(_) => {
            let big = Big(Rc::new(number));
            made::count(big.bytes());
            Term::Big(big)
        }
    }
}

impl Big {
    pub(super) fn number(&self) -> &BigInt {
        &self.0
    }

    /// Where it is, and how many hold it.
    pub(super) fn place(&self) -> (usize, usize) {
        (Rc::as_ptr(&self.0).addr(), Rc::strong_count(&self.0))
    }

    /// How many bytes its digits take.
    pub(super) fn bytes(&self) -> usize {
        (self.0.bits() / 8) as usize + 1
    }

    /// True below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.0.sign() == Sign::Minus
    }

    /// What it is worth without its sign, 64 bits a word, the lowest first.
    #[must_use]
    pub fn words(&self) -> impl ExactSizeIterator<Item = u64> + DoubleEndedIterator {
        self.0.iter_u64_digits()
    }

    /// The nearest float, as the BEAM comes to it: word by word, from the highest. `None` beyond all floats.
    pub(super) fn to_f64(&self) -> Option<f64> {
        const WORD: f64 = 18_446_744_073_709_551_616.0;
        let worth = self.words().rev().fold(0.0, |worth, word| worth * WORD + word as f64);
        worth
            .is_finite()
            .then_some(if self.is_negative() { -worth } else { worth })
    }
}

impl Digest for Big {
    fn digest_into(&self, digester: &mut Digester) {
        self.is_negative().digest_into(digester);
        digester.length(self.words().len());
        self.words().for_each(|word| digester.word(word));
    }
}

impl fmt::Display for Big {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
