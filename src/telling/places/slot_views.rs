//! What is drawn of the places: which of them, in what order, and what is read off the system about who lives in them.
//!
//! What one look has made is kept and used again by the next, as long as nothing about it has changed: see [`Glance`].

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::occupant::kind;
pub(in crate::telling) use super::sign::Sight;
use super::sign::{Rank, Sign};
use super::{Place, PlaceId, Places};
use crate::runtime::Pid;
use crate::telling::sibling_blocks::{Folding, Pick};
use crate::telling::status::Status;
use crate::telling::story::gist;
use crate::telling::view::{Block, SlotKind, SlotView};

/// What is remembered from one look to the next.
#[derive(Clone, Debug, Default)]
pub(in crate::telling) struct Glance {
    places: BTreeMap<PlaceId, (Sign, Rc<SlotView>)>,
    blocks: BTreeMap<PlaceId, Rc<SlotView>>,
    slots: Rc<Vec<Rc<SlotView>>>,
    /// The siblings of a folded group, as they were when the places had that structure.
    groups: BTreeMap<PlaceId, (u64, Rc<Vec<PlaceId>>)>,
}

impl Places {
    /// What the page draws of the places.
    pub(in crate::telling) fn views(&self, sight: Sight<'_>, glance: &mut Glance) -> Rc<Vec<Rc<SlotView>>> {
        let mut before = std::mem::take(&mut glance.places);
        let mut drawn = Drawn {
            places: self,
            sight,
            lifted: self.lifted(&sight),
            found: sight.folding.found(self),
            before: &mut before,
            glance,
            slots: Vec::new(),
        };
        let tops: Vec<_> = self.tops().collect();
        let siblings = tops.iter().map(|top| self.count_below(*top) as usize).sum();
        let mut so_far = 0;
        for top in tops {
            drawn.all_below(top, so_far, siblings);
            so_far += self.count_below(top) as usize;
        }
        let slots = drawn.slots;
        if slots != *glance.slots {
            glance.slots = Rc::new(slots);
        }
        Rc::clone(&glance.slots)
    }

    /// Places that stand as nodes although their siblings are folded, by the place above.
    fn lifted(&self, sight: &Sight<'_>) -> BTreeMap<PlaceId, BTreeSet<PlaceId>> {
        let mut lifted: BTreeMap<PlaceId, BTreeSet<PlaceId>> = BTreeMap::new();
        let story = sight.teller.story();
        let told = story
            .into_iter()
            .flat_map(|beat| [Some(beat.at), beat.to].into_iter().flatten());
        let chosen = sight.folding.kept(self);
        for place in told.chain(chosen) {
            let mut at = Some(place);
            // What is below a folded one is seen only if that is.
            while let Some(id) = at {
                at = self.get(id).and_then(|place| place.parent);
                if let Some(parent) = at {
                    lifted.entry(parent).or_default().insert(id);
                }
            }
        }
        lifted
    }
}

/// One look under way.
struct Drawn<'a> {
    places: &'a Places,
    sight: Sight<'a>,
    lifted: BTreeMap<PlaceId, BTreeSet<PlaceId>>,
    found: Rc<BTreeSet<PlaceId>>,
    before: &'a mut BTreeMap<PlaceId, (Sign, Rc<SlotView>)>,
    glance: &'a mut Glance,
    slots: Vec<Rc<SlotView>>,
}

