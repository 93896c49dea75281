//! The side panel: the to-do application, or the inspector.

use std::rc::Rc;

use yew::prelude::*;

use super::action::{Action, Tab};
use super::inspector::Inspector;
use super::todo_pane::{Answers, TodoPane};
use crate::simulation::view::{Inspection, TodoView, View};

/// Props of [`Panel`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What is shown.
    pub tab: Tab,
    /// What is drawn.
    pub view: Rc<View>,
    /// The to-do list.
    pub todo: Rc<TodoView>,
    /// The slot in the inspector.
    pub selected: Option<String>,
    /// What is known of it.
    pub inspection: Option<Rc<Inspection>>,
    /// What became of the last inputs to the to-do list.
    pub answers: Answers,
    /// Why the last exit could not be sent.
    pub exit_error: Option<AttrValue>,
    /// What the browser's storage could not do.
    pub storage: Rc<Vec<AttrValue>>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The panel.
#[component]
pub fn Panel(props: &Props) -> Html {
    let tab = |tab: Tab, id: &'static str, word: &'static str| {
        let on = props.tab == tab;
        let other = match tab {
            Tab::Todo => Tab::Process,
            Tab::Process => Tab::Todo,
        };
        let switch = props.on.clone();
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight") {
                switch.emit(Action::Tab(other));
                super::browser::focus(match other {
                    Tab::Todo => "tab-todo",
                    Tab::Process => "tab-process",
                });
            }
        });
        html! {
            <button type="button" {id} role="tab" aria-selected={on.to_string()} aria-controls="panel-body"
                tabindex={if on { "0" } else { "-1" }} {onkeydown} onclick={props.on.reform(move |_| Action::Tab(tab))}>
                { word }
            </button>
        }
    };
    let slot = props
        .selected
        .as_deref()
        .and_then(|path| props.view.slots.iter().find(|slot| slot.path == path))
        .cloned();
    html! {
        <aside aria-label="To-do lists and process inspector">
            <div class="segments" role="tablist">
                { tab(Tab::Todo, "tab-todo", "To-do") }
                { tab(Tab::Process, "tab-process", "Process") }
            </div>
            if !props.storage.is_empty() {
                <div class="notice" id="storage-notice" role="alert">
                    { for props.storage.iter().map(|trouble| html! { <p dir="auto">{ trouble.clone() }</p> }) }
                </div>
            }
            <div id="panel-body" role="tabpanel" aria-labelledby={match props.tab {
                Tab::Todo => "tab-todo",
                Tab::Process => "tab-process",
            }}>
                // Both stay in the document, so that what was typed is still there after a look at the other.
                <div hidden={props.tab != Tab::Todo}>
                    <TodoPane todo={props.todo.clone()} answers={props.answers.clone()} on={props.on.clone()} />
                </div>
                <div hidden={props.tab != Tab::Process}>
                    <Inspector slot={slot} inspection={props.inspection.clone()} exit_error={props.exit_error.clone()}
                        on={props.on.clone()} />
                </div>
            </div>
        </aside>
    }
}
