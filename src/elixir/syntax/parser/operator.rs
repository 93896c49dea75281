//! Operators: how tightly they bind, and what they and their operands are as quoted code.

use super::super::error::{Complaint, Outcome};
use super::super::quoted::{Head, Meta};
use super::super::token::{OperatorClass, Token};
use super::build::{Built, CallShape, Form, Series, access, headed, node, variable};
use super::meta;
use crate::runtime::Atom;

use OperatorClass as O;

/// An operator that waits for its right side.
pub(super) enum HeldOperator<'a> {
    Prefix(&'a Token, OperatorClass),
    Infix(Built, &'a Token, OperatorClass),
}

/// How tightly an operator between two operands binds, and whether it does so to its right.
pub(super) fn infix(class: OperatorClass) -> Option<(u32, bool)> {
    Some(match class {
        O::InMatch => (40, false),
        O::When => (50, true),
        O::Type => (60, true),
        O::Pipe => (70, true),
        O::Match => (100, true),
        O::Or => (110, false),
        O::And => (130, false),
        O::Comp => (140, false),
        O::Rel => (150, false),
        O::Arrow => (160, false),
        O::In => (170, false),
        O::Xor => (180, false),
        O::Ternary => (190, true),
        O::Concat | O::Range => (200, true),
        O::Dual => (210, false),
        O::Mult => (220, false),
        O::Power => (230, false),
        O::Assoc | O::At | O::Capture | O::Stab | O::Unary => return None,
    })
}

/// How tightly an operator before its operand binds.
pub(super) fn prefix(class: OperatorClass) -> Option<u32> {
    match class {
        O::Capture => Some(90),
        O::Unary | O::Dual | O::Ternary => Some(300),
        O::At => Some(320),
        _ => None,
    }
}

/// True when the operator before an operand takes it before one that comes behind it and binds so tightly.
pub(super) fn binds(before: &HeldOperator, operand: &Built, binding: u32, to_the_right: bool) -> bool {
    match before {
        // What ends with a block goes on with whatever follows: `-f do … end + 1` is `-(f do … end + 1)`.
        HeldOperator::Prefix(_, class) => {
            operand.shape != CallShape::Unmatched && prefix(*class).is_some_and(|own| own > binding)
        }
        HeldOperator::Infix(_, _, class) => {
            infix(*class).is_some_and(|(own, _)| own > binding || own == binding && !to_the_right)
        }
    }
}

/// The operator with its operands. `in_map`: in a map, a call without parentheses is one operand when an operator is before it.
pub(super) fn apply(operator: HeldOperator, operand: Built, in_map: bool) -> Outcome<Built> {
    let (shape, form) = match &operator {
        HeldOperator::Prefix(_, class) => {
            let names = operand.form.names_struct() && *class != O::Capture;
            let is_whole = in_map && operand.shape == CallShape::NoParens;
            let shape = if is_whole { CallShape::Unmatched } else { operand.shape };
            (shape, if names { Form::Prefixed } else { Form::Other })
        }
        HeldOperator::Infix(left, ..) => (left.shape.beside(operand.shape), Form::Other),
    };
    let mut built = match operator {
        HeldOperator::Prefix(token, class) => prefixed(token, class, operand)?,
        HeldOperator::Infix(left, token, class) => apply_infix(left, token, class, operand)?,
    };
    built.shape = shape;
    built.form = form;
    Ok(built)
}

/// An operator before its operand.
fn prefixed(token: &Token, class: OperatorClass, operand: Built) -> Outcome<Built> {
    if class == O::Ternary {
        // `//2`, as in `&//2`: the name of the division, divided by two.
        let slash = access(variable(Atom::new("/"), meta(token)));
        return node(
            "/",
            Meta::at(token.line, token.column + 1),
            Series::from([slash, operand]),
        );
    }
    headed(Head::Name(token.name()), 0, meta(token), Series::from([operand]))
}

fn apply_infix(left: Built, token: &Token, class: OperatorClass, right: Built) -> Outcome<Built> {
    match class {
        O::Ternary => {
            let Some([from, to]) = left.quoted.arguments_of("..") else {
                let what = "the range step operator (//) must immediately follow the range definition operator (..), for \
                            example: 1..9//2. If you wanted to define a default argument, use (\\\\) instead. Syntax error \
                            before: '//'";
                return Err(Complaint::new(token.line, token.column, what));
            };
            let range = left.quoted.as_node().map_or(Meta::none(), |range| range.meta.clone());
            let mut many = Series {
                items: vec![from.clone(), to.clone()],
                depth: left.depth,
            };
            many.push(right);
            node("..//", range, many)
        }
        O::In => {
            let negated = |name| left.quoted.arguments_of(name).filter(|arguments| arguments.len() == 1);
            let (outer, inner) = match (token.name().name(), negated("not"), negated("!")) {
                ("not in", ..) => (Some("not"), None),
                (_, Some(inner), _) => (Some("not"), Some(inner[0].clone())),
                (_, None, Some(inner)) => (Some("!"), Some(inner[0].clone())),
                (_, None, None) => (None, None),
            };
            let left = match inner {
                Some(quoted) => Built { quoted, ..left },
                None => left,
            };
            let inside = node("in", meta(token), Series::from([left, right]))?;
            match outer {
                Some(outer) => node(outer, meta(token), Series::from([inside])),
                None => Ok(inside),
            }
        }
        _ => headed(Head::Name(token.name()), 0, meta(token), Series::from([left, right])),
    }
}
