//! Columns of bodies and queries: members and parameters.

use std::marker::PhantomData;

use ::serde::de::DeserializeOwned;
use serde_json::de::StrRead;

use super::columns::{Column, Part};
use crate::{
    DecodeError, Place,
    format::{
        absent::absent,
        field_reader::{Chunk, Entry, Format, Names, Slot, Source, Unknown},
        form::{Form, Query, ReadError, Values, read_parameters},
        json::{Flattened, FlattenedJson, Json, read_members},
    },
};

/// A field of type `T` in a format `F`: how it is read, and its value if it is absent.
#[derive(Debug)]
pub struct FieldColumn<F, T, Read = ByType, Absence = Required> {
    names: Names,
    read: Read,
    absence: Absence,
    field: PhantomData<fn() -> (F, T)>,
}

/// A field that reads the members that no other field reads.
#[derive(Debug)]
pub struct FlattenedColumn<T, Read = ByType> {
    read: Read,
    field: PhantomData<fn() -> T>,
}

/// Describes a member of a body. The name is as JSON writes it between the quotes.
#[must_use]
pub const fn member<T>(name: &'static str) -> FieldColumn<Json, T> {
    column(name)
}

/// Describes a parameter of a query. The name is not encoded.
#[must_use]
pub const fn parameter<T>(name: &'static str) -> FieldColumn<Form, T> {
    column(name)
}

/// Describes a field that reads the members that no other field reads.
#[must_use]
pub const fn flattened<T>() -> FlattenedColumn<T> {
    FlattenedColumn { read: ByType, field: PhantomData }
}

const fn column<F, T>(name: &'static str) -> FieldColumn<F, T> {
    let names = Names { name, aliases: &[] };
    FieldColumn { names, read: ByType, absence: Required, field: PhantomData }
}

impl<F, T, R, A> FieldColumn<F, T, R, A> {
    /// Adds names under which the field is read as well.
    #[must_use]
    pub fn alias(mut self, aliases: &'static [&'static str]) -> Self {
        self.names.aliases = aliases;
        self
    }

    /// If absent, the value is the default of its type.
    #[must_use]
    pub fn or_default(self) -> FieldColumn<F, T, R, OrDefault> {
        self.absent(OrDefault)
    }

    /// If absent, the value is what a function returns.
    #[must_use]
    pub fn or_else<D>(self, default: D) -> FieldColumn<F, T, R, OrElse<D>> {
        self.absent(OrElse(default))
    }

    /// The value is an `Option`, which is `None` if the field is absent.
    #[must_use]
    pub fn or_missing(self) -> FieldColumn<F, T, R, OrMissing> {
        self.absent(OrMissing)
    }

    fn absent<B>(self, absence: B) -> FieldColumn<F, T, R, B> {
        FieldColumn { names: self.names, read: self.read, absence, field: PhantomData }
    }

    fn by<U>(self, read: U) -> FieldColumn<F, T, By<U>, A> {
        let (names, absence) = (self.names, self.absence);
        FieldColumn { names, read: By(read), absence, field: PhantomData }
    }
}

// The result of the function is not asked to be `T` here: that is a bound of the column.

impl<T, R, A> FieldColumn<Json, T, R, A> {
    /// The value is read by a function.
    #[must_use]
    pub fn read_by<U, V>(self, read: U) -> FieldColumn<Json, T, By<U>, A>
    where
        U: Fn(&mut serde_json::Deserializer<StrRead<'_>>) -> V,
    {
        self.by(read)
    }
}

impl<T, R, A> FieldColumn<Form, T, R, A> {
    /// The value is read by a function.
    #[must_use]
    pub fn read_by<U, V>(self, read: U) -> FieldColumn<Form, T, By<U>, A>
    where
        U: Fn(Values<'_, '_>) -> V,
    {
        self.by(read)
    }
}

impl<T, R> FlattenedColumn<T, R> {
    /// The value is read by a function.
    #[must_use]
    pub fn read_by<U, V>(self, read: U) -> FlattenedColumn<T, By<U>>
    where
        U: Fn(Flattened<'_, '_>) -> V,
    {
        FlattenedColumn { read: By(read), field: PhantomData }
    }
}

/// How a value is read.
pub trait ReadValue<S: Source, T> {
    /// Reads the value.
    ///
    /// # Errors
    ///
    /// Returns an error if the deserializer does not hold such a value.
    fn read<'r, 'b: 'r>(&self, deserializer: S::Deserializer<'r, 'b>) -> Result<T, S::Error>;

    /// Returns the value that is read from nothing, as an `Option` is.
    fn read_absent() -> Option<T>;
}

/// A value is read by its type's `Deserialize`.
#[derive(Debug)]
pub struct ByType;

impl<S: Source, T: DeserializeOwned> ReadValue<S, T> for ByType {
    fn read<'r, 'b: 'r>(&self, deserializer: S::Deserializer<'r, 'b>) -> Result<T, S::Error> {
        T::deserialize(deserializer)
    }

    fn read_absent() -> Option<T> {
        absent()
    }
}

/// A value is read by a function.
#[derive(Debug)]
pub struct By<U>(U);

macro_rules! by {
    ($source:ty: $deserializer:ty, $error:ty) => {
        impl<T, U> ReadValue<$source, T> for By<U>
        where
            U: Fn($deserializer) -> Result<T, $error>,
        {
            fn read<'r, 'b: 'r>(
                &self,
                deserializer: <$source as Source>::Deserializer<'r, 'b>,
            ) -> Result<T, $error> {
                (self.0)(deserializer)
            }

            fn read_absent() -> Option<T> {
                None
            }
        }
    };
}

