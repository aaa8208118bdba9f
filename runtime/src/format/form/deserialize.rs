//! Deserializes a whole query.

use std::{borrow::Cow, fmt, mem, slice, vec};

use ::serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, MapAccess, SeqAccess, Visitor, value::CowStrDeserializer},
    forward_to_deserialize_any,
};

use super::{
    encoded::{nth, split},
    guess::{self, Guesses},
    read_error::ReadError,
    value::{Text, Values},
};
use crate::DecodeError;

/// Deserializes a query. The parameters named in `credentials` are ignored.
///
/// # Errors
///
/// Returns an error if the query does not have the form of `T`, or if a parameter that is read is
/// not UTF-8.
pub(crate) fn from_query<'q, T: Deserialize<'q>>(
    query: Option<&'q str>,
    credentials: &[&str],
) -> Result<T, DecodeError> {
    from_query_by(query.unwrap_or_default(), credentials, |query| T::deserialize(query))
}

/// Deserializes a query with a function.
///
/// # Errors
///
/// Returns an error if the function does.
pub(crate) fn from_query_by<'q, T>(
    query: &'q str,
    credentials: &[&str],
    mut read: impl FnMut(WholeQuery<'_, 'q>) -> Result<T, ReadError>,
) -> Result<T, DecodeError> {
    let value = guess::read(
        |index| nth(query, index),
        |guesses| read(WholeQuery { pairs: pairs(query, credentials), guesses }),
    )?;
    Ok(value)
}

/// A key and one of its values.
pub(super) struct Pair<'q> {
    /// `None` if it is not UTF-8.
    pub(super) key: Option<Cow<'q, str>>,
    pub(super) value: Text<'q>,
    /// The index of the first pair with the same key.
    first: usize,
}

impl<'q> Pair<'q> {
    pub(super) fn new(
        key: Option<Cow<'q, str>>,
        value: Option<Cow<'q, str>>,
        index: usize,
    ) -> Self {
        Self { key, value: Text { text: value, pair: index }, first: index }
    }

    /// Names the parameter in an error, if it has a name.
    fn at(key: Option<&str>, error: ReadError) -> ReadError {
        match key {
            Some(key) => error.at(key),
            None => error,
        }
    }
}

fn pairs<'q>(query: &'q str, credentials: &[&str]) -> Vec<Pair<'q>> {
    let pairs =
        split(query).enumerate().map(|(index, pair)| Pair::new(pair.key(), pair.value(), index));
    pairs
        .filter(|pair| !pair.key.as_deref().is_some_and(|key| credentials.contains(&key)))
        .collect()
}

/// Moves the pairs with the same key together, to the position of the first of them.
///
/// The keys come from the sender, so this sorts twice instead of searching (quadratic time) or
/// hashing (collisions).
fn group(pairs: &mut [Pair<'_>]) {
    if pairs.len() < 2 {
        return;
    }
    pairs.sort_unstable_by(|a, b| (&a.key, a.first).cmp(&(&b.key, b.first)));
    let mut before: Option<&Pair<'_>> = None;
    for pair in &mut *pairs {
        if let Some(before) = before
            && before.key == pair.key
        {
            pair.first = before.first;
        }
        before = Some(pair);
    }
    pairs.sort_unstable_by_key(|pair| (pair.first, pair.value.pair));
}

/// The pairs of a query.
pub struct WholeQuery<'g, 'q> {
    pairs: Vec<Pair<'q>>,
    guesses: &'g Guesses,
}

/// Does not show the query.
impl fmt::Debug for WholeQuery<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WholeQuery").finish_non_exhaustive()
    }
}

impl<'q> Deserializer<'q> for WholeQuery<'_, 'q> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_map(Groups::new(self.pairs, self.guesses))
    }

    fn deserialize_option<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.pairs.is_empty() { visitor.visit_none() } else { visitor.visit_some(self) }
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
        let mut pairs = Pairs { pairs: self.pairs.into_iter(), guesses: self.guesses };
        let value = visitor.visit_seq(&mut pairs)?;
        if pairs.pairs.len() == 0 { Ok(value) } else { Err(ReadError::too_many()) }
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
pub(super) struct Groups<'g, 'q> {
    pairs: vec::IntoIter<Pair<'q>>,
    /// The key of the current parameter.
    key: Option<Cow<'q, str>>,
    /// How many values of the current parameter have not been read.
    count: usize,
    guesses: &'g Guesses,
    /// Absent parameters that come last, as empty lists.
    lists: slice::Iter<'g, &'static str>,
}

impl<'g, 'q> Groups<'g, 'q> {
    pub(super) fn new(mut pairs: Vec<Pair<'q>>, guesses: &'g Guesses) -> Self {
        group(&mut pairs);
        let (pairs, lists) = (pairs.into_iter(), guesses.lists().iter());
        Self { pairs, key: None, count: 0, guesses, lists }
    }

    /// Moves on to the next key, and returns it.
    fn next_key(&mut self) -> Option<Text<'q>> {
        self.pairs.by_ref().take(self.count).for_each(drop);
        let Some(pair) = self.pairs.as_mut_slice().first_mut() else {
            self.count = 0;
            self.key = Some(Cow::Borrowed(self.lists.next()?));
            return Some(Text { text: self.key.clone(), pair: usize::MAX });
        };
        let (first, index) = (pair.first, pair.value.pair);
        self.key = mem::take(&mut pair.key);
        self.count = self.pairs.as_slice().iter().take_while(|pair| pair.first == first).count();
        Some(Text { text: self.key.clone(), pair: index })
    }

    /// Moves on to the next key, which is the name of a variant.
    pub(super) fn next_name(&mut self) -> CowStrDeserializer<'q, ReadError> {
        let key = self.next_key().and_then(|key| key.text);
        CowStrDeserializer::new(key.unwrap_or_default())
    }

    /// Reads the values of the current key.
    pub(super) fn read<T>(
        &mut self,
        read: impl FnOnce(Values<'_, 'q>) -> Result<T, ReadError>,
    ) -> Result<T, ReadError> {
        let before = self.pairs.len();
        let mut texts = self.pairs.by_ref().map(|pair| pair.value);
        let value = read(Values { texts: &mut texts, count: self.count, guesses: self.guesses });
        self.count = self.count.saturating_sub(before - self.pairs.len());
        value.map_err(|error| Pair::at(self.key.as_deref(), error))
    }
}

impl<'q> MapAccess<'q> for Groups<'_, 'q> {
    type Error = ReadError;

    fn next_key_seed<K: DeserializeSeed<'q>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, ReadError> {
        let Some(key) = self.next_key() else { return Ok(None) };
        let key = seed.deserialize(key.key(self.guesses));
        key.map(Some).map_err(|error| Pair::at(self.key.as_deref(), error))
    }

    fn next_value_seed<V: DeserializeSeed<'q>>(&mut self, seed: V) -> Result<V::Value, ReadError> {
        self.read(|values| seed.deserialize(values))
    }
}

/// The pairs as a sequence, in the order of the query.
struct Pairs<'g, 'q> {
    pairs: vec::IntoIter<Pair<'q>>,
    guesses: &'g Guesses,
}

impl<'q> SeqAccess<'q> for Pairs<'_, 'q> {
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
