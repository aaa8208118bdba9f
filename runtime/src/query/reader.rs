//! Reads a query parameter by parameter.

use ::serde::Deserialize;

use super::{
    deserialize::{decode, split},
    read_error::ReadError,
    value::Values,
};
use crate::{DecodeError, DecodeErrorKind, json::message::unknown};

/// Reads the parameters of a query that are fields.
///
/// The first error is kept until [`fields`](Self::fields) is asked for it.
#[derive(Debug)]
pub struct QueryReader<'q> {
    query: &'q str,
    credentials: &'static [&'static str],
    error: Option<DecodeError>,
}

impl<'q> QueryReader<'q> {
    /// Looks at all of a query: each text must be UTF-8, and where `deny_unknown` is set, each
    /// parameter one of `names`, but for the `credentials`.
    ///
    /// # Errors
    ///
    /// Where one is not.
    pub fn new(
        uri: &'q http::Uri,
        credentials: &'static [&'static str],
        names: &[&str],
        deny_unknown: bool,
    ) -> Result<Self, DecodeError> {
        let query = uri.query().unwrap_or_default();
        for (key, value) in split(query) {
            let key = decode(key).ok_or_else(ReadError::not_utf8)?;
            if credentials.contains(&&*key) {
                continue;
            }
            if deny_unknown && !names.contains(&&*key) {
                let error = ReadError::new(DecodeErrorKind::Unexpected, unknown(names)).at(&key);
                return Err(error.into());
            }
            // Only what is percent-encoded may be anything but ASCII.
            if value.contains('%') && decode(value).is_none() {
                return Err(ReadError::not_utf8().at(&key).into());
            }
        }
        Ok(Self { query, credentials, error: None })
    }

    /// Reads a parameter, known by one of these names.
    pub fn value<T: Deserialize<'q>>(&mut self, slot: &mut Option<T>, names: &[&str]) {
        self.value_with(slot, names, |values| T::deserialize(values));
    }

    /// Reads a parameter by a function.
    pub fn value_with<T>(
        &mut self,
        slot: &mut Option<T>,
        names: &[&str],
        read: impl FnOnce(Values<'_, 'q>) -> Result<T, ReadError>,
    ) {
        if self.error.is_some() {
            return;
        }
        let mut found = split(self.query).filter_map(|(key, value)| {
            let key = decode(key)?;
            if self.credentials.contains(&&*key) {
                return None;
            }
            let name = names.iter().find(|name| ***name == *key)?;
            Some((*name, value))
        });
        let Some((name, first)) = found.next() else { return };
        // A parameter is known by one name at a time.
        let others = found.clone();
        let count = 1 + others.clone().count();
        let result = if others.clone().all(|(other, _)| other == name) {
            let mut texts = std::iter::once(first)
                .chain(others.map(|(_, value)| value))
                // All have been decoded once, to see that they can be.
                .filter_map(decode);
            read(Values { texts: &mut texts, count })
        } else {
            Err(ReadError::repeated())
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
