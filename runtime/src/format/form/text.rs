//! Deserializes keys and single values.

use std::{borrow::Cow, iter};

use ::serde::{
    Deserializer,
    de::{
        DeserializeOwned, DeserializeSeed, EnumAccess, VariantAccess, Visitor,
        value::CowStrDeserializer,
    },
    forward_to_deserialize_any,
};

use super::{
    guess::{self, Guesses, Id, Limits},
    read_error::ReadError,
    value::Values,
};

/// What is read instead of a string that is not UTF-8, if its type is not known.
const NOT_UTF8: &[u8] = b"\xff";

/// A key or a value.
#[derive(Default)]
pub(super) struct Text<'q> {
    /// `None` if it is not UTF-8.
    pub(super) text: Option<Cow<'q, str>>,
    /// The position of its pair in the query, or of the value if its key is known.
    pub(super) pair: usize,
}

/// A key or a single value, and how it is read if its type is not known.
pub(super) struct TextReader<'g, 'q> {
    text: Option<Cow<'q, str>>,
    id: Id,
    guesses: &'g Guesses,
}

/// Deserializes a string that is not part of a query.
pub(crate) fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, ReadError> {
    let read = |guesses: &Guesses| {
        let text = Text { text: Some(text.into()), pair: 0 };
        T::deserialize(text.value(guesses))
    };
    guess::read(|| Limits::of(1), |_| None, read)
}

impl<'q> Text<'q> {
    /// Returns the reader of a key.
    pub(super) fn key(self, guesses: &Guesses) -> TextReader<'_, 'q> {
        let id = Id { pair: self.pair, is_key: true };
        TextReader { text: self.text, id, guesses }
    }

    /// Returns the reader of a value.
    pub(super) fn value(self, guesses: &Guesses) -> TextReader<'_, 'q> {
        let id = Id { pair: self.pair, is_key: false };
        TextReader { text: self.text, id, guesses }
    }
}

macro_rules! parse {
    ($($method:ident $visit:ident)*) => {
        $(
            fn $method<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
                match self.text()?.parse() {
                    Ok(value) => visitor.$visit(value),
                    Err(_) => Err(ReadError::expected(&visitor)),
                }
            }
        )*
    };
}

impl<'q> TextReader<'_, 'q> {
    /// Deserializes the only value of a key, whose type is not known.
    pub(super) fn deserialize_only<V: Visitor<'q>>(
        self,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        if self.guesses.is_list(self.id) {
            let Self { text, id, guesses } = self;
            let first = Some(Text { text, pair: id.pair });
            Values { first, more: &mut iter::empty(), count: 1, guesses }.deserialize_seq(visitor)
        } else {
            self.deserialize_any(visitor)
        }
    }

    fn text(&self) -> Result<&str, ReadError> {
        self.text.as_deref().ok_or_else(ReadError::not_utf8)
    }
}

impl<'q> Deserializer<'q> for TextReader<'_, 'q> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let Some(text) = &self.text else {
            self.guesses.undecodable(self.id);
            return visitor.visit_borrowed_bytes(NOT_UTF8);
        };
        match self.guesses.scalar(self.id, text) {
            Some(scalar) => scalar.visit(visitor),
            None => self.deserialize_str(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.text {
            Some(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Some(Cow::Owned(text)) => visitor.visit_string(text),
            None => Err(ReadError::not_utf8()),
        }
    }

    fn deserialize_char<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_string<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    parse! {
        deserialize_bool visit_bool
        deserialize_i8 visit_i8
        deserialize_i16 visit_i16
        deserialize_i32 visit_i32
        deserialize_i64 visit_i64
        deserialize_i128 visit_i128
        deserialize_u8 visit_u8
        deserialize_u16 visit_u16
        deserialize_u32 visit_u32
        deserialize_u64 visit_u64
        deserialize_u128 visit_u128
        deserialize_f32 visit_f32
        deserialize_f64 visit_f64
    }

    fn deserialize_bytes<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.text {
            Some(Cow::Borrowed(text)) => visitor.visit_borrowed_bytes(text.as_bytes()),
            Some(Cow::Owned(text)) => visitor.visit_byte_buf(text.into_bytes()),
            None => Err(ReadError::not_utf8()),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_option<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_some(self)
    }

    fn deserialize_unit<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.text()?.is_empty() {
            visitor.visit_unit()
        } else {
            Err(ReadError::expected(&visitor))
        }
    }

    fn deserialize_unit_struct<V: Visitor<'q>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'q>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'q>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.text()?;
        visitor.visit_enum(self)
    }

    fn deserialize_ignored_any<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    // Visitors of sequences, maps and structs return an error.
    forward_to_deserialize_any! {
        <V: Visitor<'q>>
        identifier seq tuple tuple_struct map struct
    }
}

impl<'q> EnumAccess<'q> for TextReader<'_, 'q> {
    type Error = ReadError;
    type Variant = UnitVariant;

    fn variant_seed<V: DeserializeSeed<'q>>(
        self,
        seed: V,
    ) -> Result<(V::Value, UnitVariant), ReadError> {
        let name = CowStrDeserializer::new(self.text.unwrap_or_default());
        seed.deserialize(name).map(|variant| (variant, UnitVariant))
    }
}

/// The content of a variant, which is empty.
pub(super) struct UnitVariant;

impl<'q> VariantAccess<'q> for UnitVariant {
    type Error = ReadError;

    fn unit_variant(self) -> Result<(), ReadError> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'q>>(self, _: T) -> Result<T::Value, ReadError> {
        Err(ReadError::expected(&"a unit variant"))
    }

    fn tuple_variant<V: Visitor<'q>>(self, _: usize, _: V) -> Result<V::Value, ReadError> {
        Err(ReadError::expected(&"a unit variant"))
    }

    fn struct_variant<V: Visitor<'q>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, ReadError> {
        Err(ReadError::expected(&"a unit variant"))
    }
}
