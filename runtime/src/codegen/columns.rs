//! Columns: they describe how the fields of a part of a message are read, and receive the values.

pub(super) use self::{argument::Arguments, header::Headers, tuple::ReadColumns};
pub use self::{
    argument::argument,
    field::{flattened, member, parameter},
    header::header,
    tuple::nest,
};
use crate::{DecodeError, format::field_reader::Chunk};

mod absence;
mod argument;
mod field;
mod header;
mod read_value;
mod text;
mod tuple;

#[cfg(test)]
mod tests;

/// A part of a message.
pub trait Part: Sized {
    /// A column as the reader sees it.
    type Entry<'s>;

    /// The part itself.
    type Input<'i>;

    /// The error about a column that the reader forgot, which cannot happen.
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

/// A description of a field, and its value once it has been read.
#[derive(Debug)]
pub struct Column<V, D> {
    value: Option<V>,
    description: D,
}

impl<V, D> Column<V, D> {
    const fn new(description: D) -> Self {
        Self { value: None, description }
    }
}

/// A description of a field in a part of a message.
pub trait Describe<P: Part, V>: Sized {
    /// Returns the column as the reader sees it.
    fn entry<'s>(column: &'s mut Column<V, Self>) -> P::Entry<'s>
    where
        Self: 's,
        V: 's;
}
