//! The restart story: which event is which beat, and how long each is shown.
//!
//! Five beats: 1 exit, 2 signal, 3 decision, 4 a new process, 5 names and data are back. For each supervisor that has to
//! react they are told in this order. Nothing is guessed: a beat is told when its event is shown, and its caption says
//! what the event and the state say.
//!
//! Events are shown one by one, in the order of the runtime. Only the telling groups: what follows from one beat for many
//! processes (a supervisor's children die with it, a group is stopped, a group is started) is told in that beat, and its
//! events are shown quietly under the same number.

mod beat;
mod deaths;
mod decisions;
mod narrator;
mod recovery;
mod starts;
mod words;

pub(super) use narrator::Told;
use narrator::{Narrator, Telling};
use recovery::Recovery;
pub(super) use words::{gist, list};

use std::rc::Rc;

use super::event_sentences::is_asked;
use super::places::{PlaceId, Places};
use super::view;
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventKind, OrdMap, OrdSet, Pid, Queue, Term};
use crate::systems::{Design, System};
use beat::Beat;

/// What is known when an event is told.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    /// What is run.
    pub(super) design: &'a Design,
    /// The places, this event included.
    pub(super) places: &'a Places,
    /// The system, after all that has happened.
    pub(super) system: &'a System,
    /// What has happened at the same moment and is shown next.
    pub(super) ahead: &'a Queue<Event<OtpEvent>>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Teller {
    narrator: Narrator,
    /// Processes whose end was told as part of another beat, or is certain and announced.
    announced: OrdSet<Pid>,
    /// Who has ended, and which other processes were linked to it and have still to end of that.
    linked: Option<(PlaceId, Rc<[PlaceId]>)>,
    /// Who has ended last of those whose name the registry held: it is linked to them.
    named: Option<Pid>,
    /// Whose `init` has failed last.
    failed: Option<Pid>,
    /// What supervisors are bringing back, by the supervisor's slot.
    plans: OrdMap<PlaceId, Recovery>,
    /// Supervisors that stop their children and then exit, with all the places that this is about.
    ending: OrdMap<PlaceId, OrdSet<PlaceId>>,
    /// Who was let rest lately, by which supervisor.
    resting: Option<Resting>,
}

/// A supervisor does not bring those back.
#[derive(Clone, Debug)]
struct Resting {
    supervisor: PlaceId,
    children: Vec<PlaceId>,
    why: String,
    told: bool,
}

impl Teller {
    pub(super) fn story(&self) -> Option<&Beat> {
        self.narrator.story()
    }

    /// Is a decision about that slot being carried out?
    pub(super) fn is_affected(&self, slot: PlaceId) -> bool {
        self.plans.values().any(|plan| plan.is_about(slot)) || self.ending.values().any(|places| places.contains(&slot))
    }

    /// Has the end of that process been announced?
    pub(super) fn is_doomed(&self, pid: Pid) -> bool {
        self.announced.contains(&pid)
    }

    /// Has this story touched that slot?
    pub(super) fn is_involved(&self, slot: PlaceId) -> bool {
        self.narrator.is_involved(slot)
    }

    /// The places that this story has touched.
    pub(super) fn involved(&self) -> impl Iterator<Item = PlaceId> {
        self.narrator.involved()
    }

    /// Lets the last beat linger; true when the story has just ended.
    pub(super) fn pass(&mut self, us: u64) -> bool {
        let ended = self.narrator.pass(us);
        if ended {
            self.resting = None;
        }
        ended
    }

    /// How much longer the last beat stays, if there is one.
    pub(super) fn until_end_us(&self) -> Option<u64> {
        self.narrator.until_end_us()
    }

    /// Tells an event, if it is part of a story.
    pub(super) fn tell(&mut self, event: &Event<OtpEvent>, setting: Known<'_>) -> Option<Told> {
        if let Some(act) = Self::act(event, setting.places) {
            self.narrator.acts(event.id, act);
        }
        let at = setting.places.in_tree(event.pid);
        let telling = at.and_then(|at| self.hear(event, at, setting));
        let telling = telling.or_else(|| self.unsaid(setting.places))?;
        if let Telling::Beat(story, _) = &telling
            && story.beat != 3
        {
            self.resting = self.resting.take().filter(|resting| !resting.told);
        }
        let whose = self.whose(&telling, setting.places);
        self.narrator.say(telling, at, &whose, event.id)
    }

