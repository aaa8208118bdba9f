//! Pairs of keys and values.

use form_urlencoded::byte_serialize;

/// The key of a parameter.
#[derive(Clone, Copy, Debug)]
pub(super) enum Key<'k> {
    Encoded(&'static str),
    Decoded(&'k str),
}

/// Pairs under construction: the query of a URI, or a form.
#[derive(Debug)]
pub(crate) struct Pairs<'o> {
    out: &'o mut String,
    /// The length of `out` before the first pair, and what precedes that pair.
    start: usize,
    first: &'static str,
}

impl<'o> Pairs<'o> {
    /// Appends to a string. The caller chooses what precedes the first pair: `?` in a URI, nothing
    /// in a form.
    pub(crate) fn new(out: &'o mut String, first: &'static str) -> Self {
        let start = out.len();
        Self { out, start, first }
    }

    /// Returns the same pairs, for a shorter time.
    pub(crate) fn reborrow(&mut self) -> Pairs<'_> {
        Pairs { out: self.out, ..*self }
    }

    /// Returns the length of what has been written.
    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    /// Returns what precedes the next pair.
    pub(crate) fn separator(&self) -> &'static str {
        if self.out.len() == self.start { self.first } else { "&" }
    }

    /// Writes a key, and returns the string to which its encoded value must be appended.
    pub(super) fn begin(&mut self, key: Key<'_>) -> &mut String {
        let separator = self.separator();
        self.out.push_str(separator);
        match key {
            Key::Encoded(key) => self.out.push_str(key),
            Key::Decoded(key) => self.out.extend(byte_serialize(key.as_bytes())),
        }
        self.out.push('=');
        self.out
    }

    /// Writes a key and its value.
    pub(super) fn write(&mut self, key: Key<'_>, value: &str) {
        self.begin(key).extend(byte_serialize(value.as_bytes()));
    }
}
