//! The lesson that is being taken: bet, act, see, why.

use std::rc::Rc;

use yew::prelude::*;

use super::parts::{go, worded};
use crate::systems::Design;
use crate::telling::course::{Course, JudgedPlace, Lesson, LessonAct, LessonStep, MarkWorth, PlaceFate, Verdict};
use crate::ui::action::Action;
use crate::ui::caption::with_code;
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
pub(super) fn draw(on: &Callback<Action>, course: &Rc<Course>, view: &LessonView) -> Html {
    let lesson = &view.lesson;
    let (number, all) = course.number(lesson);
    let step = |step: LessonStep, word: &'static str, body: Html| {
        let now = step == view.step || (step == LessonStep::Why && view.step == LessonStep::See);
        html! {
            <section class={classes!("step", now.then_some("now"))} data-step={step.written()} aria-current={now.then_some("step")}>
                <h3><span class="step-number">{ step as usize + 1 }</span>{ " " }{ word }</h3>
                { body }
            </section>
        }
    };
    let over = view.verdict.as_ref().filter(|_| view.step >= LessonStep::See);
    html! {
        <>
            <p class="lesson-about">{ format!("{} {number} of {all}", lesson.part.one()) }{ " · " }{ with_code(&lesson.about) }</p>
            <h2 id="course-heading" tabindex="-1"><q>{ with_code(&lesson.title) }</q></h2>
            if !lesson.word.is_empty() {
                <p class="lesson-about">{ "Variation: " }{ with_code(&lesson.word) }</p>
            }
            <p>{ worded(&lesson.tells) }</p>
            { source(lesson) }
            { step(LessonStep::Bet, "Bet", bet(on, view)) }
            { step(LessonStep::Act, "Do it", act(on, view)) }
            { step(LessonStep::See, "See", over.map_or_else(
                || html! { <p class="quiet">{ "Your bet and what happened, side by side." }</p> },
                |verdict| see(on, view, verdict),
            )) }
            { step(LessonStep::Why, "Why", match over {
                None => html! { <p class="quiet">{ "One sentence, when you have seen it." }</p> },
                Some(_) => why(on, course, view),
            }) }
            <p class="lesson-end">
                if let Some(next) = course.next(lesson) {
                    { go(on, next, "lesson-next", if over.is_some() { "Next lesson ›" } else { "Skip it ›" }) }
                }
            </p>
        </>
    }
}

/// The Elixir that runs, for who wants to read it.
fn source(lesson: &Lesson) -> Html {
    let Design::Written(code) = &lesson.runs.design else {
        return Html::default();
    };
    html! {
        <details class="lesson-source">
            <summary>{ "The code that runs" }</summary>
            <pre tabindex="0" aria-label="The code that runs">{ code.source.clone() }</pre>
        </details>
    }
}

fn bet(on: &Callback<Action>, view: &LessonView) -> Html {
    let (bet, open) = (&view.lesson.bet, view.step == LessonStep::Bet);
    if bet.mark.is_none() {
        return choice(on, view, open);
    }
    let marked = match (view.marked.as_slice(), open) {
        ([], true) => "Nothing is marked. That is a bet too: none.".to_owned(),
        ([], false) if view.verdict.as_ref().is_some_and(|verdict| !verdict.was_bet) => "There was no bet.".to_owned(),
        ([], false) => "None.".to_owned(),
        (marked, _) => marked.join(", "),
    };
    html! {
        <>
            <p>{ worded(&bet.ask) }</p>
            if open {
                <p class="quiet small">{ "Click a process in the tree, or focus it and press Enter." }</p>
            }
            <p class="marked-places" id="marked" dir="auto">{ marked }</p>
        </>
    }
}

fn choice(on: &Callback<Action>, view: &LessonView, open: bool) -> Html {
    let truth = view.verdict.as_ref().filter(|_| view.step >= LessonStep::See);
    let truth = truth.and_then(|verdict| verdict.truth);
    let one = |(at, text): (usize, &str)| {
        let onchange = on.reform(move |_: Event| Action::Course(CourseAct::Choose(at)));
        let chosen = view.chosen == Some(at);
        let came = (truth == Some(at)).then_some("came");
        html! {
            <label class={classes!("outcome", came, chosen.then_some("chosen"))}>
                <input type="radio" name="outcome" value={at.to_string()} checked={chosen} disabled={!open} {onchange} />
                <span>{ worded(text) }</span>
            </label>
        }
    };
    let options = view.lesson.bet.options.iter().map(|option| option.text.as_str());
    html! {
        <fieldset class="outcomes">
            <legend>{ worded(&view.lesson.bet.ask) }</legend>
            { for options.enumerate().map(one) }
        </fieldset>
    }
}

