//! The modules of the whole source, and which file uses which: every path is followed to the file that *defines* the
//! name, through imports, globs and re-exports. A facade that only hands names on is used by nobody.

use std::collections::{BTreeMap, BTreeSet};

use crate::module::{Definition, Module, What, modules};

pub struct CrateGraph {
    files: Vec<String>,
    modules: Vec<Module>,
    /// The file of each module.
    homes: Vec<usize>,
    by_path: BTreeMap<Vec<String>, usize>,
}

/// Which file uses which other, each with the name and the line of its first use.
pub type Uses = BTreeMap<String, BTreeMap<String, Use>>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    pub name: String,
    pub line: usize,
}

/// What a path can lead to: a module to look into, or what a file defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    Module(usize),
    File(usize),
}

/// A name looked up in a module, so that names which re-export each other do not go on for ever.
type Seen = BTreeSet<(usize, String)>;

impl CrateGraph {
    /// Reads the files, `lib.rs` among them, by their paths from the folder of sources. A file that no module declares,
    /// or only one under `#[cfg(test)]`, does not count.
    pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut texts: BTreeMap<&str, &str> = files.into_iter().collect();
        let mut graph = Self {
            files: Vec::new(),
            modules: Vec::new(),
            homes: Vec::new(),
            by_path: BTreeMap::new(),
        };
        graph.add("lib.rs", &[], &mut texts);
        graph
    }

    fn add(&mut self, file: &str, path: &[&str], texts: &mut BTreeMap<&str, &str>) {
        let Some(text) = texts.remove(file) else { return };
        let home = self.files.len();
        self.files.push(file.to_owned());
        let mut declared = Vec::new();
        for module in modules(path, text) {
            for child in &module.children {
                declared.push([&module.path[..], std::slice::from_ref(child)].concat());
            }
            self.by_path.insert(module.path.clone(), self.modules.len());
            self.modules.push(module);
            self.homes.push(home);
        }
        for path in declared {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            self.add(&format!("{}.rs", path.join("/")), &path, texts);
        }
    }

    pub fn files(&self) -> &[String] {
        &self.files
    }

    /// What is defined where, in the order of the files.
    pub fn definitions(&self) -> impl Iterator<Item = (&str, &Definition)> {
        self.modules.iter().zip(&self.homes).flat_map(|(module, home)| {
            let file = self.files[*home].as_str();
            module.definitions.iter().map(move |definition| (file, definition))
        })
    }

    /// Which file uses which: by what it imports for itself, and by what its code mentions.
    pub fn uses(&self) -> Uses {
        let mut uses = Uses::new();
        for at in 0..self.modules.len() {
            let module = &self.modules[at];
            for import in module.imports.iter().filter(|import| !import.handed_on) {
                // The names of a glob count where they are mentioned, unless it is an enum's.
                self.note(&mut uses, at, &import.path, import.line);
            }
            for mention in &module.mentions {
                self.note(&mut uses, at, &mention.path, mention.line);
            }
        }
        uses
    }

    fn note(&self, uses: &mut Uses, at: usize, path: &[String], line: usize) {
        let home = self.homes[at];
        for found in self.follow(at, path, &mut Seen::new()) {
            if let Found::File(file) = found
                && file != home
            {
                let name = path.join("::");
                uses.entry(self.files[home].clone())
                    .or_default()
                    .entry(self.files[file].clone())
                    .or_insert(Use { name, line });
            }
        }
    }

    /// What a path leads to that stands in module `at`.
    fn follow(&self, at: usize, path: &[String], seen: &mut Seen) -> BTreeSet<Found> {
        let Some((first, rest)) = path.split_first() else {
            return BTreeSet::from([Found::Module(at)]);
        };
        let parent = || {
            let module = self.modules[at].path.split_last()?.1;
            self.by_path.get(module).copied()
        };
        let start = match first.as_str() {
            "crate" => self
                .by_path
                .get(&[][..])
                .map(|at| Found::Module(*at))
                .into_iter()
                .collect(),
            "self" => BTreeSet::from([Found::Module(at)]),
            "super" => parent().map(Found::Module).into_iter().collect(),
            name => self.look_up(at, name, seen),
        };
        rest.iter().fold(start, |mut found, name| {
            // What a path goes on from is no function that has the name of a module.
            if found.iter().any(|found| matches!(found, Found::Module(_))) {
                found.retain(|found| matches!(found, Found::Module(_)));
            }
            found
                .into_iter()
                .flat_map(|found| match (found, name.as_str()) {
                    (Found::Module(at), "super") => self.follow(at, &["super".to_owned()], seen),
                    (Found::Module(at), name) => self.look_up(at, name, seen),
                    // A variant, or what belongs to a type.
                    (Found::File(_), _) => BTreeSet::from([found]),
                })
                .collect()
        })
    }

    /// What a name means in a module: what it defines or declares, else what it imports, else what its globs bring.
    fn look_up(&self, at: usize, name: &str, seen: &mut Seen) -> BTreeSet<Found> {
        if !seen.insert((at, name.to_owned())) {
            return BTreeSet::new();
        }
        let module = &self.modules[at];
        let mut found = BTreeSet::new();
        if module.definitions.iter().any(|definition| definition.name == name) {
            found.insert(Found::File(self.homes[at]));
        }
        if let Some(child) = self.by_path.get(&[&module.path[..], &[name.to_owned()]].concat()) {
            found.insert(Found::Module(*child));
        }
        if module.path.is_empty() {
            found.extend(self.exported_macro(name));
        }
        for import in &module.imports {
            if import.name.as_deref() == Some(name) {
                found.extend(self.follow(at, &import.path, seen));
            }
        }
        if !found.is_empty() {
            return found;
        }
        let globs = module.imports.iter().filter(|import| import.name.is_none());
        for glob in globs {
            for target in self.follow(at, &glob.path, seen) {
                if let Found::Module(target) = target {
                    found.extend(self.look_up(target, name, seen));
                }
            }
        }
        found
    }

    fn exported_macro(&self, name: &str) -> Option<Found> {
        let defines = |module: &Module| {
            module
                .definitions
                .iter()
                .any(|definition| definition.name == name && definition.what == What::ExportedMacro)
        };
        let at = self.modules.iter().position(defines)?;
        Some(Found::File(self.homes[at]))
    }
}
