//! Short names for what the wasm imports from the page's JavaScript: those that wasm-bindgen makes say what they are, and are
//! downloaded twice.

use crate::bytes::{Bytes, put_counted, put_number};

/// The same imports under short names, by number.
pub fn renamed(section: &[u8]) -> Result<Vec<u8>, String> {
    let mut bytes = Bytes::of(section);
    let count = bytes.number()?;
    let mut renamed = Vec::new();
    put_number(&mut renamed, count);
    for number in 0..count {
        put_counted(&mut renamed, bytes.counted()?);
        bytes.counted()?;
        put_counted(&mut renamed, short(number).as_bytes());
        renamed.push(bytes.byte()?);
        put_number(&mut renamed, bytes.number()?);
    }
    Ok(renamed)
}

/// The same JavaScript, which hands these over under their short names.
///
/// # Errors
/// The name that it does not hand over.
pub fn handed_over(script: &str, names: &[String]) -> Result<String, String> {
    let mut script = script.to_owned();
    for (number, name) in (0..).zip(names) {
        let (long, short) = (format!(" {name}: "), format!(" {}: ", short(number)));
        if script.matches(&long).count() != 1 {
            return Err(format!("{name} is not handed over once"));
        }
        script = script.replace(&long, &short);
    }
    Ok(script)
}

fn short(number: u32) -> String {
    format!("i{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_have_the_same_short_names() {
        let mut section = vec![2];
        for name in ["__wbg_body_1", "__wbg_bodyUsed_2"] {
            put_counted(&mut section, b"page");
            put_counted(&mut section, name.as_bytes());
            section.extend([0, 7]);
        }
        let short = [
            &[2, 4][..],
            b"page",
            &[2],
            b"i0",
            &[0, 7, 4],
            b"page",
            &[2],
            b"i1",
            &[0, 7],
        ]
        .concat();
        assert_eq!(renamed(&section), Ok(short));
        let script = "return { __wbg_body_1: function() {}, __wbg_bodyUsed_2: function() {} }";
        let names = ["__wbg_body_1", "__wbg_bodyUsed_2"].map(str::to_owned);
        let expected = "return { i0: function() {}, i1: function() {} }";
        assert_eq!(handed_over(script, &names).as_deref(), Ok(expected));
    }

    #[test]
    fn what_nobody_hands_over_is_said() {
        assert!(handed_over("return {}", &["__wbg_body_1".to_owned()]).is_err());
    }
}
