//! Log wording.
