//! How far a learner has come: which lessons were won, and which were missed and are to come again.

use serde_json::Value;

use crate::systems::notation::{self, Notation};

/// The version that this build writes, and the newest that it reads.
pub const PROGRESS_VERSION: u32 = 1;

/// How a lesson went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LessonResult {
    /// The bet was right.
    Won,
    /// It was not: the lesson comes again.
    Missed,
}

crate::notation!(words LessonResult { "won" => Won, "missed" => Missed });

/// How far a learner has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseProgress {
    version: u32,
    /// The lessons that were taken, by id, with their variations.
    lessons: Vec<(String, LessonResult)>,
    /// The lesson that is being taken.
    pub at: Option<String>,
}

crate::notation!(struct CourseProgress lenient { version, lessons default, at given });

impl Default for CourseProgress {
    fn default() -> Self {
        Self {
            version: PROGRESS_VERSION,
            lessons: Vec::new(),
            at: None,
        }
    }
}

/// Why kept progress is not gone on with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgressTrouble {
    /// A newer build wrote it, in that version: it must not be touched.
    Newer(u64),
    /// It is something else.
    Unreadable,
}

impl ProgressTrouble {
    /// In a sentence or two.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Newer(version) => format!(
                "A newer Coppice kept your progress (version {version}, this one reads {PROGRESS_VERSION}). It is left as it \
                 is; what you do now is remembered until you leave the page."
            ),
            Self::Unreadable => {
                "What was kept of your progress cannot be read. It is left as it is; “Forget my progress” begins anew."
                    .to_owned()
            }
        }
    }
}

impl CourseProgress {
    /// Reads what was kept.
    ///
    /// # Errors
    /// Why it must be left as it is.
    pub fn read(text: &str) -> Result<Self, ProgressTrouble> {
        let value: Value = serde_json::from_str(text).map_err(|_| ProgressTrouble::Unreadable)?;
        match value.get("version").and_then(Value::as_u64) {
            Some(version) if version > u64::from(PROGRESS_VERSION) => Err(ProgressTrouble::Newer(version)),
            Some(_) => Notation::read(&value).map_err(|_| ProgressTrouble::Unreadable),
            None => Err(ProgressTrouble::Unreadable),
        }
    }

    /// It as a text, to be kept.
    #[must_use]
    pub fn text(&self) -> String {
        notation::text(self)
    }

    /// How a lesson went, if it was taken.
    #[must_use]
    pub fn result(&self, id: &str) -> Option<LessonResult> {
        let taken = self.lessons.iter().find(|(lesson, _)| lesson == id);
        taken.map(|(_, result)| *result)
    }

    /// A lesson was taken. What was won stays won.
    pub fn take(&mut self, id: &str, result: LessonResult) {
        match self.lessons.iter_mut().find(|(lesson, _)| lesson == id) {
            Some((_, LessonResult::Won)) => {}
            Some((_, before)) => *before = result,
            None => self.lessons.push((id.to_owned(), result)),
        }
    }

    /// Was nothing taken yet?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lessons.is_empty()
    }

    /// Everything that was taken is forgotten.
    pub fn forget(&mut self) {
        self.lessons.clear();
        self.at = None;
    }
}
