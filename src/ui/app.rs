//! The root component: the shell around what is shown. It turns actions into inputs, and hands derived views to the rest.
//!
//! A person's own system runs alone and writes to the storage. Two that are compared run on copies of its lists and write
//! nothing, and so does a tree that was opened from a file; meanwhile it waits.

mod acts;
mod code;
mod comparing;
mod course;
mod course_state;
mod do_to_systems;
mod drawing;
mod frame_loop;
mod language;
mod lessons;
mod listeners;
mod own_tree;
mod practice;
mod practice_state;
mod systems;
mod time_state;
mod travelling;

use std::collections::BTreeMap;
use std::rc::Rc;

use gloo_file::callbacks::FileReader;
use yew::prelude::*;

use super::action::{Action, Tab, Tool};
use super::browser::{self, Listener, Ticker};
use super::console::Foretelling;
use super::exhibit::Exhibit;
use super::ids::Side;
use super::library::Library;
use super::list_persistence::Keeper;
use super::open_tree_dialog::Opening;
use super::pair::Pair;
use super::settings::Settings;
use super::system_choice::{DesignKind, Showing};
use super::todo_pane::Answers;
use crate::systems::CodeFile;
use crate::systems::scenario::TreeFile;
use crate::telling::Simulation;
use course_state::CourseState;
use practice_state::PracticeState;
use time_state::Time;

/// Time in which nothing passes, and everything happens that takes none.
const AT_ONCE_MS: f64 = 1e-6;

/// The page.
pub struct App {
    /// The person's own system.
    own: Exhibit,
    /// The two that are compared, while they are.
    pair: Option<Pair>,
    /// The tree of one's own that was opened, and the systems that run alone what is of one's own.
    file: Option<Rc<TreeFile>>,
    opened: BTreeMap<DesignKind, Exhibit>,
    /// The Elixir of one's own.
    code: Rc<CodeFile>,
    /// What a line will come to that a person has asked about.
    foretold: Option<Rc<Foretelling>>,
    /// What evaluated code needs, and what waits for it.
    library: Library,
    waiting: Vec<Action>,
    opening: Opening,
    course: CourseState,
    practice: PracticeState,
    /// Why the last file was not opened as code.
    refused: Option<AttrValue>,
    /// What reads a file now.
    reader: Option<FileReader>,
    /// The one that a person has turned to.
    here: Side,
    showing: Showing,
    keeper: Keeper,
    on: Callback<Action>,
    ticker: Ticker,
    last_frame_ms: Option<f64>,
    _listeners: Vec<Option<Listener>>,
    /// What a screen reader is to hear.
    said: String,
    time: Time,

    tool: Tool,
    tab: Tab,
    /// Is the tree shown as a list?
    list: bool,
    /// As they were stored last.
    settings: Settings,
    help: bool,
    /// Set when a key asked for the other actions: the next drawing gives them the focus.
    to_deeds: bool,
    /// Set when other stages are shown: the next drawing measures them.
    unmeasured: bool,
    answers: Answers,
    storage_troubles: Rc<Vec<AttrValue>>,
}

impl Component for App {
    type Message = Action;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let (keeper, disk, troubles) = Keeper::open();
        // The page begins with what is up and at rest, as its picture was while it was loading.
        let mut simulation = Simulation::new(disk);
        simulation.settle();
        let (file, no_tree) = Self::tree_of_last_visit();
        let on = ctx.link().callback(|action: Action| action);
        let settings = Settings::remembered();
        settings.theme.apply();
        browser::mark_motion(settings.still);
        let tick = on.clone();
        let mut app = Self {
            own: Exhibit::new(Side::First, simulation, on.clone()),
            pair: None,
            file,
            opened: BTreeMap::new(),
            code: Self::code_of_last_visit(),
            foretold: None,
            library: Library::default(),
            waiting: Vec::new(),
            opening: Opening::default(),
            course: CourseState::of_last_visit(),
            practice: PracticeState::default(),
            refused: None,
            reader: None,
            here: Side::First,
            showing: Showing::default(),
            keeper,
            ticker: Ticker::new(move |now| tick.emit(Action::Frame(now))),
            _listeners: listeners::all(&on),
            on,
            last_frame_ms: None,
            said: String::new(),
            time: Time::default(),
            tool: settings.tool,
            tab: settings.tab,
            list: settings.list,
            settings,
            help: false,
            to_deeds: false,
            unmeasured: true,
            answers: Answers::default(),
            storage_troubles: Rc::new(troubles.into_iter().map(AttrValue::from).chain(no_tree).collect()),
        };
        app.own.simulation.set_speed(settings.speed());
        if app.file.is_some() || !settings.showing.has(DesignKind::Tree) {
            let show = Action::Show(settings.showing);
            match app.must_wait(&show) {
                true => app.do_later(show),
                false => app.show(settings.showing),
            }
        }
        if app.tab == Tab::Elixir {
            app.fetch_library();
        }
        app.follow_address();
        for exhibit in app.exhibits_mut() {
            exhibit.arrange();
        }
        app.refresh(0.0);
        app
    }

    fn update(&mut self, _ctx: &Context<Self>, action: Action) -> bool {
        if let Action::Frame(now) = action {
            return self.frame(now);
        }
        let action = match action {
            Action::At(side, action) => {
                self.turn_to(side);
                *action
            }
            action => action,
        };
        if self.must_wait(&action) {
            self.do_later(action);
            return true;
        }
        if action.is_deliberate() {
            self.practice.seen = None;
            self.time.forked = None;
            self.time.left = false;
            if let Some(pair) = &mut self.pair {
                pair.note = None;
            }
        }
        self.time.acted = action.asks_a_process();
        let deliberate = action.is_deliberate();
        self.act(action);
        // What takes no time is seen at once.
        if deliberate {
            for exhibit in self.exhibits_mut() {
                exhibit.simulation.frame(AT_ONCE_MS);
            }
        }
        self.lesson_goes_on();
        self.settle_time();
        self.remember_settings();
        self.refresh(browser::now());
        // Whatever was done may have woken the system: one frame finds out.
        self.wake();
        true
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        self.page()
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first_render: bool) {
        if std::mem::take(&mut self.unmeasured) {
            self.on.emit(Action::Resize);
        }
        let here = self.here;
        for exhibit in self.exhibits_mut() {
            exhibit.drawn(exhibit.side == here);
        }
        if std::mem::take(&mut self.course.to_reveal) {
            browser::reveal("why");
            browser::reveal("verdict");
        }
        if let Some(id) = self.course.to_focus.take() {
            browser::focus(id);
        }
        if std::mem::take(&mut self.to_deeds) {
            browser::focus("deeds");
        }
    }
}
