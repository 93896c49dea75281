//! How lessons are taken: what comes of them is what the system that runs comes to.

use std::rc::Rc;

use coppice::play::Deed;
use coppice::telling::Simulation;
use coppice::telling::course::{Attempt, Census, Lesson, LessonStep, MarkWorth, PlaceFate};

use super::{course, lesson};

/// A frame of the page, in milliseconds.
const FRAME_MS: f64 = 16.0;
/// Frames in which every lesson comes to its end at the pace of a reader.
const MOST_FRAMES: u32 = 40_000;

fn begin(lesson: &Rc<Lesson>) -> (Attempt, Simulation) {
    Attempt::begin(lesson).unwrap_or_else(|why| panic!("{}: {why}", lesson.id()))
}

/// Plays at the pace of a reader until the lesson is over.
fn play(attempt: &mut Attempt, simulation: &mut Simulation) {
    for _ in 0..MOST_FRAMES {
        attempt.go_on(simulation);
        if attempt.verdict().is_some() {
            return;
        }
        simulation.frame(FRAME_MS);
    }
    panic!("{} does not come to its end", attempt.lesson().id());
}

/// What has become of whom, in words.
fn fates(attempt: &Attempt, simulation: &Simulation) -> Vec<String> {
    let now = Census::of(simulation);
    let before = attempt.before();
    let fate = |path: &str| format!("{path}: {}", before.fate(path, &now).map_or("?", PlaceFate::word));
    before.paths().map(fate).collect()
}

/// What is wrong with a lesson: that it does not come to its end, or says of it what does not come true.
fn wrong_with(lesson: &Rc<Lesson>) -> Option<String> {
    let (mut at_once, mut simulation) = match Attempt::begin(lesson) {
        Ok(begun) => begun,
        Err(why) => return Some(why),
    };
    at_once.hurry(&mut simulation);
    let became = fates(&at_once, &simulation).join("\n  ");
    let Some(verdict) = at_once.verdict().cloned() else {
        return Some(format!("it has no end: {:?}\n  {became}", at_once.strayed()));
    };
    let bet = &at_once.lesson().bet;
    let held = bet
        .options
        .iter()
        .filter(|option| option.when.holds(at_once.before(), &simulation));
    let held = held.count();
    if held != usize::from(!bet.options.is_empty()) {
        return Some(format!("{held} of its outcomes are true\n  {became}"));
    }
    let (mut slowly, mut other) = begin(lesson);
    slowly.act(true);
    play(&mut slowly, &mut other);
    let differs = slowly.verdict() != Some(&verdict);
    differs.then(|| format!("at the pace of a reader it comes to something else\n  {became}"))
}

