//! Clones of fields.

/// Clones the value of a field. The path is shorter than that of the trait's method, and generated code has
/// it for most fields.
#[inline]
pub fn clone<T: Clone>(value: &T) -> T {
    value.clone()
}
