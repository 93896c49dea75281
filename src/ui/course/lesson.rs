//! The lesson that is being taken: bet, act, see, why.
//!
//! Invariant: what may be there or not has its place all the same, so that what stands beside it stays the same element, and
//! keeps the focus.

use std::rc::Rc;

use yew::prelude::*;

use super::super::elements::{element, paragraph, plain, with_code};
use super::parts::{CourseButton, button, go, heading, worded};
use super::seen::see;
use crate::otp::Strategy;
use crate::systems::Design;
use crate::telling::course::{Course, Lesson, LessonAct, LessonStep, Verdict};
use crate::ui::action::Action;
use crate::ui::course_act::{Beside, CourseAct};

/// A lesson that is being taken, as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct LessonView {
    /// The lesson.
    pub lesson: Rc<Lesson>,
    /// Where it is.
    pub step: LessonStep,
    /// What the marked places are called.
    pub marked: Vec<String>,
    /// The option that is chosen.
    pub chosen: Option<usize>,
    /// Is there a bet?
    pub is_bet: bool,
    /// Does the lesson do what is to be done?
    pub does: bool,
    /// How much has been done, and how much there is to do.
    pub done: (usize, usize),
    /// Why it does not go on.
    pub strayed: Option<String>,
    /// Bet and truth.
    pub verdict: Option<Rc<Verdict>>,
    /// Is the past shown?
    pub past: bool,
    /// What it is compared with now.
    pub compared: Option<Beside>,
}

/// Draws it.
pub(super) fn draw(on: &Callback<Action>, course: &Rc<Course>, view: &LessonView) -> Vec<Html> {
    let lesson = &view.lesson;
    let (number, all) = course.number(lesson);
    let over = view.verdict.as_ref().filter(|_| view.step >= LessonStep::See);
    let step = |step: LessonStep, word: &'static str, parts: Vec<Html>| {
        let now = step == view.step || (step == LessonStep::Why && view.step == LessonStep::See);
        let number = (step as usize + 1).to_string();
        let number = element("span", &[("class", "step-number")], vec![plain(number)]);
        let title = element("h3", &[], vec![number, plain(format!(" {word}"))]);
        let class = if now { "step now" } else { "step" };
        let attributes = [
            ("class", class),
            ("data-step", step.written()),
            ("aria-current", if now { "step" } else { "false" }),
        ];
        element("section", &attributes, std::iter::once(title).chain(parts).collect())
    };
    let about = format!("{} {number} of {all} · ", lesson.part.one());
    let title = element("q", &[], vec![with_code(&lesson.title)]);
    let varies = or_nothing(!lesson.word.is_empty(), || {
        paragraph("lesson-about", vec![plain("Variation: "), with_code(&lesson.word)])
    });
    let seen = match over {
        Some(verdict) => see(on, lesson, verdict),
        None => vec![paragraph(
            "quiet",
            vec![plain("Your bet and what happened, side by side.")],
        )],
    };
    let why = match over {
        Some(_) => why(on, course, view),
        None => vec![paragraph("quiet", vec![plain("One sentence, when you have seen it.")])],
    };
    let word = if over.is_some() {
        "Next lesson ›"
    } else {
        "Skip it ›"
    };
    let next = course
        .next(lesson)
        .map(|next| go(on, next, "lesson-next", "go", plain(word)));
    vec![
        paragraph("lesson-about", vec![plain(about), with_code(&lesson.about)]),
        heading(vec![title]),
        varies,
        paragraph("", vec![worded(&lesson.tells)]),
        source(lesson),
        step(LessonStep::Bet, "Bet", bet(on, view)),
        step(LessonStep::Act, "Do it", act(on, view)),
        step(LessonStep::See, "See", seen),
        step(LessonStep::Why, "Why", why),
        paragraph("lesson-end", vec![next.unwrap_or_default()]),
    ]
}

/// A part that may be there or not.
fn or_nothing(there: bool, part: impl FnOnce() -> Html) -> Html {
    if there { part() } else { Html::default() }
}

