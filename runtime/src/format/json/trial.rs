//! Repeats a failed reading over parts of the text, to find out where it fails.
//!
//! An error of `serde_json` has a position, which tells how far the parser had read by the time
//! the error passed through it. That alone does not tell where the error arose: the parser may
//! have read on to the end of the object around the value, and a hand-written `Deserialize` may
//! return the error of another text, with the position in that one. Reading a part of the text
//! once more tells: an error that arises before the end of the part is the same again.

use std::ops::Range;

use serde_json::Error;

use super::{
    frame::{Frame, Member},
    position::{offset_in, value_length, without_position},
};

/// Reads another text in the same way, and returns the error.
pub(crate) type ReadAgain<'a> = dyn FnMut(&str) -> Option<Error> + 'a;

/// A reading that has failed.
pub(super) struct Trial<'t, 'r> {
    body: &'t [u8],
    /// Where the reading began.
    whole: usize,
    /// The error's text, without the position.
    error: &'t str,
    read_again: Option<&'r mut ReadAgain<'r>>,
    /// The text that is read before the part of the body that begins at `start`.
    opening: Vec<u8>,
    start: usize,
    /// Whether places deeper than the value that has been read last are looked for, because no
    /// other reader knows the names within it.
    pub(super) is_deep: bool,
}

/// How a reading over another text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// With the same error, at this position.
    Same(usize),
    /// The text ends before the error arises.
    Later,
    /// With another error of the type, at this position.
    Other(usize),
    /// With an error of the parser, at this position.
    Malformed(usize),
    /// Without an error, or it cannot be repeated.
    Unknown,
}

impl<'t, 'r> Trial<'t, 'r> {
    /// Begins with the whole text. Without a function that reads again, all outcomes are unknown.
    pub(super) fn new(
        body: &'t [u8],
        whole: usize,
        error: &'t str,
        read_again: Option<&'r mut ReadAgain<'r>>,
    ) -> Self {
        Self { body, whole, error, read_again, opening: Vec::new(), start: whole, is_deep: false }
    }

    pub(super) fn is_possible(&self) -> bool {
        self.read_again.is_some()
    }

    /// Returns whether the error is that of an untagged enum, as serde's derive writes it.
    pub(super) fn is_of_untagged(&self) -> bool {
        self.error.starts_with("data did not match any variant of untagged enum")
    }

    /// Leaves out the text before a position, except the brackets and names that lead there.
    pub(super) fn shorten(&mut self, frames: &[Frame], start: usize) {
        self.opening.clear();
        for frame in frames {
            match frame.member {
                Member::None => self.opening.push(b'{'),
                Member::Index(_) => self.opening.push(b'['),
                Member::Name(start, end) => {
                    self.opening.push(b'{');
                    self.opening.extend(self.body.get(start..=end).unwrap_or_default());
                    self.opening.push(b':');
                }
            }
        }
        self.start = start;
    }

    /// Adds the beginning of an object.
    pub(super) fn open(&mut self) {
        self.opening.push(b'{');
    }

    /// Leaves out nothing.
    pub(super) fn lengthen(&mut self) {
        self.shorten(&[], self.whole);
    }

    /// Returns whether the text at a position is not left out.
    pub(super) fn has(&self, position: usize) -> bool {
        self.start <= position
    }

    /// Reads the whole value with a part of it replaced, and returns the text of the error, without
    /// the position, if there is one.
    pub(super) fn edit(&mut self, range: Range<usize>, replacement: &str) -> Option<String> {
        let body = self.body.get(self.whole..).unwrap_or_default();
        let end = self.whole + value_length(body);
        let part = |range: Range<usize>| {
            str::from_utf8(self.body.get(range).unwrap_or_default()).unwrap_or_default()
        };
        let text = [part(self.whole..range.start), replacement, part(range.end..end)].concat();
        self.read_again.as_mut()?(&text).map(|error| without_position(&error))
    }

    /// Returns whether the error is another one, or gone, if a part of the value is replaced.
    pub(super) fn changes_if(&mut self, range: Range<usize>, replacement: &str) -> bool {
        self.is_possible() && self.edit(range, replacement).is_none_or(|error| error != self.error)
    }

    /// Returns whether the error is the same if a part of the value is replaced.
    pub(super) fn stays_if(&mut self, range: Range<usize>, replacement: &str) -> bool {
        self.is_possible() && !self.changes_if(range, replacement)
    }

    /// Reads the text up to a position, and then another one.
    pub(super) fn read(&mut self, end: usize, then: &[u8]) -> Outcome {
        let part = self.body.get(self.start..end).unwrap_or_default();
        // The line break moves all positions but those in other texts.
        let before = 1 + self.opening.len();
        let mut text = Vec::with_capacity(before + part.len() + then.len());
        text.push(b'\n');
        text.extend_from_slice(&self.opening);
        text.extend_from_slice(part);
        text.extend_from_slice(then);
        let Ok(text) = String::from_utf8(text) else { return Outcome::Unknown };
        let Some(error) = self.read_again.as_mut().and_then(|read| read(&text)) else {
            return Outcome::Unknown;
        };
        if error.is_eof() {
            return Outcome::Later;
        }
        let read = match error.line() {
            // The error arises after all of the text has been read.
            0 => Some(text.len()),
            line => offset_in(text.as_bytes(), line, error.column()),
        };
        let position = read.and_then(|read| Some(self.start + read.checked_sub(before)?));
        match position {
            Some(position) if without_position(&error) == self.error => Outcome::Same(position),
            Some(position) if error.is_data() => Outcome::Other(position),
            Some(position) => Outcome::Malformed(position),
            None => Outcome::Unknown,
        }
    }
}
