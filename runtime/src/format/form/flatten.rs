//! Serializes flattened fields.

use ::serde::{
    Serialize, Serializer,
    ser::{self, Impossible, SerializeMap, SerializeStruct},
};

use super::{
    super::refuse::refuse,
    key::to_text,
    keys::Keys,
    methods::transparent,
    pairs::{Key, Pairs},
    parameter::{Elements, Parameter, write_entry, write_parameter},
    write_error::{self, QueryError},
};

/// Writes the fields of a struct or the entries of a map among the parameters of a query.
///
/// As in serde's derive, a variant of an enum is an entry, whose key is its name.
#[derive(Debug)]
pub struct FlattenSerializer<'p> {
    parameters: Parameters<'p>,
}

impl<'p> FlattenSerializer<'p> {
    /// Appends to the pairs. None of the keys may be one of `keys`.
    pub(crate) fn new(pairs: &'p mut Pairs, keys: &'p mut Keys) -> Self {
        Self { parameters: Parameters { pairs, keys, key: None, is_map: false } }
    }
}

/// Parameters of a flattened field.
#[derive(Debug)]
pub struct Parameters<'p> {
    pairs: &'p mut Pairs,
    keys: &'p mut Keys,
    /// The key whose value comes next.
    key: Option<String>,
    /// Whether they are the entries of a map. The derive writes a struct with flattened fields as a
    /// map of unknown length.
    is_map: bool,
}

impl Parameters<'_> {
    fn write<T: Serialize + ?Sized>(&mut self, key: String, value: &T) -> Result<(), QueryError> {
        let before = self.pairs.len();
        write_parameter(self.pairs, &key, value)?;
        if self.pairs.len() > before {
            return self.keys.add(key);
        }
        self.keys.add_absent(key);
        Ok(())
    }

    fn write_entry<T: Serialize + ?Sized>(
        &mut self,
        key: String,
        value: &T,
    ) -> Result<(), QueryError> {
        write_entry(self.pairs, Key::Decoded(&key), value)?;
        self.keys.add(key)
    }
}

impl<'p> Serializer for FlattenSerializer<'p> {
    type Ok = ();
    type Error = QueryError;
    type SerializeSeq = Impossible<(), QueryError>;
    type SerializeTuple = Impossible<(), QueryError>;
    type SerializeTupleStruct = Impossible<(), QueryError>;
    type SerializeTupleVariant = Elements<'p>;
    type SerializeMap = Parameters<'p>;
    type SerializeStruct = Parameters<'p>;
    type SerializeStructVariant = Impossible<(), QueryError>;

    fn serialize_map(self, length: Option<usize>) -> Result<Parameters<'p>, QueryError> {
        Ok(Parameters { is_map: length.is_some(), ..self.parameters })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parameters<'p>, QueryError> {
        Ok(self.parameters)
    }

    fn serialize_unit_variant(
        mut self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), QueryError> {
        self.parameters.write(variant.to_owned(), &())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        mut self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), QueryError> {
        self.parameters.write_entry(variant.to_owned(), value)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Elements<'p>, QueryError> {
        let Parameters { pairs, keys, .. } = self.parameters;
        keys.add(variant.to_owned())?;
        Parameter::decoded(pairs, variant).sequence()
    }

    fn serialize_none(self) -> Result<(), QueryError> {
        Ok(())
    }

    fn serialize_unit(self) -> Result<(), QueryError> {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), QueryError> {
        Ok(())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Impossible<(), QueryError>, QueryError> {
        Err(QueryError::new(write_error::MAP).at(variant))
    }

    transparent! {}
    refuse! { QueryError::new(write_error::FLATTENED) =>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str bytes seq tuple tuple_struct
    }
}

impl SerializeStruct for Parameters<'_> {
    type Ok = ();
    type Error = QueryError;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), QueryError> {
        self.write(key.to_owned(), value)
    }

    fn skip_field(&mut self, key: &'static str) -> Result<(), QueryError> {
        self.keys.add_absent(key.to_owned());
        Ok(())
    }

    fn end(self) -> Result<(), QueryError> {
        Ok(())
    }
}

impl SerializeMap for Parameters<'_> {
    type Ok = ();
    type Error = QueryError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), QueryError> {
        self.key = Some(to_text(key)?);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), QueryError> {
        let key = self.key.take().ok_or(QueryError::new(write_error::PAIR))?;
        if self.is_map { self.write_entry(key, value) } else { self.write(key, value) }
    }

    fn end(self) -> Result<(), QueryError> {
        Ok(())
    }
}

impl ser::SerializeTupleVariant for Elements<'_> {
    type Ok = ();
    type Error = QueryError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), QueryError> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), QueryError> {
        ser::SerializeSeq::end(self)
    }
}
