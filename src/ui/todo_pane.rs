//! The to-do lists, used as an application would use the system: every answer comes from its processes.
//!
//! What the system cannot serve because a process is down is said here, where the person is looking.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::browser::value;
use super::entry_form::EntryForm;
use super::entry_row::EntryRow;
use crate::diagram::label;
use crate::telling::view::{TodoEntry, TodoView};

/// What became of the last inputs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// How many entries were taken since the start.
    pub added: u32,
    /// Why the last new entry was refused.
    pub add_error: Option<AttrValue>,
    /// The entry being edited.
    pub editing: Option<i64>,
    /// Why the last change was refused, and of which entry.
    pub edit_error: Option<(i64, AttrValue)>,
}

/// Props of [`TodoPane`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The lists and the open one.
    pub todo: Rc<TodoView>,
    /// What became of the last inputs.
    pub answers: Answers,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The pane.
#[component]
pub fn TodoPane(props: &Props) -> Html {
    let todo = &props.todo;
    html! {
        <section class="todo" aria-busy={todo.busy.to_string()}>
            <h2>{ "Lists" }</h2>
            <div class="lists">
                { for todo.lists.iter().map(|list| {
                    let name = list.clone();
                    let open = todo.open.as_ref() == Some(list);
                    html! {
                        <button type="button" key={list.clone()} class="button list" data-list={list.clone()} title={label::fit(list, 80.0)}
                            aria-pressed={open.to_string()} onclick={props.on.reform(move |_| Action::OpenList(name.clone()))}>
                            <bdi>{ list_name(list) }</bdi>
                        </button>
                    }
                }) }
            </div>
            <OpenForm open={todo.open.clone()} on={props.on.clone()} />
            <div id="todo-trouble" class={classes!(todo.trouble.is_some().then_some("notice"))} role="alert">
                { todo.trouble.clone().unwrap_or_default() }
            </div>
            if let Some(open) = &todo.open {
                <h2 class="open-name" data-open={open.clone()}><bdi>{ list_name(open) }</bdi>
                    if todo.busy { <span class="busy">{ "asking…" }</span> }
                </h2>
                { entries(props) }
                <EntryForm taken={props.answers.added} error={props.answers.add_error.clone()} button="Add entry" button_id="add-entry"
                    on_submit={props.on.reform(|(date, title)| Action::Add { date, title })} />
            } else {
                <p class="empty">{ "Open a list: the cache starts a server for it, and the server loads what was stored." }</p>
            }
        </section>
    }
}

/// The entries grouped by date; they come sorted.
fn entries(props: &Props) -> Html {
    let entries = &props.todo.entries;
    if entries.is_empty() {
        let words = if props.todo.busy || props.todo.trouble.is_some() {
            ""
        } else {
            "Nothing to do yet."
        };
        return html! { <p class="empty" key="none">{ words }</p> };
    }
    html! {
        <div class="entries" key="some">
            { for entries.chunk_by(|a, b| a.date == b.date).map(|day| html! {
                <section key={day[0].date.clone()} class="day">
                    <h3><time datetime={day[0].date.clone()}>{ day[0].date.clone() }</time></h3>
                    <ul>{ for day.iter().map(|entry| row(props, entry)) }</ul>
                </section>
            }) }
        </div>
    }
}

fn row(props: &Props, entry: &TodoEntry) -> Html {
    let error = props
        .answers
        .edit_error
        .as_ref()
        .filter(|(id, _)| *id == entry.id)
        .map(|(_, error)| error.clone());
    html! {
        <EntryRow key={entry.id} entry={entry.clone()} editing={props.answers.editing == Some(entry.id)} {error} on={props.on.clone()} />
    }
}

fn list_name(list: &str) -> String {
    if list.is_empty() {
        "\"\" (empty name)".to_owned()
    } else {
        label::fit(list, 40.0)
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct OpenProps {
    open: Option<String>,
    on: Callback<Action>,
}

/// Opens a list by name, new or known. The name is cleared once that list is open.
#[component]
fn OpenForm(props: &OpenProps) -> Html {
    let name = use_state(String::new);
    {
        let name = name.clone();
        use_effect_with(props.open.clone(), move |open| {
            if open.as_ref() == Some(&*name) {
                name.set(String::new());
            }
        });
    }
    let oninput = {
        let name = name.clone();
        Callback::from(move |event: InputEvent| name.set(value(&event)))
    };
    let onsubmit = {
        let (on, name) = (props.on.clone(), name.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on.emit(Action::OpenList((*name).clone()));
        })
    };
    html! {
        <form class="line" {onsubmit}>
            <label for="list-name">{ "Open a list" }</label>
            <input id="list-name" dir="auto" value={(*name).clone()} {oninput} placeholder="Alice" autocomplete="off" spellcheck="false" />
            <button class="button" id="open-list">{ "Open" }</button>
        </form>
    }
}
