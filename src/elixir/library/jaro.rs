//! How much two texts are alike: the distance of Jaro, as `String.jaro_distance/2` computes it.

/// From 0.0 for nothing in common to 1.0 for the same.
pub fn distance(one: &[&[u8]], other: &[&[u8]]) -> f64 {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    // Two that are the same count when they are no further apart than this.
    let reach = (long.len() / 2).saturating_sub(1);
    let mut taken = vec![false; long.len()];
    let (mut common, mut transposed, mut last) = (0_u32, 0_u32, None::<usize>);
    for (at, part) in short.iter().enumerate() {
        let from = at.saturating_sub(reach);
        let to = (at + reach + 1).min(long.len());
        let found = (from..to).find(|place| !taken[*place] && long[*place] == *part);
        if let Some(place) = found {
            taken[place] = true;
            common += 1;
            if last.is_some_and(|last| place < last) {
                transposed += 1;
            }
            last = Some(place);
        }
    }
    if common == 0 {
        return 0.0;
    }
    let common = f64::from(common);
    let share = |parts: &[&[u8]]| common / parts.len() as f64;
    (share(one) + share(other) + (common - f64::from(transposed)) / common) / 3.0
}
