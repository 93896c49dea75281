//! The text of the lessons, which is fetched when the drawer is opened first.

use std::rc::Rc;

use crate::telling::course::Course;

/// How far it has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CourseText {
    /// Nobody has opened the drawer yet.
    #[default]
    Unasked,
    /// It is on its way.
    Coming,
    /// It is there.
    Here(Rc<Course>),
    /// It has not come, for that reason.
    Missing(String),
}

impl CourseText {
    /// The lessons, if they are there.
    #[must_use]
    pub fn course(&self) -> Option<&Rc<Course>> {
        match self {
            Self::Here(course) => Some(course),
            Self::Unasked | Self::Coming | Self::Missing(_) => None,
        }
    }
}