/// Code, or what is typed, in the lines in which it is written.
fn written(label: &'static str, text: &str) -> Html {
    let attributes = [("class", "lines"), ("tabindex", "0"), ("aria-label", label)];
    element("pre", &attributes, vec![plain(text.to_owned())])
}

/// The Elixir that runs, for who wants to read it.
fn source(lesson: &Lesson) -> Html {
    let Design::Written(code) = &lesson.runs.design else {
        return Html::default();
    };
    const LABEL: &str = "The code that runs";
    let summary = element("summary", &[], vec![plain(LABEL)]);
    element("details", &[], vec![summary, written(LABEL, &code.source)])
}

fn bet(on: &Callback<Action>, view: &LessonView) -> Vec<Html> {
    let (bet, open) = (&view.lesson.bet, view.step == LessonStep::Bet);
    if bet.mark.is_none() {
        return vec![choice(on, view, open)];
    }
    let was_bet = view.verdict.as_ref().is_none_or(|verdict| verdict.was_bet);
    let marked = match (view.marked.as_slice(), open) {
        ([], true) => "Nothing is marked. That is a bet too: none.".to_owned(),
        ([], false) if !was_bet => "There was no bet.".to_owned(),
        ([], false) => "None.".to_owned(),
        (marked, _) => marked.join(", "),
    };
    let how = "Click a process in the tree, or focus it and press Enter.";
    let attributes = [("class", "marked-places"), ("id", "marked"), ("dir", "auto")];
    vec![
        paragraph("", vec![worded(&bet.ask)]),
        or_nothing(open, || paragraph("quiet small", vec![plain(how)])),
        element("p", &attributes, vec![plain(marked)]),
    ]
}

fn choice(on: &Callback<Action>, view: &LessonView, open: bool) -> Html {
    let truth = view.verdict.as_ref().filter(|_| view.step >= LessonStep::See);
    let truth = truth.and_then(|verdict| verdict.truth);
    let one = |(at, text): (usize, &str)| {
        let onchange = on.reform(move |_: Event| Action::Course(CourseAct::Choose(at)));
        let chosen = view.chosen == Some(at);
        let class = match (truth == Some(at), chosen) {
            (true, _) => "outcome came",
            (false, true) => "outcome chosen",
            (false, false) => "outcome",
        };
        let radio = html! { <input type="radio" name="outcome" value={at.to_string()} checked={chosen} disabled={!open} {onchange} /> };
        let words = element("span", &[], vec![worded(text)]);
        element("label", &[("class", class)], vec![radio, words])
    };
    let options = view.lesson.bet.options.iter().map(|option| option.text.as_str());
    let legend = element("legend", &[], vec![worded(&view.lesson.bet.ask)]);
    let parts = std::iter::once(legend).chain(options.enumerate().map(one)).collect();
    element("fieldset", &[("class", "outcomes")], parts)
}

