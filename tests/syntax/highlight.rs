//! The highlighter's view of a text: whole, in order, and the same as the parser's.

use coppice::elixir::syntax::{TokenClass, tokens};

use crate::{pieces, programs};

/// The text between the parts is space, and the parts are in order.
pub fn assert_parts(source: &str) {
    let mut end = 0;
    for (range, class) in tokens(source) {
        assert!(
            range.start >= end && range.end <= source.len(),
            "{range:?} in {source:?}"
        );
        assert!(
            source.is_char_boundary(range.start) && source.is_char_boundary(range.end),
            "{source:?}"
        );
        let between = &source[end..range.start];
        assert!(
            between.chars().all(|char| char.is_whitespace() || char == '\\'),
            "{between:?} before {class:?} in {source:?}"
        );
        end = range.end;
    }
    let rest = &source[end..];
    assert!(
        rest.chars().all(|char| char.is_whitespace() || char == '\\'),
        "{rest:?} at the end of {source:?}"
    );
}

#[test]
fn the_highlighter_sees_every_part_of_every_piece_and_no_error_in_a_program() {
    for piece in pieces(include_str!("../elixir/pieces.txt")) {
        assert_parts(&piece);
    }
    for (name, text) in programs() {
        assert_parts(&text);
        let wrong = tokens(&text).find(|(_, class)| *class == TokenClass::Error);
        assert_eq!(wrong, None, "{name}");
    }
}

#[test]
fn a_comment_within_what_is_wrong_is_part_of_that() {
    for source in ["a.# b\n# \u{202e}/0", "# a\nb # c\n.# d\n# \u{202e}"] {
        assert_parts(source);
        let last = tokens(source).last();
        let wrong = source.find(".#").expect("it is there")..source.len();
        assert_eq!(last, Some((wrong, TokenClass::Error)), "{source:?}");
    }
}

#[test]
fn the_highlighter_says_what_a_part_is() {
    let seen = |source: &str| -> Vec<(String, TokenClass)> {
        let part = |(range, class): (std::ops::Range<usize>, TokenClass)| (source[range].to_owned(), class);
        tokens(source).map(part).collect()
    };
    let check = |source: &str, expected: &[(&str, TokenClass)]| {
        let expected: Vec<(String, TokenClass)> = expected
            .iter()
            .map(|(text, class)| ((*text).to_owned(), *class))
            .collect();
        assert_eq!(seen(source), expected, "{source}");
    };
    use TokenClass as C;
    check(
        "@doc \"a #{b} c\" # d",
        &[
            ("@", C::Attribute),
            ("doc", C::Attribute),
            ("\"a ", C::Text),
            ("#{", C::Punctuation),
            ("b", C::Name),
            ("}", C::Punctuation),
            (" c\"", C::Text),
            ("# d", C::Comment),
        ],
    );
    check(
        "def f(x), do: :a and Foo.b",
        &[
            ("def", C::Name),
            ("f", C::Call),
            ("(", C::Punctuation),
            ("x", C::Name),
            (")", C::Punctuation),
            (",", C::Punctuation),
            ("do:", C::Key),
            (":a", C::Atom),
            ("and", C::Keyword),
            ("Foo", C::Alias),
            (".", C::Punctuation),
            ("b", C::Name),
        ],
    );
    check(
        "1a ) ~s(x) 0x1F\n\"open",
        &[
            ("1", C::Error),
            ("a", C::Name),
            (")", C::Error),
            ("~s(x)", C::Sigil),
            ("0x1F", C::Number),
            ("\"open", C::Error),
        ],
    );
}
