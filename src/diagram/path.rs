//! SVG path data: edges between nodes, the two halves a cut leaves, the cylinder of the disk.
//!
//! Numbers are written with at most one decimal, so that equal pictures are equal strings.

use super::number_text::tenths as n;
use super::{Point, Rect};

/// A curve that leaves and arrives horizontally.
#[must_use]
pub fn curve(from: Point, to: Point) -> String {
    let middle = f64::midpoint(from.x, to.x);
    format!(
        "M{} {} C{} {} {} {} {} {}",
        n(from.x),
        n(from.y),
        n(middle),
        n(from.y),
        n(middle),
        n(to.y),
        n(to.x),
        n(to.y)
    )
}

/// A line to something in a row of others: it curves to the point where the gap above the row begins, runs along the gap,
/// and turns down to its end.
#[must_use]
pub fn rail(from: Point, rail: Point, to: Point) -> String {
    let x = to.x - 6.0;
    format!(
        "{} H{} Q{} {} {} {} V{} Q{} {} {} {}",
        curve(from, rail),
        n(x - 6.0),
        n(x),
        n(rail.y),
        n(x),
        n(rail.y + 6.0),
        n(to.y - 6.0),
        n(x),
        n(to.y),
        n(to.x),
        n(to.y)
    )
}

/// The same line, walked back.
#[must_use]
pub fn rail_back(from: Point, rail: Point, to: Point) -> String {
    let middle = f64::midpoint(rail.x, to.x);
    format!(
        "M{} {} H{} V{} H{} C{} {} {} {} {} {}",
        n(from.x),
        n(from.y),
        n(from.x - 6.0),
        n(rail.y),
        n(rail.x),
        n(middle),
        n(rail.y),
        n(middle),
        n(to.y),
        n(to.x),
        n(to.y)
    )
}

/// A curve that leaves and arrives from the right, and swings out by that much.
#[must_use]
pub fn bow(from: Point, to: Point, out: f64) -> String {
    let x = from.x.max(to.x) + out;
    format!(
        "M{} {} C{} {} {} {} {} {}",
        n(from.x),
        n(from.y),
        n(x),
        n(from.y),
        n(x),
        n(to.y),
        n(to.x),
        n(to.y)
    )
}

/// An elbow for the outline: down from the parent's foot, then right to the child.
#[must_use]
pub fn elbow(from: Point, to: Point) -> String {
    let radius = 8.0_f64.min((to.x - from.x).abs()).min((to.y - from.y).abs());
    let (bend_x, bend_y) = (
        from.x + radius.copysign(to.x - from.x),
        to.y - radius.copysign(to.y - from.y),
    );
    format!(
        "M{} {} V{} Q{} {} {} {} H{}",
        n(from.x),
        n(from.y),
        n(bend_y),
        n(from.x),
        n(to.y),
        n(bend_x),
        n(to.y),
        n(to.x)
    )
}

/// The same elbow, walked from the child up to the parent.
#[must_use]
pub fn elbow_back(from: Point, to: Point) -> String {
    format!("M{} {} H{} V{}", n(from.x), n(from.y), n(to.x), n(to.y))
}

/// The two halves of a node of this size after a cut along a jagged line.
#[must_use]
pub fn halves(width: f64, height: f64, radius: f64) -> [String; 2] {
    let r = radius.min(height / 2.0);
    let jag = jag(width, height);
    let mut upward = jag;
    upward.reverse();
    let left = format!(
        "M{r} 0 {down} L{r} {h} A{r} {r} 0 0 1 0 {lower} V{r} A{r} {r} 0 0 1 {r} 0 Z",
        r = n(r),
        down = line(&jag),
        h = n(height),
        lower = n(height - r),
    );
    let right = format!(
        "M{inner} {h} {up} L{inner} 0 A{r} {r} 0 0 1 {w} {r} V{lower} A{r} {r} 0 0 1 {inner} {h} Z",
        inner = n(width - r),
        h = n(height),
        up = line(&upward),
        r = n(r),
        w = n(width),
        lower = n(height - r),
    );
    [left, right]
}

