//! What can be true of a system when a lesson is over: read off its processes, its registries, its disk, and the variables
//! of its console.

use super::census::{Census, PlaceFate};
use crate::telling::{Simulation, console, reason_parser};

/// What is true, or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LessonCheck {
    /// That has become of who lived at a place.
    Fate {
        /// The path.
        at: String,
        /// What.
        fate: PlaceFate,
    },
    /// The last process of a place that ended did so because of that.
    Ended {
        /// The path.
        at: String,
        /// The reason, as it is printed.
        reason: String,
    },
    /// The process at a place has that name in a registry.
    Holds {
        /// The path.
        at: String,
        /// The key, as it is printed.
        key: String,
    },
    /// The process of a list holds so many entries; it is there.
    Entries {
        /// The list's name.
        list: String,
        /// How many.
        count: u32,
    },
    /// So many entries of a list are on the disk.
    Stored {
        /// The list's name.
        list: String,
        /// How many.
        count: u32,
    },
    /// A variable of the console is bound to that.
    Bound {
        /// The variable.
        name: String,
        /// The term, as a person types it.
        to: String,
    },
    /// All of these are true.
    All {
        /// These.
        of: Vec<LessonCheck>,
    },
    /// One of these at least is true.
    Any {
        /// These.
        of: Vec<LessonCheck>,
    },
    /// That is not true.
    Not {
        /// That.
        that: Box<LessonCheck>,
    },
}

crate::notation!(enum LessonCheck by "is" {
    "fate" => Fate { at, fate },
    "ended" => Ended { at, reason },
    "holds" => Holds { at, key },
    "entries" => Entries { list, count },
    "stored" => Stored { list, count },
    "bound" => Bound { name, to },
    "all" => All { of },
    "any" => Any { of },
    "not" => Not { that },
});

impl LessonCheck {
    /// Is it true now, of a system of which that was the census before?
    #[must_use]
    pub fn holds(&self, before: &Census, simulation: &Simulation) -> bool {
        match self {
            Self::Fate { at, fate } => before.fate(at, &Census::of(simulation)) == Some(*fate),
            Self::Ended { at, reason } => ended(simulation, at).is_some_and(|ended| ended == *reason),
            Self::Holds { at, key } => {
                let view = simulation.view();
                let mut names = view.names();
                names.any(|row| row.key == *key && row.pid.is_some() && row.slot.as_deref() == Some(at))
            }
            Self::Entries { list, count } => held(simulation, list) == Some(*count as usize),
            Self::Stored { list, count } => {
                let lists = simulation.lists();
                lists.get(list).map_or(0, |list| list.len()) == *count as usize
            }
            Self::Bound { name, to } => {
                let value = console::bound(simulation.run.world(), name);
                value.is_some() && value == reason_parser::parse(to).ok()
            }
            Self::All { of } => of.iter().all(|check| check.holds(before, simulation)),
            Self::Any { of } => of.iter().any(|check| check.holds(before, simulation)),
            Self::Not { that } => !that.holds(before, simulation),
        }
    }
}

/// Why the last process of a place that ended did.
fn ended(simulation: &Simulation, path: &str) -> Option<String> {
    let places = &simulation.run.world().picture().places;
    let place = places.get(places.at(path)?)?;
    let (_, reason) = place.last_end()?.ended.as_ref()?;
    Some(reason.to_string())
}

/// How many entries the process of a list holds.
fn held(simulation: &Simulation, list: &str) -> Option<usize> {
    let path = simulation.path_of_role(&format!("list {list}"))?;
    let world = simulation.run.world();
    let pid = Census::of(simulation).at(&path)?;
    world.picture().design.held(world.system().program(pid)?)
}
