//! A supervisor with a few workers, one of which ends: started, hit and looked at by the same simulation that the page
//! shows.

use std::rc::Rc;

use crate::play::{Beginning, Deed};
use crate::runtime::{Atom, Term};
use crate::systems::scenario::TreeFile;
use crate::systems::scenario::spec::{Lifetime, Strategy};
use crate::systems::{Crash, Design};
use crate::telling::Simulation;
use crate::telling::course::{Census, PlaceFate};
use crate::tuple;

/// What the supervisor is called.
const ROOT: &str = "supervisor";

/// How a worker ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkerEnd {
    /// With `:normal`: its work is done.
    Normal,
    /// With `:shutdown`.
    Shutdown,
    /// With `{:shutdown, :why}`.
    ShutdownWith,
    /// A callback raises.
    Raise,
    /// By an exit signal `:kill`.
    Kill,
}

crate::notation!(words WorkerEnd {
    "normal" => Normal,
    "shutdown" => Shutdown,
    "shutdown_with" => ShutdownWith,
    "raise" => Raise,
    "kill" => Kill,
});

impl WorkerEnd {
    /// The deed that brings it about.
    #[must_use]
    pub fn deed(self) -> Deed {
        match self {
            Self::Normal => Deed::Stop(Term::atom("normal")),
            Self::Shutdown => Deed::Stop(Term::atom("shutdown")),
            Self::ShutdownWith => Deed::Stop(tuple![Atom::new("shutdown"), Atom::new("why")]),
            Self::Raise => Deed::Crash(Crash::Raise),
            Self::Kill => Deed::Kill,
        }
    }
}

/// What came of a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// What has become of each worker, in start order.
    pub fates: Vec<PlaceFate>,
    /// The pids of each before and after, as they are printed; nothing where nobody is.
    pub pids: Vec<[String; 2]>,
    /// Who decided what, in a sentence or two.
    pub said: String,
}

impl Tried {
    /// Which workers are new processes, in start order.
    #[must_use]
    pub fn are_new(&self) -> Vec<bool> {
        self.fates.iter().map(|fate| *fate == PlaceFate::New).collect()
    }
}

/// A supervisor with workers, and what is done to one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SmallTree {
    /// Its strategy.
    pub strategy: Strategy,
    /// The restart type of all its workers.
    pub restart: Lifetime,
    /// What they are called, in start order.
    pub workers: &'static [&'static str],
    /// Which of them ends, from 0.
    pub hit: usize,
    /// How.
    pub end: WorkerEnd,
}

impl SmallTree {
    /// The tree as somebody would write it: it can be opened on the page, and recorded on a BEAM.
    ///
    /// # Panics
    /// Never: what is written here is a tree.
    #[must_use]
    pub fn file(&self) -> TreeFile {
        let restart = self.restart.written();
        let worker = |id: &&str| format!(r#"{{"type":"worker","id":"{id}","restart":"{restart}"}}"#);
        let workers: Vec<String> = self.workers.iter().map(worker).collect();
        let written = format!(
            r#"{{"type":"supervisor","id":"{ROOT}","strategy":"{}","children":[{}]}}"#,
            self.strategy.written(),
            workers.join(",")
        );
        TreeFile::read(written.as_bytes()).expect("what is written here is a tree")
    }

    /// The path of the worker of that number.
    #[must_use]
    pub fn path(&self, worker: usize) -> String {
        format!("{ROOT}/{}", self.workers.get(worker).copied().unwrap_or_default())
    }

    /// It as a system that has started and is at rest.
    #[must_use]
    pub fn start(&self) -> Simulation {
        let mut simulation = Simulation::of(Beginning {
            design: Design::Tree(Rc::new(self.file())),
            ..Beginning::default()
        });
        simulation.settle();
        simulation
    }

    /// Does to the worker what is to be done.
    pub fn hit(&self, simulation: &mut Simulation) {
        // Whoever is there can be hit.
        let _ = simulation.do_to(&self.path(self.hit), &self.end.deed());
    }

    /// Starts it, does it, and looks at what there is when nothing more happens at once.
    #[must_use]
    pub fn try_out(&self) -> Tried {
        let mut simulation = self.start();
        let before = Census::of(&simulation);
        let said = simulation.predict(&self.path(self.hit), &self.end.deed()).text;
        self.hit(&mut simulation);
        simulation.settle();
        let after = Census::of(&simulation);
        let printed = |census: &Census, worker| {
            census
                .at(&self.path(worker))
                .map_or_else(String::new, |pid| pid.to_string())
        };
        let pids = |worker| [printed(&before, worker), printed(&after, worker)];
        let fate = |worker| before.fate(&self.path(worker), &after).unwrap_or(PlaceFate::Gone);
        Tried {
            fates: (0..self.workers.len()).map(fate).collect(),
            pids: (0..self.workers.len()).map(pids).collect(),
            said,
        }
    }
}
