//! Splits a query into its pairs and decodes them.

use std::{borrow::Cow, iter};

use percent_encoding::percent_decode_str;

use super::read_error::ReadError;
use crate::DecodeError;

/// A key and its value, encoded.
#[derive(Clone, Copy)]
pub(super) struct EncodedPair<'q> {
    key: EncodedText<'q>,
    value: EncodedText<'q>,
}

/// A key or a value, encoded.
#[derive(Clone, Copy)]
struct EncodedText<'q> {
    text: &'q str,
    has_plus: bool,
    has_percent: bool,
}

/// The bytes that do not stand for themselves.
const IS_SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    (table[b'&' as usize], table[b'=' as usize]) = (true, true);
    (table[b'+' as usize], table[b'%' as usize]) = (true, true);
    table
};

impl<'q> EncodedPair<'q> {
    /// Decodes the key. Returns `None` if it is not UTF-8.
    pub(super) fn key(self) -> Option<Cow<'q, str>> {
        self.key.decode()
    }

    /// Decodes the value. Returns `None` if it is not UTF-8.
    pub(super) fn value(self) -> Option<Cow<'q, str>> {
        self.value.decode()
    }
}

/// Returns a key and its value, which is empty if it is not UTF-8, for errors.
pub(super) fn nth(query: &str, index: usize) -> Option<(String, String)> {
    let pair = split(query).nth(index)?;
    Some((pair.key()?.into_owned(), pair.value().unwrap_or_default().into_owned()))
}

impl<'q> EncodedText<'q> {
    /// Splits off the beginning, up to a byte that ends it.
    fn take(rest: &mut &'q str, ends: impl Fn(u8) -> bool) -> Self {
        let (mut has_plus, mut has_percent) = (false, false);
        let mut bytes = rest.bytes();
        let end = loop {
            match bytes.find(|byte| IS_SPECIAL[usize::from(*byte)]) {
                Some(b'+') => has_plus = true,
                Some(b'%') => has_percent = true,
                Some(byte) if ends(byte) => break bytes.len() + 1,
                Some(_) => {}
                None => break 0,
            }
        };
        let length = rest.len().saturating_sub(end);
        let (text, after) = rest.split_at_checked(length).unwrap_or_default();
        *rest = after;
        Self { text, has_plus, has_percent }
    }

    /// Returns `None` if the result is not UTF-8.
    fn decode(self) -> Option<Cow<'q, str>> {
        match (self.has_plus, self.has_percent) {
            (false, false) => Some(Cow::Borrowed(self.text)),
            (false, true) => percent_decode_str(self.text).decode_utf8().ok(),
            (true, false) => Some(Cow::Owned(self.text.replace('+', " "))),
            (true, true) => {
                let spaced = self.text.replace('+', " ");
                let decoded = percent_decode_str(&spaced).decode_utf8().ok()?;
                Some(Cow::Owned(decoded.into_owned()))
            }
        }
    }
}

/// Splits a query into its pairs. Empty ones are skipped.
pub(super) fn split(query: &str) -> impl Iterator<Item = EncodedPair<'_>> {
    let mut rest = query;
    iter::from_fn(move || {
        while let Some(after) = rest.strip_prefix('&') {
            rest = after;
        }
        if rest.is_empty() {
            return None;
        }
        let key = EncodedText::take(&mut rest, |byte| matches!(byte, b'=' | b'&'));
        rest = rest.strip_prefix('=').unwrap_or(rest);
        let value = EncodedText::take(&mut rest, |byte| byte == b'&');
        Some(EncodedPair { key, value })
    })
}

/// Decodes a key or a value. Returns `None` if the result is not UTF-8.
pub(super) fn decode(mut text: &str) -> Option<Cow<'_, str>> {
    EncodedText::take(&mut text, |_| false).decode()
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
