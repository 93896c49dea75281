//! Sigils: `~w(a b)`, `~D[2023-01-01]`.

use super::body::{Body, Want};
use super::error::Compiled;
use super::quoted::{NodeExt, remote};
use crate::elixir::code::Source;
use crate::elixir::library;
use crate::elixir::syntax::{Arguments, Head, Node, Quoted, unescape};
use crate::runtime::Term;

impl Body<'_, '_> {
    pub(super) fn sigil(&mut self, node: &Node, want: Want) -> Compiled<Source> {
        if let Some(value) = self.sigil_constant(node)? {
            return self.literal(value, want);
        }
        let (Head::Name(name), Some(arguments @ [text, modifiers])) = (&node.head, node.arguments()) else {
            return Err(self.error("invalid sigil"));
        };
        match name.name() {
            "sigil_s" => {
                let text = self.unescaped(text)?;
                self.expression(&text, want)
            }
            "sigil_c" => {
                let text = self.unescaped(text)?;
                self.expression(&remote("Elixir.String", "to_charlist", vec![text]), want)
            }
            "sigil_w" => {
                let words = vec![
                    self.unescaped(text)?,
                    Quoted::Literal(Term::str(&modifiers_of(modifiers))),
                ];
                self.expression(&remote("Elixir.Coppice", "sigil_words", words), want)
            }
            _ => self.local_call(*name, arguments, want, false),
        }
    }

    /// The value of a sigil in which nothing is interpolated, unless a person has defined it.
    pub(super) fn sigil_constant(&mut self, node: &Node) -> Compiled<Option<Term>> {
        let (Head::Name(name), Some([Quoted::Node(text), modifiers])) = (&node.head, node.arguments()) else {
            return Ok(None);
        };
        let raw = match text.arguments() {
            Some([Quoted::Literal(Term::Str(text))]) => text.to_string(),
            Some([]) => String::new(),
            _ => return Ok(None),
        };
        let is_raw = name.name().ends_with(|letter: char| letter.is_ascii_uppercase());
        let text = match is_raw {
            true => Term::str(&raw),
            false => unescape(&raw).map_err(|wrong| self.error(&wrong).argument_error())?,
        };
        match library::sigil(name.name(), &text, &modifiers_of(modifiers)) {
            Ok(value) => Ok(Some(value)),
            Err(Some(message)) => Err(self.error(&message).argument_error()),
            Err(None) => Ok(None),
        }
    }

    /// A text with its escapes undone between what is interpolated.
    pub(super) fn unescaped(&self, text: &Quoted) -> Compiled<Quoted> {
        let Quoted::Node(node) = text else {
            return Ok(text.clone());
        };
        let Some(parts) = node.arguments() else {
            return Ok(text.clone());
        };
        let part = |part: &Quoted| match part {
            Quoted::Literal(Term::Str(raw)) => match unescape(raw) {
                Ok(text) => Ok(Quoted::Literal(text)),
                Err(wrong) => Err(self.error(&wrong).argument_error()),
            },
            other => Ok(other.clone()),
        };
        let parts = parts.iter().map(part).collect::<Compiled<Vec<_>>>()?;
        Ok(super::quoted::quoted(&Node {
            arguments: Arguments::Some(parts),
            ..(**node).clone()
        }))
    }
}

fn modifiers_of(quoted: &Quoted) -> String {
    let letter = |quoted: &Quoted| match quoted {
        Quoted::Literal(Term::Int(letter)) => u32::try_from(*letter).ok().and_then(char::from_u32),
        _ => None,
    };
    match quoted {
        Quoted::List(letters) => letters.iter().filter_map(letter).collect(),
        Quoted::Literal(Term::List(letters)) => letters
            .iter()
            .filter_map(|term| char::from_u32(term.as_int()? as u32))
            .collect(),
        _ => String::new(),
    }
}
