//! What a first visit finds: two lists, so that there is something to lose and to get back.

use std::collections::BTreeMap;

use super::{Entry, List};
use crate::runtime::{Date, gather};

/// Two lists, as documents by name.
///
/// # Panics
/// Never: the dates below exist.
#[must_use]
pub fn samples() -> BTreeMap<String, String> {
    let list = |entries: &[(u8, &str)]| {
        let mut list = List::default();
        for (day, title) in entries {
            let date = Date::new(2023, 12, *day).expect("December has these days");
            list.add_entry(
                &Entry {
                    date,
                    title: (*title).to_owned(),
                    done: false,
                }
                .to_request(),
            );
        }
        list.to_json()
    };
    gather([
        (
            "Alice".to_owned(),
            list(&[(19, "Dentist"), (20, "Shopping"), (19, "Movies")]),
        ),
        ("Bob".to_owned(), list(&[(24, "Wrap the presents")])),
    ])
}
