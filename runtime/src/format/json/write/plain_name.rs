//! Writes keys of maps as names of members.

use std::{
    error,
    fmt::{self, Write as _},
};

use ::serde::{
    Serialize, Serializer,
    ser::{self, Impossible},
};

use super::{super::super::refuse::refuse, compound::Compound};

/// The reason why a key has not been written.
#[derive(Debug)]
pub(super) enum Refused {
    /// It is not a string, or needs escapes.
    NotPlain,
    /// Its type does not print it.
    Unprintable,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key has not been written")
    }
}

impl error::Error for Refused {}

impl ser::Error for Refused {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::NotPlain
    }
}

/// Writes the key of a map as the name of a member, if it is a string that needs no escapes.
///
/// # Errors
///
/// Returns an error if it is not, and writes nothing.
pub(super) struct PlainName<'m, 'n, 'o>(pub(super) &'m mut Compound<'n, 'o>);

impl Serializer for PlainName<'_, '_, '_> {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Impossible<(), Refused>;
    type SerializeTuple = Impossible<(), Refused>;
    type SerializeTupleStruct = Impossible<(), Refused>;
    type SerializeTupleVariant = Impossible<(), Refused>;
    type SerializeMap = Impossible<(), Refused>;
    type SerializeStruct = Impossible<(), Refused>;
    type SerializeStructVariant = Impossible<(), Refused>;

    fn serialize_str(self, name: &str) -> Result<(), Refused> {
        if self.0.plain_name(name) { Ok(()) } else { Err(Refused::NotPlain) }
    }

    fn serialize_unit_variant(self, _: &str, _: u32, variant: &str) -> Result<(), Refused> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &str,
        value: &T,
    ) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<(), Refused> {
        let mut name = String::new();
        write!(name, "{value}").map_err(|_| Refused::Unprintable)?;
        self.serialize_str(&name)
    }

    refuse! { Refused::NotPlain =>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes none some unit unit_struct
        seq tuple tuple_struct map struct data_variants
    }
}
