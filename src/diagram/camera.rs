//! What part of the diagram is seen: a scale and an offset, and the few ways to change them.

use super::{Point, Rect};

/// Screen = diagram × `scale` + (`x`, `y`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Offset to the right, in screen units.
    pub x: f64,
    /// Offset downward, in screen units.
    pub y: f64,
    /// Magnification.
    pub scale: f64,
}

/// The smallest and the largest magnification a person can choose.
pub const SCALES: (f64, f64) = (0.1, 4.0);

impl Default for Camera {
    fn default() -> Self {
        Self {
            x: 0.0,
            y: 0.0,
            scale: 1.0,
        }
    }
}

impl Camera {
    /// Shows all of `bounds`, centred, in a viewport of `width` × `height`, of which `margin` is kept free on each side
    /// and `top` more above; never larger than `largest`.
    #[must_use]
    pub fn fit(bounds: Rect, width: f64, height: f64, margin: f64, top: f64, largest: f64) -> Self {
        let room = Point {
            x: (width - 2.0 * margin).max(1.0),
            y: (height - 2.0 * margin - top).max(1.0),
        };
        let scale = (room.x / bounds.width.max(1.0))
            .min(room.y / bounds.height.max(1.0))
            .min(largest)
            .max(0.001);
        Self {
            x: (width - bounds.width * scale) / 2.0 - bounds.x * scale,
            y: top + (height - top - bounds.height * scale) / 2.0 - bounds.y * scale,
            scale,
        }
    }

    /// Moves what is seen by a distance on the screen.
    #[must_use]
    pub fn pan(self, dx: f64, dy: f64) -> Self {
        Self {
            x: self.x + dx,
            y: self.y + dy,
            ..self
        }
    }

    /// Magnifies by `factor`; the point of the diagram under `at` (on the screen) stays where it is.
    #[must_use]
    pub fn zoom(self, at: Point, factor: f64) -> Self {
        let scale = (self.scale * factor).clamp(SCALES.0, SCALES.1);
        if !scale.is_finite() {
            return self;
        }
        let ratio = scale / self.scale;
        Self {
            x: at.x - (at.x - self.x) * ratio,
            y: at.y - (at.y - self.y) * ratio,
            scale,
        }
    }

    /// The part of the diagram that is seen in a viewport of that size.
    #[must_use]
    pub fn seen(self, width: f64, height: f64) -> Rect {
        Rect {
            x: -self.x / self.scale,
            y: -self.y / self.scale,
            width: width / self.scale,
            height: height / self.scale,
        }
    }

    /// The smallest pan that brings a rectangle of the diagram into that part of the screen.
    #[must_use]
    pub fn reveal(self, rect: Rect, room: Rect) -> Self {
        let left = rect.x * self.scale + self.x;
        let top = rect.y * self.scale + self.y;
        let right = left + rect.width * self.scale;
        let bottom = top + rect.height * self.scale;
        Self {
            x: self.x + nudge(left, right, room.x, room.x + room.width),
            y: self.y + nudge(top, bottom, room.y, room.y + room.height),
            ..self
        }
    }

    /// The smallest pan that leaves no more of that part of the screen empty than there must be.
    #[must_use]
    pub fn fill(self, bounds: Rect, room: Rect) -> Self {
        Self {
            x: settle(
                self.x,
                bounds.x * self.scale,
                bounds.width * self.scale,
                room.x,
                room.width,
            ),
            y: settle(
                self.y,
                bounds.y * self.scale,
                bounds.height * self.scale,
                room.y,
                room.height,
            ),
            ..self
        }
    }
}

/// The offset at which a span that begins at `start` and is `length` long fills the room, or is in its middle.
fn settle(offset: f64, start: f64, length: f64, room: f64, room_length: f64) -> f64 {
    if length <= room_length {
        return room + (room_length - length) / 2.0 - start;
    }
    offset.clamp(room + room_length - length - start, room - start)
}

/// How far the span from `start` to `end` must move to lie between `low` and `high`; its start counts more.
fn nudge(start: f64, end: f64, low: f64, high: f64) -> f64 {
    if start < low {
        low - start
    } else if end > high {
        (high - end).max(low - start)
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on_screen(camera: Camera, point: Point) -> Point {
        Point {
            x: point.x * camera.scale + camera.x,
            y: point.y * camera.scale + camera.y,
        }
    }

    #[test]
    fn fitting_shows_everything_centred() {
        let bounds = Rect {
            x: -50.0,
            y: 10.0,
            width: 1000.0,
            height: 500.0,
        };
        let camera = Camera::fit(bounds, 540.0, 600.0, 20.0, 40.0, 2.0);
        assert_eq!(camera.scale, 0.5);
        assert_eq!(
            on_screen(camera, Point { x: -50.0, y: 260.0 }),
            Point { x: 20.0, y: 320.0 }
        );
    }

    #[test]
    fn fitting_an_empty_diagram_is_no_trouble() {
        let camera = Camera::fit(Rect::default(), 0.0, 0.0, 20.0, 0.0, 1.5);
        assert!(camera.scale > 0.0 && camera.x.is_finite());
    }

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let camera = Camera {
            x: 30.0,
            y: -12.0,
            scale: 0.8,
        };
        let diagram = Point { x: 100.0, y: 40.0 };
        let at = on_screen(camera, diagram);
        let after = on_screen(camera.zoom(at, 1.7), diagram);
        assert!((after.x - at.x).abs() < 1e-9 && (after.y - at.y).abs() < 1e-9);
    }

    #[test]
    fn zooming_has_limits() {
        let mut camera = Camera::default();
        for _ in 0..100 {
            camera = camera.zoom(Point::default(), 3.0);
        }
        assert_eq!(camera.scale, SCALES.1);
        assert_eq!(camera.zoom(Point::default(), f64::NAN), camera);
    }

    #[test]
    fn what_is_seen_fills_the_viewport() {
        let camera = Camera {
            x: 30.0,
            y: -12.0,
            scale: 0.5,
        };
        let seen = camera.seen(300.0, 200.0);
        let corner = |x, y| on_screen(camera, Point { x, y });
        assert_eq!(corner(seen.x, seen.y), Point { x: 0.0, y: 0.0 });
        let end = corner(seen.x + seen.width, seen.y + seen.height);
        assert_eq!(end, Point { x: 300.0, y: 200.0 });
    }

    #[test]
    fn revealing_moves_as_little_as_possible() {
        let camera = Camera::default();
        let inside = Rect {
            x: 50.0,
            y: 50.0,
            width: 10.0,
            height: 10.0,
        };
        let room = Rect::default().grown(100.0, 100.0);
        let room = Rect {
            x: 20.0,
            y: 20.0,
            width: room.width - 40.0,
            ..room
        };
        assert_eq!(camera.reveal(inside, room), camera);
        let outside = Rect { x: 190.0, ..inside };
        assert_eq!(camera.reveal(outside, room).x, -20.0);
    }

    #[test]
    fn what_is_larger_than_the_screen_fills_it_and_what_is_smaller_is_in_its_middle() {
        let room = Rect {
            x: 10.0,
            y: 10.0,
            width: 100.0,
            height: 100.0,
        };
        let bounds = Rect {
            x: 0.0,
            y: 0.0,
            width: 500.0,
            height: 40.0,
        };
        let far = Camera::default().pan(900.0, 900.0).fill(bounds, room);
        assert_eq!((far.x, far.y), (10.0, 40.0));
        let end = Camera::default().pan(-900.0, 0.0).fill(bounds, room);
        assert_eq!(end.x, -390.0);
        assert_eq!(end.fill(bounds, room), end);
    }
}
