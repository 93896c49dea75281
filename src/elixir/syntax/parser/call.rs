//! Calls: of names and of what is behind a dot, with parentheses and without, and with blocks.

use std::rc::Rc;

use super::super::error::{Complaint, Outcome};
use super::super::quoted::{Arguments, Extra, Head, Meta, Quoted};
use super::super::token::{Token, TokenKind, TokenValue};
use super::build::{Built, CallShape, Form, Series, access, headed, literal, node, remote, variable};
use super::complaint::{ambiguous_call, ambiguous_container, keywords_in_the_middle, unexpected_parentheses};
use super::expression::entry;
use super::stab::{Parenthesis, Several, together};
use super::{ANY, Allow, NO_BLOCKS, PLAIN, Parser, meta};
use crate::runtime::Term;

use TokenKind as K;

impl<'a> Parser<'a> {
    /// What begins with a name: a variable or a call. The left side of a dot before it, with the dot's own place.
    pub(super) fn call(&mut self, left: Option<(Built, Meta)>, allow: Allow) -> Outcome<Built> {
        let token = self.take()?;
        let is_behind_dot = left.is_some();
        let (head, head_depth) = match left {
            None => (Head::Name(token.name()), 0),
            Some((left, dot)) => {
                let name = literal(Term::Atom(token.name()));
                let dot = node(".", dot, Series::from([left, name]))?;
                (Head::Quoted(dot.quoted), dot.depth)
            }
        };
        if token.kind == K::ParenIdentifier {
            return self.call_with_parentheses(head, head_depth, meta(token), allow);
        }
        let takes_arguments = token.kind == K::OpIdentifier
            || token.kind == K::Identifier && self.kind().is_some_and(TokenKind::begins_argument);
        if takes_arguments && !(allow.struct_name && self.is_at(K::OpenCurly)) {
            return self.call_without_parentheses(head, head_depth, token, allow);
        }
        if token.kind == K::DoIdentifier && allow.blocks {
            let mut arguments = Series::default();
            arguments.push(self.block()?);
            return unmatched(headed(head, head_depth, meta(token), arguments)?);
        }
        let form = if token.kind == K::BracketIdentifier {
            Form::Bracket
        } else {
            Form::Name
        };
        let built = if is_behind_dot {
            headed(head, head_depth, meta(token).with(Extra::NoParens), Series::default())?
        } else {
            access(variable(token.name(), meta(token)))
        };
        Ok(Built { form, ..built })
    }

    fn call_without_parentheses(&mut self, head: Head, head_depth: u32, token: &Token, allow: Allow) -> Outcome<Built> {
        let (mut arguments, shape) = self.bare_arguments(allow)?;
        let has_block = allow.blocks && self.is_at(K::Do);
        if has_block {
            arguments.push(self.block()?);
        } else if allow.blocks
            && !(self.kind().is_none_or(TokenKind::ends_call) && (allow.many || shape == CallShape::Matched))
        {
            return Err(self.unexpected());
        }
        let is_name = matches!(head, Head::Name(_));
        let is_ambiguous = token.kind == K::OpIdentifier && is_name && arguments.items.len() == 1;
        let meta = if is_ambiguous {
            meta(token).with(Extra::AmbiguousOp)
        } else {
            meta(token)
        };
        let built = headed(head, head_depth, meta, arguments)?;
        if has_block {
            return unmatched(built);
        }
        Ok(Built {
            shape,
            form: if shape == CallShape::Matched {
                Form::One
            } else {
                Form::Other
            },
            ..built
        })
    }

    /// Arguments in parentheses, once or twice, and a block.
    fn call_with_parentheses(&mut self, head: Head, head_depth: u32, meta: Meta, allow: Allow) -> Outcome<Built> {
        let mut arguments = self.arguments()?;
        let (mut head, mut head_depth) = (head, head_depth);
        if self.is_at(K::OpenParen) {
            let first = headed(head, head_depth, meta.clone(), arguments)?;
            (head, head_depth) = (Head::Quoted(first.quoted), first.depth);
            arguments = self.arguments()?;
        }
        if allow.blocks && self.is_at(K::Do) {
            arguments.push(self.block()?);
            return unmatched(headed(head, head_depth, meta, arguments)?);
        }
        let built = headed(head, head_depth, meta, arguments)?;
        Ok(Built {
            form: Form::Parens,
            ..built
        })
    }

