//! The search for homonyms, on small sources.

use crate::crate_graph::CrateGraph;
use crate::words::{Homonym, broken_words};

const SOURCE: [(&str, &str); 3] = [
    (
        "lib.rs",
        "mod a; mod b; fn twice() {} #[cfg(test)] mod tests { struct Both; }",
    ),
    (
        "a.rs",
        "pub struct Both; struct Props; fn twice() {} type Alias = u8; impl Both { fn f() { struct Local; } }",
    ),
    ("b.rs", "pub trait Both {} enum Props {} enum Local {} struct Alias;"),
];
const BOTH: Homonym = Homonym {
    name: "Both",
    meanings: &["a struct", "a trait"],
};

#[test]
fn a_name_of_two_types_is_told_with_both_files() {
    let graph = CrateGraph::read(SOURCE);
    let broken = broken_words(&graph, &[], &["Props"]);
    assert_eq!(broken, ["Both is the name of 2 types: a.rs, b.rs"]);
}

#[test]
fn what_is_listed_or_private_may_have_its_meanings() {
    assert!(broken_words(&CrateGraph::read(SOURCE), &[BOTH], &["Props"]).is_empty());
}

#[test]
fn a_listed_name_that_has_lost_a_meaning_is_told() {
    let mut source = SOURCE;
    source[2].1 = "";
    let broken = broken_words(&CrateGraph::read(source), &[BOTH], &["Props"]);
    let told = "Both is listed with 2 meanings (a struct; a trait) and has 1 now: take off the list what is gone";
    assert_eq!(broken, [told]);
}

#[test]
fn what_a_macro_is_handed_is_no_second_type() {
    let handed =
        "mod a; pub struct Both { one: u8 } crate::digest!(struct Both { one }); crate::digest!(\n  enum Two {}\n);";
    let graph = CrateGraph::read([("lib.rs", handed), ("a.rs", "enum Two {}")]);
    assert!(broken_words(&graph, &[], &[]).is_empty());
    let graph = CrateGraph::read([
        ("lib.rs", "mod a; m!(struct Both {}); struct Both {}"),
        ("a.rs", "enum Both {}"),
    ]);
    assert_eq!(
        broken_words(&graph, &[], &[]),
        ["Both is the name of 2 types: a.rs, lib.rs"]
    );
}

#[test]
fn a_name_of_the_prelude_is_taken() {
    let graph = CrateGraph::read([("lib.rs", "struct From; struct Form;")]);
    assert_eq!(
        broken_words(&graph, &[], &[]),
        ["From is the name of 2 types: lib.rs, the prelude"]
    );
}
