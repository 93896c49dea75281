//! Where everything of a sequence diagram goes: columns share the width there is, rows follow each other downward.
//!
//! Columns shrink to a narrowest width; beyond that the paper is wider than its window and scrolls. A text stands over
//! its arrow and takes the room up to the edge of the paper, whichever side has more.

mod arrow;

use super::label::width_ems;
use super::{Point, Rect};
use crate::telling::sequence::{Column, Row, Sequence};
use arrow::{arrow, cross, mark};

/// Height of a row.
pub const ROW: f64 = 30.0;
/// Height of the band that begins a beat or tells that time has passed.
pub const BAND: f64 = 24.0;
/// Size of the text beside arrows.
pub const TEXT: f64 = 11.0;

/// Narrowest and widest column.
const COLUMN: (f64, f64) = (42.0, 132.0);
/// Columns narrower than that have slanted names.
const UPRIGHT: f64 = 84.0;
const MARGIN: f64 = 4.0;
/// Half of the width of a bar.
const BAR: f64 = 3.5;

/// A whole diagram; `y` counts from under the names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Width of the paper, names included.
    pub width: f64,
    /// Height of the paper without the names.
    pub height: f64,
    /// Where the lifelines are.
    pub columns: Vec<f64>,
    /// How wide a column is.
    pub column_width: f64,
    /// Are the names slanted, for want of room?
    pub slanted: bool,
    /// The rows.
    pub rows: Vec<RowPlace>,
    /// The bands between them, each before the row of that index.
    pub bands: Vec<(usize, Rect)>,
    /// The lives, in the order of columns and of lives in them.
    pub lives: Vec<LifePlace>,
    /// Activity: where, and is it waiting?
    pub bars: Vec<(Rect, bool)>,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct RowPlace {
    /// The whole row, for a click.
    pub rect: Rect,
    /// The arrow's line, or the mark on the lifeline.
    pub line: String,
    /// The arrow's head; empty for a mark.
    pub head: String,
    /// Where the text begins or, if `ends`, ends.
    pub text: Point,
    /// Does the text end there?
    pub ends: bool,
    /// How much room the text has, in ems.
    pub room: f64,
}

/// One process on its lifeline.
#[derive(Clone, Debug, PartialEq)]
pub struct LifePlace {
    /// Index of the column.
    pub column: usize,
    /// From where to where it lives.
    pub line: (Point, Point),
    /// The cross at its end, if it ended.
    pub cross: String,
}

/// How many columns have upright names on paper of that width; two at the least.
#[must_use]
pub fn columns_for(width: f64) -> usize {
    let mut columns = 2;
    while UPRIGHT * (columns + 1) as f64 + 2.0 * MARGIN <= width {
        columns += 1;
    }
    columns
}

/// Lays a story out on paper of at least that width.
#[must_use]
pub fn lay_out(sequence: &Sequence, width: f64) -> Layout {
    let count = sequence.columns.len().max(1) as f64;
    let share = ((width - 2.0 * MARGIN) / count).clamp(COLUMN.0, COLUMN.1);
    let paper = width.max(share * count + 2.0 * MARGIN).floor();
    let columns: Vec<f64> = (0..sequence.columns.len())
        .map(|at| (MARGIN + share * (at as f64 + 0.5)).round())
        .collect();
    let mut bands = Vec::new();
    let mut rows: Vec<RowPlace> = Vec::with_capacity(sequence.rows.len());
    let mut y = 0.0;
    for (at, row) in sequence.rows.iter().enumerate() {
        if begins_band(sequence, at) {
            bands.push((at, rect(0.0, y, paper, BAND)));
            y += BAND;
        }
        rows.push(place(row, &columns, rect(0.0, y, paper, ROW)));
        y += ROW;
    }
    let height = y + ROW / 2.0;
    let marks = Marks { rows: &rows, height };
    let mut layout = Layout {
        width: paper,
        height,
        column_width: share,
        slanted: share < UPRIGHT,
        bands,
        lives: Vec::new(),
        bars: Vec::new(),
        columns,
        rows: Vec::new(),
    };
    for (at, (column, x)) in sequence.columns.iter().zip(&layout.columns).enumerate() {
        layout.lives.extend(marks.lives(at, column, *x));
        layout.bars.extend(marks.bars(column, *x));
    }
    layout.rows = rows;
    layout
}

