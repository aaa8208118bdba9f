//! Writes fields with `#[serde(flatten)]`.

use std::mem;

use ::serde::{
    Serialize, Serializer,
    ser::{Error as _, Impossible, SerializeMap, SerializeStruct},
};
use serde_json::Error;

use self::plain_name::PlainName;
use super::{super::refuse::refuse, JsonSerializer, MemberSerializer, escape::is_plain};
use crate::serde::raw::PRIVATE;

mod plain_name;

/// The number of entries of a map up to which memory is reserved for them, and an estimate of the length of
/// one.
const MAX_RESERVED: usize = 16_384;
const ENTRY: usize = 32;

/// The serializer of `serde_json`, restricted to values that have members: it writes an object or
/// nothing.
pub struct FlattenSerializer<'s, 'o> {
    pub(crate) out: &'o mut Vec<u8>,
    /// Holds the serializer of `serde_json` while it is borrowed.
    pub(crate) slot: &'s mut Option<JsonSerializer<'o>>,
    /// Receives the names of absent fields, if later fields could write them.
    pub(crate) absent: Option<&'s mut Vec<&'static str>>,
    pub(crate) names: &'s mut Names,
}

/// The names that a flattened field writes.
pub(crate) struct Names {
    /// The names that it must not write, with JSON's escapes.
    pub(crate) others: &'static [&'static str],
    /// Whether the names have been compared while they were written.
    pub(crate) are_compared: bool,
    /// The first name that it must not write, of those that have been compared.
    pub(crate) taken: Option<&'static str>,
}

impl Names {
    /// Compares a name that is written without escapes.
    fn compare(&mut self, name: &str) {
        if let Some(other) = self.others.iter().find(|other| **other == name) {
            self.taken.get_or_insert(other);
        }
    }
}

/// The members of a struct or a map.
pub struct Members<'s, 'o> {
    out: &'o mut Vec<u8>,
    /// What separates the next member from what is before it.
    separator: u8,
    absent: Option<&'s mut Vec<&'static str>>,
    names: &'s mut Names,
}

impl Members<'_, '_> {
    /// Writes a name if it needs no escapes, and returns whether it has been written.
    #[inline]
    fn write_plain_name(&mut self, name: &str) -> bool {
        if !is_plain(name) {
            return false;
        }
        self.names.compare(name);
        self.out.reserve(name.len() + 4);
        self.out.extend_from_slice(&[mem::replace(&mut self.separator, b','), b'"']);
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
        true
    }

    /// Has `serde_json` write a name.
    fn write_name<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), Error> {
        self.names.are_compared = false;
        let start = self.out.len();
        let mut json = JsonSerializer::new(&mut *self.out);
        let mut object = json.serialize_map(None)?;
        object.serialize_entry(name, &())?;
        SerializeMap::end(object)?;
        // The object is `{"name":null}`.
        self.out.truncate(self.out.len().saturating_sub("null}".len()));
        if let Some(brace) = self.out.get_mut(start) {
            *brace = mem::replace(&mut self.separator, b',');
        }
        Ok(())
    }

    fn write_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(MemberSerializer { out: &mut *self.out, slot: &mut None })
    }

    fn finish(self) {
        if self.separator == b'{' {
            self.out.push(b'{');
        }
        self.out.push(b'}');
    }
}

impl SerializeMap for Members<'_, '_> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        match key.serialize(PlainName(self)) {
            Ok(()) => Ok(()),
            Err(_) => self.write_name(key),
        }
    }

    #[inline]
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.write_value(value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish();
        Ok(())
    }
}

impl SerializeStruct for Members<'_, '_> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        if !self.write_plain_name(name) {
            self.write_name(name)?;
        }
        self.write_value(value)
    }

    fn skip_field(&mut self, name: &'static str) -> Result<(), Error> {
        if let Some(absent) = &mut self.absent {
            absent.push(name);
        }
        Ok(())
    }

    fn end(self) -> Result<(), Error> {
        self.finish();
        Ok(())
    }
}

/// The fields of a struct.
pub enum Fields<'s, 'o> {
    Members(Members<'s, 'o>),
    /// A value that `serde_json` writes in its own way: raw JSON, or a number that keeps its digits.
    Private(<&'s mut JsonSerializer<'o> as Serializer>::SerializeStruct),
}

impl SerializeStruct for Fields<'_, '_> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        match self {
            Self::Members(members) => members.serialize_field(name, value),
            Self::Private(json) => json.serialize_field(name, value),
        }
    }

    fn skip_field(&mut self, name: &'static str) -> Result<(), Error> {
        match self {
            Self::Members(members) => members.skip_field(name),
            Self::Private(json) => json.skip_field(name),
        }
    }

    #[inline]
    fn end(self) -> Result<(), Error> {
        match self {
            Self::Members(members) => SerializeStruct::end(members),
            Self::Private(json) => SerializeStruct::end(json),
        }
    }
}

impl<'s, 'o> FlattenSerializer<'s, 'o> {
    fn json(self) -> &'s mut JsonSerializer<'o> {
        self.slot.insert(JsonSerializer::new(self.out))
    }

    fn members(self) -> Members<'s, 'o> {
        let Self { out, absent, names, .. } = self;
        names.are_compared = true;
        Members { out, separator: b'{', absent, names }
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

impl<'s, 'o> Serializer for FlattenSerializer<'s, 'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Impossible<(), Error>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = <&'s mut JsonSerializer<'o> as Serializer>::SerializeTupleVariant;
    type SerializeMap = Members<'s, 'o>;
    type SerializeStruct = Fields<'s, 'o>;
    type SerializeStructVariant =
        <&'s mut JsonSerializer<'o> as Serializer>::SerializeStructVariant;

    fn serialize_map(self, length: Option<usize>) -> Result<Self::SerializeMap, Error> {
        self.out.reserve(length.unwrap_or_default().min(MAX_RESERVED) * ENTRY);
        Ok(self.members())
    }

    fn serialize_struct(
        self,
        name: &'static str,
        length: usize,
    ) -> Result<Self::SerializeStruct, Error> {
        if name.starts_with(PRIVATE) {
            return self.json().serialize_struct(name, length).map(Fields::Private);
        }
        Ok(Fields::Members(self.members()))
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
