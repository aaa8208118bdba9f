//! Serde attributes that contradict each other, or have no effect on a field.

use syn::{Ident, LitStr};

use super::field::is_part;
use crate::{
    diagnostics::Diagnostics,
    parse::{
        field::{Field, Kind},
        item::Item,
    },
    tokens,
};

/// Pairs of keys of which one includes the other. Serde rejects them as well.
const INCLUDED: [(&str, &str); 4] = [
    ("with", "serialize_with"),
    ("with", "deserialize_with"),
    ("skip", "skip_serializing"),
    ("skip", "skip_deserializing"),
];

pub(super) fn check(diagnostics: &Diagnostics, item: &Item<'_>) {
    let fields = item.fields.iter().filter(|field| {
        let is_by_serde =
            matches!(field.kind, Kind::Member | Kind::Query | Kind::QueryAll | Kind::Body);
        is_by_serde && !field.is_text() && !field.serde.has_errors
    });
    for field in fields.clone() {
        check_field(diagnostics, field);
    }
    let flattened = fields.clone().find(|field| is_part(field) && field.serde.flatten.is_some());
    if let (Some(deny), Some(field)) = (item.serde.deny_unknown_fields, flattened) {
        diagnostics.error(
            deny,
            format_args!(
                "`deny_unknown_fields` does not work beside `flatten`, because the field `{}` \
                 reads what other fields do not; remove one of the two",
                field.name()
            ),
        );
    }
}

fn check_field(diagnostics: &Diagnostics, field: &Field<'_>) {
    let keys = &field.serde.keys;
    let find = |name: &str| keys.iter().position(|key| key == name);
    for (whole, part) in INCLUDED {
        if let (Some(whole), Some(part)) = (find(whole), find(part)) {
            let later = &keys[whole.max(part)];
            let (whole, part) = (&keys[whole], &keys[part]);
            diagnostics.error(
                later.span(),
                format_args!("`{whole}` includes `{part}`; remove one of the two"),
            );
            return;
        }
    }
    if field.serde.flatten.is_some()
        && let Some(name) = keys.iter().find(|key| *key == "rename" || *key == "alias")
    {
        diagnostics.error(
            name.span(),
            format_args!("a flattened field has no name of its own; remove `{name}` or `flatten`"),
        );
    }
    if let Some(borrow) = keys.iter().find(|key| *key == "borrow") {
        check_borrow(diagnostics, field, borrow);
    }
}

/// Reports `borrow` on a type without lifetimes, and lifetimes that the type does not have.
fn check_borrow(diagnostics: &Diagnostics, field: &Field<'_>, key: &Ident) {
    let lifetimes = tokens::lifetimes(field.ty);
    if lifetimes.is_empty() {
        diagnostics.error(
            key.span(),
            format_args!("nothing in the type of `{}` borrows; remove `borrow`", field.name()),
        );
        return;
    }
    let Some(written) = &field.serde.borrowed else { return };
    match unknown_lifetime(written, &lifetimes) {
        Ok(None) => {}
        Ok(Some(unknown)) => diagnostics.error(
            written.span(),
            format_args!(
                "the type of `{}` does not have the lifetime `'{unknown}`; write one that it has, \
                 or `borrow` alone",
                field.name()
            ),
        ),
        Err(_) => diagnostics.error(
            written.span(),
            "expected lifetimes, as in `borrow = \"'a + 'b\"`, or `borrow` alone",
        ),
    }
}

/// Returns the first lifetime in the string that is not one of `known`.
fn unknown_lifetime(written: &LitStr, known: &[Ident]) -> syn::Result<Option<Ident>> {
    let parser =
        syn::punctuated::Punctuated::<syn::Lifetime, syn::Token![+]>::parse_separated_nonempty;
    let lifetimes = written.parse_with(parser)?;
    Ok(lifetimes.into_iter().map(|it| it.ident).find(|ident| !known.contains(ident)))
}
