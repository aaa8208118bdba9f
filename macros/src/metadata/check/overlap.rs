//! Checks that no two paths of an endpoint have a request in common that has other arguments in each: it
//! could be sent to one and read as the other.

use crate::{
    diagnostics::Diagnostics,
    metadata::model::{History, Last, Template},
};

/// Checks the paths of a history, which have the same placeholders. Only the first overlap of a path is
/// reported.
pub(super) fn check(diagnostics: &Diagnostics, history: &History) {
    for (index, path) in history.paths.iter().enumerate() {
        let mut before = history.paths.iter().take(index);
        let overlap = before.find_map(|before| {
            Some((common(&before.template, &path.template)?, before.template.literal.value()))
        });
        if let Some((request, before)) = overlap {
            diagnostics.error(
                path.template.literal.span(),
                format_args!(
                    "`{request}` is also a path of `{before}`, which has other arguments then; write a \
                     segment that only one of the two has, or two endpoints"
                ),
            );
        }
    }
}

/// A segment of a template.
#[derive(Clone, Default)]
struct Segment {
    /// All of the segment, or what is before the placeholder.
    before: String,
    placeholder: Option<String>,
    after: String,
}

/// The segments that a path can have. The placeholder in the last one may take all that follow.
#[derive(Clone)]
struct Form {
    segments: Vec<Segment>,
    is_open: bool,
}

/// Returns a path of both templates that has other arguments in each, if there is one.
fn common(first: &Template, second: &Template) -> Option<String> {
    let second = forms(second);
    forms(first).iter().find_map(|first| second.iter().find_map(|second| first.common(second)))
}

/// Returns the forms of a template: an optional last segment is there, empty or not there.
fn forms(template: &Template) -> Vec<Form> {
    let mut segments = vec![Segment::default()];
    let mut names = template.names.iter();
    for part in &template.parts {
        for (index, text) in part.split('/').enumerate() {
            if index > 0 {
                segments.push(Segment::default());
            }
            if let Some(Segment { before, placeholder, after }) = segments.last_mut() {
                let side = if placeholder.is_some() { after } else { before };
                side.push_str(text);
            }
        }
        if let (Some(name), Some(segment)) = (names.next(), segments.last_mut()) {
            segment.placeholder = Some(name.clone());
        }
    }
    // Nothing is before the first slash.
    segments.remove(0);
    let is_open = template.last == Last::Rest;
    let mut forms = vec![Form { segments: segments.clone(), is_open }];
    if template.last == Last::Optional {
        segments.pop();
        if !segments.is_empty() {
            forms.push(Form { segments: segments.clone(), is_open });
        }
        segments.push(Segment::default());
        forms.push(Form { segments, is_open });
    }
    forms
}

impl Form {
    /// Returns the segment at a position.
    fn segment(&self, index: usize) -> Option<Segment> {
        match self.segments.get(index) {
            Some(segment) => Some(segment.clone()),
            None if self.is_open => {
                let placeholder = self.segments.last()?.placeholder.clone();
                Some(Segment { placeholder, ..Segment::default() })
            }
            None => None,
        }
    }

    fn common(&self, other: &Self) -> Option<String> {
        let length = self.segments.len().max(other.segments.len());
        let mut path = String::new();
        let mut is_same = true;
        for index in 0..length {
            let (first, second) = (self.segment(index)?, other.segment(index)?);
            // The last placeholder of only one of them takes more than this segment.
            let is_last = index + 1 == length;
            is_same &= first.is_same(&second) && (!is_last || self.is_open == other.is_open);
            path = format!("{path}/{}", first.common(&second, index)?);
        }
        (!is_same).then_some(path)
    }
}

impl Segment {
    fn is_same(&self, other: &Self) -> bool {
        self.before == other.before
            && self.placeholder == other.placeholder
            && self.after == other.after
    }

    /// Returns whether the text is one of this segment.
    fn matches(&self, text: &str) -> bool {
        let rest = text.strip_prefix(&*self.before);
        rest.is_some_and(|rest| rest.ends_with(&*self.after))
    }

    /// Returns a text of both segments, if there is one. `number` is the argument if both have one.
    fn common(&self, other: &Self, number: usize) -> Option<String> {
        match (&self.placeholder, &other.placeholder) {
            (None, None) => (self.before == other.before).then(|| self.before.clone()),
            (None, Some(_)) => other.matches(&self.before).then(|| self.before.clone()),
            (Some(_), None) => self.matches(&other.before).then(|| other.before.clone()),
            (Some(_), Some(_)) => {
                let before =
                    longer(&self.before, &other.before, |long, short| long.starts_with(short))?;
                let after = longer(&self.after, &other.after, |long, short| long.ends_with(short))?;
                Some(format!("{before}{number}{after}"))
            }
        }
    }
}

/// Returns the longer one of two texts, if it contains the other where the function looks for it.
fn longer<'t>(
    first: &'t str,
    second: &'t str,
    contains: impl Fn(&str, &str) -> bool,
) -> Option<&'t str> {
    let (long, short) = if first.len() < second.len() { (second, first) } else { (first, second) };
    contains(long, short).then_some(long)
}
