//! The text around placeholders.

use crate::percent;

/// Removes a literal from the beginning of a percent-encoded string.
pub(super) fn strip_prefix<'p>(encoded: &'p str, literal: &str) -> Option<&'p str> {
    literal.bytes().try_fold(encoded, |rest, expected| {
        if let Some(rest) = rest.strip_prefix(char::from(expected)) {
            return Some(rest);
        }
        let (byte, rest) = rest.split_at_checked(3)?;
        is_encoded(byte, expected).then_some(rest)
    })
}

/// Removes a literal from the end of a percent-encoded string.
pub(super) fn strip_suffix<'p>(encoded: &'p str, literal: &str) -> Option<&'p str> {
    literal.bytes().rev().try_fold(encoded, |rest, expected| {
        if let Some((before, byte)) =
            rest.len().checked_sub(3).and_then(|it| rest.split_at_checked(it))
            && byte.starts_with('%')
        {
            return is_encoded(byte, expected).then_some(before);
        }
        rest.strip_suffix(char::from(expected))
    })
}

/// Returns whether three characters are the percent-encoded form of a byte. Slashes have no other form.
fn is_encoded(encoded: &str, byte: u8) -> bool {
    byte != b'/' && encoded.starts_with('%') && percent::decode(encoded, b'+') == [byte]
}
