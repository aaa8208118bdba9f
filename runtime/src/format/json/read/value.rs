//! Reads the values of members.

use std::fmt;

use ::serde::{
    Deserialize as _, Deserializer,
    de::{IgnoredAny, Visitor},
};
use serde_json::{Error, de::StrRead};

use super::{
    super::escape::{Escape, plain_length},
    any_value::AnyValue,
    cursor::Cursor,
    skip::{skip_readable_value, skip_value},
};
use crate::serde::raw::RAW;

/// The deserializer of `serde_json`, with a fast path for strings and for values that are ignored.
///
/// Most members are strings. A deserializer of `serde_json` allocates a buffer of its own for one that
/// has escapes, and for a nested value that is ignored; all values of a body share one here.
pub struct MemberDeserializer<'r, 'b> {
    cursor: &'r mut Cursor<'b>,
    /// The buffer, or `None` if `serde_json` is to read all.
    buffer: Option<&'r mut String>,
}

impl fmt::Debug for MemberDeserializer<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemberDeserializer").finish_non_exhaustive()
    }
}

/// A string without its escapes.
enum Text<'r, 'b> {
    Borrowed(&'b str),
    Copied(&'r str),
}

impl<'r, 'b> MemberDeserializer<'r, 'b> {
    pub(super) fn new(cursor: &'r mut Cursor<'b>, buffer: &'r mut String) -> Self {
        Self { cursor, buffer: Some(buffer) }
    }

    /// Creates a deserializer whose errors have a position, as those of `serde_json` have.
    pub(super) fn with_positions(cursor: &'r mut Cursor<'b>) -> Self {
        Self { cursor, buffer: None }
    }

    /// Skips a value that is kept for later.
    ///
    /// # Errors
    ///
    /// Returns an error if there are types that cannot read it.
    pub(super) fn skip_readable(self) -> Result<(), Error> {
        if self.buffer.is_some()
            && let Some(length) = skip_readable_value(self.cursor.rest().as_bytes())
        {
            self.cursor.step(length);
            return Ok(());
        }
        AnyValue::deserialize(self).map(|AnyValue| ())
    }

    /// Has `serde_json` read the value. Positions in its errors are relative to the cursor.
    #[inline]
    fn json<T>(
        self,
        read: impl FnOnce(&mut serde_json::Deserializer<StrRead<'b>>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut deserializer = serde_json::Deserializer::from_str(self.cursor.rest());
        let result = read(&mut deserializer);
        // A stream knows how much has been read before it reads anything itself.
        // A function may ignore an error.
        self.cursor.step(deserializer.into_iter::<IgnoredAny>().byte_offset());
        result
    }

    /// Reads a string, unless `serde_json` is to do so.
    #[inline]
    fn text(self) -> Result<Text<'r, 'b>, Self> {
        let mut start = *self.cursor;
        if self.buffer.is_none() || start.peek() != Some(b'"') {
            return Err(self);
        }
        match start.plain_text() {
            Some((text, length)) => {
                start.step(length);
                *self.cursor = start;
                Ok(Text::Borrowed(text))
            }
            None => self.escaped_text(start),
        }
    }

    fn escaped_text(self, mut start: Cursor<'b>) -> Result<Text<'r, 'b>, Self> {
        let Self { cursor, buffer: Some(buffer) } = self else { return Err(self) };
        match unescape(start.rest(), buffer) {
            Some(length) => {
                start.step(length);
                *cursor = start;
                Ok(Text::Copied(buffer))
            }
            None => Err(Self { cursor, buffer: Some(buffer) }),
        }
    }
}

/// Replaces the content of a buffer with that of the string that a JSON text begins with. Returns the
/// length of the string in the text, or `None` if it is invalid.
fn unescape(json: &str, buffer: &mut String) -> Option<usize> {
    buffer.clear();
    let mut position = 1;
    loop {
        let length = plain_length(json.as_bytes().get(position..)?)?;
        let end = position + length;
        buffer.push_str(json.get(position..end)?);
        let rest = json.as_bytes().get(end..)?;
        if rest.starts_with(b"\"") {
            return Some(end + 1);
        }
        let Escape { length, character } = Escape::parse(rest)?;
        buffer.push(character?);
        position = end + length;
    }
}

/// Methods that are forwarded to `serde_json`.
macro_rules! forward {
    ($($method:ident($($name:ident: $type:ty),*);)*) => {$(
        fn $method<V: Visitor<'b>>(self, $($name: $type,)* visitor: V) -> Result<V::Value, Error> {
            self.json(|json| json.$method($($name,)* visitor))
        }
    )*};
}

/// Methods for values that may be strings.
macro_rules! strings {
    ($($method:ident)*) => {$(
        #[inline]
        fn $method<V: Visitor<'b>>(self, visitor: V) -> Result<V::Value, Error> {
            match self.text() {
                Ok(Text::Borrowed(text)) => visitor.visit_borrowed_str(text),
                Ok(Text::Copied(text)) => visitor.visit_str(text),
                Err(this) => this.json(|json| json.$method(visitor)),
            }
        }
    )*};
}

impl<'b> Deserializer<'b> for MemberDeserializer<'_, 'b> {
    type Error = Error;

    fn deserialize_option<V: Visitor<'b>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut start = *self.cursor;
        match start.peek() {
            Some(byte) if byte != b'n' && self.buffer.is_some() => visitor.visit_some(self),
            _ => self.json(|json| json.deserialize_option(visitor)),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'b>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name != RAW && self.buffer.is_some() {
            return visitor.visit_newtype_struct(self);
        }
        self.json(|json| json.deserialize_newtype_struct(name, visitor))
    }

    fn deserialize_ignored_any<V: Visitor<'b>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.buffer.is_some()
            && let Some(length) = skip_value(self.cursor.rest().as_bytes())
        {
            self.cursor.step(length);
            return visitor.visit_unit();
        }
        self.json(|json| json.deserialize_ignored_any(visitor))
    }

    strings! {
        deserialize_any
        deserialize_str
        deserialize_string
        deserialize_char
        deserialize_identifier
    }

    forward! {
        deserialize_bool();
        deserialize_i8();
        deserialize_i16();
        deserialize_i32();
        deserialize_i64();
        deserialize_i128();
        deserialize_u8();
        deserialize_u16();
        deserialize_u32();
        deserialize_u64();
        deserialize_u128();
        deserialize_f32();
        deserialize_f64();
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_seq();
        deserialize_tuple(length: usize);
        deserialize_tuple_struct(name: &'static str, length: usize);
        deserialize_map();
        deserialize_struct(name: &'static str, fields: &'static [&'static str]);
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
    }
}
