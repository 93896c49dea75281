//! Where things go: pure geometry from view data to points, with no drawing and no browser in it.
//!
//! Invariant: equal input gives equal output, and no function recurses, so a chain of 10,000 processes is as safe as
//! one. What is deliberately absent: colours, text styles, events, time.

pub mod camera;
pub mod label;
pub mod number_text;
pub mod path;
pub mod scene;
pub mod scrubber_marks;
pub mod sequence;
pub mod tidy;

/// A point in diagram units; `y` grows downward. Its numbers are finite, so it equals itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downward.
    pub y: f64,
}

impl Eq for Point {}

/// A rectangle by its top left corner and its size. Its numbers are finite, so it equals itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Eq for Rect {}

impl Rect {
    /// Middle of the left edge, where an edge from the supervisor arrives.
    #[must_use]
    pub fn left(self) -> Point {
        Point {
            x: self.x,
            y: self.y + self.height / 2.0,
        }
    }

    /// Middle of the right edge, where edges to children leave.
    #[must_use]
    pub fn right(self) -> Point {
        Point {
            x: self.x + self.width,
            y: self.y + self.height / 2.0,
        }
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let x = self.x.min(other.x);
        let y = self.y.min(other.y);
        let right = (self.x + self.width).max(other.x + other.width);
        let bottom = (self.y + self.height).max(other.y + other.height);
        Self {
            x,
            y,
            width: right - x,
            height: bottom - y,
        }
    }

    /// The rectangle with so much more on each side.
    #[must_use]
    pub fn grown(self, x: f64, y: f64) -> Self {
        Self {
            x: self.x - x,
            y: self.y - y,
            width: self.width + 2.0 * x,
            height: self.height + 2.0 * y,
        }
    }

    /// Is all of the other in it?
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.union(other) == self
    }

    /// Do the two share any area?
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }
}
