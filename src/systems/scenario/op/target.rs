//! Whom an op is about.

use serde::{Deserialize, Serialize};

/// Whom an op is about: the present process of an id, a name in a registry, or a local name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    untagged,
    deny_unknown_fields,
    expecting = "expected an id, {\"via\": [registry, key]}, {\"local\": name}, {\"partition\": [registry, number]} or \
                 {\"partition_of\": [supervisor, key]}"
)]
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

/// What a partition supervisor routes by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "expected an integer or a text")]
pub enum RoutingKey {
    /// Integers go round.
    Number(i64),
    /// A text is hashed.
    Text(String),
}

crate::digest!(enum RoutingKey { "number" => Number(number), "text" => Text(text) });
