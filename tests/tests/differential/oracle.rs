//! Compares the places of errors with those of `serde_path_to_error`, which wraps the deserializer.

use std::collections::BTreeMap;

use pathlore::{DecodeError, DecodeErrorKind};
use serde::de::DeserializeOwned;
use serde_path_to_error::{Deserializer, Segment, Track};

/// A part of a path, names being escaped as in errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Name(String),
    Index(usize),
    /// Parts that are not shown, or not known.
    Rest,
}

/// Returns where `serde_path_to_error` locates the error of a body, if there is one.
pub(crate) fn locate<T: DeserializeOwned>(body: &[u8]) -> Option<Vec<Part>> {
    let is_empty = body.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
    let body = if is_empty { b"{}" } else { body };
    let mut track = Track::new();
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    if T::deserialize(Deserializer::new(&mut deserializer, &mut track)).is_ok() {
        return deserializer.end().is_err().then(Vec::new);
    }
    let path = track.path();
    let parts = path.iter().map(|segment| match segment {
        Segment::Seq { index } => Part::Index(*index),
        Segment::Map { key } => Part::Name(shown(key)),
        Segment::Enum { variant } => Part::Name(shown(variant)),
        // A name that is not a string in Rust.
        Segment::Unknown => Part::Rest,
    });
    Some(parts.collect())
}

/// A name as it is in errors.
fn shown(name: &str) -> String {
    let mut shown = String::new();
    for c in name.chars().take(64) {
        match c {
            '"' | '\\' => shown.extend(['\\', c]),
            _ if c.is_control() => shown.extend(c.escape_default()),
            _ => shown.push(c),
        }
    }
    if name.chars().nth(64).is_some() {
        shown.push('…');
    }
    shown
}

/// The place of an error, and whether its last part is a field that is missing there, or must not
/// be there.
pub(crate) fn place(error: &DecodeError) -> (Vec<Part>, bool) {
    let is_around = ["missing field `", "duplicate field `", "unknown field,"];
    let is_named = matches!(error.kind(), DecodeErrorKind::Missing | DecodeErrorKind::Unexpected)
        && !is_around.iter().any(|words| error.detail().starts_with(words))
        && !(error.detail() == "unknown field" && error.field().is_empty());
    (parse(error.field()), is_named)
}

fn parse(field: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = field;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('…').filter(|_| parts.is_empty()) {
            parts.push(Part::Rest);
            rest = after;
        } else if let Some(after) = rest.strip_prefix("[\"") {
            let end = after.replace("\\\\", "__").replace("\\\"", "__").find("\"]").unwrap();
            parts.push(Part::Name(after[..end].to_owned()));
            rest = &after[end + 2..];
        } else if let Some(after) = rest.strip_prefix('[') {
            let (index, after) = after.split_once(']').unwrap();
            parts.push(Part::Index(index.parse().unwrap()));
            rest = after;
        } else {
            let name = rest.strip_prefix('.').unwrap_or(rest);
            let end = name.find(['.', '[']).unwrap_or(name.len());
            parts.push(Part::Name(name[..end].to_owned()));
            rest = &name[end..];
        }
    }
    parts
}

/// How a place relates to the place of the oracle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Relation {
    Equal,
    Enclosing,
    Deeper,
    Other,
}

pub(crate) fn relation(error: &DecodeError, oracle: &[Part]) -> Relation {
    let (place, is_named) = place(error);
    let related = related(&place, oracle);
    match place.split_last() {
        // The oracle has the place of the object.
        Some((_, object)) if is_named => related.min(self::related(object, oracle)),
        _ => related,
    }
}

fn related(place: &[Part], oracle: &[Part]) -> Relation {
    let is_same = |(part, other): (&Part, &Part)| part == other || *other == Part::Rest;
    let starts_with = |long: &[Part], short: &[Part]| {
        long.len() >= short.len() && long.iter().zip(short).all(is_same)
    };
    if let Some((Part::Rest, end)) = place.split_first() {
        // Only the end is shown.
        let start = (0..oracle.len()).find(|start| oracle[*start..].starts_with(end));
        return match start {
            Some(start) if start + end.len() == oracle.len() => Relation::Equal,
            Some(_) => Relation::Enclosing,
            None => Relation::Deeper,
        };
    }
    match () {
        () if starts_with(place, oracle) && place.len() == oracle.len() => Relation::Equal,
        () if oracle.len() > place.len() && place.iter().zip(oracle).all(is_same) => {
            Relation::Enclosing
        }
        () if starts_with(place, oracle) => Relation::Deeper,
        () => Relation::Other,
    }
}

/// Counts how places relate to those of the oracle.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    counts: BTreeMap<Relation, usize>,
    wrong: Vec<String>,
}

impl Tally {
    /// Adds an error of a body. The oracle does not know the members of a flattened type, so that
    /// its place may be less deep then.
    pub(crate) fn add(
        &mut self,
        body: &[u8],
        error: &DecodeError,
        oracle: &[Part],
        flattens: bool,
    ) {
        let relation = relation(error, oracle);
        let is_right = match (relation, error.kind()) {
            // What is skipped has no place in the oracle.
            (Relation::Equal | Relation::Enclosing, _)
            | (Relation::Deeper, DecodeErrorKind::Malformed) => true,
            (Relation::Deeper, DecodeErrorKind::Missing | DecodeErrorKind::Unexpected) => flattens,
            _ => false,
        };
        if error.kind() != DecodeErrorKind::Malformed {
            *self.counts.entry(relation).or_default() += 1;
        }
        if !is_right {
            let body = String::from_utf8_lossy(body);
            self.wrong.push(format!("{body}\n  {error}\n  {oracle:?}\n"));
        }
    }

    /// Asserts that no place is wrong, and that hardly one is less deep than it could be.
    pub(crate) fn assert(self, name: &str) {
        let total: usize = self.counts.values().sum();
        let equal = self.counts.get(&Relation::Equal).copied().unwrap_or_default();
        self.assert_none_wrong(name);
        assert!(equal * 100 >= total * 75, "{name}: {equal} of {total} places are exact");
    }

    /// Asserts that no place is wrong.
    pub(crate) fn assert_none_wrong(mut self, name: &str) {
        println!("{name}: places: {:?}", self.counts);
        self.wrong.sort_by_key(String::len);
        let count = self.wrong.len();
        self.wrong.truncate(5);
        assert!(self.wrong.is_empty(), "{name}: {count} wrong places\n{}", self.wrong.concat());
    }
}
