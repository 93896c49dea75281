//! Beat 3: what a supervisor decides, and what it does before anything new comes.

use super::super::places::{PlaceId, Places};
use super::super::view::one_too_many;
use super::beat::Beat;
use super::recovery::{Recovery, Restarts};
use super::{Known, Resting, Teller, Telling, words};
use crate::otp::{Event as OtpEvent, Restart};
use crate::runtime::{Pid, Term};

impl Teller {
    pub(super) fn restart_decided(&mut self, at: PlaceId, report: &OtpEvent, places: &Places) -> Option<Telling> {
        let OtpEvent::RestartDecided {
            strategy,
            id,
            pid,
            affected,
            count,
            max_restarts,
            max_seconds,
        } = report
        else {
            return None;
        };
        let ended = pid
            .and_then(|pid| places.in_tree(pid))
            .or_else(|| places.child(at, id))?;
        let affected = match affected.is_empty() {
            true => vec![ended],
            false => places.those(at, affected),
        };
        let affected = if affected.is_empty() { vec![ended] } else { affected };
        let what = words::decision(*strategy, ended, &affected, places);
        let before = self.plans.get(&at).filter(|plan| plan.failed);
        let tries = before.map_or(1, |plan| plan.tries + 1);
        let decides = match tries {
            1 => "decides".to_owned(),
            tries => format!("tries again, try {tries}"),
        };
        let caption = format!("{} {decides}: {} → {what}", places.label(at), strategy.name());
        let mut detail = format!("{count} of {max_restarts} restarts in {max_seconds} s");
        if count == max_restarts {
            detail += "; at one more it gives up";
        }
        let mut plan = Recovery::new(affected.clone(), places);
        plan.tries = tries;
        plan.restarts = Some(Restarts {
            count: *count,
            most: *max_restarts,
            seconds: *max_seconds,
        });
        self.plans.insert(at, plan);
        let story = Beat::new(3, at, caption, detail).with(affected.into_iter().collect());
        let story = story.called(format!("restart {count} of {max_restarts}"));
        Some(Telling::Beat(story, 1_900))
    }

    /// A child is not brought back. Several in a row are told in one sentence, and while another supervisor is bringing
    /// something back it is told after that.
    pub(super) fn not_restarted(
        &mut self,
        at: PlaceId,
        pid: Pid,
        restart: Restart,
        known: Known<'_>,
    ) -> Option<Telling> {
        let (places, design) = (known.places, known.design);
        let child = places.in_tree(pid)?;
        let why = match restart {
            Restart::Temporary => match places.module(child).and_then(|module| design.asked_again(module)) {
                Some(again) => format!("temporary: never restarted, nor counted; {again}"),
                None => "temporary: never restarted".to_owned(),
            },
            Restart::Transient | Restart::Permanent => "transient: it ended in an orderly way".to_owned(),
        };
        match &mut self.resting {
            Some(resting) if resting.supervisor == at && resting.why == why => resting.children.push(child),
            resting => {
                *resting = Some(Resting {
                    supervisor: at,
                    children: vec![child],
                    why,
                    told: false,
                });
            }
        }
        if self.plans.keys().any(|supervisor| *supervisor != at) {
            return Some(Telling::Quiet(300));
        }
        Some(self.tell_resting(places))
    }

    fn tell_resting(&mut self, places: &Places) -> Telling {
        let Some(resting) = &mut self.resting else {
            return Telling::Quiet(0);
        };
        resting.told = true;
        let who = words::labels(places, &resting.children);
        let caption = format!("{} lets {who} rest", places.label(resting.supervisor));
        let story = Beat::new(3, resting.supervisor, caption, resting.why.clone()).called("rests");
        Telling::Beat(story.with(resting.children.as_slice().into()), 1_700)
    }

    /// What was put off, once nothing is being brought back.
    pub(super) fn unsaid(&mut self, places: &Places) -> Option<Telling> {
        let waits = self.resting.as_ref().is_some_and(|resting| !resting.told);
        (waits && self.plans.is_empty() && self.story().is_some()).then(|| self.tell_resting(places))
    }

