//! Path templates as sequences of segments: which of them axum can route, and which have paths in common.

use std::{cmp::Reverse, fmt::Write as _};

use pathlore::PathTemplate;

/// A segment of a path template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Segment {
    Literal(&'static str),
    /// A placeholder, and the text before and after it.
    Placeholder {
        prefix: &'static str,
        name: &'static str,
        suffix: &'static str,
    },
    /// A placeholder that takes the rest of the path.
    Rest(&'static str),
}

/// The segments of a path, or of one form of it if its last placeholder is optional.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern(Vec<Segment>);

/// How specific a template is: for each segment what it is and the length of its text. The smaller one of two is
/// more specific.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Specificity(Vec<(u8, Reverse<usize>)>);

impl Pattern {
    /// Returns the forms of a template: without its optional placeholder, with an empty segment for it, and with
    /// a value.
    pub(crate) fn forms(template: &PathTemplate) -> Vec<Self> {
        let path = template.as_str();
        let segments = path.strip_prefix('/').unwrap_or(path).split('/');
        let mut segments: Vec<_> = segments.map(segment).collect();
        let Some(name) = template.optional() else { return vec![Self(segments)] };
        segments.pop();
        let form = |last| Self(segments.iter().copied().chain(last).collect());
        let value = Segment::Placeholder { prefix: "", name, suffix: "" };
        let mut forms = vec![form(Some(Segment::Literal(""))), form(Some(value))];
        if !segments.is_empty() {
            forms.insert(0, form(None));
        }
        forms
    }

    /// Returns the path with text around placeholders and without their names. Two templates with the same
    /// shape match the same paths.
    pub(crate) fn shape(&self) -> String {
        self.write(|_| "", false)
    }

    /// Returns a path for axum that matches at least the same paths.
    pub(crate) fn axum_path(&self) -> String {
        self.write(|name| name, true)
    }

    /// Returns the part of [`axum_path`](Self::axum_path) by which axum tells paths apart.
    pub(crate) fn axum_shape(&self) -> String {
        self.write(|_| "", true)
    }

    /// Returns whether all paths that the other one matches in axum's router are matched by this one, which takes
    /// the rest of the path, although axum does not allow both.
    pub(crate) fn replaces(&self, other: &Self) -> bool {
        let [before @ .., Segment::Rest(_)] = &*self.0 else { return false };
        let same = |(a, b): (&Segment, &Segment)| axum_kind(*a) == axum_kind(*b);
        other.0.len() > before.len()
            && before.iter().zip(&other.0).all(same)
            && other.0.get(before.len()).is_some_and(|segment| axum_kind(*segment).is_none())
    }

    /// Returns whether there may be a path that axum matches with this one, and that `other` matches.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        let mut segments = self.0.iter().zip(&other.0);
        let ends = segments.find_map(|(a, b)| match (axum_kind(*a), b) {
            _ if matches!(a, Segment::Rest(_)) || matches!(b, Segment::Rest(_)) => Some(true),
            (None, Segment::Placeholder { .. } | Segment::Rest(_) | Segment::Literal(_)) => None,
            (Some(a), Segment::Literal(b)) if a == *b => None,
            (Some(a), Segment::Placeholder { prefix, suffix, .. })
                if a.len() >= prefix.len() + suffix.len()
                    && a.starts_with(prefix)
                    && a.ends_with(suffix) =>
            {
                None
            }
            _ => Some(false),
        });
        ends.unwrap_or(self.0.len() == other.0.len())
    }

    /// Returns whether axum matches exactly the paths that this one matches.
    pub(crate) fn is_exact(&self) -> bool {
        self.shape() == self.axum_shape()
    }

    fn write(&self, name_of: impl Fn(&'static str) -> &'static str, for_axum: bool) -> String {
        let mut path = String::new();
        for segment in &self.0 {
            // Writing into a string does not fail.
            let _ = match *segment {
                Segment::Literal(text) => write!(path, "/{text}"),
                Segment::Placeholder { name, .. } if for_axum => {
                    write!(path, "/{{{}}}", name_of(name))
                }
                Segment::Placeholder { prefix, name, suffix } => {
                    write!(path, "/{prefix}{{{}}}{suffix}", name_of(name))
                }
                Segment::Rest(name) => write!(path, "/{{*{}}}", name_of(name)),
            };
        }
        path
    }
}

/// Returns how specific a template is.
pub(crate) fn specificity(template: &PathTemplate) -> Specificity {
    let path = template.as_str();
    let kinds = path.split('/').map(|text| match segment(text) {
        Segment::Literal(_) => (0, Reverse(0)),
        Segment::Placeholder { prefix, suffix, .. } if prefix.len() + suffix.len() > 0 => {
            (1, Reverse(prefix.len() + suffix.len()))
        }
        Segment::Placeholder { name, .. } if template.optional() == Some(name) => (3, Reverse(0)),
        Segment::Placeholder { .. } => (2, Reverse(0)),
        Segment::Rest(_) => (4, Reverse(0)),
    });
    Specificity(kinds.collect())
}

/// Returns the literal that axum compares, or `None` for a placeholder.
fn axum_kind(segment: Segment) -> Option<&'static str> {
    match segment {
        Segment::Literal(text) => Some(text),
        Segment::Placeholder { .. } | Segment::Rest(_) => None,
    }
}

/// Parses a segment, which has at most one placeholder.
fn segment(text: &'static str) -> Segment {
    let Some((prefix, rest)) = text.split_once('{') else { return Segment::Literal(text) };
    let (name, suffix) = rest.split_once('}').unwrap_or((rest, ""));
    match name.strip_prefix('*') {
        Some(name) => Segment::Rest(name),
        None => Segment::Placeholder { prefix, name: name.trim_end_matches('?'), suffix },
    }
}
