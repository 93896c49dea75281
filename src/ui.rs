//! The page: derived views as they are drawn, by Yew, and what a person does as inputs.
//!
//! What has no state of its own is data that can be drawn ([`drawn`]); only what has some is a component.
//!
//! Invariant: only [`app::App`] holds the simulation, and every component below it speaks to it through one
//! [`action::Action`]. Nothing here decides what a supervisor does, no text becomes markup, and no frame is asked for
//! while nothing happens.

pub mod action;
pub mod announcer;
pub mod app;
pub mod bet_marks;
pub mod block_node;
pub mod board;
pub mod browser;
pub mod caption;
pub mod causes;
pub mod checklist;
pub mod clock_text;
pub mod code_pane;
pub mod console;
pub mod course;
pub mod course_act;
pub mod course_text;
pub mod design_choice;
pub mod dialog;
pub mod drawn;
pub mod drills;
pub mod edges;
pub mod elements;
mod elixir_pane;
pub mod entry_form;
pub mod entry_row;
pub mod exhibit;
pub mod fetching;
pub mod footer;
pub mod header;
pub mod help;
pub mod highlighted;
pub mod ids;
pub mod inspector;
pub mod library;
pub mod list_persistence;
pub mod list_view;
pub mod log;
pub mod open_tree_dialog;
pub mod own_tree_pane;
pub mod pair;
pub mod panel;
pub mod practice;
pub mod practice_act;
pub mod practice_view;
pub mod registry_table;
pub mod renders;
pub mod rest;
pub mod scroll_to_story;
pub mod search;
pub mod sequence;
pub mod set_if_changed;
pub mod settings;
pub mod slot_node;
pub mod stage;
pub mod storage_cylinder;
pub mod strategy_choice;
pub mod system_choice;
pub mod theme;
pub mod timeline;
pub mod todo_pane;
pub mod toll_table;
pub mod tree_keys;
pub mod view_without_clock;

pub use app::App;
