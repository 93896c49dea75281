//! Numbers by chance.

use super::super::Program;
use super::Context;

impl<P: Program> Context<'_, P> {
    /// A number of the system's own generator, which every run with the same seed and inputs draws alike.
    pub fn random(&mut self) -> u64 {
        self.kernel.random.next_u64()
    }
}
