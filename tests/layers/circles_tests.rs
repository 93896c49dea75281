//! The reading of names and the search for circles, on small sources.

use crate::circles::{Knot, broken_knots, knots};
use crate::crate_graph::CrateGraph;
use crate::module::{Import, modules};

/// The uses of a source of these files, as `a.rs -> b.rs`.
fn uses(files: &[(&str, &str)]) -> Vec<String> {
    let uses = CrateGraph::read(files.iter().copied()).uses();
    uses.iter()
        .flat_map(|(from, to)| to.keys().map(move |to| format!("{from} -> {to}")))
        .collect()
}

/// The leaves of a `use`, each as `path` or `path as name`; a glob as `path as *`.
fn leaves(text: &str) -> Vec<String> {
    let [module] = modules(&[], text).try_into().expect("one module");
    let told = |Import { path, name, .. }: &Import| {
        let path = path.join("::");
        match name {
            Some(name) if path.ends_with(name.as_str()) => path,
            Some(name) => format!("{path} as {name}"),
            None => format!("{path} as *"),
        }
    };
    module.imports.iter().map(told).collect()
}

#[test]
fn a_nested_use_names_each_of_its_leaves() {
    let text = "use super::{self, a::{B, c::{self, D as E}}, f::*};";
    let expected = [
        "super",
        "super::a::B",
        "super::a::c",
        "super::a::c::D as E",
        "super::f as *",
    ];
    assert_eq!(leaves(text), expected);
}

#[test]
fn an_import_is_a_use_of_the_file_that_defines_the_name() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "use crate::b::{self, B}; fn f(_: B) {}"),
        ("b.rs", "pub struct B;"),
    ];
    assert_eq!(uses(&files), ["a.rs -> b.rs"]);
}

#[test]
fn an_imported_module_is_used_where_something_of_it_is_mentioned() {
    let silent = [
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "use crate::b; fn f() {}"),
        ("b.rs", "pub fn g() {}"),
    ];
    assert!(uses(&silent).is_empty());
    let spoken = [silent[0], ("a.rs", "use crate::b; fn f() { b::g(); }"), silent[2]];
    assert_eq!(uses(&spoken), ["a.rs -> b.rs"]);
}

#[test]
fn what_comes_through_two_facades_is_used_where_it_is_defined() {
    let files = [
        ("lib.rs", "mod a; mod outer;"),
        ("a.rs", "use crate::outer::Thing as It; fn f(_: It) {}"),
        ("outer.rs", "mod inner; pub use inner::Thing;"),
        ("outer/inner.rs", "mod deep; pub use self::deep::Thing;"),
        ("outer/inner/deep.rs", "pub enum Thing { One }"),
    ];
    assert_eq!(uses(&files), ["a.rs -> outer/inner/deep.rs"]);
}

#[test]
fn a_facade_that_only_hands_on_uses_nothing_but_one_that_speaks_of_it_does() {
    let facade = |code: &'static str| {
        [
            ("lib.rs", "mod a;"),
            ("a.rs", code),
            ("a/b.rs", "use super::A; pub struct B(A);"),
        ]
    };
    let silent = facade("mod b; pub use b::B; pub struct A;");
    assert_eq!(uses(&silent), ["a/b.rs -> a.rs"]);
    let speaking = facade("mod b; pub use b::B; pub struct A(Option<Box<B>>);");
    assert_eq!(uses(&speaking), ["a.rs -> a/b.rs", "a/b.rs -> a.rs"]);
}

#[test]
fn the_names_of_a_glob_count_where_they_are_mentioned() {
    let files = [
        ("lib.rs", "mod a; mod b; mod c;"),
        ("a.rs", "use crate::c::*; fn f() -> Two { Two }"),
        ("b.rs", "pub struct One; pub struct Two;"),
        ("c.rs", "pub use crate::b::*; pub struct Three;"),
    ];
    assert_eq!(uses(&files), ["a.rs -> b.rs"]);
    let variants = [
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "use super::b::Kind::*; fn f() { let _ = Small; }"),
        ("b.rs", "pub enum Kind { Small }"),
    ];
    assert_eq!(uses(&variants), ["a.rs -> b.rs"]);
}

