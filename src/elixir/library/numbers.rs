//! `Integer`, `Float`, `Bitwise`.

use super::functions::Modules;

pub(super) const MODULES: Modules = &[];
