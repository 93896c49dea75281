//! The functions that guards may call, as functions of `:erlang` and of `Kernel`.

use super::functions::{Functions, Modules};
use crate::elixir::fault::Fault;
use crate::runtime::{GuardFunction, Term};

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

/// A function that guards may call too.
pub(super) fn guard(function: GuardFunction, arguments: &[Term]) -> Result<Term, Fault> {
    let value = match arguments {
        [one] => function.of_one(one),
        [one, other] => function.of_two(one, other),
        [one, other, third] => function.of_three(one, other, third),
        _ => None,
    };
    value.ok_or_else(|| super::operand_fault(function, arguments))
}
