//! The language on the page: the code of one's own, where that runs, and the console.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::code_pane::{CodePane, Wrong};
use super::console::{ConsolePane, Foretelling};
use super::drawn::{Draw, drawn};
use super::library::Library;
use super::rest;
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
}

/// The pane.
#[derive(Debug, PartialEq)]
pub struct ElixirPane {
    /// What is shown of the system.
    pub view: Rc<ElixirView>,
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

impl Draw for ElixirPane {
    fn draw(&self) -> Html {
        let Self { view, code, .. } = self;
        if !rest::is_here() {
            return on_its_way(self);
        }
        let is_code = view.runs.is_some();
        let runs = view.runs.as_deref() == Some(&**code);
        html! {
            <div class={classes!("elixir", is_code.then_some("with-code"))}>
                if is_code {
                    { drawn(CodePane { code: code.clone(), failed: failed(view), runs, refused: self.refused.clone(), on: self.on.clone() }) }
                } else {
                    <p class="quiet small to-code">
                        { "This is the console of the system that is shown. " }
                        <button type="button" class="text-button" id="to-code" onclick={self.on.reform(|_| Action::Show(Showing::Alone(DesignKind::Code)))}>{ "Write and run code of your own" }</button>
                        { ", or " }
                        <button type="button" class="text-button" id="export" title="Its modules and its lists, as they are now: they compile on the BEAM and build the same tree there" onclick={self.on.reform(|_| Action::SaveSystem)}>{ "save this system as Elixir" }</button>
                        { "." }
                    </p>
                }
                { on_its_way(self) }
                { drawn(ConsolePane { lines: view.lines.clone(), state: view.state.clone(), loaded: view.loaded.clone(), foretold: self.foretold.clone(), on: self.on.clone() }) }
            </div>
        }
    }
}

/// What is to be said while what evaluated code needs is not there.
fn on_its_way(pane: &ElixirPane) -> Html {
    match &pane.library {
        Library::Unasked | Library::Here => Html::default(),
        Library::Coming => html! { <p class="quiet small" id="library">{ "Elixir’s library is on its way." }</p> },
        Library::Missing(why) => html! {
            <p class="trouble small" id="library" role="alert">
                { format!("Elixir’s library has not come: {why}. Nothing can be evaluated without it. ") }
                <button type="button" class="text-button" id="fetch-library" onclick={pane.on.reform(|_| Action::FetchLibrary)}>{ "Try again" }</button>
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
