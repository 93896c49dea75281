//! What a worker does in `init` before the outcome of that start attempt, and in `terminate`.

use serde::{Deserialize, Serialize};

use crate::runtime::{Digest, Digester, Millis};

/// One thing that it does. Whom it is about is the newest process of that id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Deed {
    /// `Process.sleep(ms)`.
    Sleep {
        /// How long, in milliseconds.
        ms: Millis,
    },
    /// `GenServer.call(id, "get", ms)`.
    Call {
        /// Who is called.
        id: String,
        /// How long it waits, in milliseconds.
        ms: Millis,
    },
    /// What `Supervisor.which_children(id)` asks, for so many milliseconds.
    WhichChildren {
        /// The supervisor.
        id: String,
        /// How long it waits, in milliseconds.
        ms: Millis,
    },
    /// `GenServer.cast(id, "inc")`.
    Cast {
        /// To whom.
        id: String,
    },
    /// `send(id, "hello")`.
    Send {
        /// To whom.
        id: String,
    },
}

crate::digest!(enum Deed {
    "sleep" => Sleep { ms },
    "call" => Call { id, ms },
    "which_children" => WhichChildren { id, ms },
    "cast" => Cast { id },
    "send" => Send { id },
});

/// Fields of a spec that came after its digest was recorded: where nothing is given they are no part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Later<T>(Vec<T>);

impl<T> Default for Later<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> std::ops::Deref for Later<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> Later<T> {
    /// True when nothing is given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Digest> Digest for Later<T> {
    fn digest_into(&self, digester: &mut Digester) {
        if !self.is_empty() {
            self.0.digest_into(digester);
        }
    }
}
