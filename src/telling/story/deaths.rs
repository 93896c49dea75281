//! Beats 1 and 2: who ends, who ends with it, and who hears of it.

use std::rc::Rc;

use super::super::places::{PlaceId, Places};
use super::beat::Beat;
use super::{Known, Teller, Telling, words};
use crate::otp::{Event as OtpEvent, registry};
use crate::runtime::{Event, EventKind, ExitReason, Message, Pid};
use crate::systems::Design;

/// How long an end is shown that was announced, in milliseconds.
const QUIET_END: u64 = 300;

impl Teller {
    pub(super) fn exited(
        &mut self,
        pid: Pid,
        at: PlaceId,
        reason: &ExitReason,
        lost: u32,
        setting: Known<'_>,
    ) -> Telling {
        let places = setting.places;
        let gave_up = self.ending.remove(&at).is_some();
        self.plans.remove(&at);
        let announced = self.announced.remove(&pid);
        let ends = self.ends_with(pid, at, reason, setting);
        if announced && ends.others.is_empty() && !ends.late.is_empty() && !words::is_shutdown(reason) {
            let who = words::labels(places, &ends.late);
            let (are, die) = if ends.late.len() == 1 {
                ("is", "dies")
            } else {
                ("are", "die")
            };
            let caption = format!("{} has ended at last: {}", places.label(at), words::gist(reason));
            let detail = format!("{who} {are} still linked to it, and {die} of that, before being stopped");
            let story = Beat::new(1, at, caption, detail).called(format!("{} ends", places.label(at)));
            return Telling::Beat(story.with(ends.late.into()), 1_600);
        }
        if announced && ends.others.is_empty() {
            // Its children were announced with it.
            let last = Self::last_end(places, setting.design);
            return last
                .or_else(|| self.linked_end(at, reason, places))
                .unwrap_or(Telling::Quiet(QUIET_END));
        }
        let mut details = Vec::new();
        if gave_up && places.parent(at).is_some() {
            details.push("it has given up: one level up, its own supervisor decides".to_owned());
        } else if places.parent(at).is_none() {
            details.push("nobody supervises it: the application has ended".to_owned());
        }
        if !ends.children.is_empty() {
            let who = words::children(places, &ends.children);
            let are = if ends.children.len() == 1 { "is" } else { "are" };
            details.push(format!("{who} {are} linked to it and will die with it"));
        }
        if !ends.others.is_empty() {
            let who = words::labels(places, &ends.others);
            let are = if ends.others.len() == 1 { "is" } else { "are" };
            details.push(match places.module(at) {
                Some(registry::PARTITION) => {
                    format!("{who} registered with it, which links: whoever traps no exits dies with it")
                }
                _ => format!("{who} {are} linked to it and will die with it"),
            });
        }
        if lost > 0 {
            let lost = usize::try_from(lost).unwrap_or(usize::MAX);
            let are = if lost == 1 { "is" } else { "are" };
            details.push(format!("{} in its mailbox {are} lost", words::count(lost, "message")));
        }
        let caption = format!("{} exits: {}", places.label(at), words::gist(reason));
        if !ends.others.is_empty() {
            self.linked = Some((at, Rc::from(&*ends.others)));
        }
        let with = ends.children.into_iter().chain(ends.others).collect();
        let story = Beat::new(1, at, caption, details.join("; ")).with(with);
        let word = match places.parent(at) {
            None => "the end".to_owned(),
            Some(_) => format!("{} exits", places.label(at)),
        };
        Telling::Beat(story.called(word), 1_200)
    }

    /// The first of those ends who were linked to another: told unless they do so while that one's end is what is told.
    fn linked_end(&mut self, at: PlaceId, reason: &ExitReason, places: &Places) -> Option<Telling> {
        let (ended, linked) = self.linked.take_if(|(_, linked)| linked.contains(&at))?;
        if self.story().is_some_and(|story| story.at == ended && story.beat <= 2) {
            return None;
        }
        let (exit, die) = if linked.len() == 1 {
            ("exits", "dies")
        } else {
            ("exit", "die")
        };
        let who = words::labels(places, &*linked);
        let caption = format!("{who} {exit}: {}", words::gist(reason));
        let detail = format!("the exit signal of {} runs along their links", places.label(ended));
        let step = match &*linked {
            [one] => format!("{} {die}", places.label(*one)),
            many => format!("{} {die} of it", many.len()),
        };
        let story = Beat::new(2, at, caption, detail).of(ended).with(linked).called(step);
        Some(Telling::Beat(story, 1_400))
    }

    /// The last process of all has ended, and it was not the root.
    fn last_end(places: &Places, design: &Design) -> Option<Telling> {
        let (root, _) = places.roots().next()?;
        if places.any_alive() {
            return None;
        }
        let caption = "Nothing is left: the application has ended".to_owned();
        let over = design.when_over().map_or_else(String::new, |over| format!("; {over}"));
        let root_label = places.label(root);
        let detail = format!("nobody supervises {root_label}, so nobody starts it again{over}");
        Some(Telling::Beat(
            Beat::new(5, root, caption, detail).called("the end"),
            2_000,
        ))
    }

