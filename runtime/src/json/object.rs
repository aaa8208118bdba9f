//! Reads an object member by member.

use std::{borrow::Cow, fmt, mem};

use ::serde::{
    Deserialize,
    de::{IgnoredAny, MapAccess, Visitor},
};
use serde_json::{Deserializer, de::StrRead};

use super::{
    locate::locate,
    message::{DUPLICATE, MISSING, unknown},
    not_an_object,
    path::{Part, render},
    refusal::INTEGER,
    scan::Scan,
    text,
};
use crate::{DecodeError, DecodeErrorKind, Place, absent::absent};

/// Reads the members of an object that is a body. The values are `serde_json`'s; what is between
/// them is read here, so that generated code need not be generic over a deserializer.
///
/// The first error ends reading, and is kept for [`into_error`](Self::into_error).
#[derive(Debug)]
pub struct ObjectReader<'b> {
    body: &'b str,
    position: usize,
    /// The positions of the quotes around the last name.
    name: (usize, usize),
    /// The names of the members that are fields.
    names: &'static [&'static str],
    /// Whether other members are an error.
    deny_unknown: bool,
    /// The index of the name that is most likely the next one, and of the one that was last.
    expected: usize,
    last: usize,
    is_first: bool,
    error: Option<DecodeError>,
}

