//! Fields that are written.

use crate::codegen::tuples::{Nest, tuples};

/// A field with its name. `W` writes the fields of a part of a message, and `written.rs` describes
/// `C`.
pub trait WriteField<C, W> {
    #[doc(hidden)]
    fn write(self, writer: &mut W);

    /// An estimate of the length, without that of long values.
    #[doc(hidden)]
    #[inline]
    fn expected_len(&self) -> usize {
        0
    }
}

/// A field that may be left out.
impl<C, W, F: WriteField<C, W>> WriteField<C, W> for Option<F> {
    #[inline]
    fn write(self, writer: &mut W) {
        if let Some(field) = self {
            field.write(writer);
        }
    }

    #[inline]
    fn expected_len(&self) -> usize {
        self.as_ref().map_or(0, F::expected_len)
    }
}

/// Returns the field unless it is left out.
#[inline]
pub fn unless<F>(is_skipped: bool, field: F) -> Option<F> {
    (!is_skipped).then_some(field)
}

/// A tuple of up to 16 fields, or a [`Nest`] of tuples.
pub trait WriteFields<C, W> {
    /// The number of fields.
    #[doc(hidden)]
    const COUNT: usize;

    #[doc(hidden)]
    fn write(self, writer: &mut W);

    #[doc(hidden)]
    fn expected_len(&self) -> usize;
}

impl<C, W, First, Rest> WriteFields<C, W> for Nest<First, Rest>
where
    First: WriteFields<C, W>,
    Rest: WriteFields<C, W>,
{
    const COUNT: usize = First::COUNT + Rest::COUNT;

    #[inline]
    fn write(self, writer: &mut W) {
        self.first.write(writer);
        self.rest.write(writer);
    }

    #[inline]
    fn expected_len(&self) -> usize {
        self.first.expected_len() + self.rest.expected_len()
    }
}

impl<C, W> WriteFields<C, W> for () {
    const COUNT: usize = 0;

    #[inline]
    fn write(self, _: &mut W) {}

    #[inline]
    fn expected_len(&self) -> usize {
        0
    }
}

macro_rules! tuple {
    ($($field:ident: $Field:ident $_unused:ident),*) => {
        impl<C, W, $($Field: WriteField<C, W>),*> WriteFields<C, W> for ($($Field,)*) {
            const COUNT: usize = [$(stringify!($Field)),*].len();

            #[inline]
            fn write(self, writer: &mut W) {
                let ($($field,)*) = self;
                $($field.write(writer);)*
            }

            #[inline]
            fn expected_len(&self) -> usize {
                let ($($field,)*) = self;
                0 $(+ $field.expected_len())*
            }
        }
    };
}

tuples!(tuple);

/// A value that is written without a name.
#[derive(Debug)]
pub struct Unnamed<'v, T>(pub(super) &'v T);

/// Describes a field whose members are those of the object, or of the query, that it is in.
pub const fn flatten<T>(value: &T) -> Unnamed<'_, T> {
    Unnamed(value)
}

/// Describes a field that is a whole body or query.
pub const fn whole<T>(value: &T) -> Unnamed<'_, T> {
    Unnamed(value)
}

/// Fields of which some are flattened.
#[derive(Debug)]
pub struct Beside<T> {
    pub(super) names: &'static [&'static str],
    pub(super) has_several: bool,
    pub(super) fields: T,
}

/// Describes fields of which some are flattened.
///
/// `names` are those of the fields that are not flattened: flattened fields must not write them. In a
/// body, they have JSON's escapes. If there are several flattened fields in a body, none must write the
/// name of an absent field of another.
pub const fn beside_flattened<T>(
    names: &'static [&'static str],
    has_several: bool,
    fields: T,
) -> Beside<T> {
    Beside { names, has_several, fields }
}

/// A value that a function writes.
#[derive(Debug)]
pub struct By<Name, F> {
    pub(super) name: Name,
    pub(super) write: F,
}
