//! Writes fields with `#[serde(flatten)]`.

use ::serde::{
    Serialize, Serializer,
    ser::{Error as _, Impossible, SerializeStruct},
};
use serde_json::Error;

use super::{JsonSerializer, escape::is_plain, finite::Finite};
use crate::serde::raw::RAW;

/// The serializer of `serde_json`, restricted to values that have members: it writes an object or
/// nothing.
pub struct FlattenSerializer<'s, 'o> {
    pub(crate) json: &'s mut JsonSerializer<'o>,
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

/// The fields of a struct.
pub struct Fields<'s, S> {
    inner: S,
    absent: Option<&'s mut Vec<&'static str>>,
    names: &'s mut Names,
}

impl<S: SerializeStruct> SerializeStruct for Fields<'_, S> {
    type Ok = S::Ok;
    type Error = S::Error;

    #[inline]
    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), S::Error> {
        if !is_plain(name) {
            self.names.are_compared = false;
        } else if self.names.others.contains(&name) {
            self.names.taken.get_or_insert(name);
        }
        self.inner.serialize_field(name, value)
    }

    fn skip_field(&mut self, name: &'static str) -> Result<(), S::Error> {
        if let Some(absent) = &mut self.absent {
            absent.push(name);
        }
        Ok(())
    }

    #[inline]
    fn end(self) -> Result<S::Ok, S::Error> {
        self.inner.end()
    }
}

/// Methods for values that have no members, which are errors.
macro_rules! refuse {
    ($($method:ident($($argument:ident: $type:ty),*) -> $result:ty;)*) => {$(
        fn $method(self, $($argument: $type),*) -> Result<$result, Error> {
            Err(Error::custom("can only flatten structs and maps"))
        }
    )*};
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
    type SerializeMap = Finite<<&'s mut JsonSerializer<'o> as Serializer>::SerializeMap>;
    type SerializeStruct = Fields<'s, <&'s mut JsonSerializer<'o> as Serializer>::SerializeStruct>;
    type SerializeStructVariant =
        <&'s mut JsonSerializer<'o> as Serializer>::SerializeStructVariant;

    fn serialize_map(self, length: Option<usize>) -> Result<Self::SerializeMap, Error> {
        self.json.serialize_map(length).map(Finite)
    }

    fn serialize_struct(
        self,
        name: &'static str,
        length: usize,
    ) -> Result<Self::SerializeStruct, Error> {
        let inner = self.json.serialize_struct(name, length)?;
        // The members of raw JSON are in a string.
        self.names.are_compared = name != RAW;
        Ok(Fields { inner, absent: self.absent, names: self.names })
    }

    fn serialize_unit_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        self.json.serialize_newtype_variant(name, index, variant, &())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.json.serialize_newtype_variant(name, index, variant, value)
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        self.json.serialize_tuple_variant(name, index, variant, length)
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        self.json.serialize_struct_variant(name, index, variant, length)
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

    refuse! {
        serialize_bool(_value: bool) -> ();
        serialize_i8(_value: i8) -> ();
        serialize_i16(_value: i16) -> ();
        serialize_i32(_value: i32) -> ();
        serialize_i64(_value: i64) -> ();
        serialize_i128(_value: i128) -> ();
        serialize_u8(_value: u8) -> ();
        serialize_u16(_value: u16) -> ();
        serialize_u32(_value: u32) -> ();
        serialize_u64(_value: u64) -> ();
        serialize_u128(_value: u128) -> ();
        serialize_f32(_value: f32) -> ();
        serialize_f64(_value: f64) -> ();
        serialize_char(_value: char) -> ();
        serialize_str(_value: &str) -> ();
        serialize_bytes(_value: &[u8]) -> ();
        serialize_seq(_length: Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(_length: usize) -> Self::SerializeTuple;
        serialize_tuple_struct(_name: &'static str, _length: usize) -> Self::SerializeTupleStruct;
    }
}
