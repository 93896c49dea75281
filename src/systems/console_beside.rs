//! The console of a system that is shown: what of the system's modules can be called from it.

use super::{Code, PlainCode, todo};
use crate::elixir::{Console, Script};
use crate::otp::Process;

/// A console for the system that a shell of that kind has started.
#[must_use]
pub fn console_beside(shell: Option<&Process<Code>>) -> PlainCode {
    let chapter = shell.is_some_and(|shell| match shell {
        Process::Plain(plain) => matches!(&**plain, PlainCode::Shell(shell) if shell.starts(todo::SYSTEM)),
        _ => false,
    });
    let console = if chapter {
        Console::beside(Script {
            name: "chapter.ex".into(),
            source: todo::CHAPTER.into(),
        })
    } else {
        Console::default()
    };
    PlainCode::Console(Box::new(console))
}
