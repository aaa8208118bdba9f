//! Absent values that are written.

use std::fmt;

use ::serde::{Serialize, Serializer, ser::Impossible};

/// Returns whether a value is written as `None`, which is what an absent value is read as.
pub(crate) fn is_none<T: Serialize>(value: &T) -> bool {
    value.serialize(IsNone).is_ok()
}

/// A serializer that accepts only `None`.
struct IsNone;

macro_rules! refuse {
    ($($method:ident($($argument:ident: $type:ty),*) -> $result:ident;)*) => {$(
        fn $method(self, $($argument: $type),*) -> Result<Self::$result, fmt::Error> {
            Err(fmt::Error)
        }
    )*};
}

impl Serializer for IsNone {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Impossible<(), fmt::Error>;
    type SerializeTuple = Impossible<(), fmt::Error>;
    type SerializeTupleStruct = Impossible<(), fmt::Error>;
    type SerializeTupleVariant = Impossible<(), fmt::Error>;
    type SerializeMap = Impossible<(), fmt::Error>;
    type SerializeStruct = Impossible<(), fmt::Error>;
    type SerializeStructVariant = Impossible<(), fmt::Error>;

    fn serialize_none(self) -> Result<(), fmt::Error> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<(), fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<(), fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), fmt::Error> {
        Err(fmt::Error)
    }

    refuse! {
        serialize_bool(_value: bool) -> Ok;
        serialize_i8(_value: i8) -> Ok;
        serialize_i16(_value: i16) -> Ok;
        serialize_i32(_value: i32) -> Ok;
        serialize_i64(_value: i64) -> Ok;
        serialize_u8(_value: u8) -> Ok;
        serialize_u16(_value: u16) -> Ok;
        serialize_u32(_value: u32) -> Ok;
        serialize_u64(_value: u64) -> Ok;
        serialize_f32(_value: f32) -> Ok;
        serialize_f64(_value: f64) -> Ok;
        serialize_char(_value: char) -> Ok;
        serialize_str(_value: &str) -> Ok;
        serialize_bytes(_value: &[u8]) -> Ok;
        serialize_unit() -> Ok;
        serialize_unit_struct(_name: &'static str) -> Ok;
        serialize_unit_variant(_name: &'static str, _index: u32, _variant: &'static str) -> Ok;
        serialize_seq(_length: Option<usize>) -> SerializeSeq;
        serialize_tuple(_length: usize) -> SerializeTuple;
        serialize_tuple_struct(_name: &'static str, _length: usize) -> SerializeTupleStruct;
        serialize_tuple_variant(
            _name: &'static str, _index: u32, _variant: &'static str, _length: usize
        ) -> SerializeTupleVariant;
        serialize_map(_length: Option<usize>) -> SerializeMap;
        serialize_struct(_name: &'static str, _length: usize) -> SerializeStruct;
        serialize_struct_variant(
            _name: &'static str, _index: u32, _variant: &'static str, _length: usize
        ) -> SerializeStructVariant;
    }
}
