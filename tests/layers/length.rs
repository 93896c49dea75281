//! A file is short, or its head says why it is not.

/// Lines that need no reason.
pub const MOST: usize = 350;
/// What a head says before its reason.
const REASON: &str = "long because";

/// The files that are longer and give no reason. The list may only shrink.
pub const LONG: &[&str] = &[];

/// What is wrong with the lengths of the files; nothing when those that are listed, and no others, are long for no reason.
pub fn broken_lengths<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>, listed: &[&str]) -> Vec<String> {
    let mut broken = Vec::new();
    let mut gone = listed.to_vec();
    for (path, text) in files {
        let lines = text.lines().count();
        if lines <= MOST || head(text).contains(REASON) {
            continue;
        }
        let known = gone.len();
        gone.retain(|listed| *listed != path);
        if gone.len() == known {
            broken.push(format!(
                "{path} has {lines} lines: cut it to {MOST}, or let its head say \"{REASON} …\""
            ));
        }
    }
    broken.extend(
        gone.iter()
            .map(|path| format!("{path} is listed as long for no reason and is not: take it off the list")),
    );
    broken
}

/// The lines that a text begins with and that speak of the whole file, as one line.
fn head(text: &str) -> String {
    let lines = text.lines().map_while(|line| line.strip_prefix("//!"));
    lines.map(str::trim).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_long_file_without_a_reason_in_its_head_is_told() {
    let line = "fn f() {}\n";
    let short = format!("//! Short.\n{}", line.repeat(MOST - 1));
    let long = format!("//! It is long\n//! because of its table.\n{}", line.repeat(MOST));
    let silent = format!("//! Nothing said.\n// long because\n{}", line.repeat(MOST));
    let files = [
        ("short.rs", short.as_str()),
        ("long.rs", long.as_str()),
        ("silent.rs", silent.as_str()),
    ];
    assert_eq!(
        broken_lengths(files, &["short.rs"]),
        [
            "silent.rs has 352 lines: cut it to 350, or let its head say \"long because …\"",
            "short.rs is listed as long for no reason and is not: take it off the list",
        ]
    );
    assert!(broken_lengths(files, &["silent.rs"]).is_empty());
}
