//! From a query to a value.

use std::{borrow::Cow, mem, vec};

use ::serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, MapAccess, SeqAccess, Visitor},
    forward_to_deserialize_any,
};
use percent_encoding::percent_decode_str;

use super::{
    read_error::ReadError,
    value::{Text, Values},
};
use crate::DecodeError;

/// Reads a query. The parameters named in `credentials` are taken out before.
pub(crate) fn from_query<'q, T: Deserialize<'q>>(
    query: Option<&'q str>,
    credentials: &[&str],
) -> Result<T, DecodeError> {
    Ok(T::deserialize(Query(pairs(query.unwrap_or_default(), credentials)?))?)
}

/// A key and a value of it.
struct Pair<'q> {
    key: Cow<'q, str>,
    value: Cow<'q, str>,
    /// Its place among the pairs.
    index: usize,
    /// The place of the first pair that has this key.
    first: usize,
}

fn pairs<'q>(query: &'q str, credentials: &[&str]) -> Result<Vec<Pair<'q>>, ReadError> {
    let mut pairs = Vec::new();
    for (key, value) in split(query) {
        let key = decode(key).ok_or_else(ReadError::not_utf8)?;
        if credentials.contains(&&*key) {
            continue;
        }
        let value = decode(value).ok_or_else(|| ReadError::not_utf8().at(&key))?;
        let index = pairs.len();
        pairs.push(Pair { key, value, index, first: index });
    }
    Ok(pairs)
}

/// The keys and values, still encoded.
pub(super) fn split(query: &str) -> impl Iterator<Item = (&str, &str)> + Clone {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}

/// The value of a parameter that may be given once: of the credentials, which are read apart from
/// the rest.
///
/// The error says that it is repeated, or is not UTF-8.
pub(crate) fn find<'q>(
    query: Option<&'q str>,
    name: &str,
) -> Result<Option<Cow<'q, str>>, DecodeError> {
    let mut values = split(query.unwrap_or_default())
        .filter(|(key, _)| decode(key).is_some_and(|key| key == name));
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some((_, value)), None) => {
            let value = decode(value).ok_or_else(|| ReadError::not_utf8().at(name))?;
            Ok(Some(value))
        }
        (Some(_), Some(_)) => Err(ReadError::repeated().at(name).into()),
    }
}

/// Whether a text is not what it stands for.
pub(super) fn is_encoded(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'+' | b'%'))
}

/// `None` where the text is not UTF-8.
pub(super) fn decode(text: &str) -> Option<Cow<'_, str>> {
    if !is_encoded(text) {
        return Some(Cow::Borrowed(text));
    }
    let mut bytes = Vec::with_capacity(text.len());
    for (index, word) in text.split('+').enumerate() {
        if index > 0 {
            bytes.push(b' ');
        }
        bytes.extend(percent_decode_str(word));
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

/// Brings the pairs of one key together, and leaves the rest of the order as it is. By sorting
/// twice: a caller chooses the keys, so nothing may be quadratic or hang on a hash.
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

/// A query as a whole.
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

    // What is not a struct or a map does not take one, and says so.
    forward_to_deserialize_any! {
        <V: Visitor<'q>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        map struct identifier
    }
}

/// The parameters, each with all its values.
struct Groups<'q> {
    pairs: vec::IntoIter<Pair<'q>>,
    /// The current parameter, and how many of its values have not been read.
    key: Cow<'q, str>,
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

/// The pairs in their own order.
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

/// A pair is a tuple of two.
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
