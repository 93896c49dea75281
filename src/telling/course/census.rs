//! Who lives where, at one moment; and what has become of them at another.

use std::rc::Rc;

use crate::runtime::Pid;
use crate::telling::Simulation;

/// What has become of who lived in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceFate {
    /// Another process lives there.
    New,
    /// The same process lives there.
    Same,
    /// Nobody lives there.
    Gone,
}

crate::notation!(words PlaceFate { "new" => New, "same" => Same, "gone" => Gone });

impl PlaceFate {
    /// In a word that goes with a name: `worker 1 is new`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Same => "the same",
            Self::Gone => "gone",
        }
    }
}

/// Who lives in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Resident {
    path: Rc<str>,
    label: Rc<str>,
    pid: Pid,
}

/// Who lives where: of every place that is lived in its path, and the process. In the order of the tree; there are so few
/// that whoever is looked for is found one by one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Census {
    lives: Vec<Resident>,
}

impl Census {
    /// That of the moment that is shown.
    #[must_use]
    pub fn of(simulation: &Simulation) -> Self {
        let places = &simulation.run.world().picture().places;
        let living = places.all().into_iter().filter_map(|id| {
            let place = places.get(id)?;
            Some(Resident {
                path: Rc::clone(&place.path),
                label: Rc::clone(&place.label),
                pid: place.pid?,
            })
        });
        Self {
            lives: living.collect(),
        }
    }

    /// Who lives there.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<Pid> {
        self.lives.iter().find(|one| *one.path == *path).map(|one| one.pid)
    }

    /// What the place is called; its path, if nobody lives there.
    #[must_use]
    pub fn label<'a>(&'a self, path: &'a str) -> &'a str {
        let found = self.lives.iter().find(|one| *one.path == *path);
        found.map_or(path, |one| &one.label)
    }

    /// The paths of all places that are lived in.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.lives.iter().map(|one| &*one.path)
    }

    /// What has become later of who lives there now; `None` when nobody does.
    #[must_use]
    pub fn fate(&self, path: &str, later: &Self) -> Option<PlaceFate> {
        let before = self.at(path)?;
        Some(match later.at(path) {
            Some(now) if now == before => PlaceFate::Same,
            Some(_) => PlaceFate::New,
            None => PlaceFate::Gone,
        })
    }
}
