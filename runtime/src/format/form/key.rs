//! Serializes values that are one string, such as keys of maps.

use std::fmt::{Display, Write as _};

use ::serde::{Serialize, Serializer, ser::Impossible};

use super::{
    methods::{refuse, scalars, transparent},
    write_error::{KEY, QueryError},
};

/// Returns the value as a string that is not encoded.
pub(crate) fn to_text<T: Serialize + ?Sized>(key: &T) -> Result<String, QueryError> {
    let mut out = String::new();
    key.serialize(KeySerializer { out: &mut out })?;
    Ok(out)
}

struct KeySerializer<'o> {
    out: &'o mut String,
}

impl KeySerializer<'_> {
    fn text(self, value: &str) {
        self.out.push_str(value);
    }

    fn number(self, value: impl Display) {
        // Writing to a `String` does not fail.
        let _ = write!(self.out, "{value}");
    }
}

impl Serializer for KeySerializer<'_> {
    type Ok = ();
    type Error = QueryError;
    type SerializeSeq = Impossible<(), QueryError>;
    type SerializeTuple = Impossible<(), QueryError>;
    type SerializeTupleStruct = Impossible<(), QueryError>;
    type SerializeTupleVariant = Impossible<(), QueryError>;
    type SerializeMap = Impossible<(), QueryError>;
    type SerializeStruct = Impossible<(), QueryError>;
    type SerializeStructVariant = Impossible<(), QueryError>;

    scalars! {}
    transparent! {}
    refuse! { KEY =>
        bytes none unit unit_struct seq tuple tuple_struct map struct data_variants
    }
}
