//! Everything a person can do on the page, as one closed enum.

use super::course_act::CourseAct;
use super::ids::Side;
use super::system_choice::Showing;
use super::theme::Theme;
use crate::otp::Strategy;
use crate::play::Deed;
use crate::runtime::EventId;
use crate::systems::CodeFile;
use crate::systems::scenario::TreeFile;

/// What a click on a process does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Kills it.
    #[default]
    Cut,
    /// Selects it and shows it in the inspector.
    Look,
}

crate::notation!(words Tool { "cut" => Cut, "look" => Look });

/// What the side panel shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The to-do lists, as an application would use the system.
    #[default]
    Todo,
    /// The inspector of the selected slot.
    Process,
    /// The sequence diagram of the last story.
    Sequence,
    /// The console, and the code of one's own.
    Elixir,
}

crate::notation!(words Tab { "todo" => Todo, "process" => Process, "sequence" => Sequence, "elixir" => Elixir });

/// What is done to a block of siblings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// Shows the first of them, or none.
    Toggle,
    /// Shows those before.
    Back,
    /// Shows those after.
    On,
    /// Shows none.
    Close,
}

impl Fold {
    /// What a part of the document says that it does.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "back" => Self::Back,
            "on" => Self::On,
            "close" => Self::Close,
            _whole_block => Self::Toggle,
        }
    }
}

/// What is done to look for a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Search {
    /// Opens the field.
    Open,
    /// The field has that in it.
    For(String),
    /// Goes to the next that was found, or to the one before.
    Next {
        /// Backward?
        back: bool,
    },
    /// Closes the field, and looks for nothing.
    Close,
}

/// A way through the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Travel {
    /// The next visible event.
    Step,
    /// The visible event before.
    StepBack,
    /// The next beat of the story.
    Beat,
    /// The beginning of this beat, or the beat before.
    BeatBack,
    /// When that event had just been shown.
    Seek(EventId),
    /// The present.
    Present,
    /// The future of that number, which was left.
    Branch(u32),
}

/// An input to the page or, through it, to the simulation. Slots are named by their path.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The browser is about to draw; its clock says so many milliseconds.
    Frame(f64),
    /// The stage may have another size now.
    Resize,
    /// The tab was hidden or shown.
    Visibility,
    /// A key was pressed outside any text field.
    Key(String),
    /// The current tool was used on a slot.
    Use(String),
    /// Kill the process in a slot.
    Kill(String),
    /// Show a slot in the inspector.
    Select(String),
    /// Says no more about an incident that is over.
    Dismiss(u64),
    /// Select an event by its number.
    Pick(u64),
    /// Select a slot where it is seen, without turning to the inspector.
    PickProcess(String),
    /// Select nothing.
    ClearSelection,
    /// The focus went to a slot.
    Focused(String),
    /// Move the focus to a slot.
    Focus(String),
    /// Do something to the process in a slot.
    Do {
        /// The slot.
        path: String,
        /// What.
        deed: Deed,
    },
    /// Say what this will come to, if it is done to the slot in the inspector.
    Weigh(Option<Deed>),
    /// Open or close the other actions of the inspector.
    OpenDeeds(bool),
    /// Choose a tool.
    Tool(Tool),
    /// Choose what the panel shows.
    Tab(Tab),
    /// Show the tree as a list, or as a diagram.
    List(bool),
    /// Choose a theme.
    Theme(Theme),
    /// Let nothing move by itself, or let it.
    Still(bool),
    /// Let single letters and signs do something, or not.
    SingleKeys(bool),
    /// Open or close the help.
    Help(bool),
    /// Pause or go on.
    Pause(bool),
    /// Go through the history.
    Travel(Travel),
    /// Set the speed.
    Speed(f64),
    /// Begin again with a fresh system.
    StartOver,
    /// Begin again with another strategy of the supervisor at that path.
    StartOverWith(String, Strategy),
    /// Choose which systems are shown.
    Show(Showing),
    /// Open the dialog for a tree of one's own, or close it.
    Opening(bool),
    /// Read the tree that these files hold: one at a time.
    OpenFiles(Vec<web_sys::File>),
    /// The file of that name has been read; what is wrong with it, if it holds no tree.
    Opened(String, Result<Box<TreeFile>, String>),
    /// Open the tree that comes with the page.
    OpenExample,
    /// It was done where that system stands.
    At(Side, Box<Action>),
    /// Turn to the system that stands there.
    TurnTo(Side),
    /// Open, close or turn the pages of the block below the place of that number.
    Fold(u32, Fold),
    /// Look for a place.
    Search(Search),
    /// A gesture that moved or magnified the picture has ended.
    Looked,
    /// Magnify around the middle.
    Zoom(f64),
    /// Show everything.
    Fit,
    /// `Todo.Cache.server_process(name)`, then its entries.
    OpenList(String),
    /// Add an entry to the open list.
    Add {
        /// Its date, as typed.
        date: String,
        /// Its title, as typed.
        title: String,
    },
    /// Begin to edit an entry, or stop.
    Edit(Option<i64>),
    /// Change an entry of the open list.
    Update {
        /// Which one.
        id: i64,
        /// Its new date, as typed.
        date: String,
        /// Its new title, as typed.
        title: String,
        /// Completed?
        done: bool,
    },
    /// Delete an entry of the open list.
    Delete(i64),
    /// Fetch what evaluated code needs.
    FetchLibrary,
    /// It has come, or why it has not.
    Library(Result<String, String>),
    /// What comes later of the program has come, or why it has not.
    Rest(Result<(), String>),
    /// Type these into the console, one after the other.
    Evaluate(Vec<String>),
    /// Say what this will come to, if it is typed into the console.
    Foretell(Option<String>),
    /// End what the console evaluates.
    StopConsole,
    /// Select the process of that pid, as it is printed.
    PickPid(String),
    /// Save what is shown as Elixir.
    SaveSystem,
    /// Change the code of one's own.
    EditCode(CodeFile),
    /// Begin again with that code.
    RunCode,
    /// Load that code into the system that runs.
    LoadCode,
    /// The file of that name has been read; what is wrong with it, if it holds no source.
    OpenedCode(String, Result<Box<CodeFile>, String>),
    /// Do something with the course.
    Course(CourseAct),
}

impl Action {
    /// Does it ask something of a process, which takes time to come about? Kills say so by themselves.
    #[must_use]
    pub fn asks_a_process(&self) -> bool {
        matches!(
            self,
            Self::Do { .. }
                | Self::OpenList(_)
                | Self::Add { .. }
                | Self::Update { .. }
                | Self::Delete(_)
                | Self::Evaluate(_)
                | Self::LoadCode
        )
    }

    /// Did a person do something to the system or to time? Looking and moving the picture is not that.
    #[must_use]
    pub fn is_deliberate(&self) -> bool {
        matches!(
            self,
            Self::Use(_)
                | Self::Kill(_)
                | Self::Do { .. }
                | Self::Travel(_)
                | Self::StartOver
                | Self::StartOverWith(..)
                | Self::Show(_)
                | Self::Opened(..)
                | Self::OpenExample
                | Self::OpenedCode(..)
                | Self::RunCode
                | Self::LoadCode
                | Self::Evaluate(_)
                | Self::StopConsole
                | Self::OpenList(_)
                | Self::Add { .. }
                | Self::Update { .. }
                | Self::Delete(_)
        )
    }
}