/// Does something begin with this row: a beat, or another moment?
fn begins_band(sequence: &Sequence, at: usize) -> bool {
    let row = &sequence.rows[at];
    let before = at.checked_sub(1).map(|before| &sequence.rows[before]);
    before.is_none_or(|before| before.beat != row.beat || before.time_ms != row.time_ms)
}

fn rect(x: f64, y: f64, width: f64, height: f64) -> Rect {
    Rect { x, y, width, height }
}

/// Where the line of a row is within it: lower than the middle, because the text stands above.
fn axis(rect: Rect) -> f64 {
    rect.y + ROW * 0.66
}

fn place(row: &Row, columns: &[f64], rect: Rect) -> RowPlace {
    let (from, to, y) = (columns[row.from], columns[row.to], axis(rect));
    let wanted = (width_ems(row.act.word()) + 0.6 + width_ems(&row.label)) * TEXT;
    let is_mark = row.from == row.to;
    let (left, right, drop) = if is_mark {
        // Beside the mark, clear of the lifeline.
        (from + 11.0, from - 11.0, 4.0)
    } else {
        (from.min(to) + 7.0, from.max(to) - 7.0, -5.0)
    };
    let (room_right, room_left) = (rect.width - left - 4.0, right - 4.0);
    let ends = room_right < wanted && room_left > room_right;
    let room = if ends { room_left } else { room_right };
    let (line, head) = if is_mark {
        mark(row.act, from, y)
    } else {
        arrow(row.fate, from, to, y)
    };
    RowPlace {
        rect,
        line,
        head,
        text: Point {
            x: if ends { right } else { left },
            y: y + drop,
        },
        ends,
        room: room.max(0.0) / TEXT,
    }
}

struct Marks<'a> {
    rows: &'a [RowPlace],
    height: f64,
}

