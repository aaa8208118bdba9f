//! Deserializes a whole query.

use std::{borrow::Cow, mem, vec};

use ::serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, MapAccess, SeqAccess, Visitor},
    forward_to_deserialize_any,
};

use super::{
    encoded::split,
    read_error::ReadError,
    value::{Text, Values},
};
use crate::DecodeError;

/// Deserializes a query. The parameters named in `credentials` are ignored.
///
/// # Errors
///
/// Returns an error if the query does not have the form of `T`, or if a parameter is not UTF-8.
pub(crate) fn from_query<'q, T: Deserialize<'q>>(
    query: Option<&'q str>,
    credentials: &[&str],
) -> Result<T, DecodeError> {
    Ok(T::deserialize(Query(pairs(query.unwrap_or_default(), credentials)?))?)
}

/// A key and one of its values.
struct Pair<'q> {
    key: Cow<'q, str>,
    value: Cow<'q, str>,
    /// The index among all pairs.
    index: usize,
    /// The index of the first pair with the same key.
    first: usize,
}

fn pairs<'q>(query: &'q str, credentials: &[&str]) -> Result<Vec<Pair<'q>>, ReadError> {
    let mut pairs = Vec::new();
    for encoded in split(query) {
        let key = encoded.key()?;
        if credentials.contains(&&*key) {
            continue;
        }
        let value = encoded.value(&key)?;
        let index = pairs.len();
        pairs.push(Pair { key, value, index, first: index });
    }
    Ok(pairs)
}

/// Moves the pairs with the same key together, to the position of the first of them.
///
/// The keys come from the sender, so this sorts twice instead of searching (quadratic time) or
/// hashing (collisions).
fn group(pairs: &mut [Pair<'_>]) {
    if pairs.len() < 2 {
        return;
    }
    pairs.sort_unstable_by(|a, b| (&a.key, a.index).cmp(&(&b.key, b.index)));
    let mut before: Option<&Pair<'_>> = None;
    for pair in &mut *pairs {
        if let Some(before) = before
            && before.key == pair.key
        {
            pair.first = before.first;
        }
        before = Some(pair);
    }
    pairs.sort_unstable_by_key(|pair| (pair.first, pair.index));
}

/// The pairs of a query.
struct Query<'q>(Vec<Pair<'q>>);

impl<'q> Deserializer<'q> for Query<'q> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'q>>(mut self, visitor: V) -> Result<V::Value, ReadError> {
        group(&mut self.0);
        visitor.visit_map(Groups { pairs: self.0.into_iter(), key: Cow::Borrowed(""), count: 0 })
    }

    fn deserialize_option<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_some(self)
    }

    fn deserialize_unit<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'q>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'q>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let mut pairs = Pairs(self.0.into_iter());
        let value = visitor.visit_seq(&mut pairs)?;
        if pairs.0.len() == 0 { Ok(value) } else { Err(ReadError::too_many()) }
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

    fn deserialize_enum<V: Visitor<'q>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        Err(ReadError::expected(&visitor))
    }

    fn deserialize_ignored_any<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    // Visitors of other types than structs and maps return an error.
    forward_to_deserialize_any! {
        <V: Visitor<'q>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        map struct identifier
    }
}

/// The parameters as a map, each with all its values.
struct Groups<'q> {
    pairs: vec::IntoIter<Pair<'q>>,
    /// The key of the current parameter.
    key: Cow<'q, str>,
    /// How many values of the current parameter have not been read.
    count: usize,
}

impl<'q> MapAccess<'q> for Groups<'q> {
    type Error = ReadError;

    fn next_key_seed<K: DeserializeSeed<'q>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, ReadError> {
        self.pairs.by_ref().take(self.count).for_each(drop);
        let Some(pair) = self.pairs.as_mut_slice().first_mut() else { return Ok(None) };
        let first = pair.first;
        self.key = mem::take(&mut pair.key);
        self.count = self.pairs.as_slice().iter().take_while(|pair| pair.first == first).count();
        seed.deserialize(Text(self.key.clone())).map(Some).map_err(|error| error.at(&self.key))
    }

    fn next_value_seed<V: DeserializeSeed<'q>>(&mut self, seed: V) -> Result<V::Value, ReadError> {
        let before = self.pairs.len();
        let mut texts = self.pairs.by_ref().map(|pair| pair.value);
        let value = seed.deserialize(Values { texts: &mut texts, count: self.count });
        self.count = self.count.saturating_sub(before - self.pairs.len());
        value.map_err(|error| error.at(&self.key))
    }
}

/// The pairs as a sequence, in the order of the query.
struct Pairs<'q>(vec::IntoIter<Pair<'q>>);

impl<'q> SeqAccess<'q> for Pairs<'q> {
    type Error = ReadError;

    fn next_element_seed<T: DeserializeSeed<'q>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ReadError> {
        self.0.next().map(|pair| seed.deserialize(pair)).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

/// A pair is deserialized as a sequence of two strings.
impl<'q> Deserializer<'q> for Pair<'q> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let key = self.key.clone();
        let mut texts = PairTexts { key: Some(self.key), value: Some(self.value) };
        let value = visitor.visit_seq(&mut texts).map_err(|error| error.at(&key))?;
        if texts.value.is_none() { Ok(value) } else { Err(ReadError::too_many().at(&key)) }
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

struct PairTexts<'q> {
    key: Option<Cow<'q, str>>,
    value: Option<Cow<'q, str>>,
}

impl<'q> SeqAccess<'q> for PairTexts<'q> {
    type Error = ReadError;

    fn next_element_seed<T: DeserializeSeed<'q>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ReadError> {
        let text = self.key.take().or_else(|| self.value.take());
        text.map(|text| seed.deserialize(Text(text))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(usize::from(self.key.is_some()) + usize::from(self.value.is_some()))
    }
}
