//! Lists, tuples, binaries, maps and structs.

use super::super::error::Outcome;
use super::super::token::{OperatorClass, TokenKind};
use super::build::{Built, CallShape, Form, Series, access, node, pair};
use super::complaint::ambiguous_container;
use super::expression::entry;
use super::operator::{HeldOperator, apply};
use super::{ANY, Allow, PLAIN, Parser, Update, meta};

use OperatorClass as O;
use TokenKind as K;

/// A key or a value in a map: no call without parentheses and with several arguments, unless a block is behind it.
const FIELD: Allow = Allow { many: false, ..ANY };

/// The first key of a map, or the map that is updated.
const FIRST_FIELD: Allow = Allow { updates: true, ..FIELD };

/// The name of a struct.
const STRUCT_NAME: Allow = Allow {
    struct_name: true,
    ..PLAIN
};

impl Parser<'_> {
    /// `[a, b: 1]`.
    pub(super) fn list(&mut self) -> Outcome<Built> {
        self.open(K::OpenBracket)?;
        if self.take_if(K::CloseBracket) {
            return Ok(Series::default().list());
        }
        let mut items = Series::default();
        if self.is_at_keyword() {
            items = self.keywords(K::CloseBracket)?;
        } else if let Some(keywords) = self.elements(&mut items, K::CloseBracket)? {
            items.append(keywords);
        }
        self.close(K::CloseBracket)?;
        Ok(items.list())
    }

    /// `{a, b}`.
    pub(super) fn tuple(&mut self) -> Outcome<Built> {
        let Some(open) = self.token() else {
            return Err(self.unexpected());
        };
        let mut items = self.braces()?;
        if items.items.len() == 2
            && let (Some(second), Some(first)) = (items.items.pop(), items.items.pop())
        {
            let depth = items.depth;
            let of = |quoted| Built {
                depth,
                ..access(quoted)
            };
            return Ok(pair(of(first), of(second)));
        }
        node("{}", meta(open), items)
    }

    /// What is in braces, and keywords behind it as a list.
    pub(super) fn braces(&mut self) -> Outcome<Series> {
        self.open(K::OpenCurly)?;
        let mut items = Series::default();
        if self.take_if(K::CloseCurly) {
            return Ok(items);
        }
        if let Some(keywords) = self.elements(&mut items, K::CloseCurly)? {
            items.push(keywords.list());
        }
        self.close(K::CloseCurly)?;
        Ok(items)
    }

    /// `<<a, b>>`.
    pub(super) fn bits(&mut self) -> Outcome<Built> {
        let open = self.open(K::OpenBits)?;
        let mut items = Series::default();
        if !self.take_if(K::CloseBits) {
            if let Some(keywords) = self.elements(&mut items, K::CloseBits)? {
                items.push(keywords.list());
            }
            self.close(K::CloseBits)?;
        }
        node("<<>>", meta(open), items)
    }

    /// Elements up to the closing bracket, which is left; and the keywords that are the last of them.
    fn elements(&mut self, items: &mut Series, close: TokenKind) -> Outcome<Option<Series>> {
        loop {
            let element = self.expression(ANY)?;
            if element.shape == CallShape::NoParens {
                return Err(ambiguous_container(&element));
            }
            items.push(element);
            if !self.take_if(K::Comma) || self.is_at(close) {
                return Ok(None);
            }
            if self.is_at_keyword() {
                return self.keywords(close).map(Some);
            }
        }
    }

    /// `%{…}`.
    pub(super) fn map(&mut self) -> Outcome<Built> {
        self.open(K::MapPercent)?;
        self.fields()
    }

    /// `%Name{…}`.
    pub(super) fn structure(&mut self) -> Outcome<Built> {
        let percent = self.take()?;
        self.enter()?;
        let name = self.expression(STRUCT_NAME)?;
        if !name.form.names_struct() {
            return Err(self.unexpected());
        }
        self.take_if(K::Eol);
        let fields = self.fields()?;
        self.nested -= 1;
        node("%", meta(percent), Series::from([name, fields]))
    }

    /// `{…}` behind the percent sign and the name.
    fn fields(&mut self) -> Outcome<Built> {
        let open = self.open(K::OpenCurly)?;
        let mut items = Series::default();
        if self.take_if(K::CloseCurly) {
            return node("%{}", meta(open), items);
        }
        if self.is_at_keyword() {
            items = self.keywords(K::CloseCurly)?;
        } else {
            let first = self.expression(FIRST_FIELD)?;
            match self.update.take() {
                Some(update) => items = self.update(update, first)?,
                None => {
                    items.push(self.field(first)?);
                    self.more_fields(&mut items)?;
                }
            }
        }
        self.close(K::CloseCurly)?;
        node("%{}", meta(open), items)
    }

    /// `map | fields`, of which the first has been read; or it is the operator, and part of a key.
    fn update(&mut self, update: Update<'_>, first: Built) -> Outcome<Series> {
        let fields = if update.has_keywords {
            first
        } else if first.shape == CallShape::NoParens {
            let key = apply(HeldOperator::Infix(update.map, update.pipe, O::Pipe), first, true)?;
            let mut fields = Series::from([self.field(key)?]);
            self.more_fields(&mut fields)?;
            return Ok(fields);
        } else {
            let mut fields = Series::from([self.field(first)?]);
            self.more_fields(&mut fields)?;
            fields.list()
        };
        let updated = node("|", meta(update.pipe), Series::from([update.map, fields]))?;
        Ok(Series::from([updated]))
    }

    /// The fields behind a comma.
    fn more_fields(&mut self, items: &mut Series) -> Outcome<()> {
        while self.take_if(K::Comma) && !self.is_at(K::CloseCurly) {
            if self.is_at_keyword() {
                let keywords = self.keywords(K::CloseCurly)?;
                items.append(keywords);
                break;
            }
            let key = self.expression(FIELD)?;
            items.push(self.field(key)?);
        }
        Ok(())
    }

    /// `key => value`, of which the key has been read; or a call that stands for it.
    fn field(&mut self, key: Built) -> Outcome<Built> {
        if key.shape == CallShape::NoParens {
            return Err(self.unexpected());
        }
        if self.is_at_operator(O::Assoc) {
            self.at += 1;
            self.take_if(K::Eol);
            let value = self.expression(FIELD)?;
            if value.shape == CallShape::NoParens {
                return Err(self.unexpected());
            }
            return Ok(entry(key, value));
        }
        match key.form {
            Form::Name | Form::One | Form::Parens => Ok(key),
            Form::Access | Form::Alias | Form::Atom | Form::Bracket | Form::Prefixed | Form::Other => {
                Err(self.unexpected())
            }
        }
    }

    /// `fn … end`.
    pub(super) fn function(&mut self) -> Outcome<Built> {
        let token = self.take()?;
        self.enter()?;
        self.separator();
        let clauses = self.clauses(token)?;
        self.nested -= 1;
        self.expect(K::End)?;
        node("fn", meta(token), clauses)
    }
}
