//! Tuples of descriptions.

use super::column::{Column, Describe, Part, ReadPart};
use crate::{
    DecodeError,
    codegen::tuples::{Nest, tuples},
    format::field_reader::Chunk,
};

/// A tuple of up to 16 descriptions, or a [`Nest`] of tuples, whose values are `V`.
pub trait ReadColumns<C, P: Part, V>: Sized {
    /// The columns.
    type Columns;

    /// Returns the columns without their values.
    fn columns(self) -> Self::Columns;

    /// Reads the columns together with those before them and, with `read`, those after them.
    ///
    /// # Errors
    ///
    /// Returns an error if `read` does.
    fn read_among<'s>(
        columns: &'s mut Self::Columns,
        before: Option<&Chunk<'_, P::Entry<'s>>>,
        read: impl FnOnce(&Chunk<'_, P::Entry<'s>>) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError>;

    /// Returns the values.
    ///
    /// # Errors
    ///
    /// Returns an error if one has not been read.
    fn values(columns: Self::Columns) -> Result<V, DecodeError>;

    /// Reads the part.
    ///
    /// # Errors
    ///
    /// Returns an error if the part does not have the form that is described.
    fn read_all(self, input: P::Input<'_>) -> Result<V, DecodeError> {
        let mut columns = self.columns();
        Self::read_among(&mut columns, None, |columns| P::read(input, columns))?;
        Self::values(columns)
    }
}

/// Without columns, only the form of the part is checked.
impl<C, P: Part> ReadColumns<C, P, ()> for () {
    type Columns = ();

    fn columns(self) {}

    fn read_among<'s>(
        (): &'s mut (),
        before: Option<&Chunk<'_, P::Entry<'s>>>,
        read: impl FnOnce(&Chunk<'_, P::Entry<'s>>) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        read(&Chunk { entries: &[], before })
    }

    fn values((): ()) -> Result<(), DecodeError> {
        Ok(())
    }
}

impl<C, P, First, Rest, V, W> ReadColumns<C, P, (V, W)> for Nest<First, Rest>
where
    P: Part,
    First: ReadColumns<C, P, V>,
    Rest: ReadColumns<C, P, W>,
{
    type Columns = (First::Columns, Rest::Columns);

    fn columns(self) -> Self::Columns {
        (self.first.columns(), self.rest.columns())
    }

    fn read_among<'s>(
        (first, rest): &'s mut Self::Columns,
        before: Option<&Chunk<'_, P::Entry<'s>>>,
        read: impl FnOnce(&Chunk<'_, P::Entry<'s>>) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        First::read_among(first, before, |first| Rest::read_among(rest, Some(first), read))
    }

    fn values((first, rest): Self::Columns) -> Result<(V, W), DecodeError> {
        Ok((First::values(first)?, Rest::values(rest)?))
    }
}

impl<C, P: Part, First, Rest, V> ReadPart<C, P, V> for Nest<First, Rest>
where
    Self: ReadColumns<C, P, V>,
{
    fn read(self, input: P::Input<'_>) -> Result<V, DecodeError> {
        self.read_all(input)
    }
}

// The values are moved out by one pattern, without calls. For each place where a function may return
// or panic, the compiler generates code that drops the values.
macro_rules! tuple {
    ($($value:ident: $Value:ident $Description:ident),*) => {
        impl<C, P: Part, $($Value, $Description: Describe<P, $Value>),*>
            ReadPart<C, P, ($($Value,)*)> for ($($Description,)*)
        {
            fn read(self, input: P::Input<'_>) -> Result<($($Value,)*), DecodeError> {
                let ($($value,)*) = self;
                let mut columns = ($(Column::new($value),)*);
                let ($($value,)*) = &mut columns;
                let entries = [$($Description::entry($value)),*];
                let result = P::read(input, &Chunk { entries: &entries, before: None });
                drop(entries);
                match result {
                    Err(error) => Err(error),
                    Ok(()) => match columns {
                        ($(Column { value: Some($value), .. },)*) => Ok(($($value,)*)),
                        _ => Err(P::INCOMPLETE),
                    },
                }
            }
        }

        impl<C, P: Part, $($Value, $Description: Describe<P, $Value>),*>
            ReadColumns<C, P, ($($Value,)*)> for ($($Description,)*)
        {
            type Columns = ($(Column<$Value, $Description>,)*);

            fn columns(self) -> Self::Columns {
                let ($($value,)*) = self;
                ($(Column::new($value),)*)
            }

            fn read_among<'s>(
                ($($value,)*): &'s mut Self::Columns,
                before: Option<&Chunk<'_, P::Entry<'s>>>,
                read: impl FnOnce(&Chunk<'_, P::Entry<'s>>) -> Result<(), DecodeError>,
            ) -> Result<(), DecodeError> {
                let entries = [$($Description::entry($value)),*];
                read(&Chunk { entries: &entries, before })
            }

            fn values(columns: Self::Columns) -> Result<($($Value,)*), DecodeError> {
                match columns {
                    ($(Column { value: Some($value), .. },)*) => Ok(($($value,)*)),
                    _ => Err(P::INCOMPLETE),
                }
            }
        }
    };
}

tuples!(tuple);
