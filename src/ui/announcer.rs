//! What a screen reader hears of a restart: two sentences instead of a stream.
//!
//! The exit is told at once, because the person has just caused it. The rest is collected and told when the story ends.

use crate::simulation::view::Story;

/// Collects captions.
#[derive(Debug, Default)]
pub struct Announcer {
    last_beat: u8,
    collected: Vec<String>,
    said: String,
}

impl Announcer {
    /// Takes note of the story as it is now; true when there is something new to say.
    pub fn hear(&mut self, story: Option<&Story>) -> bool {
        let Some(story) = story else {
            self.last_beat = 0;
            return self.flush();
        };
        // One decision may follow another: a failed start is tried again, then the supervisor gives up.
        let decides = story.beat == 3 && self.collected.last() != Some(&plain(story));
        if story.beat == self.last_beat && !decides {
            return false;
        }
        // A lower beat means that another story began before this one was over.
        let cut_short = story.beat < self.last_beat && self.flush();
        self.last_beat = story.beat;
        let sentence = plain(story);
        match story.beat {
            1 => {
                self.said = sentence;
                true
            }
            3 | 5 => {
                self.collected.push(sentence);
                cut_short
            }
            _signals_and_starts => cut_short,
        }
    }

    /// Says something at once.
    pub fn say(&mut self, sentence: String) {
        self.said = sentence;
    }

    /// What is to be said.
    #[must_use]
    pub fn said(&self) -> &str {
        &self.said
    }

    fn flush(&mut self) -> bool {
        if self.collected.is_empty() {
            return false;
        }
        self.said = std::mem::take(&mut self.collected).join(" ");
        true
    }
}

fn plain(story: &Story) -> String {
    let caption = story.caption.replace('`', "");
    if story.detail.is_empty() {
        format!("{caption}.")
    } else {
        format!("{caption}; {}.", story.detail)
    }
}
