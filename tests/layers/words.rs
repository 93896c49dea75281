//! One word, one thing: a struct, an enum or a trait has a name that no other of the source has, nor Rust's own prelude.

use std::collections::BTreeMap;

use crate::crate_graph::CrateGraph;
use crate::module::What;

/// A name that several types have.
pub struct Homonym {
    pub name: &'static str,
    /// What it means, as often as it is defined.
    pub meanings: &'static [&'static str],
}

/// The types and traits that are everywhere without an import.
const PRELUDE: &[&str] = &[
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Drop",
    "Eq",
    "Err",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// The names that are defined more than once, each with the files that do it, in order.
fn homonyms(graph: &CrateGraph) -> BTreeMap<&str, Vec<&str>> {
    let mut files: BTreeMap<&str, Vec<&str>> = PRELUDE.iter().map(|name| (*name, vec!["the prelude"])).collect();
    for (file, definition) in graph.definitions() {
        if definition.what == What::Type {
            files.entry(&definition.name).or_default().push(file);
        }
    }
    files.retain(|_, files| files.len() > 1);
    files.values_mut().for_each(|files| files.sort_unstable());
    files
}

/// What is wrong between the homonyms that there are and those that are listed; nothing when they are the same. What is
/// `private` to a file by custom may be named so everywhere.
pub fn broken_words(graph: &CrateGraph, listed: &[Homonym], private: &[&str]) -> Vec<String> {
    let found = homonyms(graph);
    let mut broken = Vec::new();
    for (name, files) in &found {
        let known = listed.iter().find(|homonym| homonym.name == *name);
        if files.len() > known.map_or(1, |known| known.meanings.len()) && !private.contains(name) {
            broken.push(format!(
                "{name} is the name of {} types: {}",
                files.len(),
                files.join(", ")
            ));
        }
    }
    for Homonym { name, meanings } in listed {
        let now = found.get(name).map_or(1, Vec::len);
        if now < meanings.len() {
            broken.push(format!(
                "{name} is listed with {} meanings ({}) and has {now} now: take off the list what is gone",
                meanings.len(),
                meanings.join("; ")
            ));
        }
    }
    broken
}
