//! Where callback modules come from: the layer that uses the behaviours supplies a closed set of them.

use std::fmt::Debug;

use super::{Callbacks, ChildSpec, Cx, DynamicFlags, Exception, Job, Plain, Start, StartCall, SupervisorFlags};
use crate::runtime::{Digest, Term};

/// A closed set of callback modules.
pub trait Module: Clone + Debug + Sized {
    /// The GenServers: one variant a module, holding its typed state.
    type Server: Callbacks<Self>;
    /// Processes without a behaviour: clients, shells.
    type Plain: Plain<Self>;
    /// What is loaded beside what is compiled in; `()` when there is nothing.
    type Code: Clone + Debug + Default + Digest;
    /// What tasks and agents run; [`NoJob`](super::NoJob) when there is nothing.
    type Job: Job<Self>;

    /// `apply(module, function, args)` of a child spec's start, up to the spawn.
    ///
    /// # Errors
    /// What the function raises.
    fn start(call: &StartCall, cx: &mut Cx<'_, Self>) -> Result<Start<Self>, Exception>;

    /// `Module.init(arg)` of a supervisor's callback module, in the supervisor's own process.
    ///
    /// # Errors
    /// What the callback raises.
    fn supervisor_init(call: &StartCall, cx: &mut Cx<'_, Self>) -> Result<SupervisorInit, Exception>;

    /// `Module.init(arg)` of a DynamicSupervisor's callback module.
    ///
    /// # Errors
    /// What the callback raises.
    fn dynamic_init(call: &StartCall, cx: &mut Cx<'_, Self>) -> Result<DynamicInit, Exception>;

    /// What the start function returns instead of that result of `start_link`; `None` when it returns the result. Called in
    /// the starter.
    fn start_result(call: &StartCall, result: &Term, cx: &Cx<'_, Self>) -> Option<Term> {
        let _ = (call, result, cx);
        None
    }

    /// Called in the starter when `start_link` of that call has succeeded: where a start function does more.
    fn started(call: &StartCall, pid: crate::runtime::Pid, cx: &mut Cx<'_, Self>);

    /// The function that a task or an agent is told to run; `None` when there is none of that name and arity.
    fn job(call: &StartCall) -> Option<Self::Job> {
        let _ = call;
        None
    }

    /// The process without a behaviour that `spawn(module, function, args)` makes; `None` when there is no such function.
    fn plain(call: &StartCall) -> Option<Self::Plain> {
        let _ = call;
        None
    }
}

/// What a supervisor's `init` returns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SupervisorInit {
    /// `{:ok, {flags, child_specs}}`.
    Ok(SupervisorFlags, Vec<ChildSpec>),
    /// `:ignore`.
    Ignore,
    /// What it returned, as it is: faulty flags and specs end the supervisor with OTP's errors.
    Term(Term),
    /// It is a function that the supervisor runs, and whose value it returns.
    Run(StartCall),
}

/// What a DynamicSupervisor's `init` returns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DynamicInit {
    /// `{:ok, flags}`.
    Ok(DynamicFlags),
    /// `:ignore`.
    Ignore,
    /// What it returned, as it is.
    Term(Term),
    /// It is a function that the supervisor runs, and whose value it returns.
    Run(StartCall),
}

impl From<DynamicFlags> for DynamicInit {
    fn from(flags: DynamicFlags) -> Self {
        Self::Ok(flags)
    }
}