impl Marks<'_> {
    fn y(&self, row: usize) -> f64 {
        self.rows.get(row).map_or(self.height, |row| axis(row.rect))
    }

    fn lives(&self, at: usize, column: &Column, x: f64) -> Vec<LifePlace> {
        let place = |life: &crate::telling::sequence::Life| {
            let end = life.ended.as_ref().map(|(row, _)| *row);
            // The line goes on as long as the end is being told.
            let to = life.to.or(end).map_or(self.height, |row| self.y(row));
            LifePlace {
                column: at,
                line: (
                    Point {
                        x,
                        y: life.from.map_or(0.0, |row| self.y(row)),
                    },
                    Point { x, y: to },
                ),
                cross: end.map_or_else(String::new, |row| cross(x, self.y(row), 6.0)),
            }
        };
        column.lives.iter().map(place).collect()
    }

    fn bars<'a>(&'a self, column: &'a Column, x: f64) -> impl Iterator<Item = (Rect, bool)> + 'a {
        column.bars.iter().map(move |bar| {
            let (from, to) = (self.y(bar.from), self.y(bar.to));
            let stub = if bar.waits { 0.0 } else { 5.0 };
            let place = rect(x - BAR, from - stub, 2.0 * BAR, (to - from) + 2.0 * stub);
            (place, bar.waits)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telling::sequence::{Act, Bar, Fate, Life};

    fn column(label: &str) -> Column {
        Column {
            label: label.to_owned(),
            about: None,
            slot: None,
            lives: vec![Life {
                pid: "#PID<0.1.0>".to_owned(),
                from: None,
                ended: None,
                to: None,
            }],
            bars: Vec::new(),
        }
    }

    fn row(event: u64, beat: u8, from: usize, to: usize) -> Row {
        Row {
            event,
            time_ms: 0,
            beat,
            act: if from == to { Act::Ended } else { Act::Exit },
            from,
            to,
            label: ":killed".to_owned(),
            words: String::new(),
            by_link: false,
            fate: Fate::Arrived,
            count: 1,
            last: event,
        }
    }

    fn story(columns: usize) -> Sequence {
        Sequence {
            columns: (0..columns).map(|at| column(&at.to_string())).collect(),
            rows: vec![row(1, 0, 0, 1), row(2, 1, 1, 1), row(3, 2, 1, columns - 1)],
            more: 0,
        }
    }

    #[test]
    fn columns_share_the_width_until_they_are_as_narrow_as_can_be_read() {
        let wide = lay_out(&story(4), 408.0);
        assert_eq!((wide.width, wide.column_width, wide.slanted), (408.0, 100.0, false));
        assert_eq!(wide.columns, [54.0, 154.0, 254.0, 354.0]);
        let narrow = lay_out(&story(11), 290.0);
        assert_eq!((narrow.width, narrow.column_width, narrow.slanted), (470.0, 42.0, true));
        assert!(narrow.columns.iter().all(|x| *x < narrow.width));
    }

    #[test]
    fn rows_and_bands_follow_each_other_without_a_gap() {
        let layout = lay_out(&story(4), 408.0);
        assert_eq!(
            layout.bands.iter().map(|(at, rect)| (*at, rect.y)).collect::<Vec<_>>(),
            [(0, 0.0), (1, 54.0), (2, 108.0)]
        );
        assert_eq!(
            layout.rows.iter().map(|row| row.rect.y).collect::<Vec<_>>(),
            [24.0, 78.0, 132.0]
        );
        assert_eq!(layout.height, 162.0 + ROW / 2.0);
    }

    #[test]
    fn an_arrow_goes_from_bar_to_bar_and_its_text_stands_where_there_is_room() {
        let layout = lay_out(&story(4), 408.0);
        assert_eq!(layout.rows[0].line, "M57.5 43.8 H144.5");
        assert_eq!(layout.rows[0].head, "M150.5 43.8 L144.5 40.3 V47.3 Z");
        assert!(!layout.rows[0].ends);
        let mut last = story(4);
        last.rows.push(row(4, 2, 3, 3));
        last.rows[3].label = "gives up: more than 3 in 5 s".to_owned();
        let layout = lay_out(&last, 408.0);
        assert!(layout.rows[3].ends, "the last column has its room on the left");
        assert_eq!(layout.rows[3].text.x, 343.0);
    }

    #[test]
    fn a_lost_arrow_breaks_off() {
        let mut sequence = story(4);
        sequence.rows[0].fate = Fate::Lost;
        assert_eq!(lay_out(&sequence, 408.0).rows[0].line, "M57.5 43.8 H140");
    }

    #[test]
    fn a_life_is_drawn_while_its_end_is_told_and_the_next_begins_below() {
        let mut sequence = story(4);
        sequence.columns[1].lives = vec![
            Life {
                pid: String::new(),
                from: None,
                ended: Some((1, ":killed".to_owned())),
                to: Some(2),
            },
            Life {
                pid: String::new(),
                from: Some(2),
                ended: None,
                to: None,
            },
        ];
        sequence.columns[1].bars = vec![Bar {
            from: 1,
            to: 2,
            waits: true,
        }];
        let layout = lay_out(&sequence, 408.0);
        let lines: Vec<_> = layout.lives[1..3]
            .iter()
            .map(|life| (life.line.0.y, life.line.1.y))
            .collect();
        assert_eq!(
            lines,
            [
                (0.0, axis(layout.rows[2].rect)),
                (axis(layout.rows[2].rect), layout.height)
            ]
        );
        assert!(!layout.lives[1].cross.is_empty() && layout.lives[2].cross.is_empty());
        assert_eq!(layout.bars.len(), 1);
    }

    #[test]
    fn no_story_is_an_empty_paper() {
        let layout = lay_out(&Sequence::default(), 300.0);
        assert!(layout.rows.is_empty() && layout.lives.is_empty());
    }
}
