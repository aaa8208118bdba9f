//! Tuples of columns.

use super::column::{Column, Describe, Part};
use crate::{DecodeError, format::field_reader::Chunk};

/// A tuple of up to 16 columns, or a [`Nest`] of tuples.
///
/// `C` is [`Checked`](crate::codegen::Checked), whose constant does not compile if the type of a
/// field lacks a trait. The compiler then reports no other error about a bound that mentions `C`.
pub trait ReadColumns<C, P: Part>: Sized {
    /// The values of the columns, nested as the columns are.
    type Values;

    /// Reads the columns.
    ///
    /// # Errors
    ///
    /// Returns an error if the part does not have the form that the columns describe.
    fn read(self, input: P::Input<'_>) -> Result<Self::Values, DecodeError>;

    /// Reads the columns together with those before them and, with `read`, those after them.
    ///
    /// # Errors
    ///
    /// Returns an error if `read` does.
    fn read_among<'s>(
        &'s mut self,
        before: Option<&Chunk<'_, P::Entry<'s>>>,
        read: impl FnOnce(&Chunk<'_, P::Entry<'s>>) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError>;

    /// Returns the values.
    ///
    /// # Errors
    ///
    /// Returns an error if one has not been read.
    fn values(self) -> Result<Self::Values, DecodeError>;
}

/// Columns, and those after them.
#[derive(Debug)]
pub struct Nest<First, Rest> {
    first: First,
    rest: Rest,
}

/// Nests columns, because a tuple has at most 16.
pub const fn nest<First, Rest>(first: First, rest: Rest) -> Nest<First, Rest> {
    Nest { first, rest }
}

impl<C, P: Part, First: ReadColumns<C, P>, Rest: ReadColumns<C, P>> ReadColumns<C, P>
    for Nest<First, Rest>
{
    type Values = (First::Values, Rest::Values);

    fn read(mut self, input: P::Input<'_>) -> Result<Self::Values, DecodeError> {
        self.read_among(None, |columns| P::read(input, columns))?;
        self.values()
    }

    fn read_among<'s>(
        &'s mut self,
        before: Option<&Chunk<'_, P::Entry<'s>>>,
        read: impl FnOnce(&Chunk<'_, P::Entry<'s>>) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        let Self { first, rest } = self;
        first.read_among(before, |first| rest.read_among(Some(first), read))
    }

    fn values(self) -> Result<Self::Values, DecodeError> {
        Ok((self.first.values()?, self.rest.values()?))
    }
}

/// Without columns, only the form of the part is checked.
impl<C, P: Part> ReadColumns<C, P> for () {
    type Values = ();

    fn read(self, input: P::Input<'_>) -> Result<(), DecodeError> {
        P::read(input, &Chunk { entries: &[], before: None })
    }

    fn read_among<'s>(
        &'s mut self,
        before: Option<&Chunk<'_, P::Entry<'s>>>,
        read: impl FnOnce(&Chunk<'_, P::Entry<'s>>) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        read(&Chunk { entries: &[], before })
    }

    fn values(self) -> Result<(), DecodeError> {
        Ok(())
    }
}

// The values are moved out by one pattern, without calls. For each place where a function may return
// or panic, the compiler generates code that drops the values.
macro_rules! tuple {
    ($($value:ident: $Value:ident $Description:ident),*) => {
        impl<C, P: Part, $($Value, $Description: Describe<P, $Value>),*> ReadColumns<C, P>
            for ($(Column<$Value, $Description>,)*)
        {
            type Values = ($($Value,)*);

            fn read(mut self, input: P::Input<'_>) -> Result<Self::Values, DecodeError> {
                let ($($value,)*) = &mut self;
                let entries = [$($Description::entry($value)),*];
                let result = P::read(input, &Chunk { entries: &entries, before: None });
                drop(entries);
                match result {
                    Err(error) => Err(error),
                    Ok(()) => match self {
                        ($(Column { value: Some($value), .. },)*) => Ok(($($value,)*)),
                        _ => Err(P::INCOMPLETE),
                    },
                }
            }

            fn read_among<'s>(
                &'s mut self,
                before: Option<&Chunk<'_, P::Entry<'s>>>,
                read: impl FnOnce(&Chunk<'_, P::Entry<'s>>) -> Result<(), DecodeError>,
            ) -> Result<(), DecodeError> {
                let ($($value,)*) = self;
                let entries = [$($Description::entry($value)),*];
                read(&Chunk { entries: &entries, before })
            }

            fn values(self) -> Result<Self::Values, DecodeError> {
                match self {
                    ($(Column { value: Some($value), .. },)*) => Ok(($($value,)*)),
                    _ => Err(P::INCOMPLETE),
                }
            }
        }
    };
}

/// Implements the trait for the tuple of all columns, for the tuple without the first column, and
/// so on.
macro_rules! tuples {
    () => {};
    ($value:ident: $Value:ident $Description:ident $(, $($others:tt)*)?) => {
        tuple!($value: $Value $Description $(, $($others)*)?);
        tuples!($($($others)*)?);
    };
}

tuples! {
    v1: V1 D1, v2: V2 D2, v3: V3 D3, v4: V4 D4, v5: V5 D5, v6: V6 D6, v7: V7 D7, v8: V8 D8,
    v9: V9 D9, v10: V10 D10, v11: V11 D11, v12: V12 D12, v13: V13 D13, v14: V14 D14, v15: V15 D15,
    v16: V16 D16
}
