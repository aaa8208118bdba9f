//! Names of members as keys of maps.

use ::serde::{
    Deserialize as _, Deserializer,
    de::{Error as _, IgnoredAny, Visitor, value::StringDeserializer},
    forward_to_deserialize_any,
};
use serde_json::Error;

use super::super::cursor::Cursor;

/// A name with its quotes. As in `serde_json`, a number or boolean may be in it.
pub(super) struct Key<'de>(pub(super) &'de str);

impl<'de> Key<'de> {
    fn string(self) -> serde_json::Deserializer<serde_json::de::StrRead<'de>> {
        serde_json::Deserializer::from_str(self.0)
    }

    /// The text between the quotes, if it is a number or a boolean as a whole.
    fn scalar(&self) -> Option<&'de str> {
        let text = self.0.get(1..self.0.len().checked_sub(1)?)?;
        let is_scalar = matches!(text.as_bytes(), [b'-' | b'0'..=b'9', ..] | b"true" | b"false");
        let is_scalar = is_scalar && text.trim_ascii_end().len() == text.len();
        (is_scalar && serde_json::from_str::<IgnoredAny>(text).is_ok()).then_some(text)
    }
}

macro_rules! scalars {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            let Some(text) = self.scalar() else { return self.string().$method(visitor) };
            let mut deserializer = serde_json::Deserializer::from_str(text);
            let value = (&mut deserializer).$method(visitor)?;
            deserializer.end().map(|()| value)
        }
    )*};
}

impl<'de> Deserializer<'de> for Key<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match Cursor::new(self.0).plain_text() {
            Some((text, _)) => visitor.visit_borrowed_str(text),
            None => self.string().deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let variant = String::deserialize(&mut self.string()).map_err(Error::custom)?;
        StringDeserializer::new(variant).deserialize_enum(name, variants, visitor)
    }

    scalars! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_i128 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_u128 deserialize_f32 deserialize_f64
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.string().deserialize_bytes(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.string().deserialize_bytes(visitor)
    }

    forward_to_deserialize_any! {
        char str string unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
