//! Columns of bodies and queries: members and parameters.

use std::marker::PhantomData;

use serde_json::de::StrRead;

use super::{
    absence::{Absence, OrDefault, OrElse, OrMissing, Required},
    column::{Column, Describe, Part},
    read_value::{By, ByType, ReadValue},
};
use crate::{
    DecodeError, Place,
    format::{
        field_reader::{Chunk, Entry, Format, Names, Slot, Source, Unknown},
        form::{FlattenedParameters, Form, Query, ReadError, Values, read_parameters},
        json::{Flattened, Json, read_members},
    },
};

/// A member or parameter of a format `F`.
#[derive(Debug)]
pub struct Field<F, Read = ByType, Absence = Required> {
    names: Names,
    read: Read,
    absence: Absence,
    format: PhantomData<F>,
}

/// A field that reads what no named field of a format `F` reads.
#[derive(Debug)]
pub struct Rest<F, Read = ByType> {
    read: Read,
    format: PhantomData<F>,
}

/// Describes a member of a body. The name is written as in JSON, without the quotes.
#[must_use]
pub const fn member<T>(name: &'static str) -> Column<T, Field<Json>> {
    named(name)
}

/// Describes a parameter of a query. The name is not percent-encoded.
#[must_use]
pub const fn parameter<T>(name: &'static str) -> Column<T, Field<Form>> {
    named(name)
}

const fn named<F, T>(name: &'static str) -> Column<T, Field<F>> {
    let names = Names { name, aliases: &[] };
    Column::new(Field { names, read: ByType, absence: Required, format: PhantomData })
}

/// Describes a field that reads the members that no named field reads.
#[must_use]
pub const fn flattened<T>() -> Column<T, Rest<Json>> {
    rest()
}

/// Describes a field that reads the parameters that no named field reads.
#[must_use]
pub const fn flattened_parameters<T>() -> Column<T, Rest<Form>> {
    rest()
}

const fn rest<F, T>() -> Column<T, Rest<F>> {
    Column::new(Rest { read: ByType, format: PhantomData })
}

impl<V, F, R, A> Column<V, Field<F, R, A>> {
    /// Accepts further names.
    #[must_use]
    pub fn alias(mut self, aliases: &'static [&'static str]) -> Self {
        self.description.names.aliases = aliases;
        self
    }

    /// Uses the default of the type if the field is absent.
    #[must_use]
    pub fn or_default(self) -> Column<V, Field<F, R, OrDefault>> {
        self.with_absence(OrDefault)
    }

    /// Calls a function for the value if the field is absent.
    #[must_use]
    pub fn or_else<U>(self, default: U) -> Column<V, Field<F, R, OrElse<U>>> {
        self.with_absence(OrElse(default))
    }

    /// Makes the value an `Option`, which is `None` if the field is absent.
    #[must_use]
    pub fn or_missing(self) -> Column<Option<V>, Field<F, R, OrMissing>> {
        self.with_absence(OrMissing)
    }

    fn with_absence<W, B>(self, absence: B) -> Column<W, Field<F, R, B>> {
        let Field { names, read, format, .. } = self.description;
        Column::new(Field { names, read, absence, format })
    }

    fn with_read<U>(self, read: U) -> Column<V, Field<F, By<U>, A>> {
        let Field { names, absence, format, .. } = self.description;
        Column::new(Field { names, read: By(read), absence, format })
    }
}

// A function with another result is reported where it is passed; that its value is the field's, by
// the struct that is built from it.

