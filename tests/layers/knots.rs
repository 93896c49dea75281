//! The knots: files that use each other. A circle that is not here fails the test, and so does a knot of this list that is
//! none any more, so that the list can only shrink.

use crate::circles::Knot;

pub const KNOTS: &[Knot] = &[
    Knot {
        files: &[
            "otp/agent/server.rs",
            "otp/dynamic_supervisor.rs",
            "otp/gen_server.rs",
            "otp/gen_server/callbacks.rs",
            "otp/module.rs",
            "otp/programs.rs",
            "otp/registry/partition.rs",
            "otp/start.rs",
            "otp/supervisor.rs",
            "otp/task/job.rs",
            "otp/task/supervised.rs",
        ],
        because: "One recursive type: `Process` holds every behaviour, every behaviour's callbacks are handed a `Cx`, which names `Process`, and a `Module` says which of them there are.",
    },
    Knot {
        files: &[
            "ui/timeline.rs",
            "ui/timeline/landmarks.rs",
            "ui/timeline/speed_control.rs",
            "ui/timeline/scrubber.rs",
            "ui/timeline/past_banner.rs",
        ],
        because: "A component and its private parts: they are handed what the bar is handed.",
    },
    Knot {
        files: &["diagram/sequence.rs", "diagram/sequence/arrow.rs"],
        because: "A module and its private part: an arrow is placed on the picture.",
    },
    Knot {
        files: &[
            "runtime/term.rs",
            "runtime/term/big.rs",
            "runtime/term/fun.rs",
            "runtime/term/list.rs",
            "runtime/term/map.rs",
            "runtime/term/release.rs",
            "runtime/term/tuple.rs",
        ],
        because: "One recursive type: a term is made of tuples, lists, maps and functions of terms, and is let go of through them; of its integers the large ones are terms only when they are not small.",
    },
    Knot {
        files: &["runtime/context.rs", "runtime/program.rs"],
        because: "One recursive type: a `Program` is handed the `Context` of programs of its own kind.",
    },
    Knot {
        files: &["runtime/clause/binary.rs", "runtime/clause/match_pattern.rs"],
        because: "One recursive type: a pattern may be of a binary's segments, each of which has a pattern.",
    },
    Knot {
        files: &["elixir/code.rs", "elixir/code/callee.rs"],
        because: "One recursive type: a unit names functions, and what it found them to be are functions of units.",
    },
];
