//! Writes values.

use std::fmt::{self, Display, Write as _};

use ::serde::{Serialize, Serializer, ser::Error as _};
use serde_json::Error;

use self::compound::{Compound, Fields};
pub(crate) use self::flatten::{FlattenSerializer, Names};
use super::escape::is_plain;
use crate::serde::{form::Unwritable, raw::PRIVATE};

mod compound;
mod flatten;
mod plain_name;

const NOT_FINITE: &str = "NaN and infinities cannot be written as JSON";
const NOT_JSON: &str = "a value cannot be written as JSON";

/// Returns the reason why a value was not written. The text of the error is not shown, because that
/// of a hand-written `Serialize` may repeat the value.
#[cold]
pub(crate) fn reason(error: &Error) -> &'static str {
    if error.to_string() == NOT_FINITE {
        NOT_FINITE
    } else {
        Unwritable::find(error).unwrap_or(NOT_JSON)
    }
}

/// A serializer that writes what that of `serde_json` writes, but refuses NaN and infinities, for which
/// `serde_json` writes `null`.
///
/// Most values are strings, and `serde_json` checks for characters to escape byte by byte. This checks
/// eight bytes at once. Everything but strings and brackets is written by `serde_json`.
pub struct JsonSerializer<'o> {
    pub(crate) out: &'o mut Vec<u8>,
}

/// Does not show what has been written.
impl fmt::Debug for JsonSerializer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonSerializer").finish_non_exhaustive()
    }
}

impl<'o> JsonSerializer<'o> {
    fn variant(
        self,
        variant: &'static str,
        open: u8,
        close: &'static str,
    ) -> Result<Compound<'o, 'o>, Error> {
        Compound::object(&mut *self.out).name(variant)?;
        Ok(Compound::new(self.out, open, close))
    }
}

/// Writes what is printed as the inside of a string.
struct Printed<'o>(&'o mut Vec<u8>);

impl fmt::Write for Printed<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if is_plain(text) {
            self.0.extend_from_slice(text.as_bytes());
            return Ok(());
        }
        let start = self.0.len();
        serde_json::Serializer::new(&mut *self.0).serialize_str(text).map_err(|_| fmt::Error)?;
        // The quotes.
        self.0.pop();
        self.0.remove(start);
        Ok(())
    }
}

/// Methods that are forwarded to `serde_json`.
macro_rules! forward {
    ($($method:ident($($name:ident: $type:ty),*);)*) => {$(
        #[inline]
        fn $method(self, $($name: $type),*) -> Result<(), Error> {
            serde_json::Serializer::new(self.out).$method($($name),*)
        }
    )*};
}

macro_rules! floats {
    ($($method:ident($type:ty);)*) => {$(
        #[inline]
        fn $method(self, value: $type) -> Result<(), Error> {
            if !value.is_finite() {
                return Err(Error::custom(NOT_FINITE));
            }
            serde_json::Serializer::new(self.out).$method(value)
        }
    )*};
}

impl<'o> Serializer for JsonSerializer<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Compound<'o, 'o>;
    type SerializeTuple = Compound<'o, 'o>;
    type SerializeTupleStruct = Compound<'o, 'o>;
    type SerializeTupleVariant = Compound<'o, 'o>;
    type SerializeMap = Compound<'o, 'o>;
    type SerializeStruct = Fields<'o, 'o>;
    type SerializeStructVariant = Compound<'o, 'o>;

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        if !is_plain(value) {
            return serde_json::Serializer::new(self.out).serialize_str(value);
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
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        Compound::object(self.out).only_member(variant, value)
    }

    #[inline]
    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Error> {
        Ok(Compound::array(self.out))
    }

    #[inline]
    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        Ok(Compound::array(self.out))
    }

    #[inline]
    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Error> {
        Ok(Compound::array(self.out))
    }

    #[inline]
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        self.variant(variant, b'[', "]}")
    }

    #[inline]
    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        Ok(Compound::object(self.out))
    }

    #[inline]
    fn serialize_struct(
        self,
        name: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStruct, Error> {
        Ok(if name.starts_with(PRIVATE) {
            Fields::Private { out: self.out, name }
        } else {
            Fields::Members(Compound::object(self.out))
        })
    }

    #[inline]
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        self.variant(variant, b'{', "}}")
    }

    #[inline]
    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<(), Error> {
        // `serde_json` panics if the value cannot be printed.
        self.out.push(b'"');
        write!(Printed(self.out), "{value}").map_err(|_| Error::custom(NOT_JSON))?;
        self.out.push(b'"');
        Ok(())
    }

    floats! {
        serialize_f32(f32);
        serialize_f64(f64);
    }

    forward! {
        serialize_bool(value: bool);
        serialize_i8(value: i8);
        serialize_i16(value: i16);
        serialize_i32(value: i32);
        serialize_i64(value: i64);
        serialize_i128(value: i128);
        serialize_u8(value: u8);
        serialize_u16(value: u16);
        serialize_u32(value: u32);
        serialize_u64(value: u64);
        serialize_u128(value: u128);
        serialize_char(value: char);
        serialize_bytes(value: &[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(name: &'static str);
    }
}
