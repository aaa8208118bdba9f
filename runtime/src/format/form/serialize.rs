//! Serializes whole queries.

use ::serde::{
    Serialize, Serializer,
    ser::{Impossible, SerializeMap, SerializeStruct},
};

use super::{
    key::to_text,
    keys::Keys,
    methods::{lists, refuse, transparent},
    pair::PairSerializer,
    pairs::Pairs,
    parameter::{write_entry, write_parameter},
    write_error::{self, QueryError},
};

/// Appends pairs to a string: `key=value&key=value`, after the separator of the caller's, or
/// nothing if there is no pair.
#[derive(Debug)]
pub struct QuerySerializer<'o> {
    pairs: Pairs<'o>,
}

impl<'o> From<Pairs<'o>> for QuerySerializer<'o> {
    fn from(pairs: Pairs<'o>) -> Self {
        Self { pairs }
    }
}

impl<'o> Serializer for QuerySerializer<'o> {
    type Ok = ();
    type Error = QueryError;
    type SerializeSeq = PairList<'o>;
    type SerializeTuple = PairList<'o>;
    type SerializeTupleStruct = PairList<'o>;
    type SerializeTupleVariant = Impossible<(), QueryError>;
    type SerializeMap = Entries<'o>;
    type SerializeStruct = Fields<'o>;
    type SerializeStructVariant = Impossible<(), QueryError>;

    fn serialize_none(self) -> Result<(), QueryError> {
        Ok(())
    }

    fn serialize_unit(self) -> Result<(), QueryError> {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), QueryError> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(mut self, value: &T) -> Result<(), QueryError> {
        let before = self.pairs.len();
        value.serialize(QuerySerializer::from(self.pairs.reborrow()))?;
        if self.pairs.len() == before { Err(QueryError::new(write_error::EMPTY)) } else { Ok(()) }
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Entries<'o>, QueryError> {
        // The keys of a map are distinct. The derive writes a struct with flattened fields as a map
        // of unknown length, and two of them may have a key in common.
        let keys = length.is_none().then(Keys::default);
        Ok(Entries { pairs: self.pairs, key: None, keys })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'o>, QueryError> {
        Ok(Fields { pairs: self.pairs })
    }

    lists! { begin |this| Ok(PairList { pairs: this.pairs }) }
    transparent! { newtype }
    refuse! { write_error::QUERY => scalars bytes data_variants }
}

/// The fields of a struct.
#[derive(Debug)]
pub struct Fields<'o> {
    pairs: Pairs<'o>,
}

impl SerializeStruct for Fields<'_> {
    type Ok = ();
    type Error = QueryError;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), QueryError> {
        write_parameter(&mut self.pairs, key, value)
    }

    fn end(self) -> Result<(), QueryError> {
        Ok(())
    }
}

/// The entries of a map.
#[derive(Debug)]
pub struct Entries<'o> {
    pairs: Pairs<'o>,
    key: Option<String>,
    /// The keys that have been written, if they may repeat.
    keys: Option<Keys>,
}

impl SerializeMap for Entries<'_> {
    type Ok = ();
    type Error = QueryError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), QueryError> {
        self.key = Some(to_text(key)?);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), QueryError> {
        let key = self.key.take().ok_or(QueryError::new(write_error::PAIR))?;
        let Some(keys) = &mut self.keys else {
            return write_entry(&mut self.pairs, &key, value);
        };
        let before = self.pairs.len();
        write_parameter(&mut self.pairs, &key, value)?;
        if self.pairs.len() > before {
            return keys.add(key);
        }
        keys.add_absent(key);
        Ok(())
    }

    fn end(self) -> Result<(), QueryError> {
        Ok(())
    }
}

/// The elements of a sequence of pairs.
#[derive(Debug)]
pub struct PairList<'o> {
    pairs: Pairs<'o>,
}

impl PairList<'_> {
    fn element<T: Serialize + ?Sized>(&mut self, pair: &T) -> Result<(), QueryError> {
        pair.serialize(PairSerializer::new(&mut self.pairs))
    }
}

lists! { end PairList<'_>, |_| Ok(()) }
