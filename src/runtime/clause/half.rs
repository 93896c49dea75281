//! A float of 16 bits, as a segment of a binary has it: IEEE 754's binary16.

/// How many bits the fraction has.
const FRACTION_BITS: i32 = 10;
/// The least exponent of a number that is not subnormal.
const LEAST_EXPONENT: i32 = -14;
/// What stands for infinity, and beyond it for what is no number.
const INFINITE: u16 = 0x7c00;
/// From there on the nearest is infinity.
const TOO_LARGE: f64 = 65_520.0;

/// Two to the power of that, which is no subnormal number.
fn power_of_two(exponent: i32) -> f64 {
    f64::from_bits(((1023 + exponent) as u64) << 52)
}

/// The bits of the nearest to that number, by way of the nearest of 32 bits as on the BEAM.
#[must_use]
pub fn half_of(number: f64) -> u16 {
    let single = number as f32;
    let size = f64::from(single.abs());
    let sign = u16::from(single.is_sign_negative()) << 15;
    if size >= TOO_LARGE {
        return sign | INFINITE;
    }
    let exponent = ((single.to_bits() >> 23 & 0xff) as i32 - 127).max(LEAST_EXPONENT);
    let fraction = (size / power_of_two(exponent - FRACTION_BITS)).round_ties_even() as u16;
    // What is rounded up to the next power of two has the next exponent by itself, and so has the first that is not subnormal.
    let above = (exponent - LEAST_EXPONENT) as u16;
    sign | ((above << FRACTION_BITS) + fraction)
}

/// The number of these bits; `None` when they are none.
#[must_use]
pub fn of_half(bits: u16) -> Option<f64> {
    if bits & INFINITE == INFINITE {
        return None;
    }
    let (above, fraction) = (i32::from(bits >> FRACTION_BITS & 0x1f), bits & 0x3ff);
    let whole = if above == 0 { 0 } else { 1 << FRACTION_BITS };
    let exponent = above.max(1) - 1 + LEAST_EXPONENT;
    let size = f64::from(fraction | whole) * power_of_two(exponent - FRACTION_BITS);
    Some(if bits >> 15 == 1 { -size } else { size })
}
