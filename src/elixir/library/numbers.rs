//! `Integer`, `Float`, `Bitwise`.

use super::table::Modules;

pub(super) const MODULES: Modules = &[];