/// Where a node of this size would be cut: the ends of that line, outside of it, where nothing is written.
#[must_use]
pub fn cut(width: f64, height: f64) -> String {
    let [above, .., below] = jag(width, height);
    let ends = [
        (above.0, -2.0, above.0 + 4.0, -10.0),
        (below.0, height + 2.0, below.0 - 4.0, height + 10.0),
    ];
    let tick = |(x, y, to_x, to_y)| format!("M{} {} L{} {}", n(x), n(y), n(to_x), n(to_y));
    ends.map(tick).join(" ")
}

/// How far before the right end of a node its cut is: what is written on it has its place to the left.
const CUT_AT: f64 = 27.0;
/// How far the cut goes to the left and to the right of that.
const JAG: f64 = 6.0;

/// How much of a node's width is to the left of its cut, whole.
#[must_use]
pub fn before_cut(width: f64) -> f64 {
    width - CUT_AT - JAG
}

fn jag(width: f64, height: f64) -> [(f64, f64); 4] {
    let middle = width - CUT_AT;
    [(JAG, 0.0), (-3.0, 0.36), (5.0, 0.6), (-JAG, 1.0)].map(|(dx, part)| (middle + dx, height * part))
}

fn line(points: &[(f64, f64)]) -> String {
    let point = |&(x, y): &(f64, f64)| format!("L{} {}", n(x), n(y));
    points.iter().map(point).collect::<Vec<_>>().join(" ")
}

/// A cylinder that fills the rectangle: its body, and the rim that lies over it.
#[must_use]
pub fn cylinder(rect: Rect) -> [String; 2] {
    let rx = rect.width / 2.0;
    let ry = 12.0;
    let (left, right) = (n(rect.x), n(rect.x + rect.width));
    let (top, bottom) = (n(rect.y + ry), n(rect.y + rect.height - ry));
    let body = format!(
        "M{left} {top} A{rx} {ry} 0 0 1 {right} {top} V{bottom} A{rx} {ry} 0 0 1 {left} {bottom} Z",
        rx = n(rx)
    );
    let rim = format!("M{left} {top} A{rx} {ry} 0 0 0 {right} {top}", rx = n(rx));
    [body, rim]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_leaves_and_arrives_horizontally() {
        assert_eq!(
            curve(Point { x: 0.0, y: 10.0 }, Point { x: 100.0, y: 50.0 }),
            "M0 10 C50 10 50 50 100 50"
        );
    }

    #[test]
    fn an_elbow_bends_once() {
        assert_eq!(
            elbow(Point { x: 0.0, y: 0.0 }, Point { x: 20.0, y: 40.0 }),
            "M0 0 V32 Q0 40 8 40 H20"
        );
    }

    #[test]
    fn a_line_to_a_row_runs_along_the_gap_above_it() {
        let [from, gap, to] = [(0.0, 100.0), (40.0, 20.0), (300.0, 59.0)].map(|(x, y)| Point { x, y });
        let way = rail(from, gap, to);
        assert_eq!(way, "M0 100 C20 100 20 20 40 20 H288 Q294 20 294 26 V53 Q294 59 300 59");
        assert_eq!(rail_back(to, gap, from), "M300 59 H294 V20 H40 C20 20 20 100 0 100");
    }

    #[test]
    fn both_halves_share_the_jagged_line() {
        let [left, right] = halves(200.0, 46.0, 23.0);
        let cut = cut(200.0, 46.0);
        assert!(left.contains("L179 0") && right.contains("L179 0"), "{left}\n{right}");
        assert_eq!(cut, "M179 -2 L183 -10 M167 48 L163 56");
        assert!(
            left.contains("L170 16.6") && right.contains("L170 16.6"),
            "{left}\n{right}"
        );
        assert!(left.contains("L167 46") && before_cut(200.0) == 167.0, "{left}");
    }
}
