//! Deserializes a whole query.

use std::fmt;

use ::serde::{Deserialize, Deserializer, de::Visitor, forward_to_deserialize_any};

use super::{
    encoded::{EncodedPair, pair_at, split},
    groups::{Groups, Pair},
    guess::{self, Guesses, Limits},
    pair_list::PairList,
    read_error::ReadError,
};
use crate::{DecodeError, Place, format::text::text_of};

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
        || Limits::of(split(query).count()),
        |start| pair_at(query, start),
        |guesses| read(WholeQuery { query, credentials, guesses }),
    )?;
    Ok(value)
}

/// Reads a body that is a form, as a query is read.
///
/// # Errors
///
/// Returns an error if the body is not UTF-8, or if the function does. It is about the body.
pub(crate) fn from_form<T>(
    body: &[u8],
    read: impl FnOnce(&str) -> Result<T, DecodeError>,
) -> Result<T, DecodeError> {
    read(text_of(body)?).map_err(|error| error.in_place(Place::Body))
}

/// The pairs of a query.
pub struct WholeQuery<'g, 'q> {
    query: &'q str,
    credentials: &'g [&'g str],
    guesses: &'g Guesses,
}

impl<'g, 'q> WholeQuery<'g, 'q> {
    /// Returns the pairs without credentials.
    fn pairs(&self) -> impl Iterator<Item = EncodedPair<'q>> + Clone + use<'g, 'q> {
        let credentials = self.credentials;
        split(self.query).filter(move |pair| {
            credentials.is_empty() || !pair.key().is_some_and(|key| credentials.contains(&&*key))
        })
    }
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
        visitor.visit_map(&mut Groups::new(self.pairs(), self.guesses))
    }

    fn deserialize_option<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.pairs().next().is_none() { visitor.visit_none() } else { visitor.visit_some(self) }
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
        let pairs: Vec<Pair<'_>> = self.pairs().map(Pair::from).collect();
        let mut pairs = PairList { pairs: pairs.into_iter(), guesses: self.guesses };
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
