//! The root component: it owns the simulation, turns actions into inputs, and hands derived views to the rest.

use std::rc::Rc;

use yew::prelude::*;

use super::action::{Action, Tab, Tool};
use super::announcer::Announcer;
use super::browser::{self, Listener, Ticker};
use super::caption::Caption;
use super::footer::Footer;
use super::header::Header;
use super::help::Help;
use super::panel::Panel;
use super::persistence::Keeper;
use super::stage::Stage;
use super::theme::Theme;
use super::todo_pane::Answers;
use crate::diagram::Point;
use crate::diagram::camera::Camera;
use crate::diagram::scene::{self, Arrangement, Scene};
use crate::simulation::Simulation;
use crate::simulation::view::{Inspection, TodoView, View};

/// Longest time one frame may tell of: after a hidden tab the story goes on where it was.
const LONGEST_FRAME_MS: f64 = 100.0;
/// Below this width the tree is an outline.
const NARROW: f64 = 700.0;

/// The page.
pub struct App {
    simulation: Simulation,
    keeper: Keeper,
    on: Callback<Action>,
    ticker: Ticker,
    last_frame_ms: Option<f64>,
    _listeners: Vec<Option<Listener>>,
    announcer: Announcer,

    view: Rc<View>,
    scene: Rc<Scene>,
    todo: Rc<TodoView>,
    inspection: Option<Rc<Inspection>>,

    tool: Tool,
    tab: Tab,
    theme: Theme,
    help: bool,
    selected: Option<String>,
    focused: String,
    /// Set when the slot with the focus went away: the next drawing gives the focus to its supervisor.
    refocus: bool,
    arrangement: Arrangement,
    viewport: (f64, f64),
    /// Frames since the stage was measured. Until the second, the picture is placed without flying in from nowhere.
    settled: u8,
    /// `None`: everything is kept in sight.
    camera: Option<Camera>,
    answers: Answers,
    exit_error: Option<AttrValue>,
    storage_troubles: Rc<Vec<AttrValue>>,
}

impl Component for App {
    type Message = Action;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let (keeper, disk, troubles) = Keeper::open();
        let on = ctx.link().callback(|action: Action| action);
        let theme = Theme::remembered();
        theme.apply();
        let tick = on.clone();
        let mut app = Self {
            simulation: Simulation::new(disk),
            keeper,
            ticker: Ticker::new(move |now| tick.emit(Action::Frame(now))),
            _listeners: listeners(&on),
            on,
            last_frame_ms: None,
            announcer: Announcer::default(),
            view: Rc::default(),
            scene: Rc::default(),
            todo: Rc::default(),
            inspection: None,
            tool: Tool::default(),
            tab: Tab::default(),
            theme,
            help: false,
            selected: None,
            focused: String::new(),
            refocus: false,
            arrangement: Arrangement::default(),
            viewport: (0.0, 0.0),
            settled: 0,
            camera: None,
            answers: Answers::default(),
            exit_error: None,
            storage_troubles: Rc::new(troubles.into_iter().map(AttrValue::from).collect()),
        };
        app.arrange();
        app.refresh();
        app
    }

    fn update(&mut self, _ctx: &Context<Self>, action: Action) -> bool {
        if let Action::Frame(now) = action {
            return self.frame(now);
        }
        self.act(action);
        self.refresh();
        // Whatever was done may have woken the system: one frame finds out.
        self.wake();
        true
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        let story = self.view.story.clone();
        html! {
            <div class="page">
                <Header tool={self.tool} theme={self.theme} on={self.on.clone()} />
                <main>
                    <Caption story={story} />
                    <Stage view={self.view.clone()} scene={self.scene.clone()} arrangement={self.arrangement}
                        camera={self.camera()} fitted={self.camera.is_none() && self.settled > 1} tool={self.tool}
                        focused={self.focused.clone()} selected={self.selected.clone().filter(|_| self.tab == Tab::Process)}
                        tempo={1.0 / self.simulation.speed().max(0.01)} paused={self.simulation.paused()}
                        on={self.on.clone()} />
                </main>
                <Panel tab={self.tab} view={self.view.clone()} todo={self.todo.clone()} selected={self.selected.clone()}
                    inspection={self.inspection.clone()} answers={self.answers.clone()}
                    exit_error={self.exit_error.clone()} storage={self.storage_troubles.clone()} on={self.on.clone()} />
                <Footer paused={self.simulation.paused()} speed={self.simulation.speed()} time_ms={self.view.time_ms}
                    step={self.view.step} log={self.view.log.clone()} on={self.on.clone()} />
                <Help open={self.help} on={self.on.clone()} />
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
    }
}

/// Id of the element of a slot.
#[must_use]
pub fn slot_id(path: &str) -> String {
    format!("slot:{path}")
}

