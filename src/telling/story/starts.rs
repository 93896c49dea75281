//! Beats 4 and 5: new processes, names that lead to them, and what is back.

use super::super::places::{PlaceId, Places};
use super::super::view::short;
use super::beat::Beat;
use super::recovery::{Recovery, Restarts};
use super::{Known, Teller, Telling, words};
use crate::otp::Event as OtpEvent;
use crate::runtime::{EventKind, ExitReason, Pid, Term};
use crate::systems::todo::{List, list_name};

impl Teller {
    /// The supervisor in whose plan a slot is, or is below.
    pub(super) fn planner(&self, slot: PlaceId, places: &Places) -> Option<PlaceId> {
        let mut at = Some(slot);
        while let Some(slot) = at {
            let plan = self.plans.iter().find(|(_, plan)| plan.is_about(slot));
            if let Some((supervisor, _)) = plan {
                return Some(*supervisor);
            }
            at = places.parent(slot);
        }
        None
    }

    pub(super) fn spawned(&mut self, pid: Pid, at: PlaceId, places: &Places) -> Option<Telling> {
        // The first process of a slot is part of the start, not of a story.
        if places.generation(at) < 2 {
            return None;
        }
        let label = places.label(at);
        let detail = match places.before(at) {
            Some(old) => format!("{old} → {pid}"),
            None => pid.to_string(),
        };
        let above = places.parent(at);
        if self.planner(at, places).is_none()
            && let Some(above) = above
        {
            self.plans.insert(above, Recovery::new(vec![at], places));
        }
        let of_a_start = above.filter(|above| places.is_starting(*above));
        if let Some(above) = of_a_start {
            let children = if places.count_below(above) == 1 {
                "child"
            } else {
                "children"
            };
            let caption = format!("{} starts its {children} again", places.label(above));
            let story = Beat::new(4, at, caption, format!("{label}: {detail}"));
            return Some(Telling::Beat(story, 700));
        }
        let caption = format!("{label}: a new process in the same place");
        let story = Beat::new(4, at, caption, detail);
        // A further try is a step of its own already.
        let planner = self.planner(at, places).and_then(|above| self.plans.get(&above));
        let tries_again = planner.is_some_and(|plan| plan.tries > 1);
        Some(Telling::Beat(if tries_again { story.called("") } else { story }, 1_000))
    }

    /// A process has taken a name. That of a process whose `init` is about to fail is not worth a word.
    pub(super) fn named(&mut self, pid: Pid, at: PlaceId, name: &Term, setting: Known<'_>) -> Option<Telling> {
        let places = setting.places;
        let fails = setting
            .ahead
            .iter()
            .any(|event| event.pid == pid && matches!(event.kind, EventKind::Program(OtpEvent::InitFailed(_))));
        if places.generation(at) < 2 || fails {
            return None;
        }
        let name = short(&name.to_string());
        let planner = self.planner(at, places);
        if let Some(plan) = planner.and_then(|supervisor| self.plans.get_mut(&supervisor))
            && !plan.single
        {
            plan.names.push(name);
            return Some(Telling::Quiet(350));
        }
        let caption = format!("The name {name} leads to the new process");
        Some(Telling::Beat(Beat::new(5, at, caption, pid.to_string()), 1_200))
    }

    /// `init` has succeeded. The last one of a plan says what is back.
    pub(super) fn ready(&mut self, at: PlaceId, setting: Known<'_>) -> Option<Telling> {
        let places = setting.places;
        let supervisor = places.parent(at)?;
        let plan = self.plans.get_mut(&supervisor)?;
        plan.missing.remove(&at);
        if !plan.missing.is_empty() {
            return plan.is_about(at).then_some(Telling::Quiet(200));
        }
        if plan.names.is_empty() {
            return self.all_ready(supervisor, setting);
        }
        let names = std::mem::take(&mut plan.names);
        let lead = if names.len() == 1 {
            format!("The name {} leads to the new process", names[0])
        } else {
            format!("{} lead to the new processes", words::count(names.len(), "name"))
        };
        let detail = if names.len() == 1 {
            places.pid(at).map(|pid| pid.to_string()).unwrap_or_default()
        } else {
            words::list(names.into_iter())
        };
        Some(Telling::Beat(Beat::new(5, at, lead, detail), 1_600))
    }

