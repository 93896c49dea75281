//! What source is about, without running it: which modules it defines, and which of them starts a system.

use super::syntax::{self, Arguments, Head, Node, Quoted};
use crate::runtime::Term;

/// A module of some source.
#[derive(Debug, Default)]
struct Outlined {
    name: String,
    is_application: bool,
    is_supervisor: bool,
    /// How many arguments its `start_link` takes at the least.
    start_link: Option<usize>,
    /// The modules that its body names.
    named: Vec<String>,
}

/// What is likely to start a system of that source: the `start/2` of an application, else the `start_link` of a supervisor
/// that no other one names, else that of the last module that has one. `None` when there is none, or when the source
/// cannot be read.
#[must_use]
pub fn start_of(source: &str) -> Option<String> {
    let mut modules = Vec::new();
    modules_in(&syntax::parse(source, "", 1).ok()?, "", &mut modules);
    let named = |module: &&Outlined| {
        let others = modules.iter().filter(|other| other.name != module.name);
        others
            .filter(|other| other.is_supervisor)
            .any(|other| other.named.contains(&module.name))
    };
    let starts = |module: &&Outlined| module.start_link.is_some();
    let application = modules.iter().find(|module| module.is_application);
    if let Some(application) = application {
        return Some(format!("{}.start(:normal, [])", application.name));
    }
    let mut supervisors = modules.iter().filter(|module| module.is_supervisor).filter(starts);
    let root = supervisors.find(|module| !named(module));
    let module = root.or_else(|| modules.iter().rev().find(starts))?;
    let arguments = match module.start_link {
        Some(0) | None => "",
        Some(_) => "[]",
    };
    Some(format!("{}.start_link({arguments})", module.name))
}

/// The names of the modules that a source defines, in order; none when it cannot be read.
#[must_use]
pub fn modules_of(source: &str) -> Vec<String> {
    let mut modules = Vec::new();
    if let Ok(quoted) = syntax::parse(source, "", 1) {
        modules_in(&quoted, "", &mut modules);
    }
    modules.into_iter().map(|module| module.name).collect()
}

fn modules_in(quoted: &Quoted, above: &str, modules: &mut Vec<Outlined>) {
    for statement in statements(quoted) {
        if let Some((name, body)) = defmodule(statement) {
            let name = if above.is_empty() {
                name
            } else {
                format!("{above}.{name}")
            };
            let mut module = Outlined {
                name: name.clone(),
                ..Outlined::default()
            };
            for part in statements(body) {
                module.note(part);
            }
            modules.push(module);
            modules_in(body, &name, modules);
        }
    }
}

impl Outlined {
    /// Takes in what stands in its body.
    fn note(&mut self, part: &Quoted) {
        if defmodule(part).is_some() {
            return;
        }
        if let Some(arguments) = part.arguments_of("use") {
            match arguments.first().and_then(alias).as_deref() {
                Some("Application") => self.is_application = true,
                Some("Supervisor" | "DynamicSupervisor") => self.is_supervisor = true,
                _ => {}
            }
        }
        if let Some([head, ..]) = part.arguments_of("def") {
            // Of `start_link(argument) when guard`, the first is the head.
            let head = head.arguments_of("when").and_then(<[Quoted]>::first).unwrap_or(head);
            if let Quoted::Node(node) = head
                && matches!(&node.head, Head::Name(name) if name.name() == "start_link")
            {
                let needed = match &node.arguments {
                    Arguments::Variable => 0,
                    Arguments::Some(arguments) => arguments
                        .iter()
                        .filter(|one| one.arguments_of("\\\\").is_none())
                        .count(),
                };
                if needed <= 1 {
                    self.start_link = Some(self.start_link.map_or(needed, |known| known.min(needed)));
                }
            }
        }
        let mut open = vec![part];
        while let Some(next) = open.pop() {
            if let Some(name) = alias(next) {
                self.is_supervisor |= starts_supervisor(part, &name);
                self.named.push(name);
                continue;
            }
            below(next, &mut open);
        }
    }
}

/// Is that a function that names the supervisor as `Supervisor.start_link` does?
fn starts_supervisor(part: &Quoted, named: &str) -> bool {
    matches!(named, "Supervisor" | "DynamicSupervisor") && part.arguments_of("def").is_some()
}

/// The expressions of a block, or the one that it is.
fn statements(quoted: &Quoted) -> &[Quoted] {
    quoted.arguments_of("__block__").unwrap_or(std::slice::from_ref(quoted))
}

/// Name and body of a module.
fn defmodule(quoted: &Quoted) -> Option<(String, &Quoted)> {
    let [name, Quoted::List(blocks)] = quoted.arguments_of("defmodule")? else {
        return None;
    };
    let body = blocks.iter().find_map(|block| match block {
        Quoted::Pair(pair) if matches!(&pair.0, Quoted::Literal(key) if key.is_atom("do")) => Some(&pair.1),
        _ => None,
    });
    Some((alias(name)?, body?))
}

/// A module's name as it is written.
fn alias(quoted: &Quoted) -> Option<String> {
    let parts = quoted.arguments_of("__aliases__")?;
    let parts: Option<Vec<&str>> = parts
        .iter()
        .map(|part| match part {
            Quoted::Literal(Term::Atom(name)) => Some(name.name()),
            _ => None,
        })
        .collect();
    Some(parts?.join("."))
}

/// What a piece of code is made of.
fn below<'a>(quoted: &'a Quoted, open: &mut Vec<&'a Quoted>) {
    match quoted {
        Quoted::Literal(_) => {}
        Quoted::List(elements) => open.extend(elements.iter()),
        Quoted::Pair(pair) => open.extend([&pair.0, &pair.1]),
        Quoted::Node(node) => {
            let Node { head, arguments, .. } = &**node;
            if let Head::Quoted(head) = head {
                open.push(head);
            }
            if let Arguments::Some(arguments) = arguments {
                open.extend(arguments);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::start_of;

    #[test]
    fn what_starts_a_system_is_the_application_or_the_supervisor_that_no_other_names() {
        let shop = "defmodule Shop.Till do\n use GenServer\n def start_link(_), do: 1\nend\n\
                    defmodule Shop.Inner do\n use Supervisor\n def start_link(_), do: 1\nend\n\
                    defmodule Shop do\n def start_link, do: Supervisor.start_link([Shop.Inner], strategy: :one_for_one)\nend";
        assert_eq!(start_of(shop).as_deref(), Some("Shop.start_link()"));
        let application = format!("{shop}\ndefmodule Shop.Application do\n use Application\nend");
        assert_eq!(
            start_of(&application).as_deref(),
            Some("Shop.Application.start(:normal, [])")
        );
        let nested = "defmodule A do\n defmodule B do\n def start_link(x) when x > 1, do: x\n end\nend";
        assert_eq!(start_of(nested).as_deref(), Some("A.B.start_link([])"));
        let defaults = "defmodule A do\n def start_link(x \\\\ 1), do: x\nend";
        assert_eq!(start_of(defaults).as_deref(), Some("A.start_link()"));
        assert_eq!(start_of("defmodule A do"), None);
        assert_eq!(start_of("1 + 1"), None);
    }
}
