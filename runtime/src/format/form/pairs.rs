//! Pairs of keys and values.

use std::str;

use crate::percent;

/// The key of a parameter.
#[derive(Clone, Copy, Debug)]
pub(super) enum Key<'k> {
    Encoded(&'static str),
    Decoded(&'k str),
    /// The key begins and ends there, and its first value, with an equals sign, is to be appended.
    Written(usize, usize),
}

/// Pairs under construction: the query of a URI, or a body.
#[derive(Debug)]
pub(crate) struct Pairs {
    out: Vec<u8>,
    /// What else is written before the first pair.
    path: &'static str,
    /// An estimate of the length of the pairs.
    expected_len: usize,
    is_empty: bool,
    /// Whether a question mark is written before the first pair.
    is_query: bool,
}

/// A pair is expected to have at least this length.
const PAIR: usize = 16;

/// The maximum length of a URI in `http`.
const MAX_LEN: usize = 65_534;

impl Pairs {
    /// Creates the query after a path, which is written if there are pairs. `expected_len` is an estimate
    /// of the length of the pairs.
    pub(crate) fn new(path: &'static str, expected_len: usize) -> Self {
        Self { out: Vec::new(), path, expected_len, is_empty: true, is_query: true }
    }

    /// Creates a body. `expected_len` is an estimate of its length.
    pub(crate) fn of_body(expected_len: usize) -> Self {
        Self { is_query: false, ..Self::new("", expected_len) }
    }

    /// Creates the query after a path that has been written.
    pub(crate) fn after(path: Vec<u8>, expected_len: usize) -> Self {
        Self { out: path, ..Self::new("", expected_len) }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.is_empty
    }

    /// Returns the path and the query, or the body.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.out
    }

    /// Returns the length of what has been written.
    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    /// Expects a number of pairs.
    pub(super) fn expect(&mut self, count: usize) {
        let additional = count.saturating_mul(PAIR).min(MAX_LEN);
        if self.is_empty {
            self.expected_len = self.expected_len.max(additional);
        } else {
            self.out.reserve(additional);
        }
    }

    /// Writes what separates the next pair from what is before it.
    #[inline]
    fn separate(&mut self) {
        if self.is_empty {
            self.begin_first();
        } else {
            self.out.push(b'&');
        }
    }

    #[cold]
    fn begin_first(&mut self) {
        self.is_empty = false;
        self.out.reserve_exact(self.path.len() + 1 + self.expected_len);
        self.out.extend_from_slice(self.path.as_bytes());
        if self.is_query {
            self.out.push(b'?');
        }
    }

    /// Writes the key of the next pair.
    pub(super) fn key(&mut self, key: &str) -> Key<'static> {
        self.separate();
        let start = self.len();
        percent::push(&mut self.out, key, percent::FORM);
        Key::Written(start, self.len())
    }

    /// Returns a key that has been written, encoded.
    pub(super) fn written(&self, start: usize, end: usize) -> &str {
        self.out.get(start..end).and_then(|key| str::from_utf8(key).ok()).unwrap_or_default()
    }

    /// Writes a key, and returns the bytes to which its encoded value must be appended.
    pub(super) fn begin(&mut self, key: Key<'_>) -> &mut Vec<u8> {
        match key {
            Key::Written(_, end) if end == self.len() => {}
            Key::Written(start, end) => {
                self.separate();
                self.out.extend_from_within(start..end);
            }
            Key::Encoded(key) => {
                self.separate();
                self.out.extend_from_slice(key.as_bytes());
            }
            Key::Decoded(key) => {
                self.key(key);
            }
        }
        self.out.push(b'=');
        &mut self.out
    }

    /// Writes a key without a value. It is percent-encoded.
    pub(crate) fn key_alone(&mut self, key: &'static str) {
        self.separate();
        self.out.extend_from_slice(key.as_bytes());
    }

    /// Writes a key and its value.
    pub(super) fn write(&mut self, key: Key<'_>, value: &str) {
        percent::push(self.begin(key), value, percent::FORM);
    }
}
