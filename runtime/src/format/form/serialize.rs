//! Serializes whole queries.

use ::serde::{
    Serialize, Serializer,
    ser::{Impossible, SerializeMap, SerializeStruct},
};

use super::{
    super::refuse::refuse,
    key::{to_text, with_text},
    keys::Keys,
    methods::{lists, transparent},
    pair::PairSerializer,
    pairs::{Key, Pairs},
    parameter::{write_entry, write_parameter},
    write_error::{self, QueryError},
};

/// Appends pairs: `key=value&key=value`.
#[derive(Debug)]
pub struct QuerySerializer<'p> {
    pairs: &'p mut Pairs,
}

impl<'p> From<&'p mut Pairs> for QuerySerializer<'p> {
    fn from(pairs: &'p mut Pairs) -> Self {
        Self { pairs }
    }
}

impl<'p> Serializer for QuerySerializer<'p> {
    type Ok = ();
    type Error = QueryError;
    type SerializeSeq = PairList<'p>;
    type SerializeTuple = PairList<'p>;
    type SerializeTupleStruct = PairList<'p>;
    type SerializeTupleVariant = Impossible<(), QueryError>;
    type SerializeMap = Entries<'p>;
    type SerializeStruct = Fields<'p>;
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

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), QueryError> {
        let before = self.pairs.len();
        value.serialize(QuerySerializer::from(&mut *self.pairs))?;
        if self.pairs.len() == before { Err(QueryError::new(write_error::EMPTY)) } else { Ok(()) }
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Entries<'p>, QueryError> {
        // The keys of a map are distinct. The derive writes a struct with flattened fields as a map
        // of unknown length, and two of them may have a key in common.
        let keys = length.is_none().then(Keys::default);
        self.pairs.expect(length.unwrap_or_default());
        Ok(Entries { pairs: self.pairs, key: None, keys })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'p>, QueryError> {
        Ok(Fields { pairs: self.pairs })
    }

    lists! { begin |this| Ok(PairList { pairs: this.pairs }) }
    transparent! { newtype }
    refuse! { QueryError::new(write_error::QUERY) => scalars bytes data_variants }
}

/// The fields of a struct.
#[derive(Debug)]
pub struct Fields<'p> {
    pairs: &'p mut Pairs,
}

impl SerializeStruct for Fields<'_> {
    type Ok = ();
    type Error = QueryError;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), QueryError> {
        write_parameter(self.pairs, key, value)
    }

    fn end(self) -> Result<(), QueryError> {
        Ok(())
    }
}

/// The entries of a map.
#[derive(Debug)]
pub struct Entries<'p> {
    pairs: &'p mut Pairs,
    key: Option<EntryKey>,
    /// The keys that have been written, if they may repeat.
    keys: Option<Keys>,
}

/// The key of an entry whose value comes next.
#[derive(Debug)]
enum EntryKey {
    Written(Key<'static>),
    /// A key that may repeat.
    Text(String),
}

impl SerializeMap for Entries<'_> {
    type Ok = ();
    type Error = QueryError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), QueryError> {
        if self.key.is_some() {
            return Err(QueryError::new(write_error::PAIR));
        }
        self.key = Some(if self.keys.is_none() {
            EntryKey::Written(with_text(key, |key| self.pairs.key(key))?)
        } else {
            EntryKey::Text(to_text(key)?)
        });
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), QueryError> {
        let key = match self.key.take() {
            Some(EntryKey::Written(key)) => return write_entry(self.pairs, key, value),
            Some(EntryKey::Text(key)) => key,
            None => return Err(QueryError::new(write_error::PAIR)),
        };
        let before = self.pairs.len();
        write_parameter(self.pairs, &key, value)?;
        let Some(keys) = &mut self.keys else { return Ok(()) };
        if self.pairs.len() > before {
            return keys.add(key);
        }
        keys.add_absent(key);
        Ok(())
    }

    fn end(self) -> Result<(), QueryError> {
        if self.key.is_none() { Ok(()) } else { Err(QueryError::new(write_error::PAIR)) }
    }
}

/// The elements of a sequence of pairs.
#[derive(Debug)]
pub struct PairList<'p> {
    pairs: &'p mut Pairs,
}

impl PairList<'_> {
    fn element<T: Serialize + ?Sized>(&mut self, pair: &T) -> Result<(), QueryError> {
        pair.serialize(PairSerializer::new(self.pairs))
    }
}

lists! { end PairList<'_>, |_| Ok(()) }