fn act(on: &Callback<Action>, view: &LessonView) -> Vec<Html> {
    let lesson = &view.lesson;
    let under_way = view.does && view.strayed.is_none() && !view.past;
    let may = view.is_bet && view.step <= LessonStep::Act && !under_way;
    let (done, all) = view.done;
    let said = match view.step {
        LessonStep::Bet if !view.is_bet => "Choose what you bet on first.".to_owned(),
        LessonStep::Bet => String::new(),
        _ if view.strayed.is_some() => String::new(),
        LessonStep::Act if view.past => "As it was when you bet.".to_owned(),
        LessonStep::Act if view.does => format!("{done} of {all} …"),
        LessonStep::Act => format!("Your turn: {done} of {all} done. Time stands still until you go on."),
        LessonStep::See | LessonStep::Why => "Done.".to_owned(),
    };
    let does = CourseButton {
        id: "lesson-do",
        class: "go",
        off: !may,
        ..CourseButton::default()
    };
    let by_hand = CourseButton {
        id: "lesson-self",
        class: "plain",
        off: !may || view.step > LessonStep::Bet,
        ..CourseButton::default()
    };
    let back = CourseButton {
        id: "lesson-back",
        class: "go",
        ..CourseButton::default()
    };
    let can_do_it = !lesson.act.acts.iter().any(LessonAct::evaluates);
    let buttons = vec![
        button(on, &does, CourseAct::Act { does: true }, with_code(&lesson.act.word)),
        or_nothing(can_do_it, || {
            button(on, &by_hand, CourseAct::Act { does: false }, plain("or do it yourself"))
        }),
    ];
    let strayed = view.strayed.as_ref().map(|strayed| {
        let said = format!("{strayed} Look around as long as you like.");
        let back = button(on, &back, CourseAct::ComeBack, plain("Come back to the lesson"));
        let parts = vec![paragraph("", vec![plain(said)]), back];
        element("div", &[("class", "come-back"), ("role", "status")], parts)
    });
    vec![
        typed("Was typed", &lesson.before),
        typed("Is typed", &lesson.act.acts),
        paragraph("buttons", buttons),
        paragraph("quiet small", vec![plain(said)]),
        strayed.unwrap_or_default(),
    ]
}

/// The lines that are typed into the console.
fn typed(label: &'static str, acts: &[LessonAct]) -> Html {
    let lines = acts.iter().filter_map(|act| match act {
        LessonAct::Type { line } => Some(line.as_str()),
        _ => None,
    });
    let lines = lines.collect::<Vec<_>>().join("\n");
    or_nothing(!lines.is_empty(), || {
        let parts = vec![
            paragraph("quiet small", vec![plain(format!("{label}:"))]),
            written(label, &lines),
        ];
        element("div", &[], parts)
    })
}

fn why(on: &Callback<Action>, course: &Rc<Course>, view: &LessonView) -> Vec<Html> {
    let lesson = &view.lesson;
    let titled = |title: &'static str, buttons: Vec<Html>| {
        let title = element("h4", &[], vec![plain(title)]);
        let parts: Vec<Html> = std::iter::once(title).chain(buttons).collect();
        or_nothing(parts.len() > 1, || element("div", &[("class", "variations")], parts))
    };
    let varied = course
        .variations(lesson)
        .filter(|other| other.variation != lesson.variation);
    let varied = varied.map(|varied| {
        let word = if varied.word.is_empty() {
            "the lesson itself"
        } else {
            &varied.word
        };
        go(on, varied, &format!("vary:{}", varied.id()), "", with_code(word))
    });
    let mut beside = Vec::new();
    let mut compare = |id: &str, with: Beside, word: Html| {
        let it = CourseButton {
            id,
            pressed: Some(view.compared == Some(with)),
            ..CourseButton::default()
        };
        beside.push(button(on, &it, CourseAct::Beside(with), word));
    };
    if lesson.flat {
        compare("lesson-flat", Beside::Flat, plain("in the flat tree"));
    }
    if let Some((path, strategy)) = &lesson.other {
        let who = path.rsplit('/').next().unwrap_or(path);
        let word = format!("with {who} `{}`", Strategy::from(*strategy).name());
        compare("lesson-strategy", Beside::OtherStrategy, with_code(&word));
    }
    if view.compared.is_some() {
        let alone = CourseButton {
            id: "lesson-alone",
            class: "go",
            ..CourseButton::default()
        };
        beside.push(button(on, &alone, CourseAct::Alone, plain("Back to one tree")));
    }
    let links = lesson.links.iter().map(|(words, address)| {
        let attributes = [("href", address.as_str()), ("target", "_blank"), ("rel", "noopener")];
        element("a", &attributes, vec![plain(words.clone())])
    });
    vec![
        element("p", &[("id", "why")], vec![worded(&lesson.why)]),
        titled("Bet on a variation", varied.collect()),
        titled("The same, side by side", beside),
        titled("Read on", links.collect()),
    ]
}
