//! The generated implementations of `Debug`.

use std::fmt;

/// Formats a struct with these fields.
///
/// # Errors
///
/// Returns an error if the formatter returns one.
pub fn debug_struct(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    fields: &[(&str, &dyn fmt::Debug)],
) -> fmt::Result {
    let mut debug = f.debug_struct(name);
    for (name, value) in fields {
        debug.field(name, value);
    }
    debug.finish()
}

/// Formats a variant with one numbered field.
///
/// # Errors
///
/// Returns an error if the formatter returns one.
pub fn debug_tuple(f: &mut fmt::Formatter<'_>, name: &str, field: &dyn fmt::Debug) -> fmt::Result {
    f.debug_tuple(name).field(field).finish()
}

/// Printed instead of the value of a secret field.
pub struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}
