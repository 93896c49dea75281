//! What has to be true of the variables that a pattern has bound.

use std::borrow::Cow;

use super::super::Term;
use super::guard_function::GuardFunction;
use super::match_pattern::Slot;

/// An expression that a guard may have.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Guard {
    /// A literal.
    Value(Term),
    /// What a variable stands for: one of the pattern, or one that was bound before.
    Variable(Slot),
    /// A function, of as many arguments as it takes.
    Call(GuardFunction, Box<[Self]>),
    /// `a and b`, of which the second is not asked when the first is false.
    AndAlso(Box<(Self, Self)>),
    /// `a or b`, of which the second is not asked when the first is true.
    OrElse(Box<(Self, Self)>),
}

crate::digest!(enum Guard {
    "value" => Value(term),
    "variable" => Variable(slot),
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
    #[must_use]
    pub fn holds(&self, slots: &[Term]) -> bool {
        self.value(slots).is_some_and(|value| value.is_atom("true"))
    }

    /// Its value, which is not copied where it stands; `None` when it raises.
    fn look<'a>(&'a self, slots: &'a [Term]) -> Option<Cow<'a, Term>> {
        match self {
            Self::Value(term) => Some(Cow::Borrowed(term)),
            Self::Variable(slot) => slots.get(usize::from(*slot)).map(Cow::Borrowed),
            Self::Call(..) | Self::AndAlso(_) | Self::OrElse(_) => self.value(slots).map(Cow::Owned),
        }
    }

    /// Its value; `None` when it raises.
    fn value(&self, slots: &[Term]) -> Option<Term> {
        match self {
            Self::Value(term) => Some(term.clone()),
            Self::Variable(slot) => slots.get(usize::from(*slot)).cloned(),
            Self::Call(function, arguments) => match &**arguments {
                [] => None,
                [one] => function.of_one(&*one.look(slots)?),
                [one, other] => function.of_two(&*one.look(slots)?, &*other.look(slots)?),
                [first, second, third, ..] => {
                    let [first, second] = [first.look(slots)?, second.look(slots)?];
                    function.of_three(&first, &second, &*third.look(slots)?)
                }
            },
            Self::AndAlso(both) => match both.0.value(slots)?.as_bool()? {
                true => both.1.value(slots),
                false => Some(Term::from(false)),
            },
            Self::OrElse(both) => match both.0.value(slots)?.as_bool()? {
                true => Some(Term::from(true)),
                false => both.1.value(slots),
            },
        }
    }
}
