//! Checks that all paths of an endpoint have the same placeholders, because any of them may be
//! chosen for a request.

use crate::{
    diagnostics::Diagnostics,
    metadata::model::{History, VersionedPath},
};

/// Checks that all paths have the placeholders that most paths have, and adds the placeholders to
/// the history.
pub(super) fn check(diagnostics: &Diagnostics, history: &mut History) {
    let Some(first) = history.paths.first() else { return };
    let expected = expected(&history.paths).unwrap_or(first).template.names.clone();
    let is_first = is_same(&first.template.names, &expected);
    history.placeholders = first.template.names.clone();
    for path in &mut history.paths {
        if let Some(message) = difference(&path.template.names, &expected, is_first) {
            diagnostics.error(path.template.literal.span(), message);
        }
        let index = |name: &String| history.placeholders.iter().position(|other| other == name);
        // A name without an index has been reported.
        path.indices = path.template.names.iter().filter_map(index).collect();
    }
}

/// Returns a path whose placeholders most paths have. If there are several, it is the first.
fn expected(paths: &[VersionedPath]) -> Option<&VersionedPath> {
    let count = |path: &VersionedPath| {
        let is_same = |other: &&VersionedPath| is_same(&path.template.names, &other.template.names);
        paths.iter().filter(is_same).count()
    };
    // `max_by_key` returns the last of equal elements.
    paths.iter().rev().max_by_key(|path| count(path))
}

/// Returns whether two paths have the same placeholders, in any order. A path has no placeholder
/// twice.
fn is_same(names: &[String], others: &[String]) -> bool {
    names.len() == others.len() && names.iter().all(|name| others.contains(name))
}

/// Describes how the placeholders of a path differ from the expected ones.
fn difference(names: &[String], expected: &[String], is_first: bool) -> Option<String> {
    let other = if is_first { "the first path" } else { "the other paths" };
    let missing: Vec<_> = expected.iter().filter(|name| !names.contains(name)).collect();
    let surplus: Vec<_> = names.iter().filter(|name| !expected.contains(name)).collect();
    Some(match (&missing[..], &surplus[..]) {
        ([], []) => return None,
        ([missing], [surplus]) => format!(
            "the placeholder `{{{surplus}}}` is `{{{missing}}}` in {other}; write the same name"
        ),
        ([], [surplus, ..]) => format!(
            "the placeholder `{{{surplus}}}` is missing from {other}; write the same placeholders in \
             all paths"
        ),
        ([missing, ..], _) => format!(
            "this path lacks the placeholder `{{{missing}}}` of {other}; write the same \
             placeholders in all paths"
        ),
    })
}
