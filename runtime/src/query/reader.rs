//! Reads a query parameter by parameter.

use std::{borrow::Cow, iter, mem, ops::Range};

use ::serde::Deserialize;

use super::{deserialize::split, read_error::ReadError, value::Values};
use crate::{DecodeError, DecodeErrorKind, absent::absent, json::message::unknown};

/// A parameter that is a field.
#[derive(Debug)]
struct Parameter<'q> {
    /// The index of its name.
    name: usize,
    value: Cow<'q, str>,
}

/// How many are kept on the stack.
const FEW: usize = 12;

/// Reads the parameters of a query that are fields.
///
/// The first error is kept for [`into_error`](Self::into_error).
#[derive(Debug)]
pub struct QueryReader<'q> {
    names: &'static [&'static str],
    few: [Parameter<'q>; FEW],
    len: usize,
    more: Vec<Parameter<'q>>,
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
        names: &'static [&'static str],
        deny_unknown: bool,
    ) -> Result<Self, DecodeError> {
        let few = [const { Parameter { name: 0, value: Cow::Borrowed("") } }; FEW];
        let mut reader = Self { names, few, len: 0, more: Vec::new(), error: None };
        let mut denied = None;
        let mut last = 0;
        for pair in split(uri.query().unwrap_or_default()) {
            let key = pair.key()?;
            if credentials.contains(&&*key) {
                continue;
            }
            // Parameters mostly come in the order of the fields, some of them repeated.
            let (before, after) = names.split_at_checked(last).unwrap_or_default();
            let in_likely_order = (last..).zip(after).chain((0..).zip(before));
            let known = in_likely_order.into_iter().find(|(_, name)| **name == key);
            // What is no text at all is said before what is none of the names.
            if known.is_none() && deny_unknown && denied.is_none() {
                let detail = unknown(names);
                denied = Some(ReadError::new(DecodeErrorKind::Unexpected, detail).at(&key));
            }
            let value = pair.value(&key)?;
            let Some((name, _)) = known else { continue };
            last = name;
            let parameter = Parameter { name, value };
            match reader.few.get_mut(reader.len) {
                Some(slot) => {
                    *slot = parameter;
                    reader.len += 1;
                }
                None => reader.more.push(parameter),
            }
        }
        denied.map_or(Ok(reader), |error| Err(error.into()))
    }

    /// Reads a parameter, whose names have these indices, by a function.
    pub fn value_with<T>(
        &mut self,
        slot: &mut Option<T>,
        names: Range<usize>,
        read: impl FnOnce(Values<'_, 'q>) -> Result<T, ReadError>,
    ) {
        if self.error.is_some() {
            return;
        }
        let few = self.few.iter_mut().take(self.len);
        let mut found =
            few.chain(&mut self.more).filter(|parameter| names.contains(&parameter.name));
        let Some(first) = found.next() else { return };
        let (name, value) = (first.name, mem::take(&mut first.value));
        let result = match found.next() {
            None => read(Values { texts: &mut iter::once(value), count: 1 }),
            Some(second) => {
                let mut values = vec![value, mem::take(&mut second.value)];
                let mut is_same = second.name == name;
                for other in found {
                    is_same &= other.name == name;
                    values.push(mem::take(&mut other.value));
                }
                // A parameter is known by one name at a time.
                if is_same {
                    let count = values.len();
                    read(Values { texts: &mut values.into_iter(), count })
                } else {
                    Err(ReadError::repeated())
                }
            }
        };
        match result {
            Ok(value) => *slot = Some(value),
            Err(error) => {
                let name = self.names.get(name).copied().unwrap_or_default();
                self.error = Some(error.at(name).into());
            }
        }
    }

    /// A parameter must be there, unless its type reads what is not there, as `Option` does.
    pub fn require<T: Deserialize<'q>>(&mut self, slot: &mut Option<T>, name: &'static str) {
        if slot.is_none() && self.error.is_none() {
            *slot = absent();
            self.require_read(slot, name);
        }
    }

    /// A parameter must be there: a function of the definition reads it.
    pub fn require_read<T>(&mut self, slot: &mut Option<T>, name: &'static str) {
        if slot.is_none() && self.error.is_none() {
            let error: ReadError = ::serde::de::Error::missing_field(name);
            self.error = Some(error.into());
        }
    }

    /// A parameter may be left out: this is its value then.
    pub fn default_with<T>(&self, slot: &mut Option<T>, default: impl FnOnce() -> T) {
        if slot.is_none() && self.error.is_none() {
            *slot = Some(default());
        }
    }

    /// Whether all parameters were read.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.error.is_none()
    }

    /// The first error.
    #[cold]
    #[must_use]
    pub fn into_error(self) -> DecodeError {
        // There is one, or the reader is complete.
        self.error.unwrap_or_else(|| ReadError::repeated().into())
    }
}
