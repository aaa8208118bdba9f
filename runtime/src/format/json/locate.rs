//! From an error of `serde_json` to one that names the field.
//!
//! `serde_json` reports how far it had read. An error that arises while a value is read is
//! reported there: after a string, number or literal, after the end of an object or list, or
//! before its beginning where neither is what the type wants. An error that arises later, in a
//! type that buffers (`untagged`, `flatten`, tagged enums) or that checks what it has read, is
//! reported where the reader of the object or list around it stands by then: before the comma
//! that follows in an object, after the comma in a list, or after the end. Where both may be, the
//! answer is the shorter path.

use std::borrow::Cow;

use ::serde::{Deserialize, de::IgnoredAny};
use serde_json::error::Category;

use super::{
    message::{Found, Message},
    path::{Part, render},
    refusal::refusal,
    scan::{Frame, Member, Scan, State, Value},
    survey::{Survey, name},
    value::names,
};
use crate::{DecodeError, DecodeErrorKind, Place};

/// Makes the error, which arose in the part of the body where the scan stands. `fields` are those
/// of the type, where it is a struct.
#[cold]
pub(super) fn locate(
    start: &Scan<'_>,
    error: &serde_json::Error,
    fields: Option<&'static [&'static str]>,
) -> DecodeError {
    let text = &*without_position(error);
    let part = start.body().get(start.position()..).unwrap_or_default();
    let end = start.position()
        + match error.line() {
            // An error without a place arose after all of the member's value had been read.
            0 if start.position() > 0 => value_length(part),
            line => offset(part, line, error.column()),
        };
    if error.classify() == Category::Data {
        return data(start, end, text, fields);
    }
    not_json(start, end, text, error.is_eof())
}

/// Makes the error of a text in the words of `serde_json`, which had read up to `end`. What it
/// takes for no JSON may be well-formed, and not what the type asks for.
#[cold]
pub(super) fn not_json(start: &Scan<'_>, end: usize, text: &str, is_eof: bool) -> DecodeError {
    if let Some((frames, detail)) = refusal(start, end, text) {
        return decode_error(start.body(), &frames, None, DecodeErrorKind::Invalid, detail.into());
    }
    // The byte that is not JSON is the last one read, if there was one.
    let before = if is_eof { end } else { end.saturating_sub(1) };
    malformed(start, before, end, text)
}

/// What is not JSON: the scan goes up to `before`, and `end` is shown.
fn malformed(start: &Scan<'_>, before: usize, end: usize, text: &str) -> DecodeError {
    let body = start.body();
    let scan = start.clone().up_to(before);
    let frames = match scan.state() {
        State::BeforeValue { .. }
        | State::InString { .. }
        | State::InScalar
        | State::Deep { .. } => scan.frames(),
        _ => outer(scan.frames()),
    };
    // The texts of these categories are static.
    let (line, column) = position_of(body, end);
    let detail = format!("{text} at line {line} column {column}");
    decode_error(body, frames, None, DecodeErrorKind::Malformed, detail.into())
}

/// A body must be UTF-8 (RFC 8259, section 8.1); this one is only up to `end`.
#[cold]
pub(super) fn not_utf8(body: &[u8], end: usize) -> DecodeError {
    malformed(&Scan::new(body), end, end + 1, "invalid unicode code point")
}

/// The text of an error, without its place at the end.
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

/// What an error is about: the members of the frames lead to it.
struct Subject {
    frames: Vec<Frame>,
    /// The value, where it has been read.
    value: Option<Value>,
    /// Whether the last of the frames' members is the one that the message names.
    is_named: bool,
}

fn data(
    start: &Scan<'_>,
    end: usize,
    text: &str,
    fields: Option<&'static [&'static str]>,
) -> DecodeError {
    let message = Message::parse(text);
    let body = start.body();
    let scan = start.clone().up_to(end);
    let kind = message.kind();
    // An error without a place, or with one that it took from a text within the text.
    let Some(mut subject) = subject(start, &scan, text, message) else {
        return decode_error(body, &[], None, kind, message.detail_around_field());
    };
    if subject.is_named {
        return decode_error(body, &subject.frames, None, kind, message.detail_at_field());
    }
    let named = match message {
        Message::Missing(name) => Some((name, false)),
        Message::Unknown(name, _) => Some((name, true)),
        _ => None,
    };
    if let Some(value) = subject.value
        && value.nested
    {
        let survey = Survey::new(body, &subject.frames, value, named);
        let unique = match fields {
            // serde's derive reads a struct to its end, and then has nothing to say but that a
            // field is missing: all else comes of the last member. So does a missing field that
            // the struct does not have, or has. That a type within the last member misses a field
            // of the name of an absent optional one is taken for the rarer case.
            Some(fields) if subject.frames.is_empty() && survey.is_object => match message {
                Message::Missing(name) if fields.contains(&name) && survey.is_itself => {
                    Some(Vec::new())
                }
                _ => {
                    subject.frames.extend(survey.last_frame);
                    survey.in_last.frames()
                }
            },
            _ => survey.anywhere.frames(),
        };
        if let (Some(frames), Some((name, _))) = (unique, named) {
            return decode_error(body, &frames, Some(name), kind, message.detail_at_field());
        }
    }
    decode_error(body, &subject.frames, None, kind, message.detail_around_field())
}

