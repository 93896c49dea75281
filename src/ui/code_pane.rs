//! The code of one's own: written, run, loaded into what runs, opened, saved.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::drawn::Draw;
use super::highlighted;
use super::open_tree_dialog::{as_link, files_of};
use crate::elixir::{start_of, syntax};
use crate::systems::CodeFile;

/// What of the code is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The line, from 1; `None` when it is not known.
    pub line: Option<u32>,
    /// What is said of it.
    pub text: String,
}

/// The pane.
#[derive(Debug, PartialEq)]
pub struct CodePane {
    /// The code.
    pub code: Rc<CodeFile>,
    /// Why what was run of it has failed.
    pub failed: Option<Wrong>,
    /// Why a file was not opened.
    pub refused: Option<AttrValue>,
    /// Is it the code that runs?
    pub runs: bool,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for CodePane {
    fn draw(&self) -> Html {
        let (code, on) = (&self.code, &self.on);
        let wrong = syntax_trouble(code).or_else(|| self.failed.clone().filter(|_| self.runs));
        let line = wrong.as_ref().and_then(|wrong| wrong.line);
        let oninput = {
            let code = code.clone();
            on.reform(move |event: InputEvent| {
                let source = event.target_unchecked_into::<web_sys::HtmlTextAreaElement>().value();
                // Whoever has not said how it starts is followed.
                let followed = start_of(&code.source).unwrap_or_default() == code.start;
                let start = if followed {
                    start_of(&source).unwrap_or_else(|| code.start.clone())
                } else {
                    code.start.clone()
                };
                Action::EditCode(CodeFile {
                    source,
                    start,
                    ..(*code).clone()
                })
            })
        };
        let onstart = {
            let code = code.clone();
            on.reform(move |event: InputEvent| {
                let start = super::browser::value(&event);
                Action::EditCode(CodeFile {
                    start,
                    ..(*code).clone()
                })
            })
        };
        let onexample = on.reform(|event: Event| {
            let select = event.target_unchecked_into::<web_sys::HtmlSelectElement>();
            let chosen = match select.value().as_str() {
                "chapter" => CodeFile::chapter(),
                _ => CodeFile::counter(),
            };
            select.set_value("");
            let name = chosen.name.clone();
            Action::OpenedCode(name, Ok(Box::new(chosen)))
        });
        let onfile = on.reform(|event: Event| {
            let input = event.target_unchecked_into::<web_sys::HtmlInputElement>();
            let files = files_of(input.files());
            input.set_value("");
            Action::OpenFiles(files)
        });
        let run = on.reform(|_: MouseEvent| Action::RunCode);
        html! {
            <section class="code-pane" aria-label="Your code">
                <Editor source={code.source.clone()} {line} {oninput} on_run={on.reform(|()| Action::RunCode)} />
                <div id="code-trouble" class={classes!("code-trouble", (wrong.is_some() || self.refused.is_some()).then_some("notice"))} role="alert">
                    if let Some(refused) = &self.refused { <p>{ refused }</p> }
                    if let Some(wrong) = &wrong { <pre>{ wrong.text.clone() }</pre> }
                </div>
                <div class="code-start">
                    <label for="code-start">{ "Starts with" }</label>
                    <input id="code-start" class="mono" value={code.start.clone()} oninput={onstart} spellcheck="false" autocomplete="off" placeholder="Counter.Supervisor.start_link([])" />
                </div>
                <div class="buttons">
                    <button type="button" class="button strong" id="run-code" title="Begin again with this code (Ctrl+Enter)" onclick={run}>{ "▶ Run" }</button>
                    <button type="button" class="button" id="load-code" title="Load the modules while the system runs: whoever calls them from then on calls these"
                        onclick={on.reform(|_: MouseEvent| Action::LoadCode)}>{ "Load" }</button>
                    <label class="button file-button">{ "Open…" }<input type="file" id="code-file" class="unseen" accept=".ex,.exs,.livemd" onchange={onfile} /></label>
                    <a class="button" id="save-code" download={code.name.clone()} href={as_link("text/plain", &code.source)}>{ "Save" }</a>
                    <select id="code-example" aria-label="Examples" onchange={onexample}>
                        <option value="" selected={true}>{ "Examples…" }</option>
                        <option value="counter">{ "A counter" }</option>
                        <option value="chapter">{ "The chapter’s system" }</option>
                    </select>
                </div>
            </section>
        }
    }
}

/// What Elixir says of a source that it cannot read.
fn syntax_trouble(code: &CodeFile) -> Option<Wrong> {
    let error = syntax::parse(&code.source, &code.name, 1).err()?;
    Some(Wrong {
        line: Some(error.line),
        text: error.to_string(),
    })
}

/// Props of [`Editor`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct EditorProps {
    source: String,
    /// The line in which something is wrong, from 1.
    line: Option<u32>,
    oninput: Callback<InputEvent>,
    on_run: Callback<()>,
}

/// A text field over its own text in colours: what is typed is the browser's business, what it looks like is not.
#[component]
fn Editor(props: &EditorProps) -> Html {
    let left = use_mut_ref(|| false);
    let onkeydown = {
        let on_run = props.on_run.clone();
        Callback::from(move |event: KeyboardEvent| {
            let leaving = left.replace(event.key() == "Escape");
            match event.key().as_str() {
                "Enter" if event.ctrl_key() || event.meta_key() => {
                    event.prevent_default();
                    on_run.emit(());
                }
                // Escape, then Tab, leads out of the field.
                "Tab" if !leaving && !event.shift_key() => {
                    event.prevent_default();
                    super::browser::insert_text("  ");
                }
                _no_key_of_the_editor => {}
            }
        })
    };
    let lines = highlighted::lines(&props.source);
    let wrong = props.line.map(|line| line as usize);
    html! {
        <div class="editor">
            <pre class="editor-lines" aria-hidden="true">
                { for lines.iter().enumerate().map(|(nth, parts)| html! {
                    <span class={classes!("editor-line", (wrong == Some(nth + 1)).then_some("wrong"))}>{ highlighted::line(parts) }{ "\n" }</span>
                }) }
            </pre>
            <textarea id="code" aria-label="Elixir source. Escape, then Tab, leads out of the field." value={props.source.clone()} oninput={props.oninput.clone()} {onkeydown}
                spellcheck="false" autocomplete="off" autocapitalize="off" wrap="off" aria-describedby="code-trouble" aria-invalid={wrong.is_some().then_some("true")} />
        </div>
    }
}
