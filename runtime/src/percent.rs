//! Percent-encoding (RFC 3986, section 2.1).

/// How each byte is written: as another one or itself, or percent-encoded if it is 0.
pub(crate) type Written = [u8; 256];

/// The digits of numbers below 16.
const DIGITS: &[u8; 16] = b"0123456789ABCDEF";

/// The bytes of forms, as WHATWG's URL standard serializes them.
pub(crate) const FORM: &Written = &{
    let mut table = [0; 256];
    let mut byte = b'*';
    while byte <= b'z' {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'-' | b'.' | b'_') {
            table[byte as usize] = byte;
        }
        byte += 1;
    }
    table[b' ' as usize] = b'+';
    table
};

/// The bytes of segments of a path.
pub(crate) const SEGMENT: &Written = &{
    let mut table = [0; 256];
    let mut byte = b'!';
    while byte <= b'~' {
        if is_pchar(byte) {
            table[byte as usize] = byte;
        }
        byte += 1;
    }
    table
};

/// Returns whether a byte can be in a segment without percent-encoding: `pchar` (RFC 3986,
/// section 3.3).
pub(crate) const fn is_pchar(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')')
        || matches!(byte, b'*' | b'+' | b',' | b';' | b'=' | b':' | b'@')
}

/// Returns whether each percent sign is followed by two hexadecimal digits.
pub(crate) fn is_percent_encoded(text: &str) -> bool {
    let mut pieces = text.split('%').skip(1).map(str::as_bytes);
    pieces
        .all(|piece| matches!(piece, [a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit()))
}

/// Appends a string.
#[inline]
pub(crate) fn push(out: &mut Vec<u8>, text: &str, written: &Written) {
    push_bytes(out, text.as_bytes(), written);
}

/// Appends a string that need not be UTF-8.
pub(crate) fn push_bytes(out: &mut Vec<u8>, text: &[u8], written: &Written) {
    let start = out.len();
    let mut is_written = true;
    // Most strings keep their length, so that one check of the capacity is enough.
    out.extend(text.iter().map(|&byte| {
        let written = written[usize::from(byte)];
        is_written &= written != 0;
        written
    }));
    if !is_written {
        out.truncate(start);
        push_encoded(out, text, written);
    }
}

fn push_encoded(out: &mut Vec<u8>, text: &[u8], written: &Written) {
    for &byte in text {
        match written[usize::from(byte)] {
            0 => out.extend([b'%', digit(byte >> 4), digit(byte)]),
            written => out.push(written),
        }
    }
}

fn digit(number: u8) -> u8 {
    DIGITS[usize::from(number % 16)]
}

/// Decodes a string, in which a plus sign stands for the byte `plus`. A percent sign stands for itself if
/// two hexadecimal digits do not follow.
pub(crate) fn decode(text: &str, plus: u8) -> Vec<u8> {
    decode_by(text, plus, |after| decode_digits(after).or(Some((b'%', after)))).unwrap_or_default()
}

/// Decodes a string. Returns `None` if two hexadecimal digits do not follow a percent sign.
pub(crate) fn decode_strictly(text: &str) -> Option<Vec<u8>> {
    decode_by(text, b'+', decode_digits)
}

/// Decodes a string with a function, which decodes what follows a percent sign.
#[inline]
fn decode_by<'t>(
    text: &'t str,
    plus: u8,
    decode: impl Fn(&'t [u8]) -> Option<(u8, &'t [u8])>,
) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some(length) = rest.iter().position(|byte| matches!(byte, b'%' | b'+')) {
        let (before, special) = rest.split_at_checked(length)?;
        out.extend_from_slice(before);
        let [special, after @ ..] = special else { return None };
        let (decoded, after) = if *special == b'+' { (plus, after) } else { decode(after)? };
        out.push(decoded);
        rest = after;
    }
    out.extend_from_slice(rest);
    Some(out)
}

/// Decodes the two digits after a percent sign, and returns what follows.
fn decode_digits(digits: &[u8]) -> Option<(u8, &[u8])> {
    let [high, low, after @ ..] = digits else { return None };
    Some((number(*high)? << 4 | number(*low)?, after))
}

/// Returns the number that a hexadecimal digit stands for.
fn number(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, written: &Written, expected: &str) {
        let mut out = b"a/".to_vec();
        push(&mut out, text, written);
        assert_eq!(out, [b"a/", expected.as_bytes()].concat());
    }

    #[test]
    fn all_of_ascii() {
        let ascii: String = (0..=0x7f_u8).map(char::from).collect();
        let controls = "%00%01%02%03%04%05%06%07%08%09%0A%0B%0C%0D%0E%0F\
            %10%11%12%13%14%15%16%17%18%19%1A%1B%1C%1D%1E%1F";
        let form = "+%21%22%23%24%25%26%27%28%29*%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40\
            ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D%7E%7F";
        let segment = "%20!%22%23$%25&'()*+,-.%2F0123456789:;%3C=%3E%3F@\
            ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~%7F";
        check(&ascii, FORM, &[controls, form].concat());
        check(&ascii, SEGMENT, &[controls, segment].concat());
    }

    #[test]
    fn other_characters() {
        check("", FORM, "");
        check("é €", FORM, "%C3%A9+%E2%82%AC");
        check("é €", SEGMENT, "%C3%A9%20%E2%82%AC");
    }

    #[test]
    fn decoded() {
        for (text, expected) in [
            ("", ""),
            ("a+b%20%2B%2b", "a b ++"),
            ("%", "%"),
            ("%%41%4", "%A%4"),
            ("%4g%G4%+4", "%4g%G4% 4"),
            ("%C3%A9é", "éé"),
        ] {
            assert_eq!(decode(text, b' '), expected.as_bytes(), "{text}");
        }
        assert_eq!(decode("%ff+", b'+'), b"\xff+");
        assert_eq!(decode_strictly("%ff+%20a").as_deref(), Some(&b"\xff+ a"[..]));
        for text in ["%", "a%4", "%4g", "%%41"] {
            assert_eq!(decode_strictly(text), None, "{text}");
        }
    }
}
