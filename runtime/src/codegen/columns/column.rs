//! The traits and types that all columns share.

use crate::{DecodeError, format::field_reader::Chunk};

/// A part of a message.
pub trait Part: Sized {
    /// A column as the reader sees it.
    type Entry<'s>;

    /// The data that the part is read from.
    type Input<'i>;

    /// The error if the reader skips a column, which cannot happen.
    const INCOMPLETE: DecodeError;

    /// Reads all columns.
    ///
    /// # Errors
    ///
    /// Returns an error if the part does not have the form that the columns describe.
    fn read(
        input: Self::Input<'_>,
        columns: &Chunk<'_, Self::Entry<'_>>,
    ) -> Result<(), DecodeError>;
}

/// A description of all fields in a part of a message, whose values are `V`.
///
/// `C` is [`Checked`](crate::codegen::Checked), whose constant does not compile if the type of a
/// field lacks a trait. The compiler then reports no other error about a bound that mentions `C`.
pub trait ReadPart<C, P: Part, V> {
    /// Reads the values.
    ///
    /// # Errors
    ///
    /// Returns an error if the part does not have the form that is described.
    fn read(self, input: P::Input<'_>) -> Result<V, DecodeError>;
}

/// A part without fields is not read.
impl<C, P: Part> ReadPart<C, P, ()> for () {
    fn read(self, _: P::Input<'_>) -> Result<(), DecodeError> {
        Ok(())
    }
}

/// A description of a field, and its value once it has been read.
#[derive(Debug)]
pub struct Column<V, D> {
    pub(super) value: Option<V>,
    pub(super) description: D,
}

impl<V, D> Column<V, D> {
    pub(super) const fn new(description: D) -> Self {
        Self { value: None, description }
    }
}

/// A description of a field in a part of a message, whose value is a `V`. One that only consists of the
/// field's name reads the value by its type.
pub trait Describe<P: Part, V>: Sized {
    /// Returns the column as the reader sees it.
    fn entry<'s>(column: &'s mut Column<V, Self>) -> P::Entry<'s>
    where
        Self: 's,
        V: 's;
}
