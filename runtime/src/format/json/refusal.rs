//! Well-formed JSON that `serde_json` reports as malformed, since the type asks for something
//! else there.

use super::{
    locate::{outer, value_length},
    message::NOT_VALID,
    scan::{Frame, Scan, State},
};

const ENUM: &str = "expected a string or an object with one member";
const INTEGER: &str = "expected an integer";
const FEWER: &str = "expected fewer elements";
const RANGE: &str = "number out of range";
const KEY: &str = "not a valid name of a member";

/// The way to the value that the type does not take, and what it takes. None where the text is
/// not JSON.
pub(super) fn refusal(
    start: &Scan<'_>,
    end: usize,
    text: &str,
) -> Option<(Vec<Frame>, &'static str)> {
    let body = start.body();
    // The byte that was refused is mostly the last one, so it counts where the scan stood before.
    let before = start.clone().up_to(end.checked_sub(1)?);
    let mut after = before.clone();
    let byte = *body.get(before.position())?;
    after.step();
    let before_value = matches!(before.state(), State::BeforeValue { .. });

    if matches!(after.state(), State::InName { .. } | State::AfterName) {
        let of_key = matches!(
            text,
            "expected `\"`"
                | "expected ident"
                | "invalid number"
                | "number out of range"
                | "invalid value: expected key to be a number in quotes"
        );
        return of_key.then(|| (outer(after.frames()).to_vec(), KEY));
    }
    match text {
        _ if after.is_broken() => None,
        "number out of range" => Some((after.frames().to_vec(), RANGE)),
        // Integers of 128 bits are read by a function that looks for nothing but digits.
        "invalid number" if before_value && is_nested_or_literal(byte) => {
            Some((before.frames().to_vec(), INTEGER))
        }
        "expected `,` or `]`" | "expected `,` or `}`"
            if after.state() == State::InScalar
                && matches!(byte, b'.' | b'e' | b'E')
                && is_within_number(body, after.last().start, end) =>
        {
            Some((after.frames().to_vec(), INTEGER))
        }
        // A tuple that has all its elements.
        "trailing characters" | "trailing comma"
            if !before.frames().is_empty() && (before_value || matches!(byte, b',' | b':')) =>
        {
            Some((outer(before.frames()).to_vec(), FEWER))
        }
        "expected value" => {
            // Only an object that was opened since can be an enum's.
            let is_open = after.frames().len() > start.frames().len();
            variant(&before, &after, byte, body.get(end).copied().filter(|_| is_open))
        }
        _ => None,
    }
}

/// Whether a number begins at `start` that goes on at `end` at least.
fn is_within_number(body: &[u8], start: usize, end: usize) -> bool {
    let text = body.get(start..).unwrap_or_default();
    matches!(text.first(), Some(b'-' | b'0'..=b'9')) && start + value_length(text) >= end
}

fn is_nested_or_literal(byte: u8) -> bool {
    matches!(byte, b'"' | b'{' | b'[' | b't' | b'f' | b'n')
}

/// What is no variant of an enum: a value that is neither a string nor an object, or an object
/// that has no member or, `next` being a comma, more than one.
fn variant(
    before: &Scan<'_>,
    after: &Scan<'_>,
    byte: u8,
    next: Option<u8>,
) -> Option<(Vec<Frame>, &'static str)> {
    let is_value = matches!(before.state(), State::BeforeValue { .. })
        && (is_nested_or_literal(byte) || matches!(byte, b'-' | b'0'..=b'9'));
    let has_more_members = after.has_read_first_member() && next == Some(b',');
    if is_value && has_more_members {
        // A number of one digit: either it is refused, or what follows it.
        Some((outer(after.frames()).to_vec(), NOT_VALID))
    } else if is_value {
        Some((before.frames().to_vec(), ENUM))
    } else if has_more_members {
        Some((outer(after.frames()).to_vec(), ENUM))
    } else if before.state() == (State::BeforeName { first: true }) && byte == b'}' {
        Some((outer(before.frames()).to_vec(), ENUM))
    } else {
        None
    }
}
