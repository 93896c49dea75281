//! How fast it plays, and the scale a slider has for it: every step of the same length is the same factor.

/// The slowest speed: a second of the story takes a quarter of an hour.
pub const SLOWEST: f64 = 0.001;

/// As fast as it goes: beats are not waited for, and time jumps from one change to the next.
pub const AS_FAST_AS_IT_GOES: f64 = f64::INFINITY;

/// The fastest speed that is still a number, at the upper end of the scale.
const FASTEST: f64 = 1_000.0;

/// The speed at a place of the scale: 0 is [`SLOWEST`], the middle is 1, the end is [`AS_FAST_AS_IT_GOES`].
#[must_use]
pub fn speed_at(place: f64) -> f64 {
    if place >= 1.0 {
        return AS_FAST_AS_IT_GOES;
    }
    SLOWEST * (FASTEST / SLOWEST).powf(place.max(0.0))
}

/// The place of a speed on the scale, between 0 and 1.
#[must_use]
pub fn place_of(speed: f64) -> f64 {
    ((speed / SLOWEST).ln() / (FASTEST / SLOWEST).ln()).clamp(0.0, 1.0)
}

/// A speed that can be played.
pub(super) fn playable(speed: f64) -> f64 {
    if speed > FASTEST {
        AS_FAST_AS_IT_GOES
    } else {
        speed.max(SLOWEST)
    }
}
