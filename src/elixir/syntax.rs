//! From text to Elixir's own quoted form: a lexer, and a parser that climbs Elixir's table of precedences.
//!
//! [`parse`] gives what `Code.string_to_quoted/2` of Elixir 1.14 gives by default, or the error that it raises, word for
//! word. [`tokens`] is the highlighter's view of the same lexer, and never fails.
//!
//! Invariants: the text is read once from the left to the right; its bytes decide how long that takes. Nothing nests
//! deeper than [`MOST_NESTED`] and no tree grows deeper than [`MOST_DEEP`], so that nothing that is done to either runs out of
//! stack: what goes beyond is an error like any other.
//!
//! The lexer is written by hand, not with `logos`: what a token is depends on the one before it (`a -1`, `a do`, `not in`),
//! on the brackets that are open, and on strings that hold code in turn, so that of logos' automaton little more
//! than the table of operators would be left, at the price of its size.
//!
//! It is to be small in the page before it is fast: what is called from many places is not inlined.
//!
//! What it deliberately lacks: warnings, the checks of scripts and confusable letters that Elixir makes of names beyond
//! ASCII (letters are what Unicode calls alphabetic), and its suggestions of simpler spellings.

mod error;
mod escape;
mod highlight;
mod lexer;
mod parser;
mod quoted;
mod reader;
mod shown;
mod token;

pub use error::{SyntaxError, SyntaxErrorKind};
pub(super) use escape::unescape;
pub use highlight::{TokenClass, tokens};
pub use quoted::{Arguments, Extra, Head, Meta, Node, Quoted};
pub use reader::parse;
pub use token::{MOST_DEEP, MOST_NESTED};
