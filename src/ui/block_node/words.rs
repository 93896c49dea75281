//! A block in words.

use crate::telling::view::Block;

/// How many are in which state.
#[must_use]
pub fn counts(block: &Block) -> String {
    let part = |(status, count): &(crate::telling::status::Status, u32)| format!("{count} {}", status.word());
    let parts: Vec<_> = block.parts.iter().map(part).collect();
    parts.join(" · ")
}

/// What is shown of them: how many more there are, or which of all their siblings.
#[must_use]
pub fn shown(block: &Block, siblings: u32) -> String {
    match block.window {
        Some((first, count)) => format!("{}–{} of {siblings}", first + 1, first + count),
        None => format!("{} more", block.count),
    }
}

/// All of it in words, with what keys do.
#[must_use]
pub fn spoken(block: &Block, doomed: bool) -> String {
    let keys = match block.window {
        Some((first, count)) => format!(
            "{} to {} are shown. Page Down: the next, Page Up: those before, Escape: fold.",
            first + 1,
            first + count
        ),
        None => "Enter shows some of them.".to_owned(),
    };
    let end = if doomed { ", about to end" } else { "" };
    format!("{} more processes: {}{end}. {keys}", block.count, counts(block))
}