    /// A supervisor knows that a child runs again, or that it is not to.
    pub(super) fn child_started(
        &mut self,
        at: PlaceId,
        id: &Term,
        pid: Option<Pid>,
        setting: Known<'_>,
    ) -> Option<Telling> {
        let plan = self.plans.get_mut(&at)?;
        if pid.is_none()
            && let Some(child) = setting.places.child(at, id)
        {
            plan.missing.remove(&child);
        }
        if !plan.missing.is_empty() {
            return None;
        }
        self.all_ready(at, setting)
    }

    /// Everything that a supervisor had decided to bring back is back.
    fn all_ready(&mut self, supervisor: PlaceId, setting: Known<'_>) -> Option<Telling> {
        let places = setting.places;
        let plan = self.plans.remove(&supervisor)?;
        let at = *plan.places.iter().rev().find(|slot| places.is_filled(**slot))?;
        // A to-do server goes on to load its list.
        if places.is_dynamic(at) {
            return None;
        }
        let alone = plan.places.len() == 1;
        let are = if alone { "is" } else { "are" };
        let caption = format!("{} {are} ready again", words::labels(places, plan.places.iter()));
        let below = plan.places.iter().flat_map(|slot| places.below_it(*slot));
        let resting: Vec<_> = below
            .filter(|slot| places.rests(*slot) && self.is_involved(*slot))
            .collect();
        let detail = if resting.is_empty() {
            let special = places
                .module(at)
                .and_then(|module| setting.design.comes_back_as(module));
            let plain = if alone {
                "its state is what init made, not what it was"
            } else {
                "their state is what init made, not what it was"
            };
            special.unwrap_or(plain).to_owned()
        } else {
            let does = if resting.len() == 1 { "does" } else { "do" };
            format!("{} {does} not come back: temporary", words::labels(places, &resting))
        };
        Some(Telling::Beat(Beat::new(5, at, caption, detail), 1_600))
    }

    pub(super) fn init_failed(
        &mut self,
        pid: Pid,
        at: PlaceId,
        reason: &ExitReason,
        setting: Known<'_>,
    ) -> Option<Telling> {
        if reason.is_atom("normal") {
            return None;
        }
        let places = setting.places;
        // The end that follows is part of this beat.
        self.announced.insert(pid);
        self.failed = Some(pid);
        let caption = format!("{} fails to start", places.label(at));
        let detail = words::failure(reason, places, setting.system);
        let plan = self.planner(at, places).and_then(|above| self.plans.get(&above));
        let step = match plan.and_then(|plan| plan.restarts) {
            Some(Restarts { count, most, .. }) => format!("restart {count} of {most} fails"),
            None => "start fails".to_owned(),
        };
        Some(Telling::Beat(Beat::new(1, at, caption, detail).called(step), 1_400))
    }

    /// A worker read a file: the list of a to-do server that has been started again comes back.
    pub(super) fn read(&self, path: &str, there: bool, setting: Known<'_>) -> Option<Telling> {
        let places = setting.places;
        let list = list_name(path)?;
        let at = self.narrator.involved().find(|slot| places.is_called(*slot, list))?;
        let stored = setting.system.disk().get(path).filter(|_| there);
        let stored = stored.and_then(List::from_term).map_or(0, |list| list.len());
        let lost = places.held(at).map_or(0, |held| held.saturating_sub(stored));
        let list = short(list);
        let (caption, mut details) = if there {
            let (are, entries) = (if stored == 1 { "is" } else { "are" }, entries(stored));
            (
                format!("{list} loads its list again"),
                vec![format!("{entries} {are} back from storage")],
            )
        } else {
            (format!("{list} finds nothing in storage"), Vec::new())
        };
        if lost > 0 {
            let (was, does) = if lost == 1 { ("was", "does") } else { ("were", "do") };
            details.push(format!("{} {was} never stored and {does} not return", entries(lost)));
        } else if !there {
            details.push("what was never stored does not return".to_owned());
        }
        Some(Telling::Beat(Beat::new(5, at, caption, details.join("; ")), 1_400))
    }
}

fn entries(number: usize) -> String {
    if number == 1 {
        "1 entry".to_owned()
    } else {
        format!("{number} entries")
    }
}
