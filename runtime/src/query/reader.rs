//! Reads a query parameter by parameter.

use std::borrow::Cow;

use super::{
    deserialize::{decode, split},
    read_error::ReadError,
    value::Values,
};
use crate::{DecodeError, DecodeErrorKind, json::message::unknown};

/// A key and its value, as they stand in the query.
#[derive(Clone, Copy, Debug)]
struct Pair<'q> {
    key: &'q str,
    value: &'q str,
    is_key_encoded: bool,
}

impl Pair<'_> {
    const NONE: Self = Self { key: "", value: "", is_key_encoded: false };

    fn is(&self, name: &str) -> bool {
        self.key == name
            || self.is_key_encoded && decode(self.key).is_some_and(|decoded| decoded == name)
    }
}

/// How many pairs are kept on the stack.
const FEW: usize = 12;

/// Reads the parameters of a query that are fields.
///
/// The first error is kept until [`fields`](Self::fields) is asked for it.
#[derive(Debug)]
pub struct QueryReader<'q> {
    few: [Pair<'q>; FEW],
    len: usize,
    more: Vec<Pair<'q>>,
    error: Option<DecodeError>,
}

impl<'q> QueryReader<'q> {
    /// Looks at all of a query: each text must be UTF-8, and where `deny_unknown` is set, each
    /// parameter one of `names`. The `credentials` are left out.
    ///
    /// # Errors
    ///
    /// Where one is not.
    pub fn new(
        uri: &'q http::Uri,
        credentials: &[&str],
        names: &[&str],
        deny_unknown: bool,
    ) -> Result<Self, DecodeError> {
        let mut reader = Self { few: [Pair::NONE; FEW], len: 0, more: Vec::new(), error: None };
        let mut denied = None;
        for (key, value) in split(uri.query().unwrap_or_default()) {
            // Without encoding a text is what it is.
            let decoded = decode(key).ok_or_else(ReadError::not_utf8)?;
            if credentials.contains(&&*decoded) {
                continue;
            }
            // What is no text at all is said before what is none of the names.
            if deny_unknown && denied.is_none() && !names.contains(&&*decoded) {
                let detail = unknown(names);
                denied = Some(ReadError::new(DecodeErrorKind::Unexpected, detail).at(&decoded));
            }
            // Only what is percent-encoded may be anything but ASCII.
            if value.contains('%') && decode(value).is_none() {
                return Err(ReadError::not_utf8().at(&decoded).into());
            }
            let is_key_encoded = matches!(decoded, Cow::Owned(_));
            let pair = Pair { key, value, is_key_encoded };
            match reader.few.get_mut(reader.len) {
                Some(slot) => {
                    *slot = pair;
                    reader.len += 1;
                }
                None => reader.more.push(pair),
            }
        }
        denied.map_or(Ok(reader), |error| Err(error.into()))
    }

    /// Reads a parameter, known by one of these names, by a function.
    pub fn value_with<T>(
        &mut self,
        slot: &mut Option<T>,
        names: &[&str],
        read: impl FnOnce(Values<'_, 'q>) -> Result<T, ReadError>,
    ) {
        if self.error.is_some() {
            return;
        }
        let few = self.few.iter().take(self.len);
        let mut found = few.chain(&self.more).filter_map(|pair| {
            let name = names.iter().find(|name| pair.is(name))?;
            Some((*name, pair.value))
        });
        let Some((name, first)) = found.next() else { return };
        let others = found.clone();
        let result = match found.next() {
            None => {
                // All have been decoded once, to see that they can be.
                let mut texts = decode(first).into_iter();
                read(Values { texts: &mut texts, count: 1 })
            }
            // A parameter is known by one name at a time.
            Some(_) if others.clone().any(|(other, _)| other != name) => Err(ReadError::repeated()),
            Some(_) => {
                let count = 1 + others.clone().count();
                let rest = others.map(|(_, value)| value);
                let mut texts = std::iter::once(first).chain(rest).filter_map(decode);
                read(Values { texts: &mut texts, count })
            }
        };
        match result {
            Ok(value) => *slot = Some(value),
            Err(error) => self.error = Some(error.at(name).into()),
        }
    }

    /// The first error, if there was one.
    ///
    /// # Errors
    ///
    /// That error.
    pub fn fields(self) -> Result<(), DecodeError> {
        self.error.map_or(Ok(()), Err)
    }
}

/// A parameter that must be there is not.
#[cold]
pub(crate) fn missing(name: &'static str) -> DecodeError {
    let error: ReadError = ::serde::de::Error::missing_field(name);
    error.into()
}
