//! Reads what is between the values of an object.

use ::serde::{Deserialize, de::IgnoredAny};
use serde_json::{Deserializer, de::StrRead};

use super::{
    super::{
        flattened::Other,
        locate::{locate, not_json},
        scan::Scan,
    },
    refused::not_a_name,
};
use crate::DecodeError;

/// A position in a body. The values are `serde_json`'s; what is between them is read here, so that
/// a value can be read through a trait object.
pub(super) struct Cursor<'b> {
    body: &'b str,
    position: usize,
    /// The positions of the quotes around the last name.
    name: (usize, usize),
}

impl<'b> Cursor<'b> {
    pub(super) fn new(body: &'b str) -> Self {
        Self { body, position: 0, name: (0, 0) }
    }

    pub(super) fn body(&self) -> &'b str {
        self.body
    }

    /// The positions of the quotes around the last name.
    pub(super) fn last_name(&self) -> (usize, usize) {
        self.name
    }

    /// Skips bytes that have been looked at.
    pub(super) fn skip(&mut self, length: usize) {
        self.position += length;
    }

    /// Returns the next byte that is not white space, and stands before it.
    pub(super) fn next_byte(&mut self) -> Option<u8> {
        loop {
            let byte = *self.body.as_bytes().get(self.position)?;
            if !matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
                return Some(byte);
            }
            self.position += 1;
        }
    }

    /// Returns whether there is another member, and stands before its name.
    pub(super) fn next_member(&mut self, is_first: bool) -> Result<bool, DecodeError> {
        let problem = match self.next_byte() {
            Some(b',') if !is_first => {
                self.position += 1;
                match self.next_byte() {
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

    /// Returns whether the next name is this one, written like this.
    #[inline]
    pub(super) fn is_next_name(&self, name: &str) -> bool {
        let rest = self.body.as_bytes().get(self.position + 1..).unwrap_or_default();
        rest.get(name.len()) == Some(&b'"') && rest.starts_with(name.as_bytes())
    }

    /// Skips a name that has this length between the quotes.
    pub(super) fn skip_name(&mut self, length: usize) {
        let start = self.position;
        self.position += length + 2;
        self.name = (start, self.position - 1);
    }

    /// Skips a name that was not found as it is written. Returns it if it is written with escapes:
    /// then it may still be that of a field.
    pub(super) fn other_name(&mut self) -> Result<Option<String>, DecodeError> {
        let rest = self.body.as_bytes().get(self.position + 1..).unwrap_or_default();
        let end = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '));
        if let Some(length) = end
            && rest.get(length) == Some(&b'"')
        {
            self.skip_name(length);
            return Ok(None);
        }
        let part = self.body.get(self.position..).unwrap_or_default();
        let mut deserializer = Deserializer::from_str(part);
        let name = String::deserialize(&mut deserializer)
            .map_err(|error| not_a_name(self.body, self.position, &error))?;
        let length = deserializer.into_iter::<IgnoredAny>().byte_offset();
        self.skip_name(length.saturating_sub(2));
        Ok(Some(name))
    }

    /// Reads the value of the member whose name was skipped last.
    pub(super) fn value(
        &mut self,
        read: impl FnOnce(&mut Deserializer<StrRead<'b>>) -> Result<(), serde_json::Error>,
    ) -> Result<(), DecodeError> {
        match self.next_byte() {
            Some(b':') => {}
            Some(_) => return Err(self.malformed("expected `:`")),
            None => return Err(self.malformed("EOF while parsing an object")),
        }
        self.position += 1;
        let rest = self.body.get(self.position..).unwrap_or_default();
        let mut deserializer = Deserializer::from_str(rest);
        if let Err(error) = read(&mut deserializer) {
            let start = Scan::at_member(self.body.as_bytes(), self.position, self.name);
            return Err(locate(&start, &error, None));
        }
        // A stream knows how much has been read before it reads anything itself.
        self.position += deserializer.into_iter::<IgnoredAny>().byte_offset();
        Ok(())
    }

    /// The member that was read last.
    pub(super) fn last_member(&self) -> Other {
        let after_name = self.name.1 + 1;
        let rest = self.body.as_bytes().get(after_name..).unwrap_or_default();
        let colon = rest.iter().position(|byte| *byte == b':').unwrap_or_default();
        let value = (after_name + colon + 1, self.position);
        Other { name: self.name, value, is_taken: false }
    }

    /// Checks that nothing follows.
    pub(super) fn end(&mut self) -> Result<(), DecodeError> {
        match self.next_byte() {
            Some(_) => Err(self.malformed("trailing characters")),
            None => Ok(()),
        }
    }

    /// The error about the next byte, in the words of `serde_json`.
    #[cold]
    fn malformed(&self, problem: &str) -> DecodeError {
        let is_eof = self.position >= self.body.len();
        let end = self.position + usize::from(!is_eof);
        not_json(&Scan::new(self.body.as_bytes()), end, problem, is_eof)
    }
}