    /// Who ends because of that end, from the signals that it has just sent: they follow at the same moment. All of them
    /// are announced from now on, with all that live below them.
    fn ends_with(&mut self, pid: Pid, at: PlaceId, reason: &ExitReason, setting: Known<'_>) -> EndsWith {
        let places = setting.places;
        let mut ends = EndsWith::default();
        let told = setting.ahead.iter().filter(|event| event.pid == pid);
        for event in told {
            let EventKind::ExitSignal { to, by_link: true, .. } = event.kind else {
                continue;
            };
            let Some(slot) = places.in_tree(to).filter(|slot| places.pid(*slot) == Some(to)) else {
                continue;
            };
            if places.module(slot) == Some(registry::PARTITION) && places.parent(slot) != Some(at) {
                self.named = Some(pid);
            }
            let traps = setting.system.traps_exits(to);
            let child = places.parent(slot) == Some(at);
            // A process that traps exits ends with its parent alone; one that does not, with any abnormal end.
            let ends_too = if traps { child } else { !reason.is_atom("normal") };
            if !ends_too {
                continue;
            }
            if !self.announce(to) {
                if !child {
                    ends.late.push(slot);
                }
                continue;
            }
            self.announce_below(slot, places);
            if child {
                ends.children.push(slot);
            } else {
                ends.others.push(slot);
            }
        }
        ends
    }

    /// Announces an end; false when it had been announced.
    pub(super) fn announce(&mut self, pid: Pid) -> bool {
        let new = !self.announced.contains(&pid);
        if new {
            self.announced.insert(pid);
        }
        new
    }

    /// Announces the end of all that live below a slot; their places.
    pub(super) fn announce_below(&mut self, slot: PlaceId, places: &Places) -> Vec<PlaceId> {
        let below = places.below_it(slot);
        for pid in below.iter().filter_map(|slot| places.pid(*slot)) {
            self.announced.insert(pid);
        }
        below.into_iter().filter(|slot| places.is_filled(*slot)).collect()
    }

    /// An exit signal runs along a link. Only the one to the supervisor is a beat.
    pub(super) fn signalled(
        &mut self,
        event: &Event<OtpEvent>,
        at: PlaceId,
        to: Pid,
        reason: &ExitReason,
        setting: Known<'_>,
    ) -> Option<Telling> {
        let places = setting.places;
        let parent = places.parent(at).filter(|parent| places.pid(*parent) == Some(to))?;
        let story = self.story()?;
        if story.beat != 1 || story.at != at {
            return None;
        }
        let failed = self.failed == Some(event.pid);
        let (caption, detail) = if failed {
            (format!("{} learns that the start failed", places.label(parent)), "")
        } else {
            (
                format!("Its link tells {}: {}", places.label(parent), words::gist(reason)),
                if self.named == Some(event.pid) && places.is_supervisor(parent) {
                    "it traps exits, and lives; so does the registry, which forgets the name"
                } else if places.is_supervisor(parent) {
                    "an exit signal runs along every link; it traps exits, and lives"
                } else {
                    "an exit signal runs along every link"
                },
            )
        };
        let with = story.with.clone();
        let story = Beat::new(2, at, caption, detail.to_owned()).to(parent).with(with);
        Some(Telling::Beat(if failed { story.called("") } else { story }, 1_000))
    }

    /// A supervisor takes an exit signal from its mailbox that was announced with others and not told by itself, and will
    /// decide something because of it.
    pub(super) fn received(&self, me: Pid, at: PlaceId, message: &Message, setting: Known<'_>) -> Option<Telling> {
        let Message::Exit { pid, reason } = message else {
            return None;
        };
        let places = setting.places;
        let child = places.in_tree(*pid).filter(|child| places.parent(*child) == Some(at))?;
        let story = self.story()?;
        // The signal was told when it was sent, if nothing else has been told since.
        if story.at == child && story.beat == 2 && story.of.is_none() {
            return None;
        }
        let mine = setting.ahead.iter().take_while(|event| event.pid == me);
        let decides = |event: &Event<OtpEvent>| {
            matches!(
                event.kind,
                EventKind::Program(OtpEvent::RestartDecided { .. } | OtpEvent::LimitReached { .. })
            )
        };
        mine.into_iter().find(|event| decides(event))?;
        let caption = format!(
            "{} learns that {} is gone: {}",
            places.label(at),
            places.label(child),
            words::gist(reason)
        );
        let detail = "the exit signal has waited in its mailbox".to_owned();
        Some(Telling::Beat(Beat::new(2, at, caption, detail), 1_000))
    }

    /// A supervisor stops its children because it ends itself.
    pub(super) fn terminating(
        &mut self,
        pid: Pid,
        at: PlaceId,
        reason: &ExitReason,
        places: &Places,
    ) -> Option<Telling> {
        if self.announced.contains(&pid) || self.ending.contains_key(&at) || !places.is_supervisor(at) {
            return None;
        }
        let below = self.end(at, places);
        if below.is_empty() {
            return None;
        }
        let caption = format!("{} is exiting: {}", places.label(at), words::gist(reason));
        let children = places.children_alive(at);
        let detail = format!("it stops {} first", words::children(places, &children));
        Some(Telling::Beat(
            Beat::new(1, at, caption, detail).with(below.into_iter().collect()),
            1_200,
        ))
    }

    /// A supervisor is about to end: all below it end first. Their places.
    pub(super) fn end(&mut self, at: PlaceId, places: &Places) -> Vec<PlaceId> {
        let below = self.announce_below(at, places);
        let about = below.iter().copied().chain([at]);
        self.ending.insert(at, about.collect());
        below
    }
}

/// Who ends because another has ended.
#[derive(Debug, Default)]
struct EndsWith {
    /// Its children.
    children: Vec<PlaceId>,
    /// Other processes linked to it.
    others: Vec<PlaceId>,
    /// Those of them that would have ended anyway, and are still there.
    late: Vec<PlaceId>,
}
