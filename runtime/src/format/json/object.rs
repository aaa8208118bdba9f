//! Reads an object member by member.

use std::{borrow::Cow, fmt, mem};

use ::serde::{Deserialize, de::IgnoredAny};
use serde_json::{Deserializer, de::StrRead};

use super::{
    flattened::{self, AnyValue, Flattened, Other, Reading},
    locate::{locate, not_json, offset, without_position},
    message::{DUPLICATE, MISSING, Message, UNKNOWN, unknown},
    not_an_object,
    path::{Part, render},
    scan::Scan,
    survey, text,
};
use crate::{DecodeError, DecodeErrorKind, Place, format::absent::absent};

/// Reads the members of an object that is a body. The values are `serde_json`'s; what is between
/// them is read here, so that generated code need not be generic over a deserializer.
///
/// The first error ends reading, and is kept for [`into_error`](Self::into_error).
pub struct ObjectReader<'b> {
    body: &'b str,
    position: usize,
    /// The positions of the quotes around the last name.
    name: (usize, usize),
    /// The names of the members that are fields, as JSON has them between the quotes.
    names: &'static [&'static str],
    /// Whether other members are an error.
    deny_unknown: bool,
    /// The index of the name that is most likely the next one, and of the one that was last.
    expected: usize,
    last: usize,
    is_first: bool,
    /// The members that are not fields, where there are fields that read them.
    others: Option<Vec<Other>>,
    error: Option<DecodeError>,
}

/// Without the body.
impl fmt::Debug for ObjectReader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ObjectReader").field("position", &self.position).finish_non_exhaustive()
    }
}

