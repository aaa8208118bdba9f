//! Writes values of members.

use std::fmt::{self, Display};

use ::serde::{Serialize, Serializer};
use serde_json::Error;

use super::{escape::is_plain, finite::Finite};

pub(crate) type JsonSerializer<'o> = serde_json::Serializer<&'o mut Vec<u8>>;

/// The serializer of `serde_json`, with a fast path for strings, and without NaN and infinities.
///
/// Most members are strings, and `serde_json` checks for characters to escape byte by byte. This
/// checks eight bytes at once.
pub struct MemberSerializer<'s, 'o> {
    pub(crate) out: &'o mut Vec<u8>,
    /// Holds the serializer of `serde_json` while it is borrowed.
    pub(crate) slot: &'s mut Option<JsonSerializer<'o>>,
}

impl fmt::Debug for MemberSerializer<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemberSerializer").finish_non_exhaustive()
    }
}

impl<'s, 'o> MemberSerializer<'s, 'o> {
    fn json(self) -> Finite<&'s mut JsonSerializer<'o>> {
        Finite(self.slot.insert(JsonSerializer::new(self.out)))
    }
}

/// Methods that are forwarded to `serde_json`.
macro_rules! forward {
    ($($method:ident($($name:ident: $type:ty),*) -> $result:ty;)*) => {$(
        #[inline]
        fn $method(self, $($name: $type),*) -> Result<$result, Error> {
            self.json().$method($($name),*)
        }
    )*};
}

impl<'s, 'o> Serializer for MemberSerializer<'s, 'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Finite<<&'s mut JsonSerializer<'o> as Serializer>::SerializeSeq>;
    type SerializeTuple = Finite<<&'s mut JsonSerializer<'o> as Serializer>::SerializeTuple>;
    type SerializeTupleStruct = <&'s mut JsonSerializer<'o> as Serializer>::SerializeTupleStruct;
    type SerializeTupleVariant = <&'s mut JsonSerializer<'o> as Serializer>::SerializeTupleVariant;
    type SerializeMap = Finite<<&'s mut JsonSerializer<'o> as Serializer>::SerializeMap>;
    type SerializeStruct = <&'s mut JsonSerializer<'o> as Serializer>::SerializeStruct;
    type SerializeStructVariant =
        <&'s mut JsonSerializer<'o> as Serializer>::SerializeStructVariant;

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        if !is_plain(value) {
            return JsonSerializer::new(self.out).serialize_str(value);
        }
        self.out.push(b'"');
        self.out.extend_from_slice(value.as_bytes());
        self.out.push(b'"');
        Ok(())
    }

    #[inline]
    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    #[inline]
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    #[inline]
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.json().serialize_newtype_variant(name, index, variant, value)
    }

    #[inline]
    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<(), Error> {
        self.json().collect_str(value)
    }

    forward! {
        serialize_bool(value: bool) -> ();
        serialize_i8(value: i8) -> ();
        serialize_i16(value: i16) -> ();
        serialize_i32(value: i32) -> ();
        serialize_i64(value: i64) -> ();
        serialize_i128(value: i128) -> ();
        serialize_u8(value: u8) -> ();
        serialize_u16(value: u16) -> ();
        serialize_u32(value: u32) -> ();
        serialize_u64(value: u64) -> ();
        serialize_u128(value: u128) -> ();
        serialize_f32(value: f32) -> ();
        serialize_f64(value: f64) -> ();
        serialize_char(value: char) -> ();
        serialize_bytes(value: &[u8]) -> ();
        serialize_none() -> ();
        serialize_unit() -> ();
        serialize_unit_struct(name: &'static str) -> ();
        serialize_seq(length: Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(length: usize) -> Self::SerializeTuple;
        serialize_tuple_struct(name: &'static str, length: usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, length: usize)
            -> Self::SerializeTupleVariant;
        serialize_map(length: Option<usize>) -> Self::SerializeMap;
        serialize_struct(name: &'static str, length: usize) -> Self::SerializeStruct;
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, length: usize)
            -> Self::SerializeStructVariant;
    }
}
