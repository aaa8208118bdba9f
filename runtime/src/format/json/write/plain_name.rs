//! Writes keys of maps as names of members.

use std::fmt;

use ::serde::{Serialize, Serializer, ser::Impossible};

use super::{super::super::refuse::refuse, compound::Compound};

/// Writes the key of a map as the name of a member, if it is a string that needs no escapes.
///
/// # Errors
///
/// Returns an error if it is not, and writes nothing.
pub(super) struct PlainName<'m, 'n, 'o>(pub(super) &'m mut Compound<'n, 'o>);

impl Serializer for PlainName<'_, '_, '_> {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Impossible<(), fmt::Error>;
    type SerializeTuple = Impossible<(), fmt::Error>;
    type SerializeTupleStruct = Impossible<(), fmt::Error>;
    type SerializeTupleVariant = Impossible<(), fmt::Error>;
    type SerializeMap = Impossible<(), fmt::Error>;
    type SerializeStruct = Impossible<(), fmt::Error>;
    type SerializeStructVariant = Impossible<(), fmt::Error>;

    fn serialize_str(self, name: &str) -> Result<(), fmt::Error> {
        if self.0.plain_name(name) { Ok(()) } else { Err(fmt::Error) }
    }

    fn serialize_unit_variant(self, _: &str, _: u32, variant: &str) -> Result<(), fmt::Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &str,
        value: &T,
    ) -> Result<(), fmt::Error> {
        value.serialize(self)
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, _: &T) -> Result<(), fmt::Error> {
        Err(fmt::Error)
    }

    refuse! { fmt::Error =>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes none some unit unit_struct
        seq tuple tuple_struct map struct data_variants
    }
}
