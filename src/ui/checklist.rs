//! The checklist as it is drawn: what holds of the system that is shown, how that is known, and why it should hold.

use yew::prelude::*;

use super::action::Action;
use super::course::parts::{CourseButton, button};
use super::course_act::CourseAct;
use super::elements::{element, paragraph, plain};
use super::practice_act::PracticeAct;
use crate::telling::checklist::{CheckLine, CheckVerdict};

/// Draws it; `about` says whose system it is held against.
pub fn checklist(lines: &[CheckLine], about: &str, on: &Callback<Action>) -> Html {
    let held = lines.iter().filter(|line| line.verdict == CheckVerdict::Held);
    let score = format!("Of {about}, as it runs now: {} of {} hold.", held.count(), lines.len());
    let parts = vec![
        paragraph("quiet", vec![plain(score)]),
        element("ul", &[], lines.iter().map(|each| line(each, on)).collect()),
    ];
    element("div", &[("class", "checklist")], parts)
}

fn line(line: &CheckLine, on: &Callback<Action>) -> Html {
    let (class, sign, word) = match line.verdict {
        CheckVerdict::Held => ("held", "✓", "holds"),
        CheckVerdict::Broken => ("broken", "✕", "does not hold"),
        CheckVerdict::Unknown => ("unknown", "?", "cannot be told"),
    };
    let mut verdict = vec![element("span", &[], vec![plain(word)])];
    if let Some(path) = line.about.first().cloned() {
        let about = element("span", &[("class", "unseen")], vec![plain(format!(": {}", line.claim))]);
        let word = [plain("Show"), about].into_iter().collect();
        let act = CourseAct::Practice(PracticeAct::Show(path));
        verdict.push(button(on, &CourseButton::default(), act, word));
    }
    let parts = vec![
        element("h3", &[], vec![plain(line.claim)]),
        paragraph("verdict", verdict),
        element("p", &[("dir", "auto")], vec![plain(line.how.clone())]),
        paragraph("quiet small", vec![plain(line.why)]),
    ];
    let parts = vec![
        element("span", &[("class", "tick"), ("aria-hidden", "true")], vec![plain(sign)]),
        element("div", &[], parts),
    ];
    element("li", &[("class", class), ("data-verdict", class)], parts)
}
