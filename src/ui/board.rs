//! The board as it is drawn: two tables whose cells are bet on, and what the row that was run last came to.

use std::ops::Range;

use yew::prelude::*;

use super::action::Action;
use super::course::parts::{CourseButton, button};
use super::course_act::CourseAct;
use super::elements::{element, paragraph, plain};
use super::practice_act::PracticeAct;
use super::practice_view::PracticeView;
use crate::telling::board::BoardCell;
use crate::telling::board::small_tree::WorkerEnd;
use crate::telling::course::{CourseProgress, LessonResult, PlaceFate};

/// The board.
pub struct Board<'a> {
    /// What is bet, and what came of it.
    pub view: &'a PracticeView,
    /// What was won and missed.
    pub progress: &'a CourseProgress,
    /// Where actions go.
    pub on: &'a Callback<Action>,
}

impl Board<'_> {
    /// Draws it.
    pub fn draw(&self) -> Html {
        let parts = vec![
            element(
                "p",
                &[("class", "quiet"), ("id", "board-score")],
                vec![plain(self.score())],
            ),
            self.table("A worker ends. Does its supervisor start another?", 0..5),
            self.table("One of three is killed. Mark those that are new processes then.", 5..8),
        ];
        element("div", &[("class", "board")], parts)
    }

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
        let column = |cell: &BoardCell| element("th", &[("scope", "col")], vec![plain(column(*cell))]);
        let columns = BoardCell::ROWS[rows.start].iter().map(column).collect();
        let mut parts = vec![
            element("caption", &[], vec![plain(caption)]),
            element("thead", &[], vec![element("tr", &[], columns)]),
        ];
        parts.extend(rows.map(|row| self.row(row)));
        element("table", &[], parts)
    }

    /// A row: what it is about, its cells, and what they came to if it was run last.
    fn row(&self, number: usize) -> Html {
        let row = &BoardCell::ROWS[number];
        let head = head(row[0]);
        let run = CourseButton {
            id: &format!("run:{}", row[0].id()),
            off: self.view.sheet.open_bets(row).is_empty(),
            ..CourseButton::default()
        };
        let name = vec![
            plain("Run"),
            element("span", &[("class", "unseen")], vec![plain(format!(" {head}"))]),
        ];
        let heading = vec![
            element("code", &[], vec![plain(head)]),
            self.button(&run, PracticeAct::Run(number), name.into_iter().collect()),
        ];
        let heading = element("div", &[], heading);
        let heading = element("th", &[("scope", "rowgroup"), ("colspan", "3")], vec![heading]);
        let cells = row.iter().map(|cell| self.cell(*cell)).collect();
        let mut parts = vec![
            element("tr", &[("class", "row-head")], vec![heading]),
            element("tr", &[], cells),
        ];
        if self.view.last == Some(number) {
            let told = row.iter().map(|cell| self.told_at_length(*cell)).collect();
            let told = element("ul", &[("class", "results")], told);
            parts.push(element("tr", &[], vec![element("td", &[("colspan", "3")], vec![told])]));
        }
        element("tbody", &[], parts)
    }

    fn button(&self, it: &CourseButton<'_>, act: PracticeAct, word: Html) -> Html {
        button(self.on, it, CourseAct::Practice(act), word)
    }

    fn result(&self, cell: BoardCell) -> Option<LessonResult> {
        self.progress.result(&cell.id())
    }

    fn cell(&self, cell: BoardCell) -> Html {
        let result = self.result(cell);
        let (class, parts) = match result {
            Some(LessonResult::Won) => ("won", vec![plain(format!("✓ {}", self.told(cell)))]),
            Some(LessonResult::Missed) => {
                let missed = element("span", &[("class", "missed-sign")], vec![plain("✕ missed")]);
                ("missed", vec![self.bets(cell), missed])
            }
            None => ("open", vec![self.bets(cell)]),
        };
        element("td", &[("class", class), ("data-cell", &cell.id())], parts)
    }

    fn bets(&self, cell: BoardCell) -> Html {
        let bet = |worker: usize, is_new: bool, word: &'static str| {
            let it = CourseButton {
                pressed: Some(self.view.sheet.bet_on(cell, worker) == Some(is_new)),
                ..CourseButton::default()
            };
            self.button(&it, PracticeAct::Press(cell, worker, is_new), plain(word))
        };
        let bets = match cell {
            BoardCell::Ends(..) => vec![bet(0, true, "back"), bet(0, false, "down")],
            BoardCell::Hits(..) => {
                let workers = cell.workers().iter().enumerate();
                workers.map(|(worker, name)| bet(worker, true, name)).collect()
            }
        };
        let name = format!("{}, {}", head(cell), column(cell));
        element("div", &[("role", "group"), ("aria-label", &name)], bets)
    }

    /// What a cell that is won comes to.
    fn told(&self, cell: BoardCell) -> String {
        let Some((_, tried)) = self.view.sheet.tried(cell) else {
            return "won".to_owned();
        };
        match cell {
            BoardCell::Ends(..) => became(cell, &tried.are_new()),
            BoardCell::Hits(..) => names(cell, &tried.are_new()),
        }
    }

    fn told_at_length(&self, cell: BoardCell) -> Html {
        let Some((bet, tried)) = self.view.sheet.tried(cell) else {
            return Html::default();
        };
        let truth = tried.are_new();
        let (class, sign, word) = if *bet == truth {
            ("won", "✓", "right")
        } else {
            ("missed", "✕", "missed")
        };
        let title = plain(format!("{sign} {}: {word}", column(cell)));
        let mut parts = vec![paragraph("", vec![element("b", &[], vec![title])])];
        if *bet != truth {
            let said = format!("Your bet: {}. It was: {}.", became(cell, bet), became(cell, &truth));
            parts.push(paragraph("", vec![plain(said)]));
        }
        for ((name, fate), pids) in cell.workers().iter().zip(&tried.fates).zip(&tried.pids) {
            parts.push(paragraph("", vec![plain(changed(name, *fate, pids))]));
        }
        parts.push(paragraph("quiet", vec![plain(tried.said.clone())]));
        let watches = self.view.watches == Some(cell);
        let watch = CourseButton {
            id: &format!("watch:{}", cell.id()),
            ..CourseButton::default()
        };
        let word = if watches { "Back to what was shown" } else { "Watch it" };
        let act = PracticeAct::Watch((!watches).then_some(cell));
        let about = format!(": {}, {}", head(cell), column(cell));
        let about = element("span", &[("class", "unseen")], vec![plain(about)]);
        parts.push(self.button(&watch, act, [plain(word), about].into_iter().collect()));
        element("li", &[("class", class)], parts)
    }
}

/// A worker with its pids before and after.
fn changed(name: &str, fate: PlaceFate, [before, after]: &[String; 2]) -> String {
    let number = |pid: &str| pid.trim_start_matches("#PID<").trim_end_matches('>').to_owned();
    let after = match fate {
        PlaceFate::New => format!(" → {}", number(after)),
        PlaceFate::Same => String::new(),
        PlaceFate::Gone => " → –".to_owned(),
    };
    format!("{name} is {}: {}{after}", fate.word(), number(before))
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
