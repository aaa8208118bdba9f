//! The parameters of a query as a sequence of pairs.

use std::vec;

use ::serde::{
    Deserializer,
    de::{DeserializeSeed, SeqAccess, Visitor},
    forward_to_deserialize_any,
};

use super::{groups::Pair, guess::Guesses, read_error::ReadError, text::Text};

/// The pairs as a sequence, in the order of the query.
pub(super) struct PairList<'g, 'q> {
    pub(super) pairs: vec::IntoIter<Pair<'q>>,
    pub(super) guesses: &'g Guesses,
}

impl<'q> SeqAccess<'q> for PairList<'_, 'q> {
    type Error = ReadError;

    fn next_element_seed<T: DeserializeSeed<'q>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ReadError> {
        let Some(pair) = self.pairs.next() else { return Ok(None) };
        seed.deserialize(PairReader { pair, guesses: self.guesses }).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.pairs.len())
    }
}

/// A pair, which is deserialized as a sequence of two strings.
struct PairReader<'g, 'q> {
    pair: Pair<'q>,
    guesses: &'g Guesses,
}

impl<'q> Deserializer<'q> for PairReader<'_, 'q> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let Pair { key, value, .. } = self.pair;
        let named = |error| Pair::at(key.as_deref(), error);
        let mut texts = PairTexts {
            key: Some(Text { text: key.clone(), pair: value.pair }),
            value: Some(value),
            guesses: self.guesses,
        };
        let pair = visitor.visit_seq(&mut texts).map_err(named)?;
        if texts.value.is_none() { Ok(pair) } else { Err(named(ReadError::too_many())) }
    }

    fn deserialize_option<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'q>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        <V: Visitor<'q>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct enum identifier
    }
}

struct PairTexts<'g, 'q> {
    key: Option<Text<'q>>,
    value: Option<Text<'q>>,
    guesses: &'g Guesses,
}

impl<'q> SeqAccess<'q> for PairTexts<'_, 'q> {
    type Error = ReadError;

    fn next_element_seed<T: DeserializeSeed<'q>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ReadError> {
        let text = if let Some(key) = self.key.take() {
            key.key(self.guesses)
        } else if let Some(value) = self.value.take() {
            value.value(self.guesses)
        } else {
            return Ok(None);
        };
        seed.deserialize(text).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(usize::from(self.key.is_some()) + usize::from(self.value.is_some()))
    }
}
