//! What is wrong with the operands of an operator or a function that guards may call.

use crate::elixir::fault::Fault;
use crate::runtime::{GuardFunction, Term};

/// What such a function raises for these values.
pub fn operand_fault(function: GuardFunction, values: &[Term]) -> Fault {
    use GuardFunction as F;
    let only = |what: &str| Fault::badarg(&[(1, what)]);
    match function {
        // Of integers only those that come out too large are refused.
        F::Multiply | F::ShiftLeft | F::ShiftRight if values.iter().all(Term::is_integer) => {
            Fault::limit("the integer would have more than the 4,194,304 bits that Coppice has room for")
        }
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
        F::BinaryPart => part_fault(values),
        F::IsFunctionOf => Fault::badarg(&[(
            2,
            if values[1].is_integer() {
                "out of range"
            } else {
                "not an integer"
            },
        )]),
        F::MapSize => Fault::from(crate::tuple![Term::atom("badmap"), values[0].clone()]),
        F::MapGet if values[1].as_map().is_some() => {
            Fault::from(crate::tuple![Term::atom("badkey"), values[0].clone()])
        }
        F::MapGet | F::IsMapKey => Fault::from(crate::tuple![Term::atom("badmap"), values[1].clone()]),
        F::Element if values[1].elements().is_none() => Fault::badarg(&[(2, "not a tuple")]),
        F::Element => Fault::badarg(&[(1, "out of range")]),
        _ => Fault::from(Term::atom("badarg")),
    }
}

/// What is wrong with a part of a binary: the binary, its beginning, or its length, in that order.
fn part_fault(values: &[Term]) -> Fault {
    let Some(bytes) = values[0].as_bytes() else {
        return Fault::badarg(&[(1, "not a binary")]);
    };
    let mut wrong = Vec::new();
    for at in [1, 2] {
        if !values[at].is_integer() {
            wrong.push((at as i64 + 1, "not an integer"));
        }
    }
    if wrong.is_empty() {
        let is_within = values[1]
            .as_int()
            .is_some_and(|at| (0..=bytes.len() as i64).contains(&at));
        wrong.push((if is_within { 3 } else { 2 }, "out of range"));
    }
    Fault::badarg(&wrong)
}
