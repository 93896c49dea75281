//! One system as it is shown: the system, what the last look at it made, and what a person has turned to in it.
//!
//! Invariant: what is drawn is derived from the simulation at one moment. An exhibit writes to no storage; whoever shows
//! it decides whether what its disk took is a person's own.

mod camera;
mod camera_target;
mod finding;
mod refresh;
mod selection;

use std::rc::Rc;

use camera_target::CameraTarget;
use yew::Callback;

use super::action::Action;
use super::announcer::Announcer;
use super::elixir_pane::ElixirView;
use super::ids::Side;
use super::inspector::inspecting::{Inspecting, Vigil};
use super::scroll_to_story::Following;
use super::search::Finds;
use super::stage::lens::Lens;
use super::system_choice::DesignKind;
use super::timeline::Timeline;
use crate::diagram::Rect;
use crate::diagram::scene::{Arrangement, Drawing, Scene};
use crate::diagram::scrubber_marks::Marking;
use crate::otp::Strategy;
use crate::play::Instant;
use crate::telling::causes::Selection;
use crate::telling::sequence::Sequence;
use crate::telling::toll::IncidentToll;
use crate::telling::view::{Conclusion, LogLine, TodoView, View};
use crate::telling::{Look, Simulation};

/// A system that is shown.
pub struct Exhibit {
    /// Where it stands.
    pub side: Side,
    /// The system, played and told.
    pub simulation: Simulation,
    /// Where actions go that are about it.
    pub on: Callback<Action>,
    /// Does it stand beside another? Then the tree alone is drawn where there is no room for more.
    pub beside: bool,

    /// Is it a lesson's? Then what it runs is nothing that a person has written.
    pub teaches: bool,
    /// What it is called beside another, if not by its design.
    pub title: Option<&'static str>,

    /// What the last look at the simulation made.
    look: Look,
    /// What there is to see.
    pub view: View,
    /// The log's last lines.
    pub log: Rc<Vec<Rc<LogLine>>>,
    /// The last story.
    pub sequence: Rc<Sequence>,
    drawing: Drawing,
    /// Where everything is drawn.
    pub scene: Rc<Scene>,
    /// The to-do lists.
    pub todo: Rc<TodoView>,
    /// What there is to see of the language.
    pub elixir: Rc<ElixirView>,
    /// The moment of that.
    elixir_at: Option<Instant>,
    /// What the last incident came to.
    pub toll: Rc<IncidentToll>,
    /// The same in words, once all is at rest, and what there is to do then.
    pub conclusion: Option<Conclusion>,
    /// The incident whose conclusion nobody wants to see any more, by its first event.
    pub dismissed: Option<u64>,
    /// The slot in the inspector.
    pub inspecting: Rc<Inspecting>,
    /// When that was found out.
    pub vigil: Vigil,
    /// What there is to say about time.
    pub timeline: Rc<Timeline>,
    marking: Marking,
    /// When the landmarks were laid out last, on the browser's clock.
    marked_ms: f64,
    /// May there be others since?
    unmarked: bool,

    /// The slot that is selected.
    pub selected: Option<String>,
    /// The event that is selected; a slot alone is when there is none.
    pub picked: Option<u64>,
    /// What is selected, with its causes.
    pub selection: Option<Rc<Selection>>,
    /// Where and of what the selection was made.
    selected_at: Option<(Instant, Option<u64>, Option<String>)>,
    /// The moment that the lists were asked at.
    todo_at: Option<Instant>,
    /// The slot that is the tree's tab stop.
    pub focused: String,
    /// Set when the slot with the focus went away: the next drawing gives the focus to its supervisor.
    refocus: bool,
    /// There when the story goes on where it may be out of sight, until that is drawn.
    following: Option<Following>,
    target: CameraTarget,
    /// What of a large picture is drawn.
    pub seen: Option<Rect>,
    /// Is it a large picture that is seen from so far off that a node is its colour?
    pub farther: bool,
    /// What is looked for.
    pub finds: Finds,
    /// Set when a key opened the search: the next drawing gives its field the focus.
    to_search: bool,
    /// Wide or outline.
    pub arrangement: Arrangement,
    /// The stage's size.
    pub viewport: (f64, f64),
    /// Frames since the stage was measured. Until the second, the picture is placed without flying in from nowhere.
    settled: u8,
    /// What is seen of the picture.
    pub lens: Lens,
    /// What a screen reader hears of it.
    pub announcer: Announcer,
}

impl Exhibit {
    /// That system, standing there.
    #[must_use]
    pub fn new(side: Side, simulation: Simulation, on: Callback<Action>) -> Self {
        Self {
            side,
            simulation,
            on,
            beside: false,
            teaches: false,
            title: None,
            look: Look::default(),
            view: View::default(),
            log: Rc::default(),
            sequence: Rc::default(),
            drawing: Drawing::default(),
            scene: Rc::default(),
            todo: Rc::default(),
            elixir: Rc::default(),
            elixir_at: None,
            toll: Rc::default(),
            conclusion: None,
            dismissed: None,
            inspecting: Rc::default(),
            vigil: Vigil::default(),
            timeline: Rc::default(),
            marking: Marking::default(),
            marked_ms: 0.0,
            unmarked: false,
            selected: None,
            picked: None,
            selection: None,
            selected_at: None,
            todo_at: None,
            focused: String::new(),
            refocus: false,
            following: None,
            target: CameraTarget::default(),
            seen: None,
            farther: false,
            finds: Finds::default(),
            to_search: false,
            arrangement: Arrangement::default(),
            viewport: (0.0, 0.0),
            settled: 0,
            lens: Lens::default(),
            announcer: Announcer::default(),
        }
    }

    /// Which design it runs.
    #[must_use]
    pub fn kind(&self) -> DesignKind {
        DesignKind::of(&self.simulation.start().design)
    }

    /// What it is called beside another.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.title.unwrap_or_else(|| self.kind().word())
    }

    /// The strategy of the supervisor at that path, if it can be chosen.
    #[must_use]
    pub fn strategy_of(&self, path: &str) -> Option<Strategy> {
        let strategies = self.simulation.strategies();
        strategies
            .into_iter()
            .find_map(|(at, strategy)| (at == path).then_some(strategy))
    }
}
