//! What a source text says about names: which modules it has, what each defines, what it imports, and which paths its
//! code mentions. Tests (`#[cfg(test)]`) are left out before anything is read.
//!
//! It lacks types: a call of a method is no path, so that it does not tell where the method stands; and of a macro only
//! the name is known, and the paths that its definition spells.

use crate::source::{Token, tokens};

/// One module: a file, or `mod name { … }` in it.
#[derive(Debug, Default)]
pub struct Module {
    pub path: Vec<String>,
    /// The modules that it declares, in files of their own or in braces.
    pub children: Vec<String>,
    pub definitions: Vec<Definition>,
    pub imports: Vec<Import>,
    /// The paths of its code. A single small name counts only where it is called: it may just as well be a variable.
    pub mentions: Vec<Mention>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Definition {
    pub name: String,
    pub what: What,
    pub line: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A struct, an enum or a trait.
    Type,
    /// An alias of a type, a function, a constant or a static.
    Other,
    /// A macro that is exported is a name of the crate's root.
    ExportedMacro,
}

/// One leaf of a `use`.
#[derive(Debug, PartialEq, Eq)]
pub struct Import {
    pub path: Vec<String>,
    /// Under which name; `None` for a glob.
    pub name: Option<String>,
    /// `pub use`, however far: it hands the name on, and is no use of it.
    pub handed_on: bool,
    pub line: usize,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Mention {
    pub path: Vec<String>,
    pub line: usize,
}

/// The modules of a text that is the module `path`: itself first.
pub fn modules(path: &[&str], text: &str) -> Vec<Module> {
    let tokens = without_tests(&tokens(text));
    let mut reader = Reader {
        tokens: &tokens,
        modules: vec![Module {
            path: path.iter().map(|&name| name.to_owned()).collect(),
            ..Module::default()
        }],
        open: vec![(0, 0)],
        depth: 0,
    };
    let mut at = 0;
    while at < tokens.len() {
        at = reader.read(at);
    }
    reader.modules
}

/// The tokens without the items under `#[cfg(test)]`.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        match attribute_end(tokens, at).filter(|end| is_test(&tokens[at..*end])) {
            Some(end) => at = item_end(tokens, end),
            None => {
                kept.push(tokens[at].clone());
                at += 1;
            }
        }
    }
    kept
}

/// Where the attribute that begins here ends.
fn attribute_end(tokens: &[Token], at: usize) -> Option<usize> {
    let begins = text(tokens, at) == "#" && text(tokens, at + 1) == "[";
    begins.then(|| closing(tokens, at + 1) + 1)
}

fn is_test(attribute: &[Token]) -> bool {
    let says = |word: &str| attribute.iter().any(|token| token.text == word);
    says("cfg") && says("test") && !says("not")
}

/// Where the item that begins here ends, its further attributes included: behind its `;`, or behind its braces.
fn item_end(tokens: &[Token], from: usize) -> usize {
    let mut at = from;
    while at < tokens.len() {
        match text(tokens, at) {
            ";" => return at + 1,
            "{" => {
                let end = closing(tokens, at) + 1;
                return if text(tokens, end) == ";" { end + 1 } else { end };
            }
            "(" | "[" => at = closing(tokens, at) + 1,
            _ => at += 1,
        }
    }
    at
}

/// The bracket that closes the one here.
fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len()
}

fn text(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.text.as_str())
}

struct Reader<'a> {
    tokens: &'a [Token],
    modules: Vec<Module>,
    /// The modules that we are in, each with the depth of braces at which its items stand.
    open: Vec<(usize, usize)>,
    depth: usize,
}

