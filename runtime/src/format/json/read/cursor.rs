//! Reads the names and the punctuation of an object.

use std::borrow::Cow;

use ::serde::{Deserialize, de::IgnoredAny};
use serde_json::Deserializer;

use super::{
    super::{
        escape::plain_length,
        frame::is_blank,
        locate::{locate, not_json, offset, without_position},
        scan::Scan,
    },
    skip::skip_value,
    source::Json,
    value::MemberDeserializer,
};
use crate::{DecodeError, format::field_reader::Slot};

/// A position in a body. `serde_json` reads the values. Names and punctuation are read here, so
/// that each value can be read through a trait object.
//
// Functions that are not inlined take it by value, so that their callers can keep it in registers.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'b> {
    body: &'b str,
    position: usize,
}

/// The positions of the quotes around a name.
pub(super) type NameRange = (usize, usize);

impl<'b> Cursor<'b> {
    pub(super) fn new(body: &'b str) -> Self {
        Self { body, position: 0 }
    }

    pub(super) fn position(self) -> usize {
        self.position
    }

    fn start(self) -> Scan<'b> {
        Scan::new(self.body.as_bytes())
    }

    pub(super) fn rest(self) -> &'b str {
        self.body.get(self.position..).unwrap_or_default()
    }

    /// Skips white space, and returns the byte after it.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = *self.body.as_bytes().get(self.position)?;
            if !is_blank(byte) {
                return Some(byte);
            }
            self.position += 1;
        }
    }

    /// Moves on by a number of bytes.
    #[inline]
    pub(super) fn step(&mut self, length: usize) {
        self.position += length;
    }

    /// Returns the string that follows, if it has no escapes, and its length with the quotes.
    #[inline]
    pub(super) fn plain_text(self) -> Option<(&'b str, usize)> {
        let start = self.position + 1;
        let rest = self.body.as_bytes().get(start..)?;
        let length = plain_length(rest)?;
        if rest.get(length) != Some(&b'"') {
            return None;
        }
        Some((self.body.get(start..start + length)?, length + 2))
    }

    /// Skips a byte, and returns whether it begins an object.
    pub(super) fn begin(&mut self) -> bool {
        let is_object = self.peek() == Some(b'{');
        self.position += 1;
        is_object
    }

    /// Moves to the name of the next member, and returns whether there is one.
    #[inline]
    pub(super) fn next_member(&mut self, is_first: bool) -> Result<bool, DecodeError> {
        let problem = match self.peek() {
            Some(b',') if !is_first => {
                self.position += 1;
                match self.peek() {
                    Some(b'"') => return Ok(true),
                    Some(b'}') => "trailing comma",
                    Some(_) => "key must be a string",
                    None => "EOF while parsing a value",
                }
            }
            Some(b'"') if is_first => return Ok(true),
            Some(b'}') => {
                self.position += 1;
                return Ok(false);
            }
            Some(_) if is_first => "key must be a string",
            Some(_) => "expected `,` or `}`",
            None => "EOF while parsing an object",
        };
        Err(self.malformed(problem))
    }

    /// Skips the next name if it is written exactly like this.
    #[inline]
    pub(super) fn skip_name(&mut self, name: &str) -> Option<NameRange> {
        let rest = self.body.as_bytes().get(self.position + 1..)?;
        let is_name = rest.get(name.len()) == Some(&b'"') && rest.starts_with(name.as_bytes());
        is_name.then(|| self.pass_name(name.len()))
    }

    /// Skips a name of this length, without the quotes.
    #[inline]
    fn pass_name(&mut self, length: usize) -> NameRange {
        let start = self.position;
        self.position += length + 2;
        (start, self.position - 1)
    }

    /// Reads a name, and returns it with JSON's own escapes.
    #[inline]
    pub(super) fn name(&mut self) -> Result<(NameRange, Cow<'b, str>), DecodeError> {
        if let Some((name, length)) = self.plain_text() {
            return Ok((self.pass_name(length - 2), Cow::Borrowed(name)));
        }
        let (length, name) = self.escaped_name()?;
        Ok((self.pass_name(length), Cow::Owned(name)))
    }

    /// Reads a name that has escapes, maybe more than JSON needs. Returns its length in the body,
    /// without the quotes, and the name with JSON's own escapes.
    #[cold]
    fn escaped_name(self) -> Result<(usize, String), DecodeError> {
        let mut deserializer = Deserializer::from_str(self.rest());
        let name =
            String::deserialize(&mut deserializer).map_err(|error| self.not_a_name(&error))?;
        let length = deserializer.into_iter::<IgnoredAny>().byte_offset();
        let quoted = serde_json::to_string(&name).unwrap_or_default();
        let name = quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default();
        Ok((length.saturating_sub(2), name.to_owned()))
    }

    /// Reads the value of the member with this name, and returns its position. `buffer` is for strings
    /// with escapes.
    #[inline]
    pub(super) fn value(
        &mut self,
        name: NameRange,
        slot: &mut dyn Slot<Json>,
        buffer: &mut String,
    ) -> Result<usize, DecodeError> {
        match self.peek() {
            Some(b':') => {}
            Some(_) => return Err(self.malformed("expected `:`")),
            None => return Err(self.malformed("EOF while parsing an object")),
        }
        self.position += 1;
        let start = self.position;
        let mut value = *self;
        if let Err(error) = slot.read(MemberDeserializer::new(&mut value, buffer)) {
            return Err(self.refused(name, error, slot));
        }
        self.position = value.position;
        Ok(start)
    }

    /// Skips the value of a member, and the colon before it. Returns the text of the value, or `None` if it is not
    /// complete.
    pub(super) fn pass_value(&mut self) -> Option<&'b str> {
        if self.peek()? != b':' {
            return None;
        }
        self.position += 1;
        if self.peek()? == b'"'
            && let Some((_, length)) = self.plain_text()
        {
            let value = self.rest().get(..length);
            self.position += length;
            return value;
        }
        let value = self.rest();
        let length = skip_value(value.as_bytes())?;
        self.position += length;
        value.get(..length)
    }

    /// Checks that nothing follows.
    pub(super) fn end(&mut self) -> Result<(), DecodeError> {
        match self.peek() {
            Some(_) => Err(self.malformed("trailing characters")),
            None => Ok(()),
        }
    }

    /// Returns the error about the name that follows.
    #[cold]
    fn not_a_name(self, error: &serde_json::Error) -> DecodeError {
        let length = offset(self.rest().as_bytes(), error.line(), error.column());
        let text = without_position(error);
        not_json(&self.start(), self.position + length, &text, error.is_eof())
    }

    /// Returns the error about the value that follows. Parts of the value are read again to find
    /// the place.
    #[cold]
    fn refused(
        self,
        name: NameRange,
        error: serde_json::Error,
        slot: &mut dyn Slot<Json>,
    ) -> DecodeError {
        let start = Scan::at_member(self.body.as_bytes(), self.position, name);
        let mut read_again = |text: &str| {
            slot.read(MemberDeserializer::with_positions(&mut Cursor::new(text))).err()
        };
        let error = match error.line() {
            0 => read_again(self.rest()).unwrap_or(error),
            _ => error,
        };
        locate(&start, &error, Some(&mut read_again))
    }

    /// Returns the error about the next byte, in `serde_json`'s words.
    #[cold]
    fn malformed(self, problem: &str) -> DecodeError {
        let is_eof = self.position >= self.body.len();
        let end = self.position + usize::from(!is_eof);
        not_json(&self.start(), end, problem, is_eof)
    }
}