#[test]
fn a_path_in_code_counts_without_an_import() {
    for code in [
        "fn f() { crate::b::c::g(1); }",
        "fn f() -> super::b::c::C { loop {} }",
        "fn f() { let _ = super::b::c::C::new::<u8>(); }",
        "impl<'a> super::b::c::T<'a> for u8 {}",
        "fn f() { (0..super::b::c::LEN); }",
        "mod inner { fn f() { super::super::b::c::g(1); } }",
    ] {
        let files = [
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", code),
            ("b.rs", "pub mod c;"),
            (
                "b/c.rs",
                "pub struct C; pub trait T<'a> {} pub fn g(_: u8) {} pub const LEN: usize = 1;",
            ),
        ];
        assert_eq!(uses(&files), ["a.rs -> b/c.rs"], "{code}");
    }
}

#[test]
fn a_path_goes_on_from_a_module_and_not_from_a_function_of_its_name() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "use super::b::run::Run; fn f(_: Run) {}"),
        ("b.rs", "pub mod run; pub fn run() {}"),
        ("b/run.rs", "pub struct Run;"),
    ];
    assert_eq!(uses(&files), ["a.rs -> b/run.rs"]);
}

#[test]
fn methods_fields_comments_and_strings_are_no_paths() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        (
            "a.rs",
            "use super::b::*; fn f(x: X) { x.g(); x.s; \"b::g\"; /* b::g */ } // crate::b::g",
        ),
        ("b.rs", "pub fn g() {} pub fn s() {}"),
    ];
    assert!(uses(&files).is_empty());
}

#[test]
fn a_variable_with_the_name_of_a_function_that_is_handed_on_is_no_use_of_it() {
    let facade = |code: &'static str| {
        [
            ("lib.rs", "mod a;"),
            ("a.rs", code),
            ("a/b.rs", "pub fn keys() {} pub fn sort<T>() {}"),
        ]
    };
    assert!(uses(&facade("mod b; pub use b::keys; fn f(keys: u8) -> u8 { keys }")).is_empty());
    for call in ["keys()", "sort::<u8>()"] {
        let code = format!("mod b; pub use b::{{keys, sort}}; fn f() {{ {call} }}");
        assert_eq!(uses(&facade(code.leak())), ["a.rs -> a/b.rs"], "{call}");
    }
}

#[test]
fn an_exported_macro_is_a_name_of_the_root() {
    let files = [
        ("lib.rs", "mod a; mod b; mod c;"),
        ("a.rs", "use crate::pair; fn f() { pair![1, 2]; }"),
        ("b.rs", "fn f() { crate::pair![1, 2]; }"),
        (
            "c.rs",
            "/// Two.\n#[macro_export] macro_rules! pair { ($a:expr, $b:expr) => { $crate::a::f($a, $b) }; }",
        ),
    ];
    assert_eq!(uses(&files), ["a.rs -> c.rs", "b.rs -> c.rs", "c.rs -> a.rs"]);
}

#[test]
fn tests_do_not_count() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        (
            "a.rs",
            "#[cfg(test)] use crate::b::B; fn f() {}
             #[cfg(test)] #[allow(unused)] fn g(_: [crate::b::B; 2]) { crate::b::h(); }
             #[cfg(test)] mod tests { use crate::b::{B, h}; fn t() { h(); } }
             #[cfg(all(test, unix))] mod more;",
        ),
        ("a/more.rs", "use crate::b::B;"),
        ("b.rs", "pub struct B; pub fn h() {}"),
    ];
    assert!(uses(&files).is_empty());
    let kept = [
        files[0],
        ("a.rs", "#[cfg(not(test))] mod more; #[cfg(test)] use x::{y};"),
        files[2],
        files[3],
    ];
    assert_eq!(uses(&kept), ["a/more.rs -> b.rs"]);
}

