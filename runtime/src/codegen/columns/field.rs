//! Descriptions of members and parameters, which are the fields of bodies and queries.

use std::marker::PhantomData;

use ::serde::de::DeserializeOwned;

use super::{
    absence::{Absence, OrDefault, OrElse, OrMissing, Required},
    column::{Column, Describe, Part},
    read_value::{By, ByType, ReadValue},
};
use crate::format::{
    field_reader::{Entry, Format, Names, Slot, Source},
    form::{FlattenedParameters, Form, ReadError, Values},
    json::{Flattened, Json, MemberDeserializer},
};

/// A member or parameter of a format `F`.
#[derive(Debug)]
pub struct Field<F, Read = ByType, Absence = Required> {
    pub(super) names: Names,
    read: Read,
    pub(super) absence: Absence,
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
pub const fn member(name: &'static str) -> Field<Json> {
    named(name)
}

/// Describes a parameter of a query. The name is not percent-encoded.
#[must_use]
pub const fn parameter(name: &'static str) -> Field<Form> {
    named(name)
}

pub(super) const fn named<F>(name: &'static str) -> Field<F> {
    Field { names: names(name), read: ByType, absence: Required, format: PhantomData }
}

pub(super) const fn names(name: &'static str) -> Names {
    Names { name, aliases: &[] }
}

/// Describes a field that reads the members that no named field reads.
#[must_use]
pub const fn flattened() -> Rest<Json> {
    Rest { read: ByType, format: PhantomData }
}

/// Describes a field that reads the parameters that no named field reads.
#[must_use]
pub const fn flattened_parameters() -> Rest<Form> {
    Rest { read: ByType, format: PhantomData }
}

impl<F, R, A> Field<F, R, A> {
    /// Accepts further names.
    #[must_use]
    pub fn alias(mut self, aliases: &'static [&'static str]) -> Self {
        self.names.aliases = aliases;
        self
    }

    /// Uses the default of the type if the field is absent.
    #[must_use]
    pub fn or_default(self) -> Field<F, R, OrDefault> {
        self.with_absence(OrDefault)
    }

    /// Calls a function for the value if the field is absent.
    #[must_use]
    pub fn or_else<U>(self, default: U) -> Field<F, R, OrElse<U>> {
        self.with_absence(OrElse(default))
    }

    /// Makes the value an `Option`, which is `None` if the field is absent.
    #[must_use]
    pub fn or_missing(self) -> Field<F, R, OrMissing> {
        self.with_absence(OrMissing)
    }

    fn with_absence<B>(self, absence: B) -> Field<F, R, B> {
        let Self { names, read, format, .. } = self;
        Field { names, read, absence, format }
    }

    fn with_read<U>(self, read: U) -> Field<F, By<U>, A> {
        let Self { names, absence, format, .. } = self;
        Field { names, read: By(read), absence, format }
    }
}

// A function with another result is reported where it is passed; that its value is the field's, by
// the struct that is built from it.

impl<R, A> Field<Json, R, A> {
    /// Reads the value with a function.
    #[must_use]
    pub fn read_by<U, W>(self, read: U) -> Field<Json, By<U>, A>
    where
        U: Fn(MemberDeserializer<'_, '_>) -> Result<W, serde_json::Error>,
    {
        self.with_read(read)
    }
}

impl<R, A> Field<Form, R, A> {
    /// Reads the value with a function.
    #[must_use]
    pub fn read_by<U, W>(self, read: U) -> Field<Form, By<U>, A>
    where
        U: Fn(Values<'_, '_>) -> Result<W, ReadError>,
    {
        self.with_read(read)
    }
}

impl<R> Rest<Json, R> {
    /// Reads the value with a function.
    #[must_use]
    pub fn read_by<U, W>(self, read: U) -> Rest<Json, By<U>>
    where
        U: Fn(Flattened<'_, '_>) -> Result<W, serde_json::Error>,
    {
        Rest { read: By(read), format: self.format }
    }
}

impl<R> Rest<Form, R> {
    /// Reads the value with a function.
    #[must_use]
    pub fn read_by<U, W>(self, read: U) -> Rest<Form, By<U>>
    where
        U: Fn(FlattenedParameters<'_, '_>) -> Result<W, ReadError>,
    {
        Rest { read: By(read), format: self.format }
    }
}

/// A field that is read by its type, and that is an error if it is absent unless its type says
/// otherwise.
impl<V, F> Describe<F, V> for &'static str
where
    F: for<'s> Part<Entry<'s> = Entry<'s, F>> + Format,
    V: DeserializeOwned,
{
    #[inline]
    fn entry<'s>(column: &'s mut Column<V, Self>) -> Entry<'s, F>
    where
        Self: 's,
        V: 's,
    {
        Entry::named(names(column.description), column)
    }
}

impl<V: DeserializeOwned, F: Source> Slot<F> for Column<V, &'static str> {
    fn read<'r, 'b: 'r>(&mut self, deserializer: F::Deserializer<'r, 'b>) -> Result<(), F::Error> {
        self.value = Some(V::deserialize(deserializer)?);
        Ok(())
    }

    fn fill_absent(&mut self) -> bool {
        self.value = F::absent();
        self.value.is_some()
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