/// The page's own listeners: size, visibility, and keys that no text field wants.
fn listeners(on: &Callback<Action>) -> Vec<Option<Listener>> {
    let (resize, visibility, key) = (on.clone(), on.clone(), on.clone());
    vec![
        Listener::new(browser::window().map(Into::into), "resize", move |_| {
            resize.emit(Action::Resize)
        }),
        Listener::new(browser::document().map(Into::into), "visibilitychange", move |_| {
            visibility.emit(Action::Visibility);
        }),
        Listener::new(browser::document().map(Into::into), "keydown", move |event| {
            use wasm_bindgen::JsCast;
            let Some(press) = event.dyn_ref::<web_sys::KeyboardEvent>() else {
                return;
            };
            let name = press.key();
            let held = press.ctrl_key() || press.meta_key() || press.alt_key();
            if held || event.default_prevented() || browser::takes_keys(event.target(), &name) {
                return;
            }
            if name == " " {
                event.prevent_default();
            }
            key.emit(Action::Key(name));
        }),
    ]
}

impl App {
    fn act(&mut self, action: Action) {
        match action {
            // Handled before anything else, because it must not wake the ticker.
            Action::Frame(_) => {}
            Action::Resize => self.measure(),
            Action::Visibility => self.last_frame_ms = None,
            Action::Key(key) => self.key(&key),
            Action::Use(path) => match self.tool {
                Tool::Cut => self.kill(path),
                Tool::Look => self.select(path),
            },
            Action::Kill(path) => self.kill(path),
            Action::Select(path) => self.select(path),
            Action::Focused(path) => self.focused = path,
            Action::Focus(path) => self.focus(path),
            Action::Exit { path, reason } => {
                self.exit_error = self.simulation.exit(&path, &reason).err().map(AttrValue::from);
            }
            Action::Tool(tool) => self.tool = tool,
            Action::Tab(tab) => self.tab = tab,
            Action::Theme(theme) => {
                self.theme = theme;
                theme.apply();
            }
            Action::Help(open) => self.help = open,
            Action::Pause(paused) => self.simulation.set_paused(paused),
            Action::Step => self.simulation.step_once(),
            Action::Speed(factor) => self.simulation.set_speed(factor),
            Action::StartOver => {
                self.simulation.start_over();
                self.answers = Answers::default();
                self.selected = None;
            }
            Action::Pan(dx, dy) => self.camera = Some(self.camera().pan(dx, dy)),
            Action::Zoom(at, factor) => {
                let middle = Point {
                    x: self.viewport.0 / 2.0,
                    y: self.viewport.1 / 2.0,
                };
                self.camera = Some(self.camera().zoom(at.unwrap_or(middle), factor));
            }
            Action::Fit => self.camera = None,
            Action::OpenList(name) => {
                self.simulation.open_list(&name);
                self.answers = Answers::default();
            }
            Action::Add { date, title } => {
                let answer = self.simulation.add_entry(&date, &title);
                self.answers.added += u32::from(answer.is_ok());
                self.answers.add_error = answer.err().map(AttrValue::from);
            }
            Action::Edit(id) => {
                self.answers.editing = id;
                self.answers.edit_error = None;
            }
            Action::Update { id, date, title, done } => {
                let answer = self.simulation.update_entry(id, &date, &title, done);
                if answer.is_ok() && self.answers.editing == Some(id) {
                    self.answers.editing = None;
                }
                self.answers.edit_error = answer.err().map(|error| (id, AttrValue::from(error)));
            }
            Action::Delete(id) => self.simulation.delete_entry(id),
        }
    }

    fn key(&mut self, key: &str) {
        if self.help && key != "?" {
            return;
        }
        match key {
            "?" => self.help = !self.help,
            " " => self.simulation.set_paused(!self.simulation.paused()),
            "[" => self
                .simulation
                .set_speed(super::footer::slower(self.simulation.speed())),
            "]" => self
                .simulation
                .set_speed(super::footer::faster(self.simulation.speed())),
            "." => self.simulation.step_once(),
            "c" | "C" => self.tool = Tool::Cut,
            "l" | "L" => self.tool = Tool::Look,
            "k" | "K" => {
                if let Some(path) = self.slot_meant() {
                    self.kill(path);
                }
            }
            "x" | "X" => {
                if let Some(path) = self.slot_meant() {
                    self.select(path);
                }
            }
            "+" | "=" => self.act(Action::Zoom(None, 1.25)),
            "-" => self.act(Action::Zoom(None, 0.8)),
            "0" => self.camera = None,
            _no_shortcut => {}
        }
    }

