//! The generated implementations of `Debug`.

use std::fmt;

use super::tuples::{Nest, tuples};

/// Formats a struct with these fields, whose values are a tuple.
///
/// # Errors
///
/// Returns an error if the formatter returns one.
pub fn debug_struct<T: Values>(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    names: &[&str],
    values: &T,
) -> fmt::Result {
    let mut debug = f.debug_struct(name);
    values.add_to(&mut debug, names);
    debug.finish()
}

/// A tuple of up to 16 values, or a [`Nest`] of tuples.
pub trait Values {
    /// Adds the values, and returns the names of those that follow.
    #[doc(hidden)]
    fn add_to<'n>(
        &self,
        debug: &mut fmt::DebugStruct<'_, '_>,
        names: &'n [&'n str],
    ) -> &'n [&'n str];
}

impl<First: Values, Rest: Values> Values for Nest<First, Rest> {
    fn add_to<'n>(
        &self,
        debug: &mut fmt::DebugStruct<'_, '_>,
        names: &'n [&'n str],
    ) -> &'n [&'n str] {
        let names = self.first.add_to(debug, names);
        self.rest.add_to(debug, names)
    }
}

impl Values for () {
    fn add_to<'n>(&self, _: &mut fmt::DebugStruct<'_, '_>, names: &'n [&'n str]) -> &'n [&'n str] {
        names
    }
}

macro_rules! tuple {
    ($($value:ident: $Value:ident $_unused:ident),*) => {
        impl<$($Value: fmt::Debug),*> Values for ($($Value,)*) {
            #[inline]
            fn add_to<'n>(
                &self,
                debug: &mut fmt::DebugStruct<'_, '_>,
                names: &'n [&'n str],
            ) -> &'n [&'n str] {
                let ($($value,)*) = self;
                add(debug, names, &[$($value),*])
            }
        }
    };
}

tuples!(tuple);

fn add<'n>(
    debug: &mut fmt::DebugStruct<'_, '_>,
    names: &'n [&'n str],
    values: &[&dyn fmt::Debug],
) -> &'n [&'n str] {
    let (names, rest) = names.split_at_checked(values.len()).unwrap_or((names, &[]));
    for (name, value) in names.iter().zip(values) {
        debug.field(name, value);
    }
    rest
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
