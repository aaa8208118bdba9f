//! Repeats a failed reading over changed text, to find out what it fails at.
//!
//! An error of `serde_json` has a position, which tells how far the parser had read by the time
//! the error passed through it. That alone does not tell where the error arose: the parser may
//! have read on to the end of the object around the value, and a hand-written `Deserialize` may
//! return the error of another text, with the position in that one. Reading a part of the text
//! once more tells: an error that arises before the end of the part is the same again.

use serde_json::Error;

use super::position::{offset, without_position};

/// Reads another text in the same way, and returns the error.
pub(super) type ReadAgain<'a> = dyn FnMut(&str) -> Option<Error> + 'a;

/// A reading that has failed.
pub(super) struct Trial<'t, 'r> {
    /// The error's text, without the position.
    error: &'t str,
    read_again: Option<&'r mut ReadAgain<'r>>,
}

/// How a reading over changed text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// With the same error, after this number of bytes.
    Same(usize),
    /// The text ends before the error arises.
    Later,
    /// With another error of the type.
    Other,
    /// In another way, or it cannot be repeated.
    Unknown,
}

impl<'t, 'r> Trial<'t, 'r> {
    /// `error` is the error's text, without the position. Without a function that reads again all
    /// outcomes are unknown.
    pub(super) fn new(error: &'t str, read_again: Option<&'r mut ReadAgain<'r>>) -> Self {
        Self { error, read_again }
    }

    pub(super) fn is_possible(&self) -> bool {
        self.read_again.is_some()
    }

    /// Reads the text that consists of these parts.
    pub(super) fn read(&mut self, parts: &[&[u8]]) -> Outcome {
        let Ok(text) = String::from_utf8(parts.concat()) else { return Outcome::Unknown };
        let Some(error) = self.read_again.as_mut().and_then(|read| read(&text)) else {
            return Outcome::Unknown;
        };
        if error.is_eof() {
            return Outcome::Later;
        }
        if without_position(&error) != self.error {
            return if error.is_data() { Outcome::Other } else { Outcome::Unknown };
        }
        // An error without a position arises after all of the text has been read.
        Outcome::Same(match error.line() {
            0 => text.len(),
            line => offset(text.as_bytes(), line, error.column()),
        })
    }
}
