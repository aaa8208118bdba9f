//! Errors about a value that was read from a text of its own.
//!
//! A type that reads JSON text (`pathlore::serde::Object`) knows the place within that text, and the
//! text of its error has the path. Whether the text was that of a value as a whole is not known
//! here, because types around it may have buffered the value. So all values whose path ends like
//! that are candidates, and each is changed to find out whether the error is about it.

use std::{
    borrow::Cow,
    fmt::{self, Display},
    ops::Range,
};

use serde_json::{Map, Value as Json};

use super::{
    frame::{Frame, Member, Value, is_blank},
    locate::parts,
    message::{DUPLICATE, INVALID_FIELD, MISSING, Message, NOT_VALID, UNKNOWN},
    path::{Part, render},
    position::value_length,
    scan::Scan,
    site::Site,
    survey::name,
    trial::Trial,
};
use crate::{DecodeError, DecodeErrorKind};

/// The length of a value in which nothing is looked for, because each candidate is read again.
pub(super) const LIMIT: usize = 1 << 16;
/// The number of candidates that are tried.
pub(super) const MOST: usize = 8;
/// Values of all kinds.
pub(super) const KINDS: [&str; 6] = ["null", "true", "0", "\"\"", "[]", "{}"];

/// The text of an error about a value in a text of its own, in serde's form where there is one. It
/// contains no value.
pub(crate) struct Inside<'e>(pub(crate) &'e DecodeError);

impl Display for Inside<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use DecodeErrorKind::{Malformed, Unexpected};

        let (path, detail) = (self.0.field(), self.0.detail());
        let name_after = |words| detail.strip_prefix(words);
        let dot = if path.is_empty() { "" } else { "." };
        if let Some(name) = name_after("duplicate field `") {
            return write!(f, "{INVALID_FIELD}{path}{dot}{name}: {DUPLICATE}");
        }
        if path.is_empty() {
            return match detail.strip_prefix("expected ") {
                Some(expected) => write!(f, "invalid value: map, expected {expected}"),
                None => f.write_str(detail),
            };
        }
        if let Some(name) = name_after("missing field `") {
            return write!(f, "{INVALID_FIELD}{path}.{name}: {MISSING}");
        }
        write!(f, "{INVALID_FIELD}{path}`: ")?;
        match self.0.kind() {
            Malformed => f.write_str(NOT_VALID),
            Unexpected if !matches!(detail, DUPLICATE | UNKNOWN) => {
                write!(f, "{UNKNOWN}, {detail}")
            }
            _ => f.write_str(detail),
        }
    }
}

/// A value that an error may be about, or an object in which one is missing.
struct Candidate {
    frames: Vec<Frame>,
    path: String,
    value: Value,
}

/// Returns the path to the value that the error is about, if it can be no other. If the error is
/// about a missing value, the path leads to the object.
pub(super) fn find(
    body: &[u8],
    site: &Site,
    message: Message<'_>,
    trial: &mut Trial<'_, '_>,
) -> Option<Vec<Frame>> {
    let around = site.value.filter(|value| value.nested && value.end - value.start <= LIMIT)?;
    let mut candidates = candidates(body, site, around, message)?;
    if candidates.len() > MOST {
        // Too many to try. The first one encloses the others, unless it is not the one.
        candidates.truncate(1);
        let Value { start, end, .. } = candidates.first()?.value;
        if !trial.stays_if(start..end, "{}") {
            return None;
        }
    }
    let mut found = None;
    for candidate in candidates {
        let edits = edits(body, &candidate, message)?;
        let is_about = edits.into_iter().all(|(range, text)| trial.changes_if(range, &text));
        if is_about && found.replace(candidate).is_some() {
            return None;
        }
    }
    found.map(|candidate| candidate.frames)
}

