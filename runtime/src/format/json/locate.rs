//! Turns an error of `serde_json` into one that names the field.

use std::borrow::Cow;

pub(super) use super::position::{offset, without_position};
use super::{
    frame::{Frame, Member, Value, outer},
    inside,
    message::{Expected, Message, NOT_VALID, RAW_JSON},
    path::{Part, render},
    position::line_and_column,
    reflection,
    refusal::{NOT_A_NAME, refusal},
    scan::{Scan, State},
    site::Site,
    survey::{self, Named},
    trial::{ReadAgain, Trial},
};
use crate::{DecodeError, DecodeErrorKind, Place};

/// Makes the error of a reading that began at `start`.
///
/// `read_again` reads another text in the same way, and returns the error. It is called a few times,
/// for texts that are hardly longer than what has been read.
#[cold]
pub(super) fn locate<'r>(
    start: &Scan<'_>,
    error: &serde_json::Error,
    read_again: Option<&'r mut ReadAgain<'r>>,
) -> DecodeError {
    let text = &*without_position(error);
    if error.is_data() {
        let trial = Trial::new(start.body(), start.position(), text, read_again);
        return data(start, error, text, trial);
    }
    let part = start.body().get(start.position()..).unwrap_or_default();
    let end = start.position() + offset(part, error.line(), error.column());
    let mut trial = Trial::new(start.body(), start.position(), text, read_again);
    syntax(start, end, error.is_eof(), text, &mut trial)
}

/// Makes the error of reading a JSON text, within that text.
#[cold]
pub(crate) fn locate_in(
    json: &str,
    error: &serde_json::Error,
    read_again: &mut ReadAgain<'_>,
) -> DecodeError {
    let (start, text) = (Scan::new(json.as_bytes()), without_position(error));
    if error.is_data() {
        let mut trial = Trial::new(json.as_bytes(), 0, &text, Some(read_again));
        trial.is_deep = true;
        return data(&start, error, &text, trial);
    }
    locate(&start, error, Some(read_again))
}

/// Makes the error of a text that was read up to `end` and then refused in the words of
/// `serde_json`: because it is not JSON, or because the type does not take what follows.
#[cold]
pub(super) fn not_json(start: &Scan<'_>, end: usize, text: &str, is_eof: bool) -> DecodeError {
    let mut trial = Trial::new(start.body(), start.position(), text, None);
    syntax(start, end, is_eof, text, &mut trial)
}

fn syntax(
    start: &Scan<'_>,
    end: usize,
    is_eof: bool,
    text: &str,
    trial: &mut Trial<'_, '_>,
) -> DecodeError {
    if !is_eof && let Some((frames, detail)) = refusal(start, end, text, trial) {
        return decode_error(start.body(), &frames, None, DecodeErrorKind::Invalid, detail.into());
    }
    // The byte that is not JSON is the last one read, if there was one.
    let before = if is_eof { end } else { end.saturating_sub(1) };
    malformed(start, before, end, text)
}

/// A body must be UTF-8 (RFC 8259, section 8.1); this one is only up to `end`.
#[cold]
pub(super) fn not_utf8(body: &[u8], end: usize) -> DecodeError {
    malformed(&Scan::new(body), end, end + 1, "invalid unicode code point")
}

/// The place is the one at `before`, the position shown is `end`.
fn malformed(start: &Scan<'_>, before: usize, end: usize, text: &str) -> DecodeError {
    let body = start.body();
    let scan = start.clone().up_to(before);
    let is_within = match scan.state() {
        State::BeforeValue { .. } | State::InString { .. } | State::Deep { .. } => true,
        State::InScalar => scan.is_within_scalar() || !scan.is_scalar_complete(),
        _ => false,
    };
    let frames = if is_within { scan.frames() } else { outer(scan.frames()) };
    // The texts of these categories are static.
    let (line, column) = line_and_column(body, end);
    let detail = format!("{text} at line {line} column {column}");
    decode_error(body, frames, None, DecodeErrorKind::Malformed, detail.into())
}

