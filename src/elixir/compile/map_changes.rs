//! Changes of a map, one around the other, are one: `Map.put(%{map | a: 1}, :b, 2)` has all its values before anything is changed.

use super::body::{Body, Want};
use super::error::Compiled;
use super::quoted::QuotedExt;
use crate::elixir::code::{Instruction, SlotRow, Source};
use crate::elixir::syntax::{Head, Quoted};
use crate::runtime::{Atom, Term};

/// One of them.
struct Change {
    /// Does the key have to be there?
    of_a_key: bool,
    key: Quoted,
    value: Quoted,
}

/// A map as it is written.
struct WrittenMap {
    /// What is changed; `None` of a map that is written out.
    base: Option<Quoted>,
    changes: Vec<Change>,
}

impl Body<'_, '_> {
    /// A call of `Map.put` or `Map.merge` of what is a change itself; `None` when it is none.
    pub(super) fn changed_map(
        &mut self,
        module: Atom,
        name: Atom,
        arguments: &[Quoted],
        want: Want,
    ) -> Compiled<Option<Source>> {
        let (("Elixir.Map" | "maps", "put", [first, _, last]) | ("Elixir.Map" | "maps", "merge", [first, last])) =
            (module.name(), name.name(), arguments)
        else {
            return Ok(None);
        };
        let changed = if module.name() == "maps" && name.name() == "put" {
            last
        } else {
            first
        };
        if self.written_map(changed)?.is_none_or(|changed| changed.base.is_none()) {
            return Ok(None);
        }
        let Some(WrittenMap {
            base: Some(base),
            changes,
        }) = self.call_as_map(module, name, arguments)?
        else {
            return Ok(None);
        };
        let values = std::iter::once(&base).chain(changes.iter().flat_map(|change| [&change.key, &change.value]));
        let values: Vec<_> = values.collect();
        let line = self.line();
        let put = self.unit.callee(Atom::new("Elixir.Map"), Atom::new("put"), 3, line)?;
        let made = self.made(values.into_iter(), want, |body, to, row| {
            // The map stands before what is changed next, where a value was that is not needed any more.
            let (mut at, mut rest) = (row.first, &*changes);
            loop {
                let of_keys = rest.iter().take_while(|change| change.of_a_key).count();
                let count = of_keys.max(1);
                rest = &rest[count.min(rest.len())..];
                let next = at + 2 * count as u16;
                let to = if rest.is_empty() { to } else { next };
                let row = SlotRow {
                    first: at,
                    count: next - at + 1,
                };
                let instruction = match of_keys {
                    0 => Instruction::Remote { to, callee: put, row },
                    _ => Instruction::Update { to, row },
                };
                if rest.is_empty() {
                    return Ok(instruction);
                }
                body.emit(instruction);
                at = next;
            }
        })?;
        Ok(Some(made))
    }

    /// The map that an expression is, when it is written as one or as a change of one.
    fn written_map(&mut self, quoted: &Quoted) -> Compiled<Option<WrittenMap>> {
        if let Some(pairs) = quoted.arguments_of("%{}") {
            let (base, pairs, of_a_key) = match pairs {
                [update] => match update.as_call("|", 2) {
                    Some([map, Quoted::List(changes)]) => (Some(map.clone()), &**changes, true),
                    _ => (None, pairs, false),
                },
                _ => (None, pairs, false),
            };
            let change = |pair: &Quoted| match pair {
                Quoted::Pair(pair) => Some(Change {
                    of_a_key,
                    key: pair.0.clone(),
                    value: pair.1.clone(),
                }),
                _ => None,
            };
            let changes: Option<Vec<_>> = pairs.iter().map(change).collect();
            return Ok(changes.map(|changes| WrittenMap { base, changes }));
        }
        let piped = quoted.as_call("|>", 2);
        let (called, first) = match piped {
            Some([first, called]) => (called, Some(first)),
            _ => (quoted, None),
        };
        let Quoted::Node(node) = called else { return Ok(None) };
        let Head::Quoted(head) = &node.head else {
            return Ok(None);
        };
        let Some([module, name]) = head.as_call(".", 2) else {
            return Ok(None);
        };
        let (Some(Term::Atom(module)), Some(Term::Atom(name))) =
            (self.constant_value(module)?, self.constant_value(name)?)
        else {
            return Ok(None);
        };
        let given = super::quoted::NodeExt::arguments(&**node).unwrap_or_default();
        let arguments: Vec<_> = first.into_iter().chain(given).cloned().collect();
        self.call_as_map(module, name, &arguments)
    }

    /// A call of a function that Elixir writes as a map.
    fn call_as_map(&mut self, module: Atom, name: Atom, arguments: &[Quoted]) -> Compiled<Option<WrittenMap>> {
        let (map, changes) = match (module.name(), name.name(), arguments) {
            ("Elixir.Map", "put", [map, key, value]) | ("maps", "put", [key, value, map]) => {
                let (key, value) = (key.clone(), value.clone());
                let of_a_key = false;
                (map, vec![Change { of_a_key, key, value }])
            }
            ("Elixir.Map" | "maps", "merge", [map, other]) => match self.written_map(other)? {
                Some(WrittenMap { base: None, changes }) => (map, changes),
                _ => return Ok(None),
            },
            _ => return Ok(None),
        };
        let mut written = self
            .deeper(|body| body.written_map(map))?
            .unwrap_or_else(|| WrittenMap {
                base: Some(map.clone()),
                changes: Vec::new(),
            });
        written.changes.extend(changes);
        Ok(Some(written))
    }
}
