//! Child specifications: typed here, terms when they travel.

mod check;
mod dynamic;

use std::rc::Rc;

pub use check::check_childspecs;
pub(super) use check::{check_startspec, duplicate};

use super::reason::is_abnormal;
use crate::runtime::{Atom, ExitReason, Millis, Term};
use crate::tuple;

/// `module.function(args)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartCall {
    /// The module.
    pub module: Atom,
    /// The function.
    pub function: Atom,
    /// Its arguments.
    pub args: Rc<[Term]>,
}

crate::digest!(struct StartCall { module, function, args });

impl StartCall {
    /// `{module, :start_link, args}`.
    #[must_use]
    pub fn link(module: &'static str, args: impl Into<Rc<[Term]>>) -> Self {
        Self {
            module: Atom::new(module),
            function: Atom::new("start_link"),
            args: args.into(),
        }
    }

    /// `{module, function, args}`.
    #[must_use]
    pub fn to_term(&self) -> Term {
        tuple![self.module, self.function, Term::list(&self.args)]
    }

    pub(super) fn from_term(term: &Term) -> Option<Self> {
        let [Term::Atom(module), Term::Atom(function), Term::List(args)] = term.elements()? else {
            return None;
        };
        Some(Self {
            module: *module,
            function: *function,
            args: args.elements()?,
        })
    }
}

/// When a child is restarted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Restart {
    /// Always.
    #[default]
    Permanent,
    /// Unless it ends with `:normal`, `:shutdown` or `{:shutdown, _}`.
    Transient,
    /// Never.
    Temporary,
}

crate::digest!(enum Restart { "permanent" => Permanent, "transient" => Transient, "temporary" => Temporary });

impl Restart {
    /// Its name in OTP.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Permanent => "permanent",
            Self::Transient => "transient",
            Self::Temporary => "temporary",
        }
    }

    /// Is such a child started again when it has ended for that reason?
    #[must_use]
    pub fn restarts_after(self, reason: &ExitReason) -> bool {
        match self {
            Self::Permanent => true,
            Self::Transient => is_abnormal(reason),
            Self::Temporary => false,
        }
    }

    /// Is its end reported as `child_terminated`?
    #[must_use]
    pub fn is_reported(self, reason: &ExitReason) -> bool {
        self == Self::Permanent || is_abnormal(reason)
    }

    /// The one of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Permanent, Self::Transient, Self::Temporary]
            .into_iter()
            .find(|restart| restart.name() == name)
    }
}

/// How a child is stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shutdown {
    /// `exit(child, :kill)`.
    BrutalKill,
    /// `exit(child, :shutdown)`, and `:kill` after that many milliseconds.
    Timeout(Millis),
    /// `exit(child, :shutdown)`, and wait.
    Infinity,
}

crate::digest!(enum Shutdown {
    "brutal_kill" => BrutalKill,
    "timeout" => Timeout(ms),
    "infinity" => Infinity,
});

impl Shutdown {
    /// As it stands in a child spec.
    #[must_use]
    pub fn to_term(self) -> Term {
        match self {
            Self::BrutalKill => Term::atom("brutal_kill"),
            Self::Timeout(ms) => Term::Int(i64::try_from(ms).unwrap_or(i64::MAX)),
            Self::Infinity => Term::atom("infinity"),
        }
    }
}

/// Worker or supervisor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ChildType {
    /// A worker.
    #[default]
    Worker,
    /// A supervisor.
    Supervisor,
}

crate::digest!(enum ChildType { "worker" => Worker, "supervisor" => Supervisor });

impl ChildType {
    /// Its name in OTP.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Worker => "worker",
            Self::Supervisor => "supervisor",
        }
    }
}

/// Which modules a child consists of: for release upgrades, and shown by `which_children`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Modules {
    /// Not known beforehand, as with an event manager.
    Dynamic,
    /// These.
    List(Rc<[Atom]>),
}

crate::digest!(enum Modules { "dynamic" => Dynamic, "list" => List(modules) });

impl Modules {
    /// As they stand in a child spec.
    #[must_use]
    pub fn to_term(&self) -> Term {
        match self {
            Self::Dynamic => Term::atom("dynamic"),
            Self::List(modules) => Term::list(modules.iter().copied().map(Term::Atom).collect::<Vec<_>>()),
        }
    }
}

/// How a supervisor starts, restarts and stops a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildSpec {
    /// Unique in its supervisor.
    pub id: Term,
    /// How it is started.
    pub start: StartCall,
    /// When it is restarted.
    pub restart: Restart,
    /// How it is stopped.
    pub shutdown: Shutdown,
    /// Worker or supervisor.
    pub kind: ChildType,
    /// Does its end shut the supervisor down?
    pub significant: bool,
    /// What it consists of; by default the module that starts it.
    pub modules: Modules,
}

crate::digest!(struct ChildSpec { id, start, restart, shutdown, kind, significant, modules });

impl ChildSpec {
    /// A permanent worker that is given 5 seconds to stop.
    #[must_use]
    pub fn worker(id: Term, start: StartCall) -> Self {
        let modules = Modules::List(Rc::new([start.module]));
        Self {
            id,
            start,
            restart: Restart::Permanent,
            shutdown: Shutdown::Timeout(5_000),
            kind: ChildType::Worker,
            significant: false,
            modules,
        }
    }

    /// A permanent supervisor that is given all the time it needs to stop.
    #[must_use]
    pub fn supervisor(id: Term, start: StartCall) -> Self {
        Self {
            shutdown: Shutdown::Infinity,
            kind: ChildType::Supervisor,
            ..Self::worker(id, start)
        }
    }

    /// The same, restarted otherwise.
    #[must_use]
    pub fn restart(self, restart: Restart) -> Self {
        Self { restart, ..self }
    }

    /// The map as one writes it: only what is not the default.
    #[must_use]
    pub(super) fn to_short_term(&self) -> Term {
        let usual = match self.kind {
            ChildType::Worker => Shutdown::Timeout(5_000),
            ChildType::Supervisor => Shutdown::Infinity,
        };
        let mut pairs = vec![
            (Term::atom("id"), self.id.clone()),
            (Term::atom("start"), self.start.to_term()),
        ];
        if self.restart != Restart::default() {
            pairs.push((Term::atom("restart"), Term::atom(self.restart.name())));
        }
        if self.shutdown != usual {
            pairs.push((Term::atom("shutdown"), self.shutdown.to_term()));
        }
        if self.kind != ChildType::default() {
            pairs.push((Term::atom("type"), Term::atom(self.kind.name())));
        }
        if self.significant {
            pairs.push((Term::atom("significant"), Term::from(true)));
        }
        Term::map(pairs)
    }

    /// The map that travels in a `start_child` request.
    #[must_use]
    pub fn to_term(&self) -> Term {
        Term::map([
            (Term::atom("id"), self.id.clone()),
            (Term::atom("start"), self.start.to_term()),
            (Term::atom("restart"), Term::atom(self.restart.name())),
            (Term::atom("shutdown"), self.shutdown.to_term()),
            (Term::atom("type"), Term::atom(self.kind.name())),
            (Term::atom("significant"), Term::from(self.significant)),
            (Term::atom("modules"), self.modules.to_term()),
        ])
    }
}
