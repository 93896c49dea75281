//! Bet and truth, side by side.

use yew::prelude::*;

use super::super::elements::{element, paragraph, plain};
use super::parts::{CourseButton, button, go, worded};
use crate::telling::course::{JudgedPlace, Lesson, MarkWorth, PlaceFate, Verdict};
use crate::ui::action::Action;
use crate::ui::course_act::CourseAct;

/// A word, and what there is to say to it.
fn row(marking: &str, word: Html, said: Html) -> Html {
    let parts = vec![
        element("dt", &[], vec![word]),
        element("dd", &[("dir", "auto")], vec![said]),
    ];
    element("div", &[("data-marking", marking)], parts)
}

/// Draws it.
pub(super) fn see(on: &Callback<Action>, lesson: &Lesson, verdict: &Verdict) -> Vec<Html> {
    let (said, class) = match (verdict.was_bet, verdict.won) {
        (false, _) => ("This is what comes of it.", "verdict"),
        (true, true) => ("✓ You foresaw it.", "verdict won"),
        (true, false) => ("✕ It came otherwise.", "verdict lost"),
    };
    let option = |at: Option<usize>| lesson.bet.options.get(at?);
    let mut rows = Vec::new();
    let mut counts = String::new();
    if let Some(fate) = lesson.bet.mark {
        counts = count(&verdict.places, fate, verdict.was_bet);
        rows.extend(places(&verdict.places));
    }
    rows.extend(option(verdict.chosen).map(|bet| row("bet", plain("You bet"), worded(&bet.text))));
    rows.extend(option(verdict.truth).map(|truth| row("truth", plain("It was"), worded(&truth.text))));
    let rewind = CourseButton {
        id: "lesson-rewind",
        title: "Shows the system as it was when you bet",
        ..CourseButton::default()
    };
    let buttons = vec![
        button(on, &rewind, CourseAct::Rewind, plain("Rewind it")),
        go(on, lesson, "lesson-again", "", plain("Bet again")),
    ];
    vec![
        element("p", &[("class", class), ("id", "verdict")], vec![plain(said)]),
        paragraph("", vec![plain(counts)]),
        element("dl", &[("class", "bet-and-truth")], rows),
        paragraph("buttons", buttons),
    ]
}

/// How many were marked, and how many are so.
fn count(places: &[JudgedPlace], fate: PlaceFate, was_bet: bool) -> String {
    let missed = places.iter().filter(|place| place.marking == MarkWorth::Missed).count();
    let wrong = places
        .iter()
        .filter(|place| matches!(place.marking, MarkWorth::Wrong(_)));
    let are = places.len() - wrong.count();
    let is = if are == 1 { "is" } else { "are" };
    match was_bet {
        true => format!(
            "You bet that {} would be {}; {are} {is}.",
            places.len() - missed,
            fate.word()
        ),
        false => format!("{are} {is} {}.", fate.word()),
    }
}

/// Bet and truth of each place that was marked, or should have been: those that are right, missed, and wrong.
fn places(places: &[JudgedPlace]) -> Vec<Html> {
    let mut rows: Vec<(MarkWorth, Vec<String>)> = Vec::new();
    for place in places {
        let said = match place.marking {
            MarkWorth::Right | MarkWorth::Missed | MarkWorth::Shown => place.label.clone(),
            MarkWorth::Wrong(became) => format!("{} is {}", place.label, became.word()),
        };
        match rows.iter_mut().find(|(worth, _)| worth.word() == place.marking.word()) {
            Some((_, named)) => named.push(said),
            None => rows.push((place.marking, vec![said])),
        }
    }
    rows.sort_by_key(|(worth, _)| *worth);
    let drawn = rows.into_iter().map(|(worth, named)| {
        let word = plain(format!("{} {}", worth.sign(), worth.word()));
        row(worth.word(), word, plain(named.join(", ")))
    });
    drawn.collect()
}
