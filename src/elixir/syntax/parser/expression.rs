//! Expressions: operands, what is right behind them, and the operators between them, by precedence.

use super::super::error::{Complaint, Outcome};
use super::super::quoted::{Extra, Head, Meta, Quoted};
use super::super::token::{MOST_DEEP, OperatorClass, Sigil, TextPart, Token, TokenKind, TokenValue};
use super::build::{Built, CallShape, Form, Series, access, headed, literal, node, pair, remote, too_long, variable};
use super::complaint::misplaced_keyword;
use super::operator::{HeldOperator, apply, binds, infix, prefix};
use super::stab::{Parenthesis, Several};
use super::{Allow, Parser, Update, meta};
use crate::runtime::{Atom, Term};

use OperatorClass as O;
use TokenKind as K;

impl<'a> Parser<'a> {
    /// An expression.
    pub(super) fn expression(&mut self, allow: Allow) -> Outcome<Built> {
        self.expression_from(None, allow)
    }

    /// An expression whose first operand has been read.
    pub(super) fn expression_from(&mut self, first: Option<Built>, allow: Allow) -> Outcome<Built> {
        self.enter()?;
        let built = self.climb(first, allow);
        self.nested -= 1;
        built
    }

    fn climb(&mut self, first: Option<Built>, mut allow: Allow) -> Outcome<Built> {
        // In a map, calls with several arguments are whole only behind an operator, or beside what ends with a block.
        let in_map = allow.blocks && !allow.many;
        let mut pending = Vec::new();
        let mut operand = match first {
            Some(first) => first,
            None => self.operand(&mut pending, &mut allow)?,
        };
        while let Some(token) = self.token() {
            let is_under_at = matches!(pending.last(), Some(HeldOperator::Prefix(_, O::At)));
            match token.kind {
                K::Dot | K::DotCall if operand.shape == CallShape::Matched => {
                    operand = match pending.pop_if(|_| is_under_at) {
                        Some(at) => apply(at, operand, in_map)?,
                        None => self.dot(operand, allow.behind(&pending))?,
                    };
                }
                K::OpenBracket if operand.form.takes_bracket() => {
                    if let Some(at) = pending.pop_if(|_| is_under_at) {
                        operand = apply(at, operand, in_map)?;
                    }
                    operand = self.lookup(operand)?;
                }
                K::Keyword if operand.form.takes_bracket() => return Err(misplaced_keyword(token)),
                K::Operator(class) if operand.shape != CallShape::NoParens => {
                    let Some((binding, to_the_right)) = infix(class) else {
                        break;
                    };
                    while let Some(before) = pending.pop_if(|before| binds(before, &operand, binding, to_the_right)) {
                        operand = apply(before, operand, in_map)?;
                    }
                    self.at += 1;
                    self.take_if(K::Eol);
                    // The name of a struct ends where an operator begins.
                    allow.struct_name = false;
                    let left = operand;
                    allow.many |= left.shape == CallShape::Unmatched;
                    if class == O::Pipe && allow.updates && pending.is_empty() && self.is_at_keyword() {
                        let keywords = self.keywords(K::CloseCurly)?;
                        self.update = Some(Update {
                            map: left,
                            pipe: token,
                            has_keywords: true,
                        });
                        return Ok(keywords.list());
                    }
                    if class == O::When && self.is_at_keyword() && allow.many {
                        operand = self.bare_keywords()?.list();
                        operand.shape = CallShape::NoParens;
                        pending.push(HeldOperator::Infix(left, token, class));
                    } else {
                        pending.push(HeldOperator::Infix(left, token, class));
                        operand = self.operand(&mut pending, &mut allow)?;
                    }
                }
                _ => break,
            }
        }
        let in_map = in_map && !allow.many;
        let updates = allow.updates && matches!(pending.first(), Some(HeldOperator::Infix(_, _, O::Pipe)));
        while pending.len() > usize::from(updates)
            && let Some(before) = pending.pop()
        {
            operand = apply(before, operand, in_map)?;
        }
        if let Some(HeldOperator::Infix(map, pipe, _)) = pending.pop() {
            self.update = Some(Update {
                map,
                pipe,
                has_keywords: false,
            });
        }
        Ok(operand)
    }

    /// What stands between operators, with the operators before it.
    fn operand(&mut self, pending: &mut Vec<HeldOperator<'a>>, allow: &mut Allow) -> Outcome<Built> {
        loop {
            let Some(token) = self.token() else {
                return Err(self.unexpected());
            };
            if pending.len() > MOST_DEEP as usize {
                return Err(too_long(token.line, token.column));
            }
            match token.kind {
                K::Operator(class) if prefix(class).is_some() => {
                    self.at += 1;
                    self.take_if(K::Eol);
                    if class == O::Capture && self.is_at(K::Int) {
                        let number = number(self.take()?);
                        return node("&", meta(token), Series::from([number]));
                    }
                    allow.struct_name &= class != O::Capture;
                    pending.push(HeldOperator::Prefix(token, class));
                }
                _ => return self.primary(allow.behind(pending)),
            }
        }
    }

