//! One entry of a list: done or not, to edit, to delete.

use yew::prelude::*;

use super::action::Action;
use super::drawn::Draw;
use super::entry_form::EntryForm;
use crate::diagram::label;
use crate::telling::view::TodoEntry;

/// The row.
#[derive(Debug, PartialEq)]
pub struct EntryRow {
    /// The entry.
    pub entry: TodoEntry,
    /// Is it being edited?
    pub editing: bool,
    /// Why its last change was refused.
    pub error: Option<AttrValue>,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for EntryRow {
    fn draw(&self) -> Html {
        let entry = &self.entry;
        let id = entry.id;
        let short = label::fit(&entry.title, 40.0);
        let body = if self.editing {
            let done = entry.done;
            let update = move |(date, title)| Action::Update { id, date, title, done };
            html! {
                <EntryForm id={format!("edit-{id}")} date={entry.date.clone()} title={entry.title.clone()} error={self.error.clone()}
                    button="Save" button_id={format!("save-{id}")} on_submit={self.on.reform(update)}
                    on_cancel={self.on.reform(|()| Action::Edit(None))} />
            }
        } else {
            let toggled = entry.clone();
            let toggle = self.on.reform(move |_: Event| Action::Update {
                id,
                date: toggled.date.clone(),
                title: toggled.title.clone(),
                done: !toggled.done,
            });
            html! {
                <>
                    <label class="check">
                        <input type="checkbox" class="entry-done" checked={entry.done} onchange={toggle} aria-label={format!("{short}: completed")} />
                    </label>
                    <span class="entry-title" dir="auto">{ entry.title.clone() }</span>
                    <button type="button" class="button quiet-button entry-edit" aria-label={format!("Edit {short}")} title="Edit"
                        onclick={self.on.reform(move |_| Action::Edit(Some(id)))}>{ "✎" }</button>
                    <button type="button" class="button quiet-button entry-delete" aria-label={format!("Delete {short}")} title="Delete"
                        onclick={self.on.reform(move |_| Action::Delete(id))}>{ "✕" }</button>
                    if let Some(error) = &self.error {
                        <p class="field-error" role="alert">{ error.clone() }</p>
                    }
                </>
            }
        };
        let class = classes!("entry", entry.done.then_some("done"), self.editing.then_some("editing"));
        html! { <li {class} data-id={id.to_string()} data-date={entry.date.clone()}>{ body }</li> }
    }
}
