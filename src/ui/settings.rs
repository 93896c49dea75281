//! What a person has chosen for the page, from one visit to the next. It is no part of the simulated system.
//!
//! One document in `localStorage`. What it lacks has its default, and what cannot be read is as if it were not there: a
//! setting is never worth a message. A blocked or full storage costs only the memory of it.

use super::action::{Tab, Tool};
use super::system_choice::Showing;
use super::theme::Theme;
use crate::play::speed;
use crate::storage::{LocalStorage, Storage};
use crate::systems::notation;

/// Beside the lists, and no list.
const KEY: &str = "coppice/1/settings";

/// The choices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// The place of the speed on its scale, between 0 and 1: a speed without limit is no number in JSON.
    speed: f64,
    /// The colours.
    pub theme: Theme,
    /// What a click does.
    pub tool: Tool,
    /// What the panel shows.
    pub tab: Tab,
    /// Which systems are shown.
    pub showing: Showing,
    /// The tree as a list.
    pub list: bool,
    /// Single letters and signs do nothing, but in the tree.
    pub no_single_keys: bool,
    /// The invitation to the course was seen.
    pub invited: bool,
    /// Nothing moves by itself, whatever the system says.
    pub still: bool,
}

crate::notation!(struct Settings lenient {
    speed or(Self::default().speed), theme default, tool default, tab default, showing default, list default,
    still default, no_single_keys default, invited default
});

impl Default for Settings {
    fn default() -> Self {
        Self {
            speed: speed::place_of(1.0),
            theme: Theme::default(),
            tool: Tool::default(),
            tab: Tab::default(),
            showing: Showing::default(),
            list: false,
            invited: false,
            still: false,
            no_single_keys: false,
        }
    }
}

impl Settings {
    /// Those of the last visit.
    #[must_use]
    pub fn remembered() -> Self {
        let stored = LocalStorage.read(KEY).ok().flatten();
        stored.and_then(|stored| notation::of_text(&stored)).unwrap_or_default()
    }

    /// Keeps them for the next visit.
    pub fn remember(&self) {
        // Without storage they last as long as the page.
        let _ = LocalStorage.write(KEY, &notation::text(self));
    }

    /// How fast it plays.
    #[must_use]
    pub fn speed(&self) -> f64 {
        // The scale's arithmetic is not exact: what was 1 is 1 again.
        let speed = speed::speed_at(self.speed.clamp(0.0, 1.0));
        if speed.is_finite() {
            (speed * 1e6).round() / 1e6
        } else {
            speed
        }
    }

    /// The same with another speed.
    #[must_use]
    pub fn with_speed(self, factor: f64) -> Self {
        Self {
            speed: speed::place_of(factor),
            ..self
        }
    }
}
