//! The invitation to the course: once, when the first process was killed.

use yew::prelude::*;

use super::action::Action;
use super::course_act::CourseAct;
use super::drawn::Draw;

/// The invitation.
#[derive(Debug, PartialEq)]
pub struct Invitation {
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for Invitation {
    fn draw(&self) -> Html {
        let say = |act: CourseAct| self.on.reform(move |_: MouseEvent| Action::Course(act.clone()));
        html! {
            <div class="invitation" id="invitation" role="status">
                <p>{ "Did it do what you expected? In the course you bet first, and then see." }</p>
                <button type="button" class="button go" id="invited" onclick={say(CourseAct::Open(true))}>{ "Open the course" }</button>
                <button type="button" class="button" id="not-invited" onclick={say(CourseAct::Decline)}>{ "Not now" }</button>
            </div>
        }
    }
}
