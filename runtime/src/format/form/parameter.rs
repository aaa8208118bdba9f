//! Serializes the values of one key.

use ::serde::{Serialize, Serializer, ser::Impossible};

use super::{
    super::refuse::refuse,
    methods::{lists, scalars, transparent},
    pairs::{Key, Pairs},
    write_error::{self, QueryError},
};

/// Writes the key once for each value.
#[derive(Debug)]
pub struct Parameter<'p> {
    pairs: &'p mut Pairs,
    key: Key<'p>,
    is_element: bool,
    /// Whether it is an error if nothing is written.
    is_needed: bool,
}

impl<'p> Parameter<'p> {
    /// Creates a writer of the parameter with this key, which is percent-encoded already.
    pub(crate) fn new(pairs: &'p mut Pairs, key: &'static str) -> Self {
        Self { pairs, key: Key::Encoded(key), is_element: false, is_needed: false }
    }

    /// Creates a writer of the parameter with this key, which is not encoded.
    pub(super) fn decoded(pairs: &'p mut Pairs, key: &'p str) -> Self {
        Self { pairs, key: Key::Decoded(key), is_element: false, is_needed: false }
    }

    fn text(self, value: &str) {
        self.pairs.write(self.key, value);
    }

    /// Writes a value that needs no encoding.
    fn plain(self, value: &str) {
        self.pairs.begin(self.key).extend_from_slice(value.as_bytes());
    }

    pub(super) fn sequence(self) -> Result<Elements<'p>, QueryError> {
        if self.is_element {
            return Err(QueryError::new(write_error::NESTED_SEQUENCE));
        }
        Ok(Elements { pairs: self.pairs, key: self.key, needs_element: self.is_needed })
    }
}

/// Writes the parameter with this key, which is not encoded.
pub(crate) fn write_parameter<T: Serialize + ?Sized>(
    pairs: &mut Pairs,
    key: &str,
    value: &T,
) -> Result<(), QueryError> {
    value.serialize(Parameter::decoded(pairs, key)).map_err(|error| error.at(key))
}

/// Writes the entry of a map, whose key would be lost if it had no value.
pub(super) fn write_entry<T: Serialize + ?Sized>(
    pairs: &mut Pairs,
    key: Key<'_>,
    value: &T,
) -> Result<(), QueryError> {
    let parameter = Parameter { pairs, key, is_element: false, is_needed: true };
    value.serialize(parameter).map_err(|error| match key {
        Key::Decoded(key) => error.at(key),
        Key::Encoded(key) => error.at_encoded(key),
        Key::Written(start, end) => error.at_encoded(pairs.written(start, end)),
    })
}

impl<'p> Serializer for Parameter<'p> {
    type Ok = ();
    type Error = QueryError;
    type SerializeSeq = Elements<'p>;
    type SerializeTuple = Elements<'p>;
    type SerializeTupleStruct = Elements<'p>;
    type SerializeTupleVariant = Impossible<(), QueryError>;
    type SerializeMap = Impossible<(), QueryError>;
    type SerializeStruct = Impossible<(), QueryError>;
    type SerializeStructVariant = Impossible<(), QueryError>;

    fn serialize_none(self) -> Result<(), QueryError> {
        // Omitting it would change the indices of the other elements.
        if self.is_element {
            Err(QueryError::new(write_error::NONE_IN_SEQUENCE))
        } else if self.is_needed {
            Err(QueryError::new(write_error::EMPTY))
        } else {
            Ok(())
        }
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), QueryError> {
        value.serialize(Self { is_needed: true, ..self })
    }

    fn serialize_unit(self) -> Result<(), QueryError> {
        self.plain("");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), QueryError> {
        self.plain("");
        Ok(())
    }

    scalars! {}
    lists! { begin Self::sequence }
    transparent! { newtype }
    refuse! { QueryError::new(write_error::MAP) => map struct }
    refuse! { QueryError::new(write_error::BYTES) => bytes }
    refuse! { QueryError::new(write_error::VARIANT) => data_variants }
}

/// The elements of a sequence.
#[derive(Debug)]
pub struct Elements<'p> {
    pairs: &'p mut Pairs,
    key: Key<'p>,
    /// Whether an empty sequence is an error.
    needs_element: bool,
}

impl Elements<'_> {
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), QueryError> {
        self.needs_element = false;
        let (pairs, key) = (&mut *self.pairs, self.key);
        value.serialize(Parameter { pairs, key, is_element: true, is_needed: false })
    }

    fn finish(self) -> Result<(), QueryError> {
        if self.needs_element { Err(QueryError::new(write_error::EMPTY)) } else { Ok(()) }
    }
}

lists! { end Elements<'_>, Self::finish }
