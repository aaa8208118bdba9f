//! Checks that all paths of an endpoint have the same placeholders, because any of them may be
//! chosen for a request. Those that are optional in a path may differ.

use crate::{
    diagnostics::Diagnostics,
    metadata::model::{History, Last, Template, VersionedPath},
};

/// Checks that all paths have the placeholders that most paths have, and adds the placeholders to
/// the history.
pub(super) fn check(diagnostics: &Diagnostics, history: &mut History) {
    let Some(first) = history.paths.first() else { return };
    let optional: Vec<String> = collect(&history.paths, |template| {
        template.last_if(Last::Optional).into_iter().cloned().collect()
    });
    let required = |path: &VersionedPath| -> Vec<String> {
        let names = path.template.names.iter();
        names.filter(|name| !optional.contains(name)).cloned().collect()
    };
    let all: Vec<_> = history.paths.iter().map(required).collect();
    let expected = expected(&all).to_vec();
    let is_first = is_same(&required(first), &expected);
    let rest = history.paths.iter().find_map(|path| path.template.last_if(Last::Rest));
    for (path, names) in history.paths.iter().zip(&all) {
        let message =
            difference(names, &expected, is_first).or_else(|| other_extent(&path.template, rest));
        if let Some(message) = message {
            diagnostics.error(path.template.literal.span(), message);
        }
    }
    // A name that only some paths have is optional, or has been reported.
    history.placeholders = first.template.names.clone();
    let others = optional.iter().filter(|name| !first.template.names.contains(name));
    history.placeholders.extend(others.cloned());
    history.optional = optional;
    for path in &mut history.paths {
        let index = |name: &String| history.placeholders.iter().position(|other| other == name);
        path.indices = path.template.names.iter().filter_map(index).collect();
    }
}

/// Returns the distinct names that a function returns for all paths.
fn collect(paths: &[VersionedPath], names: impl Fn(&Template) -> Vec<String>) -> Vec<String> {
    let mut all = Vec::new();
    for name in paths.iter().flat_map(|path| names(&path.template)) {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

/// Returns the placeholders that most paths have. If there are several, they are those of the first.
fn expected(all: &[Vec<String>]) -> &[String] {
    let count = |names: &&Vec<String>| all.iter().filter(|other| is_same(names, other)).count();
    // `max_by_key` returns the last of equal elements.
    all.iter().rev().max_by_key(count).map_or(&[], Vec::as_slice)
}

/// Describes a placeholder that takes the rest of this path but not of others, or the reverse.
fn other_extent(template: &Template, rest: Option<&String>) -> Option<String> {
    let rest = rest.filter(|rest| template.names.contains(rest))?;
    (template.last_if(Last::Rest) != Some(rest))
        .then(|| format!("`{{*{rest}}}` takes the rest of another path; write the same here"))
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
