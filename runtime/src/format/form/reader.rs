//! Reads a query parameter by parameter.

use std::{borrow::Cow, fmt, iter, mem, ops::Range};

use ::serde::Deserialize;

use super::{deserialize::split, read_error::ReadError, value::Values};
use crate::{
    DecodeError, DecodeErrorKind,
    format::{absent::absent, json::message::unknown},
};

/// A parameter that is a field.
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
pub struct QueryReader<'q> {
    names: &'static [&'static str],
    few: [Parameter<'q>; FEW],
    len: usize,
    more: Vec<Parameter<'q>>,
    /// Which of the first names are there, and which more than once: a bit for each.
    seen: u64,
    repeated: u64,
    /// Where the parameter was that was read last.
    position: usize,
    error: Option<DecodeError>,
}

/// Without the values.
impl fmt::Debug for QueryReader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("QueryReader").field("names", &self.names).finish_non_exhaustive()
    }
}

/// The bit of a name, or none.
fn bit(name: usize) -> u64 {
    u32::try_from(name).ok().and_then(|name| 1_u64.checked_shl(name)).unwrap_or(0)
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
        let mut reader = Self {
            names,
            few,
            len: 0,
            more: Vec::new(),
            seen: 0,
            repeated: 0,
            position: 0,
            error: None,
        };
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
            reader.repeated |= reader.seen & bit(name);
            reader.seen |= bit(name);
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
        let bit = bit(names.start);
        let is_alone = names.len() == 1 && bit != 0 && self.repeated & bit == 0;
        if is_alone && self.seen & bit == 0 {
            return;
        }
        let (name, result) = if is_alone {
            let Some(value) = self.take(names.start) else { return };
            (names.start, read(Values { texts: &mut iter::once(value), count: 1 }))
        } else {
            let is_wanted = |parameter: &Parameter<'q>| names.contains(&parameter.name);
            let few = self.few.iter().take(self.len);
            let mut found = few.chain(&self.more).filter(|parameter| is_wanted(parameter));
            let Some(&Parameter { name, .. }) = found.next() else { return };
            let (mut count, mut is_one_name) = (1, true);
            for other in found {
                count += 1;
                is_one_name &= other.name == name;
            }
            // A parameter is known by one name at a time.
            if is_one_name {
                let few = self.few.iter_mut().take(self.len);
                let mut texts = few
                    .chain(&mut self.more)
                    .filter(|parameter| is_wanted(parameter))
                    .map(|parameter| mem::take(&mut parameter.value));
                (name, read(Values { texts: &mut texts, count }))
            } else {
                (name, Err(ReadError::repeated()))
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

    /// The value of a parameter that is there once. Most come in the order of the fields.
    fn take(&mut self, name: usize) -> Option<Cow<'q, str>> {
        let few = self.few.get_mut(..self.len).unwrap_or_default();
        let (before, after) = few.split_at_mut_checked(self.position)?;
        let in_likely_order = after.iter_mut().chain(before).chain(&mut self.more);
        let (passed, parameter) =
            in_likely_order.enumerate().find(|(_, parameter)| parameter.name == name)?;
        self.position = (self.position + passed + 1).min(self.len);
        Some(mem::take(&mut parameter.value))
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
