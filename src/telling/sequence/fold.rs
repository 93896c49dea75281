//! A story with no more columns than there is room for: those that only hear of it, or only die of it, are one.

use super::{Act, Column, Life, Row, Sequence};

/// More names than that are counted, where those of a folded column are told.
const NAMED: usize = 12;

/// How much a column has to do with a story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    /// Is it the person, or whom he acted on?
    acted_on: u8,
    /// How often it decided or started something, or was started.
    decides: usize,
}

impl Sequence {
    /// The same story in at most so many columns (of which the last may stand for several). What happens to many of those
    /// one after the other is one row.
    #[must_use]
    pub fn folded(&self, most: usize) -> Self {
        let count = self.columns.len();
        if count <= most || most < 2 {
            return self.clone();
        }
        let parts = self.parts();
        let mut is_kept = vec![false; count];
        for _ in 1..most {
            // Whoever came first is kept of those that have as much to do with it.
            let left = (0..count).rev().filter(|at| !is_kept[*at]);
            if let Some(next) = left.max_by_key(|at| parts[*at]) {
                is_kept[next] = true;
            }
        }
        let kept: Vec<usize> = (0..count).filter(|at| is_kept[*at]).collect();
        let place = |at: usize| kept.iter().position(|kept| *kept == at).unwrap_or(kept.len());
        let mut rows: Vec<Row> = Vec::with_capacity(self.rows.len());
        // Which row each row has become.
        let mut becomes = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let row = Row {
                from: place(row.from),
                to: place(row.to),
                ..row.clone()
            };
            match rows.last_mut().filter(|last| last.takes(&row, kept.len())) {
                Some(last) => last.take(&row),
                None => rows.push(row),
            }
            becomes.push(rows.len() - 1);
        }
        for row in &mut rows {
            if row.count > 1 {
                row.label = format!("{} ×{}", row.label, row.count);
                row.words = format!("{} — and {} more like it", row.words, row.count - 1);
            }
        }
        let row = |at: usize| becomes.get(at).copied().unwrap_or(at);
        let columns = kept.iter().map(|at| moved(&self.columns[*at], row));
        let rest: Vec<_> = (0..count).filter(|at| !is_kept[*at]).collect();
        Self {
            columns: columns.chain([self.group(&rest, row)]).collect(),
            rows,
            more: self.more,
        }
    }

    fn parts(&self) -> Vec<Part> {
        let mut parts = vec![Part::default(); self.columns.len()];
        for row in &self.rows {
            if row.beat == 0 && row.from != row.to {
                parts[row.from].acted_on = 2;
                parts[row.to].acted_on = parts[row.to].acted_on.max(1);
            }
            match row.act {
                Act::Decides => parts[row.from].decides += 1,
                Act::Spawn => {
                    parts[row.from].decides += 1;
                    parts[row.to].decides += 1;
                }
                _ => {}
            }
        }
        parts
    }

    /// Several columns as one.
    fn group(&self, members: &[usize], row: impl Fn(usize) -> usize) -> Column {
        let ended = |at: &usize| {
            let life = self.columns[*at].lives.last()?;
            let (end, _) = life.ended.as_ref()?;
            Some((*end, life.to.unwrap_or(*end)))
        };
        let ends: Vec<_> = members.iter().filter_map(ended).collect();
        let all_ended = ends.len() == members.len();
        let last = |of: fn(&(usize, usize)) -> usize| ends.iter().map(of).max().filter(|_| all_ended).map(&row);
        let mut names: Vec<&str> = members.iter().map(|at| self.columns[*at].label.as_str()).collect();
        let more = names.len().saturating_sub(NAMED);
        names.truncate(NAMED);
        let mut about = names.join(", ");
        if more > 0 {
            about += &format!(" and {more} more");
        }
        Column {
            label: format!("{} others", members.len()),
            about: Some(about),
            slot: None,
            lives: vec![Life {
                pid: String::new(),
                from: None,
                ended: last(|(end, _)| *end).map(|at| (at, String::new())),
                to: last(|(_, to)| *to),
            }],
            bars: Vec::new(),
        }
    }
}

impl Row {
    /// Is that one more of what happens to one after the other in the column of many?
    fn takes(&self, next: &Self, many: usize) -> bool {
        let to_many = self.from == many || self.to == many;
        to_many
            && (self.act, self.from, self.to, self.beat, self.time_ms, self.fate)
                == (next.act, next.from, next.to, next.beat, next.time_ms, next.fate)
    }

    fn take(&mut self, next: &Self) {
        self.count += 1;
        self.last = next.event;
        if self.label != next.label {
            self.label.clear();
        }
    }
}

/// A column whose rows are others.
fn moved(column: &Column, row: impl Fn(usize) -> usize) -> Column {
    let mut column = column.clone();
    for life in &mut column.lives {
        life.from = life.from.map(&row);
        life.to = life.to.map(&row);
        if let Some((at, _)) = &mut life.ended {
            *at = row(*at);
        }
    }
    for bar in &mut column.bars {
        (bar.from, bar.to) = (row(bar.from), row(bar.to));
    }
    column
}
