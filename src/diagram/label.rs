//! Names that fit: how wide a text will be, roughly, and where to cut it.
//!
//! The estimate needs no font. It errs on the wide side, because a name that leaves its node is worse than an ellipsis.

/// Width of one character in ems.
fn ems(character: char) -> f64 {
    match character {
        'i' | 'l' | 'j' | 'I' | '.' | ',' | '\'' | ':' | ';' | '|' | '!' => 0.32,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '[' | ']' | '{' | '}' | '"' | '-' => 0.42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.96,
        'A'..='Z' => 0.72,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0.0,
        '\u{0}'..='\u{2fff}' => 0.6,
        _wide_script_or_symbol => 1.2,
    }
}

/// Width of one character in a monospaced font, in ems.
fn mono_ems(character: char) -> f64 {
    let proportional = ems(character);
    if proportional == 0.0 || proportional > 1.0 {
        proportional
    } else {
        0.61
    }
}

/// Estimated width of a text in ems.
#[must_use]
pub fn width_ems(text: &str) -> f64 {
    text.chars().map(ems).sum()
}

/// The text on one line, cut with an ellipsis where it would be wider than `max` ems. Reads no more of a long text than
/// it shows.
#[must_use]
pub fn fit(text: &str, max: f64) -> String {
    fit_with(text, max, ems)
}

/// What part of a line a long name leaves to what stands beside it.
const LEFT_BY_A_LONG_NAME: f64 = 0.45;
/// The least that is left, in ems.
const LEAST_BESIDE: f64 = 4.0;

/// A name and what stands beside it on one line of `room` ems with `gap` ems between them. A long name leaves less than half
/// to the other, a short one the rest; and a name that fits is whole, however much there is beside it.
#[must_use]
pub fn name_beside(name: &str, beside: &str, room: f64, gap: f64) -> (String, String) {
    if beside.is_empty() {
        return (fit(name, room), String::new());
    }
    let (name_width, beside_width) = (width_ems(name), width_ems(beside));
    let rest = room - name_width - gap;
    let least = beside_width.min(room * LEFT_BY_A_LONG_NAME);
    if rest >= least {
        let beside = fit(beside, beside_width.min(rest).max(LEAST_BESIDE));
        return (fit(name, name_width), beside);
    }
    (fit(name, room - least - gap), fit(beside, least.max(LEAST_BESIDE)))
}

/// As [`fit`], for a monospaced font.
#[must_use]
pub fn fit_mono(text: &str, max: f64) -> String {
    fit_with(text, max, mono_ems)
}

fn fit_with(text: &str, max: f64, ems: fn(char) -> f64) -> String {
    let mut shown = String::new();
    let mut width = 0.0;
    let mut safe = 0;
    for character in text.chars() {
        let character = if character.is_control() { ' ' } else { character };
        width += ems(character);
        if width > max {
            shown.truncate(safe);
            // A joiner or an accent without its partner would attach itself to the ellipsis.
            let kept = shown.trim_end_matches(|last| ems(last) == 0.0 || last == ' ').len();
            shown.truncate(kept);
            shown.push('…');
            return shown;
        }
        shown.push(character);
        if width <= max - 1.0 {
            safe = shown.len();
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_is_whole_however_much_stands_beside_it() {
        let endless = "holds 9223372036854775807".repeat(9);
        for name in ["big", "g", "clerk", "server 17", "prices"] {
            for tenths in 100..200_u32 {
                let (shown, beside) = name_beside(name, &endless, f64::from(tenths) / 10.0, 0.6);
                assert_eq!(shown, name, "in {tenths} tenths");
                assert!(beside.ends_with('…') && beside.starts_with("holds"), "{beside}");
            }
        }
    }

    #[test]
    fn a_long_name_leaves_room_for_what_stands_beside_it() {
        let (name, beside) = name_beside(&"name".repeat(20), "3 entries", 12.0, 0.6);
        assert!(name.starts_with("name") && name.ends_with('…'), "{name}");
        assert_eq!(beside, "3 entries");
        assert_eq!(name_beside("Alice", "", 12.0, 0.6), ("Alice".to_owned(), String::new()));
        assert_eq!(
            name_beside("Alice", "1 entry", 12.0, 0.6),
            ("Alice".to_owned(), "1 entry".to_owned())
        );
    }

    #[test]
    fn a_short_name_is_shown_whole() {
        assert_eq!(fit("Todo.Database", 12.0), "Todo.Database");
        assert_eq!(fit("", 12.0), "");
    }

    #[test]
    fn a_long_name_ends_in_an_ellipsis_and_fits() {
        let shown = fit(&"a".repeat(10_000), 10.0);
        assert!(shown.ends_with('…') && shown.chars().count() < 18, "{shown}");
        assert!(width_ems(&shown) <= 10.0);
    }

    #[test]
    fn line_breaks_become_spaces() {
        assert_eq!(fit("a\nb\tc", 9.0), "a b c");
    }

    #[test]
    fn no_joiner_is_left_dangling() {
        let family = "👩\u{200d}👩\u{200d}👧\u{200d}👦";
        for tenths in 0..80 {
            let shown = fit(family, f64::from(tenths) / 10.0);
            assert!(!shown.contains("\u{200d}…"), "{shown:?}");
        }
    }
}