/// Makes an error about well-formed JSON.
fn data(
    start: &Scan<'_>,
    error: &serde_json::Error,
    text: &str,
    mut trial: Trial<'_, '_>,
) -> DecodeError {
    let (body, message) = (start.body(), Message::parse(text));
    let site = Site::find(start, error, &mut trial);
    let (named, kind) = match message {
        Message::Missing(name) => (Some(Named { name, is_missing: true }), message.kind()),
        Message::Unknown(name, _) => (Some(Named { name, is_missing: false }), message.kind()),
        _ => (None, message.kind()),
    };
    if site.is_name {
        let detail = match message {
            Message::Other => NOT_A_NAME.into(),
            Message::Missing(_) => message.detail_around_field(),
            _ => message.detail_at_field(),
        };
        return decode_error(body, &site.frames, None, kind, detail);
    }
    if let Some(named) = named
        && let Some(frames) = survey::object_of(body, &site, named, &mut trial)
    {
        return decode_error(body, &frames, Some(named.name), kind, message.detail_at_field());
    }
    if let Some(frames) = inside::find(body, &site, message, &mut trial) {
        let missing = match message {
            Message::Inside(path, DecodeErrorKind::Missing, _) => inside::last_name(path),
            _ => None,
        };
        return decode_error(body, &frames, missing.as_deref(), kind, message.detail_at_field());
    }
    if trial.is_deep
        && let Some(frames) = reflection::find(body, &site, text, &mut trial)
    {
        return decode_error(body, &frames, None, kind, message.detail_at_field());
    }
    // What was expected belongs to something inside, whose place is not known.
    let is_inside = site.is_inside || is_buffered(body, site.value, text, &mut trial);
    let detail = match message {
        Message::Invalid(Expected::RAW_JSON) => RAW_JSON.into(),
        Message::Invalid(_) if is_inside => NOT_VALID.into(),
        _ => message.detail_around_field(),
    };
    decode_error(body, &site.frames, None, kind, detail)
}

/// Returns whether an error that arose after a value had been read is about something inside: the value
/// is an object or array, but the text is about another value, or not about an empty one.
fn is_buffered(body: &[u8], value: Option<Value>, text: &str, trial: &mut Trial<'_, '_>) -> bool {
    let Some(value) = value else { return false };
    let (kind, empty) = match body.get(value.start) {
        Some(b'{') => ("map", "{}"),
        Some(b'[') => ("sequence", "[]"),
        _ => return false,
    };
    let about = ["invalid type: ", "invalid value: "].iter().find_map(|it| text.strip_prefix(it));
    match about {
        Some(about) if about.starts_with(kind) => {
            trial.is_possible() && !trial.stays_if(value.start..value.end, empty)
        }
        // An empty value has another length, which the type may take.
        None if text.starts_with("invalid length ") => trial
            .edit(value.start..value.end, empty)
            .is_some_and(|error| !error.starts_with("invalid length ")),
        _ => true,
    }
}

fn decode_error(
    body: &[u8],
    frames: &[Frame],
    field: Option<&str>,
    kind: DecodeErrorKind,
    detail: Cow<'static, str>,
) -> DecodeError {
    let mut parts = parts(body, frames);
    parts.extend(field.map(|field| Part::Name(field.into())));
    DecodeError::new(Place::Body, render(&parts), kind, detail)
}

/// Returns the path that frames lead along.
pub(super) fn parts<'b>(body: &'b [u8], frames: &[Frame]) -> Vec<Part<Cow<'b, str>>> {
    let part = |frame: &Frame| match frame.member {
        Member::None => None,
        Member::Name(start, end) => Some(Part::Name(survey::name(body, start, end))),
        Member::Index(index) => Some(Part::Index(index)),
    };
    frames.iter().filter_map(part).collect()
}
