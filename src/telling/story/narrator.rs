//! What is being said, how long it is to be read, and what the story has touched.

use std::rc::Rc;

use super::super::places::PlaceId;
use super::super::view::StoryStep;
use super::beat::Beat;
use crate::runtime::{EventId, OrdSet};

/// How long the last beat stays once nothing more happens, in microseconds at speed 1.
const LINGER_US: u64 = 2_600_000;

/// Stories after the first are told in that part of the time, in hundredths.
const LATER: u64 = 55;

/// A caption that is repeated in one story is shown for that part of the time, in hundredths.
const REPEATED: u64 = 40;

/// So much of what goes on quietly in one beat is shown at length; after that, each is shown the shorter the more there has
/// been in the whole story: what happens to hundreds would else be a film of minutes.
const AT_LENGTH: u64 = 12;

/// So many beats of what comes of one act are told at length, which is eight stories: after that, each is shown the shorter the more
/// there have been. When thousands die one after the other, the last is seen as soon as it would be of a hundred.
const BEATS_AT_LENGTH: u64 = 40;

/// So many steps are remembered at the most: there is no room for more.
const STEPS: usize = 8;

/// What an event is to the story.
#[derive(Debug)]
pub(super) enum Telling {
    /// A beat, and for how many milliseconds it is to be shown.
    Beat(Beat, u64),
    /// Part of the beat that is told already, shown for so many milliseconds.
    Quiet(u64),
}

/// What telling an event came to.
#[derive(Clone, Copy, Debug)]
pub(in crate::telling) struct Told {
    /// How long it is to be shown, in microseconds at speed 1.
    pub(in crate::telling) hold_us: u64,
    /// Is it another sentence than before?
    pub(in crate::telling) new: bool,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Narrator {
    story: Option<Beat>,
    /// Slots that this story has touched.
    involved: OrdSet<PlaceId>,
    /// Captions told in this story, to shorten repetitions.
    told: OrdSet<String>,
    /// A supervisor gave up in this story: it is told at length.
    escalated: bool,
    stories: u32,
    linger_us: u64,
    /// How much has gone on quietly since the last beat.
    quiet: u64,
    /// The same in the whole story.
    quiet_in_all: u64,
    /// How many beats have been told since a person did something.
    beats: u64,
    /// The steps of the story, and what was done before it.
    steps: Rc<Vec<StoryStep>>,
}

impl Narrator {
    pub(super) fn story(&self) -> Option<&Beat> {
        self.story.as_ref()
    }

    pub(super) fn is_involved(&self, slot: PlaceId) -> bool {
        self.involved.contains(&slot)
    }

    /// The places that this story has touched.
    pub(super) fn involved(&self) -> impl Iterator<Item = PlaceId> {
        self.involved.iter().copied()
    }

    /// From here on the story is told at length.
    pub(super) fn escalate(&mut self) {
        self.escalated = true;
    }

    pub(super) fn pass(&mut self, us: u64) -> bool {
        if self.story.is_none() {
            return false;
        }
        self.linger_us = self.linger_us.saturating_sub(us);
        if self.linger_us > 0 {
            return false;
        }
        *self = Self {
            stories: self.stories,
            ..Self::default()
        };
        true
    }

    pub(super) fn until_end_us(&self) -> Option<u64> {
        self.story.as_ref().map(|_| self.linger_us)
    }

    /// The last steps, the one that is told at the end.
    pub(super) fn steps(&self) -> Rc<[StoryStep]> {
        self.steps.iter().cloned().collect()
    }

    /// Another incident begins.
    pub(super) fn begin(&mut self) {
        self.steps = Rc::default();
    }

    /// A person has done something.
    pub(super) fn acts(&mut self, event: EventId, word: String) {
        self.beats = 0;
        // Of what came of the act before, what was decided stays: that is what counts, and this may be one too many.
        Rc::make_mut(&mut self.steps).retain(StoryStep::stays);
        // The same again is one step: you kill worker 1 ×2.
        let same = |step: &StoryStep| {
            let rest = step.word.strip_prefix(&*word);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" ×"))
        };
        let steps = Rc::make_mut(&mut self.steps);
        if let Some(step) = steps.iter_mut().rfind(|step| step.beat == 0).filter(|step| same(step)) {
            let times = step.word.rsplit('×').next().and_then(|times| times.parse().ok());
            step.word = format!("{word} ×{}", times.unwrap_or(1_u32) + 1).into();
            return;
        }
        self.add_step(StoryStep {
            word: word.into(),
            event,
            beat: 0,
            whose: "".into(),
        });
    }

    fn add_step(&mut self, step: StoryStep) {
        let steps = Rc::make_mut(&mut self.steps);
        if steps.len() == STEPS {
            // What a person did, and what was decided, is remembered longer than what else came of it.
            let passing = steps.iter().position(|step| !step.stays());
            let oldest = passing.or_else(|| steps.iter().position(|step| step.beat > 0));
            let oldest = oldest.unwrap_or(0);
            steps.remove(oldest);
        }
        steps.push(step);
    }

    /// The story comes to a step; it may be the one that it is in, with more to say of it.
    fn step(&mut self, beat: u8, word: &str, whose: &str, event: EventId) {
        let begun = self
            .steps
            .last()
            .filter(|step| step.beat > 0 && *step.whose == *whose && word.starts_with(&*step.word));
        let (event, again) = begun.map_or((event, false), |step| (step.event, true));
        if again {
            Rc::make_mut(&mut self.steps).pop();
        }
        self.add_step(StoryStep {
            word: word.into(),
            event,
            beat,
            whose: whose.into(),
        });
    }

    /// Says it; `None` for what is quiet and part of nothing. The event happened in the slot `at`, and these are the beats of
    /// that supervisor.
    pub(super) fn say(&mut self, telling: Telling, at: Option<PlaceId>, whose: &str, event: EventId) -> Option<Told> {
        match telling {
            Telling::Beat(story, ms) => {
                self.involved.insert(story.at);
                if !story.step.is_empty() {
                    self.step(story.beat, &story.step, whose, event);
                }
                Some(self.show(story, ms))
            }
            Telling::Quiet(ms) => {
                self.story.as_ref()?;
                if let Some(at) = at {
                    self.involved.insert(at);
                }
                self.linger_us = LINGER_US;
                self.quiet += 1;
                self.quiet_in_all += 1;
                let at_length = self.quiet <= AT_LENGTH;
                let more = if at_length { AT_LENGTH } else { self.quiet_in_all };
                let hold_us = ms * self.pace() * 10 * AT_LENGTH.pow(2) / more.pow(2);
                Some(Told { hold_us, new: false })
            }
        }
    }

    fn show(&mut self, story: Beat, ms: u64) -> Told {
        if self.story.is_none() {
            self.stories += 1;
        }
        let repeated = self.told.contains(&story.caption);
        if !repeated {
            self.told.insert(story.caption.clone());
        }
        let again = if repeated { REPEATED } else { 100 };
        let new = self.story.as_ref() != Some(&story);
        self.story = Some(story);
        self.linger_us = LINGER_US;
        self.quiet = 0;
        self.beats += 1;
        let more = self.beats.max(BEATS_AT_LENGTH);
        // Milliseconds times two parts in a hundred are tenths of a microsecond.
        let hold_us = ms * self.pace() * again / 10 * BEATS_AT_LENGTH.pow(2) / more.pow(2);
        Told { hold_us, new }
    }

    /// In which part of the time the story is told, in hundredths.
    fn pace(&self) -> u64 {
        if self.stories > 1 && !self.escalated {
            LATER
        } else {
            100
        }
    }
}
