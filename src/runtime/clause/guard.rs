//! What has to be true of the variables that a pattern has bound.

use super::super::{Atom, Term};
use super::guard_function::GuardFunction;
use super::match_pattern::Variables;

/// An expression that a guard may have.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Guard {
    /// That value: a literal, what a variable from outside is, `self()`, `node()`.
    Value(Term),
    /// What a variable of the pattern stands for.
    Variable(Atom),
    /// A function, of as many arguments as it takes.
    Call(GuardFunction, Box<[Self]>),
    /// `a and b`, of which the second is not asked when the first is false.
    AndAlso(Box<(Self, Self)>),
    /// `a or b`, of which the second is not asked when the first is true.
    OrElse(Box<(Self, Self)>),
}

crate::digest!(enum Guard {
    "value" => Value(term),
    "variable" => Variable(name),
    "call" => Call(function, arguments),
    "andalso" => AndAlso(both),
    "orelse" => OrElse(both),
});

impl Guard {
    /// `function(a, b)`.
    #[must_use]
    pub fn call(function: GuardFunction, arguments: impl Into<Box<[Self]>>) -> Self {
        Self::Call(function, arguments.into())
    }

    /// `value in list`, which is one comparison after the other.
    #[must_use]
    pub fn is_in(value: &Self, list: impl IntoIterator<Item = Term>) -> Self {
        let is = |one| Self::call(GuardFunction::Same, [value.clone(), Self::Value(one)]);
        let either = |one, other| Self::OrElse(Box::new((one, other)));
        let comparisons = list.into_iter().map(is);
        comparisons.reduce(either).unwrap_or(Self::Value(Term::from(false)))
    }

    /// Does it hold? What raises does not, and neither does what is anything but `true`.
    pub(super) fn holds(&self, variables: &Variables) -> bool {
        self.value(variables).is_some_and(|value| value.is_atom("true"))
    }

    /// Its value; `None` when it raises.
    fn value(&self, variables: &Variables) -> Option<Term> {
        match self {
            Self::Value(term) => Some(term.clone()),
            Self::Variable(name) => {
                let bound = variables.iter().find(|(bound, _)| bound == name);
                bound.map(|(_, value)| value.clone())
            }
            Self::Call(function, arguments) => match &**arguments {
                [] => None,
                [one] => function.of_one(&one.value(variables)?),
                [one, other] => function.of_two(&one.value(variables)?, &other.value(variables)?),
                [first, second, third, ..] => {
                    let [first, second] = [first.value(variables)?, second.value(variables)?];
                    function.of_three(&first, &second, &third.value(variables)?)
                }
            },
            Self::AndAlso(both) => match both.0.value(variables)?.as_bool()? {
                true => both.1.value(variables),
                false => Some(Term::from(false)),
            },
            Self::OrElse(both) => match both.0.value(variables)?.as_bool()? {
                true => Some(Term::from(true)),
                false => both.1.value(variables),
            },
        }
    }
}