fn candidates(
    body: &[u8],
    site: &Site,
    around: Value,
    message: Message<'_>,
) -> Option<Vec<Candidate>> {
    let Message::Inside(wanted, kind, _) = message else { return None };
    let is_missing = kind == DecodeErrorKind::Missing;
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut scan = Scan::at(body, around.start, site.frames.clone());
    while let Some((value, frames)) = scan.next_value(around.end) {
        let inner = parts(body, frames.get(site.frames.len()..).unwrap_or_default());
        let path = render(&inner);
        let is_one = if is_missing {
            lacks(body, value.start, wanted) && is_object_of(inner, wanted)
        } else {
            ends_with(&path, wanted) && candidates.iter().all(|other| other.path != path)
        };
        if is_one && candidates.len() > MOST {
            break;
        }
        if is_one {
            let end = value.start + value_length(body.get(value.start..).unwrap_or_default());
            let (frames, value) = (frames.to_vec(), Value { end, ..value });
            candidates.push(Candidate { frames, path, value });
        }
    }
    Some(candidates)
}

/// Returns whether a path ends with another one.
fn ends_with(path: &str, end: &str) -> bool {
    path.strip_suffix(end)
        .is_some_and(|before| before.is_empty() || before.ends_with('.') || end.starts_with('['))
}

/// Returns whether an object without the last name of a path, or with `null` as its value, begins at a
/// position.
fn lacks(body: &[u8], start: usize, path: &str) -> bool {
    let json = body.get(start..).unwrap_or_default();
    let object = json.get(..value_length(json)).map(serde_json::from_slice::<Map<String, Json>>);
    let name = last_name(path);
    matches!((object, name), (Some(Ok(object)), Some(name)) if object.get(&name).is_none_or(Json::is_null))
}

/// Returns whether the path may be that of a member of the object.
fn is_object_of(mut object: Vec<Part<Cow<'_, str>>>, path: &str) -> bool {
    let name = last_name(path).map(|name| object.push(Part::Name(name.into())));
    name.is_some() && ends_with(&render(&object), path)
}

/// Returns the name at the end of a path.
pub(super) fn last_name(path: &str) -> Option<String> {
    match path.strip_suffix("\"]") {
        Some(before) => {
            let start = before.rfind("[\"")?;
            serde_json::from_str(&format!("\"{}\"", before.get(start + 2..)?)).ok()
        }
        None => path.rsplit('.').next().map(str::to_owned),
    }
}

/// Changes of a candidate, each of which changes an error that is about it: the positions of what is
/// replaced, and the text that replaces it.
fn edits(
    body: &[u8],
    Candidate { frames, value, .. }: &Candidate,
    message: Message<'_>,
) -> Option<Vec<(Range<usize>, String)>> {
    let Message::Inside(path, DecodeErrorKind::Missing, _) = message else {
        // Without the name, it is another error, or none.
        let end = frames.iter().rev().find_map(|frame| match frame.member {
            Member::Name(_, end) => Some(end),
            _ => None,
        })?;
        return Some(vec![(end..end, "~".to_owned())]);
    };
    let name = last_name(path)?;
    // `null` may be as good as nothing.
    let values = KINDS.iter().filter(|value| **value != "null");
    if let Some(start) = position_of(body, frames, *value, &name) {
        let range = start..start + "null".len();
        return Some(values.map(|value| (range.clone(), (*value).to_owned())).collect());
    }
    let (name, start) = (serde_json::to_string(&name).ok()?, value.start + 1);
    let first = body.get(start..value.end)?.iter().find(|byte| !is_blank(**byte));
    let comma = if first == Some(&b'}') { "" } else { "," };
    Some(values.map(|value| (start..start, format!("{name}:{value}{comma}"))).collect())
}

/// Returns the position of the value of a member of an object, to which frames lead.
fn position_of(body: &[u8], frames: &[Frame], object: Value, wanted: &str) -> Option<usize> {
    let mut scan = Scan::at(body, object.start, frames.to_vec());
    while let Some((value, path)) = scan.next_value(object.end) {
        if let Some([Frame { member: Member::Name(start, end), .. }]) = path.get(frames.len()..)
            && name(body, *start, *end) == wanted
        {
            return Some(value.start);
        }
    }
    None
}
