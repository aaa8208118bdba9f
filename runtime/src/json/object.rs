//! Reads an object member by member.

use std::{borrow::Cow, fmt};

use ::serde::{
    Deserialize,
    de::{IgnoredAny, MapAccess, Visitor},
};
use serde_json::{Deserializer, de::SliceRead};

use super::{
    locate::locate,
    message::{DUPLICATE, MISSING, unknown},
    not_an_object, or_empty_object,
    path::{Part, render},
    refusal::INTEGER,
};
use crate::{DecodeError, DecodeErrorKind, Place};

/// Reads the members of an object that is a body. The values are `serde_json`'s; what is between
/// them is read here, so that generated code need not be generic over a deserializer.
///
/// The first error ends reading, and is kept until [`fields`](Self::fields) is asked for it.
#[derive(Debug)]
pub struct ObjectReader<'b> {
    body: &'b [u8],
    position: usize,
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
        let body = or_empty_object(body);
        let mut reader = Self {
            body,
            position: 0,
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
        read: impl FnOnce(&mut Deserializer<SliceRead<'b>>) -> Result<T, serde_json::Error>,
    ) {
        if slot.is_some() {
            let name = self.names.get(self.last).copied().unwrap_or_default();
            self.error = Some(at_field(name, DecodeErrorKind::Unexpected, DUPLICATE));
        } else {
            *slot = self.value_of(read);
        }
    }

    /// The first error, if there was one.
    ///
    /// # Errors
    ///
    /// That error.
    pub fn fields(&mut self) -> Result<(), DecodeError> {
        self.error.take().map_or(Ok(()), Err)
    }

    /// The object ends, and nothing may follow it.
    ///
    /// # Errors
    ///
    /// Where something does.
    pub fn end(mut self) -> Result<(), DecodeError> {
        if self.next_byte().is_none() { Ok(()) } else { Err(not_an_object(self.body)) }
    }

    fn value_of<T>(
        &mut self,
        read: impl FnOnce(&mut Deserializer<SliceRead<'b>>) -> Result<T, serde_json::Error>,
    ) -> Option<T> {
        if self.next_byte() != Some(b':') {
            return self.malformed();
        }
        self.position += 1;
        let mut deserializer =
            Deserializer::from_slice(self.body.get(self.position..).unwrap_or_default());
        match read(&mut deserializer) {
            Ok(value) => {
                // A stream tells how much has been read, before it reads anything itself.
                self.position += deserializer.into_iter::<IgnoredAny>().byte_offset();
                Some(value)
            }
            Err(error) => {
                self.error = Some(locate(self.body, self.position, &error, None));
                None
            }
        }
    }

    /// The next byte that is not white space, the reader standing before it.
    fn next_byte(&mut self) -> Option<u8> {
        let rest = self.body.get(self.position..)?;
        let blanks =
            rest.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\t' | b'\r')).count();
        self.position += blanks;
        rest.get(blanks).copied()
    }

    /// Whether there is another member, the reader standing before its name.
    fn next_member(&mut self) -> bool {
        if self.error.is_some() {
            return false;
        }
        let byte = self.next_byte();
        let is_first = std::mem::take(&mut self.is_first);
        // Integers of 128 bits are read by a function that looks for nothing but digits.
        let before = self.position.checked_sub(1).and_then(|index| self.body.get(index));
        if matches!(byte, Some(b'.' | b'e' | b'E')) && before.is_some_and(u8::is_ascii_digit) {
            let name = self.names.get(self.last).copied().unwrap_or_default();
            self.error = Some(at_field(name, DecodeErrorKind::Invalid, INTEGER));
            return false;
        }
        let found = match (byte, is_first) {
            (Some(b'}'), _) => {
                self.position += 1;
                return false;
            }
            (Some(b'"'), true) => true,
            (Some(b','), false) => {
                self.position += 1;
                self.next_byte() == Some(b'"')
            }
            _ => false,
        };
        if !found {
            self.malformed::<()>();
        }
        found
    }

    /// Reads a name, and finds it among those of the fields; one that is not there has an index
    /// behind them.
    fn name(&mut self) -> Option<usize> {
        let rest = self.body.get(self.position + 1..)?;
        // Members mostly come in the order of the fields. Names that JSON writes in other words do
        // not get here.
        let (before, after) = self.names.split_at_checked(self.expected).unwrap_or_default();
        let in_likely_order = (self.expected..).zip(after).chain((0..).zip(before));
        for (index, known) in in_likely_order {
            if rest.get(known.len()) == Some(&b'"') && rest.starts_with(known.as_bytes()) {
                self.position += known.len() + 2;
                return Some(index);
            }
        }
        let length = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '));
        match length.and_then(|length| Some((rest.get(..length)?, rest.get(length)?))) {
            Some((name, b'"')) => {
                self.position += name.len() + 2;
                // All names that are fields have been looked at.
                if str::from_utf8(name).is_ok() { Some(self.names.len()) } else { self.malformed() }
            }
            Some((_, b'\\')) => {
                let mut deserializer =
                    Deserializer::from_slice(self.body.get(self.position..).unwrap_or_default());
                let Ok(name) = String::deserialize(&mut deserializer) else {
                    return self.malformed();
                };
                self.position += deserializer.into_iter::<IgnoredAny>().byte_offset();
                let index = self.names.iter().position(|known| **known == *name);
                Some(index.unwrap_or(self.names.len()))
            }
            _ => self.malformed(),
        }
    }

    /// What is not JSON, or no object, `serde_json` has the words for.
    #[cold]
    fn malformed<T>(&mut self) -> Option<T> {
        self.error = Some(match serde_json::from_slice::<Members>(self.body) {
            Ok(Members) => not_an_object(self.body),
            Err(error) => locate(self.body, 0, &error, None),
        });
        None
    }

    #[cold]
    fn unknown<T>(&mut self, start: usize) -> Option<T> {
        let quoted = self.body.get(start..self.position).unwrap_or_default();
        let name: String = serde_json::from_slice(quoted).unwrap_or_default();
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

/// A member of the body that must be there is not.
#[cold]
pub(crate) fn missing(name: &str) -> DecodeError {
    at_field(name, DecodeErrorKind::Missing, MISSING)
}
