//! The side panel: the to-do application, the inspector, or the sequence diagram.

use std::rc::Rc;

use yew::prelude::*;

use super::action::{Action, Tab};
use super::causes::Causes;
use super::console::Foretelling;
use super::drawn::{drawn, keyed};
use super::elixir_pane::{ElixirPane, ElixirView};
use super::ids::Side;
use super::inspector::Inspector;
use super::inspector::inspecting::Inspecting;
use super::library::Library;
use super::own_tree_pane::TreePane;
use super::sequence::SequenceView;
use super::system_choice::DesignKind;
use super::todo_pane::{Answers, TodoPane};
use crate::otp::Strategy;
use crate::systems::CodeFile;
use crate::systems::scenario::TreeFile;
use crate::telling::causes::Selection;
use crate::telling::sequence::Sequence;
use crate::telling::view::{SlotView, TodoView};

/// The tabs with their ids and words.
const TABS: [(Tab, &str, &str); 4] = [
    (Tab::Todo, "tab-todo", "To-do"),
    (Tab::Process, "tab-process", "Process"),
    (Tab::Sequence, "tab-sequence", "Sequence"),
    (Tab::Elixir, "tab-elixir", "Elixir"),
];

/// Props of [`Panel`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What is shown.
    pub tab: Tab,
    /// The slot in the inspector, if it is still there.
    pub slot: Option<Rc<SlotView>>,
    /// The last story.
    pub sequence: Rc<Sequence>,
    /// The to-do list.
    pub todo: Rc<TodoView>,
    /// The path of the slot in the inspector.
    pub selected: Option<String>,
    /// What is known of it, and what is about to be done to it.
    pub inspecting: Rc<Inspecting>,
    /// What is selected, with its causes.
    pub selection: Option<Rc<Selection>>,
    /// What became of the last inputs to the to-do list.
    pub answers: Answers,
    /// What the browser's storage could not do.
    pub storage: Rc<Vec<AttrValue>>,
    /// The strategy of the supervisor in the inspector, if it can be chosen.
    pub strategy: Option<Strategy>,
    /// Which of two systems all this is about, and what they are called.
    pub about: Option<(Side, [DesignKind; 2])>,
    /// The tree that was opened from a file, if all this is about that.
    pub file: Option<Rc<TreeFile>>,
    /// What there is to see of the language.
    pub elixir: Rc<ElixirView>,
    /// The code of one's own.
    pub code: Rc<CodeFile>,
    /// What a line will come to, if that was asked.
    pub foretold: Option<Rc<Foretelling>>,
    /// Why a file was not opened as code.
    pub refused: Option<AttrValue>,
    /// How far what evaluated code needs has come.
    pub library: Library,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The panel.
#[component]
pub fn Panel(props: &Props) -> Html {
    let tab = |(at, &(tab, id, word)): (usize, &(Tab, &'static str, &'static str))| {
        let on = props.tab == tab;
        let switch = props.on.clone();
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                "ArrowLeft" => (at + TABS.len() - 1) % TABS.len(),
                "ArrowRight" => (at + 1) % TABS.len(),
                _no_key_of_the_tabs => return,
            };
            let (tab, id, _) = TABS[next];
            switch.emit(Action::Tab(tab));
            super::browser::focus(id);
        });
        html! {
            <button type="button" {id} role="tab" aria-selected={on.to_string()} aria-controls="panel-body"
                tabindex={if on { "0" } else { "-1" }} {onkeydown} onclick={props.on.reform(move |_| Action::Tab(tab))}>
                { if tab == Tab::Todo && props.file.is_some() { "Tree" } else { word } }
            </button>
        }
    };
    {
        // The panel is wider for the diagram and for code, which leaves the stage another size.
        let on = props.on.clone();
        use_effect_with(width_of(props.tab), move |_| on.emit(Action::Resize));
    }
    html! {
        <aside aria-label="To-do lists, process inspector, sequence diagram, console" class={width_of(props.tab)}>
            <div class="segments" role="tablist">
                { for TABS.iter().enumerate().map(tab) }
            </div>
            if let Some((turned, kinds)) = props.about {
                { about(turned, kinds, &props.on) }
            }
            if !props.storage.is_empty() {
                <div class="notice" id="storage-notice" role="alert">
                    { for props.storage.iter().map(|trouble| html! { <p dir="auto">{ trouble.clone() }</p> }) }
                </div>
            }
            <div id="panel-body" role="tabpanel" aria-labelledby={TABS.iter().find(|(tab, _, _)| *tab == props.tab).map(|(_, id, _)| *id)}>
                // Both stay in the document, so that what was typed is still there after a look at the other.
                <div hidden={props.tab != Tab::Todo}>
                    if props.elixir.runs.is_some() {
                        <p class="empty">{ "What you have written serves no to-do lists. It is used from the console." }</p>
                    } else if let Some(file) = &props.file {
                        { keyed("tree", TreePane { file: file.clone(), on: props.on.clone() }) }
                    } else {
                        { keyed("todo", TodoPane { todo: props.todo.clone(), answers: props.answers.clone(), on: props.on.clone() }) }
                    }
                </div>
                <div hidden={props.tab != Tab::Process}>
                    { drawn(Inspector {
                        slot: props.slot.clone(),
                        path: props.selected.clone(),
                        strategy: props.strategy,
                        inspecting: props.inspecting.clone(),
                        on: props.on.clone(),
                    }) }
                </div>
                <div class="elixir-place" hidden={props.tab != Tab::Elixir}>
                    { drawn(ElixirPane {
                        view: props.elixir.clone(),
                        code: props.code.clone(),
                        foretold: props.foretold.clone(),
                        refused: props.refused.clone(),
                        library: props.library.clone(),
                        on: props.on.clone(),
                    }) }
                </div>
                if props.tab == Tab::Sequence {
                    <SequenceView sequence={props.sequence.clone()} selection={props.selection.clone()} on={props.on.clone()} />
                }
                if let Some(selection) = props.selection.clone().filter(|_| !matches!(props.tab, Tab::Todo | Tab::Elixir)) {
                    { drawn(Causes { selection, on: props.on.clone() }) }
                }
            </div>
        </aside>
    }
}

/// How the style sheet knows what is shown, where that makes the panel wider.
fn width_of(tab: Tab) -> Option<&'static str> {
    match tab {
        Tab::Todo | Tab::Process => None,
        Tab::Sequence => Some("drawing"),
        Tab::Elixir => Some("drawing coding"),
    }
}

/// Which of two systems the panel and the log are about.
fn about(turned: Side, kinds: [DesignKind; 2], on: &Callback<Action>) -> Html {
    let one = |side: Side| {
        let kind = kinds[side.at()];
        html! {
            <button type="button" id={format!("about-{}", kind.id())} aria-pressed={(side == turned).to_string()}
                onclick={on.reform(move |_| Action::TurnTo(side))}>{ kind.word() }</button>
        }
    };
    html! {
        <div class="segments about" role="group" aria-label="Which system the panel, the timeline and the log are about" title="Which system the panel, the timeline and the log are about">
            { for Side::BOTH.into_iter().map(one) }
        </div>
    }
}
