//! The parameters of a query as a map.

use std::{borrow::Cow, iter, mem, slice, vec};

use ::serde::de::{DeserializeSeed, MapAccess, value::CowStrDeserializer};

use super::{
    encoded::EncodedPair, guess::Guesses, read_error::ReadError, text::Text, value::Values,
};

/// A key and one of its values.
#[derive(Default)]
pub(super) struct Pair<'q> {
    /// `None` if it is not UTF-8.
    pub(super) key: Option<Cow<'q, str>>,
    pub(super) value: Text<'q>,
    /// The position of the first pair with the same key.
    first: usize,
}

impl<'q> From<EncodedPair<'q>> for Pair<'q> {
    #[inline]
    fn from(pair: EncodedPair<'q>) -> Self {
        let value = Text { text: pair.value(), pair: pair.start };
        Self { key: pair.key(), value, first: pair.start }
    }
}

impl Pair<'_> {
    /// Names the parameter in an error, if it has a name.
    pub(super) fn at(key: Option<&str>, error: ReadError) -> ReadError {
        match key {
            Some(key) => error.at(key),
            None => error,
        }
    }
}

/// The first pairs, so that they are split once, and those that follow.
#[derive(Clone)]
struct Split<'q, I> {
    few: [EncodedPair<'q>; FEW],
    len: usize,
    /// How many of the first pairs have been read.
    next: usize,
    more: I,
}

const FEW: usize = 12;

impl<'q, I: Iterator<Item = EncodedPair<'q>> + Clone> Split<'q, I> {
    #[inline(never)]
    fn new(pairs: I) -> Self {
        let mut split = Self { few: Default::default(), len: 0, next: 0, more: pairs };
        for (slot, pair) in split.few.iter_mut().zip(&mut split.more) {
            *slot = pair;
            split.len += 1;
        }
        split
    }

    /// Returns whether no key repeats. It may also return `false` if pairs are encoded, or if there are
    /// many and they are not in the order of their keys, as those of a map are.
    #[inline(never)]
    fn is_distinct(&self) -> bool {
        let few = self.few.get(..self.len).unwrap_or_default();
        let mut last = None;
        let mut is_next = |pair: EncodedPair<'q>| {
            let key = pair.plain_key();
            let is_next = last < key;
            last = key;
            is_next
        };
        if few.iter().all(|pair| is_next(*pair)) {
            return self.more.clone().all(is_next);
        }
        let is_new = |(index, pair): (usize, &EncodedPair<'q>)| {
            let mut before = few.iter().take(index);
            pair.plain_key().is_some_and(|key| before.all(|it| it.plain_key() != Some(key)))
        };
        self.more.clone().next().is_none() && few.iter().enumerate().all(is_new)
    }
}

impl<'q, I: Iterator<Item = EncodedPair<'q>>> Iterator for Split<'q, I> {
    type Item = EncodedPair<'q>;

    #[inline]
    fn next(&mut self) -> Option<EncodedPair<'q>> {
        if self.next == self.len {
            return self.more.next();
        }
        let pair = self.few.get(self.next).copied();
        self.next += 1;
        pair
    }
}

/// Moves the pairs with the same key together, to the position of the first of them.
///
/// The keys come from the sender, so this sorts twice instead of searching (quadratic time) or
/// hashing (collisions).
fn group(pairs: &mut [Pair<'_>]) {
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
pub(super) struct Groups<'g, 'q, I> {
    pairs: Pairs<'q, I>,
    /// The key of the current parameter.
    key: Option<Cow<'q, str>>,
    /// The first value of the current parameter, and the number of the others, unless they have been read.
    first: Option<Text<'q>>,
    others: usize,
    guesses: &'g Guesses,
    /// Absent parameters that come last, as empty lists.
    lists: slice::Iter<'g, &'static str>,
}

/// Pairs that are in groups with the same key.
struct Pairs<'q, I> {
    split: Split<'q, I>,
    /// All pairs, if some key may repeat.
    grouped: Option<vec::IntoIter<Pair<'q>>>,
}

impl<'q, I: Iterator<Item = EncodedPair<'q>> + Clone> Pairs<'q, I> {
    fn new(pairs: I) -> Self {
        let split = Split::new(pairs);
        let grouped = if split.is_distinct() {
            None
        } else {
            let mut pairs: Vec<Pair<'_>> = split.clone().map(Pair::from).collect();
            group(&mut pairs);
            Some(pairs.into_iter())
        };
        Self { split, grouped }
    }

    /// Returns the first pair of the next group, and the number of the others.
    fn next_group(&mut self) -> Option<(Pair<'q>, usize)> {
        let Some(pairs) = &mut self.grouped else {
            return Some((self.split.next()?.into(), 0));
        };
        let pair = pairs.next()?;
        let others = pairs.as_slice().iter().take_while(|it| it.first == pair.first).count();
        Some((pair, others))
    }
}

impl<'g, 'q, I: Iterator<Item = EncodedPair<'q>> + Clone> Groups<'g, 'q, I> {
    pub(super) fn new(pairs: I, guesses: &'g Guesses) -> Self {
        let pairs = Pairs::new(pairs);
        let lists = guesses.lists().iter();
        Self { pairs, key: None, first: None, others: 0, guesses, lists }
    }

    /// Moves on to the next key, and returns it.
    fn next_key(&mut self) -> Option<Text<'q>> {
        let others = mem::take(&mut self.others);
        self.pairs.grouped.iter_mut().flatten().take(others).for_each(drop);
        let Some((pair, others)) = self.pairs.next_group() else {
            self.first = None;
            self.key = Some(Cow::Borrowed(self.lists.next()?));
            return Some(Text { text: self.key.clone(), pair: usize::MAX });
        };
        let text = Text { text: pair.key.clone(), pair: pair.value.pair };
        (self.key, self.first, self.others) = (pair.key, Some(pair.value), others);
        Some(text)
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
        let (first, others) = (self.first.take(), mem::take(&mut self.others));
        let count = usize::from(first.is_some()) + others;
        let mut left = others;
        let mut more = self.pairs.grouped.iter_mut().flatten().take(others).map(|pair| {
            left -= 1;
            pair.value
        });
        let value = read(Values { first, more: &mut more, count, guesses: self.guesses });
        self.others = left;
        value.map_err(|error| Pair::at(self.key.as_deref(), error))
    }
}

impl<'q, I: Iterator<Item = EncodedPair<'q>> + Clone> MapAccess<'q> for Groups<'_, 'q, I> {
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

    /// Maps read entries. If no key repeats, nothing is stored between a key and its value.
    fn next_entry_seed<K: DeserializeSeed<'q>, V: DeserializeSeed<'q>>(
        &mut self,
        key: K,
        value: V,
    ) -> Result<Option<(K::Value, V::Value)>, ReadError> {
        let next = if self.pairs.grouped.is_none() { self.pairs.split.next() } else { None };
        let Some(pair) = next else {
            let Some(key) = self.next_key_seed(key)? else { return Ok(None) };
            return Ok(Some((key, self.next_value_seed(value)?)));
        };
        let guesses = self.guesses;
        let text = Text { text: pair.key(), pair: pair.start };
        let first = Some(Text { text: pair.value(), pair: pair.start });
        let entry = key.deserialize(text.key(guesses)).and_then(|key| {
            let values = Values { first, more: &mut iter::empty(), count: 1, guesses };
            Ok(Some((key, value.deserialize(values)?)))
        });
        entry.map_err(|error| Pair::at(pair.key().as_deref(), error))
    }
}
