//! Finds the object that an error is about, if the error names a field.
//!
//! A type that buffers its input returns such an error for any object within the input. So the name
//! of a missing field does not tell where it is missing: all objects without such a field are
//! candidates.

use std::borrow::Cow;

use super::{
    frame::{Frame, Member, Value, is_blank},
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

/// Returns the path to the object that the error is about, if it can be no other.
pub(super) fn object_of(
    body: &[u8],
    site: &Site,
    named: Named<'_>,
    trial: &mut Trial<'_, '_>,
) -> Option<Vec<Frame>> {
    let value = site.value.filter(|value| value.nested)?;
    let survey = Survey::new(Scan::at(body, value.start, site.frames.clone()), value.end, named);
    let fill = |trial: &mut Trial<'_, '_>| survey.fill(body, value, named.name, trial);
    if !survey.is_itself {
        // The value's type flattens another one, which has buffered the value's members.
        let frames = survey.lone_other().filter(|_| site.in_visitor)?;
        let is_sure = !named.is_missing || fill(trial) == Some(Filled::Changed);
        return is_sure.then(|| frames.to_vec());
    }
    let is_sure = survey.is_lone()
        || named.is_missing && {
            let is_unbuffered = site.in_visitor && is_unbuffered(value, trial);
            is_unbuffered && is_of_empty(value, trial)
                || match fill(trial) {
                    Some(Filled::Same) => is_unbuffered || !survey.has_empty_array,
                    Some(Filled::Refused) => is_unbuffered,
                    _ => false,
                }
        };
    is_sure.then(|| site.frames.clone())
}

/// Returns whether the error also arises if the value has no members.
fn is_of_empty(value: Value, trial: &mut Trial<'_, '_>) -> bool {
    trial.read(value.start, b"{}") == Outcome::Same(value.start + 2)
}

/// Returns whether the value's type does not buffer members that it does not know: it ignores one
/// without looking at its value, or refuses it.
fn is_unbuffered(value: Value, trial: &mut Trial<'_, '_>) -> bool {
    let outcome = trial.read(value.start, b"{\"\\u0000\":1e999");
    matches!(outcome, Outcome::Later | Outcome::Other(_))
}

/// The objects that the error may be about.
struct Survey {
    /// Whether the value itself is one of them.
    is_itself: bool,
    /// The path to the first one within it.
    other: Option<Vec<Frame>>,
    /// The positions of their closing brackets.
    ends: Vec<usize>,
    /// Whether there is an empty array. An enum with a tag may be read from an array, and from this
    /// one the tag is missing.
    has_empty_array: bool,
}

/// The effect of adding the missing field to all candidates within a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filled {
    /// The error remains: it is not about these objects.
    Same,
    /// One of the objects is refused before the value has been read. So it is not buffered, and the
    /// error is not about it.
    Refused,
    /// Anything else.
    Changed,
}

impl Survey {
    fn new(mut scan: Scan<'_>, end: usize, named: Named<'_>) -> Self {
        let (body, base) = (scan.body(), scan.frames().len());
        let mut survey =
            Self { is_itself: false, other: None, ends: Vec::new(), has_empty_array: false };
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
                if body.get(position) != Some(&b'}') {
                    survey.has_empty_array |= named.is_missing && scan.last_member().is_none();
                } else if has_field != named.is_missing && frames.len() == base {
                    survey.is_itself = true;
                } else if has_field != named.is_missing {
                    survey.other.get_or_insert_with(|| frames.to_vec());
                    survey.ends.push(position);
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

    fn is_lone(&self) -> bool {
        self.ends.is_empty() && !self.has_empty_array
    }

    /// The path to the only candidate within the value.
    fn lone_other(&self) -> Option<&[Frame]> {
        self.other.as_deref().filter(|_| self.ends.len() == 1 && !self.has_empty_array)
    }

    fn fill(
        &self,
        body: &[u8],
        value: Value,
        name: &str,
        trial: &mut Trial<'_, '_>,
    ) -> Option<Filled> {
        if self.ends.is_empty() {
            return Some(Filled::Same);
        }
        let text = self.filled(body, value, name)?;
        let end = value.start + text.len();
        Some(match trial.read(value.start, &text) {
            Outcome::Same(position) if position == end => Filled::Same,
            Outcome::Other(position) | Outcome::Malformed(position) if position < end => {
                Filled::Refused
            }
            _ => Filled::Changed,
        })
    }

    /// Returns the value with the field added to all candidates within it.
    fn filled(&self, body: &[u8], value: Value, name: &str) -> Option<Vec<u8>> {
        let field = serde_json::to_string(name).ok().filter(|_| name.len() <= NAME_LIMIT)?;
        let mut filled = Vec::new();
        let mut start = value.start;
        for end in &self.ends {
            filled.extend_from_slice(body.get(start..*end)?);
            let last = filled.iter().rfind(|byte| !is_blank(**byte));
            filled.extend_from_slice(if last == Some(&b'{') { b"" } else { b"," });
            filled.extend_from_slice(field.as_bytes());
            filled.extend_from_slice(b":null");
            start = *end;
        }
        filled.extend_from_slice(body.get(start..value.end)?);
        Some(filled)
    }
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
