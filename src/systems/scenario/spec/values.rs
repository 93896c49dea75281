//! The values of a spec as they are written.

use serde_json::Value;

use crate::otp::{self, Restart};
use crate::runtime::{Digest, Digester, Term, number};
use crate::systems::notation::{Notation, NotationError};
use crate::systems::scenario::spec_error::shown;

/// The longest id, key or reason, in characters: each may become an atom, and pieces are put around some.
pub(in crate::systems::scenario) const MAX_NAME: usize = 200;
/// The longest wait or jump, in milliseconds or seconds: about 31 years of virtual time.
pub(in crate::systems::scenario) const MAX_TIME: u64 = 1_000_000_000;

/// `keys` as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Keys {
    /// One process a key.
    #[default]
    Unique,
    /// Several.
    Duplicate,
}

crate::words!(Keys { "unique" => Unique, "duplicate" => Duplicate });

/// `info` as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Info {
    /// The worker has no `handle_info` of its own: every message is logged and dropped.
    Log,
}

crate::words!(Info { "log" => Log });

/// `already_started` as it is written: what a start function returns instead of `{:error, {:already_started, pid}}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlreadyStarted {
    /// `{:ok, pid}`.
    Ok,
    /// `:ignore`.
    Ignore,
}

crate::words!(AlreadyStarted { "ok" => Ok, "ignore" => Ignore });

/// `restart` as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lifetime {
    /// Always.
    #[default]
    Permanent,
    /// After an abnormal end.
    Transient,
    /// Never.
    Temporary,
}

crate::words!(Lifetime {
    "permanent" => Permanent,
    "transient" => Transient,
    "temporary" => Temporary,
});

impl From<Lifetime> for Restart {
    fn from(lifetime: Lifetime) -> Self {
        match lifetime {
            Lifetime::Permanent => Self::Permanent,
            Lifetime::Transient => Self::Transient,
            Lifetime::Temporary => Self::Temporary,
        }
    }
}

/// `strategy` as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Strategy {
    /// Nobody restarts along.
    #[default]
    OneForOne,
    /// Those started later do.
    RestForOne,
    /// All do.
    OneForAll,
}

crate::words!(Strategy {
    "one_for_one" => OneForOne,
    "rest_for_one" => RestForOne,
    "one_for_all" => OneForAll,
});

crate::serde_by_notation!(Strategy);

impl From<Strategy> for otp::Strategy {
    fn from(strategy: Strategy) -> Self {
        match strategy {
            Strategy::OneForOne => Self::OneForOne,
            Strategy::RestForOne => Self::RestForOne,
            Strategy::OneForAll => Self::OneForAll,
        }
    }
}

impl From<otp::Strategy> for Strategy {
    fn from(strategy: otp::Strategy) -> Self {
        match strategy {
            otp::Strategy::OneForOne => Self::OneForOne,
            otp::Strategy::RestForOne => Self::RestForOne,
            otp::Strategy::OneForAll => Self::OneForAll,
        }
    }
}

/// `auto_shutdown` as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum AutoShutdown {
    /// Never.
    #[default]
    Never,
    /// With the first significant child.
    AnySignificant,
    /// With the last.
    AllSignificant,
}

crate::words!(AutoShutdown {
    "never" => Never,
    "any_significant" => AnySignificant,
    "all_significant" => AllSignificant,
});

/// `shutdown` as it is written: `"brutal_kill"`, `"infinity"`, or milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shutdown {
    /// Killed at once.
    BrutalKill,
    /// Given all the time it needs.
    Infinity,
    /// Given that many milliseconds.
    Ms(u64),
}

crate::digest!(enum Shutdown { "brutal_kill" => BrutalKill, "infinity" => Infinity, "ms" => Ms(ms) });

impl Notation for Shutdown {
    fn read(written: &Value) -> Result<Self, NotationError> {
        match (written.as_str(), written.as_u64()) {
            (Some("brutal_kill"), _) => Ok(Self::BrutalKill),
            (Some("infinity"), _) => Ok(Self::Infinity),
            (_, Some(ms)) if ms <= MAX_TIME => Ok(Self::Ms(ms)),
            _ => Err(NotationError::other(format!(
                "shutdown must be brutal_kill, infinity or milliseconds, not {}",
                shown(&written.to_string())
            ))),
        }
    }