    /// `(a, b: 1)`.
    fn arguments(&mut self) -> Outcome<Series> {
        self.open(K::OpenParen)?;
        let mut arguments = Series::default();
        if self.take_if(K::CloseParen) {
            return Ok(arguments);
        }
        loop {
            if self.is_at_keyword() {
                let keywords = self.keywords(K::CloseParen)?;
                arguments.push(keywords.list());
                break;
            }
            let argument = self.expression(ANY)?;
            if argument.shape == CallShape::NoParens {
                let is_alone = arguments.items.is_empty() && matches!(self.kind(), Some(K::CloseParen | K::Eol));
                if !is_alone {
                    return Err(ambiguous_call(&argument));
                }
                arguments.push(argument);
                break;
            }
            arguments.push(argument);
            if !self.take_if(K::Comma) {
                break;
            }
        }
        self.close(K::CloseParen)?;
        Ok(arguments)
    }

    /// Arguments without parentheses, and the shape of the call that has them.
    fn bare_arguments(&mut self, allow: Allow) -> Outcome<(Series, CallShape)> {
        if self.is_at_keyword() {
            let keywords = self.bare_keywords()?;
            return Ok((Series::from([keywords.list()]), CallShape::Matched));
        }
        let may_be_several = allow.many || allow.blocks;
        let own = if may_be_several { NO_BLOCKS } else { PLAIN };
        let first = if self.is_at(K::OpenParen) {
            let open = self.at;
            match self.parenthesis(if allow.many {
                Several::Argument
            } else {
                Several::Nowhere
            })? {
                Parenthesis::Empty(built) | Parenthesis::Expression(built) => self.expression_from(Some(built), own)?,
                Parenthesis::Several(_) => return Err(unexpected_parentheses(&self.tokens[open])),
            }
        } else {
            self.expression(own)?
        };
        if first.shape == CallShape::NoParens {
            return Ok((Series::from([first]), CallShape::NoParens));
        }
        let mut arguments = Series::from([first]);
        if !may_be_several || !self.is_at(K::Comma) {
            return Ok((arguments, CallShape::Matched));
        }
        self.more_arguments(&mut arguments)?;
        Ok((arguments, CallShape::NoParens))
    }

    /// The arguments behind a comma, without parentheses.
    pub(super) fn more_arguments(&mut self, arguments: &mut Series) -> Outcome<()> {
        while self.take_if(K::Comma) {
            if self.is_at_keyword() {
                let keywords = self.bare_keywords()?;
                arguments.push(keywords.list());
                break;
            }
            let argument = self.expression(NO_BLOCKS)?;
            if argument.shape == CallShape::NoParens {
                return Err(ambiguous_call(&argument));
            }
            arguments.push(argument);
        }
        Ok(())
    }

    /// Keywords without brackets around them.
    pub(super) fn bare_keywords(&mut self) -> Outcome<Series> {
        let mut all = Series::default();
        loop {
            let key = self.key()?;
            let value = self.expression(NO_BLOCKS)?;
            all.push(entry(key, value));
            let Some(comma) = self.token().filter(|token| token.kind == K::Comma) else {
                return Ok(all);
            };
            self.at += 1;
            if !self.is_at_keyword() {
                self.expression(PLAIN)?;
                return Err(keywords_in_the_middle(comma, true));
            }
        }
    }

    /// Keywords in brackets that are closed by that.
    pub(super) fn keywords(&mut self, close: TokenKind) -> Outcome<Series> {
        let mut all = Series::default();
        loop {
            let key = self.key()?;
            let value = self.expression(ANY)?;
            if value.shape == CallShape::NoParens {
                return Err(ambiguous_container(&value));
            }
            all.push(entry(key, value));
            let Some(comma) = self.token().filter(|token| token.kind == K::Comma) else {
                return Ok(all);
            };
            self.at += 1;
            if self.is_at(close) {
                return Ok(all);
            }
            if !self.is_at_keyword() {
                self.expression(PLAIN)?;
                return Err(keywords_in_the_middle(comma, close == K::CloseParen));
            }
        }
    }

