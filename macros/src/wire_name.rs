//! The names of fields on the wire: serde's `rename`, `alias` and `rename_all`.

use crate::{context::Context, field::Field, item::Item, suggest};

/// Which way a message goes.
#[derive(Clone, Copy)]
pub(crate) enum Direction {
    Serialize,
    Deserialize,
}

impl Direction {
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Serialize => "serialize",
            Self::Deserialize => "deserialize",
        }
    }
}

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

/// The name that is written, or the one that is read above others.
pub(crate) fn wire_name(item: &Item<'_>, field: &Field<'_>, direction: Direction) -> String {
    if let Some(name) = field.serde.text("rename", direction) {
        return name.value();
    }
    match item.serde.text("rename_all", direction) {
        Some(rule) => renamed(&field.name(), &rule.value()),
        None => field.name(),
    }
}

/// All names that are read, in the order in which serde lists them.
pub(crate) fn names_read(item: &Item<'_>, field: &Field<'_>) -> Vec<String> {
    let mut names = vec![wire_name(item, field, Direction::Deserialize)];
    names.extend(field.serde.aliases());
    names.sort();
    names.dedup();
    names
}

/// An unknown rule of `rename_all` is an error.
pub(crate) fn check(cx: &Context, item: &Item<'_>) {
    for rule in item.serde.texts("rename_all") {
        if !RULES.contains(&&*rule.value()) {
            let instead = suggest::instead(&rule.value(), RULES);
            cx.error(rule.span(), format_args!("unknown rule {:?}; {instead}", rule.value()));
        }
    }
}

/// Applies a rule to a name in `snake_case`, as fields have it.
fn renamed(name: &str, rule: &str) -> String {
    let capitalized = || -> String {
        let mut words = name.split('_').map(|word| {
            let mut rest = word.chars();
            rest.next().map_or(String::new(), |first| {
                first.to_ascii_uppercase().to_string() + rest.as_str()
            })
        });
        words.by_ref().collect()
    };
    match rule {
        "UPPERCASE" | "SCREAMING_SNAKE_CASE" => name.to_ascii_uppercase(),
        "PascalCase" => capitalized(),
        "camelCase" => {
            let name = capitalized();
            let mut rest = name.chars();
            rest.next().map_or(String::new(), |first| {
                first.to_ascii_lowercase().to_string() + rest.as_str()
            })
        }
        "kebab-case" => name.replace('_', "-"),
        "SCREAMING-KEBAB-CASE" => name.to_ascii_uppercase().replace('_', "-"),
        _ => name.to_owned(),
    }
}
