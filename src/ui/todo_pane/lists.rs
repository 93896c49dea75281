//! The lists that there are, and the field that opens one: of many, those are shown whose name has in it what was typed.

use std::rc::Rc;

use yew::prelude::*;

use crate::diagram::label;
use crate::telling::view::TodoView;
use crate::ui::action::Action;
use crate::ui::browser::value;

/// Lists that are all shown: some rows of buttons.
const ALL_SHOWN: usize = 24;

/// Props of [`Lists`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The lists and the open one.
    pub todo: Rc<TodoView>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The lists. What was typed is cleared once that list is open.
#[component]
pub fn Lists(props: &Props) -> Html {
    let name = use_state(String::new);
    let todo = &props.todo;
    {
        let name = name.clone();
        use_effect_with(todo.open.clone(), move |open| {
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
    let (shown, more) = some(todo, &name);
    html! {
        <>
            <div class="lists">
                { for shown.into_iter().map(|list| button(props, list)) }
                if more > 0 {
                    <span class="quiet small" id="more-lists">{ format!("and {more} more") }</span>
                }
            </div>
            <form class="line" {onsubmit}>
                <label for="list-name">{ "Open a list" }</label>
                <input id="list-name" dir="auto" value={(*name).clone()} {oninput} placeholder="Alice" autocomplete="off" spellcheck="false" />
                <button class="button" id="open-list">{ "Open" }</button>
            </form>
        </>
    }
}

/// Of many lists those that have in their name what was typed, and the open one; how many more there are.
fn some<'a>(todo: &'a TodoView, typed: &str) -> (Vec<&'a str>, usize) {
    let all = todo.lists.len();
    if all <= ALL_SHOWN {
        return (todo.lists.iter().map(String::as_str).collect(), 0);
    }
    let typed = typed.trim().to_lowercase();
    let meant = |list: &&String| {
        let open = todo.open.as_ref() == Some(*list);
        open || typed.is_empty() || list.to_lowercase().contains(&typed)
    };
    let mut shown: Vec<_> = todo.lists.iter().filter(meant).map(String::as_str).collect();
    if shown.len() > ALL_SHOWN {
        let open = shown.iter().position(|list| todo.open.as_deref() == Some(*list));
        let last = open.filter(|open| *open >= ALL_SHOWN).map(|open| shown[open]);
        shown.truncate(ALL_SHOWN - usize::from(last.is_some()));
        shown.extend(last);
    }
    let more = all - shown.len();
    (shown, more)
}

fn button(props: &Props, list: &str) -> Html {
    let name = list.to_owned();
    let open = props.todo.open.as_deref() == Some(list);
    html! {
        <button type="button" key={list.to_owned()} class="button list" data-list={list.to_owned()} title={label::fit(list, 80.0)}
            aria-pressed={if open { "true" } else { "false" }} onclick={props.on.reform(move |_| Action::OpenList(name.clone()))}>
            <bdi>{ list_name(list) }</bdi>
        </button>
    }
}

/// A list's name as far as there is room for it.
pub fn list_name(list: &str) -> String {
    if list.is_empty() {
        "\"\" (empty name)".to_owned()
    } else {
        label::fit(list, 40.0)
    }
}