    /// Who reacts: the supervisor that decides, and else the one that brings back, or has, the place that it is about. Nobody
    /// reacts to the end of the root.
    fn whose(&self, telling: &Telling, places: &Places) -> String {
        let Telling::Beat(story, _) = telling else {
            return String::new();
        };
        let about = story.of.unwrap_or(story.at);
        let above = || self.planner(about, places).or_else(|| places.parent(about));
        // A supervisor that hears of an end later does so by itself.
        let reacts = story.beat == 3 || (story.beat == 2 && story.to.is_none() && story.of.is_none());
        places.label(if reacts { None } else { above() }.unwrap_or(about))
    }

    /// What a person does with that event, in a few words.
    fn act(event: &Event<OtpEvent>, places: &Places) -> Option<String> {
        match &event.kind {
            EventKind::ExitSignal { to, reason, .. } if event.cause == 0 => {
                let whom = places.in_tree(*to).map(|place| view::short(&places.label(place)))?;
                Some(match reason.is_atom("kill") {
                    true => format!("you kill {whom}"),
                    false => format!("you stop {whom}: {}", words::gist(reason)),
                })
            }
            EventKind::Program(OtpEvent::Note(note)) if is_asked(note) => Some("you ask".to_owned()),
            _ => None,
        }
    }

    /// Another incident begins, and what was told before is not part of it.
    pub(super) fn begin(&mut self) {
        self.narrator.begin();
    }

    /// The steps of the story so far, the last of many.
    pub(super) fn steps(&self) -> Rc<[view::StoryStep]> {
        self.narrator.steps()
    }

    fn hear(&mut self, event: &Event<OtpEvent>, at: PlaceId, setting: Known<'_>) -> Option<Telling> {
        let places = setting.places;
        match &event.kind {
            EventKind::Exited { reason, lost } => Some(self.exited(event.pid, at, reason, *lost, setting)),
            EventKind::ExitSignal {
                to,
                reason,
                by_link: true,
            } => self.signalled(event, at, *to, reason, setting),
            EventKind::Received(message) => self.received(event.pid, at, message, setting),
            EventKind::Spawned { .. } => self.spawned(event.pid, at, places),
            EventKind::Registered(name) => self.named(event.pid, at, &Term::Atom(*name), setting),
            EventKind::FileRead(path, there) => self.read(path, *there, setting),
            EventKind::Program(report) => self.reported(event.pid, at, report, setting),
            _ => None,
        }
    }

    fn reported(&mut self, pid: Pid, at: PlaceId, report: &OtpEvent, setting: Known<'_>) -> Option<Telling> {
        let places = setting.places;
        match report {
            OtpEvent::RestartDecided { .. } => self.restart_decided(at, report, places),
            OtpEvent::NotRestarted { pid, restart, .. } => self.not_restarted(at, *pid, *restart, setting),
            OtpEvent::LimitReached {
                max_restarts,
                max_seconds,
                ..
            } => Some(self.limit_reached(at, *max_restarts, *max_seconds, places)),
            OtpEvent::TryAgain(id) => Some(self.try_again(at, id, places)),
            OtpEvent::Terminating(reason) => self.terminating(pid, at, reason, places),
            OtpEvent::ChildStopping { pid: child, .. } => self.child_stopping(at, *child, places),
            OtpEvent::KeyRegistered { key, .. } => self.named(pid, at, key, setting),
            OtpEvent::KeyRemoved { owner, .. } => {
                let of = places.in_tree(*owner);
                of.is_some_and(|of| self.is_involved(of)).then_some(Telling::Quiet(300))
            }
            OtpEvent::InitDone => self.ready(at, setting),
            OtpEvent::InitFailed(reason) => self.init_failed(pid, at, reason, setting),
            OtpEvent::ChildStarted { id, pid, .. } => self.child_started(at, id, *pid, setting),
            _ => None,
        }
    }
}
