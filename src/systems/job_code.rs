//! What tasks, agents and start functions run: those of scenarios, and what a person has written.

use super::scenario;
use crate::elixir::Machine;
use crate::runtime::{Digest, Digester};

/// A function being run.
#[derive(Clone, Debug)]
pub enum JobCode {
    /// Of a tree that is written as data.
    Scenario(scenario::Job),
    /// Evaluated; boxed, since it is larger.
    Evaluated(Box<Machine>),
}

/// Each says itself what it is.
impl Digest for JobCode {
    fn digest_into(&self, digester: &mut Digester) {
        match self {
            Self::Scenario(job) => job.digest_into(digester),
            Self::Evaluated(machine) => machine.digest_into(digester),
        }
    }
}

impl From<Machine> for JobCode {
    fn from(machine: Machine) -> Self {
        Self::Evaluated(Box::new(machine))
    }
}
