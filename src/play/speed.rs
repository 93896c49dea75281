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

/// The speeds that keys go through.
const STOPS: [f64; 19] = [
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, FASTEST,
];

/// How many seconds a supervisor's window of restarts has by default.
const WINDOW_S: f64 = 5.0;

/// From this speed on, kills made by hand hardly fall into one window.
const HARDLY_ESCALATES: f64 = 4.0;

/// The next speed below this one.
#[must_use]
pub fn slower(speed: f64) -> f64 {
    let below = STOPS.into_iter().rev().find(|&stop| stop < speed * 0.999);
    below.unwrap_or(SLOWEST)
}

/// The next speed above this one.
#[must_use]
pub fn faster(speed: f64) -> f64 {
    let above = STOPS.into_iter().find(|&stop| stop > speed * 1.001);
    above.unwrap_or(AS_FAST_AS_IT_GOES)
}

/// The speed nearest to this one that is easily said: 1/30, 1, 7.
#[must_use]
pub fn round(speed: f64) -> f64 {
    let one_digit = |number: f64| {
        let unit = 10_f64.powf(number.log10().floor());
        (number / unit).round() * unit
    };
    if speed.is_infinite() {
        speed
    } else if speed < 1.0 {
        1.0 / one_digit(1.0 / speed)
    } else {
        one_digit(speed)
    }
}

/// A speed in words.
#[must_use]
pub fn words(speed: f64) -> String {
    if speed.is_infinite() {
        "as fast as it goes".to_owned()
    } else if speed > 0.95 {
        format!("{}×", (speed * 10.0).round() / 10.0)
    } else {
        format!("1/{}×", (1.0 / speed).round())
    }
}

/// At a high speed: why kills do not escalate.
#[must_use]
pub fn warning(speed: f64) -> Option<String> {
    if speed.is_infinite() {
        Some("Virtual time jumps on after every story, so kills do not add up and hardly escalate.".to_owned())
    } else if speed >= HARDLY_ESCALATES {
        // Two digits and no more: 0.25, 0.005.
        let unit = 10_f64.powf((WINDOW_S / speed).log10().floor() - 1.0);
        let digits = (WINDOW_S / speed / unit).round();
        let seconds = digits / (1.0 / unit).round();
        Some(format!(
            "At {} the {WINDOW_S} s in which restarts are counted pass in {seconds} s, so kills hardly escalate.",
            words(speed)
        ))
    } else {
        None
    }
}

/// A speed that can be played.
pub(super) fn playable(speed: f64) -> f64 {
    if speed > FASTEST {
        AS_FAST_AS_IT_GOES
    } else {
        speed.max(SLOWEST)
    }
}
