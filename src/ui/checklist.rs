//! The checklist as it is drawn: what holds of the system that is shown, how that is known, and why it should hold.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::drawn::Draw;
use crate::telling::checklist::{CheckLine, CheckVerdict};

/// The checklist.
#[derive(Debug, PartialEq)]
pub struct Checklist {
    /// Its lines.
    pub lines: Rc<Vec<CheckLine>>,
    /// Whose system it is held against.
    pub about: AttrValue,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for Checklist {
    fn draw(&self) -> Html {
        let held = self.lines.iter().filter(|line| line.verdict == CheckVerdict::Held);
        html! {
            <div class="checklist">
                <p class="quiet" id="checklist-score">{ format!("Of {}, as it runs now: {} of {} hold.", self.about, held.count(), self.lines.len()) }</p>
                <ul>{ for self.lines.iter().map(|line| self.line(line)) }</ul>
            </div>
        }
    }
}

impl Checklist {
    fn line(&self, line: &CheckLine) -> Html {
        let (class, sign, word) = match line.verdict {
            CheckVerdict::Held => ("held", "✓", "holds"),
            CheckVerdict::Broken => ("broken", "✕", "does not hold"),
            CheckVerdict::Unknown => ("unknown", "?", "cannot be told"),
        };
        html! {
            <li {class} key={line.claim} data-verdict={class}>
                <span class="tick" aria-hidden="true">{ sign }</span>
                <div>
                    <h3>{ line.claim }</h3>
                    <p class="verdict"><span>{ word }</span>
                        if let Some(path) = line.about.first().cloned() {
                            <button type="button" class="button" aria-label={format!("Show the process: {}", line.claim)}
                                onclick={self.on.reform(move |_| Action::PickProcess(path.clone()))}>{ "Show" }</button>
                        }
                    </p>
                    <p dir="auto">{ &line.how }</p>
                    <p class="quiet small">{ line.why }</p>
                </div>
            </li>
        }
    }
}