impl<'b> ObjectReader<'b> {
    /// Begins to read a body; an empty one reads as `{}`.
    ///
    /// # Errors
    ///
    /// Where it is not an object.
    pub fn new(
        body: &'b [u8],
        names: &'static [&'static str],
        deny_unknown: bool,
    ) -> Result<Self, DecodeError> {
        let body = text(body)?;
        let mut reader = Self {
            body,
            position: 0,
            name: (0, 0),
            names,
            deny_unknown,
            expected: 0,
            last: 0,
            is_first: true,
            error: None,
        };
        if reader.next_byte() != Some(b'{') {
            return Err(not_an_object(body));
        }
        reader.position += 1;
        Ok(reader)
    }

    /// The index of the next member's name, the reader standing before its value. Members that are
    /// not fields are passed over. `None` at the end, and after an error.
    #[must_use]
    pub fn next_field(&mut self) -> Option<usize> {
        loop {
            if !self.next_member() {
                return None;
            }
            let start = self.position;
            let index = self.name()?;
            if index < self.names.len() {
                self.last = index;
                self.expected = index + 1;
                return Some(index);
            }
            if self.deny_unknown {
                return self.unknown(start);
            }
            self.value_of(|deserializer| IgnoredAny::deserialize(deserializer))?;
        }
    }

    /// Reads the value of a field by a function.
    pub fn value_with<T>(
        &mut self,
        slot: &mut Option<T>,
        read: impl FnOnce(&mut Deserializer<StrRead<'b>>) -> Result<T, serde_json::Error>,
    ) {
        if slot.is_some() {
            let name = self.last_name();
            self.error = Some(at_field(name, DecodeErrorKind::Unexpected, DUPLICATE));
        } else {
            *slot = self.value_of(read);
        }
    }

    /// A field must be there, unless its type reads what is not there, as `Option` does.
    pub fn require<T: Deserialize<'b>>(&mut self, slot: &mut Option<T>, name: &str) {
        if slot.is_none() && self.error.is_none() {
            *slot = absent();
            self.require_read(slot, name);
        }
    }

    /// A field must be there: a function of the definition reads it.
    pub fn require_read<T>(&mut self, slot: &mut Option<T>, name: &str) {
        if slot.is_none() && self.error.is_none() {
            self.error = Some(at_field(name, DecodeErrorKind::Missing, MISSING));
        }
    }

    /// A field may be left out: this is its value then.
    pub fn default_with<T>(&self, slot: &mut Option<T>, default: impl FnOnce() -> T) {
        if slot.is_none() && self.error.is_none() {
            *slot = Some(default());
        }
    }

    /// Whether all fields were read, and nothing follows the object.
    #[must_use]
    pub fn is_complete(&mut self) -> bool {
        if self.error.is_none() && self.next_byte().is_some() {
            self.error = Some(not_an_object(self.body));
        }
        self.error.is_none()
    }

    /// The first error.
    #[cold]
    #[must_use]
    pub fn into_error(self) -> DecodeError {
        // There is one, or the reader is complete.
        self.error.unwrap_or_else(|| at_field("", DecodeErrorKind::Missing, MISSING))
    }

    fn value_of<T>(
        &mut self,
        read: impl FnOnce(&mut Deserializer<StrRead<'b>>) -> Result<T, serde_json::Error>,
    ) -> Option<T> {
        if self.next_byte() != Some(b':') {
            return self.malformed();
        }
        self.position += 1;
        let mut deserializer =
            Deserializer::from_str(self.body.get(self.position..).unwrap_or_default());
        match read(&mut deserializer) {
            Ok(value) => {
                // A stream tells how much has been read, before it reads anything itself.
                self.position += deserializer.into_iter::<IgnoredAny>().byte_offset();
                Some(value)
            }
            Err(error) => {
                let start = Scan::at_member(self.body.as_bytes(), self.position, self.name);
                self.error = Some(locate(&start, &error, None));
                None
            }
        }
    }

    /// The next byte that is not white space, the reader standing before it.
    fn next_byte(&mut self) -> Option<u8> {
        loop {
            let byte = *self.body.as_bytes().get(self.position)?;
            if !matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
                return Some(byte);
            }
            self.position += 1;
        }
    }

    /// Whether there is another member, the reader standing before its name.
    fn next_member(&mut self) -> bool {
        if self.error.is_some() {
            return false;
        }
        let is_first = mem::take(&mut self.is_first);
        match self.next_byte() {
            Some(b',') if !is_first => {
                self.position += 1;
                if self.next_byte() == Some(b'"') {
                    return true;
                }
            }
            Some(b'"') if is_first => return true,
            Some(b'}') => {
                self.position += 1;
                return false;
            }
            Some(b'.' | b'e' | b'E') if self.follows_digit() => {
                self.error = Some(at_field(self.last_name(), DecodeErrorKind::Invalid, INTEGER));
                return false;
            }
            _ => {}
        }
        self.malformed::<()>();
        false
    }

    /// Integers of 128 bits are read by a function that looks for nothing but digits.
    fn follows_digit(&self) -> bool {
        let before = self.position.checked_sub(1).and_then(|index| self.body.as_bytes().get(index));
        before.is_some_and(u8::is_ascii_digit)
    }

    fn last_name(&self) -> &'static str {
        self.names.get(self.last).copied().unwrap_or_default()
    }

    /// Reads a name, and finds it among those of the fields; one that is not there has an index
    /// behind them.
    fn name(&mut self) -> Option<usize> {
        let rest = self.body.as_bytes().get(self.position + 1..)?;
        // Names that JSON writes in other words do not get here.
        let is_next = |known: &str| {
            rest.get(known.len()) == Some(&b'"') && rest.starts_with(known.as_bytes())
        };
        // Members mostly come in the order of the fields.
        let (before, after) = self.names.split_at_checked(self.expected).unwrap_or_default();
        let found = match after.iter().position(|known| is_next(known)) {
            Some(index) => Some(self.expected + index),
            None => before.iter().position(|known| is_next(known)),
        };
        if let Some(index) = found {
            self.passed_name(self.names.get(index).map_or(0, |name| name.len()));
            return Some(index);
        }
        let length = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '));
        match length.and_then(|length| Some((rest.get(..length)?, rest.get(length)?))) {
            Some((name, b'"')) => {
                self.passed_name(name.len());
                // All names that are fields have been looked at.
                Some(self.names.len())
            }
            Some((_, b'\\')) => {
                let mut deserializer =
                    Deserializer::from_str(self.body.get(self.position..).unwrap_or_default());
                let Ok(name) = String::deserialize(&mut deserializer) else {
                    return self.malformed();
                };
                self.passed_name(deserializer.into_iter::<IgnoredAny>().byte_offset() - 2);
                let index = self.names.iter().position(|known| **known == *name);
                Some(index.unwrap_or(self.names.len()))
            }
            _ => self.malformed(),
        }
    }

    /// The length is without the quotes.
    fn passed_name(&mut self, length: usize) {
        let start = self.position;
        self.position += length + 2;
        self.name = (start, self.position - 1);
    }

    /// What is not JSON, or no object, `serde_json` has the words for.
    #[cold]
    fn malformed<T>(&mut self) -> Option<T> {
        self.error = Some(match serde_json::from_str::<Members>(self.body) {
            Ok(Members) => not_an_object(self.body),
            Err(error) => locate(&Scan::new(self.body.as_bytes()), &error, None),
        });
        None
    }

    #[cold]
    fn unknown<T>(&mut self, start: usize) -> Option<T> {
        let quoted = self.body.get(start..self.position).unwrap_or_default();
        let name: String = serde_json::from_str(quoted).unwrap_or_default();
        let kind = DecodeErrorKind::Unexpected;
        self.error = Some(at_field(&name, kind, unknown(self.names)));
        None
    }
}

/// An object of anything: as it is read, so are the errors about what is not JSON.
struct Members;

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Self)
    }
}

impl<'de> Visitor<'de> for Members {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self, A::Error> {
        while members.next_entry::<String, IgnoredAny>()?.is_some() {}
        Ok(self)
    }
}

/// An error about a member of the body itself.
#[cold]
fn at_field(
    name: &str,
    kind: DecodeErrorKind,
    detail: impl Into<Cow<'static, str>>,
) -> DecodeError {
    DecodeError::new(Place::Body, render(&[Part::Name(name)]), kind, detail)
}
