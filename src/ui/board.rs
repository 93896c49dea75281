//! The board: two tables whose cells are bet on, and what the last bets came to.

use std::ops::Range;
use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::drawn::Draw;
use super::practice_act::PracticeAct;
use crate::telling::board::BoardCell;
use crate::telling::board::sheet::BoardSheet;
use crate::telling::board::small_tree::WorkerEnd;
use crate::telling::course::{CourseProgress, LessonResult, PlaceFate};

/// The board.
#[derive(Debug, PartialEq)]
pub struct Board {
    /// What is bet, and what came of it.
    pub sheet: Rc<BoardSheet>,
    /// What was won and missed.
    pub progress: Rc<CourseProgress>,
    /// The row that was run last.
    pub last: Option<usize>,
    /// The cell whose tree is watched.
    pub watches: Option<BoardCell>,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for Board {
    fn draw(&self) -> Html {
        html! {
            <div class="board">
                <p class="quiet" id="board-score">{ self.score() }</p>
                { self.table("A worker ends. Does its supervisor start another?", 0..5) }
                { self.table("One of three is killed. Mark those that are new processes then.", 5..8) }
            </div>
        }
    }
}

impl Board {
    fn score(&self) -> String {
        let count = |result| {
            let cells = BoardCell::all().iter();
            cells.filter(|cell| self.result(**cell) == Some(result)).count()
        };
        let (won, missed) = (count(LessonResult::Won), count(LessonResult::Missed));
        let again = if missed > 0 {
            format!(", {missed} missed: they stay marked until they are won")
        } else {
            String::new()
        };
        format!("{won} of {} won{again}.", BoardCell::all().len())
    }

    fn table(&self, caption: &'static str, rows: Range<usize>) -> Html {
        let columns = BoardCell::ROWS[rows.start].map(column);
        html! {
            <table>
                <caption>{ caption }</caption>
                <thead>
                    <tr>{ for columns.into_iter().map(|column| html! { <th scope="col">{ column }</th> }) }</tr>
                </thead>
                { for rows.map(|row| self.row(row)) }
            </table>
        }
    }

    /// A row: what it is about, its cells, and what they came to if it was run last.
    fn row(&self, number: usize) -> Html {
        let row = &BoardCell::ROWS[number];
        let (id, head) = (row[0].id(), head(row[0]));
        let ready = !self.sheet.open_bets(row).is_empty();
        let run = self.on.reform(move |_| Action::Practice(PracticeAct::Run(number)));
        html! {
            <tbody key={number}>
                <tr class="row-head">
                    <th scope="rowgroup" colspan="3">
                        <div>
                            <code>{ head }</code>
                            <button type="button" class="button" data-run={id} aria-label={format!("Run the row {head}")} aria-disabled={(!ready).to_string()} onclick={run}>{ "Run" }</button>
                        </div>
                    </th>
                </tr>
                <tr>{ for row.iter().map(|cell| self.cell(*cell)) }</tr>
                if self.last == Some(number) {
                    <tr><td colspan="3"><ul class="results">{ for row.iter().map(|cell| self.told_at_length(*cell)) }</ul></td></tr>
                }
            </tbody>
        }
    }

    fn result(&self, cell: BoardCell) -> Option<LessonResult> {
        self.progress.result(&cell.id())
    }

    fn cell(&self, cell: BoardCell) -> Html {
        let result = self.result(cell);
        let class = match result {
            Some(LessonResult::Won) => "won",
            Some(LessonResult::Missed) => "missed",
            None => "open",
        };
        html! {
            <td {class} data-cell={cell.id()}>
                if result == Some(LessonResult::Won) {
                    <span>{ "✓ " }</span>{ self.told(cell) }
                } else {
                    <div role="group" aria-label={format!("{}, {}", head(cell), column(cell))}>
                        { for self.bets(cell) }
                    </div>
                    if result == Some(LessonResult::Missed) {
                        <span class="missed-sign">{ "✕ missed" }</span>
                    }
                }
            </td>
        }
    }

    fn bets(&self, cell: BoardCell) -> Vec<Html> {
        let button = |worker: usize, is_new: bool, word: &'static str| {
            let pressed = self.sheet.bet_on(cell, worker) == Some(is_new);
            let onclick = self
                .on
                .reform(move |_| Action::Practice(PracticeAct::Press(cell, worker, is_new)));
            html! { <button type="button" aria-pressed={pressed.to_string()} {onclick}>{ word }</button> }
        };
        match cell {
            BoardCell::Ends(..) => vec![button(0, true, "back"), button(0, false, "down")],
            BoardCell::Hits(..) => {
                let workers = cell.workers().iter().enumerate();
                workers.map(|(worker, name)| button(worker, true, name)).collect()
            }
        }
    }