by!(Json: &mut serde_json::Deserializer<StrRead<'_>>, serde_json::Error);
by!(FlattenedJson: Flattened<'_, '_>, serde_json::Error);
by!(Form: Values<'_, '_>, ReadError);

/// What the value of an absent field is.
pub trait Absence<T> {
    /// The value of the column.
    type Value;

    /// Fills the slot, given what the way of reading makes of nothing. Returns whether there is a
    /// value.
    fn fill(&self, slot: &mut Option<T>, read_absent: impl FnOnce() -> Option<T>) -> bool;

    /// Returns the value, if there is one.
    fn value(slot: Option<T>) -> Option<Self::Value>;
}

/// An absent field is an error, unless its type is read from nothing.
#[derive(Debug)]
pub struct Required;

impl<T> Absence<T> for Required {
    type Value = T;

    fn fill(&self, slot: &mut Option<T>, read_absent: impl FnOnce() -> Option<T>) -> bool {
        *slot = read_absent();
        slot.is_some()
    }

    fn value(slot: Option<T>) -> Option<T> {
        slot
    }
}

/// An absent field is its type's default.
#[derive(Debug)]
pub struct OrDefault;

impl<T: Default> Absence<T> for OrDefault {
    type Value = T;

    fn fill(&self, slot: &mut Option<T>, _: impl FnOnce() -> Option<T>) -> bool {
        *slot = Some(T::default());
        true
    }

    fn value(slot: Option<T>) -> Option<T> {
        slot
    }
}

/// An absent field is what a function returns.
#[derive(Debug)]
pub struct OrElse<D>(D);

impl<T, D: Fn() -> T> Absence<T> for OrElse<D> {
    type Value = T;

    fn fill(&self, slot: &mut Option<T>, _: impl FnOnce() -> Option<T>) -> bool {
        *slot = Some((self.0)());
        true
    }

    fn value(slot: Option<T>) -> Option<T> {
        slot
    }
}

/// An absent field is `None`.
#[derive(Debug)]
pub struct OrMissing;

impl<T> Absence<T> for OrMissing {
    type Value = Option<T>;

    fn fill(&self, _: &mut Option<T>, _: impl FnOnce() -> Option<T>) -> bool {
        true
    }

    fn value(slot: Option<T>) -> Option<Option<T>> {
        Some(slot)
    }
}

/// Where the value of a field is put while the others are read.
#[derive(Debug)]
pub struct FieldSlot<T, Read, Absence> {
    value: Option<T>,
    read: Read,
    absence: Absence,
}

impl<S: Source, T, R: ReadValue<S, T>, A: Absence<T>> Slot<S> for FieldSlot<T, R, A> {
    fn read<'r, 'b: 'r>(&mut self, deserializer: S::Deserializer<'r, 'b>) -> Result<(), S::Error> {
        self.value = Some(self.read.read(deserializer)?);
        Ok(())
    }

    fn fill_absent(&mut self) -> bool {
        self.absence.fill(&mut self.value, R::read_absent)
    }
}

impl<F, T, R, A> Column<F> for FieldColumn<F, T, R, A>
where
    F: for<'s> Part<Key = Names, Entry<'s> = Entry<'s, F>> + Format,
    R: ReadValue<F, T>,
    A: Absence<T>,
{
    type Slot = FieldSlot<T, R, A>;
    type Value = A::Value;

    #[inline]
    fn split(self) -> (Names, Self::Slot) {
        (self.names, FieldSlot { value: None, read: self.read, absence: self.absence })
    }

    #[inline]
    fn entry<'s>(names: &Names, slot: &'s mut Self::Slot) -> Entry<'s, F>
    where
        Self: 's,
    {
        Entry::named(*names, slot)
    }

    #[inline]
    fn value(slot: Self::Slot) -> Option<A::Value> {
        A::value(slot.value)
    }
}

impl<T, R: ReadValue<FlattenedJson, T>> Column<Json> for FlattenedColumn<T, R> {
    type Slot = FieldSlot<T, R, Required>;
    type Value = T;

    #[inline]
    fn split(self) -> (Names, Self::Slot) {
        let slot = FieldSlot { value: None, read: self.read, absence: Required };
        (Names { name: "", aliases: &[] }, slot)
    }

    #[inline]
    fn entry<'s>(_: &Names, slot: &'s mut Self::Slot) -> Entry<'s, Json>
    where
        Self: 's,
    {
        Entry::flattened(slot)
    }

    #[inline]
    fn value(slot: Self::Slot) -> Option<T> {
        slot.value
    }
}

impl Part for Json {
    type Key = Names;
    type Entry<'s> = Entry<'s, Self>;
    type Input<'i> = (&'i [u8], Unknown);
    const PLACE: Place = <Self as Format>::PLACE;

    fn read(
        (body, unknown): (&[u8], Unknown),
        columns: &Chunk<'_, Entry<'_, Self>>,
    ) -> Result<(), DecodeError> {
        read_members(body, unknown, columns)
    }
}

impl Part for Form {
    type Key = Names;
    type Entry<'s> = Entry<'s, Self>;
    type Input<'i> = Query<'i>;
    const PLACE: Place = <Self as Format>::PLACE;

    fn read(query: Query<'_>, columns: &Chunk<'_, Entry<'_, Self>>) -> Result<(), DecodeError> {
        read_parameters(query, columns)
    }
}
