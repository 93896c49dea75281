//! Who works and who waits: bars on the lifelines.
//!
//! A process works from the arrow that woke it to the last row of its turn. If that row asks for something (a call, a
//! start, a stop), it then waits, and what wakes it next ends the wait: nothing else can.

use std::collections::BTreeMap;

use super::{Bar, Sequence};
use crate::runtime::Pid;

#[derive(Clone, Debug)]
struct Turn {
    column: usize,
    step: u64,
    /// The bar that is still growing.
    bar: usize,
    /// It waits for what came of its last row; the bar of the wait, once that has a length.
    awaits: bool,
    wait: Option<usize>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Activity {
    turns: BTreeMap<Pid, Turn>,
}

impl Activity {
    /// A process has taken a message; `cause` is the row in which it was sent.
    pub(super) fn wakes(&mut self, sequence: &mut Sequence, pid: Pid, column: usize, step: u64, cause: Option<usize>) {
        let last = sequence.rows.len().saturating_sub(1);
        let awaits = self.turns.get(&pid).is_some_and(|turn| turn.awaits);
        match cause {
            Some(row) => self.work(sequence, pid, column, step, row),
            // What woke it came from before the story; it shows once it does something.
            None if awaits => self.work(sequence, pid, column, step, last),
            None => {}
        }
    }

    /// A process has done something: a row.
    pub(super) fn acts(
        &mut self,
        sequence: &mut Sequence,
        pid: Pid,
        column: usize,
        step: u64,
        row: usize,
        awaits: bool,
    ) {
        if self.turns.get(&pid).is_none_or(|turn| turn.step != step) {
            self.work(sequence, pid, column, step, row);
        }
        if let Some(turn) = self.turns.get_mut(&pid) {
            turn.awaits = awaits;
            let bar = &mut sequence.columns[column].bars[turn.bar];
            bar.to = bar.to.max(row);
        }
        for other in self.turns.values_mut().filter(|turn| turn.awaits) {
            let bars = &mut sequence.columns[other.column].bars;
            let from = bars[other.bar].to;
            match other.wait {
                Some(wait) => bars[wait].to = row,
                None if row > from => {
                    other.wait = Some(bars.len());
                    bars.push(Bar {
                        from,
                        to: row,
                        waits: true,
                    });
                }
                None => {}
            }
        }
    }

    /// A process is gone.
    pub(super) fn ends(&mut self, pid: Pid) {
        self.turns.remove(&pid);
    }

    /// A turn begins at a row: the wait before it ends there.
    fn work(&mut self, sequence: &mut Sequence, pid: Pid, column: usize, step: u64, row: usize) {
        let bars = &mut sequence.columns[column].bars;
        let before = self.turns.get(&pid);
        if let Some(wait) = before.and_then(|turn| turn.wait) {
            bars[wait].to = row.max(bars[wait].from);
        }
        let from = before.map_or(row, |turn| row.max(bars[turn.wait.unwrap_or(turn.bar)].to));
        bars.push(Bar {
            from,
            to: from,
            waits: false,
        });
        let turn = Turn {
            column,
            step,
            bar: bars.len() - 1,
            awaits: false,
            wait: None,
        };
        self.turns.insert(pid, turn);
    }
}
