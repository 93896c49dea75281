//! The to-do lists, used as an application would use the system: every answer comes from its processes.
//!
//! What the system cannot serve because a process is down is said here, where the person is looking.

mod lists;

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::drawn::{Draw, keyed};
use super::entry_form::EntryForm;
use super::entry_row::EntryRow;
use crate::telling::view::{TodoEntry, TodoView};
use lists::{Lists, list_name};

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

/// The pane.
#[derive(Debug, PartialEq)]
pub struct TodoPane {
    /// The lists and the open one.
    pub todo: Rc<TodoView>,
    /// What became of the last inputs.
    pub answers: Answers,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for TodoPane {
    fn draw(&self) -> Html {
        let todo = &self.todo;
        let unserved = !todo.served && !todo.busy;
        html! {
            <section class="todo" aria-busy={if todo.busy { "true" } else { "false" }}>
                <h2>{ "Lists" }</h2>
                <Lists todo={todo.clone()} on={self.on.clone()} />
                // As long as it says something, it may have to be scrolled, and so must be reached by keyboard.
                <div id="todo-trouble" class={classes!(todo.trouble.is_some().then_some("notice"))} role="alert"
                    tabindex={todo.trouble.is_some().then_some("0")}>
                    { todo.trouble.clone().unwrap_or_default() }
                </div>
                if let Some(open) = &todo.open {
                    <h2 class="open-name" data-open={open.clone()}><bdi>{ list_name(open) }</bdi>
                        if todo.busy { <span class="busy">{ "asking…" }</span> }
                    </h2>
                    // Nothing can be done to a list that nobody serves. Why stands above.
                    <fieldset disabled={unserved} aria-describedby={unserved.then_some("todo-trouble")}>
                        if unserved {
                            <p class="quiet small">{ "As it was before: nobody can be asked, and nothing can be changed." }</p>
                        }
                        { entries(self) }
                        <EntryForm taken={self.answers.added} error={self.answers.add_error.clone()} button="Add entry" button_id="add-entry"
                            on_submit={self.on.reform(|(date, title)| Action::Add { date, title })} />
                    </fieldset>
                } else {
                    <p class="empty">{ "Open a list: the cache starts a server for it, and the server loads what was stored." }</p>
                }
            </section>
        }
    }
}

/// The entries grouped by date; they come sorted.
fn entries(pane: &TodoPane) -> Html {
    let entries = &pane.todo.entries;
    if entries.is_empty() {
        let words = if pane.todo.busy || pane.todo.trouble.is_some() {
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
                    <ul>{ for day.iter().map(|entry| row(pane, entry)) }</ul>
                </section>
            }) }
        </div>
    }
}

fn row(pane: &TodoPane, entry: &TodoEntry) -> Html {
    let answers = &pane.answers;
    let error = answers.edit_error.as_ref().filter(|(id, _)| *id == entry.id);
    let row = EntryRow {
        entry: entry.clone(),
        editing: answers.editing == Some(entry.id),
        error: error.map(|(_, error)| error.clone()),
        on: pane.on.clone(),
    };
    keyed(entry.id, row)
}
