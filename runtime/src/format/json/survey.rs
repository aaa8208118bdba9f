//! Which object of a value an error is about, if it names a field.
//!
//! A type that buffers its input returns such an error for any object within it. So the name of a
//! missing field is not enough to tell where it is missing: all objects without such a field come
//! into question.

use std::borrow::Cow;

use super::{
    frame::{Frame, Member, is_blank},
    scan::{Scan, State},
    site::Site,
    trial::{Outcome, Trial},
};

/// A longer name is not the name of a field, but comes from a hand-written `Deserialize`.
const NAME_LIMIT: usize = 64;

/// A field that is missing in an object, or must not be there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named<'n> {
    pub(super) name: &'n str,
    pub(super) is_missing: bool,
}

/// Returns the path to the object that the error is about, if only one comes into question.
pub(super) fn object_of(
    body: &[u8],
    site: &Site,
    named: Named<'_>,
    trial: &mut Trial<'_, '_>,
) -> Option<Vec<Frame>> {
    let value = site.value.filter(|value| value.nested)?;
    let survey = Survey::new(Scan::at(body, value.start, site.frames.clone()), value.end, named);
    // A type that does not buffer ignores this member without looking at its value, or refuses it.
    let is_unbuffered = |trial: &mut Trial<'_, '_>| {
        matches!(trial.read(value.start, b"{\"\\u0000\":1e999"), Outcome::Later | Outcome::Other)
    };
    let is_same_if_filled = |trial: &mut Trial<'_, '_>| {
        let text = body.get(value.start..value.end)?;
        let text = filled(text, value.start, survey.gaps.as_deref()?, named.name)?;
        Some(trial.read(value.start, &text) == Outcome::Same(value.start + text.len()))
    };
    match survey.others {
        Others::None if survey.is_itself => Some(site.frames.clone()),
        _ if survey.is_itself => {
            let is_sure =
                site.in_visitor && is_unbuffered(trial) || is_same_if_filled(trial) == Some(true);
            is_sure.then(|| site.frames.clone())
        }
        // The value's type flattens another one, which has buffered the value's members.
        Others::One(ref frames) if site.in_visitor => {
            let is_sure = !named.is_missing || is_same_if_filled(trial) == Some(false);
            is_sure.then(|| frames.clone())
        }
        _ => None,
    }
}

/// The objects that come into question.
struct Survey {
    /// Whether the value itself is one of them.
    is_itself: bool,
    /// Those within it.
    others: Others,
    /// The ends of those, if the missing field can be added to all of them.
    gaps: Option<Vec<usize>>,
}

enum Others {
    None,
    /// The path to the object.
    One(Vec<Frame>),
    Many,
}

impl Survey {
    fn new(mut scan: Scan<'_>, end: usize, named: Named<'_>) -> Self {
        let (body, base) = (scan.body(), scan.frames().len());
        let gaps = named.is_missing.then(Vec::new);
        let mut survey = Self { is_itself: false, others: Others::None, gaps };
        // For each open object or array, whether it has such a field.
        let mut has_field = Vec::new();
        while scan.position() < end {
            scan.skip_characters(end);
            let (position, state, depth) = (scan.position(), scan.state(), scan.frames().len());
            if !scan.step() {
                break;
            }
            let frames = scan.frames();
            if frames.len() > depth {
                has_field.push(false);
            } else if frames.len() < depth {
                let has_field = has_field.pop().unwrap_or_default();
                let is_object = body.get(position) == Some(&b'}');
                let is_empty = scan.last_member().is_none();
                if is_object && has_field != named.is_missing && frames.len() == base {
                    survey.is_itself = true;
                } else if is_object && has_field != named.is_missing {
                    survey.add(frames, position);
                } else if !is_object && is_empty && named.is_missing {
                    // An enum with a tag may be read from an array, and this one lacks the tag.
                    survey.others = Others::Many;
                    survey.gaps = None;
                }
            } else if scan.state() == State::AfterName
                && state != State::AfterName
                && let Some(has_field) = has_field.last_mut()
            {
                *has_field |= ends_with_name(body, frames, named.name);
            }
        }
        survey
    }

    fn add(&mut self, frames: &[Frame], end: usize) {
        self.others = match self.others {
            Others::None => Others::One(frames.to_vec()),
            _ => Others::Many,
        };
        if let Some(gaps) = &mut self.gaps {
            gaps.push(end);
        }
    }
}

/// Adds a field to the objects that end at these positions. The text begins at `offset`.
fn filled(text: &[u8], offset: usize, gaps: &[usize], name: &str) -> Option<Vec<u8>> {
    let field = serde_json::to_string(name).ok().filter(|_| name.len() <= NAME_LIMIT)?;
    let mut filled = Vec::new();
    let mut rest = text;
    for end in gaps {
        let position = offset + text.len() - rest.len();
        let (object, after) = rest.split_at_checked(end.checked_sub(position)?)?;
        rest = after;
        filled.extend_from_slice(object);
        let last = filled.iter().rfind(|byte| !is_blank(**byte));
        filled.extend_from_slice(if last == Some(&b'{') { b"" } else { b"," });
        filled.extend_from_slice(field.as_bytes());
        filled.extend_from_slice(b":null");
    }
    filled.extend_from_slice(rest);
    Some(filled)
}

fn ends_with_name(body: &[u8], frames: &[Frame], wanted: &str) -> bool {
    match frames.last() {
        Some(Frame { member: Member::Name(start, end), .. }) => name(body, *start, *end) == wanted,
        _ => false,
    }
}

/// Returns the name between two quotes.
pub(super) fn name(body: &[u8], start: usize, end: usize) -> Cow<'_, str> {
    let quoted = body.get(start..=end).unwrap_or_default();
    let raw = body.get(start + 1..end).unwrap_or_default();
    if raw.contains(&b'\\')
        && let Ok(name) = serde_json::from_slice::<String>(quoted)
    {
        return name.into();
    }
    String::from_utf8_lossy(raw)
}
