//! Escapes in JSON strings.

/// Returns eight bytes whose lowest set bit belongs to the first byte that must be escaped in JSON (RFC
/// 8259, section 7): a control character, a quotation mark or a backslash. Higher bits are
/// meaningless.
const fn escaped(bytes: [u8; 8]) -> u64 {
    const LOW: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    const BACKSLASHES: u64 = u64::from_ne_bytes([b'\\'; 8]);

    // A control character remains below 32, and a quotation mark becomes 32.
    let low = u64::from_le_bytes(bytes) ^ (LOW * 2);
    let backslashes = u64::from_le_bytes(bytes) ^ BACKSLASHES;
    // In each, the high bit of a byte is set if that byte is below 33, or is zero. Borrows can set other
    // high bits, but only above such a byte.
    let low = low.wrapping_sub(LOW * 33) & !low;
    let backslash = backslashes.wrapping_sub(LOW) & !backslashes;
    (low | backslash) & HIGH
}

const fn must_be_escaped(byte: u8) -> bool {
    matches!(byte, b'"' | b'\\' | ..b' ')
}

/// Returns whether a string needs no escapes in JSON.
pub(super) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    // The last word, or half of one, may overlap with what is before it.
    if let (Some(last), [before @ .., _]) = (bytes.last_chunk(), bytes) {
        let (words, _) = before.as_chunks();
        escaped(*last) == 0 && words.iter().all(|word| escaped(*word) == 0)
    } else if let (Some([a, b, c, d]), Some([e, f, g, h])) =
        (bytes.first_chunk(), bytes.last_chunk())
    {
        escaped([*a, *b, *c, *d, *e, *f, *g, *h]) == 0
    } else {
        bytes.iter().all(|byte| !must_be_escaped(*byte))
    }
}

/// Returns the number of bytes before the first one that must be escaped, or `None` if there is no
/// such byte.
pub(super) fn plain_length(bytes: &[u8]) -> Option<usize> {
    let (words, rest) = bytes.as_chunks();
    let mut length = 0;
    for word in words {
        let escaped = escaped(*word);
        if escaped != 0 {
            return Some(length + escaped.trailing_zeros() as usize / 8);
        }
        length += word.len();
    }
    let end = rest.iter().position(|byte| must_be_escaped(*byte))?;
    Some(length + end)
}

/// An escape in a string (RFC 8259, section 7).
pub(super) struct Escape {
    pub(super) length: usize,
    /// The character that it stands for, or `None` if it is one half of a surrogate pair without the other.
    pub(super) character: Option<char>,
}

impl Escape {
    /// Returns the escape at the beginning of a JSON text, if there is one. A surrogate pair is one escape.
    pub(super) fn parse(json: &[u8]) -> Option<Self> {
        let character = match *json {
            [b'\\', byte @ (b'"' | b'\\' | b'/'), ..] => byte,
            [b'\\', b'b', ..] => 8,
            [b'\\', b'f', ..] => 12,
            [b'\\', b'n', ..] => b'\n',
            [b'\\', b'r', ..] => b'\r',
            [b'\\', b't', ..] => b'\t',
            _ => {
                let (first, rest) = code_unit(json)?;
                if let 0xd800..=0xdbff = first
                    && let Some((second @ 0xdc00..=0xdfff, _)) = code_unit(rest)
                {
                    let code_point = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                    return Some(Self { length: 12, character: char::from_u32(code_point) });
                }
                return Some(Self { length: 6, character: char::from_u32(first) });
            }
        };
        Some(Self { length: 2, character: Some(character.into()) })
    }
}

/// Returns the UTF-16 code unit that a JSON text begins with as `\u` and four digits, and what follows it.
fn code_unit(json: &[u8]) -> Option<(u32, &[u8])> {
    let [b'\\', b'u', a, b, c, d, rest @ ..] = json else { return None };
    let code_unit = [a, b, c, d]
        .into_iter()
        .try_fold(0, |code_unit, byte| Some((code_unit << 4) | char::from(*byte).to_digit(16)?))?;
    Some((code_unit, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_byte_to_escape() {
        for length in 0..20 {
            let plain = "é~ !#[]\u{7f}".repeat(3);
            let plain = plain.as_bytes().get(..length).unwrap_or_default();
            assert_eq!(plain_length(plain), None, "{length}");
            for special in [b'"', b'\\', 0, b'\n', 31] {
                for after in ["", "\"", "\u{1}\u{1}", "long enough for a word"] {
                    let all = [plain, &[special], after.as_bytes()].concat();
                    assert_eq!(plain_length(&all), Some(length), "{special} {length} {after:?}");
                }
            }
        }
    }
}
