//! The bar at the top: what this is, which system is shown, the two tools, the theme, help, and starting over.

use yew::prelude::*;

use super::action::{Action, Tool};
use super::course_act::CourseAct;
use super::drawn::Draw;
use super::system_choice::{DesignKind, Showing};
use super::theme::Theme;

/// The header.
#[derive(Debug, PartialEq)]
pub struct Header {
    /// The tool in hand.
    pub tool: Tool,
    /// What is shown.
    pub showing: Showing,
    /// What the tree of one's own is called, if there is one.
    pub own: Option<AttrValue>,
    /// The theme in use.
    pub theme: Theme,
    /// Is the course open?
    pub course: bool,
    /// Is the person invited to it: once, when he has killed his first process?
    pub invites: bool,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for Header {
    fn draw(&self) -> Html {
        let tool = |tool: Tool, glyph: &'static str, word: &'static str, key: &'static str, what: &'static str| {
            let onclick = self.on.reform(move |_| Action::Tool(tool));
            html! {
                <button type="button" id={format!("tool-{}", word.to_lowercase())} title={format!("{what} ({key})")}
                    aria-pressed={(self.tool == tool).to_string()} aria-keyshortcuts={key} {onclick}>
                    <span aria-hidden="true">{ glyph }</span>{ " " }{ word }
                </button>
            }
        };
        let show = |kind: DesignKind| {
            let (showing, own) = (Showing::Alone(kind), self.own.as_ref());
            let (word, what) = match (kind, own) {
                (DesignKind::Tree, Some(own)) => (kind.word(), format!("Your tree: {own}")),
                (DesignKind::Tree, None) => ("Your tree…", "Open a tree of your own from a file".to_owned()),
                (kind, _) => (kind.word(), sentence(kind.about())),
            };
            html! {
                <button type="button" id={format!("show-{}", kind.id())} title={what} aria-pressed={(self.showing == showing).to_string()}
                    onclick={self.on.reform(move |_| Action::Show(showing))}>{ word }</button>
            }
        };
        let compares = matches!(self.showing, Showing::Beside(_));
        let both = if compares {
            self.showing
        } else {
            Showing::Beside(Showing::COMPARED)
        };
        let next = self.theme.other();
        let (now, then, glyph) = if self.theme.is_dark() {
            ("dark", "light", "☾")
        } else {
            ("light", "dark", "☀")
        };
        let system = if self.theme == Theme::Auto {
            ", as the system"
        } else {
            ""
        };
        let theme_label = format!("Theme: {now}{system}. Switch to {then}.");
        html! {
            <header>
                <h1>
                    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
                        <path d="M5 21h14M8 21v-5h8v5M12 16V9M12 12C8 12 6 9.5 6 6M12 13c4 0 6-2.5 6-6M12 9c0-3 0-4 0-6" />
                    </svg>
                    { "Coppice" }
                </h1>
                { say(self) }
                <div class="segments" role="group" aria-label="Which system is shown">
                    { for DesignKind::ALL.into_iter().map(show) }
                    <button type="button" id="show-both" title="Two side by side, at first the flat tree beside the nested one: what you do in one is done in both"
                        aria-pressed={compares.to_string()} onclick={self.on.reform(move |_| Action::Show(both))}>{ "Side by side" }</button>
                </div>
                <div class="segments" role="group" aria-label="What a click does">
                    { tool(Tool::Cut, "✂", "Cut", "C", "A click kills the process") }
                    { tool(Tool::Look, "◎", "Look", "L", "A click shows the process") }
                </div>
                <div class="header-end">
                    <button type="button" class="button" id="show-course" title="Bet on what the tree will do, do it, and see" aria-expanded={self.course.to_string()} aria-controls="course"
                        onclick={let open = !self.course; self.on.reform(move |_| Action::Course(CourseAct::Open(open)))}>{ "Course" }</button>
                    <button type="button" class="button" id="start-over" title="Ends every process and starts the whole system again. The lists stay as they are stored; the history begins anew."
                        onclick={self.on.reform(|_| Action::StartOver)}>
                        <span aria-hidden="true">{ "↺ " }</span>{ "Start over" }
                    </button>
                    <button type="button" class="button square" id="theme" title={theme_label.clone()} aria-label={theme_label}
                        onclick={self.on.reform(move |_| Action::Theme(next))}>{ glyph }</button>
                    <button type="button" class="button square" id="help" title="Help (?)" aria-label="Help: keys and signs"
                        aria-keyshortcuts="?" onclick={self.on.reform(|_| Action::Help(true))}>{ "?" }</button>
                </div>
            </header>
        }
    }
}

/// The one sentence: what there is to do here.
fn say(header: &Header) -> Html {
    if !header.invites {
        return html! { <p class="say">{ "Click a process to kill it, and see what its supervisor does." }</p> };
    }
    let act = |act: CourseAct| header.on.reform(move |_: MouseEvent| Action::Course(act.clone()));
    html! {
        <div class="say invitation" id="invitation" role="status">
            <p>{ "Did you expect that?" }</p>
            <button type="button" class="button strong" id="invited" title="In the course you bet first, and then see" onclick={act(CourseAct::Open(true))}>{ "Bet on the next" }</button>
            <button type="button" class="button" id="not-invited" onclick={act(CourseAct::Decline)}>{ "Not now" }</button>
        </div>
    }
}

/// A few words as a sentence begins.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
