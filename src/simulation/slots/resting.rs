//! Empty slots whose child no supervisor will start again by itself: they stay, but not all of them for ever.

use std::rc::Rc;

use super::Slots;

/// How many such slots stay. The one left longest goes first.
const RESTING: usize = 12;

impl Slots {
    /// Takes away the empty slots that are too many: the story that showed them is over. True when there was one.
    pub(in crate::simulation) fn sweep(&mut self) -> bool {
        if !self.any_fading() {
            return false;
        }
        let resting = self.slots.iter().filter(|(_, slot)| slot.rests());
        let mut resting: Vec<_> = resting.map(|(path, slot)| (slot.empty_since(), path.clone())).collect();
        resting.sort();
        resting.truncate(resting.len() - RESTING);
        for (_, path) in resting {
            self.slots.remove(&path);
        }
        let slots = &self.slots;
        Rc::make_mut(&mut self.by_pid).retain(|_, path| slots.contains_key(&**path));
        true
    }

    /// True while there are more empty slots than stay.
    pub(in crate::simulation) fn any_fading(&self) -> bool {
        self.slots.values().filter(|slot| slot.rests()).count() > RESTING
    }
}
