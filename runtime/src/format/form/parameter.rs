//! From a value to the pairs of one key.

use std::fmt::{Display, Write as _};

use ::serde::{Serialize, Serializer, ser::Impossible};

use super::{
    methods::{lists, refuse, scalars, transparent},
    serialize::{Key, Pairs},
    write_error::{self, QueryError},
};

/// Writes the key once for each value.
#[derive(Debug)]
pub struct Parameter<'p, 'o> {
    pairs: &'p mut Pairs<'o>,
    key: Key<'p>,
    in_list: bool,
}

impl<'p, 'o> Parameter<'p, 'o> {
    pub(super) fn new(pairs: &'p mut Pairs<'o>, key: Key<'p>) -> Self {
        Self { pairs, key, in_list: false }
    }

    fn text(self, value: &str) {
        self.pairs.write(self.key, value);
    }

    fn number(self, value: impl Display) {
        // Digits, letters, signs and dots need no encoding, and a `String` takes all.
        let _ = write!(self.pairs.begin(self.key), "{value}");
    }

    fn list(self) -> Result<Elements<'p, 'o>, QueryError> {
        if self.in_list {
            return Err(QueryError::new(write_error::LIST_IN_LIST));
        }
        Ok(Elements { pairs: self.pairs, key: self.key })
    }
}

impl<'p, 'o> Serializer for Parameter<'p, 'o> {
    type Ok = ();
    type Error = QueryError;
    type SerializeSeq = Elements<'p, 'o>;
    type SerializeTuple = Elements<'p, 'o>;
    type SerializeTupleStruct = Elements<'p, 'o>;
    type SerializeTupleVariant = Impossible<(), QueryError>;
    type SerializeMap = Impossible<(), QueryError>;
    type SerializeStruct = Impossible<(), QueryError>;
    type SerializeStructVariant = Impossible<(), QueryError>;

    fn serialize_none(self) -> Result<(), QueryError> {
        // Left out of a list, it would change the places of the others.
        if self.in_list { Err(QueryError::new(write_error::NONE_IN_LIST)) } else { Ok(()) }
    }

    fn serialize_unit(self) -> Result<(), QueryError> {
        self.text("");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), QueryError> {
        self.text("");
        Ok(())
    }

    scalars! {}
    lists! { begin Self::list }
    transparent! {}
    refuse! { write_error::MAP => map struct }
    refuse! { write_error::BYTES => bytes }
    refuse! { write_error::VARIANT => data_variants }
}

/// The elements of a list.
#[derive(Debug)]
pub struct Elements<'p, 'o> {
    pairs: &'p mut Pairs<'o>,
    key: Key<'p>,
}

impl Elements<'_, '_> {
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), QueryError> {
        value.serialize(Parameter { pairs: self.pairs, key: self.key, in_list: true })
    }
}

lists! { end Elements<'_, '_>, |_| Ok(()) }
