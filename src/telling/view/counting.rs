//! What is counted, in words: one wording for all who speak of a supervisor's window.

/// `1st`, `2nd`, `3rd`, `4th`.
#[must_use]
pub fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// How many restarts count in a window: `1 of 3 in 5 s`. One too many is no number of those that are allowed, for it is
/// wanted and never made: `a 4th in 5 s: limit is 3`.
#[must_use]
pub fn gauge(restarts: u32, max_restarts: u32, max_seconds: u32) -> String {
    if restarts > max_restarts {
        format!(
            "a {} in {max_seconds} s: limit is {max_restarts}",
            ordinal(max_restarts.saturating_add(1))
        )
    } else {
        format!("{restarts} of {max_restarts} in {max_seconds} s")
    }
}

/// The same of a supervisor that gives up, in full.
#[must_use]
pub fn one_too_many(max_restarts: u32, max_seconds: u32) -> String {
    let next = ordinal(max_restarts.saturating_add(1));
    format!("a {next} restart in {max_seconds} s is wanted: the limit is {max_restarts}")
}