    pub(super) fn limit_reached(
        &mut self,
        at: PlaceId,
        max_restarts: u32,
        max_seconds: u32,
        places: &Places,
    ) -> Telling {
        self.plans.remove(&at);
        self.narrator.escalate();
        let children = places.children_alive(at);
        let below = self.end(at, places);
        let caption = format!("{} gives up and exits: :shutdown", places.label(at));
        let mut detail = one_too_many(max_restarts, max_seconds);
        if !children.is_empty() {
            detail += &format!("; it stops {} first", words::children(places, &children));
        }
        Telling::Beat(
            Beat::new(3, at, caption, detail)
                .called("gives up")
                .with(below.into_iter().collect()),
            2_400,
        )
    }

    pub(super) fn try_again(&mut self, at: PlaceId, id: &Term, places: &Places) -> Telling {
        let child = places
            .child(at, id)
            .map_or_else(|| id.to_string(), |child| places.label(child));
        let plan = self.plans.get_mut(&at);
        let restarts = plan.and_then(|plan| {
            plan.failed = true;
            plan.restarts
        });
        let who = places.label(at);
        let step = match restarts {
            Some(Restarts { count, most, .. }) if count >= most => "no try left",
            Some(_) | None => "",
        };
        let (caption, detail) = match restarts {
            // The next try is what is one too many: no promise that it does not keep.
            Some(Restarts { count, most, seconds }) if count >= most => (
                format!("{who} has no try left for {child}"),
                format!("each try counts as a restart, and {count} of {most} in {seconds} s are used up"),
            ),
            Some(Restarts { count, most, .. }) => (
                format!("{who} will try to start {child} again"),
                format!(
                    "each try counts as a restart: the next is number {} of {most}",
                    count + 1
                ),
            ),
            None => (
                format!("{who} will try to start {child} again"),
                "each try counts as a restart".to_owned(),
            ),
        };
        Telling::Beat(Beat::new(3, at, caption, detail).called(step), 1_200)
    }

    /// A supervisor that ends itself asks a child to stop: that was told, but where a subtree goes it is a step of its own.
    fn subtree_stopping(&self, at: PlaceId, child: PlaceId, places: &Places) -> Telling {
        let below = places.children_alive(child);
        if !self.ending.contains_key(&at) || !places.is_supervisor(child) || below.is_empty() {
            return Telling::Quiet(150);
        }
        let caption = format!("{} stops {}", places.label(at), places.label(child));
        let detail = format!("which stops {} first", words::children(places, &below));
        let with = [child].into_iter().chain(below).collect();
        let step = format!("stops {}", places.label(child));
        Telling::Beat(Beat::new(3, at, caption, detail).called(step).with(with), 1_100)
    }

    /// A supervisor asks a child to stop: because it restarts a group, because it ends itself, or because it was asked to.
    pub(super) fn child_stopping(&mut self, at: PlaceId, child: Pid, places: &Places) -> Option<Telling> {
        let path = places.in_tree(child)?;
        // It has ended already, and its supervisor has not heard of it yet: there is nothing to stop.
        if places.pid(path) != Some(child) {
            return Some(Telling::Quiet(150));
        }
        let new = self.announce(child);
        self.announce_below(path, places);
        if !new {
            return Some(self.subtree_stopping(at, path, places));
        }
        let (mut stopped, first) = match self.plans.get_mut(&at) {
            Some(plan) => (plan.to_stop(places), " first"),
            None => (vec![path], ""),
        };
        for pid in stopped.iter().filter_map(|slot| places.pid(*slot)) {
            self.announced.insert(pid);
        }
        stopped.reverse();
        let who = words::labels(places, &stopped);
        let caption = format!("{} stops {who}{first}", places.label(at));
        let mut details = Vec::new();
        if stopped.len() > 1 {
            details.push("last started, first stopped".to_owned());
        }
        let below: Vec<_> = stopped.iter().flat_map(|slot| places.children_alive(*slot)).collect();
        if !below.is_empty() {
            let ends = if below.len() == 1 { "ends" } else { "end" };
            let it = if stopped.len() == 1 { "it" } else { "them" };
            details.push(format!("{} {ends} with {it}", words::labels(places, &below)));
        }
        let with = stopped.into_iter().chain(below).collect();
        let story = Beat::new(3, at, caption, details.join("; "))
            .called(format!("stops {who}"))
            .with(with);
        Some(Telling::Beat(story, 2_000))
    }
}
