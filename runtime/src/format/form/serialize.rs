//! From a value to a query.

use ::serde::{
    Serialize, Serializer,
    ser::{Impossible, SerializeMap, SerializeStruct},
};
use form_urlencoded::byte_serialize;

use super::{
    key::write_key,
    methods::{lists, refuse, transparent},
    pair::PairSerializer,
    parameter::Parameter,
    write_error::{self, QueryError},
};

/// The key of a parameter.
#[derive(Clone, Copy, Debug)]
pub(super) enum Key<'k> {
    Encoded(&'static str),
    Text(&'k str),
}

/// The pairs of a URI's query under construction.
#[derive(Debug)]
pub(crate) struct Pairs<'o> {
    out: &'o mut String,
    has_some: bool,
}

impl<'o> Pairs<'o> {
    /// Appends to a URI, which has pairs already or has none.
    pub(crate) fn new(out: &'o mut String, has_some: bool) -> Self {
        Self { out, has_some }
    }

    /// Whether there is a pair.
    pub(crate) fn has_some(&self) -> bool {
        self.has_some
    }

    /// A parameter whose key is encoded already.
    pub(crate) fn encoded<'p>(&'p mut self, key: &'static str) -> Parameter<'p, 'o> {
        Parameter::new(self, Key::Encoded(key))
    }

    /// Writes a key, and gives back where to write its value, percent-encoded.
    pub(super) fn begin(&mut self, key: Key<'_>) -> &mut String {
        self.out.push(if self.has_some { '&' } else { '?' });
        self.has_some = true;
        match key {
            Key::Encoded(key) => self.out.push_str(key),
            Key::Text(key) => self.out.extend(byte_serialize(key.as_bytes())),
        }
        self.out.push('=');
        self.out
    }

    /// Writes a key and its value.
    pub(super) fn write(&mut self, key: Key<'_>, value: &str) {
        self.begin(key).extend(byte_serialize(value.as_bytes()));
    }

    /// Writes all pairs of a key.
    pub(super) fn parameter<T: Serialize + ?Sized>(
        &mut self,
        key: &str,
        value: &T,
    ) -> Result<(), QueryError> {
        value.serialize(Parameter::new(self, Key::Text(key))).map_err(|error| error.at(key))
    }
}

/// Appends a query to a URI under construction: `?key=value&key=value`, and nothing where there
/// is no pair.
#[derive(Debug)]
pub(crate) struct QuerySerializer<'o> {
    pairs: Pairs<'o>,
}

impl<'o> QuerySerializer<'o> {
    /// Appends to this text, which holds no query yet.
    pub(crate) fn new(out: &'o mut String) -> Self {
        Self { pairs: Pairs::new(out, false) }
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

    fn serialize_map(self, _: Option<usize>) -> Result<Entries<'o>, QueryError> {
        Ok(Entries { pairs: self.pairs, key: None })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'o>, QueryError> {
        Ok(Fields { pairs: self.pairs })
    }

    lists! { begin |this| Ok(PairList { pairs: this.pairs }) }
    transparent! {}
    refuse! { write_error::QUERY => scalars bytes data_variants }
}

/// The fields of a struct.
#[derive(Debug)]
pub(crate) struct Fields<'o> {
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
        self.pairs.parameter(key, value)
    }

    fn end(self) -> Result<(), QueryError> {
        Ok(())
    }
}

/// The entries of a map.
#[derive(Debug)]
pub(crate) struct Entries<'o> {
    pairs: Pairs<'o>,
    key: Option<String>,
}

impl SerializeMap for Entries<'_> {
    type Ok = ();
    type Error = QueryError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), QueryError> {
        self.key = Some(write_key(key)?);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), QueryError> {
        let key = self.key.take().ok_or(QueryError::new(write_error::PAIR))?;
        self.pairs.parameter(&key, value)
    }

    fn end(self) -> Result<(), QueryError> {
        Ok(())
    }
}

/// The elements of a list of pairs.
#[derive(Debug)]
pub(crate) struct PairList<'o> {
    pairs: Pairs<'o>,
}

impl PairList<'_> {
    fn element<T: Serialize + ?Sized>(&mut self, pair: &T) -> Result<(), QueryError> {
        pair.serialize(PairSerializer::new(&mut self.pairs))
    }
}

lists! { end PairList<'_>, |_| Ok(()) }
