//! The functions that a guard may call: those of `:erlang` that neither do anything nor take long.
//!
//! It lacks `float/1`, which Elixir does not have either: where it stands alone, the BEAM takes it for an old name of
//! `is_float/1`.

use std::cmp::Ordering;

use super::super::number::{self, Computed};
use super::super::{Digest, Digester, Term};

/// Writes the functions out: the variant, its name in `:erlang` and how many arguments it takes.
macro_rules! functions {
    ($($variant:ident => $name:literal / $arity:literal),* $(,)?) => {
        /// A function of `:erlang` that a guard may call.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the names are those of `:erlang`")]
        pub enum GuardFunction {
            $($variant,)*
        }

        impl GuardFunction {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Its name in `:erlang`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// How many arguments it takes.
            #[must_use]
            pub const fn arity(self) -> usize {
                match self {
                    $(Self::$variant => $arity,)*
                }
            }
        }
    };
}

functions! {
    Equal => "=="/2, NotEqual => "/="/2, Same => "=:="/2, NotSame => "=/="/2,
    Less => "<"/2, AtMost => "=<"/2, Greater => ">"/2, AtLeast => ">="/2,
    Add => "+"/2, Subtract => "-"/2, Multiply => "*"/2, Divide => "/"/2, Div => "div"/2, Rem => "rem"/2,
    Plus => "+"/1, Negate => "-"/1, Abs => "abs"/1,
    Round => "round"/1, Trunc => "trunc"/1, Floor => "floor"/1, Ceil => "ceil"/1,
    BitAnd => "band"/2, BitOr => "bor"/2, BitXor => "bxor"/2, BitNot => "bnot"/1,
    ShiftLeft => "bsl"/2, ShiftRight => "bsr"/2,
    And => "and"/2, Or => "or"/2, Xor => "xor"/2, Not => "not"/1,
    IsAtom => "is_atom"/1, IsBinary => "is_binary"/1, IsBitstring => "is_bitstring"/1, IsBoolean => "is_boolean"/1,
    IsFloat => "is_float"/1, IsFunction => "is_function"/1, IsFunctionOf => "is_function"/2,
    IsInteger => "is_integer"/1, IsList => "is_list"/1, IsMap => "is_map"/1, IsMapKey => "is_map_key"/2,
    IsNumber => "is_number"/1, IsPid => "is_pid"/1, IsPort => "is_port"/1, IsReference => "is_reference"/1,
    IsTuple => "is_tuple"/1,
    Head => "hd"/1, Tail => "tl"/1, Length => "length"/1, Element => "element"/2, MapGet => "map_get"/2,
    MapSize => "map_size"/1, TupleSize => "tuple_size"/1, ByteSize => "byte_size"/1, BitSize => "bit_size"/1,
    Size => "size"/1, BinaryPart => "binary_part"/3, Node => "node"/1,
}

/// A name says which it is, but for the two signs and `is_function`, of which the arity does.
impl Digest for GuardFunction {
    fn digest_into(&self, digester: &mut Digester) {
        digester.text(self.name());
        digester.length(self.arity());
    }
}

impl GuardFunction {
    /// The function of that name in `:erlang`, of so many arguments.
    #[must_use]
    pub fn named(name: &str, arity: usize) -> Option<Self> {
        let is = |function: &&Self| function.name() == name && function.arity() == arity;
        Self::ALL.iter().find(is).copied()
    }

    /// Its value of one argument; `None` when it raises.
    #[must_use]
    pub fn of_one(self, term: &Term) -> Option<Term> {
        let truth = |yes: bool| Some(Term::from(yes));
        match self {
            Self::Plus => term.is_number().then(|| term.clone()),
            Self::Negate => computed(number::negate(term)),
            Self::Abs => computed(number::abs(term)),
            Self::Round => computed(number::round(term)),
            Self::Trunc => computed(number::trunc(term)),
            Self::Floor => computed(number::floor(term)),
            Self::Ceil => computed(number::ceil(term)),
            Self::BitNot => computed(number::bit_not(term)),
            Self::Not => truth(!term.as_bool()?),
            Self::IsAtom => truth(matches!(term, Term::Atom(_))),
            Self::IsBinary => truth(term.as_bytes().is_some()),
            Self::IsBitstring => truth(matches!(term, Term::Str(_) | Term::Bits(_))),
            Self::IsBoolean => truth(term.as_bool().is_some()),
            Self::IsFloat => truth(matches!(term, Term::Float(_))),
            Self::IsFunction => truth(matches!(term, Term::Fun(_))),
            Self::IsInteger => truth(term.is_integer()),
            Self::IsList => truth(matches!(term, Term::List(_))),
            Self::IsMap => truth(term.as_map().is_some()),
            Self::IsNumber => truth(term.is_number()),
            Self::IsPid => truth(matches!(term, Term::Pid(_))),
            Self::IsPort => truth(false),
            Self::IsReference => truth(matches!(term, Term::Reference(_))),
            Self::IsTuple => truth(matches!(term, Term::Tuple(_))),
            Self::Head => term.as_list()?.first().cloned(),
            Self::Tail => term.as_list()?.split().map(|(_, tail)| tail.clone()),
            Self::Length => count(term.as_list()?.length()?),
            Self::MapSize => count(term.as_map()?.len()),
            Self::TupleSize => count(term.elements()?.len()),
            Self::ByteSize => count(term.bit_size()?.div_ceil(8)),
            Self::BitSize => count(term.bit_size()?),
            Self::Size => count(
                term.elements()
                    .map(<[Term]>::len)
                    .or_else(|| Some(term.bit_size()? / 8))?,
            ),
            Self::Node => matches!(term, Term::Pid(_) | Term::Reference(_)).then(|| Term::atom("nonode@nohost")),
            _ => None,
        }
    }

