//! The programs of this layer: a GenServer of some kind, a task, or a plain process.

use std::fmt::Debug;
use std::rc::Rc;

use super::registry::Partition;
use super::task::{StreamMonitor, Supervised};
use super::{Agent, DynamicSupervisor, Event, GenServer, Module, ServerRef, Strategy, Supervisor};
use crate::runtime::{Context, Digest, Millis, Next, Program, Wake};

/// The runtime as a callback sees it.
pub type Cx<'a, M> = Context<'a, Process<M>>;

/// A process of this layer. A clone shares its content until one of the two runs.
#[derive(Clone, Debug)]
pub enum Process<M: Module> {
    /// A generic server around one of the [`Kind`]s.
    GenServer(Rc<GenServer<M>>),
    /// A process without a behaviour.
    Plain(Rc<M::Plain>),
    /// A task.
    Task(Rc<Supervised<M>>),
    /// The process that starts the tasks of a stream.
    StreamMonitor(Rc<StreamMonitor>),
}

crate::digest!(enum Process<M: Module> {
    "gen_server" => GenServer(server),
    "plain" => Plain(plain),
    "task" => Task(task),
    "stream_monitor" => StreamMonitor(monitor),
});

/// What a generic server serves. Supervisors are generic servers, as in OTP.
#[derive(Clone, Debug)]
pub enum Kind<M: Module> {
    /// A callback module of the layer above.
    Server(M::Server),
    /// `Supervisor`.
    Supervisor(Box<Supervisor>),
    /// `DynamicSupervisor`.
    DynamicSupervisor(Box<DynamicSupervisor>),
    /// `Registry.Partition`.
    Partition(Box<Partition>),
    /// `Agent`.
    Agent(Box<Agent<M>>),
}

crate::digest!(enum Kind<M: Module> {
    "server" => Server(served),
    "supervisor" => Supervisor(served),
    "dynamic_supervisor" => DynamicSupervisor(served),
    "partition" => Partition(served),
    "agent" => Agent(served),
});

impl<M: Module> Kind<M> {
    /// A supervisor; boxed, so that a worker does not pay for its size.
    #[must_use]
    pub fn supervisor(supervisor: Supervisor) -> Self {
        Self::Supervisor(Box::new(supervisor))
    }

    /// The reports of a supervisor tell a name that it has in a registry.
    pub(super) fn give_name(&mut self, name: &ServerRef) {
        match self {
            Self::Supervisor(supervisor) => supervisor.name = name.to_term(),
            Self::DynamicSupervisor(supervisor) => supervisor.name = name.to_term(),
            Self::Server(_) | Self::Partition(_) | Self::Agent(_) => {}
        }
    }

    /// A dynamic supervisor; boxed likewise.
    #[must_use]
    pub fn dynamic(supervisor: DynamicSupervisor) -> Self {
        Self::DynamicSupervisor(Box::new(supervisor))
    }
}

/// What a supervisor counts against its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RestartWindow {
    /// Its strategy; `None` for a DynamicSupervisor, which has none to choose.
    pub strategy: Option<Strategy>,
    /// Restarts in the window.
    pub restarts: u32,
    /// How many it allows.
    pub max_restarts: u32,
    /// Its length in seconds.
    pub max_seconds: u32,
}

/// A process without a behaviour.
pub trait Plain<M: Module>: Clone + Debug + Digest {
    /// Runs until the next receive, or to the end.
    fn run(&mut self, wake: Wake, cx: &mut Cx<'_, M>) -> Next;
}

impl<M: Module> Program for Process<M> {
    type Event = Event;
    type Code = M::Code;

    fn run(&mut self, wake: Wake, cx: &mut Cx<'_, M>) -> Next {
        match self {
            Self::GenServer(server) => Rc::make_mut(server).run(wake, cx),
            Self::Plain(plain) => Rc::make_mut(plain).run(wake, cx),
            Self::Task(task) => Rc::make_mut(task).run(wake, cx),
            Self::StreamMonitor(monitor) => Rc::make_mut(monitor).run(wake, cx),
        }
    }
}

impl<M: Module> Process<M> {
    /// The generic server, when this is one.
    #[must_use]
    pub fn as_server(&self) -> Option<&GenServer<M>> {
        match self {
            Self::GenServer(server) => Some(server),
            Self::Plain(_) | Self::Task(_) | Self::StreamMonitor(_) => None,
        }
    }

    /// The supervisor, when this is one.
    #[must_use]
    pub fn as_supervisor(&self) -> Option<&Supervisor> {
        match &self.as_server()?.kind {
            Kind::Supervisor(supervisor) => Some(supervisor),
            Kind::Server(_) | Kind::DynamicSupervisor(_) | Kind::Partition(_) | Kind::Agent(_) => None,
        }
    }

    /// The restarts that a supervisor counts at that time, when this is one.
    #[must_use]
    pub fn window(&self, now_ms: Millis) -> Option<RestartWindow> {
        let (strategy, intensity) = match self.as_supervisor() {
            Some(supervisor) => (Some(supervisor.flags.strategy), &supervisor.flags.intensity),
            None => (None, &self.as_dynamic_supervisor()?.flags.intensity),
        };
        Some(RestartWindow {
            strategy,
            restarts: intensity.count(now_ms),
            max_restarts: intensity.max_restarts,
            max_seconds: intensity.max_seconds,
        })
    }

    /// The dynamic supervisor, when this is one.
    #[must_use]
    pub fn as_dynamic_supervisor(&self) -> Option<&DynamicSupervisor> {
        match &self.as_server()?.kind {
            Kind::DynamicSupervisor(supervisor) => Some(supervisor),
            Kind::Server(_) | Kind::Supervisor(_) | Kind::Partition(_) | Kind::Agent(_) => None,
        }
    }
}