fn act(on: &Callback<Action>, view: &LessonView) -> Html {
    let lesson = &view.lesson;
    let may = view.is_bet && view.step <= LessonStep::Act && !(view.does && view.strayed.is_none() && !view.past);
    let begin = |does: bool| {
        on.reform(move |_: MouseEvent| Action::Course(if may { CourseAct::Act { does } } else { CourseAct::Fetch }))
    };
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
    html! {
        <>
            if lesson.evaluates() {
                { lines(lesson) }
            }
            <p class="buttons">
                <button type="button" class="button go" id="lesson-do" aria-disabled={(!may).to_string()} onclick={begin(true)}>{ with_code(&lesson.act.word) }</button>
                if !lesson.act.acts.iter().any(|act| act.evaluates()) {
                    <button type="button" class="button plain" id="lesson-self" aria-disabled={(!may || view.step > LessonStep::Bet).to_string()}
                        onclick={if view.step > LessonStep::Bet { Callback::noop() } else { begin(false) }}>{ "or do it yourself" }</button>
                }
            </p>
            if !said.is_empty() {
                <p class="quiet small" id="lesson-said">{ said }</p>
            }
            if let Some(strayed) = &view.strayed {
                <div class="come-back" id="come-back" role="status">
                    <p dir="auto">{ strayed }{ " Look around as long as you like." }</p>
                    <button type="button" class="button go" id="lesson-back" onclick={on.reform(|_| Action::Course(CourseAct::ComeBack))}>{ "Come back to the lesson" }</button>
                </div>
            }
        </>
    }
}

