//! Documentation in attributes.

use syn::{Attribute, Expr, Lit, Meta};

/// Returns the documentation of an item, without the space at the beginning of each line.
pub(super) fn docs(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter(|attribute| attribute.path().is_ident("doc"));
    let lines = lines.filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(meta) => match &meta.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(line) => Some(line.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    let lines: Vec<_> = lines
        .map(|line| line.strip_prefix(' ').map_or_else(|| line.clone(), str::to_owned))
        .collect();
    lines.join("\n").trim().to_owned()
}

pub(super) fn is_deprecated(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("deprecated"))
}
