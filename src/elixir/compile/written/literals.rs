//! Numbers and charlists as `Macro.to_string/1` writes them.

use crate::elixir::syntax::Quoted;
use crate::runtime::Term;

/// Of a number of six digits and more, three and three.
pub(super) fn literal(term: &Term) -> String {
    let text = term.inspect();
    let whole = text.bytes().take_while(u8::is_ascii_digit).count();
    if !term.is_number() || whole < 6 {
        return text;
    }
    let mut grouped = String::new();
    for (at, digit) in text[..whole].char_indices() {
        if at > 0 && (whole - at).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    grouped + &text[whole..]
}

/// A list that can be read is a charlist.
pub(super) fn charlist(elements: &[Quoted]) -> Option<String> {
    let codes = elements.iter().map(|element| match element {
        Quoted::Literal(code @ Term::Int(_)) => Some(code.clone()),
        _ => None,
    });
    let text = Term::list(codes.collect::<Option<Vec<_>>>()?).inspect();
    text.starts_with('\'').then_some(text)
}
