//! How functions print.

use std::fmt::{self, Formatter};

use super::super::Fun;
use super::identifier;
use super::quoted::write_quoted;

/// The place of the closures that take no argument among those of `:erl_eval.expr/6` in OTP 25; of those that take more it
/// is one less each.
const FIRST_OF_EVALUATED: u8 = 43;

/// A closure prints as one that was made by evaluation. The number behind the place is that of the compiled `:erl_eval`,
/// which is another in every release of OTP: this one is Debian 12's.
pub(super) fn write_fun(f: &mut Formatter<'_>, fun: &Fun) -> fmt::Result {
    match fun {
        Fun::Capture {
            module,
            function,
            arity,
        } => {
            write!(f, "&{module}.")?;
            let name = function.name();
            if identifier::needs_quotes_in_call(name) {
                write_quoted(f, name, '"')?;
            } else {
                f.write_str(name)?;
            }
            write!(f, "/{arity}")
        }
        Fun::Closure { arity, .. } => {
            let place = FIRST_OF_EVALUATED.saturating_sub(*arity);
            write!(f, "#Function<{place}.3316493/{arity} in :erl_eval.expr/6>")
        }
    }
}
