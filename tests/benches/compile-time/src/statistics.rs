//! Medians and slopes.

/// Returns the median, which is the mean of the two middle values if their number is even.
pub(crate) fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 {
        sorted[middle]
    } else {
        f64::midpoint(sorted[middle - 1], sorted[middle])
    }
}

/// Returns the slope of `values` over `sizes` between two of the sizes.
///
/// # Panics
///
/// Panics if `between` contains a value that is not one of the sizes.
pub(crate) fn slope(sizes: &[usize], values: &[f64], between: [usize; 2]) -> f64 {
    let [low, high] = between.map(|size| {
        let index = sizes.iter().position(|other| *other == size);
        values[index.expect("sizes that were measured")]
    });
    #[expect(clippy::cast_precision_loss, reason = "sizes are small")]
    let distance = (between[1] - between[0]) as f64;
    (high - low) / distance
}

#[cfg(test)]
mod tests {
    use super::{median, slope};

    #[test]
    fn median_is_the_middle_value_or_the_mean_of_two() {
        assert!((median(&[3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!((median(&[4.0, 1.0]) - 2.5).abs() < f64::EPSILON);
    }

    #[test]
    fn slope_is_taken_between_two_sizes() {
        let value = slope(&[0, 50, 200], &[1.0, 2.0, 8.0], [50, 200]);
        assert!((value - 0.04).abs() < f64::EPSILON);
    }
}
