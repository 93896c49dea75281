//! What runs in a lesson: `"nested"`, `"flat"`, either with the strategies of its supervisors, a tree in the form of the
//! scenarios, or Elixir with what starts it.

use std::rc::Rc;

use serde_json::Value;

use crate::systems::notation::{Notation, NotationError};
use crate::systems::scenario::TreeFile;
use crate::systems::scenario::spec::Strategy;
use crate::systems::{CodeFile, Design};

/// What errors say that the source of a lesson is called.
const SOURCE: &str = "lesson.ex";

/// What runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonSystem {
    /// The design.
    pub design: Design,
    /// As it is written.
    written: Value,
}

impl LessonSystem {
    /// The chapter's tree.
    #[must_use]
    pub fn nested() -> Self {
        Self {
            design: Design::nested(),
            written: Value::from("nested"),
        }
    }

    /// Is it Elixir?
    #[must_use]
    pub fn is_written(&self) -> bool {
        matches!(self.design, Design::Written(_))
    }
}

impl Notation for LessonSystem {
    fn read(written: &Value) -> Result<Self, NotationError> {
        Ok(Self {
            design: design(written)?,
            written: written.clone(),
        })
    }

    fn write(&self, text: &mut String) {
        text.push_str(&self.written.to_string());
    }

    fn blank() -> Self {
        Self::nested()
    }
}

fn design(written: &Value) -> Result<Design, NotationError> {
    match written {
        Value::String(word) => match word.as_str() {
            "nested" => Ok(Design::nested()),
            "flat" => Ok(Design::flat()),
            other => Err(NotationError::word(other, &["nested", "flat"])),
        },
        Value::Object(fields) if fields.contains_key("tree") => {
            let tree = TreeFile::from_value(written.clone());
            let tree = tree.map_err(|error| NotationError::other(error.to_string()))?;
            Ok(Design::Tree(Rc::new(tree)))
        }
        Value::Object(fields) => {
            if let Some(source) = fields.get("source") {
                let lines: Vec<String> = Notation::read(source)?;
                let start = fields.get("start").map(String::read).transpose()?;
                return Ok(Design::Written(Rc::new(CodeFile {
                    name: SOURCE.to_owned(),
                    source: lines.join("\n") + "\n",
                    start: start.unwrap_or_default(),
                })));
            }
            let chosen = |name: &str| -> Result<Strategy, NotationError> {
                fields
                    .get(name)
                    .map(Strategy::read)
                    .transpose()
                    .map(Option::unwrap_or_default)
            };
            Ok(Design::Nested {
                system: chosen("system")?,
                database: chosen("database")?,
            })
        }
        other => Err(NotationError::kind(other, "a system")),
    }
}
