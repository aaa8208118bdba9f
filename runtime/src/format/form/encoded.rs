//! Splits a query into its pairs and decodes them.

use std::borrow::Cow;

use super::read_error::ReadError;
use crate::{DecodeError, percent};

/// A key and its value, encoded.
#[derive(Clone, Copy, Default)]
pub(super) struct EncodedPair<'q> {
    /// The position of the pair in the query.
    pub(super) start: usize,
    key: EncodedText<'q>,
    value: EncodedText<'q>,
    /// Whether there is an equals sign.
    has_value: bool,
}

/// A key or a value, encoded.
#[derive(Clone, Copy, Default)]
pub(super) struct EncodedText<'q> {
    text: &'q str,
    /// The classes of all bytes.
    classes: u8,
}

/// Where a key or a value is in a query. It is not there if it is empty.
#[derive(Clone, Copy, Default)]
pub(super) struct Position {
    pub(super) start: usize,
    end: usize,
    classes: u8,
}

/// Classes of bytes that do not stand for themselves.
const PLUS: u8 = 1;
const PERCENT: u8 = 2;
const EQUALS: u8 = 4;
const AMPERSAND: u8 = 8;

const CLASSES: [u8; 256] = {
    let mut table = [0; 256];
    (table[b'+' as usize], table[b'%' as usize]) = (PLUS, PERCENT);
    (table[b'=' as usize], table[b'&' as usize]) = (EQUALS, AMPERSAND);
    table
};

impl<'q> EncodedPair<'q> {
    /// Decodes the key. Returns `None` if it is not UTF-8.
    #[inline]
    pub(super) fn key(self) -> Option<Cow<'q, str>> {
        self.key.decode()
    }

    /// Decodes the value. Returns `None` if it is not UTF-8.
    #[inline]
    pub(super) fn value(self) -> Option<Cow<'q, str>> {
        self.value.decode()
    }

    /// Returns where the value is.
    #[inline]
    pub(super) fn value_position(self) -> Position {
        let start = self.start + self.key.text.len() + 1;
        Position { start, end: start + self.value.text.len(), classes: self.value.classes }
    }

    /// Returns whether this looks like a parameter of a form instead of a body of another format.
    pub(super) fn is_parameter(self) -> bool {
        let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~[]".contains(&byte);
        self.has_value && self.key.text.bytes().all(is_of_name)
    }

    /// Returns the key if neither it nor the value is encoded.
    pub(super) fn plain_key(self) -> Option<&'q str> {
        (self.key.is_plain() && self.value.is_plain()).then_some(self.key.text)
    }
}

impl Position {
    /// Returns the decoded text, or `None` if it is not UTF-8.
    #[inline]
    pub(super) fn decode(self, query: &str) -> Option<Cow<'_, str>> {
        let text = query.get(self.start..self.end).unwrap_or_default();
        EncodedText { text, classes: self.classes }.decode()
    }
}

/// Returns the key and the value at a position in a query, for errors. The value is empty if it is not
/// UTF-8.
pub(super) fn pair_at(query: &str, start: usize) -> Option<(String, String)> {
    let pair = split(query.get(start..)?).next()?;
    Some((pair.key()?.into_owned(), pair.value().unwrap_or_default().into_owned()))
}

impl<'q> EncodedText<'q> {
    /// Scans a text in a query, up to a byte of some classes. Returns the position of its end, too.
    #[inline]
    fn scan(query: &'q str, start: usize, ends: u8) -> (Self, usize) {
        let (mut end, mut classes) = (start, 0);
        while let Some(&byte) = query.as_bytes().get(end) {
            let class = CLASSES[usize::from(byte)];
            if class & ends != 0 {
                break;
            }
            classes |= class;
            end += 1;
        }
        (Self { text: query.get(start..end).unwrap_or_default(), classes }, end)
    }

    fn is_plain(self) -> bool {
        self.classes & (PLUS | PERCENT) == 0
    }

    /// Returns `None` if the result is not UTF-8.
    #[inline]
    fn decode(self) -> Option<Cow<'q, str>> {
        if self.is_plain() { Some(Cow::Borrowed(self.text)) } else { self.decode_special() }
    }

    #[inline(never)]
    fn decode_special(self) -> Option<Cow<'q, str>> {
        let bytes = if self.classes & PERCENT == 0 {
            self.text.bytes().map(|byte| if byte == b'+' { b' ' } else { byte }).collect()
        } else {
            percent::decode(self.text, b' ')
        };
        String::from_utf8(bytes).ok().map(Cow::Owned)
    }
}

/// Returns the keys and values of parameters. Those that are not UTF-8 are skipped.
pub(crate) fn parameters(form: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    split(form).filter_map(|pair| pair.key().zip(pair.value()))
}

/// Splits a query into its pairs. Empty ones are skipped.
pub(super) fn split(query: &str) -> Split<'_> {
    Split { query, next: 0 }
}

/// The pairs of a query.
#[derive(Clone)]
pub(super) struct Split<'q> {
    query: &'q str,
    /// The position after the last pair.
    next: usize,
}

impl<'q> Iterator for Split<'q> {
    type Item = EncodedPair<'q>;

    #[inline]
    fn next(&mut self) -> Option<EncodedPair<'q>> {
        let byte = |at: usize| self.query.as_bytes().get(at).copied();
        let mut start = self.next;
        while byte(start) == Some(b'&') {
            start += 1;
        }
        byte(start)?;
        let (key, end) = EncodedText::scan(self.query, start, EQUALS | AMPERSAND);
        let has_value = byte(end) == Some(b'=');
        let begin = end + usize::from(has_value);
        let (value, end) = EncodedText::scan(self.query, begin, AMPERSAND);
        self.next = end;
        Some(EncodedPair { start, key, value, has_value })
    }
}

/// Decodes a key or a value. Returns `None` if the result is not UTF-8.
pub(super) fn decode(text: &str) -> Option<Cow<'_, str>> {
    EncodedText::scan(text, 0, 0).0.decode()
}

/// Finds the value of a single parameter, for credentials in the query.
///
/// # Errors
///
/// Returns an error if the parameter is repeated or is not UTF-8.
pub(crate) fn find<'q>(
    query: Option<&'q str>,
    name: &str,
) -> Result<Option<Cow<'q, str>>, DecodeError> {
    let mut pairs =
        split(query.unwrap_or_default()).filter(|pair| pair.key().is_some_and(|key| key == name));
    match (pairs.next(), pairs.next()) {
        (None, _) => Ok(None),
        (Some(pair), None) => match pair.value() {
            Some(value) => Ok(Some(value)),
            None => Err(ReadError::not_utf8().at(name).into()),
        },
        (Some(_), Some(_)) => Err(ReadError::repeated().at(name).into()),
    }
}
