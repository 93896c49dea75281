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

    /// The smallest pan that brings a rectangle of the diagram into the viewport.
    #[must_use]
    pub fn reveal(self, rect: Rect, width: f64, height: f64, margin: f64) -> Self {
        let left = rect.x * self.scale + self.x;
        let top = rect.y * self.scale + self.y;
        Self {
            x: self.x + nudge(left, left + rect.width * self.scale, margin, width - margin),
            y: self.y + nudge(top, top + rect.height * self.scale, margin, height - margin),
            ..self
        }
    }
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
    fn revealing_moves_as_little_as_possible() {
        let camera = Camera::default();
        let inside = Rect {
            x: 50.0,
            y: 50.0,
            width: 10.0,
            height: 10.0,
        };
        assert_eq!(camera.reveal(inside, 200.0, 200.0, 20.0), camera);
        let outside = Rect { x: 190.0, ..inside };
        assert_eq!(camera.reveal(outside, 200.0, 200.0, 20.0).x, -20.0);
    }
}
