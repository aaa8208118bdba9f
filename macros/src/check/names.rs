//! The names of members and parameters: serde's `rename`, `rename_all` and `alias`.

use std::collections::BTreeSet;

use proc_macro2::Span;

use crate::{
    diagnostics::Diagnostics,
    model::Member,
    parse::{
        field::Field,
        serde::{ContainerAttributes, Names},
    },
    suggest,
};

const RULES: &[&str] = &[
    "lowercase",
    "UPPERCASE",
    "PascalCase",
    "camelCase",
    "snake_case",
    "SCREAMING_SNAKE_CASE",
    "kebab-case",
    "SCREAMING-KEBAB-CASE",
];

/// Reports rules of `rename_all` that serde does not have.
pub(super) fn check_rules(diagnostics: &Diagnostics, rename_all: &Names) {
    for rule in &rename_all.literals {
        if !RULES.contains(&&*rule.value()) {
            let instead = suggest::instead(&rule.value(), RULES);
            diagnostics
                .error(rule.span(), format_args!("unknown rule {:?}; {instead}", rule.value()));
        }
    }
}

/// Returns the name under which the field is written.
pub(super) fn written(container: &ContainerAttributes, field: &Field<'_>) -> String {
    match (&field.serde.rename.serialize, &container.rename_all.serialize) {
        (Some(name), _) => name.value(),
        (None, Some(rule)) => renamed(&field.name(), &rule.value()),
        (None, None) => field.name(),
    }
}

/// Returns all names under which the field is read. Error messages contain the first one.
pub(super) fn read(container: &ContainerAttributes, field: &Field<'_>) -> Vec<String> {
    let first = match (&field.serde.rename.deserialize[..], &container.rename_all.deserialize[..]) {
        ([name, ..], _) => name.value(),
        ([], [rule, ..]) => renamed(&field.name(), &rule.value()),
        ([], []) => field.name(),
    };
    let mut names = vec![first];
    let others = field.serde.rename.deserialize.iter().skip(1).chain(&field.serde.aliases);
    for name in others.map(syn::LitStr::value) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Applies a rule to a name in `snake_case`, as serde does.
fn renamed(name: &str, rule: &str) -> String {
    let pascal = || -> String { name.split('_').map(|word| with_first(word, true)).collect() };
    match rule {
        "UPPERCASE" | "SCREAMING_SNAKE_CASE" => name.to_ascii_uppercase(),
        "PascalCase" => pascal(),
        "camelCase" => with_first(&pascal(), false),
        "kebab-case" => name.replace('_', "-"),
        "SCREAMING-KEBAB-CASE" => name.to_ascii_uppercase().replace('_', "-"),
        _ => name.to_owned(),
    }
}

/// Returns the word with its first character in upper or lower case.
fn with_first(word: &str, upper: bool) -> String {
    let mut rest = word.chars();
    let Some(mut first) = rest.next() else { return String::new() };
    if upper {
        first.make_ascii_uppercase();
    } else {
        first.make_ascii_lowercase();
    }
    format!("{first}{}", rest.as_str())
}

/// Reports two members of a body, or parameters of a query, with the same name. The error is on the
/// second.
pub(super) fn check_distinct(
    diagnostics: &Diagnostics,
    members: &[(&Field<'_>, Member<'_>)],
    part: &str,
) {
    let (mut read, mut written): (Vec<Seen<'_>>, Vec<Seen<'_>>) = (Vec::new(), Vec::new());
    let mut fields = BTreeSet::new();
    for (field, member) in members {
        // The compiler reports a field that is declared twice.
        if !fields.insert(field.ident.to_string()) {
            continue;
        }
        let read_names =
            member.read.iter().flat_map(|read| read.names.iter().chain(member.older_names()));
        let written_names =
            member.write.iter().flat_map(|write| write.name.iter().chain(member.older_names()));
        let find = |seen: &[Seen<'_>], name: &str| {
            seen.iter().find(|seen| seen.name == name).map(|seen| seen.field.name())
        };
        let clash = read_names
            .clone()
            .find_map(|name| Some((name, find(&read, name)?)))
            .or_else(|| written_names.clone().find_map(|name| Some((name, find(&written, name)?))));
        if let Some((name, first)) = clash {
            diagnostics.error(
                span(field, name),
                format_args!(
                    "`{name}` is the name of the field `{first}` in the {part} already; give one \
                     of the two another name"
                ),
            );
        }
        read.extend(read_names.map(|name| Seen { name, field }));
        written.extend(written_names.map(|name| Seen { name, field }));
    }
}

/// A name, and the field that has it.
struct Seen<'m> {
    name: &'m str,
    field: &'m Field<'m>,
}

/// Returns where a name of a field is written.
pub(super) fn span(field: &Field<'_>, name: &str) -> Span {
    let mut literals = field.serde.rename.literals.iter().chain(&field.serde.aliases);
    let mut older = field.keys.history.renamed.iter().map(|(_, older)| older);
    let literal = literals.find(|it| it.value() == name).map(syn::LitStr::span);
    let older = || older.find(|it| it.from == name).map(|it| it.span);
    literal.or_else(older).unwrap_or_else(|| field.ident.span())
}