    /// Its value of two arguments; `None` when it raises.
    #[must_use]
    pub fn of_two(self, a: &Term, b: &Term) -> Option<Term> {
        let order = |wanted: &[Ordering]| Some(Term::from(wanted.contains(&a.compare(b))));
        let truths = |of: fn(bool, bool) -> bool| Some(Term::from(of(a.as_bool()?, b.as_bool()?)));
        match self {
            Self::Equal => order(&[Ordering::Equal]),
            Self::NotEqual => order(&[Ordering::Less, Ordering::Greater]),
            Self::Same => Some(Term::from(a == b)),
            Self::NotSame => Some(Term::from(a != b)),
            Self::Less => order(&[Ordering::Less]),
            Self::AtMost => order(&[Ordering::Less, Ordering::Equal]),
            Self::Greater => order(&[Ordering::Greater]),
            Self::AtLeast => order(&[Ordering::Greater, Ordering::Equal]),
            Self::Add => computed(number::add(a, b)),
            Self::Subtract => computed(number::subtract(a, b)),
            Self::Multiply => computed(number::multiply(a, b)),
            Self::Divide => computed(number::divide(a, b)),
            Self::Div => computed(number::div(a, b)),
            Self::Rem => computed(number::rem(a, b)),
            Self::BitAnd => computed(number::bit_and(a, b)),
            Self::BitOr => computed(number::bit_or(a, b)),
            Self::BitXor => computed(number::bit_xor(a, b)),
            Self::ShiftLeft => computed(number::shift_left(a, b)),
            Self::ShiftRight => computed(number::shift_right(a, b)),
            Self::And => truths(|a, b| a && b),
            Self::Or => truths(|a, b| a || b),
            Self::Xor => truths(|a, b| a != b),
            Self::IsFunctionOf => is_function_of(a, b),
            Self::IsMapKey => Some(Term::from(b.as_map()?.get(a).is_some())),
            Self::MapGet => b.as_map()?.get(a).cloned(),
            Self::Element => {
                let at = usize::try_from(a.as_int()?).ok()?.checked_sub(1)?;
                b.elements()?.get(at).cloned()
            }
            _ => None,
        }
    }

    /// Its value of three arguments; `None` when it raises.
    #[must_use]
    pub fn of_three(self, binary: &Term, from: &Term, length: &Term) -> Option<Term> {
        match self {
            Self::BinaryPart => {
                let (bytes, from, length) = (binary.as_bytes()?, from.as_int()?, length.as_int()?);
                // A negative length goes to the left.
                let (one, other) = (from, from.checked_add(length)?);
                let begin = usize::try_from(one.min(other)).ok()?;
                Some(Term::binary(bytes.get(begin..usize::try_from(one.max(other)).ok()?)?))
            }
            _ => None,
        }
    }
}

fn computed(result: Computed) -> Option<Term> {
    result.ok()
}

fn count(length: usize) -> Option<Term> {
    i64::try_from(length).ok().map(Term::Int)
}

/// The arity must be a number that is not negative, even when the first argument is no function.
fn is_function_of(term: &Term, arity: &Term) -> Option<Term> {
    let takes = |wanted: i64| matches!(term, Term::Fun(fun) if i64::from(fun.arity()) == wanted);
    match arity {
        Term::Int(wanted @ 0..) => Some(Term::from(takes(*wanted))),
        Term::Big(wanted) if !wanted.is_negative() => Some(Term::from(false)),
        _ => None,
    }
}
