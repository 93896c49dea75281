//! How lessons, links and progress are read.

use coppice::telling::course::{Course, CourseProgress, LessonLink, LessonResult, LessonStep, ProgressTrouble};

use super::{course, text};

#[test]
fn every_lesson_has_an_id_of_its_own_and_words_for_everything() {
    let course = course();
    let mut ids = Vec::new();
    for lesson in course.lessons() {
        let id = lesson.id();
        assert!(!ids.contains(&id), "{id} is there twice");
        let words = [
            &lesson.about,
            &lesson.title,
            &lesson.tells,
            &lesson.why,
            &lesson.bet.ask,
            &lesson.act.word,
        ];
        assert!(words.iter().all(|words| !words.trim().is_empty()), "{id} lacks words");
        assert_eq!(
            lesson.variation == 0,
            lesson.word.is_empty(),
            "{id}: a variation says what is otherwise"
        );
        assert_ne!(
            lesson.bet.mark.is_some(),
            !lesson.bet.options.is_empty(),
            "{id}: either places are marked, or an outcome is chosen"
        );
        ids.push(id);
    }
}

#[test]
fn what_is_wrong_with_a_lesson_is_said_with_its_id() {
    let wrong = text().replacen("\"mark\": \"new\"", "\"mark\": \"lost\"", 1);
    let error = Course::read(&wrong).expect_err("nothing is lost");
    assert!(error.starts_with("lesson nested: bet"), "{error}");
    assert!(error.contains("unknown variant `lost`"), "{error}");
    assert!(Course::read("{").expect_err("half a lesson").contains("no JSON"));
    assert!(Course::read("3").expect_err("no lesson").contains("an object"));
}

#[test]
fn a_link_names_a_lesson_and_a_step() {
    let read = |fragment: &str| LessonLink::read(fragment).map(|link| (link.lesson, link.step));
    assert_eq!(read("#lesson/limit"), Some(("limit".to_owned(), Some(LessonStep::Bet))));
    assert_eq!(
        read("lesson/limit.2/see"),
        Some(("limit.2".to_owned(), Some(LessonStep::See)))
    );
    assert_eq!(read("#lesson/limit/nowhere"), Some(("limit".to_owned(), None)));
    assert_eq!(read("#elsewhere"), None);
    for step in LessonStep::ALL {
        let address = LessonLink::address("limit", step);
        assert_eq!(read(&address), Some(("limit".to_owned(), Some(step))), "{address}");
    }
}

#[test]
fn progress_is_read_as_it_was_written() {
    let mut progress = CourseProgress::default();
    progress.take("limit", LessonResult::Missed);
    progress.take("everything", LessonResult::Won);
    progress.at = Some("limit".to_owned());
    assert_eq!(CourseProgress::read(&progress.text()), Ok(progress.clone()));
    assert_eq!(progress.result("limit"), Some(LessonResult::Missed));
    progress.take("limit", LessonResult::Won);
    progress.take("limit", LessonResult::Missed);
    assert_eq!(
        progress.result("limit"),
        Some(LessonResult::Won),
        "what was won stays won"
    );
    progress.forget();
    assert_eq!(progress.result("limit"), None);
}

#[test]
fn progress_of_a_newer_version_or_of_another_kind_is_not_touched() {
    let newer = CourseProgress::read(r#"{"version":7,"lessons":{}}"#);
    assert_eq!(newer, Err(ProgressTrouble::Newer(7)));
    assert!(ProgressTrouble::Newer(7).words().contains("version 7"));
    for odd in ["", "{}", "3", r#"{"version":1,"lessons":3}"#] {
        assert_eq!(CourseProgress::read(odd), Err(ProgressTrouble::Unreadable), "{odd}");
    }
}

#[test]
fn a_learner_goes_on_with_what_is_open_and_then_with_what_was_missed() {
    let course = course();
    let mut progress = CourseProgress::default();
    let next = |progress: &CourseProgress| course.next_open(progress).map(|lesson| lesson.id());
    let all: Vec<String> = course
        .lessons()
        .iter()
        .filter(|lesson| lesson.variation == 0)
        .map(|lesson| lesson.id())
        .collect();
    assert_eq!(next(&progress), all.first().cloned());
    for id in &all {
        assert_eq!(next(&progress).as_ref(), Some(id));
        let result = if *id == all[1] {
            LessonResult::Missed
        } else {
            LessonResult::Won
        };
        progress.take(id, result);
    }
    assert_eq!(next(&progress).as_ref(), Some(&all[1]), "it comes again");
    progress.take(&all[1], LessonResult::Won);
    assert_eq!(next(&progress), None);
}
