//! Links to lessons and their steps: `#lesson/limit`, `#lesson/limit/see`.

/// The steps of a lesson.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum LessonStep {
    /// The learner bets.
    #[default]
    Bet,
    /// It is done.
    Act,
    /// Bet and truth are seen.
    See,
    /// It is said why.
    Why,
}

crate::notation!(words LessonStep { "bet" => Bet, "act" => Act, "see" => See, "why" => Why });

impl LessonStep {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Bet, Self::Act, Self::See, Self::Why];
}

/// A link to a step of a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonLink {
    /// The lesson's id.
    pub lesson: String,
    /// The step; `None` when the link says one that there is not.
    pub step: Option<LessonStep>,
}

impl LessonLink {
    /// Reads the part of an address behind its `#`; `None` when it leads to no lesson.
    #[must_use]
    pub fn read(fragment: &str) -> Option<Self> {
        let rest = fragment.trim_start_matches('#').strip_prefix("lesson/")?;
        let (lesson, step) = rest.split_once('/').unwrap_or((rest, ""));
        let step = match step {
            "" => Some(LessonStep::Bet),
            word => LessonStep::ALL.into_iter().find(|step| step.written() == word),
        };
        Some(Self {
            lesson: lesson.to_owned(),
            step,
        })
    }

    /// The link as an address has it.
    #[must_use]
    pub fn address(lesson: &str, step: LessonStep) -> String {
        match step {
            LessonStep::Bet => format!("#lesson/{lesson}"),
            later => format!("#lesson/{lesson}/{}", later.written()),
        }
    }
}
