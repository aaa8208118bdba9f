//! Writes arrays and objects.

use std::mem;

use ::serde::{
    Serialize, Serializer,
    ser::{
        Error as _, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
        SerializeTuple, SerializeTupleStruct, SerializeTupleVariant,
    },
};
use serde_json::Error;

use super::{
    super::escape::is_plain,
    JsonSerializer, NOT_JSON,
    flatten::Names,
    plain_name::{PlainName, Refused},
};

/// An array or an object that is being written.
pub struct Compound<'n, 'o> {
    out: &'o mut Vec<u8>,
    /// The byte before the next element or member: the opening bracket, or a comma.
    separator: u8,
    close: &'static str,
    /// Receives the names of members, if a flattened field writes them.
    names: Option<&'n mut Names>,
}

impl<'n, 'o> Compound<'n, 'o> {
    pub(super) fn new(out: &'o mut Vec<u8>, open: u8, close: &'static str) -> Self {
        Self { out, separator: open, close, names: None }
    }

    pub(super) fn array(out: &'o mut Vec<u8>) -> Self {
        Self::new(out, b'[', "]")
    }

    pub(super) fn object(out: &'o mut Vec<u8>) -> Self {
        Self::new(out, b'{', "}")
    }

    pub(super) fn flattened(out: &'o mut Vec<u8>, names: &'n mut Names) -> Self {
        names.are_compared = true;
        Self { names: Some(names), ..Self::object(out) }
    }

    /// Writes an object with one member.
    pub(super) fn only_member<T: Serialize + ?Sized>(
        mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.member(name, value)?;
        self.finish();
        Ok(())
    }

    fn separate(&mut self) {
        self.out.push(mem::replace(&mut self.separator, b','));
    }

    /// Writes a name if it needs no escapes, and returns whether it has been written.
    #[inline]
    pub(super) fn plain_name(&mut self, name: &str) -> bool {
        if !is_plain(name) {
            return false;
        }
        self.out.reserve(name.len() + 4);
        self.out.extend_from_slice(&[mem::replace(&mut self.separator, b','), b'"']);
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
        if let Some(names) = &mut self.names {
            names.compare(name);
        }
        true
    }

    /// Has `serde_json` write a name.
    fn name_of<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        if let Some(names) = &mut self.names {
            names.are_compared = false;
        }
        let start = self.out.len();
        let mut json = serde_json::Serializer::new(&mut *self.out);
        let mut object = json.serialize_map(None)?;
        object.serialize_entry(key, &())?;
        SerializeMap::end(object)?;
        // The object is `{"name":null}`.
        self.out.truncate(self.out.len().saturating_sub("null}".len()));
        if let Some(brace) = self.out.get_mut(start) {
            *brace = mem::replace(&mut self.separator, b',');
        }
        Ok(())
    }

    #[inline]
    pub(super) fn name(&mut self, name: &'static str) -> Result<(), Error> {
        if self.plain_name(name) { Ok(()) } else { self.name_of(name) }
    }

    #[inline]
    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(JsonSerializer { out: &mut *self.out })
    }

    #[inline]
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.separate();
        self.value(value)
    }

    #[inline]
    fn member<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.name(name)?;
        self.value(value)
    }

    fn finish(mut self) {
        if self.separator != b',' {
            self.separate();
        }
        self.out.extend_from_slice(self.close.as_bytes());
    }
}

/// Implements traits whose method writes an element.
macro_rules! elements {
    ($($trait:ident $method:ident)*) => {$(
        impl $trait for Compound<'_, '_> {
            type Ok = ();
            type Error = Error;

            #[inline]
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.element(value)
            }

            #[inline]
            fn end(self) -> Result<(), Error> {
                self.finish();
                Ok(())
            }
        }
    )*};
}

elements! {
    SerializeSeq serialize_element
    SerializeTuple serialize_element
    SerializeTupleStruct serialize_field
    SerializeTupleVariant serialize_field
}

impl SerializeMap for Compound<'_, '_> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        match key.serialize(PlainName(self)) {
            Ok(()) => Ok(()),
            Err(Refused::NotPlain) => self.name_of(key),
            Err(Refused::Unprintable) => Err(Error::custom(NOT_JSON)),
        }
    }

    #[inline]
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.value(value)
    }

    #[inline]
    fn end(self) -> Result<(), Error> {
        self.finish();
        Ok(())
    }
}

impl SerializeStructVariant for Compound<'_, '_> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.member(name, value)
    }

    #[inline]
    fn end(self) -> Result<(), Error> {
        self.finish();
        Ok(())
    }
}

/// The fields of a struct.
pub enum Fields<'n, 'o> {
    Members(Compound<'n, 'o>),
    /// A value that `serde_json` writes in its own way: raw JSON, or a number that keeps its digits.
    Private {
        out: &'o mut Vec<u8>,
        name: &'static str,
    },
}

impl SerializeStruct for Fields<'_, '_> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        field: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        match self {
            Self::Members(members) => members.member(field, value),
            Self::Private { out, name } => {
                let mut json = serde_json::Serializer::new(&mut **out);
                let mut fields = json.serialize_struct(name, 1)?;
                SerializeStruct::serialize_field(&mut fields, field, value)?;
                SerializeStruct::end(fields)
            }
        }
    }

    #[inline]
    fn skip_field(&mut self, field: &'static str) -> Result<(), Error> {
        if let Self::Members(Compound { names: Some(names), .. }) = self {
            names.skip(field);
        }
        Ok(())
    }

    #[inline]
    fn end(self) -> Result<(), Error> {
        if let Self::Members(members) = self {
            members.finish();
        }
        Ok(())
    }
}