fn subject(start: &Scan<'_>, scan: &Scan<'_>, text: &str, message: Message<'_>) -> Option<Subject> {
    let body = start.body();
    let frames = scan.frames();
    let last = scan.last();
    // An error that cannot be about the last value is one of the object or list around it.
    let is_of_last = last.nested
        || match message {
            // Nothing but this value was read.
            _ if !frames.is_empty() && frames == start.frames() => true,
            Message::Missing(_) | Message::Duplicate(_) | Message::Unknown(..) => false,
            Message::Invalid(..) => names(text, body.get(last.start..last.end).unwrap_or_default()),
            Message::Other => true,
        };
    let last = Some(last);
    let (frames, value, is_named) = match scan.state() {
        _ if scan.is_broken() || scan.is_within_scalar() => return None,
        State::InScalar | State::AfterValue if is_of_last => (frames.to_vec(), last, false),
        State::InScalar | State::AfterValue => (outer(frames).to_vec(), None, false),
        State::BeforeValue { first } if !frames.is_empty() && !scan.in_object() => {
            let refused = matches!(
                (message, body.get(scan.position())),
                (Message::Invalid(Found::List, _), Some(b'['))
                    | (Message::Invalid(Found::Object, _), Some(b'{'))
            );
            match (refused, first) {
                (true, true) => (frames.to_vec(), None, false),
                // Such a text may also come of the object or list before, if it was buffered.
                (true, false) if !scan.last().nested => (frames.to_vec(), None, false),
                (false, false) if is_of_last => (previous(frames), last, false),
                _ => (outer(frames).to_vec(), None, false),
            }
        }
        State::BeforeValue { .. } => (frames.to_vec(), None, false),
        State::AfterName if matches!(message, Message::Unknown(..) | Message::Duplicate(_)) => {
            (frames.to_vec(), None, true)
        }
        State::BeforeName { .. } | State::InName { .. } | State::AfterName => {
            (outer(frames).to_vec(), None, false)
        }
        State::InString { .. } | State::Deep { .. } => return None,
    };
    Some(Subject { frames, value, is_named })
}

/// The way to the innermost object or list itself.
pub(super) fn outer(frames: &[Frame]) -> &[Frame] {
    frames.split_last().map_or(&[], |(_, outer)| outer)
}

/// The way to the element before.
fn previous(frames: &[Frame]) -> Vec<Frame> {
    let mut frames = frames.to_vec();
    if let Some(Frame { member: Member::Index(index), .. }) = frames.last_mut() {
        *index = index.saturating_sub(1);
    }
    frames
}

fn decode_error(
    body: &[u8],
    frames: &[Frame],
    field: Option<&str>,
    kind: DecodeErrorKind,
    detail: Cow<'static, str>,
) -> DecodeError {
    let mut parts: Vec<_> = frames
        .iter()
        .filter_map(|frame| match frame.member {
            Member::None => None,
            Member::Name(start, end) => Some(Part::Name(name(body, start, end))),
            Member::Index(index) => Some(Part::Index(index)),
        })
        .collect();
    parts.extend(field.map(|field| Part::Name(field.into())));
    DecodeError::new(Place::Body, render(&parts), kind, detail)
}

/// The length of the value at the beginning of a text.
pub(super) fn value_length(text: &[u8]) -> usize {
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    let _ = IgnoredAny::deserialize(&mut deserializer);
    deserializer.into_iter::<IgnoredAny>().byte_offset()
}

/// The line and the column of the last byte before an offset, as `serde_json` counts them.
#[allow(clippy::naive_bytecount, reason = "done once, where decoding has failed")]
fn position_of(body: &[u8], end: usize) -> (usize, usize) {
    let read = body.get(..end).unwrap_or(body);
    let newlines = read.iter().filter(|byte| **byte == b'\n').count();
    let column = read.iter().rev().take_while(|byte| **byte != b'\n').count();
    (newlines + 1, column)
}

/// The number of bytes before a position. Both numbers are 0 where there is none.
pub(super) fn offset(body: &[u8], line: usize, column: usize) -> usize {
    let start = match line.checked_sub(2) {
        None => 0,
        Some(newlines) => body
            .iter()
            .enumerate()
            .filter(|(_, byte)| **byte == b'\n')
            .nth(newlines)
            .map_or(body.len(), |(index, _)| index + 1),
    };
    start.saturating_add(column).min(body.len())
}
