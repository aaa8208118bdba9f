//! Serializes values that are one string, such as keys of maps.

use ::serde::{Serialize, Serializer, ser::Impossible};

use super::{
    super::refuse::refuse,
    methods::{scalars, transparent},
    write_error::{KEY, QueryError},
};

/// Returns the value as a string that is not encoded.
pub(crate) fn to_text<T: Serialize + ?Sized>(key: &T) -> Result<String, QueryError> {
    with_text(key, ToOwned::to_owned)
}

/// Calls a function with the value as a string that is not encoded.
pub(super) fn with_text<T: Serialize + ?Sized, R>(
    key: &T,
    function: impl FnOnce(&str) -> R,
) -> Result<R, QueryError> {
    key.serialize(KeySerializer(function))
}

struct KeySerializer<F>(F);

impl<R, F: FnOnce(&str) -> R> KeySerializer<F> {
    fn text(self, value: &str) -> R {
        self.0(value)
    }

    fn plain(self, value: &str) -> R {
        self.text(value)
    }
}

impl<R, F: FnOnce(&str) -> R> Serializer for KeySerializer<F> {
    type Ok = R;
    type Error = QueryError;
    type SerializeSeq = Impossible<R, QueryError>;
    type SerializeTuple = Impossible<R, QueryError>;
    type SerializeTupleStruct = Impossible<R, QueryError>;
    type SerializeTupleVariant = Impossible<R, QueryError>;
    type SerializeMap = Impossible<R, QueryError>;
    type SerializeStruct = Impossible<R, QueryError>;
    type SerializeStructVariant = Impossible<R, QueryError>;

    scalars! {}
    transparent! {}
    refuse! { QueryError::new(KEY) =>
        bytes none unit unit_struct seq tuple tuple_struct map struct data_variants
    }
}
