//! An op as a scenario plans it: what is done, and whether all comes to rest before the next.

use super::op::Op;
use crate::runtime::{Digest, Digester};

/// A planned op.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// What is done.
    pub op: Op,
    /// Is the next op done once every process is at rest? Otherwise whoever does this one goes on at once.
    pub settle: bool,
}

/// One that is waited for is no more than its op.
impl Digest for Planned {
    fn digest_into(&self, digester: &mut Digester) {
        self.op.digest_into(digester);
        if !self.settle {
            digester.text("at once");
        }
    }
}

impl From<Op> for Planned {
    fn from(op: Op) -> Self {
        Self { op, settle: true }
    }
}

impl Planned {
    /// The ops that somebody has to begin, by number: those that follow at once are begun by whoever did the one before.
    pub fn begun<'a>(ops: impl IntoIterator<Item = &'a Self>) -> Vec<usize> {
        let mut at_once = false;
        let mut begun = Vec::new();
        for (number, planned) in ops.into_iter().enumerate() {
            if !at_once {
                begun.push(number);
            }
            at_once = !planned.settle;
        }
        begun
    }
}