#[test]
fn names_that_hand_each_other_on_lead_nowhere() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "pub use crate::b::X; pub use crate::b::*; fn f(_: X, _: Y) {}"),
        ("b.rs", "pub use crate::a::X; pub use crate::a::*;"),
    ];
    assert!(uses(&files).is_empty());
}

/// Three files in a circle, and two beside them that use each other.
const CIRCLES: [(&str, &str); 6] = [
    ("lib.rs", "mod a; mod b; mod c; mod d; mod e;"),
    ("a.rs", "use crate::b::B; pub struct A;"),
    ("b.rs", "use crate::c::C; pub struct B;"),
    ("c.rs", "use crate::a::A; pub struct C;"),
    ("d.rs", "use crate::e::E;\nuse crate::a::A; pub struct D;"),
    ("e.rs", "\nuse crate::d::D; pub struct E;"),
];
const ABC: Knot = Knot {
    files: &["a.rs", "b.rs", "c.rs"],
    because: "They are an example.",
};
const DE: Knot = Knot {
    files: &["d.rs", "e.rs"],
    because: "They are another.",
};

#[test]
fn files_that_reach_each_other_are_a_knot() {
    let uses = CrateGraph::read(CIRCLES).uses();
    let found: Vec<Vec<&str>> = knots(&uses)
        .into_iter()
        .map(|knot| knot.into_iter().collect())
        .collect();
    assert_eq!(found, [ABC.files, DE.files]);
    assert!(broken_knots(&uses, &[ABC, DE]).is_empty());
}

#[test]
fn a_knot_that_is_not_listed_is_told_with_its_shortest_circle() {
    let uses = CrateGraph::read(CIRCLES).uses();
    assert_eq!(
        broken_knots(&uses, &[ABC]),
        [
            "a circle: d.rs -> e.rs (crate::e::E, line 1) -> d.rs (crate::d::D, line 2)\n  (one of those among d.rs, e.rs)"
        ]
    );
}

#[test]
fn a_listed_knot_that_grows_is_told_with_the_circle_that_is_new() {
    let mut files = CIRCLES;
    files[1].1 = "use crate::b::B; use crate::d::D; pub struct A;";
    let broken = broken_knots(&CrateGraph::read(files).uses(), &[ABC, DE]);
    assert_eq!(broken.len(), 1, "{broken:?}");
    assert!(
        broken[0].starts_with("a circle: a.rs -> d.rs (crate::d::D, line 1) -> a.rs (crate::a::A, line 2)\n"),
        "{broken:?}"
    );
}

#[test]
fn a_listed_knot_that_is_smaller_or_gone_is_told() {
    let uses = CrateGraph::read(CIRCLES).uses();
    let larger = Knot {
        files: &["d.rs", "e.rs", "lib.rs"],
        because: "It was so.",
    };
    assert_eq!(
        broken_knots(&uses, &[ABC, larger]),
        [
            "a knot is listed that is none any more: d.rs, e.rs, lib.rs\n  (because: It was so. What is left of it: d.rs, e.rs)"
        ]
    );
    let mut files = CIRCLES;
    files[5].1 = "pub struct E;";
    assert_eq!(
        broken_knots(&CrateGraph::read(files).uses(), &[ABC, DE]),
        [
            "a knot is listed that is none any more: d.rs, e.rs\n  (because: They are another. What is left of it: nothing)"
        ]
    );
}

#[test]
fn a_file_stands_in_one_knot_only() {
    let uses = CrateGraph::read(CIRCLES).uses();
    let twice = Knot {
        files: &["a.rs", "c.rs"],
        because: "It was so.",
    };
    let broken = broken_knots(&uses, &[ABC, DE, twice]);
    assert_eq!(broken, ["a file is listed in two knots: see a.rs, c.rs"]);
}
