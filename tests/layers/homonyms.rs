//! The names that several types still have. A new one fails the test, and so does one of this list that has lost a
//! meaning, so that the list can only shrink.

use crate::words::Homonym;

/// Each component has its properties beside it, and nobody else speaks of them.
pub const PRIVATE: &[&str] = &["Props"];

pub const HOMONYMS: &[Homonym] = &[
    Homonym {
        name: "Activity",
        meanings: &[
            "what a dynamic supervisor is at",
            "a bar on a lifeline of the sequence diagram",
        ],
    },
    Homonym {
        name: "Agent",
        meanings: &["the behaviour", "an agent as a scenario writes it"],
    },
    Homonym {
        name: "Ask",
        meanings: &["how a task was asked to end", "what a scenario asks an agent for"],
    },
    Homonym {
        name: "AutoShutdown",
        meanings: &["the supervisor's flag", "the flag as a scenario writes it"],
    },
    Homonym {
        name: "Child",
        meanings: &["a supervisor's child", "a child as a scenario writes it"],
    },
    Homonym {
        name: "Client",
        meanings: &[
            "who waits for an answer that will not come",
            "a process with a request under way",
        ],
    },
    Homonym {
        name: "Entry",
        meanings: &["a row of the process table", "an entry of a to-do list"],
    },
    Homonym {
        name: "Event",
        meanings: &["what happened", "what a behaviour reports"],
    },
    Homonym {
        name: "Fault",
        meanings: &[
            "what becomes of a message",
            "what the storage in memory fails at",
            "what a built-in function raises",
        ],
    },
    Homonym {
        name: "Generation",
        meanings: &["a process that lived in a place", "the same, as the inspector shows it"],
    },
    Homonym {
        name: "Job",
        meanings: &[
            "a function being run",
            "one of a scenario's functions with its arguments",
        ],
    },
    Homonym {
        name: "Keys",
        meanings: &["one process a key, or several", "the same as a scenario writes it"],
    },
    Homonym {
        name: "Kind",
        meanings: &["what a generic server serves", "by what a scenario starts a task"],
    },
    Homonym {
        name: "Node",
        meanings: &["of quoted code", "of the tree of links"],
    },
    Homonym {
        name: "Options",
        meanings: &["an agent's", "a task supervisor's"],
    },
    Homonym {
        name: "Part",
        meanings: &[
            "a part of a printed term",
            "what became of one process, as it is announced",
        ],
    },
    Homonym {
        name: "Reader",
        meanings: &["of a printed term", "of an exit reason that somebody typed"],
    },
    Homonym {
        name: "Running",
        meanings: &["a function that an agent runs", "a function that a task runs"],
    },
    Homonym {
        name: "Shutdown",
        meanings: &["how a child is stopped", "the same as a scenario writes it"],
    },
    Homonym {
        name: "Signal",
        meanings: &[
            "what travels between processes",
            "the exit signal that an event is about",
        ],
    },
    Homonym {
        name: "Stored",
        meanings: &["a list as the page knows it", "a list as it is written"],
    },
    Homonym {
        name: "Strategy",
        meanings: &["a supervisor's", "the same as a scenario writes it"],
    },
    Homonym {
        name: "Supervisor",
        meanings: &["the behaviour", "a supervisor as a scenario writes it"],
    },
    Homonym {
        name: "Table",
        meanings: &["the registry's table on the scene", "a growable table of chunks"],
    },
    Homonym {
        name: "Time",
        meanings: &["a limit over several receives", "what the page remembers of travelling"],
    },
    Homonym {
        name: "Told",
        meanings: &["what the story says of an event", "a line of a scenario's trace"],
    },
    Homonym {
        name: "Worker",
        meanings: &["a worker as a scenario writes it", "a worker that runs in a scenario"],
    },
];
