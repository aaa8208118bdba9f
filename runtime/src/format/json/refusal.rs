//! Well-formed JSON that `serde_json` reports as malformed, because the type asks for something
//! else.

use super::{
    frame::{Frame, outer},
    message::{NOT_VALID, RANGE},
    position::value_length,
    scan::{Scan, State},
    trial::{Outcome, Trial},
};

const ENUM: &str = "expected a string or an object with one member";
const INTEGER: &str = "expected an integer";
const FEWER: &str = "expected fewer elements";
pub(super) const NOT_A_NAME: &str = "not a valid name of a member";

/// The path to a value that the type does not take, and what it takes.
type Refusal = (Vec<Frame>, &'static str);

/// Returns the value that was refused at the last byte before `end`, or `None` if the text is not
/// JSON.
pub(super) fn refusal(
    start: &Scan<'_>,
    end: usize,
    text: &str,
    trial: &mut Trial<'_, '_>,
) -> Option<Refusal> {
    let body = start.body();
    let before = start.clone().up_to(end.checked_sub(1)?);
    let byte = *body.get(before.position())?;
    let mut after = before.clone();
    after.step();
    let is_before_value = matches!(before.state(), State::BeforeValue { .. });

    if matches!(after.state(), State::InName { .. } | State::AfterName) {
        let of_key = matches!(
            text,
            "expected `\"`"
                | "expected ident"
                | "invalid number"
                | RANGE
                | "invalid value: expected key to be a number in quotes"
        );
        return of_key.then(|| (outer(after.frames()).to_vec(), NOT_A_NAME));
    }
    match text {
        _ if after.is_broken() => None,
        RANGE => Some((after.frames().to_vec(), RANGE)),
        // An integer of 128 bits is read by a function that looks for nothing but digits.
        "invalid number" if is_before_value && is_nested_or_literal(byte) => {
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
            if !before.frames().is_empty() && (is_before_value || matches!(byte, b',' | b':')) =>
        {
            Some((outer(before.frames()).to_vec(), FEWER))
        }
        "expected value" => variant(start, &before, &after, trial),
        _ => None,
    }
}

/// Returns whether a number begins at `start` that continues up to `end` at least.
fn is_within_number(body: &[u8], start: usize, end: usize) -> bool {
    let text = body.get(start..).unwrap_or_default();
    matches!(text.first(), Some(b'-' | b'0'..=b'9')) && start + value_length(text) >= end
}

fn is_nested_or_literal(byte: u8) -> bool {
    matches!(byte, b'"' | b'{' | b'[' | b't' | b'f' | b'n')
}

/// Returns the value that is refused as the variant of an enum: it is neither a string nor an
/// object, or an object that does not have one member.
fn variant(
    start: &Scan<'_>,
    before: &Scan<'_>,
    after: &Scan<'_>,
    trial: &mut Trial<'_, '_>,
) -> Option<Refusal> {
    let end = after.position();
    let next = start.body().get(end).copied();
    // Either the last byte is refused: the value that it begins, or the object that it closes.
    let last = match before.state() {
        State::BeforeValue { .. } => Some(before.frames()),
        State::BeforeName { first: true } => Some(outer(before.frames())),
        _ => None,
    };
    // Or the next byte is: an object that is read as an enum must end there.
    let may_end = match (after.state(), next) {
        (_, Some(b'}')) | (State::InScalar, Some(b'0'..=b'9' | b'.' | b'e' | b'E')) => false,
        (State::InScalar, _) => start.body().get(end - 1).is_some_and(u8::is_ascii_digit),
        _ => true,
    };
    let is_open = after.frames().len() > start.frames().len() && after.has_read_first_member();
    let around = (may_end && is_open).then(|| outer(after.frames()));
    let enclosing = match (last, around) {
        (Some(frames), None) => return Some((frames.to_vec(), ENUM)),
        (None, Some(frames)) if next == Some(b',') => return Some((frames.to_vec(), ENUM)),
        (Some(_), Some(frames)) => frames,
        _ => return None,
    };
    match (trial.read(end, b""), last) {
        (Outcome::Same(_), Some(frames)) => Some((frames.to_vec(), ENUM)),
        _ if next != Some(b',') => None,
        (Outcome::Later, _) => Some((enclosing.to_vec(), ENUM)),
        _ => Some((enclosing.to_vec(), NOT_VALID)),
    }
}