    fn write(&self, text: &mut String) {
        match self {
            Self::BrutalKill => text.push_str("\"brutal_kill\""),
            Self::Infinity => text.push_str("\"infinity\""),
            Self::Ms(ms) => ms.write(text),
        }
    }

    fn blank() -> Self {
        Self::Infinity
    }
}

impl From<Shutdown> for otp::Shutdown {
    fn from(shutdown: Shutdown) -> Self {
        match shutdown {
            Shutdown::BrutalKill => Self::BrutalKill,
            Shutdown::Infinity => Self::Infinity,
            Shutdown::Ms(ms) => Self::Timeout(ms),
        }
    }
}

/// An integer as it is written: of any size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Integer(Term);

impl Integer {
    /// The integer.
    #[must_use]
    pub fn to_term(&self) -> Term {
        self.0.clone()
    }
}

impl Default for Integer {
    fn default() -> Self {
        Self(Term::Int(0))
    }
}

/// One that 64 bits hold counts as the number that it is.
impl Digest for Integer {
    fn digest_into(&self, digester: &mut Digester) {
        match &self.0 {
            Term::Int(number) => number.digest_into(digester),
            large => large.digest_into(digester),
        }
    }
}

impl Notation for Integer {
    fn read(written: &Value) -> Result<Self, NotationError> {
        let Value::Number(digits) = written else {
            return Err(NotationError::kind(written, "a JSON number"));
        };
        let digits = digits.to_string();
        let integer = number::parse_integer(&digits);
        integer
            .map(Self)
            .ok_or_else(|| NotationError::other(format!("{digits} is no integer")))
    }

    fn write(&self, text: &mut String) {
        // The digits of an integer are a number in JSON as well.
        text.push_str(&self.0.to_string());
    }

    fn blank() -> Self {
        Self::default()
    }
}

/// One entry of a worker's `init`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InitStep {
    /// `{:ok, state}`.
    Ok,
    /// `:ignore`.
    Ignore,
    /// `{:stop, reason}`.
    Error(String),
    /// `raise message`.
    Raise(String),
    /// `throw(value)`.
    Throw(String),
    /// `exit(reason)`.
    Exit(String),
    /// That atom, which `init` may not return unless it is `:ignore`.
    Bad(String),
    /// Nothing that `init` knows.
    Unknown(String),
}

crate::digest!(enum InitStep {
    "ok" => Ok,
    "ignore" => Ignore,
    "error" => Error(what),
    "raise" => Raise(what),
    "throw" => Throw(what),
    "exit" => Exit(what),
    "bad" => Bad(what),
    "unknown" => Unknown(what),
});

impl Notation for InitStep {
    fn read(written: &Value) -> Result<Self, NotationError> {
        let text = String::read(written)?;
        if text.chars().count() > MAX_NAME {
            let problem = format!("an entry of init is longer than {MAX_NAME} characters");
            return Err(NotationError::other(problem));
        }
        let step = match text.split_once(':') {
            None if text == "ok" => Self::Ok,
            None if text == "ignore" => Self::Ignore,
            Some(("error", what)) => Self::Error(what.to_owned()),
            Some(("raise", what)) => Self::Raise(what.to_owned()),
            Some(("throw", what)) => Self::Throw(what.to_owned()),
            Some(("exit", what)) => Self::Exit(what.to_owned()),
            Some(("bad", what)) => Self::Bad(what.to_owned()),
            Some(_) | None => Self::Unknown(text),
        };
        Ok(step)
    }

    fn write(&self, text: &mut String) {
        String::from(self.clone()).write(text);
    }

    fn blank() -> Self {
        Self::Ok
    }
}

impl From<InitStep> for String {
    fn from(step: InitStep) -> Self {
        match step {
            InitStep::Ok => Self::from("ok"),
            InitStep::Ignore => Self::from("ignore"),
            InitStep::Error(reason) => format!("error:{reason}"),
            InitStep::Raise(message) => format!("raise:{message}"),
            InitStep::Throw(value) => format!("throw:{value}"),
            InitStep::Exit(reason) => format!("exit:{reason}"),
            InitStep::Bad(value) => format!("bad:{value}"),
            InitStep::Unknown(text) => text,
        }
    }
}