impl Reader<'_> {
    /// Reads what begins at that token; where to read on.
    fn read(&mut self, at: usize) -> usize {
        let tokens = self.tokens;
        let (here, next, then) = (text(tokens, at), text(tokens, at + 1), text(tokens, at + 2));
        let line = tokens[at].line;
        match here {
            "{" => self.depth += 1,
            "}" => {
                self.depth = self.depth.saturating_sub(1);
                if self.open.last().is_some_and(|(_, items)| *items > self.depth) {
                    self.open.pop();
                }
            }
            "mod" if then == "{" || then == ";" => {
                self.module().children.push(next.to_owned());
                if then == "{" {
                    self.begin_module(next);
                }
                return at + 3;
            }
            // `use<'a>` in a bound is something else.
            "use" if next != "<" => return self.import(at),
            "macro_rules" if next == "!" => {
                let what = if self.is_exported(at) {
                    What::ExportedMacro
                } else {
                    What::Other
                };
                self.define(then, what, line);
                return at + 3;
            }
            "const" if next == "fn" => {}
            "struct" | "enum" | "trait" | "type" | "fn" | "const" | "static" if is_name(next) => {
                // What a macro is handed, as in `digest!(struct Name …)`, speaks of an item that stands elsewhere.
                let is_handed = at > 0 && text(tokens, at - 1) == "(";
                if !is_handed && self.open.last().is_some_and(|(_, items)| *items == self.depth) {
                    let is_type = matches!(here, "struct" | "enum" | "trait");
                    self.define(next, if is_type { What::Type } else { What::Other }, line);
                }
                return at + 2;
            }
            _ if is_name(here) && self.begins_path(at) => return self.mention(at),
            _ => {}
        }
        at + 1
    }

    fn module(&mut self) -> &mut Module {
        let at = self.open.last().map_or(0, |(at, _)| *at);
        &mut self.modules[at]
    }

    fn begin_module(&mut self, name: &str) {
        let mut path = self.module().path.clone();
        path.push(name.to_owned());
        self.depth += 1;
        self.open.push((self.modules.len(), self.depth));
        self.modules.push(Module {
            path,
            ..Module::default()
        });
    }

    fn define(&mut self, name: &str, what: What, line: usize) {
        let name = name.to_owned();
        self.module().definitions.push(Definition { name, what, line });
    }

    /// Whether the attribute before says `macro_export`.
    fn is_exported(&self, at: usize) -> bool {
        let before = &self.tokens[..at];
        let begin = before.iter().rposition(|token| token.text == "#").unwrap_or(at);
        attribute_end(self.tokens, begin) == Some(at) && text(self.tokens, begin + 2) == "macro_export"
    }

    /// Whether the name here is no field, no method, no lifetime, and no later part of a path.
    fn begins_path(&self, at: usize) -> bool {
        let before = |by: usize| at.checked_sub(by).map_or("", |at| text(self.tokens, at));
        match before(1) {
            "::" | "'" => false,
            "." => before(2) == ".",
            _ => true,
        }
    }

    fn mention(&mut self, at: usize) -> usize {
        let tokens = self.tokens;
        let mut path = vec![text(tokens, at).to_owned()];
        let mut end = at + 1;
        while text(tokens, end) == "::" && is_name(text(tokens, end + 1)) {
            path.push(text(tokens, end + 1).to_owned());
            end += 2;
        }
        let may_be_variable = path.len() == 1 && path[0].starts_with(|c: char| c.is_lowercase());
        if !may_be_variable || matches!(text(tokens, end), "(" | "!" | "::") {
            let line = tokens[at].line;
            self.module().mentions.push(Mention { path, line });
        }
        end
    }

    fn import(&mut self, at: usize) -> usize {
        let before = at.checked_sub(1).map_or("", |before| text(self.tokens, before));
        let handed_on = matches!(before, "pub" | ")");
        let end = (at..self.tokens.len())
            .find(|at| text(self.tokens, *at) == ";")
            .unwrap_or(self.tokens.len());
        let mut leaves = Vec::new();
        use_tree(&self.tokens[at + 1..end], &[], &mut leaves);
        let line = self.tokens[at].line;
        for (path, name) in leaves {
            self.module().imports.push(Import {
                path,
                name,
                handed_on,
                line,
            });
        }
        end + 1
    }
}

/// The leaves of `a::{b, c as d, e::*}`: each with its whole path and the name that it gets.
fn use_tree(tree: &[Token], prefix: &[String], leaves: &mut Vec<(Vec<String>, Option<String>)>) {
    let mut path = prefix.to_vec();
    let mut at = 0;
    while at < tree.len() {
        match text(tree, at) {
            "::" => {}
            "*" => return leaves.push((path, None)),
            "{" => {
                let end = closing(tree, at).min(tree.len());
                return split_at_commas(&tree[at + 1..end])
                    .into_iter()
                    .for_each(|member| use_tree(member, &path, leaves));
            }
            "as" => {
                let name = Some(text(tree, at + 1).to_owned());
                return leaves.push((path, name));
            }
            // `{self, …}` names the module itself.
            "self" if !prefix.is_empty() => {}
            name => path.push(name.to_owned()),
        }
        at += 1;
    }
    let name = path.last().cloned();
    leaves.push((path, name));
}

fn split_at_commas(tokens: &[Token]) -> Vec<&[Token]> {
    let (mut parts, mut depth, mut from) = (Vec::new(), 0, 0);
    for (at, token) in tokens.iter().enumerate() {
        match token.text.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 0 => {
                parts.push(&tokens[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&tokens[from..]);
    parts.retain(|part| !part.is_empty());
    parts
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}