/// The lines that are typed into the console, before the bet and after it.
fn lines(lesson: &Lesson) -> Html {
    let typed = |acts: &[LessonAct]| {
        let lines = acts.iter().filter_map(|act| match act {
            LessonAct::Type { line } => Some(line.as_str()),
            _ => None,
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    let (before, then) = (typed(&lesson.before), typed(&lesson.act.acts));
    html! {
        <>
            if !before.is_empty() {
                <p class="quiet small">{ "Was typed:" }</p>
                <pre class="lines" tabindex="0" aria-label="What was typed">{ before }</pre>
            }
            if !then.is_empty() {
                <p class="quiet small">{ "Is typed:" }</p>
                <pre class="lines" tabindex="0" aria-label="What is typed">{ then }</pre>
            }
        </>
    }
}

fn see(on: &Callback<Action>, view: &LessonView, verdict: &Verdict) -> Html {
    let said = match (verdict.was_bet, verdict.won) {
        (false, _) => "This is what comes of it.",
        (true, true) => "✓ You foresaw it.",
        (true, false) => "✕ It came otherwise.",
    };
    let fate = view.lesson.bet.mark;
    html! {
        <>
            <p class={classes!("verdict", match (verdict.was_bet, verdict.won) { (false, _) => "shown", (true, true) => "won", (true, false) => "lost" })} id="verdict">{ said }</p>
            if let Some(fate) = fate {
                { places(&verdict.places, fate) }
            }
            if let Some(text) = verdict.truth.and_then(|at| view.lesson.bet.options.get(at)) {
                <dl class="bet-and-truth">
                    if let Some(chosen) = verdict.chosen.and_then(|at| view.lesson.bet.options.get(at)) {
                        <div><dt>{ "You bet" }</dt><dd>{ worded(&chosen.text) }</dd></div>
                    }
                    <div><dt>{ "It was" }</dt><dd id="truth">{ worded(&text.text) }</dd></div>
                </dl>
            }
            <p class="buttons">
                <button type="button" class="button" id="lesson-rewind" title="Shows the system as it was when you bet"
                    onclick={on.reform(|_| Action::Course(CourseAct::Rewind))}>{ "Rewind it" }</button>
                { go(on, &view.lesson, "lesson-again", "Bet again") }
            </p>
        </>
    }
}

/// Bet and truth of each place that was marked, or should have been: those that are right, missed, and wrong.
fn places(places: &[JudgedPlace], fate: PlaceFate) -> Html {
    let of = |word: &'static str| places.iter().filter(move |place| place.marking.word() == word);
    let (marked, are) = (
        places.iter().filter(|place| place.marking != MarkWorth::Missed).count(),
        places
            .iter()
            .filter(|place| !matches!(place.marking, MarkWorth::Wrong(_)))
            .count(),
    );
    let shown = places.iter().any(|place| place.marking == MarkWorth::Shown);
    let group = |first: &JudgedPlace| {
        let word: &'static str = first.marking.word();
        let named = of(word).map(|place| match place.marking {
            MarkWorth::Right | MarkWorth::Missed | MarkWorth::Shown => place.label.clone(),
            MarkWorth::Wrong(became) => format!("{} is {}", place.label, became.word()),
        });
        html! {
            <div key={word} data-marking={word}>
                <dt><span aria-hidden="true">{ first.marking.sign() }</span>{ " " }{ word }</dt>
                <dd dir="auto">{ named.collect::<Vec<_>>().join(", ") }</dd>
            </div>
        }
    };
    html! {
        <>
            if !shown {
                <p>{ format!("You bet that {marked} would be {}; {are} {}.", fate.word(), if are == 1 { "is" } else { "are" }) }</p>
            } else {
                <p>{ format!("{are} {} {}.", if are == 1 { "is" } else { "are" }, fate.word()) }</p>
            }
            <dl class="bet-and-truth">{ for ["right", "missed", "wrong", "so it is"].into_iter().filter_map(|word| of(word).next()).map(group) }</dl>
        </>
    }
}

fn why(on: &Callback<Action>, course: &Rc<Course>, view: &LessonView) -> Html {
    let lesson = &view.lesson;
    let say = |act: CourseAct| on.reform(move |_: MouseEvent| Action::Course(act.clone()));
    let other = lesson.other.as_ref().map(|(path, strategy)| {
        let who = path.rsplit('/').next().unwrap_or(path).to_owned();
        (who, crate::otp::Strategy::from(*strategy).name())
    });
    let varied: Vec<_> = course
        .variations(lesson)
        .filter(|other| other.variation != lesson.variation)
        .collect();
    html! {
        <>
            <p id="why">{ worded(&lesson.why) }</p>
            if !varied.is_empty() {
                <div class="variations">
                    <h4>{ "Bet on a variation" }</h4>
                    { for varied.into_iter().map(|varied| {
                        let word = if varied.word.is_empty() { "the lesson itself" } else { &varied.word };
                        let to = varied.id();
                        let id = format!("vary:{to}");
                        let onclick = say(CourseAct::Take(to, LessonStep::Bet));
                        html! { <button type="button" class="button" {id} {onclick}>{ with_code(word) }</button> }
                    }) }
                </div>
            }
            if lesson.flat || other.is_some() {
                <div class="variations">
                    <h4>{ "The same, side by side" }</h4>
                    if lesson.flat {
                        <button type="button" class="button" id="lesson-flat" aria-pressed={(view.compared == Some(Beside::Flat)).to_string()}
                            onclick={say(CourseAct::Beside(Beside::Flat))}>{ "in the flat tree" }</button>
                    }
                    if let Some((who, strategy)) = other {
                        <button type="button" class="button" id="lesson-strategy" aria-pressed={(view.compared == Some(Beside::OtherStrategy)).to_string()}
                            onclick={say(CourseAct::Beside(Beside::OtherStrategy))}>{ format!("with {who} ") }<code>{ strategy }</code></button>
                    }
                    if view.compared.is_some() {
                        <button type="button" class="button go" id="lesson-alone" onclick={say(CourseAct::Alone)}>{ "Back to one tree" }</button>
                    }
                </div>
            }
            if !lesson.links.is_empty() {
                <ul class="read-on">
                    { for lesson.links.iter().map(|(words, address)| html! {
                        <li><a href={address.clone()} target="_blank" rel="noopener">{ words.clone() }</a></li>
                    }) }
                </ul>
            }
        </>
    }
}
