//! The functions of `:erlang` that guards may call too.

use super::functions::{Functions, Modules};
use super::kernel::guard;
use crate::runtime::GuardFunction;

pub(super) const MODULES: Modules = &[("erlang", OPERATORS)];

macro_rules! operators {
    ($($name:literal/$arity:literal => $function:ident),* $(,)?) => {
        const OPERATORS: Functions = &[$(($name, $arity, |a| guard(GuardFunction::$function, a)),)*];
    };
}

operators! {
    "=="/2 => Equal, "/="/2 => NotEqual, "=:="/2 => Same, "=/="/2 => NotSame,
    "<"/2 => Less, "=<"/2 => AtMost, ">"/2 => Greater, ">="/2 => AtLeast,
    "+"/2 => Add, "-"/2 => Subtract, "*"/2 => Multiply, "/"/2 => Divide, "div"/2 => Div, "rem"/2 => Rem,
    "+"/1 => Plus, "-"/1 => Negate, "abs"/1 => Abs,
    "round"/1 => Round, "trunc"/1 => Trunc, "floor"/1 => Floor, "ceil"/1 => Ceil,
    "band"/2 => BitAnd, "bor"/2 => BitOr, "bxor"/2 => BitXor, "bnot"/1 => BitNot,
    "bsl"/2 => ShiftLeft, "bsr"/2 => ShiftRight,
    "and"/2 => And, "or"/2 => Or, "xor"/2 => Xor, "not"/1 => Not,
    "is_atom"/1 => IsAtom, "is_binary"/1 => IsBinary, "is_bitstring"/1 => IsBitstring, "is_boolean"/1 => IsBoolean,
    "is_float"/1 => IsFloat, "is_function"/1 => IsFunction, "is_function"/2 => IsFunctionOf,
    "is_integer"/1 => IsInteger, "is_list"/1 => IsList, "is_map"/1 => IsMap, "is_map_key"/2 => IsMapKey,
    "is_number"/1 => IsNumber, "is_pid"/1 => IsPid, "is_port"/1 => IsPort, "is_reference"/1 => IsReference,
    "is_tuple"/1 => IsTuple,
    "hd"/1 => Head, "tl"/1 => Tail, "length"/1 => Length, "element"/2 => Element, "map_get"/2 => MapGet,
    "map_size"/1 => MapSize, "tuple_size"/1 => TupleSize, "byte_size"/1 => ByteSize, "bit_size"/1 => BitSize,
    "size"/1 => Size, "binary_part"/3 => BinaryPart, "node"/1 => Node,
}
