//! The one dark chip at the top that says what is happening.

use std::rc::Rc;

use yew::prelude::*;

use super::drawn::Draw;
use crate::diagram::label;
use crate::telling::view::{RegistryRow, Story};

/// What each beat is called.
pub const BEATS: [&str; 5] = ["exit", "signal", "decision", "new process", "names and data"];

/// The caption chip; an empty place while there is no story, so that nothing jumps.
#[derive(Debug, PartialEq)]
pub struct Caption {
    /// The story, if one is being told.
    pub story: Option<Rc<Story>>,
    /// Which of two systems it is told of. That is said where the caption lies over both: on narrow windows.
    pub whose: Option<&'static str>,
    /// The names that move in it. They are repeated here where the registry may be out of sight: on narrow windows.
    pub names: Vec<RegistryRow>,
}

impl Draw for Caption {
    fn draw(&self) -> Html {
        let Some(story) = &self.story else {
            return html! { <div class="caption-place" /> };
        };
        let beat = usize::from(story.beat);
        // What the sentence names already is not named again.
        let names = self.names.iter();
        let names = names.filter(|row| !story.caption.contains(&row.key) && !story.detail.contains(&row.key));
        let name = BEATS.get(beat.wrapping_sub(1)).copied().unwrap_or_default();
        html! {
            <div class="caption-place">
                <div class="caption" data-beat={story.beat.to_string()} data-at={story.at.clone()}>
                    <span class="caption-number" title={name}>{ story.beat }</span>
                    <div class="caption-words">
                        if let Some(whose) = self.whose {
                            <span class="caption-whose">{ whose }</span>
                        }
                        <span class="caption-text" dir="auto">{ with_code(&story.caption) }</span>
                        if !story.detail.is_empty() {
                            <span class="caption-detail" dir="auto">{ with_code(&story.detail) }</span>
                        }
                        { for names.map(|row| html! {
                            <span class="caption-name" aria-hidden="true">
                                <bdi>{ label::fit_mono(&row.key, 17.0) }</bdi>{ " → " }{ row.pid.clone().unwrap_or_else(|| "—".to_owned()) }
                            </span>
                        }) }
                    </div>
                    <span class="caption-beats" aria-hidden="true">
                        { for (1..=BEATS.len()).map(|n| html! { <i class={classes!((n <= beat).then_some("told"))} /> }) }
                    </span>
                </div>
            </div>
        }
    }
}

/// Text with its `backquoted` parts as code.
pub fn with_code(text: &str) -> Html {
    text.split('`')
        .enumerate()
        .map(|(n, part)| {
            if n % 2 == 1 {
                html! { <code>{ part.to_owned() }</code> }
            } else {
                html! { part.to_owned() }
            }
        })
        .collect()
}
