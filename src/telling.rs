//! What is told of a system: read models folded from its events, and the words for all of it.
//!
//! Everything shown is derived: each event is applied to the places, the names, the files and the story, in order and at
//! a pace ([`picture`]); the log, the causes and the sequence diagram are views of the events that are kept, worded when
//! somebody looks. Nothing here knows a browser.

pub mod board;
mod build_view;
pub mod causes;
pub mod checklist;
mod command_to_input;
pub mod conclusion;
pub mod console;
pub mod course;
mod disk_rows;
pub mod drills;
mod event_sentences;
mod inspector;
mod kept_events;
mod log;
mod log_filter;
mod picture;
mod places;
pub mod prediction;
mod process_directory;
pub mod reason_parser;
mod recent_signals;
mod registry_rows;
pub mod run_record;
pub mod sequence;
pub mod sibling_blocks;
mod simulation;
pub mod status;
mod story;
mod todo_client;
pub mod toll;
pub mod view;
mod wording_cache;

pub use build_view::Look;
pub use picture::Picture;
pub use places::PlaceId;
pub use places::tally::Tally;
pub use simulation::Simulation;
