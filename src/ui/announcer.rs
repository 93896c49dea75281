//! What a screen reader hears of a restart: two sentences instead of a stream.
//!
//! The first exit is told at once, because the person has just caused it. The whole is told when the story is over, each
//! process once, however often it was hit. While time stands still the steps speak for themselves.

use std::rc::Rc;

use crate::telling::view::{SlotView, Story, View};

/// More processes than that are counted.
const NAMED: usize = 4;

/// What became of one process.
#[derive(Debug)]
struct Part {
    slot: String,
    /// `Worker 2 killed`.
    end: String,
    /// `restarted by Todo.Database; 1 of 3 restarts in 5 s`.
    then: String,
}

/// Collects what happens.
#[derive(Debug, Default)]
pub struct Announcer {
    last: Option<Rc<Story>>,
    parts: Vec<Part>,
    said: String,
}

impl Announcer {
    /// Takes note of the story as it is now.
    pub fn hear(&mut self, view: &View, paused: bool) {
        if paused {
            self.parts.clear();
            self.last.clone_from(&view.story);
            return;
        }
        let Some(story) = &view.story else {
            self.last = None;
            self.tell();
            return;
        };
        if self.last.as_ref() == Some(story) {
            return;
        }
        self.last = Some(story.clone());
        match story.beat {
            1 => self.ended(view, story),
            3 => self.decided(view, story),
            _signals_and_starts => {}
        }
    }

    /// Says something at once.
    pub fn say(&mut self, sentence: String) {
        self.said = sentence;
    }

    /// What is to be said and was not taken yet.
    pub fn take(&mut self) -> Option<String> {
        let said = std::mem::take(&mut self.said);
        (!said.is_empty()).then_some(said)
    }

    fn ended(&mut self, view: &View, story: &Story) {
        let reason = slot(view, &story.at).and_then(|slot| slot.exit_reason.as_deref());
        let end = match reason {
            Some(":killed") => format!("{} killed", label(view, &story.at)),
            Some(_) | None => story.caption.replace('`', ""),
        };
        let end = capital(&end);
        if self.parts.is_empty() {
            self.said = format!("{end}.");
        }
        self.parts.retain(|part| part.slot != story.at);
        self.parts.push(Part {
            slot: story.at.clone(),
            end,
            then: String::new(),
        });
    }

    /// A decision is about the process that ended last; whatever else a supervisor does is told in its own words.
    fn decided(&mut self, view: &View, story: &Story) {
        let detail = story.detail.replace('`', "");
        let restarts = story.caption.contains(" decides: ");
        let then = if restarts {
            format!("restarted by {}; {detail}", label(view, &story.at))
        } else if detail.is_empty() {
            story.caption.replace('`', "")
        } else {
            format!("{}; {detail}", story.caption.replace('`', ""))
        };
        match self.parts.last_mut() {
            Some(part) if part.then.is_empty() => part.then = then,
            Some(_) | None => {
                self.parts.retain(|part| part.slot != story.at);
                self.parts.push(Part {
                    slot: story.at.clone(),
                    end: String::new(),
                    then: capital(&then),
                });
            }
        }
    }

    fn tell(&mut self) {
        if self.parts.is_empty() {
            return;
        }
        let parts = std::mem::take(&mut self.parts);
        let sentences: Vec<_> = parts.iter().take(NAMED).map(Part::sentence).collect();
        self.said = sentences.join(" ");
        if parts.len() > NAMED {
            self.said += &format!(" And {} more.", parts.len() - NAMED);
        }
    }
}

impl Part {
    fn sentence(&self) -> String {
        match (self.end.as_str(), self.then.as_str()) {
            (end, "") => format!("{end}."),
            ("", then) => format!("{then}."),
            (end, then) => format!("{end}; {then}."),
        }
    }
}

fn slot<'a>(view: &'a View, path: &str) -> Option<&'a SlotView> {
    let found = view.slots.iter().find(|slot| slot.path == path);
    found.map(AsRef::as_ref)
}

fn label(view: &View, path: &str) -> String {
    slot(view, path).map_or_else(
        || "A process".to_owned(),
        |slot| crate::telling::view::short(&slot.label),
    )
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
