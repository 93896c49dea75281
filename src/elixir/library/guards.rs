//! The functions that guards may call, as functions of `:erlang` and of `Kernel`.

use super::kernel::guard;
use super::functions::{Functions, Modules};
use crate::runtime::GuardFunction;

pub(super) const MODULES: Modules = &[("erlang", OPERATORS), ("erlang", NAMED), ("Elixir.Kernel", NAMED)];

/// Writes the table out: name, number of arguments, function.
macro_rules! functions {
    ($($variant:ident)*) => {
        &[$((
            GuardFunction::$variant.name(),
            GuardFunction::$variant.arity() as u8,
            |arguments| guard(GuardFunction::$variant, arguments),
        ),)*]
    };
}

const OPERATORS: Functions = functions! {
    Equal NotEqual Same NotSame Less AtMost Greater AtLeast Add Subtract Multiply Divide Plus Negate
    BitAnd BitOr BitXor BitNot ShiftLeft ShiftRight And Or Xor Element MapGet IsMapKey Size
};

/// Those that `Kernel` has under the same name.
const NAMED: Functions = functions! {
    Div Rem Abs Round Trunc Floor Ceil Not IsAtom IsBinary IsBitstring IsBoolean IsFloat IsFunction IsFunctionOf IsInteger
    IsList IsMap IsNumber IsPid IsPort IsReference IsTuple Head Tail Length MapSize TupleSize ByteSize BitSize BinaryPart
    Node
};
