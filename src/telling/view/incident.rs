//! What is told of an incident: the story while it goes on, and what it came to.

use std::rc::Rc;

/// The restart story, told in five beats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// 1 exit, 2 signal, 3 decision, 4 a new process, 5 names and data are back.
    pub beat: u8,
    /// One sentence.
    pub caption: String,
    /// A few words in muted type: `1 of 3 restarts in 5 s`. May be empty.
    pub detail: String,
    /// The slot the beat is about.
    pub at: String,
    /// The slot a signal goes to in beat 2, its origin being `at`; in beat 3 the supervisor is `at`.
    pub to: Option<String>,
    /// Other slots that the beat is about: those that end with `at` (1, 2), that are decided about or stopped (3).
    pub with: Vec<String>,
    /// The steps so far, the one that is told at the end; of many the last ones.
    pub steps: Rc<[StoryStep]>,
}

/// A step of what is told, from a person's first act on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryStep {
    /// What it is, in a word or two: `signal`, `try 2 fails`, `you kill worker 1`.
    pub word: Rc<str>,
    /// The event that it begins with.
    pub event: u64,
    /// Which of the five beats it is; 0 for what a person did.
    pub beat: u8,
    /// Whose beats these are, the supervisor that reacts; empty for what a person did.
    pub whose: Rc<str>,
}

impl StoryStep {
    /// Is it what somebody did or decided, and so worth a word when the story has gone on?
    #[must_use]
    pub fn stays(&self) -> bool {
        matches!(self.beat, 0 | 3)
    }
}

/// What an incident came to, once everything is at rest again, and what there is to do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conclusion {
    /// One sentence.
    pub text: String,
    /// A few more words.
    pub detail: String,
    /// What somebody may want to do next, what is nearest first.
    pub offers: Vec<Offer>,
    /// The first event of the incident, by which it is known.
    pub incident: u64,
}

/// What somebody may want to do after an incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Ask for a list that nobody serves.
    Ask(String),
    /// Start the system again.
    StartOver,
    /// See the incident again, from that event on.
    Again(u64),
    /// See who told whom.
    Why,
}
