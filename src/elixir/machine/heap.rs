//! How much an evaluation may hold: what the BEAM calls `max_heap_size`.
//!
//! What has been made is counted as it is made. When that is as much again as there was, all that is held is looked through,
//! as a collector would do, so that it costs the same for each byte that is made. Who holds too much gets an error.

use super::{Going, Machine, Raised};
use crate::elixir::fault::Fault;
use crate::runtime::bytes_of;

/// How many bytes the terms of an evaluation may take: what a page can spare for one of its processes.
const MOST_BYTES: usize = 256 << 20;

const TOO_MUCH: &str = "the process holds more than 256 MB, which is more than Coppice has room for";

impl Machine {
    /// Looks through all that is held.
    #[cold]
    pub(super) fn look_through(&mut self) -> Going {
        let bound = self.bound.iter().map(|(_, value)| value);
        let attributes = self
            .defining
            .iter()
            .flat_map(|(_, written)| written.attributes.values());
        let remembered = self.dictionary.iter().flat_map(|(key, value)| [key, value]);
        let all = self.slots.iter().chain(bound).chain(attributes).chain(remembered);
        let held = bytes_of(all, MOST_BYTES);
        if held > MOST_BYTES {
            self.allowance.renew(0);
            return self.raise(Raised::from(Fault::limit(TOO_MUCH)));
        }
        self.allowance.renew(held);
        Ok(())
    }
}
