//! Clauses with `->`, and expressions in their place: in parentheses, in `fn`, in blocks.

use super::super::error::{Complaint, Outcome};
use super::super::quoted::{Arguments, Head, Meta, Quoted};
use super::super::token::{OperatorClass, Token, TokenKind};
use super::build::{Built, CallShape, Series, block, in_parentheses, literal, node};
use super::{ANY, Parser, meta};
use crate::runtime::Term;

use OperatorClass as O;
use TokenKind as K;

/// What is in parentheses.
pub(super) enum Parenthesis {
    /// Nothing.
    Empty(Built),
    /// An expression, or clauses.
    Expression(Built),
    /// Arguments, as of `fn (a, b) -> … end`.
    Several(Series),
}

/// Whether arguments may be in parentheses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Several {
    /// Nowhere.
    Nowhere,
    /// Where a clause begins.
    Clause,
    /// Where a call's only argument stands; Elixir complains of them when it has read all.
    Argument,
}

/// One of what stands between separators.
pub(super) enum Item {
    Clause {
        arrow: Meta,
        left: Series,
        right: Built,
    },
    Expression(Built),
    /// Arguments that are not followed by `->`.
    Several(Series),
}

impl Parser<'_> {
    /// `(…)`.
    pub(super) fn parenthesis(&mut self, several: Several) -> Outcome<Parenthesis> {
        self.enter()?;
        let parenthesis = self.in_parenthesis(several)?;
        self.nested -= 1;
        Ok(parenthesis)
    }

    fn in_parenthesis(&mut self, several: Several) -> Outcome<Parenthesis> {
        let open = meta(self.open(K::OpenParen)?);
        if self.take_if(K::CloseParen) {
            return Ok(Parenthesis::Empty(block(Vec::new())?));
        }
        let has_semicolon = self.take_if(K::Semicolon);
        if has_semicolon && self.take_if(K::CloseParen) {
            return Ok(Parenthesis::Expression(in_parentheses(block(Vec::new())?, &open)));
        }
        let first = match self.item(if has_semicolon { Several::Nowhere } else { several })? {
            Item::Several(arguments) => {
                self.close(K::CloseParen)?;
                return Ok(Parenthesis::Several(arguments));
            }
            first => first,
        };
        let items = self.items_from(first)?;
        self.close(K::CloseParen)?;
        Ok(Parenthesis::Expression(in_parentheses(together(items)?, &open)))
    }

    /// What is in a part of a block, up to the word that ends it.
    pub(super) fn items(&mut self) -> Outcome<Vec<Item>> {
        if matches!(self.kind(), Some(K::End | K::BlockIdentifier)) {
            return Ok(Vec::new());
        }
        let first = self.item(Several::Nowhere)?;
        self.items_from(first)
    }

    /// The clauses of a `fn`, up to its `end`.
    pub(super) fn clauses(&mut self, token: &Token) -> Outcome<Series> {
        let first = self.item(Several::Nowhere)?;
        let items = self.items_from(first)?;
        if !self.is_at(K::End) {
            return Err(self.unexpected());
        }
        if !items.iter().any(|item| matches!(item, Item::Clause { .. })) {
            let what = "expected anonymous functions to be defined with -> inside: 'fn'";
            return Err(Complaint::new(token.line, token.column, what));
        }
        collected(items)
    }

    /// What follows the first, up to what cannot follow. A separator before the end is taken.
    fn items_from(&mut self, first: Item) -> Outcome<Vec<Item>> {
        let mut items = vec![first];
        loop {
            let mut may_close = false;
            match (self.kind(), self.kind_behind(1)) {
                // The end of a line before a parenthesis belongs to it.
                (Some(K::Eol), Some(K::CloseParen)) => return Ok(items),
                (Some(K::Eol), Some(K::Semicolon)) => self.at += 2,
                (Some(K::Eol), _) => self.at += 1,
                (Some(K::Semicolon), _) => {
                    self.at += 1;
                    may_close = true;
                }
                _ => return Ok(items),
            }
            match self.kind() {
                Some(K::End | K::BlockIdentifier) => return Ok(items),
                Some(K::CloseParen) if may_close => return Ok(items),
                _ => items.push(self.item(Several::Nowhere)?),
            }
        }
    }

    fn item(&mut self, several: Several) -> Outcome<Item> {
        let first = match self.kind() {
            Some(K::Operator(O::Stab)) => return self.clause(Series::default()),
            Some(K::Keyword | K::KeywordParts) => {
                let keywords = self.bare_keywords()?;
                return self.behind_arguments(Series::from([keywords.list()]), several);
            }
            Some(K::OpenParen) => match self.parenthesis(Several::Clause)? {
                Parenthesis::Empty(_) if self.is_at_operator(O::Stab) => return self.clause(Series::default()),
                Parenthesis::Empty(_) if self.is_at_operator(O::When) => return self.guarded(Series::default()),
                Parenthesis::Several(arguments) => {
                    let arguments = without_splice_block(arguments);
                    return match self.kind() {
                        Some(K::Operator(O::Stab)) => self.clause(arguments),
                        Some(K::Operator(O::When)) => self.guarded(arguments),
                        _ => Err(self.unexpected()),
                    };
                }
                Parenthesis::Empty(built) | Parenthesis::Expression(built) => self.expression_from(Some(built), ANY)?,
            },
            _ => self.expression(ANY)?,
        };
        let shape = first.shape;
        if shape == CallShape::Matched && self.is_at(K::Comma) {
            let mut arguments = Series::from([first]);
            self.more_arguments(&mut arguments)?;
            return self.behind_arguments(arguments, several);
        }
        if shape != CallShape::Unmatched && self.is_at_operator(O::Stab) {
            return self.clause(arguments_of_clause(Series::from([first]))?);
        }
        Ok(Item::Expression(first))
    }

    fn behind_arguments(&mut self, arguments: Series, several: Several) -> Outcome<Item> {
        if self.is_at_operator(O::Stab) {
            return self.clause(arguments_of_clause(arguments)?);
        }
        if several != Several::Nowhere {
            let has_eol = self.take_if(K::Eol);
            if self.is_at(K::CloseParen) {
                return Ok(Item::Several(arguments));
            }
            if has_eol {
                return Err(self.unexpected());
            }
        }
        Err(self.unexpected())
    }

    /// `(a, b) when c ->`: the guard stands behind all arguments.
    fn guarded(&mut self, mut arguments: Series) -> Outcome<Item> {
        let when = self.take()?;
        arguments.push(self.expression(ANY)?);
        if !self.is_at_operator(O::Stab) {
            return Err(self.unexpected());
        }
        let guarded = node("when", meta(when), arguments)?;
        self.clause(Series::from([guarded]))
    }

    /// From the arrow on.
    fn clause(&mut self, left: Series) -> Outcome<Item> {
        let arrow = meta(self.take()?);
        self.take_if(K::Eol);
        let right = if self.kind().is_some_and(TokenKind::begins_expression) {
            self.expression(ANY)?
        } else {
            literal(Term::atom("nil"))
        };
        Ok(Item::Clause { arrow, left, right })
    }
}