impl Drawn<'_> {
    /// Draws what a top has started, which is so many roots after the first of all, and what is below each.
    fn all_below(&mut self, top: PlaceId, before: usize, roots: usize) {
        // No recursion: a tree may be as deep as its file says.
        let mut open: Vec<(PlaceId, Rank)> = Vec::new();
        let mut blocks: Vec<(PlaceId, Rc<SlotView>)> = Vec::new();
        let count = self.places.count_below(top) as usize;
        let (picks, block) = self.below(top, count, 1);
        push(&mut open, picks, (before, roots), 1);
        blocks.extend(block.map(|block| (top, block)));
        while let Some((id, rank)) = open.pop() {
            while let Some((_, block)) = blocks.pop_if(|(above, _)| !self.is_below(id, *above)) {
                self.slots.push(block);
            }
            self.slot(id, rank);
            let count = self.places.count_below(id) as usize;
            if count == 0 {
                continue;
            }
            let (picks, block) = self.below(id, count, rank.level + 1);
            push(&mut open, picks, (0, count), rank.level + 1);
            blocks.extend(block.map(|block| (id, block)));
        }
        self.slots.extend(blocks.into_iter().rev().map(|(_, block)| block));
    }

    fn is_below(&self, id: PlaceId, above: PlaceId) -> bool {
        let parent = |id| self.places.get(id).and_then(|place| place.parent);
        std::iter::successors(parent(id), |id| parent(*id)).any(|place| place == above)
    }

    /// Which of the places below one are drawn, and the block that stands for the others.
    fn below(&mut self, id: PlaceId, count: usize, level: u32) -> (Vec<(PlaceId, usize)>, Option<Rc<SlotView>>) {
        if !Folding::folds(count) {
            let children = self.places.children_of(id).enumerate();
            return (children.map(|(at, (child, _))| (child, at)).collect(), None);
        }
        let group = self.siblings_of(id);
        let none = BTreeSet::new();
        let telling = self.sight.teller.story().is_some();
        let fading = self.places.fading();
        let pick = Pick {
            group: &group,
            lifted: self.lifted.get(&id).unwrap_or(&none),
            found: &self.found,
            uncalm: self.places.uncalm_below(id).filter(|place| telling || !fading(*place)),
            teller: self.sight.teller,
        };
        let (picks, window) = self.sight.folding.pick(id, pick);
        let block = self.block(id, &picks, window, level, count);
        (picks, block)
    }

    fn siblings_of(&mut self, id: PlaceId) -> Rc<Vec<PlaceId>> {
        let structure = self.places.structure();
        if let Some((at, group)) = self.glance.groups.get(&id)
            && *at == structure
        {
            return Rc::clone(group);
        }
        let group: Rc<Vec<_>> = Rc::new(self.places.children_of(id).map(|(child, _)| child).collect());
        self.glance.groups.insert(id, (structure, Rc::clone(&group)));
        group
    }

    fn block(
        &mut self,
        id: PlaceId,
        picks: &[(PlaceId, usize)],
        window: Option<(u32, u32)>,
        level: u32,
        count: usize,
    ) -> Option<Rc<SlotView>> {
        let mut tally = self.places.tally_below(id);
        for (pick, _) in picks {
            tally.take(self.places.get(*pick)?.status);
        }
        let above = self.places.get(id)?;
        let siblings = u32::try_from(count).unwrap_or(u32::MAX);
        // Their supervisor is dead, and they will hear of it. Whom nobody supervises outlives who started it.
        let live = tally.parts().iter().any(|(status, _)| *status != Status::Dead);
        let doomed = above.status == Status::Dead && live && !above.outside;
        let (path, parent) = if above.outside {
            (format!("#others:{}", id.number()), None)
        } else {
            (format!("{}/#others", above.path), Some(above.path.to_string()))
        };
        let view = SlotView {
            id,
            path,
            parent,
            label: String::new(),
            detail: String::new(),
            kind: SlotKind::Block(Block {
                count: u32::try_from(count - picks.len()).unwrap_or(u32::MAX),
                parts: tally.parts(),
                window,
            }),
            pid: None,
            ghost: None,
            generation: 0,
            ordinal: 0,
            status: Status::Alive,
            ending: None,
            orphan: false,
            exit_reason: None,
            exit_gist: String::new(),
            restart: "temporary",
            supervised: false,
            mailbox: 0,
            affected: false,
            doomed,
            resting: false,
            level,
            position: siblings,
            siblings,
            opens: false,
            found: false,
        };
        let known = self.glance.blocks.get(&id).filter(|known| ***known == view);
        let block = known.map_or_else(|| Rc::new(view), Rc::clone);
        self.glance.blocks.insert(id, Rc::clone(&block));
        Some(block)
    }

    fn slot(&mut self, id: PlaceId, rank: Rank) {
        let Some(place) = self.places.get(id) else {
            return;
        };
        let sign = Sign::of(self.places, self.sight, (id, place), rank, self.found.contains(&id));
        let known = self.before.remove(&id).filter(|(before, _)| *before == sign);
        let view = match known {
            Some((_, view)) => view,
            None => Rc::new(self.view(id, place, &sign)),
        };
        self.glance.places.insert(id, (sign, Rc::clone(&view)));
        self.slots.push(view);
    }

    fn detail(&self, pid: Pid) -> String {
        let program = self.sight.system.program(pid);
        program
            .map(|program| self.places.design.detail(program))
            .unwrap_or_default()
    }

    fn view(&self, id: PlaceId, place: &Place, sign: &Sign) -> SlotView {
        let status = if sign.waits && place.status == Status::Alive {
            Status::Waiting
        } else {
            place.status
        };
        let ended = place.last_end().filter(|_| place.pid.is_none() || sign.involved);
        SlotView {
            id,
            path: place.path.to_string(),
            parent: self
                .places
                .parent(id)
                .map(|parent| self.places.path_of(parent).to_string()),
            label: place.label.to_string(),
            detail: match place.pid {
                Some(pid) => self.detail(pid),
                None if place.rests() => "not restarted".to_owned(),
                None => String::new(),
            },
            kind: kind(place, sign.window),
            pid: place.pid.map(|pid| pid.to_string()),
            ghost: ended.map(|generation| generation.pid.to_string()),
            generation: u32::try_from(place.lived).unwrap_or(u32::MAX),
            ordinal: if place.is_up() { place.came_up } else { 0 },
            status,
            ending: sign.ending,
            orphan: sign.orphan,
            exit_reason: ended
                .and_then(|generation| generation.ended.as_ref())
                .map(|(_, reason)| reason.to_string()),
            exit_gist: ended
                .and_then(|generation| generation.ended.as_ref())
                .map_or_else(String::new, |(_, reason)| gist(reason)),
            restart: place.restart.name(),
            supervised: place.supervised,
            mailbox: sign.mailbox,
            affected: sign.affected,
            doomed: sign.doomed || sign.hit,
            resting: place.rests(),
            level: sign.level,
            position: sign.position,
            siblings: sign.siblings,
            opens: sign.opens,
            found: sign.found,
        }
    }
}

/// Puts siblings in line: there are so many, and so many of them come before the first one of which `picks` counts.
fn push(open: &mut Vec<(PlaceId, Rank)>, picks: Vec<(PlaceId, usize)>, (before, siblings): (usize, usize), level: u32) {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let ranked = picks.into_iter().rev().map(|(id, at)| {
        let rank = Rank {
            level,
            position: number(before + at + 1),
            siblings: number(siblings),
        };
        (id, rank)
    });
    open.extend(ranked);
}
