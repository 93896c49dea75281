//! What a number is that is not written.

pub(super) fn one() -> u32 {
    1
}

pub(super) fn three() -> u32 {
    3
}

pub(super) fn five() -> u32 {
    5
}