    /// An operand without operators.
    pub(super) fn primary(&mut self, allow: Allow) -> Outcome<Built> {
        let Some(token) = self.token() else {
            return Err(self.unexpected());
        };
        match token.kind {
            K::Identifier | K::BracketIdentifier | K::ParenIdentifier | K::DoIdentifier | K::OpIdentifier => {
                return self.call(None, allow);
            }
            K::OpenParen => {
                return match self.parenthesis(Several::Nowhere)? {
                    Parenthesis::Empty(built) | Parenthesis::Expression(built) => Ok(built),
                    Parenthesis::Several(_) => Err(self.unexpected()),
                };
            }
            K::OpenBracket => return self.list(),
            K::OpenCurly => return self.tuple(),
            K::OpenBits => return self.bits(),
            K::MapPercent => return self.map(),
            K::Percent => return self.structure(),
            K::Fn => return self.function(),
            _ => {}
        }
        let built = match (token.kind, &token.value) {
            (K::Int | K::Float | K::Char, _) => number(token),
            (K::True | K::False | K::Nil, _) => literal(Term::Atom(token.name())),
            (K::Atom | K::AtomQuoted, _) => Built {
                form: Form::Atom,
                ..literal(Term::Atom(token.name()))
            },
            (K::Alias, _) => alias(token)?,
            (K::Operator(O::Range), _) => node("..", meta(token), Series::default())?,
            (K::String, TokenValue::Text(parts)) | (K::Heredoc, TokenValue::Indented(parts, _)) => {
                self.binary(parts, meta(token))?
            }
            (K::Charlist, TokenValue::Text(parts)) | (K::CharlistHeredoc, TokenValue::Indented(parts, _)) => {
                self.charlist(parts, meta(token))?
            }
            (K::AtomParts, TokenValue::Text(parts)) => self.atom_of(parts, meta(token))?,
            (K::Sigil, TokenValue::Sigil(sigil)) => self.sigil(sigil, token)?,
            _ => return Err(self.unexpected()),
        };
        self.at += 1;
        Ok(built)
    }

    fn binary(&mut self, parts: &'a [TextPart], meta: Meta) -> Outcome<Built> {
        if let [TextPart::Text(text)] = parts {
            return Ok(literal(text.clone()));
        }
        let parts = self.parts(parts)?;
        node("<<>>", meta, parts)
    }

    fn charlist(&mut self, parts: &'a [TextPart], meta: Meta) -> Outcome<Built> {
        if let [TextPart::Text(text)] = parts {
            let Some(text) = text.as_str() else {
                let what = "invalid encoding: a charlist is made of characters, and these bytes are none";
                return Err(Complaint::new(meta.line, meta.column, what));
            };
            return Ok(chars(text));
        }
        let mut many = Series::default();
        for part in parts {
            many.push(match part {
                TextPart::Text(text) => literal(text.clone()),
                TextPart::Code(code) => {
                    let inner = self.code(&code.tokens)?;
                    remote(
                        "Elixir.Kernel",
                        "to_string",
                        Meta::at(code.line, code.column),
                        Series::from([inner]),
                    )?
                }
            });
        }
        remote("Elixir.List", "to_charlist", meta, Series::from([many.list()]))
    }

    /// The atom of a text with code in it.
    pub(super) fn atom_of(&mut self, parts: &'a [TextPart], meta: Meta) -> Outcome<Built> {
        let parts = self.parts(parts)?;
        let text = node("<<>>", meta.clone(), parts)?;
        remote(
            "erlang",
            "binary_to_atom",
            meta,
            Series::from([text, literal(Term::atom("utf8"))]),
        )
    }

    fn sigil(&mut self, sigil: &'a Sigil, token: &Token) -> Outcome<Built> {
        let parts = self.parts(&sigil.parts)?;
        let inner = match sigil.indentation {
            Some(spaces) => meta(token).with(Extra::Indentation(spaces)),
            None => meta(token),
        };
        let text = node("<<>>", inner, parts)?;
        let name = Atom::intern(&format!("sigil_{}", sigil.name)).unwrap_or(Atom::new("sigil_s"));
        let outer = meta(token).with(Extra::Delimiter(sigil.delimiter));
        headed(
            Head::Name(name),
            0,
            outer,
            Series::from([text, chars(&sigil.modifiers)]),
        )
    }

    /// The parts of a binary.
    fn parts(&mut self, parts: &'a [TextPart]) -> Outcome<Series> {
        let mut many = Series::default();
        for part in parts {
            many.push(match part {
                TextPart::Text(text) => literal(text.clone()),
                TextPart::Code(code) => {
                    let meta = Meta::at(code.line, code.column);
                    let inner = self.code(&code.tokens)?;
                    let text = remote("Elixir.Kernel", "to_string", meta.clone(), Series::from([inner]))?;
                    let binary = access(variable(Atom::new("binary"), meta.clone()));
                    node("::", meta, Series::from([text, binary]))?
                }
            });
        }
        Ok(many)
    }
}

impl Allow {
    /// Behind these operators: a call with several arguments is whole there also where it is not by itself.
    fn behind(self, pending: &[HeldOperator]) -> Self {
        let is_prefix = |held: &HeldOperator| matches!(held, HeldOperator::Prefix(..));
        let many = self.many || self.blocks && pending.iter().any(is_prefix);
        Self { many, ..self }
    }
}

fn number(token: &Token) -> Built {
    match &token.value {
        TokenValue::Number(number) => literal(number.clone()),
        _ => literal(Term::Int(0)),
    }
}

/// The characters of a text.
fn chars(text: &str) -> Built {
    let chars = text
        .chars()
        .map(|char| Quoted::Literal(Term::Int(u32::from(char).into())));
    access(Quoted::List(chars.collect()))
}

/// The name of a module, or the first part of one.
fn alias(token: &Token) -> Outcome<Built> {
    let name = Quoted::atom(token.name());
    let items = vec![name];
    let built = node("__aliases__", meta(token), Series { items, depth: 0 })?;
    Ok(Built {
        form: Form::Alias,
        ..built
    })
}

/// A keyword's key and value.
pub(super) fn entry(key: Built, value: Built) -> Built {
    pair(key, value)
}
