//! The parameters of a query as a map.

use std::{borrow::Cow, mem, slice, vec};

use ::serde::de::{DeserializeSeed, MapAccess, value::CowStrDeserializer};

use super::{guess::Guesses, read_error::ReadError, text::Text, value::Values};

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
    pub(super) fn at(key: Option<&str>, error: ReadError) -> ReadError {
        match key {
            Some(key) => error.at(key),
            None => error,
        }
    }
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
