//! Whom an op is about.

use serde_json::Value;

use crate::systems::notation::{FieldWriter, Notation, NotationError};

/// Whom an op is about: the present process of an id, a name in a registry, or a local name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The newest process of that id.
    Id(String),
    /// Whoever has that key.
    Via {
        /// The registry and the key.
        via: (String, String),
    },
    /// Whoever has that local name.
    Local {
        /// The name.
        local: String,
    },
    /// That partition of a registry, as it is now.
    Partition {
        /// The registry and the number.
        partition: (String, u32),
    },
    /// The partition to which a partition supervisor routes a key.
    PartitionOf {
        /// The supervisor and the key.
        partition_of: (String, RoutingKey),
    },
}

crate::digest!(enum Target {
    "id" => Id(id),
    "via" => Via { via },
    "local" => Local { local },
    "partition" => Partition { partition },
    "partition_of" => PartitionOf { partition_of },
});

impl Notation for Target {
    fn read(written: &Value) -> Result<Self, NotationError> {
        let read = match written {
            Value::String(id) => Some(Self::Id(id.clone())),
            Value::Object(fields) if fields.len() == 1 => {
                fields.iter().next().and_then(|(field, of)| by_field(field, of))
            }
            _ => None,
        };
        read.ok_or_else(|| {
            NotationError::other(
                "expected an id, {\"via\": [registry, key]}, {\"local\": name}, {\"partition\": [registry, number]} or \
                 {\"partition_of\": [supervisor, key]}"
                    .to_owned(),
            )
        })
    }

    fn write(&self, text: &mut String) {
        let (field, of): (_, &dyn Notation) = match self {
            Self::Id(id) => return id.write(text),
            Self::Via { via } => ("via", via),
            Self::Local { local } => ("local", local),
            Self::Partition { partition } => ("partition", partition),
            Self::PartitionOf { partition_of } => ("partition_of", partition_of),
        };
        let mut fields = FieldWriter::new(text);
        fields.field(field, of);
        fields.finish();
    }

    fn blank() -> Self {
        Self::Id(String::new())
    }
}

/// Whom an object with that field is about.
fn by_field(field: &str, of: &Value) -> Option<Target> {
    let read = match field {
        "via" => Target::Via {
            via: Notation::read(of).ok()?,
        },
        "local" => Target::Local {
            local: Notation::read(of).ok()?,
        },
        "partition" => Target::Partition {
            partition: Notation::read(of).ok()?,
        },
        "partition_of" => Target::PartitionOf {
            partition_of: Notation::read(of).ok()?,
        },
        _ => return None,
    };
    Some(read)
}

/// What a partition supervisor routes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoutingKey {
    /// Integers go round.
    Number(i64),
    /// A text is hashed.
    Text(String),
}

crate::digest!(enum RoutingKey { "number" => Number(number), "text" => Text(text) });

impl Notation for RoutingKey {
    fn read(written: &Value) -> Result<Self, NotationError> {
        match (written.as_i64(), written.as_str()) {
            (Some(number), _) => Ok(Self::Number(number)),
            (None, Some(text)) => Ok(Self::Text(text.to_owned())),
            (None, None) => Err(NotationError::other("expected an integer or a text".to_owned())),
        }
    }

    fn write(&self, text: &mut String) {
        match self {
            Self::Number(number) => number.write(text),
            Self::Text(key) => key.write(text),
        }
    }

    fn blank() -> Self {
        Self::Number(0)
    }
}
