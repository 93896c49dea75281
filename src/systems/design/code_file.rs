//! A system that somebody has written in Elixir: its source, and what starts it.

use crate::elixir::{Script, start_of};
use crate::systems::todo;

/// The longest source that is read, in bytes.
pub const MAX_SOURCE: usize = 1_000_000;

/// What starts `counter.ex`: the page has it at once, and what reads source later.
const COUNTER_START: &str = "Counter.Supervisor.start_link([])";

/// Source, and what is evaluated after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeFile {
    /// What errors say that it is called: `counter.ex`.
    pub name: String,
    /// The source.
    pub source: String,
    /// What starts the system once the source has been evaluated: `Counter.Supervisor.start_link([])`. May be empty.
    pub start: String,
}

crate::notation!(struct CodeFile { name, source, start default });

crate::serde_by_notation!(CodeFile);

impl CodeFile {
    /// A counter under a supervisor: what there is before anything has been written.
    #[must_use]
    pub fn counter() -> Self {
        Self {
            name: "counter.ex".to_owned(),
            source: include_str!("counter.ex").to_owned(),
            start: COUNTER_START.to_owned(),
        }
    }

    /// The chapter's system in Elixir.
    #[must_use]
    pub fn chapter() -> Self {
        Self::of("chapter.ex", todo::CHAPTER)
    }

    /// Source with what is likely to start it.
    #[must_use]
    pub fn of(name: &str, source: &str) -> Self {
        Self {
            name: name.to_owned(),
            source: source.to_owned(),
            start: start_of(source).unwrap_or_default(),
        }
    }

    /// Reads a file: `.ex` and `.exs` as they are, of a notebook (`.livemd`) the cells in Elixir.
    ///
    /// # Errors
    /// Why it holds no source, as the end of a sentence.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, String> {
        if bytes.len() > MAX_SOURCE {
            return Err(format!(
                "it has {} bytes, and at most {MAX_SOURCE} are read",
                bytes.len()
            ));
        }
        let text = std::str::from_utf8(bytes)
            .map_err(|error| format!("it is no text: byte {} is not UTF-8", error.valid_up_to()))?;
        let source = if name.ends_with(".livemd") {
            cells(text)
        } else {
            text.to_owned()
        };
        if source.trim().is_empty() {
            return Err("there is no Elixir in it".to_owned());
        }
        Ok(Self::of(name, &source))
    }

    /// What is evaluated at the start, in order.
    pub(super) fn scripts(&self) -> Vec<Script> {
        let script = |name: &str, source: &str| Script {
            name: name.into(),
            source: source.into(),
        };
        let start = Some(&self.start).filter(|start| !start.trim().is_empty());
        let start = start.map(|start| script("start", start));
        std::iter::once(script(&self.name, &self.source)).chain(start).collect()
    }
}

/// The cells of a notebook that are in Elixir, one after the other.
fn cells(notebook: &str) -> String {
    let mut source = String::new();
    let mut inside = false;
    for line in notebook.lines() {
        match line.trim_end() {
            "```elixir" if !inside => inside = true,
            "```" if inside => {
                inside = false;
                source.push('\n');
            }
            line if inside => {
                source.push_str(line);
                source.push('\n');
            }
            _text_around => {}
        }
    }
    source
}

#[cfg(test)]
mod tests {
    use super::CodeFile;

    #[test]
    fn what_starts_the_counter_is_what_its_source_says() {
        let counter = CodeFile::counter();
        assert_eq!(CodeFile::of(&counter.name, &counter.source), counter);
    }

    #[test]
    fn of_a_notebook_the_cells_in_elixir_are_read() {
        let notebook =
            b"# Title\n\n```elixir\ndefmodule A do\nend\n```\n\ntext\n\n```erlang\nx.\n```\n```elixir\n1\n```\n";
        let file = CodeFile::read("a.livemd", notebook).expect("a notebook");
        assert_eq!(file.source, "defmodule A do\nend\n\n1\n\n");
        assert_eq!(
            CodeFile::read("a.livemd", b"# Title"),
            Err("there is no Elixir in it".to_owned())
        );
        assert!(CodeFile::read("a.ex", b"a\xff").is_err_and(|why| why.contains("byte 1 ")));
    }

    #[test]
    fn what_comes_with_the_page_says_how_it_is_started() {
        assert_eq!(CodeFile::counter().start, "Counter.Supervisor.start_link([])");
        assert_eq!(CodeFile::chapter().start, "Todo.System.start_link()");
    }
}
