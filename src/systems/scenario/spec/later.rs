//! Fields that came later than the digests that are recorded.

use std::ops::Deref;

use serde::{Deserialize, Serialize};

use crate::runtime::{Digest, Digester};

/// A field of a spec that is no part of its digest where it has its default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Later<T>(T);

impl<T: Default + PartialEq> Later<T> {
    /// Is it not given?
    #[must_use]
    pub fn is_default(&self) -> bool {
        self.0 == T::default()
    }
}

impl<T> Deref for Later<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Digest + Default + PartialEq> Digest for Later<T> {
    fn digest_into(&self, digester: &mut Digester) {
        if !self.is_default() {
            self.0.digest_into(digester);
        }
    }
}
