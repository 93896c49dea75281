//! A lesson, as it is written.

use super::act::LessonAct;
use super::census::PlaceFate;
use super::check::LessonCheck;
use super::lesson_system::LessonSystem;
use crate::systems::scenario::spec::Strategy;

/// A lesson, or a variation of one.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// The id of the lesson; a variation has that of what it varies.
    pub of: String,
    /// Which part of the course it belongs to.
    pub part: LessonPart,
    /// What it is about, in a few words.
    pub about: String,
    /// The learner's question.
    pub title: String,
    /// What is going to happen.
    pub tells: String,
    /// What runs.
    pub runs: LessonSystem,
    /// What is done before the bet.
    pub before: Vec<LessonAct>,
    /// The bet.
    pub bet: LessonBet,
    /// What is done.
    pub act: LessonDeed,
    /// Why it came to what it came to.
    pub why: String,
    /// What is otherwise in this variation; nothing in the lesson itself.
    pub word: String,
    /// Can the same be done in the flat tree?
    pub flat: bool,
    /// The supervisor, by its path, and the strategy, with which the same comes to something else.
    pub other: Option<(String, Strategy)>,
    /// Where to read on: words and address.
    pub links: Vec<(String, String)>,
    /// Which variation it is, from 1; 0 for the lesson itself. The place in the lesson says it, and no field.
    pub variation: u32,
}

crate::notation!(struct Lesson {
    of = "id", part, about, title, tells, runs or(LessonSystem::nested()), before default, bet, act, why, word default,
    flat default, other default, links default, variation default
});

/// Of one course there is one lesson of that id.
impl PartialEq for Lesson {
    fn eq(&self, other: &Self) -> bool {
        self.of == other.of && self.variation == other.variation
    }
}

impl Eq for Lesson {}

impl Lesson {
    /// Its id in links: `limit`, and `limit.2` for its second variation.
    #[must_use]
    pub fn id(&self) -> String {
        match self.variation {
            0 => self.of.clone(),
            number => format!("{}.{number}", self.of),
        }
    }

    /// Is Elixir evaluated in it?
    #[must_use]
    pub fn evaluates(&self) -> bool {
        let mut acts = self.before.iter().chain(&self.act.acts);
        self.runs.is_written() || acts.any(LessonAct::evaluates)
    }
}

/// The parts of the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LessonPart {
    /// The way of the chapter.
    Way,
    /// What learners struggle with.
    Struggle,
    /// A taste of the chapter that comes next.
    Taste,
}

crate::notation!(words LessonPart { "way" => Way, "struggle" => Struggle, "taste" => Taste });

impl LessonPart {
    /// All of them, in the order of the course.
    pub const ALL: [Self; 3] = [Self::Way, Self::Struggle, Self::Taste];

    /// What one of its lessons is called.
    #[must_use]
    pub fn one(self) -> &'static str {
        match self {
            Self::Way => "Step",
            Self::Struggle => "Question",
            Self::Taste => "Taste",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Way => "The chapter’s way",
            Self::Struggle => "Twenty questions",
            Self::Taste => "The next chapter’s taste",
        }
    }
}

/// What a learner bets on: what becomes of which places, or one of several outcomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonBet {
    /// The question.
    pub ask: String,
    /// Places are marked that this is going to become of.
    pub mark: Option<PlaceFate>,
    /// Or one of these is chosen; exactly one of them is going to be true.
    pub options: Vec<LessonOption>,
}

crate::notation!(struct LessonBet { ask, mark default, options default });

/// An outcome to bet on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonOption {
    /// In words.
    pub text: String,
    /// When it is true.
    pub when: LessonCheck,
}

crate::notation!(struct LessonOption { text, when });

/// What is done in a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonDeed {
    /// In words: `Kill 1, 2, 1, 2`.
    pub word: String,
    /// One after the other, each when everything has settled.
    pub acts: Vec<LessonAct>,
}

crate::notation!(struct LessonDeed { word, acts = "do" });