#[test]
fn of_every_lesson_exactly_one_outcome_comes_true_whoever_plays_it_and_how_fast() {
    let lessons = course();
    let wrong = lessons.lessons().iter().filter_map(|lesson| {
        let id = lesson.id();
        wrong_with(lesson).map(|wrong| format!("{id}: {wrong}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_lesson_begins_at_its_bet_with_everything_at_rest() {
    for lesson in course().lessons() {
        let (attempt, simulation) = begin(lesson);
        assert_eq!(attempt.step(), LessonStep::Bet);
        assert!(simulation.has_settled(), "{}", lesson.id());
        assert!(simulation.view().slots.len() > 1, "{}: there is a tree", lesson.id());
    }
}

/// The learner marks what will be so, and nothing else.
fn bet_right(attempt: &mut Attempt) {
    let (mut ahead, mut simulation) = begin(attempt.lesson());
    ahead.hurry(&mut simulation);
    let now = Census::of(&simulation);
    let paths: Vec<String> = ahead.before().paths().map(str::to_owned).collect();
    for path in paths {
        if ahead.before().fate(&path, &now) == attempt.lesson().bet.mark {
            assert!(attempt.mark(&path), "{path} can be marked");
        }
    }
    if let Some(truth) = ahead.verdict().and_then(|verdict| verdict.truth) {
        attempt.choose(truth);
    }
}

#[test]
fn whoever_foresees_it_wins_and_whoever_does_not_sees_where() {
    for lesson in course().lessons() {
        let (mut attempt, mut simulation) = begin(lesson);
        bet_right(&mut attempt);
        attempt.hurry(&mut simulation);
        assert!(attempt.verdict().is_some_and(|verdict| verdict.won), "{}", lesson.id());
    }
    let (mut attempt, mut simulation) = begin(&lesson("limit"));
    assert!(attempt.mark("Todo.System/Todo.Database/1"));
    assert!(attempt.mark("Todo.System/Todo.Cache"));
    assert!(attempt.mark("Todo.System"));
    assert!(attempt.mark("Todo.System"), "a mark can be taken away");
    assert!(!attempt.mark("Todo.System/nobody"));
    attempt.hurry(&mut simulation);
    let verdict = attempt.verdict().expect("it is over").clone();
    assert!(!verdict.won);
    assert_eq!(verdict.marking("Todo.System/Todo.Database/1"), Some(MarkWorth::Right));
    assert_eq!(verdict.marking("Todo.System/Todo.Database/3"), Some(MarkWorth::Missed));
    assert_eq!(
        verdict.marking("Todo.System/Todo.Cache"),
        Some(MarkWorth::Wrong(PlaceFate::Same))
    );
    assert_eq!(verdict.marking("Todo.System"), None);
    assert!(!attempt.mark("Todo.System"), "the bet holds");
}

#[test]
fn whoever_does_it_himself_comes_to_the_same() {
    let (mut attempt, mut simulation) = begin(&lesson("limit"));
    bet_right(&mut attempt);
    attempt.act(false);
    for (number, worker) in [1, 2, 1, 2].into_iter().enumerate() {
        assert!(attempt.waits(&simulation), "time stands still for {worker}");
        assert_eq!(attempt.to_be_done(&simulation), (number, 4));
        simulation.kill(&format!("Todo.System/Todo.Database/{worker}"));
        for _ in 0..MOST_FRAMES {
            attempt.go_on(&mut simulation);
            if simulation.has_settled() {
                break;
            }
            simulation.frame(FRAME_MS);
        }
    }
    attempt.go_on(&mut simulation);
    assert!(attempt.verdict().is_some_and(|verdict| verdict.won));
}

#[test]
fn a_learner_who_does_something_else_is_told_and_can_come_back() {
    let (mut attempt, mut simulation) = begin(&lesson("limit"));
    attempt.act(false);
    simulation.kill("Todo.System/Todo.Cache");
    assert!(attempt.go_on(&mut simulation));
    assert!(attempt.strayed().is_some());
    simulation.settle();
    assert!(!attempt.go_on(&mut simulation), "it waits");
    assert_eq!(attempt.verdict(), None);
    attempt.rewind(&mut simulation);
    assert_eq!(attempt.strayed(), None);
    assert_eq!(&Census::of(&simulation), attempt.before(), "as it was");
    simulation
        .do_to("Todo.System/Todo.Database/1", &Deed::Kill)
        .expect("it is there");
    simulation.set_paused(false);
    attempt.go_on(&mut simulation);
    assert_eq!(attempt.strayed(), None, "that is what the lesson is about");
    assert_eq!(attempt.to_be_done(&simulation), (1, 4));
}

#[test]
fn what_is_over_can_be_rewound_and_comes_to_the_same_again() {
    let (mut attempt, mut simulation) = begin(&lesson("limit"));
    attempt.hurry(&mut simulation);
    let first = attempt.verdict().cloned();
    let after = Census::of(&simulation);
    attempt.rewind(&mut simulation);
    assert_eq!(&Census::of(&simulation), attempt.before());
    assert!(simulation.is_in_the_past());
    simulation.fork();
    simulation.set_paused(false);
    attempt.hurry(&mut simulation);
    assert_eq!(attempt.verdict().cloned(), first);
    assert_eq!(Census::of(&simulation), after, "the same processes");
}
