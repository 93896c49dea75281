//! The keys of a keyboard. Those that stand for no character have the private ones that WebDriver gives them.

use serde_json::{Value, json};

/// Character, name, place on the keyboard, the number that old programs know it by.
const NAMED: [(char, &str, &str, u32); 15] = [
    ('\u{E003}', "Backspace", "Backspace", 8),
    ('\u{E004}', "Tab", "Tab", 9),
    ('\u{E007}', "Enter", "Enter", 13),
    ('\u{E00C}', "Escape", "Escape", 27),
    ('\u{E00E}', "PageUp", "PageUp", 33),
    ('\u{E00F}', "PageDown", "PageDown", 34),
    ('\u{E010}', "End", "End", 35),
    ('\u{E011}', "Home", "Home", 36),
    ('\u{E012}', "ArrowLeft", "ArrowLeft", 37),
    ('\u{E013}', "ArrowUp", "ArrowUp", 38),
    ('\u{E014}', "ArrowRight", "ArrowRight", 39),
    ('\u{E015}', "ArrowDown", "ArrowDown", 40),
    ('\u{E016}', "Insert", "Insert", 45),
    ('\u{E017}', "Delete", "Delete", 46),
    (' ', " ", "Space", 32),
];

/// The parameters of `Input.dispatchKeyEvent` for a press and a release.
pub fn press(key: char) -> [Value; 2] {
    let named = NAMED.iter().find(|(character, ..)| *character == key);
    let mut event = match named {
        Some((_, name, code, number)) => {
            json!({ "key": name, "code": code, "windowsVirtualKeyCode": number })
        }
        None if key.is_ascii_alphanumeric() => {
            let upper = key.to_ascii_uppercase();
            let row = if key.is_ascii_digit() { "Digit" } else { "Key" };
            json!({
                "key": key.to_string(), "code": format!("{row}{upper}"), "windowsVirtualKeyCode": u32::from(upper),
            })
        }
        None => json!({ "key": key.to_string() }),
    };
    let mut release = event.clone();
    release["type"] = json!("keyUp");
    // A press that writes something says what.
    let written = match key {
        '\u{E007}' => Some("\r".to_owned()),
        '\u{E000}'..='\u{E05D}' => None,
        _ => Some(key.to_string()),
    };
    event["type"] = json!("rawKeyDown");
    if let Some(written) = written {
        event["type"] = json!("keyDown");
        event["text"] = json!(written);
    }
    [event, release]
}
