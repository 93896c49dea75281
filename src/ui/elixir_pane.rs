//! The language on the page: the code of one's own, where that runs, and the console.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::code_pane::{CodePane, Wrong};
use super::console::{ConsolePane, Foretelling};
use super::library::Library;
use super::open_tree_dialog::as_link;
use super::system_choice::{DesignKind, Showing};
use crate::elixir::Loaded;
use crate::systems::CodeFile;
use crate::telling::console::{ConsoleLine, ConsoleLineKind, ConsoleState};

/// Everything that it shows of a system.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ElixirView {
    /// What is to be read on the console.
    pub lines: Rc<Vec<Rc<ConsoleLine>>>,
    /// How the console is now.
    pub state: Rc<ConsoleState>,
    /// What is loaded.
    pub loaded: Loaded,
    /// The code that runs, if it is of one's own.
    pub runs: Option<Rc<CodeFile>>,
    /// The design as Elixir, and what it is called.
    pub exported: Rc<CodeFile>,
}

/// Props of [`ElixirPane`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What is shown of the system.
    pub view: Rc<ElixirView>,
    /// The code of one's own.
    pub code: Rc<CodeFile>,
    /// What a line will come to, if that was asked.
    pub foretold: Option<Rc<Foretelling>>,
    /// How far what evaluated code needs has come.
    pub library: Library,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The pane.
#[component]
pub fn ElixirPane(props: &Props) -> Html {
    let Props { view, code, .. } = props;
    let is_code = view.runs.is_some();
    let runs = view.runs.as_deref() == Some(&**code);
    html! {
        <div class={classes!("elixir", is_code.then_some("with-code"))}>
            if is_code {
                <CodePane code={code.clone()} failed={failed(view)} {runs} on={props.on.clone()} />
            } else {
                <p class="quiet small to-code">
                    { "This is the console of the system that is shown. " }
                    <button type="button" class="text-button" id="to-code" onclick={props.on.reform(|_| Action::Show(Showing::Alone(DesignKind::Code)))}>{ "Write and run code of your own" }</button>
                    { ", or " }
                    <a class="text-button" id="export" download={view.exported.name.clone()} href={as_link("text/plain", &view.exported.source)}>{ "save this system as Elixir" }</a>
                    { "." }
                </p>
            }
            { on_its_way(props) }
            <ConsolePane lines={view.lines.clone()} state={view.state.clone()} loaded={view.loaded.clone()} foretold={props.foretold.clone()} on={props.on.clone()} />
        </div>
    }
}

/// What is to be said while what evaluated code needs is not there.
fn on_its_way(props: &Props) -> Html {
    match &props.library {
        Library::Unasked | Library::Here => Html::default(),
        Library::Coming => html! { <p class="quiet small" id="library">{ "Elixir’s library is on its way." }</p> },
        Library::Missing(why) => html! {
            <p class="trouble small" id="library" role="alert">
                { format!("Elixir’s library has not come: {why}. Nothing can be evaluated without it. ") }
                <button type="button" class="text-button" id="fetch-library" onclick={props.on.reform(|_| Action::FetchLibrary)}>{ "Try again" }</button>
            </p>
        },
    }
}

/// Why what was run of the code has failed, if it has: as the console says it right before or behind.
fn failed(view: &ElixirView) -> Option<Wrong> {
    let name = &view.runs.as_ref()?.name;
    let is_about = |line: &&Rc<ConsoleLine>| {
        matches!(line.kind, ConsoleLineKind::Failed(_)) && (line.text == **name || line.text == "start")
    };
    let at = view.lines.iter().rposition(|line| is_about(&line))?;
    // What was loaded since without a failure has mended it.
    let loaded = format!("c({name:?})");
    let since = view.lines[at..]
        .iter()
        .any(|line| matches!(line.kind, ConsoleLineKind::Typed(_)) && line.text == loaded);
    if since {
        return None;
    }
    let line = match view.lines[at].kind {
        ConsoleLineKind::Failed(line) if view.lines[at].text == **name => line,
        _ => None,
    };
    let near = [at + 1, at.wrapping_sub(1)]
        .into_iter()
        .filter_map(|at| view.lines.get(at));
    let said = near
        .filter(|line| line.text.starts_with("** ("))
        .map(|line| line.text.clone())
        .next();
    Some(Wrong {
        line,
        text: said.unwrap_or_default(),
    })
}
