//! From a query to a value.

use std::{borrow::Cow, iter, mem, vec};

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

/// A key and its value, as they stand in a query.
#[derive(Clone, Copy)]
pub(super) struct EncodedPair<'q> {
    key: EncodedText<'q>,
    value: EncodedText<'q>,
}

/// A text as it stands in a query.
#[derive(Clone, Copy)]
struct EncodedText<'q> {
    text: &'q str,
    has_plus: bool,
    has_percent: bool,
}

/// The bytes that are not for themselves.
const IS_SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    (table[b'&' as usize], table[b'=' as usize]) = (true, true);
    (table[b'+' as usize], table[b'%' as usize]) = (true, true);
    table
};

impl<'q> EncodedPair<'q> {
    pub(super) fn key(self) -> Result<Cow<'q, str>, ReadError> {
        self.key.decode().ok_or_else(ReadError::not_utf8)
    }

    /// The key is for the error.
    pub(super) fn value(self, key: &str) -> Result<Cow<'q, str>, ReadError> {
        self.value.decode().ok_or_else(|| ReadError::not_utf8().at(key))
    }
}

impl<'q> EncodedText<'q> {
    /// Takes a text off the front, up to a byte that ends it.
    fn take(rest: &mut &'q str, ends: impl Fn(u8) -> bool) -> Self {
        let (mut has_plus, mut has_percent) = (false, false);
        let mut bytes = rest.bytes();
        let end = loop {
            match bytes.find(|byte| IS_SPECIAL[usize::from(*byte)]) {
                Some(b'+') => has_plus = true,
                Some(b'%') => has_percent = true,
                Some(byte) if ends(byte) => break bytes.len() + 1,
                Some(_) => {}
                None => break 0,
            }
        };
        let length = rest.len().saturating_sub(end);
        let (text, after) = rest.split_at_checked(length).unwrap_or_default();
        *rest = after;
        Self { text, has_plus, has_percent }
    }

    /// `None` where the text is not UTF-8.
    fn decode(self) -> Option<Cow<'q, str>> {
        match (self.has_plus, self.has_percent) {
            (false, false) => Some(Cow::Borrowed(self.text)),
            (false, true) => percent_decode_str(self.text).decode_utf8().ok(),
            (true, false) => Some(Cow::Owned(self.text.replace('+', " "))),
            (true, true) => {
                let spaced = self.text.replace('+', " ");
                let decoded = percent_decode_str(&spaced).decode_utf8().ok()?;
                Some(Cow::Owned(decoded.into_owned()))
            }
        }
    }
}

/// The keys and values.
pub(super) fn split(query: &str) -> impl Iterator<Item = EncodedPair<'_>> {
    let mut rest = query;
    iter::from_fn(move || {
        while let Some(after) = rest.strip_prefix('&') {
            rest = after;
        }
        if rest.is_empty() {
            return None;
        }
        let key = EncodedText::take(&mut rest, |byte| matches!(byte, b'=' | b'&'));
        rest = rest.strip_prefix('=').unwrap_or(rest);
        let value = EncodedText::take(&mut rest, |byte| byte == b'&');
        Some(EncodedPair { key, value })
    })
}

/// `None` where the text is not UTF-8.
pub(super) fn decode(mut text: &str) -> Option<Cow<'_, str>> {
    EncodedText::take(&mut text, |_| false).decode()
}

/// The value of a parameter that may be given once: of the credentials, which are read apart from
/// the rest.
///
/// The error says that it is repeated, or is not UTF-8.
pub(crate) fn find<'q>(
    query: Option<&'q str>,
    name: &str,
) -> Result<Option<Cow<'q, str>>, DecodeError> {
    let mut pairs =
        split(query.unwrap_or_default()).filter(|pair| pair.key().is_ok_and(|key| key == name));
    match (pairs.next(), pairs.next()) {
        (None, _) => Ok(None),
        (Some(pair), None) => Ok(Some(pair.value(name)?)),
        (Some(_), Some(_)) => Err(ReadError::repeated().at(name).into()),
    }
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
