//! What a run came to: every single figure, and what the table is made of. It is written as JSON.

use serde::{Deserialize, Serialize};

/// A run.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Report {
    pub version: u32,
    /// The machine, in words.
    pub machine: String,
    pub rounds: usize,
    pub contenders: Vec<Contender>,
    /// Who or what could not be run here, and why.
    pub left_out: Vec<String>,
    pub rows: Vec<Row>,
}

/// Who was measured.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Contender {
    pub name: String,
    /// Which version of what.
    pub about: String,
}

/// One thing that was measured.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Row {
    pub title: String,
    pub unit: String,
    /// The figures of each contender, in the order of the contenders and of the rounds; none where it has no such thing.
    pub figures: Vec<Vec<f64>>,
}

/// The middle of the figures; `None` when there are none.
pub fn median(figures: &[f64]) -> Option<f64> {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    Some((sorted[middle - 1] + upper) / 2.0)
}

/// How far the figures lie from their median, as a part of it: half of them lie no farther. `None` when there are none.
pub fn spread(figures: &[f64]) -> Option<f64> {
    let middle = median(figures)?;
    let distances: Vec<f64> = figures.iter().map(|figure| (figure - middle).abs()).collect();
    median(&distances).map(|distance| distance / middle)
}