    /// The slot that a shortcut speaks of: the one with the focus, else the selected one.
    fn slot_meant(&self) -> Option<String> {
        if browser::active_id() == Some(slot_id(&self.focused)) {
            Some(self.focused.clone())
        } else {
            self.selected.clone()
        }
    }

    fn kill(&mut self, path: String) {
        self.simulation.kill(&path);
        self.focused.clone_from(&path);
        self.selected = Some(path);
        self.exit_error = None;
    }

    fn select(&mut self, path: String) {
        self.focused.clone_from(&path);
        self.selected = Some(path);
        self.tab = Tab::Process;
        self.exit_error = None;
    }

    fn focus(&mut self, path: String) {
        if let (Some(index), Some(camera)) = (self.view.slots.iter().position(|s| s.path == path), self.camera) {
            let (width, height) = self.viewport;
            self.camera = self
                .scene
                .nodes
                .get(index)
                .map(|node| camera.reveal(node.rect, width, height, 24.0));
        }
        browser::focus(&slot_id(&path));
        self.focused = path;
    }

    /// One animation frame. True when something must be drawn.
    fn frame(&mut self, now: f64) -> bool {
        self.ticker.came();
        self.settled = self.settled.saturating_add(u8::from(self.viewport.0 > 0.0));
        if browser::hidden() || self.simulation.paused() {
            self.last_frame_ms = None;
            return false;
        }
        let elapsed = self
            .last_frame_ms
            .map_or(0.0, |last| (now - last).clamp(0.0, LONGEST_FRAME_MS));
        let first = self.last_frame_ms.is_none();
        self.last_frame_ms = Some(now);
        let changed = self.simulation.frame(elapsed);
        if changed {
            self.refresh();
        }
        if changed || first || !self.view.idle {
            self.ticker.ask();
        } else {
            self.last_frame_ms = None;
        }
        changed
    }

    fn wake(&mut self) {
        if !browser::hidden() && !self.simulation.paused() {
            self.ticker.ask();
        }
    }

    /// Derives everything that is drawn, and stores what the simulated disk took.
    fn refresh(&mut self) {
        let view = self.simulation.view();
        if *self.view != view {
            self.announcer.hear(view.story.as_ref());
            self.keep_focus(&view);
            let scene = scene::draw(&view.slots, &view.registry, &view.storage, self.arrangement);
            if *self.scene != scene {
                self.scene = Rc::new(scene);
            }
            self.view = Rc::new(view);
        }
        let todo = self.simulation.todo();
        if *self.todo != todo {
            self.todo = Rc::new(todo);
        }
        let selected = self.selected.as_deref().filter(|_| self.tab == Tab::Process);
        let inspection = selected.and_then(|path| self.simulation.inspect(path));
        if self.inspection.as_deref() != inspection.as_ref() {
            self.inspection = inspection.map(Rc::new);
        }
        for (list, document) in self.simulation.take_writes() {
            if let Err(trouble) = self.keeper.save(&list, &document) {
                self.tell_storage_trouble(trouble.into());
            }
        }
    }

    fn tell_storage_trouble(&mut self, trouble: AttrValue) {
        if !self.storage_troubles.contains(&trouble) {
            Rc::make_mut(&mut self.storage_troubles).push(trouble);
        }
    }

    /// The tab stop stays on its slot; when the slot itself goes, its supervisor takes over.
    fn keep_focus(&mut self, next: &View) {
        if next.slots.iter().any(|slot| slot.path == self.focused) {
            return;
        }
        let had_focus = browser::active_id() == Some(slot_id(&self.focused));
        let mut path = self.focused.clone();
        while !next.slots.iter().any(|slot| slot.path == path) {
            let above = self
                .view
                .slots
                .iter()
                .find(|slot| slot.path == path)
                .and_then(|slot| slot.parent.clone());
            match above.or_else(|| next.slots.first().map(|slot| slot.path.clone())) {
                // The first slot of the next view is in it, so this ends.
                Some(above) if above != path => path = above,
                Some(_) | None => break,
            }
        }
        self.focused = path;
        self.refocus = had_focus;
    }

    fn measure(&mut self) {
        self.arrange();
        if let Some(size) = browser::size_of("stage") {
            self.viewport = size;
        }
        let scene = scene::draw(
            &self.view.slots,
            &self.view.registry,
            &self.view.storage,
            self.arrangement,
        );
        self.scene = Rc::new(scene);
    }

    fn arrange(&mut self) {
        let narrow = browser::window_width() < NARROW;
        self.arrangement = if narrow {
            Arrangement::Outline
        } else {
            Arrangement::Wide
        };
    }

    fn camera(&self) -> Camera {
        let (width, height) = self.viewport;
        self.camera
            .unwrap_or_else(|| Camera::fit(self.scene.bounds, width, height - 34.0, 26.0, 52.0, 1.3))
    }
}