impl<V, R, A> Column<V, Field<Json, R, A>> {
    /// Reads the value with a function.
    #[must_use]
    pub fn read_by<U, W>(self, read: U) -> Column<V, Field<Json, By<U>, A>>
    where
        U: Fn(&mut serde_json::Deserializer<StrRead<'_>>) -> Result<W, serde_json::Error>,
    {
        self.with_read(read)
    }
}

impl<V, R, A> Column<V, Field<Form, R, A>> {
    /// Reads the value with a function.
    #[must_use]
    pub fn read_by<U, W>(self, read: U) -> Column<V, Field<Form, By<U>, A>>
    where
        U: Fn(Values<'_, '_>) -> Result<W, ReadError>,
    {
        self.with_read(read)
    }
}

impl<T, R> Column<T, Rest<Json, R>> {
    /// Reads the value with a function.
    #[must_use]
    pub fn read_by<U, W>(self, read: U) -> Column<T, Rest<Json, By<U>>>
    where
        U: Fn(Flattened<'_, '_>) -> Result<W, serde_json::Error>,
    {
        Column::new(Rest { read: By(read), format: self.description.format })
    }
}

impl<T, R> Column<T, Rest<Form, R>> {
    /// Reads the value with a function.
    #[must_use]
    pub fn read_by<U, W>(self, read: U) -> Column<T, Rest<Form, By<U>>>
    where
        U: Fn(FlattenedParameters<'_, '_>) -> Result<W, ReadError>,
    {
        Column::new(Rest { read: By(read), format: self.description.format })
    }
}

impl<V, F, R, A> Describe<F, V> for Field<F, R, A>
where
    F: for<'s> Part<Entry<'s> = Entry<'s, F>> + Format,
    R: ReadValue<F, A::Read>,
    A: Absence<V>,
{
    #[inline]
    fn entry<'s>(column: &'s mut Column<V, Self>) -> Entry<'s, F>
    where
        Self: 's,
        V: 's,
    {
        Entry::named(column.description.names, column)
    }
}

impl<V, F: Source, R: ReadValue<F, A::Read>, A: Absence<V>> Slot<F> for Column<V, Field<F, R, A>> {
    fn read<'r, 'b: 'r>(&mut self, deserializer: F::Deserializer<'r, 'b>) -> Result<(), F::Error> {
        self.value = Some(A::present(self.description.read.read(deserializer)?));
        Ok(())
    }

    fn fill_absent(&mut self) -> bool {
        self.value = self.description.absence.absent(|| self.description.read.read_absent());
        self.value.is_some()
    }
}

impl<T, F, R> Describe<F, T> for Rest<F, R>
where
    F: for<'s> Part<Entry<'s> = Entry<'s, F>> + Format,
    R: ReadValue<F::Flattened, T>,
{
    #[inline]
    fn entry<'s>(column: &'s mut Column<T, Self>) -> Entry<'s, F>
    where
        Self: 's,
        T: 's,
    {
        Entry::flattened(column)
    }
}

impl<T, F: Format, R: ReadValue<F::Flattened, T>> Slot<F::Flattened> for Column<T, Rest<F, R>> {
    fn read<'r, 'b: 'r>(
        &mut self,
        deserializer: <F::Flattened as Source>::Deserializer<'r, 'b>,
    ) -> Result<(), <F::Flattened as Source>::Error> {
        self.value = Some(self.description.read.read(deserializer)?);
        Ok(())
    }
}

impl Part for Json {
    type Entry<'s> = Entry<'s, Self>;
    type Input<'i> = (&'i [u8], Unknown);
    const INCOMPLETE: DecodeError = DecodeError::incomplete(Place::Body);

    fn read(
        (body, unknown): (&[u8], Unknown),
        columns: &Chunk<'_, Entry<'_, Self>>,
    ) -> Result<(), DecodeError> {
        read_members(body, unknown, columns)
    }
}

impl Part for Form {
    type Entry<'s> = Entry<'s, Self>;
    type Input<'i> = Query<'i>;
    const INCOMPLETE: DecodeError = DecodeError::incomplete(Place::Query);

    fn read(query: Query<'_>, columns: &Chunk<'_, Entry<'_, Self>>) -> Result<(), DecodeError> {
        read_parameters(query, columns)
    }
}
