//! How what is printed is laid out in lines of a certain width, as `Inspect.Algebra` of Elixir 1.14 does it, which follows
//! Lindig's "Strictly Pretty": what fits stands in one line, what does not is broken where it may be.
//!
//! Widths are counted in bytes, as there.

/// A text that may be broken.
#[derive(Clone, Debug)]
pub(super) enum Doc {
    Text(String),
    Row(Vec<Doc>),
    /// That text, or a new line: on its own account when it is flexible, and with its group when it is not.
    Break {
        text: &'static str,
        is_flexible: bool,
    },
    /// What follows a break in it is indented by so much more.
    Nest(Box<Doc>, usize),
    /// What is in one line as a whole, or not.
    Group(Box<Doc>),
}

impl Doc {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Is it text without a place to break?
    pub(super) fn is_simple(&self) -> bool {
        match self {
            Self::Text(_) => true,
            Self::Row(parts) => parts.iter().all(Self::is_simple),
            Self::Break { .. } | Self::Nest(..) | Self::Group(_) => false,
        }
    }

    /// Items between brackets: in a row for as long as they fit, or each in a line of its own.
    pub(super) fn container(left: &str, items: Vec<Self>, right: &'static str, is_flexible: bool) -> Self {
        if items.is_empty() {
            return Self::Text(format!("{left}{right}"));
        }
        let mut parts = Vec::new();
        for (at, item) in items.into_iter().enumerate() {
            if at > 0 {
                parts.push(Self::text(","));
                parts.push(Self::Break { text: " ", is_flexible });
            }
            parts.push(item);
        }
        let edge = || Self::Break {
            text: "",
            is_flexible: false,
        };
        let inside = if is_flexible {
            vec![
                Self::text(left),
                Self::Nest(Box::new(Self::Row(parts)), 1),
                Self::text(right),
            ]
        } else {
            let first = Self::Row(vec![Self::text(left), edge(), Self::Row(parts)]);
            vec![Self::Nest(Box::new(first), 2), edge(), Self::text(right)]
        };
        Self::Group(Box::new(Self::Row(inside)))
    }
}

/// What is still to be laid out: how far it is indented, whether its group is broken, and it.
#[derive(Clone, Copy)]
struct UnlaidDoc<'d> {
    indent: usize,
    is_broken: bool,
    doc: &'d Doc,
}

/// Lays it out in lines of at most so many bytes, as far as it can be broken.
pub(super) fn lay_out(doc: &Doc, width: usize) -> String {
    let mut text = String::new();
    let mut column = 0;
    let mut left = vec![UnlaidDoc {
        indent: 0,
        is_broken: false,
        doc,
    }];
    while let Some(entry) = left.pop() {
        let UnlaidDoc { indent, is_broken, doc } = entry;
        match doc {
            Doc::Text(piece) => {
                text.push_str(piece);
                column += piece.len();
            }
            Doc::Row(parts) => left.extend(parts.iter().rev().map(|doc| UnlaidDoc { doc, ..entry })),
            Doc::Nest(doc, by) => left.push(UnlaidDoc {
                indent: indent + by,
                is_broken,
                doc,
            }),
            Doc::Group(doc) => {
                let flat = UnlaidDoc {
                    indent,
                    is_broken: false,
                    doc,
                };
                let is_broken = !fits(width, column, false, flat, &[]);
                left.push(UnlaidDoc { is_broken, ..flat });
            }
            Doc::Break {
                text: piece,
                is_flexible,
            } => {
                let stays = !is_broken || *is_flexible && rest_fits(width, column + piece.len(), &left);
                if stays {
                    text.push_str(piece);
                    column += piece.len();
                } else {
                    text.push('\n');
                    text.push_str(&" ".repeat(indent));
                    column = indent;
                }
            }
        }
    }
    text
}

/// What is looked at to see whether it fits.
enum Looked<'d> {
    UnlaidDoc(UnlaidDoc<'d>),
    /// The end of a group: whether a break has been passed is again what it was before it.
    End(bool),
}

fn fits(width: usize, column: usize, passed: bool, first: UnlaidDoc<'_>, behind: &[UnlaidDoc<'_>]) -> bool {
    look(width, column, passed, vec![Looked::UnlaidDoc(first)], behind)
}

fn rest_fits(width: usize, column: usize, behind: &[UnlaidDoc<'_>]) -> bool {
    look(width, column, true, Vec::new(), behind)
}

/// Does it fit up to the next line? Too long a text alone is no reason to break what is before it, unless a break has
/// been passed.
fn look<'d>(
    width: usize,
    mut column: usize,
    mut passed: bool,
    mut own: Vec<Looked<'d>>,
    mut behind: &[UnlaidDoc<'d>],
) -> bool {
    loop {
        if column > width && passed {
            return false;
        }
        let looked = match (own.pop(), behind) {
            (Some(looked), _) => looked,
            (None, [rest @ .., last]) => {
                behind = rest;
                Looked::UnlaidDoc(*last)
            }
            (None, []) => return true,
        };
        let entry = match looked {
            Looked::End(before) => {
                passed = before;
                continue;
            }
            Looked::UnlaidDoc(entry) => entry,
        };
        match entry.doc {
            Doc::Text(text) => column += text.len(),
            Doc::Row(parts) => own.extend(
                parts
                    .iter()
                    .rev()
                    .map(|doc| Looked::UnlaidDoc(UnlaidDoc { doc, ..entry })),
            ),
            Doc::Nest(doc, by) => own.push(Looked::UnlaidDoc(UnlaidDoc {
                indent: entry.indent + by,
                doc,
                ..entry
            })),
            Doc::Group(doc) => {
                own.push(Looked::End(passed));
                own.push(Looked::UnlaidDoc(UnlaidDoc {
                    is_broken: false,
                    doc,
                    ..entry
                }));
            }
            Doc::Break { .. } if entry.is_broken => return true,
            Doc::Break { text, .. } => {
                column += text.len();
                passed = true;
            }
        }
    }
}
