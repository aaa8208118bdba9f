//! Positions in JSON text.

use ::serde::{Deserialize, de::IgnoredAny};

/// Returns the text of an error, without the position at its end.
pub(super) fn without_position(error: &serde_json::Error) -> String {
    let mut text = error.to_string();
    if error.line() > 0 {
        let digits = |number: usize| number.checked_ilog10().unwrap_or(0) as usize + 1;
        let words = " at line ".len() + " column ".len();
        let position = words + digits(error.line()) + digits(error.column());
        text.truncate(text.len().saturating_sub(position));
    }
    text
}

/// Returns the number of bytes before a position. Both numbers are 0 if there is none.
pub(super) fn offset(text: &[u8], line: usize, column: usize) -> usize {
    let start = match line.checked_sub(2) {
        None => 0,
        Some(newlines) => text
            .iter()
            .enumerate()
            .filter(|(_, byte)| **byte == b'\n')
            .nth(newlines)
            .map_or(text.len(), |(index, _)| index + 1),
    };
    start.saturating_add(column).min(text.len())
}

/// Returns the number of bytes before a position, if it is one in the text.
pub(super) fn offset_in(text: &[u8], line: usize, column: usize) -> Option<usize> {
    let offset = offset(text, line, column);
    (line_and_column(text, offset) == (line, column)).then_some(offset)
}

/// Returns the line and the column of the last byte before an offset, counted as `serde_json`
/// does.
#[allow(clippy::naive_bytecount, reason = "done once, after decoding has failed")]
pub(super) fn line_and_column(text: &[u8], end: usize) -> (usize, usize) {
    let read = text.get(..end).unwrap_or(text);
    if !read.contains(&b'\n') {
        return (1, read.len());
    }
    let newlines = read.iter().filter(|byte| **byte == b'\n').count();
    let column = read.iter().rev().take_while(|byte| **byte != b'\n').count();
    (newlines + 1, column)
}

/// Returns the length of the value at the beginning of a text, with the white space before it.
pub(super) fn value_length(text: &[u8]) -> usize {
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    let _ = IgnoredAny::deserialize(&mut deserializer);
    deserializer.into_iter::<IgnoredAny>().byte_offset()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_trip() {
        let text = b"a\n\nbc\n";
        for end in 0..=text.len() {
            let (line, column) = line_and_column(text, end);
            assert_eq!(offset(text, line, column), end);
        }
        // Positions that are not in the text.
        assert_eq!(offset(text, 9, 0), text.len());
        assert_eq!(offset(text, 1, usize::MAX), text.len());
        assert_eq!(offset_in(text, 9, 0), None);
        assert_eq!(offset_in(text, 1, 3), None);
        assert_eq!(offset_in(text, 3, 2), Some(5));
    }

    #[test]
    fn values() {
        for (text, expected) in [(" 1,", 2), ("[1] ", 3), ("\"a\"", 3), ("{\"a\":[]}}", 8)] {
            assert_eq!(value_length(text.as_bytes()), expected, "{text}");
        }
    }
}