/// Clauses as a list, or expressions as a block.
pub(super) fn together(items: Vec<Item>) -> Outcome<Built> {
    if items.iter().any(|item| matches!(item, Item::Clause { .. })) {
        return collected(items).map(Series::list);
    }
    let expression = |item| match item {
        Item::Expression(built) => Some(built),
        Item::Clause { .. } | Item::Several(_) => None,
    };
    block(items.into_iter().filter_map(expression).collect())
}

/// Every clause with the expressions behind it, up to the next.
fn collected(items: Vec<Item>) -> Outcome<Series> {
    let mut clauses = Series::default();
    let mut open: Option<(Meta, Series, Vec<Built>)> = None;
    let mut has_clause_first = true;
    for item in items {
        match item {
            Item::Clause { arrow, left, right } => {
                if !has_clause_first {
                    let what = "unexpected operator ->. If you want to define multiple clauses, the first expression must use \
                                ->. Syntax error before: '->'";
                    return Err(Complaint::of_line(arrow.line, what));
                }
                if let Some(before) = open.replace((arrow, left, vec![right])) {
                    clauses.push(closed(before)?);
                }
            }
            Item::Expression(built) => match &mut open {
                Some((_, _, body)) => body.push(built),
                None => has_clause_first = false,
            },
            Item::Several(_) => {}
        }
    }
    if let Some(last) = open {
        clauses.push(closed(last)?);
    }
    Ok(clauses)
}

fn closed((arrow, left, body): (Meta, Series, Vec<Built>)) -> Outcome<Built> {
    let body = block(body)?;
    node("->", arrow, Series::from([left.list(), body]))
}

/// The arguments of a clause, whose guard stands around all of them.
fn arguments_of_clause(arguments: Series) -> Outcome<Series> {
    let mut arguments = without_splice_block(arguments);
    let guard = arguments.items.last().and_then(Quoted::as_node).filter(|node| {
        let Head::Name(name) = &node.head else { return false };
        name.name() == "when" && matches!(&node.arguments, Arguments::Some(sides) if sides.len() == 2)
    });
    let Some(guard) = guard.map(|guard| guard.meta.clone()) else {
        return Ok(arguments);
    };
    let last = arguments.items.pop();
    let sides = last
        .as_ref()
        .and_then(|last| last.arguments_of("when"))
        .unwrap_or_default();
    arguments.items.extend(sides.iter().cloned());
    Ok(Series::from([node("when", guard, arguments)?]))
}

/// `(unquote_splicing(a)) ->` means arguments, not a block with them.
fn without_splice_block(mut arguments: Series) -> Series {
    if let [only] = &arguments.items[..]
        && let Some([splice]) = only.arguments_of("__block__")
        && splice.arguments_of("unquote_splicing").is_some()
    {
        arguments.items = vec![splice.clone()];
    }
    arguments
}