    /// What a cell that is won comes to.
    fn told(&self, cell: BoardCell) -> String {
        let Some((_, tried)) = self.sheet.tried(cell) else {
            return "won".to_owned();
        };
        match cell {
            BoardCell::Ends(..) => became(cell, &tried.are_new()),
            BoardCell::Hits(..) => names(cell, &tried.are_new()),
        }
    }

    fn told_at_length(&self, cell: BoardCell) -> Html {
        let Some((bet, tried)) = self.sheet.tried(cell) else {
            return Html::default();
        };
        let truth = tried.are_new();
        let (class, sign, word) = if *bet == truth {
            ("won", "✓", "right")
        } else {
            ("missed", "✕", "missed")
        };
        let workers = cell.workers().iter().zip(&tried.fates).zip(&tried.pids);
        html! {
            <li {class} key={cell.id()}>
                <p><b>{ format!("{sign} {}: {word}", column(cell)) }</b></p>
                if *bet != truth {
                    <p>{ format!("Your bet: {}. It was: {}.", became(cell, bet), became(cell, &truth)) }</p>
                }
                <ul class="pids">{ for workers.map(|((name, fate), pids)| changed(name, *fate, pids)) }</ul>
                <p class="quiet">{ &tried.said }</p>
                { self.watching(cell) }
            </li>
        }
    }
}

impl Board {
    /// The button that shows it in the tree, or shows what was there before.
    fn watching(&self, cell: BoardCell) -> Html {
        let on = self.watches == Some(cell);
        let onclick = self
            .on
            .reform(move |_| Action::Practice(PracticeAct::Watch((!on).then_some(cell))));
        let (word, name) = if on {
            ("Back to what was shown", String::new())
        } else {
            ("Watch it", format!("Watch it: {}, {}", head(cell), column(cell)))
        };
        html! { <button type="button" class="button" data-watch={cell.id()} aria-label={(!on).then_some(name)} {onclick}>{ word }</button> }
    }
}

/// A worker with its pids before and after.
fn changed(name: &str, fate: PlaceFate, [before, after]: &[String; 2]) -> Html {
    let number = |pid: &str| pid.trim_start_matches("#PID<").trim_end_matches('>').to_owned();
    let pids = match fate {
        PlaceFate::New => format!("{} → {}", number(before), number(after)),
        PlaceFate::Same => number(before),
        PlaceFate::Gone => format!("{} → –", number(before)),
    };
    html! { <li><b>{ name }</b>{ format!(" is {} ", fate.word()) }<code>{ pids }</code></li> }
}

/// What the row of a cell is called.
fn head(cell: BoardCell) -> &'static str {
    match cell {
        BoardCell::Ends(_, WorkerEnd::Normal) => ":normal",
        BoardCell::Ends(_, WorkerEnd::Shutdown) => ":shutdown",
        BoardCell::Ends(_, WorkerEnd::ShutdownWith) => "{:shutdown, _}",
        BoardCell::Ends(_, WorkerEnd::Raise) => "raises",
        BoardCell::Ends(_, WorkerEnd::Kill) => "killed",
        BoardCell::Hits(strategy, _) => strategy.written(),
    }
}

/// What the column of a cell is called.
fn column(cell: BoardCell) -> String {
    match cell {
        BoardCell::Ends(restart, _) => restart.written().to_owned(),
        BoardCell::Hits(_, hit) => format!("{} dies", cell.workers()[hit]),
    }
}

/// What a bet or a truth says.
fn became(cell: BoardCell, new: &[bool]) -> String {
    match cell {
        BoardCell::Ends(..) if new == [true] => "back".to_owned(),
        BoardCell::Ends(..) => "down".to_owned(),
        BoardCell::Hits(..) => format!("{} new", names(cell, new)),
    }
}

/// The workers that are new.
fn names(cell: BoardCell, new: &[bool]) -> String {
    let new = cell.workers().iter().zip(new).filter(|(_, new)| **new);
    new.map(|(name, _)| *name).collect::<Vec<_>>().join(" ")
}
