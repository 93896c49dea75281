//! Fields that came later than the digests that are recorded.

use std::ops::Deref;

use serde_json::Value;

use crate::runtime::{Digest, Digester};
use crate::systems::notation::{Notation, NotationError};

/// A field of a spec that is no part of its digest where it has its default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

/// It is written as what it is.
impl<T: Notation + Default + PartialEq> Notation for Later<T> {
    fn read(written: &Value) -> Result<Self, NotationError> {
        T::read(written).map(Self)
    }

    fn write(&self, text: &mut String) {
        self.0.write(text);
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn is_absent(&self) -> bool {
        self.is_default()
    }

    fn blank() -> Self {
        Self::default()
    }
}