impl<'b> ObjectReader<'b> {
    /// Begins to read a body; an empty one reads as `{}`. The names are as JSON has them between
    /// the quotes.
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
            others: None,
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
            let index = self.name()?;
            if index < self.names.len() {
                self.last = index;
                self.expected = index + 1;
                return Some(index);
            }
            if self.deny_unknown && self.others.is_none() {
                self.unknown_name();
                return None;
            }
            if self.others.is_some() {
                self.value_of(|deserializer| AnyValue::deserialize(deserializer))?;
                self.keep();
            } else {
                self.value_of(|deserializer| IgnoredAny::deserialize(deserializer))?;
            }
        }
    }

    /// Keeps the members that are not fields, for fields with `flatten`.
    pub fn keep_others(&mut self) {
        self.others = Some(Vec::new());
    }

    /// Reads a field with `flatten` by a function, after all other fields.
    pub fn flattened_with<T>(
        &mut self,
        slot: &mut Option<T>,
        read: impl Fn(Flattened<'_, '_>) -> Result<T, serde_json::Error>,
    ) {
        if self.error.is_some() {
            return;
        }
        let others = self.others.as_deref_mut().unwrap_or_default();
        match flattened::read(self.body, others, read) {
            Ok(value) => *slot = Some(value),
            Err((error, reading)) => self.not_flattened(&error, reading),
        }
    }

    /// Reads the value of a field by a function.
    pub fn value_with<T>(
        &mut self,
        slot: &mut Option<T>,
        read: impl Fn(&mut Deserializer<StrRead<'_>>) -> Result<T, serde_json::Error>,
    ) {
        if slot.is_some() {
            self.given_twice();
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
        if self.deny_unknown && self.error.is_none() {
            self.refuse_others();
        }
        if self.error.is_none() && self.next_byte().is_some() {
            self.malformed::<()>("trailing characters");
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
        read: impl Fn(&mut Deserializer<StrRead<'_>>) -> Result<T, serde_json::Error>,
    ) -> Option<T> {
        match self.next_byte() {
            Some(b':') => {}
            Some(_) => return self.malformed("expected `:`"),
            None => return self.malformed("EOF while parsing an object"),
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
                let mut read_again = |text: &str| read(&mut Deserializer::from_str(text)).err();
                self.error = Some(locate(&start, &error, Some(&mut read_again)));
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
        let text = match self.next_byte() {
            Some(b',') if !is_first => {
                self.position += 1;
                match self.next_byte() {
                    Some(b'"') => return true,
                    Some(b'}') => "trailing comma",
                    Some(_) => "key must be a string",
                    None => "EOF while parsing a value",
                }
            }
            Some(b'"') if is_first => return true,
            Some(b'}') => {
                self.position += 1;
                return false;
            }
            Some(_) if is_first => "key must be a string",
            Some(_) => "expected `,` or `}`",
            None => "EOF while parsing an object",
        };
        self.malformed::<()>(text);
        false
    }

    #[cold]
    fn unknown_name(&mut self) {
        let names: Vec<_> = self.names.iter().map(|name| unescaped(name)).collect();
        self.refuse(self.name, unknown(&names));
    }

    /// The member with the name between these quotes must not be there.
    fn refuse(&mut self, (start, end): (usize, usize), detail: impl Into<Cow<'static, str>>) {
        let name = survey::name(self.body.as_bytes(), start, end);
        self.error = Some(at_field(&name, DecodeErrorKind::Unexpected, detail));
    }

    #[cold]
    fn given_twice(&mut self) {
        let name = self.names.get(self.last).map_or(String::new(), |name| unescaped(name));
        self.error = Some(at_field(&name, DecodeErrorKind::Unexpected, DUPLICATE));
    }

    /// Keeps the member that was read last.
    fn keep(&mut self) {
        let Some(others) = &mut self.others else { return };
        let after_name = self.name.1 + 1;
        let rest = self.body.as_bytes().get(after_name..).unwrap_or_default();
        let colon = rest.iter().position(|byte| *byte == b':').unwrap_or_default();
        let value = (after_name + colon + 1, self.position);
        others.push(Other { name: self.name, value, is_taken: false });
    }

    /// What no field has taken is unknown.
    fn refuse_others(&mut self) {
        let others = self.others.as_deref().unwrap_or_default();
        if let Some(Other { name, .. }) = others.iter().find(|it| !it.is_taken) {
            self.refuse(*name, UNKNOWN);
        }
    }

    /// An error about the value of a member has its place. Of any other the type may be known that
    /// it arose in, and have the field that it names; or there is no other object that could lack
    /// it.
    #[cold]
    fn not_flattened(&mut self, error: &serde_json::Error, reading: Reading) {
        let others = self.others.as_deref().unwrap_or_default();
        let is_object = |other: &Other| {
            self.body.get(other.value.0..other.value.1).is_some_and(|value| value.contains('{'))
        };
        let is_of_body = |name: &&str| match reading.fields {
            Some(fields) => fields.contains(name),
            None => !others.iter().any(is_object),
        };
        self.error = Some(match reading.located {
            Some((text, located)) if text == error.to_string() => located,
            _ => {
                let text = without_position(error);
                let message = Message::parse(&text);
                match message {
                    Message::Missing(name) | Message::Duplicate(name) if is_of_body(&name) => {
                        at_field(name, message.kind(), message.detail_at_field())
                    }
                    _ => {
                        let detail = message.detail_around_field();
                        DecodeError::new(Place::Body, "", message.kind(), detail)
                    }
                }
            }
        });
    }

    /// Reads a name, and finds it among those of the fields; one that is not there has an index
    /// behind them.
    fn name(&mut self) -> Option<usize> {
        let rest = self.body.as_bytes().get(self.position + 1..)?;
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
                // All names that are fields have been looked at: JSON writes this one as it is.
                Some(self.names.len())
            }
            _ => {
                let part = self.body.get(self.position..).unwrap_or_default();
                let mut deserializer = Deserializer::from_str(part);
                match String::deserialize(&mut deserializer) {
                    Ok(name) => {
                        self.passed_name(
                            deserializer.into_iter::<IgnoredAny>().byte_offset().saturating_sub(2),
                        );
                        Some(self.index_of(&name))
                    }
                    Err(error) => {
                        self.error = Some(not_a_name(self.body, self.position, &error));
                        None
                    }
                }
            }
        }
    }

    /// The index of a name that JSON does not write as it is, or that the sender did not.
    #[cold]
    fn index_of(&self, name: &str) -> usize {
        let quoted = serde_json::to_string(name).unwrap_or_default();
        let is_known = |known: &&str| quoted.get(1..quoted.len() - 1) == Some(known);
        self.names.iter().position(is_known).unwrap_or(self.names.len())
    }

    /// The length is without the quotes.
    fn passed_name(&mut self, length: usize) {
        let start = self.position;
        self.position += length + 2;
        self.name = (start, self.position - 1);
    }

    /// What is not JSON, in the words of `serde_json`: it looks at one byte and has a text.
    #[cold]
    fn malformed<T>(&mut self, text: &str) -> Option<T> {
        let is_eof = self.position >= self.body.len();
        let end = self.position + usize::from(!is_eof);
        self.error = Some(not_json(&Scan::new(self.body.as_bytes()), end, text, is_eof));
        None
    }
}

/// A name as it is, of one as JSON has it between the quotes.
#[cold]
fn unescaped(name: &str) -> String {
    serde_json::from_str(&format!("\"{name}\"")).unwrap_or_default()
}

/// A name, at this position, that is no string.
#[cold]
fn not_a_name(body: &str, position: usize, error: &serde_json::Error) -> DecodeError {
    let part = body.as_bytes().get(position..).unwrap_or_default();
    let end = position + offset(part, error.line(), error.column());
    let scan = Scan::new(body.as_bytes());
    not_json(&scan, end, &without_position(error), error.is_eof())
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
