//! The lessons of the course: each is played to its end, and says nothing that does not come true (docs/teaching.md).

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::disallowed_methods,
    reason = "a native test beside a real BEAM, whose answers a thread reads"
)]

#[path = "course/beam.rs"]
mod beam;
#[path = "fidelity/comparison.rs"]
mod comparison;
#[path = "course/reading.rs"]
mod reading;
#[path = "fidelity/beam.rs"]
mod recorder;
#[path = "course/script.rs"]
mod script;
#[path = "course/taking.rs"]
mod taking;

use std::fs;
use std::rc::Rc;

use coppice::telling::course::{Course, Lesson};

/// The text of all lessons, as the page fetches it.
fn text() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/static/course");
    let entries = fs::read_dir(folder).expect("the lessons are there");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    paths.sort();
    let read = |path| fs::read_to_string(path).expect("it can be read");
    paths.into_iter().map(read).collect()
}

/// The course.
fn course() -> Course {
    Course::read(&text()).unwrap_or_else(|error| panic!("{error}"))
}

/// A lesson or a variation.
fn lesson(id: &str) -> Rc<Lesson> {
    let course = course();
    Rc::clone(course.lesson(id).unwrap_or_else(|| panic!("there is no lesson {id}")))
}

/// Does that with every lesson and every variation, in order.
fn with_course<T>(does: impl FnMut(&Rc<Lesson>) -> T) -> Vec<T> {
    course().lessons().iter().map(does).collect()
}
