//! Absent values that are written.

use std::fmt;

use ::serde::{Serialize, Serializer, ser::Impossible};

use super::refuse::refuse;

/// Returns whether a value is written as `None`, which is what an absent value is read as.
pub(crate) fn is_none<T: Serialize>(value: &T) -> bool {
    value.serialize(IsNone).is_ok()
}

/// A serializer that accepts only `None`.
struct IsNone;

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

    refuse! { fmt::Error =>
        scalars bytes some unit unit_struct newtype_struct seq tuple tuple_struct map struct data_variants
    }
}
