//! The run of things: frames while something happens, and everything drawn derived anew after each change.

use std::rc::Rc;

use yew::AttrValue;

use super::App;
use crate::ui::browser;
use crate::ui::exhibit::Exhibit;
use crate::ui::ids::Side;

/// Longest time one frame may tell of: after a hidden tab the story goes on where it was.
const LONGEST_FRAME_MS: f64 = 100.0;

impl App {
    /// One animation frame. True when something must be drawn.
    pub(super) fn frame(&mut self, now: f64) -> bool {
        self.ticker.came();
        for exhibit in self.exhibits_mut() {
            exhibit.settle();
        }
        if browser::hidden() || self.paused() {
            self.last_frame_ms = None;
            return false;
        }
        let elapsed = self
            .last_frame_ms
            .map_or(0.0, |last| (now - last).clamp(0.0, LONGEST_FRAME_MS));
        let first = self.last_frame_ms.is_none();
        self.last_frame_ms = Some(now);
        // Time stands still while a lesson waits for the learner.
        let waits = self.lesson_waits();
        let mut changed = match &mut self.pair {
            _ if waits => false,
            Some(pair) => pair.frame(elapsed),
            None => self.here_mut().simulation.frame(elapsed),
        };
        changed |= self.lesson_goes_on();
        let drawn = (changed || self.here().is_behind(now)) && self.refresh(now);
        let idle = waits || self.exhibits().iter().all(|exhibit| exhibit.view.idle);
        if changed || first || !idle || self.here().is_behind(f64::INFINITY) {
            self.ticker.ask();
        } else {
            self.last_frame_ms = None;
        }
        drawn
    }

    pub(super) fn wake(&mut self) {
        if !browser::hidden() && !self.paused() {
            self.ticker.ask();
        }
    }

    /// Derives everything that is drawn, as far as it can be otherwise, and stores what the person's own simulated disk
    /// took. True when something is, beside the clock.
    pub(super) fn refresh(&mut self, now: f64) -> bool {
        let (tab, here, compares) = (self.tab, self.here, self.pair.is_some());
        let hand = self.time.hand.clone();
        let clock = match &self.pair {
            Some(pair) => pair.clock(here),
            None => self.here().simulation.clock(),
        };
        let mut drawn = false;
        for exhibit in self.exhibits_mut() {
            drawn |= exhibit.look();
            let turned = exhibit.side == here || !compares;
            drawn |= turned && exhibit.look_closer(tab, now);
            drawn |= compares && exhibit.look_at_toll();
            drawn |= exhibit.look_at_time(turned.then_some((&hand, clock)), now) && turned;
        }
        drawn |= self.look_for_practice();
        drawn |= self.hear();
        if self.shows_own() {
            drawn |= self.set_aside_forgotten() | self.store();
        }
        drawn
    }

    /// Takes what is to be heard; with two systems, each is named.
    fn hear(&mut self) -> bool {
        let names = self.pair.as_ref().map(|pair| Side::BOTH.map(|side| pair.name(side)));
        let said = |exhibit: &mut Exhibit| {
            let said = exhibit.announcer.take()?;
            Some(match names {
                Some(names) => format!("{}: {said}", names[exhibit.side.at()]),
                None => said,
            })
        };
        let mut heard: Vec<String> = self.exhibits_mut().iter_mut().filter_map(said).collect();
        // Behind the story, which would else be heard in its place.
        if self.here().view.story.is_none() {
            heard.extend(self.course.said.take().map(str::to_owned));
        }
        if heard.is_empty() {
            return false;
        }
        self.said = heard.join(" ");
        true
    }

    /// Mirrors to the storage what the simulated disk took.
    fn store(&mut self) -> bool {
        let mut trouble = false;
        for (list, document) in self.own.simulation.take_writes() {
            if let Err(said) = self.keeper.save(&list, &document) {
                self.tell_storage_trouble(said.into());
                trouble = true;
            }
        }
        trouble
    }

    pub(super) fn tell_storage_trouble(&mut self, trouble: AttrValue) {
        if !self.storage_troubles.contains(&trouble) {
            Rc::make_mut(&mut self.storage_troubles).push(trouble);
        }
    }
}
