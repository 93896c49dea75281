//! The root component: it owns the simulation, turns actions into inputs, and hands derived views to the rest.

mod acts;
mod aiming;
mod finding;
mod heart;
mod listeners;
mod playing;
mod put;
mod travelling;

use std::rc::Rc;

use yew::prelude::*;

use super::action::{Action, Tab, Tool};
use super::announcer::Announcer;
use super::browser::{self, Listener, Ticker};
use super::caption::Caption;
use super::following::Following;
use super::footer::Footer;
use super::header::Header;
use super::help::Help;
use super::ids::slot_id;
use super::inspector::inspecting::{Inspecting, Vigil};
use super::panel::Panel;
use super::persistence::Keeper;
use super::search::{self, Finds};
use super::settings::Settings;
use super::stage::Stage;
use super::stage::lens::Lens;
use super::tableau::Tableau;
use super::todo_pane::Answers;
use crate::diagram::Rect;
use crate::diagram::scene::{Arrangement, Drawing, Scene};
use crate::play::Moment;
use crate::telling::causes::Selection;
use crate::telling::sequence::Sequence;
use crate::telling::view::{LogLine, TodoView, View};
use crate::telling::{Look, Simulation};
use heart::Heart;
use travelling::Time;

/// Time in which nothing passes, and everything happens that takes none.
const AT_ONCE_MS: f64 = 1e-6;

/// The page.
pub struct App {
    simulation: Simulation,
    keeper: Keeper,
    on: Callback<Action>,
    ticker: Ticker,
    last_frame_ms: Option<f64>,
    _listeners: Vec<Option<Listener>>,
    announcer: Announcer,
    time: Time,

    /// What the last look at the simulation made.
    look: Look,
    view: View,
    log: Rc<Vec<Rc<LogLine>>>,
    sequence: Rc<Sequence>,
    drawing: Drawing,
    scene: Rc<Scene>,
    todo: Rc<TodoView>,
    inspecting: Rc<Inspecting>,
    vigil: Vigil,

    tool: Tool,
    tab: Tab,
    /// Is the tree shown as a list?
    list: bool,
    /// As they were stored last.
    settings: Settings,
    help: bool,
    selected: Option<String>,
    /// The event that is selected; a slot alone is when there is none.
    picked: Option<u64>,
    selection: Option<Rc<Selection>>,
    /// Where and of what the selection was made.
    selected_at: Option<(Moment, Option<u64>, Option<String>)>,
    /// The moment that the lists were asked at.
    todo_at: Option<Moment>,
    focused: String,
    /// Set when the slot with the focus went away: the next drawing gives the focus to its supervisor.
    refocus: bool,
    /// There when the story goes on where it may be out of sight, until that is drawn.
    following: Option<Following>,
    /// Set when a key asked for the other actions: the next drawing gives them the focus.
    to_deeds: bool,
    arrangement: Arrangement,
    viewport: (f64, f64),
    /// Frames since the stage was measured. Until the second, the picture is placed without flying in from nowhere.
    settled: u8,
    lens: Lens,
    heart: Heart,
    /// What of a large picture is drawn.
    seen: Option<Rect>,
    finds: Finds,
    /// Set when a key opened the search: the next drawing gives its field the focus.
    to_search: bool,
    answers: Answers,
    storage_troubles: Rc<Vec<AttrValue>>,
}

impl Component for App {
    type Message = Action;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let (keeper, disk, troubles) = Keeper::open();
        let on = ctx.link().callback(|action: Action| action);
        let settings = Settings::remembered();
        settings.theme.apply();
        browser::mark_motion(settings.still);
        let tick = on.clone();
        let mut app = Self {
            simulation: Simulation::new(disk),
            keeper,
            ticker: Ticker::new(move |now| tick.emit(Action::Frame(now))),
            _listeners: listeners::all(&on),
            on,
            last_frame_ms: None,
            announcer: Announcer::default(),
            time: Time::default(),
            look: Look::default(),
            view: View::default(),
            log: Rc::default(),
            sequence: Rc::default(),
            drawing: Drawing::default(),
            scene: Rc::default(),
            todo: Rc::default(),
            inspecting: Rc::default(),
            vigil: Vigil::default(),
            tool: settings.tool,
            tab: settings.tab,
            list: settings.list,
            settings,
            help: false,
            selected: None,
            picked: None,
            selection: None,
            selected_at: None,
            todo_at: None,
            focused: String::new(),
            refocus: false,
            following: None,
            to_deeds: false,
            arrangement: Arrangement::default(),
            viewport: (0.0, 0.0),
            settled: 0,
            lens: Lens::default(),
            heart: Heart::default(),
            seen: None,
            finds: Finds::default(),
            to_search: false,
            answers: Answers::default(),
            storage_troubles: Rc::new(troubles.into_iter().map(AttrValue::from).collect()),
        };
        app.simulation.set_speed(settings.speed());
        app.arrange();
        app.refresh(0.0);
        app
    }

    fn update(&mut self, _ctx: &Context<Self>, action: Action) -> bool {
        if let Action::Frame(now) = action {
            return self.frame(now);
        }
        if action.is_deliberate() {
            self.time.forked = None;
        }
        self.time.acted = action.asks_a_process();
        let deliberate = action.is_deliberate();
        self.act(action);
        // What takes no time is seen at once.
        if deliberate {
            self.simulation.frame(AT_ONCE_MS);
        }
        self.settle_time();
        self.remember_settings();
        self.refresh(browser::now());
        // Whatever was done may have woken the system: one frame finds out.
        self.wake();
        true
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        html! {
            <div class="page">
                <Header tool={self.tool} theme={self.settings.theme} on={self.on.clone()} />
                <main>
                    <Caption names={self.names_that_move()} story={self.view.story.clone()} />
                    <Stage shown={Tableau::of(&self.view)} over={self.is_over()} scene={self.scene.clone()} arrangement={self.arrangement}
                        list={self.list} lens={self.lens.clone()} tool={self.tool}
                        focused={self.focused.clone()} selected={self.selected.clone().filter(|_| self.tab != Tab::Todo || self.picked.is_some())}
                        finds={self.finds.clone()} seen={self.seen}
                        tempo={1.0 / self.simulation.speed().max(0.01)} paused={self.simulation.paused()}
                        on={self.on.clone()} />
                </main>
                <Panel tab={self.tab} slot={self.slot_selected()} sequence={self.sequence.clone()} todo={self.todo.clone()} selected={self.selected.clone()}
                    inspecting={self.inspecting.clone()} selection={self.selection.clone()} answers={self.answers.clone()}
                    storage={self.storage_troubles.clone()} on={self.on.clone()} />
                <Footer paused={self.simulation.paused()} speed={self.simulation.speed()}
                    timeline={self.time.timeline.clone()} forked={self.time.sign()} hand={self.time.hand.clone()} log={self.log.clone()} selection={self.selection.clone()} on={self.on.clone()} />
                <Help open={self.help} still={self.settings.still} on={self.on.clone()} />
                <div class="unseen" role="status" aria-live="polite" id="announcer">{ self.announcer.said().to_owned() }</div>
            </div>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, first_render: bool) {
        if first_render {
            self.on.emit(Action::Resize);
        }
        if std::mem::take(&mut self.refocus) {
            browser::focus(&slot_id(&self.focused));
        }
        if let Some(following) = self.following.take() {
            following.end();
        }
        if std::mem::take(&mut self.to_search) {
            browser::focus(search::FIELD);
        }
        if std::mem::take(&mut self.to_deeds) {
            browser::focus("deeds");
        }
    }
}
