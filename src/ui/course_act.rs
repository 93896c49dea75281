//! What a person can do with the course.

use super::practice_act::PracticeAct;
use crate::telling::course::LessonStep;

/// One thing to do with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CourseAct {
    /// Open the drawer, or close it: the lesson that is being taken waits in it.
    Open(bool),
    /// The text of the lessons has come, or why it has not.
    Text(Result<String, String>),
    /// Fetch it again.
    Fetch,
    /// Show the list of lessons.
    List,
    /// The address leads to something else now.
    Follow,
    /// Take a lesson from that step on.
    Take(String, LessonStep),
    /// Choose one of the options.
    Choose(usize),
    /// The bet holds: the lesson does what is to be done, or the learner does.
    Act {
        /// The lesson?
        does: bool,
    },
    /// Show the system as it was when it was bet.
    Rewind,
    /// Go back there, and on: what was done instead is left.
    ComeBack,
    /// Do the same in two systems, side by side.
    Beside(Beside),
    /// Show the lesson's system alone again.
    Alone,
    /// Say no to the invitation.
    Decline,
    /// Forget how far the learner has come.
    Forget,
    /// Do something on the board, in the drills or with the checklist.
    Practice(PracticeAct),
}

/// What a lesson's system is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// The flat tree.
    Flat,
    /// The same with another strategy.
    OtherStrategy,
}
