//! Deserializes the values of one parameter.

use std::fmt;

use ::serde::{
    Deserializer,
    de::{DeserializeSeed, SeqAccess, Visitor},
};

use super::{
    guess::Guesses,
    read_error::ReadError,
    text::{Text, TextReader},
};

/// The values of a key. There are none if it is absent.
pub struct Values<'v, 'q> {
    pub(super) first: Option<Text<'q>>,
    pub(super) more: &'v mut dyn Iterator<Item = Text<'q>>,
    /// The number of all values.
    pub(super) count: usize,
    pub(super) guesses: &'v Guesses,
}

impl fmt::Debug for Values<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Values").field("count", &self.count).finish_non_exhaustive()
    }
}

impl<'v, 'q> Values<'v, 'q> {
    fn next(&mut self) -> Option<TextReader<'v, 'q>> {
        self.count = self.count.checked_sub(1)?;
        let text = self.first.take().or_else(|| self.more.next())?;
        Some(text.value(self.guesses))
    }

    /// Returns the value if there is only one.
    #[inline]
    fn single(mut self) -> Result<TextReader<'v, 'q>, ReadError> {
        match self.first.take() {
            Some(text) if self.count == 1 => Ok(text.value(self.guesses)),
            first => Self { first, ..self }.next_single(),
        }
    }

    #[cold]
    fn next_single(mut self) -> Result<TextReader<'v, 'q>, ReadError> {
        match (self.count, self.next()) {
            (1, Some(text)) => Ok(text),
            (0, _) => Err(ReadError::missing()),
            _ => Err(ReadError::repeated()),
        }
    }
}

macro_rules! take_single {
    ($($method:ident($($argument:ident: $type:ty),*);)*) => {
        $(
            fn $method<V: Visitor<'q>>(
                self,
                $($argument: $type,)*
                visitor: V,
            ) -> Result<V::Value, ReadError> {
                self.single()?.$method($($argument,)* visitor)
            }
        )*
    };
}

impl<'q> Deserializer<'q> for Values<'_, 'q> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.count {
            // Not even a type that takes any value takes an absent one.
            0 if self.guesses.lists().is_empty() => Err(ReadError::missing()),
            1 => self.single()?.deserialize_only(visitor),
            _ => self.deserialize_seq(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.count == 0 { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'q>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'q>>(mut self, visitor: V) -> Result<V::Value, ReadError> {
        let value = visitor.visit_seq(&mut self)?;
        if self.count == 0 { Ok(value) } else { Err(ReadError::too_many()) }
    }

    fn deserialize_tuple<V: Visitor<'q>>(
        self,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'q>>(
        self,
        _name: &'static str,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    take_single! {
        deserialize_bool();
        deserialize_i8();
        deserialize_i16();
        deserialize_i32();
        deserialize_i64();
        deserialize_i128();
        deserialize_u8();
        deserialize_u16();
        deserialize_u32();
        deserialize_u64();
        deserialize_u128();
        deserialize_f32();
        deserialize_f64();
        deserialize_char();
        deserialize_str();
        deserialize_string();
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_map();
        deserialize_struct(name: &'static str, fields: &'static [&'static str]);
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
        deserialize_identifier();
    }
}

impl<'q> SeqAccess<'q> for Values<'_, 'q> {
    type Error = ReadError;

    fn next_element_seed<T: DeserializeSeed<'q>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ReadError> {
        self.next().map(|text| seed.deserialize(text)).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.count)
    }
}
