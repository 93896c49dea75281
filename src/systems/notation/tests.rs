//! What is read, what is said of what is not, and what is written.

use serde_json::{Value, json};

use super::{Notation, of_text, text, value};

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Colour {
    #[default]
    Red,
    DarkBlue,
}

crate::notation!(words Colour { "red" => Red, "dark_blue" => DarkBlue });

#[derive(Debug, PartialEq)]
struct Thing {
    id: String,
    colour: Colour,
    size: u32,
    kind: Option<String>,
    parts: Vec<(String, i64)>,
}

crate::notation!(struct Thing { id, colour default, size or(7), kind = "is a" given, parts default });

#[derive(Debug, PartialEq)]
enum Act {
    Paint { what: String, until: Option<u64> },
    Make(Thing),
    Undo,
}

crate::notation!(enum Act by "act" { "paint" => Paint { what, until }, "make" => Make(thing: Thing); never Undo });

#[derive(Debug, PartialEq)]
struct Kept {
    version: u32,
}

crate::notation!(struct Kept lenient { version });

/// Why it is refused, with the field.
fn refused<T: Notation + std::fmt::Debug>(written: &Value) -> String {
    T::read(written).expect_err("refused").with_field()
}

#[test]
fn what_is_not_written_is_what_the_notation_says() {
    let thing = Thing::read(&json!({"id": "a"})).expect("a thing");
    let expected = Thing {
        id: "a".to_owned(),
        colour: Colour::Red,
        size: 7,
        kind: None,
        parts: Vec::new(),
    };
    assert_eq!(thing, expected);
}

#[test]
fn fields_are_written_in_their_order_the_tag_first() {
    let written = r#"{"act":"make","id":"a","colour":"dark_blue","size":1,"is a":"b","parts":[["c",-2]]}"#;
    let act: Act = of_text(written).expect("an act");
    assert_eq!(text(&act), written);
    let act: Act = of_text(r#"{"what":"it","act":"paint"}"#).expect("an act");
    assert_eq!(text(&act), r#"{"act":"paint","what":"it","until":null}"#);
    assert_eq!(value(&act), json!({"act": "paint", "what": "it", "until": null}));
    assert_eq!(text(&Act::Undo), "{}", "that is never written");
}

#[test]
fn a_text_is_written_as_serde_writes_it() {
    let all: String = (0..=0x2ff).chain(0x1f330..0x1f340).filter_map(char::from_u32).collect();
    assert_eq!(text(&all), serde_json::to_string(&all).expect("text"));
    assert_eq!(of_text::<String>(&text(&all)), Some(all));
}

#[test]
fn of_several_things_that_are_wrong_the_first_by_name_is_told() {
    let wrong = json!({"size": -1, "colour": 3, "id": null});
    assert_eq!(
        refused::<Thing>(&wrong),
        "colour: invalid type: integer `3`, expected string or map"
    );
    let unknown = json!({"size": -1, "a": 1});
    assert_eq!(
        refused::<Thing>(&unknown),
        "unknown field `a`, expected one of `id`, `colour`, `size`, `is a`, `parts`"
    );
    assert_eq!(
        refused::<Thing>(&json!({"size": -1, "z": 1})),
        "size: invalid value: integer `-1`, expected u32"
    );
    assert_eq!(refused::<Thing>(&json!({"size": 1})), "missing field `id`");
    assert_eq!(Kept::read(&json!({"version": 1, "a": 1})), Ok(Kept { version: 1 }));
    assert_eq!(refused::<Kept>(&json!({"a": 1})), "missing field `version`");
}

#[test]
fn what_a_tag_does_not_say_is_told_before_all_else() {
    let refused = refused::<Act>;
    assert_eq!(
        refused(&json!([])),
        "invalid type: sequence, expected internally tagged enum Act"
    );
    assert_eq!(refused(&json!({"what": 1})), "missing field `act`");
    assert_eq!(
        refused(&json!({"act": "undo", "what": 1})),
        "act: unknown variant `undo`, expected `paint` or `make`"
    );
    assert_eq!(
        refused(&json!({"act": null})),
        "act: invalid type: null, expected variant identifier"
    );
    assert_eq!(
        refused(&json!({"act": "paint", "what": "it", "until": 1.5})),
        "until: invalid type: floating point `1.5`, expected u64"
    );
    assert_eq!(
        refused(&json!({"act": "paint", "what": "it", "colour": 1})),
        "unknown field `colour`, expected `what` or `until`"
    );
}

#[test]
fn what_is_wrong_within_a_field_is_told_with_the_field() {
    let parts = |parts: Value| refused::<Thing>(&json!({"id": "a", "parts": parts}));
    assert_eq!(
        parts(json!("a")),
        "parts: invalid type: string \"a\", expected a sequence"
    );
    assert_eq!(
        parts(json!([true])),
        "parts: invalid type: boolean `true`, expected a tuple of size 2"
    );
    assert_eq!(
        parts(json!([["a"]])),
        "parts: invalid length 1, expected a tuple of size 2"
    );
    assert_eq!(
        parts(json!([["a", 1, 2]])),
        "parts: invalid length 3, expected 2 elements in sequence"
    );
    assert_eq!(
        parts(json!([["a", 18_446_744_073_709_551_615_u64]])),
        "parts: invalid value: integer `18446744073709551615`, expected i64"
    );
    let colour = |colour: Value| refused::<Thing>(&json!({"id": "a", "colour": colour}));
    assert_eq!(
        colour(json!("green")),
        "colour: unknown variant `green`, expected `red` or `dark_blue`"
    );
    assert_eq!(
        colour(json!({"red": null, "green": null})),
        "colour: invalid value: map, expected map with a single key"
    );
    assert_eq!(
        colour(json!({"red": 1})),
        "colour: invalid type: integer `1`, expected unit"
    );
    assert_eq!(Colour::read(&json!({"dark_blue": null})), Ok(Colour::DarkBlue));
}
