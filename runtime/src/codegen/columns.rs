//! Tuples of columns: descriptions of fields, from which the fields' values are read.

use crate::{
    DecodeError, DecodeErrorKind, Place,
    format::{field_reader::Chunk, json::message::MISSING},
};

/// A part of a message.
pub trait Part: Sized {
    /// How a column is found.
    type Key;

    /// A column as the reader of the part sees it.
    type Entry<'s>;

    /// What is read.
    type Input<'i>;

    /// The part, as errors show it.
    const PLACE: Place;

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

/// A description of a field.
pub trait Column<P: Part> {
    /// Where the value is put while it is read.
    type Slot;

    /// The value.
    type Value;

    /// Returns how the column is found, and an empty slot.
    fn split(self) -> (P::Key, Self::Slot);

    /// Returns the column as the reader of the part sees it.
    fn entry<'s>(key: &P::Key, slot: &'s mut Self::Slot) -> P::Entry<'s>
    where
        Self: 's;

    /// Returns the value, if it has been read.
    fn value(slot: Self::Slot) -> Option<Self::Value>;
}

/// Some columns: a tuple of up to 16, or [`Nest`].
pub trait Columns<P: Part>: Sized {
    /// How the columns are found.
    type Keys;

    /// The slots of the columns.
    type Slots;

    /// The values of the columns, nested as the columns are.
    type Values;

    /// Returns how the columns are found, and empty slots.
    fn split(self) -> (Self::Keys, Self::Slots);

    /// Reads the columns, which come after others.
    ///
    /// # Errors
    ///
    /// Returns an error if `read` does.
    fn read<'s>(
        keys: &Self::Keys,
        slots: &'s mut Self::Slots,
        before: Option<&Chunk<'_, P::Entry<'s>>>,
        read: impl FnOnce(&Chunk<'_, P::Entry<'s>>) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError>
    where
        Self: 's;

    /// Returns the values.
    ///
    /// # Errors
    ///
    /// Returns an error if one has not been read.
    fn values(slots: Self::Slots) -> Result<Self::Values, DecodeError>;
}

/// Columns that can be read.
///
/// `C` is a type that is unknown to the compiler if the type of a field lacks a trait. The compiler
/// is silent about bounds that mention it.
pub trait ReadColumns<C, P: Part> {
    /// The values of the columns, nested as the columns are.
    type Values;

    /// Reads the columns.
    ///
    /// # Errors
    ///
    /// Returns an error if the part does not have the form that the columns describe.
    fn read(self, input: P::Input<'_>) -> Result<Self::Values, DecodeError>;
}

impl<C, P: Part, T: Columns<P>> ReadColumns<C, P> for T {
    type Values = T::Values;

    fn read(self, input: P::Input<'_>) -> Result<T::Values, DecodeError> {
        let (keys, mut slots) = self.split();
        T::read(&keys, &mut slots, None, |columns| P::read(input, columns))?;
        T::values(slots)
    }
}

/// A column that its reader forgot: there is none.
#[cold]
fn incomplete(place: Place) -> DecodeError {
    DecodeError::new(place, "", DecodeErrorKind::Missing, MISSING)
}

/// Columns, and those after them.
#[derive(Debug)]
pub struct Nest<First, Rest> {
    first: First,
    rest: Rest,
}

/// Nests columns: a tuple has at most 16.
pub fn nest<First, Rest>(first: First, rest: Rest) -> Nest<First, Rest> {
    Nest { first, rest }
}

impl<P: Part, First: Columns<P>, Rest: Columns<P>> Columns<P> for Nest<First, Rest> {
    type Keys = (First::Keys, Rest::Keys);
    type Slots = (First::Slots, Rest::Slots);
    type Values = (First::Values, Rest::Values);

    fn split(self) -> (Self::Keys, Self::Slots) {
        let (first_keys, first_slots) = self.first.split();
        let (rest_keys, rest_slots) = self.rest.split();
        ((first_keys, rest_keys), (first_slots, rest_slots))
    }

    fn read<'s>(
        (first_keys, rest_keys): &Self::Keys,
        (first_slots, rest_slots): &'s mut Self::Slots,
        before: Option<&Chunk<'_, P::Entry<'s>>>,
        read: impl FnOnce(&Chunk<'_, P::Entry<'s>>) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError>
    where
        Self: 's,
    {
        First::read(first_keys, first_slots, before, |first| {
            Rest::read(rest_keys, rest_slots, Some(first), read)
        })
    }

    #[inline]
    fn values((first, rest): Self::Slots) -> Result<Self::Values, DecodeError> {
        Ok((First::values(first)?, Rest::values(rest)?))
    }
}

macro_rules! tuple {
    ($count:literal: $($Column:ident $column:ident $key:ident),*) => {
        impl<P: Part, $($Column: Column<P>),*> Columns<P> for ($($Column,)*) {
            type Keys = [P::Key; $count];
            type Slots = ($($Column::Slot,)*);
            type Values = ($($Column::Value,)*);

            #[inline]
            fn split(self) -> (Self::Keys, Self::Slots) {
                let ($($column,)*) = self;
                $(let ($key, $column) = $column.split();)*
                ([$($key),*], ($($column,)*))
            }

            #[inline]
            fn read<'s>(
                [$($key),*]: &Self::Keys,
                ($($column,)*): &'s mut Self::Slots,
                before: Option<&Chunk<'_, P::Entry<'s>>>,
                read: impl FnOnce(&Chunk<'_, P::Entry<'s>>) -> Result<(), DecodeError>,
            ) -> Result<(), DecodeError>
            where
                Self: 's,
            {
                let entries = [$($Column::entry($key, $column)),*];
                read(&Chunk { entries: &entries, before })
            }

            #[inline]
            fn values(($($column,)*): Self::Slots) -> Result<Self::Values, DecodeError> {
                match ($($Column::value($column),)*) {
                    ($(Some($column),)*) => Ok(($($column,)*)),
                    _ => Err(incomplete(P::PLACE)),
                }
            }
        }
    };
}

/// A tuple of all columns, and of those but for the first, and so on.
macro_rules! tuples {
    () => {};
    (
        $count:literal $Column:ident $column:ident $key:ident
        $(, $counts:literal $Columns:ident $columns:ident $keys:ident)*
    ) => {
        tuple!($count: $Column $column $key $(, $Columns $columns $keys)*);
        tuples!($($counts $Columns $columns $keys),*);
    };
}

tuples! {
    16 A a a_key, 15 B b b_key, 14 C c c_key, 13 D d d_key, 12 E e e_key, 11 F f f_key,
    10 G g g_key, 9 H h h_key, 8 I i i_key, 7 J j j_key, 6 K k k_key, 5 L l l_key,
    4 M m m_key, 3 N n n_key, 2 O o o_key, 1 Q q q_key
}
