//! Path data of arrows and of marks on lifelines.

use super::BAR;
use crate::diagram::number_text::tenths as n;
use crate::telling::sequence::{Act, Fate};

/// Length of an arrow's head.
const HEAD: f64 = 6.0;

/// An arrow: one that is lost breaks off before it arrives.
pub(super) fn arrow(fate: Fate, from: f64, to: f64, y: f64) -> (String, String) {
    let way = (to - from).signum();
    let start = from + way * BAR;
    match fate {
        Fate::Arrived | Fate::Ignored => {
            let tip = to - way * BAR;
            let back = tip - way * HEAD;
            let head = format!("M{} {} L{} {} V{} Z", n(tip), n(y), n(back), n(y - 3.5), n(y + 3.5));
            (format!("M{} {} H{}", n(start), n(y), n(back)), head)
        }
        Fate::Lost => {
            let tip = to - way * 14.0;
            (format!("M{} {} H{}", n(start), n(y), n(tip)), cross(tip, y, 3.5))
        }
    }
}

/// A cross of that half width.
pub(super) fn cross(x: f64, y: f64, half: f64) -> String {
    let (left, right, top, bottom) = (n(x - half), n(x + half), n(y - half), n(y + half));
    format!("M{left} {top} L{right} {bottom} M{right} {top} L{left} {bottom}")
}

/// What stands on a lifeline: a cross for an end, a diamond for a decision, a loop for what one sends to itself, a dot
/// for the rest.
pub(super) fn mark(act: Act, x: f64, y: f64) -> (String, String) {
    match act {
        // The life draws its own cross.
        Act::Ended => (String::new(), String::new()),
        Act::Decides => (format!("M{} {} l7 7 -7 7 -7 -7 Z", n(x), n(y - 7.0)), String::new()),
        Act::Spawn | Act::Exit | Act::Down | Act::Call | Act::Cast | Act::Reply | Act::Ack | Act::Send => (
            format!("M{} {} h8 v8 H{}", n(x), n(y - 4.0), n(x + BAR + 4.0)),
            format!("M{} {} l5 -3 v6 Z", n(x + BAR), n(y + 4.0)),
        ),
        Act::Named | Act::Unnamed | Act::Reads | Act::Writes => (
            format!("M{} {} a4 4 0 1 1 8 0 a4 4 0 1 1 -8 0", n(x - 4.0), n(y)),
            String::new(),
        ),
    }
}
