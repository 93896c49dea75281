//! What a name that has been begun may become: modules, their functions, variables.

use std::collections::BTreeSet;

use super::library;
use super::loaded::Loaded;
use crate::runtime::{Atom, gather};

/// What `iex` and the language have beside functions.
const WORDS: [&str; 26] = [
    "alias",
    "case",
    "cond",
    "def",
    "defmodule",
    "defp",
    "defstruct",
    "do",
    "else",
    "end",
    "false",
    "fn",
    "for",
    "if",
    "import",
    "nil",
    "quote",
    "raise",
    "receive",
    "require",
    "rescue",
    "true",
    "try",
    "unless",
    "use",
    "with",
];

/// The most that are offered.
const MOST: usize = 200;

/// What may stand in the place of the end of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// Where what has been begun begins, in bytes.
    pub from: usize,
    /// What it may become, in order.
    pub candidates: Vec<Candidate>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// What is written.
    pub text: String,
    /// What is shown of it: `map/2`.
    pub shown: String,
}

impl Completion {
    /// What all candidates begin with; never shorter than what has been begun.
    #[must_use]
    pub fn common(&self) -> &str {
        let Some(first) = self.candidates.first() else {
            return "";
        };
        let all = self.candidates.iter();
        let shared = all.fold(first.text.len(), |shared, other| {
            let same = first.text.char_indices().zip(other.text.chars());
            let same = same.take_while(|((_, a), b)| a == b).last();
            shared.min(same.map_or(0, |((at, letter), _)| at + letter.len_utf8()))
        });
        &first.text[..shared]
    }
}

/// Completes the end of a text, in which those variables are bound.
#[must_use]
pub fn complete(text: &str, loaded: &Loaded, variables: &[&str]) -> Completion {
    let is_part = |letter: char| letter.is_alphanumeric() || "_.?!:@".contains(letter);
    let from = text
        .char_indices()
        .rev()
        .take_while(|(_, letter)| is_part(*letter))
        .last();
    let Some((from, _)) = from else {
        return Completion::default();
    };
    let word = &text[from..];
    let (from, candidates) = match word.rfind('.') {
        Some(dot) => (from + dot + 1, of_module(&word[..dot], &word[dot + 1..], loaded)),
        None => (from, by_itself(word, loaded, variables)),
    };
    let candidates: Vec<_> = candidates.into_iter().take(MOST).collect();
    Completion { from, candidates }
}

/// Functions of a module, and modules below it.
fn of_module(module: &str, begun: &str, loaded: &Loaded) -> BTreeSet<Candidate> {
    let mut found = BTreeSet::new();
    let atom = match module.strip_prefix(':') {
        Some(erlang) => erlang.to_owned(),
        None if module.starts_with(char::is_uppercase) => format!("Elixir.{module}"),
        None => return found,
    };
    for name in modules(loaded) {
        let below = name
            .strip_prefix(&format!("{atom}."))
            .filter(|below| below.starts_with(begun));
        if let Some(below) = below {
            let next = below.split('.').next().unwrap_or(below);
            found.insert(plain(next));
        }
    }
    let Some(atom) = Atom::intern(&atom) else {
        return found;
    };
    let functions: Vec<(String, u8)> = match loaded.module(atom) {
        Some(unit) => {
            let named = unit.named.iter().filter(|(_, named)| named.public);
            named
                .map(|(signature, _)| (signature.0.name().to_owned(), signature.1))
                .collect()
        }
        None => library::functions(atom)
            .into_iter()
            .map(|(name, arity)| (name.to_owned(), arity))
            .collect(),
    };
    found.extend(
        functions
            .iter()
            .filter(|(name, _)| is_offered(name, begun))
            .map(function),
    );
    found
}

/// Modules, variables, functions of `Kernel`, words of the language.
fn by_itself(begun: &str, loaded: &Loaded, variables: &[&str]) -> BTreeSet<Candidate> {
    if let Some(erlang) = begun.strip_prefix(':') {
        let names = modules(loaded)
            .into_iter()
            .filter(|name| !name.starts_with("Elixir.") && name.starts_with(erlang));
        return gather(names.map(|name| plain(&format!(":{name}"))));
    }
    if begun.starts_with(char::is_uppercase) {
        let names = modules(loaded);
        let names = names.iter().filter_map(|name| name.strip_prefix("Elixir."));
        let first = names.map(|name| name.split('.').next().unwrap_or(name));
        return gather(first.filter(|name| name.starts_with(begun)).map(plain));
    }
    let kernel = library::functions(Atom::new("Elixir.Kernel")).into_iter();
    let kernel = kernel.map(|(name, arity)| (name.to_owned(), arity));
    let functions = kernel
        .filter(|(name, _)| is_offered(name, begun))
        .map(|each| function(&each));
    let words = variables.iter().chain(&WORDS).filter(|word| word.starts_with(begun));
    gather(functions.chain(words.map(|word| plain(word))))
}

fn modules(loaded: &Loaded) -> BTreeSet<&'static str> {
    let own = loaded
        .modules()
        .filter_map(|unit| unit.module)
        .map(|module| module.name());
    gather(library::modules().into_iter().chain(own))
}

/// Names that are written with signs, or by the compiler, are not offered.
fn is_offered(name: &str, begun: &str) -> bool {
    name.starts_with(begun) && name.starts_with(char::is_lowercase) && !name.starts_with("__")
}

fn plain(name: &str) -> Candidate {
    Candidate {
        text: name.to_owned(),
        shown: name.to_owned(),
    }
}

fn function((name, arity): &(String, u8)) -> Candidate {
    Candidate {
        text: name.clone(),
        shown: format!("{name}/{arity}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let completion = complete(text, &Loaded::default(), &["amount", "list"]);
        completion.candidates.into_iter().map(|one| one.shown).collect()
    }

    #[test]
    fn what_has_been_begun_becomes_a_module_a_function_or_a_variable() {
        assert_eq!(shown("x = Enu"), ["Enum", "Enumerable"]);
        assert_eq!(shown("Enum.chunk_b"), ["chunk_by/2"]);
        assert_eq!(
            shown("[1] |> Enum.map_"),
            [
                "map_every/3",
                "map_intersperse/3",
                "map_join/2",
                "map_join/3",
                "map_reduce/3"
            ]
        );
        assert_eq!(shown("Task.Sup"), ["Supervised", "Supervisor"]);
        assert_eq!(shown(":li"), [":lists"]);
        assert_eq!(shown("amo"), ["amount"]);
        assert_eq!(shown("length(li"), ["list"]);
        assert_eq!(shown("1 + "), Vec::<String>::new());
        assert_eq!(shown("nobody.x"), Vec::<String>::new());
    }

    #[test]
    fn what_all_have_in_common_is_written_at_once() {
        let completion = complete("String.down", &Loaded::default(), &[]);
        assert_eq!((completion.from, completion.common()), (7, "downcase"));
    }
}
