//! Refuses floating-point numbers that JSON does not have.

use std::fmt;

use ::serde::{
    Serialize, Serializer,
    ser::{self, Impossible, SerializeSeq, SerializeTuple},
};
use serde_json::Error;

/// Returns an error if a value is not finite, or is a sequence or `Some` of such values. What is
/// within another type is left to that type.
pub(super) fn finite<T: Serialize + ?Sized>(value: &T) -> Result<(), Error> {
    match value.serialize(Finite) {
        Err(Refused { is_infinite: true }) => Err(ser::Error::custom("not a finite number")),
        _ => Ok(()),
    }
}

/// Elements that are finite.
pub(crate) struct Elements<S>(pub(super) S);

impl<S: SerializeSeq<Error = Error>> SerializeSeq for Elements<S> {
    type Ok = S::Ok;
    type Error = Error;

    #[inline]
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        finite(value)?;
        self.0.serialize_element(value)
    }

    #[inline]
    fn end(self) -> Result<S::Ok, Error> {
        self.0.end()
    }
}

impl<S: SerializeTuple<Error = Error>> SerializeTuple for Elements<S> {
    type Ok = S::Ok;
    type Error = Error;

    #[inline]
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        finite(value)?;
        self.0.serialize_element(value)
    }

    #[inline]
    fn end(self) -> Result<S::Ok, Error> {
        self.0.end()
    }
}

struct Finite;

/// That a value is not finite, or is no number.
#[derive(Debug)]
struct Refused {
    is_infinite: bool,
}

const OTHER: Refused = Refused { is_infinite: false };

impl fmt::Display for Refused {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Refused {}

impl ser::Error for Refused {
    fn custom<T: fmt::Display>(_: T) -> Self {
        OTHER
    }
}

macro_rules! others {
    ($($method:ident($($type:ty),*) -> $result:ty = $value:expr;)*) => {$(
        #[inline]
        fn $method(self, $(_: $type),*) -> Result<$result, Refused> {
            $value
        }
    )*};
}

impl Serializer for Finite {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Impossible<(), Refused>;
    type SerializeTupleVariant = Impossible<(), Refused>;
    type SerializeMap = Impossible<(), Refused>;
    type SerializeStruct = Impossible<(), Refused>;
    type SerializeStructVariant = Impossible<(), Refused>;

    #[inline]
    fn serialize_f32(self, value: f32) -> Result<(), Refused> {
        if value.is_finite() { Ok(()) } else { Err(Refused { is_infinite: true }) }
    }

    #[inline]
    fn serialize_f64(self, value: f64) -> Result<(), Refused> {
        if value.is_finite() { Ok(()) } else { Err(Refused { is_infinite: true }) }
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }

    #[inline]
    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Refused> {
        Ok(self)
    }

    #[inline]
    fn serialize_tuple(self, _: usize) -> Result<Self, Refused> {
        Ok(self)
    }

    #[inline]
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<(), Refused> {
        Ok(())
    }

    #[inline]
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Refused> {
        Ok(())
    }

    #[inline]
    fn collect_str<T: fmt::Display + ?Sized>(self, _: &T) -> Result<(), Refused> {
        Ok(())
    }

    others! {
        serialize_bool(bool) -> () = Ok(());
        serialize_i8(i8) -> () = Ok(());
        serialize_i16(i16) -> () = Ok(());
        serialize_i32(i32) -> () = Ok(());
        serialize_i64(i64) -> () = Ok(());
        serialize_i128(i128) -> () = Ok(());
        serialize_u8(u8) -> () = Ok(());
        serialize_u16(u16) -> () = Ok(());
        serialize_u32(u32) -> () = Ok(());
        serialize_u64(u64) -> () = Ok(());
        serialize_u128(u128) -> () = Ok(());
        serialize_char(char) -> () = Ok(());
        serialize_str(&str) -> () = Ok(());
        serialize_bytes(&[u8]) -> () = Ok(());
        serialize_none() -> () = Ok(());
        serialize_unit() -> () = Ok(());
        serialize_unit_struct(&'static str) -> () = Ok(());
        serialize_unit_variant(&'static str, u32, &'static str) -> () = Ok(());
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct = Err(OTHER);
        serialize_tuple_variant(&'static str, u32, &'static str, usize)
            -> Self::SerializeTupleVariant = Err(OTHER);
        serialize_map(Option<usize>) -> Self::SerializeMap = Err(OTHER);
        serialize_struct(&'static str, usize) -> Self::SerializeStruct = Err(OTHER);
        serialize_struct_variant(&'static str, u32, &'static str, usize)
            -> Self::SerializeStructVariant = Err(OTHER);
    }
}

impl SerializeSeq for Finite {
    type Ok = ();
    type Error = Refused;

    #[inline]
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        // Another type among the elements does not end the check.
        value
            .serialize(Self)
            .or_else(|refused| if refused.is_infinite { Err(refused) } else { Ok(()) })
    }

    #[inline]
    fn end(self) -> Result<(), Refused> {
        Ok(())
    }
}

impl SerializeTuple for Finite {
    type Ok = ();
    type Error = Refused;

    #[inline]
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        SerializeSeq::serialize_element(self, value)
    }

    #[inline]
    fn end(self) -> Result<(), Refused> {
        Ok(())
    }
}
