//! The form of RFC 3339, which is the same for all types of times.

use std::borrow::Cow;

/// The number of digits of a second that a type has.
const NANOSECOND_DIGITS: usize = 9;

/// Returns a time as the crates read it, if it has the form of RFC 3339. Each of them reads other forms
/// as well, and refuses some that the RFC has.
///
/// Digits of a second beyond nanoseconds are dropped. A leap second is refused, because no type has it.
pub(super) fn normalized(text: &str) -> Option<Cow<'_, str>> {
    let rest = text.as_bytes();
    let (date_and_hour, rest) = rest.split_at_checked(14)?;
    let (minute_and_second, rest) = rest.split_at_checked(5)?;
    if !has_form(date_and_hour, b"0000-00-00T00:") || !has_form(minute_and_second, b"00:00") {
        return None;
    }
    if minute_and_second.get(3) > Some(&b'5') {
        return None;
    }
    let digits = rest.strip_prefix(b".").map(|rest| {
        let end = rest.iter().position(|byte| !byte.is_ascii_digit());
        end.unwrap_or(rest.len())
    });
    let fraction = digits.map_or(0, |digits| digits + 1);
    let offset = rest.get(fraction..)?;
    if digits == Some(0) || !is_offset(offset) {
        return None;
    }
    if digits.is_none_or(|digits| digits <= NANOSECOND_DIGITS) {
        return Some(text.into());
    }
    let end = 14 + 5 + 1 + NANOSECOND_DIGITS;
    let offset = text.len().checked_sub(offset.len())?;
    Some([text.get(..end)?, text.get(offset..)?].concat().into())
}

fn is_offset(offset: &[u8]) -> bool {
    match offset {
        [b'Z' | b'z'] => true,
        [b'+' | b'-', time @ ..] => {
            let (hour, minute) = (time.get(..2), time.get(3..));
            has_form(time, b"00:00")
                && hour < Some(b"24".as_slice())
                && minute < Some(b"60".as_slice())
        }
        _ => false,
    }
}

/// Returns whether a string is like an example: it has a digit for each digit, and the same characters
/// otherwise, in any case.
fn has_form(text: &[u8], example: &[u8]) -> bool {
    text.len() == example.len()
        && text.iter().zip(example).all(|(byte, example)| match example {
            b'0' => byte.is_ascii_digit(),
            _ => byte.eq_ignore_ascii_case(example),
        })
}
