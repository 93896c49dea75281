//! The course: lessons in which a learner bets on what a tree will do, does it, sees bet and truth side by side, and reads why.
//!
//! A lesson is data: what runs, what is done, and what it asks. What comes of it is never written in a lesson: it is read off
//! the system that was running, before the act and when it has settled after it. So a lesson is solved by state, and never by
//! comparing text.

mod act;
mod attempt;
mod census;
mod check;
mod lesson;
mod lesson_system;
mod link;
mod progress;
mod verdict;

use std::rc::Rc;

use serde_json::{Deserializer, Map, Value};

use crate::systems::notation::Notation;

pub use act::LessonAct;
pub use attempt::Attempt;
pub use census::{Census, PlaceFate};
pub use check::LessonCheck;
pub use lesson::{Lesson, LessonBet, LessonDeed, LessonOption, LessonPart};
pub use lesson_system::LessonSystem;
pub use link::{LessonLink, LessonStep};
pub use progress::{CourseProgress, LessonResult, PROGRESS_VERSION, ProgressTrouble};
pub use verdict::{JudgedPlace, MarkWorth, Verdict};

/// The field of a lesson that holds what is otherwise in its variations.
const VARIATIONS: &str = "variations";

/// All lessons, in their order, each followed by its variations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    lessons: Vec<Rc<Lesson>>,
}

impl Course {
    /// Reads lessons that stand one behind the other in a text.
    ///
    /// # Errors
    /// What is wrong with the text, or with the first lesson that cannot be read, in one line.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut lessons = Vec::new();
        for lesson in Deserializer::from_str(text).into_iter::<Value>() {
            let lesson = lesson.map_err(|error| format!("the lessons are no JSON: {error}"))?;
            let Value::Object(mut fields) = lesson else {
                return Err("a lesson is an object".to_owned());
            };
            let variations = fields.remove(VARIATIONS);
            lessons.push(read(fields.clone(), 0)?);
            let variations = variations.as_ref().and_then(Value::as_array).into_iter().flatten();
            for (other, number) in variations.zip(1..) {
                let mut varied = fields.clone();
                varied.extend(other.as_object().cloned().unwrap_or_default());
                lessons.push(read(varied, number)?);
            }
        }
        Ok(Self { lessons })
    }

    /// All of them, each followed by its variations.
    #[must_use]
    pub fn lessons(&self) -> &[Rc<Lesson>] {
        &self.lessons
    }

    /// The lesson of that id.
    #[must_use]
    pub fn lesson(&self, id: &str) -> Option<&Rc<Lesson>> {
        self.lessons.iter().find(|lesson| lesson.id() == id)
    }

    /// The lessons of a part, without variations.
    pub fn part(&self, part: LessonPart) -> impl Iterator<Item = &Rc<Lesson>> {
        let lessons = self.lessons.iter();
        lessons.filter(move |lesson| lesson.part == part && lesson.variation == 0)
    }

    /// Which of its part a lesson is, from 1, and how many there are.
    #[must_use]
    pub fn number(&self, lesson: &Lesson) -> (usize, usize) {
        let before = self.part(lesson.part).take_while(|other| other.of != lesson.of).count();
        (before + 1, self.part(lesson.part).count())
    }

    /// A lesson and its variations.
    pub fn variations<'a>(&'a self, lesson: &'a Lesson) -> impl Iterator<Item = &'a Rc<Lesson>> {
        self.lessons.iter().filter(move |other| other.of == lesson.of)
    }

    /// The lesson behind that one.
    #[must_use]
    pub fn next(&self, lesson: &Lesson) -> Option<&Rc<Lesson>> {
        let behind = self.lessons.iter().skip_while(|other| other.of != lesson.of);
        behind.skip(1).find(|other| other.variation == 0)
    }

    /// Where to go on: the first lesson that was not taken yet, else the first that was missed.
    #[must_use]
    pub fn next_open(&self, progress: &CourseProgress) -> Option<&Rc<Lesson>> {
        let with = |result: Option<LessonResult>| {
            let lessons = self.lessons.iter().filter(|lesson| lesson.variation == 0);
            lessons.filter(move |lesson| progress.result(&lesson.of) == result)
        };
        let open = with(None).next();
        open.or_else(|| with(Some(LessonResult::Missed)).next())
    }
}

fn read(fields: Map<String, Value>, variation: u32) -> Result<Rc<Lesson>, String> {
    let id = fields.get("id").and_then(Value::as_str).unwrap_or("?").to_owned();
    let lesson = Lesson::read(&Value::Object(fields));
    let mut lesson = lesson.map_err(|error| format!("lesson {id}: {}", error.with_field()))?;
    lesson.variation = variation;
    Ok(Rc::new(lesson))
}
