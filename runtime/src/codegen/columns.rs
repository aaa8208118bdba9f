//! Columns: descriptions of fields, by which a part of a message is read into their values.

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

/// A part of a message.
pub trait Part: Sized {
    /// A column as the reader of the part sees it.
    type Entry<'s>;

    /// What is read.
    type Input<'i>;

    /// The error about a column that the reader forgot: there is none.
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

/// A field that is read, and its value once it has been read.
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
    /// Returns the column as the reader of the part sees it.
    fn entry<'s>(column: &'s mut Column<V, Self>) -> P::Entry<'s>
    where
        Self: 's,
        V: 's;
}
