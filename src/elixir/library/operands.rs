//! What is wrong with the operands of an operator or a function that guards may call.

use crate::elixir::fault::Fault;
use crate::runtime::{GuardFunction, Term};

/// What such a function raises for these values.
pub fn operand_fault(function: GuardFunction, values: &[Term]) -> Fault {
    use GuardFunction as F;
    let only = |what: &str| Fault::badarg(&[(1, what)]);
    match function {
        F::Add
        | F::Subtract
        | F::Multiply
        | F::Divide
        | F::Div
        | F::Rem
        | F::Plus
        | F::Negate
        | F::BitAnd
        | F::BitOr
        | F::BitXor
        | F::BitNot
        | F::ShiftLeft
        | F::ShiftRight => Fault::from(Term::atom("badarith")),
        F::Head | F::Tail => only("not a nonempty list"),
        F::Length => only("not a list"),
        F::TupleSize => only("not a tuple"),
        F::ByteSize | F::BitSize => only("not a bitstring"),
        F::Abs | F::Round | F::Trunc | F::Floor | F::Ceil => only("not a number"),
        F::Not => only("not a boolean"),
        F::MapSize => Fault::from(crate::tuple![Term::atom("badmap"), values[0].clone()]),
        F::MapGet | F::IsMapKey => Fault::from(crate::tuple![Term::atom("badmap"), values[1].clone()]),
        F::Element if values[1].elements().is_none() => Fault::badarg(&[(2, "not a tuple")]),
        F::Element => Fault::badarg(&[(1, "out of range")]),
        _ => Fault::from(Term::atom("badarg")),
    }
}
