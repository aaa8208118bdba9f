//! Writes fields with `#[serde(flatten)]`.

use ::serde::{
    Serialize, Serializer,
    ser::{Error as _, Impossible},
};
use serde_json::Error;

use super::{
    super::super::refuse::refuse,
    JsonSerializer,
    compound::{Compound, Fields},
};
use crate::serde::raw::PRIVATE;

/// The number of entries of a map up to which memory is reserved for them, and an estimate of the length of
/// one.
const MAX_RESERVED: usize = 16_384;
const ENTRY: usize = 32;

/// A [`JsonSerializer`], restricted to values that have members: it writes an object or nothing.
pub struct FlattenSerializer<'n, 'o> {
    pub(crate) out: &'o mut Vec<u8>,
    pub(crate) names: &'n mut Names,
}

/// The names that a flattened field writes.
pub(crate) struct Names {
    /// The names that it must not write, with JSON's escapes.
    others: &'static [&'static str],
    /// Whether the names have been compared while they were written.
    pub(crate) are_compared: bool,
    /// The first name that it must not write, of those that have been compared.
    pub(crate) taken: Option<&'static str>,
    /// The names of absent fields, if later fields could write them.
    pub(crate) absent: Option<Vec<&'static str>>,
}

impl Names {
    /// `others` are the names that the field must not write, with JSON's escapes.
    pub(crate) fn new(others: &'static [&'static str], has_later_fields: bool) -> Self {
        let absent = has_later_fields.then(Vec::new);
        Self { others, are_compared: false, taken: None, absent }
    }

    /// Compares a name that is written without escapes.
    pub(super) fn compare(&mut self, name: &str) {
        if let Some(other) = self.others.iter().find(|other| **other == name) {
            self.taken.get_or_insert(other);
        }
    }

    pub(super) fn skip(&mut self, name: &'static str) {
        if let Some(absent) = &mut self.absent {
            absent.push(name);
        }
    }
}

impl<'o> FlattenSerializer<'_, 'o> {
    fn json(self) -> JsonSerializer<'o> {
        JsonSerializer { out: self.out }
    }
}

/// Methods for values that are absent.
macro_rules! nothing {
    ($($method:ident($($argument:ident: $type:ty),*);)*) => {$(
        fn $method(self, $($argument: $type),*) -> Result<(), Error> {
            Ok(())
        }
    )*};
}

impl<'n, 'o> Serializer for FlattenSerializer<'n, 'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Impossible<(), Error>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Compound<'o, 'o>;
    type SerializeMap = Compound<'n, 'o>;
    type SerializeStruct = Fields<'n, 'o>;
    type SerializeStructVariant = Compound<'o, 'o>;

    fn serialize_map(self, length: Option<usize>) -> Result<Self::SerializeMap, Error> {
        self.out.reserve(length.unwrap_or_default().min(MAX_RESERVED) * ENTRY);
        Ok(Compound::flattened(self.out, self.names))
    }

    fn serialize_struct(
        self,
        name: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStruct, Error> {
        Ok(if name.starts_with(PRIVATE) {
            Fields::Private { out: self.out, name }
        } else {
            Fields::Members(Compound::flattened(self.out, self.names))
        })
    }

    fn serialize_unit_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        self.json().serialize_newtype_variant(name, index, variant, &())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.json().serialize_newtype_variant(name, index, variant, value)
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        self.json().serialize_tuple_variant(name, index, variant, length)
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        self.json().serialize_struct_variant(name, index, variant, length)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    nothing! {
        serialize_none();
        serialize_unit();
        serialize_unit_struct(_name: &'static str);
    }

    refuse! { Error::custom("can only flatten structs and maps") =>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str bytes seq tuple tuple_struct
    }
}