    fn key(&mut self) -> Outcome<Built> {
        let token = self.take()?;
        self.take_if(K::Eol);
        match &token.value {
            TokenValue::Text(parts) => self.atom_of(parts, meta(token)),
            _ => Ok(literal(Term::Atom(token.name()))),
        }
    }

    /// `do … end`, as the keywords that it is.
    fn block(&mut self) -> Outcome<Built> {
        self.enter()?;
        self.expect(K::Do)?;
        self.separator();
        let first = self.items()?;
        let mut others = Series::default();
        while self.is_at(K::BlockIdentifier) {
            let name = self.take()?.name();
            self.separator();
            let body = together(self.items()?)?;
            others.push(entry(literal(Term::Atom(name)), body));
        }
        self.expect(K::End)?;
        self.nested -= 1;
        // Elixir looks at the first part when it has read all.
        let mut all = Series::from([entry(literal(Term::atom("do")), together(first)?)]);
        all.append(others);
        Ok(all.list())
    }

    /// What is behind a dot.
    pub(super) fn dot(&mut self, left: Built, allow: Allow) -> Outcome<Built> {
        let dot = self.take()?;
        if dot.kind == K::DotCall {
            let head = node(".", meta(dot), Series::from([left]))?;
            return self.call_with_parentheses(Head::Quoted(head.quoted), head.depth, meta(dot), allow);
        }
        self.take_if(K::Eol);
        match self.kind() {
            Some(K::Identifier | K::BracketIdentifier | K::ParenIdentifier | K::DoIdentifier | K::OpIdentifier) => {
                self.call(Some((left, meta(dot))), allow)
            }
            Some(K::Alias) => dot_alias(left, dot, self.take()?),
            Some(K::OpenCurly) => {
                let arguments = self.braces()?;
                let name = literal(Term::atom("{}"));
                let head = node(".", meta(dot), Series::from([left, name]))?;
                let built = headed(Head::Quoted(head.quoted), head.depth, meta(dot), arguments)?;
                Ok(Built {
                    form: Form::Alias,
                    ..built
                })
            }
            _ => Err(self.unexpected()),
        }
    }

    /// `left[…]`.
    pub(super) fn lookup(&mut self, left: Built) -> Outcome<Built> {
        let open = self.open(K::OpenBracket)?;
        let key = if self.is_at_keyword() {
            self.keywords(K::CloseBracket)?.list()
        } else {
            let key = self.expression(ANY)?;
            if key.shape == CallShape::NoParens {
                return Err(ambiguous_container(&key));
            }
            self.take_if(K::Comma);
            key
        };
        self.close(K::CloseBracket)?;
        remote("Elixir.Access", "get", meta(open), Series::from([left, key]))
    }
}

fn unmatched(built: Built) -> Outcome<Built> {
    Ok(Built {
        shape: CallShape::Unmatched,
        form: Form::Other,
        ..built
    })
}

/// `Left.Name`: one part more of a module's name.
fn dot_alias(left: Built, dot: &Token, name: &Token) -> Outcome<Built> {
    let part = Quoted::atom(name.name());
    let mut left = left;
    match &mut left.quoted {
        Quoted::Literal(Term::Atom(_)) => {
            let what = "atom cannot be followed by an alias. If the '.' was meant to be part of the atom's name, the atom name \
                        must be quoted. Syntax error before: '.'";
            return Err(Complaint::new(name.line, name.column, what));
        }
        Quoted::Node(node) if matches!(node.head, Head::Name(head) if head.name() == "__aliases__") => {
            if let Some(node) = Rc::get_mut(node)
                && let Arguments::Some(parts) = &mut node.arguments
            {
                parts.push(part);
            }
            left.form = Form::Alias;
            return Ok(left);
        }
        _ => {}
    }
    let mut parts = Series::from([left]);
    parts.items.push(part);
    let built = node("__aliases__", meta(dot), parts)?;
    Ok(Built {
        form: Form::Alias,
        ..built
    })
}
